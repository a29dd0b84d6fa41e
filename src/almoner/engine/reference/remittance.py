"""Lists of remittance codes: what the reason of an adjustment (CARC) or a remark (RARC) on a payer's paper means.

The sentences belong to X12 and its committees: a person imports their own copy, and none comes with almoner. Each row says from
which day it counts and when its wording last changed, so that a later list may speak of an earlier day where the row shows that
nothing has changed since.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.reference.editions import Edition

CARC, RARC = "carc", "rarc"


@dataclass(frozen=True, slots=True)
class RemittanceCode:
    """One published row. `ended`: after that day payers may not give it anew; what it means stays the same."""

    code: str
    description: str
    started: date | None
    modified: date | None
    ended: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """An answer: the row, and whose."""

    row: RemittanceCode
    edition: Edition


def in_order(editions: Iterable[Edition], table: str, on: date) -> tuple[Edition, ...]:
    """The lists that may speak of a day: the last one published before it, then later ones, soonest first."""
    held = sorted((one for one in editions if one.table == table), key=lambda one: one.first_day)
    before = [one for one in held if one.covers(on)][-1:]
    return (*before, *(one for one in held if one.first_day > on))


def speaks_of(row: RemittanceCode, edition: Edition, on: date) -> bool:
    """Whether these words surely stood that day: a later list only where its row has not changed since."""
    if row.started is not None and row.started > on:
        return False
    if edition.covers(on):
        return True
    since = row.modified or row.started
    return since is not None and since <= on
