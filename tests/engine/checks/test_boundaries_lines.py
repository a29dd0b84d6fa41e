"""The ends of every code table, day and number that the checks of lines and stays draw a line at."""

import pytest

from tests.engine.checks.boundaries import answer, figures


def ids(check, names):
    return [f"{check}: {name}" for name in names]


# ---- A07: all printed marks must be equal
SAME = {"day": "2026-02-03", "code": "71046", "units": 1, "charge": "90.00"}


@pytest.mark.parametrize(
    "change",
    [
        {"description": "other words"},
        {"modifiers": ["GT"]},
        {"ndc": "00409379601"},
        {"revenue_code": "0320"},
        {"day": "2026-02-04"},
        {"through": "2026-02-04"},
        {"npi": "1234567893"},
        {"units": 2},
        {"charge": "90.01"},
        {"time": "08:15"},
        {"site": "14 O"},
    ],
    ids=lambda change: f"A07: {next(iter(change))}",
)
def test_one_mark_that_differs_makes_another_service(change):
    assert answer("A07", {"lines": [SAME, {**SAME, **change}]}) == ""
    assert answer("A07", {"lines": [{**SAME, **change}, {**SAME, **change}]}) == f"fact {change.get('charge', '90.00')}"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([SAME], ""),
        ([SAME] * 3, "fact 180.00"),
        ([{**SAME, "npi": "1234567893"}, SAME], "fact 90.00"),
        ([{**SAME, "modifiers": ["RT"]}] * 2, "fact 90.00"),
        ([{**SAME, "modifiers": ["50"]}] * 2, "evidence 90.00"),
        ([{**SAME, "modifiers": ["50"], "time": "08:15"}] * 2, "fact 90.00"),
        ([{**SAME, "code": "85025"}] * 2, "evidence 90.00"),
        ([{**SAME, "modifiers": ["76"]}] * 2, ""),
        ([{**SAME, "code": None, "revenue_code": "0320"}] * 2, "evidence 90.00"),
        ([{**SAME, "code": None, "revenue_code": "0320", "description": "Chest"}] * 2, "fact 90.00"),
        ([{**SAME, "day": None}] * 2, "lacks field:day"),
        ([{"day": "2026-02-03", "units": 1, "charge": "90.00"}] * 2, ""),
    ],
    ids=ids("A07", "one three npi side sides sides-and-time repeated again no-words words no-day nameless".split()),
)
def test_what_makes_a_double_sure(lines, said):
    assert answer("A07", {"provider": {"npi": "1234567893"}, "lines": lines}) == said


# ---- A08: series by nature are silent, their neighbours speak
DAILY = """77261 77799 80047 89398 90785 90999 92507 92526 94002 94799 95115 95199 96360 96549 97010 98943 99221 99239
    99291 99292 99304 99318 99341 99350 99460 99480 36430 J1885 P9016 E0601 G0463X G0427""".split()
BESIDE_DAILY = """77260 77800 80046 89399 90784 91000 92506 92527 94001 94800 95114 95200 96359 96550 97009 98944 99220 99240
    99290 99293 99303 99319 99340 99351 99459 99481 36429 36431""".split()
ONCE = "00100 01999 10004 69990 99281 99285".split()
BESIDE_ONCE = "00099 02000 10003 69991 99280 99286".split()


def two_days(first="2026-02-03", second="2026-02-04", change=None, stay=None, **both):
    line = {"code": "71045", "units": 1, "charge": "90.00", **both}
    return answer("A08", {**(stay or {}), "lines": [{**line, "day": first}, {**line, "day": second, **(change or {})}]})


@pytest.mark.parametrize("code", [code for code in DAILY if code != "G0463X"], ids=lambda code: f"A08: {code}")
def test_a_series_by_nature_is_silent_on_two_days(code):
    assert two_days(code=code) == ""


@pytest.mark.parametrize("code", BESIDE_DAILY, ids=lambda code: f"A08: {code}")
def test_a_code_beside_a_series_speaks_on_two_days(code):
    assert two_days(code=code) == "evidence 90.00"


