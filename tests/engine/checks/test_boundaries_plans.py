"""One cent and one day either side of every line that the checks of plans, estimates, Medicaid and collections draw."""

from datetime import date, timedelta

import pytest

from tests.engine.checks.boundaries import answer

CLINIC = {"provider": {"name": "Example Clinic"}, "claim": "C1"}
LINE = {"day": "2026-02-03", "code": "J1885", "units": 1, "charge": "700.00"}


def pair(bill=None, eob=None, check="F01", kind="eob", line=None, **rest):
    asks = {**CLINIC, "balance": "200.00", "total_charges": "700.00", "insurance_paid": "200.00", "lines": [LINE]}
    says = {
        **CLINIC,
        "kind": kind,
        "total_charges": "700.00",
        "patient_responsibility": "200.00",
        "lines": [{**LINE, **(line or {})}],
    }
    return answer(check, {**asks, **(bill or {})}, {**says, **(eob or {})}, **{"payers": ["commercial"], **rest})


# ---- F01
@pytest.mark.parametrize(
    ("bill", "eob", "said"),
    [
        ({}, {}, ""),
        ({"balance": "200.01"}, {}, "fact 0.01"),
        ({"balance": "199.99"}, {}, ""),
        ({"balance": "0.00"}, {}, ""),
        ({}, {"patient_responsibility": None}, "lacks field:patient_responsibility"),
        ({"total_charges": "800.00", "balance": "300.00"}, {}, "lacks papers:eob"),
        ({"total_charges": "800.00", "balance": "300.01"}, {}, "fact 0.01"),
        ({"total_charges": "800.00", "balance": "200.01"}, {}, "lacks papers:eob"),
        ({"total_charges": "800.00", "balance": "200.00"}, {}, ""),
        ({"total_charges": "699.99", "balance": "200.01"}, {}, "question 0.01"),
        ({"balance": "200.01", "insurance_pending": True}, {}, "question 0.01"),
        ({"balance": "200.01", "insurance_pending": False}, {}, "fact 0.01"),
        (
            {"balance": "200.01", "statement_date": "2026-03-01", "insurance_paid": None},
            {"statement_date": "2026-03-02"},
            "question 0.01",
        ),
        (
            {"balance": "200.01", "statement_date": "2026-03-01", "insurance_paid": "0.00"},
            {"statement_date": "2026-03-02"},
            "question 0.01",
        ),
        (
            {"balance": "200.01", "statement_date": "2026-03-01", "insurance_paid": "0.01"},
            {"statement_date": "2026-03-02"},
            "fact 0.01",
        ),
        (
            {"balance": "200.01", "statement_date": "2026-03-01", "insurance_paid": None, "adjustments": "0.01"},
            {"statement_date": "2026-03-02"},
            "fact 0.01",
        ),
        (
            {"balance": "200.01", "statement_date": "2026-03-02", "insurance_paid": None},
            {"statement_date": "2026-03-02"},
            "fact 0.01",
        ),
        (
            {"balance": "200.01", "statement_date": "2026-03-03", "insurance_paid": None},
            {"statement_date": "2026-03-02"},
            "fact 0.01",
        ),
        ({"balance": "200.01", "insurance_paid": None}, {"statement_date": "2026-03-02"}, "fact 0.01"),
    ],
    ids=lambda value: f"F01: {value}",
)
def test_a_bill_beside_the_plans_share(bill, eob, said):
    assert pair(bill, eob) == said


def test_the_plans_share_is_the_sum_of_all_its_papers_or_none_f01():
    lines = [{**LINE, "charge": "400.00"}, {**LINE, "day": "2026-02-04", "code": "96372", "charge": "300.00"}]
    bill = {**CLINIC, "balance": "200.01", "total_charges": "700.00", "lines": lines}

    def beside(*shares):
        papers = [
            {**CLINIC, "kind": "eob", "total_charges": line["charge"], "patient_responsibility": share, "lines": [line]}
            for line, share in zip(lines, shares, strict=True)
        ]
        return answer("F01", bill, *papers, payers=["commercial"])

    assert beside("120.00", "80.00") == "fact 0.01"
    assert beside("120.00", "80.01") == ""
    assert beside("120.00", None) == beside(None, "80.00") == beside(None, None) == "lacks field:patient_responsibility"


def test_outside_the_network_or_with_a_second_plan_it_is_a_question_f01():
    over = {"balance": "200.01"}
    assert pair(over, network="out") == "question 0.01"
    assert pair(over, {"network": "out"}) == "question 0.01"
    assert pair(over, network="in") == "fact 0.01"
    assert pair(over, payers=["commercial", "medicare"]) == "question 0.01"
    assert pair(over, payers=["commercial", "self-pay"]) == "fact 0.01"


