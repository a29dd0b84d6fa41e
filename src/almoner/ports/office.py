"""What is kept for offices: notes about their own bills and claim files, and the head of an account's letters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from almoner.engine.letters.letterhead import Letterhead


class NoteKind(StrEnum):
    """What a note is."""

    MARK = "mark"
    """Somebody said how it stands with a finding; its subject is the audit."""
    RUN = "run"
    """A claim file is to be audited; its subject is the job."""
    RESULT = "result"
    """What came of a run, which is its subject."""


@dataclass(frozen=True, slots=True)
class OfficeNote:
    """Append-only. `body` is plain JSON; `who` an account."""

    id: str
    folder: str
    kind: NoteKind
    subject: str
    who: str
    body: Mapping[str, Any] = field(repr=False)
    at: datetime


class OfficeRecords(Protocol):
    """Notes of folders, inside one transaction."""

    def add(
        self, folder: str, kind: NoteKind, subject: str, who: str, body: Mapping[str, Any], *, id: str | None = None
    ) -> OfficeNote:
        """Raises Refused where the folder was erased."""
        ...

    def of(self, folder: str, kind: NoteKind, *, subject: str | None = None) -> Iterator[OfficeNote]:
        """Oldest first."""
        ...

    def get(self, folder: str, id: str) -> OfficeNote | None:
        """None for one of another folder, too."""
        ...

    def remove_all(self, folder: str) -> None: ...


class LetterheadRecords(Protocol):
    """Heads of letters, one for an account."""

    def get(self, account: str) -> Letterhead | None: ...

    def put(self, account: str, head: Letterhead) -> None: ...

    def remove(self, account: str) -> None: ...
