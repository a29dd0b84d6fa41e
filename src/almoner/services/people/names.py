"""What accounts are called, for whoever is shown one by its id."""

from collections.abc import Iterable
from dataclasses import dataclass

from almoner.ports.keeping import Database, Work


@dataclass(frozen=True, slots=True)
class Names:
    """Those that are known here, closed ones too."""

    database: Database

    def __call__(self, accounts: Iterable[str]) -> dict[str, str]:
        wanted = set(accounts)
        return self.database.read(lambda work: names_of(work, wanted)) if wanted else {}


def names_of(work: Work, accounts: set[str]) -> dict[str, str]:
    known = ((one, work.accounts.get(one)) for one in accounts)
    return {id: account.name for id, account in known if account is not None}
