"""A person with Medicaid is billed for more than Medicaid leaves to them.

What it looks for
    A bill that asks a person for money for a day on which Medicaid covered them.

Why it matters
    A provider that takes Medicaid must take its payment as payment in full. Only a small copay that Medicaid itself sets
    may be asked.

When it is not an error
    The provider does not take Medicaid and you agreed in writing, before the care, to pay. Medicaid did not cover the
    day. The amount is the copay, the spend-down or the share that Medicaid's paper leaves to you. The application is
    still being decided.
"""

from collections.abc import Iterator

from almoner.engine.bill import Bill
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.medicare import ANY_PART
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import days_of
from almoner.engine.reconcile.shares import latest, owed_now, taken
from almoner.engine.reconcile.superseded import LATER_PAYERS, share_of

MEDICAID = "medicaid"
SMALL = Money(1000)
"""So little may be a copay that Medicaid itself sets."""


@check(
    id="H10",
    name="medicaid_patient_billed",
    cls=Class.RULE,
    authority=("cfr-42-447-15", "cfr-42-447-20-a", "usc-42-1396a-a-25-C"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(header=("balance", "previous_balance", "patient_paid", "copay", "interest")),
)
def medicaid_patient_billed(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    bills = [bill for one in dossier.encounters for bill in latest([dossier.bill(id) for id in one.bills])]
    for bill in bills:
        asked, answers = owed_now(bill), dossier.answers_of(bill.id)
        if asked is None:
            continue
        covered = is_covered(dossier, bill)
        if covered is None:
            yield CannotTell(Message("day_of_care_unknown", asked=asked), "field:day", Cause.FIELD)
        elif not covered:
            if answers.qmb and answers.medicaid_on is None and not dossier.payer_is(*ANY_PART):  # else H05 has judged it
                yield CannotTell(Message("qmb_not_judged", asked=asked), "answers:medicaid_on", Cause.ANSWER)
        elif answers.provider_takes_medicaid is False and answers.agreed_in_writing_to_pay is None:
            yield CannotTell(
                Message("agreement_unknown", asked=asked), "answers:agreed_in_writing_to_pay", Cause.ANSWER, (bill.id,)
            )
        elif answers.provider_takes_medicaid is not False or not answers.agreed_in_writing_to_pay:
            over = asked - left_to_patient(dossier, bill) - charged_uncovered(dossier, bill)
            if over > ZERO:
                yield Found(
                    says=Message("medicaid_patient_billed", asked=asked, over=over),
                    bills=(bill.id,),
                    stake=(Stake(over, bill=bill.id),),
                    cls=Class.QUESTION if asked <= SMALL else weight(dossier, bill),
                    about=f"asked {bill.id}",
                )


def is_covered(dossier: Dossier, bill: Bill) -> bool | None:
    """Whether Medicaid covered a day of the bill: as answered, else as the payers say."""
    on = dossier.answers.medicaid_on
    if on is None:
        return dossier.payer_is(MEDICAID)
    days = days_of(bill)
    return bool(days & set(on)) if days else None


def charged_uncovered(dossier: Dossier, bill: Bill) -> Money:
    """Charges of days that Medicaid did not cover: what is asked may be for them, as far as they go."""
    on = dossier.answers.medicaid_on
    if on is None:
        return ZERO
    return total(line.charge for line in bill.lines if line.charge is not None and line.day is not None and line.day not in on)


def left_to_patient(dossier: Dossier, bill: Bill) -> Money:
    """The copay on the bill, or the share on Medicaid's own papers (spend-down included), whichever is more."""
    encounter = dossier.encounter_of(bill.id)
    decisions = [dossier.bill(one) for one in encounter.decisions] if encounter else []
    shares = [share_of(one) or ZERO for one in decisions if is_medicaids(dossier, one)]
    return max(total(shares), taken(bill, "copay") or ZERO)


def is_medicaids(dossier: Dossier, decision: Bill) -> bool:
    if decision.payer.type is not None:
        return decision.payer.type == MEDICAID
    pays_last = dossier.payers[-1] == MEDICAID  # Medicaid pays after every other plan
    return pays_last and (len(dossier.payers) == 1 or decision.status in LATER_PAYERS)


def weight(dossier: Dossier, bill: Bill) -> Class | None:
    """A question where coverage or the agreement is open; evidence where no paper shows that the provider billed Medicaid."""
    answers = dossier.answers_of(bill.id)
    if bill.insurance_pending or answers.provider_takes_medicaid is False or answers.agreed_in_writing_to_pay:
        return Class.QUESTION
    encounter = dossier.encounter_of(bill.id)
    decided = encounter is not None and any(is_medicaids(dossier, dossier.bill(one)) for one in encounter.decisions)
    shown = bill.payer.type == MEDICAID or decided or answers.provider_takes_medicaid
    return None if shown else Class.EVIDENCE
