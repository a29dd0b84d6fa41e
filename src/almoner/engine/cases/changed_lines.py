"""What became of each line of a bill, told as notes: gone, new, other in units, charge, code, marks or day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from almoner.engine.bill import Line
from almoner.engine.cases.compared import Noted, Part, Way
from almoner.engine.cases.same_line import Pair, Paired, Several, Unclear
from almoner.engine.checks.lines import label, line_key, words_of
from almoner.engine.findings import Message
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.same_bill import Answered

FEE = re.compile(
    r"\b(late (fee|charge)|finance charge|interest|service (fee|charge)|collection (fee|cost)|statement fee|billing fee|rebilling|nsf"
    r"|processing fee|administrative fee|recargo|interes(es)?|cargo por (mora|servicio))\b"
)


def line_notes(answer: Answered, found: Paired) -> Iterator[Noted]:
    """In the order of the later paper's lines as far as they have a counterpart; what is gone comes first."""
    for lines in alike_together(line for line in found.gone if line.id not in found.taken_back):
        yield from gone(lines, answer, found)
    for line in found.gone:
        if line.id in found.taken_back and line.charge:
            says = Message("cmp_line_taken_back", what=label(line), charge=line.charge)
            yield noted(Way.DOWN, says, answer, old=(line,), amount=line.charge)
    for several in found.several:
        yield in_parts(several, answer)
    for group in found.unclear:
        yield unclear(group, answer)
    for pair in found.pairs:
        yield from changed(pair, answer)
    for lines in alike_together(found.new):
        yield from added(lines, answer)
    for line in found.credits:
        says = Message("cmp_credit_line", what=label(line), amount=abs(line.charge or ZERO))
        yield noted(Way.DOWN, says, answer, new=(line,), amount=line.charge)


def noted(
    way: Way,
    says: Message,
    answer: Answered,
    *,
    old: Sequence[Line] = (),
    new: Sequence[Line] = (),
    amount: Money | None = None,
    sure: bool = True,
) -> Noted:
    """Nothing is sure between two bills that may not belong together."""
    ids = (answer.old.id, answer.new.id)
    return Noted(
        Part.LINE, way, sure and answer.sure, says, tuple(one.id for one in old), tuple(one.id for one in new), ids, amount
    )


