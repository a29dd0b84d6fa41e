"""What a message says of danger: interrupt, offer or none, with everything the person said before.

How it is decided
    1. Lines of a bill, figures of speech, words on a bill and plain denials are left out (`ordinary`).
    2. What is danger whatever stands around it is an interrupt (`always`), and nothing clears it.
    3. What is danger when it is now (`present`) is an interrupt, unless the message tells of something that was (`over`), is well
       again (`mended`), or is work or fiction (`elsewhere`), and says nothing of now.
    4. Signs that mean little alone (`two`) are an interrupt when two stand together.
    5. Distress without danger (`gentle`) is an offer, unless the message tells of what is well again, of work or of fiction.
    6. A person's highest level in a conversation stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from almoner.engine.safety.phrases import HEARD, Phrases
from almoner.engine.safety.plain import plain, written_out

TURNS_READ_TOGETHER = 4
"""One terrible sentence may be sent in as many pieces."""


class Risk(StrEnum):
    NONE = "none"
    OFFER = "offer"
    INTERRUPT = "interrupt"


class When(StrEnum):
    ALWAYS = "always"
    PRESENT = "present"
    TWO = "two"
    GENTLE = "gentle"


UNSCREENED = "unscreened"
"""The kind when the screen itself broke."""
NOTHING = "none"
LEVEL = {Risk.NONE: 0, Risk.OFFER: 1, Risk.INTERRUPT: 2}


@dataclass(frozen=True, slots=True)
class Sign:
    """Phrases of one kind of danger; `when` says under which circumstances they count."""

    kind: str
    when: When
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class CrisisRules:
    """`ordinary` is left out before anything is sought; `over`, `mended`, `elsewhere` and `now` tell what a message is about."""

    signs: tuple[Sign, ...]
    ordinary: Phrases
    over: Phrases
    mended: Phrases
    elsewhere: Phrases
    now: Phrases


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of a conversation; only those of the person are read."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Screened:
    """`kind` is a kind of danger or distress, "none", or "unscreened" when the screen broke."""

    risk: Risk
    kind: str


CALM = Screened(Risk.NONE, NOTHING)
BROKEN = Screened(Risk.INTERRUPT, UNSCREENED)


def screen(text: str, context: Sequence[Turn], rules: CrisisRules) -> Screened:
    """`context` is oldest first. Long texts take linear time."""
    said = [turn.content for turn in context if turn.role == "user"] + [text]
    readings = [one_message(one, rules) for one in reversed(said)]
    if len(said) > 1:
        readings.append(one_message(" ".join(said[-TURNS_READ_TOGETHER:]), rules))
    return max(readings, key=lambda one: LEVEL[one.risk])


def one_message(text: str, rules: CrisisRules) -> Screened:
    written = plain(text)
    heard = {language: hear(written) for language, hear in HEARD.items()}
    heard = rules.ordinary.left_out_of(heard | {"es": written_out(heard["es"])})
    found = first(rules.signs, When.ALWAYS, heard)
    if found is not None:
        return Screened(Risk.INTERRUPT, found)
    lowered = rules.mended.said_in(heard) or rules.elsewhere.said_in(heard)
    aside = (lowered or rules.over.said_in(heard)) and not rules.now.said_in(heard)
    found = None if aside else first(rules.signs, When.PRESENT, heard)
    found = found or two_together(rules.signs, heard)
    if found is not None:
        return Screened(Risk.INTERRUPT, found)
    found = None if lowered else first(rules.signs, When.GENTLE, heard)
    return CALM if found is None else Screened(Risk.OFFER, found)


def first(signs: Iterable[Sign], when: When, heard: Mapping[str, str]) -> str | None:
    return next((sign.kind for sign in signs if sign.when is when and sign.phrases.said_in(heard)), None)


def two_together(signs: Iterable[Sign], heard: Mapping[str, str]) -> str | None:
    return next((sign.kind for sign in signs if sign.when is When.TWO and sign.phrases.count_in(heard) > 1), None)
