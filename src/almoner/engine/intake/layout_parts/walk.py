"""The state of one pass over a paper's bands: the bills in the making, what waits for its other half, and what was lost."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from almoner.engine.bill import BillKind, Lost, PaperKind
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.count_in_words import count_in_words
from almoner.engine.intake.layout_parts.credits import doubt_balance
from almoner.engine.intake.layout_parts.ditto import Charged
from almoner.engine.intake.layout_parts.draft import Draft, Setting, follow, remember, starts_new
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.lines import service
from almoner.engine.intake.layout_parts.regions import Region
from almoner.engine.intake.layout_parts.row_parts import Parts

CODES = frozenset({"code", "revenue_code", "ndc"})
MARKS = CODES | {"units", "day_in_text"}


@dataclass
class Walk:
    """One pass over the bands from top to bottom, every band explained or lost. `pending` is the first half of a row whose
    other half is still to come; `latest` is the last line with its position among the draft's lines; `told` are each table's
    charges so far, those with any mark, and those with a code; `furniture` are the bands that stand on several pages; `dated` are
    the charges of tables with a column of days."""

    bands: Sequence[Band]
    kind: PaperKind
    setting: Setting
    drafts: list[Draft] = field(default_factory=lambda: [Draft()])
    lost: list[Lost] = field(default_factory=list)
    accounted: int = 0
    pending: Parts | None = None
    latest: tuple[Parts, int] | None = None
    told: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    furniture: frozenset[int] = frozenset()
    dated: dict[int, list[Charged]] = field(default_factory=dict)

    @property
    def draft(self) -> Draft:
        return self.drafts[-1]

    def after_charges(self) -> bool:
        return bool(self.draft.lines or self.draft.facts.get("total_charges"))

    def say(self, fact: Fact) -> None:
        if starts_new(self.draft, fact, self.setting.kind):
            self.flush()
            self.latest = None
            self.drafts.append(follow(self.draft, self.setting.kind))
        remember(self.draft, fact)

    def flush(self) -> None:
        """A first half whose other half never came is a line without an amount when it has a code, else lost words."""
        pending, self.pending = self.pending, None
        if pending is None:
            return
        if "code" in pending.marks and (pending.days or "units" in pending.marks):
            service(self.draft, pending, self.setting, doubted={})
        else:
            self.draft.texts.append(pending.label)

    def lose(self, band: Band) -> None:
        if self.takes_off(band):
            doubt_balance(self.draft, band)
        self.lost.append(Lost(what=f"an amount whose meaning is not clear: {band.text[:80]}", spot=band.spot))

    def takes_off(self, band: Band) -> bool:
        """Whether the band has a negative amount below the charges of a bill: something that the balance must follow."""
        below = any(atom.amount is not None and atom.amount.cents < 0 for atom in band.amounts)
        return below and self.setting.kind is BillKind.BILL and self.after_charges()

    def charge(self, parts: Parts, region: Region) -> None:
        """A row of a table becomes a line."""
        count_in_words(parts)
        if not region.headed and "charge" in parts.money and "patient_owes" not in parts.money and _patients(parts):
            parts.money["patient_owes"] = parts.money.pop("charge")
        doubted = {
            column.role: column.runner_up for column in region.columns if not column.sure and column.role and column.runner_up
        }
        service(self.draft, parts, self.setting, doubted=doubted)
        if region.headed:
            self.lost.extend(Lost(what=f"an amount without a column: {atom.text[:40]}", spot=atom.spot) for atom in parts.loose)
        self.latest = (parts, len(self.draft.lines) - 1)
        if any(column.role == "day" for column in region.columns):
            first, last = parts.bands[0].number, parts.bands[-1].number
            dated = Charged(self.draft, len(self.draft.lines) - 1, bool(parts.days), first, last)
            self.dated.setdefault(region.number, []).append(dated)
        rows, marked, coded = self.told.get(region.number, (0, 0, 0))
        has = bool(parts.days or MARKS & parts.marks.keys())
        self.told[region.number] = (rows + 1, marked + has, coded + bool(CODES & parts.marks.keys()))


def _patients(parts: Parts) -> bool:
    """ "$0.00 patient": the amount says what is left to the patient."""
    for band in parts.bands:
        for atom, after in itertools.pairwise(band.atoms):
            if atom.kind == "money" and after.text.lower().strip("().,") in ("patient", "paciente"):
                return True
    return False
