"""Answers a question in the words of the passages alone, each with its place, or says that it does not stand there.

Nothing is written here that does not stand in a document: an answer is made of whole sentences, quoted, in the order of their document. Whether
they answer is decided by the rule in engine/knowledge/answering.py.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from almoner.engine.folding import folded
from almoner.engine.knowledge.answering import Question, Unit, could, fits, met, pairs, question, units
from almoner.engine.knowledge.asked import stands
from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.specifics import could_answer
from almoner.engine.knowledge.terms import marks
from almoner.engine.knowledge.two_languages import in_the_other, is_spanish
from almoner.ports.embeddings import ReRanker
from almoner.ports.knowledge import TextIndexing
from almoner.services.knowledge.search import Found, Search, whole
from almoner.services.knowledge.vocabulary import Vocabulary, vocabulary_of

LOOKED_AT = 24
READ_AGAIN = 12
"""So many sentences, those in which most of the question stands, are shown to a re-ranker."""
LONGEST_READ = 900
QUOTED = 3
BESIDE_IT = -35
"""How many hundredths less a sentence beside the one that answers may fit that tells the other thing asked for."""
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """One sentence of a passage, as it stands there."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Answer:
    """`quotes` is empty where it does not stand in these documents; `nearest` are then the passages that came nearest. `left_out`
    counts sentences that speak to a machine on the pages that are quoted. `spanish`: the question is."""

    quotes: tuple[Quote, ...]
    nearest: tuple[Found, ...]
    left_out: int = 0
    spanish: bool = False

    @property
    def refused(self) -> bool:
        return not self.quotes


@dataclass(frozen=True, slots=True)
class Fit:
    """A unit, how well it answers in hundredths (0 is just enough), and the place of its passage among those found."""

    unit: Unit
    score: Fraction
    place: int


@dataclass(frozen=True)
class Ask:
    """`index` makes an index over passages. `ordinary` gives the words of English, which are no slips of spelling; without them none is put
    right."""

    search: Search
    index: TextIndexing
    re_ranker: ReRanker | None = None
    ordinary: Callable[[], frozenset[str]] = frozenset

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary_of(self.search.passages, self.ordinary)

    def __call__(self, question_asked: str, today: date, *, plan: str | None = None) -> Answer:
        meant = self.vocabulary.meant(question_asked)
        asked = question(meant, *self.vocabulary.names(meant))
        found = self.search(meant, LOOKED_AT, today, plan=plan, sources=self.sources(asked))
        best = [] if asked.own_file or asked.unknown else self.fitting(asked, found)
        quotes = tuple(Quote(text, self.search.passages[number]) for number, text in self.quoted(asked, best))
        quoted = {quote.passage.id: quote.passage.left_out for quote in quotes}
        return Answer(quotes, found[:NEAREST], sum(quoted.values()), is_spanish(question_asked))

    def sources(self, asked: Question) -> frozenset[str] | None:
        """The documents that are about what the question names; None: all."""
        about = self.vocabulary.about(asked.names)
        return about or None

    def fitting(self, asked: Question, found: Sequence[Found]) -> list[Fit]:
        """Units that could answer, those that fit best first."""
        candidates: list[tuple[Fraction, int, Unit]] = []
        for place, one in enumerate(found):
            text = f"{one.passage.source}\n{whole(one.passage)}"
            if not could_answer(asked.text, text) or not self.named(asked, one.passage):
                continue
            single = units(one.passage, one.number)
            fit = [unit for unit in single if could(asked, unit)]
            if not fit or asked.kinds_named:
                fit += [unit for unit in pairs(asked, single) if could(asked, unit)]
            candidates += [(met(asked, unit, self.vocabulary.rarity), place, unit) for unit in fit]
        candidates.sort(key=lambda one: (-one[0], one[1]))
        scored = [Fit(unit, fits(share, self.judged(asked, unit)), place) for share, place, unit in candidates[:READ_AGAIN]]
        return sorted(scored, key=lambda one: (-one.score, one.place))

    def named(self, asked: Question, passage: Passage) -> bool:
        """Whether every name of the question is what the document is about or stands in the passage."""
        text = folded(f"{' '.join(passage.headings)} {passage.source} {passage.text}")
        return all(name in text or passage.source in self.vocabulary.subjects.get(name, ()) for name in asked.names)

    def judged(self, asked: Question, unit: Unit) -> Fraction | None:
        """A re-ranker's number; None without one, and for what is not English: the models read English."""
        if self.re_ranker is None or is_spanish(unit.text) or is_spanish(unit.beside):
            return None
        text = in_the_other(asked.text) if is_spanish(asked.text) else asked.text
        return Fraction(self.re_ranker(text or asked.text, [f"{unit.over}\n{unit.text}"[:LONGEST_READ]])[0])

    def quoted(self, asked: Question, best: Sequence[Fit]) -> Iterator[tuple[int, str]]:
        """The best unit, and after it those of the same document that tell more of what is asked, in the order of the document."""
        if not best or best[0].score < 0:
            return
        chosen = [best[0]]
        source = self.search.passages[best[0].unit.number].source
        for one in best[1:]:
            if len(chosen) == QUOTED:
                break
            fit = (
                one.score >= 0
                and self.search.passages[one.unit.number].source == source
                and tells_more(asked, one.unit, chosen)
            )
            if fit or (one.score >= BESIDE_IT and completes(asked, one.unit, chosen)):
                chosen.append(one)
        for one in sorted(
            chosen, key=lambda fit: (fit.unit.number, self.search.passages[fit.unit.number].text.find(fit.unit.text))
        ):
            yield one.unit.number, one.unit.text


def tells_more(asked: Question, unit: Unit, chosen: Sequence[Fit]) -> bool:
    """Whether a word asked about, or a thing wanted, stands in it and in none of those."""
    if doubles(unit, chosen):
        return False
    here = marks(unit.text)
    said = frozenset[str]().union(*(marks(one.unit.text) for one in chosen))
    return (
        any(term[1] & here and not term[1] & said for term in asked.about)
        or completes(asked, unit, chosen)
        or (len(asked.wanted) > 1 and unit.number == chosen[0].unit.number)
    )


def completes(asked: Question, unit: Unit, chosen: Sequence[Fit]) -> bool:
    """Whether it stands in the passage of the best and a thing wanted stands in it that does not stand in those."""
    return (
        unit.number == chosen[0].unit.number
        and not doubles(unit, chosen)
        and any(
            stands(kind, unit.text, asked.text) and not any(stands(kind, one.unit.text, asked.text) for one in chosen)
            for kind in asked.wanted
        )
    )


def doubles(unit: Unit, chosen: Sequence[Fit]) -> bool:
    return any(unit.text in one.unit.text or one.unit.text in unit.text for one in chosen)
