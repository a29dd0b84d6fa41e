"""What the words and rows beside a balance say of how it came to be."""

import re

from almoner.engine.bill import Bill
from almoner.engine.checks.lines import words_of
from almoner.engine.money import ZERO, Money

UNAPPLIED = re.compile(r"\b(unapplied|unposted|on account|sin aplicar|no aplicad\w*)\b")
AFTER = r"\b(after|net of|less|despues de|menos)\b.*"
AFTER_CUTS = re.compile(
    AFTER + r"\b(discounts?|adjustments?|reductions?|allowances?|write offs?|credits?|descuentos?|ajustes?|rebajas?)\b"
)
AFTER_PAYMENTS = re.compile(AFTER + r"\b(payments?|credits?|deposits?|copays?|insurance|pagos?)\b")


def says_after(bill: Bill, asked: Money, *, reduced: bool, paid: bool) -> bool:
    """Whether the words beside the balance say what was taken off before it, and just that is printed: nothing else was."""
    said = [words_of(row.label) for row in bill.rows if row.adds == "balance" and row.amount == asked]
    return any(bool(AFTER_CUTS.search(one)) == reduced and bool(AFTER_PAYMENTS.search(one)) == paid for one in said if one)


def restates_one(bill: Bill, rows_paid: Money) -> bool:
    """Whether the rows only say again what one of the two printed payers paid: then the other's payment is none of them."""
    printed = {bill.insurance_paid or ZERO, bill.patient_paid or ZERO}
    return ZERO not in printed and rows_paid in printed
