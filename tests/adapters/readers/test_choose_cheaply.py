"""A paper pays only for the libraries of its own kind, and the reader with the surest word still reads it."""

import subprocess
import sys

import pytest

from almoner.adapters.readers.choose import AT_MOST, PLACES, load, reader_for
from tests.made_up import x12_835

LISTED = b"Date,Code,Description,Charge\n2026-02-03,99213,Visit,100.00\n2026-02-04,J1885,Drug,20.00\nTotal,,,120.00\n"
HEADS = {
    "columns.txt": b"02/03/2026  99213  Visit   100.00   80.00\n02/04/2026  J1885  Drug     20.00   10.00\n" * 9,
    "letter.txt": b"Dear Jane Example,\nyou owe $1,204.00 to us.\n",
    "plain": b"Total charges 100.00\n",
    "bill.csv": LISTED,
    "words.csv": b"a word on each line\nand no column\n",
    "claim.json": b'{"resourceType": "Claim"}',
    "remittance": x12_835(),
    "noise": bytes(range(256)) * 4,
}
HEAVY = ("openpyxl", "charset_normalizer", "pypdfium2", "numpy", "PIL", "lxml", "almoner.adapters.readers.text")
PROBE = """
import io, sys
from almoner.adapters.readers.choose import reader_for
data = sys.stdin.buffer.read()
print(reader_for(data, "bill.csv").read(io.BytesIO(data), "bill.csv").bills[0].total_charges)
print(*(name for name in sys.argv[1:] if name in sys.modules))
"""


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("kind", AT_MOST)
def test_no_reader_says_more_than_its_most(kind: str, name: str) -> None:
    assert load(kind).recognises(HEADS[name], name) <= AT_MOST[kind]


@pytest.mark.parametrize("name", [name for name in HEADS if name != "noise"])
def test_the_reader_that_is_surest_reads_it(name: str) -> None:
    said = {kind: load(kind).recognises(HEADS[name], name) for kind in PLACES}
    chosen = reader_for(HEADS[name], name)
    assert said[chosen.name] == max(said.values())


def test_a_text_that_is_set_in_columns_says_the_most_a_text_may() -> None:
    assert load("text").recognises(HEADS["columns.txt"], "columns.txt") == AT_MOST["text"]


def test_a_table_in_utf_8_loads_nothing_that_opens_workbooks_pages_or_plain_text() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, *HEAVY], input=LISTED, capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == ["120.00", ""]
