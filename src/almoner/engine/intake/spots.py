"""Every place that a reading names, moved at once; pages that lie on their side or head are read upright and turned back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from almoner.engine.bill import Bill, Line, Reading, Spot
from almoner.engine.intake.layout_parts.words import Word, turned

Move = Callable[[Spot], Spot]


def moved(reading: Reading, move: Move) -> Reading:
    """The reading with each spot as `move` gives it."""

    def go(spot: Spot | None) -> Spot | None:
        return None if spot is None else move(spot)

    def line(one: Line) -> Line:
        return replace(one, spot=go(one.spot), spots=tuple((name, move(spot)) for name, spot in one.spots))

    def bill(one: Bill) -> Bill:
        return replace(
            one,
            spot=go(one.spot),
            spots=None if one.spots is None else {name: move(spot) for name, spot in one.spots.items()},
            lines=tuple(line(each) for each in one.lines),
            rows=tuple(replace(row, spot=go(row.spot)) for row in one.rows),
        )

    return replace(
        reading,
        bills=tuple(bill(one) for one in reading.bills),
        notices=tuple(replace(one, spot=go(one.spot)) for one in reading.notices),
        doubts=tuple(replace(one, spot=go(one.spot)) for one in reading.doubts),
        lost=tuple(replace(one, spot=go(one.spot)) for one in reading.lost),
        columns=tuple(replace(one, spot=move(one.spot)) for one in reading.columns),
    )


def upright(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words of a page as if it lay upright: what is read of them is placed there, until `as_shown` turns it back."""
    return tuple(replace(word, turn=0) if word.turn else word for word in words)


def as_shown(reading: Reading, lies: Mapping[int, int]) -> Reading:
    """The reading of upright pages with each place as the person sees it. `lies` says of a page how far, clockwise in degrees,
    the upright page is turned where it is shown; pages that it does not name are upright.
    """
    if not any(lies.values()):
        return reading

    def back(spot: Spot) -> Spot:
        turn = lies.get(spot.page or 0, 0)
        return replace(spot, box=turned(spot.box, turn)) if turn and spot.box is not None else spot

    return moved(reading, back)
