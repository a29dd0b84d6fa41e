"""The journal's lines added to a file as well, one JSON document each, for whoever ships such files on; see opensearch.py."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.stores.opensearch import document_of
from almoner.engine.errors import Unavailable
from almoner.engine.privacy.chain import Entry, Unread
from almoner.ports.keeping import Database

LAST_BYTES = 8192
"""More than one line has."""


@dataclass(frozen=True, slots=True)
class JournalFile:
    """Calling it adds the lines that are not there yet. A file that was taken away begins anew with all of them."""

    path: Path
    database: Database

    def __call__(self) -> int:
        """How many were added. Raises Unavailable."""
        try:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as stream:
                size = os.fstat(handle).st_size
                whole, last = end_of(os.pread(handle, LAST_BYTES, max(0, size - LAST_BYTES)))
                if not whole:
                    stream.write(b"\n")  # the last one was broken off, and comes again
                count = self.database.read(lambda work: added(stream.write, work.entries.all(after=last)))
                stream.flush()
                os.fsync(handle)
        except OSError as error:
            raise Unavailable(
                "journal_file",
                what="The journal's lines were not added to its file",
                why=(error.strerror or "it cannot be written").lower(),
                do="look at the place that RALPH_AUDIT_LOG names",
            ) from error
        return count


def end_of(data: bytes) -> tuple[bool, int]:
    """Whether the file ends with a whole line, and the number of the last one that can be read."""
    for line in reversed(data.splitlines()):
        try:
            number = json.loads(line)["number"]
        except (ValueError, TypeError, KeyError):
            continue
        if type(number) is int:
            return not data or data.endswith(b"\n"), number
    return not data or data.endswith(b"\n"), 0


def added(write: Callable[[bytes], int], entries: Iterable[Entry | Unread]) -> int:
    count = 0
    for one in entries:
        if isinstance(one, Entry):
            write(f"{json.dumps(document_of(one))}\n".encode())
            count += 1
    return count
