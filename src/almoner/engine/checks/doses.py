"""How much of a drug a line or a table names: "60 MG" on a line, "UP TO 125 MG" in a table of drug codes."""

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from almoner.engine.bill import Line

MASS, COUNT, SALT = "mass", "count", "salt"
SIZES = {
    "MCG": (MASS, Decimal(1)),
    "UG": (MASS, Decimal(1)),
    "MG": (MASS, Decimal(1000)),
    "GM": (MASS, Decimal(1000000)),
    "GRAM": (MASS, Decimal(1000000)),
    "G": (MASS, Decimal(1000000)),
    "UNIT": (COUNT, Decimal(1)),
    "UNT": (COUNT, Decimal(1)),
    "IU": (COUNT, Decimal(1)),
    "MEQ": (SALT, Decimal(1)),
}
"""What a word for a quantity measures, and how much of the smallest one it is. Millilitres measure no drug but the liquid."""
WORD = r"(?P<word>MCG|UG|MG|GM|GRAM|G|UNIT|UNT|IU|MEQ)S?"
AMOUNT = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\s*-?\s*"
GIVEN = re.compile(rf"(?<![\w.,/-]){AMOUNT}{WORD}(?!\w|\s*/|\s*-\s*\d|\s*PER\b)", re.ASCII)
OF_THE_CODE = re.compile(r"\b(PER|UP TO|EACH|EVERY|EA|POR|HASTA|CADA)\W*$")
"""Words before an amount that is the code's own: how much one unit stands for, not how much was given."""
STRENGTH = re.compile(r"[\d.]\s*(?:MCG|UG|MG|GM|G|UNITS?|UNT|IU|MEQ)\s*(?:/|PER\b)", re.ASCII)
WHOLE = re.compile(rf"(?:UP TO )?{AMOUNT}{WORD}", re.ASCII)

NAMED = re.compile(r"\bN4\s?[\d-]{11,13}\s+UN\s?(?P<number>\d{1,6}(?:\.\d{1,3})?)\b", re.ASCII)
"""How a paper claim names a drug and how many containers of it: "N400409379601 UN2"."""
CONTAINERS = "UN"


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount of drug: the `number` and `word` as printed, what the word measures, and how many of its smallest ones."""

    number: Decimal
    word: str
    measures: str
    small: Decimal

    def __str__(self) -> str:
        return f"{format(self.number.normalize(), 'f')} {self.word}"


def given(text: str | None) -> Dose | None:
    """The one dose that a line's words name; None where they name none, several, or only what one unit of the code is. A
    strength in a liquid ("30 MG/ML") is no dose.
    """
    said = (text or "").upper()
    found = list(GIVEN.finditer(said))
    if not found or STRENGTH.search(said) or any(OF_THE_CODE.search(said[: one.start()]) for one in found):
        return None
    doses = {dose_of(one) for one in found}
    return doses.pop() if len(doses) == 1 else None


def unit_dose(text: str) -> Dose | None:
    """What one unit stands for as a table prints it; None for anything but one plain amount of drug."""
    found = WHOLE.fullmatch(" ".join(text.upper().split()))
    return None if found is None else dose_of(found)


def containers(line: Line) -> Decimal | None:
    """How many containers of the drug a claim's line names beside its NDC; None where it names none, or counts otherwise."""
    if line.ndc_units is not None:
        return line.ndc_units if line.ndc_unit == CONTAINERS and line.ndc_units > 0 else None
    named = NAMED.search((line.description or "").upper())
    number = None if named is None else Decimal(named["number"])
    return number or None


def dose_of(found: re.Match[str]) -> Dose:
    number, word = Decimal(found["number"].replace(",", "")), found["word"]
    measures, size = SIZES[word]
    return Dose(number, word, measures, number * size)


def units_for(dose: Dose, unit: Dose) -> int:
    """How many whole units the dose makes; both measure the same, and the unit is not nothing."""
    return int((dose.small / unit.small).to_integral_value(ROUND_CEILING))


def number_in(dose: Dose, unit: Dose) -> Decimal:
    """The dose's number, counted in the word of the unit: 1 G as 1000 where the unit is in MG."""
    return dose.small / SIZES[unit.word][1]
