"""OPPS Addendum B as CMS publishes it: five lines of preamble, one line of headings, a row a code."""

import re

from almoner.adapters.tables.headed import at_least_one, code, heading_at, maybe, rows_under
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import days_of, quarter_name, quarter_needed
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_time
from almoner.engine.reference import fees
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

COLUMNS = {
    "HCPCS Code": "code",
    "SI": "status",
    "APC": "apc",
    "Relative Weight": "weight",
    "Payment Rate": "rate",
    "National Unadjusted Copayment": "copayment",
    "Minimum Unadjusted Copayment": "least",
}
TITLE = re.compile(r"for (?:CY|calendar year) (\d{4})", re.IGNORECASE)


def recognises(member: Member) -> bool:
    titled = any("addendum b" in cell.lower() and "opps" in cell.lower() for row in member.opening for cell in row)
    return titled or heading_at(member, "HCPCS Code", "SI", "APC") is not None


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start = heading_at(member, "HCPCS Code") or 0
    rates = tuple(
        fees.OppsRate(
            code(member, number, "HCPCS Code", row["code"]),
            row["status"],
            row["apc"] or None,
            maybe(member, number, "Relative Weight", row["weight"]),
            maybe(member, number, "Payment Rate", row["rate"]),
            maybe(member, number, "National Unadjusted Copayment", row["copayment"]),
            maybe(member, number, "Minimum Unadjusted Copayment", row["least"]),
        )
        for number, row in rows_under(member, start, COLUMNS)
    )
    at_least_one(member, rates)
    one = quarter_needed(member, told)
    title = next((found for row in member.opening[:start] if (found := TITLE.search(" ".join(row)))), None)
    if title is not None and int(title[1]) != one[0]:
        raise another_time(member, quarter_name(one), f"its title says {title[1]}")
    first_day, last_day = days_of(one)
    return piece_of(
        member,
        fees.OppsRate,
        rates,
        table=fees.OPPS,
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        licence=AMA,
    )
