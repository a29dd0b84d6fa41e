"""What was erased, as a list beside the database, and as the privacy officer sees it."""

from contextlib import suppress
from dataclasses import dataclass

from almoner.engine.errors import AlmonerError
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.erasing import Aside, Tombstone
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class Tombstones:
    """Calling it brings the list beside the database up to date: after each erasure and at each start. What cannot be written now
    is written the next time; `well` says so meanwhile."""

    allow: Allow
    aside: Aside

    def __call__(self) -> None:
        with suppress(AlmonerError):
            self.aside.keep(self._all())

    def well(self) -> bool:
        """Whether every tombstone stands in the list beside the database."""
        try:
            return set(self._all()) <= set(self.aside.all())
        except AlmonerError:
            return False

    def _all(self) -> list[Tombstone]:
        return self.allow.database.read(lambda work: [*work.tombstones.all()])

    def list(self, caller: Caller) -> list[Tombstone]:
        """Oldest first. Raises NotAllowed."""
        return self.allow(caller, Action.TOMBSTONES_SEE, lambda work, _leave: list(work.tombstones.all()))
