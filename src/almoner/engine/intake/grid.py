"""Reads grids of cells (the sheets of a workbook, one text table) into bills, with every row accounted for."""

import re
from collections.abc import Sequence
from itertools import islice

from almoner.engine.bill import Bill, Doubt, Lost, Reading, Row, RowKind, Spot
from almoner.engine.errors import Refused
from almoner.engine.intake import values
from almoner.engine.intake.grid_parts.blocks import DAY_FIELDS, IDENTITY, MONEY_FIELDS, Pair, Sheet, Table, cut, pairs_in
from almoner.engine.intake.grid_parts.cells import (
    Grid,
    GridCell,
    GridRow,
    blank,
    days_in,
    money_in,
    short,
    spot_of,
    stated_money,
)
from almoner.engine.intake.grid_parts.columns import SAMPLE, Layout, assign
from almoner.engine.intake.grid_parts.draft import Draft, bill_of, header_value
from almoner.engine.intake.grid_parts.keys import Key
from almoner.engine.intake.grid_parts.rows import Body
from almoner.engine.intake.grid_parts.sections import Paper, Section, bills_in, merged, speaks_of_money
from almoner.engine.intake.grid_parts.statement import HOUSES, settled
from almoner.engine.intake.grid_parts.view import Days, View
from almoner.engine.intake.grid_parts.whole import days_of, kind_of, texts_of
from almoner.engine.intake.grid_parts.words import estimates_of, words_of
from almoner.engine.intake.headings import labels_of, row_of
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.told.bills import completed
from almoner.engine.wording.neutral import neutral

OUTSIDE = 780  # a label outside any table may be a little less certain: nothing else competes for the row
TITLE_WORDS = (
    "statement bill invoice itemized itemised charges summary account detail details report export estimate claim claims remittance eob"
    " list history ledger services received your for explanation benefits good faith factura cuenta cargos detalle estado resumen"
)
TITLES = frozenset(TITLE_WORDS.split())
"""Words of what a paper is called, which is no one's name."""
HEAD_NUMBERS = (
    ("npi", re.compile(r"\bNPI\b\D{0,4}(\d{10})\b", re.IGNORECASE)),
    ("tax_id", re.compile(r"\b(?:tax id|tin|ein|fein)\b\D{0,6}(\d{2}-\d{7})\b", re.IGNORECASE)),
)
MOST_IN_HEAD, LONGEST_NAME = 5, 80


def read_grids(grids: Sequence[Grid], *, reader: str, name: str) -> Reading:
    """The bills of a workbook or text table. Raises Refused where nothing in it is a column of money."""
    texts = texts_of(grids)
    days = days_of(grids, texts)
    paper = Paper()
    for grid in grids:
        _sheet(grid, days, paper)
    sections = merged(paper.sections)
    if not any(speaks_of_money(draft) for section in sections for draft in (section.base, *section.drafts.values())):
        raise Refused(
            "no_charges_in_table",
            what=f"{neutral(name)} was not read",
            why="none of its columns holds charges or other amounts we can recognise",
            do="export the itemized bill with its headings, or send the bill as a PDF",
        )
    kind, bill_kind = kind_of(texts, paper.roles)
    bills: list[Bill] = []
    doubts = list(paper.doubts)
    for section in sections:
        for draft in bills_in(section):
            bill, more = bill_of(draft, kind=bill_kind, number=len(bills))
            bills.append(bill)
            doubts += more
    words = words_of(grids)
    notices = estimates_of(bills, words)
    return Reading(
        kind=kind, reader=reader, bills=tuple(completed(bills, words, notices)), notices=notices, doubts=tuple(doubts), lost=tuple(paper.lost),
        parts=paper.parts, parts_accounted=paper.accounted,
    )  # fmt: skip


def _sheet(grid: Grid, days: Days, paper: Paper) -> None:
    sheet = cut(grid)
    if not any(isinstance(item, Table) for item in sheet.items):
        _headless(sheet)
    section = Section()
    paper.sections.append(section)
    for item in sheet.items:
        if isinstance(item, GridRow):
            section = _outside(item, sheet, section, days, paper)
        else:
            section = _table(item, sheet, section, days, paper)
    _account(sheet, paper)


