"""Rows in the clear lie in a folder of memory, for their owner alone, and are gone whatever happens."""

import os
import stat

import pytest

from almoner.adapters.columnar.in_memory import PREFIX, memory_folder
from almoner.engine.errors import Unavailable

NOBODY = 2**22 + 1
"""No process has a number beyond the largest that the kernel gives."""


def test_it_is_private_and_gone_when_its_work_fails(tmp_path):
    seen = []

    def work():
        with memory_folder(tmp_path) as folder:
            seen.append(stat.S_IMODE(folder.stat().st_mode))
            (folder / "lines.parquet").write_bytes(b"x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert seen == [0o700]
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_goes_and_what_others_work_on_stays(tmp_path):
    names = [f"{PREFIX}{NOBODY}-a", f"{PREFIX}{os.getpid()}-b", "somebody-else"]
    for name in names:
        (tmp_path / name).mkdir()
    with memory_folder(tmp_path):
        pass
    assert {one.name for one in tmp_path.iterdir()} == set(names[1:])


def test_without_such_a_place_nothing_is_done(tmp_path):
    with pytest.raises(Unavailable, match="must not lie on a disk in the clear"), memory_folder(tmp_path / "none"):
        raise AssertionError("nothing is done")
