"""One test is billed whole and in parts.

What it looks for
    A test that is billed whole (no modifier) and again as its parts on the same day by the same provider: the reading by a
    doctor (26) and the making with the machine (TC). Only tests that Medicare's table splits this way (indicator 1) count.

Why it matters
    The whole price is the two parts together. Whole and parts are the test paid twice.

When it is not an error
    The reading and the machine are billed by two houses: that is how it should be. The test was done again (76, 77, 59, XE
    and the like), or on another side. Whole and one part only may be two tests, or a second reading: we ask. Hospital bills
    are not judged by this table.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from almoner.engine.bill import Line
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.coded import CodedDay, coded_days, several_days
from almoner.engine.checks.laboratory import HALVES
from almoner.engine.checks.lines import DONE_AGAIN
from almoner.engine.checks.tabled import MEDICAID, PRACTITIONER
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import total
from almoner.engine.reference.editions import Lack, NoData, gathered, row_of

READING, MACHINE = "26", "TC"
SPLITS = "1"
"""The indicator of a diagnostic test with a whole price and two parts."""


@check(
    id="C07",
    name="whole_and_parts",
    cls=Class.RULE,
    authority=("table-pfs",),
    rests_on=RestsOn.PAYER_RULE,
    page=__doc__,
    needs=Needs(),
)
def whole_and_parts(dossier: Dossier, _law: Rulebook) -> Iterator[Answer]:
    lacking: list[NoData] = []
    for here in coded_days(dossier):
        if not isinstance(here, CodedDay) or PRACTITIONER not in here.scope.settings or here.scope.programme == MEDICAID:
            continue
        for code, lines in here.by_code().items():
            for same in one_place(lines):
                whole = [line for line in same if not HALVES & set(line.modifiers)]
                parts = [line for line in same if len(HALVES & set(line.modifiers)) == 1]
                if not whole or not parts:
                    continue
                value = dossier.tables.value(code, here.day)
                if isinstance(value, NoData):
                    lacking += [value] if value.lack is not Lack.NOT_IN_TABLE else []
                    continue
                row, edition = value
                if row.pctc != SPLITS:
                    continue
                both = len(whole) == 1 and len(parts) == len(HALVES) and READING in marks(parts) and MACHINE in marks(parts)
                over = min(whole, parts, key=lambda side: total(line.charge for line in side if line.charge is not None))
                yield Found(
                    Message("whole_and_parts", code=code, day=here.day, parts=tuple(sorted(marks(parts) & HALVES))),
                    lines=tuple(line.id for line in same),
                    stake=tuple(Stake(line.charge, line=line.id) for line in over if line.charge is not None),
                    cls=here.most if both and not told_apart(same) else Class.QUESTION,
                    table_rows=(row_of(edition, code=row.code, modifier=row.modifier or None, pctc=row.pctc),),
                )
    yield from gathered(lacking)


def one_place(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one doctor with the same modifiers but for the parts; those that say the test was done again are left out."""
    found: dict[frozenset[str], list[Line]] = defaultdict(list)
    for line in lines:
        if not DONE_AGAIN & set(line.modifiers):
            found[frozenset(line.modifiers) - HALVES].append(line)
    return [same for same in found.values() if len({line.npi for line in same} - {None}) < 2]


def marks(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(mark for line in lines for mark in line.modifiers)


def told_apart(lines: Sequence[Line]) -> bool:
    """Whether a printed visit, time or place, several days or units may make them several tests."""
    differ = any(len({getattr(line, name) for line in lines} - {None}) > 1 for name in ("visit", "time", "site"))
    return differ or any(several_days(line) > 1 or (line.units or 1) > 1 for line in lines)
