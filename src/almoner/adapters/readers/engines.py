"""The engines that make out words on pictures of pages: the first for every page, the second for those that stay open."""

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from almoner.adapters.readers.sheets import Sheet
from almoner.engine.intake.layout_parts.words import Word
from almoner.ports.papers import Pages

FIRST, SECOND = "tesseract", "rapidocr"
AT_ONCE = {FIRST: 2, SECOND: 1}
"""Pages that one engine reads side by side; the second takes over a gigabyte for each."""
CHOSEN = "ALMONER_SECOND_ENGINE"
"""Names another engine for the second opinion: "paddleocr", where the operator has it."""


def seen_by(engine: str, sheets: Sequence[Sheet], told: Pages) -> dict[int, tuple[Word, ...]]:
    """What one engine sees on these pages, two pages at a time. Raises Unavailable where it is not installed."""
    own = threading.local()
    done = 0
    lock = threading.Lock()

    def read(sheet: Sheet) -> tuple[int, tuple[Word, ...]]:
        nonlocal done
        from almoner.adapters.readers.paper.prepare import prepare  # noqa: PLC0415

        if not hasattr(own, "reader"):
            own.reader = _engine(engine)
        with lock:
            done += 1
            told(done, len(sheets))
        picture = sheet.picture() if sheet.picture is not None else None
        return sheet.number, own.reader.read_prepared(prepare(picture)) if picture is not None else ()

    with ThreadPoolExecutor(min(AT_ONCE[engine], len(sheets))) as pool:
        return dict(pool.map(read, sheets))


def _engine(name: str) -> Any:
    if name == FIRST:
        from almoner.adapters.readers.paper.tesseract import TesseractReader  # noqa: PLC0415

        return TesseractReader()
    if os.environ.get(CHOSEN) == "paddleocr":
        from almoner.adapters.readers.paper.paddle import PaddleReader  # noqa: PLC0415

        return PaddleReader()
    from almoner.adapters.readers.paper.rapid import RapidReader  # noqa: PLC0415

    return RapidReader()
