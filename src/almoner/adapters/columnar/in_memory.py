"""A folder that lies in memory and never on a disk, for what is in the clear while it is worked on."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from almoner.engine.errors import Unavailable

MEMORY = Path("/dev/shm")  # noqa: S108 - what Linux keeps in memory; each folder in it is made new, for its owner alone
PREFIX = "almoner-claims-"


@contextmanager
def memory_folder(home: Path = MEMORY) -> Iterator[Path]:
    """Gone at the end, whatever happens; what a process that was killed left behind goes when the next one begins. Raises
    Unavailable on a machine without such a place."""
    if not home.is_dir() or not os.access(home, os.W_OK):
        raise Unavailable(
            "no_memory_folder",
            what="The claim file was not audited",
            why=f"{home} is not there, and its rows must not lie on a disk in the clear",
            do="run the server where it is",
        )
    sweep(home)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=home))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(home: Path) -> None:
    """Takes away our own folders whose process is gone."""
    for left in home.glob(f"{PREFIX}*"):
        number = left.name.removeprefix(PREFIX).partition("-")[0]
        if number.isdigit() and left.stat().st_uid == os.getuid() and not Path(f"/proc/{number}").exists():
            shutil.rmtree(left, ignore_errors=True)
