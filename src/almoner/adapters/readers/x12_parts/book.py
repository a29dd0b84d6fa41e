"""Where the X12 mappers write what they find: drafts of bills, what was lost, and the count of segments accounted for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from almoner.adapters.readers.x12_parts import fields, values
from almoner.adapters.readers.x12_parts.envelope import Segment, short
from almoner.engine.bill import (
    Adjustment,
    Bill,
    BillKind,
    Doubt,
    Form,
    Line,
    Lost,
    Patient,
    Payer,
    Provider,
    Row,
    RowKind,
    Spot,
)
from almoner.engine.money import Money, total

MOST_LOST = 2_000
"""Entries in `lost`; what comes after is counted in one last entry."""
CODE_KINDS = frozenset({"HC", "HP", "AD", "ER", "IV", "WK", "ZZ", "A5"})
"""Qualifiers of a procedure code in SV1, SV2, SV3, SVC and SVD."""
OWED = {"1": "deductible", "2": "coinsurance", "3": "copay"}
"""Reasons that, in group PR, say which share of the patient an amount is."""


def spot(segment: Segment) -> Spot:
    """The segment's place in its file."""
    return Spot(document=0, segment=segment.number)


@dataclass(slots=True)
class LineDraft:
    """A line while its segments arrive."""

    spot: Spot
    facts: dict[str, Any] = field(default_factory=dict)
    adjustments: list[Adjustment] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    pointers: tuple[str, ...] = ()
    service: str = "SVC"

    def freeze(self) -> Line:
        """The line as a record, patient's shares taken from its adjustments."""
        shares: dict[str, Any] = {name: _share(self.adjustments, reason) for reason, name in OWED.items()}
        return Line(
            **self.facts,
            **shares,
            adjustments=tuple(self.adjustments),
            remarks=tuple(dict.fromkeys(self.remarks)),
            spot=self.spot,
        )


@dataclass(slots=True)
class BillDraft:
    """A bill while its segments arrive. `provider`, `patient` and `payer` hold fields of those records."""

    kind: BillKind
    form: Form
    spot: Spot
    facts: dict[str, Any] = field(default_factory=dict)
    provider: dict[str, Any] = field(default_factory=dict)
    patient: dict[str, Any] = field(default_factory=dict)
    payer: dict[str, Any] = field(default_factory=dict)
    adjustments: list[Adjustment] = field(default_factory=list)
    diagnoses: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lines: list[LineDraft] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)

    def freeze(self) -> Bill:
        """The bill as a record."""
        lines = tuple(line.freeze() for line in self.lines)
        every = list(self.adjustments)
        if self.kind is BillKind.REMITTANCE:  # a claim's own lines may repeat what it says of another payer as a whole
            every += [entry for line in self.lines for entry in line.adjustments]
        shares: dict[str, Any] = {name: _share(every, reason) for reason, name in OWED.items()}
        return Bill(
            kind=self.kind,
            form=self.form,
            provider=Provider(**self.provider),
            patient=Patient(**self.patient),
            payer=Payer(**self.payer),
            **self.facts,
            **shares,
            claim_adjustments=tuple(self.adjustments),
            diagnoses=tuple(dict.fromkeys(self.diagnoses)),
            remarks=tuple(dict.fromkeys(self.remarks)),
            itemised=True if lines else None,
            rows=tuple(self.rows),
            lines=lines,
            spots=self.spots or None,
            spot=self.spot,
        )


def _share(adjustments: Iterable[Adjustment], reason: str) -> Money | None:
    found = [entry.amount for entry in adjustments if entry.group == "PR" and entry.reason == reason]
    return total(found) if found else None


