"""The ends of every day, number and list that the checks of codes draw a line at."""

import pytest

from tests.engine.checks.boundaries import answer, figures

WHOLE = {"edition": "A", "first_day": "2010-01-01", "last_day": "2026-12-31", "programme": "medicare"}
ANATOMIC = "E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD LM RC RI".split()
APART = "59 XE XS XP XU".split()
SECOND = "24 25 27 57 58 78 79 91".split()
NO_MATTER = "26 50 51 52 54 55 56 76 77 80 AS GA GY KX TC JW 22 F0 E5".split()


def edition(table, rows, setting="practitioner", **more):
    return {"table": table, "rows": rows} | ({} if table == "addon" else {"setting": setting}) | WHOLE | more


def line(code, charge="10.00", *modifiers, day="2026-02-03", units=1, **more):
    return {"day": day, "code": code, "modifiers": list(modifiers), "units": units, "charge": charge} | more


def judged(check, lines, tables, payers="medicare", **bill):
    return answer(check, {"form": "professional", "lines": lines} | bill, tables=tables, payers=[payers])


# ---- C01: which modifier, on which code, from which day on
def pair(first=(), second=(), *, indicator="1", day="2026-02-03", one=None, two=None, **row):
    lines = [line("G0001", "10.00", *first, day=day, **(one or {})), line("G0002", "20.00", *second, day=day, **(two or {}))]
    rows = [{"c1": "G0001", "c2": "G0002", "modifier": indicator} | row]
    return judged("C01", lines, [edition("ncci-ptp", rows)])


@pytest.mark.parametrize("mark", [*ANATOMIC, *APART, *SECOND])
def test_each_modifier_of_the_list_on_the_second_code_tells_the_two_apart(mark):
    assert pair(second=(mark,)) == ""
    assert pair(second=("GA", mark)) == ""
    assert pair(second=(mark,), indicator="0") == "rule 20.00"


@pytest.mark.parametrize("mark", NO_MATTER)
def test_other_modifiers_tell_nothing_apart(mark):
    assert pair(second=(mark,)) == "rule 20.00"
    assert pair(first=(mark,)) == "rule 20.00"


@pytest.mark.parametrize("mark", APART)
def test_on_the_first_code_they_count_from_july_2019_on(mark):
    assert pair(first=(mark,), day="2019-07-01") == ""
    assert pair(first=(mark,), day="2019-06-30") == "question 20.00"
    assert pair(second=(mark,), day="2019-06-30") == ""


@pytest.mark.parametrize("mark", [*ANATOMIC, *SECOND])
def test_on_the_first_code_alone_the_others_leave_a_question(mark):
    assert pair(first=(mark,)) == "question 20.00"


@pytest.mark.parametrize("mark", ANATOMIC)
def test_one_place_on_both_codes_is_only_likely(mark):
    assert pair(first=(mark,), second=(mark,)) == "evidence 20.00"
    assert pair(first=(mark,), second=(mark,), indicator="0") == "rule 20.00"
    assert pair(first=("XU", mark), second=(mark,)) == ""


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"effective": "2026-02-03"}, "rule 20.00"),
        ({"effective": "2026-02-04"}, ""),
        ({"deleted": "2026-02-03"}, "rule 20.00"),
        ({"deleted": "2026-02-02"}, ""),
        ({"indicator": "9"}, ""),
    ],
)
def test_a_pair_counts_from_its_first_to_its_last_day(row, said):
    assert pair(**row) == said


@pytest.mark.parametrize(
    ("one", "two", "open_", "closed"),
    [
        ({"npi": "1"}, {"npi": "2"}, "question 20.00", "question 20.00"),
        ({"npi": "1"}, {"npi": "1"}, "rule 20.00", "rule 20.00"),
        ({"npi": "1"}, {}, "rule 20.00", "rule 20.00"),
        ({"visit": "1"}, {"visit": "2"}, "question 20.00", "rule 20.00"),
        ({"time": "08:00"}, {"time": "09:00"}, "question 20.00", "rule 20.00"),
        ({"site": "3 O"}, {"site": "14 O"}, "question 20.00", "rule 20.00"),
        ({"visit": "1"}, {}, "rule 20.00", "rule 20.00"),
        ({"through": "2026-02-03"}, {}, "rule 20.00", "rule 20.00"),
        ({"through": "2026-02-04"}, {}, "question 20.00", "question 20.00"),
        ({}, {"through": "2026-02-04"}, "question 20.00", "question 20.00"),
    ],
)
def test_what_leaves_a_question(one, two, open_, closed):
    assert pair(one=one, two=two) == open_
    assert pair(one=one, two=two, indicator="0") == closed


