"""One table's rows seen through its layout: what a cell, a row's words and its amounts are, whatever becomes of the row."""

from dataclasses import dataclass
from datetime import date

from almoner.engine.bill import RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.blocks import SURE_LABEL, Table
from almoner.engine.intake.grid_parts.cells import (
    Grid,
    GridCell,
    GridRow,
    blank,
    days_in,
    money_in,
    short,
    spot_of,
    stated_money,
)
from almoner.engine.intake.grid_parts.columns import MONEY, Layout
from almoner.engine.intake.grid_parts.scopes import day_named
from almoner.engine.intake.headings import labels_of, row_of
from almoner.engine.money import Money

LINE_MONEY = ("charge", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes")
ROW_KINDS = {
    "subtotal": RowKind.SUBTOTAL,
    "total": RowKind.TOTAL,
    "payment": RowKind.PAYMENT,
    "adjustment": RowKind.ADJUSTMENT,
    "carried_forward": RowKind.CARRIED_FORWARD,
    "note": RowKind.NOTE,
}
LABELLED = {
    "patient_paid": "payment",
    "insurance_paid": "payment",
    "payments": "payment",
    "payments_and_adjustments": "payment",
    "adjustments": "adjustment",
}
"""Labels of header amounts that reduce what is owed, to the kind of row they are."""
SUMS = frozenset({"subtotal", "total", "carried_forward"})


@dataclass(frozen=True, slots=True)
class Days:
    """How this paper prints days: the year to take where none is printed, and the order where it is settled."""

    year: int | None
    order: str | None


class View:
    """One table with its layout."""

    def __init__(self, grid: Grid, table: Table, layout: Layout, days: Days) -> None:
        self.grid, self.table, self.layout, self.days = grid, table, layout, days
        self.signs = {role: self._sign(role) for role in ("adjustment", "paid", "patient_paid")}

    def _sign(self, role: str) -> int:
        at = self.layout.column(role)
        if at is None:
            return 1
        amounts = [amount.cents for row in self.table.body if (amount := money_in(row.at(at)))]
        return -1 if sum(cents < 0 for cents in amounts) > sum(cents > 0 for cents in amounts) else 1

    def cell(self, row: GridRow, role: str) -> GridCell:
        """The cell in the first column of a role, an empty one where there is none."""
        at = self.layout.column(role)
        return GridCell() if at is None else row.at(at)

    def heading(self, role: str) -> str:
        """What stands above the first column of a role."""
        at = self.layout.column(role)
        return short(self.table.headings[at]) if at is not None and at < len(self.table.headings) else role

    def spot(self, row: GridRow) -> Spot:
        """Where the row begins."""
        at = next((at for at, cell in enumerate(row.cells) if not cell.empty), 0)
        return spot_of(self.grid, row, at)

    def day(self, row: GridRow) -> date | None:
        """The day of service of a row, else of the statement."""
        for role in ("day", "statement_date"):
            cell = self.cell(row, role)
            if not blank(cell):
                found = days_in(cell, year=self.days.year, order=self.days.order)
                ends = values.span(cell.text, year_hint=self.days.year, order_hint=self.days.order)
                return found[0] if found else ends[0][0] if ends else None
        return None

    def label(self, row: GridRow) -> str:
        """What the row is called: its description, or the first words in it."""
        words = self.cell(row, "description")
        if not blank(words) and any(sign.isalpha() for sign in words.text):
            return short(words.text)
        texts = [
            cell.text for cell in row.cells if not blank(cell) and not cell.copied and any(sign.isalpha() for sign in cell.text)
        ]
        return short(texts[0]) if texts else ""

    def amounts(self, row: GridRow) -> dict[str, Money]:
        """What the columns of money hold, by role."""
        found: dict[str, Money] = {}
        for at, role in enumerate(self.layout.roles):
            if role in MONEY and not row.at(at).copied and (amount := money_in(row.at(at))) is not None:
                found.setdefault(role, amount)
        return found

    def told(self, row: GridRow, label: str) -> str | None:
        """What a row is by its words: a key of ROW_KINDS, "balance", "previous_balance" or "interest"; None for what reads like a charge."""
        kind = self.cell(row, "kind")
        found = (row_of(kind.text) if not blank(kind) else None) or row_of(label)
        if found is None:
            texts = [cell.text for cell in row.cells if not blank(cell) and any(sign.isalpha() for sign in cell.text)]
            found = row_of(texts[0]) if texts and texts[0] != label else None
        return found[0] if found else self._labelled(row, label)

    def _labelled(self, row: GridRow, label: str) -> str | None:
        """A row of words and one amount whose words are the label of what was paid or reduced ("You paid")."""
        cells = [cell for cell in row.cells if not blank(cell) and not cell.copied]
        if len(cells) != 2 or stated_money(cells[1]) is None:
            return None
        named = labels_of(label)
        return LABELLED.get(named[0][0]) if named and named[0][1] >= SURE_LABEL else None

    def is_drug(self, row: GridRow) -> bool:
        """Whether a drug's number stands in its column."""
        return values.ndc(self.cell(row, "ndc").text) is not None

    def is_garbled(self, row: GridRow) -> bool:
        """A charge by its day and place, though its code and amount cannot be read: it stays a line, its cells are lost."""
        filled = any(not blank(self.cell(row, role)) for role in ("code", *LINE_MONEY))
        return filled and self.day(row) is not None

    def repeats_headings(self, row: GridRow) -> bool:
        """Whether the row prints the headings once more."""
        cells = [(at, cell.text) for at, cell in enumerate(row.cells) if not blank(cell)]
        heads = self.table.headings
        return bool(cells) and all(
            at < len(heads) and values.tidy(heads[at]).lower() == values.tidy(text).lower() for at, text in cells
        )

    def beyond(self, row: GridRow) -> bool:
        """Whether a row's amounts reach past the last heading: then none of them stands under its own."""
        return any(stated_money(cell) is not None and not cell.copied for cell in row.cells[len(self.table.headings) :])

    def last_money(self, row: GridRow) -> tuple[int, Money]:
        """The last amount of a row and its column."""
        found = [
            (at, amount)
            for at, cell in enumerate(row.cells)
            if (amount := stated_money(cell) or self._column_money(at, cell)) is not None
        ]
        return found[-1]

    def _column_money(self, at: int, cell: GridCell) -> Money | None:
        return money_in(cell) if at < len(self.layout.roles) and self.layout.roles[at] in MONEY else None

    def number(self, spot: Spot | None) -> int:
        """The row of a spot on this sheet, 0 for any other."""
        digits = "".join(sign for sign in spot.cell or "" if sign.isdigit()) if spot else ""
        return int(digits) if digits and spot and spot.sheet == self.grid.name else 0

    def days_named(self, named: str) -> tuple[date, ...]:
        """The days that words name."""
        return day_named(named, year=self.days.year, order=self.days.order)
