"""Buckets in this process: full at first, filled evenly, forgotten when many others came since."""

import threading
from collections import OrderedDict
from collections.abc import Callable

SECOND = 1_000_000_000
MOST = 20_000
"""So many buckets are kept; who was longest away is forgotten, and so begins with a full one."""


class MemoryBuckets:
    """A `Buckets`. `ticks` counts nanoseconds that never go back."""

    def __init__(self, per_minute: int, burst: int, ticks: Callable[[], int], *, most: int = MOST) -> None:
        self.each, self.burst, self.ticks, self.most = 60 * SECOND // per_minute, burst, ticks, most
        self.lock = threading.Lock()
        self.full_at: OrderedDict[str, int] = OrderedDict()

    def take(self, whom: str) -> int | None:
        """Kept is one number: when the bucket would be full again. It may lie a whole bucket ahead of now."""
        with self.lock:
            now = self.ticks()
            full = max(self.full_at.pop(whom, now), now)
            left = full + self.each - now - self.burst * self.each
            self.full_at[whom] = full if left > 0 else full + self.each
            while len(self.full_at) > self.most:
                self.full_at.popitem(last=False)
        return None if left <= 0 else -(-left // SECOND)
