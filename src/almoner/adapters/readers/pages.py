"""Reads papers of pages, PDFs and pictures: each page by its text layer or by its picture, the paper as one.

What a page says is judged by its sums only after it was read. Where they do not close, or the picture is unclear, a second
engine looks, the two are merged, and the paper is read again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, BinaryIO

from almoner.adapters.readers.beside import again, joined, parted
from almoner.adapters.readers.choose import is_picture
from almoner.adapters.readers.engines import FIRST, SECOND, seen_by
from almoner.adapters.readers.pdf_parts.attacks import refuse_attacks
from almoner.adapters.readers.pdf_parts.opening import opened
from almoner.adapters.readers.sheets import Sheet, pdf_sheets
from almoner.engine.bill import Lost, Reading, Spot
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.intake.layout_parts.merge import merged
from almoner.engine.intake.layout_parts.ocr_words import tidied
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.page_groups import groups_of
from almoner.engine.intake.pages import doubted_totals, read_paper, together
from almoner.engine.intake.proof import raised_cents
from almoner.engine.intake.proof.settle import Settled, settled
from almoner.engine.intake.spots import as_shown, moved, upright
from almoner.ports.papers import Pages

MOST_BYTES = 64 * 1024 * 1024
Look = Callable[[str, Sequence[Sheet], Pages], dict[int, tuple[Word, ...]]]
Judge = Callable[[Reading, Sequence[Page]], Settled]


@dataclass(frozen=True, slots=True)
class PagesReader:
    """A PDF or a picture of paper. `look` gives the words that an engine sees on pages, `judge` what the sums make of a
    reading; both are given here to measure what each is worth (`evaluation/papers_measure.py`)."""

    look: Look = seen_by
    judge: Judge = settled

    @property
    def name(self) -> str:
        return "pages"

    def recognises(self, head: bytes, name: str) -> int:
        """Sure of a PDF header in the first kilobyte or a picture's first bytes, unsure of the name alone."""
        if b"%PDF-" in head[:1024] or is_picture(head):
            return 900
        return 100 if name.lower().endswith(".pdf") and head else 0

    def read(self, stream: BinaryIO, name: str) -> Reading:
        return self.read_pages(stream, name, _silent)

    def read_pages(self, stream: BinaryIO, name: str, pages: Pages) -> Reading:
        """The whole paper. Raises Refused for one that is locked, broken, oversized, or no bill."""
        data = stream.read(MOST_BYTES + 1)
        what = f"{name} was not read"
        if not data:
            raise Refused("empty", what=what, why="it is empty", do="check the file and send it again")
        if len(data) > MOST_BYTES:
            raise Refused("paper_too_big", what=what, why="it is larger than 64 MB", do="send the pages of one bill at a time")
        if b"%PDF-" in data[:1024]:
            refuse_attacks(data, name)
            document = opened(data, name)
            try:
                sheets, lost = pdf_sheets(document, pages)
                reading = self.read_sheets(sheets, name=name, count=len(document), lost=lost, told=pages)
                return doubted_totals(reading, [amount for sheet in sheets for amount in sheet.beyond])
            finally:
                document.close()
        if not is_picture(data[:64]):
            raise Refused("not_a_pdf", what=what, why="it is neither a PDF nor a picture", do="send the file as it came")
        from almoner.adapters.readers.paper.pictures import Pictures  # noqa: PLC0415 - only pictures need it

        pictures = Pictures(data, name)
        sheets = [Sheet(number, picture=partial(pictures.page, number)) for number in range(1, pictures.count + 1)]
        return self.read_sheets(sheets, name=name, count=pictures.count, lost=[], told=pages)

    def read_sheets(self, sheets: Sequence[Sheet], *, name: str, count: int, lost: list[Lost], told: Pages) -> Reading:
        """The paper as one. A PDF whose pages all have a sound text layer needs no engine."""
        if all(sheet.picture is None for sheet in sheets):
            pages = raised_cents.joined([Page(number=sheet.number, words=upright(sheet.words)) for sheet in sheets])
            read = read_paper(pages, reader="pdf_text", name=name, pages_count=count, lost=tuple(lost))
            return as_shown(self.judge(read, pages).reading, _lies({sheet.number: sheet.words for sheet in sheets}))
        seen = self.look(FIRST, [sheet for sheet in sheets if sheet.picture is not None], told)
        words = {sheet.number: _chosen(sheet, seen) for sheet in sheets}
        return self.read_words(sheets, words, name=name, count=count, lost=lost, told=told)

    def read_words(
        self,
        sheets: Sequence[Sheet],
        words: dict[int, tuple[Word, ...]],
        *,
        name: str,
        count: int,
        lost: list[Lost],
        told: Pages,
    ) -> Reading:
        """The paper from its words, with a second look at the pages of pictures that stay open."""
        pictured = {s.number for s in sheets if s.picture is not None and not (s.words and words[s.number] is s.words)}
        if not any(words.values()):
            raise Refused(
                "nothing_to_read",
                what=f"{name} was not read",
                why="no words could be made out on it",
                do="scan it again, flat and in good light, or ask for a copy as a text PDF",
            )
        lost.extend(
            Lost(f"page {number} is a picture on which no words could be made out", Spot(0, page=number), "no_words")
            for number in sorted(pictured)
            if not words[number]
        )
        lies = _lies(words)
        words = {number: upright(page) for number, page in words.items()}
        text = any(word.printed for page in words.values() for word in page)
        readers = ("pdf_text,ocr" if text else "ocr") if pictured else "pdf_text"
        compose = partial(_composed, judge=self.judge, reader=readers, name=name, count=count, lost=lost)
        first, refusal = _tried(compose, words)
        open_pages = first.open_pages & pictured if first is not None else pictured
        if open_pages:
            try:
                more = self.look(SECOND, [sheet for sheet in sheets if sheet.number in open_pages], told)
            except Unavailable as missing:
                lost.append(Lost(what=f"unclear pages were read by one engine only: {missing.why}"))
                first, refusal = _tried(compose, words)
            else:
                where = {sheet.number: sheet.beside for sheet in sheets if sheet.number in open_pages}
                words |= {number: upright(_both(words[number], more[number], where[number])) for number in open_pages}
                second, refused = _tried(compose, words)
                first, refusal = (second, None) if second is not None else (first, refused)
        if first is None:
            raise refusal or AssertionError("a paper is read or refused")
        return as_shown(first.reading, lies)


