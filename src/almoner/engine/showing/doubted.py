"""What a doubt is about, as a person writes it: days and money in words of one language, not as the JSON has them."""

from datetime import date
from functools import lru_cache
from typing import Any

from almoner.engine.bill import Bill, Line
from almoner.engine.intake.confirming import Kind, as_json, fact_at, typed
from almoner.engine.money import Money
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages, shown

NETWORK = {"in": "confirm_network_in", "out": "confirm_network_out"}


@lru_cache(maxsize=4096)
def kind_at(field: str) -> Kind:
    """How a value at a path of the audit's JSON ("bills/b…/lines/l…/charge") is written; TEXT where it is none that can be corrected."""
    path = field.split("/")[2:]
    match path:
        case ["lines", _, "adjustment"] | ["rows", _, "amount"]:
            return Kind.MONEY
        case ["lines", id, _]:
            bill = Bill(lines=(Line(id=id),))
        case _:
            bill = Bill()
    fact = fact_at(bill, path)
    return Kind.TEXT if fact is None else fact.kind


def doubted(field: str, value: Any, *, messages: Messages, language: str) -> str:
    """A value that was read at this path, or may be there instead. What is none of its kind is shown as it stands on the paper."""
    if isinstance(value, bool):
        return messages.word("confirm_yes" if value else "confirm_no", language)
    if isinstance(value, list):
        return neutral(", ".join(map(str, value)))
    if value is None:
        return ""
    kind, text = kind_at(field), str(value)
    plain = as_json(kind, text) if kind in {Kind.DAY, Kind.MONEY} else text
    if plain is None:
        return neutral(text)
    if kind is Kind.DAY:
        return shown(date.fromisoformat(plain), language)
    if kind is Kind.MONEY:
        return shown(Money.of(plain), language)
    if kind is Kind.NETWORK and text in NETWORK:
        return messages.word(NETWORK[text], language)
    return neutral(text)


def as_value(field: str, said: str, now: Any, *, language: str = "en") -> Any:
    """What was read or typed, as a correction takes it: of the kind of what stands there, a day with the name of its month too. What is
    none of that kind stays as it is.
    """
    if isinstance(now, list):
        return said.replace(",", " ").split()
    kind = kind_at(field)
    value = None if kind is Kind.TEXT else typed(kind, said, language=language).value
    return said if value is None else value
