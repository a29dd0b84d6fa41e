"""Guards a text against rewording: what a person or a model changed in its facts, whatever the words or the language."""

from dataclasses import dataclass

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.cleaning import clean
from almoner.engine.wording.guard_parts.comparing import EVERY
from almoner.engine.wording.guard_parts.features import Said, said
from almoner.engine.wording.guard_parts.reading import all_words, read
from almoner.engine.wording.guard_parts.tokens import Kind

__all__ = ["Difference", "Guarded", "Kind", "guard"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed fact: the words before and after; None where it is missing."""

    kind: Kind
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Guarded:
    """`ok` only if no difference was found."""

    ok: bool
    differences: tuple[Difference, ...]


def guard(before: str, after: str) -> Guarded:
    """Compare two wordings of one text, in English or Spanish each, or a text and what was drawn from its rendered page.

    Words do not matter; amounts, days, codes, names, numbers, cites, negations, duties, conditions and admissions do, each where it
    stands. What cannot be told for sure counts as a difference.
    """
    if before.split() == after.split():
        return Guarded(ok=True, differences=())
    one, other = spoken(before, after), spoken(after, before)
    found = dict.fromkeys(Difference(kind, was, now) for differences in EVERY for kind, was, now in differences(one, other))
    return Guarded(ok=not found, differences=tuple(found))


def spoken(text: str, other: str) -> Said:
    known = frozenset(folded(other).split()) | all_words(other)
    return said(read(clean(text, known=known)))
