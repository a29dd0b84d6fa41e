"""What a collection of passages is searched with."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from almoner.engine.errors import Refused
from almoner.engine.knowledge.records import Document, Passage
from almoner.ports.embeddings import Vector
from almoner.ports.papers import Source

Hit = tuple[int, float]
"""The number of a passage in its collection, and how well it fits; best first wherever several stand together."""

Allowed = Sequence[bool] | NDArray[np.bool_]
"""For each passage, whether it may be found."""


class DocumentReading(Protocol):
    """Reads documents apart from everything else."""

    def __call__(self, sources: Iterable[Source]) -> Iterator[Document | Refused]:
        """One answer each, in their order. Raises Unavailable."""
        ...


class TextIndex(Protocol):
    """Finds by words."""

    def top(self, question: str, most: int, allowed: Allowed | None = None) -> list[Hit]:
        """Passages that share words with the question; 1 for the best that there is, whether it is `allowed` or not."""
        ...

    def covered(self, question: str, number: int) -> float:
        """Which part of what the question asks about stands in a passage or over it, rare words counting more; from 0 to 1."""
        ...


class VectorIndex(Protocol):
    """Finds by meaning. `add` is called once for each vector, in the order of the passages."""

    def nearest(self, vector: Vector, most: int, allowed: Allowed | None = None) -> list[Hit]:
        """By the cosine of the angle."""
        ...


class TextIndexing(Protocol):
    """Makes the index of a collection."""

    def __call__(self, passages: Sequence[Passage]) -> TextIndex: ...
