"""ZIP code to contractor and locality as CMS publishes it: fixed-width text of 80 characters, year and quarter at the end."""

import re

import pyarrow as pa

from almoner.adapters.tables.columns import to_columns
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import days_of, quarter_name
from almoner.adapters.tables.refusals import not_imported, was_cut
from almoner.engine.reference import fees
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

RECORD = re.compile(r"[A-Z]{2}\d{5}\d{5}\d{2}[ RB].{5}[01].{54}(\d{4})([1-4])", re.ASCII)


def recognises(member: Member) -> bool:
    lines = member.head.splitlines()[:50]
    return len(lines) > 3 and sum(RECORD.match(line) is not None for line in lines) > len(lines) // 2


def read(member: Member, _: Told) -> Piece:
    """Raises Refused."""
    places: list[fees.ZipPlace] = []
    times: set[tuple[int, int]] = set()
    lines = member.text().splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip(" \x1a"):
            continue
        found = RECORD.match(line)
        if found is None:
            if number == len(lines):
                raise was_cut(member)
            raise not_imported(member, f"line {number} is not laid out as state, ZIP code, contractor and locality")
        times.add((int(found[1]), int(found[2])))
        places.append(fees.ZipPlace(line[2:7], line[:2], line[7:14], line[14].strip(), line[20] == "1"))
    if len(times) != 1:
        raise not_imported(member, f"its rows name {len(times)} different quarters")
    one = times.pop()
    first_day, last_day = days_of(one)
    content: pa.Table = to_columns(fees.ZipPlace, places)
    return Piece(
        table=fees.ZIP,
        setting=None,
        programme=None,
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        file=member.said,
        sha256=member.sha256,
        part=None,
        rows=len(places),
        licence=PUBLIC,
        content=content,
    )