def alike_together(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Equal lines are told once, with how many there are; lines for nothing are told never."""
    groups: dict[object, list[Line]] = defaultdict(list)
    for line in lines:
        if line.charge is not None and line.charge != ZERO:
            groups[line_key(line)].append(line)
    return (tuple(group) for group in groups.values())


def gone(lines: tuple[Line, ...], answer: Answered, found: Paired) -> Iterator[Noted]:
    line, charge = lines[0], lines[0].charge or ZERO
    left = dict(found.twins).get(line.id, 0)
    if left:
        says = Message("cmp_fewer_lines", what=label(line), charge=charge, before=len(lines) + left, left=left)
    elif len(lines) > 1:
        says = Message("cmp_lines_gone", what=label(line), charge=charge, before=len(lines))
    else:
        says = Message("cmp_line_gone", what=label(line), charge=charge)
    yield noted(Way.DOWN, says, answer, old=lines, amount=charge.times(len(lines)))


def added(lines: tuple[Line, ...], answer: Answered) -> Iterator[Noted]:
    line, charge = lines[0], lines[0].charge or ZERO
    if len(lines) > 1:
        says = Message("cmp_lines_new", what=label(line), charge=charge, times=len(lines))
    else:
        key = "cmp_fee_new" if FEE.search(words_of(line.description)) else "cmp_line_new"
        says = Message(key, what=label(line), charge=charge)
    yield noted(Way.UP, says, answer, new=lines, amount=charge.times(len(lines)))


def in_parts(several: Several, answer: Answered) -> Noted:
    one, parts = several.one, several.parts
    before, after = (parts, (one,)) if several.merged else ((one,), parts)
    amount = one.charge or ZERO
    if several.merged:
        key = "cmp_lines_now_one" if several.sure else "cmp_lines_maybe_one_ask"
    else:
        key = "cmp_line_now_several" if several.sure else "cmp_line_maybe_several_ask"
    says = Message(key, what=label(one), charge=amount, parts=len(parts))
    return noted(Way.OPEN, says, answer, old=before, new=after, amount=amount, sure=several.sure)


def unclear(group: Unclear, answer: Answered) -> Noted:
    before, after = (total(line.charge for line in lines if line.charge is not None) for lines in (group.old, group.new))
    says = Message(
        "cmp_lines_unclear_ask",
        what=label(group.old[0]),
        before=len(group.old),
        after=len(group.new),
        was=before,
        now=after,
    )
    way = Way.UP if after > before else Way.DOWN if after < before else Way.OPEN
    return noted(way, says, answer, old=group.old, new=group.new, amount=after - before, sure=False)


def changed(pair: Pair, answer: Answered) -> Iterator[Noted]:
    """A note for each thing that differs; a fact that one of the papers does not print is no difference."""
    old, new = pair.old, pair.new
    if not pair.sure:
        yield maybe_same(pair, answer)
        return

    def note(way: Way, key: str, amount: Money | None = None, /, **args: str | Decimal | Money | tuple[str, ...]) -> Noted:
        return noted(way, Message(key, what=label(new), **args), answer, old=(old,), new=(new,), amount=amount)

    if old.charge is not None and new.charge is not None and old.charge != new.charge:
        up = new.charge > old.charge
        key = "cmp_charge_up" if up else "cmp_charge_down"
        yield note(Way.UP if up else Way.DOWN, key, new.charge - old.charge, old=old.charge, new=new.charge)
    if old.units is not None and new.units is not None and old.units != new.units:
        up = new.units > old.units
        yield note(Way.UP if up else Way.DOWN, "cmp_units_up" if up else "cmp_units_down", None, old=old.units, new=new.units)
    if old.patient_owes is not None and new.patient_owes is not None and old.patient_owes != new.patient_owes:
        up = new.patient_owes > old.patient_owes
        key = "cmp_share_up" if up else "cmp_share_down"
        yield note(
            Way.UP if up else Way.DOWN, key, new.patient_owes - old.patient_owes, old=old.patient_owes, new=new.patient_owes
        )
    if old.code and new.code and old.code != new.code:
        yield noted(
            Way.OPEN,
            Message("cmp_code_other", old=old.code, new=new.code, charge=new.charge or ZERO),
            answer,
            old=(old,),
            new=(new,),
        )
    if set(old.modifiers) != set(new.modifiers):
        before, after = tuple(sorted(old.modifiers)), tuple(sorted(new.modifiers))
        if before and after:
            yield note(Way.OPEN, "cmp_marks_other", None, old=before, new=after)
        else:
            yield note(Way.OPEN, "cmp_marks_new" if after else "cmp_marks_gone", None, marks=after or before)
    if old.day is not None and new.day is not None and old.day != new.day:
        says = Message("cmp_day_other", what=label(new), old=old.day, new=new.day)
        yield noted(Way.OPEN, says, answer, old=(old,), new=(new,))


def maybe_same(pair: Pair, answer: Answered) -> Noted:
    """One line went and another came that may be the same charge: the same money elsewhere, or the same code at another price."""
    old, new = pair.old, pair.new
    before, after = old.charge, new.charge
    if before is not None and before == after:
        says = Message("cmp_same_money_ask", old=label(old), new=label(new), charge=before)
        return noted(Way.OPEN, says, answer, old=(old,), new=(new,), amount=before, sure=False)
    if before is None or after is None:
        says = Message("cmp_maybe_same_ask", what=label(new))
        return noted(Way.OPEN, says, answer, old=(old,), new=(new,), sure=False)
    way = Way.UP if after > before else Way.DOWN
    says = Message("cmp_maybe_same_price_ask", what=label(new), old=before, new=after)
    return noted(way, says, answer, old=(old,), new=(new,), amount=after - before, sure=False)


def elsewhere(gone_lines: Sequence[tuple[Line, Answered]], others: Sequence[Line]) -> Iterator[Noted]:
    """Lines that are gone here and whose money a bill asks for that was laid beside none."""
    left = [line for line in others if line.charge and line.charge > ZERO]
    for line, answer in gone_lines:
        same = [other for other in left if other.charge == line.charge]
        if line.charge and same:
            closest = min(same, key=lambda other: (label(other) != label(line), other.day != line.day))
            left.remove(closest)
            says = Message("cmp_on_other_bill_ask", what=label(line), charge=line.charge)
            yield noted(Way.OPEN, says, answer, old=(line,), new=(closest,), amount=line.charge, sure=False)
