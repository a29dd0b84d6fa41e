"""Which bills a corrected one takes the place of: only where the papers say so themselves."""

from dataclasses import replace
from datetime import date

import pytest

from almoner.engine.bill import Bill, BillKind, Line, Patient, Provider
from almoner.engine.money import Money
from almoner.engine.reconcile.replaced import replaced

DAY = date(2026, 2, 3)
LINES = (
    Line(id="l1", day=DAY, code="99213", charge=Money(20000)),
    Line(id="l2", day=DAY, code="J1885", charge=Money(4500)),
    Line(id="l3", day=DAY, code="J1885", charge=Money(4500)),
)
OLD = Bill(
    id="b1", provider=Provider(name="Made-Up Clinic"), patient=Patient(name="Alex Example", account="A-100"), lines=LINES
)
NEW = replace(OLD, id="b2", document=1, lines=LINES[:2])


def test_the_corrected_bill_of_an_account_takes_its_place():
    assert replaced([OLD], [[NEW]]) == {"b1"}


def test_a_second_corrected_bill_takes_the_place_of_the_first():
    assert replaced([OLD], [[NEW], [replace(NEW, id="b3", document=2)]]) == {"b1", "b2"}


def test_a_line_that_stands_in_other_numbers_is_still_the_same_care():
    changed = replace(NEW, lines=(replace(LINES[0], charge=Money(9000)),))
    assert replaced([OLD], [[changed]]) == {"b1"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(NEW, patient=Patient(name="Alex Example", account="A-200"), lines=()), id="another account"),
        pytest.param(replace(NEW, lines=()), id="without lines"),
        pytest.param(replace(NEW, pages_missing=True), id="a page is missing"),
        pytest.param(replace(NEW, kind=BillKind.EOB), id="a plan's decision"),
        pytest.param(
            replace(
                NEW,
                previous_balance=Money(29000),
                lines=(Line(id="l9", day=DAY, code="80053", charge=Money(100)),),
            ),
            id="the next statement of the account",
        ),
        pytest.param(
            replace(NEW, lines=(Line(id="l9", day=date(2026, 5, 1), code="80053", charge=Money(100)),)), id="other care"
        ),
    ],
)
def test_what_only_adds_to_it_leaves_it_standing(other):
    assert replaced([OLD], [[other]]) == frozenset()