# ---- F02 and F04
def shifted(check, bill=None, group="CO", reason="45", amount="200.00", line=None, **rest):
    off = [{"group": group, "reason": reason, "amount": amount}, {"group": "PR", "reason": "2", "amount": "100.00"}]
    eob = {"insurance_paid": "400.00", "patient_responsibility": "100.00"}
    return pair(
        {"insurance_paid": "400.00", **(bill or {})},
        eob,
        check,
        "remittance",
        {"paid": "400.00", "adjustments": off, **(line or {})},
        **rest,
    )


@pytest.mark.parametrize(
    ("bill", "rest", "said"),
    [
        ({"balance": "300.00"}, {}, "rule 200.00"),
        ({"balance": "299.99"}, {}, "rule 199.99"),
        ({"balance": "100.01"}, {}, "rule 0.01"),
        ({"balance": "100.00"}, {}, ""),
        ({"balance": "300.00"}, {"group": "OA"}, ""),
        ({"balance": "300.00"}, {"group": "PI"}, ""),
        ({"balance": "300.00"}, {"group": "CR"}, ""),
        ({"balance": "300.00"}, {"reason": "16"}, "question 200.00"),
        ({"balance": "300.00"}, {"reason": "252"}, "question 200.00"),
        ({"balance": "300.00"}, {"network": "out"}, "question 200.00"),
        ({"balance": "300.00"}, {"payers": ["commercial", "medicare"]}, "question 200.00"),
        ({"balance": "300.00", "insurance_pending": True}, {}, "question 200.00"),
        ({"balance": "300.00", "insurance_pending": False}, {}, "rule 200.00"),
    ],
    ids=lambda value: f"F02: {value}",
)
def test_a_discount_that_is_asked(bill, rest, said):
    assert shifted("F02", bill, **rest) == said


@pytest.mark.parametrize(
    ("second", "said"),
    [("50.00", "rule 250.00"), ("0.00", "rule 200.00"), ("-50.00", "rule 150.00"), ("-200.00", "")],
    ids=lambda value: f"F02: {value}",
)
def test_a_discount_that_one_line_takes_and_another_gives_back(second, said):
    lines = [{**LINE, "charge": "400.00"}, {**LINE, "code": "96372", "charge": "300.00"}]
    off = [[{"group": "CO", "reason": "45", "amount": amount}] for amount in ("200.00", second)]
    decided = [{**line, "paid": "100.00", "adjustments": each} for line, each in zip(lines, off, strict=True)]
    bill = {**CLINIC, "balance": "500.00", "total_charges": "700.00", "insurance_paid": "200.00", "lines": lines}
    paper = {**CLINIC, "kind": "remittance", "total_charges": "700.00", "insurance_paid": "200.00", "lines": decided}
    assert answer("F02", bill, paper, payers=["commercial"]) == said


@pytest.mark.parametrize(
    ("balance", "share", "said"),
    [
        ("200.01", "200.00", "lacks papers:remittance"),
        ("200.00", "200.00", ""),
        ("199.99", "200.00", ""),
        ("0.01", None, "lacks papers:remittance"),
    ],
    ids=lambda value: f"F02: {value}",
)
def test_a_statement_without_groups_tells_nothing_of_discounts(balance, share, said):
    assert pair({"balance": balance}, {"patient_responsibility": share}, "F02") == said


@pytest.mark.parametrize(
    ("bill", "rest", "said"),
    [
        ({"balance": "300.00"}, {"payers": ["medicare"]}, "rule 200.00"),
        ({"balance": "299.99"}, {"payers": ["medicare"]}, "question 199.99"),
        ({"balance": "100.00"}, {"payers": ["medicare"]}, ""),
        ({"balance": "300.00"}, {"payers": ["medicare-advantage"]}, "rule 200.00"),
        ({"balance": "300.00"}, {"payers": ["medicare"], "reason": "28"}, ""),
        ({"balance": "300.00"}, {"payers": ["medicare"], "reason": "30"}, ""),
        ({"balance": "300.00"}, {}, "rule 200.00"),
        ({"balance": "300.00"}, {"network": "in"}, "rule 200.00"),
        ({"balance": "300.00"}, {"network": "out"}, "question 200.00"),
        ({"balance": "300.00"}, {"network": "out", "payers": ["medicare"]}, "rule 200.00"),
        ({"balance": "300.00"}, {"network": "in", "answers": {"showed_insurance_card": False}}, "question 200.00"),
        ({"balance": "300.00"}, {"network": "in", "answers": {"showed_insurance_card": True}}, "rule 200.00"),
        ({"balance": "300.00"}, {"network": "in", "group": "OA"}, ""),
    ],
    ids=lambda value: f"F04: {value}",
)
def test_a_late_claim_that_is_asked(bill, rest, said):
    assert shifted("F04", bill, **{"reason": "29", **rest}) == said


