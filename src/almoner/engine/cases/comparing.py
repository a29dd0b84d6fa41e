"""A corrected bill or a reply beside the earlier papers: what was taken off, what quietly rose, what was promised, what still stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Bill, Line
from almoner.engine.cases.changed_lines import elsewhere, line_notes
from almoner.engine.cases.changed_sums import continues, ledger_notes, moved_to_rows, not_lower, sum_notes
from almoner.engine.cases.compared import Beside, Comparison, Due, Noted, Part, Point, Side, Standing, Stood, Way
from almoner.engine.cases.kept_promises import next_promised, promise_notes
from almoner.engine.cases.same_line import Paired, paired
from almoner.engine.checks.accounts import asked_by
from almoner.engine.findings import Deadline, Message
from almoner.engine.reconcile.same_bill import Answered, answered

NOTHING = Paired()
SAID: Mapping[Standing, str] = {
    Standing.GONE: "cmp_point_gone",
    Standing.KEPT: "cmp_point_kept",
    Standing.NEW: "cmp_point_new",
    Standing.UNCLEAR: "cmp_point_unclear",
}


def compare(old: Side, new: Side, *, as_of: date) -> Comparison:
    """Pure. What is not certain is a note that is not `sure` and worded as a question."""
    pairs, others = answered(old.bills, new.bills)
    laid = [(one, lines_of(one)) for one in pairs]
    listed = [(one, found) for one, found in laid if found is not None]
    ledger = [(one, found or NOTHING) for one, found in laid]
    noted = [
        *paper_notes(laid, others),
        *(note for one, found in ledger for note in bill_notes(one, found)),
        *elsewhere(
            [(line, one) for one, found in listed for line in found.gone], [line for bill in others for line in bill.lines]
        ),
        *promise_notes(new.promises, ledger),
    ]
    noted = list(as_doubted(noted, old.doubted | new.doubted))
    if pairs and not noted:
        noted.append(Noted(Part.PAPER, Way.OPEN, True, Message("cmp_nothing_changed")))
    points = tuple(stood(old.points, new.points, laid))
    return Comparison(
        beside=tuple(Beside(one.old.id, one.new.id, one.sure, asked_by(one.old), asked_by(one.new)) for one in pairs),
        noted=tuple(noted),
        points=points,
        next=next_due(points, (*new.points, *old.points), as_of),
        look_on=next_promised(new.promises, as_of),
    )


def as_doubted(noted: Sequence[Noted], doubted: frozenset[str]) -> Iterator[Noted]:
    """What rests on a fact still in doubt is not sure; where there is such a note, that is said first."""
    lines = {parts[3] for path in doubted if (parts := path.split("/"))[2:3] == ["lines"] and len(parts) > 3}
    sums = {parts[1] for path in doubted if len(parts := path.split("/")) == 3}
    shaky = [
        bool(lines & {*one.old, *one.new}) or (one.part in {Part.SUM, Part.LEDGER} and bool(sums & set(one.bills)))
        for one in noted
    ]
    if any(shaky):
        yield Noted(Part.PAPER, Way.OPEN, False, Message("cmp_in_doubt_ask"))
    yield from (replace(one, sure=False) if doubt else one for one, doubt in zip(noted, shaky, strict=True))


def lines_of(answer: Answered) -> Paired | None:
    """None where the lines cannot be laid beside each other: a paper lists none, lacks a page, or only goes on from the other."""
    if not answer.old.lines or not answer.new.lines or answer.new.pages_missing or answer.old.pages_missing:
        return None
    return None if continues(answer) else paired(answer.old.lines, answer.new.lines)


def bill_notes(answer: Answered, found: Paired) -> Iterator[Noted]:
    yield from sum_notes(answer)
    yield from not_lower(answer, found)
    yield from moved_to_rows(answer, found)
    if not continues(answer):
        yield from ledger_notes(answer)
    yield from line_notes(answer, found)


def paper_notes(laid: Sequence[tuple[Answered, Paired | None]], others: Sequence[Bill]) -> Iterator[Noted]:
    """What hinders the comparison, or must be known before it is read."""
    for answer, found in laid:
        ids = (answer.old.id, answer.new.id)
        if not answer.sure:
            yield Noted(Part.PAPER, Way.OPEN, False, Message("cmp_maybe_other_bill_ask"), bills=ids)
        if answer.renumbered:
            accounts = answer.old.patient.account or "", answer.new.patient.account or ""
            says = Message("cmp_account_other_ask", old=accounts[0], new=accounts[1])
            yield Noted(Part.PAPER, Way.OPEN, False, says, bills=ids)
        if continues(answer) and answer.new.previous_balance is not None:
            yield Noted(Part.PAPER, Way.OPEN, True, Message("cmp_goes_on", balance=answer.new.previous_balance), bills=ids)
        elif found is None:
            missing = answer.old.pages_missing or answer.new.pages_missing
            yield Noted(Part.PAPER, Way.OPEN, True, Message("cmp_page_missing" if missing else "cmp_no_lines"), bills=ids)
    for bill in others:
        says = Message("cmp_bill_of_its_own_ask", name=bill.provider.name or bill.patient.account or "")
        yield Noted(Part.PAPER, Way.OPEN, False, says, bills=(bill.id,), amount=asked_by(bill))
    if not laid and not others:
        yield Noted(Part.PAPER, Way.OPEN, True, Message("cmp_no_new_bill"))


def stood(old: Sequence[Point], new: Sequence[Point], laid: Sequence[tuple[Answered, Paired | None]]) -> Iterator[Stood]:
    """What became of each disputed point, then the points that only the new bill has."""
    bills = {one.old.id: one.new.id for one, _ in laid}
    shown = {bill.id: bill for one, _ in laid for bill in (one.old, one.new)}
    onward = dict(heirs(found for _, found in laid if found is not None))
    clear = {one.old.id for one, found in laid if found is not None and one.sure}
    home = {line.id: bill.id for bill in shown.values() for line in bill.lines}
    unclear = {line.id for _, found in laid if found is not None for group in found.unclear for line in group.old}
    unclear |= {pair.old.id for _, found in laid if found is not None for pair in found.pairs if not pair.sure}
    left = list(new)
    for point in old:
        rests = {*point.bills, *(home[line] for line in point.lines if line in home)} & set(bills)
        if not rests:
            continue  # about a paper that nothing answers yet
        wanted = {each for line in point.lines for each in onward.get(line, ())}
        found = match_of(point, left, wanted, {bills[one] for one in rests})
        if found is not None:
            left.remove(found)
            standing = Standing.UNCLEAR if point.lines and unclear >= set(point.lines) else Standing.KEPT
            yield Stood(standing, point.check, Message(SAID[standing]), point.id, found.id)
        elif rests <= clear and not unclear & set(point.lines):
            yield Stood(Standing.GONE, point.check, Message(SAID[Standing.GONE]), point.id)
        else:
            yield Stood(Standing.UNCLEAR, point.check, Message(SAID[Standing.UNCLEAR]), point.id)
    answering = set(bills.values())
    # Two accounts of one care look like two bills to a check that compares bills.
    renumbered = [{one.old.id, one.new.id} for one, _ in laid if one.renumbered]
    for point in left:
        rests = {*point.bills, *(home[line] for line in point.lines if line in home)}
        if answering & rests and not any(both <= rests for both in renumbered):
            yield Stood(Standing.NEW, point.check, Message(SAID[Standing.NEW]), None, point.id)


def match_of(point: Point, left: Sequence[Point], wanted: set[str], bills: set[str]) -> Point | None:
    """The same check on what became of the same lines; where it rests on no line, on the bill that answers."""
    same = [one for one in left if one.check == point.check]
    if point.lines:
        return next((one for one in same if wanted & set(one.lines)), None)
    return next((one for one in same if not one.lines and bills & set(one.bills)), None)


def heirs(found: Iterable[Paired]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Ids of later lines by the id of the earlier line that they came from, as far as that can be said or may be so."""
    for one in found:
        for pair in one.pairs:
            yield pair.old.id, (pair.new.id,)
        for several in one.several:
            parts = tuple(line.id for line in several.parts)
            if several.merged:
                yield from ((part, (several.one.id,)) for part in parts)
            else:
                yield several.one.id, parts
        for group in one.unclear:
            after = ids(group.new)
            yield from ((line.id, after) for line in group.old)


def ids(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.id for line in lines)


def next_due(points: Sequence[Stood], known: Sequence[Point], as_of: date) -> Due | None:
    """The nearest day to come of a point that still stands or is new."""
    standing = {one.new or one.old for one in points if one.standing is not Standing.GONE}
    standing |= {one.old for one in points if one.standing is Standing.KEPT}
    days: list[tuple[date, date, str]] = []
    for point in known:
        deadline: Deadline | None = point.deadline
        if deadline is not None and point.id in standing and deadline.last_day >= as_of:
            days.append((deadline.act_by, deadline.last_day, point.id))
    nearest = min(days, key=lambda one: one[0], default=None)
    return None if nearest is None else Due(*nearest)
