"""Nearly the same line appears twice.

What it looks for
    Two lines of one bill with the same code and charge on the same day under other words, or the same service at
    the same charge on two days in a row.

Why it matters
    One service is sometimes entered twice: under two names, or on the day it was ordered and the day it was done.

When it is not an error
    A reversal takes its pair back. Rooms are charged each day. Therapy, dialysis, radiation, daily visits, drugs, lab
    tests and the blood drawn for them, rented equipment and whatever is done three or more days come in series. In a
    hospital stay most care is given every day; a hospital visit or a room on both days tells a stay. Modifiers for done
    again, other side or other part, two doctors, two drug numbers or two printed times are two services. Codes without a
    fixed meaning stand for different things.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, starmap

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.daily import ONCE_IN_A_STAY, falls, in_a_stay, is_daily
from almoner.engine.checks.lines import (
    DONE_AGAIN,
    OTHER_PLACE,
    OTHER_SIDE,
    by_bill,
    identities,
    is_repeated,
    label,
    lacks,
    revenue,
    words_of,
)
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money

APART = DONE_AGAIN | OTHER_SIDE | OTHER_PLACE | {"26", "TC", "78", "79", "58", "80", "81", "82", "AS", "62"}
UNFIXED = re.compile(r"(99070|\d{3}99|J3490|J3590|J9999|C9399|[A-Z]\d{2}99|A[49]\d{3}|C1\d{3}|C2\d{3}|L\d{4})")
DRUGS = ("025", "063")


@check(
    id="A08",
    name="nearly_same_line",
    cls=Class.EVIDENCE,
    authority=("usc-42-1395b-7-b-3-B-ii",),
    page=__doc__,
    needs=Needs(fields=("charge",)),
)
def nearly_same_line(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    what = identities(dossier)
    for bill, lines in by_bill(dossier):
        undated = [line for line in lines if line.day is None]
        if undated:
            yield lacks("day", undated)
        alike: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for line in lines:
            if what[line.id] is not None and line.day is not None and APART.isdisjoint(line.modifiers):
                cents = None if line.charge is None else line.charge.cents
                alike[what[line.id], cents, line.npi or bill.provider.npi].append(line)
        for group in (group for group in alike.values() if len(group) > 1):
            yield from other_words(group)
            yield from next_day(bill, group)


def other_words(group: list[Line]) -> Iterator[Answer]:
    """The same code and charge on one day, told apart only by words, revenue code or a missing mark."""
    days: dict[date | None, dict[tuple[object, ...], Line]] = defaultdict(dict)
    for line in group:
        days[line.day].setdefault((words_of(line.description), revenue(line), line.modifiers, line.ndc, line.units), line)
    for day, kinds in days.items():
        first, *rest = kinds.values()
        if not rest or first.code is None or day is None or first.charge is None:
            continue
        if UNFIXED.fullmatch(first.code) or is_repeated(first) or not all(starmap(near, combinations(kinds.values(), 2))):
            continue
        yield found(Message("nearly_same_line", code=first.code, day=day, charge=first.charge), [first, *rest], first.charge)


def near(one: Line, two: Line) -> bool:
    """Whether nothing printed on both tells two services apart."""
    known = [
        (one.ndc, two.ndc),
        (one.units, two.units),
        (one.time, two.time),
        (one.place_of_service, two.place_of_service),
        (one.site, two.site),
        (one.visit, two.visit),
    ]
    drug = one.code is not None and re.match(r"[JQ]", one.code) is not None
    drug = drug or revenue(one).startswith(DRUGS) or revenue(two).startswith(DRUGS)
    same_words = words_of(one.description) == words_of(two.description)
    return all(a is None or b is None or a == b for a, b in known) and (same_words or not drug)


def next_day(bill: Bill, group: list[Line]) -> Iterator[Answer]:
    """Exactly two days, one after the other, with one line each."""
    days = sorted({line.day for line in group if line.day is not None})
    if len(days) != 2 or len(group) != 2 or days[1] - days[0] != timedelta(days=1):
        return
    first, second = sorted(group, key=lambda line: str(line.day))
    daily = any(is_daily(line) or line.through not in {None, line.day} for line in group)
    if daily or not near(first, second) or first.modifiers != second.modifiers or first.charge is None:
        return
    if in_a_stay(bill, days[0], days[1]) and not falls(first, ONCE_IN_A_STAY):
        return
    says = Message("nearly_same_day", code=label(first), first=days[0], second=days[1], charge=first.charge)
    yield found(says, [first, second], first.charge)


def found(says: Message, lines: list[Line], charge: Money) -> Found:
    stake = tuple(Stake(charge, line=line.id) for line in lines[1:])
    return Found(says, lines=tuple(line.id for line in lines), stake=stake)
