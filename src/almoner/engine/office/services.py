"""What an office charged, as counts are taken over it: each item once a day and bill, with the groups that it belongs to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from almoner.engine.office.own_bills import OwnBill, OwnBills, OwnFinding, OwnLine

LEAST_TOGETHER = 5
"""How often the same items must be all of a bill's day, or all of one department on it, to be a template."""
LEAST_ITEMS = 3
Key = tuple[str, str, str, str]
"""Bill, day, department, item."""


class By(StrEnum):
    """What a group has in common."""

    TEMPLATE = "template"
    ITEM = "item"
    DEPARTMENT = "department"
    PLACE = "place"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Group:
    """All services that have `key` in common; a template's key is its items, sorted. `item`: only this item among them."""

    by: By
    key: tuple[str, ...]
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """One item on one day of one bill, whatever the number of lines it stands on; `item` is "" for a bill as a whole. `groups`
    are those it belongs to, its item's not among them. `like` is what it is compared with: the same item on the same form, for
    a hospital charges in its own way."""

    key: Key
    item: str
    groups: tuple[Group, ...]
    form: str = ""

    @property
    def like(self) -> tuple[str, str]:
        return self.form, self.item


def services_of(own: OwnBills) -> tuple[dict[str, Service], dict[str, Service]]:
    """By line, and by bill as a whole."""
    lines: dict[str, Service] = {}
    wholes: dict[str, Service] = {}
    templates = list(templates_of(own))
    for bill in own.bills:
        wholes[bill.id] = Service((bill.id, "", "", ""), "", tuple(of_bill(bill)), bill.form)
        sets = sets_of(bill)
        for line in bill.lines:
            item, day, department = line.item or "", line.day or "", line.department or ""
            here = (sets[day, ""], sets[day, department])
            mine = [one for one in templates if item in one.key and any(some.issuperset(one.key) for some in here)]
            lines[line.id] = Service((bill.id, day, department, item), item, (*mine, *of_line(bill, line)), bill.form)
    return lines, wholes


def sets_of(bill: OwnBill) -> Mapping[tuple[str, str], set[str]]:
    """Items of each day and department, and of each day whatever the department ("")."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in bill.lines:
        for department in {"", line.department or ""}:
            found[line.day or "", department].update([line.item] if line.item else [])
    return found


def templates_of(own: OwnBills) -> Iterator[Group]:
    """Items that often stand together, and alone, on one day or in one department of it."""
    times: Counter[frozenset[str]] = Counter()
    for bill in own.bills:
        together = {(day, frozenset(items)) for (day, _), items in sets_of(bill).items()}
        times.update(items for _, items in together)
    for items, count in times.items():
        if count >= LEAST_TOGETHER and len(items) >= LEAST_ITEMS:
            yield Group(By.TEMPLATE, tuple(sorted(items)))


def of_bill(bill: OwnBill) -> Iterator[Group]:
    """A bill as a whole belongs to its provider, and to the one place of all its lines."""
    if bill.provider:
        yield Group(By.PROVIDER, (bill.provider,))
    places = {line.place for line in bill.lines if line.place}
    if len(places) == 1:
        yield Group(By.PLACE, tuple(places))


def of_line(bill: OwnBill, line: OwnLine) -> Iterator[Group]:
    if line.department:
        yield Group(By.DEPARTMENT, (line.department,))
    if line.place:
        yield Group(By.PLACE, (line.place,))
    if bill.provider:
        yield Group(By.PROVIDER, (bill.provider,))


def hit(
    finding: OwnFinding, lines: Mapping[str, Service], wholes: Mapping[str, Service], times: Mapping[tuple[str, str], int]
) -> list[Service]:
    """The service that a finding counts on: of those it names the one that is charged most often (`times`, by `Service.like`), for
    a part that is wrongly charged beside its whole is wrong wherever it stands, and only the whole has peers. Where it names
    no line, the bills."""
    named = [lines[line] for line in finding.lines if line in lines]
    if named:
        return [max(named, key=lambda one: (times[one.like], one.key))]
    return [wholes[bill] for bill in finding.bills if bill in wholes]
