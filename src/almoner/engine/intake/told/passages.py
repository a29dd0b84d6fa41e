"""A paper's text as pieces of which each says one thing: sentences, and rows that end where they are printed to end."""

import re

SMALL = re.compile(
    r"\b(the|of|to|you|your|his|her|their|is|are|was|were|be|for|and|or|by|in|on|at|not|this|that|with|we|our|it|if|may|will|has|have|el|la|los|las|de|del|su|que|no|por|para|con|es|en|se|un|una)\b",
    re.IGNORECASE,
)
OPEN = re.compile(rf"(?:,|{SMALL.pattern})$", re.IGNORECASE)
"""A row that ends in one of these goes on."""
FEWEST_SMALL = 3  # words that running text has and headings of a table have not
FULL = 55  # signs: a shorter row ends where it is printed to end
END = re.compile(r"(?<!\b[A-Za-z])(?<!\bNo)[.!?](?=\s|$)|;(?=\s)")


def passages(text: str) -> list[str]:
    """Sentences and rows in order. A full row without a mark at its end runs on into the next."""
    rows: list[str] = []
    runs_on = False
    for line in text.splitlines():
        plain = " ".join(line.split())
        if runs_on and plain:
            rows[-1] = f"{rows[-1]} {plain}"
        elif plain:
            rows.append(plain)
        full = len(plain) >= FULL and len(SMALL.findall(plain)) >= FEWEST_SMALL
        runs_on = bool(plain) and plain[-1] not in ".!?:;" and (full or bool(OPEN.search(plain)))
    return [piece.strip() for row in rows for piece in END.split(row) if piece.strip()]
