"""Takes away what is no print: stray specks, leading dots, pen rings and frames around words, crumbs of erased rulings."""

import cv2
import numpy as np

from almoner.adapters.readers.paper.pictures import Gray

SPECKLED = 60
"""Stray specks that make a page a dirty one, on which specks that touch a word's surroundings go as well."""
HOLLOW = 0.16


def without_dirt(gray: Gray, ink: Gray, erased: Gray | None, glyph: float) -> tuple[Gray, bool]:
    """The page without dirt, and whether any was found. `erased` is where rulings were, `glyph` a digit's height in dots.

    A decimal point stays: it stands close to a digit, and is larger than the specks of its page.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2:
        return gray, False
    x, y, w, h, area = (stats[:, column] for column in range(5))
    small = area * 80 <= glyph * glyph
    small[0] = False
    gone = _stray(labels, small, area, glyph)
    gone |= (w > 2.5 * glyph) & (h > 1.25 * glyph) & (area < HOLLOW * w * h) & (h < 60 * glyph)
    if erased is not None:
        near = cv2.dilate(erased, np.ones((5, 5), np.uint8)) > 0
        crumb = ((h * 5 < glyph) & (w > h)) | ((w * 6 < glyph) & (h > 1.5 * glyph)) | (area * 60 <= glyph * glyph)
        at_line = near[np.minimum(y + h // 2, ink.shape[0] - 1), np.minimum(x + w // 2, ink.shape[1] - 1)]
        gone |= crumb & at_line
    gone |= _leaders(labels, stats, glyph)
    gone[0] = False
    if not gone.any():
        return gray, False
    mask = cv2.dilate((gone[labels] * 255).astype(np.uint8), np.ones((3, 3), np.uint8))
    # The soft edge of dirt goes with it, print beside it stays.
    mask[(ink > 0) & ~gone[labels]] = 0
    clean = gray.copy()
    clean[mask > 0] = 255
    return clean, True


def _leaders(labels: Gray, stats: Gray, glyph: float) -> Gray:
    """Which components are dots of a row of dots that leads the eye to an amount. A decimal point has digits between it and
    the next.
    """
    w, h = stats[:, 2], stats[:, 3]
    dot = (w * 10 < glyph * 4) & (h * 10 < glyph * 4) & (w < 2.2 * h) & (h < 2.2 * w)
    dot[0] = False
    found: Gray = np.zeros(dot.size, bool)
    if not dot.any():
        return found
    dots = (dot[labels] * 255).astype(np.uint8)
    gap, long = max(3, round(glyph * 1.1)), max(5, round(glyph * 2.2))
    rows = cv2.morphologyEx(dots, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
    print_only = ((labels > 0) & ~dot[labels]).astype(np.uint8) * 255
    rows[print_only > 0] = 0
    rows = cv2.morphologyEx(rows, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    found[np.unique(labels[(rows > 0) & (dots > 0)])] = True
    return found & dot


def _stray(labels: Gray, small: Gray, area: Gray, glyph: float) -> Gray:
    """Which components are specks: those far from all print, and on a dirty page all that are no larger than these."""
    reach = max(3, round(glyph * 0.45)) | 1
    print_only = ((labels > 0) & ~small[labels]).astype(np.uint8)
    beside = cv2.dilate(print_only, np.ones((reach, 2 * reach + 1), np.uint8)) > 0
    close = np.zeros(small.size, bool)
    close[np.unique(labels[beside])] = True
    stray = small & ~close
    found: Gray = stray
    if int(stray.sum()) > SPECKLED:
        usual = min(float(np.percentile(area[stray], 80)), glyph * glyph / 110)
        found = stray | (small & (area <= usual))
    return found
