"""What was erased, as a list beside the database, and as the privacy officer sees it."""

from dataclasses import dataclass

from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.erasing import Aside, Tombstone
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class Tombstones:
    """Calling it brings the list beside the database up to date: after each erasure and at each start. Raises Unavailable."""

    allow: Allow
    aside: Aside

    def __call__(self) -> None:
        self.aside.keep(self.allow.database.read(lambda work: list(work.tombstones.all())))

    def list(self, caller: Caller) -> list[Tombstone]:
        """Oldest first. Raises NotAllowed."""
        return self.allow(caller, Action.TOMBSTONES_SEE, lambda work, _leave: list(work.tombstones.all()))
