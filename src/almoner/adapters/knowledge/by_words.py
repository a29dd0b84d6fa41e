"""Full-text search in memory: BM25 over headings and over text, words by their stems, in English and Spanish."""

import re
from collections.abc import Sequence
from functools import lru_cache

import bm25s
import numpy as np
import Stemmer

from almoner.adapters.knowledge.by_vectors import highest
from almoner.engine.folding import folded
from almoner.engine.knowledge.records import Passage
from almoner.ports.knowledge import Allowed, Hit

WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
TEXT_WEIGHT = 0.3
"""What the text counts beside its headings: most questions name what a heading names."""
MOST_TERMS = 32
"""A long message is searched by its rarest words."""
STOP_WORDS = """
a about above after again all also am an and any are as at be been before being below between both but by can cannot could did do does
doing down during each few for from further get had has have having he her here hers him his how i if in into is it its itself just like
me more most my myself no nor not now of off on once only or other our ours out over own please same she should so some such than thank
thanks that the their theirs them then there these they this those through to too under until up us very was we were what when where
which while who whom why will many much often with would you your yours hello hi dear know tell want need help anyone someone something
al algo algun alguna algunas alguno algunos ante antes como con contra cual cuales cuando de del desde donde dos e el ella ellas ellos en
entre era eres es esa esas ese eso esos esta estaba estas este esto estos fue ha hasta hay la las le les lo los mas me mi mis mucho muy
nada ni nos nosotros o os otra otras otro otros para pero poco por porque puede puedo que quien quienes se ser si sin sobre son soy su
sus tambien tan te tengo tiene tienen todo todos tu tus un una unas uno unos y ya yo favor gracias hola quiero saber necesito ayuda
"""


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    return frozenset(STOP_WORDS.split())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    return str(stemmer().stemWord(word))


@lru_cache(maxsize=1)
def stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def terms(text: str) -> list[str]:
    """Stems of the words that say something, in their order; accents and capitals do not count."""
    return [stem(word) for word in WORD.findall(folded(text)) if word not in stop_words()]


class InWords:
    """Over passages that do not change; another collection is another index."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.headed = [terms(" ".join(one.headings)) for one in passages]
        self.said = [terms(one.text) for one in passages]
        self.size = len(passages)
        self.by_heading = indexed([[*heading[-64:], "\0"] for heading in map(last_heading, passages)])
        self.by_text = indexed([[*head, *text, "\0"] for head, text in zip(self.headed, self.said, strict=True)])
        counts: dict[str, int] = {}
        for head, text in zip(self.headed, self.said, strict=True):
            for word in {*head, *text}:
                counts[word] = counts.get(word, 0) + 1
        self.rarity = {word: float(np.log1p((self.size - n + 0.5) / (n + 0.5))) for word, n in counts.items()}

    def top(self, question: str, most: int, allowed: Allowed | None = None) -> list[Hit]:
        words = [word for word in dict.fromkeys(terms(question)) if word in self.rarity]
        words = sorted(words, key=lambda word: -self.rarity[word])[:MOST_TERMS]
        if not words or not self.size:
            return []
        scores = self.by_heading.get_scores(words) + TEXT_WEIGHT * self.by_text.get_scores(words)
        best = float(scores.max())
        if best <= 0:
            return []
        if allowed is not None:
            scores = np.where(np.asarray(allowed, dtype=bool), scores, 0)
        return [(number, float(scores[number]) / best) for number in highest(scores, most) if scores[number] > 0]

    def covered(self, question: str, number: int) -> float:
        asked = set(terms(question))
        unknown = float(np.log1p(self.size + 0.5) + 1)
        whole = sum(self.rarity.get(word, unknown) for word in asked)
        here = {*self.headed[number], *self.said[number]}
        return sum(self.rarity.get(word, unknown) for word in asked & here) / whole if whole else 0.0


def last_heading(one: Passage) -> list[str]:
    """A passage without headings is found by its beginning."""
    return terms(one.heading) or terms(one.text[:200])


def indexed(texts: list[list[str]]) -> bm25s.BM25:
    made = bm25s.BM25()
    if texts:
        made.index(texts, show_progress=False)
    return made
