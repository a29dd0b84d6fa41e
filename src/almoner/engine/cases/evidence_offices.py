"""The offices that bill in an audit, each with one patient: a bundle for one of them shows nothing of another, nor of another person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from almoner.engine.cases.evidence import kept_back
from almoner.engine.errors import Refused
from almoner.engine.reconcile.likeness import words
from almoner.engine.wording.reporting import most_important

Paper = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Office:
    """One provider's papers about one patient, by the id of the first of its bills. `findings` and `rights` rest on nothing else;
    `private` are those of the findings on lines that are kept back unless asked for.
    """

    bill: str
    provider: str | None
    patient: str | None
    bills: frozenset[str]
    findings: tuple[Paper, ...]
    rights: frozenset[str]
    private: frozenset[str]


def offices(audit: Mapping[str, Any]) -> tuple[Office, ...]:
    """Of an audit's JSON value, in the order of its bills; those about which nothing was found are among them."""
    groups: list[list[Paper]] = []
    people = {id: number for number, one in enumerate(audit["patients"]) for id in one["bills"]}
    nameless: list[Paper] = []
    for bill in audit["bills"]:
        if bill["provider"]["name"] is None and bill["provider"]["npi"] is None:
            nameless.append(bill)
            continue
        mine = (group for group in groups if people.get(group[0]["id"]) == people.get(bill["id"]) and is_one(group, bill))
        home = next(mine, None)
        if home is None:
            groups.append([bill])
        else:
            home.append(bill)
    for bill in nameless:
        beside = beside_of(bill, audit)
        near = [group for group in groups if any(one["id"] in beside for one in group)]
        if len(near) == 1:
            near[0].append(bill)
        else:
            groups.append([bill])
    return tuple(office(group, audit, people) for group in groups)


def is_one(group: Sequence[Paper], bill: Paper) -> bool:
    """A hospital and the doctors in it often share most of a name, and are two offices: only the same words or number are one."""
    mine = bill["provider"]
    return any(
        (mine["npi"] is not None and mine["npi"] == one["provider"]["npi"])
        or (mine["name"] is not None and words(mine["name"]) == words(one["provider"]["name"]))
        for one in group
    )


def beside_of(bill: Paper, audit: Mapping[str, Any]) -> frozenset[str]:
    """Papers about the same care."""
    for one in audit["encounters"]:
        ids = frozenset((*one["bills"], *one["decisions"], *one["estimates"], *one["collections"]))
        if bill["id"] in ids:
            return ids
    return frozenset()


def office(group: Sequence[Paper], audit: Mapping[str, Any], people: Mapping[str, int]) -> Office:
    ids = frozenset(bill["id"] for bill in group)
    first = next((bill for bill in group if bill["kind"] == "bill"), group[0])
    number = people.get(first["id"])
    hidden = frozenset(kept_back(audit))
    found = tuple(
        each for each in most_important(list(audit["findings"])) if rests_on(each, audit) <= ids and rests_on(each, audit)
    )
    return Office(
        bill=first["id"],
        provider=next((bill["provider"]["name"] for bill in group if bill["provider"]["name"]), None),
        patient=None if number is None else audit["patients"][number]["name"],
        bills=ids,
        findings=found,
        rights=frozenset(each["id"] for each in audit["rights"] if each["bills"] and {*each["bills"]} <= ids),
        private=frozenset(each["id"] for each in found if hidden & {*each["lines"], *each["bills"]}),
    )


def rests_on(finding: Paper, audit: Mapping[str, Any]) -> frozenset[str]:
    """The bills of a finding and of its lines."""
    lines = {*finding["lines"]}
    homes = (bill["id"] for bill in audit["bills"] if any(line["id"] in lines for line in bill["lines"]))
    return frozenset((*finding["bills"], *(homes if lines else ())))


def chosen(audit: Mapping[str, Any], *, bill: str | None, findings: Iterable[str] | None) -> Office | None:
    """The office of a bill, or that of all these findings; None where nothing was chosen. Raises Refused for what is not of one
    office and one patient, or not of this audit.
    """
    wanted = None if findings is None else frozenset(findings)
    if bill is None and wanted is None:
        return None
    known = offices(audit)
    if bill is not None:
        mine = [one for one in known if bill in one.bills]
    else:
        mine = [one for one in known if wanted and wanted <= {each["id"] for each in one.findings}]
    if not mine:
        raise Refused(
            "not_of_one_office",
            what="No bundle was begun",
            why="what was chosen is not of one office and one patient in the last check",
            do="choose one bill, or points about one office",
        )
    if wanted is not None and not wanted <= {each["id"] for each in mine[0].findings}:
        raise Refused(
            "finding_of_another_office",
            what="No bundle was begun",
            why="one of the points chosen is about another office or another patient",
            do="leave it out, or make a bundle of its own for it",
        )
    return mine[0]
