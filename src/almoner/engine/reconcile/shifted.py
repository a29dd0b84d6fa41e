"""How much of what a payer took off, and did not leave to the patient, a bill asks for all the same."""

from collections.abc import Callable
from dataclasses import dataclass

from almoner.engine.bill import Adjustment, Line
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import charges_of
from almoner.engine.reconcile.shares import Compared, adjustments_of, paid_on
from almoner.engine.reconcile.superseded import share_of


@dataclass(frozen=True, slots=True)
class Shifted:
    """`amount` of `whole` is asked for; `adjustments` with their lines (None: on the claim) make up the whole."""

    amount: Money
    whole: Money
    adjustments: tuple[tuple[Line | None, Adjustment], ...]


def shifted(one: Compared, wanted: Callable[[Adjustment], bool]) -> Shifted | None:
    """None where nothing of it is asked, or the papers' totals do not show it.

    What may be asked at most is charges less payments less every CO and every wanted amount: so what stands under OA or PI is
    never counted as shifted.
    """
    if not one.first or (one.uncovered is None and not one.same_claim):
        return None
    ceiling = max(one.uncovered or ZERO, ZERO)
    found: list[tuple[Line | None, Adjustment]] = []
    for decision in one.first:
        charges, paid = charges_of(decision), paid_on(decision)
        listed = list(adjustments_of(decision))
        if charges is not None and paid is not None:
            ceiling += charges - paid - total(each.amount for _, each in listed if each.group == "CO" or wanted(each))
        else:
            ceiling += total(each.amount for _, each in listed if each.group != "CO" and not wanted(each))
        found += [(line, each) for line, each in listed if wanted(each) and each.amount != ZERO]
    whole = total(each.amount for _, each in found)
    shares = [share for decision in one.first if (share := share_of(decision)) is not None]
    if len(shares) == len(one.first):  # what the payer itself calls the patient's may always be asked
        ceiling = max(ceiling, total(shares) - total(each.amount for _, each in found if each.group == "PR"))
    over = min(whole, one.asked - max(ceiling, ZERO))
    return Shifted(over, whole, tuple(found)) if over > ZERO else None
