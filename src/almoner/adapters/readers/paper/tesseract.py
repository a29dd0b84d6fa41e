"""Reads a prepared page with Tesseract inside this process: words, places, how sure, and what else each may say."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import cv2
import numpy as np

from almoner.adapters.readers.paper.languages import Data, own_language_data
from almoner.adapters.readers.paper.pictures import Gray
from almoner.adapters.readers.paper.prepare import Prepared, prepare
from almoner.adapters.readers.paper.second_look import SURE, Look, marks_of, shapely, weigh
from almoner.engine.errors import Unavailable
from almoner.engine.intake.layout_parts.words import LONGEST_WORD, Word, clean
from almoner.ports.words import Picture

Box = tuple[int, int, int, int]

BLOCK, SPARSE, COLUMNS, AUTO, LINE = 6, 11, 4, 3, 7
MOST_ALTERNATES = 4
AROUND = 4
"""White kept around a word that is read alone."""
MARGIN = 24
"""White around a page: print at the very edge is read worse."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One word in dots of the prepared page."""

    text: str
    box: Box
    confidence: int
    alternates: tuple[str, ...] = ()


@dataclass(slots=True)
class TesseractReader:
    """A `WordReader`. One engine is made at the first page and kept."""

    data: Data | None = field(default_factory=own_language_data)
    name: str = "tesseract"
    engine: Any = field(default=None, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.data.languages if self.data else ()

    def read(self, picture: Picture) -> tuple[Word, ...]:
        return self.read_prepared(prepare(picture))

    def read_prepared(self, page: Prepared) -> tuple[Word, ...]:
        """All words of a page that is already straight."""
        return words_of(self.seen(page.gray), page)

    def seen(self, gray: Gray, mode: int = BLOCK) -> list[Seen]:
        """Words of a picture in its own dots."""
        engine = self._engine()
        framed = np.pad(gray, MARGIN, constant_values=255)
        engine.SetPageSegMode(mode)
        engine.SetImageBytes(framed.tobytes(), framed.shape[1], framed.shape[0], 1, framed.shape[1])
        engine.SetSourceResolution(300)
        engine.Recognize()
        try:
            words = [replace(one, box=_moved(one.box)) for one in _words(engine.GetIterator())]
        finally:
            engine.Clear()
        return [self._looked_again(one, gray) for one in words]

    def _looked_again(self, one: Seen, gray: Gray) -> Seen:
        """A number, day or code that is not sure is read again alone, told which marks there are; twice where looks differ."""
        marks = marks_of(one.text)
        if marks is None or (one.confidence >= SURE and shapely(one.text, marks)):
            return one
        looks = [Look(one.text, one.confidence), self._look(gray, one.box, marks, larger=False)]
        if looks[0].text != looks[1].text:
            looks.append(self._look(gray, one.box, marks, larger=True))
        best, others = weigh(looks, one.alternates, marks)
        return Seen(text=best.text, box=one.box, confidence=best.confidence, alternates=others)

    def _look(self, gray: Gray, box: Box, marks: str, *, larger: bool) -> Look:
        engine = self._engine()
        x0, y0, x1, y1 = box
        part = gray[max(0, y0 - AROUND) : y1 + AROUND, max(0, x0 - AROUND) : x1 + AROUND]
        if larger:
            part = cv2.resize(part, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
        part = np.pad(part, 10, constant_values=255)
        engine.SetPageSegMode(LINE)
        engine.SetVariable("tessedit_char_whitelist", marks)
        try:
            engine.SetImageBytes(part.tobytes(), part.shape[1], part.shape[0], 1, part.shape[1])
            engine.SetSourceResolution(300)
            text = "".join(clean(engine.GetUTF8Text()).split())
            return Look(text[:LONGEST_WORD], engine.MeanTextConf() * 10 if text else 0)
        finally:
            engine.SetVariable("tessedit_char_whitelist", "")
            engine.Clear()

    def _engine(self) -> Any:
        if self.engine is None:
            what, do = "The picture of paper was not read", "run make install"
            try:
                import tesserocr  # type: ignore[import-untyped]  # noqa: PLC0415 - only pictures need it
            except ImportError:
                raise Unavailable("no_tesseract", what=what, why="the reading engine is not installed", do=do) from None
            if self.data is None:
                raise Unavailable("no_language_data", what=what, why="the reading engine's English data is missing", do=do)
            engine = tesserocr.PyTessBaseAPI(
                path=str(self.data.folder), lang=self.data.spec, psm=BLOCK, oem=tesserocr.OEM.LSTM_ONLY
            )
            engine.SetVariable("debug_file", "")  # standard error: a child may open no file to write its warnings to
            engine.SetVariable("lstm_choice_mode", "2")
            engine.SetVariable("lstm_choice_iterations", "2")
            engine.SetVariable("tessedit_do_invert", "0")
            self.engine = engine
        return self.engine


def _moved(box: Box) -> Box:
    return box[0] - MARGIN, box[1] - MARGIN, box[2] - MARGIN, box[3] - MARGIN


def _words(results: Any) -> Iterator[Seen]:
    import tesserocr  # noqa: PLC0415

    if results is None:
        return
    word, symbol = tesserocr.RIL.WORD, tesserocr.RIL.SYMBOL
    while True:
        if not results.Empty(word):
            text = clean(results.GetUTF8Text(word) or "").strip()
            box = results.BoundingBox(word)
            if text and box:
                sure = max(0, min(1000, round(results.Confidence(word) * 10)))
                choices = _choices(results, word, symbol) if any(mark.isdigit() for mark in text) else []
                yield Seen(text=text[:LONGEST_WORD], box=box, confidence=sure, alternates=alternates(text, choices))
        if not results.Next(word):
            return


def _choices(results: Any, word: int, symbol: int) -> list[list[tuple[str, float]]]:
    """What else each mark of this word may be, with how sure."""
    import tesserocr  # noqa: PLC0415

    out: list[list[tuple[str, float]]] = []
    while True:
        marks = []
        for choice in tesserocr.iterate_choices(results.GetChoiceIterator()):
            text = choice.GetUTF8Text()
            if text:
                marks.append((str(text), float(choice.Confidence())))
        out.append(marks)
        if results.IsAtFinalElement(word, symbol) or not results.Next(symbol):
            return out


def alternates(text: str, choices: list[list[tuple[str, float]]]) -> tuple[str, ...]:
    """Other readings of a word, best first: one mark changed at a time, by how close its runner-up came."""
    if len(choices) != len(text):
        return ()
    found: list[tuple[float, str]] = []
    for index, marks in enumerate(choices):
        for mark, sure in marks:
            if mark != text[index] and len(mark) == 1 and sure > 1:
                found.append((-sure, text[:index] + clean(mark) + text[index + 1 :]))
    kept: list[str] = []
    for _, other in sorted(found):
        if other not in kept and other != text:
            kept.append(other)
    return tuple(kept[:MOST_ALTERNATES])


def words_of(seen: list[Seen], page: Prepared) -> tuple[Word, ...]:
    """Words with places in ten-thousandths of the prepared page and of the page as the person sees it."""
    return tuple(
        Word(
            text=one.text,
            box=page.own_box(one.box),
            page=page.page,
            confidence=one.confidence,
            alternates=one.alternates,
            turn=page.lies,
            shown=page.upright_box(one.box),
            printed=False,
        )
        for one in seen
    )
