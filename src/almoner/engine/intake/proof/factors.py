"""A count, a price and a charge that do not go together in a picture: which of the three may only have been misread."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from almoner.engine.intake.proof.cells import FINE, Cell
from almoner.engine.intake.proof.equations import Equation
from almoner.engine.money import Money

MOST_UNITS = 999
TO_CENTS = FINE // 100


def misread(one: Equation, cells: Mapping[str, Cell], proven: Collection[str]) -> Iterator[str]:
    """The paths of a failing product that a slip of the eye explains as well as an error of the bill does. Print is never among
    them, nor what another sum proves."""
    units, price, charge = (cells[path] for path in one.paths)
    for cell in (units, price, charge):
        if cell.words and not cell.printed and cell.path not in proven and _slipped(cell, units, price, charge):
            yield cell.path


def _slipped(cell: Cell, units: Cell, price: Cell, charge: Cell) -> bool:
    if not cell.strong:
        return True
    if cell is units:  # another whole count fits: a mark beside it was taken for a digit, or a digit for another
        whole, rest = divmod(charge.value * TO_CENTS, price.value) if price.value else (0, 1)
        return rest == 0 and 1 <= whole <= MOST_UNITS
    if cell is price:
        cents, rest = divmod(charge.value * FINE, units.value) if units.value else (0, 1)
        return rest == 0 and _one_more(price.value // TO_CENTS, cents)
    cents, rest = divmod(units.value * price.value, FINE * TO_CENTS)
    return rest == 0 and (_one_more(charge.value, cents) or (not charge.agreed and _one_other(charge.value, cents)))


def _one_more(read: int, fits: int) -> bool:
    """Whether what was read has one digit more in front, as where a dollar sign was taken for one."""
    return str(read)[1:] == str(fits)


def _one_other(read: int, fits: int) -> bool:
    one, other = str(read), str(fits)
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def shown(cell: Cell) -> str:
    """The cell's value as a doubt says it: a count without needless zeros, money with cents."""
    if cell.path.endswith(("/units", "/unit_price")):
        value = Decimal(cell.value) / FINE
        return f"{value.normalize():f}"
    return str(Money(cell.value))