# ---- F06 and F08: a year's limit
def year(check, kind, part, amounts, limit=None, **rest):
    bills = [
        {
            "kind": "eob",
            "claim": f"C{n}",
            "statement_date": f"2026-0{n + 3}-20",
            "lines": [{**LINE, "day": f"2026-0{n + 2}-03", part: amount}],
        }
        for n, amount in enumerate(amounts)
    ]
    answers = {f"{kind}_limit": limit, **rest.pop("answers", {})}
    return answer(check, *bills, **{"payers": ["commercial"], "network": "in", "answers": answers, **rest})


@pytest.mark.parametrize(
    ("check", "kind", "part"),
    [("F06", "deductible", "deductible"), ("F08", "out_of_pocket", "coinsurance")],
    ids=lambda value: value,
)
def test_a_years_limit_to_the_cent(check, kind, part):
    limit = {"person": "500.00"}
    start = {"plan_year_start": "2026-01-01"}
    assert year(check, kind, part, ["500.00"], limit) == ""
    assert year(check, kind, part, ["500.01"], limit) == "fact 0.01"
    assert year(check, kind, part, ["400.00", "100.00"], limit, answers=start) == ""
    assert year(check, kind, part, ["400.00", "100.01"], limit, answers=start) == "fact 0.01"
    assert year(check, kind, part, ["400.00", "100.01"], limit) == "evidence 0.01"
    assert year(check, kind, part, ["400.00"], {"family": "400.00"}) == ""
    assert year(check, kind, part, ["400.01"], {"family": "400.00"}) == "fact 0.01"
    assert year(check, kind, part, ["400.00"]) == f"lacks answers:{kind}_limit"
    assert year(check, kind, part, ["0.00"]) == ""
    used = {f"{kind}_used_before": {"person": "450.00"}}
    assert year(check, kind, part, ["50.00"], limit, answers=used) == ""
    assert year(check, kind, part, ["50.01"], limit, answers=used) == "fact 0.01"


def test_the_federal_limit_of_2026_to_the_cent_f08():
    def of(amount, **rest):
        return year("F08", "out_of_pocket", "coinsurance", [amount], **rest)

    assert of("700.00") == "lacks answers:out_of_pocket_limit"
    big = {"charge": "90000.00"}

    def whole(share, **rest):
        paper = {"kind": "eob", "claim": "C1", "coinsurance": share, "lines": [{**LINE, **big}]}
        return answer("F08", paper, **{"payers": ["commercial"], "network": "in", **rest})

    assert whole("10600.00") == "lacks answers:out_of_pocket_limit"
    assert whole("10600.01") == "fact 0.01"
    assert whole("10600.01", network="unknown") == "evidence 0.01"
    assert whole("10600.01", network="out") == ""
    assert whole("10600.01", payers=["medicaid"]) == "lacks answers:out_of_pocket_limit"
    assert whole("10600.01", payers=["medicare"]) == ""
    assert whole("10600.01", payers=["medicare", "commercial"]) == ""


@pytest.mark.parametrize(
    ("bill", "said"),
    [
        ({"patient_responsibility": "0.01"}, "lacks field:coinsurance"),
        ({"patient_responsibility": "0.00"}, ""),
        ({}, ""),
        ({"patient_responsibility": "5.00", "status": "secondary"}, ""),
        ({"patient_responsibility": "5.00", "copay": "5.00"}, "lacks answers:out_of_pocket_limit"),
    ],
    ids=lambda value: f"F08: {value}",
)
def test_a_share_that_is_not_split(bill, said):
    assert answer("F08", {"kind": "eob", "claim": "C1", "lines": [LINE], **bill}, payers=["commercial"], network="in") == said


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({}, "evidence 40.00"),
        ({"deductible": "30.00"}, "evidence 30.00"),
        ({"code": "96372"}, ""),
        ({"charge": "700.01"}, ""),
        ({"day": "2026-02-04"}, ""),
    ],
    ids=lambda value: f"F06: {value}",
)
def test_a_deductible_taken_twice_for_the_same_lines(second, said):
    def paper(claim, line):
        return {"kind": "eob", "provider": {"name": "Example Clinic"}, "claim": claim, "lines": [line]}

    line = {**LINE, "deductible": "40.00"}
    limit = {"deductible_limit": {"person": "5000.00"}}
    assert answer("F06", paper("C1", line), paper("C2", {**line, **second}), payers=["commercial"], answers=limit) == said


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ({}, {}, "evidence 100.00"),
        ({}, {"used": "149.99"}, ""),
        ({}, {"used": "150.01"}, ""),
        ({}, {"code": "96372"}, ""),  # another part of the claim: both papers stand
    ],
    ids=lambda value: f"F06: {value}",
)
def test_a_running_figure_that_kept_the_deductible_of_a_replaced_paper(first, second, said):
    def paper(day, claim="C1", kind="eob", code="J1885", *, took, used, **more):
        running = [{"kind": "deductible", "who": "person", "used": used}]
        line = {**LINE, "code": code, "deductible": took}
        plain = {**CLINIC, "kind": kind, "claim": claim, "statement_date": day, "accumulators": running, "lines": [line]}
        return {**plain, **more}

    one = paper("2026-03-20", **{"took": "100.00", "used": "100.00", **first})
    two = paper("2026-04-20", **{"took": "50.00", "used": "150.00", **second})
    limit = {"deductible_limit": {"person": "5000.00"}}
    assert answer("F06", one, two, payers=["commercial"], answers=limit) == said


