"""The audited example is kept for its version and its tables alone, and a damaged file counts as none."""

from dataclasses import replace
from datetime import date

import pytest

from almoner.adapters.files import example_shelf
from almoner.adapters.files.example_shelf import ExampleFile
from almoner.engine.reference.editions import Edition
from almoner.ports.example import ExampleKept

NOTHING = ExampleKept()
SAID = ExampleKept({"en": {"says": "Two lines"}, "es": {"says": "Dos líneas"}}, {"es": "<p>Dos líneas".encode()})
TABLE = Edition("addon", None, "medicare", "2026", date(2026, 1, 1), None, "0" * 64, "made up", "made up", False, 1)


@pytest.fixture
def shelf(tmp_path):
    return ExampleFile(tmp_path / "example", lambda: (TABLE,))


def test_what_was_kept_comes_back_and_only_its_owner_may_read_it(shelf):
    assert shelf.kept() == NOTHING
    shelf.keep(SAID)
    assert shelf.kept() == SAID
    (file,) = shelf.folder.iterdir()
    assert (file.stat().st_mode & 0o777, shelf.folder.stat().st_mode & 0o777) == (0o600, 0o700)


def test_another_table_or_another_version_is_another_example(shelf, monkeypatch):
    shelf.keep(SAID)
    newer = replace(shelf, editions=lambda: (replace(TABLE, sha256="1" * 64),))
    assert newer.kept() == NOTHING
    monkeypatch.setattr(example_shelf, "__version__", "made up")
    assert shelf.kept() == NOTHING
    shelf.keep(SAID)
    assert len(list(shelf.folder.iterdir())) == 1


def test_what_is_damaged_or_cannot_be_kept_is_made_again(shelf, tmp_path):
    shelf.keep(SAID)
    (file,) = shelf.folder.iterdir()
    file.write_text("[1, 2", encoding="utf-8")
    assert shelf.kept() == NOTHING
    (tmp_path / "a file").write_text("")
    nowhere = replace(shelf, folder=tmp_path / "a file")
    nowhere.keep(SAID)
    assert nowhere.kept() == NOTHING
