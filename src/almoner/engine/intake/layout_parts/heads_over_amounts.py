"""One heading over two columns of amounts is two headings a blank apart: cut where the amounts below it part."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import heading
from almoner.engine.intake.layout_parts.tables import Head, Table, clusters, distance, overlap

KNOWN = 2000
"""What one of two halves must say for itself (milli-nats)."""
Stretch = tuple[int, int, int]


def cut_over_amounts(table: Table, heading_bands: Sequence[Band], body: Sequence[Band]) -> Table:
    """The table with each heading cut that stands over two columns of amounts with no other heading over either."""
    found = clusters([atom for band in body for atom in band.amounts])
    most = max((many for _, _, many in found), default=0)
    columns = [one for one in found if one[2] * 2 >= most]
    heads: list[Head] = []
    for head in table.heads:
        under = [one for one in columns if overlap(one[0], one[1], head.x0, head.x1) > 0]
        heads.extend((_halves(head, table.heads, heading_bands, under) if _side_by_side(under, body) else []) or [head])
    return replace(table, heads=tuple(heads))


def _side_by_side(under: Sequence[Stretch], body: Sequence[Band]) -> bool:
    """Whether most rows have an amount in both of two columns: else one amount has only slipped sideways."""
    if len(under) != 2:
        return False
    both = sum(1 for band in body if all(any(x0 <= a.x0 and a.x1 <= x1 for a in band.amounts) for x0, x1, _ in under))
    return both * 2 > max(many for _, _, many in under)


def _halves(head: Head, heads: Sequence[Head], bands: Sequence[Band], under: Sequence[Stretch]) -> list[Head]:
    others = [other for other in heads if other is not head]
    if any(overlap(one[0], one[1], other.x0, other.x1) > 0 for one in under for other in others):
        return []
    words = [atom for band in bands for atom in band.atoms if head.x0 <= atom.x0 and atom.x1 <= head.x1]
    if " ".join(atom.text for atom in words) != head.text:
        return []  # stacked from several bands: they were cut by their places
    cuts = [(_far(words[:at], under[0]) + _far(words[at:], under[1]), at) for at in range(1, len(words))]
    if not cuts:
        return []
    at = min(cuts)[1]
    pieces = [_head(words[:at]), _head(words[at:])]
    return pieces if any(piece.odds and piece.odds[0][1] >= KNOWN for piece in pieces) else []


def _far(words: Sequence[Atom], column: Stretch) -> int:
    return distance(words[0].x0, words[-1].x1, column[0], column[1])


def _head(words: Sequence[Atom]) -> Head:
    text = " ".join(atom.text for atom in words)
    return Head(text=text, x0=words[0].x0, x1=words[-1].x1, odds=heading(text))


__all__ = ["cut_over_amounts"]
