"""Cuts a sheet into what stands above, in and below its tables: headings, body rows, key and value pairs, titles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from almoner.engine.intake import values
from almoner.engine.intake.claim_columns import machine_name
from almoner.engine.intake.grid_parts.cells import Grid, GridCell, GridRow, blank, days_in, short, stated_money
from almoner.engine.intake.grid_parts.clues import heading_roles
from almoner.engine.intake.headings import labels_of, row_of

KNOWN, SURE_LABEL, REACH = 700, 900, 8
MONEY_NAMES = (
    "total_charges adjustments insurance_paid payments_and_adjustments payments patient_paid previous_balance interest balance"
    " patient_responsibility allowed not_covered deductible copay coinsurance deductible_limit deductible_used family_deductible_limit"
    " family_deductible_used out_of_pocket_limit out_of_pocket_used family_out_of_pocket_limit family_out_of_pocket_used"
)
MONEY_FIELDS = frozenset(MONEY_NAMES.split())
DAY_FIELDS = frozenset({"statement_date", "admitted", "discharged", "birth_date", "due_on"})
IDENTITY = ("account", "claim", "patient", "member_id")


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value: the field, the value's row and column."""

    field: str
    label: str
    row: GridRow
    column: int

    @property
    def cell(self) -> GridCell:
        """The value as it stands; where label and value share a cell, the part after the colon."""
        cell = self.row.at(self.column)
        before, colon, after = cell.text.partition(":")
        return GridCell(text=after.strip()) if colon and before.strip() == self.label else cell


@dataclass(slots=True)
class Table:
    """One table: its headings by column, and the rows under them until the next headings."""

    headings: tuple[str, ...]
    body: list[GridRow] = field(default_factory=list)
    title: str = ""


@dataclass(slots=True)
class Sheet:
    """A sheet in order: tables, and the rows outside any table; `fates` says what became of each row."""

    grid: Grid
    items: list[Table | GridRow] = field(default_factory=list)
    fates: dict[int, str] = field(default_factory=dict)


def cut(grid: Grid) -> Sheet:
    """The sheet's items in order. Heading rows are accounted for here."""
    sheet = Sheet(grid)
    table: Table | None = None
    rows = grid.rows
    at = 0
    while at < len(rows):
        row = rows[at]
        if is_heading(row, rows[at + 1] if at + 1 < len(rows) else None):
            texts = [cell.text for cell in row.cells]
            sheet.fates[row.number] = "heading"
            if at + 1 < len(rows) and _second_level(row, rows[at + 1]):
                at += 1
                sheet.fates[rows[at].number] = "heading"
                texts = _joined(row, rows[at])
            if table is not None and _same(table.headings, texts):
                at += 1
                continue
            table = Table(tuple(texts), title=_title_before(rows, at))
            sheet.items.append(table)
        elif table is not None:
            table.body.append(row)
        else:
            sheet.items.append(row)
        at += 1
    return sheet


def is_heading(row: GridRow, below: GridRow | None) -> bool:
    """Whether a row names columns: most of its cells are known headings, and none holds an amount or a day."""
    cells = [cell for cell in row.cells if not blank(cell)]
    if len(cells) < 2 or len({cell.text for cell in cells}) < 2:
        return False
    machine = sum(machine_name(cell.text) for cell in cells)
    if machine >= 3 and machine * 5 >= len(cells) * 3:
        return True
    for cell in cells:
        if cell.number is not None or cell.day is not None or stated_money(cell) is not None:
            return False
        if days_in(cell, year=None, order=None) or cell.text.rstrip().endswith(":"):
            return False
    if _all_pairs(row, cells):
        return False
    known = sum(bool((found := heading_roles(cell.text)) and found[0][1] >= KNOWN) for cell in cells)
    if (known >= 3 and known * 2 >= len(cells)) or known >= 6:
        return True
    if known == 2 and len(cells) <= 3:
        # Two words alone may as well be a label and its value: what stands below decides.
        return (
            below is not None
            and not _labelled(below)
            and any(
                stated_money(cell) is not None
                or cell.number is not None
                or cell.day is not None
                or days_in(cell, year=None, order=None)
                for cell in below.cells
            )
        )
    return below is not None and _stands_over(cells, row, below, known)


def _labelled(row: GridRow) -> bool:
    """Whether a row of two cells is a label and its value, as in a list of them one under the other."""
    cells = [cell for cell in row.cells if not blank(cell)]
    named = labels_of(cells[0].text.partition(":")[0]) if cells else ()
    return len(cells) == 2 and bool(named) and named[0][1] >= SURE_LABEL and fits(named[0][0], cells[1])


def _all_pairs(row: GridRow, cells: Sequence[GridCell]) -> bool:
    """Whether the whole row is labels with their values, one of them a number, as no row of headings is."""
    pairs = pairs_in(row)
    return len(pairs) * 2 == len(cells) and any(any(sign.isdigit() for sign in pair.cell.text) for pair in pairs)


def _stands_over(cells: Sequence[GridCell], row: GridRow, below: GridRow, known: int) -> bool:
    """Whether unknown words are headings by what stands below them: cells of the same columns, most of the row, and among them
    days, codes, counts or amounts, where the row itself has only short words.
    """
    if len(cells) < 4 or any(len(cell.text) > 40 or any(sign.isdigit() for sign in cell.text.strip()[:1]) for cell in cells):
        return False
    if len({values.tidy(cell.text).lower() for cell in cells}) < len(cells) or any(cell.copied for cell in cells):
        return False
    filled = [at for at in range(len(row.cells)) if not blank(row.at(at))]
    under = [below.at(at) for at in filled if not blank(below.at(at))]
    others = sum(not blank(cell) for at, cell in enumerate(below.cells) if at not in filled)
    typed = sum(_typed(cell) for cell in under)
    moneyed = any(stated_money(cell) is not None for cell in under)
    wanted = 2 if known else 3
    return moneyed and typed >= wanted and len(under) * 3 >= len(filled) * 2 and not others


