"""Vectors kept sealed beside the records, and compared in memory: every one of them, so that nothing near is missed."""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from threading import Lock

import numpy as np

from almoner.adapters.knowledge.by_vectors import highest
from almoner.ports.embeddings import Vector
from almoner.ports.keeping import Database
from almoner.ports.vectors import KeptVectors, Made, Near

MOST_OPEN = 8
"""Sets of documents whose vectors stay opened."""
Key = tuple[tuple[str, Made], ...]
Rows = tuple[Sequence[tuple[str, int]], np.ndarray]


class FlatVectors:
    """A `VectorStore`."""

    def __init__(self, database: Database) -> None:
        self.database, self.lock = database, Lock()
        self.open: OrderedDict[Key, Rows] = OrderedDict()

    def put(self, kept: KeptVectors) -> None:
        self.database.write(lambda work: work.vectors.put(kept))

    def nearest(self, vector: Vector, most: int, documents: Collection[str], weights: str) -> list[Near]:
        made = self.database.read(lambda work: work.vectors.made(documents))
        key: Key = tuple(sorted((id, one) for id, (one, _many) in made.items() if one.weights == weights))
        places, rows = self._rows(key)
        if not places:
            return []
        near = rows @ vector
        return [(*places[number], float(near[number])) for number in highest(near, most)]

    def _rows(self, key: Key) -> Rows:
        with self.lock:
            if key in self.open:
                self.open.move_to_end(key)
                return self.open[key]
        found = self.database.read(lambda work: work.vectors.get([id for id, _made in key]))
        places = [(one.document, number) for one in found.values() for number in range(len(one.vectors))]
        several = [np.asarray(one.vectors, dtype=np.float32) for one in found.values() if len(one.vectors)]
        rows: Rows = (places, np.concatenate(several) if several else np.zeros((0, 0), dtype=np.float32))
        with self.lock:
            self.open[key] = rows
            while len(self.open) > MOST_OPEN:
                self.open.popitem(last=False)
        return rows

    def made(self, document: str) -> tuple[Made, int] | None:
        return self.database.read(lambda work: work.vectors.made([document])).get(document)

    def remove(self, documents: Iterable[str]) -> None:
        """What was opened of them is let go of too."""
        gone = frozenset(documents)
        self.database.write(lambda work: work.vectors.remove(gone))
        with self.lock:
            for key in [key for key in self.open if not gone.isdisjoint(id for id, _made in key)]:
                del self.open[key]

    def documents(self) -> frozenset[str]:
        return self.database.read(lambda work: work.vectors.documents())

    def close(self) -> None:
        with self.lock:
            self.open.clear()