STAY = {"admitted": "2026-02-02", "discharged": "2026-02-06"}


@pytest.mark.parametrize(
    ("code", "said"),
    [(code, "evidence 90.00") for code in ONCE] + [(code, "") for code in BESIDE_ONCE],
    ids=lambda value: f"A08: {value}",
)
def test_in_a_stay_only_what_is_done_once_speaks(code, said):
    assert two_days(code=code, stay=STAY) == said


@pytest.mark.parametrize(
    ("stay", "said"),
    [
        ({"admitted": "2026-02-04"}, ""),
        ({"admitted": "2026-02-05"}, "evidence 90.00"),
        ({"admitted": "2026-02-01", "discharged": "2026-02-03"}, ""),
        ({"admitted": "2026-02-01", "discharged": "2026-02-02"}, "evidence 90.00"),
        ({"discharged": "2026-02-06"}, "evidence 90.00"),
    ],
    ids=lambda value: f"A08: {value}",
)
def test_a_stay_holds_its_first_and_its_last_day(stay, said):
    assert two_days(stay=stay) == said


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Habitación semiprivada", False),
        ("Room & board, semi-private", False),
        ("Private room", False),
        ("Treatment room", True),
        ("Private duty nursing", True),
    ],
    ids=lambda value: f"A08: {value}",
)
def test_a_bed_in_words_on_both_days_tells_a_stay(words, asked):
    line = {"code": "71045", "units": 1, "charge": "90.00"}
    bed = {"description": words, "units": 1, "charge": "800.00"}
    days = ("2026-02-03", "2026-02-04")
    said = answer("A08", {"lines": [{**one, "day": day} for day in days for one in (line, bed)]})
    assert ("evidence 90.00" in said) is asked


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("ndc", "00409379601", "00409379602"),
        ("units", 2, 3),
        ("time", "08:15", "09:15"),
        ("place_of_service", "11", "22"),
        ("site", "14 O", "15 O"),
    ],
    ids=lambda value: f"A08: {value}",
)
def test_a_mark_tells_two_services_apart_only_where_both_print_it(field, one, other):
    assert two_days(**{field: one}) == "evidence 90.00"
    assert two_days(**{field: one}, change={field: None}) == "evidence 90.00"
    assert two_days(**{field: one}, change={field: other}) == ""
    day = {"day": "2026-02-03", "code": "71046", "charge": "90.00"}
    views = [{**day, "description": "Chest 2 views", field: one}, {**day, "description": "Chest", field: one}]
    assert answer("A08", {"lines": views}) == "evidence 90.00"
    assert answer("A08", {"lines": [views[0], {**views[1], field: None}]}) == "evidence 90.00"
    assert answer("A08", {"lines": [views[0], {**views[1], field: other}]}) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day": "2026-02-05"}, ""),
        ({"day": "2026-02-02"}, "evidence 90.00"),
        ({"modifiers": ["GT"]}, ""),
        ({"through": "2026-02-04"}, "evidence 90.00"),
        ({"through": "2026-02-05"}, ""),
        ({"npi": "1234567893"}, "evidence 90.00"),
        ({"npi": "1992999999"}, ""),
        ({"charge": "90.01"}, ""),
        ({"description": "Treatment room"}, "evidence 90.00"),
        ({"description": "Speech therapy"}, ""),
        ({"revenue_code": "0420"}, ""),
        ({"day": None}, "lacks field:day"),
    ],
    ids=lambda value: f"A08: {value}",
)
def test_the_second_line_of_two_days(change, said):
    assert two_days(change=change, stay={"provider": {"npi": "1234567893"}}) == said


