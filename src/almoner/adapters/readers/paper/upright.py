"""Tells which way up a page lies by reading a strip of it, and turning the strip only when it makes no sense as it is."""

import threading
from typing import Any

import numpy as np

from almoner.adapters.readers.paper.languages import language_data
from almoner.adapters.readers.paper.pictures import Gray

TURNS = (0, 180, 90, 270)
STRIP = 8
"""Height of the strip in digits' heights: about four rows."""
LONG = 45
"""Its length, likewise."""
LEGIBLE = 70
WORDS = 5
CLEARER = 18

_own = threading.local()


def quarter_turn(gray: Gray, ink: Gray, glyph: int) -> int:
    """Degrees clockwise (0, 90, 180, 270) after which a straight page stands upright; 0 when nothing says otherwise."""
    engine = _engine()
    if engine is None:
        return 0
    best, best_turn, own = 0, 0, 0
    for turn in TURNS:
        strip = _densest(np.rot90(gray, -(turn // 90)), np.rot90(ink, -(turn // 90)), glyph)
        sure = _legibility(engine, strip)
        if turn == 0:
            own = sure
            if sure >= LEGIBLE:
                return 0
        if sure > best:
            best, best_turn = sure, turn
        if best >= LEGIBLE + 8:
            break
    return best_turn if best >= own + CLEARER and best >= LEGIBLE - 10 else 0


def _densest(gray: Gray, ink: Gray, glyph: int) -> Gray:
    """Some rows where most is printed."""
    high, wide = gray.shape
    tall, long = min(high, STRIP * glyph), min(wide, LONG * glyph)
    small = ink[:: max(1, glyph // 4), :: max(1, glyph // 4)] > 0
    step = max(1, glyph // 4)
    down = np.concatenate([[0], np.cumsum(small.sum(axis=1))])
    rows = max(1, tall // step)
    top = int(np.argmax(down[rows:] - down[:-rows])) * step if down.size > rows else 0
    across = np.concatenate([[0], np.cumsum(small[top // step : top // step + rows].sum(axis=0))])
    columns = max(1, long // step)
    left = int(np.argmax(across[columns:] - across[:-columns])) * step if across.size > columns else 0
    return np.ascontiguousarray(gray[top : top + tall, left : left + long])


def _legibility(engine: Any, strip: Gray) -> int:
    """How sure the engine is of what it reads there, 0 to 100; 0 when these are hardly words."""
    framed = np.pad(strip, 12, constant_values=255)
    engine.SetImageBytes(framed.tobytes(), framed.shape[1], framed.shape[0], 1, framed.shape[1])
    engine.SetSourceResolution(300)
    text = engine.GetUTF8Text()
    words = [sure for sure, word in zip(engine.AllWordConfidences(), text.split(), strict=False) if len(word) > 1]
    engine.Clear()
    return sum(words) // len(words) if len(words) >= WORDS else 0


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
