"""The ends of every code range, amount and day that the checks of surprise bills draw a line at."""

import pytest

from almoner.engine.dossier import PAYERS
from tests.engine.checks.boundaries import answer, figures

DOCTORS = {"provider": {"name": "Sample Doctors"}, "claim": "C1"}
VISIT = {"day": "2026-02-03", "code": "99285", "units": 1, "charge": "1500.00"}
FLIGHT = {"day": "2026-02-03", "code": "A0431", "units": 1, "charge": "1500.00"}
SCAN = {"day": "2026-02-03", "code": "74177", "place_of_service": "22", "units": 1, "charge": "1500.00"}


def pair(check, bill=None, eob=None, line=None, decided=None, **rest):
    """A bill of 1,500 from outside the network that asks for 1,200, and a plan's paper that leaves 100."""
    listed = {**{"G01": VISIT, "G02": SCAN, "G05": FLIGHT}[check], **(line or {})}
    asks = {
        **DOCTORS,
        "network": "out",
        "total_charges": "1500.00",
        "insurance_paid": "300.00",
        "balance": "1200.00",
        "lines": [listed],
        **(bill or {}),
    }
    says = {
        **DOCTORS,
        "kind": "eob",
        "total_charges": "1500.00",
        "patient_responsibility": "100.00",
        "lines": [{**listed, **(decided or {})}],
        **(eob or {}),
    }
    given = {"payers": ["commercial"], **({"answers": {"facility_network": "in"}} if check == "G02" else {}), **rest}
    return answer(check, asks, says, **given)


EACH = pytest.mark.parametrize("check", ["G01", "G02", "G05"])


@EACH
@pytest.mark.parametrize(
    ("bill", "eob", "said"),
    [
        ({}, {}, "rule 1100.00"),
        ({"balance": "100.00"}, {}, ""),
        ({"balance": "100.01"}, {}, "rule 0.01"),
        ({"balance": "0.00"}, {}, ""),
        ({"balance": "1200.00", "previous_balance": "1100.00"}, {}, ""),
        ({"balance": "1200.00", "previous_balance": "1099.99"}, {}, "rule 0.01"),
        ({"balance": "1200.00", "interest": "1100.00"}, {}, ""),
        ({"balance": "50.00", "patient_paid": "50.01"}, {}, "rule 0.01"),
        ({"balance": "50.00", "patient_paid": "50.00"}, {}, ""),
        ({"balance": "1200.00"}, {"patient_responsibility": "0.00"}, "rule 1200.00"),
        ({}, {"patient_responsibility": None}, "lacks papers:eob"),
        ({"total_charges": "2600.00"}, {}, ""),
        ({"total_charges": "2599.99"}, {}, "rule 0.01"),
        ({"insurance_pending": True}, {}, "question 1100.00"),
        ({"total_charges": "1499.99"}, {}, "question 1100.00"),
        ({}, {"status": "secondary"}, "lacks papers:eob"),
        ({"form": "dental"}, {}, ""),
        ({"lines": [{"day": "2026-02-03", "code": "D7140", "place_of_service": "23", "charge": "1500.00"}]}, {}, ""),
        ({"form": "professional"}, {}, "rule 1100.00"),
        ({"network": None}, {}, None),
        ({"network": "in"}, {}, ""),
        ({"network": None}, {"network": "out"}, "rule 1100.00"),
        ({"network": None}, {"network": "in"}, ""),
        ({"network": None, "balance": "100.00"}, {}, ""),
        ({}, {"status": "denied"}, "question 1100.00"),
        ({}, {"status": "pending"}, "question 1100.00"),
        ({}, {"claim_adjustments": [{"group": "CO", "reason": "16", "amount": "1.00"}]}, "question 1100.00"),
    ],
    ids=str,
)
def test_what_is_asked_beside_the_share(check, bill, eob, said):
    unknown = "" if check == "G02" else "lacks answers:networks"
    assert pair(check, bill, eob) == (unknown if said is None else said)