def test_three_lines_on_two_days_are_no_double_a08():
    line = {"code": "71045", "units": 1, "charge": "90.00"}
    days = ("2026-02-03", "2026-02-03", "2026-02-04")
    assert answer("A08", {"lines": [{**line, "day": day, "time": f"0{n}:15"} for n, day in enumerate(days)]}) == ""


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ({"description": "a"}, {"description": "b"}, "evidence 90.00"),
        ({"description": "a"}, {"description": "A."}, ""),
        ({"revenue_code": "0320"}, {"revenue_code": "0324"}, "evidence 90.00"),
        ({"modifiers": ["GT"]}, {}, "evidence 90.00"),
        ({"code": "J1885", "description": "a"}, {"code": "J1885", "description": "b"}, ""),
        ({"code": "Q9967", "description": "a"}, {"code": "Q9967", "description": "b"}, ""),
        ({"code": "J1885", "modifiers": ["GT"]}, {"code": "J1885"}, "evidence 90.00"),
        ({"revenue_code": "0631", "description": "a"}, {"description": "b"}, ""),
        ({"description": "a"}, {"revenue_code": "0631", "description": "b"}, ""),
        ({"code": "85025", "description": "a"}, {"code": "85025", "description": "b"}, ""),
        ({"code": "99070", "description": "a"}, {"code": "99070", "description": "b"}, ""),
        ({"code": None, "description": "a", "units": 1}, {"code": None, "description": "a", "units": None}, ""),
    ],
    ids=lambda value: f"A08: {value}",
)
def test_two_names_on_one_day(one, two, said):
    line = {"day": "2026-02-03", "code": "71046", "charge": "90.00"}
    assert answer("A08", {"lines": [{**line, **one}, {**line, **two}]}) == said


def test_a_day_whose_lines_differ_does_not_hide_the_next_a08():
    line = {"code": "71046", "charge": "90.00"}
    apart = [
        {**line, "day": "2026-02-03", "description": name, "time": time} for name, time in (("a", "08:15"), ("b", "09:15"))
    ]
    twice = [{**line, "day": "2026-02-04", "description": name} for name in ("a", "b")]
    assert answer("A08", {"lines": apart}) == ""
    assert answer("A08", {"lines": [*apart, *twice]}) == "evidence 90.00"


# ---- A09: two bills
def two_bills(line=None, other=None, first=None, second=None, **rest):
    done = {"day": "2026-02-03", "code": "71046", "units": 1, "charge": "90.00", **(line or {})}
    one = {
        "provider": {"name": "Example Hospital"},
        "form": "professional",
        "patient": {"account": "A-1"},
        **(first or {}),
        "lines": [done],
    }
    two = {"provider": {"name": "Sample Imaging"}, "form": "professional", "patient": {"account": "B-2"}, **(second or {})}
    return answer("A09", one, {**two, "lines": [{**done, **(other or {})}]}, **rest)


HOSPITAL, DOCTOR = {"form": "institutional"}, {"form": "professional"}
HOUSE = {"provider": {"name": "Example Hospital"}}


@pytest.mark.parametrize(
    ("code", "said"),
    [("99201", "evidence 90.00"), ("99202", ""), ("99499", ""), ("99500", "evidence 90.00")],
    ids=lambda value: f"A09: {value}",
)
def test_two_doctors_visits_are_two_visits(code, said):
    assert two_bills({"code": code}, first=DOCTOR, second=DOCTOR) == said
    assert two_bills({"code": code}, first=DOCTOR, second={**DOCTOR, **HOUSE}) == "evidence 90.00"


@pytest.mark.parametrize(
    ("code", "said"),
    [("80046", ""), ("80047", "evidence 90.00"), ("89398", "evidence 90.00"), ("89399", ""), ("J1885", "")],
    ids=lambda value: f"A09: {value}",
)
def test_a_hospital_and_another_house_are_compared_only_on_laboratory_tests(code, said):
    assert two_bills({"code": code}, first=HOSPITAL, second=DOCTOR) == said
    assert two_bills({"code": code}, first=DOCTOR, second=HOSPITAL) == said


