"""Legal holds: put on a folder with a reason, and lifted; while one is on, nothing in the folder is erased or taken out."""

from collections.abc import Callable
from dataclasses import dataclass

from almoner.engine.errors import NotKnown, Refused
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.neutral import neutral
from almoner.ports.entering import Caller
from almoner.ports.erasing import Hold
from almoner.ports.keeping import Folder, Work
from almoner.services.people.allow import Allow, Leave

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Holds:
    """Raises NotAllowed. `mirror` brings the list beside the database up to date."""

    allow: Allow
    mirror: Callable[[], None]

    def put(self, caller: Caller, folder: str, reason: str) -> Hold:
        """Raises Conflict where it is held already, Refused without a reason."""
        reason = neutral(reason)
        if not 1 <= len(reason) <= LONGEST_REASON:
            why = f"a reason has 1 to {LONGEST_REASON} signs"
            raise Refused("hold_reason", what="The folder was not held", why=why, do="say why it must be kept")

        def then(work: Work, leave: Leave) -> Hold:
            return work.holds.add(folder, leave.account.id, reason)

        made = self.allow(caller, Action.FOLDER_HOLD, then, folder=folder)
        self.mirror()
        return made

    def lift(self, caller: Caller, folder: str) -> None:
        """Raises NotKnown where it is not held."""

        def then(work: Work, _leave: Leave) -> None:
            if not work.holds.lift(folder):
                why = "no legal hold is on this folder"
                raise NotKnown("not_held", what="Nothing was changed", why=why, do="look at the list of holds")

        self.allow(caller, Action.FOLDER_HOLD, then, folder=folder)
        self.mirror()

    def list(self, caller: Caller) -> list[Hold]:
        """Newest first, lifted ones too."""
        return self.allow(caller, Action.FOLDER_HOLD, lambda work, _leave: list(work.holds.all()))


def not_held(folder: Folder | None) -> None:
    """Raises Refused where a legal hold keeps the folder."""
    if folder is not None and folder.held_until_lifted:
        raise Refused(
            "legal_hold", what="Nothing was taken out", why="a legal hold keeps this folder", do="have the hold lifted first"
        )
