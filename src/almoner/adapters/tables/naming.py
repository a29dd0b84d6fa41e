"""What publishers say in file names and titles: quarter, setting, programme, part."""

import re
from datetime import date, timedelta

from almoner.adapters.tables.members import Member
from almoner.adapters.tables.refusals import another_time, no_day, no_setting, not_imported
from almoner.engine.reference.editions import MEDICARE, quarter
from almoner.ports.tables import Told

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
MEDICAID_NOTICE = re.compile(r"state medicaid|medicaid ncci|medicaid national correct coding")
"""What only the Medicaid files say above their rows; "Centers for Medicare & Medicaid Services" stands in all."""
OPENING_LINES = 12
NAMED = re.compile(r"(\d{4})[ _-]?q([1-4])|\bq([1-4])[ _-]?(\d{4})")
VERSION = re.compile(r"v(\d\d)([0-3])r\d")
"""NCCI versions: 30.0 counted in the first quarter of 2024."""
EFFECTIVE = re.compile(r"eff[a-z]*[ _-]?(\d\d)[ _-](\d\d)[ _-](\d{4})")
PART = re.compile(r"[-_]f(\d{1,2})(?!\d)")
MONTH = re.compile(r"(?<![a-z])(" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r")(?![a-z])")
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def quarter_of(member: Member, told: Told) -> tuple[int, int] | None:
    """Year and quarter as told, else as named. Raises Refused where several names differ or what was told is no quarter."""
    if told.edition:
        found = NAMED.fullmatch(told.edition.lower())
        if not found or not found[1]:
            raise not_imported(member, f'"{told.edition}" is not a quarter', "write it as 2026Q3")
        return int(found[1]), int(found[2])
    said: dict[tuple[int, int], None] = {}
    for name in reversed(member.path):
        lower = name.lower()
        for version in VERSION.findall(lower):
            said[1994 + int(version[0]), int(version[1]) + 1] = None
        for year, number, other_number, other_year in NAMED.findall(lower):
            said[int(year or other_year), int(number or other_number)] = None
        for month, _, year in EFFECTIVE.findall(lower):
            said[int(year), (int(month) + 2) // 3] = None
    if len(said) > 1:
        both = " and ".join(quarter_name(one) for one in said)
        raise not_imported(member, f"its names say both {both}", "give it its own name back", "table_renamed")
    return next(iter(said), None)


def month_of(text: str) -> int | None:
    """The month named in a text, 1 to 12."""
    found = MONTH.search(text.lower().replace("_", " "))
    return None if found is None else next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found[1][:3]))


def quarter_needed(member: Member, told: Told) -> tuple[int, int]:
    """As `quarter_of`, else from a year and a month in the names. Raises Refused where nothing says it."""
    found = quarter_of(member, told)
    if found is not None:
        return found
    for name in reversed(member.path):
        month, year = month_of(name), YEAR.search(name)
        if month and year:
            return int(year[1]), (month + 2) // 3
    raise no_day(member)


def quarter_name(one: tuple[int, int]) -> str:
    return f"{one[0]}Q{one[1]}"


def days_of(one: tuple[int, int]) -> tuple[date, date]:
    return quarter(*one)


def before(day: date) -> date:
    return day - timedelta(days=1)


def setting_of(member: Member, told: Told, choices: str = "practitioner, outpatient, dme") -> str:
    """NCCI settings as told, else as named. Raises Refused where nothing says it."""
    if told.setting:
        return told.setting
    hints = member.hints
    if "ccipra" in hints or "practitioner" in hints:
        return "practitioner"
    if "ccioph" in hints or "hospital" in hints or "outpatient" in hints:
        return "outpatient"
    if re.search(r"(?<![a-z])dme", hints) or "supplier" in hints:
        return "dme"
    raise no_setting(member, choices)


def programme_of(member: Member, told: Told, *, medicaid_layout: bool = False) -> str:
    """Medicaid where told, named, or said in the lines above the rows; else Medicare. Raises Refused where these disagree, or where a
    file has the layout of the Medicaid files and nothing says whose it is: the two programmes never answer for each other."""
    above = " ".join(cell for row in member.opening[:OPENING_LINES] for cell in row).lower()
    said = "medicaid" in member.hints or re.search(r"(?<![a-z])mcd(?![a-z])", member.hints) or MEDICAID_NOTICE.search(above)
    if told.programme:
        if said and told.programme == MEDICARE:
            raise another_time(member, MEDICARE, "it says itself that it is of Medicaid")
        return told.programme
    if medicaid_layout and not said:
        raise not_imported(
            member,
            "it has the layout of the Medicaid files, and neither the file nor its name says Medicaid",
            "keep the publisher's file name or add `--programme medicaid`",
            "table_without_programme",
        )
    return "medicaid" if said else MEDICARE


def part_of(member: Member) -> int | None:
    """The number of a part, as in "…-f2.TXT"."""
    found = PART.search(member.hints)
    return None if found is None else int(found[1])
