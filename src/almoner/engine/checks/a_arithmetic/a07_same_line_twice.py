"""The same line appears twice.

What it looks for
    Two or more lines of one bill with the same code (or, without a code, the same words), the same
    modifiers, drug number, day, provider, units and charge.

Why it matters
    A charge that was entered twice is asked for twice. For Medicare, the law names double billing as
    something a patient may have reviewed.

When it is not an error
    The modifiers 76, 77, 91, 59 and XE, XP, XS, XU say the service was done again. Different printed times or order
    numbers, and different drug numbers, are different events. A reversal takes its pair back. Some care is often given many
    times a day: drugs, lab tests, breathing treatments, blood. There, and for two lines of both sides (50),
    equal lines are only a reason to ask for the record, unless one printed time shows one event. Equal lines under two visit
    numbers may be two visits of one day: we ask.
"""

from collections import defaultdict
from collections.abc import Iterator

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import (
    BOTH_SIDES,
    DONE_AGAIN,
    by_bill,
    day_of,
    identities,
    identity,
    is_repeated,
    label,
    lacks,
    words_of,
)
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, Class, Found, Message, Stake
from almoner.engine.law.rulebook import Rulebook


def same(bill: Bill, line: Line) -> tuple[object, ...]:
    """All that must be equal."""
    return (
        identity(line),
        words_of(line.description),
        frozenset(line.modifiers),
        line.ndc,
        line.revenue_code,
        day_of(bill, line),
        line.through,
        line.npi or bill.provider.npi,
        line.units,
        line.charge,
        line.time,
        line.site,
    )


def of_one_visit(lines: list[Line]) -> Iterator[list[Line]]:
    """Equal lines of each visit, where one visit has several; else all, unless words tell whose each is: then they are no twins."""
    visits: dict[str | None, list[Line]] = defaultdict(list)
    for line in lines:
        visits[line.visit].append(line)
    several = [twins for twins in visits.values() if len(twins) > 1]
    people = len(visits) > 1 and all(visit is not None and not any(map(str.isdigit, visit)) for visit in visits)
    yield from several or ([] if people else [lines])


@check(
    id="A07",
    name="same_line_twice",
    cls=Class.FACT,
    authority=("usc-42-1395b-7-b-3-B-ii",),
    page=__doc__,
    needs=Needs(fields=("charge",)),
)
def same_line_twice(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    what = identities(dossier)
    for bill, lines in by_bill(dossier):
        dated = [(day_of(bill, line), line) for line in lines]
        undated = [line for day, line in dated if day is None]
        if undated:
            yield lacks("day", undated)
        near: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for day, line in dated:
            near[what[line.id], day, line.charge and line.charge.cents].append(line)
        several = {line.id for those in near.values() if len(those) > 1 for line in those}
        alike: dict[tuple[object, ...], list[Line]] = defaultdict(list)
        for day, line in dated:
            if line.id in several and what[line.id] is not None and day is not None and DONE_AGAIN.isdisjoint(line.modifiers):
                alike[same(bill, line)].append(line)
        for twins in (one for every in alike.values() for one in of_one_visit(every)):
            first, day = twins[0], day_of(bill, twins[0])
            if len(twins) < 2 or day is None or first.charge is None:
                continue
            only_words = first.code is None and not words_of(first.description)
            may_repeat = is_repeated(first) or only_words or BOTH_SIDES in first.modifiers
            visits = len({line.visit for line in twins}) > 1
            asks = (may_repeat and first.time is None) or visits
            yield Found(
                Message(
                    "same_line_twice_ask" if asks else "same_line_twice",
                    code=label(first),
                    day=day,
                    times=len(twins),
                    charge=first.charge,
                ),
                lines=tuple(line.id for line in twins),
                stake=tuple(Stake(first.charge, line=line.id) for line in twins[1:]),
                cls=Class.QUESTION if visits else Class.EVIDENCE if asks else Class.FACT,
            )
