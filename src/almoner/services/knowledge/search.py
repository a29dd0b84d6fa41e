"""Finds the passages that answer a question: by words and by meaning together, of the version that was in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.times import Asked, asked_time
from almoner.engine.knowledge.two_languages import in_the_other, is_spanish
from almoner.ports.embeddings import Embedder
from almoner.ports.knowledge import Hit, TextIndex, VectorIndex

CANDIDATES = 200
WORDS_WEIGHT, MEANING_WEIGHT = 0.3, 1.5
"""Chosen on half of the public questions: see docs/knowledge.md."""
MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """`score` orders the passages of one answer and means nothing beside another's. `number` is its place in the collection."""

    passage: Passage
    score: float
    number: int


@dataclass(frozen=True)
class Search:
    """Over one collection. Without an embedder it finds by words alone."""

    passages: Sequence[Passage]
    words: TextIndex
    vectors: VectorIndex | None = None
    embedder: Embedder | None = None

    def __call__(
        self, question: str, most: int, today: date, *, plan: str | None = None, sources: frozenset[str] | None = None
    ) -> tuple[Found, ...]:
        """At most `most` passages, best first, of these documents alone where some are named. A passage that did not hold at the time
        asked about is left out; where the question names no time, that is today."""
        allowed = self.allowed(asked_time(question, today), plan)
        if sources is not None:
            named = np.array([one.source in sources for one in self.passages])
            allowed = named if allowed is None else allowed & named
        other = in_the_other(question)
        hits = self.words.top(f"{question} {other}" if is_spanish(question) else question, CANDIDATES, allowed)
        if not hits and other:
            hits = self.words.top(other, CANDIDATES, allowed)
        if self.vectors is not None and self.embedder is not None:
            meant = other if other and is_spanish(question) else question  # the models read English
            near = self.vectors.nearest(self.embedder(meant).vector, CANDIDATES, allowed)
            hits = fused(hits, near)
        return tuple(Found(self.passages[number], score, number) for number, score in hits[: min(most, MOST)])

    def allowed(self, asked: Asked, plan: str | None) -> NDArray[np.bool_] | None:
        """Which passages held then, and are about that plan or about none; None: all."""
        held = None
        if self.days is not None:
            first, last = self.days
            held = (first <= asked.last.toordinal()) & (last >= asked.first.toordinal())
        if plan is None:
            return held
        about = np.array(
            [one.in_force.plan is None or one.in_force.plan.casefold() == plan.casefold() for one in self.passages]
        )
        return about if held is None else about & held

    @cached_property
    def days(self) -> tuple[NDArray[np.int32], NDArray[np.int32]] | None:
        """First and last day of each passage, as ordinals; None where no passage says any."""
        if all(one.in_force.first_day is None and one.in_force.last_day is None for one in self.passages):
            return None
        first = [one.in_force.first_day or date.min for one in self.passages]
        last = [one.in_force.last_day or date.max for one in self.passages]
        return (
            np.array([day.toordinal() for day in first], dtype=np.int32),
            np.array([day.toordinal() for day in last], dtype=np.int32),
        )


def whole(passage: Passage) -> str:
    """As a model reads it: under its headings."""
    return f"{' > '.join(passage.headings[-2:])}\n{passage.text}" if passage.headings else passage.text


def fused(words: Sequence[Hit], meaning: Sequence[Hit]) -> list[Hit]:
    """One order out of two: who is missing among the words shares none, who is missing among the vectors is no nearer than the last."""
    said, near = dict(words), dict(meaning)
    furthest = min(near.values(), default=0.0)
    both = {
        number: WORDS_WEIGHT * said.get(number, 0.0) + MEANING_WEIGHT * near.get(number, furthest) for number in {*said, *near}
    }
    return sorted(both.items(), key=lambda one: (-one[1], one[0]))
