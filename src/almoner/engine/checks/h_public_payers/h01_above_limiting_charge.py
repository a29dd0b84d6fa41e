"""A doctor who does not take Medicare's price as full pay charges more than the law's limit.

What it looks for
    With Medicare, a line of a doctor's bill above the limiting charge: 115 percent of the price for doctors who have not joined
    Medicare, which is 95 percent of the fee schedule's. The person has to say that the doctor does not take Medicare's price as
    full pay (assignment) for this bill.

Why it matters
    Nobody owes the part above the limit, and what was paid of it must be given back.

When it is not an error
    The doctor takes Medicare's price as full pay, or has joined Medicare: then other rules hold. The doctor has left Medicare
    and you signed a private contract. Drugs, laboratory tests and supplies are not under this limit. Lines whose modifiers
    change the price, bills with a discount, and bills of another first payer are left out. The higher of the office and the
    hospital rate is taken where the bill does not tell which, and each rounding in the doctor's favor.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.answers import Answers
from almoner.engine.bill import Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.coded import CodedDay, coded_days
from almoner.engine.checks.medicare import asks_medicare
from almoner.engine.checks.rates import CHANGE, Rate, places_of, rate_of
from almoner.engine.checks.sums import is_reduced
from almoner.engine.checks.tabled import PRACTITIONER
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import Money
from almoner.engine.reference import fees
from almoner.engine.reference.editions import Lack, NoData, gathered

NOT_JOINED = Decimal("0.95")
"""The share of the fee schedule's price for who has not joined Medicare (42 USC 1395w-4(a)(3))."""
SLIP = Money(2)
"""How far our price of one unit may be from Medicare's own file."""


@dataclass(frozen=True, slots=True)
class Above:
    """A line above its limit; `sure` where the bill surely is a doctor's."""

    line: Line
    day: date
    charge: Money
    rate: Rate
    limit: Money
    sure: bool


@check(
    id="H01",
    name="above_limiting_charge",
    cls=Class.RULE,
    authority=("usc-42-1395w-4-g", "cfr-42-414-48"),
    rests_on=RestsOn.PAYER_RULE,
    payers=frozenset({"medicare"}),
    page=__doc__,
    needs=Needs(),
)
def above_limiting_charge(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    if has_no_limit(dossier.answers):
        return
    above: dict[str, list[Above]] = defaultdict(list)
    lacking: list[NoData] = []
    factor = law.amounts.lookup("medicare-limiting-charge", dossier.as_of)
    if factor is None or factor.share is None:
        return
    for here in coded_days(dossier):
        if not isinstance(here, CodedDay):
            yield here
        elif has_no_limit(dossier.answers_of(here.bill.id)):
            continue
        elif PRACTITIONER in here.scope.settings and asks_medicare(dossier, here.bill) and not is_reduced(here.bill):
            for line in here.lines:
                found = judged(dossier, here, line, factor.share)
                if isinstance(found, NoData):
                    lacking.append(found)
                elif found is not None:
                    above[here.bill.id].append(found)
    yield from gathered(lacking)
    for bill, lines in above.items():
        said = dossier.answers_of(bill)
        if said.accepts_assignment is None:
            because = Message("assignment_unknown", lines=len(lines), limit=NOT_JOINED * factor.share)
            yield CannotTell(because, "answers:accepts_assignment", Cause.ANSWER, (bill,))
            continue
        known = said.provider_participates is False and said.private_contract is False
        for one in lines:
            yield finding(one, sure=known and one.sure)


def has_no_limit(said: Answers) -> bool:
    """Whether the doctor takes Medicare's price, or has left Medicare, as the person says."""
    return bool(said.accepts_assignment or said.provider_participates or said.private_contract)


def judged(dossier: Dossier, here: CodedDay, line: Line, factor: Decimal) -> Above | NoData | None:
    """None for a line within its limit, or of a kind that the limit does not hold for."""
    if line.charge is None or CHANGE & set(line.modifiers):
        return None
    places = places_of(line, PRACTITIONER)
    told = [rate_of(dossier.tables, here.bill, line, here.day, PRACTITIONER, facility=one) for one in places]
    rates = [one for one in told if isinstance(one, Rate) and one.fee.table == fees.PFS and not one.left_out]
    if not rates:
        missing = next((one for one in told if isinstance(one, NoData)), None)
        return missing if missing is not None and missing.lack in {Lack.NO_EDITION, Lack.PARTIAL, Lack.NO_PLACE} else None
    rate = max(rates, key=lambda one: one.amount)
    limit = limit_of(rate, factor)
    if line.charge <= limit + SLIP.times(rate.units):
        return None
    return Above(line, here.day, line.charge, rate, limit, here.scope.sure)


def limit_of(rate: Rate, factor: Decimal) -> Money:
    """For all units; the law does not say where to round, so the higher of both ways is taken."""
    once, twice = rate.fee.amount.times(NOT_JOINED * factor), rate.fee.amount.times(NOT_JOINED).times(factor)
    return max(once, twice).times(rate.units)


def finding(one: Above, *, sure: bool) -> Found:
    return Found(
        Message(
            "above_limiting_charge",
            code=one.rate.code,
            day=one.day,
            charge=one.charge,
            rate=one.rate.amount,
            limit=one.limit,
            over=one.charge - one.limit,
        ),
        lines=(one.line.id,),
        stake=(Stake(one.charge - one.limit, line=one.line.id),),
        cls=None if sure else Class.QUESTION,
        table_rows=tuple(one.rate.rows()),
    )
