"""Draws a picture at another size or turned, with the map from its new dots back to the old."""

from typing import Any

import cv2
import numpy as np

from almoner.adapters.readers.paper.pictures import Gray, Map


def scaled(gray: Gray, across: float, down: float) -> tuple[Gray, Map]:
    """Drawn so many times as large across and down."""
    high, wide = gray.shape
    size = (max(1, round(wide * across)), max(1, round(high * down)))
    how = cv2.INTER_AREA if across < 1 else cv2.INTER_CUBIC
    back = np.diag([wide / size[0], high / size[1], 1.0])
    return cv2.resize(gray, size, interpolation=how), back


def quarter_turned(gray: Gray, turn: int) -> tuple[Gray, Map]:
    """Turned clockwise by 90, 180 or 270 degrees."""
    high, wide = gray.shape
    if turn == 90:
        return np.ascontiguousarray(np.rot90(gray, -1)), np.array([[0.0, 1, 0], [-1, 0, high], [0, 0, 1]])
    if turn == 180:
        return np.ascontiguousarray(np.rot90(gray, 2)), np.array([[-1.0, 0, wide], [0, -1, high], [0, 0, 1]])
    return np.ascontiguousarray(np.rot90(gray, 1)), np.array([[0.0, -1, wide], [1, 0, 0], [0, 0, 1]])


def rotated(gray: Gray, angle: float) -> tuple[Gray, Map]:
    """Turned about its middle on a page large enough to keep its corners."""
    high, wide = gray.shape
    turn: Any = cv2.getRotationMatrix2D((wide / 2, high / 2), -angle, 1.0)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    new_wide, new_high = int(wide * cos + high * sin), int(high * cos + wide * sin)
    turn[0, 2] += (new_wide - wide) / 2
    turn[1, 2] += (new_high - high) / 2
    out = cv2.warpAffine(gray, turn, (new_wide, new_high), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return out, np.linalg.inv(np.vstack([turn, [0.0, 0.0, 1.0]]))
