"""Who works on a data folder: workers hold it together, and what only may be done while nobody works takes it alone."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NAME = "WORKING"


@dataclass(frozen=True, slots=True)
class WorkingLock:
    """`folder` is there. The system takes a lock back when its process ends, however it ends."""

    folder: Path

    @contextmanager
    def shared(self) -> Iterator[None]:
        """While a worker works; it waits for whoever has it alone."""
        handle = self._open()
        try:
            fcntl.flock(handle, fcntl.LOCK_SH)
            yield
        finally:
            os.close(handle)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether nobody works; then nobody begins before the end."""
        handle = self._open()
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                yield False
            else:
                yield True
        finally:
            os.close(handle)

    def _open(self) -> int:
        return os.open(self.folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
