"""People see who looked at theirs: the lines of the journal about one folder, for its owner alone."""

from dataclasses import dataclass
from datetime import datetime

from almoner.engine.privacy.chain import Entry
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.services.people.allow import Allow, Leave
from almoner.services.people.names import names_of


@dataclass(frozen=True, slots=True)
class Look:
    """One line. `name` is that of the account, None where it is not known here; `origin` is told of one's own alone: from where
    somebody else came is theirs."""

    number: int
    at: datetime
    who: str
    name: str | None
    is_you: bool
    purpose: str
    action: str
    resource: str
    outcome: str
    origin: str | None


@dataclass(frozen=True, slots=True)
class Looks:
    """Only of a folder that is one's own: who acts for its owner, or was let in, does not see who else did."""

    allow: Allow

    def __call__(self, caller: Caller, folder: str, *, before: int | None = None, most: int = 50) -> list[Look]:
        """The latest first, those `before` a line's number. Raises NotAllowed."""

        def then(work: Work, leave: Leave) -> list[Look]:
            found = list(work.entries.of_folder(folder, before=before, most=most))
            names = names_of(work, {one.who for one in found})
            return [look(one, leave.account.id, names) for one in found]

        return self.allow(caller, Action.FOLDER_LOOKS, then, folder=folder)

    def of_mine(self, caller: Caller, *, most: int = 50) -> list[tuple[Folder, list[Look]]]:
        """Of each folder that is one's own, oldest first."""
        mine = self.allow.database.read(lambda work: list(work.folders.of(caller.account)))
        return [(one, self(caller, one.id, most=most)) for one in mine]


def look(entry: Entry, you: str, names: dict[str, str]) -> Look:
    mine = entry.who == you
    return Look(
        entry.number,
        entry.at,
        entry.who,
        names.get(entry.who),
        mine,
        entry.purpose,
        entry.action,
        entry.resource,
        entry.outcome,
        entry.origin if mine else None,
    )