@pytest.mark.parametrize("mark", "62 66 80 81 82 AS 78 79 76 77 91 59 XE XS XP XU".split(), ids=lambda mark: f"A09: {mark}")
def test_a_modifier_says_that_two_bills_are_by_design(mark):
    assert two_bills({"modifiers": [mark]}) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("26", "TC"), ("LT", "RT"), ("E1", "E2"), ("F1", "F9"), ("T1", "T9"), ("FA", "TA"), ("26", None), ("LT", None)],
    ids=lambda value: f"A09: {value}",
)
def test_halves_and_sides_are_compared_with_their_like(one, other):
    assert two_bills({"modifiers": [one]}, {"modifiers": [other] if other else []}) == ""
    assert two_bills({"modifiers": [one]}) == "evidence 90.00"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day": "2026-02-04"}, ""),
        ({"units": 2}, ""),
        ({"charge": "90.01"}, ""),
        ({"time": "08:15"}, "evidence 90.00"),
        ({"npi": "1234567893"}, "evidence 90.00"),
        ({"day": None}, "lacks field:day"),
    ],
    ids=lambda value: f"A09: {value}",
)
def test_the_line_of_the_second_bill(change, said):
    assert two_bills(other=change) == said


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [("time", "08:15", "09:15"), ("ndc", "00409379601", "00409379602"), ("site", "14 O", "15 O")],
    ids=lambda value: f"A09: {value}",
)
def test_times_drug_numbers_and_places_tell_two_bills_apart_where_both_print_them(field, one, other):
    assert two_bills({field: one}) == "evidence 90.00"
    assert two_bills({field: one}, {field: None}) == "evidence 90.00"
    assert two_bills({field: one}, {field: other}) == ""


def test_doctors_of_one_house_are_two_a09():
    assert two_bills({"npi": "1234567893"}, {"npi": "1992999999"}, second=HOUSE) == ""
    assert two_bills({"npi": "1234567893"}, {"npi": "1992999999"}) == "evidence 90.00"
    assert two_bills({"npi": "1234567893"}, {"npi": None}, second=HOUSE) == "evidence 90.00"


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (HOSPITAL, HOSPITAL, "evidence 90.00"),
        (HOSPITAL, {"form": "unknown"}, "evidence 90.00"),
        ({}, HOUSE, "evidence 90.00"),
        ({"claim": "C-1"}, {"claim": "C1"}, ""),
        ({"claim": "C-1"}, {"claim": "C-2"}, "evidence 90.00"),
        ({"payer": {"name": "Example Plan"}}, {"payer": {"name": "Sample Plan"}}, ""),
        ({"payer": {"name": "Example Plan"}}, {"payer": {"name": "EXAMPLE PLAN"}}, "evidence 90.00"),
        ({"payer": {"name": "Example Plan"}}, {}, "evidence 90.00"),
        ({"status": "secondary"}, {}, ""),
        ({}, {"status": "tertiary"}, ""),
        ({}, {"status": "corrected"}, ""),
        ({}, {"status": "primary"}, "evidence 90.00"),
        ({}, {"kind": "claim", "provider": {"name": None}}, ""),
        ({}, {"kind": "claim"}, "evidence 90.00"),
    ],
    ids=lambda value: f"A09: {value}",
)
def test_which_two_papers_are_compared(first, second, said):
    assert two_bills(first=first, second=second) == said


def test_an_undated_line_has_the_day_of_its_own_bills_visit_a09():
    visit = {"first_day": "2026-02-03", "last_day": "2026-02-03"}
    week = {"first_day": "2026-02-01", "last_day": "2026-02-07"}
    assert two_bills(other={"day": None}, first=week, second=visit) == "evidence 90.00"
    assert two_bills({"day": None}, {"day": "2026-02-03"}, first=visit, second=week) == "evidence 90.00"
    assert two_bills(other={"day": None}, first=week, second=week) == "lacks field:day"


def test_one_bill_alone_has_nothing_to_compare_a09():
    assert answer("A09", {"lines": [{"code": "71046", "charge": "90.00"}]}) == ""


