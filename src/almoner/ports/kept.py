"""What is kept in a folder: papers as they came, and audits of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from almoner.ports.documents import Stored


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper in a folder. `name` is its file's; `kind` is None until it was read; `stored` opens its document."""

    id: str
    folder: str
    name: str = field(repr=False)
    kind: str | None = field(repr=False)
    stored: Stored = field(repr=False)
    made_at: datetime


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """An audit that was asked for. `asked` and `answer` are plain JSON values; no answer before its job is done."""

    id: str
    folder: str
    job: str
    asked: dict[str, Any] = field(repr=False)
    answer: dict[str, Any] | None = field(repr=False)
    made_at: datetime
    done_at: datetime | None = None


class PaperRecords(Protocol):
    """Papers, inside one transaction."""

    def add(self, folder: str, name: str, stored: Stored, *, made_at: datetime | None = None) -> KeptPaper:
        """`made_at` for one that came from another machine. Raises Refused where the folder was erased."""
        ...

    def get(self, folder: str, paper: str) -> KeptPaper | None:
        """None for one of another folder, too."""
        ...

    def of(self, folder: str, *, after: str | None = None, most: int | None = None) -> Iterator[KeptPaper]:
        """Oldest first. Raises Refused where `after` is none of them."""
        ...

    def read_as(self, folder: str, paper: str, kind: str) -> None:
        """What kind of paper it is, now that it was read."""
        ...

    def remove(self, folder: str, paper: str) -> bool:
        """Whether it was there. Its key goes with it."""
        ...

    def remove_all(self, folder: str) -> tuple[str, ...]:
        """Their ids."""
        ...

    def all_ids(self) -> frozenset[str]:
        """Of every folder: what may lie among the documents."""
        ...


class AuditRecords(Protocol):
    """Audits, inside one transaction."""

    def add(self, folder: str, job: str, asked: dict[str, Any], *, id: str, made_at: datetime | None = None) -> KeptAudit: ...

    def get(self, folder: str, audit: str) -> KeptAudit | None:
        """None for one of another folder, too."""
        ...

    def of(self, folder: str, *, after: str | None = None, most: int | None = None) -> Iterator[KeptAudit]:
        """Oldest first, without their answers. Raises Refused where `after` is none of them."""
        ...

    def answer(self, folder: str, audit: str, answer: dict[str, Any]) -> None:
        """In place of an earlier one."""
        ...

    def remove_all(self, folder: str) -> None: ...
