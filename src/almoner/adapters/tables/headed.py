"""Rows under one line of headings: found by their first, checked by all."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import MONTHS
from almoner.adapters.tables.refusals import no_column, not_imported, wrong_cell
from almoner.engine.money import Money

Row = dict[str, str]


def plain(title: str) -> str:
    """A heading without blanks, case and signs."""
    return re.sub(r"[^a-z0-9]", "", title.lower())


def heading_at(member: Member, *titles: str) -> int | None:
    """The row among the first in which all these headings stand."""
    wanted = {plain(title) for title in titles}
    for number, row in enumerate(member.opening):
        if wanted <= {plain(cell) for cell in row}:
            return number
    return None


def rows_under(
    member: Member, start: int, columns: Mapping[str, str], optional: Mapping[str, str] | None = None
) -> Iterator[tuple[int, Row]]:
    """Row numbers as in the file and cells by field. `columns` are heading to field. Raises Refused for a missing heading
    or a row that breaks off."""
    places: dict[str, int] = {}
    for number, row in enumerate(member.rows(), 1):
        if number <= start:
            continue
        if number == start + 1:
            found = [plain(cell) for cell in row]
            for title, name in columns.items():
                if plain(title) not in found:
                    raise no_column(member, title)
                places[name] = found.index(plain(title))
            for title, name in (optional or {}).items():
                if plain(title) in found:
                    places[name] = found.index(plain(title))
            last = max(places[name] for name in columns.values())
        elif any(row):
            if len(row) <= last:
                raise not_imported(
                    member, f"row {number} has {len(row)} columns instead of {last + 1}: the file was cut", code="table_cut"
                )
            yield number, {name: row[place] if place < len(row) else "" for name, place in places.items()}


def decimal(member: Member, number: int, title: str, cell: str) -> Decimal:
    """A number as printed, "$" and thousands' commas aside. Raises Refused."""
    try:
        value = Decimal(cell.replace("$", "").replace(",", "").strip())
    except InvalidOperation as error:
        raise wrong_cell(member, number, title, cell, "a number") from error
    if not value.is_finite():
        raise wrong_cell(member, number, title, cell, "a number")
    return value


def maybe(member: Member, number: int, title: str, cell: str) -> Decimal | None:
    return decimal(member, number, title, cell) if cell.strip() else None


def money(member: Member, number: int, title: str, cell: str) -> Money:
    value = decimal(member, number, title, cell)
    if value != value.quantize(Decimal("0.01")):
        raise wrong_cell(member, number, title, cell, "an amount in dollars and cents")
    return Money(int(value * 100))


def code(member: Member, number: int, title: str, cell: str) -> str:
    """A code of five characters; numbers that a workbook shortened get their zeros back."""
    value = cell.upper()
    value = value.zfill(5) if value.isdigit() else value
    if not re.fullmatch(r"[0-9A-Z]{5}", value, re.ASCII):
        raise wrong_cell(member, number, title, cell, "a code of five characters")
    return value


def at_least_one(member: Member, rows: tuple[object, ...]) -> None:
    if not rows:
        raise not_imported(member, "it has headings but no rows")


def spoken_days(text: str) -> tuple[date, date] | None:
    """ "Effective October 1, 2025 through December 31, 2025"."""

    found = re.search(r"([a-z]+) (\d{1,2}), (\d{4}) (?:through|-|to) ([a-z]+) (\d{1,2}), (\d{4})", text.lower())
    if found is None or found[1] not in MONTHS or found[4] not in MONTHS:
        return None
    return (
        date(int(found[3]), MONTHS.index(found[1]) + 1, int(found[2])),
        date(int(found[6]), MONTHS.index(found[4]) + 1, int(found[5])),
    )
