"""Which bills no longer stand because a corrected one came back in their place."""

from collections.abc import Iterable, Sequence

from almoner.engine.bill import Bill
from almoner.engine.dossier import ASKING
from almoner.engine.money import ZERO
from almoner.engine.reconcile.same_bill import Answered, answered


def replaced(bills: Iterable[Bill], replies: Iterable[Sequence[Bill]]) -> frozenset[str]:
    """Ids of bills in whose place a later one surely came. `replies` are the bills of each paper that came back, in the order in which
    they came; `bills` are all others. A reply may itself be replaced by a later one."""
    gone: set[str] = set()
    standing = [bill for bill in bills if bill.kind in ASKING]
    for came in replies:
        new = [bill for bill in came if bill.kind in ASKING]
        pairs, _ = answered(standing, new)
        gone |= {one.old.id for one in pairs if takes_its_place(one)}
        standing = [bill for bill in standing if bill.id not in gone] + new
    return frozenset(gone)


def takes_its_place(one: Answered) -> bool:
    """Whether the later bill lists the earlier one's care again as a whole, and is not the next statement of an account."""
    old, new = one.old, one.new
    if not one.sure or old.kind is not new.kind or not old.lines or not new.lines or old.pages_missing or new.pages_missing:
        return False
    again = {line.day for line in old.lines} & {line.day for line in new.lines} - {None}
    listed = {(line.day, line.code, line.charge) for line in old.lines}
    repeats = any((line.day, line.code, line.charge) in listed for line in new.lines)
    goes_on = new.previous_balance is not None and new.previous_balance > ZERO
    return repeats or (bool(again) and not goes_on)
