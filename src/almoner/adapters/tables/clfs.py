"""The clinical laboratory fee schedule as CMS publishes it: a few lines of preamble, one line of headings, a row a code."""

import re

from almoner.adapters.tables.headed import at_least_one, code, heading_at, money, rows_under
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import days_of, quarter_name, quarter_needed
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_time, not_imported
from almoner.engine.reference import fees
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

COLUMNS = {"YEAR": "year", "HCPCS": "code", "MOD": "modifier", "RATE": "rate"}
SHORT = re.compile(r"(\d\d)clabq([1-4])")
"""The publisher's own short name, such as 26CLABQ2."""


def recognises(member: Member) -> bool:
    return heading_at(member, "YEAR", "HCPCS") is not None


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start = heading_at(member, "YEAR", "HCPCS") or 0
    years: set[str] = set()
    rates = []
    for number, row in rows_under(member, start, COLUMNS):
        years.add(row["year"])
        rates.append(
            fees.LabFee(code(member, number, "HCPCS", row["code"]), row["modifier"], money(member, number, "RATE", row["rate"]))
        )
    at_least_one(member, tuple(rates))
    short = SHORT.search(member.hints)
    one = (2000 + int(short[1]), int(short[2])) if short and not told.edition else quarter_needed(member, told)
    if len(years) != 1:
        raise not_imported(member, f"its rows name {len(years)} different years")
    if years != {str(one[0])}:
        raise another_time(member, quarter_name(one), f"its rows are of {years.pop()}")
    first_day, last_day = days_of(one)
    return piece_of(
        member,
        fees.LabFee,
        rates,
        table=fees.CLFS,
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        licence=AMA,
    )
