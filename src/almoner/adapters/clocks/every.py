"""Does something every so often in a thread of its own, until it is closed."""

import threading
from collections.abc import Callable

from almoner.engine.errors import AlmonerError


class Every:
    """What it does may find its place away: then it is done the next time."""

    def __init__(self, seconds: float, do: Callable[[], object]) -> None:
        self.seconds, self.do = seconds, do
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self._run, name="almoner-every", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def close(self) -> None:
        self.closing.set()
        if self.thread.is_alive():
            self.thread.join()

    def _run(self) -> None:
        while not self.closing.wait(self.seconds):
            try:
                self.do()
            except AlmonerError:
                continue
