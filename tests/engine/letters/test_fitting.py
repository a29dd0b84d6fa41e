"""Which letters a report names beside a finding."""

from datetime import date

import pytest

from almoner.engine.bill import Bill, Payer
from almoner.engine.dossier import Dossier
from almoner.engine.letters.fitting import fitting_letters
from almoner.engine.letters.kinds import BY_ID


def paid_by(*kinds):
    return Dossier(as_of=date(2026, 11, 21), bills=(Bill("b1", payer=Payer(type=kinds[0])),), payers=kinds)


@pytest.mark.parametrize(
    ("key", "payer", "first"),
    [
        ("room_days", "commercial", "line-dispute"),
        ("room_days", "medicare", "line-dispute"),
        ("same_line_twice", "medicare", "medicare-itemized-review"),
        ("same_line_twice", "commercial", "line-dispute"),
        ("medicaid_patient_billed", "medicaid", "medicaid-refusal"),
        ("qmb_billed", "medicare", "qmb-refusal"),
    ],
)
def test_the_letter_written_for_fewest_things_and_this_payer_comes_first(key, payer, first):
    found = fitting_letters(key, paid_by(payer))
    assert found[0] == first
    assert all(key in BY_ID[one].serves for one in found)


def test_a_letter_for_another_payer_and_a_second_notice_never_come_first():
    assert "medicare-itemized-review" not in fitting_letters("same_line_twice", paid_by("self-pay"))
    assert fitting_letters("same_line_twice", paid_by("self-pay"))[-1] == "second-notice"
    assert fitting_letters("no_such_thing", paid_by("self-pay")) == ()
