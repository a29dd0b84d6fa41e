"""Words with places become bills and notices: bands, columns, roles by headings and equations, rows, then the papers' facts.

Everything is integers and fixed orders, so the same page always gives the same reading. What is printed is printed: equations
choose the roles of columns and never change an amount.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import BillKind, ColumnRole, Lost, NoticeKind, PaperKind, Reading, Row, RowKind, Spot
from almoner.engine.errors import Refused
from almoner.engine.intake.layout_parts.accumulators import counters
from almoner.engine.intake.layout_parts.bands import Band, bands_of
from almoner.engine.intake.layout_parts.beside import parted
from almoner.engine.intake.layout_parts.calculations import calculations
from almoner.engine.intake.layout_parts.cards import names_above, names_alone, stacked
from almoner.engine.intake.layout_parts.claim_blocks import NONE, Read, claim_blocks
from almoner.engine.intake.layout_parts.closing import bills_of
from almoner.engine.intake.layout_parts.count_in_words import read_row
from almoner.engine.intake.layout_parts.counted_below import Counted, counted_below, with_count
from almoner.engine.intake.layout_parts.credits import plan_named
from almoner.engine.intake.layout_parts.day_heads import day_heads
from almoner.engine.intake.layout_parts.day_tiles import days_in_rows
from almoner.engine.intake.layout_parts.ditto import fill_days
from almoner.engine.intake.layout_parts.draft import Setting, head_section, remember
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.finish import SETTLED
from almoner.engine.intake.layout_parts.free_bands import (
    closing_total,
    credit_below,
    facts_on,
    leftover,
    plain_credit,
    plain_sum,
    words_only,
)
from almoner.engine.intake.layout_parts.furniture import furniture, page_tops
from almoner.engine.intake.layout_parts.inner_ladders import unfolded
from almoner.engine.intake.layout_parts.labelled_records import Found, labelled_records
from almoner.engine.intake.layout_parts.ladders import ladders
from almoner.engine.intake.layout_parts.lines import service
from almoner.engine.intake.layout_parts.listed_letters import without_letters
from almoner.engine.intake.layout_parts.numbered_items import listed
from almoner.engine.intake.layout_parts.opening import opening_facts, paper_dates, visits
from almoner.engine.intake.layout_parts.page_columns import one_column
from almoner.engine.intake.layout_parts.prose import LETTERS, Told, charged_table, put, told
from almoner.engine.intake.layout_parts.regions import HEADING, Region, regions_of
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.seams import seamed
from almoner.engine.intake.layout_parts.service_cards import service_cards
from almoner.engine.intake.layout_parts.service_ladders import service_ladders
from almoner.engine.intake.layout_parts.sums import summed
from almoner.engine.intake.layout_parts.table_row import table_row
from almoner.engine.intake.layout_parts.visit_heads import visits_under_heads
from almoner.engine.intake.layout_parts.visit_sums import Visits, visits_in_boxes
from almoner.engine.intake.layout_parts.walk import Walk
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.letters.amounts import DEBT_NOW, debt_columns, debt_part, on_top, owed_fact
from almoner.engine.intake.letters.answering import without_answers
from almoner.engine.intake.letters.read import letters_of
from almoner.engine.intake.paper_kind import bill_kind, paper_kinds
from almoner.engine.intake.told.bills import completed

MOST_BANDS = 100_000

MOST_DOUBTS = 500

ORDERED = re.compile(r"\bpay(able)? to the order of\b|\bp[aá]guese a la orden de\b|^adj\w* to totals?\b", re.IGNORECASE)
"""A check's copy on a plan's paper says once more what the plan paid, as does the row below a claim's total on a remittance."""

SENT = re.compile(r"^(check|eft|net|payment|cheque)(\W*(check|eft|payment))? (amt|amount|paid|total|payment)\b", re.IGNORECASE)
"""What a plan sent says once more what it paid, where its paper has told that."""
RECORDED = LETTERS | {PaperKind.ESTIMATE}
"""Papers that may tell each charge in a block of labels of its own; a plan's are read by the claim they belong to."""
BLOCK_NAMES = frozenset({"claim", "provider", "account", "member_id", "payer"})


