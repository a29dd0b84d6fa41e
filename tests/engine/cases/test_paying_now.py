"""Do I have to pay now: wait only where a rule really stops the other side, a part only where it is known, else ask."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.cases.case import (
    AnswersSaid,
    AuditAsked,
    AuditRead,
    How,
    LetterApproved,
    LetterAsked,
    LetterSent,
    LetterWritten,
    PaperAdded,
    ReplyCame,
)
from almoner.engine.cases.dates import dates_of
from almoner.engine.cases.meanwhile import CREDIT, HARSH, OF_STATE
from almoner.engine.cases.paying import STOPS, Answer, paying
from almoner.engine.money import Money
from tests.engine.cases.happenings import DAY, case_of
from tests.engine.cases.made_audit import BILL, CARE, EOB, FINDING, RIGHT, audit, authority, due

LAW = load_rulebook()
READ = (AuditAsked("u1"), AuditRead("u1", 0))
OPEN = due("2026-12-04", "2026-12-06", "debt-validation-dispute")
COLLECTED = CARE | {"collections": ["c1"]}
DEBT = RIGHT | {"deadline": OPEN, "letters": ["debt-validation"], "bills": ["c1"]}
COLLECTION = BILL | {"id": "c1", "kind": "collection", "lines": []}


def sent(kind, on=DAY, finding=None):
    """A letter of this kind that was sent on this day."""
    return (
        LetterAsked("w1", "u1", kind, finding),
        LetterWritten("w1", {"pdf": "aa"}),
        LetterApproved("w1", "pdf", "aa", "Alex Example"),
        LetterSent("w1", How.FAX, on, None, "aa"),
    )


def answered(events, said):
    case = case_of(*events)
    return paying(case, said, dates_of(case, said, LAW.deadlines, DAY), LAW.authorities, DAY)


def keys(found):
    return [one.says.key for one in found.because]


def test_before_anything_was_read_the_answer_is_to_ask():
    for events in ((), READ[:1], (*READ, AuditAsked("u2"))):
        found = answered(events, None if len(events) < 2 else audit())
        assert (found.answer, keys(found), found.part) == (Answer.ASK, ["case_pay_not_checked"], None)


def test_a_part_is_known_where_no_plan_pays_and_the_rest_is_in_doubt():
    found = answered(READ, audit(findings=[FINDING, FINDING | {"id": "f2", "at_stake": "100.00"}]))
    assert (found.answer, found.part) == (Answer.PAY_PART, Money(38000))  # two views of the same money count once
    assert found.because[0].says.args == {"part": Money(38000), "asked": Money(50000)}


def test_the_part_is_never_more_than_the_plan_leaves():
    care = CARE | {"decisions": ["e1"]}
    plan = BILL | {"payer": {"name": None, "type": "commercial"}}
    found = answered(READ, audit(bills=[plan, EOB], encounters=[care], findings=[FINDING]))
    assert (found.answer, found.part) == (Answer.PAY_PART, Money(28000))


NOT_SURE = {
    "nothing found": (audit(), "report_pay_no_error"),
    "no amount": (audit(findings=[FINDING | {"at_stake": None}]), "report_pay_ask_first"),
    "only a question": (audit(findings=[FINDING | {"class": "question"}]), "report_pay_ask_first"),
    "all of it in doubt": (audit(findings=[FINDING | {"at_stake": "500.00"}]), "report_pay_ask_first"),
    "payer unknown": (audit(bills=[BILL | {"payer": {"type": None}}], findings=[FINDING]), "case_pay_plan_unknown"),
    "plan has not answered": (audit(bills=[BILL | {"insurance_pending": True}], findings=[FINDING]), "case_pay_plan_pending"),
    "statement missing": (
        audit(encounters=[CARE | {"missing": [{"lacks": "eob"}]}], findings=[FINDING]),
        "report_pay_wait_for_plan",
    ),
    "Medicare's notice missing": (
        audit(encounters=[CARE | {"missing": [{"lacks": "medicare_notice"}]}], findings=[FINDING]),
        "report_pay_wait_for_plan",
    ),
    "two answers of plans": (
        audit(bills=[BILL, EOB, EOB | {"id": "e2"}], encounters=[CARE | {"decisions": ["e1", "e2"]}], findings=[FINDING]),
        "report_pay_ask_first",
    ),
    "a collector's letter alone": (
        audit(
            bills=[],
            notices=[{"id": "n1", "kind": "collection"}],
            encounters=[CARE | {"bills": [], "notices": ["n1"], "missing": [{"lacks": "bill_of_debt"}]}],
        ),
        "report_pay_collector",
    ),
    "collector": (audit(bills=[BILL, COLLECTION], encounters=[COLLECTED], findings=[FINDING]), "report_pay_collector"),
    "balance unknown": (audit(bills=[BILL | {"balance": None}], findings=[FINDING]), "report_pay_ask_first"),
    "nothing asked": (audit(bills=[BILL | {"balance": "0.00"}], findings=[FINDING]), "case_pay_nothing_asked"),
    "no bill": (audit(encounters=[]), "case_pay_nothing_asked"),
    "help open": (
        audit(
            findings=[FINDING],
            rights=[RIGHT | {"message": {"key": "help_time_open"}, "letters": ["financial-assistance"]}],
        ),
        "case_pay_help_open",
    ),
}


@pytest.mark.parametrize(("said", "key"), NOT_SURE.values(), ids=NOT_SURE)
def test_whatever_is_not_sure_is_asked_about(said, key):
    found = answered(READ, said)
    assert (found.answer, found.part) == (Answer.ASK, None)
    assert keys(found)[0] == key


def test_several_papers_of_several_offices_give_no_part():
    other = BILL | {"id": "b2", "provider": {"name": "Pretend Example Lab", "state": "NC"}}
    found = answered(READ, audit(bills=[BILL, other], encounters=[CARE | {"bills": ["b1", "b2"]}], findings=[FINDING]))
    assert found.answer is Answer.ASK


@pytest.mark.parametrize("events", [(AuditAsked("u1"), AuditRead("u1", 1)), (*READ, PaperAdded("d2"))], ids=["doubt", "stale"])
def test_with_a_doubt_or_newer_papers_there_is_no_part_and_no_waiting(events):
    for said in (
        audit(findings=[FINDING]),
        audit(bills=[BILL, COLLECTION], encounters=[COLLECTED], rights=[DEBT], findings=[FINDING]),
    ):
        found = answered((*events, *sent("debt-validation")), said)
        assert (found.answer, found.part) == (Answer.ASK, None)
        assert not {"case_pay_part", "case_pay_wait_collector"} & set(keys(found))


@pytest.mark.parametrize("stop", STOPS, ids=[one.letter for one in STOPS])
def test_a_letter_sent_in_time_stops_the_other_side_until_something_comes_back(stop):
    right = RIGHT | {"deadline": due("2026-12-04", "2026-12-06", stop.rule), "letters": [stop.letter]}
    said = audit(rights=[right], findings=[FINDING])
    found = answered((*READ, *sent(stop.letter)), said)
    assert (found.answer, keys(found)) == (Answer.WAIT, [stop.reason])
    assert found.because[0].says.args == {"day": date(2026, 12, 6)}
    assert all(LAW.authorities.entries[one].mark.is_printable for one in found.because[0].authority)
    assert answered((*READ, *sent(stop.letter, date(2026, 12, 5))), said).answer is not Answer.WAIT  # after the safe day
    assert answered((*READ, *sent(stop.letter), ReplyCame("d2", DAY)), said).answer is not Answer.WAIT
    assert answered((*READ, *sent("line-dispute")), said).answer is not Answer.WAIT
    assert answered((*READ, *sent(stop.letter)), audit(rights=[right | {"deadline": None}])).answer is not Answer.WAIT


@pytest.mark.parametrize("stop", STOPS, ids=[one.letter for one in STOPS])
def test_once_something_came_back_and_was_gone_over_nobody_waits(stop):
    right = RIGHT | {"deadline": due("2026-12-04", "2026-12-06", stop.rule), "letters": [stop.letter]}
    later = (*READ, *sent(stop.letter), ReplyCame("d2", DAY), AuditAsked("u2"), AuditRead("u2", 0))
    assert answered(later, audit(rights=[right])).answer is Answer.ASK


def test_who_has_asked_for_help_is_not_told_to_ask_for_it():
    right = RIGHT | {"message": {"key": "help_time_open"}, "letters": ["financial-assistance"]}
    later = (*READ, *sent("financial-assistance"), ReplyCame("d2", DAY), AuditAsked("u2"), AuditRead("u2", 0))
    assert keys(answered(READ, audit(rights=[right]))) == ["case_pay_help_open"]
    assert keys(answered(later, audit(rights=[right]))) == ["report_pay_no_error"]


def test_a_bill_of_another_office_for_the_same_care_is_not_stopped():
    other = BILL | {"id": "b2", "provider": {"name": "Pretend Example Lab", "state": "NC"}}
    said = audit(
        bills=[BILL, other, COLLECTION],
        encounters=[COLLECTED | {"bills": ["b1", "b2"]}],
        rights=[DEBT | {"bills": ["b1", "c1"]}],
    )
    assert answered((*READ, *sent("debt-validation")), said).answer is Answer.ASK
    paid = said | {"bills": [BILL, other | {"balance": "0.00"}, COLLECTION]}
    assert answered((*READ, *sent("debt-validation")), paid).answer is Answer.WAIT


def test_one_letter_to_one_collector_does_not_stop_another():
    cares = [CARE | {"collections": ["c1"], "bills": []}, CARE | {"collections": ["c2"], "bills": []}]
    bills = [COLLECTION, COLLECTION | {"id": "c2"}]
    rights = [DEBT, DEBT | {"id": "r2", "bills": ["c2"]}]
    for finding, kept in ((None, cares), ("r1", cares), ("r2", cares[:1]), ("r9", cares[:1])):
        said = audit(bills=bills, encounters=kept, rights=rights)
        assert answered((*READ, *sent("debt-validation", finding=finding)), said).answer is Answer.ASK
    for finding, right in (("r1", rights), (None, rights[:1])):
        said = audit(bills=bills, encounters=cares[:1], rights=right)
        assert answered((*READ, *sent("debt-validation", finding=finding)), said).answer is Answer.WAIT


def test_a_letter_that_is_only_approved_stops_nobody():
    said = audit(rights=[DEBT | {"bills": ["b1"]}])
    assert answered((*READ, *sent("debt-validation")[:3]), said).answer is Answer.ASK


def test_an_appeal_to_the_plan_stops_no_office():
    plan = audit(
        bills=[BILL | {"payer": {"type": "commercial"}}, EOB],
        encounters=[CARE | {"decisions": ["e1"]}],
        findings=[FINDING | {"bills": ["e1"]}],
    )
    found = answered((*READ, *sent("internal-appeal")), plan)
    assert (found.answer, keys(found)) == (Answer.ASK, ["case_pay_appeal"])
    assert found.because[0].says.args["day"] == DAY + timedelta(days=60)
    assert found.because[0].authority == ("cfr-29-2560-503-1-i-2",)


def test_of_two_cares_the_more_careful_answer_counts():
    other = BILL | {"id": "b2", "lines": []}
    cares = [CARE, CARE | {"bills": ["b2"]}]
    stopped = RIGHT | {"deadline": OPEN, "letters": ["debt-validation"]}
    events = (*READ, *sent("debt-validation"))
    asked = answered(events, audit(bills=[BILL, other], encounters=cares, rights=[stopped]))
    assert (asked.answer, keys(asked)) == (Answer.ASK, ["report_pay_no_error", "case_pay_wait_collector"])
    known = FINDING | {"bills": ["b2"], "lines": []}
    part = answered(events, audit(bills=[BILL, other], encounters=cares, rights=[stopped], findings=[known]))
    assert (part.answer, part.part) == (Answer.PAY_PART, Money(38000))
    both = answered(events, audit(bills=[BILL, other], encounters=cares, rights=[stopped | {"bills": ["b1", "b2"]}]))
    assert both.answer is Answer.WAIT


def test_who_says_that_no_plan_pays_is_believed():
    unknown = audit(bills=[BILL | {"payer": {"type": None}}], findings=[FINDING])
    assert answered((AnswersSaid({"uninsured": True}), *READ), unknown).answer is Answer.PAY_PART
    assert answered((AnswersSaid({"uninsured": False}), *READ), audit(findings=[FINDING])).answer is Answer.ASK


def test_what_may_happen_meanwhile_is_told_by_rules_that_may_be_printed():
    assert answered(READ, audit()).meanwhile == CREDIT
    harsh = FINDING | {"authority": authority("cfr-26-1-501-r-6-a")}
    assert answered(READ, audit(findings=[harsh])).meanwhile == (*HARSH, *CREDIT)
    for state, rules in OF_STATE.items():
        there = audit(bills=[BILL | {"provider": {"name": "Made-up Clinic", "state": state}}])
        assert answered(READ, there).meanwhile == (*CREDIT, *rules)


def test_every_rule_named_here_was_read():
    named = [*CREDIT, *HARSH, *(one for rules in OF_STATE.values() for one in rules)]
    named += [one for stop in STOPS for one in stop.authority]
    assert all(LAW.authorities.entries[one].mark.is_printable for one in named)
    assert all(stop.rule in LAW.deadlines for stop in STOPS)


FINDINGS = st.lists(
    st.builds(
        lambda number, group, cents, cls: (
            FINDING | {"id": f"f{number}", "group": f"g{group}", "at_stake": str(Money(cents)), "class": cls}
        ),
        st.integers(0, 9),
        st.integers(0, 2),
        st.integers(0, 60_000),
        st.sampled_from(("fact", "fact", "rule", "evidence", "question")),
    ),
    max_size=4,
)


@given(FINDINGS, st.integers(1, 60_000), st.none() | st.integers(0, 60_000), st.sampled_from((None, 0, 1)))
def test_a_part_is_never_more_than_what_nobody_questions(findings, asked, share, doubts):
    bills = [BILL | {"balance": str(Money(asked))}]
    if share is not None:
        bills.append(EOB | {"patient_responsibility": str(Money(share))})
    care = CARE | {"decisions": [] if share is None else ["e1"]}
    found = answered((AuditAsked("u1"), AuditRead("u1", doubts or 0)), audit(bills=bills, encounters=[care], findings=findings))
    assert found.answer is not Answer.WAIT
    assert (found.part is not None) == (found.answer is Answer.PAY_PART)
    if found.part is not None:
        stakes = {one["group"]: 0 for one in findings}
        for one in findings:
            stakes[one["group"]] = max(stakes[one["group"]], Money.of(one["at_stake"]).cents)
        assert 0 < found.part.cents <= min(asked, asked if share is None else share) - sum(stakes.values())
        assert findings
        assert not doubts
        assert all(one["class"] != "question" for one in findings)


def test_each_bill_has_its_own_answer_and_says_whose_and_how_much_it_is():
    other = BILL | {"id": "b2", "provider": {"name": "Lakeside Clinic", "state": "NC"}, "balance": "80.00", "lines": []}
    other |= {"patient": {"name": "Ben Example"}, "payer": {"name": None, "type": None}}
    found = answered(READ, audit(bills=[BILL, other], encounters=[CARE, CARE | {"bills": ["b2"]}], findings=[FINDING]))
    told = [(one.asking.who, one.asking.patient, one.asking.asked, one.answer, one.part) for one in found.bills]
    assert told == [
        ("Riverbend Example Hospital", "Ana Example", Money(50000), Answer.PAY_PART, Money(38000)),
        ("Lakeside Clinic", "Ben Example", Money(8000), Answer.ASK, None),
    ]
    assert [each.says.key for each in found.bills[1].because] == ["case_pay_plan_unknown"]
    assert (found.answer, found.part, found.whole) == (Answer.ASK, None, ())


def test_of_one_providers_statements_only_the_last_is_asked_about():
    later = BILL | {"id": "b2", "statement_date": "2026-11-01", "balance": "450.00", "lines": []}
    found = answered(READ, audit(bills=[BILL, later], encounters=[CARE | {"bills": ["b1", "b2"]}]))
    assert [(one.asking.id, one.asking.on) for one in found.bills] == [("b2", date(2026, 11, 1))]


def test_what_a_collector_wrote_is_a_paper_that_asks():
    notice = {"id": "n1", "kind": "collection", "sender": "Made-up Collectors", "amount": "640.00", "sent_on": "2026-09-01"}
    found = answered(READ, audit(bills=[], notices=[notice], encounters=[CARE | {"bills": [], "notices": ["n1"]}]))
    asking = [one.asking for one in found.bills]
    assert [(one.who, one.asked, one.on, one.collector) for one in asking] == [
        ("Made-up Collectors", Money(64000), date(2026, 9, 1), True)
    ]


@pytest.mark.parametrize("said", [{"uninsured": True}, {"uninsured": {"ana example": True}}])
def test_who_said_that_no_plan_pays_is_not_told_to_ask_a_plan(said):
    unknown = audit(bills=[BILL | {"payer": {"type": None}}], findings=[FINDING])
    assert keys(answered((AnswersSaid(said), *READ), unknown)) == ["case_pay_part"]
    assert keys(answered(READ, unknown | {"run": {"payers": ["self-pay"]}})) == ["case_pay_part"]
    assert keys(answered(READ, unknown | {"run": {"payers": ["commercial"]}})) == ["case_pay_plan_unknown"]
