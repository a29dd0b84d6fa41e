"""One server for one data folder: a lock that the system takes back when the process ends, however it ends."""

import fcntl
import os
from dataclasses import dataclass, field
from pathlib import Path

from almoner.engine.errors import Unavailable

NAME = "SERVING"


@dataclass(slots=True)
class ServingLock:
    """`folder` is there."""

    folder: Path
    handles: list[int] = field(default_factory=list)

    def take(self) -> None:
        """Raises Unavailable while another server has it."""
        handle = os.open(self.folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise Unavailable(
                "data_folder_served",
                what="The server was not started",
                why="another one is at work in the same data folder",
                do="use that one, stop it, or name another folder with --data",
            ) from error
        self.handles.append(handle)

    def release(self) -> None:
        while self.handles:
            os.close(self.handles.pop())
