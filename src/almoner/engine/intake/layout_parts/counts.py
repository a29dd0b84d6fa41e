"""Of several columns that may count units, the one by which price and charge agree; the others count minutes, doses or days."""

from collections.abc import Sequence

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.roles import counts_softly
from almoner.engine.intake.layout_parts.tables import Column

SAMPLE = 80
FEWEST_PROOFS = 2
COUNTING = frozenset({"units", "other_count"})


def settle_counts(columns: Sequence[Column], body: Sequence[Band]) -> None:
    """Leaves one column of units: where units times one amount of a row are another most often; where no price says it, the one
    with the plainest heading ("Qty" before "Days"), of equals the one furthest right. Rows of one unit alone prove nothing
    against the others, so each failure counts too. A column of bare figures whatever stands over it may be the one."""
    rows = [band for band in body if len(band.amounts) > 1][:SAMPLE]
    counted = any(column.role in COUNTING for column in columns)
    named = [
        column
        for column in columns
        if column.role in COUNTING
        or (column.role == "charge_number" and _all_counts(column, rows))
        or (column.role == "other_text" and not column.odds and not counted and _all_counts(column, rows))
    ]
    if not named or (len(named) < 2 and named[0].role == "units"):
        return
    proofs = {id(column): sum(_speaks(column, band) for band in rows) for column in named}
    best = max(named, key=lambda column: (max(0, proofs[id(column)]), _plainness(column), column.x0))
    counts = best.role == "units" or proofs[id(best)] >= FEWEST_PROOFS
    for column in named:
        if column is best and counts:
            column.kind, column.role = "mark", "units"
        elif column.role in COUNTING:
            column.role = "other_count"


def proofs(x0: int, x1: int, rows: Sequence[Band]) -> int:
    """How many rows' figures of a place turn one of their amounts into another, less those that do not."""
    column = Column(x0=x0, x1=x1, kind="mark", odds=())
    return sum(_speaks(column, band) for band in rows if len(band.amounts) > 1)


def _plainness(column: Column) -> int:
    if column.role != "units":
        return 0
    return 1 if counts_softly(column.heading) else 2


def _all_counts(column: Column, rows: Sequence[Band]) -> bool:
    """Whether every figure under a column is a short whole number."""
    figures = [cell.text for band in rows for cell in band.cells if min(cell.x1, column.x1) > max(cell.x0, column.x0)]
    return bool(figures) and all(text.isdigit() and len(text) < 4 for text in figures)


def _speaks(column: Column, band: Band) -> int:
    """1 where the row's figure under the column turns one of its amounts into another, -1 where it does not, 0 without one."""
    for atom in band.atoms:
        middle = (atom.x0 + atom.x1) // 2
        units = None if atom.kind == "bar" else values.units(atom.text)
        if units is None or not column.x0 - band.width <= middle <= column.x1 + band.width:
            continue
        cents = [other.amount.cents for other in band.amounts if other.amount and other.amount.cents and other is not atom]
        pairs = ((price, cents[at + 1 :]) for at, price in enumerate(cents))
        return 1 if any(abs(units * price - charge) < 1 for price, rest in pairs for charge in rest) else -1
    return 0


__all__ = ["proofs", "settle_counts"]
