"""More room days are charged than nights were spent.

What it looks for
    Hospital bills where the room days add up to more than the nights between the first and the last day of the stay. A
    stay that begins and ends on one day counts as one.

Why it matters
    The day of leaving is not a room day. One day too many can be the largest single mistake on a bill.

When it is not an error
    Days of leave, and an extra price for a private room, are no room days. A newborn's days count
    apart from the mother's. On a bill sent during the stay the last day counts too. On a day of moving between
    two rooms both may be listed: there we only ask.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from almoner.engine.bill import Bill, Form, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import by_bill, lacks_term, revenue, words_of
from almoner.engine.checks.rooms import is_room
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money

NEWBORN = re.compile(r"\b(nursery|newborn|baby)\b")
ONE = Decimal(1)


@check(
    id="B01",
    name="more_days_than_nights",
    cls=Class.FACT,
    authority=("ssa-poms-hi-00601-070", "cms-bpm-3-20-1"),
    page=__doc__,
    needs=Needs(header=("admitted", "discharged", "first_day", "last_day", "type_of_bill")),
)
def more_days_than_nights(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill, lines in by_bill(dossier):
        rooms = [line for line in lines if is_room(line)]
        if not rooms or bill.form in {Form.PROFESSIONAL, Form.DENTAL}:
            continue
        most = nights(bill)
        if most is None:
            yield lacks_term("admitted" if bill.admitted is None and bill.first_day is None else "discharged")
            continue
        for babies in (False, True):
            here = [line for line in rooms if is_newborn(line) is babies]
            excess = sum((days_of(line) for line in here), Decimal(0)) - most
            if here and excess > 0:
                yield found(bill, here, most, excess)


def is_newborn(line: Line) -> bool:
    return revenue(line).startswith("017") or bool(NEWBORN.search(words_of(line.description)))


def days_of(line: Line) -> Decimal:
    """The units, else the days the line spans, else one."""
    if line.units is not None:
        return line.units
    if line.day is not None and line.through is not None and line.through > line.day:
        return Decimal((line.through - line.day).days)
    return ONE


def nights(bill: Bill) -> int | None:
    """The room days the stay allows; None where its first or last day is not printed."""
    first, last = bill.admitted or bill.first_day, bill.discharged
    still_in = (bill.type_of_bill or "")[-1:] in {"2", "3"}  # a first or middle bill of a stay that goes on
    if first is None or (last is None and bill.last_day is None):
        return None
    if last is None or still_in:
        end = max(day for day in (last, bill.last_day) if day is not None)
        return max(1, (end - first).days + 1)
    return max(1, (last - first).days) if last >= first else None


def moves(rooms: list[Line]) -> Decimal:
    """How many days may be listed twice because the patient changed rooms."""
    kinds = {revenue(line) or words_of(line.description) for line in rooms}
    by_day: dict[object, set[str]] = defaultdict(set)
    for line in rooms:
        by_day[line.day].add(revenue(line) or words_of(line.description))
    single = all(line.day is not None and days_of(line) <= 1 for line in rooms)
    return Decimal(sum(len(names) - 1 for names in by_day.values()) if single else len(kinds) - 1)


def found(bill: Bill, rooms: list[Line], most: int, excess: Decimal) -> Found:
    charged = most + excess
    moved = excess <= moves(rooms)
    return Found(
        Message("room_days_on_moving", days=charged, nights=most) if moved else Message("room_days", days=charged, nights=most),
        lines=tuple(line.id for line in rooms),
        bills=(bill.id,),
        stake=tuple(stakes(rooms, excess)),
        cls=Class.EVIDENCE if moved else Class.FACT,
    )


def stakes(rooms: list[Line], excess: Decimal) -> Iterator[Stake]:
    """The cheapest of the days too many, so that no more is claimed than is sure."""
    priced = [(rate, days_of(line), line) for line in rooms for rate in [rate_of(line)] if rate is not None]
    for rate, days, line in sorted(priced, key=lambda one: (one[0], str(one[2].day))):
        take = min(days, excess)
        if take > 0:
            yield Stake(min(rate.times(take), line.charge or ZERO), line=line.id)
            excess -= take


def rate_of(line: Line) -> Money | None:
    """What the line charges for a day."""
    days = days_of(line)
    return None if line.charge is None or days <= 0 else line.charge.times(ONE / days)
