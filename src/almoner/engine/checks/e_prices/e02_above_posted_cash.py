"""A person who pays without a plan is charged more than the hospital's own cash price.

What it looks for
    A hospital's bill for care without a stay to a person who pays without a plan, and a line that costs more than the cash
    price that the same hospital has posted for the code, with the line's modifiers and times its units. The file must count on
    the day of care and be this hospital's, by its number or its name.

Why it matters
    Hospitals must post the price they take in cash. Many people are billed the full list price until they ask.

When it is not an error
    Posting a price does not bind the hospital to it: it is a strong reason to ask. Where the file gives several cash prices for
    a code, the highest one is taken. A bill with a discount is compared as a whole, and only where each line has a price. Drugs
    are left out: the file may count them otherwise. Without a balance on the paper we cannot see what is asked: we only ask.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from almoner.engine.bill import Bill, BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.lines import standing
from almoner.engine.checks.posted_prices import PostedLine, posted_lines
from almoner.engine.checks.sums import is_reduced
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.shares import asked_amount

SELF_PAY = "self-pay"


@check(
    id="E02",
    name="above_posted_cash",
    cls=Class.EVIDENCE,
    authority=("usc-42-300gg-18-e", "cfr-45-180-50", "table-hospital-prices"),
    rests_on=RestsOn.POSTED,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}), header=("balance", "patient_paid", "total_charges", "adjustments")),
)
def above_posted_cash(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    if not (dossier.answers.uninsured or dossier.payers[0] == SELF_PAY):
        return
    by_bill: dict[str, list[PostedLine]] = defaultdict(list)
    for one in posted_lines(dossier):
        if isinstance(one, CannotTell):
            yield one
        elif one.bill.kind is BillKind.BILL and one.bill.payer.type in {None, SELF_PAY} and not is_paid_by_plan(one.bill):
            by_bill[one.bill.id].append(one)
    for priced in by_bill.values():
        bill = priced[0].bill
        if is_reduced(bill):
            yield from as_a_whole(bill, priced)
            continue
        asked = asked_amount(bill)
        for one in priced:
            cash = one.times(one.price.cash)
            if cash is not None and one.charge > cash:
                yield above(one, cash, sure=one.sure and asked is not None)


def is_paid_by_plan(bill: Bill) -> bool:
    return bill.insurance_paid is not None and bill.insurance_paid != ZERO


def above(one: PostedLine, cash: Money, *, sure: bool) -> Found:
    code, day, dated = one.line.code or "", one.day, one.price.edition.first_day
    if one.price.several:
        says = Message("above_highest_posted_cash", code=code, day=day, charge=one.charge, cash=cash, dated=dated)
    else:
        says = Message("above_posted_cash", code=code, day=day, charge=one.charge, cash=cash, dated=dated)
    return Found(
        says,
        lines=(one.line.id,),
        bills=(one.bill.id,),
        stake=(Stake(one.charge - cash, line=one.line.id),),
        cls=None if sure else Class.QUESTION,
        about=f"posted {one.bill.id}",
        table_rows=(one.row(),),
    )


def as_a_whole(bill: Bill, priced: Sequence[PostedLine]) -> Iterator[Answer]:
    """A bill with a discount: what it asks for all its lines beside all their cash prices."""
    asked = asked_amount(bill)
    prices = [cash for one in priced if (cash := one.times(one.price.cash)) is not None]
    if asked is None or len(prices) != len(standing(bill.lines)) or bill.pages_missing:
        yield CannotTell(Message("discount_not_by_line"), "field:adjustments", Cause.FIELD)
        return
    cash = total(prices)
    if asked - cash > ZERO:
        yield Found(
            Message("above_posted_cash_in_all", asked=asked, cash=cash, dated=priced[0].price.edition.first_day),
            lines=tuple(one.line.id for one in priced),
            bills=(bill.id,),
            stake=(Stake(asked - cash, bill=bill.id),),
            cls=None if all(one.sure for one in priced) else Class.QUESTION,
            about=f"posted {bill.id}",
            table_rows=tuple(one.row() for one in priced),
        )
