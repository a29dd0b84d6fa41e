"""Money is asked for after the account was settled.

What it looks for
    A statement or a collector's letter that asks for the same care after an earlier statement of the account showed a zero
    balance or "paid in full", or after you paid its whole balance.

Why it matters
    A settled account asks for nothing. The demand may be a mistake, and paying it means paying twice.

When it is not an error
    New care may be on the account. The plan may have changed its decision in between, or a payment may have
    come back. A zero may only mean that the insurer has not decided yet. A payment may take ten days to be entered.
    A reduction that both statements print changes nothing. Where a payment you made may have gone to another account of
    the same provider that asked for the same sum, we only ask.
"""

import re
from collections.abc import Iterator

from almoner.engine.bill import Bill, BillKind, RowKind
from almoner.engine.checks.accounts import (
    LAG,
    accounts,
    asked_by,
    could_be_paid,
    decided_between,
    in_turn,
    is_taken_back,
    new_charges,
    payments,
    rivals_of,
    rows_of,
)
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import lacks_term, words_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money
from almoner.engine.reconcile.likeness import days_of

IN_FULL = re.compile(
    r"\b(paid in full|account (is )?closed|zero balance|nothing (further )?is (owed|due)|pagad[ao] por completo|pagad[ao] en su totalidad)\b"
)
HEADER = ("balance", "patient_responsibility", "total_charges", "statement_date", "rows", "remarks")


@check(
    id="A06",
    name="billed_after_paid",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}), header=HEADER),
)
def billed_after_paid(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    alone = len({bill.provider.name for bill in dossier.of_kind(BillKind.BILL)}) == 1
    groups = list(accounts(dossier, BillKind.BILL, BillKind.COLLECTION))
    in_groups = {bill.id for group in groups for bill in group}
    every = [*groups, *((bill,) for bill in dossier.of_kind(BillKind.BILL) if bill.id not in in_groups)]
    for group in groups:
        if any(bill.statement_date is None for bill in group) and any(settled(bill) for bill in group):
            yield lacks_term("statement_date")
        for earlier, later in in_turn(group):
            cls = settled(earlier) or paid_off(dossier, earlier, later, group, every, alone=alone)
            asked = asked_by(later)
            if cls is None or asked is None or asked <= ZERO:
                continue
            if is_taken_back(later) or newly_adjusted(earlier, later) or decided_between(dossier, earlier, later):
                continue
            yield from demand(earlier, later, asked, cls)


def settled(bill: Bill) -> Class | None:
    """How surely the statement says that nothing is left to pay; None where it does not."""
    if bill.kind is not BillKind.BILL or bill.insurance_pending:
        return None
    if any(IN_FULL.search(words_of(text)) for text in (*bill.remarks, *(row.label for row in bill.rows))):
        return Class.FACT
    asked = asked_by(bill)
    if asked is None or asked > ZERO:
        return None
    explained = bill.insurance_paid is not None or bill.patient_paid is not None or rows_of(bill, RowKind.PAYMENT)
    return Class.FACT if explained else Class.QUESTION


def newly_adjusted(earlier: Bill, later: Bill) -> bool:
    """Whether the later statement shows a reduction that the earlier one neither lists nor sums up: the plan may have decided anew."""
    known = {(words_of(row.label), row.amount) for row in rows_of(earlier, RowKind.ADJUSTMENT)}
    fresh = [row for row in rows_of(later, RowKind.ADJUSTMENT) if (words_of(row.label), row.amount) not in known]
    restated = earlier.adjustments is not None and later.adjustments == earlier.adjustments
    return any(row.amount != ZERO for row in fresh) and not restated


def paid_off(
    dossier: Dossier, earlier: Bill, later: Bill, group: tuple[Bill, ...], every: list[tuple[Bill, ...]], *, alone: bool
) -> Class | None:
    """Whether the person says they paid the earlier balance whole, long enough before the later statement. Where another
    account of the same provider asks for the same sum, or shows that payment, it may have gone there.
    """
    if earlier.statement_date is None or later.statement_date is None:
        return None
    for paid in dossier.answers.paid or ():
        in_time = earlier.statement_date <= paid.on and (later.statement_date - paid.on).days > LAG
        meant = could_be_paid(paid.to, every, alone=alone)
        if group in meant and in_time and paid.amount > ZERO and paid.amount == asked_by(earlier):
            rivals = rivals_of(group, meant)
            open_ = any(asked_by(bill) == paid.amount or paid.amount in payments(bill) for bill in rivals)
            return Class.QUESTION if open_ else Class.FACT
    return None


def demand(earlier: Bill, later: Bill, asked: Money, cls: Class) -> Iterator[Answer]:
    new = new_charges(earlier, later)
    if new is None:
        days = days_of(later)
        if not days or not days <= days_of(earlier):
            yield CannotTell(Message("lacks_services"), "papers:bill", Cause.PAPER)
            return
        new = ZERO
    again = asked - new
    if again <= ZERO or (new > ZERO and later.previous_balance == ZERO) or earlier.statement_date is None:
        return
    less_paid = any(
        before is not None and (after is None or after < before)
        for before, after in ((earlier.insurance_paid, later.insurance_paid), (earlier.adjustments, later.adjustments))
    )
    shrunk = later.kind is BillKind.BILL and less_paid and (later.insurance_paid is not None or later.adjustments is not None)
    yield Found(
        Message("billed_after_paid", day=earlier.statement_date, asked=asked),
        bills=(earlier.id, later.id),
        stake=(Stake(again, bill=later.id),),
        cls=Class.QUESTION if shrunk else cls,
        about=f"payment:{later.id}",
    )