def test_every_pair_is_counted_once_a09():
    line = {"day": "2026-02-03", "code": "71046", "units": 1, "charge": "90.00"}
    lines = [line, {**line, "code": "73110", "charge": "60.00"}]
    one = {"provider": {"name": "Example Hospital"}, "patient": {"account": "A-1"}, "lines": lines}
    two = {"provider": {"name": "Example Hospital"}, "patient": {"account": "B-2"}, "lines": [*lines, line]}
    assert answer("A09", one, two) == "evidence 150.00"


# ---- B01: nights
ROOM = {"revenue_code": "0120", "units": 3, "charge": "3600.00", "day": "2026-02-03"}


def room(*lines, **header):
    paper = {"form": "institutional", "admitted": "2026-02-03", "discharged": "2026-02-06", **header}
    return answer("B01", {**paper, "lines": [{**ROOM, **line} for line in lines]})


@pytest.mark.parametrize(
    ("header", "units", "said"),
    [
        ({}, 3, ""),
        ({}, 4, "fact 900.00"),
        ({"discharged": "2026-02-04"}, 1, ""),
        ({"discharged": "2026-02-04"}, 2, "fact 1800.00"),
        ({"discharged": "2026-02-03"}, 1, ""),
        ({"discharged": "2026-02-03"}, 2, "fact 1800.00"),
        ({"discharged": "2026-02-02"}, 1, "lacks field:discharged"),
        ({"discharged": None, "last_day": "2026-02-05"}, 3, ""),
        ({"discharged": None, "last_day": "2026-02-05"}, 4, "fact 900.00"),
        ({"type_of_bill": "0112", "discharged": "2026-02-06"}, 4, ""),
        ({"type_of_bill": "0113", "discharged": "2026-02-06"}, 5, "fact 720.00"),
        ({"type_of_bill": "0112", "discharged": "2026-02-04", "last_day": "2026-02-05"}, 3, ""),
        ({"type_of_bill": "0111"}, 4, "fact 900.00"),
        ({"type_of_bill": "0112", "discharged": "2026-02-01"}, 1, ""),
        ({"type_of_bill": "0112", "discharged": "2026-02-01"}, 2, "fact 1800.00"),
        ({"admitted": None, "first_day": "2026-02-04"}, 2, ""),
        ({"admitted": None, "first_day": "2026-02-04"}, 3, "fact 1200.00"),
        ({"admitted": None}, 9, "lacks field:admitted"),
        ({"discharged": None}, 9, "lacks field:discharged"),
        ({"admitted": None, "discharged": None}, 9, "lacks field:admitted"),
        ({"form": "professional"}, 9, ""),
        ({"form": "unknown"}, 4, "fact 900.00"),
    ],
    ids=lambda value: f"B01: {value}",
)
def test_as_many_room_days_as_nights(header, units, said):
    assert room({"units": units}, **header) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("0099", ""),
        ("0100", "fact 900.00"),
        ("0179", "fact 900.00"),
        ("0180", ""),
        ("0190", "fact 900.00"),
        ("0219", "fact 900.00"),
        ("0220", ""),
        ("120", "fact 900.00"),
    ],
    ids=lambda value: f"B01: {value}",
)
def test_which_revenue_codes_are_rooms(code, said):
    assert room({"units": 4, "revenue_code": code}) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"revenue_code": None, "description": "Semi-private room"}, "fact 900.00"),
        ({"revenue_code": None, "description": "Semi-private room", "code": "99999"}, ""),
        ({"revenue_code": None, "description": "Lunch"}, ""),
        ({"description": "Private room difference"}, ""),
        ({"code": "99999"}, "fact 900.00"),
    ],
    ids=lambda value: f"B01: {value}",
)
def test_which_words_are_rooms(line, said):
    assert room({**line, "units": 4}) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([{"units": 3}, {"units": 1, "charge": "900.00"}], "fact 900.00"),
        ([{"units": 3}, {"units": 1, "charge": "1900.00"}], "fact 1200.00"),
        ([{"units": 3}, {"units": 1, "charge": None}], ""),
        ([{"units": 3}, {"units": 1, "charge": "900.00", "revenue_code": "0200"}], "evidence 900.00"),
        ([{"units": 3}, {"units": 2, "charge": "1800.00", "revenue_code": "0200"}], "fact 1800.00"),
        ([{"units": 3}, {"units": 3, "revenue_code": "0170"}], ""),
        ([{"units": 3}, {"units": 4, "revenue_code": "0170"}], "fact 900.00"),
        ([{"units": 3}, {"units": 3, "description": "Newborn nursery"}], ""),
        ([{"units": 2}, {"units": None, "charge": "1200.00"}], ""),
        ([{"units": 3}, {"units": None, "charge": "1200.00", "day": "2026-02-06"}], "fact 1200.00"),
        ([{"units": None, "through": "2026-02-06"}], ""),
        ([{"units": None, "through": "2026-02-07"}], "fact 900.00"),
        ([{"units": None, "through": "2026-02-03"}], ""),
        ([{"units": "3.5"}], "fact 514.29"),
    ],
    ids=lambda value: f"B01: {value}",
)
def test_the_cheapest_days_are_the_ones_too_many(lines, said):
    assert room(*lines) == said


