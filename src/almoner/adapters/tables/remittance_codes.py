"""Lists of claim adjustment reason codes (CARC) and remittance advice remark codes (RARC), by their headings.

Code, description and start are needed; last modified, stop, usage and notes are taken where they are there.
Which of the two lists it is, the codes themselves say. Written from the published lists' columns.
"""

import re
from datetime import date

from almoner.adapters.tables.headed import at_least_one, plain
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import YEAR, month_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import no_column, no_day, not_imported, wrong_cell
from almoner.engine.reference import remittance
from almoner.engine.reference.known import X12
from almoner.ports.tables import Piece, Told

TITLES = {
    "code": ("code", "carc", "rarc", "reasoncode", "remarkcode", "claimadjustmentreasoncode", "remittanceadviceremarkcode"),
    "description": ("description", "codedescription", "carcdescription", "rarcdescription"),
    "started": ("start", "startdate", "effectivedate"),
    "modified": ("lastmodified", "lastmodifieddate", "modified", "modifieddate", "lastupdated"),
    "ended": ("stop", "stopdate", "end", "enddate", "deactivationdate", "termdate"),
    "note": ("notes", "note", "comments"),
    "usage": ("usage",),
}
NAMES = {"code": "Code", "description": "Description", "started": "Start Date"}
NEEDED = tuple(NAMES)
REASON = re.compile(r"\d{1,3}|[ABDPWY]\d{1,2}", re.ASCII)
REMARK = re.compile(r"(M|MA|N)\d{1,4}", re.ASCII)
DAYS = (
    (re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII), (3, 1, 2)),
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T].*)?", re.ASCII), (1, 2, 3)),
    (re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII), (1, 2, 3)),
)
DATED = re.compile(r"(?<!\d)(20\d\d)-(\d\d)(?:-(\d\d))?(?!\d)", re.ASCII)


def headings_at(member: Member) -> tuple[int, dict[str, int]] | None:
    """The row of headings and where each field stands; None where code, description and a day are not all there."""
    for number, row in enumerate(member.opening):
        cells = [plain(cell) for cell in row]
        found = {name: next((cells.index(one) for one in said if one in cells), -1) for name, said in TITLES.items()}
        places = {name: place for name, place in found.items() if place >= 0}
        if {"code", "description"} <= set(places) and {"started", "modified", "ended"} & set(places):
            return number, places
    return None


def recognises(member: Member) -> bool:
    """By its headings and by its first code, so that other lists of codes are left to others."""
    found = headings_at(member)
    if found is None:
        return False
    start, places = found
    first = [row[places["code"]].upper() for row in member.opening[start + 1 :] if len(row) > places["code"] and any(row)]
    return not first or any(REASON.fullmatch(one) or REMARK.fullmatch(one) for one in first)


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start, places = headings_at(member) or (0, {})
    for name in NEEDED:
        if name not in places:
            raise no_column(member, NAMES[name])
    last = max(places[name] for name in NEEDED)
    rows: list[remittance.RemittanceCode] = []
    for number, row in enumerate(member.rows(), 1):
        if number <= start + 1 or not any(row):
            continue
        if len(row) <= last:
            raise not_imported(
                member, f"row {number} has {len(row)} columns instead of {last + 1}: the file was cut", code="table_cut"
            )
        rows.append(one_row(member, number, {name: row[place] if place < len(row) else "" for name, place in places.items()}))
    at_least_one(member, tuple(rows))
    doubled = len(rows) - len({one.code for one in rows})
    if doubled:
        raise not_imported(member, f"{doubled} codes stand in it twice")
    first_day, name = published(member, told)
    begun = [one.started for one in rows if one.started is not None]
    if not begun or min(begun) > first_day:
        raise not_imported(member, f"it is named as of {name}, but no code in it had begun by then", code="table_renamed")
    return piece_of(
        member,
        remittance.RemittanceCode,
        rows,
        table=which(member, rows),
        edition=name,
        first_day=first_day,
        last_day=None,
        licence=X12,
    )


def one_row(member: Member, number: int, row: dict[str, str]) -> remittance.RemittanceCode:
    code = row["code"].upper()
    if not REASON.fullmatch(code) and not REMARK.fullmatch(code):
        raise wrong_cell(member, number, "Code", row["code"], "a reason such as 45 or a remark such as N130")
    if not row["description"]:
        raise wrong_cell(member, number, "Description", "", "the words of a code")
    words = " ".join(one for one in (row["description"], row.get("usage", "")) if one)
    return remittance.RemittanceCode(
        code,
        words,
        day(member, number, "Start Date", row["started"]),
        day(member, number, "Last Modified", row.get("modified", "")),
        day(member, number, "Stop Date", row.get("ended", "")),
        row.get("note") or None,
    )


def which(member: Member, rows: list[remittance.RemittanceCode]) -> str:
    """Reasons or remarks. Raises Refused for a list of both: nobody could say what it lacks."""
    remarks = sum(1 for one in rows if REMARK.fullmatch(one.code))
    if 0 < remarks < len(rows):
        raise not_imported(member, "it holds reason codes and remark codes at once", "import the two lists one by one")
    return remittance.RARC if remarks else remittance.CARC


def day(member: Member, number: int, title: str, cell: str) -> date | None:
    """None for an empty cell."""
    if not cell:
        return None
    for pattern, places in DAYS:
        if found := pattern.fullmatch(cell):
            try:
                return date(*(int(found[place]) for place in places))
            except ValueError:
                break
    raise wrong_cell(member, number, title, cell, "a day written as MM/DD/YYYY or YYYY-MM-DD")


def published(member: Member, told: Told) -> tuple[date, str]:
    """The day of the list and how it is called, as told, else as named. Raises Refused where nothing says it."""
    for text in (told.edition or "", *reversed(member.path)):
        if found := DATED.search(text):
            try:
                return date(int(found[1]), int(found[2]), int(found[3] or 1)), found[0]
            except ValueError:
                continue
        month, year = month_of(text), YEAR.search(text)
        if month and year:
            return date(int(year[1]), month, 1), f"{year[1]}-{month:02d}"
    raise no_day(member, "2026-11")
