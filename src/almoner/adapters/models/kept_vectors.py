"""Keeps the vectors of texts that came along, so that they are reckoned once: public text only, never a person's."""

import contextlib
import io
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from almoner.adapters.files.whole import write_whole
from almoner.ports.embeddings import Embedder, Vector


def kept_vectors(folder: Path, embedder: Embedder, texts: Sequence[str]) -> Sequence[Vector]:
    """One for each text. What cannot be kept is reckoned anew each time."""
    digest = sha256("\0".join((embedder.card.sha256, *texts)).encode()).hexdigest()
    path = folder / f"vectors-{digest[:32]}.npy"
    with contextlib.suppress(OSError, ValueError):
        found = np.load(path, allow_pickle=False)
        if found.shape == (len(texts), embedder.card.dimensions) and found.dtype == np.float32:
            return list(found)
    made = [embedder(text).vector for text in texts]
    with contextlib.suppress(OSError):
        written = io.BytesIO()
        np.save(written, np.array(made, dtype=np.float32), allow_pickle=False)
        write_whole(path, written.getvalue())
    return made
