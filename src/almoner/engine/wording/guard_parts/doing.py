"""Who does what: agents, roles, names of amounts and groups of which one excludes the others; and what a person owns up to."""

from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.admissions import ALLEGED, admissions
from almoner.engine.wording.guard_parts.agents import may_be_same, wider
from almoner.engine.wording.guard_parts.features import Occurrence, Said
from almoner.engine.wording.guard_parts.grouping import Pair, by_topic
from almoner.engine.wording.guard_parts.tokens import Kind, Part


def agent_differences(before: Said, after: Said) -> Iterator[Pair]:
    has = by_topic(after.agents)
    for topic, mine in by_topic(before.agents).items():
        theirs = has.get(topic, [])
        strangers = [one for one in mine if theirs and not any(same(one, other, before, after) for other in theirs)]
        newcomers = [other for other in theirs if not any(same(one, other, before, after) for one in mine)]
        told = [one for one in (*strangers, *newcomers) if one.value in ("writer", "reader") and not topic.startswith("word ")]
        if (strangers and newcomers) or (theirs and (told or ((strangers or newcomers) and len(mine) == len(theirs)))):
            yield Kind.OBLIGATION, (strangers or mine)[0].text, (newcomers or theirs)[0].text


def same(one: Occurrence, other: Occurrence, before: Said, after: Said) -> bool:
    pronoun, side = (one.value, after) if one.value in ("writer", "reader") else (other.value, before)
    elsewhere = any(f"role:{pronoun}{ending}" in side.values for ending in ("", "_own", "_object"))
    return may_be_same(one.value, other.value, pronouns_elsewhere=elsewhere)


def role_differences(before: Said, after: Said) -> Iterator[Pair]:
    """A person, an amount's name or one of two opposites that stands for another now."""
    for part, kind in ((Part.ROLE, Kind.OBLIGATION), (Part.LABEL, Kind.AMOUNT), (Part.CHOICE, Kind.NUMBER)):
        had, has = meanings(before, part), meanings(after, part)
        for group in dict.fromkeys((*had, *has)) if part is Part.CHOICE else [""]:
            gone = {value: text for value, text in had.get(group, {}).items() if not known(value, has.get(group, {}))}
            come = {value: text for value, text in has.get(group, {}).items() if not known(value, had.get(group, {}))}
            if group == "quantity" and ("some" in gone or "some" in come):
                yield kind, gone.get("some"), come.get("some")
            elif gone and come:
                yield kind, next(iter(gone.values())), next(iter(come.values()))
            elif part is Part.ROLE:
                yield from taken_over(had[group], has[group], gone, come)


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
        if bool(mine) != bool(theirs) or (meaning != ALLEGED and len(mine) != len(theirs)):
            yield Kind.ADMISSION, mine[-1] if mine else None, theirs[-1] if theirs else None
