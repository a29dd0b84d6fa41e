"""Search and answers over a folder of documents, with whatever models are here."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO

from almoner.adapters.clocks.system import ticks
from almoner.adapters.files.sources import sources
from almoner.adapters.isolation.documents import DocumentsApart
from almoner.adapters.isolation.limits import Limits
from almoner.adapters.knowledge.by_vectors import InVectors
from almoner.adapters.knowledge.by_words import InWords
from almoner.adapters.models.kept_vectors import kept_vectors
from almoner.adapters.readers.documents.choose import KINDS
from almoner.adapters.vocabulary import english
from almoner.assembly.models import DEFAULT, small_models
from almoner.assembly.platform import Platform
from almoner.engine.errors import AlmonerError, Refused
from almoner.ports.papers import Source
from almoner.services.knowledge.ask import Ask
from almoner.services.knowledge.collect import Collect, Collection
from almoner.services.knowledge.library import library


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`models` says whether vectors are used."""

    collect: Collect
    ask: Callable[[Collection], Ask]
    models: bool


def knowledge(data: str | None) -> Knowledge:
    models = small_models(data)
    embedder, re_ranker = models.embedders().get(DEFAULT), models.re_ranker()
    collect = Collect(DocumentsApart(), InWords, InVectors, embedder, kept=partial(kept_vectors, models.folder))
    return Knowledge(collect, lambda made: Ask(made.search, InWords, re_ranker, english), embedder is not None)


def by_words_alone(made: Knowledge) -> Knowledge:
    return replace(made, collect=replace(made.collect, embedder=None))


def library_of(made: Knowledge, platform: Platform) -> Collection:
    """The library that comes along."""
    return made.collect.of(library(platform.law()), public=True)


def documents_in(folder: str) -> Iterator[Source]:
    """Every document under a folder, by name. Raises Refused where there is no folder or nothing in it."""
    place = Path(folder)
    if not place.is_dir():
        raise Refused(
            "no_folder", what=f"{folder} was not searched", why="there is no such folder", do="name a folder of documents"
        )
    found = [path for path in sorted(place.rglob("*")) if path.is_file() and path.suffix.lower() in KINDS]
    if not found:
        raise Refused(
            "no_documents",
            what=f"{folder} was not searched",
            why="no document is in it",
            do="put PDF, HTML, DOCX, Markdown or text files there",
        )
    for path in found:
        for one in sources([str(path)], Limits().paper_bytes):
            yield Placed(one, path.relative_to(place).as_posix())


@dataclass(frozen=True, slots=True)
class Placed:
    """A document by its place in the folder, so that two of the same name are told apart."""

    source: Source
    name: str

    def open(self) -> BinaryIO:
        return self.source.open()


LOOKS_AFTER_NS = 5_000_000_000


class Watched:
    """A collection that is made anew where its folder has changed; who asks meanwhile is answered from the one before. `ticks` tells
    nanoseconds that only grow."""

    def __init__(self, made: Knowledge, folder: str | None, platform: Platform, ticks: Callable[[], int]) -> None:
        self.made, self.folder, self.platform, self.ticks = made, folder, platform, ticks
        self.lock, self.making = Lock(), Lock()
        self.seen, self.looked = self.state(), ticks()
        self.ask = made.ask(self.collection())

    def __call__(self) -> Ask:
        with self.lock:
            due = self.folder is not None and self.ticks() - self.looked >= LOOKS_AFTER_NS
            if due:
                self.looked = self.ticks()
        if due and self.state() != self.seen and self.making.acquire(blocking=False):
            Thread(target=self.renew, name="almoner-knowledge", daemon=True).start()
        return self.ask

    def renew(self) -> None:
        """What cannot be read now stays as it was."""
        try:
            seen = self.state()
            self.ask = self.made.ask(self.collection())
            self.seen = seen
        except AlmonerError:
            self.seen = self.state()
        finally:
            self.making.release()

    def collection(self) -> Collection:
        """Raises Refused, Unavailable."""
        if self.folder is None:
            return library_of(self.made, self.platform)
        return self.made.collect(documents_in(self.folder))

    def state(self) -> tuple[tuple[str, int, int], ...]:
        if self.folder is None:
            return ()
        found = []
        for path in sorted(Path(self.folder).rglob("*")):
            if path.suffix.lower() in KINDS:
                with suppress(OSError):
                    of = path.stat()
                    found.append((str(path), of.st_size, of.st_mtime_ns))
        return tuple(found)


def watched(data: str | None, folder: str | None, platform: Platform) -> Watched:
    """Raises Refused, Unavailable."""
    return Watched(knowledge(data), folder, platform, ticks)
