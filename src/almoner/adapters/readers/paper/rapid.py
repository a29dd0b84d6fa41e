"""The second opinion: RapidOCR (PaddleOCR's models) inside this process, on a page that is already straight."""

from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from almoner.adapters.readers.paper.prepare import Prepared, prepare
from almoner.engine.errors import Unavailable
from almoner.engine.intake.layout_parts.words import LONGEST_WORD, Word, clean
from almoner.ports.words import Picture

Gray = npt.NDArray[np.uint8]

BEST_GLYPH = 19
"""Height in dots of a usual capital or digit that this engine reads best for its time, see decision 0006."""
LONGEST_SIDE = 4000
PARAMETERS: dict[str, Any] = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "critical",
    "Global.max_side_len": LONGEST_SIDE,
    "Global.use_cls": False,
    "Global.return_word_box": True,
}


@dataclass(slots=True)
class RapidReader:
    """A `WordReader`. One engine is made at the first page and kept; one thread."""

    name: str = "rapidocr"
    languages: tuple[str, ...] = ("en", "es")
    engine: Any = field(default=None, repr=False)

    def read(self, picture: Picture) -> tuple[Word, ...]:
        return self.read_prepared(prepare(picture))

    def read_prepared(self, page: Prepared) -> tuple[Word, ...]:
        """All words of a page that is already straight."""
        gray, scale = _sized(page)
        lines = self._engine()(cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR), use_cls=False, return_word_box=True)
        return tuple(_words(lines, page, scale))

    def _engine(self) -> Any:
        if self.engine is None:
            try:
                from rapidocr import RapidOCR  # noqa: PLC0415 - large, and only unclear pages need it
            except ImportError:
                raise Unavailable(
                    "no_second_opinion",
                    what="The second reading engine was not asked",
                    why="it is not installed",
                    do="run make install",
                ) from None
            self.engine = RapidOCR(params=PARAMETERS)
        return self.engine


def _sized(page: Prepared) -> tuple[Gray, float]:
    """The page at the size that reads best, and how its dots became those of the picture given."""
    scale = min(1.0, BEST_GLYPH / page.glyph) if page.glyph else 1.0
    scale = min(scale, LONGEST_SIDE / max(page.gray.shape))
    if scale > 0.95:
        return page.gray, 1.0
    smaller = cv2.resize(page.gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(smaller, dtype=np.uint8), scale


def _words(lines: Any, page: Prepared, scale: float) -> list[Word]:
    found: list[Word] = []
    if lines.boxes is None:  # nothing was found; the results then hold a placeholder
        return found
    for line in lines.word_results or ():
        for text, sure, corners in line:
            text = clean(str(text)).strip()[:LONGEST_WORD]  # noqa: PLW2901
            if not text or corners is None:
                continue
            across, down = [point[0] / scale for point in corners], [point[1] / scale for point in corners]
            box = (round(min(across)), round(min(down)), round(max(across)), round(max(down)))
            found.append(
                Word(
                    text=text,
                    box=page.own_box(box),
                    page=page.page,
                    confidence=max(0, min(1000, round(float(sure) * 1000))),
                    turn=page.lies,
                    shown=page.upright_box(box),
                    printed=False,
                )
            )
    return found
