"""Made-up papers in many layouts: what each says, as a text file and as words placed on a printed page."""

import io
import re
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Bill, Line, Reading
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page, Word, clean

PAPERS = {
    paper["name"]: paper
    for paper in yaml.load(Path(__file__).with_name("layouts.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
}
BARE = {name: paper for name, paper in PAPERS.items() if "|" not in paper["paper"] and "...." not in paper["paper"]}
"""Papers without bars and leaders, which the readers set apart from the words beside them."""
COLUMN, ROW, HEIGHT = 70, 180, 120
"""A character's width, a line's pitch and a letter's height on the printed page, in ten-thousandths."""
MORE = ("allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes", "unit_price", "site")


def as_printed(paper: str) -> Reading:
    words = [
        Word(
            text=found.group(),
            box=(300 + found.start() * COLUMN, 200 + row * ROW, 300 + found.end() * COLUMN - 10, 200 + row * ROW + HEIGHT),
            page=1,
        )
        for row, line in enumerate(paper.splitlines())
        for found in re.finditer(r"\S+", clean(line))
    ]
    return read_pages((Page(number=1, words=tuple(words)),), reader="pdf_text", name="paper.pdf", pages_count=1)


def said(value: object) -> str | None:
    return None if value is None else str(getattr(value, "value", value))


def line_of(line: Line) -> str:
    told = [said(line.day) or "-", line.code or line.revenue_code or "-", said(line.units) or "-", said(line.charge) or "-"]
    told += [f"{name}={said(getattr(line, name))}" for name in MORE if getattr(line, name) is not None]
    if line.adjustments:
        told.append("adjusted=" + "+".join(str(one.amount) for one in line.adjustments))
    return " ".join(told)


def told_by(bill: Bill, wanted: dict) -> dict:
    """What the bill says under the names that the paper's expectation uses."""
    people = {
        "provider": bill.provider.name,
        "payer": bill.payer.name,
        "patient": bill.patient.name,
        "account": bill.patient.account,
        "member_id": bill.patient.member_id,
        "birth_date": bill.patient.birth_date,
        "counters": [
            " ".join(
                str(said(value))
                for value in (one.kind, one.who, one.network, "limit", one.limit, "used", one.used, "before", one.before)
            )
            for one in bill.accumulators
        ],
        "lines": [line_of(line) for line in bill.lines],
    }
    return {
        name: people[name]
        if isinstance(people.get(name), list)
        else said(people[name] if name in people else getattr(bill, name))
        for name in wanted
    }


def test_there_are_enough_layouts() -> None:
    assert len(PAPERS) >= 30
    assert len(BARE) >= 28


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_in_text_reads_as_it_says(name: str) -> None:
    paper = PAPERS[name]
    reading = READER.read(io.BytesIO(paper["paper"].encode()), "paper.txt")

    assert [told_by(bill, wanted) for bill, wanted in zip(reading.bills, paper["bills"], strict=True)] == paper["bills"]
    assert [notice.kind.value for notice in reading.notices] == paper.get("notices", [])
    assert reading.lost == ()
    assert reading.parts == reading.parts_accounted > 0


@pytest.mark.parametrize("name", BARE)
def test_the_same_paper_printed_reads_the_same(name: str) -> None:
    paper = PAPERS[name]
    reading = as_printed(paper["paper"])

    assert [told_by(bill, wanted) for bill, wanted in zip(reading.bills, paper["bills"], strict=True)] == paper["bills"]
    boxes = [asdict(line.spot)["box"] for bill in reading.bills for line in bill.lines if line.spot]
    assert all(box is not None and all(0 <= side <= 10_000 for side in box) for box in boxes)