# ---- F07: a cent a line
def rated(*lines, rate="0.2", **header):
    paper = {
        "kind": "eob",
        "coinsurance_rate": rate,
        "lines": [{**LINE, "code": f"9921{n}", **line} for n, line in enumerate(lines)],
    }
    return answer("F07", {**paper, **header}, payers=["commercial"])


def took(allowed, amount, **more):
    return {"allowed": allowed, "coinsurance": amount, **more}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([took("100.00", "20.00")], ""),
        ([took("100.00", "20.01")], ""),
        ([took("100.00", "20.02")], "fact 0.02"),
        ([took("100.00", "19.00")], ""),
        ([took("100.00", "20.01"), took("100.00", "20.02")], "fact 0.02"),
        ([took("100.00", "16.02", deductible="20.00")], "fact 0.02"),
        ([took("100.00", "16.01", deductible="20.00")], ""),
        ([took("100.00", "0.02", deductible="100.00")], "fact 0.02"),
        ([took("100.00", "0.02", deductible="120.00")], "fact 0.02"),
        ([took(None, "20.02")], "lacks field:allowed"),
        ([took(None, "20.02"), took("100.00", "20.02")], "fact 0.02, lacks field:allowed"),
        (
            [took("100.00", "20.00"), took("100.00", "20.00"), took("100.00", "40.00"), took("100.00", "40.00")],
            "question 40.00",
        ),
        ([took("100.00", "20.00"), took("100.00", "40.00")], "fact 20.00"),
        ([took("100.00", "20.00"), took("100.00", "40.00"), took("100.00", "40.00")], "question 40.00"),
        ([took("100.00", "20.01"), took("100.00", "40.01"), took("100.00", "39.99")], "question 40.00"),
        ([took("100.00", "20.00"), took("100.00", "40.02"), took("100.00", "40.00")], "fact 40.02"),
        ([took("100.00", "40.00"), took("100.00", "40.00")], "fact 40.00"),
        ([took("100.00", "20.00"), took("100.00", "43.00"), took("100.00", "43.00")], "fact 46.00"),
        (
            [
                took("100.00", "20.00"),
                took("100.00", "5.00", deductible="100.00"),
                took("100.00", "40.00"),
                took("100.00", "40.00"),
            ],
            "fact 45.00",
        ),
    ],
    ids=lambda value: f"F07: {value}",
)
def test_coinsurance_line_by_line(lines, said):
    assert rated(*lines) == said


@pytest.mark.parametrize(
    ("header", "lines", "said"),
    [
        ({"coinsurance": "20.01"}, [{"allowed": "100.00"}], ""),
        ({"coinsurance": "20.02"}, [{"allowed": "100.00"}], "fact 0.02"),
        ({"coinsurance": "40.02"}, [{"allowed": "100.00"}] * 2, ""),
        ({"coinsurance": "40.03"}, [{"allowed": "100.00"}] * 2, "fact 0.03"),
        ({"coinsurance": "40.03"}, [{"allowed": "100.00"}, {}], ""),
        ({"coinsurance": "40.03"}, [{}], ""),
        ({"coinsurance": "16.02", "deductible": "20.00"}, [{"allowed": "100.00"}], "fact 0.02"),
        ({"coinsurance": "0.02", "deductible": "120.00"}, [{"allowed": "100.00"}], "fact 0.02"),
        ({"coinsurance": "40.03", "rate": None}, [{"allowed": "100.00"}], ""),
        ({"coinsurance": "20.02"}, [took("100.00", "0.00")], "fact 0.02"),
        ({"coinsurance": "20.02", "status": "secondary"}, [{"allowed": "100.00"}], ""),
    ],
    ids=lambda value: f"F07: {value}",
)
def test_coinsurance_of_the_whole(header, lines, said):
    assert rated(*lines, **header) == said


def test_a_rate_the_person_gave_is_the_one_inside_the_network_f07():
    paper = {"kind": "eob", "lines": [{**LINE, **took("100.00", "20.02")}]}
    told = {"payers": ["commercial"], "answers": {"coinsurance_rate": "0.2"}}
    assert answer("F07", paper, **told, network="in") == "fact 0.02"
    assert answer("F07", paper, **told, network="out") == "question 0.02"
    assert answer("F07", {**paper, "coinsurance_rate": "0.2"}, **told, network="out") == "fact 0.02"
    assert answer("F07", {**paper, "coinsurance_rate": "0"}, **told) == "fact 20.02"
    assert answer("F07", paper, payers=["commercial"]) == "lacks answers:coinsurance_rate"


