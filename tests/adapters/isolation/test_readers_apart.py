"""Every real reader works behind closed doors: its libraries load, its paper is read, nothing is left behind."""

import pytest

from almoner.adapters.files.sources import MemorySource
from almoner.adapters.isolation.apart import ReadApart
from tests.made_up import PAPERS


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_a_paper_of_this_kind_is_read_apart(name, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(scratch))

    reading = ReadApart()(MemorySource(name, PAPERS[name]()))

    assert [line.code for bill in reading.bills for line in bill.lines][:1] in (["99213"], ["J1885"])
    assert reading.parts == reading.parts_accounted > 0
    assert [one.name for one in tmp_path.iterdir()] == ["scratch"]
    assert list(scratch.iterdir()) == []
