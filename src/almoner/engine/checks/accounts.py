"""Statements of one account in the order of their dates, and what each says was paid."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from almoner.engine.bill import Bill, BillKind, Row, RowKind
from almoner.engine.checks.lines import line_key, one_account, same_account, words_of
from almoner.engine.dossier import Dossier
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import Marks, marks_of_bill, number, words

LAG = 10
"""Days in which a payment may still be on its way into the books."""
TAKEN_BACK = re.compile(
    r"\b(revers\w*|return\w*|nsf|refund\w*|recoup\w*|take ?back|takeback|void\w*|bounced|insufficient|reverso|devuel\w*|devoluc\w*)\b"
)


def asked_by(bill: Bill) -> Money | None:
    """What the statement asks the person to pay."""
    return bill.balance if bill.balance is not None else bill.patient_responsibility


def accounts(dossier: Dossier, *kinds: BillKind) -> Iterator[tuple[Bill, ...]]:
    """Papers of these kinds about one account, two or more, dated ones first and in order."""
    papers = list(dossier.of_kind(*kinds))
    if len(papers) < 2:
        return
    left = {bill.id: (bill, marks_of_bill(bill)) for bill in papers}
    while left:
        group = [left.pop(next(iter(left)))]
        for member in group:  # grows while it is read: what belongs to one member belongs to all
            more = [one for one in left.values() if is_one_account(member, one)]
            group += more
            for bill, _ in more:
                del left[bill.id]
        if len(group) > 1:
            members = (bill for bill, _ in group)
            yield tuple(sorted(members, key=lambda bill: (bill.statement_date is None, str(bill.statement_date), bill.id)))


def is_one_account(one: tuple[Bill, Marks], two: tuple[Bill, Marks]) -> bool:
    """A collector writes under its own name: there the account number alone decides."""
    (bill, a), (other, b) = one, two
    if BillKind.COLLECTION in {bill.kind, other.kind}:
        return bool(a.account) and a.account in {b.account, b.claim}
    return one_account(a, b)


def in_turn(group: tuple[Bill, ...]) -> Iterator[tuple[Bill, Bill]]:
    """Each dated statement with the next one that bears a later date."""
    dated = [bill for bill in group if bill.statement_date is not None]
    for earlier in dated:
        later = next((bill for bill in dated if str(bill.statement_date) > str(earlier.statement_date)), None)
        if later is not None:
            yield earlier, later


def rows_of(bill: Bill, kind: RowKind) -> list[Row]:
    return [row for row in bill.rows if row.kind is kind and row.amount is not None]


def payments(bill: Bill) -> set[Money]:
    """Every payment the statement shows, one by one and in all."""
    rows = rows_of(bill, RowKind.PAYMENT)
    found = {bill.patient_paid, bill.insurance_paid, *(row.amount for row in rows)}
    found |= {total(row.amount for row in rows if row.amount is not None)}
    found |= {(bill.patient_paid or ZERO) + (bill.insurance_paid or ZERO)}
    return {one for one in found if one is not None and one > ZERO}


def is_taken_back(bill: Bill) -> bool:
    """Whether the statement itself shows that a payment or reduction was undone."""
    return any(
        TAKEN_BACK.search(words_of(row.label))
        or (row.kind in {RowKind.PAYMENT, RowKind.ADJUSTMENT} and row.amount is not None and row.amount < ZERO)
        for row in bill.rows
    )


def decided_between(dossier: Dossier, earlier: Bill, later: Bill) -> bool:
    """Whether a payer decided on this care between two statements, or took a decision back."""
    for bill in dossier.bills:
        if bill.kind not in {BillKind.EOB, BillKind.REMITTANCE} or not same_care(dossier, bill, (earlier, later)):
            continue
        if bill.status in {"reversal", "corrected"}:
            return True
        dates = (earlier.statement_date, bill.statement_date, later.statement_date)
        if None not in dates and str(dates[0]) < str(dates[1]) <= str(dates[2]):
            return True
    return False


def same_care(dossier: Dossier, decision: Bill, statements: tuple[Bill, ...]) -> bool:
    """Superseded decisions are in no encounter: there, the claim number or the account decides."""
    encounter = dossier.encounter_of(decision.id)
    if encounter is not None:
        return any(bill.id in encounter.bills for bill in statements)
    return any(same_account(decision, bill) for bill in statements)


def new_charges(earlier: Bill, later: Bill) -> Money | None:
    """What the later statement charges that the earlier one did not; None where the papers do not show it."""
    if later.lines and earlier.lines:
        known = Counter(line_key(line) for line in earlier.lines)
        fresh = []
        for line in later.lines:
            if known[line_key(line)] > 0:
                known[line_key(line)] -= 1
            elif line.charge is None:
                return None
            else:
                fresh.append(line.charge)
        return total(fresh)
    if earlier.total_charges is not None and later.total_charges is not None:
        return max(ZERO, later.total_charges - earlier.total_charges)
    return None


def paid_to(name: str | None, group: tuple[Bill, ...], *, alone: bool) -> bool:
    """Whether a payment the person reports went to this account: by the name they gave, or because there is no other."""
    if name is None:
        return alone
    return any(words(name) & words(bill.provider.name) for bill in group)


def could_be_paid(name: str | None, groups: Sequence[tuple[Bill, ...]], *, alone: bool) -> list[tuple[Bill, ...]]:
    """The accounts that a payment the person reports may have gone to: those of the whole name, where there are any."""
    found = [group for group in groups if paid_to(name, group, alone=alone)]
    whole = [group for group in found if any(words(name) <= words(bill.provider.name) for bill in group)]
    return whole or found


def rivals_of(group: tuple[Bill, ...], groups: Iterable[tuple[Bill, ...]]) -> list[Bill]:
    """Statements of the other groups that surely are of another account."""
    return [bill for other in groups if other is not group and are_apart(group[0], other[0]) for bill in other]


def are_apart(one: Bill, two: Bill) -> bool:
    """Whether two statements that were not taken for one account surely are of two: other providers, numbers or lines."""
    accounts = [number(bill.patient.account) for bill in (one, two) if bill.patient.account]
    names = [words(bill.provider.name) for bill in (one, two) if bill.provider.name]
    return len(set(accounts)) > 1 or (len(names) > 1 and names[0] != names[1]) or bool(one.lines and two.lines)
