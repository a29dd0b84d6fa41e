"""Does something once in a thread of its own that gives way to all others."""

import os
import threading
from collections.abc import Callable
from contextlib import suppress

from almoner.engine.errors import AlmonerError

GIVES_WAY = 15
"""As `nice` counts; processes that the thread starts give way too."""


def quietly(do: Callable[[], object]) -> None:
    """Returns at once. What cannot be done now is left: whoever asks for it hears why."""

    def run() -> None:
        with suppress(OSError, AttributeError):  # a machine that knows no priority of threads
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GIVES_WAY)
        with suppress(AlmonerError):
            do()

    threading.Thread(target=run, name="almoner-quietly", daemon=True).start()
