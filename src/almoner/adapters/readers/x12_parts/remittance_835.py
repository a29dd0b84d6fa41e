"""Health care claim payments (835) as bills of kind remittance, one for each CLP."""

from collections.abc import Callable
from datetime import date
from typing import Any

from almoner.adapters.readers.x12_parts import values
from almoner.adapters.readers.x12_parts.book import BillDraft, Book, LineDraft, name_of, note_row, procedure, spot
from almoner.adapters.readers.x12_parts.envelope import Segment
from almoner.engine.bill import BillKind, Form
from almoner.engine.money import total

STATUS = {
    "1": "primary", "2": "secondary", "3": "tertiary", "4": "denied", "5": "pending", "10": "pending", "13": "pending",
    "15": "pending", "16": "pending", "17": "pending", "19": "primary", "20": "secondary", "21": "tertiary", "22": "reversal",
}  # fmt: skip
"""CLP02 to the bill's status; 23 (not our claim, forwarded), 25 (predetermination), 27 and others say none of ours."""
PREDETERMINED = "25"
CLAIM_DAYS = {"232": "first_day", "233": "last_day"}
LINE_DAYS = {"472": "day", "150": "day", "151": "through"}
LINE_REFERENCE = "6R"
ANYWHERE = frozenset({"TRN", "CUR", "N2", "N3", "PER", "RDM", "K3", "NTE"})
"""Segments whose facts no record of ours holds; they are typed by the element table."""


