"""Waits that grow with each failure, for one account from one address alone: nobody can lock another out."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from almoner.engine.errors import TooMany
from almoner.ports.entering import Place
from almoner.ports.keeping import Database, Work

FREE = 4
"""So many tries cost no wait."""
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)
"""After so long without a failure counting begins again."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Counts a try before it is looked at, so that many at once are no way around."""

    database: Database

    def try_once(self, who: str, place: Place, what: str) -> str:
        """`who` is an account's id or a login as given, `what` is tried. Gives the name under which to clear it when it went
        well. Raises TooMany while the wait is not over; that try is not looked at and not counted."""
        whom = f"{what}\x1f{who.strip().casefold()}\x1f{neighbourhood(place.address)}"
        left = self.database.write(lambda one: count(one, whom))
        if left is not None:
            raise too_many(left)
        return whom


def count(work: Work, whom: str) -> timedelta | None:
    """One more try, or how long is still to be waited."""
    before = work.tries.get(whom)
    if before is not None and work.now - before.last_at < wait_after(before.count):
        return wait_after(before.count) - (work.now - before.last_at)
    work.tries.add(whom, afresh=before is not None and work.now - before.last_at > FORGOTTEN)
    return None


def wait_after(count: int) -> timedelta:
    """None for the first few, then two seconds, doubled each time, up to a quarter of an hour."""
    return timedelta() if count < FREE else min(timedelta(seconds=1 << min(count - FREE + 1, 12)), LONGEST)


def neighbourhood(address: str) -> str:
    """An address, or for IPv6 the network of one household, which may choose among endless addresses."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "somewhere"
    if isinstance(known, ipaddress.IPv6Address):
        return str(known.ipv4_mapped or ipaddress.ip_network((int(known) >> 64 << 64, 64)))
    return str(known)


def too_many(left: timedelta) -> TooMany:
    seconds = max(1, round(left.total_seconds() + 0.5))
    return TooMany(
        "too_many_tries",
        what="This was not tried",
        why="it went wrong several times from where you are",
        do=f"wait {seconds} seconds and try again" if seconds < 120 else f"wait {seconds // 60 + 1} minutes and try again",
        wait_s=seconds,
    )
