"""A sum over lines that a person has still to confirm carries no more than a question."""

from dataclasses import replace
from datetime import date

import pytest

from almoner.engine.audit import audit
from almoner.engine.bill import Adjustment, Bill, BillKind, Line, Provider
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Class
from almoner.engine.intake.assemble import Request, as_bare_paper, assemble, reading_of
from almoner.engine.money import Money
from tests.engine.checks.examples import law

DAY = date(2026, 2, 3)
LINE = Line(day=DAY, code="99213", charge=Money(70000))
BILL = Bill(provider=Provider(name="Example Clinic"), balance=Money(70000), lines=(LINE,))
SHARED = replace(LINE, patient_owes=Money(20000), paid=Money(30000), adjustments=(Adjustment("CO", "45", Money(20000)),))
LATE = replace(LINE, patient_owes=Money(0), paid=Money(0), adjustments=(Adjustment("CO", "29", Money(70000)),))


@pytest.mark.parametrize(
    ("check", "payer", "beside", "field", "sure"),
    [
        ("F01", "commercial", replace(BILL, kind=BillKind.EOB, balance=None, lines=(SHARED,)), "patient_owes", Class.FACT),
        (
            "F02",
            "commercial",
            replace(BILL, kind=BillKind.REMITTANCE, balance=None, lines=(SHARED,)),
            "adjustments",
            Class.RULE,
        ),
        ("F04", "medicare", replace(BILL, kind=BillKind.REMITTANCE, balance=None, lines=(LATE,)), "adjustments", Class.RULE),
        (
            "G08",
            "self-pay",
            replace(BILL, kind=BillKind.ESTIMATE, lines=(replace(LINE, charge=Money(20000)),)),
            "charge",
            Class.FACT,
        ),
    ],
)
def test_a_doubt_on_a_summed_line_lowers_the_finding(check, payer, beside, field, sure):
    request = Request(as_of=date(2026, 11, 21), payers=(payer,))
    (dossier,) = assemble([as_bare_paper(reading_of((BILL, beside)))], request).dossiers
    paper = dossier.bills[1]
    doubted = replace(dossier, doubted=frozenset({f"bills/{paper.id}/lines/{paper.lines[0].id}/{field}"}))
    only = [one for one in CATALOGUE if one.id == check]

    assert [one.cls for one in audit(dossier, law(), only).findings] == [sure]
    assert [one.cls for one in audit(doubted, law(), only).findings] == [Class.QUESTION]