class Remittance:
    """Reads the segments between one ST*835 and its SE."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.payer: dict[str, Any] = {}
        self.payee: dict[str, Any] = {}
        self.party: dict[str, Any] | None = None
        self.dated: date | None = None
        self.claim: BillDraft | None = None
        self.line: LineDraft | None = None
        self.first_bill = len(book.bills)
        self.rendering: str | None = None
        self.insured: str | None = None
        self._handlers: dict[str, Callable[[Segment], bool]] = {
            "BPR": self._bpr, "N1": self._n1, "N4": self._n4, "LX": self._lx, "TS3": self._lx, "TS2": self._lx,
            "CLP": self._clp, "NM1": self._nm1, "MIA": self._mia, "MOA": self._moa, "LQ": self._lq, "DTM": self._dtm,
            "CAS": self._cas, "AMT": self._amt, "REF": self._ref, "SVC": self._svc, "QTY": self._qty, "PLB": self._plb,
        }  # fmt: skip

    def take(self, segment: Segment) -> bool:
        """Place one segment; False when it has no place where it stands."""
        handler = self._handlers.get(segment.id)
        if handler is not None:
            return handler(segment)
        return segment.id in ANYWHERE

    def end(self) -> None:
        """Close the last claim."""
        self._finish()

    def _finish(self) -> None:
        claim = self.claim
        if claim is not None:
            first, last = claim.facts.get("first_day"), claim.facts.get("last_day")
            if self.insured is not None:
                claim.patient.setdefault("member_id", self.insured)
            for line in claim.lines:
                _complete(line, first, last)
                npi = self.rendering or claim.provider.get("npi")
                if npi is not None:
                    line.facts.setdefault("npi", npi)
        self.rendering = self.insured = None
        self.claim = self.line = None

    def _bpr(self, segment: Segment) -> bool:
        self.dated = self.dated or self.book.day(segment, 16)
        return True

    def _n1(self, segment: Segment) -> bool:
        role, name = segment.get(1), segment.get(2)
        if role == "PR":
            self.payer = {"name": name} if name else {}
            self.party = None
        elif role == "PE":
            self.payee = {"name": name} if name else {}
            self.party = self.payee
            npi = self.book.npi(segment, 3, 4)
            if npi is not None:
                self.payee["npi"] = npi
            if segment.get(3) == "FI" and segment.get(4):
                self.payee["tax_id"] = segment.get(4)
        else:
            self.party = None
        return True

    def _n4(self, segment: Segment) -> bool:
        if self.party is not None:
            self.book.put(self.party, "state", segment.get(2), segment)
            self.book.put(self.party, "zip", segment.get(3), segment)
        return True

    def _lx(self, _segment: Segment) -> bool:
        self._finish()
        return True

    def _clp(self, segment: Segment) -> bool:
        self._finish()
        book, code = self.book, segment.get(2)
        claim = BillDraft(
            BillKind.ESTIMATE if code == PREDETERMINED else BillKind.REMITTANCE,
            Form.UNKNOWN,
            spot(segment),
            provider=dict(self.payee),
            payer=dict(self.payer),
        )
        if segment.get(1):
            claim.patient["account"] = segment.get(1)
        kind = values.PAYERS.get(segment.get(6) or "")
        if kind is not None:
            claim.payer["type"] = kind
        facts: dict[str, Any] = {
            "claim": segment.get(7) or segment.get(1),
            "status": STATUS.get(code or ""),
            "statement_date": self.dated,
            "total_charges": book.money(segment, 3),
            "insurance_paid": book.money(segment, 4),
            "patient_responsibility": book.money(segment, 5),
        }
        for name, value in facts.items():
            if value is not None:
                claim.facts[name] = value
                claim.spots[name] = spot(segment)
        self.claim = claim
        book.bills.append(claim)
        return True

    def _nm1(self, segment: Segment) -> bool:
        claim = self.claim
        if claim is None:
            return False
        role = segment.get(1)
        if role == "QC":
            self.book.put(claim.patient, "name", name_of(segment), segment)
            self.book.put(claim.patient, "member_id", segment.get(9), segment)
            claim.spots.setdefault("patient", spot(segment))
        elif role == "IL":
            self.insured = self.insured or segment.get(9)
        elif role == "82":
            npi = self.book.npi(segment, 8, 9)
            if self.line is None:
                self.rendering = self.rendering or npi
            else:
                self.book.put(self.line.facts, "npi", npi, segment)
        return True

    def _qty(self, _segment: Segment) -> bool:
        return self.claim is not None

    def _mia(self, segment: Segment) -> bool:
        return self._remarks(segment, (5, 20, 21, 22, 24))

    def _moa(self, segment: Segment) -> bool:
        return self._remarks(segment, (3, 4, 5, 6, 7))

    def _remarks(self, segment: Segment, places: tuple[int, ...]) -> bool:
        if self.claim is None:
            return False
        self.claim.remarks += [code for place in places if (code := segment.get(place))]
        return True

    def _lq(self, segment: Segment) -> bool:
        if self.line is None:
            return False
        if segment.get(2):
            self.line.remarks.append(segment.get(2) or "")
        return True

    def _dtm(self, segment: Segment) -> bool:
        book, kind, found = self.book, segment.get(1) or "", self.book.day(segment, 2)
        if kind == "405":
            self.dated = found or self.dated
        elif kind in CLAIM_DAYS:
            if self.claim is None:
                return False
            if book.put(self.claim.facts, CLAIM_DAYS[kind], found, segment):
                self.claim.spots[CLAIM_DAYS[kind]] = spot(segment)
        elif kind in LINE_DAYS:
            if self.line is None:
                return False
            book.put(self.line.facts, LINE_DAYS[kind], found, segment)
        return True

    def _cas(self, segment: Segment) -> bool:
        if self.claim is None:
            return False
        (self.line or self.claim).adjustments.extend(self.book.adjustments(segment))
        return True

    def _amt(self, segment: Segment) -> bool:
        book, kind, amount, claim = self.book, segment.get(1) or "", self.book.money(segment, 2), self.claim
        if claim is None:
            return False
        if self.line is not None and kind == "B6":
            book.put(self.line.facts, "allowed", amount, segment)
        elif self.line is None and kind == "F5":
            book.put(claim.facts, "patient_paid", amount, segment)
        elif self.line is None and kind == "I":
            book.put(claim.facts, "interest", amount, segment)
        else:
            claim.rows.append(note_row(f"AMT {kind}", amount, segment))
        return True

    def _ref(self, segment: Segment) -> bool:
        kind, value, claim = segment.get(1), segment.get(2), self.claim
        if claim is None:
            if kind == "TJ" and self.party is self.payee:
                self.book.put(self.payee, "tax_id", value, segment)
        elif self.line is not None and kind == LINE_REFERENCE:
            self.book.put(self.line.facts, "control", value, segment)
        elif self.line is None and kind == "F8":
            self.book.put(claim.facts, "supersedes", value, segment)
        elif self.line is not None and kind == "HPI":
            self.book.put(self.line.facts, "npi", values.npi(value), segment)
        return True

    def _svc(self, segment: Segment) -> bool:
        if self.claim is None:
            return False
        book, facts = self.book, procedure(segment.parts(1))
        decided = facts.get("code")
        if not facts:
            book.lose("a service line without a code we know the kind of", segment)
        sent = procedure(segment.parts(6))
        if sent.get("code") and sent["code"] != decided:
            facts["billed_code"] = sent["code"]
        more: dict[str, Any] = {
            "charge": book.money(segment, 2),
            "paid": book.money(segment, 3),
            "units": book.number(segment, 5),
        }
        if segment.get(4):
            facts.setdefault("revenue_code", segment.get(4))
        facts |= {name: value for name, value in more.items() if value is not None}
        self.line = LineDraft(spot(segment), facts)
        self.claim.lines.append(self.line)
        return True

    def _plb(self, segment: Segment) -> bool:
        self._finish()
        book = self.book
        stands = book.bills[self.first_bill :]
        for place in range(3, min(len(segment.elements), 15), 2):
            reason, amount = segment.parts(place), book.money(segment, place + 1)
            if not reason and segment.get(place + 1) is None:
                continue
            if amount is None or not stands:
                book.lose(f"a provider-level adjustment that cannot be placed (PLB{place:02d})", segment)
                continue
            reference = reason[1] if len(reason) > 1 else None
            label = " ".join(("provider-level adjustment", *(part for part in reason if part)))
            at = next((bill for bill in stands if reference and _names(bill, reference)), stands[-1])
            at.rows.append(note_row(label, amount, segment, book.day(segment, 2)))
        return True


def _complete(line: LineDraft, first: date | None, last: date | None) -> None:
    """Give a line its claim's days where it has none, and what the patient owes where the line balances."""
    facts = line.facts
    if "day" not in facts and "through" not in facts and first is not None:
        facts["day"] = first
        if last is not None and last > first:
            facts["through"] = last
    if facts.get("through") is not None and facts.get("through") == facts.get("day"):
        del facts["through"]
    charge, paid = facts.get("charge"), facts.get("paid")
    owed = [entry.amount for entry in line.adjustments if entry.group == "PR"]
    balanced = charge is not None and paid is not None and charge - paid == total(entry.amount for entry in line.adjustments)
    if owed or balanced:
        facts["patient_owes"] = total(owed)


def _names(bill: BillDraft, reference: str) -> bool:
    return reference in (bill.facts.get("claim"), bill.patient.get("account"))
