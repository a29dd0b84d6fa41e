"""Cells of a grid and what one cell holds when its column is known."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Spot
from almoner.engine.intake import values
from almoner.engine.money import Money

NOISE = Decimal("0.000001")  # spreadsheets keep sums as binary fractions: 119.99999999999999 is 120.00
BLANK = frozenset(
    {"", "-", "--", "---", "n/a", "na", "none", "null", "nil", ".", "$", "$-", "$ -", "\\n", "nan", "#n/a", "(blank)"}
)
LONGEST_LABEL = 160
PRICE = re.compile(r"\$? ?(\d{1,7}\.\d{3,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as shown (`text`), with its exact number or day where the file keeps one. `copied` marks the further cells of a
    merged area; `broken` a formula whose result the file does not hold.
    """

    text: str = ""
    number: Decimal | None = None
    day: date | None = None
    copied: bool = False
    broken: bool = False
    cut: int = 0  # how many signs the cell had, where only its beginning is kept

    @property
    def empty(self) -> bool:
        """True for a cell that says nothing."""
        return not self.text.strip() and not self.broken


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; `number` counts from 1 as the spreadsheet shows it."""

    number: int
    cells: tuple[GridCell, ...]
    hidden: bool = False

    def at(self, column: int) -> GridCell:
        """The cell in a column, an empty one beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else NOTHING


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet's rows that hold anything; `name` is "" for a text file."""

    name: str
    rows: tuple[GridRow, ...]
    hidden: bool = False


NOTHING = GridCell()


def letters(column: int) -> str:
    """A column's name: 0 gives "A", 27 gives "AB"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def spot_of(grid: Grid, row: GridRow, column: int) -> Spot:
    """Where a cell stands."""
    return Spot(document=0, sheet=grid.name, cell=f"{letters(column)}{row.number}")


def blank(cell: GridCell) -> bool:
    """True where the cell is empty or holds one of the usual marks for nothing."""
    return not cell.broken and cell.text.strip().lower() in BLANK


def money_in(cell: GridCell) -> Money | None:
    """The cell as an amount, its column being known to hold money. None for more decimals than cents."""
    if cell.number is not None:
        cents = (cell.number * 100).quantize(Decimal(1))
        return Money(int(cents)) if abs(cell.number * 100 - cents) < NOISE and abs(cents) < values.LARGEST else None
    return None if cell.day is not None else values.money(cell.text, bare=True)


def stated_money(cell: GridCell) -> Money | None:
    """The cell as an amount where nothing says that it is one: a currency mark or cents are needed."""
    if cell.number is not None:
        return money_in(cell) if "." in cell.text or "$" in cell.text else None
    return values.money(cell.text)


def days_in(cell: GridCell, *, year: int | None, order: str | None) -> tuple[date, ...]:
    """All days the cell can mean."""
    return (cell.day,) if cell.day is not None else values.day(cell.text, year_hint=year, order_hint=order)


def units_in(cell: GridCell) -> Decimal | None:
    """The cell as a quantity."""
    if cell.number is not None:
        exact = cell.number.quantize(Decimal("0.0001"))
        return values.units(f"{exact:f}") if abs(exact - cell.number) < NOISE else None
    return None if cell.day is not None else values.units(cell.text)


def price_in(cell: GridCell) -> Decimal | None:
    """The cell as a price of one unit, which may have more decimals than cents."""
    if cell.number is not None:
        exact = cell.number.quantize(Decimal("0.000001"))
        return exact.normalize() if exact != exact.to_integral_value() else exact.to_integral_value()
    amount = values.money(cell.text, bare=True)
    if amount is not None:
        return Decimal(amount.cents) / 100
    found = PRICE.fullmatch(values.tidy(cell.text))
    return Decimal(found[1]) if found else None


def short(text: str) -> str:
    """A cell's words on one line, cut to a length that fits a list."""
    flat = values.tidy(text)
    return flat if len(flat) <= LONGEST_LABEL else flat[: LONGEST_LABEL - 1] + "\u2026"
