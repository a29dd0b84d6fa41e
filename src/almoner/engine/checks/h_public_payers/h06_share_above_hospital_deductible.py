"""The share for one outpatient service at a hospital is above Medicare's limit.

What it looks for
    On Medicare's own paper for care at a hospital without a stay, a coinsurance for one service that is more than the hospital
    deductible of that year.

Why it matters
    For one service the person's share may not be more than the deductible of a hospital stay. Medicare pays the rest.

When it is not an error
    Several times the service was done, each with its own limit: units are counted. Drugs have a share of their own and are left
    out. Small rural hospitals (critical access, type of bill 85) have other rules; where the paper does not show the type of
    bill, we only ask. A doctor's paper, a stay, and Medicare Advantage have no such limit.
"""

from collections.abc import Iterator

from almoner.engine.bill import Bill, BillKind, Form, Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.lines import day_of, label, lacks, revenue
from almoner.engine.checks.medicare import is_medicares
from almoner.engine.checks.posted_prices import DRUG_REVENUE, DRUGS
from almoner.engine.checks.tabled import is_stay
from almoner.engine.dossier import DECIDED, Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money
from almoner.engine.reconcile.shares import taken, taken_on_line

LIMIT = "medicare-part-a-deductible"
OUTPATIENT = frozenset({"12", "13", "14"})
"""Types of bill, without a leading 0, that are paid by the rates this limit belongs to."""


@check(
    id="H06",
    name="share_above_hospital_deductible",
    cls=Class.RULE,
    authority=("usc-42-1395l-t-8-C",),
    rests_on=RestsOn.LAW,
    payers=frozenset({"medicare"}),
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}), fields=(), header=("coinsurance",), on=DECIDED),
)
def share_above_hospital_deductible(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for decision in dossier.decided:
        sure = is_outpatient(decision)
        if sure is False or not is_medicares(dossier, decision):
            continue
        shares = [(line, took) for line in decision.lines if (took := taken_on_line(line, "coinsurance")) is not None]
        if not shares:
            yield from in_one_sum(decision, law)
            continue
        shares = [(line, took) for line, took in shares if not is_drug(line)]
        undated = [line for line, took in shares if day_of(decision, line) is None and took > ZERO]
        if undated:
            yield lacks("day", undated)
        for line, took in shares:
            day = day_of(decision, line)
            amount = None if day is None else law.amounts.lookup(LIMIT, day)
            if day is None or amount is None or amount.cents is None:
                continue
            times = max(1, int(line.units or 1))
            limit = Money(amount.cents).times(times)
            if took > limit:
                yield Found(
                    Message("share_above_hospital_deductible", code=label(line), day=day, took=took, limit=limit),
                    lines=(line.id,),
                    bills=(decision.id,),
                    stake=(Stake(took - limit, line=line.id),),
                    cls=None if sure else Class.QUESTION,
                    authority=(amount.authority,),
                )


def is_outpatient(decision: Bill) -> bool | None:
    """None where the paper does not tell a hospital's care without a stay from other care."""
    if decision.type_of_bill:
        return decision.type_of_bill.lstrip("0")[:2] in OUTPATIENT
    if decision.form in {Form.PROFESSIONAL, Form.DENTAL} or is_stay(decision):
        return False
    return None


def is_drug(line: Line) -> bool:
    return line.ndc is not None or (line.code or "").startswith(DRUGS) or revenue(line).startswith(DRUG_REVENUE)


def in_one_sum(decision: Bill, law: Rulebook) -> Iterator[CannotTell]:
    """A share that could be above the limit, of which the paper does not say for which service it is."""
    took = taken(decision, "coinsurance")
    day = decision.first_day or decision.last_day or next((line.day for line in decision.lines if line.day is not None), None)
    amount = None if day is None else law.amounts.lookup(LIMIT, day)
    if took is not None and amount is not None and amount.cents is not None and took > Money(amount.cents):
        because = Message("share_not_by_line", took=took, limit=Money(amount.cents))
        yield CannotTell(because, "field:coinsurance", Cause.FIELD)
