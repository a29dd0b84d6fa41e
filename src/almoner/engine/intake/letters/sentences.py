"""Running text as sentences with the bands they stand in, and the days that a sentence names."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median_low

from almoner.engine.intake import days
from almoner.engine.intake.layout_parts.bands import Band

Sentence = tuple[str, tuple[Band, ...]]
END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z¿¡(])")
SHORT = re.compile(r"\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Inc|Co|Corp|No|Nos|St|Ave|Ste|Acct|Ref|Dept|U\.S|Sr|Sra|Núm)\.$")
"""A dot after these ends no sentence."""
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)[a-z]{0,7}\.?"
DATED = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/-]\d{{1,2}}[/-](?:\d{{4}}|\d{{2}})|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?{MONTH}\s*,?\s*(?:del?\s+)?\d{{4}}|\d{{1,2}}-{MONTH}-\d{{2,4}})(?!\d)",
    re.IGNORECASE,
)
LONGEST_RUN = 60  # bands of one run of text
MOST_BANDS = 2000


def sentences_of(bands: Sequence[Band]) -> list[Sentence]:
    """Running text as sentences, each with the bands it stands in. A gap wider than between most lines ends one."""
    found: list[Sentence] = []
    run: list[Band] = []

    def close() -> None:
        for piece in _split(" ".join(printed(band) for band in run)):
            inside = tuple(band for band in run if (text := printed(band)) in piece or piece in text or _share(text, piece))
            found.append((piece, inside))
        run.clear()

    shown = bands[:MOST_BANDS]
    gaps = [b.y0 - a.y1 for a, b in pairwise(shown) if a.page == b.page and b.y0 > a.y1]
    usual = median_low(gaps) if gaps else 0
    for band in shown:
        wide = max(band.y1 - band.y0, 1, usual * 8 // 5)
        if band.is_rule or (run and (band.page != run[-1].page or band.y0 - run[-1].y1 > wide)):
            if run:
                close()
            if band.is_rule:
                continue
        run.append(band)
        if len(run) >= LONGEST_RUN:
            close()
    if run:
        close()
    return found


def printed(band: Band) -> str:
    """The band's words with the signs that end sentences, which its marks leave out."""
    return " ".join(word.text for atom in band.atoms if atom.kind != "bar" for word in atom.words)


def _split(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in END.split(text):
        if pieces and SHORT.search(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces


def _share(text: str, piece: str) -> bool:
    """Whether the end or the start of a line lies inside a sentence."""
    half = max(12, len(text) // 3)
    return text[-half:] in piece or text[:half] in piece


def days_in(sentence: str, group: Sequence[Band]) -> list[tuple[int, date]]:
    """The days of a sentence in order, each with where its mark starts; a day that the bands read is read as there."""
    read = {
        atom.text.strip(" ,.;"): atom.days[0]
        for band in group
        for atom in band.days
        if atom.days and isinstance(atom.days[0], date)
    }
    found: list[tuple[int, date]] = []
    for mark in DATED.finditer(sentence):
        known = read.get(mark[0].strip(" ,.;")) or next(iter(days.day(mark[0])), None)
        if known is not None:
            found.append((mark.start(), known))
    return found
