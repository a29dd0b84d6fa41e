"""A table that goes on under headings nobody can read has the columns of the other page's, where their amounts stand in line."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.tables import Column, clusters, edge_of, overlap

FEWEST_COLUMNS = 4
FEWEST_ROWS = 2


def like_another(
    columns: Sequence[Column], body: Sequence[Band], others: Sequence[tuple[Sequence[Column], Sequence[Band]]]
) -> list[Column] | None:
    """The table's columns with the amounts' of another table of the paper, the longest first, where each of those is sure and one
    of its own is in doubt or has no role; None where there is no need or no table like it."""
    own = _edges(body)
    moneys = [column for column in columns if column.kind == "money" and column.seen and column.role is not None]
    if len(own) < FEWEST_COLUMNS or (len(moneys) >= len(own) and all(column.sure for column in moneys)):
        return None
    for theirs, rows in sorted(others, key=lambda other: -len(other[1])):
        seen = [column for column in theirs if column.kind == "money" and column.seen]
        if not all(column.sure and column.role is not None for column in seen) or len(seen) != len(own):
            continue
        edges = _edges(rows)
        if len(edges) == len(own) and _in_line(edges, own, body[0].width):
            moved = [_moved(column, edges, own) for column in theirs]
            plain = [column for column in columns if column.kind != "money"]
            if not plain:
                return moved
            apart = [column for column in moved if column.kind == "money" or not _over_any(column, plain)]
            return sorted([*plain, *apart], key=lambda column: (column.x0, column.x1))
    return None


def _over_any(column: Column, columns: Sequence[Column]) -> bool:
    return any(overlap(column.x0, column.x1, other.x0, other.x1) > 0 for other in columns)


def _in_line(edges: Sequence[int], own: Sequence[int], width: int) -> bool:
    """Whether columns stand as those of another page do, which may be a little larger or smaller and moved."""
    wide, narrow = max(edges[-1] - edges[0], own[-1] - own[0]), min(edges[-1] - edges[0], own[-1] - own[0])
    return narrow * 10 >= wide * 9 and all(
        abs(_at(there, edges, own) - here) <= width // 2 for there, here in zip(edges, own, strict=True)
    )


def _at(x: int, edges: Sequence[int], own: Sequence[int]) -> int:
    """Where a place of the other page is on this one."""
    return own[0] + (x - edges[0]) * (own[-1] - own[0]) // max(1, edges[-1] - edges[0])


def _moved(column: Column, edges: Sequence[int], own: Sequence[int]) -> Column:
    x0, x1, edge = (_at(x, edges, own) for x in (column.x0, column.x1, column.edge))
    return replace(column, x0=x0, x1=x1, edge=edge)


def _edges(body: Sequence[Band]) -> list[int]:
    """Where the amounts of each column end, from left to right."""
    amounts = [atom for band in body for atom in band.amounts]
    found = [one for one in clusters(amounts) if one[2] >= FEWEST_ROWS]
    most = max((many for _, _, many in found), default=0)
    return [edge_of(amounts, x0, x1) for x0, x1, many in found if many * 2 >= most]


__all__ = ["like_another"]
