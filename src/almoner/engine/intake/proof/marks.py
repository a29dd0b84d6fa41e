"""Doubts about days, codes and units that an engine saw in a picture: no sum proves them, so the engines must agree."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from almoner.engine.bill import Bill, Doubt, Line
from almoner.engine.intake import values
from almoner.engine.intake.days import day as days_in
from almoner.engine.intake.layout_parts.ocr_words import set_right
from almoner.engine.intake.layout_parts.words import Word
from almoner.engine.intake.proof.cells import Ground

UNSURE = 700
"""Thousandths: below this one engine alone is not believed on a mark without a sum."""
PLAIN_UNITS = re.compile(r"\d{1,5}(?:\.\d{1,2})?")


def mark_doubts(number: int, bill: Bill, ground: Ground, proven: frozenset[str]) -> list[Doubt]:
    """One doubt for each day, code or number of units that was seen badly or differently."""
    return [doubt for position, line in enumerate(bill.lines) for doubt in _of_line(number, position, line, ground, proven)]


def _of_line(number: int, position: int, line: Line, ground: Ground, proven: frozenset[str]) -> Iterator[Doubt]:
    places = dict(line.spots)
    facts: Mapping[str, object] = {"day": line.day, "code": line.code, "units": line.units, "revenue_code": line.revenue_code}
    for name, fact in facts.items():
        path = f"lines/{position}/{name}"
        words = ground.at(places.get(name))
        if fact is None or not words or all(word.printed for word in words) or path in proven:
            continue
        others = _others(name, fact, words)
        agreed = all(word.agreed for word in words)
        if (others and any(word.rival for word in words)) or (not agreed and min(word.confidence for word in words) < UNSURE):
            shown = tuple(dict.fromkeys(str(one) for one in others))
            yield Doubt(field=path, read=str(fact), candidates=shown, says="scan_unsure", spot=places.get(name), bill=number)


def _others(name: str, fact: object, words: tuple[Word, ...]) -> list[object]:
    """Other values of the fact among the alternates."""
    found: list[object] = []
    for at, word in enumerate(words):
        for alternate in word.alternates[:4]:
            text = [one.text for one in words]
            text[at] = set_right(alternate)
            other = _value(name, " ".join(text))
            if other is not None and other != fact and other not in found:
                found.append(other)
    return found


def _value(name: str, text: str) -> object:
    match name:
        case "day":
            read = days_in(text)
            return read[0] if read else None
        case "code":
            code = values.code(text)
            return code[0] if code else None
        case "units":
            return Decimal(text) if PLAIN_UNITS.fullmatch(text) else None
        case "revenue_code":
            return values.revenue_code(text, context=True)
        case _:
            return None
