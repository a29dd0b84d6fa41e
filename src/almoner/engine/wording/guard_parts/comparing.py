"""Two texts side by side: what one says that the other does not, and what changed places."""

import re
from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.acting import (
    doer_differences,
    order_differences,
    owned_differences,
)
from almoner.engine.wording.guard_parts.bearing import bearing_differences
from almoner.engine.wording.guard_parts.denying import feature_differences
from almoner.engine.wording.guard_parts.doing import (
    admission_differences,
    agent_differences,
    exchanged_differences,
    person_differences,
    role_differences,
)
from almoner.engine.wording.guard_parts.features import Occurrence, Said
from almoner.engine.wording.guard_parts.grouping import Pair, by_topic
from almoner.engine.wording.guard_parts.having import absence_differences, choice_differences, share_differences
from almoner.engine.wording.guard_parts.opposing import opposite_differences, strong_differences
from almoner.engine.wording.guard_parts.signs import sign_differences
from almoner.engine.wording.guard_parts.standing import relation_differences
from almoner.engine.wording.guard_parts.surroundings import likeness
from almoner.engine.wording.guard_parts.telling import fact_differences
from almoner.engine.wording.guard_parts.tokens import Kind

APART = 60
"""Two facts further from each other than so many of their kind are not looked at as a pair."""


def name_differences(before: Said, after: Said) -> Iterator[Pair]:
    same_language = before.text.language == after.text.language
    for one, other, turned in ((before, after, False), (after, before, True)):
        others = {fact.value for fact in other.text.facts if fact.kind is Kind.NAME}
        for value, fact in {fact.value: fact for fact in one.text.facts if fact.kind is Kind.NAME}.items():
            if value in others or set(value.split()) <= other.text.words:
                continue
            if fact.loose and not same_language:
                continue
            yield (Kind.NAME, None, fact.text) if turned else (Kind.NAME, fact.text, None)


def moved_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Two values of one kind that changed places: amounts between lines, "not" between sentences, duties between people."""
    for mine, theirs in (
        (before.facts, after.facts),
        (before.acts, after.acts),
        (before.states, after.states),
        (before.agents, after.agents),
        (before.choices, after.choices),
    ):
        had, has = by_topic(mine), by_topic(theirs)
        for topic in had.keys() & has.keys():
            yield from moved(had[topic], has[topic])
            yield from ((kind, was, now) for kind, now, was in moved(has[topic], had[topic]))


def moved(mine: list[Occurrence], theirs: list[Occurrence]) -> Iterator[Pair]:
    others: dict[str, list[Occurrence]] = defaultdict(list)
    for one in theirs:
        if len(others[one.value]) < APART:
            others[one.value].append(one)
    firm = [one for one in mine if one.value in others]
    unlike = {value: list({frozenset(one.around.items()): one for one in same}.values()) for value, same in others.items()}
    for number, one in enumerate(firm):
        for later in range(number + 1, min(number + APART, len(firm))):
            other = firm[later]
            if one.value == other.value or sort_of(one) != sort_of(other):
                continue
            same, else_ = unlike[one.value], unlike[other.value]
            straight = fit(one, same, other) + fit(other, else_, one)
            crossed = fit(one, else_, other) + fit(other, same, one)
            if crossed > straight or (crossed == straight and turned_round(one, other, others)):
                yield one.kind, f"{one.text} … {other.text}", f"{others[other.value][0].text} … {others[one.value][0].text}"


def sort_of(one: Occurrence) -> str:
    """What a value is but for its figures: a day and an hour do not change places."""
    return re.sub(r"\d", "", one.value) if one.topic in FIGURES else ""


FIGURES = frozenset({"date", "number"})


def fit(one: Occurrence, there: list[Occurrence], beside: Occurrence) -> int:
    """How well one fits where a value stands in the other text; that the two of a pair stand beside each other tells nothing."""
    pair = {f"fact:{one.value}", f"fact:{beside.value}"}
    return max(likeness(one.around, other.around, without=pair) for other in there)


def turned_round(one: Occurrence, other: Occurrence, others: dict[str, list[Occurrence]]) -> bool:
    """Whether two lone facts stand in the other order, with nothing that would tell they moved with their surroundings."""
    first, second = others[one.value], others[other.value]
    if one.kind not in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER, Kind.CODE) or one.topic != str(one.kind):
        return False
    return len(first) == len(second) == 1 and first[0].place > second[0].place and not (one.listed and other.listed)


EVERY = (
    fact_differences,
    name_differences,
    moved_differences,
    feature_differences,
    sign_differences,
    agent_differences,
    exchanged_differences,
    person_differences,
    role_differences,
    strong_differences,
    opposite_differences,
    admission_differences,
    relation_differences,
    doer_differences,
    order_differences,
    owned_differences,
    choice_differences,
    absence_differences,
    share_differences,
    bearing_differences,
)
