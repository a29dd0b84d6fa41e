"""Finds the sheet of paper in a photo and looks at it straight from above; leaves a scan, which is all paper, alone."""

import cv2
import numpy as np

from almoner.adapters.readers.paper.pictures import Gray, Map

LOOK = 700
LEAST_SHARE = 0.3
STEP = 9.0
"""How much brighter, in hundredths of its brightness, paper must be than what lies beside it."""
APART = 4
LEAST_SUPPORT = 0.6
MOST_TILT = 18
BEYOND = 0.12
"""How far out, in shares of the picture's longer side, paper that comes back shows a side to be a shaded band's."""
MOST_OF_A_SIDE = 0.85
BAND = 0.01
"""Nobody prints this near to the edge of a sheet: what is seen there is the table."""


def page_corners(gray: Gray) -> Map | None:
    """Corners of the one bright four-sided sheet, clockwise from top left, in dots; None when no sheet stands out.

    A side that no edge shows is the picture's own; at least two must show. A shadow's border is no edge: it is soft.
    """
    high, wide = gray.shape
    scale = LOOK / max(high, wide)
    small = cv2.resize(gray, (max(1, round(wide * scale)), max(1, round(high * scale))), interpolation=cv2.INTER_AREA)
    # Print and rulings are swallowed by the paper around them, so that the sheet is one field.
    field = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (11, 11)))
    light: Map = 100 * np.log(cv2.GaussianBlur(field, (0, 0), 1.0).astype(np.float32) + 12)
    turned: Map = np.ascontiguousarray(light.T)
    sides = {
        "left": _side(light, inward=1),
        "right": _side(light, inward=-1),
        "top": _flipped(_side(turned, inward=1)),
        "bottom": _flipped(_side(turned, inward=-1)),
    }
    if sum(line is not None for line in sides.values()) < 2:
        return None
    down, across = light.shape
    edges = {
        "left": (1.0, 0.0, 0.0),
        "right": (1.0, 0.0, across - 1.0),
        "top": (0.0, 1.0, 0.0),
        "bottom": (0.0, 1.0, down - 1.0),
    }
    lines = {name: line if line is not None else edges[name] for name, line in sides.items()}
    met = [_meet(lines[a], lines[b]) for a, b in (("top", "left"), ("top", "right"), ("bottom", "right"), ("bottom", "left"))]
    if any(point is None for point in met):
        return None
    corners: Map = np.array(met, dtype=np.float64)
    if not _sheet_like(corners, across, down):
        return None
    ends = {"left": (0, 3), "right": (1, 2), "top": (0, 1), "bottom": (3, 2)}
    inward = {"left": (1, 0), "right": (-1, 0), "top": (0, 1), "bottom": (0, -1)}
    for name, line in sides.items():
        first, second = corners[ends[name][0]], corners[ends[name][1]]
        if line is not None and _support(light, first, second, inward[name]) < LEAST_SUPPORT:
            return None
        if line is not None and _paper_beyond(light, first, second, inward[name]):
            return None
    found: Map = corners / scale
    return found


Line = tuple[float, float, float]
"""a, b, c of a x + b y = c."""


def _side(light: Map, *, inward: int) -> Line | None:
    """The longest upright edge whose inner side (1: to the right) is brighter, sharply."""
    high = light.shape[0]
    step = np.zeros_like(light)
    step[:, APART:-APART] = (light[:, 2 * APART :] - light[:, : -2 * APART]) * inward
    thin = cv2.dilate(step, np.ones((1, 5), np.uint8)) <= step
    edge = ((step > STEP) & thin).astype(np.uint8) * 255
    lean = np.deg2rad(MOST_TILT)
    votes = round(high * 0.22)
    best: tuple[float, Line] | None = None
    for low, top in ((0.0, float(lean)), (float(np.pi - lean), float(np.pi))):
        lines = cv2.HoughLines(edge, 1, np.pi / 360, votes, min_theta=low, max_theta=top)
        for rho, theta in () if lines is None else lines.reshape(-1, lines.shape[-1])[:6, :2]:
            line = (float(np.cos(theta)), float(np.sin(theta)), float(rho))
            long = _length(edge, line)
            if best is None or long > best[0]:
                best = (long, line)
    return None if best is None or best[0] < 0.3 * high else best[1]


