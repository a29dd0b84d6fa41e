"""Papers of a case: put in, taken out of it again (never out of the folder), and those that came back as a reply."""

from dataclasses import dataclass
from datetime import date

from almoner.engine.cases.case import PaperAdded, PaperTakenOut, ReplyCame
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import CaseView
from almoner.services.keeping.fetch import known


@dataclass(frozen=True, slots=True)
class CasePapers:
    """Raises NotAllowed, NotKnown for what is not in the folder or the case, Refused for what does not follow."""

    cases: Cases

    def add(self, caller: Caller, folder: str, case: str, paper: str, *, key: str | None = None) -> CaseView:
        then = [PaperAdded(paper)]
        return self.cases.happens(
            caller, Action.CASE_CHANGE, folder, case, then, key=key, first=lambda work: known(work, folder, paper)
        )

    def take_out(self, caller: Caller, folder: str, case: str, paper: str) -> CaseView:
        return self.cases.happens(caller, Action.CASE_CHANGE, folder, case, [PaperTakenOut(paper)])

    def reply(self, caller: Caller, folder: str, case: str, paper: str, on: date, *, key: str | None = None) -> CaseView:
        """A paper of the folder that came back on this day."""
        then = [ReplyCame(paper, on)]
        return self.cases.happens(
            caller, Action.CASE_CHANGE, folder, case, then, key=key, first=lambda work: known(work, folder, paper)
        )
