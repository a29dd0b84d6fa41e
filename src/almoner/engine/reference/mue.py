"""Medically unlikely edits: the most units of a code that are payable for one patient, provider and day or line.

MUE adjudication indicator (MAI) 1: counted on each line; 2: on the day, absolute; 3: on the day, may be appealed.
The Medicaid files give none: there each line is counted for itself. Some values are kept confidential: a code that is not
in the table has no known limit, which is not the same as having none.
"""

from dataclasses import dataclass

from almoner.engine.reference.editions import Edition

TABLE = "ncci-mue"


@dataclass(frozen=True, slots=True)
class MueLimit:
    """One published row; `mai` is "1", "2", "3", or None where the file has no such column."""

    code: str
    value: int
    mai: str | None
    rationale: str | None


@dataclass(frozen=True, slots=True)
class Mue:
    """An answer."""

    value: int
    mai: str | None
    rationale: str | None
    edition: Edition