def _typed(cell: GridCell) -> bool:
    return (
        cell.number is not None
        or cell.day is not None
        or stated_money(cell) is not None
        or values.units(cell.text) is not None
        or values.code(cell.text) is not None
        or bool(days_in(cell, year=None, order=None))
    )


def _second_level(row: GridRow, below: GridRow) -> bool:
    """Whether the next row carries on the headings ("Insurance" over "Paid" and "Discount")."""
    cells = [cell for cell in below.cells if not blank(cell)]
    if len(cells) < 2 or any(
        cell.number is not None or cell.day is not None or any(s.isdigit() for s in cell.text) for cell in cells
    ):
        return False
    if sum(bool(heading_roles(cell.text)) for cell in cells) * 2 < len(cells):
        return False
    gaps = sum(blank(row.at(at)) or row.at(at).copied for at in range(len(below.cells)) if not blank(below.at(at)))
    return gaps > 0 or any(cell.copied for cell in row.cells)


def _joined(row: GridRow, below: GridRow) -> list[str]:
    width = max(len(row.cells), len(below.cells))
    found: list[str] = []
    over = ""
    for at in range(width):
        top, bottom = row.at(at).text.strip(), below.at(at).text.strip()
        over = top or (over if row.at(at).copied else "")
        both = f"{over} {bottom}".strip() if over != bottom else bottom
        # The lower word alone is often the better known one: "Charges" over "Units".
        best = max((both, bottom, over), key=lambda text: (heading_roles(text)[:1] or (("", 0),))[0][1] if text else -1)
        found.append(best)
    return found


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [values.tidy(text).lower() for text in one if text.strip()] == [
        values.tidy(text).lower() for text in other if text.strip()
    ]


def _title_before(rows: Sequence[GridRow], at: int) -> str:
    """The single words on the row above a table, which may name what it lists."""
    if at == 0:
        return ""
    cells = [cell for cell in rows[at - 1].cells if not blank(cell) and not cell.copied]
    return cells[0].text.strip() if len(cells) == 1 else ""


def pairs_in(row: GridRow, *, sure: int = SURE_LABEL) -> list[Pair]:
    """The labels with their values in a row; () where the values do not fit their labels."""
    found: list[Pair] = []
    at = 0
    while at < len(row.cells):
        cell = row.at(at)
        if blank(cell) or cell.number is not None or cell.day is not None or cell.copied:
            at += 1
            continue
        before, colon, after = cell.text.partition(":")
        if colon and after.strip() and (pair := _pair(before.strip(), row, at, after.strip(), known=False, sure=sure)):
            found.append(pair)
            at += 1
            continue
        target = next(
            (
                to
                for to in range(at + 1, min(at + 1 + REACH, len(row.cells)))
                if not blank(row.at(to)) and not row.at(to).copied
            ),
            None,
        )
        if target is not None and (not after.strip()):
            pair = _pair(before.strip(), row, target, row.at(target).text, known=not colon, sure=sure)
            if pair:
                found.append(pair)
                at = target + 1
                continue
        at += 1
    return [] if found and _is_line(row, found) else found


def _is_line(row: GridRow, pairs: list[Pair]) -> bool:
    """Whether the row is a charge by its other cells, a day, a code and an amount: then a word in it labels nothing."""
    taken = {pair.column for pair in pairs}
    rest = [cell for at, cell in enumerate(row.cells) if at not in taken and not blank(cell) and not cell.copied]
    return (
        any(stated_money(cell) is not None for cell in rest)
        and any(values.code(cell.text) is not None for cell in rest)
        and any(days_in(cell, year=None, order=None) for cell in rest)
    )


def _pair(label: str, row: GridRow, column: int, text: str, *, known: bool, sure: int) -> Pair | None:
    if not label or len(label) > 80:
        return None
    cell = row.at(column)
    inside = GridCell(text=text) if text != cell.text else cell
    for name, odds in labels_of(label):
        if known and odds < sure:
            return None
        if fits(name, inside):
            return Pair(name, label, row, column)
    return None


def fits(name: str, cell: GridCell) -> bool:
    """Whether a value can be what its label says."""
    if name in MONEY_FIELDS:
        return values.money(cell.text, bare=True) is not None or (cell.number is not None)
    if name in DAY_FIELDS:
        return bool(days_in(cell, year=2026, order=None))
    if name == "service_dates":
        return bool(days_in(cell, year=2026, order=None)) or values.span(cell.text, year_hint=2026) is not None
    if name in {"npi", "account", "claim", "member_id", "tax_id", "group_number", "type_of_bill"}:
        return sum(sign.isdigit() for sign in cell.text) >= (1 if name != "npi" else 10) and values.money(cell.text) is None
    if name == "coinsurance_rate":
        return values.share(cell.text) is not None
    if name == "diagnoses":
        return any(values.icd(part.strip()) for part in cell.text.split(","))
    if name in {"patient", "provider", "guarantor", "creditor", "payer", "payer_secondary"}:
        letters = sum(sign.isalpha() for sign in cell.text)
        named = labels_of(cell.text)
        return letters >= 3 and not (named and named[0][1] >= SURE_LABEL) and row_of(cell.text) is None
    return bool(short(cell.text))
