"""A report in a file of its own: whole or not at all, for its owner alone, never over a file that is not one of ours."""

import os
from pathlib import Path

from almoner.adapters.files.private_folder import PrivateFolder
from almoner.engine.errors import Misused

MARK = b"<!-- a report made by almoner audit -->"
"""Stands near the start of every report, so that the next one knows it may take its place."""
START = 400


class ReportFile:
    """A `ReportKeeping`."""

    def check(self, path: str) -> None:
        """Raises Misused where a report could not be kept."""
        place = Path(path)
        if path.strip() in {"", "-"}:
            raise refusal("The report", "a page of pictures is kept in a file, and none was named", "name a file")
        if place.is_dir():
            raise refusal(path, "it is a folder", "name a file in it")
        if not place.parent.is_dir():
            raise refusal(path, "there is no such folder", "make the folder first, or name another")
        if place.is_symlink() or place.exists():
            if not is_ours(place):
                raise refusal(path, "another file is there, and it is no report of almoner", "name another file")
        elif not os.access(place.parent, os.W_OK):
            raise refusal(path, "its folder cannot be written to", "name another folder")

    def __call__(self, path: str, data: bytes) -> Path:
        """Raises Misused where it cannot be written."""
        self.check(path)
        place = Path(path)
        return PrivateFolder(place.parent).write(place.name, data).absolute()


def is_ours(place: Path) -> bool:
    """Whether a report lies there, as a plain file and not behind a link."""
    if place.is_symlink() or not place.is_file():
        return False
    try:
        with place.open("rb") as stream:
            return MARK in stream.read(START)
    except OSError:
        return False


def refusal(path: str, why: str, do: str) -> Misused:
    return Misused("report_not_written", what=f"{path} was not written", why=why, do=do)
