"""Who one is here."""

from dataclasses import dataclass

from almoner.ports.accounts import Account
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database
from almoner.services.people.own import mine


@dataclass(frozen=True, slots=True)
class Me:
    """Calling it gives one's own account. Raises NotAllowed for a key of a program, NotSignedIn where it is closed."""

    database: Database

    def __call__(self, caller: Caller) -> Account:
        return self.database.read(lambda one: mine(one, caller))
