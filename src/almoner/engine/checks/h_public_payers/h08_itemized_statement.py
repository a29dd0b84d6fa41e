"""You asked for an itemized statement of care that Medicare paid, and it has not come.

What it looks for
    A written request to a provider for an itemized statement of care that Medicare has paid, older than 30 days, without
    the statement. Also your right to ask for one, and to ask Medicare for a review once you have it.

Why it matters
    A provider must give the statement within 30 days. One that knowingly does not may have to pay up to $100. You then
    have 90 days after it comes to ask Medicare to look at it.

When it is not an error
    The 30 days are not over, or the statement is in the mail. Medicare has paid nothing for the care. The request was not
    in writing, or went to someone else. You have a Medicare Advantage plan.
"""

from collections.abc import Iterator
from datetime import timedelta

from almoner.engine.answers import StatementRequest
from almoner.engine.bill import Bill, BillKind
from almoner.engine.checks.accounts import LAG
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.medicare import has_paid, is_medicares
from almoner.engine.dossier import DECIDED, Dossier
from almoner.engine.findings import Answer, Ask, CannotTell, Cause, Class, Found, Message, Right
from almoner.engine.law.deadlines import Asked, Event, reckon
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import words

DUE, REVIEW = "medicare-itemised-statement-provider", "medicare-itemised-review"


@check(
    id="H08",
    name="itemized_statement",
    cls=Class.RULE,
    authority=("usc-42-1395b-7-b-1", "usc-42-1395b-7-b-2", "usc-42-1395b-7-b-3"),
    rests_on=RestsOn.LAW,
    payers=frozenset({"medicare"}),
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL}) | DECIDED, header=("insurance_paid", "provider")),
)
def itemized_statement(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    paid = list(paid_by_medicare(dossier))
    for request in dossier.answers.statement_requests or ():
        papers = [paper for paper in paid if is_to(request, paper)]
        if papers:
            yield from judged(dossier, law, request, papers)
        else:
            yield CannotTell(Message("medicare_paid_unknown", asked_on=request.on), "papers:eob", Cause.PAPER)
    unlisted = tuple(paper.id for paper in paid if is_alone_and_short(dossier, paper))
    if unlisted and not dossier.answers.statement_requests:
        yield Right(Message("medicare_statement_right"), bills=unlisted)


def judged(dossier: Dossier, law: Rulebook, request: StatementRequest, papers: list[Bill]) -> Iterator[Answer]:
    bills = tuple(paper.id for paper in papers)
    if request.received_on is not None:
        last = reckon(law.deadlines[REVIEW], Asked(Event.RECEIPT, request.received_on), dossier.as_of)
        if not last.past and request.received_on <= dossier.as_of:
            deadline = Ask(REVIEW, Event.RECEIPT.value, request.received_on)
            yield Right(Message("medicare_review_right", received=request.received_on), bills=bills, deadline=deadline)
        return
    due = law.deadlines[DUE].length.after(request.on)
    if dossier.as_of > due:
        in_the_mail = dossier.as_of <= due + timedelta(days=LAG)
        several = request.to is None and len({words(paper.provider.name) for paper in papers}) > 1
        yield Found(
            says=Message("medicare_statement_overdue", asked_on=request.on, due=due),
            bills=bills,
            cls=Class.QUESTION if in_the_mail or several else None,
        )


def paid_by_medicare(dossier: Dossier) -> Iterator[Bill]:
    """Medicare's decisions with a payment, and bills that show one of Medicare's."""
    for paper in dossier.of_kind(BillKind.BILL, *DECIDED):
        if is_medicares(dossier, paper) and has_paid([paper]):
            yield paper


def is_to(request: StatementRequest, paper: Bill) -> bool:
    """Whether the request went to the provider of a paper; without a name, to any."""
    named, printed = words(request.to), words(paper.provider.name)
    return request.to is None or (bool(named and printed) and (named <= printed or printed <= named))


def is_alone_and_short(dossier: Dossier, paper: Bill) -> bool:
    """Whether a decision lists no services and no bill stands beside it: of a bill without a list, the right is said already."""
    encounter = dossier.encounter_of(paper.id)
    listed = any(line.code or line.ndc or line.description for line in paper.lines)
    return paper.kind in DECIDED and not listed and (encounter is None or not encounter.bills)
