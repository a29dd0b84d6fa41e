"""One cent and one day either side of every line that the checks of sums, payments and patients draw."""

from dataclasses import FrozenInstanceError

import pytest

from almoner.engine.checks.a_arithmetic.a02_lines_not_total import Printed
from almoner.engine.money import ZERO
from tests.engine.checks.boundaries import answer

BOTH = {"adjustments": "0.00", "insurance_paid": "0.00", "patient_paid": "0.00"}


# ---- A01: what rounding of the printed numbers allows
@pytest.mark.parametrize(
    ("units", "price", "charge", "said"),
    [
        ("1", "10.00", "10.00", ""),
        ("1", "10.00", "10.01", ""),
        ("1", "10.00", "10.02", "fact 0.02"),
        ("1", "10.00", "9.99", ""),
        ("1", "10.00", "9.98", "fact"),
        ("3", "33.33", "100.01", ""),
        ("3", "33.33", "100.02", "fact 0.03"),
        ("3", "10", "30.02", ""),
        ("3", "10", "30.03", "fact 0.03"),
        ("3", "10.5", "31.52", ""),
        ("3", "10.5", "31.53", "fact 0.03"),
        ("3", "0.3333", "1.00", ""),
        ("3", "0.3333", "1.01", "fact 0.01"),
        ("1.5", "10.00", "15.51", ""),
        ("1.5", "10.00", "15.52", "fact 0.52"),
        ("0", "10.00", "15.52", ""),
        ("2", "0.00", "15.52", ""),
        ("2", None, "15.52", ""),
        (None, "10.00", "15.52", "lacks field:units"),
        ("2", "10.00", None, "lacks field:charge"),
        ("-2", "10.00", "-20.00", ""),
        ("-2", "10.00", "-30.00", "fact"),
        ("2", "10.00", "-30.00", "fact"),
        ("-2", "10.00", "30.00", "fact 10.00"),
        ("2", "-10.00", "30.00", "fact 10.00"),
    ],
    ids=lambda value: f"A01: {value}",
)
def test_units_times_price(units, price, charge, said):
    assert answer("A01", {"lines": [{"code": "71046", "units": units, "unit_price": price, "charge": charge}]}) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"charge": "20.00", "adjustments": [{"group": "CO", "reason": "45", "amount": "10.00"}]}, ""),
        ({"charge": "20.00", "adjustments": [{"group": "CO", "reason": "45", "amount": "-10.00"}]}, ""),
        ({"charge": "20.00", "adjustments": [{"group": "CO", "reason": "45", "amount": "9.00"}]}, "fact"),
        ({"charge": "20.00", "revenue_code": "0120"}, ""),
        ({"charge": "20.00", "revenue_code": "0320"}, "fact"),
        ({"charge": "40.00", "revenue_code": "0120"}, "fact 10.00"),
    ],
    ids=lambda value: f"A01: {value}",
)
def test_what_explains_a_charge_below_its_price(line, said):
    assert answer("A01", {"lines": [{"code": "71046", "units": 3, "unit_price": "10.00", **line}]}) == said


def test_an_estimate_is_held_to_its_own_numbers_and_asks_for_nothing():
    assert (
        answer("A01", {"kind": "estimate", "lines": [{"code": "71046", "units": 3, "unit_price": "10.00", "charge": "31.00"}]})
        == "fact"
    )


@pytest.mark.parametrize(
    ("second", "said"),
    [({}, "fact"), ({"account": "B-2"}, "fact, fact"), ({"charge": "32.00"}, "fact, fact")],
    ids=lambda value: f"A01: {value}",
)
def test_a_second_copy_of_an_estimate_says_nothing_more(second, said):
    def paper(account="A-17", charge="31.00"):
        line = {"day": "2026-03-20", "code": "71046", "units": 3, "unit_price": "10.00", "charge": charge}
        of = {"provider": {"name": "Example Clinic"}, "patient": {"name": "Ana Example", "account": account}}
        return {"kind": "estimate", **of, "lines": [line]}

    assert answer("A01", paper(), paper(**second)) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([(3, 30, 30)], "fact"),
        ([(3, 30, 30), (2, 50, 50)], ""),
        ([(3, 30, 30), (1, 50, 50)], "fact"),
        ([(3, 30, 30), (2, 50, 100)], "fact"),
        ([(3, 30, 30), (2, None, 50), (2, 50, 50)], ""),
        ([(3, 30, 30), (None, 50, 50), (2, 50, 50)], "lacks field:units"),
        ([(3, 30, 30), (-2, 50, -50)], ""),
        ([(3, 30, 30), (2, 50, None)], "fact, lacks field:charge"),
        ([(3, 30, 30), (2, 50, 50), (2, 20, 20)], ""),
    ],
    ids=lambda value: f"A01: {value}",
)
def test_a_column_of_line_prices_is_seen_by_two_lines(lines, said):
    names = ("units", "unit_price", "charge")
    rows = [dict(zip(names, (u, p and f"{p}.00", c and f"{c}.00"), strict=True)) for u, p, c in lines]
    assert answer("A01", {"lines": [{"code": "71046", **row} for row in rows]}) == said


# ---- A02: what a total may hold
TWO = [{"code": "71046", "charge": "60.00"}, {"code": "71045", "charge": "40.00"}]


