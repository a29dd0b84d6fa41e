"""What a reply promised against what the new bill shows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from almoner.engine.bill import Promise, PromiseKind, RowKind
from almoner.engine.cases.changed_sums import reductions
from almoner.engine.cases.compared import Noted, Part, Way
from almoner.engine.cases.same_line import Paired
from almoner.engine.checks.accounts import TAKEN_BACK, asked_by, rows_of
from almoner.engine.checks.lines import words_of
from almoner.engine.findings import Message
from almoner.engine.money import Money, total
from almoner.engine.reconcile.same_bill import Answered

Answers = Sequence[tuple[Answered, Paired]]

BARE: Mapping[PromiseKind, str] = {
    PromiseKind.NEW_BILL: "cmp_promise_new_bill",
    PromiseKind.TO_PLAN: "cmp_promise_to_plan",
    PromiseKind.ON_HOLD: "cmp_promise_on_hold",
    PromiseKind.REFUSED: "cmp_refused",
}
"""Promises that no ledger shows."""


def promise_notes(promises: Sequence[Promise], answers: Answers) -> Iterator[Noted]:
    """Each promise once: kept, not seen, or still open where there is no new bill to look at."""
    for promise in promises:
        match promise.kind:
            case PromiseKind.TAKEN_OFF:
                yield taken_off(promise, answers)
            case PromiseKind.REFUND:
                yield refund(promise, answers)
            case PromiseKind.NEW_BALANCE:
                yield new_balance(promise, answers)
            case PromiseKind.NEW_BILL if answers:
                continue  # here it is
            case kind:
                yield note(Way.OPEN, Message(BARE[kind]))


def note(way: Way, says: Message, amount: Money | None = None, *, sure: bool = True) -> Noted:
    return Noted(Part.PROMISE, way, sure, says, amount=amount)


def taken_off(promise: Promise, answers: Answers) -> Noted:
    amount = promise.amount
    if amount is None:
        return note(Way.OPEN, Message("cmp_promise_no_sum"), sure=False)
    if not answers:
        return still_open(promise, amount, "cmp_promise_open", "cmp_promise_open_by")
    if any(came_off(amount, one, found) for one, found in answers):
        return note(Way.DOWN, Message("cmp_promise_kept", amount=amount), amount)
    return note(Way.OPEN, Message("cmp_promise_not_seen_ask", amount=amount), amount, sure=False)


def still_open(promise: Promise, amount: Money, key: str, key_by: str) -> Noted:
    by: date | None = promise.by
    says = Message(key, amount=amount) if by is None else Message(key_by, amount=amount, by=by)
    return note(Way.OPEN, says, amount)


def came_off(amount: Money, answer: Answered, found: Paired) -> bool:
    """Whether the new bill shows it: lines gone or lower by just so much, a credit, a reduction, or a balance that fell by it."""
    gone = [line.charge for line in found.gone if line.charge is not None]
    lower = [
        pair.old.charge - pair.new.charge
        for pair in found.pairs
        if pair.old.charge is not None and pair.new.charge is not None and pair.new.charge < pair.old.charge
    ]
    credited = [abs(line.charge) for line in found.credits if line.charge is not None]
    fresh = list(reductions(answer.new))
    for one in reductions(answer.old):
        if one in fresh:
            fresh.remove(one)
    before, after = asked_by(answer.old), asked_by(answer.new)
    fell = [before - after] if before is not None and after is not None and after < before else []
    risen = answer.new.adjustments, answer.old.adjustments
    more = [risen[0] - risen[1]] if risen[0] is not None and risen[1] is not None else []
    single = {*gone, *lower, *credited, *fresh, *fell, *more}
    return amount in single or any(sums and total(sums) == amount for sums in (gone, lower, credited, fresh, [*gone, *lower]))


def refund(promise: Promise, answers: Answers) -> Noted:
    amount = promise.amount
    if amount is None:
        return note(Way.OPEN, Message("cmp_refund_no_sum"), sure=False)
    for answer, _ in answers:
        rows = [
            *rows_of(answer.new, RowKind.ADJUSTMENT),
            *rows_of(answer.new, RowKind.PAYMENT),
            *rows_of(answer.new, RowKind.NOTE),
        ]
        if any(row.amount is not None and abs(row.amount) == amount and TAKEN_BACK.search(words_of(row.label)) for row in rows):
            return note(Way.DOWN, Message("cmp_refund_shown", amount=amount), amount)
    return still_open(promise, amount, "cmp_refund_open", "cmp_refund_open_by")


def new_balance(promise: Promise, answers: Answers) -> Noted:
    said = promise.amount
    if said is None:
        return note(Way.OPEN, Message("cmp_promise_no_sum"), sure=False)
    shown = [one for answer, _ in answers if (one := asked_by(answer.new)) is not None]
    if not shown:
        return note(Way.OPEN, Message("cmp_new_balance_open", amount=said), said)
    if said in shown or total(shown) == said:
        return note(Way.DOWN, Message("cmp_new_balance_kept", amount=said), said)
    now = shown[0] if len(shown) == 1 else total(shown)
    way = Way.UP if now > said else Way.DOWN
    return note(way, Message("cmp_new_balance_differs_ask", said=said, shown=now), now - said, sure=False)


def next_promised(promises: Sequence[Promise], today: date) -> date | None:
    """The nearest day by which something promised is to be done."""
    days = (one.by for one in promises if one.by is not None and one.by >= today and one.done is not True)
    return min(days, default=None)
