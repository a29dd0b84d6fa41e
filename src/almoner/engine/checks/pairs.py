"""Pairs of codes that a table says are not paid together, held against the lines of one bill and day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import permutations

from almoner.engine.bill import Bill, BillKind, Line
from almoner.engine.checks.coded import CodedDay, coded_days, several_days, surest, weakest
from almoner.engine.checks.laboratory import FIRST, LAST
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake, TableRow
from almoner.engine.money import total
from almoner.engine.reference import ptp
from almoner.engine.reference.editions import Edition, NoData, gathered, not_whole, row_of
from almoner.engine.reference.ptp import Ptp
from almoner.engine.reference.tables import Tables

NEVER = "0"
DISTINCT = frozenset({"59", "XE", "XS", "XP", "XU"})
EITHER_SINCE = date(2019, 7, 1)
"""From this day on a modifier of `DISTINCT` counts on either code of the pair; before, on the column 2 code."""
ANATOMIC = frozenset({"E1", "E2", "E3", "E4", "FA", "TA", "LT", "RT", "LC", "LD", "LM", "RC", "RI"}) | frozenset(
    f"{where}{n}" for where in "FT" for n in range(1, 10)
)
ON_COLUMN_TWO = frozenset({"24", "25", "57", "58", "78", "79", "27", "91"})
PANELS = frozenset(
    {"80047", "80048", "80050", "80051", "80053", "80055", "80061", "80069", "80074", "80076", "80081"},
)
"""Sets of laboratory tests under one code."""
AUTHORITY = ("table-ncci-ptp-medicare", "table-ncci-ptp-medicaid")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes of one bill and day, and what the table of each setting says of them, in this order."""

    here: CodedDay
    c1: str
    c2: str
    said: tuple[Ptp, ...]

    @property
    def indicator(self) -> str:
        """Of several settings, the one that leaves more open."""
        return max(one.modifier or NEVER for one in self.said)


def is_panel_pair(c1: str, c2: str) -> bool:
    """Whether one is a set of laboratory tests and the other a laboratory test or another set."""
    return bool({c1, c2} & PANELS) and is_test_code(c1) and is_test_code(c2)


def is_test_code(code: str) -> bool:
    """Whether the code is a laboratory test's."""
    return code.isdigit() and FIRST <= int(code) <= LAST


def clashes(dossier: Dossier, *, never: str, unless: str, panels: bool) -> Iterator[Answer]:
    """One finding for each pair and day, under the message `never`, or `unless` where a modifier could tell the two apart.
    `panels`: only pairs with a set of laboratory tests; else only the others.
    """
    lacks: list[NoData] = []
    for here in coded_days(dossier):
        if not isinstance(here, CodedDay):
            yield here
            continue
        for one in pairs_of(here, dossier.tables, panels=panels):
            if isinstance(one, NoData):
                lacks.append(one)
            elif (found := judged(one, never if one.indicator == NEVER else unless)) is not None:
                yield found
    yield from gathered(lacks)


def pairs_of(here: CodedDay, tables: Tables, *, panels: bool) -> Iterator[Pair | NoData]:
    """Pairs of which the tables of all the day's settings say that they are not paid together."""
    codes = sorted({str(line.code) for line in here.lines})
    if panels:
        codes = [code for code in codes if is_test_code(code)] if PANELS & set(codes) else []
    wanted = partial(every_pair, codes, panels=panels)
    if not any(True for _ in wanted()):
        return
    programme = here.scope.programme
    editions = []
    for setting in here.scope.settings:
        edition = tables.edition(ptp.TABLE, here.day, setting=setting, programme=programme)
        if isinstance(edition, NoData):
            yield edition
        else:
            editions.append((edition, edits(tables, edition, here.day, codes)))
    if len(editions) < len(here.scope.settings):
        return
    for pair in editions[0][1]:
        said = [known[pair] for _, known in editions if pair in known]
        if len(said) == len(editions) and is_panel_pair(*pair) is panels:
            yield Pair(here, *pair, tuple(said))
    for edition, known in editions:
        unknown = next((pair for pair in wanted() if pair not in known), None) if edition.partial else None
        if unknown:
            yield not_whole(edition, " + ".join(unknown))


def every_pair(codes: Sequence[str], *, panels: bool) -> Iterator[tuple[str, str]]:
    """Two of the codes in each order, where that is for this check to judge."""
    return (pair for pair in permutations(codes, 2) if is_panel_pair(*pair) is panels)