def row(kind, amount, label="Total charges", **more):
    return {"kind": kind, "label": label, "amount": amount, **more}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"total_charges": "100.00"}, ""),
        ({"total_charges": "100.01"}, "fact 0.01"),
        ({"total_charges": "99.99"}, "fact"),
        ({"total_charges": "100.01", "itemised": False}, ""),
        ({"total_charges": "100.01", "itemised": True}, "fact 0.01"),
        ({"total_charges": "100.01", "pages_missing": True}, "lacks papers:missing_page"),
        ({"total_charges": "130.00", "previous_balance": "30.00"}, ""),
        ({"total_charges": "130.01", "previous_balance": "30.00"}, "fact 30.01"),
        ({"total_charges": "70.00", "previous_balance": "30.00"}, "fact"),
        ({"total_charges": "105.00", "interest": "5.00"}, ""),
        ({"total_charges": "95.00", "interest": "5.00"}, "fact"),
        ({"total_charges": "135.00", "interest": "5.00", "previous_balance": "30.00"}, ""),
        ({"total_charges": "130.00", "rows": [row("carried_forward", "30.00")]}, ""),
        ({"total_charges": "130.00", "rows": [row("payment", "30.00")]}, "fact 30.00"),
        ({"total_charges": "70.00", "rows": [row("payment", "30.00")]}, ""),
        ({"total_charges": "70.00", "rows": [row("adjustment", "30.00")]}, ""),
        ({"total_charges": "50.00", "rows": [row("adjustment", "30.00"), row("payment", "20.00")]}, ""),
        ({"total_charges": "90.00", "rows": [row("adjustment", "30.00"), row("payment", "20.00")]}, "fact"),
        ({"total_charges": "70.00", "claim_adjustments": [{"group": "CO", "reason": "45", "amount": "30.00"}]}, "fact"),
        ({"rows": [row("total", "100.00")]}, ""),
        ({"rows": [row("total", "100.01")]}, "fact 0.01"),
        ({"rows": [row("total", "100.01"), row("total", "100.01")]}, "fact 0.01"),
        ({"rows": [row("total", "100.01")], "total_charges": "100.01"}, "fact 0.01"),
        ({"rows": [row("total", "100.01", "Total due")]}, ""),
        ({"rows": [row("total", "100.01", "Total charges due")]}, "fact 0.01"),
        ({"rows": [row("subtotal", "100.01")]}, ""),
        ({"rows": [row("subtotal", "60.00", first_line=0, last_line=1)]}, ""),
        ({"rows": [row("subtotal", "60.01", first_line=0, last_line=1)]}, "fact 0.01"),
        ({"rows": [row("subtotal", "40.00", first_line=1, last_line=2)]}, ""),
        ({"rows": [row("subtotal", "100.00", first_line=1, last_line=2)]}, ""),
        ({"rows": [row("subtotal", "40.01", first_line=1, last_line=2)]}, "fact 0.01"),
        ({"rows": [row("subtotal", "60.01", first_line=0)]}, ""),
        ({"rows": [row("total", "100.01", first_line=0, last_line=2)], "total_charges": "100.01"}, "fact 0.01"),
        ({"rows": [row("payment", "60.01", "Payment", first_line=0, last_line=1)]}, ""),
        ({"rows": [row("note", "60.01", "Visit", first_line=0, last_line=1)]}, ""),
        ({"kind": "estimate", "total_charges": "100.01"}, "fact"),
    ],
    ids=lambda value: f"A02: {value}",
)
def test_what_a_total_adds_up(header, said):
    assert answer("A02", {"lines": TWO, **header}) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([*TWO, {"code": "73110"}], "lacks field:charge"),
        ([{"code": "73110"}], ""),
        ([*TWO, {"code": "73110", "charge": "-20.00"}], "fact 10.01"),
        ([*TWO, {"revenue_code": "0001", "charge": "90.01"}], "fact"),
        ([*TWO, {"revenue_code": "0001", "charge": "100.00"}], "fact"),
    ],
    ids=lambda value: f"A02: {value}",
)
def test_the_lines_of_a_total(lines, said):
    assert answer("A02", {"total_charges": "90.01", "lines": lines}) == said


def test_credits_may_be_left_out_of_a_total_a02():
    lines = [*TWO, {"code": "73110", "charge": "-20.00"}]
    assert [answer("A02", {"total_charges": f"{sum}.00", "lines": lines}) for sum in (80, 100)] == ["", ""]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"insurance_paid": "50.00"}, ""),
        ({"insurance_paid": "50.01"}, "fact"),
        ({"patient_responsibility": "20.00"}, ""),
        ({"patient_responsibility": "20.01"}, "fact 0.01"),
        ({"insurance_paid": "40.00", "claim_adjustments": [{"group": "CO", "reason": "45", "amount": "10.00"}]}, ""),
        ({"insurance_paid": "60.00", "claim_adjustments": [{"group": "CO", "reason": "45", "amount": "10.00"}]}, "fact"),
        ({"patient_responsibility": "30.00", "claim_adjustments": [{"group": "PR", "reason": "3", "amount": "10.00"}]}, ""),
        (
            {"patient_responsibility": "30.00", "claim_adjustments": [{"group": "CO", "reason": "45", "amount": "10.00"}]},
            "fact 10.00",
        ),
        (
            {"patient_responsibility": "30.00", "claim_adjustments": [{"group": "PI", "reason": "45", "amount": "10.00"}]},
            "fact 10.00",
        ),
        (
            {"patient_responsibility": "30.00", "claim_adjustments": [{"group": "XX", "reason": "45", "amount": "10.00"}]},
            "fact 10.00",
        ),
        ({"rows": [row("total", "30.00", "Total", adds="adjustment")]}, ""),
        ({"rows": [row("total", "30.01", "Total", adds="adjustment")]}, "fact"),
        ({"rows": [row("total", "70.01", "Total allowed", adds="allowed")]}, "fact"),
        ({"rows": [row("total", "70.00", "Total allowed", adds="allowed")]}, ""),
    ],
    ids=lambda value: f"A02: {value}",
)
def test_the_totals_of_an_insurers_statement(header, said):
    off = [{"group": "CO", "reason": "45", "amount": "30.00"}]
    line = {
        "code": "71046",
        "charge": "100.00",
        "allowed": "70.00",
        "paid": "50.00",
        "patient_owes": "20.00",
        "adjustments": off,
    }
    assert answer("A02", {"kind": "eob", "lines": [line], **header}) == said
    assert answer("A02", {"kind": "remittance", "lines": [line], **header}) == said


