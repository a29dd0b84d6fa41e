"""The dates of a case are those of its findings and rights, and those on which others answer; one step follows from all of it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given

import almoner
from almoner.adapters.messages import load_messages
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.cases.case import (
    NAMES,
    AnswersSaid,
    AuditAsked,
    AuditRead,
    CaseState,
    Closed,
    How,
    LetterApproved,
    LetterAsked,
    LetterSent,
    LetterTakenOut,
    LetterWritten,
    Noted,
    OutcomeCame,
    OutcomeKind,
    PaperAdded,
    PaperTakenOut,
    ReplyCame,
)
from almoner.engine.cases.dates import ANSWERED_BY, ASKED_DAYS, CaseDate, DateKind, dates_of
from almoner.engine.cases.next_step import Failed, next_step, step_of_waiting
from almoner.engine.cases.standing import Case
from almoner.engine.letters.kinds import BY_ID
from tests.engine.cases.happenings import DAY, WAY, case_of, sequences
from tests.engine.cases.made_audit import FINDING, RIGHT, audit, authority, due
from tests.engine.cases.test_folding import folded

LAW, WORDS = load_rulebook(), load_messages()
READ = WAY[:2]
SOON = RIGHT | {"deadline": due("2026-12-04", "2026-12-06", "debt-validation-dispute"), "authority": authority("usc-15-1692g")}
LATER = FINDING | {"deadline": due("2027-01-04", "2027-01-04", "fap-application")}


def dates(case, said=None, today=DAY):
    return dates_of(case, said, LAW.deadlines, today)


def step(case, said=None, failed=Failed(), today=DAY):
    return next_step(case, said, dates(case, said, today), failed, today)


def sending(kind, finding=None, on=DAY):
    return (
        LetterAsked("w1", "u1", kind, finding),
        LetterWritten("w1", {"pdf": "aa"}),
        LetterApproved("w1", "pdf", "aa", "Alex Example"),
        LetterSent("w1", How.FAX, on, None, "aa"),
    )


def test_days_come_from_findings_and_rights_as_they_are_the_earliest_first():
    found = dates(case_of(*READ), audit(findings=[LATER, FINDING], rights=[SOON]))
    assert [(one.kind, one.act_by, one.last_day, one.rule, one.about) for one in found] == [
        (DateKind.RIGHT, date(2026, 12, 4), date(2026, 12, 6), "debt-validation-dispute", "r1"),
        (DateKind.FINDING, date(2027, 1, 4), date(2027, 1, 4), "fap-application", "f1"),
    ]
    assert found[0].authority == ("usc-15-1692g",)


def test_what_a_letter_was_sent_about_is_done():
    said = audit(rights=[SOON])
    assert [one.done for one in dates(case_of(*READ, *sending("itemized-bill")), said) if one.kind is DateKind.RIGHT] == [True]
    for other in (sending("itemized-bill", "f9"), sending("line-dispute"), sending("itemized-bill")[:3]):
        assert [one.done for one in dates(case_of(*READ, *other), said) if one.kind is DateKind.RIGHT] == [False]


@pytest.mark.parametrize("kind", sorted(ANSWERED_BY))
def test_others_answer_by_the_day_of_their_rule(kind):
    (found,) = dates(case_of(*READ, *sending(kind)))
    rule = LAW.deadlines[ANSWERED_BY[kind]]
    assert (found.kind, found.rule, found.act_by, found.about) == (DateKind.REPLY, rule.id, None, "w1")
    assert found.last_day == rule.length.after(DAY)
    assert kind in BY_ID


def test_a_letter_without_a_rule_is_answered_by_the_day_it_asks_for():
    (found,) = dates(case_of(*READ, *sending("line-dispute")))
    assert (found.kind, found.last_day, found.authority) == (DateKind.ASKED, DAY + timedelta(days=ASKED_DAYS), ())
    frame = Path(almoner.__file__).parent / "rulebook" / "letters" / "frame.yaml"
    assert f"within {ASKED_DAYS} days" in yaml.safe_load(frame.read_text())["answer"]["en"]
    assert dates(case_of(*READ, *sending("debt-validation"))) == ()  # it asks for no answer by a day


def test_nobody_is_waited_for_once_something_came_back():
    assert dates(case_of(*READ, *sending("line-dispute"), ReplyCame("d2", DAY))) == ()


def test_what_was_promised_has_its_day():
    (found,) = dates(case_of(Noted(DAY, "they fix it", DAY + timedelta(days=9)), Noted(DAY, "no day", None)))
    assert (found.kind, found.text, found.last_day) == (DateKind.PROMISE, "they fix it", DAY + timedelta(days=9))


STEPS = {
    "no papers": (case_of(PaperTakenOut("d1")), None, "case_step_add_papers"),
    "papers": (case_of(), None, "case_step_check"),
    "newer papers": (case_of(*READ, PaperAdded("d2")), audit(), "case_step_check_again"),
    "newer answers": (case_of(*READ, AnswersSaid({})), audit(), "case_step_check_again"),
    "reading": (case_of(AuditAsked("u1")), None, "case_step_reading"),
    "doubts": (case_of(AuditAsked("u1"), AuditRead("u1", 2)), audit(), "case_step_confirm"),
    "a finding": (case_of(*READ), audit(findings=[FINDING]), "case_step_write"),
    "a day": (case_of(*READ), audit(findings=[FINDING], rights=[SOON]), "case_step_write_by"),
    "questions": (case_of(*READ), audit(could_not_check=[{"cause": "answer"}]), "case_step_questions"),
    "nothing": (case_of(*READ), audit(could_not_check=[{"cause": "table"}]), "case_step_nothing_found"),
    "an outcome": (
        case_of(*READ, OutcomeCame(OutcomeKind.CREDITED, DAY, None, "f1")),
        audit(),
        "case_step_say_outcome",
    ),
    "writing": (case_of(*WAY[:3]), audit(), "case_step_writing"),
    "to approve": (case_of(*WAY[:4]), audit(), "case_step_approve"),
    "to approve by": (case_of(*WAY[:4]), audit(findings=[LATER]), "case_step_approve_by"),
    "to send": (case_of(*WAY[:5]), audit(), "case_step_send"),
    "to send by": (case_of(*WAY[:5]), audit(findings=[LATER]), "case_step_send_by"),
    "waiting": (case_of(*READ, *sending("debt-validation")), audit(), "case_step_waiting"),
    "waiting until": (case_of(*WAY[:6]), audit(), "case_step_waiting_until"),
    "answered": (case_of(*WAY), audit(), "case_step_answered"),
    "closed": (case_of(Closed()), None, "case_step_closed"),
}


@pytest.mark.parametrize(("case", "said", "key"), STEPS.values(), ids=STEPS)
def test_one_step_follows(case, said, key):
    assert step(case, said).says.key == key


def test_the_step_names_what_it_is_about_and_by_when():
    found = step(case_of(*READ), audit(findings=[FINDING], rights=[SOON]))
    assert (found.about, found.by, found.last_day) == ("r1", date(2026, 12, 4), date(2026, 12, 6))
    assert (found.authority, found.says.args) == (("usc-15-1692g",), {"day": date(2026, 12, 4)})
    late = step(case_of(*READ), audit(rights=[SOON]), today=date(2026, 12, 5))
    assert late.says.args == {"day": date(2026, 12, 6)}  # the safe day is over, the last one is not
    over = step(case_of(*READ), audit(findings=[FINDING], rights=[SOON]), today=date(2026, 12, 7))
    assert (over.says.key, over.about, over.by) == ("case_step_write", "f1", None)


def test_who_did_not_answer_in_time_is_asked_again():
    case = case_of(*WAY[:6])
    assert step(case, audit(), today=DAY + timedelta(days=30)).says.key == "case_step_waiting_until"
    assert step(case, audit(), today=DAY + timedelta(days=31)).says.key == "case_step_ask_again"


def test_a_finding_that_was_written_about_is_not_the_next_step_again():
    case = case_of(*READ, *sending("line-dispute"), ReplyCame("d2", DAY), AuditAsked("u2"), AuditRead("u2", 0))
    assert step(case, audit(findings=[FINDING])).says.key == "case_step_say_outcome"


def test_what_went_wrong_is_said():
    assert step(case_of(AuditAsked("u1")), failed=Failed(audit=True)).says.key == "case_step_reading_failed"
    assert step(case_of(*WAY[:3]), failed=Failed(letters=frozenset({"w1"}))).says.key == "case_step_letter_failed"
    gone = case_of(*WAY[:3], LetterTakenOut("w1"))
    assert step(gone, audit(), Failed(letters=frozenset({"w1"}))).says.key == "case_step_nothing_found"


@given(sequences())
def test_every_case_has_a_step_that_can_be_said(listed):
    case, _ = folded(listed)
    said = audit(findings=[FINDING, LATER], rights=[SOON]) if case.read else None
    found = step(case, said)
    for language in ("en", "es"):
        assert WORDS.render(found.says, "says", language)
    assert (found.by is None) == (found.last_day is None)
    assert found.by is None or found.last_day >= DAY


def test_every_event_has_its_words():
    assert all(f"case_event_{name}" in WORDS.entries for name in NAMES)
    assert len(CaseState) == 10
    assert Case("x", ()).state is CaseState.PAPERS


def test_a_nearer_day_of_ones_own_comes_before_waiting_for_others():
    near = CaseDate(DateKind.RIGHT, DAY + timedelta(days=3), act_by=DAY, about="r1")
    waited = CaseDate(DateKind.ASKED, DAY + timedelta(days=20), about="w1")
    step = step_of_waiting(audit(), [near, waited], DAY)
    assert (step.says.key, step.by, step.about) == ("case_step_write_by", DAY, near.about)
    later = replace(near, last_day=DAY + timedelta(days=40), act_by=DAY + timedelta(days=35))
    assert step_of_waiting(audit(), [waited, later], DAY).says.key == "case_step_waiting_until"
    assert step_of_waiting(audit(), [replace(near, done=True), waited], DAY).says.key == "case_step_waiting_until"
