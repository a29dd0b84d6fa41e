"""Add-on codes: services that are only payable beside a primary one.

Type 1: the table lists every primary code. Type 2: none is listed, the contractor decides. Type 3: some are listed, and the
contractor may accept others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.reference.editions import Edition

TABLE = "addon"
CONTRACTOR_DEFINED = "CCCCC"
"""Stands where a primary code would: the contractor decides."""


@dataclass(frozen=True, slots=True)
class AddOnPair:
    """One published row; the days are the last ones on which the add-on, the primary and the edit count."""

    code: str
    primary: str
    type: str
    effective: date | None
    deleted: date | None
    code_deleted: date | None
    primary_deleted: date | None
    note: str | None

    def counts_on(self, day: date) -> bool:
        """Whether this row is in force that day."""
        ends = (self.deleted, self.code_deleted, self.primary_deleted)
        return (self.effective is None or self.effective <= day) and all(end is None or day <= end for end in ends)


@dataclass(frozen=True, slots=True)
class AddOn:
    """An answer. `type` None: on that day the code is no add-on. `listed` is as published, with "CCCCC" where it stands."""

    type: str | None
    listed: tuple[str, ...]
    edition: Edition

    @property
    def primaries(self) -> tuple[str, ...]:
        """The primary codes that are named."""
        return tuple(code for code in self.listed if code != CONTRACTOR_DEFINED)

    @property
    def all_listed(self) -> bool:
        """Whether no other code than `primaries` can be the primary."""
        return self.type == "1"


def answer(rows: Iterable[AddOnPair], on: date, edition: Edition) -> AddOn:
    """From all rows of one add-on code. Where rows name several types, the one that leaves the most open."""
    standing = [row for row in rows if row.counts_on(on)]
    types = {row.type for row in standing}
    type_ = next((one for one in ("3", "2", "1") if one in types), None)
    return AddOn(type_, tuple(sorted({row.primary for row in standing})), edition)