def _account(sheet: Sheet, paper: Paper) -> None:
    """Count the rows; a row that became nothing is lost by name, so that nothing goes silently."""
    hidden = [row.number for row in sheet.grid.rows if row.hidden]
    if hidden or sheet.grid.hidden:
        which = "all" if sheet.grid.hidden else ", ".join(map(str, hidden[:40]))
        spot = Spot(document=0, sheet=sheet.grid.name, cell=f"A{hidden[0] if hidden else 1}")
        paper.doubts.append(Doubt(field="rows", read=which, candidates=(), says="hidden_rows", spot=spot))
    for row in sheet.grid.rows:
        paper.parts += 1
        paper.accounted += 1
        fate = sheet.fates.get(row.number, "lost")
        for at, cell in enumerate(row.cells):
            if cell.cut:
                what = f"cell of {cell.cut} signs, all after the first {len(cell.text)}"
                paper.lost.append(Lost(what=what, spot=spot_of(sheet.grid, row, at)))
        broken = next((at for at, cell in enumerate(row.cells) if cell.broken), None)
        if fate == "lost" or (broken is not None and fate != "line"):
            at = broken if broken is not None else next((at for at, cell in enumerate(row.cells) if not cell.empty), 0)
            words = " | ".join(cell.text.strip() for cell in row.cells if not blank(cell))
            what = "formula without a stored result" if broken is not None else f"row {short(words)!r} not understood"
            paper.lost.append(Lost(what=what, spot=spot_of(sheet.grid, row, at)))


def _table(table: Table, sheet: Sheet, section: Section, days: Days, paper: Paper) -> Section:
    width = max([len(table.headings), *(len(row.cells) for row in table.body)], default=0)
    plain = assign(table.headings, list(islice(filter(_dense, table.body), SAMPLE)) or table.body, width)
    if _is_strip(table, plain):
        return _strip(table, sheet, section, days, paper)
    layout = settled(plain, table.headings, table.body, patient_known="patient" in section.current.facts)
    at = plain.column("running_balance")
    here = section

    def header(pairs: list[Pair]) -> None:
        nonlocal here
        here = _with_identity(here, pairs, paper)
        _take(here, pairs, sheet.grid, days, paper)

    def draft_for(key: Key, row: GridRow) -> Draft:
        draft = here.drafts.get(key)
        if draft is None:
            draft = here.drafts[key] = Draft()
            _identify(draft, layout, row, sheet.grid, days)
        here.last = draft
        return draft

    def current() -> Draft:
        return here.current

    body = Body(
        View(sheet.grid, table, layout, days),
        draft_for=draft_for,
        current=current,
        header=header,
        fates=sheet.fates,
        lost=paper.lost,
        by_line=at is not None and layout.roles[at] == "patient_owes",
    )
    body.read()
    if body.payments is None:
        paper.roles.update(set(plain.roles))
    return here


def _dense(row: GridRow) -> bool:
    """Whether a row looks like a charge: it has a day or an amount, and is not a total by its words."""
    cells = [cell for cell in row.cells if not blank(cell)]
    first = next((cell.text for cell in cells if any(sign.isalpha() for sign in cell.text)), "")
    return len(cells) >= 2 and row_of(first) is None and not pairs_in(row)


def _is_strip(table: Table, layout: Layout) -> bool:
    """A summary printed as headings over one row of values: no day, code or words of a service in it."""
    if len([row for row in table.body if len([c for c in row.cells if not blank(c)]) > 1]) != 1:
        return False
    roles = set(layout.roles)
    if roles & {"code", "revenue_code", "units", "description", "day", "ndc"}:
        return False
    heads = [text for text in table.headings if text.strip()]
    return sum(bool(labels_of(text)) for text in heads) * 3 >= len(heads) * 2


