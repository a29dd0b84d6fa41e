"""What is denied, required or made a condition, told apart from text to text."""

import re
from collections import Counter
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.aligning import Beside, beside
from almoner.engine.wording.guard_parts.features import Feature, Said
from almoner.engine.wording.guard_parts.grouping import Pair
from almoner.engine.wording.guard_parts.opposing import ALIKE
from almoner.engine.wording.guard_parts.surroundings import key_of, likeness
from almoner.engine.wording.guard_parts.tokens import CONTENT, Kind, Part


def unlike(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """Each kind of feature once."""
    return tuple({(one.name, one.target, one.scope): one for one in features}.values())


def feature_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Negations, duties and conditions that one text has and the other has not."""
    lines = beside(before, after)
    yield from denial_differences(before, after, lines)
    yield from duty_differences(before, after, lines)
    for one, other, turned, sides in ((before, after, False, lines), (after, before, True, lines.turned())):
        candidates = unlike(other.features)
        for feature in unlike(one.features):
            if feature.kind is not Kind.CONDITION or feature.name not in CONDITIONS:
                continue
            names = CONDITIONS[feature.name]
            if feature.name == "per" and each(feature, other):
                continue
            if feature.name == "only" and ONE.search(feature.text.casefold()) and ONE_TOO & other.text.words:
                continue
            if not any(candidate.name in names and fits(feature, candidate, one, other, sides) for candidate in candidates):
                yield (feature.kind, None, feature.text) if turned else (feature.kind, feature.text, None)


ONE = re.compile(r"^\w+ (?:one|un|una|uno|1)\b")
ONE_TOO = frozenset({"one", "un", "una", "uno", "single", "sola", "1"})
CONDITIONS = {
    "per": frozenset({"per"}),
    "if": frozenset({"if", "whether", "long"}),
    "long": frozenset({"long", "if", "while", "until", "whether"}),
    "only": frozenset({"only", "except", "not", "just"}),
    "except": frozenset({"except", "only"}),
}
"""What must find its like in the other text, and what may be its like. The others are compared with the figure they stand at."""
HARD = frozenset({"not", "barred", "free", "should not"})
"""What denies: each must find its like."""
AGAINST = {"barred": frozenset({"free"}), "free": frozenset({"barred"})}
"""What one must not do is not what one need not do."""
DUTIES = ("must", "may", "should", "try", "expected")
MANY = 150
"""With more denials than a letter ever has, each must be about the very same thing."""


def fits(one: Feature, other: Feature, mine: Said, theirs: Said, lines: Beside) -> bool:
    """Whether two small words may be about the same: by what they govern, or by what their sentences share."""
    apart = lines.alone(one.line, other.line) or one.name == "if"
    if answers(one, other) and (
        apart or one.target is None or one.kind is not Kind.NEGATION or lines.answer(one.line, other.line)
    ):
        return True
    if apart and strange(one, theirs) and strange(other, mine):
        return True
    if not lines.answer(one.line, other.line) or (one.kind is Kind.NEGATION and named(one) and named(other)):
        return False
    if one.kind is Kind.CONDITION:
        return True
    if one.kind is Kind.OBLIGATION and one.name in DUTIES and known_both(one, other, mine, theirs):
        return any({one.target, other.target} <= group for group in SAME_ACTS)
    if contrasts(one) and contrasts(other) and {one.target, other.target} <= mine.values & theirs.values:
        return False
    both_ifs = any(token.value == "if" for token in mine.sentences[one.line]) and any(
        token.value == "if" for token in theirs.sentences[other.line]
    )
    if not both_ifs and undenied(one, theirs) and undenied(other, mine):
        return False
    if not known_both(one, other, mine, theirs):
        return True
    return bool({key for key in one.scope & other.scope if not key.startswith("role:")})


SAME_ACTS = (
    frozenset({"act:send", "act:submit", "act:notify", "act:show"}),
    frozenset({"act:say", "act:report", "act:notify", "act:show", "act:explain", "act:write"}),
    frozenset({"act:cancel", "act:fix", "act:refund"}),
    frozenset({"act:contact", "act:call", "act:write", "act:say"}),
    frozenset({"act:review", "act:verify", "act:confirm"}),
)
"""Duties to do these may be one duty."""


def each(feature: Feature, there: Said) -> bool:
    """Whether the other text says "a mile" or "each mile" for "per mile"; across languages this cannot be told."""
    noun = folded(feature.text.split()[1]).strip(",.") if " " in feature.text else ""
    if not any(word.startswith(noun) for word in there.text.words):
        return True
    said_each = rf"\b(?:per|an?|each|every|por|cada|la|el)\s+{re.escape(noun)}"
    return re.search(said_each, folded(there.text.plain)) is not None


def known_both(one: Feature, other: Feature, mine: Said, theirs: Said) -> bool:
    """Whether what each governs is something that the other text speaks of too."""
    return all(
        target is not None and target not in PERSONS and target in values
        for target, values in ((one.target, theirs.values), (other.target, mine.values))
    )


def strange(one: Feature, there: Said) -> bool:
    """Whether the other text speaks of what it governs in other words, if at all."""
    return one.target is None or one.target not in there.values


def contrasts(one: Feature) -> bool:
    """ "not me": what is denied is nobody's doing but who or what it was."""
    return bool(one.scope) and not any(key.startswith("act:") for key in one.scope)


def undenied(one: Feature, there: Said) -> bool:
    """Whether the act that one text denies is done in the other, and nowhere denied."""
    signs = {act.value[0] for act in there.acts if f"act:{act.topic}" == one.target}
    return bool(signs) and "-" not in signs


PERSONS = frozenset({"role:writer", "role:reader", "role:other", "role:anyone"})


def named(one: Feature) -> bool:
    """Whether it is about one that has a name of its own: of two such, one does not stand for the other."""
    return one.target is not None and one.target.startswith(("label:", "role:", "fact:"))


def denial_differences(before: Said, after: Said, lines: Beside) -> Iterator[Pair]:
    """Each "not" finds one that denies in the other text: first of the same thing, then of what may be the same in other words."""
    mine, theirs = denials(before, after), denials(after, before)
    if max(len(mine), len(theirs)) > MANY:
        had, has = (Counter((one.name, one.target) for one in side) for side in (mine, theirs))
        yield from ((one.kind, one.text, None) for one in mine if had[one.name, one.target] > has[one.name, one.target])
        yield from ((one.kind, None, one.text) for one in theirs if has[one.name, one.target] > had[one.name, one.target])
        return
    partners = [
        [
            at
            for at, other in enumerate(theirs)
            if (one.name in HARD or other.name in HARD)
            and other.name not in AGAINST.get(one.name, ())
            and fits(one, other, before, after, lines)
        ]
        for one in mine
    ]
    for number, one in enumerate(mine):
        partners[number].sort(
            key=lambda at: (
                theirs[at].name not in HARD,
                theirs[at].name != one.name,
                theirs[at].target != one.target,
                -likeness(one.around, theirs[at].around),
            )
        )
    taken: dict[int, int] = {}
    for number in sorted(range(len(mine)), key=lambda number: mine[number].name not in HARD):
        find_partner(number, partners, taken, set())
    for at, other in enumerate(theirs):
        if at not in taken and other.name in HARD:
            soft = next(
                (n for n, held in enumerate(mine) if held.name not in HARD and n not in taken.values() and at in partners[n]),
                None,
            )
            if soft is not None:
                taken[at] = soft
    lone = [one for number, one in enumerate(mine) if number not in taken.values() and one.name in HARD]
    others = [other for at, other in enumerate(theirs) if at not in taken and other.name in HARD]
    paired = {(mine[number].name, mine[number].target) for number in taken.values() if mine[number].target is not None}
    paired_too = {(theirs[at].name, theirs[at].target) for at in taken if theirs[at].target is not None}
    for one in lone:
        if (one.name, one.target) not in paired and not said_as_state(one, before, after):
            yield one.kind, one.text, None
    for other in others:
        if (other.name, other.target) not in paired_too and not said_as_state(other, after, before):
            yield other.kind, None, other.text


def denials(said: Said, other: Said) -> list[Feature]:
    """All that denies: each "not" and "must not", and, as soft ones, words that deny in themselves and that the other text lacks."""
    left = Counter(one.target for one in soft_denials(other))
    found = [one for one in said.features if one.name in HARD]
    for one in soft_denials(said):
        if left[one.target]:
            left[one.target] -= 1
        else:
            found.append(one)
    return found


def soft_denials(said: Said) -> Iterator[Feature]:
    for line, sentence in enumerate(said.sentences):
        for at, token in enumerate(sentence):
            denies = token.flipped or token.value == "hold"
            if token.value == "nor" and at + 1 < len(sentence) and sentence[at + 1].part in (Part.COND, Part.PREP):
                continue  # goes on with what is denied already
            if (denies and token.part in (Part.ACT, Part.STATE)) or (
                token.part in (Part.COND, Part.NEG, Part.GAP) and token.value in SOFT
            ):
                scope = frozenset(key_of(one) for one in sentence[max(0, at - NEAR) : at + NEAR] if one.part in CONTENT)
                yield Feature("soft", Kind.NEGATION, key_of(token), scope, {}, token.text, line)


SOFT = frozenset({"except", "only", "just", "instead", "nor"})
NEAR = 6


def duty_differences(before: Said, after: Said, lines: Beside) -> Iterator[Pair]:
    """ "must" that became "may": a duty without its like on both sides, about the same; and a duty that is gone."""
    mine = [one for one in unlike(before.features) if one.name in DUTIES]
    theirs = [one for one in unlike(after.features) if one.name in DUTIES]
    if max(len(mine), len(theirs)) > MANY:
        had, has = ({(one.name, one.target) for one in side} for side in (mine, theirs))
        yield from ((one.kind, one.text, None) for one in mine if (one.name, one.target) not in has)
        yield from ((one.kind, None, one.text) for one in theirs if (one.name, one.target) not in had)
        return
    lone = [
        one for one in mine if not any(one.name == other.name and fits(one, other, before, after, lines) for other in theirs)
    ]
    others = [
        other for other in theirs if not any(one.name == other.name and fits(one, other, before, after, lines) for one in mine)
    ]
    for one in lone:
        against = next((other for other in others if fits(one, other, before, after, lines)), None)
        if against is not None or one.name in FIRM or bound(one, after, lines):
            yield one.kind, one.text, against.text if against is not None else None
    for other in others:
        if (other.name in FIRM or bound(other, before, lines.turned())) and not any(
            fits(one, other, before, after, lines) for one in lone
        ):
            yield other.kind, None, other.text


FIRM = frozenset({"must", "expected"})


def bound(one: Feature, there: Said, lines: Beside) -> bool:
    """Whether what one text leaves free is in the other always something that must or must not be done."""
    duties = {
        feature.name
        for feature in there.features
        if feature.target == one.target and feature.kind is Kind.OBLIGATION and lines.answer(one.line, feature.line)
    }
    return one.target is not None and bool(duties) and duties <= {"must", "barred"}


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


def answers(one: Feature, other: Feature) -> bool:
    """Whether two small words govern the same."""
    if one.target == other.target:
        return True
    inside, outside = one.target in other.scope, other.target in one.scope
    return (inside and outside) or (one.kind is not Kind.NEGATION and (inside or outside))
