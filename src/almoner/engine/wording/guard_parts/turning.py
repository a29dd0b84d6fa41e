"""Roundabout sayings brought to the plain one: what must be wrong is wrong, what one does not think right is thought wrong."""

import re
from dataclasses import replace

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.tokens import Kind, Part, Token

OWING = frozenset({"debe", "deben", "deba", "deban", "debemos", "debamos", "debo"})
INFINITIVE = re.compile(r"[aeií]r(?:me|te|se|le|les|lo|la|los|las|nos|melo|mela|selo|sela)?$")
"""What the Spanish "debe" needs after it to mean "must"."""
OPINIONS = frozenset({"think", "belie", "feel", "creo", "creem", "piens", "pensa", "consi", "parec"})
COMING = frozenset({"receive", "reach", "arriv", "came", "come", "llego", "llega", "got"})
LONG_REACH = 8
KEPT = frozenset({"stop", "instead"})
"""What denies and is more than a "not"."""


def is_no(token: Token) -> bool:
    """ "not", but not "stop", which is an act too."""
    return token.part is Part.NEG and token.value not in KEPT


def owing(tokens: list[Token]) -> list[Token]:
    """The Spanish "deber" is to owe before a thing and must before an act."""
    made = list(tokens)
    for at, token in enumerate(tokens):
        if folded(token.text) not in OWING:
            continue
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.part is Part.MODAL and (following is None or owed(following)):
            made[at] = Token(Part.ACT, "owe", token.text)
        elif token.part is Part.ACT and following is not None and INFINITIVE.search(folded(following.text.split()[0])):
            made[at] = Token(Part.MODAL, "must", token.text)
    return made


def owed(token: Token) -> bool:
    """Whether it is something that one may owe."""
    if token.fact is not None:
        return token.fact.kind is Kind.AMOUNT
    return (
        token.part is Part.LABEL
        or token.group == "quantity"
        or token.value in ("debt", "amount")
        or folded(token.text) in ("nada", "ningun")
    )


def capped(tokens: list[Token]) -> list[Token]:
    """ "not more than $35" and "not responsible for more than $35" are at most $35."""
    made = list(tokens)
    for at in range(len(made) - 1, 0, -1):
        fact = made[at].fact
        if fact is None or fact.kind is not Kind.AMOUNT or made[at - 1].value not in ("more", "within"):
            continue
        if made[at - 1].value == "within":
            made[at - 1] = replace(made[at - 1], value="most")
            continue
        for place in range(at - 2, max(-1, at - 2 - LONG_REACH), -1):
            if is_no(made[place]):
                made[at - 1] = replace(made[at - 1], value="most")
                del made[place]
                break
            if made[place].part in (Part.GAP, Part.COND) or made[place].fact is not None:
                break
    return made


def reached(tokens: list[Token]) -> list[Token]:
    """ "It did not reach me until June 18" is that it came on June 18."""
    for at, token in enumerate(tokens):
        if not is_no(token) or at + 1 >= len(tokens) or tokens[at + 1].value not in COMING:
            continue
        for place in range(at + 2, min(at + 2 + LONG_REACH, len(tokens) - 1)):
            fact = tokens[place + 1].fact
            if tokens[place].value == "until" and fact is not None and fact.kind is Kind.DATE:
                only = Token(Part.COND, "just", tokens[place].text)
                return [*tokens[:at], *tokens[at + 1 : place], only, *tokens[place + 1 :]]
            if tokens[place].part in (Part.GAP, Part.COND, Part.NEG):
                break
    return tokens


def provided(tokens: list[Token]) -> list[Token]:
    """ "We remove the fee provided the form comes" is "if the form comes"; whoever has provided something stands right before."""
    made = list(tokens)
    for at in range(1, len(tokens) - 1):
        led, token, following = tokens[at - 1 : at + 2]
        thing = led.part in (Part.THING, Part.LABEL, Part.ACT, Part.WORD) and not led.text[:1].isupper()
        opens = following.part in (Part.ROLE, Part.THING, Part.LABEL, Part.ACT, Part.WORD, Part.FACT)
        if (
            token.part is Part.ACT
            and folded(token.text) in ("provided", "providing")
            and (thing or led.part is Part.GAP)
            and opens
        ):
            made[at] = Token(Part.COND, "if", token.text)
    return made


def guessed(tokens: list[Token]) -> list[Token]:
    """ "It must be wrong" is a guess, not a duty, and "it cannot be right" that it is not."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        following = [one for one in tokens[at + 1 : at + 5] if one.part not in (Part.NEG, Part.GAP)]
        guess = len(following) > 1 and following[0].part is Part.BE and following[1].value == "correct"
        if not (guess and token.part is Part.MODAL and token.value in ("may", "must")):
            made.append(token)
    return made


def raised(tokens: list[Token]) -> list[Token]:
    """ "I do not think that it is right": what is denied is that it is right."""
    for at in range(len(tokens) - 2):
        if not is_no(tokens[at]) or tokens[at + 1].value not in OPINIONS:
            continue
        for place in range(at + 2, min(at + 2 + LONG_REACH, len(tokens))):
            if tokens[place].part in (Part.NEG, Part.COND, Part.MODAL) or tokens[place].value in ("and", "but", "y", "pero"):
                break
            if tokens[place].part is Part.STATE:
                return [*tokens[:at], *tokens[at + 1 : place], tokens[at], *tokens[place:]]
    return tokens
