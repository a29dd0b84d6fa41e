"""Print in a picture that stands beside a page's text: what an engine sees of it joins the text and never overrides it."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.merge import NOISE, merged
from almoner.engine.intake.layout_parts.words import Word, turned

Box = tuple[int, int, int, int]


def parted(seen: Sequence[Word], pictures: Sequence[Box]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """What an engine saw on a whole page: the words in its pictures, at the places that the person sees, and all others."""
    within = [any(_holds(picture, _place(word)) for picture in pictures) for word in seen]
    inside = tuple(replace(word, box=_place(word), turn=0) for word, held in zip(seen, within, strict=True) if held)
    return inside, tuple(word for word, held in zip(seen, within, strict=True) if not held)


def joined(text: Sequence[Word], inside: Sequence[Word]) -> tuple[Word, ...]:
    """The page's text with the words of its pictures. Dirt is left out, and whatever stands where text stands."""
    more = [
        word
        for word in inside
        if word.confidence > NOISE and not any(_holds(one.box, word.box) or _holds(word.box, one.box) for one in text)
    ]
    return (*text, *more)


def again(words: Sequence[Word], inside: Sequence[Word]) -> tuple[Word, ...]:
    """The joined words after another engine has looked into the pictures: the text stays, the rest is merged."""
    text = tuple(word for word in words if word.printed)
    return joined(text, merged([word for word in words if not word.printed], inside))


def _place(word: Word) -> Box:
    return turned(word.shown or word.box, word.turn)


def _holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of one box lies in the other."""
    across, down = inner[0] + inner[2], inner[1] + inner[3]
    return 2 * outer[0] <= across <= 2 * outer[2] and 2 * outer[1] <= down <= 2 * outer[3]
