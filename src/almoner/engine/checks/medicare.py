"""What the checks of Medicare share: which decisions are Medicare's, who must obey it as a provider, and what it left to the person."""

from collections.abc import Iterable

from almoner.engine.bill import Adjustment, Bill, Form, Line
from almoner.engine.dossier import Dossier
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.shares import PATIENT_REASONS, adjustments_of, paid_on, taken
from almoner.engine.reconcile.superseded import LATER_PAYERS, share_of

ORIGINAL = frozenset({"medicare"})
ANY_PART = ORIGINAL | {"medicare-advantage"}
NOT_TO_COLLECT = ("OA", "209")
"""How Medicare marks the cost share of a person from whom none may be collected."""


def is_medicares(dossier: Dossier, decision: Bill, kinds: Iterable[str] = ORIGINAL) -> bool:
    """By the payer the paper names; else where Medicare pays first and no later payer speaks."""
    if decision.payer.type is not None:
        return decision.payer.type in kinds
    return dossier.payers[0] in kinds and decision.status not in LATER_PAYERS


def asks_medicare(dossier: Dossier, bill: Bill, kinds: Iterable[str] = ORIGINAL) -> bool:
    """Whether a bill without decisions is one that Medicare pays first."""
    return (bill.payer.type or dossier.payers[0]) in kinds


def is_provider_of_services(papers: Iterable[Bill]) -> bool:
    """Whether a hospital, nursing home or home health agency bills: doctors and suppliers are under other rules."""
    return any(paper.form is Form.INSTITUTIONAL or paper.type_of_bill for paper in papers)


def cost_share(decision: Bill) -> Money | None:
    """Medicare's deductible, coinsurance and copay on a decision, collectable or not; None where it tells none of them."""
    parts = [part for name in PATIENT_REASONS if (part := taken(decision, name)) is not None]
    others = [
        each.amount
        for _, each in adjustments_of(decision)
        if is_marked_off(each) or (each.group == "PR" and each.reason == "66")
    ]
    return total([*parts, *others]) if parts or others else None


def is_marked_off(adjustment: Adjustment) -> bool:
    return (adjustment.group, adjustment.reason) == NOT_TO_COLLECT


def not_covered(decision: Bill) -> Money | None:
    """What the decision leaves to the person for care that Medicare does not cover; None where its share has no parts."""
    share, own = share_of(decision), cost_share(decision)
    if share is None or own is None:
        return None
    marked_off = total(each.amount for _, each in adjustments_of(decision) if is_marked_off(each))
    return max(share - (own - marked_off), ZERO)


def has_paid(papers: Iterable[Bill]) -> bool:
    """Whether Medicare paid something on one of its decisions."""
    return any((paid_on(paper) or ZERO) > ZERO or any(paid_line(line) for line in paper.lines) for paper in papers)


def paid_line(line: Line) -> bool:
    return line.paid is not None and line.paid > ZERO