def _strip(table: Table, sheet: Sheet, section: Section, days: Days, paper: Paper) -> Section:
    for row in table.body:
        pairs: list[Pair] = []
        for at, text in enumerate(table.headings):
            cell = row.at(at)
            named = labels_of(text) if text.strip() and not blank(cell) else ()
            field_name = next((name for name, _ in named if _value(name, cell, days) is not None), None)
            if field_name:
                pairs.append(Pair(field_name, short(text), row, at))
        if pairs:
            section = _with_identity(section, pairs, paper)
            _take(section, pairs, sheet.grid, days, paper)
            sheet.fates[row.number] = "label"
        else:
            section = _outside(row, sheet, section, days, paper)
    return section


def _outside(row: GridRow, sheet: Sheet, section: Section, days: Days, paper: Paper) -> Section:
    """A row outside any table: labels with values, a title, or a sentence."""
    pairs = pairs_in(row, sure=OUTSIDE)
    if pairs:
        section = _with_identity(section, pairs, paper)
        _take(section, pairs, sheet.grid, days, paper)
        sheet.fates[row.number] = "label"
        return section
    cells = [(at, cell) for at, cell in enumerate(row.cells) if not blank(cell) and not cell.copied]
    if not cells:
        sheet.fates[row.number] = "lost" if any(cell.broken for cell in row.cells) else "row"
        return section
    minus = next((amount for _, other in cells if (amount := stated_money(other)) is not None and amount.cents < 0), None)
    if minus is not None and row_of(cells[0][1].text) is None:
        sheet.fates[row.number] = "lost"
        section.current.doubt("balance", str(minus), (), "credit_without_name", spot_of(sheet.grid, row, cells[0][0]))
        return section
    at = cells[0][0]
    words = short(" ".join(cell.text for _, cell in cells))
    amounts = [amount for _, other in cells if (amount := stated_money(other)) is not None]
    if len(cells) == 1 and "provider" not in section.base.facts and _names_house(words):
        section.base.set("provider", words, spot_of(sheet.grid, row, at), "")
    elif not section.has_lines and not amounts and len(cells) <= MOST_IN_HEAD and _head(row, cells, sheet, section):
        pass
    elif any(sign.isalpha() for sign in words):
        amount = amounts[-1] if len(amounts) == 1 else None
        section.current.rows.append(Row(kind=RowKind.NOTE, label=words, amount=amount, spot=spot_of(sheet.grid, row, at)))
    else:
        sheet.fates[row.number] = "lost"
        return section
    sheet.fates[row.number] = "row"
    return section


def _head(row: GridRow, cells: Sequence[tuple[int, GridCell]], sheet: Sheet, section: Section) -> bool:
    """A row at the top with the house's name beside its numbers: "Example Imaging", "NPI 1234567893"."""
    found = False
    for at, cell in cells:
        spot = spot_of(sheet.grid, row, at)
        for name, pattern in HEAD_NUMBERS:
            hit = pattern.search(cell.text)
            number = (values.npi(hit[1]) if name == "npi" else hit[1]) if hit else None
            if number is not None and name not in section.base.facts:
                section.base.set(name, number, spot, "")
                found = True
        if "provider" not in section.base.facts and not any(sign.isdigit() for sign in cell.text) and _names_house(cell.text):
            section.base.set("provider", short(cell.text), spot, "")
            found = True
    return found


def _names_house(text: str) -> bool:
    """Whether words are the name of a house that treats people, and no title of a paper."""
    words = set(flat(text).replace(",", " ").split())
    return bool(words & HOUSES) and not words & TITLES and len(text) < LONGEST_NAME


def _with_identity(section: Section, pairs: list[Pair], paper: Paper) -> Section:
    """A new section where a label names another account, claim or patient after charges were read."""
    if not section.has_lines:
        return section
    for pair in pairs:
        if pair.field in IDENTITY:
            old = section.base.says(pair.field)
            if old != values.tidy(pair.cell.text)[: values.LONGEST] and old is not None:
                fresh = Section()
                for name, fact in section.base.facts.items():
                    if name in {"provider", "npi", "tax_id", "payer", "statement_date", "state", "zip"}:
                        fresh.base.facts[name] = fact
                paper.sections.append(fresh)
                return fresh
    return section


