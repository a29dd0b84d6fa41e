"""The blanks of a letter once a person has filled them in: what was written there is no changed fact, and only empty ones are named."""

import re

from almoner.engine.letters.wording import LetterWords

BLANK = re.compile(r"\[([^\[\]\n]{1,200}): _{10}\]")
"""As "blank" in the words of letters is written."""
RUN = re.compile(rf"{BLANK.pattern}(?:\s*{BLANK.pattern})*")
NEAR, LONGEST, MOST_LINES = 3, 200, 5
"""Words beside a blank by which it is found again; signs and lines that somebody may write into one."""


BY_HAND = ("signature", "signed_on")
"""Facts that nobody types."""


def to_fill(text: str, words: LetterWords, language: str) -> tuple[tuple[str, str], ...]:
    """Each empty blank of a letter once, as it stands there, and what it is called in a language. What is written by hand is not among
    them."""
    hand = {words.label(fact, spoken) for fact in BY_HAND for spoken in ("en", "es")}
    blanks = dict.fromkeys((found[0], found[1]) for found in BLANK.finditer(text) if found[1] not in hand)
    return tuple((whole, called(label, words, language)) for whole, label in blanks)


def filled(wrote: str, text: str) -> str:
    """What the house wrote, with what the person wrote into its blanks. Where the words beside a blank were changed as well, it stays a
    blank."""
    runs = list(RUN.finditer(wrote))
    out: list[str] = []
    at = read = 0
    for number, run in enumerate(runs):
        end = runs[number + 1].start() if number + 1 < len(runs) else len(wrote)
        before, after = wrote[at : run.start()], wrote[run.end() : end]
        said = between(before, after, text, read, first=number == 0)
        out += [before, run[0] if said is None else said[0]]
        at, read = run.end(), read if said is None else said[1]
    return "".join((*out, wrote[at:]))


def between(before: str, after: str, text: str, start: int, *, first: bool) -> tuple[str, int] | None:
    """What stands between the words nearest to a blank, and where it ends."""
    left = spaced(before.split()[-NEAR:]) or (r"\A" if first else "")
    right = spaced(after.split()[:NEAR]) or r"\Z"
    found = re.compile(rf"{left}\s*(.{{0,{LONGEST}}}?)\s*{right}", re.DOTALL).search(text, start)
    if found is None or found[1].count("\n") >= MOST_LINES:
        return None
    return found[1], found.end(1)


def spaced(words: list[str]) -> str:
    return r"\s+".join(map(re.escape, words))


def left_open(text: str, words: LetterWords, language: str) -> tuple[str, ...]:
    """What the empty blanks of a letter are called in a language, each once."""
    return tuple(called(one, words, language) for one in dict.fromkeys(found[1] for found in BLANK.finditer(text)))


def called(label: str, words: LetterWords, language: str) -> str:
    """A blank's words in another language; those that the house did not write stay."""
    facts = (said for key, said in words.entries.items() if key.startswith("fact_"))
    return next((said[language] for said in facts if label in said.values()), label)
