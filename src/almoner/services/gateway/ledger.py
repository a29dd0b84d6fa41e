"""Writes down each call of a model, many at once and beside the answer: never a word of what was asked or answered."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from almoner.engine.errors import AlmonerError
from almoner.ports.keeping import Database
from almoner.ports.models import Call

PAUSE_S = 0.2
MOST = 10_000
"""So many calls wait for a database that is away; after that the gateway takes no more."""


class Counting(Protocol):
    """Counts calls for who looks at the machine."""

    def counted(self, call: Call) -> None: ...


@dataclass(slots=True)
class Ledger:
    """`counts` is told of each call at once; the database gets them together."""

    database: Database
    counts: Counting
    waiting: list[Call] = field(default_factory=list)
    task: asyncio.Task[None] | None = None
    tell: Callable[[AlmonerError], None] = lambda _error: None

    def add(self, call: Call) -> None:
        self.counts.counted(call)
        self.waiting.append(call)
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self._write_soon())

    @property
    def is_full(self) -> bool:
        return len(self.waiting) >= MOST

    async def _write_soon(self) -> None:
        while self.waiting:
            await asyncio.sleep(PAUSE_S)
            await asyncio.to_thread(self.flush)

    def flush(self) -> None:
        """Writes what waits; what could not be written waits on."""
        these, self.waiting = self.waiting, []
        if not these:
            return
        try:
            self.database.write(lambda work: work.calls.add(these))
        except AlmonerError as error:
            self.waiting = these + self.waiting
            self.tell(error)

    async def close(self) -> None:
        if self.task is not None:
            self.task.cancel()
            with suppress(asyncio.CancelledError):
                await self.task
        await asyncio.to_thread(self.flush)
