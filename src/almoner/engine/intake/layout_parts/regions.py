"""Where the tables are: under headings, and runs of items without any."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.columns import cut
from almoner.engine.intake.layout_parts.columns_by_content import settle_count_unheaded
from almoner.engine.intake.layout_parts.counts import settle_counts
from almoner.engine.intake.layout_parts.facts import fact_of
from almoner.engine.intake.layout_parts.heads import find_heads, heads_key
from almoner.engine.intake.layout_parts.heads_in_order import in_order
from almoner.engine.intake.layout_parts.heads_over_amounts import cut_over_amounts
from almoner.engine.intake.layout_parts.labelled_marks import names_marks
from almoner.engine.intake.layout_parts.naming import name_columns, name_unheaded
from almoner.engine.intake.layout_parts.pairs import pairs_of
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, label, row_kind
from almoner.engine.intake.layout_parts.rows import NUMERIC
from almoner.engine.intake.layout_parts.same_table import like_another
from almoner.engine.intake.layout_parts.shares import settle_share
from almoner.engine.intake.layout_parts.tables import Column, Table, clusters, edge_of, overlap
from almoner.engine.intake.values import code

HEADING = -2
APART = -3
FEWEST_SUMS = 2
SIGNS = frozenset({"-", "–", "—", "+", "=", "−"})
BULLETS = frozenset({"-", "*", "•", "·", "–"})
PRIMARY = frozenset(
    {
        "charge",
        "allowed",
        "unit_price",
        "paid",
        "adjustment",
        "payments_and_adjustments",
        "patient_owes",
        "running_balance",
        "not_covered",
        "deductible",
        "patient_paid",
    }
)
SERVICE = frozenset({"description", "day", "code", "units", "revenue_code", "remarks", "claim", "provider", "kind", "patient"})


@dataclass
class Region:
    """A table: its columns and bands."""

    number: int
    columns: list[Column] = field(default_factory=list)
    body: list[Band] = field(default_factory=list)
    ageing: bool = False
    headed: bool = True


def regions_of(
    bands: Sequence[Band], *, decided: bool = False, apart: frozenset[int] = frozenset()
) -> tuple[list[Region], list[int]]:
    """All tables, and for each band the table it may belong to: its position, -1 for none, -2 for a heading band. Bands `apart`
    belong to none."""
    where = [-1] * len(bands)
    regions: list[Region] = []
    tables = [table for table in find_heads(bands) if _is_table(table, bands) and table.first not in apart]
    tables = [
        table
        for table, after in zip(tables, [*tables[1:], None], strict=False)
        if after is None or _has_amounts(table, bands[table.last + 1 : after.first])
    ]
    tables = [
        table
        for table, after in zip(tables, [*tables[1:], None], strict=False)
        if after is None or not _is_card(table, bands[table.last + 1 : after.first])
    ]
    totals = frozenset(atom.amount.cents for band in bands for atom in band.amounts if atom.amount and _totals(band))
    open_regions: list[tuple[Table, Region]] = []
    known: dict[tuple[str, ...], Region] = {}
    for number, table in enumerate(tables):
        end = tables[number + 1].first if number + 1 < len(tables) else len(bands)
        body = [band for band in bands[table.last + 1 : end] if band.number not in apart]
        for at in range(table.first, table.last + 1):
            where[at] = HEADING
        again = known.get(heads_key(table))
        if again is None:
            again = Region(number=len(regions), ageing=_is_ageing(table))
            regions.append(again)
            open_regions.append((table, again))
            known[heads_key(table)] = again
        again.body.extend(body)
        for band in body:
            where[band.number] = again.number
    for table, region in open_regions:
        over = bands[table.first : table.last + 1]
        parted = in_order(cut_over_amounts(table, over, region.body), region.body, over)
        region.columns = cut(parted, [band for band in region.body if band.amounts or len(band.cells) > 1])
        settle_counts(region.columns, region.body)
        name_columns(region.columns, region.body, totals, decided=decided)
        settle_share(region.columns, region.body)
    named = [(region.columns, region.body) for _, region in open_regions]
    for at, (_, region) in enumerate(open_regions):
        others = [other for n, other in enumerate(named) if n != at]
        region.columns = like_another(region.columns, region.body, others) or region.columns
    for number in apart:
        where[number] = APART
    _unheaded(bands, where, regions, totals)
    for region in regions:
        if not region.headed and (columns := like_another((), region.body, named)) is not None:
            region.columns, region.headed = columns, True
    return regions, where


def _totals(band: Band) -> bool:
    text = " ".join(atom.text for atom in band.atoms if atom.kind == "word")
    odds = label(text.rstrip(" :"))
    return row_kind(text) == "total" or bool(odds and odds[0][0] == "total_charges")


def _is_ageing(table: Table) -> bool:
    return sum(1 for head in table.heads if head.odds and head.odds[0][0] == "ageing") * 2 >= len(table.heads)


def _is_table(table: Table, bands: Sequence[Band]) -> bool:
    """A run of headings over rows, and not a card of labels over one row of values."""
    roles = {head.odds[0][0] for head in table.heads if head.odds}
    if _is_ageing(table):
        return True
    if not roles & PRIMARY:
        return False
    below = [band for band in bands[table.last + 1 : table.last + 6] if not band.is_rule]
    if not below:
        return False
    named = sum(1 for head in table.heads if label(head.text) and label(head.text)[0][1] >= 2400)
    cards = named == len(table.heads)
    if named * 3 >= len(table.heads) * 2 and not below[0].amounts and len(below[0].cells) == len(table.heads):
        return False  # "Patient name   Date of birth   Estimate number" over a value each, whatever is listed below
    if cards and not roles & {"description", "code", "units", "revenue_code"}:
        rows = sum(1 for band in below if len(band.amounts) >= 1 and abs(len(band.cells) - len(table.heads)) <= 1)
        return rows >= 2
    return bool(roles & SERVICE) or any(len(band.amounts) >= 2 for band in below)


def _is_card(table: Table, body: Sequence[Band]) -> bool:
    """Whether names of sums stand over one row of them, with nothing but the signs of a calculation between: a summary that no
    service is listed in."""
    roles = {head.odds[0][0] for head in table.heads if head.odds}
    rows = [band for band in body if len(band.amounts) >= FEWEST_SUMS]
    if roles & SERVICE or _is_ageing(table) or len(rows) != 1 or len(table.heads) < FEWEST_SUMS:
        return False
    return len(rows[0].amounts) == len(table.heads) and all(
        atom.kind == "money" or atom.text in SIGNS for atom in rows[0].atoms
    )


def _has_amounts(table: Table, body: Sequence[Band]) -> bool:
    """Whether a figure stands under one of the headings of money: a paper's title over cards reads as headings too."""
    moneys = [head for head in table.heads if head.odds and head.odds[0][0] in MONEY_ROLES]
    return any(
        atom.kind == "money" or any(overlap(cell.x0, cell.x1, head.x0, head.x1) > 0 for head in moneys)
        for band in body
        for cell in band.cells
        for atom in cell.atoms
        if atom.kind == "money" or (len(cell.atoms) == 1 and NUMERIC.fullmatch(atom.text))
    )


