"""Embeddings and re-ranking by small ONNX models on one CPU core, one text at a time.

Stored as whole numbers, these models scale what they compute by the largest number of a batch, so that the same text in other company
gives another vector. Each text is therefore run alone, with one thread: slower in bulk, and the same for ever.
"""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from almoner.adapters.models.weights import WEIGHTS, WORDS, files, known_as
from almoner.engine.errors import NotInstalled, Refused
from almoner.ports.embeddings import Embedded, ModelCard

NEEDS = ("onnxruntime", "tokenizers")
MARKS = 2
"""The first and the last token of every text are the model's own."""


class Session:
    """A model that is opened at its first use, by whichever thread comes first."""

    def __init__(self, models: Path, id: str) -> None:
        self.known = known_as(id, "opened")
        self.models, self.lock = models, Lock()
        self.opened: tuple[Any, Any, frozenset[str]] | None = None

    def run(self, text: str, other: str | None = None) -> tuple[Any, Any]:
        """What the model gives for a text or a pair, and how that was cut into tokens."""
        with self.lock:
            if self.opened is None:
                self.opened = self.open()
            words, session, wanted = self.opened
            encoded = words.encode(text) if other is None else words.encode(text, other)
            ids = np.array([encoded.ids], dtype=np.int64)
            given = {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.array([encoded.type_ids], dtype=np.int64),
            }
            result = session.run(None, {name: given[name] for name in wanted})[0]
        return result, encoded

    def open(self) -> tuple[Any, Any, frozenset[str]]:
        id = self.known.card.id
        if any(importlib.util.find_spec(one) is None for one in NEEDS):
            raise NotInstalled(
                "models_not_installed",
                what=f"The model {id} was not opened",
                why="what runs such models is not installed",
                do='install it with `pip install "almoner[models]"`',
            )
        import onnxruntime  # noqa: PLC0415 - heavy, and only for this
        from tokenizers import Tokenizer  # noqa: PLC0415

        found = files(self.models, id)
        words = Tokenizer.from_file(str(found[WORDS]))
        words.enable_truncation(self.known.card.longest)
        words.no_padding()
        how = onnxruntime.SessionOptions()
        how.intra_op_num_threads = how.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(found[WEIGHTS]), how, providers=["CPUExecutionProvider"])
        return words, session, frozenset(one.name for one in session.get_inputs())


class OnnxEmbedder:
    """Raises Refused for a model that is not known or answers no vectors."""

    def __init__(self, models: Path, id: str) -> None:
        self.session = Session(models, id)
        if not self.card.dimensions:
            raise Refused(
                "model_no_vectors", what=f"The model {id} was not opened", why="it answers no vectors", do="name one that does"
            )

    @property
    def card(self) -> ModelCard:
        return self.session.known.card

    def __call__(self, text: str) -> Embedded:
        result, encoded = self.session.run(text)
        states = result[0]
        raw = states[0] if self.session.known.pooling == "cls" else states.mean(axis=0)
        left = sum(len(more.ids) - MARKS for more in encoded.overflowing)
        return Embedded(
            vector=(raw / np.linalg.norm(raw)).astype(np.float32), tokens=len(encoded.ids), whole=len(encoded.ids) + left
        )


class OnnxReRanker:
    """Raises Refused for a model that is not known."""

    def __init__(self, models: Path, id: str) -> None:
        self.session = Session(models, id)

    @property
    def card(self) -> ModelCard:
        return self.session.known.card

    def __call__(self, question: str, passages: Sequence[str]) -> tuple[float, ...]:
        return tuple(float(self.session.run(question, passage)[0].reshape(-1)[0]) for passage in passages)
