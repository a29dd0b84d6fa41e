"""A folder for what shows a person's papers: private, whole files, and taken away on request without touching others'."""

import os
import stat

import pytest

from almoner.adapters.files.private_folder import PrivateFolder
from almoner.engine.errors import Misused


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_files_are_the_owners_alone(tmp_path):
    before = os.umask(0)
    try:
        made = PrivateFolder(tmp_path / "a").write("x.png", b"1")
    finally:
        os.umask(before)
    assert (mode(made.parent), mode(made), made.read_bytes()) == (0o700, 0o600, b"1")


def test_a_file_is_replaced_whole_and_a_link_is_not_followed(tmp_path):
    folder = PrivateFolder(tmp_path / "a")
    folder.make()
    other = tmp_path / "other"
    other.write_bytes(b"others'")
    (folder.path / "x.png").symlink_to(other)
    folder.write("x.png", b"2")
    assert (other.read_bytes(), (folder.path / "x.png").read_bytes()) == (b"others'", b"2")
    assert sorted(one.name for one in folder.path.iterdir()) == ["x.png"]


def test_a_name_never_leaves_the_folder(tmp_path):
    assert PrivateFolder(tmp_path / "a").write("../../x.png", b"1") == tmp_path / "a" / "x.png"


def test_a_path_that_is_a_file_is_refused(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"mine")
    with pytest.raises(Misused, match="it is a file"):
        PrivateFolder(path).write("x.png", b"1")
    assert path.read_bytes() == b"mine"


def test_clearing_takes_away_ours_and_leaves_the_rest(tmp_path):
    folder = PrivateFolder(tmp_path / "a")
    folder.write("x.png", b"1")
    (folder.path / "mine.txt").write_text("mine")
    folder.clear()
    assert [one.name for one in folder.path.iterdir()] == ["mine.txt"]
    alone = PrivateFolder(tmp_path / "b")
    alone.write("x.png", b"1")
    alone.clear()
    assert not alone.path.exists()
