"""One cent and one day either side of every line that the checks of Medicare draw (H02, H05, H08)."""

from datetime import date, timedelta

import pytest

from almoner.engine.dossier import PAYERS
from tests.engine.checks.boundaries import answer, figures

HOSPITAL = {"provider": {"name": "Example Hospital"}, "claim": "C1"}
LINE = {"day": "2026-02-03", "revenue_code": "0450", "units": 1, "charge": "3000.00"}
SHARE = {"deductible": "0.00", "coinsurance": "200.00"}


def pair(check, bill=None, eob=None, line=None, **rest):
    """A bill of 3,000 that asks for 700, and Medicare's paper that leaves 200 of coinsurance."""
    asks = {
        **HOSPITAL,
        "form": "institutional",
        "total_charges": "3000.00",
        "insurance_paid": "800.00",
        "balance": "700.00",
        "lines": [LINE],
        **(bill or {}),
    }
    says = {
        **HOSPITAL,
        "kind": "eob",
        "total_charges": "3000.00",
        "insurance_paid": "800.00",
        "patient_responsibility": "200.00",
        **SHARE,
        "lines": [{**LINE, **(line or {})}],
        **(eob or {}),
    }
    return answer(check, asks, says, **{"payers": ["medicare"], "answers": {"qmb": True}, **rest})


# ---- H02
@pytest.mark.parametrize(
    ("bill", "eob", "said"),
    [
        ({}, {}, "rule 500.00"),
        ({"balance": "200.00"}, {}, ""),
        ({"balance": "200.01"}, {}, "rule 0.01"),
        ({"balance": "0.00"}, {}, ""),
        ({"balance": "100.00", "patient_paid": "100.00"}, {}, ""),
        ({"balance": "100.00", "patient_paid": "100.01"}, {}, "rule 0.01"),
        ({"previous_balance": "500.00"}, {}, ""),
        ({"previous_balance": "499.99"}, {}, "rule 0.01"),
        ({"total_charges": "3500.00"}, {}, ""),
        ({"total_charges": "3499.99"}, {}, "rule 0.01"),
        ({"total_charges": "2999.99"}, {}, "question 500.00"),
        ({"insurance_pending": True}, {}, "question 500.00"),
        ({}, {"patient_responsibility": None}, ""),
        ({}, {"status": "denied"}, "question 500.00"),
        ({}, {"status": "pending"}, "question 500.00"),
        ({}, {"status": "primary"}, "rule 500.00"),
        ({"form": "professional"}, {}, ""),
        ({"form": None}, {}, ""),
        ({"form": None, "type_of_bill": "0131"}, {}, "rule 500.00"),
        ({"form": None}, {"form": "institutional"}, "rule 500.00"),
        ({}, {"payer": {"type": "medicare"}}, "rule 500.00"),
        ({}, {"payer": {"type": "commercial"}}, ""),
        ({}, {"status": "secondary"}, ""),
    ],
    ids=str,
)
def test_what_a_hospital_asks_beside_medicares_share_h02(bill, eob, said):
    assert pair("H02", bill, eob) == said


@pytest.mark.parametrize("reason", "16 22 26 27 31 109 226 227 252".split())
def test_a_reason_that_settles_nothing_makes_it_a_question_h02(reason):
    cut = {"adjustments": [{"group": "CO", "reason": reason, "amount": "500.00"}]}
    assert pair("H02", line=cut) == "question 500.00"
    assert pair("H02", line={"adjustments": [{"group": "CO", "reason": "45", "amount": "500.00"}]}) == "rule 500.00"


@pytest.mark.parametrize("payer", PAYERS)
def test_only_medicare_itself_binds_the_hospital_h02(payer):
    assert pair("H02", payers=[payer]) == ("rule 500.00" if payer == "medicare" else "")


