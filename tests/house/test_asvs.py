"""The page on the ASVS says what is so: every test and page it names exists, no line stands twice, and enough of them are shown."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (yes|\*\*not yet\*\*|does not apply) \| (.+) \|$", re.MULTILINE)
SHOWN = re.compile(r"`([^`]+)`(?: · `(test_\w+)`)?")
ROWS = ROW.findall((ROOT / "docs" / "asvs.md").read_text(encoding="utf-8"))


def exists(path, test):
    file = ROOT / path
    return file.is_file() and (not test or f"\ndef {test}(" in file.read_text(encoding="utf-8"))


def test_every_line_is_read_and_stands_once():
    text = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
    assert len(ROWS) == len(re.findall(r"^\| \d", text, re.MULTILINE)) > 240
    assert len({line for line, *_ in ROWS}) == len(ROWS)
    assert {line.partition(".")[0] for line, *_ in ROWS} == {str(number) for number in range(1, 15)}


@pytest.mark.parametrize("row", [row for row in ROWS if row[2] == "yes"], ids=lambda row: row[0])
def test_what_shows_a_line_exists(row):
    shown = SHOWN.findall(row[3])
    assert shown
    for path, test in shown:
        assert exists(path, test), f"{path} {test}"
        assert test or path.endswith(".md"), f"{path}: name the test"


def test_a_missing_test_would_be_found():
    assert not exists("tests/house/test_asvs.py", "test_that_was_never_written")
    assert not exists("tests/house/test_nowhere.py", "")


def test_four_of_five_lines_that_apply_are_shown_and_the_rest_say_what_is_missing():
    states = [state for _, _, state, _ in ROWS]
    applying = len(states) - states.count("does not apply")
    assert states.count("yes") / applying >= 0.8
    assert all(len(missing) > 10 for _, _, state, missing in ROWS if state == "**not yet**")
    by_page = [row for row in ROWS if row[2] == "yes" and not any(test for _, test in SHOWN.findall(row[3]))]
    assert len(by_page) <= 12  # the lines on how work is done; the others are shown by a test


def test_every_threat_names_what_shows_its_answer():
    text = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`tests/" in line]
    assert len(rows) >= 20
    for row in rows:
        for path in re.findall(r"`(tests/[^`]+)`", row):
            assert (ROOT / path).is_file(), path
