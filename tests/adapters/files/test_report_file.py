"""A report's file: whole or not at all, for its owner alone, never over what is not ours."""

import os

import pytest

from almoner.adapters.files.report_file import MARK, ReportFile
from almoner.engine.errors import Misused

KEEP = ReportFile()
PAGE = b"<!doctype html>\n" + MARK + b"\n<p>made up</p>"


def test_a_report_is_for_its_owner_alone_and_the_next_takes_its_place(tmp_path):
    place = KEEP(str(tmp_path / "report.html"), PAGE)
    assert place.read_bytes() == PAGE
    assert place.stat().st_mode & 0o777 == 0o600
    KEEP(str(place), PAGE + b"2")
    assert place.read_bytes() == PAGE + b"2"
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("theirs", [b"", b"my diary", b"x" * 500 + MARK])
def test_another_file_is_left_as_it_is(tmp_path, theirs):
    place = tmp_path / "diary.html"
    place.write_bytes(theirs)
    with pytest.raises(Misused, match="no report of almoner"):
        KEEP.check(str(place))
    with pytest.raises(Misused):
        KEEP(str(place), PAGE)
    assert place.read_bytes() == theirs


def test_a_link_is_not_followed(tmp_path):
    target = tmp_path / "target.html"
    target.write_bytes(PAGE)
    (tmp_path / "link.html").symlink_to(target)
    (tmp_path / "nowhere.html").symlink_to(tmp_path / "gone.html")
    for name in ("link.html", "nowhere.html"):
        with pytest.raises(Misused):
            KEEP(str(tmp_path / name), PAGE + b"2")
    assert target.read_bytes() == PAGE


def test_a_folder_a_missing_folder_and_no_name_are_refused(tmp_path):
    for path in (str(tmp_path), str(tmp_path / "no" / "report.html"), "", "  ", "-"):
        with pytest.raises(Misused):
            KEEP.check(path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Misused):
        KEEP.check(str(tmp_path / "pipe"))


def test_nothing_is_left_where_writing_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(Misused, match="no space left"):
        KEEP(str(tmp_path / "report.html"), PAGE)
    assert list(tmp_path.iterdir()) == []