@pytest.mark.parametrize(
    ("bill", "eob", "said"),
    [
        ({}, {"network": "in"}, "lacks answers:networks"),
        ({"balance": "100.00"}, {"network": "in"}, ""),
        ({"network": None}, {"remarks": ["N830"]}, "rule 1100.00"),
        ({}, {"network": "in", "remarks": ["N862"]}, "rule 1100.00"),
        ({"network": "in"}, {"remarks": ["N130"]}, ""),
    ],
    ids=str,
)
def test_two_papers_that_disagree_on_the_network_g01(bill, eob, said):
    assert pair("G01", bill, eob) == said


@pytest.mark.parametrize("remark", "N830 N859 N860 N862 N864 N865 N866 N867 N868 N869 N870".split())
def test_each_remark_of_the_law_tells_the_network_g01(remark):
    assert pair("G01", {"network": None}, decided={"remarks": [remark]}) == "rule 1100.00"


@EACH
@pytest.mark.parametrize("payer", PAYERS)
def test_the_law_covers_plans_from_a_job_and_of_federal_workers_only(check, payer):
    said = {"commercial": "rule 1100.00", "fehb": "rule 1100.00", "unknown": "question 1100.00"}.get(payer, "")
    assert pair(check, payers=[payer]) == said
    assert pair(check, payers=[payer], answers={"uninsured": True, "facility_network": "in"}) == ""


@EACH
@pytest.mark.parametrize(
    ("payers", "eob", "bill", "said"),
    [
        (["commercial", "fehb"], {}, {}, "rule 1100.00"),
        (["commercial", "medicaid"], {}, {}, "question 1100.00"),
        (["medicaid", "commercial"], {}, {}, ""),
        (["medicaid", "commercial"], {"payer": {"type": "commercial"}}, {}, "question 1100.00"),
        (["commercial", "fixed-indemnity"], {"payer": {"type": "fixed-indemnity"}}, {}, ""),
        (["short-term"], {"payer": {"type": "commercial"}}, {}, ""),
        (["auto", "commercial"], {}, {"payer": {"type": "commercial"}}, "question 1100.00"),
        (["commercial", "auto"], {}, {"payer": {"type": "auto"}}, ""),
    ],
    ids=str,
)
def test_the_plan_that_decided_counts(check, payers, eob, bill, said):
    assert pair(check, bill, eob, payers=payers) == said


@EACH
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2021-12-31", ""),
        ("2022-01-01", "question 1100.00"),
        ("2022-12-31", "question 1100.00"),
        ("2023-01-01", "rule 1100.00"),
    ],
)
def test_from_which_day_the_law_holds(check, day, said):
    assert pair(check, line={"day": day}) == said


@EACH
@pytest.mark.parametrize(
    ("decided", "share", "said"),
    [
        ({"allowed": "400.00", "coinsurance": "100.00", "patient_owes": "1200.00"}, "1200.00", "evidence 1100.00"),
        (
            {"allowed": "400.00", "deductible": "60.00", "copay": "40.00", "patient_owes": "1200.00"},
            "1200.00",
            "evidence 1100.00",
        ),
        ({"allowed": "400.00", "coinsurance": "100.00", "patient_owes": "1200.01"}, "1200.00", ""),
        ({"allowed": "400.01", "coinsurance": "100.00", "patient_owes": "1200.00"}, "1200.00", ""),
        ({"allowed": "399.99", "coinsurance": "100.00", "patient_owes": "1200.00"}, "1200.00", "evidence 1100.00"),
        ({"allowed": "0.00", "coinsurance": "0.00", "patient_owes": "1200.00"}, "1200.00", ""),
        ({"allowed": "0.01", "coinsurance": "0.01", "patient_owes": "1200.00"}, "1200.00", "evidence 1199.99"),
        ({"allowed": None, "coinsurance": "100.00", "patient_owes": "1200.00"}, "1200.00", ""),
        ({"allowed": "400.00", "patient_owes": "1200.00"}, "1200.00", ""),
        ({"allowed": "400.00", "coinsurance": "1200.00", "patient_owes": "1200.00"}, "1200.00", ""),
        ({"adjustments": [{"group": "PR", "reason": "45", "amount": "1100.00"}]}, "1200.00", "evidence 1100.00"),
        ({"adjustments": [{"group": "PR", "reason": "242", "amount": "1100.00"}]}, "1200.00", "evidence 1100.00"),
        ({"adjustments": [{"group": "PR", "reason": "96", "amount": "1100.00"}]}, "1200.00", ""),
        ({"adjustments": [{"group": "CO", "reason": "45", "amount": "1100.00"}]}, "1200.00", ""),
        ({"adjustments": [{"group": "CO", "reason": "45", "amount": "1100.00"}]}, "100.00", "rule 1100.00"),
        ({"adjustments": [{"group": "PR", "reason": "45", "amount": "1300.00"}]}, "1200.00", "evidence 1200.00"),
    ],
    ids=str,
)
def test_what_the_plan_leaves_only_since_more_is_asked_than_it_allows(check, decided, share, said):
    assert pair(check, {}, {"patient_responsibility": share}, decided=decided) == said