@pytest.mark.parametrize(
    ("bill", "payers", "said"),
    [
        ({"payer": {"type": "medicare"}}, ["medicare"], "lacks papers:eob"),
        ({}, ["medicare"], "lacks papers:eob"),
        ({}, ["medicare", "commercial"], "lacks papers:eob"),
        ({}, ["commercial", "medicare"], ""),
        ({"payer": {"type": "commercial"}}, ["medicare"], ""),
        ({"form": "professional"}, ["medicare"], ""),
        ({"balance": "0.00"}, ["medicare"], ""),
    ],
    ids=str,
)
def test_a_bill_without_medicares_paper_h02(bill, payers, said):
    asks = {**HOSPITAL, "form": "institutional", "total_charges": "3000.00", "balance": "700.00", "lines": [LINE], **bill}
    assert answer("H02", asks, payers=payers) == said


# ---- H05
def qmb(bill=None, eob=None, line=None, **rest):
    return pair("H05", {"form": None, "balance": "200.00", **(bill or {})}, eob, line, **rest)


@pytest.mark.parametrize(
    ("bill", "eob", "said"),
    [
        ({}, {}, "rule 200.00"),
        ({"balance": "10.00"}, {}, "question 10.00"),
        ({"balance": "10.01"}, {}, "rule 10.01"),
        ({"balance": "0.00"}, {}, ""),
        ({"balance": "700.00"}, {}, "rule 700.00"),
        ({"previous_balance": "200.00"}, {}, ""),
        ({"previous_balance": "100.00"}, {}, "rule 100.00"),
        ({"interest": "50.00"}, {}, "rule 150.00"),
        ({"patient_paid": "150.00", "balance": "50.00"}, {}, "rule 50.00"),
        ({"total_charges": "3199.99"}, {}, "rule 0.01"),
        ({"total_charges": "3200.00"}, {}, ""),
        ({}, {"coinsurance": "0.00"}, ""),
        ({}, {"coinsurance": "0.01"}, "rule 0.01"),
        ({}, {"coinsurance": "150.00"}, "rule 150.00"),
        ({}, {"coinsurance": "150.00", "deductible": "50.00"}, "rule 200.00"),
        ({}, {"coinsurance": None, "deductible": None}, "question 200.00"),
        ({}, {"coinsurance": None, "deductible": None, "insurance_paid": "0.00"}, ""),
        ({}, {"coinsurance": None, "deductible": None, "insurance_paid": "0.01"}, "question 200.00"),
        ({}, {"patient_responsibility": None, "coinsurance": "200.00"}, "question 200.00"),
        ({"insurance_pending": True}, {}, "question 200.00"),
    ],
    ids=str,
)
def test_what_a_person_with_qmb_is_asked_h05(bill, eob, said):
    assert qmb(bill, eob) == said


@pytest.mark.parametrize(
    ("answers", "remarks", "said"),
    [
        ({}, [], ""),
        ({"qmb": False}, [], ""),
        ({"qmb": True}, [], "rule 200.00"),
        ({}, ["N781"], "rule 200.00"),
        ({}, ["N782"], "rule 200.00"),
        ({}, ["N783"], "rule 200.00"),
        ({}, ["N784"], ""),
        ({"qmb": False}, ["N781"], ""),
    ],
    ids=str,
)
def test_who_is_in_qmb_h05(answers, remarks, said):
    assert qmb(eob={"remarks": remarks}, answers=answers) == said
    assert qmb(line={"remarks": remarks}, answers=answers) == said


