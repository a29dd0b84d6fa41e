"""Verify editions: whether the rows are still those that were imported."""

from collections.abc import Iterator
from dataclasses import dataclass

from almoner.ports.tables import TableKeeping, Verified


@dataclass(frozen=True, slots=True)
class VerifyEditions:
    """Reads every stored file once."""

    keeping: TableKeeping

    def __call__(self) -> Iterator[Verified]:
        """Raises Refused for a manifest that cannot be read."""
        return self.keeping.verify()
