"""The audited example in a file of the data folder, named by what it was made with: program, rulebook and tables."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from almoner import __version__
from almoner.engine.errors import AlmonerError
from almoner.engine.reference.editions import Edition

PACKAGE = Path(__file__).parents[2]
MADE_OF = ("*.py", "*.yaml", "*.j2", "*.pdf", "*.png", "*.jpg", "*.txt")
BEGUN = ".begun"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """An `ExampleShelf`. `folder` is its own; `editions` are the tables that are here."""

    folder: Path
    editions: Callable[[], Iterable[Edition]]

    def kept(self) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(self._path().read_text(encoding="utf-8"))
        except (OSError, ValueError, AlmonerError):
            return {}
        return found if isinstance(found, dict) else {}

    def keep(self, shaped: Mapping[str, Mapping[str, Any]]) -> None:
        try:
            path = self._path()
            self.folder.mkdir(mode=0o700, exist_ok=True)
            begun = path.with_suffix(BEGUN)
            with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "w", encoding="utf-8") as stream:
                json.dump(shaped, stream, ensure_ascii=False)
            begun.replace(path)
            for other in self.folder.iterdir():
                if other != path:
                    other.unlink(missing_ok=True)
        except (OSError, AlmonerError):
            return

    def _path(self) -> Path:
        tables = sorted(f"{one.table} {one.setting} {one.programme} {one.name} {one.sha256}" for one in self.editions())
        said = json.dumps([__version__, changed(), tables])
        return self.folder / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.json"


def changed() -> list[int]:
    """How many files the program has and when one was last changed: a developer's change counts as another version."""
    times = [one.stat().st_mtime_ns for pattern in MADE_OF for one in PACKAGE.rglob(pattern)]
    return [len(times), max(times, default=0)]
