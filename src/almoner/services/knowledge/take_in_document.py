"""Takes a kept document in: read apart, cut into passages, embedded; it is searched whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from almoner.engine.errors import Refused, Unavailable
from almoner.engine.knowledge.days_said import with_its_days
from almoner.engine.knowledge.records import Document, InForce, Passage
from almoner.engine.knowledge.splitting import passages
from almoner.engine.privacy.permissions import Action
from almoner.ports.collections import CollectionDocument
from almoner.ports.documents import Documents
from almoner.ports.embeddings import Embedder, Vector
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.knowledge import DocumentReading
from almoner.ports.vectors import KeptVectors, Made, VectorStore
from almoner.ports.working import Finish, JobOver, Tell
from almoner.services.keeping.audit_kept import ORIGIN, KeptSource
from almoner.services.knowledge.collect import EMBEDDED
from almoner.services.knowledge.search import whole
from almoner.services.people.allow import Allow, Leave

MOST_PASSAGES = 5_000
TRIES = 3
"""How often a store of vectors that is away is tried before the document is searched by its words alone."""
TELLS_EVERY = 20


@dataclass(frozen=True, slots=True)
class TakeInDocument:
    """A `Handler`. `embedder` gives None where no model is here; then words alone are searched."""

    allow: Allow
    documents: Documents
    read: DocumentReading
    embedder: Callable[[], Embedder | None]
    vectors: VectorStore

    def __call__(self, job: Job, tell: Tell) -> Finish:
        """Whoever asked must still be allowed to. Raises NotAllowed, JobOver for a document that was taken out, Unavailable."""

        def opening(work: Work, leave: Leave) -> tuple[CollectionDocument | None, Leave]:
            return work.collections.find(job.subject), leave

        found, leave = self.allow(Caller(job.account, ORIGIN), Action.COLLECTION_CHANGE, opening, resource=job.subject)
        if found is None or found.job != job.id:
            raise JobOver
        kept = found
        read = self._read(kept)
        cut = () if isinstance(read, Refused) else passages(with_its_days(read))
        if not isinstance(read, Refused) and not 0 < len(cut) <= MOST_PASSAGES:
            read = unfit(kept.name, len(cut))
        if isinstance(read, Refused):
            why = (read.what, read.why, read.do)
            return lambda work: said(work.collections.refuse(kept, why))
        meant, lost = self._embedded(kept, cut, job, tell), read.lost

        def finish(work: Work) -> None:
            said(work.collections.take_in(kept, cut, meant=meant, lost=lost))
            work.journal(leave.act, Action.COLLECTION_CHANGE.value, kept.id)

        return finish

    def _read(self, kept: CollectionDocument) -> Document | Refused:
        one = next(iter(self.read([KeptSource(kept.name, lambda: self.documents.open(kept.stored))])))
        if isinstance(one, Refused):
            return one
        given, told = kept.in_force, one.in_force
        force = InForce(given.first_day or told.first_day, given.last_day or told.last_day, given.plan or told.plan)
        return replace(one, source=kept.name, in_force=force)

    def _embedded(self, kept: CollectionDocument, cut: tuple[Passage, ...], job: Job, tell: Tell) -> bool:
        """Whether its vectors are kept. Raises Unavailable where the store is away and may be back soon."""
        embedder = self.embedder()
        if embedder is None:
            return False
        made: list[Vector] = []
        for number, one in enumerate(cut):
            if number % TELLS_EVERY == 0:
                tell(number, len(cut))
            made.append(embedder(whole(one)[:EMBEDDED]).vector)
        tell(len(cut), len(cut))
        at = self.allow.database.read(lambda work: work.now)
        try:
            self.vectors.put(KeptVectors(kept.id, kept.collection, Made(embedder.card.id, embedder.card.sha256, at), made))
        except Unavailable:
            if job.tries < TRIES:
                raise
            return False
        return True


def said(there: bool) -> None:
    """Raises JobOver where the document was taken out meanwhile."""
    if not there:
        raise JobOver


def unfit(name: str, many: int) -> Refused:
    why = "there is no text in it" if not many else f"it has {many} passages, and {MOST_PASSAGES} may be in one document"
    do = "save it with its text" if not many else "divide it"
    return Refused("document_not_read", what=f"{name} was not taken in", why=why, do=do)
