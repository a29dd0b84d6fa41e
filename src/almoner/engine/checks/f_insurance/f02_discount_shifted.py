"""The bill asks for an amount that the plan's contract writes off.

What it looks for
    On the payer's papers, an amount with the group code CO. The code means that the provider, not the patient, bears it.
    Then a bill for the same care that still asks for it.

Why it matters
    Only amounts with the group code PR are the patient's part. CO amounts are the provider's to write off.

When it is not an error
    The bill asks only for the PR amounts. The amount has another code: OA and PI mean something else, and PR 45 may be
    right outside the network. Another plan still has to answer. Some CO reasons only say that the claim lacks
    information or belongs to another plan; then it is a question.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind, Network
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.reason_codes import rows_of_reasons
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.shares import (
    UNFINISHED,
    Compared,
    adjustments_of,
    compared,
    has_second_payer,
    lines_in_doubt,
    same_line,
)
from almoner.engine.reconcile.shifted import Shifted, shifted
from almoner.engine.reconcile.superseded import share_of


@check(
    id="F02",
    name="discount_shifted",
    cls=Class.RULE,
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}),
        header=("balance", "previous_balance", "patient_paid", "interest", "insurance_paid", "total_charges"),
    ),
)
def discount_shifted(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for one in compared(dossier):
        groups = {adjustment.group for decision in one.first for _, adjustment in adjustments_of(decision)}
        if not groups - {""}:
            shares = [share_of(decision) for decision in one.first]
            if one.first and one.asked > total(share for share in shares if share is not None):
                yield CannotTell(Message("no_group_codes", asked=one.asked), "papers:remittance", Cause.PAPER)
            continue
        moved = shifted(one, lambda adjustment: adjustment.group == "CO")
        if moved is not None:
            yield Found(
                says=Message("discount_shifted", amount=moved.amount, asked=one.asked),
                lines=tuple(stake.line for stake in stakes(one, moved) if stake.line is not None),
                bills=(one.bill.id, *(decision.id for decision in one.first)),
                stake=stakes(one, moved),
                cls=Class.QUESTION if is_unsure(one, moved, dossier) else None,
                about=f"asked {one.bill.id}",
                table_rows=rows_of_reasons(dossier, one.first, (each.reason for _, each in moved.adjustments)),
            )


def stakes(one: Compared, moved: Shifted) -> tuple[Stake, ...]:
    """Line by line where all of it is asked and every line is known; else on the bill."""
    by_line: dict[str, Money] = {}
    for line, adjustment in moved.adjustments:
        billed = None if line is None else same_line(one.bill, line)
        if billed is None or moved.amount != moved.whole:
            return (Stake(moved.amount, bill=one.bill.id),)
        by_line[billed.id] = by_line.get(billed.id, ZERO) + adjustment.amount
    if min(by_line.values()) < ZERO:  # one line gives back what another took: only their sum is asked for
        return (Stake(moved.amount, bill=one.bill.id),)
    return tuple(Stake(amount, line=line, bill=one.bill.id) for line, amount in by_line.items() if amount > ZERO)


def is_unsure(one: Compared, moved: Shifted, dossier: Dossier) -> bool:
    return (
        not one.encounter.sure
        or one.bill.insurance_pending is True
        or dossier.network_of(one.bill) is Network.OUT
        or bool(one.later)
        or has_second_payer(dossier)
        or lines_in_doubt(dossier, one.first, "adjustments", "paid", "charge", "patient_owes")
        or any(adjustment.reason in UNFINISHED for _, adjustment in moved.adjustments)
    )