@pytest.mark.parametrize(
    ("kind", "place", "others", "said"),
    [
        ("bill", {"page": 1}, (), "question 20.00"),
        ("bill", {"page": 1}, ("GA",), "rule 20.00"),
        ("claim", {"page": 1}, (), "rule 20.00"),
        ("bill", {"sheet": "", "cell": "A2"}, (), "rule 20.00"),
        ("bill", {"pointer": "/item/0"}, (), "rule 20.00"),
    ],
)
def test_paper_without_any_modifier_may_leave_them_out(kind, place, others, said):
    spot = {"spot": {"document": 0} | place}
    lines = [line("G0001", **spot), line("G0002", "20.00", **spot), line("G0009", "1.00", *others, **spot)]
    row = {"c1": "G0001", "c2": "G0002"}
    assert judged("C01", lines, [edition("ncci-ptp", [row | {"modifier": "1"}])], kind=kind) == said
    assert judged("C01", lines, [edition("ncci-ptp", [row | {"modifier": "0"}])], kind=kind) == "rule 20.00"


def test_the_surest_of_several_lines_is_said_and_the_others_are_left_out():
    lines = [line("G0001"), line("G0002", "20.00", npi="1"), line("G0002", "30.00"), line("G0001", npi="2")]
    tables = [edition("ncci-ptp", [{"c1": "G0001", "c2": "G0002", "modifier": "0"}])]
    assert judged("C01", lines, tables) == "rule 50.00"
    assert judged("C01", [lines[1], lines[3]], tables) == "question 20.00"
    assert judged("C01", [lines[1], lines[2], lines[3]], tables) == "rule 30.00"


def test_a_code_of_another_form_is_no_code():
    rows = [{"c1": "G0001", "c2": "0250", "modifier": "0"}, {"c1": "G0001", "c2": "0001T", "modifier": "0"}]
    assert judged("C01", [line("G0001"), line("0250")], [edition("ncci-ptp", rows)]) == ""
    assert judged("C01", [line("G0001"), line("0001T")], [edition("ncci-ptp", rows)]) == "rule 10.00"


@pytest.mark.parametrize(("payer", "cls"), [("medicare", "rule"), ("medicare-advantage", "question"), ("unknown", "question")])
def test_whose_bill_it_is(payer, cls):
    tables = [edition("ncci-ptp", [{"c1": "G0001", "c2": "G0002", "modifier": "0"}])]
    lines = [line("G0001"), line("G0002", "20.00")]
    assert judged("C01", lines, tables, payer) == f"{cls} 20.00"
    assert judged("C01", lines, tables, "medicare", payer={"type": "commercial"}) == "question 20.00"
    assert judged("C01", lines, tables, "medicare", payer={"type": "medicaid"}) == "lacks editions:ncci-ptp"


def test_the_sentence_names_the_codes_the_day_the_charge_and_whose_table():
    tables = [edition("ncci-ptp", [{"c1": "G0001", "c2": "G0002", "modifier": "0"}])]
    bill = {"form": "professional", "lines": [line("G0002", "20.00"), line("G0001"), line("G0002", "5.00")]}
    assert figures("C01", bill, tables=tables, payers=["medicare"]) == [
        {"first": "G0001", "second": "G0002", "day": "2026-02-03", "charge": "25.00", "who": "Medicare"}
    ]


