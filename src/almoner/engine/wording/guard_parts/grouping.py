"""What the comparisons share: a pair of words that differ, and occurrences by what they are about."""

from collections import defaultdict
from collections.abc import Iterable

from almoner.engine.wording.guard_parts.features import Occurrence
from almoner.engine.wording.guard_parts.tokens import Fact, Kind

Pair = tuple[Kind, str | None, str | None]
"""A kind, the words before and the words after; None where there are none."""


def group_of(fact: Fact) -> str:
    if fact.kind in (Kind.CODE, Kind.NUMBER):
        return "figure"
    if fact.kind is Kind.CITATION and not any(sign.isdigit() for sign in fact.value):
        return "law"
    return str(fact.kind)


def by_topic(occurrences: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        found[one.topic].append(one)
    return found