def _length(edge: Gray, line: Line) -> float:
    """Rows of the picture in which the edge lies on the line, a curl's dot or two aside."""
    a, b, c = line
    rows = np.arange(edge.shape[0])
    at = np.round((c - b * rows) / a).astype(int)
    inside = (at >= 3) & (at < edge.shape[1] - 3)
    near = np.zeros(rows.size, bool)
    for off in (-3, -2, -1, 0, 1, 2, 3):
        near[inside] |= edge[rows[inside], at[inside] + off] > 0
    return float(near.sum())


def _flipped(line: Line | None) -> Line | None:
    return None if line is None else (line[1], line[0], line[2])


def _meet(first: Line, second: Line) -> tuple[float, float] | None:
    cross = first[0] * second[1] - first[1] * second[0]
    if abs(cross) < 0.2:
        return None
    return (first[2] * second[1] - first[1] * second[2]) / cross, (first[0] * second[2] - first[2] * second[0]) / cross


def _sheet_like(corners: Map, wide: int, high: int) -> bool:
    """Four corners in order, hardly outside the picture, around a good part of it. Sides that changed places, as those of shaded
    bands across a scan do, would mirror what is between them."""
    a, b, c, d = corners
    if not (a[0] < b[0] and d[0] < c[0] and a[1] < d[1] and b[1] < c[1]):
        return False
    slack = 0.04 * max(wide, high)
    if (corners < -slack).any() or (corners > np.array([wide + slack, high + slack])).any():
        return False
    hull = corners.astype(np.float32)
    return bool(cv2.isContourConvex(hull) and cv2.contourArea(hull) > LEAST_SHARE * wide * high)


def _support(light: Map, first: Map, second: Map, inward: tuple[int, int]) -> float:
    """The share of a side along which the inner side is sharply brighter."""
    steps = np.linspace(0.04, 0.96, 120)[:, None]
    points = first + (second - first) * steps
    high, wide = light.shape
    best = np.full(len(points), -100.0)
    for off in (-4, -2, 0, 2, 4):
        inner = points + np.array(inward) * (off + APART + 1)
        outer = points + np.array(inward) * (off - APART - 1)
        seen = (outer >= 0).all(axis=1) & (outer < [wide, high]).all(axis=1) & (inner >= 0).all(axis=1)
        seen &= (inner < [wide, high]).all(axis=1)
        a, b = inner[seen].astype(int), outer[seen].astype(int)
        best[seen] = np.maximum(best[seen], light[a[:, 1], a[:, 0]] - light[b[:, 1], b[:, 0]])
        best[~seen] = np.maximum(best[~seen], STEP * 1.01 if off == 0 else -100)  # beyond the picture nothing speaks against it
    return float((best > STEP).mean())


def _paper_beyond(light: Map, first: Map, second: Map, inward: tuple[int, int]) -> bool:
    """Whether it is as bright again a little further out along most of a side: then that is a shaded band and no edge."""
    high, wide = light.shape
    points = first + (second - first) * np.linspace(0.04, 0.96, 120)[:, None]
    inner = points + np.array(inward) * (APART + 1)
    inside = (inner >= 0).all(axis=1) & (inner < [wide, high]).all(axis=1)
    points, inner = points[inside], inner[inside].astype(int)
    again = np.zeros(len(points), bool)
    for out in range(APART + 1, round(BEYOND * max(high, wide)), 2):
        outer = (points - np.array(inward) * out).astype(int)
        seen = (outer >= 0).all(axis=1) & (outer < [wide, high]).all(axis=1)
        own = light[inner[seen, 1], inner[seen, 0]]
        again[seen] |= light[outer[seen, 1], outer[seen, 0]] > own - STEP / 3
    return bool(len(points)) and float(again.mean()) > MOST_OF_A_SIDE


def straightened(gray: Gray, corners: Map) -> tuple[Gray, Map]:
    """The sheet seen from above, and the map from its dots back to the photo's."""
    a, b, c, d = corners
    wide = max(np.linalg.norm(b - a), np.linalg.norm(c - d))
    high = max(np.linalg.norm(d - a), np.linalg.norm(c - b))
    size = (max(60, round(float(wide))), max(60, round(float(high))))
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    forth = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    out = cv2.warpPerspective(gray, forth, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    across, down = max(2, round(size[0] * BAND)), max(2, round(size[1] * BAND))
    paper = int(np.percentile(out, 75))
    out[:down], out[-down:], out[:, :across], out[:, -across:] = paper, paper, paper, paper
    return out, np.linalg.inv(forth)
