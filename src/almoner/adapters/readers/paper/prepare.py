"""Makes a picture of paper readable: page found, lit evenly, straight, large enough, without rulings and dirt; points map back."""

from dataclasses import dataclass

import cv2
import numpy as np

from almoner.adapters.readers.paper.curl import lean, strays, unbent
from almoner.adapters.readers.paper.dirt import without_dirt
from almoner.adapters.readers.paper.moves import quarter_turned, rotated, scaled
from almoner.adapters.readers.paper.page_edges import page_corners, straightened
from almoner.adapters.readers.paper.pictures import Gray, Map
from almoner.adapters.readers.paper.rulings import without_rulings
from almoner.adapters.readers.paper.upright import half_turn, is_upright, rows_run_across
from almoner.engine.intake.layout_parts.words import turned
from almoner.ports.words import Picture

WANTED_GLYPH = 30
"""Height in dots of the page's usual capital or digit that reads best, see decision 0006."""
SMALL_GLYPH = 26
LARGE_GLYPH = 60
HARD = 0.5
"""Share of the ink on a one-bit page drawn at another size that is quite black."""
SOFT = 1.5
"""Dots over which the hard steps of a one-bit page are softened; a page of shades reads worse for it."""
MOST_UPSCALED = 26_000_000
STEEPEST = 15.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A straight page. `to_shown` maps its dots to those of the picture it came from, `shown` being that picture's width and
    height. `done` names the steps taken; `vertical` and `horizontal` are rulings erased, in ten-thousandths of this page.
    `glyph` is the height of a usual capital or digit in dots, None when there is hardly any print. `bend` is how rows were
    straightened before (see curl.py), to be undone first. `turn` is how far the picture was turned clockwise.
    """

    page: int
    gray: Gray
    to_shown: Map
    shown: tuple[int, int]
    done: tuple[str, ...]
    vertical: tuple[tuple[int, int, int], ...]
    horizontal: tuple[tuple[int, int, int], ...]
    glyph: int | None
    bend: tuple[float, ...] = ()
    turn: int = 0

    @property
    def lies(self) -> int:
        """How far, clockwise in degrees, what is upright here is turned in the picture."""
        return -self.turn % 360

    def upright_box(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """A box in dots of this page where it is in the picture once that stands upright, in ten-thousandths."""
        return turned(self.shown_box(box), self.turn)

    def shown_box(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """A box in dots of this page as the upright box around it in the picture, in ten-thousandths."""
        x0, y0, x1, y1 = box
        corners = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], dtype=np.float64)
        if self.bend:
            high, wide = self.gray.shape
            across, down = corners[0, :, 0] * 2 / wide - 1, corners[0, :, 1] * 2 / high - 1
            corners[0, :, 1] += strays(self.bend, across, down)
        at = cv2.perspectiveTransform(corners, self.to_shown)[0]
        wide, high = self.shown
        across, down = at[:, 0] * 10_000 / wide, at[:, 1] * 10_000 / high
        return _inside(across.min()), _inside(down.min()), _inside(across.max()), _inside(down.max())

    def own_box(self, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        """A box in dots of this page in its ten-thousandths."""
        high, wide = self.gray.shape
        x0, y0, x1, y1 = box
        return (
            _inside(x0 * 10_000 / wide),
            _inside(y0 * 10_000 / high),
            _inside(x1 * 10_000 / wide),
            _inside(y1 * 10_000 / high),
        )


def _inside(value: float) -> int:
    return int(min(10_000, max(0, round(value))))


def prepare(picture: Picture, *, turn: int | None = None) -> Prepared:
    """The page made readable, upright however it lay. `turn` (0, 90, 180, 270) turns it clockwise without looking."""
    if turn is not None:
        return _prepared(picture, turn)
    page = _prepared(picture, 0)
    if page.glyph is None or is_upright(page.gray, dark(page.gray), page.glyph):
        return page
    across = rows_run_across(dark(page.gray), page.glyph)
    best, letters, best_turn = page, 0, 0
    for quarter in (0, 90) if across is None else (0,) if across else (90,):
        way = _prepared(picture, quarter) if quarter else page
        told = None if way.glyph is None else half_turn(way.gray, dark(way.gray), way.glyph)
        if told is not None and told[1] > letters:
            best, letters, best_turn = way, told[1], quarter + told[0]
    return best if best.turn == best_turn else _prepared(picture, best_turn)


def _prepared(picture: Picture, turn: int) -> Prepared:
    gray: Gray = picture.gray
    shown = (int(gray.shape[1]), int(gray.shape[0]))
    done: list[str] = []
    back: Map = np.eye(3)
    if turn:
        gray, step = quarter_turned(gray, turn)
        back = back @ step
        done.append(f"turned {turn}")
    two_toned = _two_toned(gray)
    hard = two_toned or _hard(gray)
    squashed = _squashed(picture, gray)
    if two_toned:
        gray = without_specks(gray, most=1 if squashed else 2)
        done.append("specks removed")
    if squashed:
        gray, step = scaled(gray, 1.0, 2.0)
        back = back @ step
        done.append("stretched")
    corners = None if two_toned else page_corners(gray)
    if corners is not None:
        gray, step = straightened(gray, corners)
        back = back @ step
        done.append("page found")
    glyph = glyph_height(dark(gray))
    scale = 1.0
    if glyph is not None and glyph < SMALL_GLYPH:
        scale = min(4.0, WANTED_GLYPH / glyph)
    elif glyph is not None and glyph > LARGE_GLYPH:
        scale = WANTED_GLYPH / glyph
    scale = min(scale, (MOST_UPSCALED / gray.size) ** 0.5)
    if abs(scale - 1) > 0.04:
        gray, step = scaled(gray, scale, scale)
        back = back @ step
        done.append(f"scaled {round(scale * 100)} %")
    if not two_toned:
        gray = lit_evenly(gray)
        done.append("lit evenly")
    angle = 0.0 if glyph is None else skew(dark(gray))
    if abs(angle) > 0.04:
        gray, step = rotated(gray, angle)
        back = back @ step
        done.append("straightened")
    if hard:
        gray = cv2.GaussianBlur(gray, (0, 0), SOFT)
        done.append("softened")
    way = None if glyph is None else lean(dark(gray), glyph * scale)
    if way is not None:
        gray = unbent(gray, way)
        done.append("uncurled")
    gray, rulings, erased = without_rulings(gray, dark(gray))
    if erased is not None:
        done.append("rulings erased")
    if glyph is not None:
        gray, dirty = without_dirt(gray, dark(gray), erased, glyph * scale)
        if dirty:
            done.append("dirt removed")
    high, wide = gray.shape
    return Prepared(
        page=picture.page,
        gray=gray,
        to_shown=back,
        shown=shown,
        done=tuple(done),
        vertical=_in_shares(rulings.vertical, wide, high),
        horizontal=_in_shares(rulings.horizontal, high, wide),
        glyph=None if glyph is None else round(glyph * scale),
        bend=way or (),
        turn=turn,
    )


def _in_shares(lines: tuple[tuple[int, int, int], ...], at: int, along: int) -> tuple[tuple[int, int, int], ...]:
    return tuple((_inside(p * 10_000 / at), _inside(a * 10_000 / along), _inside(b * 10_000 / along)) for p, a, b in lines)


def dark(gray: Gray) -> Gray:
    """255 where there is ink."""
    if _two_toned(gray):
        return cv2.threshold(gray, 127, 255, cv2.THRESH_BINARY_INV)[1]
    side = max(15, min(gray.shape) // 40 | 1)
    even = cv2.boxFilter(gray, -1, (side, side))
    ink = gray.astype(np.int16) < even.astype(np.int16) - 18
    return ink.astype(np.uint8) * 255


def lit_evenly(gray: Gray) -> Gray:
    """Each dot divided by the brightness of the paper around it."""
    high, wide = gray.shape
    step = max(1, round(min(high, wide) / 850))
    small = cv2.resize(gray, (wide // step, high // step), interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15)))
    paper = cv2.GaussianBlur(paper, (0, 0), 6.0)
    paper = np.maximum(cv2.resize(paper, (wide, high), interpolation=cv2.INTER_LINEAR), 40)
    return cv2.divide(gray, paper, scale=250)


def glyph_height(ink: Gray) -> float | None:
    """The usual height of a capital or digit in dots. None when there is hardly any print."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    print_like = (high >= 6) & (high <= 200) & (wide <= high * 2) & (wide * 8 >= high) & (area * 6 >= wide * high)
    heights = high[print_like]
    if heights.size < 30:
        return None
    # Capitals and digits are the upper of the two usual heights; x-height letters the lower. Headings are rarer than either.
    return float(np.percentile(heights, 70))


