"""Random made-up bills as text and as PDF: every line, amount and total as made, wrong totals left wrong."""

import io

import pytest
from made_papers import Paper, Sheet, as_pdf, as_text, make, sheet, sheet_as_pdf, sheet_as_text

from almoner.adapters.readers import pages, text
from almoner.engine.bill import Reading, RowKind


def told(reading: Reading) -> tuple:
    (bill,) = reading.bills
    lines = [
        (line.day, line.code, line.revenue_code, line.units, line.charge.cents if line.charge else None) for line in bill.lines
    ]
    subtotals = [
        (row.amount.cents, row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL and row.amount
    ]
    assert reading.parts == reading.parts_accounted
    return (
        lines,
        subtotals,
        bill.total_charges.cents if bill.total_charges else None,
        bill.balance.cents if bill.balance else None,
        bill.patient.account,
        bill.provider.name,
        reading.lost,
    )


def truth(paper: Paper, seed: int) -> tuple:
    return (paper.lines, paper.subtotals, paper.total, paper.balance, str(70000 + seed), "PRETEND HOSPITAL OF NOWHERE", ())


@pytest.mark.parametrize("block", range(6))
def test_random_bills_read_as_made(block: int) -> None:
    for seed in range(block * 10, block * 10 + 10):
        paper = make(seed)
        assert told(text.READER.read(io.BytesIO(as_text(paper)), "bill.txt")) == truth(paper, seed), seed
        assert told(pages.READER.read(io.BytesIO(as_pdf(paper)), "bill.pdf")) == truth(paper, seed), seed


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_many_random_bills_read_as_made(block: int) -> None:
    for seed in range(10_000 + block * 50, 10_050 + block * 50):
        paper = make(seed)
        assert told(text.READER.read(io.BytesIO(as_text(paper)), "bill.txt")) == truth(paper, seed), seed
        assert told(pages.READER.read(io.BytesIO(as_pdf(paper)), "bill.pdf")) == truth(paper, seed), seed


def test_a_bill_is_read_the_same_twice() -> None:
    data = as_pdf(make(3))
    assert pages.READER.read(io.BytesIO(data), "a.pdf") == pages.READER.read(io.BytesIO(data), "a.pdf")


def sheet_truth(paper: Sheet, reading: Reading) -> None:
    """Ledgers, plans' papers and sections: every amount where it belongs, nothing lost."""
    (bill,) = reading.bills
    truth = paper.truth
    assert reading.lost == ()
    assert reading.parts == reading.parts_accounted
    if "lines" in truth:
        assert [
            (line.day, line.code, line.revenue_code, line.units, line.charge.cents if line.charge else None)
            for line in bill.lines
        ] == truth["lines"]
    if "credits" in truth:
        kinds = {RowKind.PAYMENT, RowKind.ADJUSTMENT}
        assert [(row.kind.value, row.amount.cents) for row in bill.rows if row.kind in kinds and row.amount] == truth["credits"]
    if "balance" in truth:
        assert bill.balance is not None
        assert bill.balance.cents == truth["balance"]
    if "total" in truth:
        assert bill.total_charges is not None
        assert bill.total_charges.cents == truth["total"]
    if "eob" in truth:
        for line, wanted in zip(bill.lines, truth["eob"], strict=True):
            amounts = {role: getattr(line, role).cents for role in wanted if role not in ("day", "adjustment")}
            reduced = sum(adjustment.amount.cents for adjustment in line.adjustments)
            assert amounts | {"day": line.day, "adjustment": reduced} == wanted


@pytest.mark.parametrize("block", range(6))
def test_ledgers_plan_papers_and_sections_read_as_made(block: int) -> None:
    for seed in range(block * 8, block * 8 + 8):
        paper = sheet(seed)
        sheet_truth(paper, text.READER.read(io.BytesIO(sheet_as_text(paper)), "paper.txt"))
        sheet_truth(paper, pages.READER.read(io.BytesIO(sheet_as_pdf(paper)), "paper.pdf"))
        sheet_truth(paper, pages.READER.read(io.BytesIO(sheet_as_pdf(paper, jitter=seed + 1)), "paper.pdf"))
        sheet_truth(paper, pages.READER.read(io.BytesIO(sheet_as_pdf(paper, gap=6, font="Times-Roman")), "paper.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_many_ledgers_plan_papers_and_sections_read_as_made(block: int) -> None:
    for seed in range(20_000 + block * 50, 20_050 + block * 50):
        paper = sheet(seed)
        sheet_truth(paper, text.READER.read(io.BytesIO(sheet_as_text(paper)), "paper.txt"))
        sheet_truth(paper, pages.READER.read(io.BytesIO(sheet_as_pdf(paper, jitter=seed)), "paper.pdf"))
