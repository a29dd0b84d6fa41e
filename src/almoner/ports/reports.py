"""What a report for a person is made of, what draws it, and what keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from almoner.engine.reconcile.encounter_map import Course
from almoner.engine.wording.render import Messages

Leaf = tuple[int, int]
"""A page of a paper: the number of its document, and of the page, from 1."""

IN_FULL, IN_SHORT = 60, 400
"""Findings told in full, and then on a line each; further ones are counted."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG or JPEG, with its size in dots. Its repr hides it."""

    data: bytes
    wide: int
    high: int

    def __repr__(self) -> str:
        return f"PagePicture({self.wide} x {self.high})"


@dataclass(frozen=True, slots=True)
class Report:
    """An audit's JSON value (almoner.audit/1) with the pages its findings stand on and the papers of each care on a time line.

    Findings beyond `in_full` are told on a line each, beyond `in_short` more only counted. `undrawn` are pages with findings
    that could not be drawn or were too many.
    """

    audit: Mapping[str, Any]
    language: str
    courses: tuple[Course, ...]
    pictures: Mapping[Leaf, PagePicture]
    undrawn: tuple[Leaf, ...] = ()
    in_full: int = IN_FULL
    in_short: int = IN_SHORT


class ReportRendering(Protocol):
    """Draws a report. Every text of it is data and is shown as it stands."""

    def __call__(self, report: Report, messages: Messages) -> bytes:
        """The same report gives the same bytes."""
        ...


class ReportKeeping(Protocol):
    """Keeps a report where the person wants it; only its owner can read it."""

    def check(self, path: str) -> None:
        """Raises Misused where a report could not be kept: another's file is there, or no folder."""
        ...

    def __call__(self, path: str, data: bytes) -> Path:
        """Whole or not at all; an earlier report is replaced. Gives its place. Raises Misused."""
        ...
