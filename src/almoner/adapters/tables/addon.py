"""NCCI add-on code edits as CMS publishes them: a copyright line, one row of headings, one row for each add-on and primary."""

import re
from datetime import date, timedelta

from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import days_of, programme_of, quarter_name, quarter_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_column, another_time, no_day, not_imported, was_cut, wrong_cell
from almoner.engine.reference import addon
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

HEADINGS = (
    "AOC_Edit_Type",
    "Add-On_Code",
    "AOC_DelDT",
    "Primary_Code",
    "Primary_Code_DelDT",
    "AOC_Edit_EffDT",
    "AOC_Edit_DelDT",
    "Special_Instruction_Notes",
)
CODE = re.compile(r"[0-9A-Z]{5}", re.ASCII)
TYPES = {"1": "1", "2": "2", "3": "3", "i": "1", "ii": "2", "iii": "3"}
DAY_OF_YEAR = re.compile(r"(\d{4})(\d{3})", re.ASCII)
DAY = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)


def recognises(member: Member) -> bool:
    return any(any(plain(cell) in {"addoncode", "aocedittype"} for cell in row) for row in member.opening)


def plain(cell: str) -> str:
    return re.sub(r"[^a-z0-9]", "", cell.lower())


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    rows = list(member.rows())
    start = next(n for n, row in enumerate(rows) if any(plain(cell) in {"addoncode", "aocedittype"} for cell in row))
    for position, title in enumerate(HEADINGS):
        found = rows[start][position] if position < len(rows[start]) else ""
        if plain(found) != plain(title):
            raise another_column(member, position + 1, title, found)
    pairs = tuple(pair(member, number, row) for number, row in enumerate(rows) if number > start and any(row))
    if not pairs:
        raise not_imported(member, "it has headings but no rows")
    one = quarter_of(member, told)
    if one is None:
        raise no_day(member)
    first_day, last_day = days_of(one)
    begun = max((row.effective for row in pairs if row.effective is not None), default=None)
    if begun is not None and begun > last_day:
        raise another_time(member, quarter_name(one), f"has edits that begin on {begun}")
    return piece_of(
        member,
        addon.AddOnPair,
        pairs,
        table=addon.TABLE,
        programme=programme_of(member, told),
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        licence=AMA,
    )


def pair(member: Member, number: int, row: list[str]) -> addon.AddOnPair:
    if len(row) < len(HEADINGS) - 1:
        raise was_cut(member)
    kind, code, code_deleted, primary, primary_deleted, effective, deleted, *notes = row
    if kind.lower() not in TYPES:
        raise wrong_cell(member, number + 1, HEADINGS[0], kind, "1, 2 or 3")
    for title, cell in ((HEADINGS[1], code), (HEADINGS[3], primary)):
        if not CODE.fullmatch(cell.zfill(5) if cell.isdigit() else cell):
            raise wrong_cell(member, number + 1, title, cell, "a code of five characters")
    return addon.AddOnPair(
        code=code.zfill(5) if code.isdigit() else code,
        primary=primary.zfill(5) if primary.isdigit() else primary,
        type=TYPES[kind.lower()],
        effective=day(member, number, HEADINGS[5], effective),
        deleted=day(member, number, HEADINGS[6], deleted),
        code_deleted=day(member, number, HEADINGS[2], code_deleted),
        primary_deleted=day(member, number, HEADINGS[4], primary_deleted),
        note=next((note for note in notes if note), None),
    )


def day(member: Member, number: int, title: str, cell: str) -> date | None:
    """Year and day of the year (2013001), or a plain date (20130101); None for an empty cell."""
    if not cell or cell == "*":
        return None
    try:
        if found := DAY_OF_YEAR.fullmatch(cell):
            after = timedelta(days=int(found[2]) - 1)
            if 0 <= after.days <= 365:
                return date(int(found[1]), 1, 1) + after
        if found := DAY.fullmatch(cell):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise wrong_cell(member, number + 1, title, cell, "a day written as 2013001")
