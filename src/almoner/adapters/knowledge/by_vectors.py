"""Exact search over vectors in memory: every passage is compared, so nothing near is ever missed."""

from collections.abc import Sequence

import numpy as np

from almoner.ports.embeddings import Vector
from almoner.ports.knowledge import Allowed, Hit


class InVectors:
    """`vectors` are of length one, a row a passage."""

    def __init__(self, vectors: Sequence[Vector] | np.ndarray) -> None:
        self.rows = np.ascontiguousarray(np.asarray(vectors, dtype=np.float32))

    def nearest(self, vector: Vector, most: int, allowed: Allowed | None = None) -> list[Hit]:
        if not len(self.rows):
            return []
        near = self.rows @ vector
        if allowed is not None:
            near = np.where(np.asarray(allowed, dtype=bool), near, -2)
        return [(number, float(near[number])) for number in highest(near, most) if near[number] > -2]


def highest(scores: np.ndarray, most: int) -> list[int]:
    """Numbers of the highest, best first; equals in their order."""
    if len(scores) > most:
        near = np.argpartition(-scores, most)[:most]
        near = near[np.lexsort((near, -scores[near]))]
    else:
        near = np.argsort(-scores, kind="stable")
    return [int(one) for one in near]
