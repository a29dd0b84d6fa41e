"""What became of a bill's sums and of the payments on it: what quietly rose, what vanished, and money that only moved."""

from collections.abc import Iterator, Mapping, Sequence

from almoner.engine.bill import Bill, Line, Row, RowKind
from almoner.engine.cases.compared import Noted, Part, Way
from almoner.engine.cases.same_line import Paired
from almoner.engine.checks.accounts import asked_by, payments, rows_of
from almoner.engine.checks.lines import label
from almoner.engine.findings import Arg, Message
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.same_bill import Answered

SUMS: Mapping[str, tuple[str, str]] = {
    "total_charges": ("cmp_total_up", "cmp_total_down"),
    "previous_balance": ("cmp_previous_up", "cmp_previous_down"),
    "interest": ("cmp_interest_up", "cmp_interest_down"),
    "patient_responsibility": ("cmp_responsibility_up", "cmp_responsibility_down"),
    "balance": ("cmp_balance_up", "cmp_balance_down"),
}
"""A bill's sums in the order they are told, with the words where they rose and fell."""
MOVED = frozenset({RowKind.CARRIED_FORWARD, RowKind.NOTE, RowKind.SUBTOTAL})


def continues(answer: Answered) -> bool:
    """Whether the later paper is the next statement, which starts from what the earlier one asked and need not list its lines again."""
    asked, start = asked_by(answer.old), answer.new.previous_balance
    return start is not None and asked is not None and start == asked and start > ZERO and not repeats(answer)


def repeats(answer: Answered) -> bool:
    """Whether the later paper lists a line of the earlier one again."""
    old = {(line.day, line.code, line.charge) for line in answer.old.lines}
    return any((line.day, line.code, line.charge) in old for line in answer.new.lines)


def sum_notes(answer: Answered) -> Iterator[Noted]:
    old, new = answer.old, answer.new
    for name, (up, down) in SUMS.items():
        before, after = getattr(old, name), getattr(new, name)
        if name == "patient_responsibility" and (old.balance, new.balance) == (before, after):
            continue  # the same figure under two names
        if before is None and name in {"interest", "previous_balance"} and after is not None and after > ZERO:
            new_key = "cmp_interest_new" if name == "interest" else "cmp_previous_new"
            yield about(Way.UP, Message(new_key, new=after), answer, after)
        elif before is not None and after is not None and before != after:
            risen = after > before
            says = Message(up if risen else down, old=before, new=after)
            yield about(Way.UP if risen else Way.DOWN, says, answer, after - before)


def about(way: Way, says: Message, answer: Answered, amount: Money, *, sure: bool = True, part: Part = Part.SUM) -> Noted:
    return Noted(part, way, sure and answer.sure, says, bills=(answer.old.id, answer.new.id), amount=amount)


def ledger_notes(answer: Answered) -> Iterator[Noted]:
    """Payments and reductions that the earlier paper shows and the later one does not: always a question, for a paper may leave
    out what is long settled.
    """
    shown = payments(answer.new)
    before = single_payments(answer.old)
    gone = [] if total(before) in shown else [one for one in before if one not in shown]
    for amount in gone:
        yield about(Way.UP, Message("cmp_payment_gone_ask", amount=amount), answer, amount, sure=False, part=Part.LEDGER)
    paid_before, paid_now = paid(answer.old), paid(answer.new)
    if not gone and paid_before is not None and paid_now is not None and paid_now < paid_before:
        says = Message("cmp_paid_less_ask", old=paid_before, new=paid_now)
        yield about(Way.UP, says, answer, paid_before - paid_now, sure=False, part=Part.LEDGER)
    left = reductions(answer.new)
    for amount in reductions(answer.old):
        if amount in left:
            left.remove(amount)
        elif amount not in {answer.new.adjustments, total(reductions(answer.new))}:
            yield about(Way.UP, Message("cmp_reduction_gone_ask", amount=amount), answer, amount, sure=False, part=Part.LEDGER)


def single_payments(bill: Bill) -> list[Money]:
    """Each payment of the paper once: its rows, else what its header says was paid."""
    rows = [row.amount for row in rows_of(bill, RowKind.PAYMENT) if row.amount is not None and row.amount > ZERO]
    header = [one for one in (bill.patient_paid, bill.insurance_paid) if one is not None and one > ZERO]
    return rows or header


def paid(bill: Bill) -> Money | None:
    known = [one for one in (bill.patient_paid, bill.insurance_paid) if one is not None]
    return total(known) if known else None


def reductions(bill: Bill) -> list[Money]:
    """Each reduction of the paper once: its rows, else the one sum of its header."""
    rows = [row.amount for row in rows_of(bill, RowKind.ADJUSTMENT) if row.amount is not None and row.amount > ZERO]
    header = [bill.adjustments] if bill.adjustments is not None and bill.adjustments > ZERO else []
    return rows or header


def taken_off(found: Paired) -> Money | None:
    """By how much the lines came down in all, where every line has its charge and nothing is unclear; else None."""
    if found.unclear or any(not pair.sure for pair in found.pairs):
        return None
    every = [*found.gone, *found.new, *(line for pair in found.pairs for line in (pair.old, pair.new))]
    if any(line.charge is None for line in every):
        return None

    def of(lines: Sequence[Line]) -> Money:
        return total(line.charge for line in lines if line.charge is not None)

    before = of(found.gone) + of([pair.old for pair in found.pairs])
    after = of(found.new) + of([pair.new for pair in found.pairs]) + of(found.credits)
    return before - after


def not_lower(answer: Answered, found: Paired) -> Iterator[Noted]:
    """Lines came down, and what is asked did not."""
    before, after, off = asked_by(answer.old), asked_by(answer.new), taken_off(found)
    if before is None or after is None or off is None or off <= ZERO or after < before:
        return
    yield about(Way.UP, Message("cmp_asked_not_lower_ask", off=off, old=before, new=after), answer, off, sure=False)


def moved_to_rows(answer: Answered, found: Paired) -> Iterator[Noted]:
    """A line is gone and its amount now stands beside the lines: as an older balance, interest, or a row of another name."""
    named: list[tuple[Money, Message]] = []
    for line in found.gone:
        if line.charge is None or line.charge <= ZERO:
            continue
        for name, key in (("previous_balance", "cmp_now_previous_ask"), ("interest", "cmp_now_interest_ask")):
            if getattr(answer.new, name) == line.charge and getattr(answer.old, name) != line.charge:
                named.append((line.charge, Message(key, what=label(line), charge=line.charge)))
        named.extend(
            (line.charge, Message("cmp_now_row_ask", what=label(line), charge=line.charge, row=row.label))
            for row in new_rows(answer)
            if row.amount == line.charge
        )
    for amount, says in named:
        yield about(Way.OPEN, says, answer, amount, sure=False)


def new_rows(answer: Answered) -> Iterator[Row]:
    """Rows beside the lines that the earlier paper does not have."""
    before: list[tuple[str, Arg | None]] = [(row.label, row.amount) for row in answer.old.rows]
    own = {answer.new.balance, answer.new.total_charges, answer.new.patient_responsibility, answer.new.previous_balance}
    for row in answer.new.rows:
        if row.kind in MOVED and row.amount is not None and row.amount not in own and (row.label, row.amount) not in before:
            yield row
