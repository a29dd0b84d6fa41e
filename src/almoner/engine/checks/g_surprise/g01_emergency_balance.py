"""Emergency care outside the network is billed above your share in the network.

What it looks for
    A bill for emergency care by a doctor or hospital outside your plan's network. It asks for more than the deductible,
    copay and coinsurance on the plan's statement (EOB).

Why it matters
    For emergency care under most plans from a job, or that you buy yourself, you may be asked only for your share in the
    network. The rest is between the plan and the provider.

When it is not an error
    The plan is of another kind: Medicare, Medicaid, VA, TRICARE, CHIP, work injury, short-term, fixed indemnity, a sharing
    group, or dental. The bill is for an ambulance on the road. The provider is in the network. You are only asked for
    your share, or for care the plan does not cover. After you were stable and able to travel, you may have signed a valid
    consent to more.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind, NoticeKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.emergencies import emergency_class, shows
from almoner.engine.checks.surprise import (
    HEADER,
    Outside,
    is_ambulance,
    lacking,
    named_ambulance,
    outside,
)
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO


@check(
    id="G01",
    name="emergency_balance",
    cls=Class.RULE,
    authority=("usc-42-300gg-131", "cfr-45-149-410"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}), header=HEADER),
)
def emergency_balance(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for found in outside(dossier, law):
        seen = emergency_class(dossier, found)
        if seen is None or is_carried(found):
            continue
        missing = lacking(found)
        if missing is not None:
            yield missing
        elif found.over is not None and found.share is not None and found.over > ZERO:
            yield Found(
                says=Message("emergency_balance", asked=found.one.asked, share=found.share, over=found.over),
                lines=tuple(line.id for line in found.one.bill.lines if shows(line)),
                bills=tuple(paper.id for paper in found.papers),
                stake=(Stake(found.over, bill=found.one.bill.id),),
                cls=min(seen, found.cls, doubt(dossier, found, seen), key=lambda one: one.strength),
                about=f"asked {found.one.bill.id}",
            )


def is_carried(found: Outside) -> bool:
    """Whether the whole bill is for an ambulance: on the road no federal rule holds, in the air another one."""
    lines = found.charged
    if not lines:
        return named_ambulance(found.one.bill)
    return all(is_ambulance(line) for line in lines)


def doubt(dossier: Dossier, found: Outside, seen: Class) -> Class:
    """A question where an ambulance is part of the bill, or where a consent was signed and care went on after the emergency."""
    consent = any(notice.kind is NoticeKind.CONSENT for notice in dossier.notices)
    part = any(is_ambulance(line) for line in found.charged)
    return Class.QUESTION if part or named_ambulance(found.one.bill) or (consent and seen is not Class.RULE) else Class.RULE