@EACH
def test_what_is_above_the_allowed_amount_may_be_told_of_the_whole_claim(check):
    claim = {"patient_responsibility": "1200.00", "claim_adjustments": [{"group": "PR", "reason": "45", "amount": "1100.00"}]}
    assert pair(check, {}, claim) == "evidence 1100.00"
    claim["claim_adjustments"][0]["reason"] = "96"
    assert pair(check, {}, claim) == ""


def test_the_sentence_names_the_share_without_what_is_above_the_allowed_amount_g01():
    bill = {**DOCTORS, "network": "out", "total_charges": "1500.00", "balance": "1200.00", "lines": [VISIT]}
    cut = {"group": "PR", "reason": "45", "amount": "1100.00"}
    eob = {**bill, "kind": "remittance", "balance": None, "patient_responsibility": "1200.00"}
    eob["lines"] = [{**VISIT, "adjustments": [cut]}]
    said = figures("G01", bill, eob, payers=["commercial"])
    assert said == [{"asked": "1200.00", "share": "100.00", "over": "1100.00"}]


# ---- G01: what shows an emergency
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"code": "99280"}, ""),
        ({"code": "99281"}, "rule 1100.00"),
        ({"code": "99285"}, "rule 1100.00"),
        ({"code": "99286"}, ""),
        ({"code": "G0379"}, ""),
        ({"code": "G0380"}, "rule 1100.00"),
        ({"code": "G0384"}, "rule 1100.00"),
        ({"code": None, "revenue_code": "0449"}, ""),
        ({"code": None, "revenue_code": "0450"}, "rule 1100.00"),
        ({"code": None, "revenue_code": "459"}, "rule 1100.00"),
        ({"code": None, "revenue_code": "0456"}, ""),
        ({"code": None, "revenue_code": "0460"}, ""),
        ({"code": "44970", "place_of_service": "23"}, "rule 1100.00"),
        ({"code": "44970", "place_of_service": "22"}, ""),
        ({"place_of_service": "11"}, ""),
        ({"place_of_service": "20"}, ""),
        ({"place_of_service": "22"}, "rule 1100.00"),
    ],
    ids=str,
)
def test_which_lines_are_of_an_emergency_g01(line, said):
    assert pair("G01", line=line) == said


@pytest.mark.parametrize("place", ["19", "21", "22", "23", None, "11", "12", "20", "24", "41", "81"])
def test_the_persons_word_holds_only_for_care_at_a_hospital_g01(place):
    said = "rule 1100.00" if place in {"19", "21", "22", "23", None} else ""
    assert pair("G01", line={"code": "44970", "place_of_service": place}, answers={"emergency": True}) == said
    assert pair("G01", line={"place_of_service": place}, answers={"emergency": False}) == ""


