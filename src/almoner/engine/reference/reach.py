"""How far the public tables that are here reach: which checks have all they ask, and what each missing table would add."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from almoner.engine.reference.age import Overdue, overdue
from almoner.engine.reference.editions import Edition
from almoner.engine.reference.known import TABLES, Known


@dataclass(frozen=True, slots=True)
class Here:
    """One table: its `editions` (the latest first), those of its series that are `overdue`, and the `checks` that ask it."""

    known: Known
    editions: tuple[Edition, ...]
    overdue: tuple[Overdue, ...]
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Of `total` checks `full` have every table they ask (or ask none), `part` some of them, the others none."""

    total: int
    full: int
    part: int
    tables: tuple[Here, ...]


def reach(checks: Iterable[str], editions: Iterable[Edition], on: date) -> Reach:
    """`editions` all that are here, of whichever days: whether one counts is asked for each bill."""
    there, kept = frozenset(checks), sorted(editions, key=lambda one: one.first_day, reverse=True)
    late = overdue(kept, on)
    tables = tuple(
        Here(
            known,
            tuple(one for one in kept if one.table == known.name),
            tuple(one for one in late if one.table == known.name),
            tuple(one for one in known.checks if one in there),
        )
        for known in TABLES.values()
    )
    asked = {check: [one for one in tables if check in one.checks] for check in there}
    full = sum(all(one.editions for one in wanted) for wanted in asked.values())
    some = sum(any(one.editions for one in wanted) for wanted in asked.values() if wanted)
    whole_of_some = sum(bool(wanted) and all(one.editions for one in wanted) for wanted in asked.values())
    return Reach(len(there), full, some - whole_of_some, tables)
