"""Acts and states turned into their opposite: done here, denied there."""

from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.aligning import beside
from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.grouping import Pair, by_topic
from almoner.engine.wording.guard_parts.settling import NOUNS
from almoner.engine.wording.guard_parts.tokens import Kind, Part, Token


def sign_differences(before: Said, after: Said) -> Iterator[Pair]:
    """An act that is only denied now, or no longer denied anywhere; a state turned into its opposite."""
    both = beside(before, after)
    for one, other, turned, lines in ((before, after, False, both), (after, before, True, both.turned())):
        states, acts = by_topic(other.states), by_topic(other.acts)
        for state in one.states:
            signs = {its.value for its in states.get(state.topic, []) if lines.answer(state.line, its.line)}
            if signs and state.value not in {its.value for its in states[state.topic]}:
                yield (state.kind, None, state.text) if turned else (state.kind, state.text, None)
        for act in one.acts:
            there = acts.get(act.topic, [])
            near = [its for its in there if lines.answer(act.line, its.line)]
            if (
                near
                and act.value.startswith("+")
                and not act.value.endswith(DENYING)
                and all(its.value.startswith("-") for its in there)
                and not any(denies(token) for token in one.sentences[act.line])
            ):
                yield (Kind.NEGATION, None, act.text) if turned else (Kind.NEGATION, act.text, None)


DENYING = ("barred", "free", "should not")


def denies(token: Token) -> bool:
    if token.value == "hold" or (token.flipped and token.part in (Part.ACT, Part.STATE) and folded(token.text) not in NOUNS):
        return True
    return token.part is Part.NEG or (token.part is Part.MODAL and token.value in DENYING)
