"""A line that a person is asked about already is not asked about again by A13."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.audit import audit
from almoner.engine.bill import Bill, Line
from almoner.engine.checks.a_arithmetic.a13_may_be_misread import may_be_misread
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Class
from almoner.engine.money import Money
from tests.engine.checks.examples import law

ONE = Line(id="l1", day=date(2026, 2, 3), code="85025", units=Decimal(1), charge=Money(4660), confidence=930)
ODD = replace(ONE, id="l2", charge=Money(466000))


@pytest.mark.parametrize(
    ("doubted", "asked"),
    [
        ((), 1),
        (("bills/b1/lines/l2/charge",), 0),
        (("bills/b1/lines/l2/units",), 0),
        (("bills/b1/lines/l1/charge",), 1),
        (("bills/b2/lines/l2/charge",), 1),
        (("bills/b1/balance",), 1),
    ],
)
def test_a_doubt_on_the_line_says_enough(doubted, asked):
    dossier = Dossier(as_of=date(2026, 11, 21), bills=(Bill(id="b1", lines=(ONE, ODD)),), doubted=frozenset(doubted))
    found = audit(dossier, law(), (may_be_misread,)).findings
    assert [(one.cls, one.found.lines, one.at_stake) for one in found] == [(Class.QUESTION, ("l2",), None)] * asked
