"""A copy of a request without what identifies somebody. It is called redacted: it lowers a risk, and does not make health data fit to leave."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from almoner.engine.gateway.sensitivity import WORDS, renamed

BLANK = "[redacted]"
DROPPED = frozenset({"user", "metadata", "safety_identifier", "prompt_cache_key"})
"""Said of a caller and not to a model; they never leave."""
RUN = re.compile(r"(?:\[redacted\][ ,.;:-]*){2,}")
Found = Sequence[tuple[int, int]]
"""From where to where in a text."""


def for_outside(body: Mapping[str, Any]) -> dict[str, Any]:
    """What leaves, whole: ids of calls are exchanged, and nothing is left there."""
    kept = {name: value for name, value in body.items() if name not in DROPPED}
    made: dict[str, Any] = renamed(kept, {})
    return made | ({"store": False} if "store" in made else {})


def redacted(value: Any, find: Callable[[str], Found], name: str = "") -> Any:
    """The same with each text's identifying parts blanked; keys stay, so what they say counts against sending it."""
    if isinstance(value, Mapping):
        return {key: redacted(inner, find, key) for key, inner in value.items()}
    if isinstance(value, str):
        return value if value in WORDS.get(name, ()) or name == "model" else blanked(value, find(value))
    if isinstance(value, Sequence):
        return [redacted(inner, find, name) for inner in value]
    return value


def blanked(text: str, found: Found) -> str:
    parts, at = [], 0
    for start, end in sorted(found):
        if end > at:
            parts += [text[at : max(start, at)], BLANK]
            at = end
    return RUN.sub(BLANK + " ", "".join([*parts, text[at:]]))
