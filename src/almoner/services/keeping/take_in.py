"""Take a paper into a folder, as it comes and of any kind; what it is shows when it is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.neutral import neutral
from almoner.ports.documents import Documents
from almoner.ports.entering import Caller
from almoner.ports.kept import KeptPaper
from almoner.services.people.allow import Allow, No, decide

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class TakeIn:
    """`most_bytes` is the largest paper that is kept."""

    allow: Allow
    documents: Documents
    most_bytes: int

    def __call__(self, caller: Caller, folder: str, name: str, pieces: Iterable[bytes]) -> KeptPaper:
        """Nothing of `pieces` is asked for unless it is allowed. Raises NotAllowed, Refused for one too large, Unavailable."""
        leave = self.allow.database.read(lambda work: decide(work, caller, Action.PAPER_ADD, folder))
        if isinstance(leave, No):
            self.allow(caller, Action.PAPER_ADD, lambda _work, _leave: None, folder=folder)
        stored = self.documents.put(pieces, self.most_bytes)
        try:
            return self.allow(
                caller,
                Action.PAPER_ADD,
                lambda work, _leave: work.papers.add(folder, file_name(name), stored),
                folder=folder,
                resource=stored.id,
            )
        except BaseException:
            self.documents.remove(stored.id)
            raise


def file_name(given: str) -> str:
    """Without folders and without signs that hide."""
    last = neutral(given).replace("\\", "/").rpartition("/")[2].strip()
    return last[-LONGEST_NAME:] or "paper"
