"""The file a person's corrections are kept in: a YAML list that only grows, safe on disk after every answer."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from almoner.adapters.files.said import MOST, json_or_yaml
from almoner.engine.errors import Misused
from almoner.engine.intake.corrections import Correction


class Words(yaml.SafeDumper):
    """Writes every list and entry out in full."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the library's own shape
        return True


def append_correction(path: str, correction: Correction) -> None:
    """Add one entry at the end; nothing that was there changes. A new file is its owner's alone (0600).

    Raises Misused where the file cannot be written, or is no list that an entry can be added to.
    """
    grown = with_entry(path, correction)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(grown)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise refusal(
            path, (error.strerror or "it cannot be written").lower(), "check the folder and its permissions"
        ) from error


def check_growing(path: str) -> None:
    """Raises Misused now rather than after the first answer. Writes nothing."""
    with_entry(path, Correction(who="me", when="2026-01-01", field="bills/b/balance"))
    place = Path(path)
    if not os.access(place if place.exists() else place.absolute().parent, os.W_OK):
        raise refusal(path, "it cannot be written", "check the folder and its permissions")


def with_entry(path: str, correction: Correction) -> bytes:
    """The bytes to add, tried out on what is there."""
    old = _bytes(path)
    entry = asdict(correction)
    block = yaml.dump([entry], Dumper=Words, sort_keys=False, allow_unicode=True, default_flow_style=False, width=4096)
    added = ("" if not old or old.endswith(b"\n") else "\n") + block
    try:
        before = json_or_yaml(old.decode("utf-8-sig")) if old.strip() else []
        fits = (before is None or isinstance(before, list)) and json_or_yaml(old.decode("utf-8-sig") + added) == [
            *(before or []),
            entry,
        ]
    except (ValueError, yaml.YAMLError, RecursionError):
        fits = False
    if not fits:
        raise refusal(path, "it is not a YAML list that an entry can be added to", "give another file")
    if len(old) + len(added.encode()) > MOST:
        raise refusal(path, "it would be larger than 4 MiB", "give another file")
    return added.encode()


def _bytes(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return stream.read(MOST + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise refusal(path, (error.strerror or "it cannot be opened").lower(), "check the path") from error


def refusal(path: str, why: str, do: str) -> Misused:
    return Misused("corrections_not_kept", what=f"The corrections were not kept in {path}", why=why, do=do)
