"""Words a reading engine saw in a picture: the usual confusions set right by shape alone, and other readings of an amount."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.values import money, tidy

AS_DIGIT = str.maketrans("OoQDlI|!iSsBZzG", "00001" + "1111" + "558226")
LOOKS_LIKE_MONEY = re.compile(
    r"[-(]*[$S§]?[-(]*[\dOoQDlI|!iSsBZz]{1,3}(?:[,.']?[\dOoQDlI|SsBZz]{3})*\s?[.,:;·]\s?[\dOoQDlI|SsBZz]{2}\)?-?(?:CR)?"
)
LOOKS_LIKE_DAY = re.compile(r"[\dOolI|SZB]{1,2}([/.-])[\dOolI|SZB]{1,2}\1[\dOolI|SZB]{2,4}")
NAMED_DAY = re.compile(r"([\dOolI|]{1,2})([-/. ])([A-Za-z]{3,4})\2([\dOolI|]{2,4})")
LOOKS_LIKE_CODE = re.compile(r"(?:[A-Z]|[\dOolI|SZB])[\dOolI|SZB]{3}[\dA-Z|](?:-[A-Z\d]{2})?")
DOLLARS = re.compile(r"^(?:[UT][I1]?[S5]|U[1I]8|[UT]I8|U1S)\$?(?=\$?\d)|^[UT][I1]?[S5]S(?=\d)")
"""A dollar sign with US before it, as engines misread it."""
DIGITS = re.compile(r"\d")
CENTS_AFTER_COMMA = re.compile(r"(?<=\d)[,:;·](?=\d{2}\)?-?(?:CR)?$)")
THOUSANDS_POINT = re.compile(r"(?<=\d)[.'](?=\d{3}[.,]\d{2})")
EDGES = re.compile(r"^[\[\]{}|_~'`‘’\"“”*«»:;,]+(?=[\d$(-])|(?<=[\d)])[\[\]{}|_~'`‘’\"“”*«»:;]+$")
MOST_SEEN = 6
ALONE = dict.fromkeys("lIi!L", "1") | {"O": "0", "l.": "1", "I.": "1", "1.": "1", "i.": "1"}
"""A single stroke that stands alone is a one far more often than a letter."""


def tidied(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with every word of a picture tidied and the halves of an amount joined; a sound text layer's words stay."""
    return tuple(
        page
        if all(word.printed for word in page.words)
        else replace(page, words=_joined([_tidied(word) for word in page.words]))
        for page in pages
    )


WHOLE = re.compile(r"-?\(?(?:US)?\$?\d{1,3}(?:,\d{3})*[.,]?|-?\(?(?:US)?\$\d+[.,]?")
CENTS = re.compile(r"[.,]?\d{2}\)?-?")
THOUSANDS = re.compile(r"[,.]?\d{3}[.]\d{2}\)?-?")


def _joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """ "$122 23" and "$2 527.79", where the point or the comma was not seen, become one word; both halves stand close."""
    found: list[Word] = list(words)
    starts = [
        word
        for word in words
        if not word.printed and WHOLE.fullmatch(word.text) and ("$" in word.text or word.text[-1] in ".,")
    ]
    for first in starts:
        second = _next(first, found)
        if second is None or first not in found:
            continue
        whole = first.text.rstrip(".,")
        if CENTS.fullmatch(second.text) and "." not in whole:
            text = f"{whole}.{second.text.lstrip('.,')}"
        elif THOUSANDS.fullmatch(second.text) and len(re.sub(r"\D", "", whole)) <= 3:
            text = f"{whole},{second.text.lstrip('.,')}"
        else:
            continue
        found[found.index(first)] = _both(first, second, text)
        found.remove(second)
    return tuple(found)