@pytest.mark.parametrize(
    ("last", "said"),
    [("2026-02-03", "rule 1100.00"), ("2026-02-04", "rule 1100.00"), ("2026-02-05", "evidence 1100.00")],
)
def test_care_beyond_the_day_after_may_follow_a_consent_g01(last, said):
    lines = [VISIT, {"day": last, "revenue_code": "0120", "charge": "500.00"}]
    total = {"total_charges": "2000.00", "lines": lines}
    assert pair("G01", total, total) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([{**VISIT, "day": None}], "rule 1100.00"),
        ([{**VISIT, "code": "44970"}], "rule 1100.00"),
        ([{**VISIT, "code": "44970"}, {**VISIT, "day": "2026-02-05", "code": "44970"}], "evidence 1100.00"),
    ],
    ids=lambda value: str(len(str(value))),
)
def test_a_claim_marked_as_an_emergency_g01(lines, said):
    both = {"total_charges": "1500.00", "lines": lines}
    assert pair("G01", {**both, "emergency": True}, both) == said
    assert pair("G01", both, {**both, "emergency": True}) == said


def other_care(days, mine="2026-02-03", **answers):
    """A bill that shows no emergency, beside a hospital's that does."""
    line = {**VISIT, "code": "44970", "day": mine}
    asks = {**DOCTORS, "network": "out", "total_charges": "1500.00", "insurance_paid": "300.00", "balance": "1200.00"}
    eob = {**DOCTORS, "kind": "eob", "total_charges": "1500.00", "patient_responsibility": "100.00", "lines": [line]}
    room = {
        "provider": {"name": "Example Hospital"},
        "claim": "H1",
        "network": "in",
        "total_charges": "900.00",
        "balance": "90.00",
        "lines": [{"day": day, "revenue_code": "0450", "charge": "450.00"} for day in days],
    }
    return answer("G01", {**asks, "lines": [line]}, eob, room, payers=["commercial"], answers=answers)


@pytest.mark.parametrize(
    ("days", "answers", "said"),
    [
        (["2026-02-03"], {}, "question 1100.00"),
        (["2026-02-03"], {"emergency": True}, "evidence 1100.00"),
        (["2026-02-03"], {"emergency": False}, ""),
        (["2026-02-02"], {}, ""),
        (["2026-02-02"], {"emergency": True}, ""),
        (["2026-02-04"], {"emergency": True}, ""),
        (["2026-02-02", "2026-02-03"], {}, "question 1100.00"),
    ],
    ids=str,
)
def test_the_emergency_on_another_bill_g01(days, answers, said):
    assert other_care(days, **answers) == said


# ---- G01: ambulances
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"code": "A0020"}, "rule 1100.00"),
        ({"code": "A0021"}, ""),
        ({"code": "A0427"}, ""),
        ({"code": "A0999"}, ""),
        ({"code": "A1000"}, "rule 1100.00"),
        ({"place_of_service": "41"}, ""),
        ({"place_of_service": "42"}, ""),
        ({"code": None, "revenue_code": "0540"}, ""),
        ({"code": None, "revenue_code": "0545"}, ""),
        ({"code": None, "revenue_code": "0549"}, ""),
        ({"code": None, "revenue_code": "0550"}, "rule 1100.00"),
    ],
    ids=str,
)
def test_ambulances_are_under_other_rules_g01(line, said):
    assert pair("G01", line=line, answers={"emergency": True}) == said


def test_a_hospital_that_adds_its_ambulance_is_only_asked_g01():
    lines = [VISIT, {"day": "2026-02-03", "code": "A0427", "charge": "300.00"}]
    both = {"total_charges": "1800.00", "lines": lines}
    assert pair("G01", both, both) == "question 1100.00"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sample County Ambulance", ""),
        ("Sample City EMS", ""),
        ("Sample Fire Department", ""),
        ("Sample Air Ambulance", "rule 1100.00"),
        ("Sample Firehouse Clinic", "rule 1100.00"),
        ("Sample Hospital", "rule 1100.00"),
    ],
)
def test_a_name_tells_of_an_ambulance_where_nothing_is_listed_g01(name, said):
    bare = {"provider": {"name": name}, "first_day": "2026-02-03", "lines": None}
    assert pair("G01", bare, bare, answers={"emergency": True}) == said


