"""The key under which accounts and folders appear in lines and traces: a file of 256 bits, made at first use.

Take the file away and the next start makes another: lines from before can then no longer be linked to those after.
"""

import contextlib
import os
from pathlib import Path

from almoner.adapters.chance.system import new_id, new_key
from almoner.adapters.keys.file_key import KEY_BYTES, away
from almoner.engine.errors import Refused

NAME = "subjects.key"


def subject_key(folder: Path) -> bytes:
    """`folder` is the one of secrets. Raises Unavailable, Refused for a file that holds no key."""
    path = folder / NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            make(path)
        key = path.read_bytes()
    except OSError as error:
        raise away(error) from error
    if len(key) != KEY_BYTES:
        raise Refused(
            "subject_key_damaged",
            what="The server was not started",
            why=f"{NAME} in the folder of secrets is damaged",
            do="delete it; the next start makes another",
        )
    return key


def make(path: Path) -> None:
    """Who comes second keeps the key of who came first. Raises OSError."""
    draft = path.with_name(new_id(".begun-"))
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(new_key())
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
