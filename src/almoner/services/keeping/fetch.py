"""Look at the papers of a folder: the list, or one as it came."""

from dataclasses import dataclass
from typing import BinaryIO

from almoner.engine.cases.folding import fold
from almoner.engine.errors import NotKnown
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptPaper
from almoner.services.people.allow import Allow, Leave


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper, the cases it belongs to, and whether an audit was asked to read it."""

    paper: KeptPaper
    cases: tuple[str, ...]
    read: bool


@dataclass(frozen=True, slots=True)
class Fetch:
    """Raises NotAllowed."""

    allow: Allow
    documents: Documents

    def list(self, caller: Caller, folder: str, *, after: str | None = None, most: int = 50) -> list[Listed]:
        """Oldest first."""

        def then(work: Work, _leave: Leave) -> list[Listed]:
            cases = [(one.id, frozenset(fold(one.events).papers)) for one in work.cases.of(folder)]
            read = {paper for one in work.audits.of(folder) for paper in one.asked["papers"]}
            return [
                Listed(one, tuple(case for case, papers in cases if one.id in papers), one.id in read)
                for one in work.papers.of(folder, after=after, most=most)
            ]

        return self.allow(caller, Action.PAPER_SEE, then, folder=folder)

    def __call__(self, caller: Caller, folder: str, paper: str) -> tuple[KeptPaper, BinaryIO]:
        """Whoever reads the stream closes it. Raises NotKnown, Refused for a document that was changed."""

        def then(work: Work, _leave: Leave) -> KeptPaper:
            return known(work, folder, paper)

        found = self.allow(caller, Action.PAPER_SEE, then, folder=folder, resource=paper)
        return found, self.documents.open(found.stored)


def known(work: Work, folder: str, paper: str) -> KeptPaper:
    """Raises NotKnown."""
    found = work.papers.get(folder, paper)
    if found is None:
        raise no_such_paper()
    return found


def no_such_paper() -> NotKnown:
    return NotKnown(
        "no_such_paper", what="No paper was found", why="it is not in this folder", do="look at the list of the folder's papers"
    )
