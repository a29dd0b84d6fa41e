"""What is kept beside the papers at a person's wish: corrections, and folders of pictures and pages."""

from pathlib import Path
from typing import Protocol

from almoner.engine.intake.corrections import Correction


class CorrectionKeeping(Protocol):
    """Adds an entry to a person's corrections."""

    def __call__(self, path: str, correction: Correction) -> None:
        """Safe on disk when it returns. Raises Misused."""
        ...


class Folder(Protocol):
    """A folder that only its owner can look into."""

    @property
    def path(self) -> Path:
        """Where it is."""
        ...

    def make(self) -> None:
        """Make it now. Raises Misused."""
        ...

    def write(self, name: str, data: bytes) -> Path:
        """Write or replace one file; gives its place. Raises Misused."""
        ...

    def clear(self) -> None:
        """Take away what was written here."""
        ...
