"""Finds ruled lines on a straight page and erases them without eating digits, minus signs or letters that cross them."""

from dataclasses import dataclass

import cv2
import numpy as np

from almoner.adapters.readers.paper.pictures import Gray

THICKEST = 14
TOUCHED, TOUCHED_SHORT = 0.45, 0.12
"""Share of a line's length at which ink touches it from one side: more is print, less so for one no longer than a word."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """Each a place across (or down) and where it begins and ends, in dots."""

    vertical: tuple[tuple[int, int, int], ...]
    horizontal: tuple[tuple[int, int, int], ...]


def without_rulings(gray: Gray, ink: Gray) -> tuple[Gray, Rulings, Gray | None]:
    """The page without its rulings, where they were, and the dots that were erased (255; None for none)."""
    high, wide = gray.shape
    flat, rows = _lines(ink, max(60, wide // 22))
    upright, columns = _lines(np.ascontiguousarray(ink.T), max(90, high // 24))
    upright = np.ascontiguousarray(upright.T)
    if not rows and not columns:
        return gray, Rulings(vertical=(), horizontal=()), None
    gone = cv2.bitwise_or(_around(flat, upright, ink, 0), _around(upright, flat, ink, 1))
    clean = gray.copy()
    clean[gone > 0] = 255
    return clean, Rulings(vertical=tuple(columns), horizontal=tuple(rows)), gone


def _lines(ink: Gray, length: int) -> tuple[Gray, list[tuple[int, int, int]]]:
    """Horizontal lines at least `length` long, as a mask and as (y, x from, x to)."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    found = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    # A line that leans by a dot or two breaks into steps: steps that touch are one line.
    found = cv2.dilate(found, np.ones((3, 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    kept: list[tuple[int, int, int]] = []
    keep = np.zeros(count, bool)
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        thick = area / max(w, 1) - 2
        if thick > THICKEST or h > THICKEST + w // 40:
            continue
        if _is_print(ink, x, y, w, h, short=w < 3 * length):
            continue
        keep[label] = True
        kept.append((y + h // 2, x, x + w))
    mask = (keep[labels] * 255).astype(np.uint8)
    return mask, kept


def _is_print(ink: Gray, x: int, y: int, w: int, h: int, *, short: bool) -> bool:
    """Feet of letters set close together look like a line, but stems stand on them all along."""
    above = ink[max(0, y - 4) : max(1, y - 1), x : x + w]
    below = ink[y + h + 1 : y + h + 4, x : x + w]
    return max(_share(above), _share(below)) > (TOUCHED_SHORT if short else TOUCHED)


def _share(part: Gray) -> float:
    return float((part.max(axis=0) > 0).mean()) if part.size else 0.0


def _around(mask: Gray, other: Gray, ink: Gray, axis: int) -> Gray:
    """The line with its soft edges, left standing where print that touches it on one side goes on at the other."""
    if not mask.any():
        return mask
    three = np.ones((3, 1) if axis == 0 else (1, 3), np.uint8)
    wide = cv2.dilate(mask, three)
    both = cv2.bitwise_or(wide, cv2.dilate(other, three.T))
    touching = cv2.bitwise_and(cv2.bitwise_and(ink, cv2.bitwise_not(both)), cv2.dilate(wide, three))
    shape, last = ((THICKEST, 1), (0, THICKEST - 1)) if axis == 0 else ((1, THICKEST), (THICKEST - 1, 0))
    from_before = cv2.dilate(touching, np.ones(shape, np.uint8), anchor=last)
    from_behind = cv2.dilate(touching, np.ones(shape, np.uint8), anchor=(0, 0))
    crossing = cv2.bitwise_and(cv2.bitwise_and(from_before, from_behind), ink)
    return cv2.bitwise_and(wide, cv2.bitwise_not(crossing))
