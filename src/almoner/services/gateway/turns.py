"""Who waits for a back end that takes only so many calls at once, and whose turn is next."""

import asyncio
from collections import Counter
from collections.abc import Callable

from almoner.engine.errors import TooMany
from almoner.engine.gateway.fairness import Room, is_full, next_turn, wait_s

MS = 1_000_000
WEIGHT = 8
USUAL_MS = 2000


class Turns:
    """For one back end, within one event loop. `ticks` counts nanoseconds."""

    def __init__(self, room: Room, ticks: Callable[[], int]) -> None:
        self.room, self.ticks = room, ticks
        self.running: Counter[str] = Counter()
        self.waiting: list[tuple[str, asyncio.Future[None]]] = []
        self.call_ms = USUAL_MS

    @property
    def at_work(self) -> int:
        return self.running.total()

    async def enter(self, who: str) -> int:
        """When it began. Raises TooMany where too many wait already."""
        if self.at_work < self.room.running and not self.waiting:
            self.running[who] += 1
            return self.ticks()
        names = [one for one, _ in self.waiting]
        if is_full(names, who, self.room):
            raise too_busy(wait_s(len(names) + 1, self.room, self.call_ms))
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append((who, turn))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave(who)  # it was given the turn in the same moment
            else:
                self.waiting = [one for one in self.waiting if one[1] is not turn]
            raise
        return self.ticks()

    def leave(self, who: str, began: int) -> None:
        self.call_ms += ((self.ticks() - began) // MS - self.call_ms) // WEIGHT
        self._leave(who)

    def _leave(self, who: str) -> None:
        self.running[who] -= 1
        self.running += Counter()  # forgets who has none
        while self.waiting and self.at_work < self.room.running:
            after, turn = self.waiting.pop(next_turn([one for one, _ in self.waiting], self.running))
            if not turn.done():
                self.running[after] += 1
                turn.set_result(None)


def too_busy(wait: int) -> TooMany:
    why, do = "more is asked of the models than they can answer now", f"wait {wait} second{'s' * (wait != 1)} and try again"
    return TooMany("models_busy", what="The request was not taken", why=why, do=do, wait_s=wait)