# ---- G07, G08, G09: estimates
def estimate(check, billed, expected="1000.00", header=None, **rest):
    day = {"day": "2026-03-20", "code": "70551"}
    same = {"provider": {"name": "Example Clinic"}}
    bill = {**same, "total_charges": billed, "balance": billed, "lines": [{**day, "charge": billed}], **(header or {})}
    paper = {**same, "kind": "estimate", "total_charges": expected, "lines": [{**day, "charge": expected}]}
    return answer(check, bill, paper, **{"payers": ["self-pay"], **rest})


@pytest.mark.parametrize(
    ("billed", "said"),
    [("1400.00", "fact 400.00"), ("1399.99", ""), ("1400.01", "fact 400.01")],
    ids=lambda value: f"G08: {value}",
)
def test_four_hundred_dollars_above_the_estimate(billed, said):
    assert estimate("G08", billed) == said
    assert estimate("G08", billed, payers=["commercial"]) == ""
    assert estimate("G08", billed, payers=["unknown"]) == "lacks answers:uninsured"
    assert estimate("G08", billed, payers=["unknown"], answers={"uninsured": True}) == said
    assert estimate("G08", billed, answers={"uninsured": False}) == ""


@pytest.mark.parametrize(
    ("received", "said"),
    [("2026-07-23", "right"), ("2026-07-24", "right"), ("2026-07-22", "")],
    ids=lambda value: f"G09: {value}",
)
def test_the_days_to_dispute_an_estimate(received, said):
    assert estimate("G09", "1400.00", answers={"first_bill_received": received}, as_of="2026-11-20") == said
    assert estimate("G09", "1399.99", answers={"first_bill_received": received}, as_of="2026-11-20") == ""
    assert estimate("G09", "1400.00", payers=["unknown"], answers={"first_bill_received": received}, as_of="2026-11-20") == ""


def test_without_the_day_of_the_first_bill_the_right_has_no_day_g09():
    assert estimate("G09", "1400.00") == "right, lacks answers:first_bill_received"
    assert estimate("G09", "1400.00", header={"statement_date": "2026-11-01"}) == "right"


@pytest.mark.parametrize(
    ("scheduled", "requested", "care", "sent", "said"),
    [
        ("2026-03-02", None, "2026-03-16", "2026-03-05", ""),
        ("2026-03-02", None, "2026-03-16", "2026-03-06", "rule"),
        ("2026-03-02", None, "2026-03-13", "2026-03-03", ""),
        ("2026-03-02", None, "2026-03-13", "2026-03-04", "rule"),
        ("2026-03-02", None, "2026-03-05", "2026-03-03", ""),
        ("2026-03-02", None, "2026-03-05", "2026-03-04", "rule"),
        ("2026-03-02", None, "2026-03-04", "2026-03-04", ""),
        (None, "2026-03-02", "2026-03-20", "2026-03-05", ""),
        (None, "2026-03-02", "2026-03-20", "2026-03-06", "rule"),
        ("2026-03-02", "2026-03-03", "2026-03-16", "2026-03-06", "rule"),
        ("2026-03-03", "2026-03-02", "2026-03-20", "2026-03-06", "rule"),
        (None, None, "2026-03-20", "2026-03-06", "lacks answers:care_scheduled_on"),
        ("2026-03-02", None, "2026-03-16", None, "lacks answers:estimate_received_on"),
        ("2026-03-02", None, "2026-03-04", None, ""),
        ("2021-12-01", None, "2021-12-31", "2021-12-20", ""),
        ("2021-12-13", None, "2022-01-01", "2021-12-20", "rule"),
    ],
    ids=lambda value: f"G07: {value}",
)
def test_the_day_by_which_an_estimate_is_due(scheduled, requested, care, sent, said):
    notice = {
        "kind": "estimate",
        "sender": "Example Clinic",
        "scheduled_on": scheduled,
        "requested_on": requested,
        "service_on": care,
        "sent_on": sent,
    }
    bill = {"provider": {"name": "Example Clinic"}, "balance": "900.00", "lines": [{**LINE, "day": care}]}
    assert answer("G07", bill, notices=[notice], payers=["self-pay"]) == said
    told = {
        "care_scheduled_on": scheduled,
        "estimate_requested_on": requested,
        "care_on": care,
        "estimate_received_on": sent,
        "estimate_received": True,
    }
    assert answer("G07", bill, answers=told, payers=["self-pay"]) == said
    assert answer("G07", bill, answers={**told, "emergency": True}, payers=["self-pay"]) == ""
    assert answer("G07", bill, answers={**told, "uninsured": False}, payers=["self-pay"]) == ""


