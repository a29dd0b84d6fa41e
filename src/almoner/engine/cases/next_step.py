"""What the person does next in a case: one step, by a day where one counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.engine.cases.case import CaseState
from almoner.engine.cases.dates import CaseDate, DateKind, sent_about
from almoner.engine.cases.settled import still_open
from almoner.engine.cases.standing import Case
from almoner.engine.findings import Message
from almoner.engine.wording.reporting import most_important


@dataclass(frozen=True, slots=True)
class Step:
    """`says` is a key of the rulebook with its arguments. `about` is the id of the finding, right, letter or paper it is about, `by`
    the safe day and `last_day` the last one under the rule; `authority` are ids."""

    says: Message
    about: str | None = None
    by: date | None = None
    last_day: date | None = None
    authority: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong in jobs of the case: its last audit, and letters by id."""

    audit: bool = False
    letters: frozenset[str] = frozenset()


def next_step(case: Case, audit: Mapping[str, Any] | None, dates: Sequence[CaseDate], failed: Failed, today: date) -> Step:
    """`audit` is the JSON value of the case's last audit, `dates` those of the case."""
    match case.state:
        case CaseState.PAPERS:
            return step_of_papers(case)
        case CaseState.READING:
            return Step(Message("case_step_reading_failed" if failed.audit else "case_step_reading"))
        case CaseState.CONFIRM:
            return Step(Message("case_step_confirm", doubts=case.unasked), about=case.read)
        case CaseState.FINDINGS:
            return step_of_findings(case, audit, dates, today)
        case CaseState.WRITING:
            return step_of_writing(case, failed)
        case CaseState.TO_APPROVE | CaseState.TO_SEND:
            return step_of_letter(case, audit, dates, today)
        case CaseState.WAITING:
            return step_of_waiting(audit, dates, today)
        case CaseState.ANSWERED:
            return Step(Message("case_step_answered"), about=case.replies[-1].paper if case.replies else None)
        case CaseState.CLOSED:
            return Step(Message("case_step_closed"))


def step_of_papers(case: Case) -> Step:
    if not case.papers:
        return Step(Message("case_step_add_papers"))
    return Step(Message("case_step_check" if case.audit is None else "case_step_check_again"))


def step_of_findings(case: Case, audit: Mapping[str, Any] | None, dates: Sequence[CaseDate], today: date) -> Step:
    if case.stale or audit is None:
        return Step(Message("case_step_check_again"))
    pressing = pressing_of(dates, today)
    if pressing is not None:
        return dated("case_step_write_by", pressing, pressing.about, today)
    left = [one for one in most_important(list(still_open(case, audit))) if sent_about(case, one) is None]
    if left:
        return Step(Message("case_step_write"), about=left[0]["id"], authority=tuple(one["id"] for one in left[0]["authority"]))
    if case.replies or case.outcomes:
        return Step(Message("case_step_say_outcome"))
    if not case.answers_at and any(one["cause"] == "answer" for one in audit["could_not_check"]):
        return Step(Message("case_step_questions"))
    return Step(Message("case_step_nothing_found"))


def step_of_writing(case: Case, failed: Failed) -> Step:
    last = case.open_letters[-1]
    return Step(Message("case_step_letter_failed" if last.id in failed.letters else "case_step_writing"), about=last.id)


def step_of_letter(case: Case, audit: Mapping[str, Any] | None, dates: Sequence[CaseDate], today: date) -> Step:
    """The letter that goes out next, by the day of what it is about."""
    sending = case.state is CaseState.TO_SEND
    letter = next(one for one in case.open_letters if (one.approved if sending else one.files))
    key, key_by = ("case_step_send", "case_step_send_by") if sending else ("case_step_approve", "case_step_approve_by")
    listed = [] if audit is None else [*audit["findings"], *audit["rights"]]
    fitting = {one["id"] for one in listed if letter.kind in one["letters"] and letter.finding in {None, one["id"]}}
    day = next((one for one in dates if one.about in fitting and one.last_day >= today), None)
    return Step(Message(key), about=letter.id) if day is None else dated(key_by, day, letter.id, today)


def step_of_waiting(audit: Mapping[str, Any] | None, dates: Sequence[CaseDate], today: date) -> Step:
    """Until the earliest day on which somebody else is due; once that is over, asking again. What the person has to do before that
    day comes first."""
    due = next((one for one in dates if one.kind in {DateKind.REPLY, DateKind.ASKED, DateKind.PROMISE}), None)
    pressing = None if audit is None else pressing_of(dates, today)
    if pressing is not None and (due is None or pressing.last_day <= due.last_day):
        return dated("case_step_write_by", pressing, pressing.about, today)
    if due is None:
        return Step(Message("case_step_waiting"))
    key = "case_step_waiting_until" if due.last_day >= today else "case_step_ask_again"
    return Step(Message(key, day=due.last_day), about=due.about, authority=due.authority)


def pressing_of(dates: Sequence[CaseDate], today: date) -> CaseDate | None:
    """The earliest day of a finding or right about which no letter was sent, while it is not over."""
    own = {DateKind.FINDING, DateKind.RIGHT}
    return next((one for one in dates if one.kind in own and not one.done and one.last_day >= today), None)


def dated(key: str, day: CaseDate, about: str | None, today: date) -> Step:
    """The safe day is named while it is ahead, then the last one."""
    named = day.first if day.first >= today else day.last_day
    return Step(Message(key, day=named), about=about, by=day.first, last_day=day.last_day, authority=day.authority)
