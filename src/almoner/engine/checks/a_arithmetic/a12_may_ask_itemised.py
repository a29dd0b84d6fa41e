"""The bill does not list each charge.

What it looks for
    Bills that show a total, or totals by department, but not each service with its day or code.

Why it matters
    Without a list nobody can see what was charged, and most checks cannot be made. Many people have a right to the list.

When it is not an error
    It never is: a summary is a normal bill. You may simply ask for the list.
"""

import re
from collections.abc import Iterator

from almoner.engine.bill import Bill, BillKind, Form
from almoner.engine.checks.accounts import accounts
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import lacks_page, words_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Kind, Message, Right
from almoner.engine.law.rulebook import Rulebook

MEDICARE = ("usc-42-1395b-7-b-1", "usc-42-1395b-7-b-2")
OF_FACILITIES = (
    "tx-hsc-185-002",
    "il-210-ilcs-88-20",
    "al-22-21-7",
    "wv-16-5b-9",
    "fl-395-301",
    "nc-131e-91-a",
)
OF_ANYONE = ("va-54-1-2404",)
HOSPITAL = re.compile(r"\b(hospital|medical center|centro medico|infirmary)\b")


@check(
    id="A12",
    name="may_ask_itemised",
    cls=Class.FACT,
    kind=Kind.RIGHT,
    authority=MEDICARE,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL})),
)
def may_ask_itemised(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    listed = {bill.id for group in accounts(dossier, BillKind.BILL) if any(map(is_itemised, group)) for bill in group}
    told: set[str] = {bill.id for group in accounts(dossier, BillKind.BILL) for bill in group[1:]}
    for bill in dossier.of_kind(BillKind.BILL):
        if bill.id in listed or is_itemised(bill):
            continue
        if bill.pages_missing:
            yield lacks_page()
        elif bill.id not in told:
            state = (*OF_ANYONE, *(OF_FACILITIES if is_facility(bill) else ()))
            medicare = Message("may_ask_itemised_medicare")
            says = medicare if dossier.payer_is("medicare") else Message("may_ask_itemised")
            yield Right(says, bills=(bill.id,), authority=state)


def is_itemised(bill: Bill) -> bool:
    """Whether at least one line shows what was done: a code, a drug number, or words with a day."""
    if bill.itemised is False or not bill.lines:
        return False
    return any(line.code or line.ndc or (line.day is not None and line.description) for line in bill.lines)


def is_facility(bill: Bill) -> bool:
    """State laws on itemised bills bind hospitals and the like; a doctor's bill does not fall under them."""
    if bill.form is Form.UNKNOWN:
        return bool(HOSPITAL.search(words_of(bill.provider.name)))
    return bill.form is Form.INSTITUTIONAL
