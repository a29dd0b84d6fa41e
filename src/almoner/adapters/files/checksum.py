"""The SHA-256 of a file."""

from hashlib import file_digest
from pathlib import Path


def file_sum(path: Path) -> str:
    """In hex. Raises OSError."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
