"""Of several columns that may count units, the one by which price and charge agree; the others count minutes or doses."""

from collections.abc import Sequence

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.tables import Column

SAMPLE = 80


def settle_counts(columns: Sequence[Column], body: Sequence[Band]) -> None:
    """Leaves one column of units: where units times one amount of a row are another most often, of equals the one furthest
    right. Rows of one unit alone prove nothing against the others, so each failure counts too."""
    counting = [column for column in columns if column.role == "units"]
    if len(counting) < 2:
        return
    rows = [band for band in body if len(band.amounts) > 1][:SAMPLE]
    best = max(counting, key=lambda column: (sum(_speaks(column, band) for band in rows), column.x0))
    for column in counting:
        if column is not best:
            column.role = "time"


def _speaks(column: Column, band: Band) -> int:
    """1 where the row's figure under the column turns one of its amounts into another, -1 where it does not, 0 without one."""
    for atom in band.atoms:
        middle = (atom.x0 + atom.x1) // 2
        units = None if atom.kind == "bar" else values.units(atom.text)
        if units is None or not column.x0 - band.width <= middle <= column.x1 + band.width:
            continue
        cents = [other.amount.cents for other in band.amounts if other.amount is not None and other is not atom]
        pairs = ((price, cents[at + 1 :]) for at, price in enumerate(cents))
        return 1 if any(abs(units * price - charge) < 1 for price, rest in pairs for charge in rest) else -1
    return 0


__all__ = ["settle_counts"]
