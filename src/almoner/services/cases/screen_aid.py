"""Whether to ask for help with the bills of a case: by its answers, its state, and the day's poverty line."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
            answer: Mapping[str, Any] = (None if audit is None else audit.answer) or {"rights": [], "run": {}, "bills": []}
            answers = self.understand(dict(one.case.answers)) if one.case.answers else Answers()
            payers = answer["run"].get("payers") or []
            asked = Asked(
                household=answers.household,
                state=answer["run"].get("state") or printed_state(answer["bills"]),
                non_profit=non_profit(answers),
                uninsured=uninsured(answers, list(payers)),
                on=day_of(work.now),
                home=answers.home_state,
            )
            act_by, last_day = earliest_open(answer["rights"], day_of(work.now))
            return Aid(screened=screen(asked, self.law()), act_by=act_by, last_day=last_day)

        return self.cases.allow(caller, Action.CASE_SEE, then, folder=folder, resource=case)


def earliest_open(rights: Sequence[Mapping[str, Any]], today: date) -> tuple[date | None, date | None]:
    """The safe and the last day to ask, of the hospital whose time ends first among those whose time is not over; where all are
    over, of the last one. None twice where no day is known."""
    days = [each["deadline"] for each in rights if each["check"] == TIME_TO_ASK and each["deadline"]]
    told = sorted((date.fromisoformat(one["last_day"]), date.fromisoformat(one["act_by"])) for one in days)
    ahead = [one for one in told if one[0] >= today]
    if not told:
        return None, None
    last_day, act_by = ahead[0] if ahead else told[-1]
    return act_by, last_day


def printed_state(bills: Iterable[Mapping[str, Any]]) -> str | None:
    """Where the care was, as the papers print it; None where they print several states or none."""
    found = {one["provider"]["state"] for one in bills if one["provider"]["state"]}
    return found.pop() if len(found) == 1 else None


def non_profit(answers: Answers) -> bool | None:
    """Whether a hospital of the case is a non-profit; None where nobody said it of any."""
    said = {one.hospital_non_profit for one in (answers, *answers.apart.values())} - {None}
    return True in said if said else None


def uninsured(answers: Answers, payers: Sequence[str]) -> bool | None:
    """Whether no plan pays, for each patient of whom it was said; else as was said when the papers were handed in."""
    said = {one.uninsured for one in (answers, *answers.apart.values())} - {None}
    if said:
        return said == {True}
    return True if payers == ["self-pay"] else None
