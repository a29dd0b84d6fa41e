"""Corrections are replayed in order, never guessed, and undone only by later ones."""

from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.bill import Bill, Line, Patient
from almoner.engine.errors import Refused
from almoner.engine.intake.assemble import as_bare_paper, reading_of
from almoner.engine.intake.corrections import Correction, corrected
from almoner.engine.intake.identify import identified
from almoner.engine.money import Money

BILL = Bill(
    balance=Money(10000),
    patient=Patient(name="Testa Sample"),
    lines=(
        Line(day=date(2026, 2, 3), code="J1885", units=Decimal(1), charge=Money(466)),
        Line(code="A4550", charge=Money(500)),
    ),
)


@pytest.fixture
def reading():
    return identified(as_bare_paper(reading_of([BILL])), 0)


def say(path, old, new):
    return Correction(who="Testa Sample", when="2026-11-21T10:00:00Z", field=path, old=old, new=new)


def apply(reading, *corrections):
    (after,), settled = corrected([reading], corrections)
    return after.bills[0], settled


def paths(reading):
    bill = reading.bills[0]
    return f"bills/{bill.id}", f"bills/{bill.id}/lines/{bill.lines[0].id}"


def test_a_charge_is_corrected_and_its_path_is_settled(reading):
    _, line = paths(reading)
    after, settled = apply(reading, say(f"{line}/charge", "4.66", "466.00"))
    assert after.lines[0].charge == Money(46600)
    assert after.lines[0].id == reading.bills[0].lines[0].id
    assert settled == {f"{line}/charge"}


def test_every_kind_of_field_can_be_corrected(reading):
    bill, line = paths(reading)
    after, _ = apply(
        reading,
        say(f"{bill}/balance", "100.00", None),
        say(f"{bill}/discharged", None, "2026-02-05"),
        say(f"{bill}/patient/name", "Testa Sample", "Testa Example"),
        say(f"{bill}/emergency", None, True),
        say(f"{bill}/network", "unknown", "out"),
        say(f"{line}/units", "1", "2.5"),
        say(f"{line}/modifiers", [], ["76"]),
    )
    assert after.balance is None
    assert after.discharged == date(2026, 2, 5)
    assert after.patient.name == "Testa Example"
    assert after.emergency is True
    assert after.network.value == "out"
    assert after.lines[0].units == Decimal("2.5")
    assert after.lines[0].modifiers == ("76",)


def test_a_later_correction_undoes_an_earlier_one(reading):
    _, line = paths(reading)
    there, back = say(f"{line}/charge", "4.66", "466.00"), say(f"{line}/charge", "466.00", "4.66")
    after, _ = apply(reading, there, back)
    assert after.lines[0].charge == Money(466)


def test_a_line_is_removed_and_another_added(reading):
    bill, line = paths(reading)
    after, _ = apply(
        reading, say(line, None, None), say(f"{bill}/lines", None, {"code": "J1885", "charge": "466.00", "day": "2026-02-03"})
    )
    assert [one.charge for one in after.lines] == [Money(500), Money(46600)]
    assert len({one.id for one in after.lines}) == 2


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda bill, line: say(f"{line}/charge", "5.00", "466.00"), 'is not what its "old" says'),
        (lambda bill, line: say("bills/b00/balance", None, "1.00"), "nothing here is called"),
        (lambda bill, line: say(f"{bill}/lines/l00/charge", None, "1.00"), "nothing here is called"),
        (lambda bill, line: say(f"{line}/charge", "4.66", "4.665"), "does not fit charge"),
        (lambda bill, line: say(f"{line}/day", "2026-02-03", "2026-02-30"), "does not fit day"),
        (lambda bill, line: say(f"{line}/units", "1", "NaN"), "does not fit units"),
        (lambda bill, line: say(f"{line}/id", "x", "y"), "cannot be corrected"),
        (lambda bill, line: say(f"{bill}/nonsense", None, "y"), "cannot be corrected"),
        (lambda bill, line: say(f"{bill}/emergency", None, "yes"), "does not fit emergency"),
        (lambda bill, line: say(line, None, {"charge": "5.00"}), "can only be removed"),
        (lambda bill, line: say("nowhere", None, None), "nothing here is called"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_number(reading, make, why):
    with pytest.raises(Refused, match="Correction 1 was not applied") as refused:
        apply(reading, make(*paths(reading)))
    assert why in str(refused.value)
