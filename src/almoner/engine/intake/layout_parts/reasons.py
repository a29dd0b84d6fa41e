"""Reasons of a plan's decision with their amounts ("CO-45 53.66"): beside a line, and in rows of their own below it."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Adjustment, Line
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.tables import Column, overlap
from almoner.engine.intake.layout_parts.walk import Walk
from almoner.engine.intake.layout_parts.words import spot_of
from almoner.engine.money import Money

SHARES = {("PR", "1"): "deductible", ("PR", "2"): "coinsurance", ("PR", "3"): "copay"}
"""Reasons by which the amount is a share of the patient's and takes nothing off."""
PATIENTS = re.compile(r"PR\b|PR\d|[123]$", re.ASCII)
"""The group of what is the patient's, with its reason or alone; the reasons of shares where the paper leaves the group out."""
MARKS = frozenset({"group_code", "reason_code"})


def shared(parts: Parts) -> None:
    """An amount of the column of reasons that is the patient's deductible, coinsurance or copay moves to that name."""
    role = SHARES.get(_reason(parts) or ("", ""))
    if role is None or "adjustment" not in parts.money or role in parts.money:
        return
    parts.money[role] = parts.money.pop("adjustment")
    parts.places[role] = parts.places.pop("adjustment", ())
    for mark in MARKS:
        parts.marks.pop(mark, None)


def mixed(columns: Sequence[Column], body: Sequence[Band]) -> bool:
    """Whether a table's column of adjustments holds an amount for each reason, the patient's shares among them."""
    left = next((one for one, after in itertools.pairwise(columns) if one.role in MARKS and after.role == "adjustment"), None)
    if left is None:
        return False
    atoms = (atom for band in body for atom in band.atoms if overlap(left.x0, left.x1, atom.x0, atom.x1) > 0)
    return any(PATIENTS.match(atom.text) for atom in atoms)


def below_its_line(walk: Walk, parts: Parts) -> bool:
    """A row of nothing but a reason and its amount belongs to the line above it."""
    reason = _reason(parts)
    if reason is None or parts.money.keys() != {"adjustment"} or not parts.marks.keys() <= MARKS:
        return False
    if parts.any_label or parts.days or parts.loose or not walk.draft.lines or walk.pending is not None:
        return False
    number = len(walk.draft.lines) - 1
    walk.draft.lines[number] = _with(walk.draft.lines[number], reason, parts)
    return True


def _with(line: Line, reason: tuple[str, str], parts: Parts) -> Line:
    amount = parts.money["adjustment"]
    role, place = SHARES.get(reason), spot_of(parts.places.get("adjustment", ()))
    if role is None or getattr(line, role) is not None:
        return replace(line, adjustments=(*line.adjustments, Adjustment(reason[0], reason[1], amount)))
    spots = (*line.spots, (role, place)) if place is not None and line.spots else line.spots
    told: dict[str, Money] = {role: amount}
    return replace(
        line,
        deductible=told.get("deductible", line.deductible),
        coinsurance=told.get("coinsurance", line.coinsurance),
        copay=told.get("copay", line.copay),
        spots=tuple(sorted(spots, key=lambda spot: spot[0])),
    )


def _reason(parts: Parts) -> tuple[str, str] | None:
    group, reason = parts.marks.get("group_code", ""), parts.marks.get("reason_code", "")
    return values.adjustment_code(f"{group}-{reason}") or values.adjustment_code(reason) or values.adjustment_code(group)


__all__ = ["below_its_line", "mixed", "shared"]
