"""The coinsurance is more than your plan's share of the allowed amount.

What it looks for
    A line on the plan's statement where the coinsurance is higher than the rate times what is left of the allowed amount
    after the deductible.

Why it matters
    The rate is part of your plan. A wrong sum is paid by you.

When it is not an error
    A cent may come from rounding. Some services cost a fixed copay instead of a share. Some plans use different rates for
    different services: where the lines of one claim follow several round rates, it is only a question.
"""

from collections.abc import Iterator
from decimal import Decimal

from almoner.engine.bill import Bill, BillKind, Line, Network
from almoner.engine.checks.base import Needs, check
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.shares import asking_for, taken, taken_on_line
from almoner.engine.reconcile.superseded import LATER_PAYERS

CENT = Money(1)
ROUND_RATE = Decimal("0.05")


@check(
    id="F07",
    name="coinsurance_too_high",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}), header=("coinsurance_rate", "coinsurance", "deductible")
    ),
)
def coinsurance_too_high(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for decision in dossier.decided:
        if decision.status in LATER_PAYERS:
            continue
        charged = [line for line in decision.lines if (taken_on_line(line, "coinsurance") or ZERO) > ZERO]
        rate = decision.coinsurance_rate if decision.coinsurance_rate is not None else dossier.answers.coinsurance_rate
        if not charged:
            yield from of_the_whole(dossier, decision, rate)
            continue
        if rate is None:
            yield CannotTell(Message("coinsurance_rate_unknown", lines=len(charged)), "answers:coinsurance_rate", Cause.ANSWER)
            continue
        without = [line for line in charged if line.allowed is None]
        if without:
            yield CannotTell(Message("coinsurance_without_allowed", lines=len(without)), "field:allowed", Cause.FIELD)
        judged = [line for line in charged if line.allowed is not None]
        high = [line for line in judged if over(line, rate) > CENT]
        if high:
            yield found(dossier, decision, high, rate, unsure=tiered(judged, rate) or out_by_answer(dossier, decision))


def of_the_whole(dossier: Dossier, decision: Bill, rate: Decimal | None) -> Iterator[Found]:
    """A statement that prints coinsurance only as one figure, over lines that all show what was allowed."""
    took, allowed = decision.coinsurance, [line.allowed for line in decision.lines if line.allowed is not None]
    if rate is None or took is None or not allowed or len(allowed) < len(decision.lines):
        return
    right = max(total(allowed) - (taken(decision, "deductible") or ZERO), ZERO).times(rate)
    if took - right > Money(len(allowed)):  # a cent a line may come from rounding
        yield Found(
            says=Message("coinsurance_too_high", rate=rate, took=took, right=right),
            bills=(decision.id,),
            stake=(Stake(took - right, bill=asking_for(dossier, decision)),),
            cls=Class.QUESTION if out_by_answer(dossier, decision) else None,
        )


def base(line: Line) -> Money:
    """What the rate applies to: the allowed amount after the deductible."""
    return max((line.allowed or ZERO) - (taken_on_line(line, "deductible") or ZERO), ZERO)


def over(line: Line, rate: Decimal) -> Money:
    return (taken_on_line(line, "coinsurance") or ZERO) - base(line).times(rate)


def tiered(lines: list[Line], rate: Decimal) -> bool:
    """Whether the lines follow several round rates, the stated one among them, to the cent, and no rate stands alone."""
    implied = [
        Decimal((taken_on_line(line, "coinsurance") or ZERO).cents) / base(line).cents for line in lines if base(line) > ZERO
    ]
    if len(implied) < len(lines):
        return False
    near = [(one / ROUND_RATE).quantize(Decimal(1)) * ROUND_RATE for one in implied]
    if any(near.count(one) < 2 for one in near if one != rate):  # one line alone is no tier
        return False
    rounded = set(near)
    exact = all(any(abs(over(line, each)) <= CENT for each in rounded) for line in lines)
    return exact and len(rounded) > 1 and rate in rounded


def out_by_answer(dossier: Dossier, decision: Bill) -> bool:
    """A rate from the person, not from the paper, is usually the one inside the network."""
    return decision.coinsurance_rate is None and dossier.network_of(decision) is Network.OUT


def found(dossier: Dossier, decision: Bill, lines: list[Line], rate: Decimal, *, unsure: bool) -> Found:
    amount = total(over(line, rate) for line in lines)
    took = total(taken_on_line(line, "coinsurance") or ZERO for line in lines)
    return Found(
        says=Message("coinsurance_too_high", rate=rate, took=took, right=took - amount),
        lines=tuple(line.id for line in lines),
        bills=(decision.id,),
        stake=(Stake(amount, bill=asking_for(dossier, decision)),),
        cls=Class.QUESTION if unsure else None,
    )
