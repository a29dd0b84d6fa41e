"""Nothing that holds CPT, dental or remittance code lists ships with the package or lies in this repository."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CPT = re.compile(r"(?<![\d.,$#/-])[0-9]{4}[0-9FTUM](?![\d.,%-])")
CDT = re.compile(r"\bD[0-9]{4}\b")
REMARK = re.compile(r"\b(?:MA?|N)[0-9]{1,3}\b")
"""Remark codes, whose sentences belong to X12 and its committees."""
MOST = 150
"""Different five-character numbers in one file: bills, examples and ZIP codes have fewer, tables have thousands."""
UNBROKEN = re.compile(r"[0-9a-z]{60,}")
"""Bits written as letters and digits: whoever keeps codes sets something between them."""
STORED = {".parquet", ".gz", ".zip", ".sqlite"}


def committed(folder):
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def is_table(text):
    text = UNBROKEN.sub("", text)
    return any(len(set(codes.findall(text))) > MOST for codes in (CPT, CDT, REMARK))


@pytest.mark.parametrize("folder", ["src", "data", "docs", "tests"])
def test_no_table_of_licensed_codes_is_here(folder):
    for path in committed(folder):
        assert path.suffix not in STORED, path
        if path.suffix in {".png", ".pdf", ".xlsx", ".jpg"}:
            continue
        assert not is_table(path.read_text(encoding="utf-8", errors="replace")), path


def test_a_table_would_be_found():
    assert is_table("\n".join(f"{code}\t{code + 1}\t1" for code in range(10000, 10400)))
    assert is_table("\n".join(f"D{code:04d},made up" for code in range(100, 400)))
    assert is_table("\n".join(f"N{code},made up" for code in range(100, 400)))
    assert not is_table("80053 and 80048, G0101, ZIP 10001")
