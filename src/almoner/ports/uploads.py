"""Papers that come in pieces, over several requests: what came so far is kept sealed and is no paper yet."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from almoner.ports.documents import Stored


@dataclass(frozen=True, slots=True)
class Upload:
    """`account` began it, and nobody else may go on with it. `length` is how many bytes it will have, None where that was not said;
    `offset` how many are here."""

    id: str
    folder: str
    account: str
    name: str = field(repr=False)
    length: int | None
    offset: int
    made_at: datetime


class UploadRecords(Protocol):
    """Uploads, inside one transaction."""

    def add(self, folder: str, account: str, name: str, length: int | None, *, id: str) -> Upload: ...

    def get(self, folder: str, upload: str) -> Upload | None:
        """None for one of another folder, too."""
        ...

    def open(self, account: str) -> int:
        """How many an account has begun and not ended."""
        ...

    def parts(self, upload: Upload) -> tuple[Stored, ...]:
        """In their order."""
        ...

    def append(self, upload: Upload, part: Stored) -> Upload:
        """Raises Conflict where more came meanwhile, or it is gone."""
        ...

    def remove(self, upload: Upload) -> tuple[str, ...]:
        """Its parts' ids."""
        ...

    def remove_all(self, folder: str) -> tuple[str, ...]:
        """Their parts' ids."""
        ...

    def forget(self, before: datetime) -> tuple[str, ...]:
        """All that were begun before this; their parts' ids."""
        ...

    def all_ids(self) -> frozenset[str]:
        """Of all parts: what may lie among the documents."""
        ...
