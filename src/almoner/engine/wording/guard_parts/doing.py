"""Who does what: agents, roles, names of amounts and groups of which one excludes the others; and what a person owns up to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.admissions import ALLEGED, FAULTY, PROMISES, admissions, agreed
from almoner.engine.wording.guard_parts.agents import may_be_same, wider
from almoner.engine.wording.guard_parts.aligning import Beside, beside
from almoner.engine.wording.guard_parts.features import Occurrence, Said
from almoner.engine.wording.guard_parts.grouping import Pair, by_topic
from almoner.engine.wording.guard_parts.surroundings import key_of
from almoner.engine.wording.guard_parts.tokens import Kind, Part, Token
from almoner.engine.wording.guard_parts.words_who import KINDRED, PATIENT_SIDE

DUTIES = frozenset({"must", "may", "should", "barred", "free"})
QUIET = frozenset({Part.BE, Part.PREP, Part.GAP, Part.BY})


def agent_differences(before: Said, after: Said) -> Iterator[Pair]:
    """An act that someone else does now: in no sentence that answers its own does the same one do it."""
    lines = beside(before, after)
    has = by_topic(after.agents)
    for topic, mine in by_topic(before.agents).items():
        theirs = has.get(topic, [])
        strangers = [one for one in mine if taken_by_another(one, theirs, before, after, lines)]
        newcomers = [other for other in theirs if taken_by_another(other, mine, before, after, lines.turned())]
        told = [one for one in (*strangers, *newcomers) if one.value in ("writer", "reader") and not topic.startswith("word ")]
        if (strangers and newcomers) or told or ((strangers or newcomers) and len(mine) == len(theirs)):
            yield Kind.OBLIGATION, (strangers or mine)[0].text, (newcomers or theirs)[0].text


def taken_by_another(one: Occurrence, others: list[Occurrence], before: Said, after: Said, lines: Beside) -> bool:
    there = [other for other in others if lines.answer(one.line, other.line)]
    if not there or any(same(one, other, before, after) for other in others):
        return False
    return sum(act.topic == one.topic for act in after.acts) <= len(others)


def person_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Texts of one language that differ in nothing but who is meant: "you have 30 days" and "I have 30 days"."""
    for one, other in ((before, after), (after, before)):
        theirs = {agent.topic for agent in other.agents}
        for agent in one.agents:
            lone = agent.topic in DUTIES and agent.topic not in theirs and agent.value == "writer"
            if lone and other.text.language == "en" and "role:writer" not in other.values:
                yield (Kind.OBLIGATION, agent.text, None) if one is before else (Kind.OBLIGATION, None, agent.text)
    if before.text.language != after.text.language:
        return
    mine, theirs_all = pieces(before), pieces(after)
    gone, come = mine - theirs_all, theirs_all - mine
    one_word = gone.total() == come.total() == 1 and all(key.startswith("word:") for key in (*gone, *come))
    if one_word and mine.total() > FEW:
        order = zip(map(key_of, in_order(before)), map(key_of, in_order(after)), strict=False)
        if sum(one != other for one, other in order) == 1:
            yield Kind.NAME, next(iter(gone)).partition(":")[2], next(iter(come)).partition(":")[2]
    if gone and come and gone.total() == come.total() and all(key.startswith("role:") for key in (*gone, *come)):
        yield Kind.OBLIGATION, next(iter(gone)).partition(":")[2], next(iter(come)).partition(":")[2]


def exchanged_differences(before: Said, after: Said) -> Iterator[Pair]:
    """The same pieces in the same order, but for two that changed places across something else."""
    mine, theirs = in_order(before), in_order(after)
    if len(mine) != len(theirs) or before.text.language != after.text.language:
        return
    if len(told_by(before)) != len(told_by(after)):
        return  # active and passive change places too
    places = [at for at, (one, other) in enumerate(zip(mine, theirs, strict=True)) if key_of(one) != key_of(other)]
    if len(places) != 2 or places[1] - places[0] == 1:
        return
    first, second = places
    crossed = key_of(mine[first]) == key_of(theirs[second]) and key_of(mine[second]) == key_of(theirs[first])
    if crossed and mine[first].part is mine[second].part:
        fact = mine[first].fact
        kind = fact.kind if fact is not None else Kind.OBLIGATION
        yield kind, f"{mine[first].text} … {mine[second].text}", f"{theirs[first].text} … {theirs[second].text}"


def told_by(said: Said) -> list[Token]:
    return [token for sentence in said.sentences for token in sentence if token.part is Part.BY]


def in_order(said: Said) -> list[Token]:
    return [token for one in said.sentences for token in one if token.part not in QUIET and not token.value.endswith("_own")]


def pieces(said: Said) -> Counter[str]:
    """All that a text says, each piece by its meaning."""
    return Counter(key_of(token) for sentence in said.sentences for token in sentence if token.part not in QUIET)


