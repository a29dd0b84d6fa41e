"""The balance does not follow from the charges, reductions and payments.

What it looks for
    Bills where the charges, less the reductions and payments, do not give the balance that is asked. And statements of an
    insurer where what the patient owes is more than the charge, less the reductions and the plan's payment. And a
    collector's letter that says how the debt came to be: what was owed, interest and fees, less what was paid or credited.

Why it matters
    A payment or reduction was printed but not taken off, or the sum is wrong.

When it is not an error
    The balance may include an earlier balance or interest. While the insurer has not decided, the share asked may be less
    than the sum. A payment may be listed but not yet applied. A reduction may not be printed at all: a balance below the
    sum tells nothing then. Out of network, the part above the allowed amount may be left to the patient.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from almoner.engine.bill import Bill, BillKind, Line, RowKind
from almoner.engine.checks.balances import UNAPPLIED, restates_one, says_after
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import label, lacks, lacks_page, lacks_term, words_of
from almoner.engine.checks.sums import amounts, charge_sums, paid_as_lined, rows, shares
from almoner.engine.dossier import ASKING, DECIDED, Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total

HEADER = ("total_charges", "adjustments", "insurance_paid", "patient_paid", "previous_balance", "interest", "balance")


@check(
    id="A03",
    name="balance_not_sum",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(papers=ASKING | DECIDED | {BillKind.COLLECTION}, header=(*HEADER, "patient_responsibility", "rows")),
)
def balance_not_sum(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill in dossier.of_kind(BillKind.BILL):
        yield from of_bill(bill)
    for bill in dossier.of_kind(BillKind.COLLECTION):
        yield from of_debt(bill)
    for bill in dossier.decided:
        if bill.status != "reversal":
            yield from of_decision(bill)


def of_bill(bill: Bill) -> Iterator[Answer]:
    asked = bill.balance if bill.balance is not None else bill.patient_responsibility
    reduced = rows(bill, RowKind.ADJUSTMENT)
    paid = rows(bill, RowKind.PAYMENT)
    terms = {
        "adjustments": bill.adjustments is not None or bool(reduced),
        "insurance_paid": bill.insurance_paid is not None or bool(paid),
        "patient_paid": bill.patient_paid is not None or bool(paid),
    }
    charges = charge_sums(bill)
    if asked is None or not charges:
        if any(terms.values()) and (asked is not None or charges):
            yield lacks_term("balance" if asked is None else "total_charges")
        return
    header_paid = (bill.insurance_paid or ZERO) + (bill.patient_paid or ZERO)
    payments = [header_paid] if bill.insurance_paid is not None or bill.patient_paid is not None else []
    if paid:
        payments += (
            [amounts(paid) + header_paid] if restates_one(bill, amounts(paid)) else [amounts(paid), amounts(paid) + header_paid]
        )
    unapplied = amounts([row for row in paid if UNAPPLIED.search(words_of(row.label))])
    reductions = [bill.adjustments] if bill.adjustments is not None else []
    reductions += [amounts(reduced)] if reduced else []
    earlier, interest = bill.previous_balance or ZERO, bill.interest or ZERO
    # A sum and its rows say the same; one may be partial.
    cut, came_in = max([*reductions, ZERO]), max(header_paid, amounts(paid))
    main = charges[0] - cut - came_in + earlier + interest

    options_paid = {one - off for one in payments or [ZERO] for off in (ZERO, unapplied)}
    options_reduced = set(reductions or [ZERO])
    if bill.insurance_pending:
        options_paid |= {bill.patient_paid or ZERO}
        options_reduced |= {ZERO}
    if bill.balance is None:
        options_paid |= {bill.insurance_paid or ZERO}  # the share before the patient paid
    brought = {ZERO, earlier, amounts(rows(bill, RowKind.CARRIED_FORWARD))}
    sums = product(charges, options_reduced, options_paid, brought, {ZERO, interest})
    if any(all_of - less - pay + add + rate == asked for all_of, less, pay, add, rate in sums):
        return
    if bill.pages_missing:
        yield lacks_page()
    elif asked > main:
        yield too_high(bill, asked, main, cls=Class.FACT if any(terms.values()) else Class.QUESTION)
    elif not all(terms.values()) and not says_after(bill, asked, reduced=terms["adjustments"], paid=bool(payments)):
        yield lacks_term(next(name for name, there in terms.items() if not there))
    elif not bill.insurance_pending:
        yield Found(Message("balance_below_sum", sum=main, balance=asked), bills=(bill.id,), about=f"balance:{bill.id}")


def of_debt(bill: Bill) -> Iterator[Answer]:
    """A debt that says what was owed, what came on top and what was paid must follow from them. What is not said is no nothing."""
    if bill.balance is None or bill.total_charges is None or (bill.interest is None and bill.patient_paid is None):
        return
    paid = (bill.patient_paid or ZERO) + (bill.insurance_paid or ZERO) + (bill.adjustments or ZERO)
    main = bill.total_charges + (bill.interest or ZERO) + (bill.previous_balance or ZERO) - paid
    if bill.balance == main:
        return
    if bill.pages_missing:
        yield lacks_page()
    elif bill.interest is None or bill.patient_paid is None:
        yield lacks_term("interest" if bill.interest is None else "patient_paid")
    elif bill.balance > main:
        yield too_high(bill, bill.balance, main, cls=Class.FACT)
    else:
        yield Found(Message("balance_below_sum", sum=main, balance=bill.balance), bills=(bill.id,), about=f"balance:{bill.id}")


def too_high(bill: Bill, asked: Money, main: Money, *, cls: Class) -> Found:
    key = "balance_above_sum" if cls is Class.FACT else "balance_above_charges"
    return Found(
        Message(key, sum=main, balance=asked),
        bills=(bill.id,),
        stake=(Stake(min(asked - main, max(asked, ZERO)), bill=bill.id),),
        cls=cls,
        about=f"balance:{bill.id}",
    )


def of_decision(bill: Bill) -> Iterator[Answer]:
    """An insurer's lines one by one; its sums as a whole only where every line is right."""
    read = [(line, shares(line)) for line in bill.lines]
    wrong = [found for line, sums in read for found in of_line(line, sums)]
    yield from wrong
    whole = Line(
        charge=bill.total_charges,
        paid=bill.insurance_paid,
        deductible=bill.deductible,
        copay=bill.copay,
        coinsurance=bill.coinsurance,
        patient_owes=bill.patient_responsibility,
        adjustments=(*bill.claim_adjustments, *(one for line in bill.lines for one in line.adjustments)),
    )
    owing = [line for line, sums in read if line.patient_owes is not None and sums]
    # Where every line says what is left and is right, or the payments are added up wrongly, a wrong sum is said by itself.
    said = len(owing) == len(bill.lines) > 0 or not paid_as_lined(bill)
    for found in [] if wrong or bill.pages_missing or said else of_line(whole, shares(whole, bill.adjustments)):
        stake = replace(found.stake[0], line=None, bill=bill.id)
        yield replace(found, lines=(), bills=(bill.id,), stake=(stake,), about=f"balance:{bill.id}")
    if unread := [line for line, sums in read if line.patient_owes is not None and not sums]:
        yield lacks("paid", unread)


def of_line(line: Line, sums: list[Money]) -> Iterator[Found]:
    """More owed than any honest sum gives. Less owed may have many good reasons and harms nobody."""
    if line.patient_owes is None or not sums or (line.charge is not None and line.charge < ZERO):
        return
    if line.patient_owes <= max(sums):
        return
    left = {total(one.amount for one in line.adjustments if one.group == "PR")}
    if line.charge is not None and not any(one.group == "CO" for one in line.adjustments):
        left |= {line.charge - line.paid} if line.paid is not None else set()
        left |= {one + line.charge - line.allowed for one in sums} if line.allowed is not None else set()
    if line.patient_owes in left:  # out of network, the rest of the charge may be the patient's
        return
    over = min(line.patient_owes - sums[0], line.patient_owes)
    yield Found(
        Message("owes_more_than_sum", code=label(line), sum=sums[0], owes=line.patient_owes)
        if line.id
        else Message("owes_more_than_sum_in_all", sum=sums[0], owes=line.patient_owes),
        lines=(line.id,) if line.id else (),
        stake=(Stake(over, line=line.id or None),),
    )
