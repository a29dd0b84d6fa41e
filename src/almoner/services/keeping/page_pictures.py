"""Pictures of the pages of kept papers, drawn apart from this process, and the piece of a page that a doubt is about."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from typing import Any

from almoner.engine.errors import NotKnown, Refused, TooMany
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.papers import PageCounting, PageShowing
from almoner.services.bills.confirm_doubts import AROUND, wide_enough
from almoner.services.keeping.audit_kept import KeptSource
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.fetch import Fetch

AT_ONCE, WAIT_S = 2, 20
"""So many pages are drawn side by side; who waits longer is asked to come again."""
LARGEST = 64 << 20
"""No larger paper is drawn."""
TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class PagePictures:
    """Each picture is a look at its paper and leaves a line in the journal. Raises NotAllowed, NotKnown, Refused, TooMany."""

    fetch: Fetch
    audits: Audits
    show: PageShowing
    count: PageCounting
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    def __call__(self, caller: Caller, folder: str, paper: str, page: int, *, wide: int) -> bytes:
        """PNG or JPEG, whichever takes fewer bytes."""
        source = self._source(caller, folder, paper)
        with self._turn():
            return self.show(source, page, wide=wide, small=True)

    def pages(self, caller: Caller, folder: str, paper: str) -> int:
        """How many there are; 0 for a paper that has none."""
        source = self._source(caller, folder, paper)
        with self._turn():
            return self.count(source)

    def doubt(self, caller: Caller, folder: str, audit: str, doubt: str, *, wide: int) -> bytes:
        """The place in question with its row."""
        seen = self.audits.see(caller, folder, audit, action=Action.PAPER_SEE)
        found = None if seen.audit.answer is None else doubted(seen.audit.answer, doubt)
        if found is None:
            do = "look at the list of the audit's doubts"
            raise NotKnown("no_such_doubt", what="No doubt was found", why="it is not in this audit", do=do)
        document, spot = found
        if spot is None or spot.get("box") is None:
            why = "its place on the paper is not known"
            raise NotKnown("no_pages", what="This doubt has no picture", why=why, do="look at the paper itself")
        source = self._source(caller, folder, self._paper(folder, seen.audit.asked["papers"], document["sha256"]))
        left, top, right, bottom = (round(edge * TEN_THOUSAND) for edge in spot["box"])
        with self._turn():
            box = wide_enough((left, top, right, bottom))
            return self.show(source, spot["page"], box=box, margin=AROUND, wide=wide, small=True)

    def _paper(self, folder: str, asked: list[str], checksum: str) -> str:
        """The paper among those audited that has this checksum."""

        def work(one: Work) -> str | None:
            there = (one.papers.get(folder, id) for id in asked)
            return next((paper.id for paper in there if paper is not None and paper.stored.sha256 == checksum), None)

        found = self.fetch.allow.database.read(work)
        if found is None:
            do = "add it again, or look at the answer without it"
            raise NotKnown("no_such_paper", what="No paper was found", why="it was taken out of this folder", do=do)
        return found

    def _source(self, caller: Caller, folder: str, paper: str) -> KeptSource:
        found, stream = self.fetch(caller, folder, paper)
        if found.stored.size > LARGEST:
            stream.close()
            why, do = f"it is larger than {LARGEST >> 20} MiB", "open the paper itself"
            raise Refused("paper_too_big", what="The page was not drawn", why=why, do=do)
        return KeptSource(found.name, lambda: stream)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self.turns.acquire(timeout=WAIT_S):
            why, do = "many pages are being drawn", f"try again in {WAIT_S} seconds"
            raise TooMany("drawing", what="The page was not drawn", why=why, do=do, wait_s=WAIT_S)
        try:
            yield
        finally:
            self.turns.release()


def doubted(answer: Mapping[str, Any], doubt: str) -> tuple[Mapping[str, Any], Mapping[str, Any] | None] | None:
    """The document in which a doubt's place is, and the place; None for a doubt that is not there."""
    for document in answer["documents"]:
        for one in document["doubts"]:
            if one["id"] == doubt:
                spot = one["spot"]
                return (document if spot is None else answer["documents"][spot["document"]]), spot
    return None
