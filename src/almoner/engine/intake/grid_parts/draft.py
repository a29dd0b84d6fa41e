"""One bill on its way from a grid: header facts, lines, rows and doubts, and the Bill they make."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from almoner.engine.bill import (
    Accumulator,
    Bill,
    BillKind,
    Doubt,
    Form,
    Line,
    Network,
    Patient,
    Payer,
    Provider,
    Row,
    RowKind,
    Spot,
)
from almoner.engine.intake import values
from almoner.engine.intake.paper_kind import network_of, payer_type
from almoner.engine.money import Money

HEADER_MONEY = (
    "total_charges", "adjustments", "insurance_paid", "patient_paid", "previous_balance", "interest", "patient_responsibility",
    "balance", "deductible", "copay", "coinsurance",
)  # fmt: skip
REDUCING = frozenset({"adjustments", "insurance_paid", "patient_paid", "payments", "payments_and_adjustments"})
OTHER_ROWS = {
    "payments": (RowKind.NOTE, "paid"),
    "payments_and_adjustments": (RowKind.NOTE, "paid"),
    "allowed": (RowKind.TOTAL, "allowed"),
    "not_covered": (RowKind.NOTE, "adjustment"),
}
ACCUMULATORS = ("deductible", "out_of_pocket")


@dataclass(frozen=True, slots=True)
class Fact:
    """A header value with its place and the label it stood beside."""

    value: Any
    spot: Spot
    label: str


@dataclass(slots=True)
class Draft:
    """What one bill has so far. `doubts` name fields as a reader does ("lines/3/charge")."""

    facts: dict[str, Fact] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def set(self, name: str, value: Any, spot: Spot, label: str) -> None:
        """Take a header value; a second, different amount becomes a note and a doubt, never a silent change."""
        if name in OTHER_ROWS:
            kind, adds = OTHER_ROWS[name]
            self.rows.append(Row(kind=kind, label=label, amount=value, spot=spot, adds=adds))
            return
        old = self.facts.get(name)
        if old is None:
            self.facts[name] = Fact(value, spot, label)
        elif old.value != value and isinstance(value, Money):
            self.rows.append(Row(kind=RowKind.NOTE, label=label, amount=value, spot=spot))
            self.doubt(name, str(old.value), (str(value),), "several_amounts", old.spot)

    def doubt(self, path: str, read: str, candidates: tuple[str, ...], says: str, spot: Spot | None) -> None:
        """Note something for a person to confirm."""
        self.doubts.append(Doubt(field=path, read=read, candidates=candidates, says=says, spot=spot))

    def says(self, name: str) -> Any:
        """A header value, or None."""
        found = self.facts.get(name)
        return found.value if found else None

    def total(self) -> int:
        """The charges of the lines so far, in cents."""
        return sum(line.charge.cents for line in self.lines if line.charge is not None)


def bill_of(draft: Draft, *, kind: BillKind, number: int) -> tuple[Bill, list[Doubt]]:
    """The Bill, and its doubts with their place among the bills."""
    _whole(draft)
    lines = _dated(draft)
    money = {name: draft.says(name) for name in HEADER_MONEY if draft.says(name) is not None}
    spots = {name: fact.spot for name, fact in draft.facts.items()}
    days = [day for line in lines for day in (line.day, line.through) if day is not None]
    period: tuple[date, date] | None = draft.says("service_dates")
    payer = draft.says("payer")
    bill = Bill(
        kind=kind,
        form=_form(lines),
        network=network_of(draft.says("network")) if draft.says("network") else Network.UNKNOWN,
        provider=Provider(
            name=draft.says("provider"),
            npi=draft.says("npi"),
            tax_id=draft.says("tax_id"),
            state=draft.says("state"),
            zip=draft.says("zip"),
        ),
        patient=Patient(
            name=draft.says("patient"),
            birth_date=draft.says("birth_date"),
            member_id=draft.says("member_id"),
            account=draft.says("account"),
        ),
        payer=Payer(name=payer, type=payer_type(payer)) if payer else Payer(),
        claim=draft.says("claim"),
        type_of_bill=draft.says("type_of_bill"),
        statement_date=draft.says("statement_date"),
        admitted=draft.says("admitted"),
        discharged=draft.says("discharged"),
        due_on=draft.says("due_on"),
        first_day=period[0] if period else min(days, default=None),
        last_day=period[1] if period else max(days, default=None),
        coinsurance_rate=draft.says("coinsurance_rate"),
        diagnoses=draft.says("diagnoses") or (),
        accumulators=_accumulators(draft),
        itemised=bool(lines) if lines else None,
        rows=tuple(draft.rows),
        lines=lines,
        spots=spots or None,
        spot=lines[0].spot if lines else next(iter(spots.values()), None),
        **money,
    )
    return bill, [replace(doubt, bill=number) for doubt in draft.doubts]


TOTALS = {
    "charge": "total_charges",
    "adjustment": "adjustments",
    "paid": "insurance_paid",
    "patient_owes": "patient_responsibility",
}


def _whole(draft: Draft) -> None:
    """Where no total is printed, a subtotal of all the lines ("claim total") is one."""
    if any(row.kind is RowKind.TOTAL for row in draft.rows):
        return
    for at, row in enumerate(draft.rows):
        if row.kind is RowKind.SUBTOTAL and draft.lines and (row.first_line, row.last_line) == (0, len(draft.lines)):
            draft.rows[at] = replace(row, kind=RowKind.TOTAL)
            name = TOTALS.get(row.adds)
            if name and name not in draft.facts and row.amount is not None and row.spot is not None:
                draft.set(name, row.amount, row.spot, row.label)


def _dated(draft: Draft) -> tuple[Line, ...]:
    """Lines of a bill for one single day, where no line has its own, take that day."""
    period = draft.says("service_dates")
    if period is None or period[0] != period[1] or any(line.day for line in draft.lines):
        return tuple(draft.lines)
    return tuple(replace(line, day=period[0]) for line in draft.lines)


def _form(lines: tuple[Line, ...]) -> Form:
    if not lines:
        return Form.UNKNOWN
    told = Counter(
        Form.INSTITUTIONAL
        if line.revenue_code
        else Form.DENTAL
        if line.code and line.code[0] == "D"
        else Form.PROFESSIONAL
        if line.place_of_service
        else Form.UNKNOWN
        for line in lines
    )
    form, count = told.most_common(1)[0]
    return form if count * 2 > len(lines) else Form.UNKNOWN


def _accumulators(draft: Draft) -> tuple[Accumulator, ...]:
    found = []
    for kind in ACCUMULATORS:
        for who, before in (("person", ""), ("family", "family_")):
            limit, used = draft.says(f"{before}{kind}_limit"), draft.says(f"{before}{kind}_used")
            if limit is not None or used is not None:
                found.append(Accumulator(kind=kind, who=who, limit=limit, used=used))
    return tuple(found)


def header_value(name: str, text: str, *, money: Money | None, days: tuple[date, ...], ends: tuple[date, date] | None) -> Any:
    """A label's value as its field wants it; None where it is not one."""
    if name in REDUCING:
        return abs(money) if money is not None else None
    if money is not None:
        return money
    if ends is not None:
        return ends
    if days:
        return days[0]
    if name == "npi":
        return values.npi(text)
    if name == "coinsurance_rate":
        return values.share(text)
    if name == "diagnoses":
        return tuple(code for part in text.replace(";", ",").split(",") if (code := values.icd(part.strip()))) or None
    return values.tidy(text)[: values.LONGEST] or None
