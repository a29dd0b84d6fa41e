"""Coded lines of one bill and one day, with the tables that speak of them: what every check of codes begins with."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.lines import by_bill, day_of, lacks
from almoner.engine.checks.tabled import MEDICAID, Scope, scope_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import CannotTell, Class
from almoner.engine.reference.editions import MEDICARE

CODE = re.compile(r"[A-Z0-9][0-9]{3}[A-Z0-9]", re.ASCII)
WHO = {MEDICARE: "Medicare", MEDICAID: "Medicaid"}
"""The programmes as people call them, the same in both languages."""


@dataclass(frozen=True, slots=True)
class CodedDay:
    """The charged lines of one bill on one day that have a code. `beside` are ones of that day, or of no day, without a code."""

    bill: Bill
    scope: Scope
    day: date
    lines: tuple[Line, ...]
    beside: tuple[Line, ...]
    own: bool

    @property
    def most(self) -> Class:
        """The surest class a finding may have here: a question where the setting is not known, or another payer comes first."""
        return Class.RULE if self.scope.sure and self.own else Class.QUESTION

    @property
    def who(self) -> str:
        """Whose table is asked."""
        return WHO[self.scope.programme]

    def by_code(self) -> dict[str, list[Line]]:
        """The lines of each code, in order."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            found[str(line.code)].append(line)
        return found


def coded_days(dossier: Dossier) -> tuple[CodedDay | CannotTell, ...]:
    """Every bill the tables speak of, day by day. Says so where a bill has no codes at all, or a coded line has no day."""
    return dossier.once(coded_days_of)


def coded_days_of(dossier: Dossier) -> Iterator[CodedDay | CannotTell]:
    """As `coded_days`, worked out."""
    for bill, lines in by_bill(dossier):
        scope = scope_of(bill, dossier)
        if scope is None or not lines:
            continue
        coded = [line for line in lines if line.code and CODE.fullmatch(line.code)]
        if not coded:
            yield lacks("code", lines)
            continue
        undated = [line for line in coded if day_of(bill, line) is None]
        if undated:
            yield lacks("day", undated)
        days: dict[date, list[Line]] = defaultdict(list)
        for line in coded:
            day = day_of(bill, line)
            if day is not None:
                days[day].append(line)
        kind = bill.payer.type or dossier.payers[0]
        own = kind in {scope.programme, "unknown"}
        no_day = {line.id for line in undated}
        bare = [line for line in lines if line.code is None or line.id in no_day]
        for day in sorted(days):
            beside = tuple(line for line in bare if day_of(bill, line) in {None, day})
            yield CodedDay(bill, scope, day, tuple(days[day]), beside, own)


def several_days(line: Line) -> int:
    """How many days the line covers, as printed."""
    return 1 if line.day is None or line.through is None else max(1, (line.through - line.day).days + 1)


def surest(classes: Sequence[Class]) -> Class:
    """The strongest of several."""
    return max(classes, key=lambda one: one.strength)


def weakest(*classes: Class) -> Class:
    """The weakest of several."""
    return min(classes, key=lambda one: one.strength)
