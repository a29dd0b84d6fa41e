"""Whose turn is next, where more ask than a back end takes at once: whoever has the fewest calls running, then who came first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """How many calls run at once, wait in all, and wait of one caller."""

    running: int = 8
    waiting: int = 64
    waiting_each: int = 16


def next_turn(waiting: Sequence[str], running: Mapping[str, int]) -> int:
    """The place in the queue (oldest first, by caller) of who goes next. Raises ValueError for an empty one."""
    return min(range(len(waiting)), key=lambda place: (running.get(waiting[place], 0), place))


def is_full(waiting: Sequence[str], caller: str, room: Room) -> bool:
    return len(waiting) >= room.waiting or sum(one == caller for one in waiting) >= room.waiting_each


def wait_s(waiting: int, room: Room, call_ms: int) -> int:
    """After how many seconds it may be tried again; `call_ms` is how long a call takes there."""
    return max(1, min(60, (waiting * call_ms) // (1000 * max(room.running, 1)) + 1))
