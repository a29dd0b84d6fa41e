"""One claim in the making, from one or several pages of a form: its facts with their places, its lines, its doubts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from almoner.engine.bill import Bill, BillKind, Doubt, Form, Line, Lost, Patient, Payer, Provider, Row, RowKind, Spot
from almoner.engine.intake.forms.marks import Amount, digits
from almoner.engine.intake.forms.page import Laid, Placed, joined, spot
from almoner.engine.intake.layout_parts.opening import PLACE
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.intake.paper_kind import payer_type
from almoner.engine.money import Money, total
from almoner.engine.states import STATES

LONGEST_TEXT = 200
MOST_LOST = 40
NPI_DIGITS = 10
FEWEST_DIGITS = 2
UNCLEAR = "form_box_unclear"
"""The doubt about a box whose marks fit no value, or two."""


@dataclass
class FormDraft:
    """`facts` are fields of a Bill, `provider` and `patient` of those records; `doubts` are (path, read, others, place)."""

    form: Form
    pages: Sequence[Laid]
    facts: dict[str, Any] = field(default_factory=dict)
    provider: dict[str, Any] = field(default_factory=dict)
    patient: dict[str, Any] = field(default_factory=dict)
    kind: BillKind = BillKind.CLAIM
    payer: str | None = None
    payer_kind: str | None = None
    spots: dict[str, Spot] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    diagnoses: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str, tuple[str, ...], Spot | None]] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)

    def put(self, where: dict[str, Any], name: str, value: object, words: Sequence[Placed], *, key: str | None = None) -> None:
        """A fact, unless it is already known or there is none."""
        if value in (None, "") or name in where:
            return
        where[name] = value[:LONGEST_TEXT] if isinstance(value, str) else value
        place = spot(words)
        if place is not None:
            self.spots.setdefault(key or name, place)

    def money(self, name: str, found: Amount | None, words: Sequence[Placed]) -> None:
        """An amount of the header; words that are none are doubted, an amount that fits two readings too."""
        if found is None:
            self.unclear(name, words)
            return
        self.put(self.facts, name, found.money, found.words)
        if not found.sure:
            self.doubts.append((name, str(found.money), tuple(str(other) for other in found.others), spot(found.words)))

    def unclear(self, path: str, words: Sequence[Placed]) -> None:
        """A box with marks that are no value of its kind."""
        text = joined(words)
        if any(mark.isalnum() for mark in text):
            self.doubts.append((path, text[:80], (), spot(words)))

    def no_npi(self, words: Sequence[Placed]) -> None:
        """A number of ten digits whose check digit does not fit is no NPI."""
        for word in words:
            if len(digits(word.text)) == NPI_DIGITS:
                self.lost.append(Lost(what=f"a number that is no NPI: {word.text[:20]}", spot=spot([word])))

    def note(self, label: str, amount: Money, words: Sequence[Placed]) -> None:
        self.rows.append(Row(kind=RowKind.NOTE, label=label[:LONGEST_TEXT], amount=amount, spot=spot(words)))

    def number(self, name: str, words: Sequence[Placed]) -> None:
        """An account number, without stray marks that a reading engine saw beside it; also the claim's number."""
        numbered = [word for word in words if sum(map(str.isdigit, word.text)) >= FEWEST_DIGITS]
        if not numbered and not all(word.word.printed for word in words):
            self.unclear(name, words)
            return
        kept = [word for word in words if any(map(str.isdigit, word.text))] if numbered else list(words)
        self.put(self.patient, name, joined(kept), kept)
        self.put(self.facts, "claim", joined(kept), kept)

    def name_and_place(self, lines: Sequence[Sequence[Placed]]) -> None:
        """The provider's name from the first line that is one, state and ZIP from the address below."""
        for line in lines:
            text = joined(line)
            if "name" not in self.provider:
                if sum(mark.isalpha() for mark in text) >= 3:
                    self.put(self.provider, "name", text, line, key="provider")
                continue
            found = PLACE.search(text.upper())
            if found and found[1] in STATES:
                self.put(self.provider, "state", found[1], line)
                self.put(self.provider, "zip", found[2], line)

    def leave(self) -> None:
        """What nobody understood goes to `lost`, each visual line as one entry."""
        for page in self.pages:
            rest = page.left_over()
            lines: dict[int, list[Placed]] = {}
            for word in rest:
                if sum(mark.isalnum() for mark in word.text) > 1:
                    lines.setdefault(word.y // 90, []).append(word)
            for number, (_, words) in enumerate(sorted(lines.items())):
                if number == MOST_LOST:
                    self.lost.append(Lost(what=f"{len(lines) - MOST_LOST} more lines outside the form's boxes", spot=None))
                    break
                self.lost.append(Lost(what=f"outside the form's boxes: {joined(words)[:80]}", spot=spot(words)))

    def proven(self) -> None:
        """Charges that add up to the total need no doubt about where their cents begin."""
        charges = [line.charge for line in self.lines]
        whole = self.facts.get("total_charges")
        if len(charges) > 1 and whole is not None and None not in charges and total(one for one in charges if one) == whole:
            self.doubts = [doubt for doubt in self.doubts if not (doubt[0].endswith("/charge") or doubt[0] == "total_charges")]

    def freeze(self, number: int) -> tuple[Bill, tuple[Doubt, ...]]:
        """The claim as records; `number` is its position in the reading."""
        self.leave()
        self.proven()
        payer_kind = self.payer_kind or (payer_type(self.payer) if self.payer else None)
        first = self.pages[0].page
        bill = Bill(
            kind=self.kind,
            form=self.form,
            provider=Provider(**self.provider),
            patient=Patient(**self.patient),
            payer=Payer(name=self.payer, type=payer_kind),
            diagnoses=tuple(dict.fromkeys(self.diagnoses)),
            remarks=tuple(dict.fromkeys(self.remarks)),
            itemised=True if self.lines else None,
            rows=tuple(self.rows),
            lines=tuple(self.lines),
            spots=self.spots or None,
            spot=spot_of(first.words),
            **self.facts,
        )
        doubts = tuple(
            Doubt(field=path, read=read, candidates=others, says=UNCLEAR, spot=place, bill=number)
            for path, read, others, place in self.doubts
        )
        return bill, doubts


def line_confidence(words: Sequence[Placed]) -> int:
    return min((word.word.confidence for word in words), default=1000)
