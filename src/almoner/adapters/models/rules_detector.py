"""The detector that is always here: pure rules, within this process."""

import asyncio
from collections.abc import Sequence

from almoner.adapters.vocabulary import load_vocabulary
from almoner.engine.gateway.detecting import look
from almoner.engine.gateway.sensitivity import Look, Part

SHORT = 4_000
"""Letters that are looked through at once; more of them would keep others waiting, and go to a thread."""


class RulesDetector:
    """A `Detector`."""

    async def look(self, parts: Sequence[Part]) -> Look:
        if sum(len(part.text) for part in parts) <= SHORT:
            return look(parts, load_vocabulary())
        return await asyncio.to_thread(look, parts, load_vocabulary())
