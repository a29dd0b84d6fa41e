"""The vectors of kept documents beside those of the library as one index; where their store is away it says so and finds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from almoner.engine.errors import Unavailable
from almoner.ports.embeddings import Vector
from almoner.ports.knowledge import Allowed, Hit, VectorIndex
from almoner.ports.vectors import VectorStore


@dataclass(slots=True)
class OverStore:
    """A `VectorIndex` for one question. The first `public` passages are the library's, found by `library`; after them `starts` says
    where each document's begin and how many it has. `away` is why the store did not answer."""

    store: VectorStore
    weights: str
    starts: Mapping[str, tuple[int, int]]
    public: int = 0
    library: VectorIndex | None = None
    away: list[Unavailable] = field(default_factory=list)

    def nearest(self, vector: Vector, most: int, allowed: Allowed | None = None) -> list[Hit]:
        mask = None if allowed is None else np.asarray(allowed, dtype=bool)
        found: list[Hit] = []
        if self.library is not None:
            found += self.library.nearest(vector, most, None if mask is None else mask[: self.public])
        found += self._kept(vector, most, mask)
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]

    def _kept(self, vector: Vector, most: int, mask: np.ndarray | None) -> Sequence[Hit]:
        wanted = [id for id, (start, many) in self.starts.items() if mask is None or mask[start : start + many].any()]
        if not wanted:
            return ()
        try:
            near = self.store.nearest(vector, most, wanted, self.weights)
        except Unavailable as error:
            self.away.append(error)
            return ()
        hits = []
        for document, number, score in near:
            start, many = self.starts.get(document, (0, 0))
            if number < many and (mask is None or mask[start + number]):
                hits.append((start + number, score))
        return hits
