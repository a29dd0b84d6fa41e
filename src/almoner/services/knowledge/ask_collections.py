"""Questions to the library and to the collections that the asker may read: one index for each set of documents, and of no other.

What somebody may not read is in no index of theirs: it changes no score, no count and no order, as if it were not there.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from almoner.engine.errors import Refused, Unavailable
from almoner.engine.knowledge.records import Passage
from almoner.engine.privacy.permissions import Action
from almoner.ports.collections import TakenIn
from almoner.ports.embeddings import Embedder
from almoner.ports.entering import Caller
from almoner.ports.keeping import Database, Work
from almoner.ports.knowledge import TextIndexing
from almoner.ports.vectors import VectorStore
from almoner.services.knowledge.ask import Answer, Ask
from almoner.services.knowledge.collect import Collection
from almoner.services.knowledge.collections import readable, reads
from almoner.services.knowledge.over_store import OverStore
from almoner.services.knowledge.search import Found, Search
from almoner.services.people.allow import Allow, Leave

MOST_PASSAGES = 100_000
"""That one question looks at."""
MOST_OPEN = 6
"""Sets of documents whose index stays in memory."""
Key = tuple[bool, bool, tuple[TakenIn, ...]]
"""With the library or without, whether it has its vectors, and which documents."""


@dataclass(frozen=True, slots=True)
class Question:
    """`collections` None: all that the asker may read. `library`: the one that comes along, too."""

    text: str
    most: int
    on: date
    plan: str | None = None
    collections: tuple[str, ...] | None = None
    library: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is kept; both None for the library's."""

    collection: str | None = None
    document: str | None = None


LIBRARY = Place()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found, and answered where an answer was asked for; `place` of each passage, and `away`, why it was found by words alone; None where it was not."""

    found: tuple[Found, ...]
    answer: Answer
    place: Callable[[Passage], Place]
    by_meaning: bool
    away: Unavailable | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The passages of one set of documents. `starts` as in `OverStore`."""

    search: Search
    starts: dict[str, tuple[int, int]]
    public: int
    places: dict[str, Place]

    def place(self, passage: Passage) -> Place:
        return self.places.get(passage.id, LIBRARY)


@dataclass(frozen=True, slots=True)
class Shelves:
    """Makes and keeps indexes in memory. `library` gives the collection that comes along; it may come with its vectors later."""

    database: Database
    index: TextIndexing
    library: Callable[[], Collection]
    open: "OrderedDict[Key, Shelf]" = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def __call__(self, documents: Sequence[TakenIn], *, library: bool) -> Shelf:
        public = self.library().search if library else None
        key = (library, public is not None and public.vectors is not None, tuple(documents))
        with self.lock:
            if key in self.open:
                self.open.move_to_end(key)
                return self.open[key]
        made = self._made(documents, public)
        with self.lock:
            self.open[key] = made
            while len(self.open) > MOST_OPEN:
                self.open.popitem(last=False)
        return made

    def _made(self, documents: Sequence[TakenIn], public: Search | None) -> Shelf:
        kept = self.database.read(lambda work: work.collections.passages([one.id for one in documents]))
        passages: list[Passage] = [] if public is None else list(public.passages)
        starts: dict[str, tuple[int, int]] = {}
        places: dict[str, Place] = {}
        many = len(passages)
        for one in documents:
            cut = kept.get(one.id, ())
            starts[one.id] = (len(passages), len(cut))
            passages += cut
            places |= {each.id: Place(one.collection, one.id) for each in cut}
        return Shelf(Search(passages, self.index(passages), None if public is None else public.vectors), starts, many, places)

    def keep_only(self, known: frozenset[TakenIn]) -> None:
        """Lets go of every index that holds a document which is no longer there, or was taken in anew."""
        with self.lock:
            for key in [key for key in self.open if not known.issuperset(key[2])]:
                del self.open[key]


@dataclass(frozen=True, slots=True)
class AskCollections:
    """Raises NotAllowed, NotKnown alike for a collection that is not there and for one the asker may not read, Refused where there is
    more than can be looked at at once, Unavailable. `embedder` gives None where no model is here."""

    allow: Allow
    shelves: Shelves
    vectors: VectorStore
    embedder: Callable[[], Embedder | None]
    ask: Callable[[Search], Ask]

    def search(self, caller: Caller, question: Question) -> Asked:
        search, shelf, over = self._opened(caller, question)
        found = search(question.text, question.most, question.on, plan=question.plan)
        return asked(found, Answer((), ()), shelf, over)

    def answer(self, caller: Caller, question: Question) -> Asked:
        search, shelf, over = self._opened(caller, question)
        said = self.ask(search)(question.text, question.on, plan=question.plan)
        return asked(said.nearest, said, shelf, over)

    def forget(self, documents: Iterable[str]) -> None:
        """Their vectors, and every index they are in. A store that is away keeps vectors of nothing: they are swept later."""
        self._let_go()
        try:
            self.vectors.remove(documents)
        except Unavailable:
            return

    def sweep(self) -> None:
        """Vectors of documents that are gone, and of those that were never taken in to their end."""
        try:
            known = self.allow.database.read(lambda work: work.collections.all_ids())
            self.vectors.remove(self.vectors.documents() - known)
        except Unavailable:
            return

    def _opened(self, caller: Caller, question: Question) -> tuple[Search, Shelf, OverStore | None]:
        documents = self.allow(caller, Action.KNOWLEDGE_ASK, lambda work, leave: of(work, leave, question))
        self._let_go()
        if sum(one.passages for one in documents) > MOST_PASSAGES:
            raise Refused(
                "too_much_to_search",
                what="The question was not answered",
                why=f"what you may read has more than {MOST_PASSAGES} passages",
                do="name the collections to look in",
            )
        shelf = self.shelves(documents, library=question.library)
        embedder = self.embedder()
        if embedder is None:
            return shelf.search, shelf, None
        over = OverStore(self.vectors, embedder.card.sha256, shelf.starts, shelf.public, shelf.search.vectors)
        return replace(shelf.search, vectors=over, embedder=embedder), shelf, over

    def _let_go(self) -> None:
        self.shelves.keep_only(self.allow.database.read(lambda work: frozenset(work.collections.taken_in())))


def of(work: Work, leave: Leave, question: Question) -> list[TakenIn]:
    """The documents to look in."""
    if question.collections is None:
        return work.collections.taken_in([one.id for one in work.collections.doors() if reads(one, leave.account)])
    return work.collections.taken_in([readable(work, leave.account, one).id for one in question.collections])


def asked(found: tuple[Found, ...], answer: Answer, shelf: Shelf, over: OverStore | None) -> Asked:
    away = over.away[0] if over is not None and over.away else None
    whole = not shelf.public or shelf.search.vectors is not None
    return Asked(found, answer, shelf.place, by_meaning=over is not None and away is None and whole, away=away)