def test_a_printed_total_does_not_change_a02():
    total = Printed(None, ZERO, "charge", ())
    with pytest.raises(FrozenInstanceError):
        total.adds = "paid"
    assert not hasattr(total, "__dict__")


# ---- A03: what a balance may hold
@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"balance": "100.00"}, ""),
        ({"balance": "100.01"}, "question 0.01"),
        ({"balance": "100.01", "adjustments": "0.00"}, "fact 0.01"),
        ({"balance": "100.01", "insurance_paid": "0.00"}, "fact 0.01"),
        ({"balance": "100.01", "patient_paid": "0.00"}, "fact 0.01"),
        ({"balance": "99.99"}, "lacks field:adjustments"),
        ({"balance": "99.99", "adjustments": "0.00"}, "lacks field:insurance_paid"),
        ({"balance": "99.99", "adjustments": "0.00", "insurance_paid": "0.00"}, "lacks field:patient_paid"),
        ({"balance": "99.99", **BOTH}, "fact"),
        ({"balance": "99.99", **BOTH, "insurance_pending": True}, ""),
        ({"balance": "99.99", **BOTH, "pages_missing": True}, "lacks papers:missing_page"),
        ({"balance": None, **BOTH}, "lacks field:balance"),
        ({"balance": "60.00", **BOTH, "adjustments": "10.00", "insurance_paid": "20.00", "patient_paid": "10.00"}, ""),
        ({"balance": "60.01", **BOTH, "adjustments": "10.00", "insurance_paid": "20.00", "patient_paid": "10.00"}, "fact 0.01"),
        ({"balance": "100.00", "insurance_paid": "20.00", "insurance_pending": True}, ""),
        ({"balance": "100.00", "insurance_paid": "20.00"}, "fact 20.00"),
        ({"balance": "90.00", **BOTH, "insurance_paid": "20.00", "patient_paid": "10.00", "insurance_pending": True}, ""),
        ({"balance": "100.00", "adjustments": "20.00", "insurance_pending": True}, ""),
        ({"patient_responsibility": "80.00", "insurance_paid": "20.00", "patient_paid": "10.00"}, ""),
        ({"balance": "80.00", "insurance_paid": "20.00", "patient_paid": "10.00"}, "fact 10.00"),
        ({"balance": "130.00", "previous_balance": "30.00"}, ""),
        ({"balance": "100.00", "previous_balance": "30.00"}, ""),
        ({"balance": "140.00", "previous_balance": "30.00", "patient_paid": "0.00"}, "fact 10.00"),
        ({"balance": "105.00", "interest": "5.00"}, ""),
        ({"balance": "115.00", "interest": "5.00", "patient_paid": "0.00"}, "fact 10.00"),
        ({"balance": "130.00", "rows": [row("carried_forward", "30.00")]}, ""),
        ({"balance": "160.00", "rows": [row("carried_forward", "30.00")]}, "question 60.00"),
        ({"balance": "70.00", "rows": [row("payment", "30.00", "Payment")]}, ""),
        ({"balance": "100.00", "rows": [row("payment", "30.00", "Payment")]}, "fact 30.00"),
        ({"balance": "100.00", "rows": [row("payment", "30.00", "Unapplied payment")]}, ""),
        ({"balance": "50.00", "patient_paid": "20.00", "rows": [row("payment", "30.00", "Payment")]}, ""),
        ({"balance": "80.00", "patient_paid": "20.00", "rows": [row("payment", "30.00", "Payment")]}, ""),
        ({"balance": "75.00", "patient_paid": "20.00", "rows": [row("payment", "30.00", "Payment")]}, "fact 5.00"),
        ({"balance": "85.00", "patient_paid": "20.00", "rows": [row("payment", "30.00", "Payment")]}, "fact 15.00"),
        ({"balance": "70.00", "rows": [row("adjustment", "30.00", "Discount")]}, ""),
        ({"balance": "80.00", "adjustments": "20.00", "rows": [row("adjustment", "30.00", "Discount")]}, ""),
        ({"balance": "75.00", "adjustments": "20.00", "rows": [row("adjustment", "30.00", "Discount")]}, "fact 5.00"),
        ({"total_charges": None, "balance": "90.00"}, ""),
        ({"total_charges": None, "balance": "90.01"}, "question 0.01"),
        ({"balance": "90.00"}, ""),
        ({"balance": "120.00", "pages_missing": True}, "lacks papers:missing_page"),
        ({"balance": "90.00", "pages_missing": True}, "lacks papers:missing_page"),
        (
            {"total_charges": None, "balance": "90.00", "pages_missing": True, "patient_paid": "0.00"},
            "lacks field:total_charges",
        ),
        ({"balance": "-10.00", "patient_paid": "120.00"}, "fact 0.00"),
        ({"balance": "-20.00", "patient_paid": "120.00"}, ""),
    ],
    ids=lambda value: f"A03: {value}",
)
def test_what_a_balance_holds(header, said):
    lines = [{"code": "71046", "charge": "50.00"}, {"code": "71045", "charge": "40.00"}]
    assert answer("A03", {"total_charges": "100.00", "lines": lines, **header}) == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"previous_balance": "50.00", "balance": "50.00"}, ""),
        ({"previous_balance": "50.00", "balance": "60.00", "patient_paid": "0.00"}, "fact 10.00"),
        ({"balance": "60.00", "patient_paid": "0.00"}, "lacks field:total_charges"),
        ({"balance": "60.00"}, ""),
        ({"patient_paid": "5.00"}, ""),
        ({"balance": "60.00", "patient_paid": "0.00", "lines": [{"code": "71046"}]}, "lacks field:total_charges"),
    ],
    ids=lambda value: f"A03: {value}",
)
def test_a_balance_without_charges(header, said):
    assert answer("A03", header) == said


