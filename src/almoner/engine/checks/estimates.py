"""What the checks of good-faith estimates share: who they are for, and a provider's bills beside its estimate."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almoner.engine.bill import Bill, RowKind
from almoner.engine.checks.lines import current
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import charges_of, days_of, marks_of_bill, other_patient, provider_score, same_provider
from almoner.engine.reconcile.shares import lines_in_doubt

THRESHOLD = "estimate-dispute-threshold"


@dataclass(frozen=True, slots=True)
class Estimated:
    """One provider's billed charges beside what its estimate expected. `sure`: it is surely this provider's estimate for
    this care. `threshold` is the amount from which the law lets a person dispute, on the day of care. `first_bill_on` is the date
    of the first bill, earlier statements included; None where one bears no date.
    """

    bills: tuple[Bill, ...]
    estimates: tuple[Bill, ...]
    billed: Money
    expected: Money
    threshold: Money
    first_bill_on: date | None
    sure: bool

    @property
    def over(self) -> Money:
        return self.billed - self.expected

    @property
    def is_far_above(self) -> bool:
        return self.over >= self.threshold


def self_pay(dossier: Dossier) -> bool | None:
    """Whether the person pays without a plan; None where nobody said."""
    if dossier.answers.uninsured is not None:
        return dossier.answers.uninsured
    if dossier.payers == ("unknown",):
        return None
    return all(payer == "self-pay" for payer in dossier.payers)


def with_estimate(dossier: Dossier) -> Iterator[tuple[Encounter, tuple[Bill, ...]]]:
    """Encounters in which a provider both estimated and billed, with that provider's bills for the same days."""
    asking = current(dossier)
    taken = {bill for one in dossier.encounters if one.estimates for bill in one.bills}
    for encounter in dossier.encounters:
        own = [bill for bill in asking if bill.id in encounter.bills]
        if not encounter.estimates or not own or encounter.decisions:
            continue
        beside = [bill for bill in asking if bill.id not in taken and any(in_conjunction(bill, one) for one in own)]
        yield encounter, (*own, *beside)


def in_conjunction(bill: Bill, with_bill: Bill) -> bool:
    """The same provider's other bill for the same days: its services count, on the estimate or not."""
    mine, yours = marks_of_bill(bill), marks_of_bill(with_bill)
    return same_provider(mine, yours) and bool(days_of(bill) & days_of(with_bill)) and not other_patient(mine, yours)


def estimated(dossier: Dossier, law: Rulebook) -> Iterator[Estimated]:
    for encounter, bills in with_estimate(dossier):
        papers = [dossier.bill(one) for one in encounter.estimates]
        scores = {paper.id: provider_score(marks_of_bill(paper), marks_of_bill(bills[0])) for paper in papers}
        own = [paper for paper in papers if scores[paper.id] >= 0]
        expected = expected_on(own)
        charges = [charges_of(bill) for bill in bills]
        threshold = law.amounts.lookup(THRESHOLD, min(days_of(bills[0]), default=dossier.as_of))
        if expected is None or threshold is None or threshold.cents is None or any(one is None for one in charges):
            continue
        billed = total(one for one in charges if one is not None) - total(bill.adjustments or ZERO for bill in bills)
        summed = [paper for paper in (*bills, *own) if paper.total_charges is None]
        sure = encounter.sure and all(scores[paper.id] > 0 for paper in own) and not lines_in_doubt(dossier, summed, "charge")
        dated = [dossier.bill(one).statement_date for one in {*encounter.bills, *(bill.id for bill in bills)}]
        first = min((day for day in dated if day is not None), default=None) if None not in dated else None
        yield Estimated(bills, tuple(own), billed, expected, Money(threshold.cents), first, sure)


def expected_on(estimates: list[Bill]) -> Money | None:
    """The sum of the newest estimate paper; of several undated ones, and of a range, the highest."""
    papers: dict[int, list[Bill]] = defaultdict(list)
    for estimate in estimates:
        papers[estimate.document].append(estimate)
    newest = max((estimate.statement_date for estimate in estimates if estimate.statement_date), default=None)
    sums: list[Money] = []
    for parts in papers.values():
        if newest is not None and all(part.statement_date != newest for part in parts):
            continue
        amounts = [highest(part) for part in parts]
        if None not in amounts:
            sums.append(total(amount for amount in amounts if amount is not None))
    return max(sums, default=None)


def highest(estimate: Bill) -> Money | None:
    printed = [
        row.amount for row in estimate.rows if row.kind is RowKind.TOTAL and row.adds == "charge" and row.amount is not None
    ]
    charges = charges_of(estimate)
    return max([*printed, *([] if charges is None else [charges])], default=None)
