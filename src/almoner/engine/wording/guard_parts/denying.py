"""What is denied, required or made a condition, told apart from text to text; and acts and states turned into their opposite."""

from collections import Counter
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.features import Feature, Said
from almoner.engine.wording.guard_parts.grouping import Pair, by_topic
from almoner.engine.wording.guard_parts.surroundings import likeness
from almoner.engine.wording.guard_parts.tokens import Kind, Part

FREE_CONDITIONS = frozenset(
    {
        "when",
        "while",
        "within",
        "by",
        "from",
        "through",
        "per",
        "until",
        "after",
        "before",
        "least",
        "most",
        "more",
        "less",
        "about",
    }
)
"""Compared with the figure they stand at, not by themselves; before, after and until also by themselves."""


def unlike(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """Each kind of feature once."""
    return tuple({(one.name, one.target, one.scope): one for one in features}.values())


def feature_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Negations, duties and conditions that one text has and the other has not."""
    yield from denial_differences(before, after)
    for one, other, turned in ((before, after, False), (after, before, True)):
        candidates = unlike(other.features)
        for feature in unlike(one.features):
            if feature.name == "not":
                continue
            if feature.kind is Kind.CONDITION and feature.name in FREE_CONDITIONS:
                continue
            if not any(answers(feature, candidate, one, other) for candidate in candidates if candidate.name == feature.name):
                yield (feature.kind, None, feature.text) if turned else (feature.kind, feature.text, None)


MANY = 150
"""With more denials than a letter ever has, each must be about the very same thing."""


def denial_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Each "not" finds one "not" of the other text: first of the same thing, then of what may be the same in other words."""
    mine = [feature for feature in before.features if feature.name == "not"]
    theirs = [feature for feature in after.features if feature.name == "not"]
    if max(len(mine), len(theirs)) > MANY:
        had, has = (Counter(feature.target for feature in side) for side in (mine, theirs))
        yield from ((Kind.NEGATION, one.text, None) for one in mine if had[one.target] > has[one.target])
        yield from ((Kind.NEGATION, None, one.text) for one in theirs if has[one.target] > had[one.target])
        return
    partners = [[at for at, other in enumerate(theirs) if answers(one, other, before, after)] for one in mine]
    for number, one in enumerate(mine):
        partners[number].sort(key=lambda at: (theirs[at].target != one.target, -likeness(one.around, theirs[at].around)))
    taken: dict[int, int] = {}
    for number in range(len(mine)):
        find_partner(number, partners, taken, set())
    lone = [one for number, one in enumerate(mine) if number not in taken.values() and not said_as_state(one, before, after)]
    others = [other for at, other in enumerate(theirs) if at not in taken and not said_as_state(other, after, before)]
    yield from ((Kind.NEGATION, one.text, None) for one in lone)
    yield from ((Kind.NEGATION, None, other.text) for other in others)


def find_partner(number: int, partners: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Gives one "not" a partner, moving others to theirs where that helps."""
    for at in partners[number]:
        if at not in seen:
            seen.add(at)
            if at not in taken or find_partner(taken[at], partners, taken, seen):
                taken[at] = number
                return True
    return False


def said_as_state(one: Feature, mine: Said, theirs: Said) -> bool:
    """ "never gave permission" for "never approved", which is a state by then."""
    new = no_longer(theirs) - no_longer(mine)
    return any(f"act:{name}" in one.scope for topic in new for name in ALIKE.get(topic, ()))


def no_longer(said: Said) -> set[str]:
    """What is not so: not approved, out of network."""
    return {state.topic for state in said.states if state.value == "-"}


def answers(one: Feature, other: Feature, mine: Said, theirs: Said) -> bool:
    """Whether two small words of one meaning are about the same."""
    if one.target == other.target or one.target is None or other.target is None:
        return True
    inside, outside = one.target in other.scope, other.target in one.scope
    if (inside and outside) or (one.kind is not Kind.NEGATION and (inside or outside)):
        return True
    strange = one.target not in theirs.values
    strange_too = other.target not in mine.values
    if (strange and strange_too) or (one.kind is Kind.CONDITION and (strange or strange_too)):
        return True
    shared = {key for key in one.scope & other.scope if not key.startswith("role:")}
    return (strange or strange_too) and bool(shared or not one.scope or not other.scope)


def sign_differences(before: Said, after: Said) -> Iterator[Pair]:
    """An act that is only denied now, or no longer denied anywhere; a state turned into its opposite."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        has = by_topic(other.states)
        for topic, listed in by_topic(one.states).items():
            signs = {state.value for state in has.get(topic, [])}
            for state in listed:
                if signs and state.value not in signs:
                    yield (state.kind, None, state.text) if turned else (state.kind, state.text, None)
        mine, theirs = by_topic(one.acts), by_topic(other.acts)
        for topic, acts in mine.items():
            plus = [act for act in acts if act.value.startswith("+")]
            there = theirs.get(topic, [])
            if any(act.value.startswith("?") for act in (*acts, *there)):
                continue
            denied = sum(act.value.startswith("-") for act in there)
            if plus and there and denied == len(there) and denied > len(acts) - len(plus):
                yield (Kind.NEGATION, None, plus[0].text) if turned else (Kind.NEGATION, plus[0].text, None)


def strong_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Acts and states that weigh too much to come or go: pay, refund, waive, approve."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        there = Counter(
            (token.value, token.flipped and token.part is Part.ACT)
            for sentence in other.sentences
            for token in sentence
            if token.part in (Part.ACT, Part.STATE)
        )
        for sentence in one.sentences:
            for token in sentence:
                if (
                    token.strong
                    and token.part in (Part.ACT, Part.STATE)
                    and not any(
                        there[value, token.flipped and token.part is Part.ACT]
                        for value in ALIKE.get(token.value, (token.value,))
                    )
                ):
                    kind = (
                        Kind.ADMISSION
                        if token.value in ADMITTING
                        else Kind.OBLIGATION
                        if token.part is Part.ACT
                        else Kind.NEGATION
                    )
                    yield (kind, None, token.text) if turned else (kind, token.text, None)


ALIKE = {
    "agree": ("agree", "accept", "settle"),
    "accept": ("accept", "agree"),
    "consent": ("consent", "authorize", "agree", "accept"),
    "dispute": ("dispute", "appeal"),
    "appeal": ("appeal", "dispute", "review"),
    "approve": ("approve", "authorize", "accept"),
    "settle": ("settle", "pay", "agree"),
    "offer": ("offer", "agree"),
}
"""One strong act and those that may say it too."""
OPPOSITES = (
    ("cancel", "confirm"),
    ("cancel", "approve"),
    ("appeal", "withdraw"),
    ("authorize", "cancel"),
    ("hold", "collect"),
    ("continue", "withdraw"),
    ("enroll", "cancel"),
    ("approve", "dispute"),
    ("continue", "hold"),
    ("continue", "cancel"),
    ("keep", "cancel"),
    ("keep", "refund"),
    ("keep", "send"),
    ("keep", "waive"),
    ("call", "write"),
    ("accept", "dispute"),
    ("agree", "dispute"),
    ("confirm", "dispute"),
    ("withdraw", "submit"),
    ("pay", "refund"),
    ("pay", "receive"),
    ("hold", "keep"),
    ("extend", "cancel"),
    ("report", "cancel"),
    ("lose", "keep"),
    ("sell", "keep"),
    ("cover", "bill"),
)
"""Acts of which one may not stand for the other."""


def opposite_differences(before: Said, after: Said) -> Iterator[Pair]:
    had, has = ({one.topic: one.text for one in side.acts} for side in (before, after))
    for first, second in OPPOSITES:
        for gone, come in ((first, second), (second, first)):
            if gone in had and gone not in has and come in has and come not in had:
                yield Kind.OBLIGATION, had[gone], has[come]


ADMITTING = frozenset({"admit", "agree", "accept", "waive", "settle", "consent", "offer", "promise"})
