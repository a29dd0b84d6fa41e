"""How many of the words printed on made papers an engine spelled as printed, and how many but for their accents."""

import unicodedata
from collections import Counter


def bare(word):
    """The word in small letters without accents."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark)).casefold()


def pieces(text):
    """Words of three letters or more."""
    words = "".join(mark if mark.isalpha() else " " for mark in unicodedata.normalize("NFC", text)).split()
    return [word.casefold() for word in words if len(word) > 2]


def spelled(truth, seen):
    """Words of descriptions and labels (`printed`), those among the texts that engines saw (`spelled`), those among them when
    nobody minds accents (`but_accents`), and the same of the words that bear an accent (`accented`, `accented_spelled`)."""
    texts = [line["description"] for line in truth["lines"]] + [row["label"] for row in truth["rows"]]
    wanted = Counter(word for text in texts if text for word in pieces(text))
    found = {word for text in seen for word in pieces(text)}
    plain = {bare(word) for word in found}
    tally = Counter()
    for word, times in wanted.items():
        tally["printed"] += times
        tally["spelled"] += times * (word in found)
        tally["but_accents"] += times * (bare(word) in plain)
        if bare(word) != word:
            tally["accented"] += times
            tally["accented_spelled"] += times * (word in found)
    return tally
