"""Where a rule can begin at all: the words, figures and signs that its pattern starts with, so that it is tried nowhere else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from almoner.engine.privacy.deidentify.vocabulary import folded

LETTER = re.compile(r"[^\W\d_]")
FIGURE, OTHER, LETTERS = "\\d", "\\s", "\\w"
"""What stands for a figure, for a sign that is no letter, and for any letter among the characters of a piece."""
FEW = 4
"""Letters in brackets that are tried one by one; more of them are any letter."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with all it can begin with: whole words and the first letters of others, in small letters without accents, and signs.
    `figures`: where a run of figures begins."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    stems: tuple[str, ...]
    initials: frozenset[str]
    """Of the stems."""
    signs: str
    figures: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a pattern. `choices` are the branches of a group, else `signs` are what one character may be; both None says that it
    takes no room, and then `edge` says whether a word begins ("<"), ends (">") or does either ("b") there."""

    signs: frozenset[str] | None = None
    choices: "tuple[tuple[Piece, ...], ...] | None" = None
    least: int = 1
    most: int = 1
    edge: str = ""


def rule(pattern: str, flags: int = 0) -> Rule:
    """Raises ValueError for a pattern that can begin with any word, or amid one."""
    compiled = re.compile(pattern, flags)
    branches, _ = branches_from(pattern, 0, verbose=bool(flags & re.VERBOSE))
    found = {one for branch in branches for one in heads(branch, "", edged=False)}
    words = frozenset(folded(word) for word, whole in found if whole and LETTER.match(word))
    stems = shortest({folded(word) for word, whole in found if not whole})
    signs = "".join(sorted({word for word, whole in found if whole and not LETTER.match(word) and word != FIGURE}))
    return Rule(compiled, words, stems, frozenset(stem[0] for stem in stems), signs, (FIGURE, True) in found)


def shortest(stems: set[str]) -> tuple[str, ...]:
    """Without those that begin with another one."""
    return tuple(sorted(stem for stem in stems if not any(stem[:count] in stems for count in range(1, len(stem)))))


def heads(pieces: tuple[Piece, ...], word: str, *, edged: bool) -> Iterator[tuple[str, bool]]:
    """What `pieces` begin with after the letters of `word`: a word and whether it ends there, or a sign."""
    if not pieces:
        yield from ended(word, whole=False)
        return
    piece, rest = pieces[0], pieces[1:]
    if piece.choices is None and piece.signs is None:
        if word and piece.edge in {">", "b"}:
            yield word, True
        else:
            yield from heads(rest, word, edged=edged or piece.edge in {"<", "b"})
        return
    if not piece.least:
        yield from heads(rest, word, edged=edged)
    more = (Piece(piece.signs, piece.choices, 0, piece.most - 1),) if piece.most > 1 else ()
    for branch in piece.choices or ():
        yield from heads((*branch, *more, *rest), word, edged=edged)
    for sign in piece.signs or ():
        if LETTER.match(sign):
            if not (word or edged):
                raise ValueError("the pattern can begin amid a word")
            yield from heads((*more, *rest), word + sign, edged=edged)
        elif sign == LETTERS:
            yield from ended(word, whole=False)
        elif word:
            yield word, True
        elif sign == OTHER or (sign == FIGURE and not edged):
            raise ValueError("the pattern can begin anywhere")
        else:
            yield sign, True


def ended(word: str, *, whole: bool) -> Iterator[tuple[str, bool]]:
    if not word:
        raise ValueError("the pattern can begin with any word")
    yield word, whole


def branches_from(text: str, at: int, *, verbose: bool) -> tuple[tuple[tuple[Piece, ...], ...], int]:
    """The branches of a group from `at` on, and where it closes."""
    branches: list[tuple[Piece, ...]] = []
    pieces: list[Piece] = []
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            branches.append(tuple(pieces))
            pieces, at = [], at + 1
        elif verbose and text[at].isspace():
            at += 1
        else:
            piece, at = piece_at(text, at, verbose=verbose)
            least, most, at = times(text, at)
            pieces.append(Piece(piece.signs, piece.choices, least, most, piece.edge))
    return (*branches, tuple(pieces)), at


GROUP = re.compile(r"\((?:\?(?:P<\w+>|i?:|<?[=!]))?")
TIMES = re.compile(r"([?*+]|\{(\d*),?(\d*)\})\??")
MANY = 9


def piece_at(text: str, at: int, *, verbose: bool) -> tuple[Piece, int]:
    sign = text[at]
    if sign == "(":
        opened = GROUP.match(text, at)
        head = opened[0] if opened is not None else ""
        choices, end = branches_from(text, at + len(head), verbose=verbose)
        if head[-1] in "=!":
            return Piece(edge=edge_of(text[at : end + 1])), end + 1
        return Piece(choices=choices), end + 1
    if sign == "[":
        end = at + 1
        while text[end] != "]":
            end += 2 if text[end] == "\\" else 1
        return Piece(signs_of(text[at + 1 : end])), end + 1
    if sign == "\\":
        meant = text[at + 1]
        if meant in "bBAZ":
            return Piece(edge="b" if meant == "b" else ""), at + 2
        return Piece(frozenset(escaped(meant))), at + 2
    if sign in "^$":
        return Piece(), at + 1
    return Piece(frozenset({LETTERS, FIGURE, OTHER} if sign == "." else {FIGURE if sign.isdigit() else sign})), at + 1


BESIDE = re.compile(r"\(\?(<?)!(?:\\w|\[[^\]]*\\w[^\]]*\]|\[\^\\W\\d_\])[|)]")


def edge_of(look: str) -> str:
    """Whether it forbids any letter before ("<") or after (">")."""
    match = BESIDE.match(look)
    return "" if match is None else match[1] or ">"


def escaped(meant: str) -> set[str]:
    special = {"d": {FIGURE}, "s": {OTHER}, "W": {OTHER}, "S": {LETTERS, FIGURE, OTHER}, "D": {LETTERS, OTHER}}
    if meant == "w":
        return {LETTERS, FIGURE, "_"}
    return special.get(meant, {{"n": "\n", "t": "\t"}.get(meant, meant)})


def signs_of(inside: str) -> frozenset[str]:
    """What a character in brackets may be."""
    if inside[0] == "^":
        return frozenset({LETTERS, FIGURE, OTHER})
    found: set[str] = set()
    at = 0
    while at < len(inside):
        if inside[at] == "\\":
            found |= escaped(inside[at + 1])
            at += 2
        elif inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            first, last = inside[at], inside[at + 2]
            found |= {FIGURE} if first.isdigit() else {chr(code) for code in range(ord(first), ord(last) + 1)}
            at += 3
        else:
            found.add(FIGURE if inside[at].isdigit() else inside[at])
            at += 1
    letters = {sign for sign in found if LETTER.match(sign)}
    return frozenset(found if len(letters) <= FEW else found - letters | {LETTERS})


def times(text: str, at: int) -> tuple[int, int, int]:
    """How often the piece before `at` may stand, and where what says so ends."""
    match = TIMES.match(text, at)
    if match is None:
        return 1, 1, at
    if match[1] in {"?", "*", "+"}:
        return int(match[1] == "+"), 1 if match[1] == "?" else MANY, match.end()
    least = int(match[2] or 0)
    most = least if "," not in match[1] else int(match[3] or MANY)
    return least, min(most, MANY), match.end()
