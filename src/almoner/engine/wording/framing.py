"""Where a finding stands on the pages of papers: frames around its lines, those that touch as one."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from almoner.engine.wording.reporting import Places

Box = tuple[Any, Any, Any, Any]
"""Left, top, right, bottom in fractions of the page."""
TOUCH = Fraction(4, 1000)


def boxes_of(finding: Mapping[str, Any], places: Places) -> dict[tuple[int, int], list[Box]]:
    """Where the lines or bills of a finding stand, by document and page."""
    found: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for one in finding["lines"] or finding["bills"]:
        spot = places.spots.get(one) or {}
        if spot.get("box") is not None:
            left, top, right, bottom = spot["box"]
            found[spot["document"], spot["page"]].append((left, top, right, bottom))
    return {leaf: merged(boxes) for leaf, boxes in found.items()}


def merged(boxes: list[Box]) -> list[Box]:
    """Lines that touch share one frame: on a slanted page their boxes overlap, and an edge would strike a line out."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda one: (one[1], one[0])):
        if kept and box[1] - kept[-1][3] < TOUCH and min(box[2], kept[-1][2]) > max(box[0], kept[-1][0]):
            last = kept.pop()
            kept.append((min(last[0], box[0]), last[1], max(last[2], box[2]), max(last[3], box[3])))
        else:
            kept.append(box)
    return kept