@pytest.mark.parametrize("number", [1, 100, 1000], ids=lambda value: f"A03: {value}")
def test_the_lines_are_the_charges_however_many_they_are(number):
    lines = [{"code": "71046", "charge": "1.00"}] * number
    assert answer("A03", {"balance": f"{number}.00", "lines": lines}) == ""
    assert answer("A03", {"balance": f"{number}.01", "lines": lines}) == "question 0.01"


def decision(check="A03", kind="eob", adjustments=None, **line):
    off = [{"group": group, "reason": "45", "amount": amount} for group, amount in (adjustments or {}).items()]
    return answer(check, {"kind": kind, "lines": [{"code": "71046", "charge": "100.00", "adjustments": off, **line}]})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "20.00"}, ""),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "19.99"}, ""),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "20.01"}, "fact 0.01"),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "60.00"}, ""),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "59.99"}, "fact 39.99"),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "60.01"}, "fact 40.01"),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "60.00", "adjustments": {"CO": "40.00"}}, "fact 40.00"),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "60.00", "adjustments": {"PI": "40.00"}}, ""),
        ({"allowed": "60.00", "paid": "40.00", "patient_owes": "60.00", "adjustments": {"OA": "40.00"}}, ""),
        ({"paid": "40.00", "patient_owes": "20.01", "adjustments": {"CO": "40.00"}}, "fact 0.01"),
        ({"paid": "40.00", "patient_owes": "20.00", "adjustments": {"CO": "40.00"}}, ""),
        (
            {"paid": "40.00", "patient_owes": "30.00", "adjustments": {"ZZ": "40.00"}},
            "fact 10.00",
        ),  # a code no payer should send
        ({"paid": "40.00", "patient_owes": "60.00", "adjustments": {"PR": "60.00"}}, ""),
        ({"paid": "40.00", "patient_owes": "70.00", "adjustments": {"PR": "70.00"}}, ""),
        ({"paid": "40.00", "patient_owes": "60.01", "adjustments": {"PR": "60.00"}}, "fact 0.01"),
        ({"paid": "40.00", "patient_owes": "20.00", "adjustments": {"CO": "30.00", "PR": "10.00"}}, ""),
        ({"paid": "40.00", "patient_owes": "30.01", "adjustments": {"CO": "30.00", "PR": "10.00"}}, "fact 0.01"),
        ({"deductible": "5.00", "copay": "6.00", "coinsurance": "7.00", "patient_owes": "18.00"}, ""),
        ({"deductible": "5.00", "copay": "6.00", "coinsurance": "7.00", "patient_owes": "18.01"}, "fact 0.01"),
        ({"deductible": "5.00", "allowed": "60.00", "patient_owes": "45.00"}, ""),
        ({"deductible": "5.00", "allowed": "60.00", "patient_owes": "45.01"}, "fact 40.01"),
        ({"paid": "40.00", "patient_owes": "20.00"}, "lacks field:paid"),
        ({"allowed": "60.00", "patient_owes": "20.00"}, "lacks field:paid"),
        ({"allowed": "60.00", "paid": "40.00"}, ""),
        ({"charge": "-100.00", "allowed": "-60.00", "paid": "-40.00", "patient_owes": "-19.99"}, ""),
        ({"charge": "0.00", "allowed": "0.00", "paid": "0.00", "patient_owes": "0.01"}, "fact 0.00"),
        ({"charge": None, "allowed": "60.00", "paid": "40.00", "patient_owes": "20.01"}, "fact 0.01"),
    ],
    ids=lambda value: f"A03: {value}",
)
def test_what_a_decided_line_leaves_to_the_patient(line, said):
    assert decision(**line) == said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"insurance_paid": "40.00", "adjustments": "40.00", "patient_responsibility": "20.00"}, ""),
        ({"insurance_paid": "40.00", "adjustments": "40.00", "patient_responsibility": "20.01"}, "fact 0.01"),
        ({"insurance_paid": "40.00", "adjustments": "40.00", "patient_responsibility": "60.00"}, ""),
        ({"insurance_paid": "40.00", "patient_responsibility": "99.00"}, ""),
        (
            {
                "insurance_paid": "40.00",
                "claim_adjustments": [{"group": "CO", "reason": "45", "amount": "40.00"}],
                "patient_responsibility": "20.01",
            },
            "fact 0.01",
        ),
        ({"deductible": "5.00", "copay": "6.00", "coinsurance": "7.00", "patient_responsibility": "18.01"}, "fact 0.01"),
        (
            {
                "deductible": "5.00",
                "copay": "6.00",
                "coinsurance": "7.00",
                "patient_responsibility": "18.01",
                "pages_missing": True,
            },
            "",
        ),
        (
            {
                "deductible": "5.00",
                "copay": "6.00",
                "coinsurance": "7.00",
                "patient_responsibility": "18.01",
                "status": "reversal",
            },
            "",
        ),
        (
            {
                "insurance_paid": "40.00",
                "adjustments": "40.00",
                "claim_adjustments": [{"group": "CO", "reason": "45", "amount": "30.00"}],
                "patient_responsibility": "30.00",
            },
            "",
        ),
    ],
    ids=lambda value: f"A03: {value}",
)
def test_what_a_whole_decision_leaves_to_the_patient(header, said):
    assert answer("A03", {"kind": "eob", "total_charges": "100.00", **header}) == said


