"""Text from papers made harmless for whatever shows it: no control signs, no direction overrides, one line."""

import unicodedata

SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")


def neutral(text: str) -> str:
    """The visible characters only, on one line: terminal escapes, bidirectional overrides and invisible signs are gone."""
    kept = (" " if c in SPACES else c for c in text if c in SPACES or not unicodedata.category(c).startswith("C"))
    return " ".join("".join(kept).split())