def edits(tables: Tables, edition: Edition, on: date, codes: Sequence[str]) -> dict[tuple[str, str], Ptp]:
    """The edits of one edition among these codes that count on the day."""
    found: dict[tuple[str, str], Ptp] = {}
    here = frozenset(codes)
    for c1 in codes:
        rows = [row for row in tables.rows(edition, c1) if row.c2 in here]
        for c2 in dict.fromkeys(row.c2 for row in rows):
            said = ptp.answer((row for row in rows if row.c2 == c2), on, edition)
            if said.edit:
                found[c1, c2] = said
    return found


def judged(pair: Pair, key: str) -> Found | None:
    """The finding, or None where modifiers tell every column 2 line from the column 1 lines."""
    here, lines = pair.here, pair.here.by_code()
    firsts, seconds = lines[pair.c1], lines[pair.c2]
    weighed = [(second, weights(firsts, second, pair)) for second in seconds]
    classes = [one for _, found in weighed for one in found.values()]
    if not classes:
        return None
    cls = surest(classes)
    kept = [(second, [id for id, one in found.items() if one is cls]) for second, found in weighed if cls in found.values()]
    charges = [(second, second.charge) for second, _ in kept if second.charge is not None]
    return Found(
        says=Message(
            key,
            first=pair.c1,
            second=pair.c2,
            day=here.day,
            charge=total(charge for _, charge in charges),
            who=here.who,
        ),
        lines=tuple(dict.fromkeys([id for _, ids in kept for id in ids] + [second.id for second, _ in kept])),
        stake=tuple(Stake(charge, line=second.id) for second, charge in charges),
        cls=weakest(cls, here.most),
        table_rows=tuple(as_row(pair, one) for one in pair.said),
    )


def weights(firsts: Sequence[Line], second: Line, pair: Pair) -> dict[str, Class]:
    """For a column 2 line, the column 1 lines that it is not told apart from, by id, and how sure that is."""
    found = ((first.id, left(first, second, pair.indicator, pair.here)) for first in firsts)
    return {id: cls for id, cls in found if cls is not None}


def left(first: Line, second: Line, indicator: str, here: CodedDay) -> Class | None:
    """How sure it is that these two lines are not paid together; None where a modifier says that they may be.

    Another person of the same office, or a line of several days, leaves a question. Where a modifier may tell the two apart,
    so do another printed visit, time or place on the body, a modifier that stands on the other code of the pair, and a paper
    that prints no modifiers at all.
    """
    open_ = {first.npi, second.npi} - {None}
    asks = (len(open_) > 1 and here.scope.settings != ("outpatient",)) or several_days(first) > 1 or several_days(second) > 1
    if indicator == NEVER:
        return Class.QUESTION if asks else Class.RULE
    one, two = frozenset(first.modifiers), frozenset(second.modifiers)
    if DISTINCT & two or ON_COLUMN_TWO & two or (DISTINCT & one and here.day >= EITHER_SINCE):
        return None
    if ANATOMIC & two and ANATOMIC & one != ANATOMIC & two:
        return None
    asks = asks or bool((DISTINCT | ON_COLUMN_TWO) & one) or bool(ANATOMIC & one and not ANATOMIC & two)
    asks = asks or not prints_modifiers(here.bill)
    asks = asks or any(len({getattr(first, name), getattr(second, name)} - {None}) > 1 for name in ("visit", "time", "site"))
    return Class.QUESTION if asks else Class.EVIDENCE if ANATOMIC & two else Class.RULE


def prints_modifiers(bill: Bill) -> bool:
    """Whether a modifier would be seen if there were one: on a claim, in data, or on paper that prints one somewhere. What
    patients are sent often leaves modifiers out, also those that were on the claim."""
    on_paper = any(line.spot is not None and line.spot.page is not None for line in bill.lines)
    return bill.kind is BillKind.CLAIM or not on_paper or any(line.modifiers for line in bill.lines)


def as_row(pair: Pair, said: Ptp) -> TableRow:
    """The published row behind the finding."""
    return row_of(
        said.edition,
        column_1=pair.c1,
        column_2=pair.c2,
        modifier_indicator=said.modifier,
        effective=said.effective,
        deleted=said.deleted,
    )
