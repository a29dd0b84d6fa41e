"""An audit's JSON, as it is kept, as the office's records."""

from collections.abc import Mapping
from typing import Any

from almoner.engine.findings import Class
from almoner.engine.money import Money
from almoner.engine.office.own_bills import OwnBill, OwnBills, OwnFinding, OwnLine

OWN = frozenset({"bill", "claim"})


def own_bills(audit: Mapping[str, Any]) -> OwnBills:
    """Bills and claims alone: what payers or others wrote is not the office's to repair."""
    bills = tuple(own_bill(one) for one in audit["bills"] if one["kind"] in OWN)
    known = {bill.id for bill in bills}
    home = {line.id: bill.id for bill in bills for line in bill.lines}
    findings = (own_finding(one, home) for one in audit["findings"])
    return OwnBills(bills, tuple(one for one in findings if known.intersection(one.bills)))


def own_bill(bill: Mapping[str, Any]) -> OwnBill:
    provider, patient = bill["provider"], bill["patient"]
    return OwnBill(
        id=bill["id"],
        known_by=bill["claim"] or patient["account"],
        provider=provider["npi"] or provider["name"],
        lines=tuple(own_line(one, bill) for one in bill["lines"]),
        form=bill["form"],
    )


def own_line(line: Mapping[str, Any], bill: Mapping[str, Any]) -> OwnLine:
    called = " ".join(line["description"].casefold().split()) if line["description"] else None
    return OwnLine(
        id=line["id"],
        day=line["day"] or bill["first_day"],
        item=line["code"] or line["ndc"] or called,
        department=line["revenue_code"],
        place=line["place_of_service"] or place_of(bill),
        amount=None if line["charge"] is None else Money.of(line["charge"]),
    )


def place_of(bill: Mapping[str, Any]) -> str | None:
    """A hospital's type of bill is where its lines were done; a doctor's stands on each line."""
    kind: str | None = bill["type_of_bill"]
    return None if kind is None else f"TOB {kind[:2]}"


def own_finding(finding: Mapping[str, Any], home: Mapping[str, str]) -> OwnFinding:
    lines = tuple(finding["lines"])
    bills = dict.fromkeys((*finding["bills"], *(home[line] for line in lines if line in home)))
    args = finding["message"]["args"]
    return OwnFinding(
        id=finding["id"],
        check=finding["check"],
        cls=Class(finding["class"]),
        bills=tuple(bills),
        lines=lines,
        stake=tuple((one["line"], Money.of(one["amount"])) for one in finding["stake"] if one["line"] in home),
        at_stake=None if finding["at_stake"] is None else Money.of(finding["at_stake"]),
        group=finding["group"],
        says="|".join([finding["message"]["key"], *(f"{name}={args[name]}" for name in sorted(args))]),
    )
