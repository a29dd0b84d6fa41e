"""What the rows of public tables answer, and that nothing is answered where none count."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.money import Money
from almoner.engine.reference import addon, hcpcs, ptp
from almoner.engine.reference.addon import AddOnPair
from almoner.engine.reference.editions import Edition, Lack, NoData, chosen, overlapping, quarter
from almoner.engine.reference.fees import Gpci, LabFee, OppsRate, PfsValue, ZipPlace, practitioner_fee
from almoner.engine.reference.hcpcs import HcpcsCode
from almoner.engine.reference.mue import MueLimit
from almoner.engine.reference.places import FACILITY, OTHER, is_facility
from almoner.engine.reference.posted import PostedPrice, matching
from almoner.engine.reference.ptp import PtpEdit
from almoner.engine.reference.tables import NO_TABLES, Tables

ON = date(2026, 8, 1)


def edition(table="ncci-ptp", setting="practitioner", programme="medicare", name="2026Q3", **changes):
    first, last = quarter(int(name[:4]), int(name[-1]))
    plain = Edition(table, setting, programme, name, first, last, f"{table}{setting}{programme}{name}", "", "", False, 1)
    return replace(plain, **changes)


def tables(one, rows):
    """A view with the rows of one edition."""
    held = {}
    for row in rows:
        key = getattr(row, next(iter(row.__dataclass_fields__)))
        held[key] = (*held.get(key, ()), row)
    return Tables((one,), {one.sha256: held})


def pair(c1="G0101", c2="G0102", effective=date(2020, 1, 1), deleted=None, modifier="1"):
    return PtpEdit(c1, c2, effective, deleted, modifier, None)


def test_an_edition_counts_on_its_first_and_its_last_day_and_not_beyond():
    one = edition()
    assert [one.covers(day) for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1))] == [
        False,
        True,
        True,
        False,
    ]


def test_quarters_leave_no_day_out():
    days = [quarter(year, number) for year in (2023, 2024) for number in (1, 2, 3, 4)]
    assert all(before[1] + timedelta(days=1) == after[0] for before, after in itertools.pairwise(days))
    with pytest.raises(ValueError, match="no quarter"):
        quarter(2026, 5)


@pytest.mark.parametrize(
    "asked",
    [
        {"setting": "outpatient", "programme": "medicare"},
        {"setting": "practitioner", "programme": "medicaid"},
        {"setting": "practitioner", "programme": None},
    ],
)
def test_another_setting_or_programme_is_another_table(asked):
    assert chosen([edition()], "ncci-ptp", ON, **asked) is None


def test_the_nearest_quarter_is_never_taken():
    assert (
        chosen([edition(), edition(name="2027Q1")], "ncci-ptp", date(2026, 10, 1), setting="practitioner", programme="medicare")
        is None
    )


def test_editions_of_one_series_may_not_share_a_day():
    here = [edition()]
    assert overlapping(here, edition(name="2026Q4")) is None
    assert overlapping(here, edition(setting="outpatient", name="2026Q2", last_day=date(2026, 7, 1))) is None
    assert overlapping(here, edition(name="2026Q2", last_day=date(2026, 7, 1))) == here[0]
    assert overlapping(here, edition(name="2026Q2", last_day=None)) == here[0]
    assert overlapping(here, edition(rows=7)) is None, "itself"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([pair()], (True, "1", None)),
        ([pair(modifier="0")], (True, "0", None)),
        ([pair(modifier="9", deleted=date(2020, 1, 1))], (False, None, date(2020, 1, 1))),
        ([pair(modifier="9")], (False, None, None)),
        ([pair(deleted=ON)], (True, "1", ON)),
        ([pair(deleted=ON - timedelta(days=1))], (False, None, ON - timedelta(days=1))),
        ([pair(effective=ON)], (True, "1", None)),
        ([pair(effective=ON + timedelta(days=1))], (False, None, None)),
        ([pair(effective=None)], (True, "1", None)),
        ([], (False, None, None)),
        ([pair(deleted=date(2021, 12, 31)), pair(effective=date(2026, 7, 1), modifier="0")], (True, "0", None)),
        ([pair(deleted=date(2021, 12, 31)), pair(deleted=date(2023, 12, 31))], (False, None, date(2023, 12, 31))),
        ([pair(), pair(modifier="0")], (True, "0", None)),
    ],
)
def test_an_edit_counts_from_its_first_to_its_last_day_and_indicator_nine_never(rows, found):
    answered = ptp.answer(rows, ON, edition())
    assert (answered.edit, answered.modifier, answered.deleted) == found


@given(st.permutations([pair(), pair(modifier="0"), pair(deleted=date(2021, 12, 31)), pair(modifier="9")]))
def test_the_order_of_rows_does_not_matter(rows):
    assert ptp.answer(rows, ON, edition()) == ptp.answer([pair(modifier="0")], ON, edition())


def test_a_reversed_pair_is_no_edit():
    view = tables(edition(), [pair()])
    assert view.ptp("G0101", "G0102", ON, "practitioner").edit is True
    assert view.ptp("G0102", "G0101", ON, "practitioner").edit is False


def test_a_partial_edition_says_what_is_in_it_and_never_that_something_is_not():
    view = tables(edition(partial=True), [pair(), pair(c2="G0103", deleted=date(2021, 12, 31))])
    assert view.ptp("G0101", "G0102", ON, "practitioner").edit is True
    for c1, c2 in (("G0102", "G0101"), ("G0101", "G0103"), ("G0101", "Q0091")):
        answered = view.ptp(c1, c2, ON, "practitioner")
        assert isinstance(answered, NoData)
        assert answered.lack is Lack.PARTIAL
        assert answered.would_help == "editions:ncci-ptp"


def test_without_tables_every_answer_is_no_data():
    answers = [
        NO_TABLES.ptp("G0101", "G0102", ON, "practitioner"),
        NO_TABLES.mue("J1885", ON, "practitioner"),
        NO_TABLES.addon("G2212", ON),
        NO_TABLES.hcpcs("J1885", ON),
        NO_TABLES.fee("G0101", ON, "practitioner", zip="00001"),
        NO_TABLES.fee("G0101", ON, "outpatient"),
    ]
    assert [one.lack for one in answers] == [Lack.NO_EDITION] * 6
    assert {one.cannot_tell().would_help for one in answers} >= {"editions:ncci-mue", "editions:pfs", "editions:opps"}


def test_a_code_without_a_limit_is_no_data():
    view = tables(edition("ncci-mue"), [MueLimit("J1885", 8, "3", None)])
    found = view.mue("J1885", ON, "practitioner")
    assert (found.value, found.mai, found.edition.name) == (8, "3", "2026Q3")
    assert view.mue("G0101", ON, "practitioner").lack is Lack.NOT_IN_TABLE
    assert view.mue("J1885", ON, "dme").lack is Lack.NO_EDITION


def add_on(primary, kind="1", **changes):
    return replace(AddOnPair("G2212", primary, kind, date(2021, 1, 1), None, None, None, None), **changes)


def test_primaries_are_those_that_count_that_day():
    rows = [
        add_on("G0438"),
        add_on("G0439", deleted=date(2026, 7, 31)),
        add_on("G0402", primary_deleted=date(2026, 7, 31)),
        add_on("G0463", effective=date(2026, 8, 2)),
    ]
    found = addon.answer(rows, ON, edition("addon"))
    assert (found.type, found.primaries, found.all_listed) == ("1", ("G0438",), True)
    assert addon.answer([add_on("G0438", code_deleted=date(2026, 7, 31))], ON, edition("addon")).type is None


def test_where_the_contractor_decides_the_list_is_not_all():
    found = addon.answer([add_on("CCCCC", "3"), add_on("G0438", "3")], ON, edition("addon"))
    assert (found.type, found.primaries, found.listed, found.all_listed) == ("3", ("G0438",), ("CCCCC", "G0438"), False)


def test_the_level_two_table_says_nothing_about_other_codes():
    one = edition("hcpcs", None, None)
    view = tables(one, [HcpcsCode("J1885", "x", None, date(1993, 1, 1), None, date(2026, 7, 31), None, None)])
    gone = view.hcpcs("J1885", ON)
    assert (gone.valid, gone.first_day, gone.last_day) == (False, date(1993, 1, 1), date(2026, 7, 31))
    assert view.hcpcs("J1885", date(2026, 7, 31)).valid is True
    assert view.hcpcs("J9999", ON).valid is False
    for code in ("99213", "0001F", "D0120"):
        assert view.hcpcs(code, ON).lack is Lack.NOT_IN_TABLE
    assert tables(replace(one, partial=True), []).hcpcs("J9999", ON).lack is Lack.PARTIAL
    assert not hcpcs.speaks_of("99213")


def value(**changes):
    plain = PfsValue(
        "G0101", "", "A", *map(Decimal, ("1.30", "1.46", "0.33", "0.09")), False, False, "0", "XXX", "0", "0", "0", "0", "0",
        "", Decimal("33.4009"), "09", "99", *map(Decimal, ("0", "0", "0")),
    )  # fmt: skip
    return replace(plain, **changes)


PLACE = Gpci("1011200", "ZZ", "MADE-UP PLACE", Decimal("1.000"), Decimal("0.875"), Decimal("0.566"))


def test_a_rate_is_values_times_indices_times_the_factor():
    # (1.30 + 1.46 × 0.875 + 0.09 × 0.566) × 33.4009 = 87.7926…
    assert practitioner_fee(value(), PLACE, facility=False, editions=()).amount == Money(8779)
    assert practitioner_fee(value(), PLACE, facility=True, editions=()).amount == Money(5477)


def test_imaging_is_held_to_the_hospitals_rate():
    low = value(cap_non_facility_pe=Decimal("0.50"), cap_malpractice=Decimal("0.01"))
    found = practitioner_fee(low, PLACE, facility=False, editions=())
    assert found.amount == Money(5822)
    assert dict(found.parts)["before_cap"] == Money(8779)
    high = value(cap_non_facility_pe=Decimal(9))
    assert practitioner_fee(high, PLACE, facility=False, editions=()).amount == Money(8779)


def fee_view(**changes):
    held = {
        edition("pfs", None, None): {"G0101": (value(**changes),)},
        edition("gpci", None, None): {"1011200": (PLACE,)},
        edition("zip-locality", None, None): {
            "00001": (ZipPlace("00001", "ZZ", "1011200", "", False),),
            "00002": (ZipPlace("00002", "ZZ", "1011200", "", False), ZipPlace("00002", "ZZ", "0111205", "", False)),
        },
        edition("clfs", None, None): {"G0103": (LabFee("G0103", "", Money(1939)), LabFee("G0103", "QW", Money(1500)))},
        edition("opps", None, None): {
            "G0105": (OppsRate("G0105", "T", "5311", None, Decimal("140.209"), None, None),),
            "G0103": (OppsRate("G0103", "A", None, None, None, None, None),),
            "G0102": (OppsRate("G0102", "N", None, None, None, None, None),),
        },
    }
    return Tables(tuple(held), {one.sha256: rows for one, rows in held.items()})


def test_a_place_may_be_given_by_its_number_or_its_zip():
    view = fee_view()
    by_zip = view.fee("G0101", ON, "practitioner", zip="00001")
    assert by_zip.amount == view.fee("G0101", ON, "practitioner", place="1011200").amount == Money(8779)
    for where in ({"zip": "00002"}, {"zip": "99999"}, {"place": "0000000"}, {}):
        assert view.fee("G0101", ON, "practitioner", **where).lack is Lack.NO_PLACE


def test_a_code_the_physician_table_does_not_price_is_looked_for_among_laboratory_and_drugs():
    view = fee_view(status="X")
    assert view.fee("G0101", ON, "practitioner", zip="00001").lack is Lack.NOT_PRICED
    assert view.fee("G0103", ON, "practitioner").amount == Money(1939)
    assert view.fee("G0103", ON, "practitioner", modifier="QW").amount == Money(1500)


def test_an_outpatient_rate_is_national_and_rounded_once():
    view = fee_view()
    found = view.fee("G0105", ON, "outpatient")
    assert found.amount == Money(14021)
    assert dict(found.parts)["adjusted"] is False
    assert view.fee("G0103", ON, "outpatient").table == "clfs"
    assert view.fee("G0102", ON, "outpatient").lack is Lack.NOT_PRICED
    assert view.fee("G0105", ON, "inpatient").lack is Lack.NO_EDITION


def test_a_later_open_ended_edition_takes_over_from_an_earlier_one():
    older, newer = (
        edition("hospital-prices", "made-up-hospital", None, first_day=first, last_day=None, sha256=str(first))
        for first in (date(2025, 1, 1), date(2026, 1, 1))
    )
    assert overlapping([older], newer) is None
    for day, expected in ((date(2025, 6, 1), older), (date(2026, 6, 1), newer), (date(2024, 6, 1), None)):
        assert chosen([newer, older], "hospital-prices", day, setting="made-up-hospital") == expected


def test_places_are_facilities_or_not_or_unknown():
    assert [is_facility(code) for code in ("21", "11", "00", "")] == [True, False, None, None]
    assert not FACILITY & OTHER


def test_posted_prices_match_by_setting_and_modifiers():
    plain = PostedPrice("70551", "CPT", "x", "outpatient", "", "", "", *[None] * 6, None, None)
    rows = (plain, replace(plain, setting="both"), replace(plain, setting="inpatient"), replace(plain, modifiers="TC|LT"))
    assert matching(rows, setting="outpatient") == rows[:2]
    assert matching(rows, setting="outpatient", modifiers=frozenset({"LT", "TC"})) == rows[3:]
