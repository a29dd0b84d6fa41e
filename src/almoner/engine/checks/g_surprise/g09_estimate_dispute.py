"""You may start a dispute about a bill far above its estimate.

What it looks for
    A bill at least $400 above the same provider's estimate, for a person who pays without a plan, while there is time.

Why it matters
    The dispute must be started within 120 days of getting the first such bill. While it runs, the provider must not send
    the bill to collection and must stop late fees.

When it is not an error
    This is a right, not an error. It is not said when the bill is less than $400 above the estimate, when a plan is used,
    when the estimate is another provider's, or when the time has surely passed.
"""

from collections.abc import Iterator

from almoner.engine.bill import BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.estimates import Estimated, estimated, self_pay
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Ask, CannotTell, Cause, Class, Kind, Message, Right
from almoner.engine.law.deadlines import Asked, Event, reckon
from almoner.engine.law.rulebook import Rulebook

DISPUTE = "ppdr-start"


@check(
    id="G09",
    name="estimate_dispute",
    cls=Class.RULE,
    kind=Kind.RIGHT,
    authority=("cfr-45-149-620-c-1", "cfr-45-149-620-c-5", "usc-42-300gg-137"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.ESTIMATE})),
)
def estimate_dispute(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    if not self_pay(dossier):
        return
    for one in estimated(dossier, law):
        if not one.is_far_above or not one.sure:
            continue
        ask = window(dossier, one)
        if ask is None:
            about = tuple(bill.id for bill in one.bills)
            yield CannotTell(Message("first_bill_day_unknown"), "answers:first_bill_received", Cause.ANSWER, about)
        elif reckon(law.deadlines[DISPUTE], Asked(Event(ask.event), ask.event_on), dossier.as_of).past:
            continue
        yield Right(Message("estimate_dispute", over=one.over), bills=tuple(bill.id for bill in one.bills), deadline=ask)


def window(dossier: Dossier, one: Estimated) -> Ask | None:
    """From the day the first bill came, else from the date it bears, which is never later."""
    received = dossier.answers_of(*(bill.id for bill in one.bills)).first_bill_received
    if received is not None:
        return Ask(DISPUTE, Event.RECEIPT.value, received)
    return None if one.first_bill_on is None else Ask(DISPUTE, Event.BILL.value, one.first_bill_on)
