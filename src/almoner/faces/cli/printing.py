"""JSON on the terminal: nothing in it may move the cursor or hide."""

import json
import re
from typing import Any

UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Signs that a terminal obeys or hides; in JSON they are written out."""


def print_json(shaped: Any) -> None:
    text = json.dumps(shaped, ensure_ascii=False, indent=2)
    print(UNSEEN.sub(lambda sign: json.dumps(sign[0])[1:-1], text))
