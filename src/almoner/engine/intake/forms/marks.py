"""What stands in one box: amounts with dollars and cents apart, days in six or eight digits, codes with modifiers, numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.intake import values
from almoner.engine.intake.forms.page import Placed
from almoner.engine.intake.layout_parts.ocr_words import AS_DIGIT
from almoner.engine.money import Money

NO_RULING = str.maketrans("", "", "|!")
NO_MARK = str.maketrans("", "", " $|!'`’_[]{}~*\"")
POINTED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d*)[.,](\d{2})")
ODD_LETTERS = str.maketrans("£€$§¢©", "EESSCC")
"""Letters that a reading engine takes for signs."""
AS_LETTER = str.maketrans("051826", "OSIBZG")
SERVICE = re.compile(r"\d{5}|\d{4}[AFMTU]|[A-EGHJ-MP-V]\d{4}")
SPLIT_NEAR = 40
LARGEST = 10**12
LARGEST = 10**12
MOST_PARTS = 4
FEWEST_CODE_DIGITS = 2
LEAST_JOINED = 3
"""Digits that may be dollars alone or dollars with cents, where no divider tells."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with the words it stood in; `others` are amounts it may as well be. `whole` says that cents were seen."""

    money: Money
    words: tuple[Placed, ...]
    others: tuple[Money, ...] = ()
    whole: bool = True

    @property
    def sure(self) -> bool:
        return self.whole and not self.others


def digits(text: str) -> str:
    """The digits of a mark that should be a number, letters that look like digits taken for them."""
    return "".join(mark for mark in text.translate(NO_RULING).translate(AS_DIGIT) if mark.isdigit())


def amount(words: Sequence[Placed], divider: int | None) -> Amount | None:
    """Money in a box whose dollars and cents may stand apart: "1,204.00", "1204 00", "120400" across the divider; None where
    nothing there is an amount.
    """
    numbers = [word for word in words if _numeric(word.text)]
    if not 1 <= len(numbers) <= MOST_PARTS or not any(mark.isdigit() for word in numbers for mark in word.text):
        return None
    marks = [word.text.translate(NO_MARK) for word in numbers]
    whole = "".join(word.text for word in words)
    minus = "-" in whole or "(" in whole or whole.upper().endswith("CR")
    parts = [re.sub(r"[^\d.,]", "", mark.upper().removesuffix("CR").translate(AS_DIGIT)).strip(",") for mark in marks]
    parts = [part for part in parts if part.strip(".,")]
    if not parts:
        return None
    if len(parts) > 1 and parts[-1].startswith(".") and len(parts[-1]) == 3:
        parts[-1] = parts[-1][1:]
    others: list[int] = []
    cents: int | None
    cents = _one(parts[0], numbers[-1], divider, others) if len(parts) == 1 else _several(parts, numbers, divider)
    if cents is None or cents > LARGEST:
        return None
    sign = -1 if minus and cents else 1
    if sign < 0 and not all(word.word.printed for word in numbers):
        others.append(-cents)  # a ruling is read as a minus more often than a claim has one
        sign = 1
    # Cents were seen beside the dollars, behind a point, or at the end of digits that run across the divider.
    seen = len(parts) > 1 or POINTED.fullmatch(parts[0]) is not None or cents == int(digits(parts[0])) or not cents
    return Amount(Money(sign * cents), tuple(numbers), tuple(Money(sign * other) for other in others), seen)


def _numeric(text: str) -> bool:
    """Whether a word is a number for the most part, look-alikes included."""
    marks = [mark for mark in text.translate(AS_DIGIT) if mark.isalnum()]
    return bool(marks) and sum(mark.isdigit() for mark in marks) * 2 > len(marks)


