"""How often asking has helped here: counted over the cases that somebody may see, as counts alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from almoner.engine.cases.case import OutcomeCame
from almoner.engine.office.success import CameOf, Rate, success
from almoner.engine.privacy.permissions import Action
from almoner.ports.cases import KeptCase
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.keeping.case_record import audits_of
from almoner.services.keeping.reached import reached
from almoner.services.people.allow import Allow, Leave, No, decide

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SuccessHere:
    """Calling it raises NotAllowed. Each folder that was looked into has its line in the journal."""

    allow: Allow

    def __call__(self, caller: Caller) -> tuple[Rate, ...]:
        def then(work: Work, leave: Leave) -> list[CameOf]:
            found: list[CameOf] = []
            for folder in reached(work, leave.account.id):
                here = decide(work, caller, Action.CASE_SEE, folder)
                if not isinstance(here, No):
                    came = [one for case in work.cases.of(folder) for one in came_of(work, case)]
                    if came:
                        work.journal(here.act, Action.SUCCESS_SEE.value, folder, folder=folder)
                    found += came
            return found

        return success(self.allow(caller, Action.SUCCESS_SEE, then))


def came_of(work: Work, case: KeptCase) -> Iterator[CameOf]:
    """Each outcome; a finding is looked up in the audits of its case, the last first."""
    outcomes = [one.event for one in case.events if isinstance(one.event, OutcomeCame)]
    if not outcomes:
        return
    answers = [answer for id in audits_of(case) if (answer := answer_of(work, case.folder, id)) is not None]
    for outcome in outcomes:
        for finding in outcome.settles or (None,):
            check, payer = about(finding, answers)
            yield CameOf(check, payer, outcome.kind)


def answer_of(work: Work, folder: str, audit: str) -> Mapping[str, Any] | None:
    found = work.audits.get(folder, audit)
    return None if found is None else found.answer


def about(finding: str | None, answers: list[Mapping[str, Any]]) -> tuple[str | None, str]:
    """The check that a finding or right is of, and who pays: as the bill says, else as was told for the audit."""
    for answer in answers:
        for one in (*answer["findings"], *answer["rights"]):
            if one["id"] == finding:
                return one["check"], payer_of(one.get("bills") or [], answer)
    return None, payer_of([], answers[0]) if answers else UNKNOWN


def payer_of(bills: list[str], answer: Mapping[str, Any]) -> str:
    told = answer["run"].get("payers") or []
    printed = [bill["payer"]["type"] for bill in answer["bills"] if not bills or bill["id"] in bills]
    return next((one for one in (*told, *printed) if one), UNKNOWN)
