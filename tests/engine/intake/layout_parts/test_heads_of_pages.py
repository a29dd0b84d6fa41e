"""The head of a later page that says the account once more begins no other bill."""

import pytest

from almoner.engine.bill import BillKind, Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft, remember, starts_new
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.money import Money


def account(label, text):
    return Fact(field="account", odds=4000, label=label, band=1, spot=None, text=text)


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        (account("ACCOUNT 082827", "062925"), False),
        (account("ACCOUNT", "082827"), False),
        (account("ACCOUNT", "910046"), True),
    ],
)
def test_the_same_number_with_a_day_beside_it_begins_nothing(said, begins):
    draft = Draft(rows=[Row(kind=RowKind.NOTE, label="made up", amount=Money(1))])
    remember(draft, account("ACCOUNT NUMBER", "082827"))
    assert starts_new(draft, said, BillKind.BILL) is begins