@pytest.mark.parametrize(
    ("adjustments", "eob", "said"),
    [
        ([("OA", "209", "200.00")], {"patient_responsibility": "0.00", "coinsurance": None, "deductible": None}, "rule 200.00"),
        ([("OA", "209", "200.00")], {"patient_responsibility": None, "coinsurance": None, "deductible": None}, "rule 200.00"),
        ([("CO", "209", "200.00")], {"patient_responsibility": "0.00", "coinsurance": None, "deductible": None}, ""),
        ([("OA", "208", "200.00")], {"patient_responsibility": "0.00", "coinsurance": None, "deductible": None}, ""),
        ([("PR", "66", "200.00")], {"coinsurance": None, "deductible": None}, "rule 200.00"),
        ([("PR", "1", "200.00")], {"coinsurance": None, "deductible": None}, "rule 200.00"),
        ([("PR", "2", "120.00"), ("PR", "96", "80.00")], {"coinsurance": None, "deductible": None}, "rule 120.00"),
        ([("PR", "96", "200.00")], {"coinsurance": None, "deductible": None, "insurance_paid": "0.00"}, ""),
    ],
    ids=str,
)
def test_what_the_codes_make_of_the_share_h05(adjustments, eob, said):
    listed = [{"group": group, "reason": reason, "amount": amount} for group, reason, amount in adjustments]
    assert qmb(eob=eob, line={"adjustments": listed}) == said


@pytest.mark.parametrize("payer", PAYERS)
def test_qmb_is_about_medicare_of_either_kind_h05(payer):
    assert qmb(payers=[payer]) == ("rule 200.00" if payer in {"medicare", "medicare-advantage"} else "")


@pytest.mark.parametrize(
    ("payers", "answers", "eob", "said"),
    [
        (["medicare", "medicaid"], {}, {}, "lacks answers:qmb"),
        (["medicare", "commercial"], {}, {}, ""),
        (["medicare", "medicaid"], {"qmb": True}, {}, "rule 200.00"),
        (["medicare", "medicaid"], {}, {"coinsurance": "0.00"}, ""),
        (["medicaid", "medicare"], {"qmb": True}, {}, ""),
        (["medicaid", "medicare"], {"qmb": True}, {"payer": {"type": "medicare"}}, "rule 200.00"),
        (["medicare"], {"qmb": True}, {"payer": {"type": "commercial"}}, ""),
    ],
    ids=str,
)
def test_beside_medicaid_h05(payers, answers, eob, said):
    assert qmb(eob=eob, payers=payers, answers=answers) == said


@pytest.mark.parametrize(("left", "said"), [("0.00", "rule 200.00"), ("0.01", "question 200.00"), (None, "rule 200.00")])
def test_what_medicaids_own_paper_leaves_makes_it_a_question_h05(left, said):
    asks = {**HOSPITAL, "total_charges": "3000.00", "insurance_paid": "800.00", "balance": "200.00", "lines": [LINE]}
    first = {**asks, "kind": "eob", "balance": None, "patient_responsibility": "200.00", **SHARE, "payer": {"type": "medicare"}}
    second = {**first, "status": "secondary", "payer": {"type": "medicaid"}, "patient_responsibility": left}
    payers = ["medicare", "medicaid"]
    assert answer("H05", asks, first, second, payers=payers, answers={"qmb": True}) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"ndc": "00409379601"}, ""),
        ({"ndc": "00409379601", "code": "J1885"}, "lacks papers:eob"),
        ({"ndc": "00409379601", "revenue_code": "0250"}, "lacks papers:eob"),
        ({}, "lacks papers:eob"),
    ],
    ids=str,
)
def test_a_bill_of_drugs_alone_is_part_d_h05(line, said):
    bare = {"day": "2026-02-03", "charge": "90.00", **line}
    asks = {"provider": {"name": "Made-up Pharmacy"}, "total_charges": "90.00", "balance": "12.00", "lines": [bare]}
    assert answer("H05", asks, payers=["medicare"], answers={"qmb": True}) == said
    assert answer("H05", {**asks, "payer": {"type": "commercial"}}, payers=["medicare"], answers={"qmb": True}) == ""


# ---- H08
def asked(requested, received=None, to="Example Hospital", as_of="2026-11-21", **eob):
    paper = {**HOSPITAL, "kind": "eob", "total_charges": "3000.00", "insurance_paid": "800.00", "lines": [LINE], **eob}
    request = {"on": requested, "to": to, "received_on": received}
    request = {name: value for name, value in request.items() if value is not None}
    return answer("H08", paper, payers=["medicare"], as_of=as_of, answers={"statement_requests": [request]})


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, ""), (30, ""), (31, "question"), (40, "question"), (41, "rule"), (400, "rule"), (-1, "")],
)
def test_the_thirty_days_and_the_mail_h08(days, said):
    assert asked(str(date(2026, 11, 21) - timedelta(days=days))) == said


