"""Deductibles and cost shares over a plan year: what the payers took in all, beside the most they may take."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from almoner.engine.answers import Limits
from almoner.engine.bill import Accumulator, Bill, Network
from almoner.engine.dossier import Dossier
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import days_of
from almoner.engine.reconcile.superseded import LATER_PAYERS

PEOPLE = ("person", "family")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one decision took."""

    decision: Bill
    amount: Money


@dataclass(frozen=True, slots=True)
class Year:
    """One plan year's decisions inside or outside the network. `known`: the plan year's start was answered; else the
    calendar year stands in for it. `only`: all papers are of this year, so that answers about "before" belong to it. `decisions` are all
    of the year, in the order in which the plan answered; `taken` those that took something.
    """

    start: date
    known: bool
    network: Network
    only: bool
    taken: tuple[Taken, ...]
    decisions: tuple[Bill, ...]

    @property
    def sum(self) -> Money:
        return total(one.amount for one in self.taken)


@dataclass(frozen=True, slots=True)
class Overrun:
    """What was taken above a limit, by which decisions, and whether a new plan year could explain it."""

    who: str
    limit: Money
    over: Money
    decisions: tuple[Bill, ...]
    could_be_new_year: bool


def years(dossier: Dossier, amount_of: Callable[[Bill], Money | None]) -> Iterator[Year]:
    """First payers' standing decisions that took something, by plan year and network (unknown counts as inside)."""
    groups: dict[tuple[date, bool], list[Bill]] = defaultdict(list)
    for decision in dossier.decided:
        days = days_of(decision)
        if decision.status not in LATER_PAYERS and days:
            start = year_start(min(days), dossier.answers.plan_year_start)
            groups[start, dossier.network_of(decision) is Network.OUT].append(decision)
    only = len({start for start, _ in groups}) == 1
    for (start, outside), decisions in sorted(groups.items(), key=lambda item: item[0]):
        decisions.sort(key=lambda one: (one.statement_date or date.max, min(days_of(one)), one.id))
        amounts = [(decision, amount_of(decision)) for decision in decisions]
        taken = tuple(Taken(decision, amount) for decision, amount in amounts if amount is not None and amount > ZERO)
        inside = all(dossier.network_of(one.decision) is Network.IN for one in taken)
        network = Network.OUT if outside else Network.IN if inside else Network.UNKNOWN
        if taken:
            yield Year(start, dossier.answers.plan_year_start is not None, network, only, taken, tuple(decisions))


def year_start(day: date, answered: date | None) -> date:
    """The last anniversary of the plan year's start on or before the day."""
    if answered is None:
        return date(day.year, 1, 1)
    month, first = answered.month, min(answered.day, 28)
    this = date(day.year, month, first)
    return this if this <= day else date(day.year - 1, month, first)


def overrun(year: Year, kind: str, limits: Limits | None, before: Limits | None) -> Overrun | None:
    """The largest amount above a limit, for the person or the family: by adding up, or because an earlier answer of the
    plan already showed the limit as met.
    """
    found: list[Overrun] = []
    for who in PEOPLE:
        limit = limit_of(year, kind, who, limits)
        if limit is None:
            continue
        already = min((getattr(before, who) if before is not None and year.only else None) or ZERO, limit)
        over = already + year.sum - limit
        if over > ZERO:
            several = len(year.taken) > 1
            doubtful = (
                several and not year.known and max(one.amount for one in year.taken) <= limit and not runs_on(year, kind, who)
            )
            found.append(Overrun(who, limit, over, tuple(one.decision for one in year.taken), doubtful))
        found.extend(after_met(year, kind, who, limit))
        found.extend(beyond_before(year, kind, who, limit))
    return max(found, key=lambda one: (one.over, not one.could_be_new_year, one.who), default=None)


def limit_of(year: Year, kind: str, who: str, answered: Limits | None) -> Money | None:
    said: Money | None = None if answered is None or year.network is Network.OUT else getattr(answered, who)
    if said is not None:
        return said
    printed = {one.limit for decision in year.decisions for one in figures(decision, kind, who, year) if one.limit is not None}
    return printed.pop() if len(printed) == 1 else None


def figures(decision: Bill, kind: str, who: str, year: Year) -> Iterator[Accumulator]:
    wanted = {Network.OUT} if year.network is Network.OUT else {Network.IN, Network.UNKNOWN}
    return (one for one in decision.accumulators if one.kind == kind and one.who == who and one.network in wanted)


def used_after(decision: Bill, kind: str, who: str, year: Year) -> Money | None:
    """The printed running figure, which counts the decision that prints it."""
    printed = {one.used for one in figures(decision, kind, who, year) if one.used is not None}
    return printed.pop() if len(printed) == 1 else None


def runs_on(year: Year, kind: str, who: str) -> bool:
    """Whether the last decision's running figure holds more than that decision took: then no new year began before it."""
    last = year.taken[-1]
    used = used_after(last.decision, kind, who, year)
    return used is not None and used >= min(year.sum, limit_of(year, kind, who, None) or year.sum)


def beyond_before(year: Year, kind: str, who: str, limit: Money) -> Iterator[Overrun]:
    """A decision that prints what was used before it, and takes more than that left."""
    for one in year.taken:
        before = {figure.before for figure in figures(one.decision, kind, who, year) if figure.before is not None}
        if len(before) == 1:
            over = min(before.pop() + one.amount - limit, one.amount)
            if over > ZERO:
                yield Overrun(who, limit, over, (one.decision,), could_be_new_year=False)


def after_met(year: Year, kind: str, who: str, limit: Money) -> Iterator[Overrun]:
    """What decisions dated after one that printed the limit as met still took. Dates are those of the plan's answers:
    a figure counts what was processed before it, whatever the days of care.
    """
    met = [
        one.statement_date
        for one in year.decisions
        if one.statement_date is not None and (used_after(one, kind, who, year) or ZERO) >= limit
    ]
    if not met:
        return
    later = [one for one in year.taken if one.decision.statement_date is not None and one.decision.statement_date > min(met)]
    used = {one.decision.id: used_after(one.decision, kind, who, year) for one in later}
    later = [one for one in later if (used[one.decision.id] or limit) >= limit]  # a lower figure: a new year, or a correction
    if later:
        unsure = not year.known and any(used[one.decision.id] is None for one in later)
        yield Overrun(who, limit, total(one.amount for one in later), tuple(one.decision for one in later), unsure)
