"""Your share goes beyond the most you pay in a year.

What it looks for
    Deductibles, copays and coinsurance in the plan's network that add up to more than the plan's out-of-pocket maximum,
    or that are taken after the plan showed it as reached. Where the plan's own figure is not known, the federal limit.

Why it matters
    Once the maximum is reached, the plan pays covered care in its network in full.

When it is not an error
    Care outside the network, premiums and services that are not covered do not count. One person's maximum and the
    family's are two things. A new plan year starts from zero. Original Medicare has no such maximum.
"""

from collections.abc import Iterator

from almoner.engine.answers import Limits
from almoner.engine.bill import Bill, BillKind, Network
from almoner.engine.checks.base import Needs, check
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.accumulated import Overrun, Year, limit_of, overrun, years
from almoner.engine.reconcile.shares import asking_for, taken, taken_on_line
from almoner.engine.reconcile.superseded import LATER_PAYERS, share_of

KIND = "out_of_pocket"
PARTS = ("deductible", "copay", "coinsurance")
PRIVATE = frozenset({"commercial"})


@check(
    id="F08",
    name="above_yearly_maximum",
    cls=Class.FACT,
    authority=("usc-42-18022-c",),
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}),
        header=("deductible", "copay", "coinsurance", "accumulators", "statement_date", "first_day"),
    ),
)
def above_yearly_maximum(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    if dossier.payers[0] == "medicare":
        return
    answers = dossier.answers
    for decision in dossier.decided:
        if cost_share(decision) is None and (share_of(decision) or ZERO) > ZERO and decision.status not in LATER_PAYERS:
            yield CannotTell(Message("share_not_split", share=share_of(decision) or ZERO), "field:coinsurance", Cause.FIELD)
    for year in years(dossier, cost_share):
        if year.network is Network.OUT:
            continue
        above = overrun(year, KIND, answers.out_of_pocket_limit, answers.out_of_pocket_used_before)
        if above is not None:
            unsure = above.could_be_new_year or year.network is not Network.IN
            says = Message("above_yearly_maximum", over=above.over, limit=above.limit)
            yield found(dossier, says, above, Class.EVIDENCE if unsure else None)
            continue
        if any(limit_of(year, KIND, who, answers.out_of_pocket_limit) is not None for who in ("person", "family")):
            continue
        federal = above_federal(dossier, law, year)
        if federal is not None:
            unsure = federal.could_be_new_year or year.network is not Network.IN
            says = Message("above_federal_maximum", over=federal.over, limit=federal.limit, year=year.start.year)
            yield found(dossier, says, federal, Class.EVIDENCE if unsure else None)
        else:
            yield CannotTell(Message("yearly_maximum_unknown", taken=year.sum), "answers:out_of_pocket_limit", Cause.ANSWER)


def cost_share(decision: Bill) -> Money | None:
    """Deductible, copay and coinsurance: not what is left to the patient because the plan does not cover it."""
    parts = [part for name in PARTS if (part := taken(decision, name)) is not None]
    return total(parts) if parts else None


def above_federal(dossier: Dossier, law: Rulebook, year: Year) -> Overrun | None:
    """The limit for one person holds for each person of a family too; it binds private plans."""
    if not dossier.payer_is(*PRIVATE):
        return None
    limit = law.amounts.lookup("plan-out-of-pocket-maximum-person", year.start)
    if limit is None or limit.cents is None:
        return None
    return overrun(year, KIND, Limits(person=Money(limit.cents)), dossier.answers.out_of_pocket_used_before)


def found(dossier: Dossier, says: Message, above: Overrun, cls: Class | None) -> Found:
    last = above.decisions[-1]
    lines = [
        line.id
        for one in above.decisions
        for line in one.lines
        if any((taken_on_line(line, part) or ZERO) > ZERO for part in PARTS)
    ]
    return Found(
        says=says,
        lines=tuple(lines),
        bills=tuple(decision.id for decision in above.decisions),
        stake=(Stake(above.over, bill=asking_for(dossier, last)),),
        cls=cls,
    )
