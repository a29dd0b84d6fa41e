"""Health care claims (837 professional, institutional, dental) as bills of kind claim, one for each CLM."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from almoner.adapters.readers.x12_parts import values
from almoner.adapters.readers.x12_parts.book import BillDraft, Book, LineDraft, name_of, note_row, procedure, spot
from almoner.adapters.readers.x12_parts.envelope import Segment
from almoner.engine.bill import BillKind, Form
from almoner.engine.money import Money

FORMS = {
    "X222": Form.PROFESSIONAL, "X098": Form.PROFESSIONAL, "X291": Form.PROFESSIONAL, "X298": Form.PROFESSIONAL,
    "X223": Form.INSTITUTIONAL, "X096": Form.INSTITUTIONAL, "X292": Form.INSTITUTIONAL, "X299": Form.INSTITUTIONAL,
    "X224": Form.DENTAL, "X097": Form.DENTAL, "X293": Form.DENTAL, "X300": Form.DENTAL,
}  # fmt: skip
"""The guide named in ST03, GS08 or REF*87 to the claim form."""
BEFORE_CARE = ("X291", "X292", "X293")
"""Guides of predeterminations: they ask what care would cost."""
SERVICE_FORM = {"SV1": Form.PROFESSIONAL, "SV2": Form.INSTITUTIONAL, "SV3": Form.DENTAL}
DIAGNOSES = frozenset({"BK", "ABK", "BF", "ABF"})
"""HI qualifiers of the diagnoses that lines point to, in their order."""
KEPT_LISTS = frozenset(
    [
        "BJ",
        "ABJ",
        "PR",
        "APR",
        "BN",
        "ABN",
        "BR",
        "BBR",
        "BQ",
        "BBQ",
        "BH",
        "BI",
        "BE",
        "BG",
        "TC",
        "DR",
        "BP",
        "BO",
        "CAH",
        "BS",
        "GR",
        "GW",
        "GB",
    ]
)
"""Other HI qualifiers: procedures, occurrences, conditions, values, groups."""
EMERGENCY_ADMISSIONS = frozenset({"1", "5"})
CORRECTED, VOID = "7", "8"
ANYWHERE = frozenset(["TRN", "CUR", "N2", "N3", "PER", "K3", "PRV", "BHT", "N1"])
AFTER_CLAIM = frozenset(
    [
        "CN1",
        "CRC",
        "CR1",
        "CR2",
        "CR3",
        "CR5",
        "CR6",
        "CR7",
        "HSD",
        "HCP",
        "PWK",
        "NTE",
        "QTY",
        "OI",
        "MIA",
        "MOA",
        "DN1",
        "DN2",
        "PS1",
        "FRM",
        "MEA",
        "SV4",
        "SV5",
        "SV6",
        "SV7",
        "CTP",
    ]
)
"""Segments that need a claim before them and whose facts no record of ours holds; typed by the element table."""


@dataclass(slots=True)
class Level:
    """What one HL hands down: its party, subscriber and payer."""

    provider: dict[str, Any] = field(default_factory=dict)
    subscriber: dict[str, Any] = field(default_factory=dict)
    patient: dict[str, Any] | None = None
    payer: dict[str, Any] = field(default_factory=dict)

    def child(self, kind: str | None) -> "Level":
        """A fresh level below this one: what it replaces is not inherited."""
        if kind == "22":
            return Level(dict(self.provider))
        return Level(dict(self.provider), dict(self.subscriber), {}, dict(self.payer))


class Claim:
    """Reads the segments between one ST*837 and its SE."""

    def __init__(self, book: Book, guide: str) -> None:
        self.book = book
        self.guide = guide
        self.level = Level()
        self.levels: dict[str, Level] = {}
        self.party: dict[str, Any] | None = None
        self.is_patient = False
        self.claim: BillDraft | None = None
        self.line: LineDraft | None = None
        self.rendering: str | None = None
        self.other = False  # inside another payer's loop (2320)
        self.decided = False  # inside another payer's decision on the line (2430)
        self.left = False  # a discharge hour stands: the statement's last day is the day of discharge
        self.frequency: str | None = None
        self.original: str | None = None
        self.pointed: list[str] = []
        self.place: str | None = None
        self._handlers: dict[str, Callable[[Segment], bool]] = {
            "HL": self._hl, "SBR": self._sbr, "PAT": self._pat, "NM1": self._nm1, "N4": self._n4, "REF": self._ref,
            "DMG": self._dmg, "CLM": self._clm, "CL1": self._cl1, "DTP": self._dtp, "AMT": self._amt, "CAS": self._cas,
            "HI": self._hi, "LX": self._lx, "SV1": self._sv, "SV2": self._sv, "SV3": self._sv, "LIN": self._lin,
            "CTP": self._ctp,
            "TOO": self._too,
            "SVD": self._svd, "LQ": self._lq,
        }  # fmt: skip

    def take(self, segment: Segment) -> bool:
        """Place one segment; False when it has no place where it stands."""
        handler = self._handlers.get(segment.id)
        if handler is not None:
            return handler(segment)
        return segment.id in ANYWHERE or (segment.id in AFTER_CLAIM and self.claim is not None)

    def end(self) -> None:
        """Close the last claim."""
        claim = self.claim
        if claim is None:
            return
        if claim.form is Form.INSTITUTIONAL and self.place:
            claim.facts["type_of_bill"] = self.place + (self.frequency or "")
        if self.original and self.frequency in (CORRECTED, VOID):
            claim.facts["supersedes"] = self.original
        if self.frequency == VOID:
            claim.facts["status"] = "reversal"
        elif self.frequency == CORRECTED:
            claim.facts["status"] = "corrected"
        first, last = claim.facts.get("first_day"), claim.facts.get("last_day")
        if self.left and last is not None:
            claim.facts.setdefault("discharged", last)
        npi = self.rendering or claim.provider.get("npi")
        for line in claim.lines:
            facts = line.facts
            # A statement period of several days is not the day of a hospital's line; a dental claim's service day is.
            if "day" not in facts and first is not None and (last in (None, first) or line.service == "SV3"):
                facts["day"] = first
                if last is not None and last > first:
                    facts["through"] = last
            if npi is not None:
                facts.setdefault("npi", npi)
            if self.place and line.service != "SV2":
                facts.setdefault("place_of_service", self.place)
            self._point(line)
        self.claim = self.line = self.rendering = self.original = self.frequency = self.place = None
        self.pointed = []
        self.other = self.decided = self.left = False

    def _point(self, line: LineDraft) -> None:
        named = [self.pointed[int(at) - 1] for at in line.pointers if at.isdigit() and 1 <= int(at) <= len(self.pointed)]
        if named:
            line.facts["diagnoses"] = tuple(dict.fromkeys(named))

    def _hl(self, segment: Segment) -> bool:
        self.end()
        kind, parent = segment.get(3), segment.get(2)
        if kind not in ("20", "22", "23"):
            return False
        if kind == "20":
            self.level, self.levels = Level(), {}
        else:
            above = self.levels.get(parent or "")
            if above is None:
                self.book.lose("HL02 names a level that is not here; read as following the one before", segment)
                above = self.level
            self.level = above.child(kind)
        self.levels[segment.get(1) or ""] = self.level
        self.party, self.is_patient = None, kind == "23"
        return True

    def _sbr(self, segment: Segment) -> bool:
        if self.claim is not None:
            self.line, self.other, self.decided, self.party = None, True, False, None
            return True
        kind = values.PAYERS.get(segment.get(9) or "")
        self.level.payer = {"type": kind} if kind else {}
        if segment.get(4):
            self.level.payer["name"] = segment.get(4)
        return True

    def _pat(self, _segment: Segment) -> bool:
        return self.claim is None

    def _nm1(self, segment: Segment) -> bool:
        role, book, level = segment.get(1), self.book, self.level
        self.party = None
        if self.claim is not None:
            if role == "82" and not self.other:
                npi = book.npi(segment, 8, 9)
                if self.line is None:
                    self.rendering = self.rendering or npi
                else:
                    book.put(self.line.facts, "npi", npi, segment)
            return True
        if role == "85":
            self.party = level.provider
            book.put(level.provider, "name", name_of(segment), segment)
            book.put(level.provider, "npi", book.npi(segment, 8, 9), segment)
            if segment.get(8) in ("24", "34"):
                book.put(level.provider, "tax_id", segment.get(9), segment)
        elif role == "IL":
            self.party = level.subscriber
            book.put(level.subscriber, "name", name_of(segment), segment)
            book.put(level.subscriber, "member_id", segment.get(9), segment)
        elif role == "QC":
            level.patient = self.party = {}
            book.put(level.patient, "name", name_of(segment), segment)
            book.put(level.patient, "member_id", segment.get(9), segment)
        elif role == "PR":
            name = name_of(segment)
            if name:
                level.payer["name"] = name
        return True

    def _n4(self, segment: Segment) -> bool:
        if self.claim is None and self.party is self.level.provider:
            self.book.put(self.party, "state", segment.get(2), segment)
            self.book.put(self.party, "zip", segment.get(3), segment)
        return True

    def _dmg(self, segment: Segment) -> bool:
        if self.claim is None and self.party is not None:
            if self.party is self.level.provider:
                return False
            self.book.put(self.party, "birth_date", self.book.day(segment, 2), segment)
        return True

    def _clm(self, segment: Segment) -> bool:
        self.end()
        book, level = self.book, self.level
        place = segment.parts(5)
        estimate = any(guide in self.guide for guide in BEFORE_CARE) or segment.get(19) == "PB"
        form = next((form for guide, form in FORMS.items() if guide in self.guide), Form.UNKNOWN)
        claim = BillDraft(
            BillKind.ESTIMATE if estimate else BillKind.CLAIM,
            form,
            spot(segment),
            provider=dict(level.provider),
            payer=dict(level.payer),
            patient={**level.subscriber} if level.patient is None else dict(level.patient),
        )
        if level.patient is not None and "member_id" in level.subscriber:
            claim.patient.setdefault("member_id", level.subscriber["member_id"])
        if segment.get(1):
            claim.patient["account"] = claim.facts["claim"] = segment.get(1)
        charge = book.money(segment, 2)
        if charge is not None:
            claim.facts["total_charges"] = charge
            claim.spots["total_charges"] = spot(segment)
        self.place = place[0] if place else None
        self.frequency = place[2] if len(place) > 2 else None
        self.claim = claim
        book.bills.append(claim)
        return True

    def _cl1(self, segment: Segment) -> bool:
        if self.claim is None:
            return False
        if segment.get(1) in EMERGENCY_ADMISSIONS:
            self.claim.facts["emergency"] = True
        return True

    def _dtp(self, segment: Segment) -> bool:
        claim, kind, text = self.claim, segment.get(1), segment.get(3)
        if claim is None:
            return False
        found = values.days(segment.get(2), text or "")
        wanted = kind in ("434", "435", "472") or (kind == "096" and segment.get(2) != "TM")
        self.left = self.left or (kind == "096" and segment.get(2) == "TM")
        if not wanted:
            return True
        if found is None:
            self.book.lose(f"DTP*{kind} is not a day or a period of days", segment)
            return True
        first, last = found
        if kind in ("435", "096"):
            self.book.put(claim.facts, "admitted" if kind == "435" else "discharged", first, segment)
        elif kind == "434" or self.line is None:
            if self.book.put(claim.facts, "first_day", first, segment):
                claim.facts["last_day"] = last or first
        elif self.book.put(self.line.facts, "day", first, segment) and last is not None:
            self.line.facts["through"] = last
        return True

    def _amt(self, segment: Segment) -> bool:
        claim, kind, amount = self.claim, segment.get(1), self.book.money(segment, 2)
        if claim is None:
            return False
        if kind == "D" and self.line is None and amount is not None:
            claim.facts["insurance_paid"] = claim.facts.get("insurance_paid", Money(0)) + amount
            claim.spots.setdefault("insurance_paid", spot(segment))
        elif kind == "F5" and self.line is None:
            self.book.put(claim.facts, "patient_paid", amount, segment)
        elif kind in ("EAF", "F2") and self.line is None:
            self.book.put(claim.facts, "patient_responsibility", amount, segment)
        else:
            claim.rows.append(note_row(f"AMT {kind or ''}".rstrip(), amount, segment))
        return True

    def _cas(self, segment: Segment) -> bool:
        if self.claim is None or not (self.other or self.decided):
            return False
        (self.line or self.claim).adjustments.extend(self.book.adjustments(segment))
        return True

    def _ref(self, segment: Segment) -> bool:
        kind, value = segment.get(1), segment.get(2)
        if self.claim is None:
            if kind == "87" and not self.guide:
                self.guide = value or ""
            elif kind in ("EI", "SY") and self.party is self.level.provider:
                self.book.put(self.level.provider, "tax_id", value, segment)
        elif self.line is not None and kind == "6R":
            self.book.put(self.line.facts, "control", value, segment)
        elif self.line is None and not self.other and kind == "F8":
            self.original = self.original or value
        return True

    def _hi(self, segment: Segment) -> bool:
        claim = self.claim
        if claim is None:
            return False
        if self.line is not None:
            return True
        for place in range(1, len(segment.elements)):
            parts = segment.parts(place)
            if not parts:
                continue
            kind, code = parts[0], parts[1] if len(parts) > 1 else None
            if code is None or kind is None:
                self.book.lose(f"HI{place:02d} has no code", segment)
            elif kind in DIAGNOSES:
                claim.diagnoses.append(code)
                self.pointed.append(code)
            elif kind not in KEPT_LISTS:
                self.book.lose(f"HI{place:02d} is of a list we do not know", segment)
            elif kind == "BE":
                amount = values.money(parts[4]) if len(parts) > 4 and parts[4] else None
                claim.rows.append(note_row(f"value code {code}", amount, segment))
        return True

    def _lx(self, _segment: Segment) -> bool:
        if self.claim is None:
            return False
        self.line, self.other, self.decided = None, False, False
        return True

    def _sv(self, segment: Segment) -> bool:
        claim, book = self.claim, self.book
        if claim is None or self.other:
            return False
        id = segment.id
        if claim.form is Form.UNKNOWN:
            claim.form = SERVICE_FORM[id]
        facts = procedure(segment.parts(2 if id == "SV2" else 1))
        if id == "SV2" and segment.get(1):
            facts["revenue_code"] = segment.get(1)
        if not facts:
            book.lose("a service line without a code we know the kind of", segment)
        charge, unit, count, place, pointers = {"SV1": (2, 3, 4, 5, 7), "SV2": (3, 4, 5, 0, 0), "SV3": (2, 0, 6, 3, 11)}[id]
        more: dict[str, Any] = {
            "charge": book.money(segment, charge),
            "units": book.number(segment, count),
            "unit": segment.get(unit) if unit else None,
            "place_of_service": segment.get(place) if place else None,
            "unit_price": book.number(segment, 6) if id == "SV2" else None,
            "site": " ".join(part for part in segment.parts(4) if part) or None if id == "SV3" else None,
        }
        facts |= {name: value for name, value in more.items() if value is not None}
        if id == "SV1" and segment.get(9) in ("Y", "N"):
            urgent = segment.get(9) == "Y"
            claim.facts["emergency"] = urgent or bool(claim.facts.get("emergency"))
        self.line = LineDraft(spot(segment), facts, service=id)
        self.line.pointers = tuple(part for part in segment.parts(pointers) if part) if pointers else ()
        claim.lines.append(self.line)
        return True

    def _lin(self, segment: Segment) -> bool:
        if self.line is None:
            return False
        if segment.get(2) == "N4":
            self.book.put(self.line.facts, "ndc", segment.get(3), segment)
        return True

    def _ctp(self, segment: Segment) -> bool:
        """How much of the drug named just before; elsewhere it is the price of a thing we do not keep."""
        number = self.book.number(segment, 4)
        if self.line is None or "ndc" not in self.line.facts or number is None:
            return self.claim is not None
        if self.book.put(self.line.facts, "ndc_units", number, segment):
            self.book.put(self.line.facts, "ndc_unit", next(iter(segment.parts(5)), None) or None, segment)
        return self.claim is not None

    def _too(self, segment: Segment) -> bool:
        """A tooth and its surfaces; a line may name several."""
        if self.line is None:
            return False
        tooth = " ".join(part for part in (segment.get(2), *segment.parts(3)) if part)
        self.line.facts["site"] = "; ".join(part for part in (self.line.facts.get("site"), tooth) if part)
        return True

    def _svd(self, segment: Segment) -> bool:
        if self.line is None:
            return False
        self.decided = True
        paid = self.book.money(segment, 2)
        if paid is not None:
            self.line.facts["paid"] = self.line.facts.get("paid", Money(0)) + paid
        return True

    def _lq(self, _segment: Segment) -> bool:
        return self.line is not None
