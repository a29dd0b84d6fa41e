"""Random made-up bills as text and as PDF: every line, amount and total as made, wrong totals left wrong."""

import io

import pytest
from made_papers import Paper, as_pdf, as_text, make

from almoner.adapters.readers import pdf_text, text
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
        assert told(pdf_text.READER.read(io.BytesIO(as_pdf(paper)), "bill.pdf")) == truth(paper, seed), seed


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_many_random_bills_read_as_made(block: int) -> None:
    for seed in range(10_000 + block * 50, 10_050 + block * 50):
        paper = make(seed)
        assert told(text.READER.read(io.BytesIO(as_text(paper)), "bill.txt")) == truth(paper, seed), seed
        assert told(pdf_text.READER.read(io.BytesIO(as_pdf(paper)), "bill.pdf")) == truth(paper, seed), seed


def test_a_bill_is_read_the_same_twice() -> None:
    data = as_pdf(make(3))
    assert pdf_text.READER.read(io.BytesIO(data), "a.pdf") == pdf_text.READER.read(io.BytesIO(data), "a.pdf")
