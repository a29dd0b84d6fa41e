"""Which folders an account may come to."""

from collections.abc import Iterator

from almoner.ports.keeping import Work


def reached(work: Work, account: str) -> Iterator[str]:
    """Ids of the account's own folders, then of those it was ever let into, each once."""
    own = [one.id for one in work.folders.of(account)]
    yield from dict.fromkeys([*own, *(one.grant.folder for one in work.grants.to(account))])
