"""What is wrong with the rights of what lies in a data folder, and with the secrets in it."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

LEAST_BYTES = 32
"""256 bits."""


@dataclass(frozen=True, slots=True)
class SecretFile:
    """A secret as it may be listed: never its value."""

    name: str
    bits: int
    made_at: datetime
    mode: int


def secrets_in(folder: Path) -> list[SecretFile]:
    """By name; empty where there is none. What a process died over (a name with a dot in front) is left out."""
    found = sorted(one for one in folder.glob("*") if one.is_file() and not one.name.startswith(".")) if folder.is_dir() else []
    return [listed(one) for one in found]


def listed(path: Path) -> SecretFile:
    info = path.stat()
    return SecretFile(path.name, info.st_size * 8, datetime.fromtimestamp(int(info.st_mtime), UTC), stat.S_IMODE(info.st_mode))


def too_open(data: Path, secrets: Path) -> Iterator[str]:
    """One sentence each for what others on this machine may read."""
    for folder in (data, secrets):
        if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            yield f"others may look into {folder}; run `chmod 700 {folder}`"
    private = [*secrets.glob("*"), *data.glob("almoner.db*"), *data.glob("tombstones.jsonl")]
    for one in sorted(private):
        if one.is_file() and stat.S_IMODE(one.stat().st_mode) & 0o077:
            yield f"others may read {one}; run `chmod 600 {one}`"
    if data.is_dir() and data.stat().st_uid != os.getuid():
        yield f"{data} belongs to another account of this machine; run almoner as that one"


def too_weak(secrets: Path) -> Iterator[str]:
    for one in secrets_in(secrets):
        if one.bits < LEAST_BYTES * 8:
            yield f"{one.name} has {one.bits} bits and needs {LEAST_BYTES * 8}; put it back from its backup"
