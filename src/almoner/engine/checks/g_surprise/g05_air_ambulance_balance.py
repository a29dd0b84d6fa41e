"""An air ambulance outside the network bills above your share in the network.

What it looks for
    A bill of an air ambulance outside your plan's network. It asks for more than the deductible, copay and coinsurance on
    the plan's statement (EOB).

Why it matters
    If your plan covers air ambulances, you may be asked only for your share in the network, in an emergency or not.

When it is not an error
    The plan is of another kind: Medicare, Medicaid, VA, TRICARE, CHIP, work injury, short-term, fixed indemnity, or a
    sharing group. The ambulance went by road. The plan does not cover the flight. You are only asked for your share.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.surprise import HEADER, is_air_ambulance, lacking, outside
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO


@check(
    id="G05",
    name="air_ambulance_balance",
    cls=Class.RULE,
    authority=("usc-42-300gg-135", "cfr-45-149-440"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}), header=HEADER),
)
def air_ambulance_balance(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for found in outside(dossier, law):
        lines = found.charged
        flown = [line for line in lines if is_air_ambulance(line)]
        if not flown:
            continue
        missing = lacking(found)
        if missing is not None:
            yield missing
        elif found.over is not None and found.share is not None and found.over > ZERO:
            whole = len(flown) == len(lines)
            yield Found(
                says=Message("air_ambulance_balance", asked=found.one.asked, share=found.share, over=found.over),
                lines=tuple(line.id for line in found.one.bill.lines if is_air_ambulance(line)),
                bills=tuple(paper.id for paper in found.papers),
                stake=(Stake(found.over, bill=found.one.bill.id),),
                cls=found.cls if whole else Class.QUESTION,
                about=f"asked {found.one.bill.id}",
            )
