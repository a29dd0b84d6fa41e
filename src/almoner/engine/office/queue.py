"""The queue of an office: findings by reason, most money first, each open, repaired or no error, as its people have marked it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from almoner.engine.errors import Misused
from almoner.engine.money import Money
from almoner.engine.office.own_bills import OwnBills, OwnFinding, matters


class State(StrEnum):
    """How it stands with one finding of the queue."""

    OPEN = "open"
    REPAIRED = "repaired"
    NOT_AN_ERROR = "not_an_error"


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody said of a finding: append-only, the last one counts. `matter` is what it is about, as in
    `own_bills.matters`."""

    matter: str
    state: State
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in the queue. `still_there`: it was marked as repaired, and an audit begun after that found it again."""

    finding: OwnFinding
    state: State = State.OPEN
    mark: Mark | None = None
    still_there: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """All items of one check, most money first. Amounts of open items alone; money that two findings share counts once."""

    check: str
    items: tuple[Item, ...]
    still_open: int
    at_stake: Money


def marked(state: State, reason: str) -> None:
    """Raises Misused where somebody says that a finding is no error and not why."""
    if state is State.NOT_AN_ERROR and not reason.strip():
        raise Misused(
            "reason_wanted",
            what="The finding was not marked",
            why="nothing says why it is no error",
            do="write a short reason",
        )


def queue(own: OwnBills, marks: Iterable[Mark], audited_at: datetime) -> tuple[Reason, ...]:
    """Reasons with the most open money first, then those with the most open items; `audited_at` is when the audit was asked for."""
    last = last_marks(marks)
    about = matters(own)
    by_check: dict[str, list[Item]] = defaultdict(list)
    for finding in own.findings:
        by_check[finding.check].append(item_of(finding, last.get(about[finding.id]), audited_at))
    reasons = [reason_of(check, items) for check, items in by_check.items()]
    return tuple(sorted(reasons, key=lambda one: (-one.at_stake.cents, -one.still_open, one.check)))


def last_marks(marks: Iterable[Mark]) -> Mapping[str, Mark]:
    """The mark that counts for each matter."""
    last: dict[str, Mark] = {}
    for mark in marks:
        before = last.get(mark.matter)
        if before is None or before.at <= mark.at:
            last[mark.matter] = mark
    return last


def item_of(finding: OwnFinding, mark: Mark | None, audited_at: datetime) -> Item:
    """What is found again after it was repaired is open again."""
    if mark is None:
        return Item(finding)
    again = mark.state is State.REPAIRED and mark.at < audited_at
    return Item(finding, State.OPEN if again else mark.state, mark, again)


def reason_of(check: str, items: Sequence[Item]) -> Reason:
    ordered = sorted(items, key=lambda one: (one.state is not State.OPEN, -one.finding.cents, one.finding.id))
    open_ = [one.finding for one in ordered if one.state is State.OPEN]
    return Reason(check, tuple(ordered), len(open_), at_stake(open_))


def at_stake(findings: Iterable[OwnFinding]) -> Money:
    """Each line's largest stake once; what is at stake on bills as a whole once for each group of findings on the same money."""
    by_line: dict[str, int] = {}
    by_group: dict[str, int] = {}
    for finding in findings:
        for line, amount in finding.stake:
            by_line[line] = max(by_line.get(line, 0), amount.cents)
        if not finding.stake:
            key = finding.group or finding.id
            by_group[key] = max(by_group.get(key, 0), finding.cents)
    return Money(sum(by_line.values()) + sum(by_group.values()))
