"""Look through the journal, for the privacy officer; the look is a line in it too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from almoner.engine.errors import Misused
from almoner.engine.privacy.chain import Broken, Entry
from almoner.engine.privacy.heads import SignedHead, signed_bytes
from almoner.engine.privacy.permissions import Action
from almoner.ports.certificates import Signing
from almoner.ports.entering import Caller
from almoner.ports.keeping import Folder, Work
from almoner.services.people.allow import Allow, Leave
from almoner.services.people.names import names_of
from almoner.services.privacy.keep_head import now_at
from almoner.services.privacy.verify_journal import Verified


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines, and what their accounts are called, where they are known here."""

    lines: tuple[Entry, ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class SearchJournal:
    """`verify_all` compares with the heads that are kept elsewhere, where they can be read. Raises NotAllowed."""

    allow: Allow
    verify_all: Callable[[], Verified | Broken]
    key: Signing

    def __call__(
        self,
        caller: Caller,
        *,
        first: date | None = None,
        last: date | None = None,
        who: str | None = None,
        action: str | None = None,
        folder: str | None = None,
        before: int | None = None,
        most: int = 50,
    ) -> Lines:
        """The latest first; days in UTC, both included. Raises Misused for days that do not follow each other."""
        if first is not None and last is not None and first > last:
            why = "its last day is before its first"
            raise Misused("journal_days", what="Nothing was looked for", why=why, do="turn them around")
        began = None if first is None else datetime.combine(first, time.min, UTC)
        ended = None if last is None else datetime.combine(last, time.max, UTC)

        def then(work: Work, _leave: Leave) -> Lines:
            found = work.entries.search(
                first=began, last=ended, who=who, action=action, folder=folder, before=before, most=most
            )
            lines = tuple(found)
            return Lines(lines, names_of(work, {one.who for one in lines}))

        return self.allow(caller, Action.JOURNAL_SEE, then, resource="journal")

    def may(self, caller: Caller) -> None:
        """Leaves a line only where it is refused."""
        self.allow.watched(caller, Action.JOURNAL_SEE, lambda _work, _leave: None)

    def verify(self, caller: Caller) -> Verified | Broken:
        """Compared with kept heads where they can be read. Raises Refused for a head that is not ours, Unavailable."""
        self.allow(caller, Action.JOURNAL_SEE, lambda _work, _leave: None, resource="verify")
        return self.verify_all()

    def head(self, caller: Caller) -> SignedHead:
        """What the journal ends with now, signed, to be kept elsewhere by hand."""
        head = self.allow(caller, Action.JOURNAL_SEE, lambda work, _: now_at(work), resource="head")
        return SignedHead(head, self.key.public(), self.key.sign(signed_bytes(head)))

    def folders_of(self, caller: Caller, owner: str) -> list[Folder]:
        """Whose accounting may be asked for, oldest first, erased ones left out."""
        return self.allow(caller, Action.JOURNAL_SEE, lambda work, _: list(work.folders.of(owner)), resource=owner)
