"""Draws the fixed papers of evaluation/papers/traps.py, true or with one amount misprinted, and audits them inside this process."""

import io
import tempfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from PIL import Image

from almoner.adapters.messages import load_messages
from almoner.adapters.readers.choose import reader_for
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.intake.assemble import Request
from almoner.faces.shape import audit_json
from almoner.services.bills.audit_papers import AuditPapers
from evaluation.papers import pdf
from evaluation.papers.render import build, render

AS_OF = date(2026, 11, 21)
MONEY = ("total_charges", "adjustments", "insurance_paid", "patient_paid", "previous_balance", "balance")
"""What a bill says of money as a whole; each is what the paper prints, or unknown."""


@dataclass(frozen=True)
class Held:
    """A paper in memory."""

    name: str
    data: bytes

    def open(self):
        return io.BytesIO(self.data)


def read_here(source, pages=None):
    """As the product reads, without a child: the papers are our own."""
    return reader_for(source.data[:65536], source.name).read(source.open(), source.name)


def audited(data, name="paper.pdf"):
    """The answer of `almoner audit --json`."""
    audit = AuditPapers(read_here, load_rulebook(), tuple(CATALOGUE), "traps")
    return audit_json(audit([Held(name, data)], Request(as_of=AS_OF)), load_messages(), "en")


@dataclass(frozen=True)
class Seen:
    """What came of one paper, beside its truth."""

    said: dict
    truth: dict

    @property
    def bill(self):
        [bill] = self.said["bills"]
        return bill

    @property
    def lines(self):
        return [line for bill in self.said["bills"] for line in bill["lines"]]

    @property
    def charges(self):
        return [line["charge"] for line in self.lines]

    @property
    def findings(self):
        """Check, class, what it says and the money at stake."""
        return [(one["check"], one["class"], one["says"], one["at_stake"]) for one in self.said["findings"]]

    @property
    def doubts(self):
        """The field's own name, what was read, what else it may be."""
        return [
            (doubt["field"].rsplit("/", 1)[-1], doubt["read"], doubt["candidates"])
            for document in self.said["documents"]
            for doubt in document["doubts"]
        ]

    @property
    def lost(self):
        return [one["what"] for document in self.said["documents"] for one in document["lost"]]

    @property
    def asserted(self):
        """Checks that accuse: findings of fact, rule or evidence."""
        return [(check, says) for check, level, says, _ in self.findings if level != "question"]

    @property
    def money(self):
        return {name: self.bill[name] for name in MONEY if self.bill[name] is not None}

    @property
    def printed_money(self):
        return {name: self.truth["facts"][name] for name in MONEY if name in self.truth["facts"]}


@cache
def text_of(name):
    """A trap as a PDF with text, audited once for all tests that ask."""
    return rendered(name, "text")


@cache
def rendered(name, rendering):
    """A trap as text, scanned or faxed."""
    with tempfile.TemporaryDirectory() as folder:
        truth = render(f"trap_{name}", 1, rendering, Path(folder))
        [file] = truth["files"]
        return Seen(audited(Path(folder, file).read_bytes(), file), truth)


def reprinted(name, printed, *instead):
    """The marks of a trap with other words in every place where `printed` stands, in the order of the paper, closed off at the
    right."""
    _, book = build(f"trap_{name}", 1)
    left = list(instead)
    for page in book.pages:
        for at, mark in enumerate(page.marks):
            if mark[0] == "text" and mark[3] == printed:
                text = left.pop(0)
                right = mark[1] + mark[4].width(printed)
                page.marks[at] = ("text", right - mark[4].width(text), mark[2], text, *mark[4:])
    assert not left, f"{printed} stands at {len(instead) - len(left)} places"
    return book


def misprinted(name, printed, *instead):
    """The trap reprinted, as text."""
    return Seen(audited(pdf.write(reprinted(name, printed, *instead).pages)), {})


def drawn(name, printed, *instead, dpi=200):
    """The trap reprinted, its first page as a clean picture."""
    [page, *_] = pdf.pictures(pdf.write(reprinted(name, printed, *instead).pages), dpi)
    into = io.BytesIO()
    Image.fromarray(page).save(into, "PNG", dpi=(dpi, dpi))
    return Seen(audited(into.getvalue(), "page.png"), {})


def number(text):
    return None if text is None else Decimal(text)


def as_printed(line):
    """What a line says, from the reader or from the truth."""
    return (
        line["day"],
        line["code"],
        tuple(line["modifiers"]),
        number(line["units"]),
        number(line["unit_price"]),
        number(line["charge"]),
        number(line["allowed"]),
    )
