"""Confirm doubts: ask about each, show the piece of paper it is about, keep each answer as a correction at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from almoner.engine.errors import Refused, Unavailable
from almoner.engine.intake.confirming import Question, after, correction, questions
from almoner.engine.intake.corrections import Plain
from almoner.ports.beside import CorrectionKeeping
from almoner.ports.papers import PageShowing, Source
from almoner.services.bills.audit_papers import Audited

AROUND = 250
"""Ten-thousandths of the page shown around the piece in question."""
LEAST_WIDE = 7000
"""A single amount says little without its row: at least this much of the page's width is shown."""


@dataclass(frozen=True, slots=True)
class ConfirmDoubts:
    """`check` refuses a file that could not take answers, before the first question."""

    keep: CorrectionKeeping
    check: Callable[[str], None]
    show: PageShowing

    def questions(self, audited: Audited) -> tuple[Question, ...]:
        """Every doubt that is still open, as a question."""
        names = [one.name for one in audited.taken if one.reading is not None]
        return questions(names, audited.assembled.readings)

    def picture(self, sources: Sequence[Source], question: Question) -> bytes | None:
        """A PNG of the place in question with its row; None on paper without pages, or where it cannot be drawn."""
        spot = question.spot
        if spot is None or spot.page is None or spot.box is None or question.document >= len(sources):
            return None
        try:
            return self.show(sources[question.document], spot.page, box=wide_enough(spot.box), margin=AROUND)
        except (Refused, Unavailable):
            return None

    def answer(self, path: str, question: Question, new: Plain, *, who: str, on: date) -> Question:
        """Keeps the answer in the file; gives the question as it stands now. Raises Misused where it cannot be kept."""
        self.keep(path, correction(question, new, who=who, on=on))
        return after(question, new)


def read_sources(audited: Audited, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The papers that were read, in the order of the documents' numbers."""
    return tuple(source for source, one in zip(sources, audited.taken, strict=True) if one.reading is not None)


def wide_enough(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The box, widened to both sides so that its row can be told."""
    x0, y0, x1, y1 = box
    lacking = max(0, LEAST_WIDE - (x1 - x0))
    return max(0, x0 - lacking // 2), y0, min(10_000, x1 + lacking - lacking // 2), y1
