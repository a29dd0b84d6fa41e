"""How a figure stands in its text: wanted or not, a part of what, each or altogether, on which day of the week."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.days import WEEKDAYS
from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.grouping import Pair, group_of
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, Part, Token, listed

FIGURES = frozenset({Kind.AMOUNT, Kind.CODE, Kind.DATE, Kind.NUMBER})
REACH = 7
WANTED, UNWANTED = "wanted", "not wanted"
WANTS = frozenset({"should", "expected", "must"})
ADDS = frozenset(listed("add adds added adding append appended agregar agregue agreguen anadir anada anadan"))
BY_NOW = frozenset({"bill", "use"})
"""Acts that say how a thing stands now: "billed as"."""
PART_OF_IT = re.compile(r"\s*(?:of (?:that|this|it|the same)|de (?:eso|esto|ello|ese monto|esa cantidad|dicho monto))\b")
OF_WHICH = re.compile(r"^[\s,]*(?:of which|out of which|de los cuales|de las cuales|de lo cual)\b")
PART_OF = re.compile(r"\s*(?:of|de|del)(?: the| los| las)?\s*")
EACH = re.compile(r"\s*(?:each\b|apiece\b|per\b|every\b|por cada\b|cada\b|an? (?!month|year|day|week|total)[a-z])")
WHOLE = re.compile(r"\s*(?:in all\b|altogether\b|in total\b|all told\b|all together\b|en total\b|por todo\b|for (?:it )?all\b)")
NEAR = 16
Told = dict[str, set[str]]


def bearing_differences(before: Said, after: Said) -> Iterator[Pair]:
    """A figure of which both texts tell how it stands, and not the same."""
    for told, kind in TELLS:
        mine, theirs = told(before), told(after)
        for value in mine.keys() & theirs.keys():
            if not mine[value] & theirs[value]:
                yield kind, f"{value}: {min(mine[value])}", f"{value}: {min(theirs[value])}"
    yield from exchanged(before, after)


def wishes(said: Said) -> Told:
    """Figure → whether it should stand there or should not."""
    found: Told = defaultdict(set)
    for sentence in said.sentences:
        for at, token in enumerate(sentence):
            if token.fact is not None and token.fact.kind in FIGURES:
                name = wish(sentence, at)
                if name is not None:
                    found[token.fact.text if token.fact.kind is not Kind.CODE else token.value].add(name)
    return found


def wish(sentence: tuple[Token, ...], at: int) -> str | None:
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        token = sentence[place]
        if token.part is Part.NEG and place >= at - 2:
            return UNWANTED
        if token.part is Part.MODAL and token.value in WANTS:
            return WANTED
        if folded(token.text) in ADDS:
            return WANTED
        if token.part is Part.ACT and token.value in ("cancel", *BY_NOW):
            modal = next((one for one in reversed(sentence[:place]) if one.part in (Part.MODAL, Part.GAP)), None)
            if token.value in BY_NOW and modal is not None and modal.value in WANTS:
                return WANTED
            return UNWANTED
        if token.part in (Part.GAP, Part.COND) or token.fact is not None:
            return None
    return None


def bases(said: Said) -> Told:
    """Figure → the amount of which it is a part."""
    found: Told = defaultdict(set)
    plain, last = folded(said.text.plain), None
    amounts: list[Fact] = [fact for fact in said.text.facts if fact.kind is Kind.AMOUNT]
    for fact in said.text.facts:
        if fact.kind is not Kind.AMOUNT and not fact.value.endswith("%"):
            continue
        rest = plain[fact.end : fact.end + NEAR * 2]
        if last is not None and PART_OF_IT.match(rest):
            found[fact.value].add(last.value)
        of = PART_OF.match(rest)
        named = next((one for one in amounts if of and one.start == fact.end + of.end()), None)
        if named is not None:
            found[fact.value].add(named.value)
        if last is not None and OF_WHICH.match(plain[last.end : fact.start]):
            found[fact.value].add(last.value)
        if fact.kind is Kind.AMOUNT:
            last = fact
    return found


def spreads(said: Said) -> Told:
    """Amount → whether it is for each or for all."""
    found: Told = defaultdict(set)
    plain = folded(said.text.plain)
    for fact in said.text.facts:
        if fact.kind is Kind.AMOUNT:
            rest = plain[fact.end : fact.end + NEAR]
            for pattern, name in ((EACH, "each"), (WHOLE, "in all")):
                if pattern.match(rest):
                    found[fact.value].add(name)
    return found


def weekdays(said: Said) -> Told:
    """Day → the day of the week that stands at it."""
    found: Told = defaultdict(set)
    plain = folded(said.text.plain)
    for fact in said.text.facts:
        if fact.kind is Kind.DATE:
            words = re.findall(r"[a-z]+", plain[fact.start : fact.end])
            found[fact.value] |= {str(WEEKDAYS[word]) for word in words if word in WEEKDAYS}
    return {value: days for value, days in found.items() if days}


TELLS: tuple[tuple[Callable[[Said], Told], Kind], ...] = (
    (wishes, Kind.CODE),
    (bases, Kind.AMOUNT),
    (spreads, Kind.AMOUNT),
    (weekdays, Kind.DATE),
)


def exchanged(before: Said, after: Said) -> Iterator[Pair]:
    """One figure told once more than before and another of its kind once less: it took the other's place."""
    had, has = (
        Counter(
            (fact.kind, group_of(fact), fact.value)
            for fact in side.text.facts
            if not fact.loose and not fact.weak and fact.kind in SWAPS
        )
        for side in (before, after)
    )
    for fewer in had:
        if not 0 < has[fewer] < had[fewer]:
            continue
        for more in has:
            if 0 < had[more] < has[more] and more[:2] == fewer[:2] and like(more[2]) == like(fewer[2]):
                yield fewer[0], fewer[2], more[2]


SWAPS = frozenset({Kind.CODE, Kind.AMOUNT})


def like(value: str) -> str:
    return re.sub(r"[\d.,]+", "", value)
