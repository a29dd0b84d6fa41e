"""HCPCS Level II: which codes are valid on a day.

The file holds letters A to V with four digits, and two-character modifiers. CPT (Level I) and dental codes are not in it:
about those it says nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.reference.editions import Edition

TABLE = "hcpcs"
LEVEL_TWO = re.compile(r"[A-CE-V]\d{4}|[A-Z][A-Z0-9]", re.ASCII)


@dataclass(frozen=True, slots=True)
class HcpcsCode:
    """One code or modifier; `terminated` is the last day on which it may be used."""

    code: str
    short: str | None
    long: str | None
    added: date | None
    effective: date | None
    terminated: date | None
    coverage: str | None
    action: str | None


@dataclass(frozen=True, slots=True)
class Hcpcs:
    """An answer: `first_day` and `last_day` are those of the code, None where the file gives none."""

    valid: bool
    first_day: date | None
    last_day: date | None
    description: str | None
    edition: Edition


def speaks_of(code: str) -> bool:
    """Whether the file would have this code if it existed."""
    return LEVEL_TWO.fullmatch(code) is not None


def answer(rows: Iterable[HcpcsCode], on: date, edition: Edition) -> Hcpcs:
    """From all rows of one code; of several, the one in force, else the latest."""
    rows = sorted(rows, key=lambda row: row.added or date.min)
    for row in rows:
        if (row.added is None or row.added <= on) and (row.terminated is None or on <= row.terminated):
            return Hcpcs(True, row.added, row.terminated, row.long or row.short, edition)
    if not rows:
        return Hcpcs(False, None, None, None, edition)
    return Hcpcs(False, rows[-1].added, rows[-1].terminated, rows[-1].long or rows[-1].short, edition)
