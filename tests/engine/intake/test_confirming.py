"""Doubts become questions, typed answers are validated by the fact's type, and each answer is a correction that replays."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.bill import Adjustment, Bill, Doubt, Line, Network, Patient, Row, RowKind, Spot
from almoner.engine.intake.assemble import as_bare_paper, reading_of
from almoner.engine.intake.confirming import Kind, Typed, after, correction, questions, typed
from almoner.engine.intake.corrections import corrected
from almoner.engine.intake.identify import identified
from almoner.engine.money import Money

TODAY = date(2026, 11, 21)
LINE = Line(
    day=date(2026, 2, 3),
    code="99213",
    modifiers=("25",),
    units=Decimal(2),
    charge=Money(466),
    description="Made-up visit",
    adjustments=(Adjustment("CO", "45", Money(100)),),
)
BILL = Bill(
    balance=Money(5000),
    patient=Patient(birth_date=date(1980, 1, 2)),
    lines=(LINE, replace(LINE, code=None, charge=None)),
    rows=(Row(RowKind.TOTAL, "Total charges", Money(932)),),
)


def reading(*doubts, bill=BILL):
    made = replace(reading_of([bill]), doubts=doubts)
    return identified(as_bare_paper(made), 0)


def doubt(field, read="4.66", candidates=(), says="scan_sum", bill=0):
    return Doubt(field, read, tuple(candidates), says, Spot(0, page=1, box=(1, 2, 3, 4)), bill)


def ask(*doubts, bill=BILL):
    return questions(["bill.pdf"], [reading(*doubts, bill=bill)])


def test_a_doubt_about_a_charge_is_a_question_with_what_stands_there_and_what_else_it_may_be():
    made = reading(doubt("lines/0/charge", candidates=["466.00", "4.66", "46x"]))
    [one] = questions(["bill.pdf"], [made])
    bill = made.bills[0]
    assert (one.kind, one.now, one.others, one.hints) == (Kind.MONEY, "4.66", ("466.00",), ("46x",))
    assert (one.paper, one.line, one.about, one.bill) == ("bill.pdf", 1, ("99213", date(2026, 2, 3)), None)
    assert one.field == f"bills/{bill.id}/lines/{bill.lines[0].id}/charge"


def test_doubts_about_the_same_fact_are_one_question():
    [one] = ask(doubt("balance", "50.00", ["40.00"], "several_amounts"), doubt("balance", "50.00", ["60.00"], "scan_unsure"))
    assert (one.others, one.says) == (("40.00", "60.00"), ("several_amounts", "scan_unsure"))


def test_a_repaired_amount_can_be_set_back_to_what_was_read():
    [one] = ask(doubt("lines/0/charge", read="466.00", candidates=["4.66"], says="scan_repaired"))
    assert (one.now, one.others) == ("4.66", ("466.00",))


@pytest.mark.parametrize(
    ("field", "kind", "now", "may_be_empty"),
    [
        ("lines/0/day", Kind.DAY, "2026-02-03", True),
        ("lines/0/code", Kind.CODE, "99213", True),
        ("lines/0/modifiers", Kind.MODIFIERS, ["25"], True),
        ("lines/0/units", Kind.NUMBER, "2", True),
        ("lines/0/adjustment", Kind.MONEY, "1.00", False),
        ("lines/1/charge", Kind.MONEY, None, True),
        ("rows/0/amount", Kind.MONEY, "9.32", True),
        ("network", Kind.NETWORK, "unknown", False),
        ("birth_date", Kind.DAY, "1980-01-02", True),
        ("provider/npi", Kind.NPI, None, True),
        ("insurance_pending", Kind.YES_NO, None, True),
    ],
)
def test_every_kind_of_fact_can_be_asked_and_its_answer_replayed(field, kind, now, may_be_empty):
    made = reading(doubt(field))
    [one] = questions(["bill.pdf"], [made])
    assert (one.kind, one.now, one.may_be_empty) == (kind, now, may_be_empty)
    kept = correction(one, one.now, who="Alex Example", on=TODAY)
    [replayed], _ = corrected([made], [kept])
    assert (replayed.bills, replayed.doubts) == (made.bills, ())


@pytest.mark.parametrize(
    "field", ["rows", "columns/C", "lines/0/running_balance", "lines/9/charge", "rows/7/amount", "claim_adjustments"]
)
def test_a_doubt_about_no_single_fact_can_only_be_noted_and_is_then_settled(field):
    made = reading(doubt(field))
    [one] = questions(["bill.pdf"], [made])
    assert (one.kind, one.now, one.field) == (Kind.NOTED, None, f"doubts/{made.doubts[0].id}")
    [replayed], settled = corrected([made], [correction(one, None, who="me", on=TODAY)])
    assert replayed.doubts == ()
    assert settled == {one.field}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.MONEY, "$1,466.00", "1466.00"),
        (Kind.MONEY, "466", "466.00"),
        (Kind.MONEY, "(45.00)", "-45.00"),
        (Kind.DAY, "2026-02-03", "2026-02-03"),
        (Kind.DAY, "2/3/2026", "2026-02-03"),
        (Kind.DAY, "Feb 3, 2026", "2026-02-03"),
        (Kind.CODE, "j1885", "J1885"),
        (Kind.REVENUE_CODE, "450", "0450"),
        (Kind.NDC, "00409-3796-01", "00409379601"),
        (Kind.NPI, "1234567893", "1234567893"),
        (Kind.NUMBER, "1,000", "1000"),
        (Kind.NUMBER, "0.5", "0.5"),
        (Kind.MODIFIERS, "59, LT", ["59", "LT"]),
        (Kind.NETWORK, "Out", "out"),
        (Kind.YES_NO, "sí", True),
        (Kind.YES_NO, "No", False),
        (Kind.TEXT, "Made Up\x1b[31m Clinic", "Made Up[31m Clinic"),
    ],
)
def test_a_typed_value_is_taken_as_the_json_writes_it(kind, text, value):
    assert typed(kind, text, language="en") == Typed(value)


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        (Kind.MONEY, "4.666", "confirm_wrong_money"),
        (Kind.MONEY, "abc", "confirm_wrong_money"),
        (Kind.MONEY, "", "confirm_wrong_money"),
        (Kind.DAY, "2026-02-30", "confirm_wrong_day"),
        (Kind.DAY, "soon", "confirm_wrong_day"),
        (Kind.CODE, "9921", "confirm_wrong_code"),
        (Kind.NUMBER, "two", "confirm_wrong_number"),
        (Kind.NPI, "1234567890", "confirm_wrong_npi"),
        (Kind.NOTED, "anything", "confirm_wrong_noted"),
        (Kind.TEXT, " \x07 ", "confirm_wrong_text"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_guessed(kind, text, wrong):
    assert typed(kind, text, language="en") == Typed(wrong=wrong)


def test_a_day_that_may_be_read_two_ways_is_asked_again_in_spanish():
    assert typed(Kind.DAY, "02/03/2026", language="es") == Typed(wrong="confirm_wrong_day")
    assert typed(Kind.DAY, "25/03/2026", language="es") == Typed("2026-03-25")


def test_going_back_offers_what_stood_there_before_and_replays_in_order():
    made = reading(doubt("lines/0/charge", candidates=["466.00"]))
    [one] = questions(["bill.pdf"], [made])
    first = correction(one, "466.00", who="me", on=TODAY)
    again = after(one, "466.00")
    assert (again.now, again.others) == ("466.00", ("4.66",))
    second = correction(again, "4.66", who="me", on=TODAY)
    assert (first.old, first.new, second.old, second.new) == ("4.66", "466.00", "466.00", "4.66")
    [replayed], _ = corrected([made], [first, second])
    assert replayed.bills[0].lines[0].charge == Money(466)


def test_an_answer_with_no_value_empties_the_fact():
    made = reading(doubt("lines/0/charge"))
    [one] = questions(["bill.pdf"], [made])
    [replayed], _ = corrected([made], [correction(one, None, who="me", on=TODAY)])
    assert replayed.bills[0].lines[0].charge is None


def test_which_of_several_bills_of_a_file_is_told():
    made = identified(as_bare_paper(replace(reading_of([BILL, BILL]), doubts=(doubt("balance", "50.00", bill=1),))), 0)
    [one] = questions(["bill.pdf"], [made])
    assert one.bill == 2


def test_network_words_are_those_of_the_engine():
    assert typed(Kind.NETWORK, "dentro", language="es").value == Network.IN.value
