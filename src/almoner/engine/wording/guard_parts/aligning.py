"""Which sentences of two texts say the same: those that share the most of what few other sentences name."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.surroundings import key_of, silent
from almoner.engine.wording.guard_parts.tokens import CONTENT, Token

WHOLE = 60
"""The weight of a meaning that only one sentence of each text has; it is shared out among all that have it."""
FACTS_WEIGH = 3
SHORT = 8
"""Texts of so few sentences, of which one alone tells anything, are one sentence each."""
SHARE = 2
"""A sentence also answers another where it has at least one part in so many of what the best answer shares."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The pairs of sentences, by their numbers in either text, that answer each other."""

    pairs: frozenset[tuple[int, int]]
    firsts: frozenset[int]
    seconds: frozenset[int]

    def answer(self, one: int, other: int) -> bool:
        return (one, other) in self.pairs

    def alone(self, one: int, other: int) -> bool:
        """Whether one of two sentences answers none at all, so that what it answers is not told by its words."""
        return one not in self.firsts or other not in self.seconds

    def turned(self) -> "Beside":
        return paired(frozenset((second, first) for first, second in self.pairs))


def paired(pairs: frozenset[tuple[int, int]]) -> Beside:
    return Beside(pairs, frozenset(first for first, _ in pairs), frozenset(second for _, second in pairs))


def beside(before: Said, after: Said) -> Beside:
    mine, theirs = keys(before.sentences), keys(after.sentences)
    if sum(map(bool, mine)) <= 1 and sum(map(bool, theirs)) <= 1 and max(len(mine), len(theirs)) <= SHORT:
        return paired(frozenset((one, other) for one in range(len(mine)) for other in range(len(theirs))))
    spread = Counter(key for line in (*mine, *theirs) for key in line)
    where: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(theirs):
        for key in line:
            where[key].append(number)
    shared: dict[int, Counter[int]] = {}
    for number, line in enumerate(mine):
        shared[number] = Counter()
        for key in line:
            weight = WHOLE * (FACTS_WEIGH if key.startswith("fact:") else 1) // spread[key]
            for other in where.get(key, ()) if weight else ():  # what every sentence has tells none apart
                shared[number][other] += weight
    best_of_theirs: Counter[int] = Counter()
    for counted in shared.values():
        for other, weight in counted.items():
            best_of_theirs[other] = max(best_of_theirs[other], weight)
    return paired(
        frozenset(
            (number, other)
            for number, counted in shared.items()
            for other, weight in counted.items()
            if weight * SHARE >= min(max(counted.values()), best_of_theirs[other])
        )
    )


def keys(sentences: Sequence[tuple[Token, ...]]) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    for line in sentences:
        told = frozenset(key_of(token) for token in line if token.part in CONTENT and not silent(token))
        plain = told - {"role:writer", "role:reader"}
        found.append(plain or (found[-1] if found else plain))  # "I did not." goes on with the sentence before
    return found
