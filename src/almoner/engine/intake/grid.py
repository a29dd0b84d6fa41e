"""Reads grids of cells (the sheets of a workbook, one text table) into bills, with every row accounted for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from almoner.engine.bill import Bill, BillKind, Doubt, Lost, PaperKind, Reading, Row, RowKind, Spot
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
from almoner.engine.intake.grid_parts.lines import LINE_MONEY, Days
from almoner.engine.intake.grid_parts.rows import Body, Key
from almoner.engine.intake.grid_parts.statement import settled
from almoner.engine.intake.headings import labels_of, row_of
from almoner.engine.intake.paper_kind import flat, paper_kinds
from almoner.engine.money import Money
from almoner.engine.wording.neutral import neutral

OUTSIDE = 780  # a label outside any table may be a little less certain: nothing else competes for the row
SAMPLE_TEXT = 60_000
HOUSE_WORDS = (
    "hospital clinic medical health physicians physician associates laboratory laboratories imaging radiology dental dentistry surgery surgical"
    " pharmacy ambulance emergency anesthesia pediatrics orthopedics therapy hospice clinica medico centro laboratorio farmacia healthcare"
)
SPANISH_WORDS = "fecha codigo descripcion importe cargo cargos cantidad unidades saldo paciente cuenta factura servicio pagado deducible copago"
HOUSES, SPANISH = frozenset(HOUSE_WORDS.split()), frozenset(SPANISH_WORDS.split())


@dataclass(slots=True)
class Section:
    """One bill's stretch of a sheet, or several bills' that share their header: drafts by the key in their columns."""

    base: Draft = field(default_factory=Draft)
    drafts: dict[Key, Draft] = field(default_factory=dict)
    last: Draft | None = None

    @property
    def current(self) -> Draft:
        """The bill that the last line belongs to."""
        return self.last or self.base

    @property
    def has_lines(self) -> bool:
        """Whether any charge was read."""
        return any(draft.lines for draft in self.drafts.values())


@dataclass(slots=True)
class Paper:
    """All that was found on the way through the sheets."""

    sections: list[Section] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    roles: Counter[str] = field(default_factory=Counter)
    parts: int = 0
    accounted: int = 0


def read_grids(grids: Sequence[Grid], *, reader: str, name: str) -> Reading:
    """The bills of a workbook or text table. Raises Refused where nothing in it is a column of money."""
    texts = _texts(grids)
    days = _days(grids, texts)
    paper = Paper()
    for grid in grids:
        _sheet(grid, days, paper)
    sections = _merged(paper.sections)
    if not any(_speaks_of_money(draft) for section in sections for draft in (section.base, *section.drafts.values())):
        raise Refused(
            "no_charges_in_table",
            what=f"{neutral(name)} was not read",
            why="none of its columns holds charges or other amounts we can recognise",
            do="export the itemized bill with its headings, or send the bill as a PDF",
        )
    kind, bill_kind = _kind(texts, paper.roles)
    bills: list[Bill] = []
    doubts = list(paper.doubts)
    for section in sections:
        for draft in _bills_in(section):
            bill, more = bill_of(draft, kind=bill_kind, number=len(bills))
            bills.append(bill)
            doubts += more
    return Reading(
        kind=kind, reader=reader, bills=tuple(bills), doubts=tuple(doubts), lost=tuple(paper.lost),
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
        sheet.grid,
        table,
        layout,
        days,
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
    if len(cells) == 1 and "provider" not in section.base.facts and set(flat(words).split()) & HOUSES and len(words) < 80:
        section.base.set("provider", words, spot_of(sheet.grid, row, at), "")
    elif any(sign.isalpha() for sign in words):
        amount = amounts[-1] if len(amounts) == 1 else None
        section.current.rows.append(Row(kind=RowKind.NOTE, label=words, amount=amount, spot=spot_of(sheet.grid, row, at)))
    else:
        sheet.fates[row.number] = "lost"
        return section
    sheet.fates[row.number] = "row"
    return section


def _with_identity(section: Section, pairs: list[Pair], paper: Paper) -> Section:
    """A new section where a label names another account, claim or patient after charges were read."""
    if not section.has_lines:
        return section
    for pair in pairs:
        if pair.field in IDENTITY:
            old = section.base.says(pair.field)
            if old != values.tidy(pair.cell.text)[:200] and old is not None:
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
            text = values.tidy(row.at(at).text)[:200]
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


def _merged(sections: list[Section]) -> list[Section]:
    """Sections that belong together: a sheet with a header only, beside one with the lines, is that bill's header."""
    full = [section for section in sections if section.has_lines]
    bare = [section for section in sections if not section.has_lines]
    if len(full) != 1:
        return [section for section in sections if section.drafts or section.base.facts or section.base.rows]
    for section in bare:
        for name, fact in section.base.facts.items():
            full[0].base.set(name, fact.value, fact.spot, fact.label)
        full[0].base.rows += section.base.rows
        for draft in section.drafts.values():
            full[0].base.rows += draft.rows
    return full