# ---- H10
@pytest.mark.parametrize(
    ("bill", "answers", "said"),
    [
        ({"balance": "10.00"}, {}, "question 10.00"),
        ({"balance": "10.01"}, {}, "rule 10.01"),
        ({"balance": "0.00"}, {}, ""),
        ({"copay": "4.00"}, {}, "rule 496.00"),
        ({"copay": "499.99"}, {}, "rule 0.01"),
        ({"copay": "500.00"}, {}, ""),
        ({"payer": None}, {}, "evidence 500.00"),
        ({"payer": None}, {"provider_takes_medicaid": True}, "rule 500.00"),
        ({}, {"provider_takes_medicaid": False}, "lacks answers:agreed_in_writing_to_pay"),
        ({}, {"provider_takes_medicaid": False, "agreed_in_writing_to_pay": False}, "question 500.00"),
        ({}, {"provider_takes_medicaid": False, "agreed_in_writing_to_pay": True}, ""),
        ({}, {"provider_takes_medicaid": True, "agreed_in_writing_to_pay": True}, "question 500.00"),
        ({}, {"agreed_in_writing_to_pay": True}, "question 500.00"),
        ({"insurance_pending": True}, {}, "question 500.00"),
        ({}, {"medicaid_on": ["2026-02-03"]}, "rule 500.00"),
        ({}, {"medicaid_on": ["2026-02-04"]}, ""),
        ({"lines": None}, {"medicaid_on": ["2026-02-03"]}, "lacks field:day"),
        ({"lines": [LINE, {**LINE, "day": "2026-02-04", "charge": "499.99"}]}, {"medicaid_on": ["2026-02-03"]}, "rule 0.01"),
        ({"lines": [LINE, {**LINE, "day": "2026-02-04", "charge": "500.00"}]}, {"medicaid_on": ["2026-02-03"]}, ""),
    ],
    ids=lambda value: f"H10: {value}",
)
def test_what_a_person_with_medicaid_is_asked(bill, answers, said):
    paper = {**CLINIC, "payer": {"type": "medicaid"}, "balance": "500.00", "lines": [LINE], **bill}
    assert answer("H10", paper, answers=answers, payers=["medicaid"]) == said


@pytest.mark.parametrize(
    ("eob", "payers", "said"),
    [
        ({"patient_responsibility": "4.00"}, ["medicaid"], "rule 496.00"),
        ({"patient_responsibility": "4.00"}, ["medicare", "medicaid"], "evidence 500.00"),
        ({"patient_responsibility": "4.00", "status": "secondary"}, ["medicare", "medicaid"], "rule 496.00"),
        ({"patient_responsibility": "4.00", "payer": {"type": "medicaid"}}, ["medicare", "medicaid"], "rule 496.00"),
        ({"patient_responsibility": "4.00", "payer": {"type": "medicare"}}, ["medicaid"], "evidence 500.00"),
        ({"patient_responsibility": "4.00", "payer": {"type": "medicaid"}}, ["medicaid", "commercial"], "rule 496.00"),
        ({"patient_responsibility": "4.00"}, ["medicaid", "commercial"], "evidence 500.00"),
        ({"patient_responsibility": "4.00", "status": "secondary"}, ["medicaid", "medicare"], "evidence 500.00"),
        ({"patient_responsibility": "4.00", "status": "secondary"}, ["medicaid", "commercial"], "evidence 500.00"),
        ({}, ["medicaid"], "rule 500.00"),
    ],
    ids=lambda value: f"H10: {value}",
)
def test_what_medicaids_own_paper_leaves(eob, payers, said):
    bill = {**CLINIC, "balance": "500.00", "total_charges": "700.00", "lines": [LINE]}
    assert (
        answer("H10", bill, {**CLINIC, "kind": "eob", "total_charges": "700.00", "lines": [LINE], **eob}, payers=payers) == said
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, ""),
        ({"qmb": False}, ""),
        ({"qmb": True}, ""),  # H05 judges it
        ({"qmb": True, "medicaid_on": ["2026-02-04"]}, ""),
        ({"qmb": True, "medicaid_on": ["2026-02-03"]}, "evidence 500.00"),
    ],
    ids=lambda value: f"H10: {value}",
)
def test_without_medicaid_among_the_payers_only_the_answers_tell_of_it(answers, said):
    bill = {**CLINIC, "balance": "500.00", "lines": [LINE]}
    assert answer("H10", bill, answers=answers, payers=["medicare"]) == said


