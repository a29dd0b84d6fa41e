"""The lines do not add up to the total.

What it looks for
    Totals and section totals of a bill, a claim, an estimate or an insurer's statement that differ from the sum of the
    lines they add up; totals over all claims or accounts of one paper that differ from what those come to.

Why it matters
    A total that is too high asks for money that no line explains.

When it is not an error
    A page may be missing: then we ask for it first. A total may include an earlier balance, an amount carried from the
    page before, or interest, or may already have payments and reductions taken off. A section total may run on from the
    first line. Credits may be left out of a total of charges. A sum of balances or payments is not a sum of charges.
    A total of section totals repeats what is wrong in one of them, and that is said there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from almoner.engine.bill import Bill, BillKind, Line, RowKind
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import TOTAL_LINE, lacks, lacks_page, revenue, words_of
from almoner.engine.checks.sums import of_sections
from almoner.engine.checks.wholes import Whole, wholes
from almoner.engine.dossier import ASKING, DECIDED, Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total

NOT_CHARGES = re.compile(
    r"\b(balance|due|owe[ds]?|pay|pays|paid|payments?|responsib\w*|adjust\w*|discounts?|insurance|credits?|estimate\w*"
    r"|saldo|pagar|pagos?|ajustes?|descuentos?|seguro|debe)\b"
)
CHARGES = re.compile(r"\b(charges?|billed|cargos?|facturado)\b")
COLUMNS = frozenset({"charge", "allowed", "paid", "patient_owes"})
ASKED = frozenset({"charge", "patient_owes"})
ADDED = ASKING | DECIDED | {BillKind.ESTIMATE, BillKind.COLLECTION}
"""Papers with totals: an estimate asks for nothing yet, but a later bill is held against its total."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A total as printed: `label` is None for a header's own field, `lines` are those it adds up, `before` those above."""

    label: str | None
    amount: Money
    adds: str
    lines: tuple[Line, ...]
    before: tuple[Line, ...] = ()


def value(line: Line, column: str) -> Money | None:
    """What the line shows in the column; None where it shows nothing."""
    if column == "adjustment":
        return total(one.amount for one in line.adjustments)
    shown: Money | None = getattr(line, column) if column in COLUMNS else None
    return shown


def below(bill: Bill, one: Printed) -> list[Money | None]:
    """What rows of their own take off, for a total of reductions over lines that have none."""
    if one.adds != "adjustment" or any(line.adjustments for line in one.lines):
        return []
    return [row.amount for row in bill.rows if row.kind is RowKind.ADJUSTMENT]


def printed(bill: Bill) -> Iterator[Printed]:
    """Every total that can be compared, each printed fact once."""
    totals = [line for line in bill.lines if revenue(line) == TOTAL_LINE]
    real = bill.lines if not totals else tuple(line for line in bill.lines if line not in totals)
    seen: set[tuple[str, Money]] = set()
    for row in bill.rows:
        if row.amount is None or row.kind not in {RowKind.TOTAL, RowKind.SUBTOTAL} or not is_charges(row.label, row.adds):
            continue
        if row.first_line is not None and row.last_line is not None:
            before, within = bill.lines[: row.first_line], bill.lines[row.first_line : row.last_line]
            seen |= {(row.adds, row.amount)} if len(within) == len(bill.lines) else set()
            yield Printed(row.label, row.amount, row.adds, within, before)
        elif row.kind is RowKind.TOTAL and (row.adds, row.amount) not in seen:
            seen.add((row.adds, row.amount))
            yield Printed(row.label, row.amount, row.adds, real)
    header = [("charge", bill.total_charges)] if bill.itemised is not False else []
    if bill.kind in DECIDED:
        header += [("paid", bill.insurance_paid), ("patient_owes", bill.patient_responsibility)]
    header += [("charge", line.charge) for line in totals]
    for adds, amount in header:
        if amount is not None and (adds, amount) not in seen:
            seen.add((adds, amount))
            yield Printed(None, amount, adds, real)


def is_charges(label: str, adds: str) -> bool:
    """Whether a row that is said to add up charges does so by its words; any other column is taken as read."""
    said = words_of(label)
    return adds != "charge" or bool(CHARGES.search(said)) or not NOT_CHARGES.search(said)


