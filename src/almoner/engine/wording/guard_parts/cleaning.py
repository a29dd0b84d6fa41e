"""A text as people mean it: without the marks of a page, line ends, ligatures and signs that look alike."""

import re
import unicodedata

from almoner.engine.folding import folded

SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **dict.fromkeys("\u2022\u25aa\u25cf\u25e6\u2023\u00b7", "\u2022"),
    }
)
LONG_DASH = re.compile(r"\s*(?:\u2014|\u2015|(?<=\D)\s\u2013\s|\s--\s)\s*")
SPACES = re.compile(r"[^\S\n\f]{2,}")
RUN = re.compile(r"\S{120}")
"""Nothing that people write is longer without a space; a cut keeps the time in bounds."""
PAGE_MARK = re.compile(
    r"^[ \t]*(?:[-|\u2022 ]*)(?:page|p\.|p[a\u00e1]gina|p[a\u00e1]g\.)[ \t]*\d+(?:[ \t]*(?:of|de|/)[ \t]*\d+)?[-| ]*$",
    re.IGNORECASE,
)
BULLET = re.compile(r"^[ \t]*(?:[\u2022*+]|-(?=[ \t])|\(?\d{1,2}[.)](?=[ \t])|\(?[a-h][.)](?=[ \t]))[ \t]*", re.IGNORECASE)
HYPHENED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})-[ \t]*\n[ \t]*([a-z\u00e0-\u00ff]{2,})")
ENDED = re.compile(r"[.!?:;,]['\")]*$")
MARKUP = re.compile(r"\*\*|__|(?m:^#{1,6}[ \t]+)|(?<!\w)[_*](?=\w)|(?<=\w)[_*](?!\w)")
WIDE = 30
"""A line shorter than this is no full line of a paragraph."""
NEAR_EDGE = 3
"""So many lines at the top and foot of a page may be a running head."""


def clean(text: str, *, known: frozenset[str] = frozenset()) -> str:
    """One paragraph or list entry a line. `known` are the words, folded, that a word parted at a line end may be made of."""
    plain = SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    plain = LONG_DASH.sub(", ", RUN.sub(lambda found: found[0] + " ", plain))
    plain = unicodedata.normalize("NFKC", plain).translate(SIGNS)
    plain = HYPHENED.sub(lambda found: joined(found[1], found[2], known), plain)
    plain = MARKUP.sub("", plain)
    return "\n".join(paragraphs(without_page_marks(plain)))


def joined(first: str, second: str, known: frozenset[str]) -> str:
    """A word parted at a line end: with its hyphen only where the other text writes it so."""
    hyphened = f"{first}-{second}"
    return hyphened if folded(hyphened) in known and folded(first + second) not in known else first + second


def without_page_marks(text: str) -> list[str]:
    """The lines, without page numbers and without heads and feet that a later page repeats."""
    pages: list[list[str]] = [[]]
    for line in text.replace("\f", "\n\f\n").split("\n"):
        if line == "\f" or PAGE_MARK.match(line):
            pages.append([])
        else:
            pages[-1].append(line.rstrip())
    pages = [page for page in pages if any(line.strip() for line in page)]
    seen: set[str] = set()
    kept: list[str] = []
    for page in pages:
        full = [number for number, line in enumerate(page) if line.strip()]
        edges = set(full[:NEAR_EDGE] + full[-NEAR_EDGE:])
        for number, line in enumerate(page):
            same = " ".join(line.split())
            if number in edges and same in seen:
                continue
            kept.append(line)
        seen |= {" ".join(page[number].split()) for number in edges}
    return kept


def paragraphs(lines: list[str]) -> list[str]:
    """Lines that go on in the next one are joined; entries of a list, rows and headings stay apart."""
    widest = max((len(line) for line in lines), default=0)
    made: list[str] = []
    last, apart = "", False
    for raw in lines:
        starts_entry = bool(BULLET.match(raw))
        line = " ".join(BULLET.sub("", raw).split())
        if not line:
            apart = True
            continue
        across = line[0].islower() and not ENDED.search(last)
        if last and not starts_entry and (across if apart else goes_on(last, line, widest)):
            made[-1] += " " + line
        else:
            made.append(line)
        last, apart = line, False
    return made


def goes_on(last: str, line: str, widest: int) -> bool:
    small = line[0].islower() or line[0] in "(,;)"
    if last[-1] in ",-" or last.endswith((" and", " or", " of", " the", " de", " y", " o")):
        return True
    if small:
        return not ENDED.search(last) or last[-1] in ",;"
    wrapped = len(last) >= max(WIDE, widest * 7 // 10)
    return wrapped and not ENDED.search(last)
