"""Whether to ask for help with the bills of a case: by its answers, its state, and the day's poverty line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.answers import Answers
from almoner.engine.cases.charity import Asked, Screened, screen
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.services.cases.cases import Cases
from almoner.services.cases.view import day_of
from almoner.services.keeping.case_record import told

TIME_TO_ASK = "I02"
"""The check of the right that holds the last day to ask."""


@dataclass(frozen=True, slots=True)
class Aid:
    """What was found, and the days of the right to ask where the audit reckoned them."""

    screened: Screened
    act_by: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class ScreenAid:
    """`understand` reads answers from their plain form. Raises NotAllowed, NotKnown."""

    cases: Cases
    law: Callable[[], Rulebook]
    understand: Callable[[Mapping[str, Any]], Answers]

    def __call__(self, caller: Caller, folder: str, case: str) -> Aid:
        def then(work: Work, _leave: object) -> Aid:
            one = told(work, folder, case)
            audit = None if one.case.read is None else work.audits.get(folder, one.case.read)
            answer: Mapping[str, Any] = (None if audit is None else audit.answer) or {"rights": [], "run": {}}
            answers = self.understand(dict(one.case.answers)) if one.case.answers else Answers()
            payers = answer["run"].get("payers") or []
            asked = Asked(
                household=answers.household,
                state=answer["run"].get("state"),
                non_profit=answers.hospital_non_profit,
                uninsured=True if answers.uninsured is None and list(payers) == ["self-pay"] else answers.uninsured,
                on=day_of(work.now),
            )
            days = next(
                (each["deadline"] for each in answer["rights"] if each["check"] == TIME_TO_ASK and each["deadline"]), None
            )
            return Aid(
                screened=screen(asked, self.law()),
                act_by=None if days is None else date.fromisoformat(days["act_by"]),
                last_day=None if days is None else date.fromisoformat(days["last_day"]),
            )

        return self.cases.allow(caller, Action.CASE_SEE, then, folder=folder, resource=case)
