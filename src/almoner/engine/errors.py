"""The one family of errors: what happened, why, and what to do now, as one sentence."""


class AlmonerError(Exception):
    """An answer, not a crash. `code` is stable and free of personal data; the sentence may name a file and is never logged."""

    def __init__(self, code: str, *, what: str, why: str, do: str) -> None:
        super().__init__(f"{what}: {why}; {do}.")
        self.code, self.what, self.why, self.do = code, what, why, do


class Misused(AlmonerError):
    """The command or request is wrong."""


class Refused(AlmonerError):
    """Understood, but cannot be accepted."""


class Unavailable(AlmonerError):
    """Something we need is away; trying again may work."""


class NotInstalled(Unavailable):
    """A part that is not installed here; the sentence names the command that installs it."""
