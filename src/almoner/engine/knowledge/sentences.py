"""Where a sentence ends, in English and Spanish: abbreviations, cites, amounts and initials do not end one."""

import re
from collections.abc import Iterator

ABBREVIATIONS = """
dr mr mrs ms st no nos inc ltd co corp jr sr vs etc e.g i.e u.s u.s.c c.f.r sec secs fig figs approx dept est p pp art par cf al
jan feb mar apr jun jul aug sept sep oct nov dec sra dra srta ud uds núm pág párr ee.uu a.m p.m ph.d m.d d.o r.n f.r stat pub ch
"""
SHORT = frozenset(ABBREVIATIONS.split())
END = re.compile(r"([.!?…]+[\"'”’»)\]]*)(\s+)(?=[\"'“‘«(\[¿¡]*[A-ZÁÉÍÓÚÑÜ0-9$§¿¡])")
LAST_WORD = re.compile(r"[^\s(\[\"“«]+$")


def sentences(text: str) -> Iterator[str]:
    """The text's own words, in order; a line's end ends a sentence too."""
    for line in text.splitlines():
        start = 0
        for found in END.finditer(line):
            if not ends(line[start : found.start(1)], found.group(1)):
                continue
            piece = line[start : found.end(1)].strip()
            if piece:
                yield piece
            start = found.end()
        rest = line[start:].strip()
        if rest:
            yield rest


def ends(before: str, mark: str) -> bool:
    """Whether that mark ends what stands before it."""
    if not mark.startswith("."):
        return True
    found = LAST_WORD.search(before)
    word = found.group().casefold() if found is not None else ""
    return not (word in SHORT or (len(word) == 1 and word.isalpha()))