def test_a_room_listed_twice_on_the_day_of_moving_is_only_a_sign_b01():
    days = [{"day": f"2026-02-0{n}", "units": 1, "charge": "1000.00"} for n in (3, 4, 5)]
    assert room(*days, {"day": "2026-02-04", "units": 1, "charge": "1000.00", "revenue_code": "0200"}) == "evidence 1000.00"
    assert room(*days, {"day": "2026-02-06", "units": 1, "charge": "1000.00", "revenue_code": "0200"}) == "fact 1000.00"
    late = {"day": None, "units": 1, "charge": "1000.00", "revenue_code": "0200"}
    assert room(*days, late) == "evidence 1000.00"


@pytest.mark.parametrize(("units", "days"), [(4, "4"), (5, "5"), ("3.5", "3.5")], ids=lambda value: f"B01: {value}")
def test_the_days_charged_are_named_beside_the_nights(units, days):
    paper = {"form": "institutional", "admitted": "2026-02-03", "discharged": "2026-02-06", "lines": [{**ROOM, "units": units}]}
    assert figures("B01", paper) == [{"days": days, "nights": "3"}]


# ---- B02: days beside a stay
def beside(day, payer="commercial", header=None, **line):
    paper = {"form": "institutional", "admitted": "2026-02-10", "discharged": "2026-02-13", **(header or {})}
    paper["lines"] = [{"day": day, "charge": "80.00", "units": 1, **line}]
    return answer("B02", paper, payers=[payer])


@pytest.mark.parametrize(
    ("day", "payer", "said"),
    [
        ("2026-02-10", "commercial", ""),
        ("2026-02-09", "commercial", "fact 80.00"),
        ("2026-02-13", "commercial", ""),
        ("2026-02-14", "commercial", "fact 80.00"),
        ("2026-02-07", "medicare", "question 80.00"),
        ("2026-02-09", "medicare", "question 80.00"),
        ("2026-02-06", "medicare", "fact 80.00"),
        ("2026-02-14", "medicare", "fact 80.00"),
        ("2026-02-07", "unknown", "evidence 80.00"),
        ("2026-02-09", "unknown", "evidence 80.00"),
        ("2026-02-06", "unknown", "fact 80.00"),
        ("2026-02-14", "unknown", "fact 80.00"),
    ],
    ids=lambda value: f"B02: {value}",
)
def test_the_days_beside_a_stay(day, payer, said):
    assert beside(day, payer, revenue_code="0320") == said


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("99201", "2026-02-14", "fact 80.00"),
        ("99202", "2026-02-14", "question 80.00"),
        ("99215", "2026-02-14", "question 80.00"),
        ("99216", "2026-02-14", "fact 80.00"),
        ("80046", "2026-02-14", "fact 80.00"),
        ("80047", "2026-02-14", "evidence 80.00"),
        ("80047", "2026-02-15", "fact 80.00"),
        ("87002", "2026-02-15", "fact 80.00"),
        ("87003", "2026-02-16", "evidence 80.00"),
        ("87999", "2026-02-16", "evidence 80.00"),
        ("87999", "2026-02-17", "fact 80.00"),
        ("81104", "2026-02-15", "fact 80.00"),
        ("81105", "2026-02-15", "evidence 80.00"),
        ("81599", "2026-02-15", "evidence 80.00"),
        ("86805", "2026-02-15", "fact 80.00"),
        ("88000", "2026-02-15", "evidence 80.00"),
        ("89398", "2026-02-14", "evidence 80.00"),
        ("89399", "2026-02-14", "fact 80.00"),
        ("99280", "2026-02-09", "fact 80.00"),
        ("99281", "2026-02-09", ""),
        ("99285", "2026-02-09", ""),
        ("99285", "2026-02-08", "fact 80.00"),
        ("99286", "2026-02-09", "fact 80.00"),
    ],
    ids=lambda value: f"B02: {value}",
)
def test_clinics_tests_and_arrivals_by_code(code, day, said):
    assert beside(day, code=code) == said


