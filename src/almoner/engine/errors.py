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


class NotSignedIn(AlmonerError):
    """Nobody is known to be asking, or no longer."""


class NotAllowed(AlmonerError):
    """Known who is asking; this account may not do it. The same sentence for what is not there, so that ids tell nothing."""


class NotKnown(AlmonerError):
    """What was asked for is not there, or not any more."""


class Conflict(AlmonerError):
    """Somebody else changed it first, or it was done already."""


class TooMany(AlmonerError):
    """Too often in a short time; `wait_s` seconds from now it may be tried again."""

    def __init__(self, code: str, *, what: str, why: str, do: str, wait_s: int = 1) -> None:
        super().__init__(code, what=what, why=why, do=do)
        self.wait_s = wait_s
