"""NCCI procedure-to-procedure edits as CMS publishes them: practitioner, hospital, and the Medicaid files.

Tab-separated text or the same as a workbook: a copyright line, a title, headings over several lines, then one row a pair,
sorted by both codes. The Medicaid layout is written from its published description and was not run on a real file: it lacks
the column "in existence prior to 1996", may have its headings on one line, and says above them that it is of Medicaid.
"""

import io
import re
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from almoner.adapters.tables.columns import schema_of
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import (
    before,
    days_of,
    part_of,
    programme_of,
    quarter_name,
    quarter_of,
    setting_of,
)
from almoner.adapters.tables.refusals import another_column, another_time, no_day, not_imported, was_cut, wrong_cell
from almoner.engine.reference import ptp
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

CODE = r"^[0-9A-Z]{5}$"
DATED = r"^([12]\d{7}|\*?)$"
HEADINGS = (
    ("Column 1", r"column ?1"),
    ("Column 2", r"column ?2"),
    ("*=in existence prior to 1996", r".*prior to 1996"),
    ("Effective Date", r"eff"),
    ("Deletion Date", r"del"),
    ("Modifier", r"modifier"),
    ("PTP Edit Rationale", r"ptp edit rationale|rationale"),
)
PRIOR = 2
HEAD_BYTES = 4096
OPENING_LINES = 12
WHOLE = 1_000_000
STALE, MANY = 100, 50_000
"""Days and rows: a table or part of so many rows, last changed longer ago, belongs to another quarter."""


def recognises(member: Member) -> bool:
    """By its headings, in whatever order: a column that moved is refused later, and named."""
    for row in member.opening[:OPENING_LINES]:
        cells = [cell.lower().replace(" ", "") for cell in row]
        if "column1" in cells and "column2" in cells:
            return True
    return False


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    headings, skipped = headed(member)
    names = placed(member, headings)
    rows = as_columns(member, names, skipped)
    setting, programme = setting_of(member, told), programme_of(member, told, medicaid_layout="prior" not in names)
    one = timed(member, told, rows)
    first_day, last_day = days_of(one)
    return Piece(
        table=ptp.TABLE,
        setting=setting,
        programme=programme,
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        file=member.said,
        sha256=member.sha256,
        part=part_of(member),
        rows=rows.num_rows,
        licence=AMA,
        content=rows,
    )


def headed(member: Member) -> tuple[list[str], int]:
    """The headings, those over several lines put together, and how many lines stand before the first row."""
    start = next(
        n for n, row in enumerate(member.opening) if {"column1", "column2"} <= {c.lower().replace(" ", "") for c in row}
    )
    whole = [""] * len(member.opening[start])
    for number, row in enumerate(member.opening[start:], start):
        if number > start and row and row[0]:  # further lines of headings leave the first cell empty
            return whole, number
        for position, cell in enumerate(row[: len(whole)]):
            whole[position] = f"{whole[position]} {cell}".strip()
    raise not_imported(member, "it has headings but no row of two codes under them")


def placed(member: Member, headings: list[str]) -> list[str]:
    """The field of each column, in order. Raises Refused for the first heading that is not the published one."""
    fields = ["c1", "c2", "prior", "effective", "deleted", "modifier", "rationale"]
    expected = list(zip(HEADINGS, fields, strict=True))
    if not any("1996" in heading for heading in headings):
        del expected[PRIOR]
    while len(headings) > len(expected) and not headings[-1]:
        headings.pop()
    for position, ((title, pattern), _) in enumerate(expected):
        found = headings[position] if position < len(headings) else ""
        if not re.match(pattern, found.lower()) and not (title == "PTP Edit Rationale" and not found):
            raise another_column(member, position + 1, title, found)
    if len(headings) > len(expected):
        raise another_column(member, len(expected) + 1, "nothing", headings[len(expected)])
    return [field for _, field in expected][: len(headings)]


def as_columns(member: Member, names: list[str], skipped: int) -> pa.Table:
    """Columns of PtpEdit, checked. Raises Refused naming row and column."""
    raw = from_workbook(member, names, skipped) if member.is_workbook else from_text(member, names, skipped)
    raw = {name: pc.utf8_trim_whitespace(raw.column(name)) for name in raw.column_names}
    for name, title in (("c1", "Column 1"), ("c2", "Column 2")):
        expect(member, raw[name], title, pattern=CODE, wanted="a code of five characters", skipped=skipped)
    for name, title in (("effective", "Effective Date"), ("deleted", "Deletion Date")):
        expect(member, raw[name], title, pattern=DATED, wanted="a date written as YYYYMMDD", skipped=skipped)
    expect(member, raw["modifier"], "Modifier", pattern=r"^[019]$", wanted="0, 1 or 9", skipped=skipped)
    not_swapped(member, raw)
    rationale = raw.get("rationale", pa.nulls(len(raw["c1"]), pa.string()))
    columns = {
        "c1": raw["c1"],
        "c2": raw["c2"],
        "effective": as_days(member, raw["effective"], "Effective Date"),
        "deleted": as_days(member, raw["deleted"], "Deletion Date"),
        "modifier": raw["modifier"],
        "rationale": pc.if_else(pc.equal(rationale, ""), None, rationale),
    }
    return pa.table(columns).cast(schema_of(ptp.PtpEdit))


