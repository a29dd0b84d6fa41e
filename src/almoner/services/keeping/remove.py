"""Take a paper out of a folder: its key and its document are gone; audits that were made of it stay."""

from collections.abc import Callable
from dataclasses import dataclass

from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.keeping.fetch import no_such_paper
from almoner.services.keeping.holds import not_held
from almoner.services.people.allow import Allow, Leave


@dataclass(frozen=True, slots=True)
class Remove:
    """Calling it raises NotAllowed, NotKnown, Refused where the folder is held. `mirror` brings the list of what was erased beside
    the database up to date."""

    allow: Allow
    documents: Documents
    mirror: Callable[[], None] = lambda: None

    def __call__(self, caller: Caller, folder: str, paper: str) -> None:
        def then(work: Work, leave: Leave) -> None:
            not_held(leave.folder)
            if not work.papers.remove(folder, paper):
                raise no_such_paper()

        self.allow(caller, Action.PAPER_REMOVE, then, folder=folder, resource=paper)
        self.mirror()
        self.documents.remove(paper)
