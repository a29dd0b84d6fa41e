"""How a text stands to a figure, and what it puts before or after what: "by March 4", "up to $50", "before you start"."""

from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.cleaning import folded
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
    for one, other, turned in ((before, after, False), (after, before, True)):
        lost = {name: words for name in SPANS if (words := alone(one, name, firm=True)) and not alone(other, name)}
        found = {name: words for name in SPANS if (words := alone(other, name)) and not alone(one, name)}
        for name, words in lost.items():
            new = next((its for instead, its in found.items() if (name, instead) not in MAY_BE), None)
            if name not in ("when", "while") and (new is not None or (name in FIRM and not found)):
                yield (Kind.CONDITION, new, words) if turned else (Kind.CONDITION, words, new)


AMOUNTS_TO = {"up": "more", "down": "less"}
SPANS = ("before", "after", "until", "when", "while")
FIRM = frozenset({"before", "until"})
"""These may not go; "after" often goes where things are told in their order."""
MAY_BE = frozenset({("after", "when"), ("when", "after")})


def conditions(said: Said) -> set[str]:
    return {
        AMOUNTS_TO.get(token.value, token.value)
        for sentence in said.sentences
        for token in sentence
        if token.part is Part.COND or token.group == "direction"
    }


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
            if (name == "from" and not leads_to(sentence, at)) or (
                name == "about" and (token.fact.kind is Kind.DATE or token.fact.weak)
            ):
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


def leads_to(sentence: tuple[Token, ...], at: int) -> bool:
    """ "from eight to four": which of two numbers is the new one."""
    fact, following = sentence[at].fact, sentence[at + 1 : at + 3]
    if fact is None or fact.kind is Kind.DATE or len(following) != 2:
        return False
    return following[0].part is Part.PREP and following[1].fact is not None and following[1].fact.kind is fact.kind


def fact_after(sentence: tuple[Token, ...], at: int) -> int | None:
    """The figure that the word at `at` stands before; "before the May 4 visit" stands before the visit."""
    for place in range(at + 1, min(at + 1 + NEAR, len(sentence))):
        fact = sentence[place].fact
        if fact is not None and fact.loose:
            continue
        if fact is not None:
            noun = fact.kind is Kind.DATE and place + 1 < len(sentence) and sentence[place + 1].part in (Part.ACT, Part.THING)
            return place if fact.kind in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER) and not noun else None
        if sentence[place].part is not Part.PREP and sentence[place].group != "unit":
            return None
    return None


def alone(said: Said, name: str, *, firm: bool = False) -> str | None:
    """The first such word that stands at no figure, with what follows. `firm` leaves out the bare Spanish "antes", also "first"."""
    for sentence in said.sentences:
        for at, token in enumerate(sentence):
            if token.part is Part.COND and token.value == name and fact_after(sentence, at) is None:
                if firm and folded(token.text) == "antes":
                    continue
                return " ".join(one.text for one in sentence[at : at + 4])
    return None
