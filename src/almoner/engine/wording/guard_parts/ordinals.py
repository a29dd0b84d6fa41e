"""Which one of several: "the second notice", "the 3rd visit", "twice"."""

import re
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.number_words import ORDINALS, VALUES
from almoner.engine.wording.guard_parts.tokens import Fact, Kind, listed

ORDINAL_FIGURE = re.compile(r"(?<!\w)(?P<figure>\d{1,2})(?:st|nd|rd|th|[ºª°]|er|ro|do|ra|da|to|ta)(?!\w)", re.IGNORECASE)
NUMBERED = frozenset(
    listed(
        "notice request appeal bill statement payment letter level visit day time call reminder attempt installment review page "
        "dose claim aviso solicitud apelacion factura pago carta nivel visita dia vez llamada recordatorio cuota revision reclamo "
        "pagina intento peticion page line linea"
    )
)
"""What is counted by order; "first" before anything else orders the talk, not the facts."""


def ordinal(word: str, found: re.Match[str], group: int, *, weak: bool = False) -> Fact:
    """ "first" may stay unsaid; no other can stand for it."""
    first = ORDINALS[word] == 1
    return Fact(
        Kind.NUMBER, f"no. {ORDINALS[word]}", found[group], found.start(group), found.end(group), loose=first, weak=weak
    )


def ordinal_facts(text: str) -> Iterator[Fact]:
    """ "the second notice" is a fact, "Second, I ask" is not."""
    for found in ORDINAL_FIGURE.finditer(text):
        yield Fact(Kind.NUMBER, f"no. {int(found['figure'])}", found[0], found.start(), found.end())
    for found in re.finditer(r"(?<!\w)([^\W\d_]+)(?=(?:\s+(?:and|y)\s+final)?\s+([^\W\d_]+))", text):
        word = folded(found[1])
        if word in ORDINALS and (folded(found[2]).rstrip("s") in NUMBERED or ORDINALS[word] > 2):
            yield ordinal(word, found, 1)
    for found in re.finditer(
        r"(?<!\w)(?:the|my|your|our|this|that|el|la|mi|su|esta|este)\s+([^\W\d_]+)(?!\w)", text, re.IGNORECASE
    ):
        if folded(found[1]) in ORDINALS:
            yield ordinal(folded(found[1]), found, 1, weak=True)
    for found in re.finditer(r"(?<!\w)(?=([^\W\d_]+)\s+([^\W\d_]+))", text):
        word = folded(found[2])
        if word in ORDINALS and ORDINALS[word] > 1 and folded(found[1]) in NUMBERED:
            yield ordinal(word, found, 2)
    for found in re.finditer(
        r"(?<!\w)(?:twice|two\s+times|dos\s+veces|(?:three|tres|four|cuatro|\d+)\s+(?:times|veces)|thrice)(?!\w)",
        text,
        re.IGNORECASE,
    ):
        first = folded(found[0].split()[0])
        number = {"twice": "2", "thrice": "3"} | {
            word: str(value) for words in VALUES.values() for word, value in words.items()
        }
        times = f"{number.get(first, first)} times"
        yield Fact(Kind.NUMBER, times, found[0], found.start(), found.end(), weak=times == "2 times")