def from_text(member: Member, names: list[str], skipped: int) -> pa.Table:
    wrong: list[Any] = []

    def other_width(row: Any) -> str:
        wrong.append(row)
        return "skip"

    data = member.data
    if data[:HEAD_BYTES].count(b"\r") and not data[:HEAD_BYTES].count(b"\n"):
        data = data.replace(b"\r", b"\n")
    try:
        data.decode("utf-8") if not data.isascii() else None
    except UnicodeDecodeError:
        data = data.decode("cp1252", errors="replace").encode()
    try:
        table = pacsv.read_csv(
            io.BytesIO(data),
            read_options=pacsv.ReadOptions(skip_rows=skipped, column_names=names, block_size=1 << 24),
            parse_options=pacsv.ParseOptions(
                delimiter=member.delimiter, quote_char=False, invalid_row_handler=other_width, ignore_empty_lines=True
            ),
            convert_options=pacsv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid as error:
        raise not_imported(member, "its rows cannot be told apart") from error
    if wrong:
        tail = data.rstrip(b"\r\n").rpartition(b"\n")[2].decode(errors="replace").strip("\r")
        if wrong[-1].text.strip("\r") == tail:
            raise was_cut(member)
        raise not_imported(
            member, f'the row "{wrong[0].text[:60]}" has {wrong[0].actual_columns} columns instead of {len(names)}'
        )
    if not data.endswith((b"\n", b"\r")) and table.num_rows and not table.column("modifier")[-1].as_py().strip():
        raise was_cut(member)
    return table


def from_workbook(member: Member, names: list[str], skipped: int) -> pa.Table:
    held: list[list[str]] = [[] for _ in names]
    for number, row in enumerate(member.rows()):
        if number < skipped or not any(row):
            continue
        for place, cell in zip(held, [*row, *[""] * len(names)], strict=False):
            place.append(cell)
    for name in ("c1", "c2"):
        position = names.index(name)
        held[position] = [cell.zfill(5) if cell.isdigit() else cell for cell in held[position]]
    return pa.table([pa.array(values, pa.string()) for values in held], names=names)


def expect(member: Member, column: Any, title: str, *, pattern: str, wanted: str, skipped: int) -> None:
    """Raises Refused for the first cell that does not match; a last row that breaks off was cut."""
    fits = pc.match_substring_regex(column, pattern)
    if pc.all(fits).as_py():
        return
    number = pc.index(fits, value=False).as_py()
    last = number == len(column) - 1 and not member.is_workbook and not member.data.endswith((b"\n", b"\r"))
    if last:
        raise was_cut(member)
    raise wrong_cell(member, number + skipped + 1, title, column[number].as_py(), wanted)


def not_swapped(member: Member, raw: dict[str, Any]) -> None:
    """The publisher sorts by column 1: where column 2 is in order and column 1 is not, they changed places."""
    if len(raw["c1"]) < 10:
        return
    if not in_order(raw["c1"]) and in_order(raw["c2"]):
        raise not_imported(member, 'the columns "Column 1" and "Column 2" have changed places', code="table_columns_swapped")
    open_ended = pc.any(pc.equal(raw["effective"], "*")).as_py()
    if open_ended and pc.all(pc.match_substring_regex(raw["deleted"], r"^\d")).as_py():
        raise not_imported(
            member, 'the columns "Effective Date" and "Deletion Date" have changed places', code="table_columns_swapped"
        )
    both = pc.and_(pc.match_substring_regex(raw["effective"], r"^\d"), pc.match_substring_regex(raw["deleted"], r"^\d"))
    backwards = pc.sum(pc.and_(both, pc.less(raw["deleted"], raw["effective"]))).as_py() or 0
    if backwards * 50 > (pc.sum(both).as_py() or 1):
        raise not_imported(
            member, "edits end before they begin: the date columns have changed places", code="table_columns_swapped"
        )


def in_order(column: Any) -> bool:
    plain = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return bool(pc.all(pc.less_equal(plain[:-1], plain[1:])).as_py())


def as_days(member: Member, column: Any, title: str) -> Any:
    """Dates out of their few different spellings; "*" and nothing are no date."""
    coded = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    coded = coded.dictionary_encode()
    days: list[date | None] = []
    for text in coded.dictionary.to_pylist():
        if text in {"", "*"}:
            days.append(None)
            continue
        try:
            days.append(date(int(text[:4]), int(text[4:6]), int(text[6:])))
        except ValueError as error:
            raise not_imported(member, f'the column "{title}" holds "{text}", which is no day') from error
    return pa.array(days, pa.date32()).take(coded.indices)


def timed(member: Member, told: Told, rows: pa.Table) -> tuple[int, int]:
    """The quarter by name, checked against the dates inside. Raises Refused where they disagree or nothing says it."""
    named = quarter_of(member, told)
    begun = pc.max(rows.column("effective")).as_py()
    ended = pc.max(pc.if_else(pc.equal(rows.column("modifier"), "9"), None, rows.column("deleted"))).as_py()
    whole = rows.num_rows >= WHOLE
    latest = max((day for day in (begun, ended) if day is not None), default=None)
    if named is None:
        # A whole table was last changed on its first day, or on the day before it.
        for day in (begun, ended):
            if whole and day is not None:
                one = (day.year, (day.month + 2) // 3)
                following = (one[0] + 1, 1) if one[1] == 4 else (one[0], one[1] + 1)
                if day == days_of(one)[0]:
                    return one
                if day == days_of(one)[1]:
                    return following
        raise no_day(member)
    first_day, last_day = days_of(named)
    if begun is not None and begun > last_day:
        raise another_time(member, quarter_name(named), f"has edits that begin on {begun}")
    if rows.num_rows >= MANY and latest is not None and (before(first_day) - latest).days > STALE:
        raise another_time(member, quarter_name(named), f"was last changed on {latest}")
    return named
