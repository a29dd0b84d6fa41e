"""Papers on pages that say the same as another one: a bill and its photo, or one statement printed twice."""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from almoner.engine.bill import Bill, Line, Reading
from almoner.engine.money import Money
from almoner.engine.reconcile.likeness import marks_of_bill, number, other_patient, same_provider

DAYS = ("statement_date", "admitted", "discharged", "first_day", "last_day", "due_on")
MONEY = tuple(one.name for one in fields(Bill) if one.type in {Money | None, "Money | None"})


def copies(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of positions: a paper that says again what another one says, and the one to keep.

    Of two, the one with fewer doubts is kept, else the first. Only papers on pages: a line that stands twice in a claims file
    is a fact of that file. Letters are compared by nothing yet and never count as copies.
    """
    kept: list[int] = []
    for place in sorted(range(len(readings)), key=lambda place: (len(readings[place].doubts), place)):
        original = next((other for other in kept if say_the_same(readings[other], readings[place])), None)
        if original is None:
            kept.append(place)
        else:
            yield place, original


def say_the_same(one: Reading, two: Reading) -> bool:
    if not (one.pages and two.pages and one.bills) or one.notices or two.notices or len(one.bills) != len(two.bills):
        return False
    return all(is_copy(mine, yours) for mine, yours in zip(one.bills, two.bills, strict=True))


def is_copy(one: Bill, two: Bill) -> bool:
    """Equal in kind, days, money and lines, and of one account or one statement day of one patient and provider."""
    if one.kind is not two.kind or not (one.lines or one.balance is not None) or said(one) != said(two):
        return False
    mine, yours = marks_of_bill(one), marks_of_bill(two)
    if other_patient(mine, yours) or number(one.claim) != number(two.claim):
        return False
    if mine.account or yours.account:
        return mine.account == yours.account
    return one.statement_date is not None and same_provider(mine, yours) and bool(mine.patient & yours.patient)


def said(bill: Bill) -> tuple[object, ...]:
    """What a copy repeats: not its words, which a photo may blur."""
    return tuple(getattr(bill, name) for name in (*DAYS, *MONEY)) + tuple(map(line_said, bill.lines))


def line_said(line: Line) -> tuple[object, ...]:
    return line.day, line.code, line.modifiers, line.units, line.charge, line.allowed, line.paid, line.patient_owes
