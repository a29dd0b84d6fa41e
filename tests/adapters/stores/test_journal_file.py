"""The file beside the journal: each line once, in order, also after a line was broken off or the file was taken away."""

import json

import pytest

from almoner.adapters.stores.journal_file import JournalFile
from almoner.engine.errors import Unavailable
from tests.adapters.stores.test_entries import write


def numbers(path):
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            found.append(json.loads(line)["number"])
        except ValueError:
            found.append("broken")
    return found


def test_each_line_comes_once(database, tmp_path):
    path = tmp_path / "journal.jsonl"
    add = JournalFile(path, database)
    assert add() == 0
    write(database, 3, "p1")
    assert (add(), add()) == (3, 0)
    write(database, 60, "p1")
    assert add() == 60
    assert numbers(path) == list(range(1, 64))
    assert path.stat().st_mode & 0o777 == 0o600
    assert "a reason" not in path.read_text(encoding="utf-8")


def test_one_that_was_broken_off_comes_again(database, tmp_path):
    path = tmp_path / "journal.jsonl"
    add = JournalFile(path, database)
    write(database, 3)
    add()
    path.write_bytes(path.read_bytes()[:-40])
    assert add() == 1
    assert numbers(path) == [1, 2, "broken", 3]
    path.unlink()
    assert add() == 3


def test_a_place_that_cannot_be_written_is_said(database, tmp_path):
    with pytest.raises(Unavailable, match="RALPH_AUDIT_LOG"):
        JournalFile(tmp_path / "no" / "journal.jsonl", database)()
