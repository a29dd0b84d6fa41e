"""Columns of a table: cut by alignment, with their headings, and settled by what stands in them."""

import re
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, Odds
from almoner.engine.intake.layout_parts.rows import NUMERIC
from almoner.engine.intake.layout_parts.tables import Column, Head, Table, assign, clusters, edge_of, kind_of
from almoner.engine.intake.values import money

POSTED = re.compile(r"post|process|entry|entered|paid|bill", re.IGNORECASE)


def cut(table: Table, body: Sequence[Band]) -> list[Column]:
    """The table's columns. Money columns come from amounts that stand over each other, the others from their headings."""
    heads = table.heads
    width = body[0].width if body else 100
    amounts = [atom for band in body for atom in _column_amounts(band)]
    found = clusters(amounts)
    named = assign(heads, found, _is_money, width)
    columns: list[Column] = []
    used: set[int] = set()
    for (x0, x1, _many), number in zip(found, named, strict=True):
        if number is None:
            continue
        head = heads[number]
        if number in used:
            old = next(c for c in columns if c.heading == head.text and c.kind == "money")
            old.x0, old.x1 = min(old.x0, x0), max(old.x1, x1)
            continue
        used.add(number)
        edge = edge_of(amounts, x0, x1)
        odds = _only(head.odds, money_only=True)
        columns.append(Column(x0=x0, x1=x1, kind="money", odds=odds, heading=head.text, seen=True, edge=edge))

    for number, head in enumerate(heads):
        if number in used:
            continue
        role = head.odds[0][0] if head.odds else "description"
        kind = kind_of(role) if head.odds else "text"
        if role == "ageing":
            kind = "money"
        if kind == "money":
            columns.append(
                Column(x0=head.x0, x1=head.x1, kind="money", odds=_only(head.odds, money_only=True), heading=head.text)
            )
        else:
            columns.append(
                Column(
                    x0=head.x0,
                    x1=head.x1,
                    kind=kind,
                    odds=head.odds,
                    heading=head.text,
                    role=role if head.odds else "other_text",
                )
            )
    columns.sort(key=lambda column: (column.x0, column.x1))
    _one_description(columns)
    _one_day(columns)
    return columns


def _one_day(columns: list[Column]) -> None:
    """Of several days the day of service counts; when it was posted does not."""
    days = [column for column in columns if column.role == "day"]
    if len(days) < 2:
        return
    posted = [column for column in days if POSTED.search(column.heading)]
    for column in posted if 0 < len(posted) < len(days) else days[1:]:
        column.role = "posted"


def _column_amounts(band: Band) -> list[Atom]:
    """Amounts that may stand in a column: not those inside a run of words."""
    if len(band.atoms) > 60:
        return []
    found: list[Atom] = []
    for cell in band.cells:
        for number, atom in enumerate(cell.atoms):
            follows = (
                number + 1 < len(cell.atoms) and cell.atoms[number + 1].kind == "word" and cell.atoms[number + 1].text.isalpha()
            )
            labelled = number > 0 and cell.atoms[number - 1].text.endswith(":")
            if (atom.kind == "money" and not (number >= 4 and follows) and not labelled) or (
                atom.kind == "word" and len(cell.atoms) == 1 and NUMERIC.fullmatch(atom.text) and money(atom.text)
            ):
                found.append(atom)
    return found


def _is_money(head: Head) -> bool:
    return bool(head.odds) and (head.odds[0][0] in MONEY_ROLES or head.odds[0][0] == "ageing")


def _only(odds: Odds, *, money_only: bool) -> Odds:
    kept = tuple((role, speaks) for role, speaks in odds if (role in MONEY_ROLES or role == "ageing") == money_only)
    return kept or (("charge", 0),)


def _one_description(columns: list[Column]) -> None:
    """A table has one description: the best heading for it, else the unknown or free text column."""
    free = [c for c in columns if c.kind == "text"]
    if any(c.role == "description" for c in free):
        first = True
        for column in free:
            if column.role == "description":
                column.role = "description" if first else "other_text"
                first = False
        return
    for wanted in ("other_text", "kind", "provider", "remarks"):
        for column in free:
            if column.role == wanted:
                column.role = "description"
                return