# ---- A04: a payment between two statements
def turn(first=None, second=None, check="A04", beside=None, **rest):
    one = {"statement_date": "2026-03-01", "total_charges": "1000.00", "patient_paid": "200.00", "balance": "800.00"}
    two = {"statement_date": "2026-04-01", "previous_balance": "1000.00", "balance": "1000.00"}
    same = {"provider": {"name": "Example Clinic"}, "patient": {"account": "A-17"}}
    others = [beside] if beside else []
    return answer(check, {**same, **one, **(first or {})}, {**same, **two, **(second or {})}, *others, **rest)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({}, {}, "fact 200.00"),
        ({}, {"previous_balance": "999.99"}, ""),
        ({}, {"previous_balance": "1000.01"}, ""),
        ({}, {"previous_balance": "600.00"}, ""),
        ({}, {"patient_paid": "200.00"}, ""),
        ({}, {"patient_paid": "199.99"}, "fact 200.00"),
        ({}, {"statement_date": "2026-03-11"}, ""),
        ({}, {"statement_date": "2026-03-12"}, "fact 200.00"),
        ({}, {"statement_date": "2026-03-01"}, ""),
        ({"statement_date": None}, {}, "lacks field:statement_date"),
        ({"balance": None}, {}, "lacks field:balance"),
        ({}, {"previous_balance": None, "balance": None}, "lacks field:balance"),
        ({}, {"previous_balance": None}, "lacks field:balance"),
        ({}, {"previous_balance": None, "total_charges": "1000.00"}, "fact 200.00"),
        ({}, {"previous_balance": None, "total_charges": "1100.00", "balance": "1100.00"}, "fact 200.00"),
        ({}, {"previous_balance": None, "total_charges": "1000.00", "balance": "1005.00", "interest": "5.00"}, "fact 200.00"),
        ({}, {"rows": [row("payment", "-200.00", "Payment")]}, ""),
        ({"patient_paid": "0.00"}, {}, ""),
        ({"patient_paid": "50.00", "insurance_paid": "150.00"}, {}, "fact 200.00"),
        ({"patient_paid": "50.00", "insurance_paid": "150.00"}, {"previous_balance": "850.00"}, "fact 50.00"),
        ({"patient_paid": "50.00", "insurance_paid": "150.00"}, {"previous_balance": "900.00"}, ""),
    ],
    ids=lambda value: f"A04: {value}",
)
def test_a_payment_between_two_statements(first, second, said):
    assert turn(first, second) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-03-21", "fact 200.00"), ("2026-03-22", ""), (None, "fact 200.00")],
    ids=lambda value: f"A04: {value}",
)
def test_a_payment_of_the_last_ten_days_may_be_on_its_way(day, said):
    paid = row("payment", "200.00", "Payment", day=day)
    assert turn({"statement_date": "2026-03-21", "patient_paid": None, "rows": [paid]}) == said


PAID = [{"on": "2026-03-20", "amount": "120.00", "to": "Example Clinic"}]


def told(header=None, paid=None, before=None, beside=None):
    later = {"total_charges": "500.00", "insurance_paid": "300.00", "balance": "200.00", **(header or {})}
    same = {"provider": {"name": "Example Clinic"}, "patient": {"account": "A-17"}}
    bills = [{**same, **one} for one in (before, beside) if one]
    later = {"statement_date": "2026-04-01", **same, **later}
    return answer("A04", *bills, later, answers={"paid": [{**PAID[0], **(paid or {})}]})


@pytest.mark.parametrize(
    ("header", "paid", "said"),
    [
        ({}, {}, "fact 120.00"),
        ({}, {"on": "2026-03-21"}, "fact 120.00"),
        ({}, {"on": "2026-03-22"}, ""),
        ({}, {"to": "Sample Imaging"}, ""),
        ({}, {"to": None}, "fact 120.00"),
        ({"patient_paid": "0.00"}, {}, "fact 120.00"),
        ({"patient_paid": "119.99"}, {}, "fact 120.00"),
        ({"patient_paid": "120.00"}, {}, ""),
        ({"patient_paid": "120.01"}, {}, ""),
        ({"insurance_paid": "120.00", "balance": "380.00"}, {}, ""),
        ({"balance": "199.99"}, {}, ""),
        ({"balance": "200.01"}, {}, ""),
        ({"balance": "170.00", "adjustments": "30.00"}, {}, "fact 120.00"),
        ({"balance": "230.00", "adjustments": "30.00"}, {}, ""),
        ({"balance": "240.00", "previous_balance": "40.00"}, {}, "fact 120.00"),
        ({"balance": "160.00", "previous_balance": "40.00"}, {}, ""),
        ({"total_charges": None}, {}, ""),
        ({"balance": None}, {}, ""),
        ({"statement_date": None}, {}, "lacks field:statement_date"),
        ({"rows": [row("payment", "-200.00", "Payment")]}, {}, ""),
        ({"rows": [row("payment", "120.00", "Payment")]}, {}, ""),
    ],
    ids=lambda value: f"A04: {value}",
)
def test_a_payment_the_person_tells_of(header, paid, said):
    assert told(header, paid) == said


