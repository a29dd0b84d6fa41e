"""The two sides of a comparison, out of one or two audits: which bills are a ledger, and which only stand in a letter's sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from almoner.engine.bill import Bill, Line, Notice, NoticeKind, Promise, Spot
from almoner.engine.cases.compared import Point, Side

NEAR = 100
"""Ten-thousandths of the page: a line so near to a promise's sentence was read out of it."""
ROWS = 2
"""Rows of a text that one sentence may run on."""


def earlier(bills: Sequence[Bill], points: Sequence[Point], documents: Iterable[int]) -> Side:
    """What was there before: all papers but those that came in as replies."""
    came = frozenset(documents)
    kept = tuple(bill for bill in bills if bill.document not in came)
    return Side(bills=kept, points=about(points, kept))


def later(bills: Sequence[Bill], notices: Sequence[Notice], points: Sequence[Point], documents: Iterable[int]) -> Side:
    """What came: the bills of these documents as far as they are more than a letter's sentences, and what the letters promise."""
    came = frozenset(documents)
    letters = [one for one in notices if one.document in came and one.kind is NoticeKind.REPLY]
    promises = tuple(promise for one in letters for promise in one.promises)
    kept = tuple(
        whole
        for bill in bills
        if bill.document in came and (whole := without_sentences(bill, told_in(letters, bill.document))) is not None
    )
    days = [one.sent_on for one in letters if one.sent_on is not None]
    return Side(bills=kept, points=about(points, kept), promises=promises, replied_on=max(days, default=None))


def about(points: Sequence[Point], bills: Sequence[Bill]) -> tuple[Point, ...]:
    """The points that rest on these bills."""
    ids = {bill.id for bill in bills} | {line.id for bill in bills for line in bill.lines}
    return tuple(one for one in points if ids & {*one.lines, *one.bills})


def told_in(letters: Sequence[Notice], document: int) -> tuple[Promise, ...]:
    return tuple(promise for one in letters if one.document == document for promise in one.promises)


def without_sentences(bill: Bill, told: Sequence[Promise]) -> Bill | None:
    """The bill without lines that were read out of a letter's sentences; None where the letter is all there is."""
    if not told:
        return bill
    places = [one.spot for one in told if one.spot is not None]
    lines = tuple(line for line in bill.lines if not any(says(place, line) for place in places))
    return replace(bill, lines=lines) if lines else None


def says(place: Spot, line: Line) -> bool:
    """Whether the line stands in the sentence."""
    spot = line.spot
    if spot is None or spot.page != place.page:
        return False
    if place.box is not None and spot.box is not None:
        middle = (spot.box[1] + spot.box[3]) // 2
        return place.box[1] - NEAR <= middle <= place.box[3] + NEAR
    return place.row is not None and spot.row is not None and place.row <= spot.row <= place.row + ROWS
