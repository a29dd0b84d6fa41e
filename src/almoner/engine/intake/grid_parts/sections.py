"""The bills of a workbook on the way: one stretch of a sheet each, what they share, and whose a total over several is."""

from collections import Counter
from dataclasses import dataclass, field

from almoner.engine.bill import Doubt, Lost, Row, RowKind, Spot
from almoner.engine.intake.grid_parts.blocks import MONEY_FIELDS
from almoner.engine.intake.grid_parts.draft import Draft
from almoner.engine.intake.grid_parts.keys import Key
from almoner.engine.intake.grid_parts.view import LINE_MONEY
from almoner.engine.money import Money


@dataclass(slots=True)
class Section:
    """One bill's stretch of a sheet, or several bills' that share their header: drafts by the key in their columns."""

    base: Draft = field(default_factory=Draft)
    drafts: dict[Key, Draft] = field(default_factory=dict)
    last: Draft | None = None

    @property
    def current(self) -> Draft:
        """The bill that the last line belongs to."""
        return self.last or self.base

    @property
    def has_lines(self) -> bool:
        """Whether any charge was read."""
        return any(draft.lines for draft in self.drafts.values())


@dataclass(slots=True)
class Paper:
    """All that was found on the way through the sheets."""

    sections: list[Section] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    parts: int = 0
    accounted: int = 0


def merged(sections: list[Section]) -> list[Section]:
    """Sections that belong together: a sheet with a header only, beside one with the lines, is that bill's header."""
    full = [section for section in sections if section.has_lines]
    bare = [section for section in sections if not section.has_lines]
    if len(full) != 1:
        return [section for section in sections if section.drafts or section.base.facts or section.base.rows]
    for section in bare:
        for name, fact in section.base.facts.items():
            full[0].base.set(name, fact.value, fact.spot, fact.label)
        full[0].base.rows += section.base.rows
        for draft in section.drafts.values():
            full[0].base.rows += draft.rows
    return full


def bills_in(section: Section) -> list[Draft]:
    """The section's drafts with the shared header. One bill takes all of it; of several, each takes what is no amount."""
    drafts = [draft for draft in section.drafts.values() if draft.lines or _has_money(draft)]
    loose = [draft for draft in section.drafts.values() if not draft.lines and not _has_money(draft)]
    if not drafts:
        for draft in loose:
            section.base.rows += draft.rows
        return [section.base]
    alone = len(drafts) == 1
    for draft in drafts:
        for name, fact in section.base.facts.items():
            if alone or name not in MONEY_FIELDS:
                draft.facts.setdefault(name, fact)
    for name, fact in section.base.facts.items():
        if not alone and name in MONEY_FIELDS:
            # A grand total over several bills belongs to none of them alone.
            drafts[-1].rows.append(Row(kind=RowKind.NOTE, label=fact.label, amount=fact.value, spot=fact.spot))
    target = drafts[0] if alone else drafts[-1]
    for draft in (section.base, *loose):
        target.rows += draft.rows
        target.doubts += draft.doubts
    if not alone:
        _settle_totals(drafts)
    return drafts


def _settle_totals(drafts: list[Draft]) -> None:
    """Of several bills in one table, a total may be everybody's: then it is a note, not one bill's own total."""
    sums = [_sums(draft) for draft in drafts]
    everybody: Counter[str] = Counter()
    for one in sums:
        everybody.update(one)
    end = max((_place(line.spot) for draft in drafts for line in draft.lines), default=("", 0))
    totalled = [draft for draft in drafts if any(row.kind is RowKind.TOTAL for row in draft.rows)]
    for draft, own in zip(drafts, sums, strict=True):
        shared: set[Spot | None] = set()
        for row in draft.rows:
            if row.kind is not RowKind.TOTAL or row.amount is None or row.amount.cents == own[row.adds] or row.adds not in own:
                continue
            if row.amount.cents == everybody[row.adds]:
                shared.add(row.spot)
            elif row.adds == "charge" and len(totalled) == 1 and row.spot is not None and _place(row.spot) > end:
                # The only total, below all the bills: everybody's, though it is not what they add up to.
                shared.add(row.spot)
                summed = str(Money(everybody["charge"]))
                draft.doubt("total_charges", str(row.amount), (summed,), "amounts_differ", row.spot)
        for at, row in enumerate(draft.rows):
            if row.kind is RowKind.TOTAL and row.spot in shared:
                draft.rows[at] = Row(kind=RowKind.NOTE, label=row.label, amount=row.amount, spot=row.spot, adds=row.adds)
        for name, fact in list(draft.facts.items()):
            if fact.spot in shared:
                del draft.facts[name]


def _sums(draft: Draft) -> Counter[str]:
    own: Counter[str] = Counter()
    for line in draft.lines:
        for adds in ("charge", "allowed", "paid", "patient_owes"):
            amount = getattr(line, adds)
            own[adds] += amount.cents if amount is not None else 0
    return own


def _place(spot: Spot | None) -> tuple[str, int]:
    digits = "".join(sign for sign in spot.cell or "" if sign.isdigit()) if spot else ""
    return (spot.sheet or "" if spot else "", int(digits) if digits else 0)


def speaks_of_money(draft: Draft) -> bool:
    amounts = (getattr(line, name) for line in draft.lines for name in LINE_MONEY)
    return (
        any(amount is not None for amount in amounts) or any(row.amount is not None for row in draft.rows) or _has_money(draft)
    )


def _has_money(draft: Draft) -> bool:
    return any(name in draft.facts for name in MONEY_FIELDS)
