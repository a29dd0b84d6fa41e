"""What the whole of a paper settles: its words, what kind of paper it is, and how it prints days."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from almoner.engine.bill import BillKind, PaperKind
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.cells import Grid
from almoner.engine.intake.grid_parts.view import Days
from almoner.engine.intake.paper_kind import flat, paper_kinds

SAMPLE_TEXT = 60_000
SPANISH_WORDS = "fecha codigo descripcion importe cargo cargos cantidad unidades saldo paciente cuenta factura servicio pagado deducible copago"
SPANISH = frozenset(SPANISH_WORDS.split())


def texts_of(grids: Sequence[Grid]) -> str:
    found: list[str] = []
    length = 0
    for grid in grids:
        found.append(grid.name)
        for row in grid.rows:
            words = " ".join(cell.text for cell in row.cells if any(sign.isalpha() for sign in cell.text))
            found.append(words)
            length += len(words)
            if length > SAMPLE_TEXT:
                return "\n".join(found)
    return "\n".join(found)


def kind_of(texts: str, roles: Counter[str]) -> tuple[PaperKind, BillKind]:
    told = {kind: odds for kind, odds in paper_kinds(texts) if kind.value in {kind.value for kind in BillKind}}
    best = max(told, key=lambda kind: (told[kind], kind), default=None)
    if best is not None and told[best] >= 500:
        return best, BillKind(best.value)
    if roles["allowed"] and (roles["paid"] or roles["patient_owes"] or roles["deductible"]):
        return PaperKind.EOB, BillKind.EOB
    if roles["group_code"] and roles["reason_code"]:
        return PaperKind.EOB, BillKind.EOB
    if roles["paid"] and roles["patient_owes"] and (roles["deductible"] or roles["coinsurance"]):
        return PaperKind.EOB, BillKind.EOB
    return PaperKind.BILL, BillKind.BILL


def settled_days(grids: Sequence[Grid]) -> Days:
    """The order of day and month that a paper's own days settle (None where none does), and the year most of them name."""
    return days_of(grids, texts_of(grids))


def days_of(grids: Sequence[Grid], texts: str) -> Days:
    """The order of day and month that the whole paper's days settle, and the year most of them name."""
    orders: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for cell in (cell for grid in grids for row in grid.rows[:5000] for cell in row.cells):
        if cell.day is not None:
            years[cell.day.year] += 1
            continue
        mark = cell.text.strip()
        if not 6 <= len(mark) <= 30 or not any(sign.isdigit() for sign in mark):
            continue
        found = values.day(mark)
        if found:
            years[found[0].year] += 1
        if mark[:1].isdigit() and ("/" in mark or "-" in mark[:3]):
            american, other = values.day(mark, order_hint="mdy"), values.day(mark, order_hint="dmy")
            if len(found) == 1 and american and american == other:
                first = _first_number(mark)
                orders["dmy" if first > 12 else "mdy"] += _day_number(found[0], first)
    year = max(years, key=lambda number: (years[number], number), default=None)
    if orders["mdy"] and not orders["dmy"]:
        return Days(year, "mdy")
    if orders["dmy"] and not orders["mdy"]:
        return Days(year, "dmy")
    spanish = len(set(flat(texts).split()) & SPANISH) >= 3
    # Papers of this country print the month first; one in Spanish that never settles it may not.
    return Days(year, None if spanish or orders["mdy"] else "mdy")


def _first_number(mark: str) -> int:
    digits = ""
    for sign in mark:
        if not sign.isdigit():
            break
        digits += sign
    return int(digits) if 0 < len(digits) <= 2 else 0


def _day_number(found: date, first: int) -> int:
    """1 where the mark's first number settles the order: it is the day or the month, and the two differ."""
    return int(found.day != found.month and first in (found.day, found.month))
