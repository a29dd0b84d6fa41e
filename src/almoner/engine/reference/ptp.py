"""NCCI procedure-to-procedure edits: which two codes of one patient, provider and day are not paid together.

Each row says: with the column 1 code, the column 2 code is not paid, from the effective to the deletion date, both
included. Modifier indicator 0: never; 1: unless a modifier tells the two apart; 9: the edit does not apply.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.reference.editions import Edition

TABLE = "ncci-ptp"
NOT_APPLICABLE = "9"


@dataclass(frozen=True, slots=True)
class PtpEdit:
    """One published row. A date the file does not give is None; `deleted` is the last day on which the edit counts."""

    c1: str
    c2: str
    effective: date | None
    deleted: date | None
    modifier: str
    rationale: str | None

    def counts_on(self, day: date) -> bool:
        """Whether the edit is in force that day."""
        return (
            self.modifier != NOT_APPLICABLE
            and (self.effective is None or self.effective <= day)
            and (self.deleted is None or day <= self.deleted)
        )


@dataclass(frozen=True, slots=True)
class Ptp:
    """An answer: `edit` whether an edit counts; without one, `deleted` is when it last ended, if it ever stood there."""

    edit: bool
    modifier: str | None
    effective: date | None
    deleted: date | None
    rationale: str | None
    edition: Edition


def answer(rows: Iterable[PtpEdit], on: date, edition: Edition) -> Ptp:
    """From all rows of one pair, in this order of codes. Of several in force, the strictest."""
    rows = tuple(rows)
    standing = sorted((row for row in rows if row.counts_on(on)), key=lambda row: row.modifier)
    if standing:
        row = standing[0]
        return Ptp(True, row.modifier, row.effective, row.deleted, row.rationale, edition)
    ended = [row.deleted for row in rows if row.deleted is not None]
    return Ptp(False, None, None, max(ended, default=None), None, edition)