def explained(bill: Bill, one: Printed, amounts: list[Money]) -> bool:
    """Whether some honest way to add up gives the printed total."""
    sums = {total(amounts), total(amount for amount in amounts if amount > ZERO)}
    if one.adds == "adjustment":  # what the patient bears of a charge may stand in a column of its own
        sums.add(total(each.amount for line in one.lines for each in line.adjustments if each.group != "PR"))
    earlier = [value(line, one.adds) for line in one.before]
    sums.add(total(amounts) + total(amount for amount in earlier if amount is not None))

    def rows(kind: RowKind) -> Money:
        return total(row.amount for row in bill.rows if row.kind is kind and row.amount is not None)

    more = {ZERO, bill.previous_balance or ZERO, rows(RowKind.CARRIED_FORWARD)}
    claim_level = total(adjustment.amount for adjustment in bill.claim_adjustments)
    owed_by_patient = total(adjustment.amount for adjustment in bill.claim_adjustments if adjustment.group == "PR")
    less = {ZERO, rows(RowKind.PAYMENT), rows(RowKind.ADJUSTMENT), rows(RowKind.PAYMENT) + rows(RowKind.ADJUSTMENT)}
    less |= {claim_level, -owed_by_patient} if one.adds != "charge" else set()
    interest = {ZERO, bill.interest or ZERO}
    return any(base + add + rate - off == one.amount for base, add, rate, off in product(sums, more, interest, less))


@check(
    id="A02",
    name="lines_not_total",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(papers=ADDED, header=("total_charges", "insurance_paid", "patient_responsibility", "rows")),
)
def lines_not_total(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for bill in dossier.of_kind(*ADDED):
        yield from of_people(bill)
        for one in printed(bill):
            read = below(bill, one) or [value(line, one.adds) for line in one.lines]
            amounts = [amount for amount in read if amount is not None]
            if not amounts or explained(bill, one, amounts) or of_sections(bill, one.adds, one.amount):
                continue
            if bill.pages_missing:
                yield lacks_page()
            elif len(amounts) < len(read):
                yield lacks(one.adds, [line for line in one.lines if value(line, one.adds) is None])
            else:
                yield found(bill, one, total(amounts))
    for whole in wholes(dossier):
        if whole.sums and whole.amount not in whole.sums:
            yield lacks_page() if any(bill.pages_missing for bill in whole.bills) else found_whole(whole)


def of_people(bill: Bill) -> Iterator[Answer]:
    """An account of several people or visits asks for what their charges come to."""
    parts = [row.amount for row in bill.rows if row.kind is RowKind.SUBTOTAL and row.amount is not None]
    if bill.whole_of is None or bill.total_charges is None or len(parts) != bill.whole_of:
        return
    if total(parts) != bill.total_charges:
        yield lacks_page() if bill.pages_missing else found(bill, Printed(None, bill.total_charges, "charge", ()), total(parts))


def found_whole(whole: Whole) -> Found:
    """One total over several bills is wrong: nothing is at stake by it alone, for each bill asks for its own."""
    says = {"total": whole.amount, "sum": whole.spoken}
    return Found(
        Message("lines_not_row_total", label=whole.label, **says) if whole.label else Message("lines_not_total", **says),
        bills=tuple(bill.id for bill in whole.bills),
        about=f"total:{whole.bill.id}",
    )


def found(bill: Bill, one: Printed, summed: Money) -> Found:
    over = min(one.amount - summed, one.amount)
    stake = (Stake(over, bill=bill.id, apart=one.adds == "charge"),) if one.amount > max(summed, ZERO) else ()
    says = {"total": one.amount, "sum": summed}
    return Found(
        Message("lines_not_total", **says) if one.label is None else Message("lines_not_row_total", label=one.label, **says),
        lines=tuple(line.id for line in one.lines),
        bills=(bill.id,),
        stake=stake if one.adds in ASKED and bill.kind is not BillKind.ESTIMATE else (),
        about=f"total:{bill.id}",
    )
