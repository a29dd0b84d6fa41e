"""Keeps a head in time while the server runs, and one at its end."""

import threading
import time
from collections.abc import Callable

from almoner.engine.errors import AlmonerError
from almoner.ports.heads import MOST_APART_S, HeadState

EVERY_S = 45.0
"""So that one that takes a while is still in time."""


class HeadsInTime:
    """`keep` keeps one head; None where no place is named."""

    def __init__(self, keep: Callable[[], object] | None, every_s: float = EVERY_S) -> None:
        self.keep, self.every_s = keep, every_s
        self.closing = threading.Event()
        self.running: threading.Thread | None = None
        self.began, self.last = time.monotonic(), None if keep is None else float("-inf")

    def start(self) -> None:
        self.began = time.monotonic()
        if self.keep is not None:
            self.running = threading.Thread(target=self._run, name="almoner-heads", daemon=True)
            self.running.start()

    def close(self) -> None:
        """The last head holds all that was written."""
        self.closing.set()
        if self.running is not None:
            self.running.join(MOST_APART_S / 2)
            if not self.running.is_alive():
                self._keep()

    def state(self) -> HeadState:
        if self.last is None:
            return HeadState.NONE_NAMED
        return HeadState.LATE if time.monotonic() - max(self.last, self.began) > MOST_APART_S else HeadState.KEPT

    def _run(self) -> None:
        while not self.closing.is_set():
            self._keep()
            self.closing.wait(self.every_s)

    def _keep(self) -> None:
        if self.keep is None:
            return
        try:
            self.keep()
        except AlmonerError:  # the place or the database is away; `state` says so, and the next head holds this one's lines too
            return
        self.last = time.monotonic()