def _bills_in(section: Section) -> list[Draft]:
    """The section's drafts with the shared header. One bill takes all of it; of several, each takes what is no amount."""
    drafts = [draft for draft in section.drafts.values() if draft.lines or _has_money(draft)]
    loose = [draft for draft in section.drafts.values() if not draft.lines and not _has_money(draft)]
    if not drafts:
        for draft in loose:
            section.base.rows += draft.rows
        return [section.base]
    alone = len(drafts) == 1
    for draft in drafts:
        for name, fact in section.base.facts.items():
            if alone or name not in MONEY_FIELDS:
                draft.facts.setdefault(name, fact)
    for name, fact in section.base.facts.items():
        if not alone and name in MONEY_FIELDS:
            # A grand total over several bills belongs to none of them alone.
            drafts[-1].rows.append(Row(kind=RowKind.NOTE, label=fact.label, amount=fact.value, spot=fact.spot))
    target = drafts[0] if alone else drafts[-1]
    for draft in (section.base, *loose):
        target.rows += draft.rows
        target.doubts += draft.doubts
    if not alone:
        _settle_totals(drafts)
    return drafts


def _settle_totals(drafts: list[Draft]) -> None:
    """Of several bills in one table, a total may be everybody's: then it is a note, not one bill's own total."""
    sums = [_sums(draft) for draft in drafts]
    everybody: Counter[str] = Counter()
    for one in sums:
        everybody.update(one)
    end = max((_place(line.spot) for draft in drafts for line in draft.lines), default=("", 0))
    totalled = [draft for draft in drafts if any(row.kind is RowKind.TOTAL for row in draft.rows)]
    for draft, own in zip(drafts, sums, strict=True):
        shared: set[Spot | None] = set()
        for row in draft.rows:
            if row.kind is not RowKind.TOTAL or row.amount is None or row.amount.cents == own[row.adds] or row.adds not in own:
                continue
            if row.amount.cents == everybody[row.adds]:
                shared.add(row.spot)
            elif row.adds == "charge" and len(totalled) == 1 and row.spot is not None and _place(row.spot) > end:
                # The only total, below all the bills: everybody's, though it is not what they add up to.
                shared.add(row.spot)
                summed = str(Money(everybody["charge"]))
                draft.doubt("total_charges", str(row.amount), (summed,), "amounts_differ", row.spot)
        for at, row in enumerate(draft.rows):
            if row.kind is RowKind.TOTAL and row.spot in shared:
                draft.rows[at] = Row(kind=RowKind.NOTE, label=row.label, amount=row.amount, spot=row.spot, adds=row.adds)
        for name, fact in list(draft.facts.items()):
            if fact.spot in shared:
                del draft.facts[name]


def _sums(draft: Draft) -> Counter[str]:
    own: Counter[str] = Counter()
    for line in draft.lines:
        for adds in ("charge", "allowed", "paid", "patient_owes"):
            amount = getattr(line, adds)
            own[adds] += amount.cents if amount is not None else 0
    return own