@pytest.mark.parametrize(("days", "said"), [(0, "right"), (1, "right"), (90, "right"), (91, ""), (400, ""), (-1, "")])
def test_the_ninety_days_for_a_review_h08(days, said):
    assert asked("2025-01-05", str(date(2026, 11, 21) - timedelta(days=days))) == said


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("Example Hospital", "rule"),
        ("example hospital", "rule"),
        ("Hospital", "rule"),
        ("Example Hospital of Riverbend", "rule"),
        ("Example Clinic", "lacks papers:eob"),
        (None, "rule"),
    ],
)
def test_to_whom_the_request_went_h08(to, said):
    assert asked("2026-08-01", to=to) == said


@pytest.mark.parametrize(
    ("eob", "said"),
    [
        ({"insurance_paid": "0.01"}, "rule"),
        ({"insurance_paid": "0.00"}, "lacks papers:eob"),
        ({"insurance_paid": None}, "lacks papers:eob"),
        ({"insurance_paid": None, "lines": [{**LINE, "paid": "0.01"}, {**LINE, "charge": "5.00"}]}, "rule"),
        ({"insurance_paid": None, "lines": [{**LINE, "paid": "0.00"}]}, "lacks papers:eob"),
        ({"payer": {"type": "commercial"}}, "lacks papers:eob"),
        ({"payer": {"type": "medicare"}}, "rule"),
        ({"status": "secondary"}, "lacks papers:eob"),
        ({"kind": "bill"}, "rule"),
        ({"kind": "remittance"}, "rule"),
        ({"kind": "estimate"}, ""),
        ({"provider": {"name": None}}, "lacks papers:eob"),
    ],
    ids=str,
)
def test_only_care_that_medicare_has_paid_counts_h08(eob, said):
    assert asked("2026-08-01", **eob) == said


def test_two_providers_and_no_name_make_it_a_question_h08():
    first = {**HOSPITAL, "kind": "eob", "insurance_paid": "800.00", "lines": [LINE]}
    other = {"provider": {"name": "Faraway Doctors"}, "claim": "Z9", "kind": "eob", "insurance_paid": "80.00"}
    other["lines"] = [{"day": "2026-06-09", "code": "99213", "charge": "500.00"}]
    told = {"payers": ["medicare"], "answers": {"statement_requests": [{"on": "2026-08-01"}]}}
    assert answer("H08", first, other, **told) == "question"
    told["answers"] = {"statement_requests": [{"on": "2026-08-01", "to": "Faraway Doctors"}]}
    assert answer("H08", first, other, **told) == "rule"
    assert figures("H08", first, other, **told) == [{"asked_on": "2026-08-01", "due": "2026-08-31"}]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({}, "right"),
        ({"code": "99285"}, ""),
        ({"ndc": "00409379601"}, ""),
        ({"description": "Emergency room"}, ""),
    ],
    ids=str,
)
def test_the_right_is_said_where_nothing_lists_the_care_h08(line, said):
    paper = {**HOSPITAL, "kind": "eob", "insurance_paid": "800.00", "lines": [{**LINE, **line}]}
    assert answer("H08", paper, payers=["medicare"]) == said
    assert answer("H08", {**paper, "kind": "bill"}, payers=["medicare"]) == ""
    assert answer("H08", {**paper, "insurance_paid": "0.00"}, payers=["medicare"]) == ""
    asks = {**HOSPITAL, "total_charges": "3000.00", "balance": "200.00", "lines": [LINE]}
    assert answer("H08", asks, {**paper, "total_charges": "3000.00"}, payers=["medicare"]) == ""
