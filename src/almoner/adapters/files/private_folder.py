"""A folder for files that show a person's papers: made for its owner alone."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from almoner.adapters.files.whole import write_whole
from almoner.engine.errors import Misused


@dataclass(slots=True)
class PrivateFolder:
    """Made when first written to, mode 0700; its files 0600. One that was there keeps its own mode and its other files."""

    path: Path
    written: dict[str, None] = field(default_factory=dict)
    made: bool = False

    def write(self, name: str, data: bytes) -> Path:
        """Write or replace one file, whole or not at all; gives its place. Raises Misused where that cannot be done."""
        self.make()
        target = self.path / Path(name).name
        try:
            write_whole(target, data)
        except OSError as error:
            raise self._refusal((error.strerror or "it failed").lower(), "check the folder and the room on the disk") from error
        self.written[target.name] = None
        return target

    def make(self) -> None:
        """Raises Misused where the path is a file or cannot be made."""
        if self.path.exists() and not self.path.is_dir():
            raise self._refusal("it is a file", "name a folder")
        try:
            if not self.path.exists():
                self.path.mkdir(mode=0o700, parents=True)
                self.made = True
        except OSError as error:
            raise self._refusal((error.strerror or "it cannot be made").lower(), "name another folder") from error

    def clear(self) -> None:
        """Take away what was written here, and the folder if it was made here and nothing else lies in it."""
        for name in self.written:
            (self.path / name).unlink(missing_ok=True)
        self.written.clear()
        if self.made:
            with suppress(OSError):
                self.path.rmdir()

    def _refusal(self, why: str, do: str) -> Misused:
        return Misused("folder_not_written", what=f"{self.path} was not written", why=why, do=do)
