"""A really bad scan, a copy of a copy: whatever is in doubt can be answered from the keyboard, and the audit then knows it all."""

import re

import numpy as np
import pytest
from PIL import Image

from evaluation.papers import pdf
from evaluation.papers.render import render
from tests.faces.command import almoner
from tests.faces.terminal import sit
from tests.journeys.traps import number

# Python's own warning about forking beside threads says nothing about the product.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
FACTS = {
    "amount asked for now": "balance",
    "total of the charges": "total_charges",
    "amount taken off": "adjustments",
    "paid by you": "patient_paid",
    "paid by the plan": "insurance_paid",
    "owed from before": "previous_balance",
}
OF_A_LINE = {
    "charge": "charge",
    "code": "code",
    "day of care": "day",
    "how many": "units",
    "price of one": "unit_price",
    "department (revenue code)": "revenue_code",
}
ASKED = re.compile(r"Question \d+ of \d+: .*\n  (?P<what>[^,\n]+?)(?:, line (?P<line>\d+)(?: \(.*\))?)?\n")


def copied(folder):
    """A bill scanned at 150 dpi and copied at 120, with grain and a strong JPEG; answers the truth."""
    truth = render("er_bill", 11, "scan150", folder, variant="plain")
    [file] = truth["files"]
    path = folder / file
    page = pdf.pictures(path.read_bytes(), 150)[0] if path.suffix == ".pdf" else np.asarray(Image.open(path).convert("L"))
    small = Image.fromarray(page).resize((page.shape[1] * 8 // 10, page.shape[0] * 8 // 10), Image.Resampling.BOX)
    grain = np.random.default_rng(1).normal(0, 22, (small.height, small.width))
    worn = np.clip(np.asarray(small, dtype=np.int16) + grain.astype(np.int16), 0, 255).astype(np.uint8)
    path.unlink()
    Image.fromarray(worn).save(folder / "copy.jpg", quality=30, dpi=(120, 120))
    return truth


def answer(shown, truth):
    """What a person with the paper in hand types."""
    asked = list(ASKED.finditer(shown))[-1]
    what, line = asked["what"], asked["line"]
    if what in OF_A_LINE and line:
        value = truth["lines"][int(line) - 1][OF_A_LINE[what]]
        return "n\n" if value is None else f"={value}\n"
    if what.startswith("amount of"):
        name = "total_charges" if "Total" in what else "adjustments"
        return f"={truth['facts'][name]}\n"
    return f"={truth['facts'][FACTS[what]]}\n"


def test_every_doubt_of_a_bad_scan_is_answered_and_the_audit_has_the_right_totals(tmp_path):
    truth = copied(tmp_path)
    told = []

    def person(shown):
        told.append(answer(shown, truth))
        return told[-1]

    sat = sit(["read", "copy.jpg", "--confirm", "--corrections", "c.yaml"], person, folder=tmp_path, patience=300)
    assert sat.code == 0, sat.seen[-2000:]
    assert "Left in doubt: 0." in " ".join(sat.seen.split())
    assert len(told) >= 5
    ran = almoner("audit", tmp_path / "copy.jpg", "--corrections", tmp_path / "c.yaml", "--as-of", "2026-11-21", "--json")
    said = ran.json
    assert [document["doubts"] for document in said["documents"]] == [[]]
    [bill] = said["bills"]
    for name in ("total_charges", "adjustments", "patient_paid", "balance"):
        assert number(bill[name]) == number(truth["facts"][name]), name
    assert [number(line["charge"]) for line in bill["lines"]] == [number(line["charge"]) for line in truth["lines"]]
    assert said["findings"] == []