def test_a_name_of_an_ambulance_makes_other_lines_a_question_g01():
    named = {"provider": {"name": "Sample City EMS"}}
    assert pair("G01", named, named) == "question 1100.00"


# ---- G05
@pytest.mark.parametrize(
    ("line", "said"),
    [({"code": code}, "rule 1100.00") for code in "A0430 A0431 A0435 A0436".split()]
    + [({"code": code}, "") for code in "A0427 A0429 A0432 A0434 A0437 99285".split()]
    + [({"code": None, "revenue_code": "0545"}, "rule 1100.00"), ({"code": None, "revenue_code": "0540"}, "")]
    + [({"code": None, "place_of_service": "42"}, "rule 1100.00"), ({"code": None, "place_of_service": "41"}, "")],
    ids=str,
)
def test_which_lines_are_of_a_flight_g05(line, said):
    assert pair("G05", line=line) == said


def test_other_care_beside_a_flight_makes_it_a_question_g05():
    both = {"total_charges": "1800.00", "lines": [FLIGHT, {"day": "2026-02-03", "code": "A0427", "charge": "300.00"}]}
    assert pair("G05", both, both) == "question 1100.00"


# ---- G02: what is ancillary
IN_RANGE = """00100 01999 70010 76999 78012 79999 80047 89398 93000 93010 93303 93356 99468 99469 99477 99480""".split()
PERHAPS = "77001 77799 99464 99465".split()
BESIDE = (
    """00099 02000 70009 77000 77800 78011 80000 80046 89399 92999 93011 93302 93357 99463 99466 99470 99476 99481""".split()
)


@pytest.mark.parametrize(
    ("code", "said"),
    [(code, "rule 1100.00") for code in IN_RANGE]
    + [(code, "evidence 1100.00") for code in PERHAPS]
    + [(code, "") for code in BESIDE],
)
def test_which_codes_are_ancillary_g02(code, said):
    assert pair("G02", line={"code": code}) == said


@pytest.mark.parametrize(
    ("modifier", "said"),
    [(one, "rule 1100.00") for one in "80 81 82 AS AA AD QK QS QX QY QZ".split()]
    + [(one, "") for one in "62 66 26 50".split()],
)
def test_which_modifiers_tell_of_help_at_surgery_g02(modifier, said):
    assert pair("G02", line={"code": "44970", "modifiers": [modifier]}) == said


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("Sample Hospitalists", "99221", "evidence 1100.00"),
        ("Sample Hospitalists", "99239", "evidence 1100.00"),
        ("Sample Hospitalists", "99220", ""),
        ("Sample Hospitalists", "99240", ""),
        ("Sample Intensivists", "99291", "evidence 1100.00"),
        ("Sample Intensivists", "99292", "evidence 1100.00"),
        ("Sample Intensivists", "99293", ""),
        ("Sample Heart Doctors", "99221", ""),
        ("Sample Radiology", "99221", ""),
        ("Sample Radiology", None, "evidence 1100.00"),
        ("Sample Heart Doctors", None, ""),
        ("Sample Hospitalists", None, ""),
    ],
)
def test_a_name_tells_what_a_code_leaves_open_g02(name, code, said):
    named = {"provider": {"name": name}}
    assert pair("G02", named, named, line={"code": code}) == said


@pytest.mark.parametrize(("name", "said"), [("Sample Radiology", "evidence 1100.00"), ("Sample Heart Doctors", "")])
def test_a_bill_that_lists_nothing_is_told_by_its_name_g02(name, said):
    bare = {"provider": {"name": name}, "first_day": "2026-02-03", "lines": None}
    assert pair("G02", bare, bare) == said


@pytest.mark.parametrize(
    ("place", "said"),
    [(one, "rule 1100.00") for one in ("19", "21", "22", "24")]
    + [(one, "") for one in ("11", "12", "20", "23", "49", "81")]
    + [(None, "evidence 1100.00")],
)
def test_where_the_care_was_g02(place, said):
    assert pair("G02", line={"place_of_service": place}) == said