def skew(ink: Gray) -> float:
    """Degrees, counter-clockwise positive, that rows of print lean; 0.0 when no direction stands out."""
    high, wide = ink.shape
    step = max(1, round(wide / 1000))
    small = cv2.resize(ink, (wide // step, high // step), interpolation=cv2.INTER_AREA)
    points = np.column_stack(np.nonzero(small > 80)[::-1]).astype(np.float64)
    if len(points) < 300:
        return 0.0
    if len(points) > 60_000:
        points = points[:: len(points) // 60_000 + 1]
    tall = small.shape[0] + small.shape[1]

    def sharpness(angle: float) -> float:
        radians = np.deg2rad(angle)
        down = points[:, 1] * np.cos(radians) + points[:, 0] * np.sin(radians) + small.shape[1]
        rows = np.bincount(down.astype(np.int64), minlength=tall * 2).astype(np.float64)
        return float(np.square(np.diff(rows)).sum())

    best, reach, fine = 0.0, STEEPEST, 1.0
    level = sharpness(0.0)
    while fine > 0.02:
        angles = np.arange(best - reach, best + reach + fine / 2, fine)
        scores = [sharpness(float(angle)) for angle in angles]
        top = int(np.argmax(scores))
        best, reach, fine = float(angles[top]), fine, fine / 5
    return best if sharpness(best) > level * 1.02 else 0.0


def without_specks(gray: Gray, *, most: int) -> Gray:
    """A two-toned page without single stray dots, dark or bright; decimal points are larger and stay."""
    ink = cv2.threshold(gray, 127, 255, cv2.THRESH_BINARY_INV)[1]
    clean = _without_small(ink, most=most)
    return _without_small(cv2.bitwise_not(clean), most=1)


def _without_small(ink: Gray, most: int) -> Gray:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    keep = stats[:, 4] > most
    keep[0] = False
    return (keep[labels] * 255).astype(np.uint8) if count > 1 else ink


def _two_toned(gray: Gray) -> bool:
    sample = gray[:: max(1, gray.shape[0] // 400), :: max(1, gray.shape[1] // 400)]
    return bool(np.mean((sample < 16) | (sample > 239)) > 0.995)


def _hard(gray: Gray) -> bool:
    """Whether the page was of two tones before it was drawn at another size: hardly any shade is left between the two."""
    sample = gray[:: max(1, gray.shape[0] // 800), :: max(1, gray.shape[1] // 800)]
    ink = sample < 200
    return bool(np.mean(sample > 250) > 0.8 and np.mean(sample[ink] < 30) > HARD if ink.sum() > 500 else False)


def _squashed(picture: Picture, gray: Gray) -> bool:
    """Whether the page is a fax of half the dots down that it has across."""
    if picture.dpi and picture.dpi[0] * 10 > picture.dpi[1] * 15:
        return True
    high, wide = gray.shape
    if not _two_toned(gray) or high * 10 > wide * 7:  # a page on its side is 7.7 to 10 or squarer
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark(gray), connectivity=8)
    across, down = stats[1:, 2], stats[1:, 3]
    print_like = (across >= 4) & (down >= 4) & (across <= 60) & (down <= 40)
    return bool(print_like.sum() > 60 and np.median(across[print_like] / down[print_like]) > 0.95)
