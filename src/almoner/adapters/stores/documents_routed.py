"""Several keepers of documents as one: what is put goes to one of them, and is found again by how its id begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from almoner.ports.documents import Documents, Stored


@dataclass(frozen=True, slots=True)
class RoutedDocuments:
    """A `Documents`. `keepers` by the first letter of the ids they give; `puts` is the letter of the one that new ones go to."""

    keepers: Mapping[str, Documents]
    puts: str

    def put(self, pieces: Iterable[bytes], most_bytes: int) -> Stored:
        return self.keepers[self.puts].put(pieces, most_bytes)

    def open(self, stored: Stored) -> BinaryIO:
        return self._of(stored.id).open(stored)

    def sealed(self, id: str) -> BinaryIO:
        return self._of(id).sealed(id)

    def lay(self, id: str, sealed: BinaryIO) -> None:
        self._of(id).lay(id, sealed)

    def seal_anew(self, stored: Stored, key: bytes) -> None:
        self._of(stored.id).seal_anew(stored, key)

    def remove(self, id: str) -> None:
        self._of(id).remove(id)

    def sweep(self, known: frozenset[str]) -> int:
        return sum(one.sweep(known) for one in self.keepers.values())

    def well(self) -> bool:
        return all(one.well() for one in self.keepers.values())

    def _of(self, id: str) -> Documents:
        """What begins in no known way lies where new ones go."""
        return self.keepers.get(id[:1], self.keepers[self.puts])
