"""What is kept of a letter: what was asked for, and its files in every form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from almoner.ports.documents import Stored

MADE = "made"
"""The form in which a letter of a case is kept as the house wrote it, so that it can be set anew."""


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """A letter that was asked for, about an audit. `asked` and `answer` are plain JSON values; no `answer` and no `files` (by
    form: pdf, docx, text, and for a case MADE) before its job is done; of several versions they are the newest."""

    id: str
    folder: str
    audit: str
    job: str
    asked: dict[str, Any] = field(repr=False)
    answer: dict[str, Any] | None = field(repr=False)
    files: Mapping[str, Stored] = field(repr=False)
    made_at: datetime
    done_at: datetime | None = None


class LetterRecords(Protocol):
    """Letters, inside one transaction."""

    def add(self, folder: str, audit: str, job: str, asked: dict[str, Any], *, id: str) -> KeptLetter:
        """Raises Refused where the folder was erased."""
        ...

    def get(self, folder: str, letter: str) -> KeptLetter | None:
        """None for one of another folder, too."""
        ...

    def of(self, folder: str, audit: str | None = None) -> Iterator[KeptLetter]:
        """Of one audit, or of the whole folder; oldest first, with their files."""
        ...

    def written(self, folder: str, letter: str, answer: dict[str, Any], files: Mapping[str, Stored]) -> None:
        """What it came to; again, a newer version of these forms. What was before stays kept."""
        ...

    def remove_all(self, folder: str) -> tuple[str, ...]:
        """The ids of their documents."""
        ...

    def all_ids(self) -> frozenset[str]:
        """The documents of every folder's letters: what may lie among the documents."""
        ...
