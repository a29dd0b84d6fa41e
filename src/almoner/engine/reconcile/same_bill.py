"""Which later paper answers which earlier one, and whether that is sure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from almoner.engine.bill import Bill, BillKind
from almoner.engine.dossier import DECIDED
from almoner.engine.reconcile.likeness import Marks, marks_of_bill, number, other_patient, provider_score

ASKS = frozenset({BillKind.BILL, BillKind.CLAIM, BillKind.COLLECTION})
FEWEST_SHARED = 2
SURE, LIKELY = 2, 1


@dataclass(frozen=True, slots=True)
class Answered:
    """An earlier bill and the later one laid beside it. `renumbered` where both print an account, and not the same."""

    old: Bill
    new: Bill
    sure: bool
    renumbered: bool


def answered(old: Sequence[Bill], new: Sequence[Bill]) -> tuple[tuple[Answered, ...], tuple[Bill, ...]]:
    """Each later bill with the earlier one it fits best, every bill once; and the later bills that fit none."""
    marks = {id(bill): marks_of_bill(bill) for bill in (*old, *new)}
    fits = [
        (how, score(one, other), one, other)
        for one in old
        for other in new
        if (how := fit(marks[id(one)], marks[id(other)], one, other))
    ]
    found: list[Answered] = []
    free_old, free_new = {id(bill) for bill in old}, {id(bill) for bill in new}
    for how, _, one, other in sorted(fits, key=lambda each: (-each[0], *each[1], each[2].id, each[3].id)):
        if id(one) in free_old and id(other) in free_new:
            free_old.discard(id(one))
            free_new.discard(id(other))
            mine, yours = marks[id(one)].account, marks[id(other)].account
            found.append(Answered(one, other, how == SURE, bool(mine and yours and mine != yours)))
    return in_order(found, new), tuple(bill for bill in new if id(bill) in free_new)


def in_order(found: Iterable[Answered], new: Sequence[Bill]) -> tuple[Answered, ...]:
    place = {id(bill): number for number, bill in enumerate(new)}
    return tuple(sorted(found, key=lambda one: place[id(one.new)]))


def fit(a: Marks, b: Marks, one: Bill, other: Bill) -> int:
    """2 where the papers themselves say that they belong together, 1 where much speaks for it, else 0."""
    if side(one) != side(other) or other_patient(a, b):
        return 0
    named = (a.account and a.account == b.account) or (a.claim and a.claim in {b.claim, number(other.supersedes)})
    if named:
        return SURE if provider_score(a, b) >= 0 or BillKind.COLLECTION in {one.kind, other.kind} else LIKELY
    if provider_score(a, b) <= 0 or not (a.days & b.days):
        return 0
    shared = sum((Counter(a.lines) & Counter(b.lines)).values())
    smaller = min(len(a.lines), len(b.lines))
    if shared >= FEWEST_SHARED and 2 * shared >= smaller and a.patient and a.patient == b.patient:
        return SURE
    return LIKELY if shared or (a.charges is not None and a.charges == b.charges) else 0


def side(bill: Bill) -> str:
    """What asks is laid beside what asks, a payer's decision beside a decision."""
    return "asks" if bill.kind in ASKS else "decides" if bill.kind in DECIDED else bill.kind.value


def score(one: Bill, other: Bill) -> tuple[int, int, int, int]:
    """Of several earlier papers the one of the same kind, with lines where the later one has lines, of the same total, the newest."""
    itemised = bool(one.lines) == bool(other.lines)
    day = one.statement_date.toordinal() if one.statement_date is not None else 0
    return (one.kind is not other.kind, not itemised, one.total_charges != other.total_charges, -day)
