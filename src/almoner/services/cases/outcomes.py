"""What came of a case, or of one finding of it."""

from dataclasses import dataclass

from almoner.engine.cases.case import OutcomeCame
from almoner.engine.errors import NotKnown
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import CaseView
from almoner.services.keeping.case_record import told


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Calling it raises NotAllowed, NotKnown for a finding that the case's last audit has not, Refused for a closed case."""

    cases: Cases

    def __call__(self, caller: Caller, folder: str, case: str, said: OutcomeCame, *, key: str | None = None) -> CaseView:
        """Without a finding it is of the whole case, which is closed with it."""

        def first(work: Work) -> None:
            read = told(work, folder, case).case.read
            audit = None if read is None else work.audits.get(folder, read)
            answer = (None if audit is None else audit.answer) or {"findings": [], "rights": []}
            if said.finding is not None and all(one["id"] != said.finding for one in (*answer["findings"], *answer["rights"])):
                raise NotKnown(
                    "no_such_finding", what="Nothing was kept", why="the case has no such finding", do="look at its findings"
                )

        return self.cases.happens(caller, Action.CASE_END, folder, case, [said], key=key, first=first)
