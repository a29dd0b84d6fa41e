"""The bill asks for more than the plan says is your share.

What it looks for
    A bill whose balance is higher than your share on the plan's statements (EOBs) for the same care.
    What you have already paid is added back. A balance carried over from other care is left out.

Why it matters
    In the plan's network the provider has agreed to ask you for no more than that share.

When it is not an error
    The statement is about another claim, or was replaced by a later one. Several statements make up one bill.
    A second plan has not answered yet. The statement covers only some of the charges. The bill was made before the plan
    answered. A provider outside the network may not be bound by the plan's figure.
"""

from collections.abc import Iterator

from almoner.engine.bill import Bill, BillKind, Network
from almoner.engine.checks.base import Needs, check
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, OwedEffect, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money
from almoner.engine.reconcile.shares import Compared, compared, has_second_payer, is_settled, share_on


@check(
    id="F01",
    name="bill_above_eob",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}),
        header=("balance", "previous_balance", "patient_paid", "interest", "patient_responsibility", "total_charges", "claim"),
    ),
)
def bill_above_eob(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for one in compared(dossier):
        deciding = one.first or one.later
        share, second = share_on(deciding), share_on(one.later)
        if share is None:
            yield CannotTell(Message("eob_without_share", asked=one.asked), "field:patient_responsibility", Cause.FIELD)
            continue
        open_charges = max(one.uncovered or ZERO, ZERO)  # on no decision: they may be asked in full
        if one.asked > share + open_charges:
            sure = not is_unsure(one, dossier)
            yield found(one, deciding, share, one.asked - share - open_charges, sure=sure)
        elif one.asked > share:
            yield CannotTell(Message("eob_covers_part", asked=one.asked, share=share), "papers:eob", Cause.PAPER)
        elif one.first and second is not None and one.asked > second:
            yield found(one, one.later, second, one.asked - second, sure=False)


def found(one: Compared, deciding: tuple[Bill, ...], share: Money, over: Money, *, sure: bool) -> Found:
    return Found(
        says=Message("bill_above_eob", asked=one.asked, share=share, over=over),
        bills=(one.bill.id, *(decision.id for decision in deciding)),
        stake=(Stake(over, bill=one.bill.id),),
        cls=None if sure else Class.QUESTION,
        owed=OwedEffect(over if sure else ZERO, over, Message("effect_of_plan_share")),
        about=f"asked {one.bill.id}",
    )


def is_unsure(one: Compared, dossier: Dossier) -> bool:
    """Whether a person who knows more could find the higher amount right."""
    networks = {dossier.network_of(one.bill), *(decision.network for decision in one.first)}
    answered_later = has_second_payer(dossier) and not one.later
    return not is_settled(dossier, one) or Network.OUT in networks or answered_later
