"""Documents of a collection: put in as they come, listed, handed out again, taken out."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from almoner.engine.errors import NotKnown, Refused
from almoner.engine.knowledge.records import InForce
from almoner.engine.privacy.permissions import Action
from almoner.ports.collections import CollectionDocument, KeptCollection
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job
from almoner.ports.keeping import Work
from almoner.ports.working import Waking
from almoner.services.keeping.take_in import file_name
from almoner.services.knowledge.collections import own, planned, readable
from almoner.services.people.allow import Allow, Leave

TAKE_IN_DOCUMENT = "document"
"""The kind of job."""
MOST = 2_000
"""Documents of one collection."""


@dataclass(frozen=True, slots=True)
class CollectionDocuments:
    """Raises NotAllowed, and NotKnown alike for what is not there and for what the caller may not read or change. `most_bytes` is the
    largest document that is kept."""

    allow: Allow
    documents: Documents
    wake: Waking
    most_bytes: int
    forget: Callable[[Iterable[str]], None]
    mirror: Callable[[], None] = lambda: None

    def put(
        self,
        caller: Caller,
        collection: str,
        name: str,
        pieces: Iterable[bytes],
        *,
        in_force: InForce,
        key: str | None = None,
    ) -> tuple[CollectionDocument, bool]:
        """The document, whose job is to take it in, and whether the same file was in the collection already; then it is that one.
        Nothing of `pieces` is asked for unless it is allowed. Raises Refused, Conflict for a key of another request."""
        name, in_force = file_name(name), said(in_force)
        self.allow(
            caller, Action.COLLECTION_CHANGE, lambda work, leave: own(work, leave.account, collection), resource=collection
        )
        stored = self.documents.put(pieces, self.most_bytes)
        asked = json.dumps(["document", collection, name, stored.sha256, str(in_force)])

        def then(work: Work, leave: Leave) -> tuple[CollectionDocument, bool, Job | None]:
            found = own(work, leave.account, collection)
            before = None if key is None else work.asked.before(leave.account.id, key, asked)
            if before is not None:
                return known(work, collection, before), False, None
            there = same_file(work, found, stored)
            if there is None and sum(1 for _ in work.collections.documents(collection)) >= MOST:
                raise Refused(
                    "documents_too_many",
                    what="The document was not kept",
                    why=f"{MOST} are in this collection",
                    do="take some out, or make another collection",
                )
            made, job = (there, None) if there is not None else add(work, leave, found, stored, name=name, in_force=in_force)
            if key is not None:
                work.asked.remember(leave.account.id, key, asked, made.id)
            return made, there is not None, job

        try:
            made, was_there, job = self.allow(caller, Action.COLLECTION_CHANGE, then, resource=lambda one: one[0].id)
        except BaseException:
            self.documents.remove(stored.id)
            raise
        if made.id != stored.id:  # it was here already
            self.documents.remove(stored.id)
        if job is not None:
            self.wake(job)
        return made, was_there

    def again(self, caller: Caller, collection: str, document: str) -> CollectionDocument:
        """Takes it in anew, as after a change of models; until then it is searched as it was."""

        def then(work: Work, leave: Leave) -> tuple[CollectionDocument, Job]:
            own(work, leave.account, collection)
            found = known(work, collection, document)
            work.jobs.cancel(found.job)
            job = work.jobs.add(TAKE_IN_DOCUMENT, account=leave.account.id, folder=None, subject=document)
            work.collections.waits(found, job.id)
            return known(work, collection, document), job

        made, job = self.allow(caller, Action.COLLECTION_CHANGE, then, resource=document)
        self.wake(job)
        return made

    def list(self, caller: Caller, collection: str) -> list[CollectionDocument]:
        """Oldest first; for others than the owner those that can be searched."""

        def then(work: Work, leave: Leave) -> list[CollectionDocument]:
            found = readable(work, leave.account, collection)
            mine = found.owner == leave.account.id
            return [one for one in work.collections.documents(collection) if mine or one.taken_in_at is not None]

        return self.allow(caller, Action.COLLECTION_SEE, then, resource=collection)

    def see(self, caller: Caller, collection: str, document: str) -> CollectionDocument:
        def then(work: Work, leave: Leave) -> CollectionDocument:
            readable(work, leave.account, collection)
            return known(work, collection, document)

        return self.allow(caller, Action.COLLECTION_SEE, then, resource=document)

    def fetch(self, caller: Caller, collection: str, document: str) -> tuple[CollectionDocument, BinaryIO]:
        """The file as it came. Whoever reads the stream closes it."""
        found = self.see(caller, collection, document)
        return found, self.documents.open(found.stored)

    def remove(self, caller: Caller, collection: str, document: str) -> None:
        """Its key, passages and vectors are gone with it."""

        def then(work: Work, leave: Leave) -> None:
            own(work, leave.account, collection)
            found = known(work, collection, document)
            work.jobs.cancel(found.job)
            work.collections.remove(collection, document)

        self.allow(caller, Action.COLLECTION_CHANGE, then, resource=document)
        self.mirror()
        self.forget([document])
        self.documents.remove(document)


def add(
    work: Work, leave: Leave, collection: KeptCollection, stored: Stored, *, name: str, in_force: InForce
) -> tuple[CollectionDocument, Job]:
    """And the job that takes it in."""
    job = work.jobs.add(TAKE_IN_DOCUMENT, account=leave.account.id, folder=None, subject=stored.id)
    force = InForce(in_force.first_day, in_force.last_day, in_force.plan or collection.plan)
    return work.collections.put(collection.id, name, force, stored, job.id), job


def said(in_force: InForce) -> InForce:
    """Raises Refused."""
    first, last = in_force.first_day, in_force.last_day
    if first is not None and last is not None and last < first:
        raise Refused(
            "days_turned", what="The document was not kept", why="its last day is before its first", do="turn the two round"
        )
    return InForce(first, last, planned(in_force.plan))


def same_file(work: Work, collection: KeptCollection, stored: Stored) -> CollectionDocument | None:
    """The document of a collection that has these very bytes."""
    return next((one for one in work.collections.documents(collection.id) if one.stored.sha256 == stored.sha256), None)


def known(work: Work, collection: str, document: str) -> CollectionDocument:
    """Raises NotKnown."""
    found = work.collections.document(collection, document)
    if found is None:
        raise NotKnown(
            "no_such_document",
            what="No document was found",
            why="it is not in this collection",
            do="look at the list of its documents",
        )
    return found
