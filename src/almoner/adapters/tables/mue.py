"""NCCI medically unlikely edits as CMS publishes them for practitioners, outpatient hospitals and DME suppliers.

Comma-separated text or workbook: a copyright banner in the first cell, one row of headings, then one row a code. The Medicaid
files lack the adjudication indicator; their layout is written from the published description, not run on a real file.
"""

import re

from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import days_of, programme_of, quarter_name, quarter_needed, setting_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import another_column, another_time, not_imported, was_cut, wrong_cell
from almoner.engine.reference import mue
from almoner.engine.reference.known import AMA
from almoner.ports.tables import Piece, Told

SETTINGS = (("practitioner", "practitioner"), ("outpatient", "outpatient hospital"), ("dme", "dme supplier"))
CODE = re.compile(r"[0-9A-Z]{5}", re.ASCII)
COPYRIGHT = re.compile(r"copyright (20\d\d)", re.IGNORECASE)
PLAIN = re.compile(r"mue values?")
MEDICAID_COLUMNS = 3
MAI = re.compile(r"([123])\b.*", re.ASCII)


def recognises(member: Member) -> bool:
    return any(is_heading(row) for row in member.opening)


def is_heading(row: list[str]) -> bool:
    return any("mue value" in cell.lower() for cell in row) and any("mue rationale" in cell.lower() for cell in row)


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    rows = list(member.rows())
    start = next(n for n, row in enumerate(rows) if is_heading(row))
    setting, with_mai = headed(member, rows[start])
    limits = tuple(limit(member, number, row, with_mai) for number, row in enumerate(rows) if number > start and any(row))
    if not limits:
        raise not_imported(member, "it has headings but no rows")
    doubled = len(limits) - len({one.code for one in limits})
    if doubled:
        raise not_imported(member, f"{doubled} codes stand in it twice")
    if setting is None:
        setting = setting_of(member, told)
    if told.setting and told.setting != setting:
        raise another_time(member, told.setting, f'its heading says "{setting}"')
    named = [
        one
        for one, word in (("practitioner", "practitioner"), ("outpatient", "outpatient"), ("dme", "dme"))
        if word in member.name.lower()
    ]
    if named and setting not in named:
        raise another_time(member, named[0], f"its heading says {setting}")
    one = quarter_needed(member, told)
    first_day, last_day = days_of(one)
    told_year = COPYRIGHT.search(" ".join(rows[0])) if start else None
    if told_year and not one[0] - 2 <= int(told_year[1]) <= one[0] + 1:
        raise another_time(member, quarter_name(one), f"its copyright is of {told_year[1]}")
    return piece_of(
        member,
        mue.MueLimit,
        limits,
        table=mue.TABLE,
        setting=setting,
        programme=programme_of(member, told, medicaid_layout=not with_mai),
        edition=quarter_name(one),
        first_day=first_day,
        last_day=last_day,
        licence=AMA,
    )


def headed(member: Member, headings: list[str]) -> tuple[str | None, bool]:
    """Setting and whether there is an adjudication indicator, from the headings; a Medicaid heading may leave the setting to the
    name. Raises Refused for others."""
    while headings and not headings[-1]:
        headings.pop()
    if not headings or "cpt code" not in headings[0].lower():
        raise another_column(member, 1, "HCPCS/CPT Code", headings[0] if headings else "")
    second = headings[1].lower() if len(headings) > 1 else ""
    setting = next((name for name, words in SETTINGS if words in second and "mue value" in second), None)
    if setting is None and (len(headings) != MEDICAID_COLUMNS or not PLAIN.fullmatch(second)):
        raise another_column(member, 2, "Practitioner Services MUE Values", headings[1] if len(headings) > 1 else "")
    rest = [heading.lower() for heading in headings[2:]]
    with_mai = bool(rest) and "adjudication indicator" in rest[0]
    expected = (["MUE Adjudication Indicator"] if with_mai else []) + ["MUE Rationale"]
    for position, title in enumerate(expected):
        found = rest[position] if position < len(rest) else ""
        if title.lower() not in found:
            raise another_column(member, position + 3, title, found)
    return setting, with_mai


def limit(member: Member, number: int, row: list[str], with_mai: bool) -> mue.MueLimit:
    wanted = 4 if with_mai else 3
    if len(row) < wanted:
        raise was_cut(member)
    code, value, mai, rationale = row[0], row[1], row[2] if with_mai else "", row[wanted - 1]
    if code.isdigit():
        code = code.zfill(5)
    if not CODE.fullmatch(code):
        raise wrong_cell(member, number + 1, "HCPCS/CPT Code", code, "a code of five characters")
    if not value.isascii() or not value.isdigit():
        raise wrong_cell(member, number + 1, "MUE Values", value, "a whole number")
    indicator = MAI.fullmatch(mai)
    if with_mai and indicator is None:
        raise wrong_cell(member, number + 1, "MUE Adjudication Indicator", mai, "1, 2 or 3")
    return mue.MueLimit(code, int(value), indicator[1] if indicator else None, rationale or None)
