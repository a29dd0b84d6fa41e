"""Sign what the journal ends with now, and keep that elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.errors import AlmonerError
from almoner.engine.privacy.chain import Head
from almoner.engine.privacy.heads import SignedHead, signed_bytes
from almoner.ports.certificates import Signing
from almoner.ports.heads import HeadKeeping
from almoner.ports.keeping import Database, Work


@dataclass(frozen=True, slots=True)
class KeepHead:
    """`places` are all tried; one that is away does not keep the others from it."""

    database: Database
    key: Signing
    places: Sequence[HeadKeeping]

    def __call__(self) -> SignedHead:
        """Raises Unavailable where a place is away."""
        head = self.database.read(now_at)
        signed = SignedHead(head, self.key.public(), self.key.sign(signed_bytes(head)))
        away: list[AlmonerError] = []
        for place in self.places:
            try:
                place.keep(signed)
            except AlmonerError as error:
                away.append(error)
        if away:
            raise away[0]
        return signed


def now_at(work: Work) -> Head:
    number, link = work.entries.last()
    return Head(number, link, work.now)
