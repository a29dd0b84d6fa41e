"""Part B drug payment limits (ASP) and the NDC crosswalk as CMS publishes them: a preamble with the days, then headings."""

import re
from datetime import date
from decimal import Decimal

from almoner.adapters.tables.headed import at_least_one, code, decimal, heading_at, maybe, rows_under, spoken_days
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import days_of, quarter_name, quarter_needed, quarter_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_time
from almoner.engine.reference import fees
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

LIMITS = {"HCPCS Code": "code", "HCPCS Code Dosage": "dosage", "Payment Limit": "limit"}
CROSSWALK = {
    "NDC2": "ndc",
    "Drug Name": "name",
    "HCPCS dosage": "dosage",
    "BILLUNITSPKG": "units",
}
NDC = re.compile(r"(\d{5})-?(\d{4})-?(\d{2})", re.ASCII)


def recognises(member: Member) -> bool:
    return heading_at(member, "HCPCS Code", "Payment Limit") is not None


def recognises_crosswalk(member: Member) -> bool:
    return heading_at(member, "NDC2", "BILLUNITSPKG") is not None


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start = heading_at(member, "HCPCS Code", "Payment Limit") or 0
    limits = tuple(
        fees.DrugLimit(
            code(member, number, "HCPCS Code", row["code"]),
            row["dosage"],
            None if row["limit"].upper() == "N/A" else decimal(member, number, "Payment Limit", row["limit"]),
            share(member, number, row.get("coinsurance", "")),
        )
        for number, row in rows_under(member, start, LIMITS, {"Co-insurance Percentage": "coinsurance"})
    )
    at_least_one(member, limits)
    return piece(member, told, start, table=fees.ASP, rows=limits)


def read_crosswalk(member: Member, told: Told) -> Piece:
    """The first column is headed with the year ("_2025_CODE"). Raises Refused."""
    start = heading_at(member, "NDC2", "BILLUNITSPKG") or 0
    first = member.opening[start][0]
    rows = tuple(
        fees.DrugCode(
            ndc(row["ndc"]),
            code(member, number, first, row["code"]),
            row["name"] or None,
            row["dosage"] or None,
            maybe(member, number, "BILLUNITSPKG", row["units"]),
        )
        for number, row in rows_under(member, start, {first: "code"} | CROSSWALK)
    )
    at_least_one(member, rows)
    return piece(member, told, start, table=fees.CROSSWALK, rows=rows)


def ndc(cell: str) -> str:
    """Eleven digits; products without an NDC (skin substitutes) keep their maker's number as printed."""
    found = NDC.fullmatch(cell)
    return cell if found is None else found[1] + found[2] + found[3]


def share(member: Member, number: int, cell: str) -> Decimal | None:
    value = maybe(member, number, "Co-insurance Percentage", cell)
    return None if value is None else value / 100


def piece(member: Member, told: Told, start: int, *, table: str, rows: tuple[object, ...]) -> Piece:
    spoken = next((days for row in member.opening[:start] if (days := spoken_days(" ".join(row)))), None)
    first_day, last_day, name = timed(member, told, spoken)
    record = fees.DrugLimit if table == fees.ASP else fees.DrugCode
    return piece_of(
        member,
        record,
        rows,
        table=table,
        edition=name,
        first_day=first_day,
        last_day=last_day,
        licence=AMA,
    )


def timed(member: Member, told: Told, spoken: tuple[date, date] | None) -> tuple[date, date, str]:
    """As the preamble says; a name that says otherwise is refused."""
    if spoken is None:
        one = quarter_needed(member, told)
        return (*days_of(one), quarter_name(one))
    one = spoken[0].year, (spoken[0].month + 2) // 3
    named = quarter_of(member, told)
    if named is not None and named != one:
        raise another_time(member, quarter_name(named), f"it counts from {spoken[0]} to {spoken[1]}")
    return (*spoken, quarter_name(one))
