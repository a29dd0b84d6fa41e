"""A payment is missing on the next statement.

What it looks for
    Two statements of one account where the later one starts from the balance before a payment that the earlier one shows.
    And payments you told us about that a later statement does not show.

Why it matters
    Money that was paid is asked for again.

When it is not an error
    A payment may take ten days to be entered. The later statement may show that the payment came back or was
    undone. New charges or interest may fill the gap. For a payment that only you know of, keep the receipt at hand:
    where it may have gone to another account of the same provider, we only ask.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from almoner.engine.answers import Paid
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
from almoner.engine.checks.lines import lacks_term
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total

HEADER = ("balance", "previous_balance", "patient_paid", "insurance_paid", "total_charges", "statement_date", "rows")


@check(
    id="A04",
    name="payment_not_carried",
    cls=Class.FACT,
    authority=("cfr-42-489-41",),
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}), header=HEADER),
)
def payment_not_carried(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    told = list(dossier.answers.paid or ())
    groups = list(accounts(dossier, BillKind.BILL))
    for group in groups:
        if any(bill.statement_date is None for bill in group) and any(payments(bill) for bill in group):
            yield lacks_term("statement_date")
        for earlier, later in in_turn(group):
            yield from between(dossier, earlier, later)
    alone = len({bill.provider.name for bill in dossier.of_kind(BillKind.BILL)}) == 1
    in_groups = {bill.id for group in groups for bill in group}
    singles = [(bill,) for bill in dossier.of_kind(BillKind.BILL) if bill.id not in in_groups]
    for paid in told:
        yield from lost(paid, could_be_paid(paid.to, [*groups, *singles], alone=alone))


def recent(earlier: Bill, later: Bill) -> set[Money]:
    """Payments too young to be in the later statement's books."""
    if earlier.statement_date is None or later.statement_date is None:
        return set()
    since = later.statement_date - timedelta(days=LAG)
    if earlier.statement_date >= since:
        return payments(earlier)
    return {row.amount for row in rows_of(earlier, RowKind.PAYMENT) if row.amount and row.day and row.day >= since}


def starts_from(earlier: Bill, later: Bill) -> Money | None:
    """The balance the later statement starts from; None where it does not show it."""
    if later.previous_balance is not None:
        return later.previous_balance
    new = new_charges(earlier, later)
    return None if new is None or later.balance is None else later.balance - new - (later.interest or ZERO)


def between(dossier: Dossier, earlier: Bill, later: Bill) -> Iterator[Answer]:
    made = payments(earlier) - recent(earlier, later) - payments(later)
    if not made:
        return
    start = starts_from(earlier, later)
    if earlier.balance is None or start is None:
        yield lacks_term("balance")
        return
    missing = [one for one in made if start == earlier.balance + one]
    if not missing or is_taken_back(later) or decided_between(dossier, earlier, later):
        return
    yield Found(
        Message("payment_not_carried", paid=missing[0], before=earlier.balance, start=start),
        bills=(earlier.id, later.id),
        stake=(Stake(missing[0], bill=later.id),),
        about=f"payment:{later.id}",
    )


def lost(paid: Paid, meant: list[tuple[Bill, ...]]) -> Iterator[Answer]:
    """A payment is missing on one account only. Of several that it may have gone to, it is the one that asked for just this
    sum; else we ask about all of them, and about none where one shows it.
    """
    asked_just = [
        group
        for group in meant
        if any(bill.statement_date and bill.statement_date <= paid.on and asked_by(bill) == paid.amount for bill in group)
    ]
    known = len(asked_just) == 1
    open_: list[Found] = []
    for group in meant:
        rivals = rivals_of(group, meant)
        could_show = [bill for bill in rivals if bill.statement_date is None or bill.statement_date >= paid.on]
        elsewhere = (known and asked_just != [group]) or any(paid.amount in payments(bill) for bill in could_show)
        for answer in not_shown(paid, group):
            if not rivals or not isinstance(answer, Found):
                yield answer
            elif not elsewhere:
                open_.append(answer)
    if open_:
        asked = replace(open_[0], bills=tuple(bill for one in open_ for bill in one.bills), cls=Class.QUESTION)
        yield open_[0] if known else asked


def not_shown(paid: Paid, group: tuple[Bill, ...]) -> Iterator[Answer]:
    dated = [bill for bill in group if bill.statement_date is not None]
    later = next((bill for bill in dated if bill.statement_date and (bill.statement_date - paid.on).days > LAG), None)
    before = [bill for bill in dated if bill.statement_date and bill.statement_date <= paid.on]
    if later is None:
        if not dated:
            yield lacks_term("statement_date")
        return
    shown = any(paid.amount in payments(bill) or (bill.patient_paid or ZERO) >= paid.amount for bill in dated)
    if shown or is_taken_back(later):
        return
    start = starts_from(before[-1], later) if before else None
    unmoved = bool(before) and start is not None and start == before[-1].balance
    full = later.balance is not None and later.balance == unpaid(later)
    if unmoved or full or later.patient_paid is not None:  # a printed sum of payments in which it is missing
        yield Found(
            Message("payment_not_shown", paid=paid.amount, day=paid.on),
            bills=(later.id,),
            stake=(Stake(paid.amount, bill=later.id),),
            about=f"payment:{later.id}",
        )


def unpaid(bill: Bill) -> Money | None:
    """The balance as if the person had paid nothing beyond what is printed."""
    charges = [line.charge for line in bill.lines if line.charge is not None]
    whole = total(charges) if charges and len(charges) == len(bill.lines) else None
    charged = whole if bill.total_charges is None else bill.total_charges
    if charged is None:
        return None
    off = [bill.adjustments, bill.insurance_paid, bill.patient_paid]
    return charged + (bill.previous_balance or ZERO) - total(one for one in off if one is not None)
