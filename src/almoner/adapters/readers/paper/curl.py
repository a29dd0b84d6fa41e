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
    reach = max(3, round(glyph * 0.9))
    bars = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    _, labels, stats, centres = cv2.connectedComponentsWithStats(bars, connectivity=8)
    w, h = stats[:, 2], stats[:, 3]
    word_like = (w > 3 * glyph) & (h > 0.6 * glyph) & (h < 1.7 * glyph + w * STEEPEST) & (w > 2 * h)
    word_like[0] = False
    chosen = np.nonzero(word_like)[0]
    if chosen.size < LEAST_WORDS:
        return None
    slopes, weights, places = [], [], []
    for label in chosen:
        x, y = stats[label, 0], stats[label, 1]
        part = (labels[y : y + h[label], x : x + w[label]] == label).astype(np.uint8)
        moment = cv2.moments(part, binaryImage=True)
        slope = moment["mu11"] / moment["mu20"]
        if abs(slope) < STEEPEST:
            slopes.append(slope)
            weights.append(min(float(w[label]), 25 * glyph))
            places.append(centres[label])
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
