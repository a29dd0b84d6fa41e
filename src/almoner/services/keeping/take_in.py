"""Take a paper into a folder, as it comes and of any kind; what it is shows when it is read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.neutral import neutral
from almoner.ports.documents import Documents, Stored
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.kept import KeptPaper
from almoner.services.keeping.fetch import known
from almoner.services.people.allow import Allow, Leave, No, decide

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class TakeIn:
    """`most_bytes` is the largest paper that is kept."""

    allow: Allow
    documents: Documents
    most_bytes: int

    def __call__(self, caller: Caller, folder: str, name: str, pieces: Iterable[bytes], *, key: str | None = None) -> KeptPaper:
        """Nothing of `pieces` is asked for unless it is allowed. Sent again with the same `key` it gives the first paper, and so does
        the same file. Raises NotAllowed, Refused for one too large, Unavailable, Conflict for a key of another request."""
        return self.taken(caller, folder, name, pieces, key=key)[0]

    def taken(
        self, caller: Caller, folder: str, name: str, pieces: Iterable[bytes], *, key: str | None = None
    ) -> tuple[KeptPaper, bool]:
        """The paper, and whether the same file was in the folder already."""
        leave = self.allow.database.read(lambda work: decide(work, caller, Action.PAPER_ADD, folder))
        if isinstance(leave, No):
            self.allow(caller, Action.PAPER_ADD, lambda _work, _leave: None, folder=folder)
        stored = self.documents.put(pieces, self.most_bytes)
        wanted = json.dumps(["paper", folder, file_name(name), stored.sha256])

        def then(work: Work, leave: Leave) -> tuple[KeptPaper, bool]:
            before = None if key is None else work.asked.before(leave.account.id, key, wanted)
            if before is not None:
                return known(work, folder, before), False
            there = same_file(work, folder, stored)
            made = there or work.papers.add(folder, file_name(name), stored)
            if key is not None:
                work.asked.remember(leave.account.id, key, wanted, made.id)
            return made, there is not None

        try:
            made, was_there = self.allow(caller, Action.PAPER_ADD, then, folder=folder, resource=lambda one: one[0].id)
        except BaseException:
            self.documents.remove(stored.id)
            raise
        if made.id != stored.id:  # it was here already
            self.documents.remove(stored.id)
        return made, was_there


def same_file(work: Work, folder: str, stored: Stored) -> KeptPaper | None:
    """The paper of a folder that has these very bytes."""
    return next((one for one in work.papers.of(folder) if one.stored.sha256 == stored.sha256), None)


def file_name(given: str) -> str:
    """Without folders and without signs that hide."""
    last = neutral(given).replace("\\", "/").rpartition("/")[2].strip()
    return last[-LONGEST_NAME:] or "paper"
