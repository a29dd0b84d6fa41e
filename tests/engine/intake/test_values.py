"""One mark at a time: what it can be, and above all what it cannot."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.intake import values
from almoner.engine.intake.values import day, money
from almoner.engine.money import Money

PRINTED_MONEY = [
    ("$1,204.00", 120400),
    ("$ 1,204.00 CR", -120400),
    ("1,204.00CR", -120400),
    ("(45.00)", -4500),
    ("($45.00)", -4500),
    ("$(45.00)", -4500),
    ("45.00-", -4500),
    ("-$45", -4500),
    ("$-45.00", -4500),
    ("\u221212.50", -1250),
    ("- 5.00", -500),
    ("-45.00 CR", -4500),
    ("1.234,56", 123456),
    ("1.234.567,89", 123456789),
    ("$12,34", 1234),
    ("USD 5", 500),
    ("5.00 USD", 500),
    ("US$ 5.5", 550),
    ("1204.00 DR", 120400),
    ("$.50", 50),
    ("$ 1 , 204 . 00", 120400),
    ("$\u00a01,204.00", 120400),
    ("12.00*", 1200),
    ("0.00", 0),
    ("\uff04\uff11\uff12.\uff10\uff10", 1200),
]
NOT_MONEY = [
    "1,000", "45", "12.5", "12,34", "25,59", "1.234", "12.345", "$12.345", "--5.00", "-5.00-", "(5.00) DR", "1,23,456.00",
    "$5\u00b2", "\u0663.00", "", "-", "$", "99213", "5.00 6.00", "1.00.", "$-", "1234567890123456.00", "$1e5", "0x10", "NaN",
]  # fmt: skip


@pytest.mark.parametrize(("mark", "cents"), PRINTED_MONEY)
def test_an_amount_is_read_to_the_cent(mark, cents):
    assert money(mark) == Money(cents)


@pytest.mark.parametrize("mark", NOT_MONEY)
def test_what_is_no_amount_by_itself_stays_unknown(mark):
    assert money(mark) is None


def test_a_whole_number_is_money_only_where_the_caller_knows():
    assert [money(mark, bare=True) for mark in ("1,000", "45", "12.5", "234,56", "1.234", "12.345")] == [
        Money(100000), Money(4500), Money(1250), Money(23456), None, None,
    ]  # fmt: skip


@given(st.integers(-(10**11), 10**11))
def test_every_amount_survives_every_way_of_printing_it(cents):
    whole, rest = divmod(abs(cents), 100)
    plain = f"{whole:,}.{rest:02d}"
    european = f"{whole:,}".replace(",", ".") + f",{rest:02d}"
    shapes = [plain, "$" + plain, f"$ {plain}", plain.replace(",", ""), "$" + european]
    if cents < 0:
        shapes = [f"-{shapes[0]}", f"({shapes[1]})", f"{shapes[2]} CR", f"{shapes[3]}-", f"-{shapes[4]}"]
    assert [money(shape) for shape in shapes] == [Money(cents)] * 5


@given(st.text(max_size=60))
def test_no_text_breaks_a_reading(text):
    for read in (
        money, day, values.span, values.units, values.code, values.leading_code, values.modifiers, values.revenue_code,
        values.ndc, values.icd, values.npi, values.share, values.account, values.place_of_service, values.adjustment_code,
    ):  # fmt: skip
        read(text)


FEBRUARY = date(2026, 2, 3)


@pytest.mark.parametrize(
    "mark",
    [
        "2026-02-03", "2026/2/3", "20260203", "3-Feb-26", "03-FEB-2026", "Feb 3, 2026", "February 3 2026", "Feb. 3rd, 2026",
        "03 feb 2026", "3 de febrero de 2026", "febrero 3, 2026", "Tuesday, February 3, 2026", "2026-02-03T14:05:00",
        "2026-02-03 00:00:00", "2026-02-03T00:00:00Z", "Feb 3 '26",
    ],
)  # fmt: skip
def test_a_day_with_one_meaning(mark):
    assert day(mark) == (FEBRUARY,)


@pytest.mark.parametrize(
    "mark", ["02/03/2026", "2/3/26", "02-03-2026", "02 03 2026", "02032026", "2/3/2026 12:00:00 AM", "02 03 26"]
)
def test_an_unsettled_order_gives_both_days_month_first(mark):
    assert day(mark) == (FEBRUARY, date(2026, 3, 2))
    assert day(mark, order_hint="mdy") == (FEBRUARY,)
    assert day(mark, order_hint="dmy") == (date(2026, 3, 2),)


def test_an_order_that_cannot_be_gives_the_one_that_can():
    assert day("13/02/2026") == (date(2026, 2, 13),)
    assert day("13/02/2026", order_hint="mdy") == (date(2026, 2, 13),)


def test_a_day_without_a_year_needs_one():
    assert day("02/13") == ()
    assert day("02/13", year_hint=2026) == (date(2026, 2, 13),)
    assert day("Feb 13", year_hint=2026) == (date(2026, 2, 13),)


def test_six_digits_are_a_day_only_when_asked():
    assert day("021326") == ()
    assert day("021326", digits=True) == (date(2026, 2, 13),)


def test_a_short_year_far_ahead_is_a_birth_year():
    assert day("02/13/52", year_hint=2026) == (date(1952, 2, 13),)


@pytest.mark.parametrize(
    "mark", ["02/30/2026", "99213", "1.2.26", "00000000", "2026-13-01", "", "may", "1/2/3/4", "31-Feb-2026"]
)
def test_what_is_no_day(mark):
    assert day(mark, year_hint=2026) == ()


def test_a_span_has_both_ends():
    ends = ((date(2026, 2, 13),), (date(2026, 2, 15),))
    marks = [
        "02/13/2026 - 02/15/2026",
        "02/13-02/15/2026",
        "02/13/26-02/15/26",
        "2026-02-13 to 2026-02-15",
        "20260213-20260215",
    ]
    assert [values.span(mark) for mark in marks] == [ends] * 5
    assert values.span("02/15/2026 - 02/13/2026") is None
    assert values.span("02/13/2026") is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_among_its_own_candidates(when):
    for shape in ("%m/%d/%Y", "%Y-%m-%d", "%d-%b-%Y", "%B %d, %Y", "%Y%m%d", "%d %b %Y"):
        assert when in day(when.strftime(shape))


CODES = [
    ("99284", "99284", ()),
    ("71046-26", "71046", ("26",)),
    ("71046-26-LT", "71046", ("26", "LT")),
    ("J1885 59", "J1885", ("59",)),
    ("099284", "99284", ()),
    ("0J2405", "J2405", ()),
    ("d1110", "D1110", ()),
    ("0450T", "0450T", ()),
    ("HC:71046:26", "71046", ("26",)),
    ("CPT 71046TC", "71046", ("TC",)),
]


@pytest.mark.parametrize(("mark", "number", "marks"), CODES)
def test_a_code_with_its_modifiers(mark, number, marks):
    assert values.code(mark) == (number, marks)


@pytest.mark.parametrize("mark", ["12345-6789", "J1885 15", "7104626", "I1234", "9928", "992845", "00012", "J188559", "$99284"])
def test_what_is_no_code(mark):
    assert values.code(mark) is None


def test_a_code_before_its_words():
    assert values.leading_code("99284-25 Made-up visit") == ("99284", ("25",), "Made-up visit")
    assert values.leading_code("0J2405 - MADE-UP DRUG 4 MG") == ("J2405", (), "MADE-UP DRUG 4 MG")
    assert values.leading_code("99284") is None


def test_units_and_shares():
    assert [values.units(mark) for mark in ("2", "1,000", "0.50", "10 ML", "x3", "-1", "UN 4", "1.000")] == [
        Decimal(2), Decimal(1000), Decimal("0.5"), Decimal(10), Decimal(3), Decimal(-1), Decimal(4), Decimal(1),
    ]  # fmt: skip
    assert [values.units(mark) for mark in ("", "two", "1.00001", "$2", "1-2")] == [None] * 5
    assert [values.share(mark) for mark in ("20%", "20 %", "100%", "12,5 por ciento", "120%", "0.2", "0%")] == [
        Decimal("0.2"), Decimal("0.2"), Decimal(1), Decimal("0.125"), None, None, Decimal(0),
    ]  # fmt: skip


def test_numbers_with_a_shape():
    assert [values.revenue_code(mark) for mark in ("0450", "450", "REV 450", "0001", "0099", "1001")] == [
        "0450", None, "0450", "0001", None, None,
    ]  # fmt: skip
    assert [values.revenue_code(mark, context=True) for mark in ("450", "1001", "099", "9999")] == ["0450", "1001", None, None]
    assert [values.ndc(mark) for mark in ("0409-3796-01", "00409-379-01", "00409-3796-1", "00409379601", "N400409379601")] == [
        "00409379601", "00409037901", "00409379601", "00409379601", "00409379601",
    ]  # fmt: skip
    assert [values.ndc(mark) for mark in ("0409379601", "123-45-6789", "555-123-4567")] == [None] * 3
    assert [values.icd(mark) for mark in ("J18.9", "m54.50", "Z0000", "99213", "J18.")] == [
        "J18.9",
        "M54.50",
        "Z0000",
        None,
        None,
    ]
    assert [values.npi(mark) for mark in ("1234567893", "NPI: 1234567893", "1234567890", "5551234567")] == [
        "1234567893", "1234567893", None, None,
    ]  # fmt: skip
    assert [values.place_of_service(mark) for mark in ("11", "2", "0", "111")] == ["11", "02", None, None]
    assert [values.adjustment_code(mark) for mark in ("CO-45", "PR 1", "OA23", "45")] == [
        ("CO", "45"),
        ("PR", "1"),
        ("OA", "23"),
        None,
    ]
    assert [values.account(mark) for mark in ("MADEUP-0042", "****1234", "Jane Example", "12")] == [
        "MADEUP-0042",
        "****1234",
        None,
        None,
    ]


@given(st.integers(0, 10**8 - 1))
def test_exactly_one_check_digit_makes_an_npi(body):
    assert sum(values.npi(f"1{body:08d}{digit}") is not None for digit in range(10)) == 1
