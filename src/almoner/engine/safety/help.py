"""Which help is shown for which danger: fixed sentences and lines, reviewed beforehand, and never written by a model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from almoner.engine.safety.screen import NOTHING, UNSCREENED, Risk, Screened

TWELVE_MONTHS = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: how to reach it, when, and in which languages; `verified_on` is None where nobody has rung it yet."""

    id: str
    country: str
    name: Mapping[str, str]
    call: str
    text: str | None
    chat: str | None
    hours: str
    languages: tuple[str, ...]
    source: str
    verified_on: date | None


@dataclass(frozen=True, slots=True)
class Help:
    """`says` are keys of messages in order; `lines` are ids of helplines in order."""

    says: tuple[str, ...]
    lines: tuple[str, ...]


TALK = ("lifeline", "veterans", "deaf")
INTERRUPTS: Mapping[str, Help] = {
    "suicide": Help(("crisis_suicide", "crisis_no_person"), TALK),
    "self-harm": Help(("crisis_suicide", "crisis_no_person"), TALK),
    "overdose": Help(("crisis_poison", "crisis_emergency_room", "crisis_no_person"), ("poison", "lifeline")),
    "medical": Help(("crisis_medical", "crisis_emergency_room", "crisis_no_person"), ()),
    "partner-violence": Help(("crisis_partner", "crisis_no_person"), ("domestic", "sexual")),
    "abuse": Help(("crisis_abuse", "crisis_no_person"), ("child", "elder", "domestic", "sexual")),
    "violence-to-others": Help(("crisis_others", "crisis_no_person"), TALK),
    UNSCREENED: Help(("crisis_unscreened", "crisis_no_person"), (*TALK, "poison", "domestic")),
}
OFFERS: Mapping[str, Help] = {
    "fear": Help(("crisis_partner", "crisis_no_person"), ("domestic",)),
    "postpartum": Help(("crisis_offer", "crisis_no_person"), ("maternal", *TALK)),
}
OFFER = Help(("crisis_offer", "crisis_no_person"), TALK)


def help_for(screened: Screened) -> Help | None:
    """None where nothing is to be shown; a kind without its own words gets those of an unread message, or of an offer."""
    if screened.risk is Risk.NONE or screened.kind == NOTHING:
        return None
    if screened.risk is Risk.INTERRUPT:
        return INTERRUPTS.get(screened.kind, INTERRUPTS[UNSCREENED])
    return OFFERS.get(screened.kind, OFFER)


def unverified(lines: Iterable[Helpline], as_of: date) -> tuple[str, ...]:
    """Ids of the lines that nobody verified in the twelve months before `as_of`."""
    return tuple(line.id for line in lines if line.verified_on is None or as_of - line.verified_on > TWELVE_MONTHS)
