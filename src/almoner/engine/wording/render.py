"""Sentences for people: a message key with typed arguments becomes English or Spanish."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.findings import Arg, Message
from almoner.engine.money import Money
from almoner.engine.wording.months import day
from almoner.engine.wording.neutral import neutral

SLOT = re.compile(r"\{([a-z_]+)(?::(percent|words|called))?\}")
"""A slot shows its argument; ":percent" a share as a percentage, ":words" a tuple of keys as their labels, ":called" the name of a table or
whom it is for as people call it."""
LANGUAGES = ("en", "es")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Messages:
    """Every sentence of the house: key → language → part (title, says, next) → template with {slots}."""

    entries: Mapping[str, Mapping[str, Mapping[str, str]]]

    def render(self, message: Message, part: str = "says", language: str = "en") -> str:
        """The sentence, or "" where this message has no such part. Raises KeyError for an unknown key or a missing argument."""
        template = self.entries[message.key][language].get(part, "")
        return SLOT.sub(lambda slot: self._slot(message.args[slot[1]], slot[2], language), template)

    def _slot(self, value: Arg, form: str | None, language: str) -> str:
        if form == "words" and isinstance(value, tuple):
            return ", ".join(self.word(key, language) for key in value)
        if form == "called":
            return ", ".join(self.called(one, language) for one in str(value).split(", "))
        return shown(value, language, percent=form == "percent")

    def called(self, name: str, language: str) -> str:
        """What people call a public table or whom it is for; the name itself where there is no word."""
        entry = self.entries.get("called_" + name.replace("-", "_"))
        return neutral(name) if entry is None else entry[language]["says"]

    def word(self, key: str, language: str = "en") -> str:
        """A label without arguments."""
        return self.entries[key][language]["says"]


def shown(value: Arg, language: str, *, percent: bool = False) -> str:
    """One argument as people read it. Text from a paper loses control and direction signs, and is cut at 80 characters."""
    match value:
        case Money():
            sign = "-" if value.cents < 0 else ""
            return f"{sign}${abs(value.cents) // 100:,}.{abs(value.cents) % 100:02d}"
        case date():
            return day(value, language)
        case Decimal():
            return plain(value * 100) + " %" if percent else plain(value)
        case bool() | int():
            return str(value)
        case tuple():
            return ", ".join(shown(one, language) for one in value)
        case _:
            clean = neutral(value)
            return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def plain(value: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
