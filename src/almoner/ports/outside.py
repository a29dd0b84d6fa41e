"""What left in another way than through this installation, as it is kept for the accounting of disclosures."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from almoner.engine.privacy.disclosures import Outside


class OutsideRecords(Protocol):
    """Inside one transaction."""

    def add(self, folder: str, by: str, *, day: date, to: str, what: str, purpose: str) -> Outside: ...

    def get(self, folder: str, id: str) -> Outside | None: ...

    def of(self, folder: str) -> Iterator[Outside]:
        """As they were written down."""
        ...

    def remove(self, folder: str, id: str) -> bool:
        """Whether it was there."""
        ...

    def remove_all(self, folder: str) -> None: ...
