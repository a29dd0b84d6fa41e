"""How a text stands to a figure, and what it puts before or after what: "by March 4", "up to $50", "before you start"."""

from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.aligning import beside
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
    yield from anchor_differences(before, after)
    lines = beside(before, after)
    for one, other, turned, sides in ((before, after, False, lines), (after, before, True, lines.turned())):
        there = {name: list(alone(other, name)) for name in SPANS}
        for name in ("before", "until", "after"):
            for line, words in alone(one, name, firm=True):
                near = [span for span in SPANS if any(sides.answer(line, its) for its, _ in there[span])]
                if name in near or (not near and (name == "after" or any(there[span] for span in LIKE.get(name, (name,))))):
                    continue
                if set(LIKE.get(name, ())) & set(near) and denied(one, line):
                    continue  # "not before" is "not until"
                if name == "after" and (not near or "when" in near):
                    continue
                new = next((text for span in near for _, text in there[span]), None)
                yield (Kind.CONDITION, new, words) if turned else (Kind.CONDITION, words, new)


def anchor_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "30 days from its date" for "30 days from its receipt"."""
    had, has = anchors(before), anchors(after)
    for value in had.keys() & has.keys():
        if not had[value].keys() & has[value].keys():
            yield Kind.CONDITION, next(iter(had[value].values())), next(iter(has[value].values()))


def anchors(said: Said) -> dict[str, dict[str, str]]:
    """Length of time → from when it runs, where the next words tell: from the receipt of something or from its date."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence in said.sentences:
        for at, token in enumerate(sentence):
            if token.fact is None or not token.value.endswith(LENGTHS):
                continue
            for other in sentence[at + 1 : at + 1 + ANCHORED]:
                if other.value in ("receive", "date"):
                    found[token.value][other.value] = f"{token.text} … {other.text}"
                    break
                if other.fact is not None or (other.part is Part.COND and other.value not in ("after", "from")):
                    break
    return found


ANCHORED = 6
AMOUNTS_TO = {"up": "more", "down": "less"}
SPANS = ("before", "after", "until", "when", "while")
LIKE = {"before": ("until",), "until": ("before",)}
"""These may not go; "after" often goes where things are told in their order."""


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
            named = (Part.ACT, Part.THING) if fact.kind is Kind.DATE else (Part.LABEL,)
            noun = place + 1 < len(sentence) and sentence[place + 1].part in named
            return place if fact.kind in (Kind.AMOUNT, Kind.DATE, Kind.NUMBER) and not noun else None
        if sentence[place].part is not Part.PREP and sentence[place].group != "unit":
            return None
    return None


LENGTHS = (" day", " month", " hour", " night")


def denied(said: Said, line: int) -> bool:
    """Whether a sentence denies or forbids something."""
    return any(token.part is Part.NEG or token.value == "barred" for token in said.sentences[line])


def alone(said: Said, name: str, *, firm: bool = False) -> Iterator[tuple[int, str]]:
    """Each such word that stands at no figure, with the number of its sentence and what follows. `firm` leaves out the bare Spanish "antes", also "first"."""
    for line, sentence in enumerate(said.sentences):
        for at, token in enumerate(sentence):
            if token.part is Part.COND and token.value == name and fact_after(sentence, at) is None:
                bare = at + 1 == len(sentence) or sentence[at + 1].part is Part.GAP
                if firm and (bare or folded(token.text) == "antes"):
                    continue
                yield line, " ".join(one.text for one in sentence[at : at + 4])