HOUSES = frozenset(
    {"hospital", "clinic", "provider", "plan", "collector", "doctor", "laboratory", "bureau", "agency", "creditor"}
)
NOTED = re.compile(r"^(?:agree|acord|acuerdo|conven)", re.IGNORECASE)
FEW = 12
"""In a text of more pieces than these, one word alone that became another is no rewording."""
KIN = frozenset({"wife", "husband", "spouse", "son"})


def same(one: Occurrence, other: Occurrence, before: Said, after: Said) -> bool:
    pronoun, side = (one.value, after) if one.value in ("writer", "reader") else (other.value, before)
    noun = other.value if pronoun == one.value else one.value
    own = before if pronoun == one.value else after
    if pronoun == "writer" and noun in KIN and all(f"role:{noun}" in text.values for text in (before, after)):
        return False  # "my wife may" is not "I may"
    if pronoun == "writer" and noun not in PATIENT_SIDE | {"writer", "reader", "!writer"} and f"role:{noun}" in own.values:
        return False  # the text speaks of the plan beside "I", so the plan is not "I"
    elsewhere = any(f"role:{pronoun}{ending}" in side.values for ending in ("", "_own", "_object"))
    if pronoun == "reader" and noun in HOUSES:
        return True  # a letter calls whom it is sent to "you" and by name
    return may_be_same(one.value, other.value, pronouns_elsewhere=elsewhere)


def role_differences(before: Said, after: Said) -> Iterator[Pair]:
    """A person, an amount's name or one of two opposites that stands for another now."""
    for part, kind in ((Part.ROLE, Kind.OBLIGATION), (Part.LABEL, Kind.AMOUNT), (Part.CHOICE, Kind.NUMBER)):
        had, has = meanings(before, part), meanings(after, part)
        for group in dict.fromkeys((*had, *has)) if part is Part.CHOICE else [""]:
            gone = {value: text for value, text in had.get(group, {}).items() if not known(value, has.get(group, {}))}
            come = {value: text for value, text in has.get(group, {}).items() if not known(value, had.get(group, {}))}
            if part is Part.ROLE and (lost := KINDRED & gone.keys() or KINDRED & come.keys()):
                name = min(lost)
                yield kind, gone.get(name), come.get(name)
            if group == "quantity" and ("some" in gone or "some" in come):
                yield kind, gone.get("some"), come.get("some")
            elif gone and come:
                yield kind, next(iter(gone.values())), next(iter(come.values()))
            elif part is Part.ROLE and come and not gone and dwindled(before, after):
                yield kind, dwindled(before, after), next(iter(come.values()))
            elif part is Part.ROLE and gone and not come and dwindled(after, before):
                yield kind, next(iter(gone.values())), dwindled(after, before)
            elif part is Part.ROLE:
                yield from taken_over(had[group], has[group], gone, come)


def dwindled(before: Said, after: Said) -> str | None:
    """A role named less often than before, though still named: one of its places may have gone to another."""
    had, has = (
        Counter(token.value for sentence in side.sentences for token in sentence if token.part is Part.ROLE)
        for side in (before, after)
    )
    return next((value for value in had if not is_person(value) and has[value] < had[value]), None)


def is_person(role: str) -> bool:
    return role.partition("_")[0] in ("writer", "reader", "other", "anyone")


def taken_over(had: dict[str, str], has: dict[str, str], gone: dict[str, str], come: dict[str, str]) -> Iterator[Pair]:
    """ "The plan" that became "the hospital", though "provider" stands in both."""
    new = [value for value in has if value not in had]
    old = [value for value in had if value not in has]
    for value in gone:
        yield from ((Kind.OBLIGATION, had[value], has[other]) for other in new if wider(other) != wider(value))
    for value in come:
        yield from ((Kind.OBLIGATION, had[other], has[value]) for other in old if wider(other) != wider(value))


def known(value: str, others: dict[str, str]) -> bool:
    return value in others or any(wider(value) == other or wider(other) == value for other in others)


def meanings(said: Said, part: Part) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence in said.sentences:
        for token in sentence:
            pronoun = token.part is Part.ROLE and token.value.split("_")[0] in ("writer", "reader", "other", "anyone")
            if token.part is part and not pronoun:
                found[token.group][token.value] = token.text
    return found


def admission_differences(before: Said, after: Said) -> Iterator[Pair]:
    had, has = list(admissions(before)), list(admissions(after))
    for meaning in dict.fromkeys(name for name, _ in (*had, *has)):
        mine, theirs = [text for name, text in had if name == meaning], [text for name, text in has if name == meaning]
        if meaning == PROMISES and agreed(before) and agreed(after) and all(NOTED.search(text) for text in (*mine, *theirs)):
            continue
        if bool(mine) != bool(theirs) or (meaning not in (ALLEGED, FAULTY) and len(mine) != len(theirs)):
            yield Kind.ADMISSION, mine[-1] if mine else None, theirs[-1] if theirs else None
