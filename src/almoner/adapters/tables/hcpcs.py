"""HCPCS Level II codes as CMS publishes them: fixed-width text of 293 or 320 characters, or comma-separated with headings."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import YEAR, days_of, month_of, quarter_name, quarter_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_column, another_time, no_column, no_day, not_imported, wrong_cell
from almoner.engine.reference import hcpcs
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

RECORD = re.compile(r"( {3}[A-Z][A-Z0-9]|[A-V]\d{4})(\d{5})([3478])")
"""Code, sequence number, and kind: 3 and 7 begin a code or a modifier, 4 and 8 go on with its long description."""
WIDTH = 293
CODE = re.compile(r"[A-V]\d{4}|[A-Z][A-Z0-9]", re.ASCII)
HEADINGS = {
    "HCPC": "code",
    "SEQNUM": "sequence",
    "RECID": "kind",
    "LONG DESCRIPTION": "long",
    "SHORT DESCRIPTION": "short",
    "COV": "coverage",
    "ADD DT": "added",
    "ACT EFF DT": "effective",
    "TERM DT": "terminated",
    "ACTION CD": "action",
}
Fields = dict[str, str]


def recognises(member: Member) -> bool:
    if any(row[:3] == ["HCPC", "SEQNUM", "RECID"] or "RECID" in row for row in member.opening):
        return True
    return sum(RECORD.match(line) is not None for line in member.head.splitlines()) > 3


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    table = any("RECID" in row for row in member.opening)
    codes = tuple(together(member, from_table(member) if table else from_lines(member)))
    if not codes:
        raise not_imported(member, "it holds no codes")
    name, first_day, last_day = timed(member, told)
    added = max((one.effective for one in codes if one.effective is not None), default=None)
    if last_day is not None and added is not None and added > last_day:
        late = sum(one.effective is not None and one.effective > last_day for one in codes)
        if late * 20 > len(codes):
            raise another_time(member, name, f"{late} of its codes change after {last_day}")
    return piece_of(
        member,
        hcpcs.HcpcsCode,
        codes,
        table=hcpcs.TABLE,
        edition=name,
        first_day=first_day,
        last_day=last_day,
        licence=PUBLIC,
    )


def from_lines(member: Member) -> Iterator[tuple[int, Fields]]:
    """Fixed-width records; lines above the first are a disclaimer. Raises Refused for a record that is too short."""
    begun = False
    for number, line in enumerate(member.text().splitlines(), 1):
        found = RECORD.match(line)
        if found is None:
            if begun and line.strip(" \x1a\t"):
                raise not_imported(member, f"line {number} is no record of a code: the file was cut or has another layout")
            continue
        begun = True
        fields = {"code": found[1].strip(), "kind": found[3], "long": line[11:91].strip()}
        if found[3] in "37":
            if len(line) < WIDTH - 1:
                raise not_imported(
                    member, f"line {number} has {len(line)} characters instead of {WIDTH}: the file was cut", code="table_cut"
                )
            fields |= {
                "short": line[91:119].strip(),
                "coverage": line[229:230].strip(),
                "added": line[268:276].strip(),
                "effective": line[276:284].strip(),
                "terminated": line[284:292].strip(),
                "action": line[292:293].strip(),
            }
        yield number, fields


def from_table(member: Member) -> Iterator[tuple[int, Fields]]:
    """Comma-separated or workbook rows under headings. Raises Refused for a heading that is missing."""
    rows = iter(member.rows())
    places: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if not places:
            if "RECID" not in row:
                continue
            upper = [cell.upper() for cell in row]
            if upper[0] not in {"HCPC", "HCPCS"}:
                raise another_column(member, 1, "HCPC", row[0])
            upper[0] = "HCPC"
            for title, name in HEADINGS.items():
                if title not in upper:
                    raise no_column(member, title)
                places[name] = upper.index(title)
        elif any(row):
            if len(row) <= max(places.values()):
                raise not_imported(member, f"row {number} has {len(row)} columns: the file was cut", code="table_cut")
            yield number, {name: row[place] for name, place in places.items()}


def together(member: Member, records: Iterable[tuple[int, Fields]]) -> Iterator[hcpcs.HcpcsCode]:
    """Long descriptions run on over several records of a code."""
    held: Fields | None = None
    start = 0
    for number, fields in records:
        if fields["kind"] in "48":
            if held is None or held["code"] != fields["code"]:
                raise not_imported(member, f"row {number} goes on with a code that does not stand above it")
            held["long"] = f"{held['long']} {fields['long']}".strip()
            continue
        if held is not None:
            yield made(member, start, held)
        held, start = fields, number
    if held is not None:
        yield made(member, start, held)


def made(member: Member, number: int, fields: Fields) -> hcpcs.HcpcsCode:
    if not CODE.fullmatch(fields["code"]):
        raise wrong_cell(member, number, "HCPC", fields["code"], "a Level II code or a modifier")
    return hcpcs.HcpcsCode(
        fields["code"],
        fields["short"] or None,
        fields["long"] or None,
        day(member, number, "ADD DT", fields["added"]),
        day(member, number, "ACT EFF DT", fields["effective"]),
        day(member, number, "TERM DT", fields["terminated"]),
        fields["coverage"] or None,
        fields["action"] or None,
    )


def day(member: Member, number: int, title: str, cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date(int(cell[:4]), int(cell[4:6]), int(cell[6:8]))
    except ValueError as error:
        raise wrong_cell(member, number, title, cell, "a date written as YYYYMMDD") from error


def timed(member: Member, told: Told) -> tuple[str, date, date]:
    """A quarterly release by its month; the yearly file of older years counts for its year."""
    one = quarter_of(member, told)
    if one is None:
        for name in reversed(member.path):
            year, month = (
                YEAR.search(name),
                month_of(re.sub(r"(?i)hcpcs?\d{4}|anweb|contr", lambda w: re.sub(r"\D", "", w[0]), name)),
            )
            if year and month:
                one = (int(year[1]), (month + 2) // 3)
                break
    if one is not None:
        return quarter_name(one), *days_of(one)
    years = [int(found[1]) for name in reversed(member.path) if (found := YEAR.search(re.sub(r"(?i)hcpcs?", "", name)))]
    if years and years[0] < 2020:  # from 2020 on there is a release each quarter
        return str(years[0]), date(years[0], 1, 1), date(years[0], 12, 31)
    raise no_day(member)
