"""A file that holds several papers, read paper by paper: every page in one of them, or named as a cover sheet or blank."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from almoner.engine.bill import Bill, Doubt, Lost, Notice, Reading, Spot
from almoner.engine.errors import Refused
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.mixed.marks import Marks, marks_of, without_stamps
from almoner.engine.intake.mixed.papers import LEAST_PAGES, Mixed, alike, mixed
from almoner.engine.intake.page_order import in_order

ReadOne = Callable[[Sequence[Page]], Reading]
WHOSE = "page_of_whom"


def read_mixed(pages: Sequence[Page], read: ReadOne, join: Callable[[Reading, Reading], Reading]) -> Reading | None:
    """None for a file that is one paper, or may be. `read` reads the pages of one paper, `join` makes two readings one. Raises
    Refused where nothing on any page belongs to a bill."""
    if len(pages) < LEAST_PAGES:
        return None
    pages = without_stamps(pages)
    copies = dict(in_order(pages).copies)
    kept = [page for at, page in enumerate(pages) if at not in copies]
    marks = marks_of(kept)
    found = mixed(marks)
    if found is None:
        return None
    lost = [
        Lost(
            f"page {pages[copy].number} is a second copy of page {pages[one].number}, which was read once",
            Spot(0, page=pages[copy].number),
            "copy",
        )
        for copy, one in copies.items()
    ]
    lost += said(found, kept)
    whole: Reading | None = None
    refused: Refused | None = None
    for paper in found.papers:
        try:
            reading = read([kept[at] for at in paper])
        except Refused as no:
            refused = no
            numbers = [kept[at].number for at in paper]
            lost += [Lost(f"page {one} has nothing of a bill", Spot(0, page=one), "no_bill") for one in numbers]
            continue
        reading = whose(reading, [marks[at] for at in paper])
        if paper[0] in found.unsure:
            reading = asking(reading, kept[paper[0]].number, found.unsure[paper[0]])
        whole = reading if whole is None else join(whole, reading)
    if whole is None:
        raise refused or AssertionError("a paper is read or refused")
    return replace(whole, lost=(*whole.lost, *lost))


def said(found: Mixed, pages: Sequence[Page]) -> list[Lost]:
    """Pages that belong to nobody's paper."""
    covers = [(at, "is a fax cover sheet", "cover") for at in found.covers]
    blanks = [(at, "is blank", "blank") for at in found.blanks]
    return [
        Lost(f"page {pages[at].number} {what}; it is part of no paper", Spot(0, page=pages[at].number), key)
        for at, what, key in sorted(covers + blanks)
    ]


def whose(reading: Reading, marks: Sequence[Marks]) -> Reading:
    """A bill or letter on which no name was found is of the one person whom its pages name."""
    names = [name for one in marks for name in one.names]
    if not names or not all(alike([name], names[:1]) for name in names):
        return reading

    def with_name(one: Bill | Notice) -> Bill | Notice:
        patient = one.patient
        return one if patient.name or patient.birth_date else replace(one, patient=replace(patient, name=names[0]))

    bills = tuple(one for one in map(with_name, reading.bills) if isinstance(one, Bill))
    notices = tuple(one for one in map(with_name, reading.notices) if isinstance(one, Notice))
    return replace(reading, bills=bills, notices=notices)


def asking(reading: Reading, page: int, names: tuple[str, ...]) -> Reading:
    """With a doubt on each bill of a page that may be anybody's; a correction of "patient" answers it."""
    spot = Spot(0, page=page)
    asked = [
        Doubt("patient", "", names, WHOSE, spot, bill=at) for at, bill in enumerate(reading.bills) if not bill.patient.name
    ]
    if not asked and not any(bill.patient.name for bill in reading.bills):
        asked = [Doubt(f"pages/{page}", "", names, WHOSE, spot)]
    return replace(reading, doubts=(*reading.doubts, *asked))
