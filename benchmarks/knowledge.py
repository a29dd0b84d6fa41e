"""How long a search of 100,000 passages takes once the question's vector is there, and how long its indexes take to build.

Passages and vectors are made up; the machine's noise is shown as the same numpy product timed beside it. Limits: p95 10 ms, 5 s.
"""

import sys
import time
from datetime import date

import numpy as np

from almoner.adapters.knowledge.by_vectors import InVectors
from almoner.adapters.knowledge.by_words import InWords
from almoner.engine.knowledge.records import Passage
from almoner.ports.embeddings import Embedded
from almoner.services.knowledge.search import Search

MANY, WIDE, ASKED = 100_000, 384, 400
TODAY = date(2026, 11, 22)
MOST_MS, MOST_S = 10.0, 5.0


def words(chance, count):
    """Made-up words, few of them often, as in any language."""
    return [f"w{number}" for number in np.minimum(chance.zipf(1.3, count), 60_000)]


def main():
    chance = np.random.default_rng(0)
    passages = [Passage(str(n), "made-up", "", (" ".join(words(chance, 6)),), " ".join(words(chance, 90))) for n in range(MANY)]
    rows = chance.standard_normal((MANY, WIDE), dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    began = time.perf_counter()
    vectors = InVectors(rows)
    vectors_s = time.perf_counter() - began
    began = time.perf_counter()
    by_words = InWords(passages)
    words_s = time.perf_counter() - began

    class Asked:
        """The question's vector is there already."""

        def __init__(self, vector):
            self.vector = vector

        def __call__(self, _text):
            return Embedded(self.vector, 1, 1)

    took, bare = [], []
    for number in range(ASKED):
        vector = rows[number]
        search = Search(passages, by_words, vectors, Asked(vector))
        question = " ".join(words(chance, 8 if number % 2 else 40))
        began = time.perf_counter()
        search(question, 5, TODAY)
        took.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        _ = rows @ vector
        bare.append((time.perf_counter() - began) * 1000)
    p50, p95 = np.percentile(took, [50, 95])
    print(
        f"search of {MANY} passages: p50 {p50:.1f} ms, p95 {p95:.1f} ms (limit {MOST_MS:.0f}); the product alone p50 {np.median(bare):.1f} ms"
    )
    print(f"index of vectors {vectors_s:.2f} s (limit {MOST_S:.0f}); of words {words_s:.1f} s")
    return 0 if p95 <= MOST_MS and vectors_s <= MOST_S else 1


if __name__ == "__main__":
    sys.exit(main())
