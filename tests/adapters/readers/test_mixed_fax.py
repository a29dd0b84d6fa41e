"""A fax of forty pages is parted by paper and person: nothing is mixed, nothing is dropped, and one page asks whose it is."""

import io
from collections import defaultdict
from datetime import date

import pytest

from almoner.adapters.readers.pages import READER
from almoner.engine.bill import PaperKind
from almoner.engine.intake.assemble import Request, assemble
from almoner.engine.intake.corrections import Correction
from almoner.engine.intake.identify import Paper
from tests.adapters.readers.mixed_fax import PEOPLE, Sheet, bill, cover, drawn, forty, pictured

AS_OF = date(2026, 10, 1)


@pytest.fixture(scope="module")
def sheets():
    return forty()


@pytest.fixture(scope="module")
def reading(sheets):
    return READER.read(io.BytesIO(drawn(sheets)), "fax.pdf")


def pages_of(bill):
    return sorted({line.spot.page for line in bill.lines})


def truth(sheets):
    pages = defaultdict(list)
    for number, sheet in enumerate(sheets, start=1):
        if sheet.paper:
            pages[sheet.paper].append(number)
    return pages


def test_each_paper_has_its_own_pages_and_no_other(reading, sheets):
    found = sorted(pages_of(one) for one in reading.bills if one.lines)
    assert found == sorted(pages for paper, pages in truth(sheets).items() if paper != "b2")


def test_each_paper_is_of_its_own_person(reading, sheets):
    for one in reading.bills:
        whose = {sheets[page - 1].whose for page in pages_of(one)} or {"tobias"}
        (who,) = whose
        assert one.patient.name == (PEOPLE[who][0] if who else None)


def test_totals_of_pages_out_of_order_and_upside_down_are_their_papers(reading):
    totals = {one.patient.account: str(one.total_charges) for one in reading.bills if one.total_charges}
    assert {account: totals[account] for account in ("TB-9034410", "TB-9034999", "NP-2200317")} == {
        "TB-9034410": "3319.25",
        "TB-9034999": "6816.00",
        "NP-2200317": "2927.75",
    }
    for one in reading.bills:
        assert one.total_charges is None or one.total_charges.cents == sum(line.charge.cents for line in one.lines)
        assert not one.pages_missing


def test_every_page_is_in_a_paper_or_named(reading, sheets):
    named = {lost.spot.page: lost.what for lost in reading.lost}
    assert named == {
        number: f"page {number} is {'blank' if not sheet.rows else 'a fax cover sheet'}; it is part of no paper"
        for number, sheet in enumerate(sheets, start=1)
        if sheet.paper is None
    }
    spoken = {page for one in reading.bills for page in pages_of(one)} | {one.spot.page for one in reading.notices}
    assert spoken | set(named) == set(range(1, 41))
    assert reading.parts == reading.parts_accounted
    assert {notice.patient.name for notice in reading.notices} == {"Tobias Madeup", "Nia Pretend"}


def test_the_page_of_nobody_asks_whose_it_is_and_a_correction_answers(reading, sheets):
    number = next(at for at, sheet in enumerate(sheets, start=1) if sheet.paper == "x1")
    paper = Paper("fax.pdf", "0" * 64, reading)
    first = assemble([paper], Request(AS_OF))
    (doubt,) = (one for one in first.readings[0].doubts if one.says == "page_of_whom")
    assert doubt.spot.page == number
    assert doubt.candidates == ("Nia Pretend", "Rosa Exampel", "Tobias Madeup")
    assert len(first.dossiers) == 4
    answer = Correction("someone", "2026-10-01T10:00:00Z", doubt.field, None, "Rosa Exampel")
    then = assemble([paper], Request(AS_OF, corrections=(answer,)))
    assert [one.says for one in then.readings[0].doubts if one.says == "page_of_whom"] == []
    people = [{one.patient.name for one in dossier.bills} for dossier in then.dossiers]
    assert people == [{"Rosa Exampel"}, {"Tobias Madeup"}, {"Nia Pretend"}]
    assert number in {page for one in then.dossiers[0].bills for page in pages_of(one)}


def test_a_page_faxed_twice_is_read_once():
    one, other = bill("rosa", "a", "RX-1110001", "MADE-UP HOUSE", 2, 10), bill("nia", "c", "NP-1110002", "MADE-UP HOUSE", 2, 20)
    reading = READER.read(io.BytesIO(drawn([*one, *other, one[0]])), "fax.pdf")
    assert [pages_of(bill) for bill in reading.bills] == [[1, 2], [3, 4]]
    assert [lost.what for lost in reading.lost] == ["page 5 is a second copy of page 1, which was read once"]


def test_one_paper_of_one_person_stays_one_whatever_the_fax_adds():
    pages = bill("rosa", "a", "RX-1110001", "MADE-UP HOUSE", 5, 10)
    reading = READER.read(io.BytesIO(drawn(pages)), "bill.pdf")
    assert [pages_of(bill) for bill in reading.bills] == [[1, 2, 3, 4, 5]]
    assert reading.kind is PaperKind.BILL
    assert reading.doubts == ()


def test_a_page_that_two_papers_may_want_asks():
    one, other = bill("rosa", "a", "RX-1110001", "MADE-UP HOUSE", 2, 10), bill("nia", "c", "NP-1110002", "MADE-UP HOUSE", 2, 20)
    lines = tuple(row for row in bill("nia", "c", "none", "x", 1, 77)[0].rows if row[:2].isdigit())
    stray = Sheet(None, "x", ("MADE-UP HOUSE", "", *lines))
    reading = READER.read(io.BytesIO(drawn([*one, *other, stray])), "fax.pdf")
    assert [pages_of(bill) for bill in reading.bills] == [[1, 2], [3, 4], [5]]
    (doubt,) = reading.doubts
    assert (doubt.field, doubt.bill, doubt.candidates) == ("patient", 2, ("Nia Pretend", "Rosa Exampel"))


@pytest.mark.slow
def test_pictures_of_pages_are_parted_like_text():
    pages = [
        *cover(5),
        *bill("rosa", "a", "RX-1110001", "MADE-UP HOUSE", 2, 10),
        *bill("nia", "c", "NP-1110002", "INVENTED CLINIC", 2, 20),
    ]
    reading = READER.read(io.BytesIO(pictured(pages)), "fax.pdf")
    assert [(pages_of(one), one.patient.name) for one in reading.bills] == [([2, 3], "Rosa Exampel"), ([4, 5], "Nia Pretend")]
    assert [lost.spot.page for lost in reading.lost if "cover" in lost.what] == [1]