def _one(part: str, word: Placed, divider: int | None, others: list[int]) -> int | None:
    """All digits in one word."""
    if pointed := POINTED.fullmatch(part):
        return int((pointed[1] or "0").replace(",", "")) * 100 + int(pointed[2])
    plain = part.replace(",", "").strip(".")
    if not plain.isdigit():
        return None
    if divider is None:
        # A form has a column for cents: digits in one word end with them, unless somebody left them out.
        if len(plain) < LEAST_JOINED:
            return int(plain) * 100
        others.append(int(plain) * 100)
        return int(plain)
    wide = max(1, (word.x1 - word.x0) // len(plain))
    if word.x1 <= divider + wide // 2:
        if len(plain) >= 4 and word.x1 > divider - wide // 2:
            others.append(int(plain))
        return int(plain) * 100
    if word.x0 >= divider - wide // 2 and len(plain) == 2:
        return int(plain)
    # The digits run across the divider: the last two are cents; a divider read as 1 is one digit too many.
    if len(plain) >= 4 and plain[-3] == "1":
        middle = word.x0 + (word.x1 - word.x0) * (2 * len(plain) - 5) // (2 * len(plain))
        if abs(middle - divider) <= wide // 2:
            others.append(int(plain))
            return int(plain[:-3]) * 100 + int(plain[-2:])
    if len(plain) > 2:
        return int(plain)
    return int(plain) * 100


def _several(parts: Sequence[str], words: Sequence[Placed], divider: int | None) -> int | None:
    """Digits in several words: the last are cents when they are two and stand after the divider or after a gap."""
    last = parts[-1].strip(".,")
    head = "".join(part.replace(",", "").strip(".") for part in parts[:-1])
    if not head.isdigit():
        return None
    if len(last) == 2 and last.isdigit() and (divider is None or words[-1].x >= divider - SPLIT_NEAR):
        return int(head) * 100 + int(last)
    if pointed := POINTED.fullmatch(parts[-1]):
        return int(head + pointed[1].replace(",", "")) * 100 + int(pointed[2])
    if last.isdigit() and len(last) == 2:
        return int(head) * 100 + int(last)
    return None


def day_in(words: Sequence[Placed], *, not_after: int | None = None) -> date | None:
    """A day in a box: "020326", "02032026", "02 03 26", "02/03/2026", months first as the forms ask. Two digits of a year are
    of this century unless that lies after `not_after`.
    """
    marks = "".join(digits(word.text) if len(digits(word.text)) > 0 else "" for word in words)
    if "/" in "".join(word.text for word in words) or "-" in "".join(word.text for word in words):
        pieces = re.split(r"[-/ ]+", " ".join(word.text.strip("|") for word in words).translate(AS_DIGIT))
        if len(pieces) == 3 and all(piece.isdigit() for piece in pieces) and len(pieces[0]) <= 2 and len(pieces[1]) <= 2:
            marks = pieces[0].zfill(2) + pieces[1].zfill(2) + pieces[2]
    if len(marks) == 8:
        month, number, year = int(marks[:2]), int(marks[2:4]), int(marks[4:])
    elif len(marks) == 6:
        month, number, year = int(marks[:2]), int(marks[2:4]), 2000 + int(marks[4:])
        if year > (not_after or 2079):
            year -= 100
    else:
        return None
    if not 1880 <= year <= 2100:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def days_in(words: Sequence[Placed], more: Sequence[Placed] = ()) -> tuple[list[Placed], list[Placed]]:
    """The words of a first and a last day that stand side by side, parted: six numbers, two dates, or by the widest gap."""
    if more:
        return list(words), list(more)
    numbers = [word for word in words if digits(word.text)]
    if len(numbers) in (2, 6) and (len(numbers) == 6 or all(len(digits(word.text)) >= 6 for word in numbers)):
        half = len(numbers) // 2
        return numbers[:half], numbers[half:]
    return list(words), []


def code_in(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A service's code with its modifiers, however far apart they stand: "99284 25", "J188559", "97110GP KX"."""
    marks = re.sub(r"[^A-Z0-9]", "", text.translate(ODD_LETTERS).upper())
    if len(marks) < 5 or sum(map(str.isdigit, marks[:5])) < FEWEST_CODE_DIGITS:
        return None
    head, rest = marks[:5], marks[5:]
    if not SERVICE.fullmatch(head):
        first = head[0] if head[0].isalpha() and head[0] not in "OIQZS" else head[0].translate(AS_DIGIT)
        last = head[4] if head[4] in "AFMTU" and head[:4].isdigit() else head[4].translate(AS_DIGIT)
        head = first + head[1:4].translate(AS_DIGIT) + last
    if not SERVICE.fullmatch(head) or len(rest) % 2 or len(rest) > 8:
        return None
    modifiers = values.modifiers(" ".join(rest[at : at + 2] for at in range(0, len(rest), 2))) if rest else ()
    if rest and not modifiers:
        return None
    return head, modifiers


def count_in(words: Sequence[Placed]) -> Decimal | None:
    """Units: "1", "2.5", "1 5" is not one number."""
    marks = [mark for word in words if (mark := word.text.translate(NO_MARK).strip(".,-"))]
    if len(marks) != 1:
        return None
    found = values.units(marks[0])
    return found if found is not None else values.units(marks[0].translate(AS_DIGIT))


def icd_in(text: str) -> str | None:
    """A diagnosis, its dot printed, missing, or its parts in two boxes; a mark for "present on admission" is left out."""
    marks = re.sub(r"[^A-Z0-9.]", "", text.translate(ODD_LETTERS).upper()).strip(".")
    if len(marks) < 3:
        return None
    head = marks[0].translate(AS_LETTER) + marks[1].translate(AS_DIGIT) + marks[2:]
    if len(head) > 2 and head[2] in "OQDILSZG":
        head = head[:2] + head[2].translate(AS_DIGIT) + head[3:]
    return values.icd(head)


def npi_in(words: Sequence[Placed]) -> str | None:
    """The first number whose check digit fits."""
    for word in words:
        marks = digits(word.text) if not word.word.printed else re.sub(r"\D", "", word.text)
        found = values.npi(marks[-10:]) if len(marks) >= 10 else None
        if found is not None:
            return found
    return None
