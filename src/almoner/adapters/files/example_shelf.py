"""The audited example in a file of the data folder, named by what it was made with: program, rulebook and tables."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from almoner import __version__
from almoner.adapters.files.whole import write_whole
from almoner.engine.errors import AlmonerError
from almoner.engine.reference.editions import Edition
from almoner.ports.example import ExampleKept

PACKAGE = Path(__file__).parents[2]
NOT_OF_IT = {"__pycache__", "web_assets"}
"""Folders of the package that the example is not made of."""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """An `ExampleShelf`. `folder` is its own; `editions` are the tables that are here."""

    folder: Path
    editions: Callable[[], Iterable[Edition]]

    def kept(self) -> ExampleKept:
        try:
            found = json.loads(self._path().read_text(encoding="utf-8"))
            reports = {language: text.encode() for language, text in found["reports"].items()}
            return ExampleKept(dict(found["shaped"]), reports)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, AlmonerError):
            return ExampleKept()

    def keep(self, made: ExampleKept) -> None:
        reports = {language: page.decode() for language, page in made.reports.items()}
        try:
            path = self._path()
            self.folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(path, json.dumps({"shaped": made.shaped, "reports": reports}, ensure_ascii=False).encode())
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
    times: list[int] = []
    for place, folders, files in os.walk(PACKAGE):
        folders[:] = [one for one in folders if one not in NOT_OF_IT]
        times += (Path(place, one).stat().st_mtime_ns for one in files)
    return [len(times), max(times, default=0)]
