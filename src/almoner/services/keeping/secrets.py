"""The files of the folder of secrets: copied into a sealed file of their own, and put back from it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from almoner.engine.errors import Refused
from almoner.ports.backups import BackupFiles, Lock, Member, Written

NAME = re.compile(r"secrets/([a-z]+(?:-[0-9]+)?\.key)")
MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Secrets:
    """`all` gives them by name; `put` puts one back and says whether it was missing."""

    files: BackupFiles
    all: Callable[[], dict[str, bytes]]
    put: Callable[[str, bytes], bool]

    def back_up(self, path: str, lock: Lock) -> Written:
        """Raises Refused where there is none yet, Unavailable."""
        found = self.all()
        if not found:
            why = "the folder of secrets is empty"
            raise Refused("no_secrets", what="No backup was made", why=why, do="start the server once, or name --data")
        return self.files.write(
            path, lock, [Member("secrets/" + name, partial(BytesIO, found[name])) for name in sorted(found)]
        )

    def restore(self, path: str, lock: Lock) -> int:
        """How many were put back; all of the file is looked at before the first. Raises Refused, Unavailable."""
        found: dict[str, bytes] = {}
        for name, pieces in self.files.read(path, lock):
            known, content = NAME.fullmatch(name), b"".join(pieces)
            if known is None or len(content) > MOST_BYTES:
                why = "it is a backup of more than secrets"
                raise Refused("not_secrets", what="Nothing was put back", why=why, do="use `almoner restore` for it")
            found[known[1]] = content
        return sum(self.put(name, content) for name, content in found.items())
