"""What a text says beside its figures: who does or must do what, what is denied, and under which condition, each with its surroundings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.agents import agent_of, demands, is_passive, object_of
from almoner.engine.wording.guard_parts.reading import Text
from almoner.engine.wording.guard_parts.settling import NO_WORDS, is_name, is_so, settled, whole_names
from almoner.engine.wording.guard_parts.surroundings import key_of, surroundings
from almoner.engine.wording.guard_parts.tokens import CONTENT, Kind, Part, Token

REACH = 8
PLACED = frozenset({"side", "site", "review"})
"""Of these two may change places: left and right."""
"""So many pieces after a small word belong to it."""
OPEN = {
    "not": frozenset({"or", "nor", "ni", "o", "u"}),
    "modal": frozenset({"or", "and", "o", "u", "y", "e", ",", "ni", "nor"}),
}
JOINING = frozenset({"or", "nor", "ni", "o", "u", "and", "y", "e", ","})


@dataclass(frozen=True, slots=True)
class Feature:
    """A small word and what it governs. `name` is "not", "must", "barred", "if" …; `target` the key of what it is about, or None."""

    name: str
    kind: Kind
    target: str | None
    scope: frozenset[str]
    around: Mapping[str, int]
    text: str
    line: int = 0
    """The number of its sentence."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting with something that has a value: an amount, or an act with its sign, duty and agent."""

    topic: str
    value: str
    around: Mapping[str, int]
    text: str
    place: int
    kind: Kind
    listed: bool = False
    """One of a list whose order means nothing."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """Everything of one text that is compared."""

    text: Text
    sentences: tuple[tuple[Token, ...], ...]
    features: tuple[Feature, ...]
    acts: tuple[Occurrence, ...]
    agents: tuple[Occurrence, ...]
    states: tuple[Occurrence, ...]
    facts: tuple[Occurrence, ...]
    choices: tuple[Occurrence, ...]
    values: frozenset[str]


def said(text: Text) -> Said:
    sentences = tuple(settle_all(text))
    features: list[Feature] = []
    acts: list[Occurrence] = []
    agents: list[Occurrence] = []
    states: list[Occurrence] = []
    facts: list[Occurrence] = []
    choices: list[Occurrence] = []
    place = 0
    for line, sentence in enumerate(sentences):  # each token once, with all that is near
        around = surroundings(sentence)
        signs: dict[int, str] = {}
        dim: set[int] = set()
        duties: dict[int, str] = {}
        moods: dict[int, int] = {}
        for at, token in enumerate(sentence):
            if token.part in (Part.NEG, Part.MODAL):
                if token.value == "instead":
                    continue
                name = "not" if token.part is Part.NEG else token.value
                kind = Kind.NEGATION if name == "not" else Kind.OBLIGATION
                targets, scope = governed(sentence, at, OPEN["not" if name in ("not", "barred", "free") else "modal"])
                if name == "not":
                    dim |= {
                        place
                        for place in range(max(0, at - 2 * (folded(token.text) in NO_WORDS)), len(sentence))
                        if key_of(sentence[place]) in scope
                    }
                words = phrase(sentence, at)
                silent = name == "not" or is_passive(sentence, at + 2) or demands(token)
                doer = None if silent else agent_of(sentence, at)
                if doer is not None:
                    agents.append(Occurrence(name, doer, around[at], words, place + at, Kind.OBLIGATION, line=line))
                if not targets:
                    features.append(Feature(name, kind, None, scope, around[at], words, line))
                for target in targets:
                    features.append(Feature(name, kind, key_of(sentence[target]), scope, around[target], words, line))
                    (signs if name == "not" else duties)[target] = name
                    if name != "not" and target > at:
                        moods[target] = at
            elif token.part is Part.COND:
                targets, scope = governed(sentence, at, frozenset())
                about = key_of(sentence[targets[0]]) if targets else None
                words = phrase(sentence, at)
                features.append(Feature(token.value, Kind.CONDITION, about, scope, around[at], words, line))
        for at, token in enumerate(sentence):
            where = place + at
            if token.part is Part.ACT:
                sign = "?" if at in dim and at not in signs else "-" if (at in signs) != token.flipped else "+"
                words = phrase(sentence, max(0, at - 2), 5)
                acts.append(
                    Occurrence(token.value, sign + duties.get(at, ""), around[at], words, where, Kind.NEGATION, line=line)
                )
                agent = agent_of(sentence, at)
                whom = object_of(sentence, at)
                if agent is None and at in moods and not is_passive(sentence, at):
                    agent = agent_of(sentence, moods[at])
                if agent is not None:
                    agents.append(Occurrence(token.value, agent, around[at], words, where, Kind.OBLIGATION, line=line))
                if agent is not None and whom is not None:
                    agents.append(
                        Occurrence(f"{token.value} {whom}", agent, around[at], words, where, Kind.OBLIGATION, line=line)
                    )
                if is_so(token):
                    states.append(Occurrence(token.value, sign, around[at], token.text, where, Kind.NEGATION, line=line))
            elif token.part is Part.WORD and len(token.text) > 3:
                agent = agent_of(sentence, at)
                if agent is not None:
                    words = phrase(sentence, max(0, at - 2), 5)
                    agents.append(
                        Occurrence(f"word {token.value}", agent, around[at], words, where, Kind.OBLIGATION, line=line)
                    )
            elif token.part is Part.STATE:
                states.append(
                    Occurrence(
                        token.value, "-" if token.flipped else "+", around[at], token.text, where, Kind.NEGATION, line=line
                    )
                )
            elif token.part is Part.CHOICE and token.group in PLACED:
                choices.append(Occurrence(token.group, token.value, around[at], token.text, where, Kind.NUMBER, line=line))
            elif token.fact is not None and token.group != "law":
                listed = around[at].get("*listed", 0) > 0
                if token.fact.loose:
                    continue
                facts.append(
                    Occurrence(str(token.fact.kind), token.value, around[at], token.text, where, token.fact.kind, listed, line)
                )
        place += len(sentence) + 1
    values = frozenset(key_of(token) for sentence in sentences for token in sentence if token.part in CONTENT)
    return Said(
        text, sentences, tuple(features), tuple(acts), tuple(agents), tuple(states), tuple(facts), tuple(choices), values
    )


def settle_all(text: Text) -> Iterator[tuple[Token, ...]]:
    previous: Token | None = None
    settled_names = [whole_names(list(sentence)) for sentence in text.sentences]
    whole: dict[str, set[str]] = defaultdict(set)
    for sentence in settled_names:
        for token in sentence:
            if is_name(token) and " " in token.text:
                whole[token.value].add(folded(token.text))
    for sentence in settled_names:
        told = tuple(
            replace(token, value=folded(token.text))
            if is_name(token) and len(whole[token.value]) > 1 and " " in token.text
            else token
            for token in sentence
        )
        made = settled(told, previous)
        previous = next((token for token in reversed(made) if is_so(token)), None)
        yield made


def governed(sentence: tuple[Token, ...], at: int, joining: frozenset[str]) -> tuple[list[int], frozenset[str]]:
    """The places of what the small word at `at` is about, acts before anything else, and all that stands in its reach."""
    content: list[int] = []
    act: int | None = None
    deep = 0
    denies = sentence[at].part is Part.NEG
    for place in range(at + 1, min(at + 1 + REACH, len(sentence))):
        token = sentence[place]
        if token.part is Part.COND and token.value in ("only", "just"):
            continue
        if (
            token.part is Part.COND
            or (token.part is Part.NEG and token.value != "stop")
            or (token.part is Part.MODAL and act is not None)
        ):
            break
        deep += (token.value == "(") - (token.value == ")")
        if deep or token.value == ")":
            continue
        if token.part is Part.GAP and token.value in OPEN["not"] and act is None and folded(sentence[at].text) in NO_WORDS:
            continue  # "neither the hospital nor the plan told"
        if token.part is Part.GAP and content and (act is not None or denies):
            if token.value not in JOINING or act is None or not joined_act(sentence, place, joining):
                break
            continue
        if token.part in CONTENT and not token.value.endswith("_own"):
            content.append(place)
            if token.part is Part.ACT and act is None and not (denies and is_verb(sentence[content[0]])):
                act = place
    if not content:
        back = [place for place in range(max(0, at - REACH), at) if sentence[place].part in CONTENT]
        if denies and folded(sentence[at].text) not in NO_WORDS:
            return [], frozenset()
        acts = [place for place in back if sentence[place].part is Part.ACT]
        chosen = acts[-1:] or back[-1:]
        return chosen, frozenset(key_of(sentence[place]) for place in back)
    back = [
        place
        for place in range(max(0, at - 2), at)
        if sentence[place].part in CONTENT and folded(sentence[at].text) in NO_WORDS
    ]
    scope = frozenset(key_of(sentence[place]) for place in (*back, *content))
    if act is None:
        plain = [place for place in content if sentence[place].part is not Part.ROLE] or content
        return plain[:1], scope
    return [act, *further_acts(sentence, act, joining)], scope


def is_verb(token: Token) -> bool:
    """Whether an unknown word right after a "not" may be what is denied: "I do not understand why it was billed"."""
    return token.part is Part.WORD and not folded(token.text).endswith(("ly", "mente"))


def further_acts(sentence: tuple[Token, ...], act: int, joining: frozenset[str]) -> Iterator[int]:
    """ "must send and correct": the second act is governed too."""
    place = act + 1
    while place < len(sentence):
        if sentence[place].part is Part.GAP and sentence[place].value in joining:
            found = joined_act(sentence, place, joining)
            if found:
                yield found
                place = found
        elif sentence[place].part in (Part.NEG, Part.MODAL, Part.COND):
            return
        place += 1


def joined_act(sentence: tuple[Token, ...], gap: int, joining: frozenset[str]) -> int:
    """The place of an act right after a joining word; 0 if there is none."""
    place = gap + 1
    while place < len(sentence) and (
        sentence[place].part is Part.PREP or (sentence[place].part is Part.GAP and sentence[place].value in joining)
    ):
        place += 1
    return place if place < len(sentence) and sentence[place].part is Part.ACT else 0


def phrase(sentence: tuple[Token, ...], at: int, length: int = 6) -> str:
    """The words from here, for a person to find the place."""
    return " ".join(token.text for token in sentence[at : at + length]).replace(" ,", ",")
