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
LOOKS_LIKE_CODE = re.compile(r"(?:[A-Z]|[\dOolI|SZB])[\dOolI|SZB]{3}[\dA-Z|](?:-[A-Z\d]{2})?")
DIGITS = re.compile(r"\d")
CENTS_AFTER_COMMA = re.compile(r"(?<=\d)[,:;·](?=\d{2}\)?-?(?:CR)?$)")
THOUSANDS_POINT = re.compile(r"(?<=\d)[.'](?=\d{3}[.,]\d{2})")
EDGES = re.compile(r"^[\[\]{}|_~'`‘’\"“”*«»:;,]+(?=[\d$(-])|(?<=[\d)])[\[\]{}|_~'`‘’\"“”*«»:;]+$")
MOST_SEEN = 6


def tidied(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with every word of a picture tidied; a sound text layer's words are left as they are."""
    return tuple(
        page if all(word.printed for word in page.words) else replace(page, words=tuple(_tidied(word) for word in page.words))
        for page in pages
    )


def _tidied(word: Word) -> Word:
    if word.printed:
        return word
    text = set_right(word.text)
    return word if text == word.text else replace(word, text=text)


def set_right(text: str) -> str:
    """A word by its shape: an amount, a day or a code with letters for digits gets digits; anything else stays.

    No sum is looked at.
    """
    bare = EDGES.sub("", text)
    if not DIGITS.search(bare):
        return text
    if LOOKS_LIKE_MONEY.fullmatch(bare):
        return _as_money(bare)
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
