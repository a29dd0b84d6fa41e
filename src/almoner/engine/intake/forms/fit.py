"""Where a page's marks lie on the form: a straight map by least squares, bent a little towards each caption that was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.forms.anchors import Anchor

FINE = 1_000_000
NEAR = 330
"""How far (form units) a caption may stand from its place under a straight map and still count."""
NARROWEST, WIDEST = 45, 220
"""The page's size beside the form's, in hundredths."""
FEWEST_FOR_SKEW = 10
MOST_PAIRS = 34
SOFT = 150
STRAIGHTER = 6
"""A caption far away along one direction still tells much of the other."""


@dataclass(frozen=True, slots=True)
class Straight:
    """form = (constant + by_x * x + by_y * y) / FINE, for either direction."""

    x: tuple[int, int, int]
    y: tuple[int, int, int]

    def __call__(self, x: int, y: int) -> tuple[int, int]:
        return (
            (self.x[0] + self.x[1] * x + self.x[2] * y) // FINE,
            (self.y[0] + self.y[1] * x + self.y[2] * y) // FINE,
        )


SAME = Straight((0, FINE, 0), (0, 0, FINE))


@dataclass(frozen=True, slots=True)
class Fit:
    """The straight map and what is left over at each caption: (form x, form y, off x, off y)."""

    straight: Straight
    left: tuple[tuple[int, int, int, int], ...] = ()

    def __call__(self, x: int, y: int) -> tuple[int, int]:
        """A place of the page as a place of the form."""
        fx, fy = self.straight(x, y)
        if not self.left:
            return fx, fy
        weights_x = weights_y = moved_x = moved_y = 0
        for ax, ay, off_x, off_y in self.left:
            wide, high = ax - fx, ay - fy
            weight = 10**12 // (wide * wide + high * high // STRAIGHTER**2 + SOFT * SOFT)
            weights_x += weight
            moved_x += weight * off_x
            weight = 10**12 // (wide * wide // STRAIGHTER**2 + high * high + SOFT * SOFT)
            weights_y += weight
            moved_y += weight * off_y
        return fx + moved_x // max(1, weights_x), fy + moved_y // max(1, weights_y)


Pair = tuple[int, int, int, int]
"""A place of the page and the same place of the form: page x, page y, form x, form y."""


def least_squares(pairs: Sequence[Pair], *, skew: bool) -> Straight | None:
    """The straight map that fits the pairs best; None where they stand in one line."""
    by_x = [(x, y, fx) for x, y, fx, _ in pairs]
    by_y = [(y, x, fy) for x, y, _, fy in pairs]
    across, down = _plane(by_x, skew=skew), _plane(by_y, skew=skew)
    if across is None or down is None:
        return None
    return Straight(across, (down[0], down[2], down[1]))


def _plane(rows: Sequence[tuple[int, int, int]], *, skew: bool) -> tuple[int, int, int] | None:
    """target = (a + b * main + c * across) / FINE for rows of (main, across, target)."""
    n = len(rows)
    if n < 2:
        return None
    middle = tuple(sum(row[k] for row in rows) // n for k in range(3))
    mm = ma = aa = mt = at = 0
    for row in rows:
        m, a, t = (row[k] - middle[k] for k in range(3))
        mm, ma, aa, mt, at = mm + m * m, ma + m * a, aa + a * a, mt + m * t, at + a * t
    whole = mm * aa - ma * ma
    if skew and whole > 0 and aa > n * 1_000_000:
        b, c = (mt * aa - at * ma) * FINE // whole, (at * mm - mt * ma) * FINE // whole
    elif mm > 0:
        b, c = mt * FINE // mm, 0
    else:
        return None
    return middle[2] * FINE - b * middle[0] - c * middle[1], b, c


def sized(straight: Straight) -> bool:
    """Whether the map neither shrinks nor stretches a page beyond what scanners and cutters do, nor turns it."""
    return all(FINE * 100 // WIDEST <= by <= FINE * 100 // NARROWEST for by in (straight.x[1], straight.y[2])) and all(
        abs(by) < FINE // 12 for by in (straight.x[2], straight.y[1])
    )


def fitted(anchors: Sequence[Anchor]) -> tuple[Fit, tuple[Anchor, ...]] | None:
    """The map under which most captions stand in their places, and those captions; None where no two agree."""
    best: tuple[int, tuple[Anchor, ...], Straight] | None = None
    strong = sorted(anchors, key=lambda anchor: (-len(anchor.caption.text), anchor.y, anchor.x))[:MOST_PAIRS]
    for straight in (SAME, *_hypotheses(strong)):
        kept = _agreeing(straight, anchors)
        worth = sum(len(anchor.caption.text) for anchor in kept)
        if best is None or worth > best[0]:
            best = worth, kept, straight
    if best is None or len(best[1]) < 2:
        return None
    _, kept, straight = best
    for _ in range(3):
        better = least_squares([_pair(anchor) for anchor in kept], skew=len(kept) >= FEWEST_FOR_SKEW)
        if better is None or not sized(better):
            break
        again = _agreeing(better, anchors)
        if len(again) < len(kept):
            break
        straight, kept = better, again
    left = []
    for anchor in kept:
        fx, fy = straight(anchor.x, anchor.y)
        left.append((anchor.caption.x, anchor.caption.y, anchor.caption.x - fx, anchor.caption.y - fy))
    return Fit(straight, tuple(left)), kept


def _pair(anchor: Anchor) -> Pair:
    return anchor.x, anchor.y, anchor.caption.x, anchor.caption.y


def _hypotheses(anchors: Sequence[Anchor]) -> list[Straight]:
    """One map from each two captions that stand well apart in both directions."""
    found = []
    for number, one in enumerate(anchors):
        for other in anchors[number + 1 :]:
            wide, high = other.x - one.x, other.y - one.y
            form_wide, form_high = other.caption.x - one.caption.x, other.caption.y - one.caption.y
            if abs(form_wide) < 1500 or abs(form_high) < 1500 or not wide or not high:
                continue
            by_x, by_y = form_wide * FINE // wide, form_high * FINE // high
            straight = Straight((one.caption.x * FINE - by_x * one.x, by_x, 0), (one.caption.y * FINE - by_y * one.y, 0, by_y))
            if sized(straight):
                found.append(straight)
    return found


def _agreeing(straight: Straight, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """Of each caption the place nearest to where the map wants it, if near enough."""
    best: dict[tuple[str, int, int], tuple[int, Anchor]] = {}
    for anchor in anchors:
        fx, fy = straight(anchor.x, anchor.y)
        off = max(abs(fx - anchor.caption.x), abs(fy - anchor.caption.y) * 3 // 2)
        key = (anchor.caption.text, anchor.caption.x, anchor.caption.y)
        if off <= NEAR and (key not in best or off < best[key][0]):
            best[key] = off, anchor
    return tuple(anchor for _, anchor in best.values())
