"""Pages as their printed numbers order them, without second copies, and the numbers of the pages that did not come.

Conservative throughout: where numbers are missing, repeated or from two papers, the pages stay as they came, and a page is a
copy only when all its amounts and days are the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from almoner.engine.intake.layout_parts.words import Page, Word

MOST_PAGES = 500
MARGIN = 1500
"""Ten-thousandths of the page at its head and foot where a number without the word "page" may count pages."""
LEAST_WORDS = 12
"""Fewer words are too few to call one page a copy of another."""
SURE = 850
"""Thousandths of confidence under which a number may have been read wrong."""
WHOLE = 10_000
LONGEST_ROW = 2_000
WORDS_ALIKE = 90
"""Per cent of a picture's words that its copy has too."""
NOISY = 5
"""Per cent of a picture's numbers that may have been read differently, if they look alike; one always may."""
MOVED = 10
"""Per cent of the amounts that may stand at another place in the order; one always may."""

NUMBER = r"([0-9lIOo|]{1,3})"
NAMED = re.compile(
    rf"(?<![\w-])(?:page|pg|pag|p[aá]gina|p[aá]g|hoja|sheet)\s?[.:#]?\s*(?:no\.?\s*)?{NUMBER}(?:\s*(?:of|de|from|out of|/)\s*{NUMBER})?(?![\w-])",
    re.IGNORECASE,
)
BARE = re.compile(rf"(?:- ?)?{NUMBER}\s*(?:/|of|de)\s*{NUMBER}(?: ?-)?", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:see|on|to|from|next|refer|continued|back|ver|en|la|contin[uú]a|siguiente|reverso)\W*(?:the |la )?$", re.IGNORECASE
)
MISREAD = str.maketrans("lIOo|", "11001")
CONFUSED = str.maketrans("oOlIiSsBZzGgq", "0011155822699")
PLAIN = re.compile(r"[\W_]+")
AMOUNT = re.compile(r"\d[.,]\d\d\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page says of its place: "page `number` of `of`"; `of` is None where it is not printed."""

    number: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Order:
    """`order` are positions in the given pages, in the order to read them; `copies` are pairs of a position left out and the one
    kept in its stead; `missing` are printed numbers that no page bears. `pages_missing` is also true where some are known to be
    missing but not which. `sorted` says that printed numbers decided the order.
    """

    order: tuple[int, ...]
    copies: tuple[tuple[int, int], ...]
    missing: tuple[int, ...]
    pages_missing: bool
    sorted: bool


def in_order(pages: Sequence[Page]) -> Order:
    """The pages of one paper, or of several files that may be photos of one paper."""
    texts = [_Text.of(page) for page in pages[:MOST_PAGES]]
    copies = _copies(texts)
    gone = {dropped for dropped, _ in copies}
    kept = [at for at in range(len(pages)) if at not in gone]
    numbers = {at: texts[at].printed for at in kept if at < len(texts)}
    known = {at: printed for at, printed in numbers.items() if printed is not None}
    if not known or len(pages) > MOST_PAGES:
        return Order(order=tuple(kept), copies=copies, missing=(), pages_missing=False, sorted=False)
    if _agree(known.values()):
        return _one_paper(kept, known, copies)
    missing = _missing_at_ends([numbers[at] for at in kept])
    return Order(order=tuple(kept), copies=copies, missing=missing, pages_missing=bool(missing), sorted=False)


def _agree(printed: Iterable[Printed]) -> bool:
    """Whether these are numbers of one paper: none twice, none beyond the count, one count or none."""
    several = list(printed)
    counts = {one.of for one in several}
    return len(counts) == 1 and len({one.number for one in several}) == len(several)


def _one_paper(kept: Sequence[int], known: Mapping[int, Printed], copies: tuple[tuple[int, int], ...]) -> Order:
    of = next(iter(known.values())).of
    bearing = {printed.number for printed in known.values()}
    absent = tuple(number for number in range(1, (of or max(bearing)) + 1) if number not in bearing)
    unnumbered = len(kept) - len(known)
    if unnumbered:  # one of these may be the one that seems to be missing
        short = len(absent) > unnumbered
        return Order(order=tuple(kept), copies=copies, missing=(), pages_missing=short, sorted=False)
    order = tuple(sorted(kept, key=lambda at: known[at].number))
    return Order(order=order, copies=copies, missing=absent, pages_missing=bool(absent), sorted=True)


def _missing_at_ends(printed: Sequence[Printed | None]) -> tuple[int, ...]:
    """Numbers restart, as where two papers came in one file: what each of them lacks at its end, if all else is in order."""
    missing: list[int] = []
    for one, then in pairwise([*printed, Printed(1, None)]):
        if one is None or then is None:
            return ()
        if then.number == one.number + 1 and then.of == one.of:
            continue
        if then.number != 1 or one.of is None:
            return ()
        missing.extend(range(one.number + 1, one.of + 1))
    first = printed[0]
    return tuple(missing) if first is not None and first.number == 1 else ()


def printed_number(page: Page) -> Printed | None:
    """The page number a page prints. None where it prints none, or several that differ."""
    return _printed(page_rows(page.words))


def _printed(rows: Sequence[Sequence[Word]]) -> Printed | None:
    counted: dict[Printed, None] = {}
    plain: dict[Printed, None] = {}
    bare: dict[Printed, None] = {}
    for row in rows:
        text = " ".join(word.text for word in row)
        if len(text) > LONGEST_ROW:
            continue
        margin = row[0].box[3] < MARGIN or row[0].box[1] > WHOLE - MARGIN
        for found in NAMED.finditer(text):
            if not ELSEWHERE.search(text[: found.start()]) and (found[2] or margin or found[0] == text):
                _note(counted if found[2] else plain, found[1], found[2])
        whole = BARE.fullmatch(text) if margin else None
        if whole is not None:
            _note(bare, whole[1], whole[2])
    some = counted or plain or bare
    return next(iter(some)) if len(some) == 1 else None


def _note(into: dict[Printed, None], number: str, of: str | None) -> None:
    if not any(sign.isdigit() for sign in number + (of or "")):
        return  # "page I" is no reading of a digit
    first, last = int(number.translate(MISREAD)), int(of.translate(MISREAD)) if of else None
    if 1 <= first <= (last if last is not None else MOST_PAGES) and (last is None or last <= MOST_PAGES):
        into[Printed(first, last)] = None


def page_rows(words: Sequence[Word]) -> list[list[Word]]:
    """The words as a person reads them: rows from the top, each from the left."""
    rows: list[list[Word]] = []
    middle = height = 0
    for word in sorted(words, key=lambda one: (one.box[1] + one.box[3], one.box[0])):
        _, top, _, bottom = word.box
        if rows and top + bottom - middle <= min(height, bottom - top):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = top + bottom, bottom - top
    for row in rows:
        row.sort(key=lambda one: one.box[0])
    return rows


@dataclass(frozen=True, slots=True)
class _Text:
    """A page to be compared: its `exact` words in order, the `amounts` among them, and its words and its numbers (every word with
    a digit, letters and digits only) as counts. `others` are the other readings of an unsure number, itself among them.
    """

    exact: tuple[str, ...]
    amounts: tuple[str, ...]
    words: Counter[str]
    numbers: Counter[str]
    others: Mapping[str, frozenset[str]]
    printed: Printed | None
    seen: bool
    sure: int

    @staticmethod
    def of(page: Page) -> "_Text":
        rows = page_rows(page.words)
        words = [word for row in rows for word in row]
        numbered = [(_plain(word.text), word) for word in words if any(sign.isdigit() for sign in word.text)]
        others: dict[str, frozenset[str]] = {}
        for one, word in numbered:
            if word.confidence < SURE or word.alternates:
                others[one] = others.get(one, frozenset({one})) | {_plain(text) for text in word.alternates}
        return _Text(
            exact=tuple(word.text for word in words),
            amounts=tuple(one.translate(CONFUSED) for one, word in numbered if AMOUNT.search(word.text)),
            words=Counter(
                one for word in words if not any(sign.isdigit() for sign in word.text) and (one := _plain(word.text).lower())
            ),
            numbers=Counter(one for one, _ in numbered),
            others=others,
            printed=_printed(rows),
            seen=any(not word.printed for word in words),
            sure=sum(word.confidence for word in words),
        )


def _plain(text: str) -> str:
    return PLAIN.sub("", text)


def _copies(texts: Sequence[_Text]) -> tuple[tuple[int, int], ...]:
    """Pairs of a copy and the page kept in its stead: the one whose text is printed, else the one seen more surely."""
    exact: dict[tuple[str, ...], int] = {}
    kept: list[int] = []
    pairs: dict[int, int] = {}
    for at, text in enumerate(texts):
        if len(text.exact) < LEAST_WORDS:
            continue
        twin = exact.get(text.exact)
        if twin is None:
            twin = next((one for one in kept if (text.seen or texts[one].seen) and _alike(texts[one], text)), None)
        if twin is None:
            exact[text.exact] = at
            kept.append(at)
            continue
        better, worse = (at, twin) if _better(text, texts[twin]) else (twin, at)
        pairs = {dropped: better if to == worse else to for dropped, to in pairs.items()} | {worse: better}
        kept[kept.index(twin)] = better
        exact |= dict.fromkeys((texts[twin].exact, text.exact), better)
    return tuple(sorted(pairs.items()))


def _better(one: _Text, other: _Text) -> bool:
    return (not one.seen, one.sure) > (not other.seen, other.sure)


def _alike(one: _Text, other: _Text) -> bool:
    """Whether two pages, at least one of them seen in a picture, are one page: no number differs but by a slip of the eye."""
    most = max(one.numbers.total(), other.numbers.total())
    if len(one.numbers.keys() & other.numbers.keys()) * 200 < max(len(one.numbers), len(other.numbers)) * 100:
        return False
    if one.printed is not None and other.printed is not None and one.printed != other.printed:
        return False
    only_one, only_other = one.numbers - other.numbers, other.numbers - one.numbers
    if max(only_one.total(), only_other.total()) * 100 > max(most * NOISY, 100) or not _slips(only_one, only_other, one, other):
        return False
    amounts = max(len(one.amounts), len(other.amounts))
    moved = amounts - sum(first == then for first, then in zip(one.amounts, other.amounts, strict=False))
    if moved * 100 > max(amounts * MOVED, 100):
        return False
    whole = one.words.total() + other.words.total()
    return (one.words & other.words).total() * 200 >= whole * WORDS_ALIKE


def _slips(ones: Counter[str], others: Counter[str], first: _Text, then: _Text) -> bool:
    """Whether every number that only one side has is another reading of one that only the other has."""
    left = list(others.elements())
    for one in ones.elements():
        twin = next((other for other in left if _slip(one, other, first, then)), None)
        if twin is None:
            return False
        left.remove(twin)
    return not left


def _slip(one: str, other: str, first: _Text, then: _Text) -> bool:
    if one.translate(CONFUSED) == other.translate(CONFUSED):
        return True
    maybe_one, maybe_other = first.others.get(one, frozenset()), then.others.get(other, frozenset())
    if other in maybe_one or one in maybe_other:
        return True
    unsure = bool(maybe_one or maybe_other)
    return unsure and len(one) == len(other) and sum(sign != that for sign, that in zip(one, other, strict=True)) == 1
