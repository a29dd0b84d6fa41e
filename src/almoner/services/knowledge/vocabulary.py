"""The words of a collection: how rare each is, which are names, what each document is about, and how a word of a question was meant."""

import math
import re
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from almoner.engine.folding import folded
from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.terms import Term, close, known_words, marks
from almoner.engine.knowledge.two_languages import is_spanish
from almoner.engine.wording.months import NAMES

WORD = re.compile(r"[^\W\d_][\w]*(?:['’][a-z]+)?")
SENTENCE = re.compile(r"(?:^|[.!?:;¿¡]\s*|[\"“(])$")
SHORTEST, SHORTEST_SLIP = 4, 5
"""Shorter words are too near to too many others."""
ALWAYS_CAPITAL = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "christmas",
        "easter",
        "thanksgiving",
        "english",
        "spanish",
        "american",
        "federal",
        "hospital",
        "clinic",
        "county",
        "state",
        "plan",
        "grandma",
        "grandpa",
        "mom",
        "dad",
    ]
) | {name.casefold() for name in NAMES["en"]}
"""Written with a capital letter without being the name of what a question is about."""
TWO_SLIPS = 7
"""A word of so many letters may have two slips."""


MOST_KEPT = 6


def vocabulary_of(passages: Sequence[Passage], ordinary: Callable[[], frozenset[str]]) -> "Vocabulary":
    """Made once for one list of passages, and kept for the last few: a server asks the same ones again and again."""
    with LOCK:
        found = KEPT.pop(id(passages), None) or Vocabulary(passages, ordinary())
        KEPT[id(passages)] = found
        while len(KEPT) > MOST_KEPT:
            KEPT.popitem(last=False)
        return found


@dataclass(frozen=True)
class Vocabulary:
    """Of passages in their order. `ordinary` are the words of the language: they are neither names nor slips."""

    passages: Sequence[Passage]
    ordinary: frozenset[str]

    @cached_property
    def texts(self) -> list[str]:
        return [f"{' '.join(one.headings)}\n{one.source}\n{one.text}" for one in self.passages]

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many passages each mark stands."""
        return Counter(mark for text in self.texts for mark in marks(text))

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(folded(word) for text in self.texts for word in WORD.findall(text))

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that stand somewhere in small letters."""
        return frozenset(folded(word) for one in self.passages for word in WORD.findall(one.text) if word.islower())

    @cached_property
    def subjects(self) -> Mapping[str, frozenset[str]]:
        """For each word, the documents that are about it: it stands in the title, the name or the first headings."""
        found: dict[str, set[str]] = {}
        for one in self.passages:
            for word in WORD.findall(f"{' '.join(one.headings[:2])} {re.sub('[-_.]', ' ', one.source)}"):
                found.setdefault(folded(word), set()).add(one.source)
        return {word: frozenset(documents) for word, documents in found.items()}

    def rarity(self, term: Term) -> int:
        """From 0 for what stands everywhere to 1,000 for what stands nowhere."""
        most = math.log1p(len(self.passages) / 0.5)
        lines = [self.counts.get(mark, 0) for mark in term[1] if mark.startswith("#")]
        count = min(lines) if lines else max((self.counts.get(mark, 0) for mark in term[1]), default=0)
        return round(1000 * math.log1p(len(self.passages) / (count + 0.5)) / most)

    def is_ordinary(self, word: str) -> bool:
        return word in ALWAYS_CAPITAL or word in self.ordinary or word in known_words() or word in self.small

    def meant(self, question: str) -> str:
        """The question with slips put right: a word that is no word is the nearest one of the documents or of the table."""
        slips = 1 if is_spanish(question) else 2
        return WORD.sub(lambda found: self.spelled(found[0], slips), question)

    def spelled(self, word: str, slips: int) -> str:
        small = folded(word).removesuffix("'s").removesuffix("’s")
        if not self.ordinary or len(small) < SHORTEST_SLIP or small in self.words or self.is_ordinary(small):
            return word
        most = slips if len(small) >= TWO_SLIPS else 1
        near = [
            one
            for one in (*self.words, *known_words())
            if len(one) >= SHORTEST
            and abs(len(one) - len(small)) <= most
            and close(small, one, most)
            and (most == 1 or one[0] == small[0])
        ]
        return min(near, key=lambda one: (not close(small, one, 1), -self.words[one], one), default=word)

    def about(self, names: Sequence[str]) -> frozenset[str]:
        """The documents that are about all of those names that some document is about; empty where none is."""
        found = [self.subjects[name] for name in names if name in self.subjects]
        return frozenset.intersection(*found) if found else frozenset()

    def names(self, question: str) -> tuple[list[str], list[str]]:
        """Names in a question that the documents know, and those that none of them does."""
        known, unknown = list[str](), list[str]()
        for found in WORD.finditer(question):
            word = folded(found[0]).removesuffix("'s").removesuffix("’s")
            if len(word) < 3 or self.is_ordinary(word):
                continue
            if word in self.words:
                known.append(word)
            elif found[0][0].isupper() and not SENTENCE.search(question[: found.start()]):
                unknown.append(word)
        return list(dict.fromkeys(known)), list(dict.fromkeys(unknown))


KEPT: OrderedDict[int, Vocabulary] = OrderedDict()
"""By the identity of their passages, which they hold, so that no other list can come to have it."""
LOCK = Lock()
