"""Running figures in sentences, bare labels and little tables."""

import pytest

from almoner.engine.bill import Accumulator
from almoner.engine.intake.told.counters import with_counters
from almoner.engine.money import Money

LIMIT = Money(300000)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("Individual deductible: $3,000.00   Met: $1,200.00", 120000),
        ("Deductible remaining after this claim: $0.00 of $3,000.00", 300000),
        ("You have met your deductible of $3,000.00.", 300000),
        ("Amount you have paid toward your deductible limit of $3,000.00: $1,200.00", 120000),
        ("           Limit   Used   Remaining\nDeductible  3,000.00  1,200.00  1,800.00", 120000),
        ("           Maximum   Remaining\nDeductible  3,000.00  1,800.00", 120000),
        ("Deductible (individual)   $3,000.00\nApplied to date   $1,200.00", 120000),
        ("Su deducible individual es $3,000.00. Lleva cumplido $1,200.00.", 120000),
    ],
)
def test_a_figure_is_heard_in_many_forms(text, used):
    assert with_counters((), text) == (Accumulator("deductible", "person", limit=LIMIT, used=Money(used)),)


@pytest.mark.parametrize(
    "text",
    [
        "If you have met your deductible of $3,000.00, the plan pays more.",
        "Out-of-network deductible: $3,000.00   Met: $1,200.00",
        "           Limit   Used   Remaining\nDeductible  3,000.00  1,200.00  700.00",
        "Deductible: $3,000.00   Met: $1,200.00\nDeductible: $3,000.00   Met: $1,500.00",
        "04/06/2026 deductible 3,000.00 used 1,200.00",
    ],
)
def test_what_does_not_fit_or_is_not_yet_gives_none(text):
    assert with_counters((), text) == ()


def test_what_the_labels_said_stays():
    said = Accumulator("deductible", "person", limit=LIMIT, used=Money(5000))

    assert with_counters((said,), "Deductible: $3,000.00   Met: $1,200.00") == (said,)
