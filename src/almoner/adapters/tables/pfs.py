"""The physician fee schedule's relative value file (PPRRVU) as CMS publishes it: comma-separated, headings over five lines."""

import re

from almoner.adapters.tables.headed import at_least_one, code, decimal, plain
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import YEAR, days_of, month_of, quarter_name, quarter_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_column, another_time, no_day, not_imported
from almoner.engine.reference import fees
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

COLUMNS = (
    ("HCPCS", "code"),
    ("MOD", "modifier"),
    ("DESCRIPTION", ""),
    ("STATUS CODE", "status"),
    ("NOT USED FOR MEDICARE PAYMENT", ""),
    ("WORK RVU", "work"),
    ("NON-FAC PE RVU", "non_facility_pe"),
    ("NON-FAC NA INDICATOR", "non_facility_na"),
    ("FACILITY PE RVU", "facility_pe"),
    ("FACILITY NA INDICATOR", "facility_na"),
    ("MP RVU", "malpractice"),
    ("NON-FACILITY TOTAL", "non_facility_total"),
    ("FACILITY TOTAL", "facility_total"),
    ("PCTC IND", "pctc"),
    ("GLOB DAYS", "global_days"),
    ("PRE OP", ""),
    ("INTRA OP", ""),
    ("POST OP", ""),
    ("MULT PROC", "multiple"),
    ("BILAT SURG", "bilateral"),
    ("ASST SURG", "assistant"),
    ("CO- SURG", "co_surgeons"),
    ("TEAM SURG", "team"),
    ("PRIC IND", "pricing"),
    ("ENDO BASE", "endoscopic_base"),
    ("CONV FACTOR", "conversion_factor"),
    ("PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES", "supervision"),
    ("CALCULATION FLAG", ""),
    ("DIAGNOSTIC IMAGING FAMILY INDICATOR", "imaging_family"),
    ("NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "cap_non_facility_pe"),
    ("FACILITY PE USED FOR OPPS PAYMENT AMOUNT", "cap_facility_pe"),
    ("MP USED FOR OPPS PAYMENT AMOUNT", "cap_malpractice"),
)
LINES = 5
"""Lines the headings run over."""
TITLE = re.compile(r"(\d{4}) national physician fee schedule relative value file (\w+) release", re.IGNORECASE)


def recognises(member: Member) -> bool:
    return any(row[:2] == ["HCPCS", "MOD"] and "DESCRIPTION" in row for row in member.opening) and "WORK" in member.head


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    start = next(n for n, row in enumerate(member.opening) if row[:2] == ["HCPCS", "MOD"])
    names = headed(member, start)
    values = tuple(
        value(member, number, dict(zip(names, row, strict=True)))
        for number, row in enumerate(member.rows(), 1)
        if number > start + 1 and any(row) and whole(member, number, row, len(names))
    )
    at_least_one(member, values)
    factors = {one.conversion_factor for one in values if one.conversion_factor}
    if len(factors) > 1:
        raise not_imported(member, f"it has {len(factors)} conversion factors")
    one = timed(member, told, start)
    first_day, last_day = days_of(one)
    qualifying = re.search(r"(?<!non)qpp", member.name.lower()) is not None
    return piece_of(
        member,
        fees.PfsValue,
        values,
        table=fees.PFS,
        setting="qpp" if qualifying else None,
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        licence=AMA,
    )


def headed(member: Member, start: int) -> list[str]:
    """The field of each column. Raises Refused for the first heading that is not the published one."""
    lines = member.opening[max(0, start - LINES + 1) : start + 1]
    width = len(member.opening[start])
    found = [" ".join(row[position] for row in lines if position < len(row)) for position in range(width)]
    expected = list(COLUMNS)
    if not any(plain(heading) == "pricind" for heading in found):
        expected = [one for one in expected if one[1] != "pricing"]
    for position, (title, _) in enumerate(expected):
        heading = found[position] if position < width else ""
        if plain(heading) != plain(title):
            raise another_column(member, position + 1, title, heading)
    return [name or f"unused {position}" for position, (_, name) in enumerate(expected)]


def whole(member: Member, number: int, row: list[str], width: int) -> bool:
    """Raises Refused for a row of another width."""
    if len(row) != width:
        raise not_imported(member, f"row {number} has {len(row)} columns instead of {width}", code="table_cut")
    return True


def value(member: Member, number: int, row: dict[str, str]) -> fees.PfsValue:
    numbers = {
        name: decimal(member, number, title, row[name] or "0")
        for title, name in COLUMNS
        if name
        in {
            "work",
            "non_facility_pe",
            "facility_pe",
            "malpractice",
            "non_facility_total",
            "facility_total",
            "conversion_factor",
        }
        or name.startswith("cap_")
    }
    for total, pe in (("non_facility_total", "non_facility_pe"), ("facility_total", "facility_pe")):
        if abs(numbers["work"] + numbers[pe] + numbers["malpractice"] - numbers[total]) > decimal(member, number, "", "0.011"):
            raise not_imported(
                member,
                f"in row {number} the parts do not add up to the total: columns have changed places",
                code="table_columns_swapped",
            )
    return fees.PfsValue(
        code=code(member, number, "HCPCS", row["code"]),
        modifier=row["modifier"],
        status=row["status"],
        work=numbers["work"],
        non_facility_pe=numbers["non_facility_pe"],
        facility_pe=numbers["facility_pe"],
        malpractice=numbers["malpractice"],
        non_facility_na=bool(row["non_facility_na"]),
        facility_na=bool(row["facility_na"]),
        pctc=row["pctc"],
        global_days=row["global_days"],
        multiple=row["multiple"],
        bilateral=row["bilateral"],
        assistant=row["assistant"],
        co_surgeons=row["co_surgeons"],
        team=row["team"],
        endoscopic_base=row["endoscopic_base"],
        conversion_factor=numbers["conversion_factor"],
        supervision=row["supervision"],
        imaging_family=row["imaging_family"],
        cap_non_facility_pe=numbers["cap_non_facility_pe"],
        cap_facility_pe=numbers["cap_facility_pe"],
        cap_malpractice=numbers["cap_malpractice"],
    )


def timed(member: Member, told: Told, start: int) -> tuple[int, int]:
    """From the title; a name that says otherwise is refused."""
    title = next((TITLE.search(" ".join(row)) for row in member.opening[:start] if TITLE.search(" ".join(row))), None)
    month = None if title is None else month_of(title[2])
    named = quarter_of(member, told)
    if title is None or month is None:
        if named is None:
            raise no_day(member)
        return named
    one = int(title[1]), (month + 2) // 3
    year = YEAR.search(member.name)
    if (named is not None and named != one) or (year is not None and int(year[1]) != one[0]):
        raise another_time(
            member, quarter_name(named) if named else year[1] if year else "", f"its title says {quarter_name(one)}"
        )
    return one