@pytest.mark.parametrize(
    ("bill", "said"),
    [({"form": "institutional"}, ""), ({"type_of_bill": "0131"}, ""), ({"form": "professional"}, "rule 1100.00")],
    ids=str,
)
def test_a_facility_is_no_ancillary_provider_g02(bill, said):
    assert pair("G02", bill) == said


def beside(facility, answers=None, place=None, line=None):
    """A scan, and a paper of a facility beside it; nobody says what the facility's network is."""
    line = {**SCAN, "place_of_service": place, **(line or {})}
    asks = {**DOCTORS, "network": "out", "total_charges": "1500.00", "insurance_paid": "300.00", "balance": "1200.00"}
    eob = {**DOCTORS, "kind": "eob", "total_charges": "1500.00", "patient_responsibility": "100.00", "lines": [line]}
    stay = {"kind": "eob", "provider": {"name": "Example Hospital"}, "claim": "H1", "total_charges": "9000.00"}
    stay["lines"] = [{"day": "2026-02-03", "revenue_code": "0360", "charge": "9000.00"}]
    papers = [{**asks, "lines": [line]}, eob, {**stay, **facility}]
    return answer("G02", *papers, payers=["commercial"], answers=answers or {})


@pytest.mark.parametrize(
    ("facility", "answers", "said"),
    [
        ({"network": "in"}, {}, "rule 1100.00"),
        ({"network": "out"}, {}, ""),
        ({}, {}, "lacks answers:facility_network"),
        ({}, {"facility_network": "in"}, "rule 1100.00"),
        ({"network": "out"}, {"facility_network": "in"}, "rule 1100.00"),
        ({"network": "in"}, {"facility_network": "out"}, ""),
        ({}, {"networks": {"Example Hospital": "in"}}, "rule 1100.00"),
        ({"network": "in"}, {"networks": {"Example Hospital": "out"}}, ""),
        ({"network": "in", "form": "professional"}, {}, "lacks answers:facility_network"),
        ({"network": "in", "provider": {"name": "Example Hospital Physicians"}}, {}, "lacks answers:facility_network"),
        ({"network": "in", "provider": {"name": "Example Surgery"}}, {}, "lacks answers:facility_network"),
        ({"network": "in", "provider": {"name": "Example Surgery Center"}}, {}, "rule 1100.00"),
        ({"network": "in", "provider": {"name": "Example Place"}, "type_of_bill": "0131"}, {}, "rule 1100.00"),
        (
            {"network": "in", "provider": {"name": "Sample Doctors"}, "form": "institutional"},
            {},
            "lacks answers:facility_network",
        ),
        ({"network": "in", "lines": [{"day": "2026-02-04", "charge": "9000.00"}]}, {}, "lacks answers:facility_network"),
    ],
    ids=str,
)
def test_the_facility_by_its_own_paper_g02(facility, answers, said):
    assert beside(facility, answers, "22") == said


@pytest.mark.parametrize(
    ("line", "said"),
    [({"code": code}, "evidence 1100.00") for code in "74177 80053 88305 93010".split()]
    + [({"code": code}, "rule 1100.00") for code in "00100 01999 99468 99469 99477 99480".split()]
    + [({"code": "44970", "modifiers": [one]}, "rule 1100.00") for one in ("80", "AS", "QX")],
    ids=str,
)
def test_a_day_at_a_facility_does_not_put_every_test_of_the_day_there_g02(line, said):
    assert beside({"network": "in"}, line=line) == said
    assert beside({}, {"facility_network": "in"}, line=line) == said
    assert (
        beside({"lines": [{"day": "2026-02-04", "charge": "1.00"}]}, {"facility_network": "in"}, line=line)
        == "evidence 1100.00"
    )


def test_the_part_that_is_ancillary_caps_what_is_in_doubt_g02():
    for charge, said in (("1099.99", "question 1099.99"), ("1100.00", "question 1100.00"), ("1100.01", "question 1100.00")):
        lines = [{**SCAN, "charge": charge}, {**SCAN, "code": "44970", "charge": "400.00"}]
        assert pair("G02", {"lines": lines}, {"lines": lines}) == said