def read_pages(pages: Sequence[Page], *, reader: str, name: str, pages_count: int = 0, lost: tuple[Lost, ...] = ()) -> Reading:
    """The whole paper. Raises Refused where nothing on it belongs to a bill, an explanation of benefits or a notice."""
    pages = one_column(days_in_rows(pages))
    dates = paper_dates(pages)
    bands = bands_of(pages, year_hint=dates.year, order_hint=dates.order)[:MOST_BANDS]
    bands = unfolded(parted(bands))
    text = "\n".join(band.text for band in bands)
    kinds = paper_kinds(text[:200_000])
    kind = kinds[0][0] if kinds else PaperKind.UNKNOWN
    setting = Setting(kind=bill_kind(kind) or BillKind.BILL, year=dates.year, order=dates.order, order_unsure=dates.unsure)
    said = Told()
    in_rows = kind in RECORDED and charged_table(bands)  # more surely than what the words around them repeat
    if kind in LETTERS and not in_rows:
        said = without_answers(told(bands, year=dates.year, order=dates.order), bands, kind)
    if kind in RECORDED and not in_rows and not said.services:
        said = listed(said, bands, estimate=kind is PaperKind.ESTIMATE, year=dates.year, order=dates.order)
    if said.promised and not said.services:
        kind = PaperKind.NOTICE
    left = [replace(band, number=at) for at, band in enumerate(band for band in bands if band.number not in said.bands)]
    told_again = labelled_records(left) if kind in RECORDED and not said.services else Found(left=left)
    services, left = told_again.services, told_again.left
    if not services:
        services, left = service_cards(left) if kind in LETTERS else ([], left)
    if not services and not said.services and kind in LETTERS:
        services, left = service_ladders(left)
    left, boxes = visits_in_boxes(left)
    if kind not in (PaperKind.EOB, PaperKind.REMITTANCE):
        boxes = visits_under_heads(left, boxes)
    walk = Walk(bands=left, kind=kind, setting=setting, accounted=len(bands) - len(left))
    for parts in services:
        service(walk.draft, parts, setting, doubted={})
        walk.lost.extend(Lost(what=f"an amount of no known kind: {atom.text[:40]}", spot=atom.spot) for atom in parts.loose)
    walk.draft.rows += told_again.rows
    regions = _run(walk, boxes)
    put(walk, said)
    return _reading(walk, regions, bands, reader=reader, name=name, pages=pages_count, lost=lost, text=text)


def _run(walk: Walk, boxes: Visits) -> Sequence[Region]:
    """Every band from top to bottom; returns the tables."""
    met = counters(walk.bands)
    walk.furniture = furniture(walk.bands)
    payers = walk.setting.kind in (BillKind.EOB, BillKind.REMITTANCE)
    rungs, named = (frozenset(), {}) if payers else ladders(walk.bands)
    summed_up = calculations(walk.bands, payers=payers)
    met = {**named, **met, **{number: summed_up.facts.get(number, []) for number in summed_up.bands}}
    blocks = claim_blocks(walk.bands, apart=frozenset(met)) if payers else NONE
    counts = {} if payers else counted_below(walk.bands)
    apart = rungs | frozenset(met) | blocks.bands | frozenset(boxes.days) | boxes.sums | boxes.notes | frozenset(counts)
    walk.bands = seamed(walk.bands)
    regions, region_at = regions_of(walk.bands, decided=payers, apart=apart)
    paid = (column.heading for region in regions for column in region.columns if column.role == "paid")
    walk.setting = replace(walk.setting, plan_named=plan_named(walk.bands, paid))
    tops = page_tops(walk.bands, walk.furniture, region_at)
    cards: dict[int, list[Fact]] = {}
    card_labels: set[int] = set()
    for at, band in enumerate(walk.bands):
        if band.is_rule or region_at[at] == HEADING or band.number in met or band.number in blocks.bands:
            continue
        for fact, under in stacked(walk.bands, at):
            cards.setdefault(under, []).append(fact)
            card_labels.add(band.number)
    for fact in opening_facts(walk.bands, regions):
        remember(walk.draft, fact)
    sections = visits(walk.bands, region_at) if walk.setting.kind is BillKind.EOB else {}
    days = day_heads(walk.bands, besides=frozenset(cards) | apart | frozenset(walk.bands[at].number for at in sections))
    page = 0
    for at, band in enumerate(walk.bands):
        walk.accounted += 1
        if band.page != page:
            page = band.page
            walk.draft.page_start = len(walk.draft.lines)
        if band.is_rule:
            continue
        if SETTLED.search(band.text):
            walk.draft.texts.append(band.text[:400])
        if band.number in blocks.bands:
            _block_band(walk, band, blocks.told.get(band.number), alone=blocks.alone)
            continue
        if at in sections:
            walk.flush()
            walk.latest = None
            visit = sections[at]
            walk.draft.section_day = visit.day
            walk.draft.section_through = (visit.day, visit.through) if visit.through is not None else None
            if visit.provider is not None and "provider" not in walk.draft.facts:
                remember(walk.draft, visit.provider)
            continue
        if band.number in boxes.days:
            walk.flush()
            walk.latest, walk.draft.section_day = None, boxes.days[band.number]
            continue
        if band.number in counts and _count_band(walk, band, counts[band.number]):
            continue
        if band.number in days:
            _day_band(walk, band, days[band.number])
            continue
        if band.number in boxes.sums or band.number in boxes.notes:
            _box_band(walk, band, sums=band.number in boxes.sums)
            if band.number in boxes.ends:
                walk.draft.section_day = None
            continue
        if band.number in met:
            walk.flush()
            walk.latest = None
            for fact in met[band.number]:
                remember(walk.draft, fact)
            for atom in summed_up.nameless.get(band.number, ()):
                walk.draft.rows.append(Row(kind=RowKind.NOTE, label=band.text[:200], amount=atom.amount, spot=atom.spot))
            continue
        if region_at[at] == HEADING:
            walk.flush()
            walk.latest = None
            continue
        region = regions[region_at[at]] if region_at[at] >= 0 and band.number not in tops else None
        _band(walk, band, region, cards.get(band.number, []), card_label=band.number in card_labels)
    walk.flush()
    for rows in walk.dated.values():
        fill_days(rows)
    for draft in walk.drafts:
        draft.lines = without_letters(draft.lines)
    return regions


