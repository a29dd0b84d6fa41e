"""Makes a collection out of documents: reads, cuts, embeds, indexes; what could not be taken in is named."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from almoner.engine.errors import Refused
from almoner.engine.knowledge.days_said import with_its_days
from almoner.engine.knowledge.records import Document, Passage
from almoner.engine.knowledge.splitting import passages
from almoner.ports.embeddings import Embedder, Vector
from almoner.ports.knowledge import DocumentReading, TextIndexing, VectorIndex
from almoner.ports.papers import Source
from almoner.services.knowledge.search import Search, whole

EMBEDDED = 700
"""Signs of a passage, headings first, that its vector is made of: what a question is near to stands at the beginning."""
VectorIndexing = Callable[[Sequence[Vector]], VectorIndex]


@dataclass(frozen=True, slots=True)
class Collection:
    """`refused` are the documents that were not taken in; `documents` those that were."""

    search: Search
    documents: tuple[Document, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Collect:
    """`embedder` is None where no model is here; then words alone are indexed. `kept` gives vectors of public texts that were reckoned
    before."""

    read: DocumentReading
    by_words: TextIndexing
    by_vectors: VectorIndexing
    embedder: Embedder | None = None
    most_embedded: int = 20_000
    kept: Callable[[Embedder, Sequence[str]], Sequence[Vector]] | None = None

    def __call__(self, sources: Iterable[Source], embedded: Callable[[int, int], None] = lambda _done, _of: None) -> Collection:
        """`embedded` is told how many passages of how many have their vector. Raises Unavailable."""
        return self.of(self.read(sources), embedded)

    def of(
        self,
        read: Iterable[Document | Refused],
        embedded: Callable[[int, int], None] = lambda _done, _of: None,
        *,
        public: bool = False,
    ) -> Collection:
        """Of documents that were read before; vectors of `public` ones may be kept."""
        taken: list[Document] = []
        refused: list[Refused] = []
        for one in read:
            if isinstance(one, Refused):
                refused.append(one)
            else:
                taken.append(with_its_days(one))
        cut: list[Passage] = [each for one in taken for each in passages(one)]
        vectors = self.vectors(cut, embedded, public=public)
        search = Search(cut, self.by_words(cut), vectors, self.embedder if vectors is not None else None)
        return Collection(search, tuple(taken), tuple(refused))

    def vectors(self, cut: Sequence[Passage], embedded: Callable[[int, int], None], *, public: bool) -> VectorIndex | None:
        if self.embedder is None or not cut or len(cut) > self.most_embedded:
            return None
        if public and self.kept is not None:
            return self.by_vectors(self.kept(self.embedder, [whole(one)[:EMBEDDED] for one in cut]))
        made = []
        for number, one in enumerate(cut, start=1):
            made.append(self.embedder(whole(one)[:EMBEDDED]).vector)
            embedded(number, len(cut))
        return self.by_vectors(made)
