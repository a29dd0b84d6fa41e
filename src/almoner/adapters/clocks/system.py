"""The machine's clock: the only place in the house that knows what day it is."""

import time
from datetime import UTC, date, datetime


def today() -> date:
    """The day on this machine; used only where no `--as-of` was given."""
    return date.today()  # noqa: DTZ011 - a person's bill is due by their own calendar


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def ticks() -> int:
    """Nanoseconds that never go back, whatever is done to the clock."""
    return time.monotonic_ns()
