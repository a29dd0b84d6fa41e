"""What the running words of a paper add to its bills: only where the tables and labels left it open."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Bill, BillKind, Network, Notice, NoticeKind, Payer, RowKind
from almoner.engine.intake import days
from almoner.engine.intake.letters.sentences import DATED
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.told.counters import AMOUNT, with_counters
from almoner.engine.intake.told.passages import passages
from almoner.engine.intake.told.plans import coinsurance_said, network_said
from almoner.engine.intake.told.reasons import with_reasons
from almoner.engine.money import ZERO

MOST_BILLS, MOST_SIGNS = 40, 200_000
DECISIONS = frozenset({BillKind.EOB, BillKind.REMITTANCE})
FIRST = re.compile(
    r"(?:this is )?(?:your|the|our) (?:first|initial) (?:post-?discharge )?(?:statement|bill|billing|invoice|notice of (?:your )?balance)|(?:first|initial) (?:billing )?(?:statement|bill) (?:for|of|after|since) (?:this|your|the)"
    r"|statement (?:number|no\.?|#) ?:? ?0*1\b(?! of)|^(?:first|initial) (?:statement|bill|billing)\b|primera (?:factura|cuenta)|primer estado de cuenta",
    re.MULTILINE,
)
NOT_FIRST = re.compile(
    r"(?:since|after|from|of|sent|mailed) (?:your|the|our) (?:first|initial)|second (?:statement|notice)|(?:final|past due) notice|\bif\b"
)
PENDING = re.compile(
    r"pending (?:with |from )?(?:your |the )?(?:insurance|insurer|plan|carrier|payer)|insurance (?:is )?pending|(?:waiting|awaiting)(?: \w+){0,3} (?:insurance|insurer|plan|payer|carrier)|(?:billed|submitted|sent|filed) (?:this |your |the )?(?:claim )?(?:to|with) (?:your|the) (?:insurance|insurer|plan|carrier)"
    r"|(?:not yet|has not|hasn't|have not) (?:been )?(?:processed|paid|decided|responded|answered)|insurance estimate|estimated insurance|pendiente (?:con|de|del) (?:su |el )?(?:seguro|plan|aseguradora)"
)
DENIED = re.compile(r"\b(denied|denial|rejected|refused|declined|negad[ao]|rechazad[ao]|denegad[ao])\b")
FROM = r"(?:admi(?:t|tted|ssion)(?: date| day)?(?: on)?|ingres[oó]|admitid[ao]|admision)"
OUT = r"(?:discharg(?:e|ed)(?: home)?(?: date| day)?(?: on)?|dis[ck]h?\.?|released|went home|sent home|left the hospital|alta|egres[oó])"
SPAN = re.compile(
    rf"(?:in (?:our|the) hospital|(?:in-?patient|hospital|your) (?:stay|admission)|hospitalized|hospitalization|(?:dates?|period) of (?:your )?(?:stay|hospitalization|confinement)|estancia|hospitalizaci[oó]n)\W{{0,3}}(?:was |were |from |between |del? |desde |el )*({DATED.pattern})\s*(?:-|–|—|to|through|thru|until|and|al?|hasta(?: el)?|y)\s*(?:el )?({DATED.pattern})",
    re.IGNORECASE,
)
BOTH = re.compile(
    rf"{FROM}\W{{0,4}}(?:el |on |the )?({DATED.pattern}).{{0,40}}?{OUT}\W{{0,4}}(?:el |on |the )?({DATED.pattern})",
    re.IGNORECASE,
)
RECORD = re.compile(
    r"\b(?:mrn|mr ?#|medical record(?: number| no\.?| #)?|record number|chart (?:number|no\.?|#)|expediente(?: m[eé]dico)?)\W{0,3}(?=[A-Z-]{0,4}\d)([A-Z0-9][A-Z0-9-]{3,15})",
    re.IGNORECASE,
)
BORN = re.compile(
    rf"(?:date of birth|birth ?date|\bd\.?o\.?b\.?\b|\bborn(?: on)?|fecha de nacimiento|nacid[ao] el)\W{{0,4}}({DATED.pattern})",
    re.IGNORECASE,
)
OTHER_PERSON = re.compile(
    r"subscriber|insured|guarantor|spouse|parent|mother|father|policy ?holder|card ?holder|responsible|dependent|employee|sponsor|baby|newborn|twin|sibling|suscriptor|asegurad|titular|garante|madre|padre|physician|doctor",
    re.IGNORECASE,
)
PAID_BY_MEDICAID = re.compile(r"\bmedicaid\b|medi-cal|masshealth|\bahcccs\b|tenncare|badgercare|soonercare")
PAYING = re.compile(r"\b(payments?|paid|pmts?|pays|pago|pagos|pagado)\b")
LONGEST_ROW = 80
NOT_BY = re.compile(r"\b(no|not|denied|pending|without|non)\b")


def completed(bills: Sequence[Bill], text: str, notices: Sequence[Notice]) -> list[Bill]:
    """The paper's bills with what its words add. What a table or a label says is never changed, but for the day of care of an
    estimate, which was the day it was booked or asked for.
    """
    text = text[:MOST_SIGNS]
    if len(bills) > MOST_BILLS:
        return list(bills)  # a file of many claims has no words about one
    names = {flat(bill.patient.name) for bill in bills if bill.patient.name}
    born = _births(text) if len(names) <= 1 else ()
    records = tuple(dict.fromkeys(hit[1].upper() for hit in RECORD.finditer(text))) if len(names) == 1 == len(bills) else ()
    found = []
    for number, one in enumerate(bills):
        bill = one
        if bill.kind in DECISIONS:
            bill = with_reasons(_planned(bill, text), text)
        elif bill.kind is BillKind.BILL:
            bill = _asked(bill, text, alone=len(bills) == 1)
        elif bill.kind is BillKind.ESTIMATE:
            bill = _estimated(bill, notices)
        others = tuple(day for day in born if day != bill.patient.birth_date)
        if number == 0 and others and bill.patient.birth_date is not None:
            bill = replace(bill, patient=replace(bill.patient, also_born=others))
        if number == 0 and len(records) > 1 and bill.patient.name:
            bill = replace(bill, patient=replace(bill.patient, records=records))
        found.append(bill)
    return found


def _planned(bill: Bill, text: str) -> Bill:
    """The network and the rate as sentences give them."""
    if bill.network is Network.UNKNOWN and (said := network_said(text)) is not Network.UNKNOWN:
        bill = replace(bill, network=said)
    if bill.coinsurance_rate is None and (rate := coinsurance_said(text, bill.network)) is not None:
        bill = replace(bill, coinsurance_rate=rate)
    counters = with_counters(bill.accumulators, text)
    return replace(bill, accumulators=counters) if counters != bill.accumulators else bill


def _asked(bill: Bill, text: str, *, alone: bool) -> Bill:
    """A provider's bill: who paid, whether it is the first, whether a plan has still to answer, and when the stay was."""
    if bill.payer.type is None and (
        (alone and _medicaid_paid(text))
        or any(
            row.kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT)
            and row.amount is not None
            and row.amount != ZERO
            and PAID_BY_MEDICAID.search(flat(row.label))
            and not NOT_BY.search(flat(row.label))
            for row in bill.rows
        )
    ):
        bill = replace(bill, payer=Payer(name=bill.payer.name, type="medicaid"))
    owes = bill.patient_responsibility
    if bill.balance is None and owes is not None and bill.patient_paid in (None, ZERO):
        bill = replace(bill, balance=owes)  # what a bill calls the person's share, and no other sum, is what it asks
    if not alone:
        return bill
    sentences = passages(text)
    if any(FIRST.search(words := flat(one)) and not NOT_FIRST.search(words) for one in sentences):
        bill = replace(bill, first_statement=True)
    open_still = bill.insurance_pending is None and bill.insurance_paid in (None, ZERO) and not DENIED.search(flat(text))
    if open_still and any(PENDING.search(flat(one)) for one in sentences):
        bill = replace(bill, insurance_pending=True)
    if bill.admitted is None and bill.discharged is None:
        stays = {stay for one in text.splitlines() if (stay := _stay(one)) is not None}
        if len(stays) == 1:
            admitted, discharged = stays.pop()
            bill = replace(bill, admitted=admitted, discharged=discharged)
    return bill


