"""You are billed because the provider sent the claim too late.

What it looks for
    A plan's refusal because the time to send the claim had passed (reason code 29), and a bill that asks you for it.

Why it matters
    Medicare gives providers one calendar year. A provider that misses it may not ask the patient instead. Most plans'
    contracts say the same. A provider that gets the refusal under group code CO (its contract's part) has to bear it.

When it is not an error
    The bill does not ask for the refused amount. The patient never showed an insurance card. The provider has no
    contract with the plan. These lower it to a question, or to nothing.
"""

from collections.abc import Iterator

from almoner.engine.bill import Adjustment, Bill, BillKind, Network
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.reason_codes import rows_of_reasons
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.shares import adjustments_of, compared, lines_in_doubt
from almoner.engine.reconcile.shifted import shifted

TOO_LATE = "29"
MEDICARE = frozenset({"medicare", "medicare-advantage"})


@check(
    id="F04",
    name="late_claim_billed",
    cls=Class.RULE,
    authority=("usc-42-1395n", "cfr-42-424-44", "usc-42-1395cc-a-1-A"),
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}),
        header=("balance", "previous_balance", "patient_paid", "interest", "insurance_paid", "total_charges"),
    ),
)
def late_claim_billed(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for one in compared(dossier):
        late = [each for decision in one.first for _, each in adjustments_of(decision) if each.reason == TOO_LATE]
        if not late:
            continue
        medicare = all(is_medicare(decision, dossier) for decision in one.first)
        if not medicare and all(each.group == "" for each in late):
            yield CannotTell(Message("late_claim_without_group", asked=one.asked), "papers:remittance", Cause.PAPER)
            continue

        def not_the_patients(each: Adjustment, medicare: bool = medicare) -> bool:
            return each.reason == TOO_LATE and (each.group == "CO" or medicare)

        moved = shifted(one, not_the_patients)
        if moved is None:
            continue
        network = dossier.network_of(one.bill)
        contract = network is not Network.OUT and all(each.group == "CO" for _, each in moved.adjustments)
        days = [line.day for line, _ in moved.adjustments if line is not None and line.day is not None]
        unsure = (
            not (medicare or contract)
            or dossier.answers_of(one.bill.id).showed_insurance_card is False
            or (network is Network.OUT and not dossier.payer_is("medicare"))
            or not one.encounter.sure
            or moved.amount != moved.whole
            or lines_in_doubt(dossier, one.first, "adjustments", "paid", "charge", "patient_owes")
        )
        says = (
            Message("late_claim_billed", amount=moved.amount, day=min(days))
            if days
            else Message("late_claim_billed_no_day", amount=moved.amount)
        )
        yield Found(
            says=says,
            bills=(one.bill.id, *(decision.id for decision in one.first)),
            stake=(Stake(moved.amount, bill=one.bill.id),),
            cls=Class.QUESTION if unsure else None,
            about=f"asked {one.bill.id}",
            table_rows=rows_of_reasons(dossier, one.first, (TOO_LATE,)),
        )


def is_medicare(decision: Bill, dossier: Dossier) -> bool:
    return decision.payer.type in MEDICARE if decision.payer.type else dossier.payer_is(*MEDICARE)