def _place(spot: Spot | None) -> tuple[str, int]:
    digits = "".join(sign for sign in spot.cell or "" if sign.isdigit()) if spot else ""
    return (spot.sheet or "" if spot else "", int(digits) if digits else 0)


def _speaks_of_money(draft: Draft) -> bool:
    amounts = (getattr(line, name) for line in draft.lines for name in LINE_MONEY)
    return (
        any(amount is not None for amount in amounts) or any(row.amount is not None for row in draft.rows) or _has_money(draft)
    )


def _has_money(draft: Draft) -> bool:
    return any(name in draft.facts for name in MONEY_FIELDS)


def _kind(texts: str, roles: Counter[str]) -> tuple[PaperKind, BillKind]:
    told = {kind: odds for kind, odds in paper_kinds(texts) if kind.value in {kind.value for kind in BillKind}}
    best = max(told, key=lambda kind: (told[kind], kind), default=None)
    if best is not None and told[best] >= 500:
        return best, BillKind(best.value)
    if roles["allowed"] and (roles["paid"] or roles["patient_owes"] or roles["deductible"]):
        return PaperKind.EOB, BillKind.EOB
    if roles["group_code"] and roles["reason_code"]:
        return PaperKind.EOB, BillKind.EOB
    if roles["paid"] and roles["patient_owes"] and (roles["deductible"] or roles["coinsurance"]):
        return PaperKind.EOB, BillKind.EOB
    return PaperKind.BILL, BillKind.BILL


def _texts(grids: Sequence[Grid]) -> str:
    found: list[str] = []
    length = 0
    for grid in grids:
        found.append(grid.name)
        for row in grid.rows:
            words = " ".join(cell.text for cell in row.cells if any(sign.isalpha() for sign in cell.text))
            found.append(words)
            length += len(words)
            if length > SAMPLE_TEXT:
                return "\n".join(found)
    return "\n".join(found)


def settled_days(grids: Sequence[Grid]) -> Days:
    """The order of day and month that a paper's own days settle (None where none does), and the year most of them name."""
    return _days(grids, _texts(grids))


def _days(grids: Sequence[Grid], texts: str) -> Days:
    """The order of day and month that the whole paper's days settle, and the year most of them name."""
    orders: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for cell in (cell for grid in grids for row in grid.rows[:5000] for cell in row.cells):
        if cell.day is not None:
            years[cell.day.year] += 1
            continue
        mark = cell.text.strip()
        if not 6 <= len(mark) <= 30 or not any(sign.isdigit() for sign in mark):
            continue
        found = values.day(mark)
        if found:
            years[found[0].year] += 1
        if mark[:1].isdigit() and ("/" in mark or "-" in mark[:3]):
            american, other = values.day(mark, order_hint="mdy"), values.day(mark, order_hint="dmy")
            if len(found) == 1 and american and american == other:
                first = _first_number(mark)
                orders["dmy" if first > 12 else "mdy"] += _day_number(found[0], first)
    year = max(years, key=lambda number: (years[number], number), default=None)
    if orders["mdy"] and not orders["dmy"]:
        return Days(year, "mdy")
    if orders["dmy"] and not orders["mdy"]:
        return Days(year, "dmy")
    spanish = len(set(flat(texts).split()) & SPANISH) >= 3
    # Papers of this country print the month first; one in Spanish that never settles it may not.
    return Days(year, None if spanish or orders["mdy"] else "mdy")


def _first_number(mark: str) -> int:
    digits = ""
    for sign in mark:
        if not sign.isdigit():
            break
        digits += sign
    return int(digits) if 0 < len(digits) <= 2 else 0


def _day_number(found: date, first: int) -> int:
    """1 where the mark's first number settles the order: it is the day or the month, and the two differ."""
    return int(found.day != found.month and first in (found.day, found.month))
