"""Files that commands are given or write: an audit's JSON, and what is made from it, for its owner alone."""

import json
from pathlib import Path
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused, Refused
from almoner.engine.wording.neutral import neutral

MOST_AUDIT_BYTES = 256 << 20


def audit_value(path: str, what: str) -> Any:
    """The audit's JSON value; `what` begins the sentence where it is none. Raises Misused where the file cannot be opened, Refused where it is no JSON."""
    name = neutral(Path(path).name)
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(MOST_AUDIT_BYTES + 1)
    except OSError as error:
        raise Misused(
            "audit_not_opened",
            what=f"{name} was not read",
            why=error.strerror or "it cannot be opened",
            do="name the file that `almoner audit --json` printed",
        ) from error
    try:
        return json.loads(data if len(data) <= MOST_AUDIT_BYTES else b"")
    except (ValueError, RecursionError) as error:
        raise Refused(
            "not_an_audit",
            what=what,
            why=f"{name} is not what `almoner audit --json` prints",
            do="run the audit again with --json and keep what it prints",
        ) from error


def free(path: str, what: str, do: str) -> None:
    """Raises Misused where something lies there already."""
    if Path(path).exists() or Path(path).is_symlink():
        raise Misused("file_is_there", what=what, why=f"{neutral(Path(path).name)} is there already", do=do)


def keep(platform: Platform, path: str, data: bytes) -> None:
    """Whole or not at all, and for its owner alone: it holds what its papers hold. Raises Misused where it cannot be written."""
    place = Path(path)
    if not place.parent.is_dir():
        raise Misused(
            "no_folder", what=f"{neutral(path)} was not written", why="there is no such folder", do="name another place"
        )
    platform.private_folder(str(place.parent)).write(place.name, data)
