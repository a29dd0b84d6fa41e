"""Finds the sheet of paper in a photo and looks at it straight from above; leaves a scan, which is all paper, alone."""

import cv2
import numpy as np

from almoner.adapters.readers.paper.pictures import Gray, Map

LOOK = 700
LEAST_SHARE = 0.25
MOST_SHARE = 0.985
DARKER = 25
MARGIN = 0.004


def page_corners(gray: Gray) -> Map | None:
    """Corners of the one bright four-sided sheet, clockwise from top left, in dots; None when no sheet stands out."""
    high, wide = gray.shape
    scale = LOOK / max(high, wide)
    small = cv2.resize(gray, (max(1, round(wide * scale)), max(1, round(high * scale))), interpolation=cv2.INTER_AREA)
    # Print is swallowed by the paper around it, so that the sheet is one bright field.
    field = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (13, 13)))
    field = cv2.GaussianBlur(field, (0, 0), 2.0)
    level = cv2.threshold(field, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]
    for cut in (level, level * 0.85, level * 1.12):
        found = _sheet(field, float(cut))
        if found is not None:
            corners: Map = found / scale
            return corners
    return None


def _sheet(field: Gray, cut: float) -> Map | None:
    bright = cv2.threshold(field, cut, 255, cv2.THRESH_BINARY)[1]
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    outlines = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    if not outlines:
        return None
    largest = cv2.convexHull(max(outlines, key=cv2.contourArea))
    share = cv2.contourArea(largest) / field.size
    if not LEAST_SHARE <= share <= MOST_SHARE:
        return None
    around = cv2.arcLength(largest, closed=True)
    for loose in (0.01, 0.02, 0.03, 0.045):
        shape = cv2.approxPolyDP(largest, loose * around, closed=True).reshape(-1, 2)
        if len(shape) == 4:
            break
    else:
        return None
    if cv2.contourArea(shape.astype(np.float32)) < 0.9 * cv2.contourArea(largest):
        return None
    corners = _clockwise(shape.astype(np.float64))
    return corners if _stands_out(field, corners) else None


def _clockwise(corners: Map) -> Map:
    total, difference = corners.sum(axis=1), corners[:, 1] - corners[:, 0]
    order = [int(total.argmin()), int(difference.argmin()), int(total.argmax()), int(difference.argmax())]
    if len(set(order)) == 4:
        return corners[order]
    middle = corners.mean(axis=0)
    around = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    return corners[around]


def _stands_out(field: Gray, corners: Map) -> bool:
    """Darker all around: on at least three sides something else than the sheet is seen, and it is not paper with print."""
    high, wide = field.shape
    inside = np.zeros(field.shape, np.uint8)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 255)
    apart = cv2.dilate(inside, np.ones((9, 9), np.uint8)) == 0
    if apart.sum() < field.size * 0.01:
        return False
    if float(np.median(field[inside > 0])) - float(np.percentile(field[apart], 75)) < DARKER:
        return False
    sides = 0
    for first, second, edge in zip(corners, np.roll(corners, -1, axis=0), ("top", "right", "bottom", "left"), strict=True):
        x, y = (first + second) / 2
        far = {"top": y, "bottom": high - y, "left": x, "right": wide - x}[edge]
        sides += far > max(high, wide) * 0.008
    return sides >= 3


def straightened(gray: Gray, corners: Map) -> tuple[Gray, Map]:
    """The sheet seen from above, and the map from its dots back to the photo's."""
    a, b, c, d = corners
    wide = max(np.linalg.norm(b - a), np.linalg.norm(c - d))
    high = max(np.linalg.norm(d - a), np.linalg.norm(c - b))
    size = (max(60, round(float(wide))), max(60, round(float(high))))
    middle = corners.mean(axis=0)
    source = (middle + (corners - middle) * (1 - MARGIN)).astype(np.float32)
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    forth = cv2.getPerspectiveTransform(source, target)
    out = cv2.warpPerspective(gray, forth, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return out, np.linalg.inv(forth)