def test_a_payment_to_nobody_named_belongs_to_the_only_provider_a04():
    nameless = {"to": None}
    before = {"statement_date": "2026-03-01", "total_charges": "500.00"}
    assert told(paid=nameless, before=before) == "fact 120.00"
    assert told(paid=nameless, before={**before, "provider": {"name": "Sample Imaging"}}) == ""


# One account asks for 200.00 as if nothing had been paid; beside it lies another paper of the provider's.
@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "question 120.00"),  # it asks as if nothing had been paid, too: one of the two lost it
        ({"balance": "380.00"}, "question 120.00"),
        ({"patient_paid": "120.00", "balance": "380.00"}, ""),
        ({"patient_paid": "120.01", "balance": "379.99"}, "question 120.00"),
        ({"rows": [row("payment", "120.00", "Payment")], "balance": "380.00"}, ""),
        ({"patient_paid": "120.00", "balance": "380.00", "statement_date": "2026-03-20"}, ""),
        ({"patient_paid": "120.00", "balance": "380.00", "statement_date": "2026-03-19"}, "question 120.00"),
        ({"balance": "120.00", "statement_date": "2026-03-20"}, ""),  # just what it had asked for: that is where it went
        ({"balance": "120.00", "statement_date": "2026-03-21"}, "question 120.00"),
        ({"balance": "120.01", "statement_date": "2026-03-20"}, "question 120.00"),
        ({"patient": {"account": None}, "balance": "380.00"}, "fact 120.00"),  # may be a paper of the same account
        ({"patient": {"account": None}, "balance": "380.00", "lines": [{"code": "71046"}]}, "question 120.00"),
        ({"provider": {"name": "Example Hospital"}, "patient_paid": "120.00"}, "fact 120.00"),
        ({"provider": {"name": "Example Clinic West"}, "patient_paid": "120.00"}, ""),
    ],
    ids=lambda value: f"A04: {value}",
)
def test_a_payment_is_missing_on_one_account_only(other, said):
    lines = [{"day": "2026-02-03", "code": "12002", "charge": "500.00"}]
    second = {"patient": {"account": "B-2"}, "statement_date": "2026-04-01", "total_charges": "500.00", "balance": "500.00"}
    assert told({"lines": lines}) == "fact 120.00"
    assert told({"lines": lines}, before={**second, **other}) == said


def test_the_account_that_had_asked_for_just_this_sum_lost_the_payment_a04():
    before = {"statement_date": "2026-03-01", "balance": "120.00"}
    after = {"total_charges": "120.00", "insurance_paid": None, "balance": "120.00"}
    other = {"provider": {"name": "Example Clinic"}, "patient": {"account": "B-2"}, "statement_date": "2026-04-01"}
    assert told(after, before=before) == "fact 120.00"
    assert told(after, before=before, beside={**other, "total_charges": "400.00", "balance": "400.00"}) == "fact 120.00"
    asked_too = {**other, "statement_date": "2026-03-19", "balance": "120.00"}
    assert told(after, before=before, beside=asked_too) == "question 120.00"


@pytest.mark.parametrize(
    ("before", "start", "said"),
    [
        ({"statement_date": "2026-03-20", "balance": "200.00"}, "200.00", "fact 120.00"),
        ({"statement_date": "2026-03-19", "balance": "200.00"}, "200.00", "fact 120.00"),
        ({"statement_date": "2026-03-21", "balance": "200.00"}, "200.00", ""),
        ({"statement_date": "2026-03-20", "balance": "200.00"}, "80.00", ""),
        ({"statement_date": "2026-03-20", "balance": "320.00"}, "200.00", ""),
    ],
    ids=lambda value: f"A04: {value}",
)
def test_a_balance_that_did_not_move_after_a_payment(before, start, said):
    assert told({"total_charges": None, "previous_balance": start}, before=before) == said


