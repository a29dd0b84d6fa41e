"""How a text stands to a figure, and what it puts before or after what: "by March 4", "up to $50", "before you start"."""

from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.grouping import Pair, group_of
from almoner.engine.wording.guard_parts.tokens import Kind, Part, Token


def relation_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "after March 4" for "by March 4", "up to $50" for "$50"."""
    had, has = relations(before), relations(after)
    for value in had.keys() & has.keys():
        mine, theirs = had[value], has[value]
        if {name for name, _ in mine} != {name for name, _ in theirs}:
            yield Kind.CONDITION, next(iter(sorted(mine)))[1], next(iter(sorted(theirs)))[1]
    for more, less in (("more", "less"), ("before", "after"), ("least", "most")):
        mine_so, theirs_so = conditions(before), conditions(after)
        for gone, come in ((more, less), (less, more)):
            if gone in mine_so - theirs_so and come in theirs_so - mine_so:
                yield Kind.CONDITION, gone, come
    for name in ("before", "after", "until"):
        mine_alone, theirs_alone = alone(before, name), alone(after, name)
        if bool(mine_alone) != bool(theirs_alone) and not (name == "after" and (alone(before, "when") or alone(after, "when"))):
            yield Kind.CONDITION, mine_alone, theirs_alone


def conditions(said: Said) -> set[str]:
    return {token.value for sentence in said.sentences for token in sentence if token.part is Part.COND}


UP_TO = "up to"
GROUPS = {
    "within": UP_TO,
    "by": UP_TO,
    "until": UP_TO,
    "through": UP_TO,
    "most": UP_TO,
    "from": "from",
    "before": "before",
    "after": "after",
    "least": "least",
    "more": "more",
    "less": "less",
    "about": "about",
}
NEAR = 2


def relations(said: Said) -> dict[str, set[tuple[str, str]]]:
    """Value → how the text stands to it."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for sentence in said.sentences:
        bound: dict[int, str] = {}
        for at, token in enumerate(sentence):
            if token.part is Part.COND and token.value in GROUPS:
                place = fact_after(sentence, at)
                if place is not None:
                    bound[place] = GROUPS[token.value]
        for at, token in enumerate(sentence):
            if token.fact is None or token.fact.kind not in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER):
                continue
            name = bound.get(at, "")
            if name == UP_TO and token.fact.value.endswith((" day", " month", " hour")):
                name = ""
            if name == "from" and any(other.fact and other.fact.kind is Kind.DATE for other in sentence[at + 1 : at + 4]):
                name = ""
            if (
                name == UP_TO
                and at >= 2
                and token.fact.kind is Kind.DATE
                and any(other.fact and other.fact.kind is Kind.DATE for other in sentence[max(0, at - 3) : at])
            ):
                name = ""
            found[f"{group_of(token.fact)} {token.fact.value}"].add((name, token.text if not name else f"{name} {token.text}"))
    return found


def fact_after(sentence: tuple[Token, ...], at: int) -> int | None:
    """The figure that the word at `at` stands before; "before the May 4 visit" stands before the visit."""
    for place in range(at + 1, min(at + 1 + NEAR, len(sentence))):
        fact = sentence[place].fact
        if fact is not None:
            noun = fact.kind is Kind.DATE and place + 1 < len(sentence) and sentence[place + 1].part in (Part.ACT, Part.THING)
            return place if fact.kind in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER) and not noun else None
        if sentence[place].part is not Part.PREP:
            return None
    return None


def alone(said: Said, name: str) -> str | None:
    """The first such word that stands at no figure, with what follows."""
    for sentence in said.sentences:
        for at, token in enumerate(sentence):
            if token.part is Part.COND and token.value == name and fact_after(sentence, at) is None and at + 1 < len(sentence):
                return " ".join(one.text for one in sentence[at : at + 4])
    return None
