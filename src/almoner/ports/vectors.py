"""Where the vectors of kept documents lie: on this machine, sealed, or at a server that an operator named."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from almoner.ports.embeddings import Vector


@dataclass(frozen=True, slots=True)
class Made:
    """Where vectors come from: the model, the SHA-256 of its weights, and when. Only vectors of one model are compared."""

    model: str
    weights: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptVectors:
    """Those of one document, in the order of its passages."""

    document: str
    collection: str
    made: Made
    vectors: Sequence[Vector] | NDArray[np.float32] = field(repr=False)


Near = tuple[str, int, float]
"""Document, number of the passage in it, and the cosine."""


class VectorStore(Protocol):
    """Ids and numbers alone go with the vectors, never a word of a document. Each call raises Unavailable where the store is away."""

    def put(self, kept: KeptVectors) -> None:
        """In place of what there was of this document; again gives the same."""
        ...

    def nearest(self, vector: Vector, most: int, documents: Collection[str], weights: str) -> list[Near]:
        """Among these documents and the vectors of these weights alone, best first."""
        ...

    def made(self, document: str) -> tuple[Made, int] | None:
        """Where a document's vectors come from, and how many there are."""
        ...

    def remove(self, documents: Iterable[str]) -> None:
        """Without a word where there are none."""
        ...

    def documents(self) -> frozenset[str]:
        """Of which documents there are vectors."""
        ...

    def close(self) -> None:
        """Lets go of what is open."""
        ...


class VectorRecords(Protocol):
    """Vectors beside the records, inside one transaction."""

    def put(self, kept: KeptVectors) -> None: ...

    def made(self, documents: Iterable[str]) -> Mapping[str, tuple[Made, int]]: ...

    def get(self, documents: Iterable[str]) -> Mapping[str, KeptVectors]: ...

    def remove(self, documents: Iterable[str]) -> None: ...

    def documents(self) -> frozenset[str]: ...