# ---- A06: asked again after it was settled
def again(first=None, second=None, **rest):
    visit = [{"day": "2026-02-03", "code": "12002", "charge": "900.00"}]
    settled = {
        "total_charges": "900.00",
        "insurance_paid": "700.00",
        "patient_paid": "200.00",
        "balance": "0.00",
        "lines": visit,
    }
    asks = {"statement_date": "2026-05-01", "total_charges": "900.00", "balance": "200.00", "lines": visit}
    blank = {"previous_balance": None}
    return turn({**settled, **(first or {})}, {**blank, **asks, **(second or {})}, check="A06", **rest)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({}, {}, "fact 200.00"),
        ({"balance": "0.01"}, {}, ""),
        ({"balance": "-0.01"}, {}, "fact 200.00"),
        ({"insurance_pending": True}, {}, ""),
        ({"insurance_paid": None, "patient_paid": None}, {}, "question 200.00"),
        ({"insurance_paid": None}, {}, "fact 200.00"),
        ({"patient_paid": None}, {}, "fact 200.00"),
        ({"insurance_paid": None, "patient_paid": None, "rows": [row("payment", "900.00", "Payment")]}, {}, "fact 200.00"),
        ({"balance": None, "patient_responsibility": "0.00"}, {}, "fact 200.00"),
        ({"balance": None}, {}, ""),
        ({"balance": "5.00", "remarks": ["Paid in full"]}, {}, "fact 200.00"),
        ({"balance": "5.00", "rows": [row("payment", "5.00", "Account closed")]}, {}, "fact 200.00"),
        ({}, {"balance": "0.00"}, ""),
        ({}, {"balance": "0.01"}, "fact 0.01"),
        ({}, {"balance": None}, ""),
        ({}, {"statement_date": None}, "lacks field:statement_date"),
        ({}, {"rows": [row("adjustment", "5.00", "Discount")]}, ""),
        ({}, {"rows": [row("adjustment", "0.01", "Discount")]}, ""),
        ({}, {"rows": [row("adjustment", "0.00", "Discount")]}, "fact 200.00"),
        ({}, {"rows": [row("payment", "5.00", "Refund")]}, ""),
        ({}, {"insurance_paid": "700.00"}, "fact 200.00"),
        ({}, {"insurance_paid": "699.99"}, "question 200.00"),
        ({}, {"insurance_paid": "700.01"}, "fact 200.00"),
        ({"adjustments": "10.00"}, {"adjustments": "10.00", "insurance_paid": "700.00"}, "fact 200.00"),
        ({"adjustments": "10.00"}, {"adjustments": "9.99", "insurance_paid": "700.00"}, "question 200.00"),
        ({"adjustments": "10.00"}, {"insurance_paid": "700.00"}, "question 200.00"),
        ({"adjustments": "10.00"}, {"adjustments": "10.00"}, "question 200.00"),
        ({"adjustments": "10.00"}, {}, "fact 200.00"),
        ({"lines": None}, {"lines": None}, "fact 200.00"),
        ({"lines": None}, {"lines": None, "total_charges": "1099.99"}, "fact 0.01"),
        ({"lines": None}, {"lines": None, "total_charges": "1100.00"}, ""),
        ({"lines": None}, {"lines": None, "total_charges": "1000.00", "previous_balance": "0.00"}, ""),
        ({"lines": None}, {"lines": None, "total_charges": "1000.00", "previous_balance": "0.01"}, "fact 100.00"),
        ({"lines": None}, {"lines": None, "previous_balance": "0.00"}, "fact 200.00"),
        ({"lines": None}, {"lines": None, "total_charges": None}, "lacks papers:bill"),
        ({"lines": None}, {"total_charges": None}, "lacks papers:bill"),
        ({"total_charges": None}, {"total_charges": None, "lines": None}, "lacks papers:bill"),
        ({"total_charges": None}, {"total_charges": None, "lines": None, "first_day": "2026-02-03"}, "fact 200.00"),
        ({"total_charges": None}, {"total_charges": None, "lines": None, "first_day": "2026-02-04"}, "lacks papers:bill"),
    ],
    ids=lambda value: f"A06: {value}",
)
def test_a_settled_account_that_asks_again(first, second, said):
    assert again(first, second) == said


@pytest.mark.parametrize(
    ("on", "amount", "said"),
    [
        ("2026-03-01", "200.00", "fact 200.00"),
        ("2026-02-28", "200.00", ""),
        ("2026-04-20", "200.00", "fact 200.00"),
        ("2026-04-21", "200.00", ""),
        ("2026-03-10", "199.99", ""),
        ("2026-03-10", "200.01", ""),
    ],
    ids=lambda value: f"A06: {value}",
)
def test_a_balance_the_person_says_they_paid(on, amount, said):
    paid = {"insurance_paid": None, "patient_paid": None, "balance": "200.00"}
    assert again(paid, answers={"paid": [{"on": on, "amount": amount, "to": "Example Clinic"}]}) == said
    other = {"on": on, "amount": amount, "to": "Sample Imaging"}
    assert again(paid, answers={"paid": [other]}) == ""
    assert again(paid, answers={"paid": [other, {**other, "amount": "1.00", "to": "Example Clinic"}]}) == ""


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"balance": "199.99"}, "fact 200.00"),
        ({"balance": "200.00"}, "question 200.00"),
        ({"balance": "0.00", "patient_paid": "200.00"}, "question 200.00"),
        ({"balance": "0.00", "patient_paid": "199.99"}, "fact 200.00"),
        ({"balance": "200.00", "provider": {"name": "Example Hospital"}}, "fact 200.00"),
    ],
    ids=lambda value: f"A06: {value}",
)
def test_a_payment_of_a_sum_that_two_accounts_ask_for(other, said):
    paid = {"insurance_paid": None, "patient_paid": None, "balance": "200.00"}
    told = {"paid": [{"on": "2026-03-10", "amount": "200.00", "to": "Example Clinic"}]}
    visit = [{"day": "2026-02-10", "code": "99213", "charge": "200.00"}]
    second = {"provider": {"name": "Example Clinic"}, "patient": {"account": "B-2"}, "lines": visit, **other}
    assert again(paid, beside=second, answers=told) == said


# ---- A11: who the patient is
def patients(*people, kind="bill", **rest):
    bills = [{"kind": kind, "patient": {"name": "Ana Example", "account": "A-17", **one}} for one in people]
    return answer("A11", *bills, **rest)