def _medicaid_paid(text: str) -> bool:
    """Whether a row shows a payment of Medicaid that is not zero."""
    for row in text.splitlines():
        words = flat(row)
        if PAID_BY_MEDICAID.search(words) and PAYING.search(words) and not NOT_BY.search(words) and len(words) < LONGEST_ROW:
            return any(hit[0].strip("0.,$ ") for hit in AMOUNT.finditer(row))
    return False


def _stay(line: str) -> tuple[date, date] | None:
    hit = BOTH.search(line) or SPAN.search(line)
    if hit is None:
        return None
    first, last = (next(iter(days.day(mark)), None) for mark in hit.groups())
    return (first, last) if first is not None and last is not None and first <= last else None


def _births(text: str) -> tuple[date, ...]:
    """Every birth date that the paper prints of its patient, in order; those of other people beside a policy are left out."""
    lines = text.splitlines()
    found: list[date] = []
    for at, line in enumerate(lines):
        for hit in BORN.finditer(line):
            near = " ".join([*lines[max(0, at - 2) : at], line[: hit.end()]])
            day = next(iter(days.day(hit[1])), None)
            if day is not None and not OTHER_PERSON.search(near) and day not in found:
                found.append(day)
    return tuple(found)


def _estimated(bill: Bill, notices: Sequence[Notice]) -> Bill:
    """The day of care as the estimate's words give it; a label of booking or asking is no day of care."""
    notice = next((one for one in notices if one.kind is NoticeKind.ESTIMATE), None)
    if notice is None:
        return bill
    care, wrong = notice.service_on, bill.first_day
    if wrong is not None and wrong not in (notice.scheduled_on, notice.requested_on):
        return bill
    lines = tuple(replace(line, day=care) if line.day in (wrong, None) else line for line in bill.lines)
    return replace(bill, first_day=care, last_day=care, lines=lines)
