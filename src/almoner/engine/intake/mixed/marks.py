"""What a page says of itself that tells papers apart.

Whose it is, of which account, which page, what kind; or that it is a cover sheet or blank.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from almoner.engine.bill import PaperKind
from almoner.engine.intake.days import day
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.page_groups import PHONE
from almoner.engine.intake.page_order import Printed, page_rows, printed_number
from almoner.engine.intake.paper_kind import paper_kinds
from almoner.engine.intake.people import name_words, plain_name

LEAST_WORDS = 3
"""Fewer make a page blank: a speck, or the fax machine's number."""
MOST_ON_COVER = 120
TOP, FOOT = 700, 9300
"""Ten-thousandths of the page beyond which a fax machine prints its line."""
GAP = 250
"""Ten-thousandths between words of one row, from which on they are two cells."""
LONGEST = 20_000
LONGEST_NAME = 60
COVER = re.compile(
    r"\b(fax|facsimile) (cover|transmi\w+)\b|\bcover (sheet|page)\b|\b(hoja|pagina|portada) de (fax|portada)\b", re.IGNORECASE
)
SENT = re.compile(r"\b(to|para|attn|attention|from|de|fax|pages|paginas)\s*[:#]", re.IGNORECASE)
AMOUNT = re.compile(r"\d[.,]\d\d\b")
STAMP = re.compile(r"\b(?:p|pg|page|pag)\W{0,2}0*(\d{1,3})(?:\s*(?:/|of|de)\s*0*(\d{1,3}))?\b", re.IGNORECASE)
SENDING = re.compile(r"\bfax\b|\bfrom\b|\bto\b|\d{1,2}:\d\d", re.IGNORECASE)
NAME = re.compile(
    r"^\W*(?:patient|member|subscriber|insured|guarantor|responsible party|paciente|miembro|asegurad[oa]|nombre del paciente|"
    r"patient name|member name|name of patient|name|nombre)(?: name)?\s*[:#]\s*(\D{4,}?)(?:  |$)",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"(?:account|acct|reference|invoice|statement|bill|case|file|control|cuenta|factura|referencia)"
    r"\W{0,2}\s*(?:number|num|no|nbr|id|de)?\W{0,3}\s*([A-Z]{0,5}[-#]?\d[\dA-Z-]{3,23})\b",
    re.IGNORECASE,
)
VISIT = re.compile(
    r"(?:claim|encounter|visit|reclamo|visita)\W{0,2}\s*(?:number|num|no|nbr|id|de)?\W{0,3}\s*([A-Z]{0,5}[-#]?\d[\dA-Z-]{3,23})\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"(?:member|subscriber|policy|insured|mrn|medical record|miembro)\W{0,2}\s*(?:number|num|no|nbr|id)?\W{0,3}\s*"
    r"([A-Z]{0,5}[-#]?\d[\dA-Z-]{3,23})\b",
    re.IGNORECASE,
)
BORN = re.compile(
    r"(?:date of birth|birth ?date|dob|born|fecha de nacimiento)\W{0,4}\s*([\w/.-]+(?: \d{1,2},? \d{4})?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Marks:
    """One page, by its position among those given. `papers` are numbers of accounts, invoices and the like, `visits` of claims and
    visits, of which one paper may have several, `persons` of members and records; `names` are as printed. `head` is its first
    row."""

    at: int
    number: int
    printed: Printed | None = None
    kind: PaperKind | None = None
    names: tuple[str, ...] = ()
    born: frozenset[date] = frozenset()
    papers: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    head: str = ""
    is_cover: bool = False
    is_blank: bool = False

    @property
    def says_nothing(self) -> bool:
        """Whether nothing on it tells to whom or what it belongs."""
        return not (self.names or self.papers or self.visits or self.persons or self.born or self.kind or self.printed)


def without_stamps(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without the line that a fax machine printed on every one of them, which counts the pages of the fax."""
    stamps = {at: stamp for at, page in enumerate(pages) if (stamp := stamp_of(page))}
    counting = [stamps[at][0] - pages[at].number for at in stamps]
    written = sum(1 for page in pages if len(page.words) >= LEAST_WORDS)
    if not counting or len(stamps) * 4 < written * 3 or len(set(counting)) > 1:
        return tuple(pages)
    return tuple(
        Page(page.number, tuple(word for word in page.words if word not in stamps[at][1])) if at in stamps else page
        for at, page in enumerate(pages)
    )


def stamp_of(page: Page) -> tuple[int, frozenset[Word]] | None:
    """The page number in a fax machine's line at the page's edge, and that line's words."""
    for row in page_rows(page.words):
        if row[0].box[3] < TOP or row[0].box[1] > FOOT:
            text = " ".join(word.text for word in row)
            found = STAMP.search(text)
            if found and len(SENDING.findall(text)) > 1:
                return int(found[1]), frozenset(row)
    return None


def marks_of(pages: Sequence[Page]) -> tuple[Marks, ...]:
    """Of every page; names that only other pages label are found where they stand without a label."""
    first = [page_marks(at, page) for at, page in enumerate(pages)]
    common = Counter(number for marks in first for number in marks.papers | marks.visits)
    often = {number for number, count in common.items() if count > 3 and count * 2 > len(pages)}
    known = {name_words(name): name for marks in first for name in marks.names}
    made = []
    for marks, page in zip(first, pages, strict=True):
        names = marks.names
        if not names and not marks.is_cover and known:
            text = plain_name(" ".join(word.text for word in page.words)[:LONGEST])
            names = tuple(name for words, name in known.items() if " ".join(words) in text)
        made.append(replace(marks, names=names, papers=marks.papers - often, visits=marks.visits - often))
    return tuple(made)


def page_marks(at: int, page: Page) -> Marks:
    rows = [cells(row) for row in page_rows(page.words)]
    text = " ".join(" ".join(rows).split())[:LONGEST]
    if len(page.words) < LEAST_WORDS:
        return Marks(at, page.number, is_blank=True)
    if is_cover(rows, text, len(page.words)):
        return Marks(at, page.number, is_cover=True)
    kinds = paper_kinds(text)
    persons = numbers(PERSON, rows)
    return Marks(
        at=at,
        number=page.number,
        printed=printed_number(page),
        kind=kinds[0][0] if kinds else None,
        names=tuple(dict.fromkeys(name for row in rows for name in named(row))),
        born=frozenset(found for row in rows for one in BORN.findall(row) for found in day(one)),
        papers=numbers(PAPER, rows) - persons,
        visits=numbers(VISIT, rows) - persons,
        persons=persons,
        head=" ".join(name_words(rows[0])),
    )


def cells(row: Sequence[Word]) -> str:
    """A row as text: two blanks where its words stand far apart."""
    parts = [row[0].text]
    for before, word in pairwise(row):
        parts.append(("  " if word.box[0] - before.box[2] > GAP else " ") + word.text)
    return "".join(parts)


def is_cover(rows: Sequence[str], text: str, words: int) -> bool:
    """A fax's cover sheet: it says so, or to whom it is sent, and asks for no money."""
    if words > MOST_ON_COVER or AMOUNT.search(text):
        return False
    plain = " ".join(rows[:6])
    return bool(COVER.search(plain)) or ("fax" in plain.lower() and len({one.lower() for one in SENT.findall(text)}) > 2)


def named(row: str) -> Iterable[str]:
    found = NAME.match(row)
    if found:
        name = found[1].strip(" .,:;-")
        if len(name_words(name)) > 1 and len(name) <= LONGEST_NAME:
            yield name


def numbers(pattern: re.Pattern[str], rows: Iterable[str]) -> frozenset[str]:
    """Numbers behind such a label: four digits or more, neither a day nor a phone."""
    found = (one.strip("-#").upper() for row in rows for one in pattern.findall(row))
    return frozenset(
        one.replace("-", "")
        for one in found
        if sum(sign.isdigit() for sign in one) > 3 and not PHONE.fullmatch(one) and not day(one)
    )
