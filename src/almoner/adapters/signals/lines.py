"""Lines of JSON in a private file that is turned over before it grows large, or on standard error."""

import json
import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from almoner.ports.signals import Event, Level, Loggable, Plain, Spoke, plain

ORDER = tuple(Level)
MOST_BYTES, KEPT = 16 << 20, 7
LEVELS = {logging.DEBUG: Level.DEBUG, logging.INFO: Level.INFO, logging.WARNING: Level.WARNING}


class Lines:
    """`path` is the file (0600), None for standard error. A full disk loses lines, never requests: `lost` counts them."""

    def __init__(
        self, path: Path | None, least: Level, now: Callable[[], datetime], *, most: int = MOST_BYTES, kept: int = KEPT
    ) -> None:
        self.path, self.least, self.now, self.most, self.kept = path, least, now, most, kept
        self.stream: TextIO | None = None
        self.writing = threading.Lock()
        self.size = self.lost = 0
        self.counts = dict.fromkeys(Level, 0)

    def write(self, event: Event, level: Level, values: Mapping[str, Loggable], within: str | None) -> None:
        """What is below the least level is passed over."""
        self.counts[level] += 1
        if ORDER.index(level) < ORDER.index(self.least):
            return
        said: dict[str, Plain] = {
            "at": self.now().isoformat(timespec="milliseconds"),
            "level": plain(level),
            "event": plain(event),
        }
        if within is not None:
            said["within"] = within
        line = json.dumps(said | {name: plain(value) for name, value in values.items()}) + "\n"
        with self.writing:
            try:
                self._put(line)
            except (OSError, ValueError):  # full, or closed meanwhile
                self.lost += 1

    def close(self) -> None:
        with self.writing:
            if self.stream is not None and self.path is not None:
                self.stream.close()
            self.stream = None

    def _put(self, line: str) -> None:
        if self.path is not None and self.stream is not None and self.size + len(line) > self.most:
            self.stream.close()
            self.stream = None
            self._turn_over(self.path)
        if self.stream is None:
            self.stream, self.size = self._open()
        self.stream.write(line)
        self.stream.flush()
        self.size += len(line)

    def _open(self) -> tuple[TextIO, int]:
        if self.path is None:
            return sys.stderr, 0
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(handle, "a", encoding="ascii"), os.fstat(handle).st_size

    def _turn_over(self, path: Path) -> None:
        for number in range(self.kept - 1, 0, -1):
            older = path.with_suffix(f".{number}{path.suffix}")
            if older.exists():
                older.replace(path.with_suffix(f".{number + 1}{path.suffix}"))
        path.replace(path.with_suffix(f".1{path.suffix}"))


class Libraries(logging.Handler):
    """What libraries write into their logs may quote anything: only who spoke, and from where, is kept."""

    def __init__(self, tell: Callable[[Event, Level, Mapping[str, Loggable]], None]) -> None:
        super().__init__(logging.WARNING)
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        level = LEVELS.get(record.levelno, Level.ERROR)
        self.tell(Event.LIBRARY, level, {"who": Spoke(record.name, record.module, record.lineno)})


def quiet_libraries(tell: Callable[[Event, Level, Mapping[str, Loggable]], None]) -> None:
    """From now on no library writes its own words anywhere. For a process that serves; a process has one such place."""
    root = logging.getLogger()
    for one in list(root.handlers):
        root.removeHandler(one)
    root.addHandler(Libraries(tell))
    logging.captureWarnings(capture=True)

    def broke(error: Any) -> None:
        from almoner.ports.signals import Where  # noqa: PLC0415 - seldom needed

        tell(Event.FAULT, Level.ERROR, {} if error.exc_value is None else {"where": Where(error.exc_value)})

    threading.excepthook = broke