@pytest.mark.parametrize(
    ("born", "other", "said"),
    [
        ("1984-03-05", "1984-03-05", ""),
        ("1984-03-05", "1984-03-06", "fact"),
        ("1984-03-05", "1984-05-03", "question"),
        ("1984-03-05", "1985-03-05", "fact"),
        ("1984-03-05", "1985-05-03", "fact"),
        ("1984-03-05", "1983-05-03", "fact"),
        ("1984-03-05", "1984-05-04", "fact"),
        ("1984-03-05", "1984-06-03", "fact"),
        ("1984-03-05", "1900-01-01", ""),
        ("1984-03-05", "1900-12-31", ""),
        ("1984-03-05", "1901-01-01", "fact"),
        ("1984-03-05", None, ""),
    ],
    ids=lambda value: f"A11: {value}",
)
def test_two_birth_dates(born, other, said):
    assert patients({"birth_date": born}, {"birth_date": other}) == said
    assert patients({"birth_date": other}, {"birth_date": born}) == said
    one = {"patient": {"name": "Ana Example", "birth_date": born}}
    assert patients({"birth_date": other}, answers=one) == said


@pytest.mark.parametrize(
    ("member", "other", "said"),
    [("ABC1234567", "ABC1234567", ""), ("ABC1234567", "ABD1234567", "fact"), ("ABC1234567", None, "")],
    ids=lambda value: f"A11: {value}",
)
def test_two_member_numbers_of_one_plan(member, other, said):
    def of(plan, number):
        return {"payer": {"name": plan}, "patient": {"name": "Ana Example", "member_id": number, "account": "A-17"}}

    assert answer("A11", of("Example Plan", member), of("EXAMPLE PLAN", other)) == said
    assert answer("A11", of("Example Plan", member), of("Sample Plan", other)) == ""
    assert answer("A11", of(None, member), of(None, other)) == said  # a slip is one number misprinted, whoever printed it
    assert answer("A11", of(None, member), of(None, "7700112233")) == ""
    asked = {"patient": {"name": "Ana Example", "member_id": member}}
    assert answer("A11", of("Example Plan", other), answers=asked) == said
    assert answer("A11", of("Example Plan", "7700112233"), answers=asked) == "question"  # may be another plan's
    assert answer("A11", of("Example Plan", "ABC1234568"), answers=asked) == "question"  # may be another member's of the family


def test_the_birth_date_that_most_papers_print_is_the_usual_one_a11():
    days = ("1984-03-06", "1984-03-05", "1984-03-05")
    assert patients(*({"birth_date": day} for day in days)) == "fact"
    assert patients(*({"birth_date": day} for day in (days[0], *days[1:], "1984-03-06", "1984-03-05"))) == "fact, fact"


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ({}, "question"),
        ({"birth_date": "1984-03-05"}, "question"),
        ({"member_id": "ABC1234567"}, "question"),
        ({"birth_date": "1984-03-05", "member_id": "ABC1234567"}, "question"),
    ],
    ids=lambda value: f"A11: {value}",
)
def test_a_former_family_name_of_the_same_person_is_a_question(extra, said):
    names = ({"name": "Ana Example", **extra}, {"name": "Ana Sampleson", **extra})
    assert patients(*names) == (said if extra else "fact")
    told = {"patient": {"name": "Ana Example", **extra}}
    assert patients({"name": "Ana Sampleson", **extra}, answers=told) == (said if extra else "fact")


def test_one_paper_alone_cannot_differ_a11():
    assert patients({}) == "lacks answers:patient"
    assert patients({}, answers={"patient": {"name": "Ana Example"}}) == ""
    assert patients({"name": None, "account": "A-17"}) == "lacks field:patient"
    assert patients({"name": None, "birth_date": "1984-03-05"}) == "lacks answers:patient"
    assert patients({"name": None, "member_id": "ABC1234567"}) == "lacks answers:patient"


def test_names_of_one_file_that_lists_many_are_not_compared_a11():
    two = ({"name": "Ana Example"}, {"name": "Ruth Sample"})
    assert [patients(*two, kind=kind) for kind in ("claim", "remittance", "estimate", "bill")] == ["", "", "", "fact"]


# ---- A12: what is a list
@pytest.mark.parametrize(
    ("bill", "said"),
    [
        ({"lines": [{"code": "71046", "charge": "9.00"}]}, ""),
        ({"lines": [{"ndc": "00409379601", "charge": "9.00"}]}, ""),
        ({"lines": [{"day": "2026-02-03", "description": "X-ray", "charge": "9.00"}]}, ""),
        ({"lines": [{"description": "X-ray", "charge": "9.00"}]}, "right"),
        ({"lines": [{"day": "2026-02-03", "charge": "9.00"}]}, "right"),
        ({"lines": [{"code": "71046", "charge": "9.00"}], "itemised": False}, "right"),
        ({"lines": [{"code": "71046", "charge": "9.00"}], "itemised": True}, ""),
        ({"lines": [], "itemised": True}, "right"),
        ({"lines": [], "pages_missing": True}, "lacks papers:missing_page"),
        ({"lines": []}, "right"),
    ],
    ids=lambda value: f"A12: {value}",
)
def test_what_is_an_itemised_bill(bill, said):
    assert answer("A12", {"provider": {"name": "Example Hospital"}, "balance": "9.00", **bill}) == said


def test_of_two_statements_of_one_account_only_one_asks_for_the_list_a12():
    same = {"provider": {"name": "Example Hospital"}, "patient": {"account": "A-17"}, "balance": "9.00"}
    one, two = {**same, "statement_date": "2026-03-01"}, {**same, "statement_date": "2026-04-01"}
    assert answer("A12", one, two) == "right"
    assert answer("A12", one, {**two, "lines": [{"code": "71046", "charge": "9.00"}]}) == ""
    assert answer("A12", one, {**two, "patient": {"account": "B-2"}}) == "right, right"
