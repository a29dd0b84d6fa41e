"""Every place that a reading names, moved at once."""

from collections.abc import Callable
from dataclasses import replace

from almoner.engine.bill import Bill, Line, Reading, Spot

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