def _count_band(walk: Walk, band: Band, said: Counted) -> bool:
    """What a row of counts says belongs to the line right above it; False where that line has a count of its own."""
    walk.flush()
    line = walk.draft.lines[walk.latest[1]] if walk.latest is not None else None
    counted = with_count(line, said) if line is not None else None
    if walk.latest is None or counted is None:
        return False
    walk.draft.lines[walk.latest[1]] = counted
    walk.latest[0].bands.append(band)
    return True


def _day_band(walk: Walk, band: Band, day: date) -> None:
    """A day over the items of that day; what its label says is kept as well."""
    walk.flush()
    walk.latest = None
    for fact in facts_on(band):
        walk.say(fact)
    draft, atom = walk.draft, band.days[0]
    if draft.section_day != day:
        draft.section_day, draft.since = day, len(draft.lines)
    if walk.setting.order_unsure and len(atom.days) > 1 and not draft.day_doubted:
        draft.day_doubted = True
        others = tuple(str(other) for other in atom.days[1:])
        draft.doubts.append((f"lines/{len(draft.lines)}/day", str(day), others, "day_or_month_first", atom.spot))


def _box_band(walk: Walk, band: Band, *, sums: bool) -> None:
    """A band of the right half of a visit's box: the sum of the items beside it, or what is said of that sum."""
    walk.flush()
    walk.latest = None
    atom = band.amounts[-1]
    label = " ".join(other.text for other in band.atoms if other.kind == "word")
    if sums and atom.amount is not None:
        parts = Parts(
            bands=[band], money={"charge": atom.amount}, texts={"description": [label]}, places={"charge": atom.words}
        )
        summed(walk.draft, parts, "subtotal", band=band.number)
    else:
        walk.draft.rows.append(Row(kind=RowKind.NOTE, label=label[:200], amount=atom.amount, spot=atom.spot))


def _block_band(walk: Walk, band: Band, read: Read | None, *, alone: bool) -> None:
    """A band of a block: whose it is, and at its end the service or the total that it told."""
    walk.flush()
    walk.latest = None
    if alone:
        _band(walk, band, None, [], card_label=False)
    elif not band.amounts:
        for fact in facts_on(band):
            if fact.field == "patient" or (fact.field in BLOCK_NAMES and fact.field not in walk.draft.facts):
                walk.say(fact)
    if read is None:
        return
    if read.kind is not None:
        summed(walk.draft, read.parts, read.kind, band=band.number)
    else:
        service(walk.draft, read.parts, walk.setting, doubted={})
    for atom in () if alone else read.parts.loose:
        walk.draft.rows.append(Row(kind=RowKind.NOTE, label=band.text[:200], amount=atom.amount, spot=atom.spot))


def _sent(walk: Walk, band: Band) -> bool:
    """Whether a band is the check's own amount below what the plan has said that it paid."""
    if walk.setting.kind not in (BillKind.EOB, BillKind.REMITTANCE) or not SENT.search(band.text) or len(band.amounts) > 1:
        return False
    return any(draft.facts.get("insurance_paid") or any(line.paid for line in draft.lines) for draft in walk.drafts)


