"""PaddleOCR as second opinion, for operators who have it with a GPU: the same contract as RapidOCR, which carries its models."""

from dataclasses import dataclass, field
from typing import Any

import cv2

from almoner.adapters.readers.paper.prepare import Prepared, prepare
from almoner.engine.errors import Unavailable
from almoner.engine.intake.layout_parts.words import LONGEST_WORD, Word, clean
from almoner.ports.words import Picture


@dataclass(slots=True)
class PaddleReader:
    """A `WordReader` on the public interface of paddleocr 3 (`predict` gives texts, scores and boxes, words where asked).

    `device` is "gpu", "gpu:1" or "cpu". Models must be on the machine: nothing is fetched. Tested by contract against a
    stand-in; it was not run on a GPU.
    """

    device: str = "gpu"
    name: str = "paddleocr"
    languages: tuple[str, ...] = ("en", "es")
    engine: Any = field(default=None, repr=False)

    def read(self, picture: Picture) -> tuple[Word, ...]:
        return self.read_prepared(prepare(picture))

    def read_prepared(self, page: Prepared) -> tuple[Word, ...]:
        """All words of a page that is already straight."""
        found: list[Word] = []
        for result in self._engine().predict(cv2.cvtColor(page.gray, cv2.COLOR_GRAY2BGR), return_word_box=True):
            words, boxes = result.get("text_word"), result.get("text_word_region") or result.get("text_word_boxes")
            for line, sure in enumerate(result["rec_scores"]):
                if words and boxes:
                    seen = list(zip(words[line], boxes[line], strict=True))
                else:
                    seen = [(result["rec_texts"][line], result["rec_boxes"][line])]
                found += [word for text, box in seen if (word := _word(str(text), box, float(sure), page)) is not None]
        return tuple(found)

    def _engine(self) -> Any:
        if self.engine is None:
            try:
                from paddleocr import PaddleOCR  # noqa: PLC0415 - brought by the operator
            except ImportError:
                raise Unavailable(
                    "no_second_opinion",
                    what="The second reading engine was not asked",
                    why="PaddleOCR is not installed",
                    do="install it with its models, or use RapidOCR",
                ) from None
            self.engine = PaddleOCR(
                lang="en",
                device=self.device,
                use_doc_orientation_classify=False,
                use_doc_unwarping=False,
                use_textline_orientation=False,
            )
        return self.engine


def _word(text: str, corners: Any, sure: float, page: Prepared) -> Word | None:
    text = clean(text).strip()[:LONGEST_WORD]
    if not text:
        return None
    flat = [round(float(edge)) for point in corners for edge in (point if hasattr(point, "__len__") else (point,))]
    box = (min(flat[::2]), min(flat[1::2]), max(flat[::2]), max(flat[1::2]))
    return Word(
        text=text,
        box=page.own_box(box),
        page=page.page,
        confidence=max(0, min(1000, round(sure * 1000))),
        turn=page.lies,
        shown=page.upright_box(box),
        printed=False,
    )