# ---- C03: where a set of tests begins and ends
@pytest.mark.parametrize(
    ("c1", "c2", "whose"),
    [
        ("80053", "80047", "C03"),
        ("80053", "87999", "C03"),
        ("80053", "80046", "C01"),
        ("80053", "88000", "C01"),
        ("80053", "G0001", "C01"),
        ("82465", "82947", "C01"),
        ("82947", "80061", "C03"),
        *((code, "82947", "C03") for code in "80047 80048 80050 80051 80055 80061 80069 80074 80076 80081".split()),
        ("80049", "82947", "C01"),
    ],
)
def test_each_pair_is_said_by_one_check_only(c1, c2, whose):
    tables = [edition("ncci-ptp", [{"c1": c1, "c2": c2, "modifier": "0"}])]
    lines = [line(c1), line(c2, "20.00")]
    said = {check: judged(check, lines, tables) for check in ("C01", "C03")}
    assert said == {"C01": "", "C03": ""} | {whose: "rule 20.00"}


@pytest.mark.parametrize(("codes", "whose"), [(("80053", "80048"), "C03"), (("80053", "G0001"), "C01"), (("80053",), None)])
def test_a_table_that_is_missing_is_said_by_that_check_only(codes, whose):
    gaps = [edition("ncci-ptp", [{"c1": "G0003", "c2": "G0004", "modifier": "0"}], partial=True)]
    for tables in ([], gaps):
        said = {check: judged(check, [line(code) for code in codes], tables) for check in ("C01", "C03")}
        wanted = {"C01": "", "C03": ""} | ({whose: "lacks editions:ncci-ptp"} if whose else {})
        assert said == wanted


# ---- C02: units, on the line and on the day
def units(*lines, value=2, mai="1", **more):
    row = {"code": "G0001", "value": value} | ({"mai": mai} if mai else {})
    return judged("C02", lines, [edition("ncci-mue", [row], **more)])


@pytest.mark.parametrize(
    ("count", "said"), [("2", ""), ("2.01", "rule 0.04"), ("3", "rule 3.33"), ("4", "rule 5.00"), ("20", "rule 9.00")]
)
@pytest.mark.parametrize("mai", ["1", "2", None])
def test_units_at_and_above_the_limit(count, said, mai):
    assert units(line("G0001", units=count), mai=mai) == said
    assert units(line("G0001", units=count), mai="3") == said.replace("rule", "evidence")


@pytest.mark.parametrize("mai", ["1", "2", "3", None])
def test_a_limit_of_none_is_a_question(mai):
    assert units(line("G0001", units=1), value=0, mai=mai) == "question 10.00"
    assert units(line("G0001", units=0), value=0, mai=mai) == ""


def test_lines_are_added_up_on_the_day_only_where_the_table_says_so():
    lines = (line("G0001"), line("G0001", "20.00"), line("G0001", "30.00"), line("G0001", "5.00", day="2026-02-04"))
    assert [units(*lines, mai=mai) for mai in ("1", None, "2", "3")] == ["", "", "rule 10.00", "evidence 10.00"]


@pytest.mark.parametrize(
    ("mark", "said"), [("50", "question"), ("JW", "question"), ("RT", "rule"), ("76", "rule"), ("59", "rule")]
)
def test_marks_on_a_line_and_on_a_day(mark, said):
    assert units(line("G0001", "10.00", mark, units=4), mai="1") == f"{said} 5.00"
    assert units(line("G0001", "10.00", mark, units=4), mai="2") == f"{said} 5.00"
    clinical = "question" if mark in {"50", "JW", "76", "59"} else "evidence"
    assert units(line("G0001", "10.00", mark, units=4), mai="3") == f"{clinical} 5.00"


@pytest.mark.parametrize("unit", ["MJ", "ML", "DA", "GR"])
def test_other_measures_are_not_counted(unit):
    assert units(line("G0001", units=9, unit=unit)) == ""
    assert units(line("G0001", units=9, unit="UN")) == "rule 7.77"


@pytest.mark.parametrize(("code", "said"), [("00099", "rule 7.77"), ("00100", ""), ("01999", ""), ("02000", "rule 7.77")])
def test_anesthesia_counts_time(code, said):
    assert judged("C02", [line(code, units=9)], [edition("ncci-mue", [{"code": code, "value": 2, "mai": "1"}])]) == said


@pytest.mark.parametrize(
    ("price", "stake"), [(None, "5.00"), ("2.50", "5.00"), ("2.00", "4.00"), ("3.00", "5.00"), ("0.125", "0.25")]
)
def test_the_printed_price_of_a_unit_counts_where_it_is_not_above_its_share(price, stake):
    assert units(line("G0001", units=4, unit_price=price)) == f"rule {stake}"


