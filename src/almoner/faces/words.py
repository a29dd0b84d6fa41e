"""The rulebook's sentences for faces that show facts of papers: values, facts and places in words, in one language."""

from collections.abc import Iterator
from datetime import date

from almoner.engine.intake.confirming import Kind, Question
from almoner.engine.intake.corrections import Plain
from almoner.engine.money import Money
from almoner.engine.wording.facts import fact_key
from almoner.engine.wording.months import day
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import SLOT, Messages

LONGEST = 120


class Words:
    """The rulebook's sentences in one language, with text from papers made harmless."""

    def __init__(self, messages: Messages, language: str) -> None:
        self.messages, self.language = messages, language

    def __call__(self, key: str, /, **filled: object) -> str:
        """Paths stay whole; nothing that is filled in is filled in again."""
        return SLOT.sub(lambda slot: neutral(str(filled[slot[1]])), self.messages.word(key, self.language))

    def doubt(self, key: str) -> str:
        return self.messages.word(key, self.language) if key in self.messages.entries else neutral(key)

    def value(self, kind: Kind, value: Plain) -> str:
        """A value as a person writes it."""
        if value is None or value == []:
            return self("confirm_empty")
        if isinstance(value, bool):
            return self("confirm_yes") if value else self("confirm_no")
        if not isinstance(value, str):
            return neutral(", ".join(str(one) for one in value))
        if kind is Kind.NETWORK:
            return self({"in": "confirm_network_in", "out": "confirm_network_out"}.get(value, "confirm_network_unknown"))
        if kind is Kind.DAY:
            return day(date.fromisoformat(value), self.language)
        if kind is Kind.MONEY:
            cents = Money.of(value).cents
            return f"{'-' if cents < 0 else ''}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"
        return neutral(value)[:LONGEST]


def fact(question: Question, words: Words) -> str:
    """ "charge, line 3 (99213, February 3, 2026)"."""
    named = words(fact_key(question.name))
    about = ", ".join(day(one, words.language) if isinstance(one, date) else neutral(one)[:40] for one in question.about)
    if question.line is None:
        return words("confirm_of_row", fact=named, about=about) if about else named
    if about:
        return words("confirm_of_line", fact=named, number=question.line, about=about)
    return words("confirm_of_bare_line", fact=named, number=question.line)


def place(question: Question, words: Words) -> Iterator[str]:
    """The paper and where in it."""
    yield neutral(question.paper)
    spot = question.spot
    if spot is not None and spot.segment is not None:
        yield words("report_segment", number=spot.segment)
    elif spot is not None and spot.pointer is not None:
        yield neutral(spot.pointer)
    elif spot is not None and spot.cell is not None:
        yield words("report_cell", name=spot.cell)
    elif spot is not None and spot.row is not None:
        yield words("report_row", number=spot.row)
    elif spot is not None and spot.page is not None:
        yield words("report_page", number=spot.page)
    if question.bill is not None:
        yield words("confirm_bill", number=question.bill)
