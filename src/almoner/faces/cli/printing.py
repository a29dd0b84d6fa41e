"""JSON on the terminal: nothing in it may move the cursor or hide."""

import json
import re
import sys
from collections.abc import Callable
from itertools import islice
from typing import Any

UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Signs that a terminal obeys or hides; in JSON they are written out."""


PIECES = 20_000
"""Of the text, written at once: the JSON of a long bill is never held whole."""


def print_json(shaped: Any, shape: Callable[[Any], Any] | None = None) -> None:
    """`shape` makes JSON of what is none yet, one thing at a time."""
    pieces = json.JSONEncoder(ensure_ascii=False, indent=2, default=shape).iterencode(shaped)
    while text := "".join(islice(pieces, PIECES)):
        sys.stdout.write(UNSEEN.sub(lambda sign: json.dumps(sign[0])[1:-1], text))
    sys.stdout.write("\n")
