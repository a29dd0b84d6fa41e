"""A form whose red print did not survive the scanner: found by the shapes and places of what was filled in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.intake.forms.fit import FINE, SAME, Fit, Pair, Straight, least_squares, sized
from almoner.engine.intake.forms.plan import Box, Plan
from almoner.engine.intake.layout_parts.ocr_words import AS_DIGIT
from almoner.engine.intake.layout_parts.words import Word

SCALES = (1000, 980, 1020, 960, 1040, 940, 1065)
"""Form size over page size, in thousandths; the likeliest first."""
BIN = 80
FEWEST_BOXES = 3
"""Boxes outside the table that hold what they should: a bill's own table never fills them too."""
FEWEST_ROWS = 1
FEWEST_HITS = 6
ROUNDS = 3
MOST_TYPED = 220
FURTHEST = 1200
ONE_LINE = 400
HIGH, WIDE = 80, 260
"""How far (form units) data may stand from where they are expected."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where data of a shape are expected: the middle (x None: anywhere in the box), the shape, the box."""

    x: int | None
    y: int
    shape: str
    box: Box


def fitted_by_data(words: Sequence[Word], plan: Plan) -> tuple[Fit, int] | None:
    """The map under which enough words stand in boxes they have the shape for, and how many do."""
    targets = tuple(_targets(plan))
    shapes = {target.shape: re.compile(target.shape) for target in targets}
    typed = [(word, fitting) for word in words if (fitting := _fitting(word, shapes))][:MOST_TYPED]
    if len(typed) < FEWEST_HITS or not all(
        sum(shape in fitting for _, fitting in typed) >= fewest for shape, fewest in plan.needs
    ):
        return None
    best: tuple[int, Straight] | None = None
    for scale in SCALES:
        straight = _voted(typed, targets, scale)
        hits = _hits(typed, targets, straight)
        for _ in range(ROUNDS):
            pairs = [pair for pair, _, sure in hits if sure]
            better = least_squares(pairs, skew=False) if len(pairs) >= FEWEST_HITS else None
            if better is None or not sized(better) or not _level(better):
                break
            again = _hits(typed, targets, better)
            if len(again) < len(hits):
                break
            straight, hits = better, again
        worth = sum(2 * HIGH - abs(straight(pair[0], pair[1])[1] - pair[3]) for pair, _, _ in hits)
        if best is None or worth > best[0]:
            best = worth, straight
    if best is None:
        return None
    found = _hits(typed, targets, best[1])
    boxes = {box.name for _, box, _ in found if box in plan.boxes}
    rows = {pair[3] for pair, box, _ in found if box in plan.columns}
    if len(boxes) < FEWEST_BOXES or len(rows) < FEWEST_ROWS or len(found) < FEWEST_HITS:
        return None
    return Fit(best[1]), len(found)


def _level(straight: Straight) -> bool:
    """Few data tell a page's size only roughly: both directions must agree within a tenth."""
    wide, high = straight.x[1], straight.y[2]
    return abs(wide - high) * 10 <= max(wide, high)


def _targets(plan: Plan) -> Iterator[Target]:
    for typed in plan.typed:
        box = plan.box(typed.name)
        yield Target(typed.x, typed.y or (box.y0 + box.y1) // 2, typed.shape, box)
    for typed in plan.typed_columns:
        box = plan.box(typed.name)
        for row in plan.rows:
            yield Target(typed.x, row, typed.shape, box)


def _fitting(word: Word, shapes: dict[str, re.Pattern[str]]) -> frozenset[str]:
    text = word.text.strip("|.,:;_'")
    return frozenset(
        shape for shape, pattern in shapes.items() if pattern.fullmatch(text) or pattern.fullmatch(text.translate(AS_DIGIT))
    )


def _voted(typed: Sequence[tuple[Word, frozenset[str]]], targets: Sequence[Target], scale: int) -> Straight:
    """The shift that most pairs of a word and a box with its shape agree on; the likelier boxes count more."""
    votes: dict[tuple[int, int], int] = {}
    for word, shapes in typed:
        x, y = (word.box[0] + word.box[2]) * scale // 2000, (word.box[1] + word.box[3]) * scale // 2000
        for target in targets:
            if target.x is None or target.shape not in shapes:
                continue
            right, down = target.x - x, target.y - y
            if abs(right) < FURTHEST and abs(down) < FURTHEST:
                weight = 3 if target.box.y1 - target.box.y0 < ONE_LINE else 1
                for across in (0, 1):
                    at = (right // (BIN * 2) + across, down // BIN)
                    votes[at] = votes.get(at, 0) + weight
                    votes[at[0], at[1] + 1] = votes.get((at[0], at[1] + 1), 0) + weight
    if not votes:
        return SAME
    (bx, by), _ = max(votes.items(), key=lambda item: (item[1], -abs(item[0][0]) - abs(item[0][1]), item[0]))
    by_unit = scale * FINE // 1000
    return Straight((bx * BIN * 2 * FINE, by_unit, 0), (by * BIN * FINE, 0, by_unit))


def _hits(
    typed: Sequence[tuple[Word, frozenset[str]]], targets: Sequence[Target], straight: Straight
) -> list[tuple[Pair, Box, bool]]:
    """Words that stand in a box they have the shape for, with the place they were expected at, and whether that is sure."""
    found = []
    for word, shapes in typed:
        px, py = (word.box[0] + word.box[2]) // 2, (word.box[1] + word.box[3]) // 2
        x, y = straight(px, py)
        best: tuple[int, Target] | None = None
        for target in targets:
            box, away = target.box, abs(target.y - y)
            if (
                target.shape in shapes
                and box.x0 <= x < box.x1
                and box.y0 <= y < box.y1
                and away <= HIGH
                and (target.x is None or abs(target.x - x) <= WIDE)
                and (best is None or away < best[0])
            ):
                best = away, target
        if best is not None:
            target = best[1]
            found.append(((px, py, target.x if target.x is not None else x, target.y), target.box, target.x is not None))
    return found
