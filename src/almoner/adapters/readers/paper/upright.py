"""Tells which way up a page lies by reading strips of it, and turning them only when they make no sense as they are."""

import threading
from typing import Any

import cv2
import numpy as np

from almoner.adapters.readers.paper.languages import language_data
from almoner.adapters.readers.paper.pictures import Gray

STRIP = 8
"""Height of a strip in digits' heights: about four rows."""
LONG = 45
"""Its length, likewise."""
STRIPS = 3
"""Looked at before it stays open which way up a page lies."""
CLEAR = 85
"""How sure of a hundred the engine is of a word that it sees; of one that stands on its head it hardly ever is."""
SHORTEST = 3
ENOUGH = 24
"""Letters in clear words after which nothing more is looked at."""
LEAST = 9
TIMES = 3
"""How many times the letters of the other way up the chosen one must show."""

_own = threading.local()


def is_upright(gray: Gray, ink: Gray, glyph: int) -> bool:
    """Whether one strip where most is printed makes sense as the page is, or nothing can tell: so it is with most pages."""
    engine = _engine()
    return engine is None or _clear_letters(engine, _strip(gray, _inked(ink, glyph), glyph)) >= ENOUGH


def rows_run_across(ink: Gray, glyph: int) -> bool | None:
    """Whether letters stand level with each other rather than above each other; None where that is not clear."""
    marks = _marks(ink, glyph)
    level = int(np.square(marks.sum(axis=1, dtype=np.int64)).sum()) * marks.shape[0]
    upon = int(np.square(marks.sum(axis=0, dtype=np.int64)).sum()) * marks.shape[1]
    return None if level * 4 < upon * 5 and upon * 4 < level * 5 else level > upon


def half_turn(gray: Gray, ink: Gray, glyph: int) -> tuple[int, int] | None:
    """0 or 180, degrees after which a page whose rows run across stands upright, and how many letters say so; None when
    nothing tells.

    Digits say nothing, since many are digits on their heads too.
    """
    engine = _engine()
    if engine is None:
        return None
    over = np.rot90(gray, 2)
    marks = _marks(ink, glyph)
    left = marks.copy(), np.rot90(marks, 2).copy()
    as_it_is = on_its_head = 0
    for _ in range(STRIPS):
        as_it_is += _clear_letters(engine, _strip(gray, left[0], glyph))
        on_its_head += _clear_letters(engine, _strip(over, left[1], glyph))
        if max(as_it_is, on_its_head) >= ENOUGH and _apart(as_it_is, on_its_head):
            break
    if max(as_it_is, on_its_head) < LEAST or not _apart(as_it_is, on_its_head):
        return None
    return (0, as_it_is) if as_it_is > on_its_head else (180, on_its_head)


def _apart(one: int, other: int) -> bool:
    return max(one, other) >= TIMES * min(one, other)


def _inked(ink: Gray, glyph: int) -> Gray:
    step = max(1, glyph // 4)
    return (ink[::step, ::step] > 0).astype(np.int32)


def _marks(ink: Gray, glyph: int) -> Gray:
    """Where shapes of a letter's size have their middle, one point for a quarter of that size: no bars, shades or pictures."""
    step = max(1, glyph // 4)
    _, _, stats, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sides = stats[1:, 2:4]
    letters = (sides.max(axis=1) >= glyph // 3) & (sides.max(axis=1) <= glyph * 2)
    high, wide = (len(range(0, side, step)) for side in ink.shape)
    marks = np.zeros((high, wide), np.int32)
    across, down = (middles[1:][letters] // step).astype(np.int64).T
    np.add.at(marks, (np.minimum(down, high - 1), np.minimum(across, wide - 1)), 1)
    return marks


def _strip(gray: Gray, marks: Gray, glyph: int) -> Gray:
    """Some rows where most is printed; their marks are taken away, so that the next strip is another one."""
    high, wide = gray.shape
    step = max(1, glyph // 4)
    tall, long = min(high, STRIP * glyph), min(wide, LONG * glyph)
    rows, columns = max(1, tall // step), max(1, long // step)
    down = np.concatenate([[0], np.cumsum(marks.sum(axis=1))])
    top = int(np.argmax(down[rows:] - down[:-rows])) if down.size > rows else 0
    across = np.concatenate([[0], np.cumsum(marks[top : top + rows].sum(axis=0))])
    left = int(np.argmax(across[columns:] - across[:-columns])) if across.size > columns else 0
    marks[top : top + rows, left : left + columns] = 0
    return np.ascontiguousarray(gray[top * step : top * step + tall, left * step : left * step + long])


def _clear_letters(engine: Any, strip: Gray) -> int:
    """How many letters there are in words that the engine is sure of."""
    framed = np.pad(strip, 12, constant_values=255)
    engine.SetImageBytes(framed.tobytes(), framed.shape[1], framed.shape[0], 1, framed.shape[1])
    engine.SetSourceResolution(300)
    words = engine.GetUTF8Text().split()
    sure = engine.AllWordConfidences()
    engine.Clear()
    whole = [word.strip(".,:;()") for word, share in zip(words, sure, strict=False) if share >= CLEAR]
    return sum(len(word) for word in whole if len(word) >= SHORTEST and word.isalpha())


def _engine() -> Any:
    """One small engine a thread; None where there is none, and pages stay as they came."""
    if not hasattr(_own, "engine"):
        _own.engine = None
        data = language_data()
        try:
            import tesserocr  # type: ignore[import-untyped]  # noqa: PLC0415 - only pictures need it
        except ImportError:
            return None
        if data is not None:
            _own.engine = tesserocr.PyTessBaseAPI(
                path=str(data.folder), lang="eng", psm=tesserocr.PSM.SINGLE_BLOCK, oem=tesserocr.OEM.LSTM_ONLY
            )
            _own.engine.SetVariable("debug_file", "")  # as in tesseract.py
    return _own.engine
