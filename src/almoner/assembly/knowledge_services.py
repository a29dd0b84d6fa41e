"""Collections, what is taken into them, and questions to them, for a server and its workers."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING

from almoner.adapters.isolation.documents import DocumentsApart
from almoner.adapters.isolation.limits import Limits
from almoner.adapters.models.weights import place
from almoner.adapters.tables.store import DataFolder
from almoner.assembly.models import DEFAULT, SmallModels
from almoner.assembly.platform import Platform
from almoner.engine.errors import AlmonerError
from almoner.ports.documents import Documents
from almoner.ports.embeddings import Embedder
from almoner.ports.vectors import VectorStore
from almoner.ports.working import Handler, Waking
from almoner.services.knowledge.ask_collections import AskCollections, Shelves
from almoner.services.knowledge.collections import Collections
from almoner.services.knowledge.documents import CollectionDocuments
from almoner.services.knowledge.take_in_document import TakeInDocument
from almoner.services.people.allow import Allow

if TYPE_CHECKING:  # full text takes a while to load
    from almoner.assembly.knowledge import Knowledge
    from almoner.engine.knowledge.records import Passage
    from almoner.ports.knowledge import TextIndex
    from almoner.services.knowledge.ask import Ask
    from almoner.services.knowledge.collect import Collection
    from almoner.services.knowledge.search import Search


@dataclass(frozen=True, slots=True)
class KnowledgeServices:
    """What the faces may call. `sweep` takes away vectors of what is gone."""

    collections: Collections
    documents: CollectionDocuments
    ask: AskCollections
    sweep: Callable[[], None]


def knowledge_services(
    allow: Allow,
    documents: Documents,
    wake: Waking,
    mirror: Callable[[], None],
    *,
    folder: DataFolder,
    platform: Platform,
    vectors: VectorStore,
) -> KnowledgeServices:
    """Nothing is loaded before the first question."""

    @lru_cache(maxsize=1)
    def made() -> "Knowledge":
        from almoner.assembly.knowledge import knowledge  # noqa: PLC0415

        return knowledge(str(folder.path))

    library = Library(made, platform)

    def answering(search: "Search") -> "Ask":
        from almoner.services.knowledge.collect import Collection  # noqa: PLC0415

        return made().ask(Collection(search, (), ()))

    def index(passages: "Sequence[Passage]") -> "TextIndex":
        return made().collect.by_words(passages)

    shelves = Shelves(allow.database, index, library)
    ask = AskCollections(allow, shelves, vectors, lambda: made().collect.embedder, answering)
    return KnowledgeServices(
        Collections(allow, documents, ask.forget, mirror),
        CollectionDocuments(allow, documents, wake, Limits().paper_bytes, ask.forget, mirror),
        ask,
        ask.sweep,
    )


class Library:
    """The library that comes along: at once by its words, and by its vectors as soon as they are reckoned, which takes a while once."""

    def __init__(self, made: "Callable[[], Knowledge]", platform: Platform) -> None:
        self.made, self.platform, self.lock = made, platform, Lock()
        self.now: Collection | None = None

    def __call__(self) -> "Collection":
        with self.lock:
            if self.now is None:
                from almoner.assembly.knowledge import by_words_alone, library_of  # noqa: PLC0415

                self.now = library_of(by_words_alone(self.made()), self.platform)
                if self.made().models:
                    Thread(target=self.embed, name="almoner-library", daemon=True).start()
            return self.now

    def embed(self) -> None:
        """What cannot be embedded is found by its words."""
        from almoner.assembly.knowledge import library_of  # noqa: PLC0415

        with suppress(AlmonerError):
            self.now = library_of(self.made(), self.platform)


def document_handler(allow: Allow, documents: Documents, folder: DataFolder, vectors: VectorStore) -> Handler:
    """Who does the jobs of `CollectionDocuments`."""

    def embedder() -> Embedder | None:
        """Looked for at each document: a model may be brought while a server runs."""
        return SmallModels(place(folder.path)).embedders().get(DEFAULT)

    return TakeInDocument(allow, documents, DocumentsApart(), embedder, vectors)
