"""The worksheet for judging a breach in words: what the journal knows, the four factors with room for an answer, the judgment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from almoner.engine.findings import Arg, Message
from almoner.engine.privacy.breach import DAYS, FACTORS, Worksheet
from almoner.engine.wording.months import day
from almoner.engine.wording.render import Messages
from almoner.faces.naming import act_in_words

BLANK = "____________________"


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the four, in words."""

    title: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """As a page or a file shows it, from top to bottom; `facts` are what the journal knows."""

    title: str
    clock: str
    facts: tuple[str, ...]
    factors: tuple[Asked, ...]
    judgment: str
    closes: tuple[str, ...]


def sheet(made: Worksheet, first: date, last: date, messages: Messages, language: str) -> Sheet:
    """About lines from `first` to `last`."""

    def say(key: str, **filled: Arg) -> str:
        return messages.render(Message(key, **filled), language=language)

    facts = made.facts
    did = [f"{act_in_words(action, messages, language)} ({count})" for action, count in facts.actions]
    told = [
        say(
            "breach_journal",
            first=first,
            last=last,
            lines=facts.lines,
            folders=facts.folders,
            accounts=facts.accounts,
            things=facts.resources,
            refused=facts.refused,
        )
    ]
    if facts.first is not None and facts.last is not None:
        told.append(say("breach_span", began=moment(facts.first, language), ended=moment(facts.last, language)))
    told.append(say("breach_did", actions=tuple(did)) if did else say("breach_nothing"))
    clock = say("breach_clock", found=made.discovered, today=made.today, last=made.last_day, days=DAYS, by=made.act_by)
    left = say("breach_left", count=made.days_left) if made.days_left >= 0 else say("breach_past", count=-made.days_left)
    return Sheet(
        say("breach_title"),
        f"{clock} {left}",
        tuple(told),
        tuple(Asked(say(one.title), tuple(say(each) for each in one.asks)) for one in FACTORS),
        say("breach_judgment"),
        (say("breach_counts"), say("breach_low", blank=BLANK), say("breach_by", blank=BLANK, day=BLANK)),
    )


def moment(at: datetime, language: str) -> str:
    return f"{day(at.date(), language)}, {at:%H:%M}"


def as_text(made: Sheet) -> str:
    """As Markdown, with places for a person's hand."""
    return "\n".join(lines(made))


def lines(made: Sheet) -> Iterable[str]:
    yield from (f"# {made.title}", "", made.clock, "", *made.facts)
    for number, factor in enumerate(made.factors, 1):
        yield from ("", f"## {number}. {factor.title}", "")
        for asks in factor.asks:
            yield from (f"- {asks}", f"  {BLANK}")
    counts, *blanks = made.closes
    yield from ("", f"## {made.judgment}", "", counts, "", *(f"- {one}" for one in blanks))