def _band(walk: Walk, band: Band, region: Region | None, cards: list[Fact], *, card_label: bool) -> None:
    if band.amounts and (ORDERED.search(band.text) or _sent(walk, band)):
        walk.flush()
        walk.draft.texts.append(band.text[:400])
        for atom in band.amounts:
            walk.draft.rows.append(Row(kind=RowKind.NOTE, label=band.text[:200], amount=atom.amount, spot=atom.spot))
        return
    if walk.setting.kind is BillKind.COLLECTION and len(band.amounts) == 1 and DEBT_NOW.search(band.text):
        walk.flush()
        owed = band.amounts[0]
        label = f"{band.text[:160]} now"
        walk.say(Fact(field="balance", odds=4000, label=label, band=band.number, spot=owed.spot, amount=owed.amount))
        return
    if walk.setting.kind is BillKind.COLLECTION:
        part = debt_part(band)
        debt = [part] if part is not None else debt_columns(band, names_above(walk.bands, band))
        for fact in debt:
            walk.flush()
            walk.say(on_top(walk.draft, fact))
        if debt:
            return
    parts = read_row(band, region.columns, table=region.number) if region is not None else None
    facts = [] if card_label and names_alone(band) else facts_on(band)
    if parts is not None and region is not None and table_row(walk, band, parts, region, facts=facts, cards=cards):
        return
    if facts and not cards and credit_below(walk, band):
        return
    used = False
    for fact in [*cards, *facts]:
        walk.flush()
        if fact.field == "patient" and region is not None and not walk.draft.has_money:
            head_section(walk.draft, fact)
        walk.say(fact)
        closing_total(walk, fact)
        used = True
    if used or card_label:
        leftover(walk, band, [*cards, *facts])
        return
    if not plain_sum(walk, band) and not plain_credit(walk, band):
        words_only(walk, band, parts, region)


def _unread_tables(walk: Walk, regions: Sequence[Region]) -> None:
    """A paper without a line says so where it has a table with columns of days and charges over amounts."""
    for region in regions:
        roles = {role for column in region.columns for role in (column.role, column.odds[0][0] if column.odds else None)}
        charged = (band for band in region.body if any(atom.amount and atom.amount.cents for atom in band.amounts))
        first = next((band for band in charged if band.days), None)  # "No new charges 0.00" leaves nothing to read
        if region.headed and not region.ageing and "charge" in roles and "day" in roles and first is not None:
            heads = " | ".join(column.heading for column in region.columns if column.heading)
            walk.lost.append(Lost(what=f"a table of charges of which no line was read: {heads[:80]}", spot=first.spot))


def _reading(
    walk: Walk,
    regions: Sequence[Region],
    bands: Sequence[Band],
    *,
    reader: str,
    name: str,
    pages: int,
    lost: tuple[Lost, ...],
    text: str,
) -> Reading:

    notices = letters_of(bands, text, walk.kind, walk.drafts)
    if walk.setting.kind is BillKind.COLLECTION and not walk.draft.facts.get("balance"):
        owed = next((fact for notice in notices if (fact := owed_fact(notice)) is not None), None)
        if owed is not None:
            remember(walk.draft, owed)
    told = walk.setting.kind is BillKind.COLLECTION and walk.draft.facts.get("total_charges")  # how the debt came to be
    if not told and not any(draft.lines for draft in walk.drafts):
        _unread_tables(walk, regions)
    shown = len({band.page for band in bands})
    bills, doubts = bills_of(walk.drafts, walk.setting, text=text, notices=notices, shown=shown)
    bills = completed(bills, text, notices)
    if not bills and not notices:
        raise Refused(
            "not_a_bill",
            what=f"{name} was not read",
            why="nothing on it looks like a bill, an explanation of benefits or a letter about one",
            do="send the bill itself, every page of it",
        )
    sent = [notice.sent_on for notice in notices if notice.sent_on is not None]
    if len(sent) == 1:  # a collector's letter is a statement of its own date
        bills = [
            replace(bill, statement_date=sent[0])
            if bill.statement_date is None and (bill.kind is BillKind.COLLECTION or not bill.lines)
            else bill
            for bill in bills
        ]
    kind = walk.kind
    if kind is PaperKind.UNKNOWN and bills:
        kind = PaperKind.BILL
    elif not bills and any(notice.kind is NoticeKind.REPLY for notice in notices):
        kind = PaperKind.NOTICE
    return Reading(
        kind=kind,
        reader=reader,
        pages=pages,
        bills=tuple(bills),
        notices=tuple(notices),
        doubts=tuple(doubts[:MOST_DOUBTS]),
        lost=(*lost, *walk.lost),
        parts=len(bands),
        parts_accounted=walk.accounted,
        columns=_columns(regions),
    )


def _columns(regions: Sequence[Region]) -> tuple[ColumnRole, ...]:
    """What each column was taken for, over the height of its table on its first page."""
    found = []
    for region in regions:
        pages = [band for band in region.body if band.page == region.body[0].page and band.words[0].row is None]
        if not pages:
            continue
        top, bottom = min(band.y0 for band in pages), max(band.y1 for band in pages)
        for column in region.columns:
            if column.role:
                box = (max(0, column.x0), max(0, top), min(10_000, column.x1), min(10_000, bottom))
                found.append(ColumnRole(column.role, column.heading[:80], Spot(document=0, page=pages[0].page, box=box)))
    return tuple(found[:MOST_DOUBTS])


__all__ = ["read_pages"]
