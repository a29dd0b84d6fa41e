"""Answers a question in the words of the passages alone, each with its place, or says that it does not stand there.

Nothing is written here that does not stand in a document: an answer is made of whole sentences, quoted, in the order of their document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.sentences import sentences
from almoner.engine.knowledge.specifics import could_answer
from almoner.engine.knowledge.two_languages import in_the_other, is_spanish
from almoner.ports.embeddings import ReRanker
from almoner.ports.knowledge import TextIndexing
from almoner.services.knowledge.search import Found, Search, whole

LOOKED_AT = 8
QUOTED = 3
NEAREST = 3
SURE = 0.0
"""A re-ranker's number from which a passage answers; with it alone nothing is answered below."""
COVERED = 0.55
"""Without a re-ranker: which part of what is asked must stand in one passage."""
BY_WORDS = 10.0
"""Brings what stands there on the scale of a re-ranker's numbers."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence of a passage, as it stands there."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Answer:
    """`quotes` is empty where it does not stand in these documents; `nearest` are then the passages that came nearest. `left_out`
    counts sentences that speak to a machine."""

    quotes: tuple[Quote, ...]
    nearest: tuple[Found, ...]
    left_out: int = 0

    @property
    def refused(self) -> bool:
        return not self.quotes


@dataclass(frozen=True, slots=True)
class Ask:
    """`index` makes a small index over the sentences of the passages that were found."""

    search: Search
    index: TextIndexing
    re_ranker: ReRanker | None = None

    def __call__(self, question: str, today: date, *, plan: str | None = None) -> Answer:
        found = self.search(question, LOOKED_AT, today, plan=plan)
        answering = self.answering(question, found)
        if answering is None:
            return Answer((), found[:NEAREST])
        chosen = self.best(question, list(sentences(answering.passage.text)))
        return Answer(tuple(Quote(one, answering.passage) for one in chosen), found[:NEAREST], answering.passage.left_out)

    def answering(self, question: str, found: Sequence[Found]) -> Found | None:
        """The passage that answers; None where none does. What a question names (a number, a code, a state) must stand in it."""
        fit = [one for one in found if could_answer(question, f"{one.passage.source}\n{whole(one.passage)}")]
        spanish = is_spanish(question)
        for same in (True, False):  # the other language only where one's own does not say it
            scored = [(one, self.fits(question, one)) for one in fit if (is_spanish(one.passage.text) is spanish) is same]
            best, score = max(scored, key=lambda pair: pair[1], default=(None, 0.0))
            if best is not None and score >= 0:
                return best
        return None

    def fits(self, question: str, one: Found) -> float:
        """How well a passage answers, 0 being just enough. The models read English; another language goes by its words."""
        spanish = is_spanish(one.passage.text)
        asked = question if is_spanish(question) is spanish else in_the_other(question) or question
        if self.re_ranker is None or spanish:
            return (self.search.words.covered(asked, one.number) - COVERED) * BY_WORDS
        return self.re_ranker(asked, [whole(one.passage)])[0] - SURE

    def best(self, question: str, said: Sequence[str]) -> list[str]:
        """The sentences that fit best, in the order of the passage."""
        if len(said) <= QUOTED:
            return list(said)
        if self.re_ranker is not None:
            scores = list(self.re_ranker(question, said))
        else:
            small = self.index([Passage("", "", "", (), one) for one in said])
            scores = [small.covered(question, number) for number in range(len(said))]
        first = sorted(range(len(said)), key=lambda number: (-scores[number], number))[:QUOTED]
        return [said[number] for number in sorted(first)]
