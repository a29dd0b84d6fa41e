"""Writes a file whole or not at all, for its owner alone."""

import os
import tempfile
from pathlib import Path

DRAFT = ".almoner-"


def write_whole(path: Path, data: bytes) -> None:
    """In place of what was there, mode 0600; its folder is there. Raises OSError, and then nothing has changed."""
    handle, draft = tempfile.mkstemp(prefix=DRAFT, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
