"""The two sides of a comparison, out of one or two audits: which bills are a ledger, and which only stand in a letter's sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from almoner.engine.bill import Bill, Line, Notice, NoticeKind, Promise, Spot
from almoner.engine.cases.compared import Point, Side

NEAR = 100
"""Ten-thousandths of the page: a line so near to a promise's sentence was read out of it."""
ROWS = 2
"""Rows of a text that one sentence may run on."""


def ledgers(bills: Sequence[Bill], notices: Sequence[Notice]) -> tuple[Bill, ...]:
    """The bills as far as they are more than a letter's sentences."""
    letters = replies(notices)
    whole = (without_sentences(bill, told_in(letters, bill.document)) for bill in bills)
    return tuple(bill for bill in whole if bill is not None)


def earlier(
    bills: Sequence[Bill], points: Sequence[Point], came: Iterable[int], *, doubted: frozenset[str] = frozenset()
) -> Side:
    """What was there before: all `ledgers` but those of the documents that came in."""
    documents = frozenset(came)
    kept = tuple(bill for bill in bills if bill.document not in documents)
    return Side(bills=kept, points=about(points, kept), doubted=doubted)


def later(
    bills: Sequence[Bill],
    notices: Sequence[Notice],
    points: Sequence[Point],
    *,
    came: Iterable[int],
    letters: Iterable[int],
    doubted: frozenset[str] = frozenset(),
) -> Side:
    """What came: the `ledgers` of the documents that `came`, and what the replies among `letters` promise."""
    documents, written = frozenset(came), frozenset(letters)
    told = [one for one in replies(notices) if one.document in written]
    kept = tuple(bill for bill in bills if bill.document in documents)
    promises = tuple(promise for one in told for promise in one.promises)
    return Side(bills=kept, points=about(points, kept), promises=promises, doubted=doubted)


def replies(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    return tuple(one for one in notices if one.kind is NoticeKind.REPLY)


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