@pytest.mark.parametrize(
    ("day", "line", "said"),
    [
        ("2026-02-14", {"revenue_code": "0510"}, "question 80.00"),
        ("2026-02-14", {"revenue_code": "0520"}, "question 80.00"),
        ("2026-02-14", {"revenue_code": "0530"}, "fact 80.00"),
        ("2026-02-14", {"description": "Clinic"}, "question 80.00"),
        ("2026-02-16", {"revenue_code": "0301"}, "evidence 80.00"),
        ("2026-02-16", {"revenue_code": "0310"}, "evidence 80.00"),
        ("2026-02-17", {"revenue_code": "0310"}, "fact 80.00"),
        ("2026-02-09", {"revenue_code": "0450"}, ""),
        ("2026-02-09", {"revenue_code": "0540"}, ""),
        ("2026-02-09", {"revenue_code": "0762"}, ""),
        ("2026-02-08", {"revenue_code": "0762"}, "fact 80.00"),
        ("2026-02-14", {"description": "late charge"}, ""),
        ("2026-02-14", {"remarks": ["late entry"]}, ""),
        ("2026-02-08", {"through": "2026-02-09"}, "fact 80.00"),
        ("2026-02-08", {"through": "2026-02-10"}, ""),
        ("2026-02-11", {"through": "2026-02-08"}, ""),
    ],
    ids=lambda value: f"B02: {value}",
)
def test_clinics_tests_and_arrivals_by_words(day, line, said):
    assert beside(day, **line) == said


@pytest.mark.parametrize(
    ("header", "line", "said"),
    [
        ({"type_of_bill": "0115"}, {}, ""),
        ({"type_of_bill": "0111"}, {}, "fact 80.00"),
        ({"form": "unknown"}, {}, "evidence 80.00"),
        ({"form": "unknown"}, {"revenue_code": "0320"}, "fact 80.00"),
        ({"form": "professional"}, {}, ""),
        ({"form": "dental"}, {}, ""),
        ({"admitted": None}, {}, "lacks field:admitted"),
        ({"discharged": None}, {}, "lacks field:discharged"),
        ({"admitted": None, "discharged": None}, {}, ""),
        ({"admitted": "2026-02-13"}, {}, "fact 80.00"),
        ({"admitted": "2026-02-14"}, {}, "lacks field:discharged"),
        ({}, {"day": None}, ""),
        ({}, {"charge": None}, ""),
    ],
    ids=lambda value: f"B02: {value}",
)
def test_which_bills_have_a_stay(header, line, said):
    assert beside(**{"day": "2026-02-14", **line}, header=header) == said


def test_a_line_without_a_day_is_named_where_others_have_one_b02():
    paper = {"form": "institutional", "admitted": "2026-02-10", "discharged": "2026-02-13"}
    lines = [{"code": "71046", "charge": "80.00"}, {"code": "71045", "charge": "80.00", "day": "2026-02-11"}]
    assert answer("B02", {**paper, "lines": lines}) == "lacks field:day"
