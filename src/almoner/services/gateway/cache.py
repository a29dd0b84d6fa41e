"""Answers to public requests kept for a while, for the very same request of the very same account."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from almoner.engine.gateway.sensitivity import Judged, Level, State
from almoner.services.gateway.went import Who

MINUTE = 60_000_000_000


class Cache:
    """In this process alone. `ticks` counts nanoseconds. Nothing that is more than public ever comes in."""

    def __init__(
        self, ticks: Callable[[], int], *, most: int = 512, lasts: int = 10 * MINUTE, most_bytes: int = 1 << 18
    ) -> None:
        self.ticks, self.most, self.lasts, self.most_bytes = ticks, most, lasts, most_bytes
        self.kept: OrderedDict[bytes, tuple[int, dict[str, Any]]] = OrderedDict()

    def key(self, who: Who, door: str, body: Mapping[str, Any], judged: Judged) -> bytes | None:
        """None for what is not kept: anything but public, and answers that are meant to differ."""
        if (
            judged.level is not Level.PUBLIC
            or judged.state is not State.UP
            or body.get("temperature") != 0
            or body.get("stream")
        ):
            return None
        return sha256(json.dumps([who.account, door, body], sort_keys=True).encode()).digest()

    def get(self, key: bytes | None) -> dict[str, Any] | None:
        found = self.kept.get(key) if key is not None else None
        if found is None or key is None:
            return None
        if self.ticks() - found[0] > self.lasts:
            del self.kept[key]
            return None
        return found[1]

    def put(self, key: bytes | None, answer: dict[str, Any], size: int) -> None:
        if key is None or size > self.most_bytes:
            return
        self.kept[key] = (self.ticks(), answer)
        self.kept.move_to_end(key)
        while len(self.kept) > self.most:
            self.kept.popitem(last=False)
