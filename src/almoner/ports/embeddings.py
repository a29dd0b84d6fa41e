"""What turns a text into a vector, and what says how well a passage fits a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
"""Of length one, so that the product of two is the cosine of their angle."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """`id` is its name at every door, never a path. `longest` tokens of a text are read, the rest is not; `weights` says how its
    numbers are stored; `sha256` is of the file of weights; `dimensions` is 0 for what answers no vector."""

    id: str
    title: str
    licence: str
    weights: str
    sha256: str
    longest: int
    dimensions: int = 0


@dataclass(frozen=True, slots=True)
class Embedded:
    """`tokens` were read of `whole` that the text has."""

    vector: Vector
    tokens: int
    whole: int


class Embedder(Protocol):
    """One text gives one vector, alone or in company, today and tomorrow."""

    @property
    def card(self) -> ModelCard: ...

    def __call__(self, text: str) -> Embedded:
        """Raises NotInstalled where the model is not here, Refused where its file is another one."""
        ...


class ReRanker(Protocol):
    """Reads question and passage together: slower and surer than vectors."""

    @property
    def card(self) -> ModelCard: ...

    def __call__(self, question: str, passages: Sequence[str]) -> tuple[float, ...]:
        """A number a passage, in their order, more for what fits better. Raises as an embedder does."""
        ...
