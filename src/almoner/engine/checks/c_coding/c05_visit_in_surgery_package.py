"""A visit is billed that the price of an operation already includes.

What it looks for
    An office or hospital visit by the same doctor within the days that belong to an operation: for big ones (090) the day
    before, the day itself and 90 days after; for small ones (010) the day and 10 days after; for the smallest (000) the day.

Why it matters
    For Medicare the price of an operation includes the usual visits around it, also those for problems that need no return to
    the operating room. Such a visit is not paid a second time.

When it is not an error
    The modifiers 24, 25 and 57 say that the visit was for something else, or was the one that decided on the operation. With
    54, 55 or 56 the doctors shared the package. Another doctor is not bound by it; where the bill does not say which doctor
    saw you, we only ask. A return to the operating room (78), a new operation (58, 79), and help at an operation have their
    own price. On other plans, which mostly follow this rule, we ask.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.coded import several_days
from almoner.engine.checks.lines import by_bill, code_number, day_of
from almoner.engine.checks.tabled import MEDICAID, PRACTITIONER, scope_of
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import marks_of_bill, same_provider
from almoner.engine.reference.editions import MEDICARE, Lack, NoData, gathered, row_of

VISITS = (
    (92002, 92014),
    (99202, 99215),
    (99221, 99239),
    (99242, 99255),
    (99281, 99285),
    (99304, 99316),
    (99341, 99350),
)
SURGERY = (10004, 69990)
OWN_PRICE = frozenset({"24", "25", "57", "FT"})
"""On a visit: for something else, or the one that decided on the operation."""
NO_PACKAGE = frozenset({"53", "54", "55", "56", "58", "62", "66", "73", "74", "78", "79", "80", "81", "82", "AS"})
"""On an operation: shared, stopped, a return or a later step, or a helper's."""
DAYS = {"000": (0, 0), "010": (0, 10), "090": (-1, 90)}
"""The first and last day of the package, counted from the operation."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its bill and its day; `sure` where the practitioners' table surely speaks of the bill, for its own payer."""

    bill: Bill
    line: Line
    day: date
    sure: bool


@check(
    id="C05",
    name="visit_in_surgery_package",
    cls=Class.RULE,
    authority=("table-pfs", "cms-claims-manual-12-40", "usc-42-1395w-4-c-8"),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
    needs=Needs(),
)
def visit_in_surgery_package(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    placed = list(practitioners(dossier))
    visits = [one for one in placed if is_visit(one.line) and not OWN_PRICE & set(one.line.modifiers)]
    operations = [one for one in placed if not is_visit(one.line) and not NO_PACKAGE & set(one.line.modifiers)]
    lacking: list[NoData] = []
    told: set[str] = set()
    for operation in operations:
        near = [visit for visit in visits if within(visit, operation, DAYS["090"]) and maybe_same_doctor(visit, operation)]
        value = dossier.tables.value(operation.line.code or "", operation.day) if near else None
        if value is None or isinstance(value, NoData):
            if value is not None and value.lack is not Lack.NOT_IN_TABLE and is_surgery(operation.line):
                lacking.append(value)
            continue
        row, edition = value
        for visit in near:
            if row.global_days not in DAYS or visit.line.id in told or not within(visit, operation, DAYS[row.global_days]):
                continue
            told.add(visit.line.id)
            sure = visit.sure and operation.sure and visit.line.npi is not None and visit.line.npi == operation.line.npi
            yield Found(
                Message(
                    "visit_in_surgery_package",
                    visit=visit.line.code or "",
                    day=visit.day,
                    operation=operation.line.code or "",
                    done=operation.day,
                    days=DAYS[row.global_days][1],
                ),
                lines=(operation.line.id, visit.line.id),
                stake=() if visit.line.charge is None else (Stake(visit.line.charge, line=visit.line.id),),
                cls=None if sure else Class.QUESTION,
                table_rows=(row_of(edition, code=row.code, global_days=row.global_days),),
            )
    yield from gathered(lacking)


def practitioners(dossier: Dossier) -> Iterator[Placed]:
    """Coded lines of one day on bills that may be a doctor's, Medicaid's left out: its table is not this one."""
    for bill, lines in by_bill(dossier):
        scope = scope_of(bill, dossier)
        if scope is None or PRACTITIONER not in scope.settings or scope.programme == MEDICAID:
            continue
        own = (bill.payer.type or dossier.payers[0]) in {MEDICARE, "unknown"}
        for line in lines:
            day = day_of(bill, line)
            if line.code and day is not None and several_days(line) == 1:
                yield Placed(bill, line, day, scope.sure and own)


def is_visit(line: Line) -> bool:
    """Whether the code is an evaluation and management visit's, by its number."""
    return any(low <= (code_number(line) or 0) <= high for low, high in VISITS)


def is_surgery(line: Line) -> bool:
    """Whether the code is an operation's by its number: then the table should be asked."""
    return SURGERY[0] <= (code_number(line) or 0) <= SURGERY[1]


def within(visit: Placed, operation: Placed, days: tuple[int, int]) -> bool:
    return days[0] <= (visit.day - operation.day).days <= days[1]


def maybe_same_doctor(visit: Placed, operation: Placed) -> bool:
    """Not where the lines name two doctors, or the bills two houses."""
    named = {visit.line.npi, operation.line.npi} - {None}
    if len(named) == 2:
        return False
    return visit.bill.id == operation.bill.id or same_provider(marks_of_bill(visit.bill), marks_of_bill(operation.bill))
