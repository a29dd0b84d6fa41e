"""Corrections are replayed in order, never guessed, and undone only by later ones."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.bill import Adjustment, Bill, Doubt, Line, Patient, Row, RowKind
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


def doubtful(reading, *fields):
    doubts = tuple(Doubt(field=field, read="1", candidates=(), says="scan_sum", id=f"d{at}") for at, field in enumerate(fields))
    return replace(reading, doubts=doubts)


def test_an_answered_doubt_is_no_longer_one_and_a_removed_line_takes_its_doubts_along(reading):
    bill = reading.bills[0]
    line = f"bills/{bill.id}/lines/{bill.lines[0].id}"
    asked = doubtful(reading, f"bills/{bill.id}/balance", f"{line}/charge", f"{line}/units", "rows")

    def left(*corrections):
        return [doubt.id for doubt in corrected([asked], corrections)[0][0].doubts]

    assert left() == ["d0", "d1", "d2", "d3"]
    assert left(say(f"bills/{bill.id}/balance", "100.00", "100.00")) == ["d1", "d2", "d3"]
    assert left(say(f"{line}/charge", "4.66", "466.00")) == ["d0", "d2", "d3"]
    assert left(say(line, {}, None)) == ["d0", "d3"]
    assert left(say("doubts/d3", None, None)) == ["d0", "d1", "d2"]


def test_settling_a_doubt_that_is_not_here_or_with_a_value_is_refused(reading):
    asked = doubtful(reading, "rows")
    for correction in (say("doubts/d7", None, None), say("doubts/d0", None, "2")):
        with pytest.raises(Refused, match="nothing here is called"):
            corrected([asked], [correction])


def test_a_row_a_single_adjustment_and_header_facts_by_their_short_names_are_corrected():
    line = Line(charge=Money(500), adjustments=(Adjustment("CO", "45", Money(100)),))
    bill = Bill(adjustments=Money(100), lines=(line,), rows=(Row(RowKind.TOTAL, "Total", Money(400)),))
    reading = identified(as_bare_paper(reading_of([bill])), 0)
    home, line_id = f"bills/{reading.bills[0].id}", reading.bills[0].lines[0].id
    after, _ = apply(
        reading,
        say(f"{home}/rows/0/amount", "4.00", "5.00"),
        say(f"{home}/lines/{line_id}/adjustment", "1.00", "2.00"),
        say(f"{home}/adjustments", "1.00", "2.00"),
        say(f"{home}/birth_date", None, "1980-01-02"),
        say(f"{home}/provider", None, "Made Up Clinic"),
    )
    assert after.rows[0].amount == Money(500)
    assert after.lines[0].adjustments == (Adjustment("CO", "45", Money(200)),)
    assert after.adjustments == Money(200)
    assert after.patient.birth_date == date(1980, 1, 2)
    assert after.provider.name == "Made Up Clinic"


@pytest.mark.parametrize("field", ["rows/1/amount", "rows/x/amount", "rows/0/label", "lines/0/adjustment"])
def test_a_row_that_is_not_there_is_refused(field):
    reading = identified(as_bare_paper(reading_of([Bill(rows=(Row(RowKind.TOTAL, "Total", Money(400)),))])), 0)
    with pytest.raises(Refused, match="nothing here is called"):
        apply(reading, say(f"bills/{reading.bills[0].id}/{field}", None, "1.00"))


def test_a_list_of_adjustments_is_never_wiped_by_a_null(reading):
    bill = reading.bills[0]
    with pytest.raises(Refused, match="cannot be corrected"):
        apply(reading, say(f"bills/{bill.id}/lines/{bill.lines[0].id}/adjustments", None, None))
