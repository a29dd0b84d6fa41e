"""The plan took more deductible than was left.

What it looks for
    Deductibles on the plan's statements that add up to more than the year's limit, that are taken after the plan itself
    showed the limit as met, or that are taken twice for the same care.

Why it matters
    The deductible is paid once in a plan year. After that the plan must pay its part.

When it is not an error
    A new plan year has begun, which need not be on January 1. The person's limit and the family's limit are two things,
    and so are those inside and outside the network. A running figure already counts the claim it is printed with. Claims
    are counted in the order in which the plan answered them. A statement that was replaced no longer counts.
"""

from collections.abc import Iterator
from itertools import combinations

from almoner.engine.bill import Bill, BillKind
from almoner.engine.checks.base import Needs, check
from almoner.engine.dossier import DECIDED, Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money
from almoner.engine.reconcile.accumulated import Year, limit_of, overrun, used_after, years
from almoner.engine.reconcile.likeness import marks_of_bill, number, same_provider
from almoner.engine.reconcile.shares import asking_for, taken, taken_on_line

KIND = "deductible"


@check(
    id="F06",
    name="deductible_taken_twice",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(
        papers=frozenset({BillKind.EOB, BillKind.REMITTANCE}),
        header=("deductible", "accumulators", "statement_date", "first_day"),
    ),
)
def deductible_taken_twice(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    answers = dossier.answers
    for year in years(dossier, lambda decision: taken(decision, KIND)):
        above = overrun(year, KIND, answers.deductible_limit, answers.deductible_used_before)
        if above is not None:
            yield found(
                dossier,
                Message("deductible_above_limit", over=above.over, limit=above.limit),
                above.over,
                above.decisions,
                Class.EVIDENCE if above.could_be_new_year else None,
            )
            continue
        yield from twice(dossier, year)
        if all(limit_of(year, KIND, who, answers.deductible_limit) is None for who in ("person", "family")):
            yield CannotTell(Message("deductible_limit_unknown", taken=year.sum), "answers:deductible_limit", Cause.ANSWER)


def twice(dossier: Dossier, year: Year) -> Iterator[Found]:
    """Two claims for the same lines, or a claim answered again while the running figure kept its first deductible."""
    for one, two in combinations(year.taken, 2):
        if same_lines(one.decision, two.decision):
            amount = min(one.amount, two.amount)
            yield found(
                dossier, Message("deductible_same_care", amount=amount), amount, (one.decision, two.decision), Class.EVIDENCE
            )
    for again in year.taken:
        for before in dossier.bills:
            if before.kind not in DECIDED or before.id not in dossier.superseded or before.claim is None:
                continue
            first, claim = taken(before, KIND), number(before.claim)
            if first is None or first <= ZERO or claim not in {number(again.decision.claim), number(again.decision.supersedes)}:
                continue
            was, now = (used_after(paper, KIND, "person", year) for paper in (before, again.decision))
            if was is not None and now is not None and now == was + again.amount:
                yield found(dossier, Message("deductible_same_care", amount=first), first, (again.decision,), Class.EVIDENCE)


def same_lines(one: Bill, two: Bill) -> bool:
    mine, yours = ([(line.day, line.code, line.charge) for line in bill.lines] for bill in (one, two))
    return (
        bool(mine)
        and sorted(map(str, mine)) == sorted(map(str, yours))
        and same_provider(marks_of_bill(one), marks_of_bill(two))
    )


def found(dossier: Dossier, says: Message, amount: Money, decisions: tuple[Bill, ...], cls: Class | None) -> Found:
    lines = [line.id for decision in decisions for line in decision.lines if (taken_on_line(line, KIND) or ZERO) > ZERO]
    return Found(
        says=says,
        lines=tuple(lines),
        bills=tuple(decision.id for decision in decisions),
        stake=(Stake(amount, bill=asking_for(dossier, decisions[-1])),),
        cls=cls,
    )
