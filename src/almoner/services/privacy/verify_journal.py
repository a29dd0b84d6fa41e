"""Go over the whole journal: whether each line follows from the one before, and whether all that kept heads know is still there."""

from dataclasses import dataclass
from datetime import datetime

from almoner.engine.errors import Refused
from almoner.engine.privacy.chain import Broken, Head, Whole, Why, gone_over
from almoner.engine.privacy.heads import SignedHead, signed_bytes
from almoner.ports.certificates import SignatureChecking
from almoner.ports.heads import HeadReading
from almoner.ports.keeping import Database, Work

SAYS = {
    Why.CHANGED: "line {number} is not as it was written",
    Why.MISSING: "line {number} is missing",
    Why.ORDER: "something stands in the place of line {number} that does not belong there",
    Why.HEAD: "line {number} is not the one that a kept head knows, so lines up to it were written anew",
    Why.CUT: "line {number} and what follows it are gone, and a kept head knows them",
}


@dataclass(frozen=True, slots=True)
class Verified:
    """A journal that is whole. `heads` is how many were compared, `until` the moment of the last of them."""

    lines: int
    heads: int
    until: datetime | None
    last_line: int


@dataclass(frozen=True, slots=True)
class VerifyJournal:
    """`public` is the public half of the key that signs this installation's heads, None where it has none."""

    database: Database
    public: bytes | None
    is_signed: SignatureChecking

    def __call__(self, kept: HeadReading | None = None) -> Verified:
        """Raises Refused that says where the first break is, or that a head is not this journal's."""
        found = self.look(kept)
        if isinstance(found, Broken):
            raise broken(found)
        return found

    def look(self, kept: HeadReading | None = None) -> Verified | Broken:
        """The same, with the first break as an answer. Raises Refused where a head is not this journal's."""
        heads = [] if kept is None else [self._ours(one) for one in kept()]

        def work(one: Work) -> Whole | Broken:
            return gone_over(one.entries.all(), heads)

        found = self.database.read(work)
        if isinstance(found, Broken):
            return found
        last = max(heads, key=lambda one: (one.number, one.at), default=None)
        return Verified(found.lines, len(heads), None if last is None else last.at, 0 if last is None else last.number)

    def _ours(self, one: SignedHead) -> Head:
        if one.key != self.public or not self.is_signed(one.key, signed_bytes(one.head), one.signature):
            raise Refused(
                "head_not_signed",
                what="The journal was not verified",
                why=f"the head of line {one.head.number} is not signed by this installation's key",
                do="name only heads of this installation, and find out who made this one or exchanged the key",
            )
        return one.head


def broken(found: Broken) -> Refused:
    return Refused(
        "journal_broken",
        what="The journal is not whole",
        why=SAYS[found.why].format(number=found.number),
        do="stop the server, keep the data folder as it is, and tell the privacy officer",
    )
