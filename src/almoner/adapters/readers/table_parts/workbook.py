"""Opens XLSX safely: sizes first, then values as shown, merged areas, hidden rows, and formulas that hold no result."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
from defusedxml.ElementTree import iterparse

from almoner.adapters.readers.table_parts.refusing import refuse
from almoner.engine.errors import Refused
from almoner.engine.intake.grid_parts.cells import Grid, GridCell, GridRow

MOST_UNPACKED, MOST_RATIO, SMALL = 200 * 2**20, 200, 2**20
MOST_ROWS, MOST_COLUMNS, MOST_COPIES = 100_000, 400, 5_000
REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")


@dataclass(slots=True)
class Marks:
    """What a sheet's own file says beside its values."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last row, last column
    hidden: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    unsolved: set[tuple[int, int]] = field(default_factory=set)


def check_sizes(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, its stated sizes within bounds. Raises Refused for a bomb, a broken archive, or no workbook."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise refuse(name, "broken_workbook", "the spreadsheet is damaged", "save it again or export it as CSV") from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked // packed > MOST_RATIO) or len(entries) > 5000:
        raise refuse(
            name, "too_large_unpacked", "it unpacks to far more than a bill can hold", "send the sheet with the bill as CSV"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse(name, "encrypted", "it is protected with a password", "save it without a password and send it again")
    if not any(entry.filename.lower() == "xl/workbook.xml" for entry in entries):
        why = "it is an archive but no Excel workbook"
        raise refuse(name, "not_a_workbook", why, "send the bill as a PDF, XLSX or CSV file")
    return archive


def grids_of(data: bytes, name: str) -> list[Grid]:
    """Every sheet as a grid. Raises Refused."""
    archive = check_sizes(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            return [_grid(sheet, archive, name) for sheet in book.worksheets]
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part happens to hit
        raise refuse(name, "broken_workbook", "the spreadsheet is damaged", "save it again or export it as CSV") from error


def _grid(sheet: Any, archive: zipfile.ZipFile, name: str) -> Grid:
    sheet.reset_dimensions()
    marks = _marks(archive, sheet._worksheet_path.lstrip("/"))  # noqa: SLF001 - the library names the part nowhere else
    tops: dict[tuple[int, int], tuple[int, int]] = {}
    for first_row, first, last_row, last in marks.merged:
        if (last_row - first_row + 1) * (last - first + 1) <= MOST_COPIES:
            for row_at in range(first_row, last_row + 1):
                for at in range(first, last + 1):
                    if (row_at, at) != (first_row, first):
                        tops[row_at, at] = (first_row, first)
    kept: dict[tuple[int, int], GridCell] = {}
    wanted = set(tops.values())
    rows: list[GridRow] = []
    gap: object = None
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if values is gap:
            continue  # the library gives one and the same row for every one that is missing, up to a million of them
        cells = []
        for at, value in enumerate(values):
            cell = cell_of(value)
            if cell.empty and (number, at) in marks.unsolved:
                cell = GridCell(broken=True)
            if (number, at) in wanted:
                kept[number, at] = cell
            if cell.empty and (number, at) in tops:
                top = kept.get(tops[number, at], GridCell())
                cell = GridCell(text=top.text, number=top.number, day=top.day, copied=True)
            cells.append(cell)
        while cells and cells[-1].empty:
            cells.pop()
        gap = gap if cells else values
        if any(not cell.empty and not cell.copied for cell in cells):
            rows.append(GridRow(number=number, cells=tuple(cells), hidden=number in marks.hidden))
        if len(rows) > MOST_ROWS:
            raise refuse(
                name,
                "too_many_rows",
                f"one sheet has more than {MOST_ROWS} rows",
                "export it as CSV and use `almoner read --parquet`",
            )
    return Grid(name=str(sheet.title), rows=tuple(rows), hidden=sheet.sheet_state != "visible")


def cell_of(found: Any) -> GridCell:
    """One cell as shown, with its exact number or day. Text that looks like a formula stays text."""
    value = found.value
    if value is None:
        return GridCell()
    if isinstance(value, bool):
        return GridCell(text="TRUE" if value else "FALSE")
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return GridCell(text=value.date().isoformat() if midnight else value.isoformat(" ", "minutes"), day=value.date())
    if isinstance(value, date):
        return GridCell(text=value.isoformat(), day=value)
    if isinstance(value, (time, timedelta)):
        return GridCell(text=str(value))
    if isinstance(value, (int, float)):
        return _number(value, str(getattr(found, "number_format", "") or ""))
    return GridCell(text=str(value).strip())


def _number(value: float, style: str) -> GridCell:
    # The shortest text that gives the same binary number back is what the person typed or the sum shows.
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return GridCell(text=str(value))
    exact = exact.quantize(Decimal("1e-9")).normalize() if abs(exact) < Decimal("1e15") else exact
    whole = exact == exact.to_integral_value()
    if "%" in style:
        return GridCell(text=f"{(exact * 100).normalize():f}%", number=exact)
    padded = re.fullmatch(r"0{2,11}", style)
    text = f"{exact:f}"
    if padded and whole:
        text = str(int(exact)).zfill(len(style))  # "0450" typed as 450 under the format 0000
    elif whole and ("0.00" in style or "$" in style):
        text = f"{int(exact)}.00"
    elif whole:
        text = str(int(exact))
    return GridCell(text=text, number=exact)


def _marks(archive: zipfile.ZipFile, path: str) -> Marks:
    marks = Marks()
    with archive.open(path) as stream:
        seen_formula = False
        at: tuple[int, int] | None = None
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if tag == "row" and element.get("hidden") in {"1", "true"} and (element.get("r") or "").isdigit():
                    marks.hidden.add(int(element.get("r")))
                elif tag == "c":
                    at, seen_formula = _place(element.get("r") or ""), False
                continue
            if tag == "f":
                seen_formula = True
            elif tag == "c":
                solved = any(child.tag.endswith("}v") and child.text for child in element)
                if seen_formula and not solved and at is not None:
                    marks.unsolved.add(at)
            elif tag == "mergeCell":
                marks.merged += _area(element.get("ref") or "")
            elif tag == "row":
                element.clear()
    return marks


def _place(reference: str) -> tuple[int, int] | None:
    found = REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for sign in found[1]:
        column = column * 26 + ord(sign) - ord("A") + 1
    return int(found[2]), column - 1


def _area(reference: str) -> Iterable[tuple[int, int, int, int]]:
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    return [(*start, *end)] if start and end else []
