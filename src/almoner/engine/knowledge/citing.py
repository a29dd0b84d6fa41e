"""Keeps of an answer only the sentences that the passages they cite support: figures, days, names, negations, duties and units must agree.

A sentence that stands whole in a cited passage is supported. Any other is held beside the sentences of the passage that are nearest to it, alone, as a
pair or as one clause of theirs, by the guard that watches over rewording; and nearly every word of it must be found there or over it.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.knowledge.records import Passage
from almoner.engine.knowledge.sentences import sentences
from almoner.engine.knowledge.terms import marks, terms
from almoner.engine.wording.guard import guard

WORDS_MET, WORDS_BESIDE = 80, 60
"""How many hundredths of a sentence's words must stand in those that support it or over them, and in them alone; the guard looks after the facts."""
NEAREST = 4
CLAUSE = re.compile(r";\s+|,\s+(?=(?:and|but|y|pero)\b)|:\s+")
TURNING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"n['’]t\b|\b(?:not|cannot|no|never|none|nor|neither|without|nobody|nothing|nunca|ningun[oa]?|ningún|nadie|ni|sin)\b",
        r"\b(?:before|prior to|earlier|antes)\b",
        r"\b(?:after|later|following|después|luego)\b",
        r"\b(?:at least|no less than|minimum|al menos|por lo menos|como mínimo)\b",
        r"\b(?:at most|no more than|up to|maximum|como máximo|hasta|a lo más)\b",
        r"\b(?:only|solely|solo|sólo|únicamente)\b",
        r"\b(?:unless|except|salvo|excepto|a menos que)\b",
        r"\b(?:must(?:n['’]t)?|has to|have to|shall|needs? to|deben?)\b",
        r"\b(?:may|can|could|might|cannot|pueden?)\b",
    )
)
"""Words that turn what is said round: each kind must stand as often on both sides."""
CITED = re.compile(r"\s*\[\d+\]")
OPENING = re.compile(r"^(?:according to [^,]{1,80}|under [^,]{1,80}|as [^,]{1,60} says|según [^,]{1,80}),\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of an answer, and the passages it cites."""

    text: str
    cited: tuple[Passage, ...]


def supported(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Those that their passages support, and those that they do not, each in their order. What cites nothing is not supported."""
    kept = tuple(one for one in claims if is_supported(one))
    return kept, tuple(one for one in claims if one not in kept)


def is_supported(claim: Claim) -> bool:
    text = CITED.sub("", claim.text).strip()
    if not text:
        return False
    whole = " ".join(text.split())
    for passage in claim.cited:
        said = list(sentences(passage.text))
        if any(whole == " ".join(one.split()) for one in said):
            return True
        shorter = OPENING.sub("", whole)
        over = " ".join(passage.headings)
        for one in nearest(shorter, said):
            enough = words_met(shorter, f"{one}\n{over}", WORDS_MET) and words_met(shorter, one, WORDS_BESIDE)
            if enough and turned_alike(one, shorter) and guard(one, shorter).ok:
                return True
    return False


def nearest(text: str, said: Sequence[str]) -> Iterator[str]:
    """The sentences, pairs and clauses that share most with it, nearest first."""
    meant = marks(text)
    pairs = [f"{one} {after}" for one, after in itertools.pairwise(said)]
    clauses = [part for one in said for part in CLAUSE.split(one) if part != one]
    every = sorted(
        {*said, *pairs, *clauses}, key=lambda one: (-2 * len(meant & marks(one)) + len(marks(one) - meant), len(one), one)
    )
    yield from every[:NEAREST]


def turned_alike(one: str, other: str) -> bool:
    return all(len(pattern.findall(one)) == len(pattern.findall(other)) for pattern in TURNING)


def words_met(text: str, passage: str, share: int) -> bool:
    here, asked = marks(passage), terms(text)
    return sum(bool(term[1] & here) for term in asked) * 100 >= share * len(asked)
