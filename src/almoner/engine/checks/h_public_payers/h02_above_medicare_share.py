"""A hospital bills a person with Medicare for more than Medicare leaves to them.

What it looks for
    A bill of a hospital, nursing home or home health agency that asks for more than the share on Medicare's own paper for
    the same care. What you have already paid is added back.

Why it matters
    Such a provider may ask a person with Medicare only for the deductible, the coinsurance and care that is not covered.

When it is not an error
    The difference is for care that Medicare does not cover, or that is not on its paper. The bill was made before Medicare
    decided, or Medicare still waits for something. A doctor or supplier bills: other rules hold for them. You have a
    Medicare Advantage plan, or another plan pays first.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.medicare import asks_medicare, is_medicares, is_provider_of_services
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO
from almoner.engine.reconcile.shares import asked_for, is_settled, is_unfinished, share_on


@check(
    id="H02",
    name="above_medicare_share",
    cls=Class.RULE,
    authority=("usc-42-1395cc-a-1-A", "cfr-42-489-21"),
    rests_on=RestsOn.LAW,
    payers=frozenset({"medicare"}),
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.BILL}),
        header=("balance", "previous_balance", "patient_paid", "interest", "patient_responsibility", "total_charges", "claim"),
    ),
)
def above_medicare_share(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for one in asked_for(dossier):
        if not is_provider_of_services((one.bill, *one.first)):
            continue
        if not one.first:
            if asks_medicare(dossier, one.bill) and not one.later:
                yield CannotTell(Message("medicare_paper_missing", asked=one.asked), "papers:eob", Cause.PAPER)
            continue
        share = share_on(one.first)
        if share is None or not all(is_medicares(dossier, decision) for decision in one.first):
            continue  # without a share nothing can be compared, and that is said once, of any plan's paper
        over = one.asked - share - max(one.uncovered or ZERO, ZERO)
        if over > ZERO:
            yield Found(
                says=Message("above_medicare_share", asked=one.asked, share=share, over=over),
                bills=(one.bill.id, *(decision.id for decision in one.first)),
                stake=(Stake(over, bill=one.bill.id),),
                cls=None if is_settled(dossier, one) and not is_unfinished(one) else Class.QUESTION,
                about=f"asked {one.bill.id}",
            )
