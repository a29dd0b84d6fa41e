"""A person in the QMB program is billed for what Medicare leaves to them.

What it looks for
    A bill that asks a person in the Qualified Medicare Beneficiary (QMB) program for money for care that Medicare covers.

Why it matters
    By law a person with QMB does not have to pay Medicare's deductibles, coinsurance and copays. That holds for every
    provider in Medicare, also for one that does not take Medicaid.

When it is not an error
    You have SLMB or QI, which only help with the premium. The bill is for care that Medicare does not cover, or for drugs
    under Part D. The amount is a small copay that Medicaid itself sets. Medicare has not decided yet.
"""

from collections.abc import Iterator

from almoner.engine.bill import Bill, BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.medicare import (
    ANY_PART,
    asks_medicare,
    cost_share,
    has_paid,
    is_marked_off,
    is_medicares,
    not_covered,
)
from almoner.engine.checks.reason_codes import rows_of_remarks
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.shares import Compared, adjustments_of, asked_for, is_settled, owed_now, share_on
from almoner.engine.reconcile.superseded import share_of

REMARKS = frozenset({"N781", "N782", "N783"})
"""By these remarks Medicare tells a provider that the patient has QMB."""
SMALL = Money(1000)
"""So little may be a copay that Medicaid itself sets."""


@check(
    id="H05",
    name="qmb_billed",
    cls=Class.RULE,
    authority=("usc-42-1396a-n-3",),
    rests_on=RestsOn.LAW,
    payers=ANY_PART,
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.BILL}),
        header=(
            "balance",
            "previous_balance",
            "interest",
            "patient_responsibility",
            "total_charges",
            "deductible",
            "coinsurance",
        ),
    ),
)
def qmb_billed(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    for one in asked_for(dossier):
        asked = owed_now(one.bill)
        decided = [decision for decision in one.first if is_medicares(dossier, decision, ANY_PART)]
        if asked is None or is_part_d(one.bill) or len(decided) < len(one.first):
            continue
        if not decided and not asks_medicare(dossier, one.bill, ANY_PART):
            continue
        qmb = in_qmb(dossier, one)
        if qmb is None and dossier.payer_is("medicaid") and (not decided or covered_share(one) > ZERO):
            yield CannotTell(Message("qmb_unknown", asked=asked), "answers:qmb", Cause.ANSWER)
        elif qmb and not decided:
            yield CannotTell(Message("qmb_without_medicare_paper", asked=asked), "papers:eob", Cause.PAPER)
        elif qmb and covered_share(one) > ZERO:
            over = asked - uncovered(one)
            if over > ZERO:
                yield Found(
                    says=Message("qmb_billed", asked=asked, over=over),
                    bills=(one.bill.id, *(decision.id for decision in one.first)),
                    stake=(Stake(over, bill=one.bill.id),),
                    cls=None if is_sure(dossier, one, asked) else Class.QUESTION,
                    about=f"asked {one.bill.id}",
                    table_rows=rows_of_remarks(dossier, one.first, sorted(remarks_of(one) & REMARKS)),
                )


def in_qmb(dossier: Dossier, one: Compared) -> bool | None:
    """As the person says, else as Medicare's paper says; None where neither does."""
    if dossier.answers.qmb is not None:
        return dossier.answers.qmb
    return True if is_shown(one) else None


def is_shown(one: Compared) -> bool:
    """Whether Medicare's own paper tells of QMB."""
    return bool(remarks_of(one) & REMARKS)


def remarks_of(one: Compared) -> set[str]:
    """All remarks on the decisions."""
    whole = {remark for paper in one.first for remark in paper.remarks}
    return whole | {remark for paper in one.first for line in paper.lines for remark in line.remarks}


def covered_share(one: Compared) -> Money:
    """Medicare's cost share on all its papers; where one that paid does not part it, the whole share stands in."""
    shares = [cost_share(paper) or (share_of(paper) if has_paid([paper]) else None) for paper in one.first]
    return total(share for share in shares if share is not None)


def uncovered(one: Compared) -> Money:
    """What may rightly be asked: care that Medicare does not cover, and charges that are on no paper of Medicare."""
    left = [not_covered(paper) for paper in one.first]
    return total(part for part in left if part is not None) + max(one.uncovered or ZERO, ZERO)


def is_sure(dossier: Dossier, one: Compared, asked: Money) -> bool:
    """Not where the share has no parts, the amount may be Medicaid's copay, or a later payer left something to the person."""
    parted = all(not_covered(paper) is not None or marked_off(paper) for paper in one.first)
    later = share_on(one.later)
    return parted and asked > SMALL and is_settled(dossier, one) and not (later is not None and later > ZERO)


def marked_off(paper: Bill) -> bool:
    return any(is_marked_off(each) for _, each in adjustments_of(paper))


def is_part_d(bill: Bill) -> bool:
    """Whether only drugs are billed, as by a pharmacy: their copays are outside QMB."""
    return bool(bill.lines) and all(line.ndc and not line.code and not line.revenue_code for line in bill.lines)