def _lies(words: Mapping[int, Sequence[Word]]) -> dict[int, int]:
    return {number: page[0].turn if page else 0 for number, page in words.items()}


def _silent(page: int, of: int) -> None:
    """Tells nobody."""


READER = PagesReader()


def read_album(files: Sequence[tuple[str, bytes]], told: Pages, reader: PagesReader = READER) -> tuple[Reading, ...]:
    """Several pictures as they came, one reading for each: pages of one paper are read together, and the first of them has
    what they say. Spots name the file, counted from the first of its paper, and the page in it.

    Raises Refused where one of them cannot be read at all: then each is for itself.
    """
    from almoner.adapters.readers.paper.pictures import Pictures  # noqa: PLC0415

    opened_files = [Pictures(data, name) for name, data in files]
    places = [(file, page) for file, pictures in enumerate(opened_files) for page in range(1, pictures.count + 1)]
    sheets = [
        Sheet(at + 1, picture=partial(_renumbered, opened_files[file], page, at + 1)) for at, (file, page) in enumerate(places)
    ]
    words = dict(reader.look(FIRST, sheets, told))
    pages = tidied(tuple(Page(number=sheet.number, words=words[sheet.number]) for sheet in sheets))
    readings: list[Reading | None] = [None] * len(files)
    for group in groups_of(pages):
        own = [sheets[at] for at in group]
        first = min(places[at][0] for at in group)
        name = files[first][0]
        reading = reader.read_words(own, {s.number: words[s.number] for s in own}, name=name, count=1, lost=[], told=told)

        def back(spot: Spot, first: int = first) -> Spot:
            if spot.page is None or not 1 <= spot.page <= len(places):
                return spot
            file, page = places[spot.page - 1]
            return replace(spot, document=file - first, page=page)

        here = readings[first]
        reading = moved(replace(reading, pages=opened_files[first].count), back)
        readings[first] = reading if here is None else together(here, reading)
        for file in {places[at][0] for at in group} - {first}:
            readings[file] = readings[file] or Reading(kind=reading.kind, reader=reading.reader, pages=opened_files[file].count)
    return tuple(one for one in readings if one is not None)


def _renumbered(pictures: Any, page: int, number: int) -> Any:
    return replace(pictures.page(page), page=number)


def _tried(compose: Callable[..., Settled], words: Mapping[int, tuple[Word, ...]]) -> tuple[Settled | None, Refused | None]:
    try:
        return compose(words), None
    except Refused as refused:
        return None, refused


def _composed(
    words: Mapping[int, tuple[Word, ...]], *, judge: Judge, reader: str, name: str, count: int, lost: list[Lost]
) -> Settled:
    pages = raised_cents.joined(tidied(tuple(Page(number=number, words=words[number]) for number in sorted(words))))
    reading = read_paper(pages, reader=reader, name=name, pages_count=count, lost=tuple(lost))
    return judge(reading, pages)


def _both(words: tuple[Word, ...], more: tuple[Word, ...], beside: Sequence[tuple[int, int, int, int]]) -> tuple[Word, ...]:
    """What both engines saw; text that is on the page beside the pictures stays as it is."""
    if any(word.printed for word in words):
        return again(words, parted(more, beside)[0])
    return merged(words, more)


def _chosen(sheet: Sheet, seen: Mapping[int, tuple[Word, ...]]) -> tuple[Word, ...]:
    """A text layer that its picture does not bear out is not believed; what pictures beside it say is added."""
    if sheet.picture is None:
        return sheet.words
    if sheet.check and sheet.words:
        from almoner.adapters.readers.pdf_parts.disagree import disagrees  # noqa: PLC0415

        inside, others = parted(seen[sheet.number], sheet.beside)
        if not disagrees(sheet.words, others):
            return joined(sheet.words, inside) if inside else sheet.words
    return seen[sheet.number]
