"""ICD-10-CM as CMS and NCHS publish it: the order file of a fiscal year, fixed width, headings and billable codes."""

import re
from datetime import date

from almoner.adapters.tables.headed import at_least_one
from almoner.adapters.tables.members import Member
from almoner.adapters.tables.naming import month_of
from almoner.adapters.tables.pieces import piece_of
from almoner.adapters.tables.refusals import no_day, not_imported, was_cut
from almoner.engine.reference import code_lists
from almoner.engine.reference.known import PUBLIC
from almoner.ports.tables import Piece, Told

RECORD = re.compile(r"(\d{5}) ([A-Z][0-9A-Z]{2,6}) *([01]) (.{1,60}) ?(.*)")
YEAR = re.compile(r"(?:icd10cm|order|codes)[_-].*?(20\d\d)|(20\d\d)[-_ ]code", re.IGNORECASE)


def recognises(member: Member) -> bool:
    lines = member.head.splitlines()[:50]
    return len(lines) > 3 and sum(RECORD.match(line) is not None for line in lines) > len(lines) // 2


def read(member: Member, told: Told) -> Piece:
    """Raises Refused."""
    codes = []
    lines = member.text().splitlines()
    expected = None
    for number, line in enumerate(lines, 1):
        if not line.strip(" \x1a"):
            continue
        found = RECORD.match(line)
        if found is None:
            if number == len(lines):
                raise was_cut(member)
            raise not_imported(member, f"line {number} is no record of the order file")
        if expected is not None and int(found[1]) != expected:
            raise not_imported(member, f"after number {expected - 1} comes {int(found[1])}: lines are missing")
        expected = int(found[1]) + 1
        codes.append(code_lists.Diagnosis(found[2], found[3] == "1", (found[5] or found[4]).strip()))
    at_least_one(member, tuple(codes))
    name, first_day, last_day = timed(member, told)
    return piece_of(
        member,
        code_lists.Diagnosis,
        codes,
        table=code_lists.ICD10CM,
        edition=name,
        first_day=first_day,
        last_day=last_day,
        licence=PUBLIC,
    )


def timed(member: Member, told: Told) -> tuple[str, date, date]:
    """A fiscal year begins in October; an April update counts from April. Before that update October's counts to March."""
    if told.edition:
        found = re.fullmatch(r"FY(20\d\d)(-April|-October)?", told.edition)
        if not found:
            raise not_imported(member, f'"{told.edition}" is no edition of this table', "write it as FY2026 or FY2026-April")
        year, april = int(found[1]), found[2] == "-April"
    else:
        years = {int(one[1] or one[2]) for one in YEAR.finditer(member.hints)}
        if len(years) != 1:
            raise no_day(member, "FY2026")
        year, april = years.pop(), any(month_of(name) == 4 for name in member.path)
    if april:
        return f"FY{year}-April", date(year, 4, 1), date(year, 9, 30)
    return f"FY{year}", date(year - 1, 10, 1), date(year, 3, 31)
