"""What there is and what there is not, one of two or both, one or all: each said of the same thing in both texts."""

import re
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.aligning import beside
from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.grouping import Pair
from almoner.engine.wording.guard_parts.surroundings import key_of
from almoner.engine.wording.guard_parts.tokens import CONTENT, Kind, Part, Token

ORS, ANDS, NORS = frozenset({"or", "o", "u"}), frozenset({"and", "y", "e"}), frozenset({"nor", "ni", "neither"})
WIDE = 4
NOUNS = frozenset({Part.THING, Part.LABEL, Part.WORD})
NO = frozenset({"no", "without", "ningun", "ninguna", "ninguno", "sin"})
FAR = 8
ONE_OF = re.compile(
    r"\b([a-z]{3,}) (?:only |solo |just )?(one|some|none|half|un[oa]|alguno|algunos|alguna|algunas|ninguno|la mitad)\b"
)
ALL_OF = re.compile(r"\b([a-z]{3,}) (?:them|all|both|every one|todos|todas|ambos|ambas)\b")
STEM = 4


def choice_differences(before: Said, after: Said) -> Iterator[Pair]:
    """One of two that became both: "a slip or a letter", "a slip and a letter"."""
    for one, other in sorted(beside(before, after).pairs):
        mine, theirs = before.sentences[one], after.sentences[other]
        for first, second, turned in ((mine, theirs, False), (theirs, mine, True)):
            if denied(first) or denied(second) or any(joins(token, ORS) for token in second):
                continue
            for left, right, words in joined(first, ORS):
                for its_left, its_right, its_words in joined(second, ANDS):
                    if (left & its_left and right & its_right) or (left & its_right and right & its_left):
                        yield (Kind.CONDITION, its_words, words) if turned else (Kind.CONDITION, words, its_words)


def denied(sentence: tuple[Token, ...]) -> bool:
    return any(token.part is Part.NEG or token.value in ("barred", "free", "if") for token in sentence)


def joins(token: Token, words: frozenset[str]) -> bool:
    return token.part is Part.GAP and token.value in words


def joined(sentence: tuple[Token, ...], words: frozenset[str]) -> Iterator[tuple[set[str], set[str], str]]:
    for at, token in enumerate(sentence):
        if joins(token, words):
            left, right = sentence[max(0, at - WIDE) : at], sentence[at + 1 : at + 1 + WIDE]
            yield keys(left), keys(right), " ".join(one.text for one in sentence[max(0, at - 2) : at + 3])


def keys(tokens: tuple[Token, ...]) -> set[str]:
    return {key_of(token) for token in tokens if token.part in CONTENT and token.part is not Part.ROLE}


def absence_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "There is no lift", "there is a lift": what one text says is not there and the other names without a word that denies."""
    both = beside(before, after)
    for one, other, turned, lines in ((before, after, False, both), (after, before, True, both.turned())):
        for line, token in absent(one):
            told = [
                (number, sentence, at)
                for number, sentence in enumerate(other.sentences)
                for at, its in enumerate(sentence)
                if key_of(its) == key_of(token)
            ]
            near = any(lines.answer(line, number) for number, _, _ in told)
            if near and not any(is_denied(sentence, at) for _, sentence, at in told):
                yield (Kind.NEGATION, None, f"no {token.text}") if turned else (Kind.NEGATION, f"no {token.text}", None)


def absent(said: Said) -> Iterator[tuple[int, Token]]:
    """Each noun right after a "no", and those that go on with it."""
    for line, sentence in enumerate(said.sentences):
        for at, token in enumerate(sentence):
            if token.part is not Part.NEG or folded(token.text) not in NO:
                continue
            place = at + 1
            while place < len(sentence) and sentence[place].part in NOUNS:
                yield line, sentence[place]
                goes_on = place + 2 < len(sentence) and joins(sentence[place + 1], ORS | ANDS | NORS)
                place = place + 2 if goes_on else len(sentence)


def is_denied(sentence: tuple[Token, ...], at: int) -> bool:
    for step, stop in ((-1, -1), (1, len(sentence))):
        for place in range(at, max(stop, at - FAR) if step < 0 else min(stop, at + FAR), step):
            token = sentence[place]
            if (
                token.part is Part.NEG
                or token.flipped
                or token.value in ("barred", "free", "only", "except", "just", "nor", "hold")
            ):
                return True
            if token.part is Part.GAP and not (step < 0 and joins(token, ORS | ANDS | NORS)):
                break
    return False


def share_differences(before: Said, after: Said) -> Iterator[Pair]:
    """ "I missed one", "I missed them all"."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        told = {found[1][:STEM] for found in ONE_OF.finditer(folded(other.text.plain))}
        for found in ONE_OF.finditer(folded(one.text.plain)):
            stem = found[1][:STEM]
            whole = next((its[0] for its in ALL_OF.finditer(folded(other.text.plain)) if its[1].startswith(stem)), None)
            if whole is not None and stem not in told:
                yield (Kind.NUMBER, whole, found[0]) if turned else (Kind.NUMBER, found[0], whole)