def test_doctors_are_counted_apart():
    one, two = {"npi": "1"}, {"npi": "2"}
    assert units(line("G0001", units=2, **one), line("G0001", units=2, **two), mai="2") == "question 10.00"
    assert units(line("G0001", units=3, **one), line("G0001", units=2, **two), mai="2") == "rule 3.33"
    assert units(line("G0001", units=2, **one), line("G0001", "4.00"), line("G0001", units=1, **two), mai="2") == "rule 4.00"


@pytest.mark.parametrize(("count", "said"), [(4, ""), (5, "question 2.00"), (6, "question 3.33")])
@pytest.mark.parametrize("mai", ["1", "2", "3"])
def test_a_line_of_two_days_has_twice_the_limit(count, said, mai):
    assert units(line("G0001", units=count, through="2026-02-04"), mai=mai) == said


def test_units_that_are_missing_are_said_once_and_the_others_are_judged():
    assert units(line("G0001", units=None), line("G0001", units=3)) == "rule 3.33, lacks field:units"


# ---- C04: what else may be the main service
def added(*more, kind="1", mains=("G0002", "G0003"), bill=None, papers=()):
    rows = [{"code": "G0001", "primary": main, "type": kind} for main in mains]
    first = {"form": "professional", "lines": [line("G0001", "30.00"), *more]} | (bill or {})
    return answer("C04", first, *papers, tables=[edition("addon", rows)], payers=["medicare"])


@pytest.mark.parametrize(
    ("day", "through", "said"),
    [
        ("2026-02-03", None, ""),
        ("2026-02-01", "2026-02-03", ""),
        ("2026-02-03", "2026-02-09", ""),
        ("2026-02-02", None, "question 30.00"),
        ("2026-02-04", None, "question 30.00"),
        ("2026-02-01", "2026-02-02", "question 30.00"),
        ("2026-02-01", None, "rule 30.00"),
        ("2026-02-05", None, "rule 30.00"),
        (None, None, "question 30.00, lacks field:day"),
    ],
)
def test_the_day_of_the_main_service(day, through, said):
    assert added(line("G0003", day=day, through=through)) == said
    assert added(line("G0003", day=day, through=through), kind="3") == said.replace("rule", "question")


@pytest.mark.parametrize(("charge", "count", "said"), [("0.00", 1, ""), ("-10.00", -1, "rule 30.00")])
def test_a_main_service_without_a_price_counts_and_a_reversal_does_not(charge, count, said):
    assert added(line("G0002", charge, units=count)) == said


@pytest.mark.parametrize("kind", ["eob", "remittance", "claim", "bill", "collection"])
def test_every_paper_but_an_estimate_is_looked_through(kind):
    shared = {"provider": {"npi": "1000000004", "name": "Example Clinic"}, "patient": {"name": "Alex Example"}}
    paper = {"kind": kind, "lines": [line("G0002", "90.00")], "claim": "C2"} | shared
    assert added(bill=shared | {"claim": "C1"}, papers=[paper]) == ""
    assert added(bill=shared | {"claim": "C1"}, papers=[paper | {"kind": "estimate"}]) == "rule 30.00"


def test_what_stands_beside_a_code_whose_main_ones_nobody_lists():
    assert added(kind="2", mains=["CCCCC"]) == "question 30.00"
    assert added(line("G0001", "5.00"), kind="2", mains=["CCCCC"]) == "question 35.00"
    assert added(line("G0009"), kind="2", mains=["CCCCC"]) == ""
    assert added(line(None, description="Visit"), kind="2", mains=["CCCCC"]) == ""
    assert added(line("G0009", day="2026-02-04"), kind="2", mains=["CCCCC"]) == "question 30.00"


@pytest.mark.parametrize(
    ("bill", "said"),
    [
        ({"itemised": True}, "rule 30.00"),
        ({"itemised": False}, "question 30.00"),
        ({"pages_missing": True}, "lacks papers:missing_page"),
    ],
)
def test_a_bill_that_is_not_whole(bill, said):
    assert added(bill=bill) == said
