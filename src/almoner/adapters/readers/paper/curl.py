"""Straightens rows of print on a sheet that is curled, folded or seen aslant: each row's own lean, over the whole page."""

import cv2
import numpy as np

from almoner.adapters.readers.paper.pictures import Gray, Map

LEAST_WORDS = 25
WORTH = 0.12
"""Rows that stray less than this share of a digit's height are straight."""
STEEPEST = 0.12


def lean(ink: Gray, glyph: float) -> tuple[float, ...] | None:
    """How rows of print stray down from straight, see `strays`; None when they are straight or there are too few to say."""
    high, wide = ink.shape
    slopes, weights, places = _words_lean(ink, glyph)
    if len(slopes) < LEAST_WORDS:
        return None
    at: Map = np.array(places)
    x, y = at[:, 0] * 2 / wide - 1, at[:, 1] * 2 / high - 1
    shape: Map = np.column_stack([np.ones_like(x), x, y, x * y, x * x])
    fit = _fitted(shape, np.array(slopes), np.array(weights))
    half = wide / 2
    way = (fit[0] * half, fit[1] * half / 2, fit[2] * half, fit[3] * half / 2, fit[4] * half / 3)
    grid: Map = np.array([[a, b] for a in (-1.0, -0.5, 0.5, 1.0) for b in (-0.8, 0.0, 0.8)])
    most = float(np.abs(strays(way, grid[:, 0], grid[:, 1])).max())
    return tuple(float(one) for one in way) if WORTH * glyph < most < 12 * glyph else None


def _words_lean(ink: Gray, glyph: float) -> tuple[list[float], list[float], list[tuple[float, float]]]:
    """Each word's lean along the feet of its letters, how much it counts, and where it stands.

    Most letters and all digits stand on the row; those that hang below it are outvoted.
    """
    reach = max(3, round(glyph * 0.9))
    bars = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    words = cv2.connectedComponents(bars, connectivity=8)[1]
    _, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letter_like = (stats[:, 3] > 0.45 * glyph) & (stats[:, 3] < 1.7 * glyph) & (stats[:, 2] < 2.5 * glyph)
    letter_like[0] = False
    stats, centres = stats[letter_like], centres[letter_like]
    word = words[np.minimum(stats[:, 1] + stats[:, 3] // 2, ink.shape[0] - 1), stats[:, 0] + stats[:, 2] // 2]
    order = np.lexsort((stats[:, 0], word))
    slopes: list[float] = []
    weights: list[float] = []
    places: list[tuple[float, float]] = []
    starts = np.flatnonzero(np.diff(word[order], prepend=-1))
    for one in np.split(order, starts[1:]):
        if word[one[0]] == 0 or one.size < 4:
            continue
        one = one[:40]  # noqa: PLW2901
        x, feet = centres[one, 0], (stats[one, 1] + stats[one, 3]).astype(np.float64)
        first, second = np.triu_indices(one.size, 1)
        apart = x[second] - x[first]
        far = apart > 1.2 * glyph
        if x[-1] - x[0] < 3 * glyph or not far.any():
            continue
        slope = float(np.median((feet[second] - feet[first])[far] / apart[far]))
        if abs(slope) < STEEPEST:
            slopes.append(slope)
            weights.append(float(min(x[-1] - x[0], 25 * glyph)))
            places.append((float(x.mean()), float(feet.mean())))
    return slopes, weights, places


def _fitted(shape: Map, slopes: Map, weights: Map) -> Map:
    """Least squares in which words that disagree with the rest lose their say."""
    say = weights.copy()
    calm = np.diag([0.0, 0.02, 0.02, 0.08, 0.08]) * weights.sum()
    fit: Map = np.zeros(shape.shape[1])
    for _ in range(8):
        held = shape * say[:, None]
        fit = np.linalg.solve(held.T @ shape + calm, held.T @ slopes)
        off = np.abs(slopes - shape @ fit)
        usual = max(float(np.median(off)), 1e-3)
        say = weights / (1 + (off / (1.5 * usual)) ** 2)
    return fit


def strays(way: tuple[float, ...], x: Map, y: Map) -> Map:
    """Dots that a row lies too low at (x, y), each from -1 to 1 across and down the page, 0 in its middle."""
    a, b, c, d, e = way
    down: Map = a * x + b * x * x + c * x * y + d * x * x * y + e * x * x * x
    return down


def unbent(gray: Gray, way: tuple[float, ...]) -> Gray:
    """The page with its rows straight; nothing moves sideways."""
    high, wide = gray.shape
    across: Map = np.arange(wide, dtype=np.float32)
    down: Map = np.arange(high, dtype=np.float32)
    x, y = across * np.float32(2 / wide) - 1, down * np.float32(2 / high) - 1
    off = np.float32(strays(way, x[None, :].astype(np.float64), y[:, None].astype(np.float64)))
    rows: Map = (down[:, None] + off).astype(np.float32)
    columns: Map = np.broadcast_to(across[None, :], rows.shape).astype(np.float32)
    return cv2.remap(gray, columns, rows, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
