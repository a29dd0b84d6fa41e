"""The bill is at least $400 above the estimate.

What it looks for
    For people without a plan, or who do not use it: one provider's bills that are at least $400 above that provider's own
    estimate. Services given together with the main one count, even those the estimate left out.

Why it matters
    Such a bill may be taken to a dispute, and a neutral person decides what is fair.

When it is not an error
    The bill is $399.99 above, or less. The estimate is another provider's: each provider is compared with its own, never
    with the sum of all. The estimate gave a range and the bill is within reach of its upper end. A newer estimate took
    the place of the old one. People who use a plan have other rules.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.estimates import estimated, expected_on, self_pay, with_estimate
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook


@check(
    id="G08",
    name="far_above_estimate",
    cls=Class.FACT,
    authority=("usc-42-300gg-137", "cfr-45-149-620-a-2-ii", "cfr-45-149-620-a-2-iii"),
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.ESTIMATE}), header=("total_charges", "adjustments", "provider")),
)
def far_above_estimate(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    pays_alone = self_pay(dossier)
    if pays_alone is False:
        return
    for encounter, _ in with_estimate(dossier):
        if pays_alone is None:
            yield CannotTell(Message("self_pay_unknown"), "answers:uninsured", Cause.ANSWER)
            return
        if expected_on([dossier.bill(one) for one in encounter.estimates]) is None:
            yield CannotTell(Message("estimate_without_total"), "field:total_charges", Cause.FIELD)
    for one in estimated(dossier, law):
        if one.is_far_above:
            yield Found(
                says=Message("far_above_estimate", billed=one.billed, expected=one.expected, over=one.over),
                bills=tuple(paper.id for paper in (*one.bills, *one.estimates)),
                stake=(Stake(one.over, bill=one.bills[0].id),),
                cls=None if one.sure else Class.QUESTION,
                about=f"asked {one.bills[0].id}",
            )
