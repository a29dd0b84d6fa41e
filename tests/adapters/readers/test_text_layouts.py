"""Made-up papers in thirty layouts, each with what it says."""

import io
from datetime import date
from pathlib import Path

import pytest
import yaml

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Bill, Reading

FOLDER = Path(__file__).parent / "fixtures" / "text"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
ROWS_CHECKED = {"subtotal", "total", "carried_forward", "payment", "adjustment"}


def read(name: str) -> Reading:
    return READER.read(io.BytesIO((FOLDER / f"{name}.txt").read_bytes()), f"{name}.txt")


def told(value: object) -> object:
    """A value as the expectations write it."""
    if value is None or isinstance(value, bool | date):
        return value
    return str(value)


def test_there_are_enough_layouts() -> None:
    assert len(NAMES) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_reads_as_it_says(name: str) -> None:
    expected = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    reading = read(name)

    assert reading.parts == reading.parts_accounted > 0
    if expected["kind"] != "any":
        assert reading.kind.value == expected["kind"]
    if expected["bills"] != "any":
        assert [bill.kind.value for bill in reading.bills] == [bill["kind"] for bill in expected["bills"]]
        for bill, wanted in zip(reading.bills, expected["bills"], strict=True):
            compare(bill, wanted)
    notices = list(reading.notices)
    wanted_notices = expected.get("notices", [])
    assert [notice.kind.value for notice in notices] == [wanted["kind"] for wanted in wanted_notices]
    for notice, wanted in zip(notices, wanted_notices, strict=True):
        got = {key: getattr(notice, key) for key in wanted}
        assert {key: list(value) if isinstance(value, tuple) else told(value) for key, value in got.items()} == wanted


def compare(bill: Bill, wanted: dict) -> None:
    lines = [[line.day, line.code, line.revenue_code, told(line.units), told(line.charge)] for line in bill.lines]
    for got, want in zip(lines, wanted["lines"], strict=False):
        if want[3] == "any":
            got[3] = "any"
    assert lines == wanted["lines"]
    for key, value in wanted.get("fields", {}).items():
        assert (key, told(getattr(bill, key))) == (key, value)
    for key, value in wanted.get("provider", {}).items():
        assert (key, getattr(bill.provider, key)) == (key, value)
    for key, value in wanted.get("patient", {}).items():
        assert (key, getattr(bill.patient, key)) == (key, value)
    if "payer" in wanted:
        assert bill.payer.name == wanted["payer"]
    rows = [[row.kind.value, told(row.amount), row.first_line, row.last_line] for row in bill.rows]
    for row in wanted.get("rows", []):
        assert row in rows, rows
    if "eob" in wanted:
        assert [
            [told(x) for x in (line.allowed, line.paid, line.deductible, line.copay, line.coinsurance, line.patient_owes)]
            for line in bill.lines
        ] == wanted["eob"]
    if "accumulators" in wanted:
        assert [[a.kind, a.who, told(a.limit), told(a.used)] for a in bill.accumulators] == wanted["accumulators"]
    if "descriptions" in wanted:
        assert [line.description for line in bill.lines] == wanted["descriptions"]
    if "modifiers" in wanted:
        assert [list(line.modifiers) for line in bill.lines] == wanted["modifiers"]
