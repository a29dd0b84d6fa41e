"""A JSON value together with where it stands, and what such a value can plainly be: text, a day, a number, codings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from almoner.engine.bill import Spot
from almoner.engine.wording.neutral import neutral

LONGEST_TEXT = 400
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,13}(?:\.\d{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spoiled:
    """What stands where JSON gave no usable value: NaN, a number of thousands of digits, a key given twice."""

    raw: str


def below(pointer: str, key: str) -> str:
    """One step down, escaped as RFC 6901 wants it."""
    if "~" in key or "/" in key:
        key = key.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{key}"


@dataclass(frozen=True, slots=True)
class At:
    """A value and its RFC 6901 pointer. Missing parts are At(None): reading goes on, and nothing is found."""

    value: Any
    pointer: str = ""

    def get(self, key: str) -> "At":
        """The named part; of a list with one element, that element's (STU3 and R4 differ in what repeats)."""
        if isinstance(self.value, list) and len(self.value) == 1:
            return At(self.value[0], self.pointer + "/0").get(key)
        part = self.value.get(key) if isinstance(self.value, dict) else None
        return At(None, self.pointer) if part is None else At(part, below(self.pointer, key))

    def each(self, key: str) -> Iterator["At"]:
        """The elements of the named part; a part that is no list counts as its only element."""
        if not isinstance(self.value, dict):
            return
        part = self.value.get(key)
        if part is None:
            return
        place = below(self.pointer, key)
        if isinstance(part, list):
            for index, element in enumerate(part):
                yield At(element, f"{place}/{index}")
        else:
            yield At(part, place)

    def text(self) -> str | None:
        """A string (or whole number) as one clean line, else None."""
        if isinstance(self.value, str):
            text = self.value
            if len(text) <= LONGEST_TEXT and text.isascii() and text.isprintable() and "  " not in text:
                return text.strip() or None  # most texts are codes; they need no cleaning
            return neutral(text[: LONGEST_TEXT * 2])[:LONGEST_TEXT] or None
        if isinstance(self.value, int) and not isinstance(self.value, bool) and abs(self.value) < 10**18:
            return str(self.value)
        return None

    def day(self) -> date | None:
        """The calendar day of a date or date-time between 1850 and 2199; a year or month alone is no day."""
        found = _DAY.fullmatch(self.value[:40]) if isinstance(self.value, str) else None
        if found is None:
            return None
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
        return day if 1850 <= day.year <= 2199 else None

    def number(self) -> Decimal | None:
        """A plain finite number of at most 13 digits and 9 places, without trailing zeros."""
        value = self.value
        if isinstance(value, bool):
            return None
        text = value if isinstance(value, str) else format(value, "f") if sized(value) else ""
        if not _NUMBER.fullmatch(text):
            return None
        number = Decimal(text)
        return number.to_integral_value() if number == number.to_integral_value() else number.normalize()

    def codings(self) -> Iterator[tuple[str, str]]:
        """(system, code) of a CodeableConcept, Coding or list of CodeableConcepts, in order; "" for a missing system."""
        if isinstance(self.value, list):
            for element in self.value:
                yield from At(element).codings()
            return
        if not isinstance(self.value, dict):
            return
        for coding in self.each("coding") if "coding" in self.value else [self]:
            code = coding.get("code").text()
            if code is not None:
                yield coding.get("system").text() or "", code

    def words(self) -> str | None:
        """What a CodeableConcept says in words: its text, else its first display."""
        said = self.get("text").text()
        return said or next((text for coding in self.each("coding") if (text := coding.get("display").text())), None)

    def reference(self) -> str | None:
        """The reference of a Reference."""
        return self.get("reference").text()

    def spot(self) -> Spot:
        """Where this stands in the document."""
        return Spot(document=0, pointer=self.pointer)


def sized(value: Any) -> bool:
    """Whether a number can be written out plainly: 1e999 would be a thousand digits long."""
    if isinstance(value, Decimal):
        return value.is_finite() and -20 < value.adjusted() < 20 and len(value.as_tuple().digits) < 40
    return isinstance(value, int) and abs(value) < 10**20