def _unheaded(bands: Sequence[Band], where: list[int], regions: list[Region], totals: frozenset[int]) -> None:
    """Items without headings: words and amounts in runs, before the first headed table or with no headed table at all."""
    run: list[Band] = []
    gap = 0
    for band in [*bands, None]:
        if band is not None and where[band.number] == -1:
            if is_item(band):
                run.append(band)
                gap = 0
                continue
            gap += 1
            if gap <= 30 or not run:
                continue
        _close(run, bands, where, regions, totals)
        run, gap = [], 0


def is_item(band: Band) -> bool:
    """Words with an amount at the end of the band that is not a known label's value."""
    if not band.amounts or len(band.atoms) > 40:
        return False
    last = band.atoms[-1]
    own = [cell for cell in band.cells if any(atom.kind == "money" for atom in cell.atoms)]
    tail = own[-1].atoms if own else ()
    if last.kind != "money" and len(tail) - next((n for n, atom in enumerate(tail) if atom.kind == "money"), 0) > 2:
        return False
    words = [atom for atom in band.atoms if atom.kind == "word"]
    if words and words[0] is band.atoms[0] and words[0].text in BULLETS and not band.days:
        return False
    if not words and not band.days:
        return False
    before = next((n for n, atom in enumerate(band.atoms) if atom.kind == "money"), 0)
    if before and band.atoms[before - 1].text.endswith(":") and not band.days and not any(code(atom.text) for atom in words):
        return False
    known = [fact_of(pair, 0) for pair in pairs_of(band)]
    if any(fact is not None and fact.amount is not None for fact in known):
        return False
    if row_kind(" ".join(atom.text for atom in words)):
        return False
    has_code = any(code(atom.text) for atom in words)
    lead = len(band.atoms) - len(tail)
    in_words = lead == 0 and len(tail) > 10 and not has_code and not band.days
    return not in_words


def _close(run: list[Band], bands: Sequence[Band], where: list[int], regions: list[Region], totals: frozenset[int]) -> None:
    if not run:
        return
    region = Region(number=len(regions), headed=False)
    amounts: list[Atom] = [atom for band in run for atom in band.amounts]
    width = run[0].width
    found = [(x0, x1, many) for x0, x1, many in clusters(amounts)]
    most = max(many for _, _, many in found)
    kept = [(x0, x1, many) for x0, x1, many in found if many * 4 >= most or len(run) <= 2]
    if len(kept) > 8 or all(len(band.amounts) == 1 for band in run):
        kept = [(min(x0 for x0, _, _ in found), max(x1 for _, x1, _ in found), len(amounts))]
    region.columns = [
        Column(x0=x0, x1=x1, kind="money", odds=(("charge", 0),), seen=True, edge=edge_of(amounts, x0, x1))
        for x0, x1, _ in kept
    ]
    left = min(atom.x0 for band in run for atom in band.atoms)
    region.columns.append(Column(x0=left, x1=max(left + 1, kept[0][0] - width), kind="text", odds=(), role="description"))
    days = [atom for band in run for atom in band.days if atom.x1 < kept[0][0]]
    if days:
        starts = clusters(days)[:2]
        for (x0, x1, many), role in zip(starts, ("day", "through"), strict=False):
            if many * 2 >= len(run):
                region.columns.append(Column(x0=x0, x1=x1, kind="day", odds=(), role=role))
    region.columns.sort(key=lambda column: (column.x0, column.x1))
    first = run[0].number
    while first and where[first - 1] == -1 and names_marks(bands[first - 1].text):
        first -= 1  # the marks of the first item stand in a row over it
    body = [band for band in bands[first : run[-1].number + 1] if where[band.number] != APART]
    name_unheaded(region.columns, body, totals)
    settle_count_unheaded(region.columns, body)
    region.body = list(body)
    regions.append(region)
    # Payment rows and totals below the items belong to the same table.
    end = run[-1].number + 1
    while end < len(bands) and where[end] in (-1, APART) and end < run[-1].number + 40:
        end += 1
    for at in range(first, end):
        if where[at] == -1:
            where[at] = region.number
