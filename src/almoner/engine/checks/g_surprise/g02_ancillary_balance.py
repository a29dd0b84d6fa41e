"""Care you did not choose, at a hospital in your network, is billed above your share.

What it looks for
    A bill from outside your plan's network for care at a hospital or surgery center inside it: anesthesia, imaging,
    laboratory, pathology, newborn care, help at surgery, or a hospital's own doctor. It asks for more than the deductible,
    copay and coinsurance on the plan's statement (EOB).

Why it matters
    Nobody picks these providers, so you may be asked only for your share in the network. No consent can change that.

When it is not an error
    The plan is of another kind: Medicare, Medicaid, VA, TRICARE, CHIP, work injury, short-term, fixed indemnity, a sharing
    group, or dental. The hospital is outside the network too. The care was at an office or a laboratory on its own. It is
    other care, for which a valid consent may count. You are only asked for your share, or for care the plan does not cover.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind, Network
from almoner.engine.checks.ancillary import ancillary_class, is_bound, is_named_so
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.emergencies import emergency_class
from almoner.engine.checks.facilities import at_facility, facility_network, is_facility, was_at_one
from almoner.engine.checks.lines import standing
from almoner.engine.checks.surprise import HEADER, Outside, lacking, outside
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total


@check(
    id="G02",
    name="ancillary_balance",
    cls=Class.RULE,
    authority=("usc-42-300gg-132", "cfr-45-149-420", "cfr-45-149-420-b"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}), header=HEADER),
)
def ancillary_balance(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for found in outside(dossier, law):
        if found.network is Network.UNKNOWN:
            continue
        kind, most = ancillary(found)
        where, side = at_facility(found), facility_network(dossier, found)
        if kind is None or where is False or side is Network.OUT:
            continue
        if is_facility(found.one.bill) or emergency_class(dossier, found) in {Class.RULE, Class.EVIDENCE}:
            continue  # a facility is no ancillary provider; emergency care has its own rule
        missing = lacking(found)
        over = found.over if most is None or found.over is None else min(found.over, most)
        if missing is not None:
            yield missing
        elif over is None or over <= ZERO or found.share is None:
            continue
        elif side is Network.UNKNOWN:
            about = (found.one.bill.id,)
            yield CannotTell(Message("facility_network_unknown", over=over), "answers:facility_network", Cause.ANSWER, about)
        else:
            surely_there = where or (was_at_one(dossier, found) and all(is_bound(line) for line in found.charged))
            shown = Class.RULE if surely_there else Class.EVIDENCE
            yield Found(
                says=Message("ancillary_balance", asked=found.one.asked, share=found.share, over=over),
                lines=tuple(line.id for line in standing(found.one.bill.lines) if ancillary_class(found.one.bill, line)),
                bills=tuple(paper.id for paper in found.papers),
                stake=(Stake(over, bill=found.one.bill.id),),
                cls=min(kind, shown, found.cls, key=lambda one: one.strength),
                about=f"asked {found.one.bill.id}",
            )


def ancillary(found: Outside) -> tuple[Class | None, Money | None]:
    """The most that may be said of the bill's care as ancillary; and, where other care is on it too, what the ancillary part
    charges: no more than that can be asked too much for it.
    """
    bill, lines = found.one.bill, found.charged
    if not lines:
        return (Class.EVIDENCE if is_named_so(bill) else None), None
    judged = [(line, ancillary_class(bill, line)) for line in lines]
    kinds = [kind for _, kind in judged if kind is not None]
    if not kinds:
        return None, None
    if len(kinds) < len(judged):
        return Class.QUESTION, total(line.charge for line, kind in judged if kind is not None and line.charge is not None)
    return min(kinds, key=lambda one: one.strength), None
