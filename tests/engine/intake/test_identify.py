"""Ids come from content and place: company and order do not change them."""

from dataclasses import replace
from datetime import date

from almoner.engine.bill import Bill, Doubt, Line, Notice, Spot
from almoner.engine.intake.assemble import Request, assemble, reading_of
from almoner.engine.intake.identify import Paper, identified
from almoner.engine.money import Money


def bill(charge, segment):
    line = Line(code="J1885", charge=Money(charge), spot=Spot(0, segment=segment + 1))
    return Bill(
        claim=f"C{segment}", spot=Spot(0, segment=segment), lines=(line, replace(line, spot=Spot(0, segment=segment + 2)))
    )


ONE = Paper("one.edi", "1" * 64, reading_of([bill(100, 5), bill(200, 15)], [Notice(sender="Example")]))
TWO = Paper("two.edi", "2" * 64, reading_of([bill(100, 5)]))


def ids(reading):
    return (
        [one.id for one in reading.bills]
        + [line.id for one in reading.bills for line in one.lines]
        + [one.id for one in reading.notices]
    )


def test_the_position_of_a_paper_changes_no_id():
    assert ids(identified(ONE, 0)) == ids(identified(ONE, 3))


def test_the_same_content_in_another_paper_has_another_id():
    assert not set(ids(identified(ONE, 0))) & set(ids(identified(TWO, 0)))


def test_ids_are_unique_even_where_nothing_tells_two_apart():
    twins = Paper("t", "3" * 64, reading_of([Bill(lines=(Line(), Line(), Line())), Bill(lines=(Line(),))]))
    found = ids(identified(twins, 0))
    assert len(set(found)) == len(found)


def test_spots_follow_the_paper_to_its_new_number():
    moved = identified(ONE, 7)
    assert moved.bills[0].document == 7
    assert {line.spot.document for one in moved.bills for line in one.lines} == {7}


def test_a_readers_doubt_becomes_a_path_of_ids():
    paper = Paper(
        "d", "4" * 64, replace(reading_of([bill(100, 5)]), doubts=(Doubt("lines/1/charge", "1.00", ("100.00",), "x", bill=0),))
    )
    reading = identified(paper, 0)
    first = reading.bills[0]
    assert reading.doubts[0].field == f"bills/{first.id}/lines/{first.lines[1].id}/charge"


def test_a_corrected_doubt_is_no_longer_in_doubt():
    from almoner.engine.intake.corrections import Correction

    paper = Paper("d", "4" * 64, replace(reading_of([bill(100, 5)]), doubts=(Doubt("balance", "1.00", (), "x", bill=0),)))
    first = assemble([paper], Request(as_of=date(2026, 11, 21)))
    path = first.readings[0].doubts[0].field
    assert first.dossiers[0].doubted == {path}
    said = Correction("Testa", "2026-11-21", path, None, "5.00")
    assert assemble([paper], Request(as_of=date(2026, 11, 21), corrections=(said,))).dossiers[0].doubted == frozenset()
