"""The wage index by area as CMS publishes it with the inpatient rule (Table 3), whose index outpatient rates use in the year after.

Tab-separated text or workbook: a title, headings that carry footnote numbers, a row for each area (five digits, two for the rest of
a state) and state, then footnotes. Written from the published headings and not run on a real file.
"""

import re
from datetime import date
from decimal import Decimal

from almoner.adapters.tables.headed import at_least_one, decimal, plain
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import no_column, no_day, not_imported, wrong_cell
from almoner.engine.reference import fees
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

TITLES = {
    "cbsa": ("CBSA", re.compile(r"\d*cbsa(no|number|code)?")),
    "name": ("Area Name", re.compile(r"\d*(area|cbsa)name")),
    "state": ("State", re.compile(r"\d*state")),
    "index": ("Wage Index", re.compile(r"\d*(fy\d{4})?wageindex")),
    "reclassified": ("Reclassified Wage Index", re.compile(r"\d*(fy\d{4})?reclassifiedwageindex")),
}
NEEDED = ("cbsa", "name", "index")
AREA = re.compile(r"\d{5}|\d{1,2}", re.ASCII)
YEAR = re.compile(r"FY[ _-]?(20\d\d|\d\d)(?!\d)", re.IGNORECASE)
LEAST, MOST = Decimal("0.1"), Decimal(4)
"""No area's index was ever outside; a figure beyond is of another column."""


def headings_at(member: Member) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(member.opening):
        cells = [plain(cell) for cell in row]
        found = {
            name: next((place for place, cell in enumerate(cells) if pattern.fullmatch(cell)), -1)
            for name, (_, pattern) in TITLES.items()
        }
        places = {name: place for name, place in found.items() if place >= 0}
        if "cbsa" in places and any("wageindex" in cell for cell in cells):
            return number, places
    return None


def recognises(member: Member) -> bool:
    return headings_at(member) is not None


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start, places = headings_at(member) or (0, {})
    for name in NEEDED:
        if name not in places:
            raise no_column(member, TITLES[name][0])
    last = max(places[name] for name in NEEDED)
    rows: list[fees.WageIndex] = []
    for number, row in enumerate(member.rows(), 1):
        if number <= start + 1 or not any(row) or (not any(row[1:]) and rows):
            continue  # headings, blanks and footnotes
        if len(row) <= last:
            raise not_imported(
                member, f"row {number} has {len(row)} columns instead of {last + 1}: the file was cut", code="table_cut"
            )
        rows.append(area(member, number, {name: row[place] if place < len(row) else "" for name, place in places.items()}))
    at_least_one(member, tuple(rows))
    doubled = len(rows) - len({(one.cbsa, one.state) for one in rows})
    if doubled:
        raise not_imported(member, f"{doubled} areas stand in it twice")
    year = fiscal_year(member, told, start)
    return piece_of(
        member,
        fees.WageIndex,
        rows,
        table=fees.WAGES,
        edition=f"FY{year}",
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        licence=PUBLIC,
    )


def area(member: Member, number: int, row: dict[str, str]) -> fees.WageIndex:
    if not AREA.fullmatch(row["cbsa"]):
        raise wrong_cell(member, number, "CBSA", row["cbsa"], "an area of five digits, or of two for the rest of a state")
    cbsa = row["cbsa"] if len(row["cbsa"]) == 5 else row["cbsa"].zfill(2)
    again = row.get("reclassified", "")
    return fees.WageIndex(
        cbsa,
        row.get("state", ""),
        row["name"],
        index(member, number, "Wage Index", row["index"]),
        index(member, number, "Reclassified Wage Index", again) if re.search(r"\d", again) else None,
    )


def index(member: Member, number: int, title: str, cell: str) -> Decimal:
    value = decimal(member, number, title, cell)
    if not LEAST < value < MOST:
        raise wrong_cell(member, number, title, cell, "a wage index near 1")
    return value


def fiscal_year(member: Member, told: Told, start: int) -> int:
    """Of the rule: as told, else by the title, else by the names. Raises Refused where nothing says it."""
    title = " ".join(" ".join(row) for row in member.opening[:start])
    for text in (told.edition or "", title, *reversed(member.path)):
        if found := YEAR.search(text):
            return int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
    raise no_day(member, "FY2026")
