"""A document's pages become one reading, paper by paper, in the order they print.

Claim forms are read by the places of their boxes, everything else by its layout.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from almoner.engine.bill import Bill, Doubt, Lost, PaperKind, Reading, RowKind
from almoner.engine.errors import Refused
from almoner.engine.intake.broken_amounts import mended
from almoner.engine.intake.forms.read import FormReading, read_form
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.mixed.reading import read_mixed
from almoner.engine.intake.page_order import in_order
from almoner.engine.intake.proof.columns import doubted_columns
from almoner.engine.money import Money, total

MOST_BEYOND = 12
REDUCES = frozenset({RowKind.PAYMENT, RowKind.ADJUSTMENT})
OF_THE_YEAR = re.compile(
    r"\b(year[- ]to[- ]date|ytd|(this|in the|calendar|plan|tax) year|so far this year|en (el|lo que va del) a[nñ]o|del a[nñ]o|este a[nñ]o)\b",
    re.IGNORECASE,
)


def read_paper(pages: Sequence[Page], *, reader: str, name: str, pages_count: int, lost: tuple[Lost, ...] = ()) -> Reading:
    """The whole document, with doubts where a table's rows contradict its columns. Raises Refused where nothing on it belongs
    to a bill, an explanation of benefits or a notice."""
    read = partial(_in_order, reader=reader, name=name, pages_count=pages_count)
    several = read_mixed(pages, lambda some: doubted_columns(read(some, lost=())), together)
    return doubted_columns(read(pages, lost=lost)) if several is None else replace(several, lost=(*lost, *several.lost))


def _in_order(pages: Sequence[Page], *, reader: str, name: str, pages_count: int, lost: tuple[Lost, ...]) -> Reading:
    pages = tuple(map(mended, pages))
    if len(pages) < 2:
        return _read(pages, reader=reader, name=name, pages_count=pages_count, lost=lost)
    order = in_order(pages)
    said = tuple(
        Lost(f"page {pages[copy].number} is a second copy of page {pages[kept].number}, which was read once")
        for copy, kept in order.copies
    )
    if order.missing:
        said += (Lost(f"the paper counts pages that did not come: {', '.join(map(str, order.missing[:20]))}"),)
    ordered = tuple(pages[at] for at in order.order)
    reading = _read(ordered, reader=reader, name=name, pages_count=pages_count, lost=(*lost, *said))
    if not order.pages_missing:
        return reading
    return replace(reading, bills=tuple(replace(bill, pages_missing=True) for bill in reading.bills))


def _read(pages: Sequence[Page], *, reader: str, name: str, pages_count: int, lost: tuple[Lost, ...]) -> Reading:
    form = read_form(pages)
    if form is None:
        reading = read_pages(pages, reader=reader, name=name, pages_count=pages_count, lost=lost)
        return replace(reading, bills=tuple(without_one_of_several(of_this_bill(bill)) for bill in reading.bills))
    claims = Reading(
        kind=PaperKind.CLAIM,
        reader=reader,
        pages=pages_count,
        bills=form.bills,
        doubts=form.doubts,
        lost=(*lost, *form.lost),
        parts=form.parts,
        parts_accounted=form.parts_accounted,
    )
    if not any(page.words for page in form.rest):
        return claims
    try:
        beside = read_pages(form.rest, reader=reader, name=name, pages_count=pages_count)
    except Refused:
        return replace(claims, lost=(*claims.lost, *_unread(form)))
    return replace(together(claims, beside), kind=beside.kind)


def of_this_bill(bill: Bill) -> Bill:
    """Payments and adjustments of the whole year are told beside a bill; they are notes and take nothing off it."""
    if not any(row.kind in REDUCES and OF_THE_YEAR.search(row.label) for row in bill.rows):
        return bill
    rows = tuple(
        replace(row, kind=RowKind.NOTE) if row.kind in REDUCES and OF_THE_YEAR.search(row.label) else row for row in bill.rows
    )
    return replace(bill, rows=rows)


def without_one_of_several(bill: Bill) -> Bill:
    """A header's adjustments that are the very mark of one of several rows are that row, not their sum: the header has none."""
    spot = (bill.spots or {}).get("adjustments")
    rows = [row for row in bill.rows if row.kind is RowKind.ADJUSTMENT and row.amount is not None]
    if spot is None or len(rows) < 2 or not any(row.spot == spot for row in rows):
        return bill
    if total(row.amount for row in rows if row.amount is not None) == bill.adjustments:
        return bill
    spots = {name: where for name, where in (bill.spots or {}).items() if name != "adjustments"}
    return replace(bill, adjustments=None, spots=spots)


def together(one: Reading, other: Reading) -> Reading:
    """Two papers of one file as one reading, of the first one's kind."""
    shift = len(one.bills)
    doubts = tuple(replace(doubt, bill=None if doubt.bill is None else doubt.bill + shift) for doubt in other.doubts)
    return replace(
        one,
        bills=(*one.bills, *other.bills),
        notices=(*one.notices, *other.notices),
        doubts=(*one.doubts, *doubts),
        lost=(*one.lost, *other.lost),
        columns=(*one.columns, *other.columns),
        parts=one.parts + other.parts,
        parts_accounted=one.parts_accounted + other.parts_accounted,
    )


def doubted_totals(reading: Reading, beyond: Sequence[Money]) -> Reading:
    """A row goes on beyond the edge of its page with these amounts: a total that they would explain is doubted."""
    sums = {0}
    for amount in beyond[:MOST_BEYOND]:
        sums |= {one + amount.cents for one in sums}
    fresh = []
    for number, bill in enumerate(reading.bills):
        charged = total(line.charge for line in bill.lines if line.charge is not None)
        if bill.total_charges is not None and (bill.total_charges - charged).cents in sums - {0}:
            spot = (bill.spots or {}).get("total_charges")
            fresh.append(
                Doubt(
                    field="total_charges",
                    read=str(bill.total_charges),
                    candidates=(),
                    says="row_runs_off",
                    spot=spot,
                    bill=number,
                )
            )
    return replace(reading, doubts=(*reading.doubts, *fresh))


def _unread(form: FormReading) -> tuple[Lost, ...]:
    return tuple(Lost(what=f"page {page.number} has nothing of a bill") for page in form.rest if page.words)
