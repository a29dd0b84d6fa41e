"""Take a paper in over several requests: begun, added to from where it is, ended as a paper; given up after a day."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from almoner.engine.errors import AlmonerError, Conflict, NotKnown, Refused, TooMany
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents, Stored, too_large
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptPaper
from almoner.ports.uploads import Upload
from almoner.services.keeping.take_in import file_name, same_file
from almoner.services.people.allow import Allow, Leave, No, decide

PART = 8 << 20
"""What came is safe after each so many bytes."""
PIECE = 1 << 18
KEPT = timedelta(days=1)
MOST_OPEN = 20


@dataclass(slots=True)
class Coming:
    """Bytes that are on their way, given in parts. Where the sender breaks off, what came before counts; `broken` says why."""

    pieces: Iterator[bytes]
    most: int
    left: bytes = b""
    ended: bool = False
    broken: AlmonerError | None = None
    came: int = field(default=0)

    def part(self) -> Iterator[bytes]:
        """Up to PART bytes. Raises Refused for more than `most` in all."""
        given = 0
        while given < PART and not self.ended:
            piece = self.left or self._next()
            piece, self.left = piece[: PART - given], piece[PART - given :]
            given += len(piece)
            self.came += len(piece)
            if self.came > self.most:
                raise Refused(
                    "upload_too_long",
                    what="The paper was not kept",
                    why="more came than was announced, or than a paper may have",
                    do="begin again and say its length in Upload-Length",
                )
            yield piece

    def _next(self) -> bytes:
        try:
            piece = next(self.pieces, None)
        except AlmonerError as error:
            self.broken, piece = error, None
        self.ended = piece is None
        return piece or b""


@dataclass(frozen=True, slots=True)
class Uploads:
    """`most_bytes` is the largest paper that is kept, `read_bytes` the largest one an audit reads. Raises NotAllowed, NotKnown for an
    upload of another account or none."""

    allow: Allow
    documents: Documents
    new_id: Callable[[str], str]
    most_bytes: int
    read_bytes: int

    def begin(
        self, caller: Caller, folder: str, name: str, length: int | None, *, key: str | None = None, to_read: bool = False
    ) -> Upload:
        """Asked again with the same `key` it gives the first answer. `to_read`: only what an audit can read. Raises Refused for one
        too large, TooMany, Conflict."""
        most = self.read_bytes if to_read else self.most_bytes
        if length is not None and length > most:
            raise too_large(most)
        name = file_name(name)
        wanted = json.dumps(["upload", folder, name, length])

        def then(work: Work, leave: Leave) -> Upload:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return known(work, folder, before, leave.account.id)
            if work.uploads.open(leave.account.id) >= MOST_OPEN:
                raise too_many()
            made = work.uploads.add(folder, leave.account.id, name, length, id=self.new_id("q"))
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, made.id)
            return made

        self.sweep()
        return self.allow(caller, Action.PAPER_ADD, then, folder=folder, resource=lambda made: made.id)

    def see(self, caller: Caller, folder: str, upload: str) -> Upload:
        """Without a line in the journal where it is allowed: only how far it is can be seen."""

        def work(one: Work) -> Upload | None:
            leave = decide(one, caller, Action.PAPER_ADD, folder)
            return None if isinstance(leave, No) else known(one, folder, upload, leave.account.id)

        found = self.allow.database.read(work)
        if found is None:  # refused, with its line
            return self.allow(
                caller, Action.PAPER_ADD, lambda one, leave: known(one, folder, upload, leave.account.id), folder=folder
            )
        return found

    def append(self, caller: Caller, folder: str, upload: str, pieces: Iterable[bytes], *, at: int) -> Upload:
        """What came before the sender broke off is kept, and then what broke it is raised. Raises Conflict where it is not at this
        offset, Refused for more than was announced."""
        found = self.see(caller, folder, upload)
        if found.offset != at:
            raise elsewhere(found)
        coming = Coming(iter(pieces), (self.most_bytes if found.length is None else found.length) - found.offset)
        while not coming.ended:
            part = self.documents.put(coming.part(), PART)
            found = self._keep(caller, found, part) if part.size else self._drop(found, part)
        if coming.broken is not None:
            raise coming.broken
        return found

    def _keep(self, caller: Caller, found: Upload, part: Stored) -> Upload:
        try:
            return self.allow(
                caller,
                Action.PAPER_ADD,
                lambda work, _leave: work.uploads.append(found, part),
                folder=found.folder,
                resource=found.id,
            )
        except BaseException:
            self.documents.remove(part.id)
            raise

    def _drop(self, found: Upload, part: Stored) -> Upload:
        self.documents.remove(part.id)
        return found

    def finish(self, caller: Caller, folder: str, upload: str) -> tuple[KeptPaper, bool]:
        """The paper, and whether the same file was in the folder already: then it is that one. Raises Refused where less came than was
        announced."""
        found = self.see(caller, folder, upload)
        if found.length is not None and found.offset != found.length:
            raise Refused(
                "upload_unfinished",
                what="The paper was not kept",
                why=f"{found.offset} of {found.length} bytes are here",
                do="send the rest",
            )
        parts = self.allow.database.read(lambda work: work.uploads.parts(found))
        stored = self.documents.put(self._whole(parts), self.most_bytes)

        def then(work: Work, leave: Leave) -> tuple[KeptPaper, bool, tuple[str, ...]]:
            if known(work, folder, upload, leave.account.id).offset != stored.size:
                raise elsewhere(found)
            there = same_file(work, folder, stored)
            paper = there or work.papers.add(folder, found.name, stored)
            return paper, there is not None, work.uploads.remove(found)

        try:
            paper, was_there, gone = self.allow(caller, Action.PAPER_ADD, then, folder=folder, resource=lambda one: one[0].id)
        except BaseException:
            self.documents.remove(stored.id)
            raise
        for one in gone if not was_there else (*gone, stored.id):
            self.documents.remove(one)
        return paper, was_there

    def _whole(self, parts: Iterable[Stored]) -> Iterator[bytes]:
        for part in parts:
            with self.documents.open(part) as stream:
                while piece := stream.read(PIECE):
                    yield piece

    def cancel(self, caller: Caller, folder: str, upload: str) -> None:
        def then(work: Work, leave: Leave) -> tuple[str, ...]:
            return work.uploads.remove(known(work, folder, upload, leave.account.id))

        for one in self.allow(caller, Action.PAPER_ADD, then, folder=folder, resource=upload):
            self.documents.remove(one)

    def sweep(self) -> int:
        """Takes away what was begun more than a day ago and never ended; gives how many parts. Raises Unavailable."""
        gone = self.allow.database.write(lambda work: work.uploads.forget(work.now - KEPT))
        for one in gone:
            self.documents.remove(one)
        return len(gone)


def known(work: Work, folder: str, upload: str, account: str) -> Upload:
    """Raises NotKnown."""
    found = work.uploads.get(folder, upload)
    if found is None or found.account != account:
        raise NotKnown(
            "no_such_upload",
            what="No upload was found",
            why="it is over, was given up after a day, or was never begun",
            do="look at the list of the folder's papers, or begin again",
        )
    return found


def elsewhere(found: Upload) -> Conflict:
    return Conflict(
        "upload_offset",
        what="Nothing was added",
        why=f"the upload is at {found.offset}",
        do="go on from there",
    )


def too_many() -> TooMany:
    return TooMany(
        "uploads_open",
        what="No upload was begun",
        why=f"{MOST_OPEN} of yours are not ended",
        do="end or cancel some; each is given up after a day",
        wait_s=60,
    )