@dataclass(slots=True)
class Book:
    """The account of one file: every segment seen ends up placed, known as structure, or lost."""

    parts: int = 0
    accounted: int = 0
    bills: list[BillDraft] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _lost: list[Lost] = field(default_factory=list)
    _more: int = 0

    def lose(self, what: str, segment: Segment) -> None:
        """Say what of this segment was not understood, with its text shortened."""
        if len(self._lost) < MOST_LOST:
            self._lost.append(Lost(f"{what}: {segment.raw}", spot(segment)))
        else:
            self._more += 1

    def note(self, what: str) -> None:
        """Say something of the file as a whole."""
        self._lost.append(Lost(what, None))

    def lost(self) -> tuple[Lost, ...]:
        """All entries, in order, the surplus as one."""
        more = (Lost(f"{self._more} more pieces that were not understood", None),) if self._more else ()
        return (*self._lost, *more)

    def explain(self, segment: Segment) -> None:
        """Name the elements that no field of ours explains."""
        for name in fields.unexplained(segment):
            place = int(name[len(segment.id) :])
            self.lose(f"{name} {short(segment.get(place) or '')!r} was not understood", segment)

    def money(self, segment: Segment, place: int) -> Money | None:
        """An amount, or None; one that is no plain amount is lost by `explain`."""
        text = segment.get(place)
        return None if text is None else values.money(text)

    def number(self, segment: Segment, place: int) -> Decimal | None:
        """A number, or None; one that is no plain number is lost by `explain`."""
        text = segment.get(place)
        return None if text is None else values.number(text)

    def day(self, segment: Segment, place: int) -> date | None:
        """A day, or None; one that does not exist is lost."""
        text = segment.get(place)
        found = None if text is None else values.day(text)
        if text is not None and found is None and len(text) != 8:
            self.lose(f"{segment.id}{place:02d} is not a day", segment)
        return found

    def put(self, facts: dict[str, Any], name: str, value: Any, segment: Segment) -> bool:
        """Set a fact that stands once: the first stays, another one is lost. Unknown (None) sets nothing."""
        if value is None:
            return False
        if name in facts:
            if facts[name] != value:
                self.lose(f"a second value for {name.replace('_', ' ')}", segment)
            return False
        facts[name] = value
        return True

    def npi(self, segment: Segment, kind: int, place: int) -> str | None:
        """The NPI of an NM1 or N1, or None; an XX id that is not ten digits is lost."""
        text = segment.get(place)
        if text is None or segment.get(kind) != "XX":
            return None
        found = values.npi(text)
        if found is None:
            self.lose(f"{segment.id}{place:02d} is said to be an NPI but is not ten digits", segment)
        return found

    def adjustments(self, segment: Segment) -> list[Adjustment]:
        """The triples of a CAS. A reason without an amount, or the reverse, is lost."""
        found = []
        group = segment.get(1) or ""
        if not group:
            self.lose("an adjustment without its group", segment)
        for place in range(2, min(len(segment.elements), 20), 3):
            reason, text, amount = segment.get(place), segment.get(place + 1), self.money(segment, place + 1)
            if reason is not None and amount is not None:
                found.append(Adjustment(group, reason, amount))
            elif reason is not None or text is not None:
                self.lose(f"an adjustment of which reason and amount do not both stand (CAS{place:02d})", segment)
        return found


def procedure(parts: tuple[str | None, ...]) -> dict[str, Any]:
    """A composite procedure ("HC:99213:25") as code, modifiers, revenue_code, ndc and description, those it has."""
    kind, code = (parts[0] if parts else None), (parts[1] if len(parts) > 1 else None)
    found: dict[str, Any] = {}
    if code is not None and kind == "NU":
        found["revenue_code"] = code
    elif code is not None and kind == "N4":
        found["ndc"] = code
    elif code is not None and kind in CODE_KINDS:
        found["code"] = code
    modifiers = tuple(part for part in parts[2:6] if part)
    if modifiers:
        found["modifiers"] = modifiers
    if len(parts) > 6 and parts[6]:
        found["description"] = parts[6]
    return found


def name_of(segment: Segment) -> str | None:
    """ "LAST, FIRST MIDDLE SUFFIX" of a person's NM1, or an organisation's name."""
    last = segment.get(3)
    if segment.get(2) == "2":
        return last
    rest = " ".join(part for part in (segment.get(4), segment.get(5), segment.get(7)) if part)
    return f"{last}, {rest}" if last and rest else last or rest or None


def note_row(label: str, amount: Money | None, segment: Segment, on: date | None = None) -> Row:
    """A row of kind note: money that the paper states and that is no charge."""
    return Row(RowKind.NOTE, label, amount, on, spot(segment))
