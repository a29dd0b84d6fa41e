"""A code did not count on the day of the care.

What it looks for
    Codes of a letter and four digits (HCPCS Level II), and two-sign modifiers, that had ended before the line's day, that
    began after it, or that are not in the table of that day.

Why it matters
    Medicare and other plans take only codes that count on the day of the care. A code that has ended is often a slip of the
    keyboard, and can stand for other care than was given.

When it is not an error
    The day on the line is a slip, and the code counted on the true day. The bill prints the house's own numbers in the place
    of codes: a code that is not in the table at all is only a question. Codes of five digits and dental codes are not in the
    table and are not judged. A modifier that the table does not have is passed over.
"""

from collections.abc import Iterator
from datetime import date

from almoner.engine.bill import Line
from almoner.engine.checks.base import RestsOn, check
from almoner.engine.checks.lines import by_bill, day_of, lacks, revenue
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake, TableRow
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reference.editions import Lack, NoData, gathered, row_of
from almoner.engine.reference.hcpcs import Hcpcs, speaks_of

LENGTH, MARK = 5, 2
"""Letters of a code and of a modifier."""
GROUPS = frozenset({"0022", "0023", "0024"})
"""Revenue codes under which the code is a payment group of nursing, home or rehab care, some of which look like Level II codes."""
OF_CPT = frozenset({"P1", "P2", "P3", "P4", "P5", "P6"})
"""Modifiers of CPT for the state of a person under anesthesia: the table's days are not theirs."""


@check(
    id="C15",
    name="code_not_valid",
    cls=Class.RULE,
    authority=("table-hcpcs",),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
)
def code_not_valid(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    lacking: list[NoData] = []
    without: set[date] = set()
    found: dict[Message, list[Line]] = {}
    rows: dict[Message, TableRow] = {}
    for bill, lines in by_bill(dossier):
        undated: list[Line] = []
        for line in lines:
            day = day_of(bill, line)
            if day in without:
                continue
            said = codes_of(line)
            if said and day is None:
                undated.append(line)
            for code in said:
                if day is None or day in without:
                    continue
                told = dossier.tables.hcpcs(code, day)
                if isinstance(told, NoData):
                    lacking.append(told)
                    if told.lack is Lack.NO_EDITION:
                        without.add(day)  # nor of any other code
                elif (says := wrong(told, code, day)) is not None:
                    found.setdefault(says, []).append(line)
                    rows[says] = row_of(told.edition, code=code, first_day=told.first_day, last_day=told.last_day)
        if undated:
            yield lacks("day", undated)
    yield from gathered(lacking)
    for says, where in found.items():
        listed, whole = says.key != "code_not_listed", len(str(says.args["code"])) == LENGTH
        stake = tuple(Stake(line.charge, line=line.id) for line in where if line.charge is not None)
        yield Found(
            says,
            lines=tuple(line.id for line in where),
            stake=stake if whole and listed else (),
            cls=None if listed else Class.QUESTION,
            table_rows=(rows[says],) if listed else (),
        )


def codes_of(line: Line) -> list[str]:
    """The line's code and modifiers that the table would have."""
    said = [line.code] if line.code and len(line.code) == LENGTH and revenue(line) not in GROUPS else []
    said += [mark for mark in line.modifiers if len(mark) == MARK and mark not in OF_CPT]
    return [one for one in said if speaks_of(one)]


def wrong(told: Hcpcs, code: str, day: date) -> Message | None:
    """What to say of a code that did not count; None where it did, or where a modifier is in no table."""
    whole = len(code) == LENGTH
    if told.valid:
        return None
    if (last := told.last_day) is not None and last < day:
        ended = Message("code_ended", code=code, day=day, last=last)
        return ended if whole else Message("modifier_ended", code=code, day=day, last=last)
    if (first := told.first_day) is not None and first > day:
        not_yet = Message("code_not_yet", code=code, day=day, first=first)
        return not_yet if whole else Message("modifier_not_yet", code=code, day=day, first=first)
    return Message("code_not_listed", code=code, day=day) if whole else None