def _take(section: Section, pairs: list[Pair], grid: Grid, days: Days, paper: Paper) -> None:
    for pair in pairs:
        cell, spot = pair.cell, spot_of(grid, pair.row, pair.column)
        read = _value(pair.field, cell, days)
        if read is None:
            paper.lost.append(Lost(what=f"{short(pair.label)!r} {short(cell.text)!r} not understood", spot=spot))
            continue
        section.base.set(pair.field, read, spot, short(pair.label))
        if pair.field in DAY_FIELDS and len(found := days_in(cell, year=days.year, order=days.order)) > 1:
            candidates = tuple(day.isoformat() for day in found[1:])
            section.base.doubt(pair.field, found[0].isoformat(), candidates, "day_or_month_first", spot)


def _value(name: str, cell: GridCell, days: Days) -> object:
    if name in MONEY_FIELDS:
        return header_value(name, cell.text, money=money_in(cell), days=(), ends=None) if money_in(cell) is not None else None
    if name in DAY_FIELDS or name == "service_dates":
        found = days_in(cell, year=days.year, order=days.order)
        if name in DAY_FIELDS:
            return found[0] if found else None
        ends = values.span(cell.text, year_hint=days.year, order_hint=days.order)
        return (found[0], found[0]) if found else ((ends[0][0], ends[1][0]) if ends else None)
    return header_value(name, cell.text, money=None, days=(), ends=None)


def _identify(draft: Draft, layout: Layout, row: GridRow, grid: Grid, days: Days) -> None:
    """What the columns of one row say of the whole bill: whose it is, who billed, who pays."""
    for role in ("claim", "account", "patient", "member_id", "provider", "payer", "tax_id", "network", "type_of_bill"):
        at = layout.column(role)
        if at is not None and not blank(row.at(at)):
            text = values.tidy(row.at(at).text)[: values.LONGEST]
            draft.set(role, text, spot_of(grid, row, at), role)
            if at in layout.unsure:
                draft.doubt(role, text, (), "column_may_be_other", spot_of(grid, row, at))
    at = layout.column("house_npi")
    if at is not None and (number := values.npi(row.at(at).text)) is not None:
        draft.set("npi", number, spot_of(grid, row, at), "npi")
    last, first = layout.column("patient_last"), layout.column("patient_first")
    if last is not None and "patient" not in draft.facts and not blank(row.at(last)):
        given = row.at(first).text.strip() if first is not None else ""
        draft.set("patient", values.tidy(f"{given} {row.at(last).text}"), spot_of(grid, row, last), "patient")
    for role in ("birth_date", "admitted", "discharged", "statement_date"):
        at = layout.column(role)
        if at is not None and (found := days_in(row.at(at), year=days.year, order=days.order)):
            draft.set(role, found[0], spot_of(grid, row, at), role)
    for role, name in (("bill_total", "total_charges"), ("bill_paid", "insurance_paid")):
        at = layout.column(role)
        if at is not None and not blank(row.at(at)) and (amount := money_in(row.at(at))) is not None:
            draft.set(name, amount, spot_of(grid, row, at), role)


def _headless(sheet: Sheet) -> None:
    """A sheet without headings: where most of its rows have the same shape and an amount, they are one table's body."""
    rows = [item for item in sheet.items if isinstance(item, GridRow)]
    body = [row for row in rows if sum(not blank(cell) for cell in row.cells) >= 3 and not pairs_in(row, sure=OUTSIDE)]
    moneyed = [row for row in body if any(stated_money(cell) is not None for cell in row.cells)]
    if len(moneyed) < 2 or len(moneyed) * 2 < len(body):
        return
    first = rows.index(moneyed[0])
    width = max(len(row.cells) for row in moneyed)
    sheet.items = [*rows[:first], Table(headings=("",) * width, body=rows[first:])]
