"""Geographic practice cost indices as CMS publishes them: a title, one line of headings with the year, a row a locality."""

import re
from datetime import date

from almoner.adapters.tables.headed import at_least_one, decimal, plain
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_column, not_imported
from almoner.engine.reference import fees
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

HEADINGS = (
    ("Medicare Administrative Contractor (MAC)", r"medicareadministrativecontractor.*"),
    ("State", r"state"),
    ("Locality Number", r"localitynumber"),
    ("Locality Name", r"localityname"),
    ("2026 PW GPCI (with 1.0 Floor)", r"\d{4}pwgpci.*"),
    ("2026 PE GPCI", r"\d{4}pegpci"),
    ("2026 MP GPCI", r"\d{4}mpgpci"),
)
PLACE = re.compile(r"\d{5} ?\d{2}", re.ASCII)


def recognises(member: Member) -> bool:
    return any(any("gpci" in cell.lower() for cell in row[3:]) for row in member.opening)


def read(member: Member, _: Told) -> Piece:
    """Raises Refused."""
    start = next(n for n, row in enumerate(member.opening) if any("gpci" in cell.lower() for cell in row[3:]))
    row = member.opening[start]
    for position, (title, pattern) in enumerate(HEADINGS):
        found = row[position] if position < len(row) else ""
        if not re.fullmatch(pattern, plain(found)):
            raise another_column(member, position + 1, title, found)
    year = int(row[4].split()[0])
    places = []
    for number, cells in enumerate(member.rows(), 1):
        if number <= start + 1 or len(cells) < len(HEADINGS) or not any(cells[1:]):
            continue  # footnotes stand in the first cell alone
        mac, state, locality, name, *indices = cells[: len(HEADINGS)]
        place = mac.zfill(5) + locality.zfill(2)
        if not PLACE.fullmatch(place):
            raise not_imported(member, f'row {number} names no contractor and locality: "{mac}", "{locality}"')
        work, pe, malpractice = (
            decimal(member, number, title, cell) for (title, _), cell in zip(HEADINGS[4:], indices, strict=True)
        )
        places.append(fees.Gpci(place, state, name.rstrip("*"), work, pe, malpractice))
    at_least_one(member, tuple(places))
    return piece_of(
        member,
        fees.Gpci,
        places,
        table=fees.GPCI,
        edition=str(year),
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        licence=PUBLIC,
    )
