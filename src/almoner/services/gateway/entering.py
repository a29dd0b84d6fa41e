"""Who may ask a model: by a key of a program that may, or as the owner of a one-person machine. Known for a moment, so that not every call asks the database."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from almoner.engine.errors import NotAllowed
from almoner.engine.privacy.permissions import Action, is_allowed
from almoner.ports.entering import Caller, Place
from almoner.ports.keeping import Database
from almoner.services.people.api_keys import ApiKeys
from almoner.services.people.one_person import OnePerson

KNOWN_FOR = 2_000_000_000
"""Nanoseconds for which an ended key may still hold."""
MOST = 4096


@dataclass(slots=True)
class Enter:
    """`ticks` counts nanoseconds."""

    database: Database
    keys: ApiKeys
    owner: OnePerson
    ticks: Callable[[], int]
    known: OrderedDict[tuple[str, str], tuple[int, Caller]] = field(default_factory=OrderedDict)

    def known_already(self, token: str | None, place: Place) -> Caller | None:
        found = self.known.get((token or "", place.address))
        return found[1] if found is not None and self.ticks() - found[0] < KNOWN_FOR else None

    def __call__(self, token: str | None, place: Place) -> Caller:
        """Raises NotSignedIn, NotAllowed."""
        caller = self.owner.owner(place) if token is None else self.keys.who(token, place)
        account = self.database.read(lambda work: work.accounts.get(caller.account))
        allowed = account is not None and is_allowed(Action.MODELS_USE, account.roles)
        if not allowed or (caller.only is not None and Action.MODELS_USE not in caller.only):
            raise not_for_models()
        self.known[token or "", place.address] = (self.ticks(), caller)
        self.known.move_to_end((token or "", place.address))
        while len(self.known) > MOST:
            self.known.popitem(last=False)
        return caller


def not_for_models() -> NotAllowed:
    why = "this key is not for models"
    return NotAllowed("not_for_models", what="Nothing was asked", why=why, do=f"make one for “{Action.MODELS_USE.value}”")