def _next(first: Word, words: Sequence[Word]) -> Word | None:
    """The word of a picture that follows on the same line: within one character, or one and a half before thousands."""
    x0, y0, x1, y1 = first.box
    wide, high = max(1, (x1 - x0) // len(first.text)), y1 - y0
    near = [
        word
        for word in words
        if not word.printed
        and 0 <= word.box[0] - x1 + wide // 4 <= wide * (7 if THOUSANDS.fullmatch(word.text) else 5) // 4
        and abs(word.box[3] - y1) * 3 <= high
    ]
    return min(near, key=lambda word: word.box[0], default=None)


def _both(first: Word, second: Word, text: str) -> Word:
    def around(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])

    return replace(
        first,
        text=text,
        box=around(first.box, second.box),
        shown=around(first.shown or first.box, second.shown or second.box),
        confidence=min(first.confidence, second.confidence),
        alternates=(),
        agreed=False,
        rival=False,
    )


def _tidied(word: Word) -> Word:
    if word.printed:
        return word
    text = set_right(word.text)
    return (
        word if text == word.text else replace(word, text=text, alternates=tuple(dict.fromkeys((*word.alternates, word.text))))
    )


def set_right(text: str) -> str:
    """A word by its shape: an amount, a day or a code with letters for digits gets digits; anything else stays.

    No sum is looked at.
    """
    if text in ALONE:
        return ALONE[text]
    bare = EDGES.sub("", text)
    if not DIGITS.search(bare):
        return text
    bare = DOLLARS.sub("US$", bare)
    if LOOKS_LIKE_MONEY.fullmatch(bare):
        return _as_money(bare)
    if bare.find("US$") in (0, 1) and LOOKS_LIKE_MONEY.fullmatch(bare.replace("US$", "$", 1)):
        return bare[: bare.find("US$")] + "US" + _as_money(bare[bare.find("US$") + 2 :])
    if named := NAMED_DAY.fullmatch(bare):
        first, mark, month, year = named.groups()
        return mark.join((first.translate(AS_DIGIT), month, year.translate(AS_DIGIT)))
    if LOOKS_LIKE_DAY.fullmatch(bare):
        return bare.translate(AS_DIGIT)
    if len(DIGITS.findall(bare)) >= 3 and LOOKS_LIKE_CODE.fullmatch(bare):
        first = bare[0] if bare[0].isalpha() and bare[0] not in "OolI|" else bare[0].translate(AS_DIGIT)
        head, dash, modifier = bare[1:].partition("-")
        return first + head[:3].translate(AS_DIGIT) + _last(head[3:]) + dash + modifier
    return bare


def _last(text: str) -> str:
    """The fifth sign of a code may be a letter (0001F, 0075T): only signs that are no category letter become digits."""
    return text if text in ("F", "T", "U", "M") else text.translate(AS_DIGIT)


def _as_money(text: str) -> str:
    credit = "CR" if text.endswith("CR") else ""
    body = text.removesuffix("CR")
    lead = re.match(r"[-(]*", body)
    start = lead.group() if lead else ""
    body = body[len(start) :]
    dollar = "$" if body[:1] in "$S§" and not body[:1].isdigit() else ""
    body = body[len(dollar) :]
    body = body.translate(AS_DIGIT).replace(" ", "")
    body = CENTS_AFTER_COMMA.sub(".", body)
    body = THOUSANDS_POINT.sub(",", body)
    return start + dollar + body + credit


def other_amounts(words: Sequence[Word], cents: int) -> tuple[tuple[int, ...], int | None]:
    """Other amounts (cents) that an engine saw where these words stand, likeliest first, and what the other engine saw first.

    One word at a time is exchanged for one of its alternates; a sign that the chosen reading has is kept.
    """
    seen: list[int] = []
    rival: int | None = None
    for number, word in enumerate(words):
        for rank, alternate in enumerate(word.alternates[:MOST_SEEN]):
            text = [one.text for one in words]
            text[number] = set_right(alternate)
            amount = money(tidy(" ".join(part for part in text if part)))
            if amount is None:
                continue
            other = abs(amount.cents) if cents >= 0 else -abs(amount.cents)
            if other != cents and other not in seen:
                seen.append(other)
            if rank == 0 and word.rival and other != cents:
                rival = other
    return tuple(seen[:MOST_SEEN]), rival