# ---- I03: 120 days after the first bill, 30 after the written notice
def harsh(on, notice=None, first="2026-03-01", header=None, notices=(), **answers):
    stay = {"form": "institutional", "statement_date": "2026-03-01", "admitted": "2026-02-01", "discharged": "2026-02-05"}
    bill = {
        "provider": {"name": "Example Hospital"},
        "balance": "900.00",
        "lines": [{**LINE, "revenue_code": "0120"}],
        **stay,
        **(header or {}),
    }
    told = {"hospital_non_profit": True, "first_bill_on": first, "eca_notice_on": notice, "summary_received": True, **answers}
    steps = {"collection_actions": [{"kind": "report", "on": on}]} if on else {}
    return answer("I03", bill, answers={**steps, **told}, notices=notices)


@pytest.mark.parametrize(
    ("on", "notice", "said"),
    [
        ("2026-06-28", "2026-03-10", "rule"),
        ("2026-06-29", "2026-03-10", ""),
        ("2026-07-08", "2026-06-09", "rule"),
        ("2026-07-09", "2026-06-09", ""),
        ("2026-06-29", None, "lacks answers:eca_notice_on"),
        ("2026-06-28", None, "rule"),
    ],
    ids=lambda value: f"I03: {value}",
)
def test_the_first_day_of_a_harsh_step(on, notice, said):
    assert harsh(on, notice) == said
    assert harsh(on, notice, hospital_non_profit=None) == "lacks answers:hospital_non_profit"
    assert harsh(on, notice, hospital_non_profit=False) == ""
    assert harsh(on, notice, header={"form": "professional"}) == ""
    assert harsh(on, notice, header={"form": "dental"}) == ""
    assert harsh(on, notice, first=None) == said.replace("rule", "evidence")


@pytest.mark.parametrize(
    ("header", "discharged_on", "said"),
    [
        ({"discharged": "2026-03-01"}, None, "evidence"),
        ({"discharged": "2026-03-02"}, None, "lacks answers:first_bill_on"),
        ({}, "2026-03-01", "evidence"),
        ({}, "2026-03-02", "lacks answers:first_bill_on"),
        ({"discharged": None}, None, "evidence"),
        ({"statement_date": None}, None, "lacks answers:first_bill_on"),
        ({"kind": "claim"}, None, "lacks answers:first_bill_on"),
        ({"form": "unknown", "type_of_bill": "0111"}, None, "evidence"),
        ({"type_of_bill": "0110", "provider": {"name": "Example Clinic"}}, None, "evidence"),
        ({"type_of_bill": "0210", "provider": {"name": "Example Clinic"}}, None, ""),
        ({"provider": {"name": "Example Clinic"}}, None, "evidence"),
        ({"form": "unknown", "provider": {"name": "Example Clinic"}}, None, ""),
        ({"form": "unknown", "provider": {"name": "Example Medical Center"}}, None, "evidence"),
    ],
    ids=lambda value: f"I03: {value}",
)
def test_whose_first_bill_counts(header, discharged_on, said):
    assert harsh("2026-06-28", first=None, header=header, discharged_on=discharged_on) == said


@pytest.mark.parametrize(
    ("letter", "answers", "said"),
    [
        ({"sent_on": "2026-08-01", "act_on": "2026-08-30"}, {}, "rule"),
        ({"sent_on": "2026-08-01", "act_on": "2026-08-31"}, {}, ""),
        ({"sent_on": "2026-08-01", "act_on": "2026-08-31", "summary_included": False}, {"summary_received": None}, "evidence"),
        ({"sent_on": "2026-08-01", "act_on": "2026-08-31", "summary_included": True}, {"summary_received": None}, ""),
        ({"sent_on": "2026-08-01", "act_on": "2026-08-31"}, {"summary_received": None}, ""),
        ({"sent_on": "2026-08-01", "act_on": "2026-08-31"}, {"summary_received": False}, "rule"),
        ({"sent_on": "2026-07-28", "done_on": "2026-06-28"}, {}, "rule"),
        ({"sent_on": "2026-06-28", "done_on": "2026-06-29"}, {}, "lacks answers:eca_notice_on"),
        (
            {"sent_on": "2026-07-05", "done_on": "2026-06-29", "summary_included": False},  # tells, announces nothing
            {"summary_received": None},
            "lacks answers:eca_notice_on",
        ),
        ({"sent_on": "2026-06-28"}, {}, ""),
        ({"sent_on": "2026-06-28", "kind": "collection"}, {}, ""),
        ({"sent_on": "2026-06-28", "actions": []}, {}, ""),
        ({"sent_on": "2026-08-01", "act_on": "2026-08-30", "actions": []}, {}, ""),
    ],
    ids=lambda value: f"I03: {value}",
)
def test_a_step_that_a_letter_announces(letter, answers, said):
    plain = {"kind": "collection_action", "sender": "Example Hospital", "creditor": "Example Hospital", "actions": ["report"]}
    assert harsh(None, notices=[{**plain, **letter}], **answers) == said


