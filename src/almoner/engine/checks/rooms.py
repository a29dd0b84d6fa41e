"""Which lines are room days of a stay."""

import re

from almoner.engine.bill import Line
from almoner.engine.checks.lines import revenue, words_of

ROOM = re.compile(
    r"\b(room (and )?board|r b|room charges?|semi ?private|private room|intensive care room|icu room|habitacion)\b"
)
EXTRA = re.compile(r"\b(differen\w*|diff|surcharge|upgrade|leave|diferencia)\b")


def is_room(line: Line) -> bool:
    """Room and board, revenue codes 010x to 021x without days of leave (018x), or its usual words."""
    code = revenue(line)
    if not "0100" <= code <= "0219" if code else line.code is not None:
        return False
    said = words_of(line.description)
    if EXTRA.search(said):
        return False
    if code:
        return not code.startswith("018")
    return bool(ROOM.search(said))