@pytest.mark.parametrize(
    ("creditors", "non_profit", "said"),
    [
        (["Example Clinic"], True, "rule"),
        (["Example Clinic", "EXAMPLE CLINIC"], True, "rule"),
        (["Example Clinic", None], True, "rule"),
        (["Example Clinic", "Sample Imaging"], True, ""),
        ([None], True, ""),
        (["Example Clinic"], None, ""),
        (["Example Hospital"], None, "lacks answers:hospital_non_profit"),
    ],
    ids=lambda value: f"I03: {value}",
)
def test_letters_alone_are_about_the_hospital_where_they_name_one_creditor(creditors, non_profit, said):
    letters = [{"kind": "collection_action", "sender": "Made-up Collectors", "creditor": name} for name in creditors]
    steps = [{"kind": "report", "on": "2026-06-28"}]
    told = {
        "hospital_non_profit": non_profit,
        "first_bill_on": "2026-03-01",
        "summary_received": True,
        "collection_actions": steps,
    }
    assert answer("I03", notices=letters, answers=told) == said


# ---- I06: five days for the notice, 30 to dispute
PARTS = ("states_amount", "states_creditor", "states_dispute_right", "states_dispute_time")


def letter(sent="2026-11-07", **more):
    said = dict.fromkeys(PARTS, True)
    plain = {
        "kind": "collection",
        "sender": "Made-up Collectors",
        "creditor": "Example Clinic",
        "account": "A-1",
        "third_party": True,
    }
    return {**plain, **said, "sent_on": sent, **more}


@pytest.mark.parametrize(
    ("sent", "said"), [("2026-11-07", ""), ("2026-11-08", "rule"), ("2026-11-02", "")], ids=lambda value: f"I06: {value}"
)
def test_the_notice_comes_within_five_days(sent, said):
    contact = {"collection_first_contact": "2026-11-02"}
    assert answer("I06", notices=[letter(sent)], answers=contact) == said
    assert answer("I06", notices=[letter(sent)]) == ""
    assert answer("I06", notices=[letter("2026-11-07"), letter(sent)], answers=contact) == ""
    assert answer("I06", notices=[letter(sent), letter(account="B-2")], answers=contact) == ""
    assert answer("I06", notices=[letter(sent, third_party=None)], answers=contact) == "lacks field:third_party"
    assert answer("I06", notices=[letter(sent, third_party=False)], answers=contact) == ""


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"I06: {part}")
def test_only_a_whole_letter_keeps_the_five_days(part):
    contact = {"collection_first_contact": "2026-11-02"}
    partial = letter("2026-11-03", **{part: False})
    assert answer("I06", notices=[partial, letter("2026-11-07")], answers=contact) == ""
    assert answer("I06", notices=[partial, letter("2026-11-08")], answers=contact) == "rule"
    assert answer("I06", notices=[letter(None), letter("2026-11-08")], answers=contact) == "rule"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"I06: {part}")
def test_each_part_of_the_notice(part):
    assert answer("I06", notices=[letter(**{part: False})]) == "rule"
    assert answer("I06", notices=[letter(None, **{part: False})]) == "rule"
    assert answer("I06", notices=[letter(**{part: None})]) == ""
    assert answer("I06", notices=[letter(**{part: False}), letter("2026-11-09")]) == ""
    assert answer("I06", notices=[letter(**{part: False}), letter("2026-11-09", **{part: None})]) == "rule"
    assert answer("I06", notices=[letter(**{part: False}, after_dispute=True)]) == ""


@pytest.mark.parametrize(
    ("received", "sent", "said"),
    [
        ("2026-09-10", "2026-10-10", "rule"),
        ("2026-09-10", "2026-10-11", ""),
        (None, "2026-10-14", "rule"),
        (None, "2026-10-15", ""),
    ],
    ids=lambda value: f"I06: {value}",
)
def test_a_dispute_within_thirty_days_stops_the_collector(received, sent, said):
    told = {
        "collection_notice_received": received,
        "dispute_sent_on": sent,
        "verification_received": False,
        "collection_continued": True,
    }

    def said_of(notices=None, **more):
        return answer("I06", notices=notices or [letter("2026-09-04")], answers={**told, **more})

    assert said_of() == said
    assert said_of(verification_received=True) == ""
    assert said_of(verification_received=None) == "lacks answers:verification_received"
    assert said_of(collection_continued=None) == ""
    assert said_of(collection_continued=False) == ""
    assert said_of(dispute_sent_on=None) == ""
    later = [letter("2026-09-04"), letter("2026-11-04", after_dispute=True)]
    assert said_of(later, collection_continued=None) == said.replace("rule", "evidence")
    assert said_of([letter(None)]) == (said if received else "lacks answers:collection_notice_received")
    end = date.fromisoformat(sent) - timedelta(days=1)
    assert said_of([letter("2026-09-04", dispute_by=end)]) == ""
    assert said_of([letter("2026-09-04", dispute_by=sent)]) == "rule"
