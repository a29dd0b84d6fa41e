"""Small words brought to one form before sentences are compared: "may not" and "must not", double Spanish negation, "30 days from"."""

from dataclasses import replace

from almoner.engine.wording.guard_parts.cleaning import folded
from almoner.engine.wording.guard_parts.tokens import Kind, Part, Token

BARRED, FREE = "barred", "free"
"""What one must or may not do, and what one need not do."""
NO_WORDS = frozenset({"no", "ningun", "ninguna", "ninguno", "nobody", "nadie", "neither", "none", "ni", "nothing", "nada"})
ECHOES = frozenset({"ningun", "ninguna", "ninguno", "nada", "nadie", "nunca", "jamas", "tampoco", "ni", "nor"})
"""After a "no" these say it again, not twice."""
TURNS = frozenset({"approve", "accept", "cover"})
"""What is done or not as a thing is so or not: "not approved" is "denied"."""
PASSED_OVER = frozenset({Part.BE, Part.ROLE, Part.PREP, Part.WORD, Part.BY, Part.CHOICE})
NAMED = frozenset({Part.ACT, Part.THING, Part.LABEL})
REACH = 3


def settled(tokens: tuple[Token, ...], previous: Token | None = None) -> tuple[Token, ...]:
    """The sentence with every negation either fused into what it turns or standing before it.

    `previous` is the last state of the sentence before, which "the other one is not" denies.
    """
    return states(modals(echoes(times(whole_names(list(tokens))))), previous)


def whole_names(tokens: list[Token]) -> list[Token]:
    """The words of one name as one piece, by its last word, so that two people who changed places are seen."""
    made: list[Token] = []
    for token in tokens:
        if made and is_name(made[-1]) and is_name(token):
            made[-1] = replace(token, text=f"{made[-1].text} {token.text}")
        else:
            made.append(token)
    return made


def is_name(token: Token) -> bool:
    return token.fact is not None and token.fact.kind is Kind.NAME


def times(tokens: list[Token]) -> list[Token]:
    """ "by March 4" is a limit; "30 days from" and "30 days after" only say where counting starts."""
    made: list[Token] = []
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if is_length(made[-1] if made else None) and token.part is Part.COND and token.value in ("after", "from"):
            continue
        if number == 0 and token.value == "should" and following is not None and following.part is Part.ROLE:
            made.append(Token(Part.COND, "if", token.text))  # "Should you not answer"
            continue
        counted = following.fact.kind if following is not None and following.fact is not None else None
        if token.value == "under" and counted in (Kind.AMOUNT, Kind.NUMBER):
            made.append(Token(Part.COND, "less", token.text))
            continue
        if token.part is Part.BY and following is not None and following.fact is not None and following.fact.kind is Kind.DATE:
            made.append(Token(Part.COND, "by", token.text))
            continue
        made.append(token)
    return made


def is_length(token: Token | None) -> bool:
    """Whether it is a length of time such as 30 days."""
    return token is not None and token.fact is not None and token.value.endswith((" day", " month", " hour"))


def is_no(token: Token) -> bool:
    """ "not", but not "stop", which is an act too."""
    return token.part is Part.NEG and token.value != "stop"


def echoes(tokens: list[Token]) -> list[Token]:
    made: list[Token] = []
    denied = False
    for number, token in enumerate(tokens):
        if token.part is not Part.NEG or token.value == "stop":
            made.append(token)
            continue
        echo = folded(token.text) in ECHOES
        if token.value == "nor":
            own = number + 1 < len(tokens) and tokens[number + 1].part is Part.ROLE and folded(token.text) == "nor"
            own = own and not any(folded(one.text) == "neither" for one in tokens[:number])
            if denied and not own:
                made.append(Token(Part.GAP, "or", token.text))
                continue
        elif echo and denied and not before_modal(tokens, number):
            continue
        denied = True
        made.append(Token(Part.NEG, "not", token.text))
    return made


def before_modal(tokens: list[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens) and tokens[at + 1].part is Part.MODAL and folded(tokens[at].text) in ("nunca", "jamas", "tampoco")
    )


def modals(tokens: list[Token]) -> list[Token]:
    made = list(tokens)
    at = 0
    while at < len(made):
        token = made[at]
        if token.part is Part.MODAL and token.value in ("must", "may", "need", "should"):
            if at + 1 < len(made) and is_no(made[at + 1]):
                made[at : at + 2] = [fused(token, made[at + 1], after=True)]
            else:
                denier = denied_at(made, at)
                if denier is not None:
                    made[at] = fused(token, made[denier], after=False)
                    del made[denier]
                    continue
                if at and made[at - 1].part is Part.MODAL:  # "should not have to"
                    del made[at]
                    continue
                if token.value == "need":
                    made[at] = Token(Part.MODAL, "must", token.text)
        at += 1
    return made


def denied_at(tokens: list[Token], at: int) -> int | None:
    """Where the negation of the modal at `at` stands: just before, or as "no provider may"."""
    for back in range(1, REACH + 2):
        place = at - back
        if place < 0 or tokens[place].part in (Part.ACT, Part.GAP, Part.COND, Part.MODAL, Part.HEDGE):
            return None
        if is_no(tokens[place]):
            near = back == 1 or all(token.part is Part.BE for token in tokens[place + 1 : at])
            return place if near or folded(tokens[place].text) in NO_WORDS else None
    return None


def fused(modal: Token, neg: Token, *, after: bool) -> Token:
    text = f"{modal.text} {neg.text}" if after else f"{neg.text} {modal.text}"
    if modal.value == "should":
        return Token(Part.MODAL, "should not", text)
    return Token(Part.MODAL, FREE if modal.value == "need" and not after else BARRED, text)


def states(tokens: list[Token], previous: Token | None) -> tuple[Token, ...]:
    made = list(tokens)
    at = 0
    while at < len(made):
        if is_no(made[at]):
            denied = next((token for token in reversed(made[:at]) if is_so(token)), previous)
            if denied is not None and all(token.part in (Part.BE, Part.GAP) for token in made[at + 1 :]):
                made[at] = replace(denied, flipped=not denied.flipped, text=made[at].text)
                continue
            place = turned_at(made, at)
            if place is not None:
                old = made[place]
                made[place] = replace(old, text=f"{made[at].text} {old.text}", flipped=not old.flipped)
                del made[at]
                continue
        at += 1
    return tuple(made)


def is_so(token: Token) -> bool:
    """What is so or not: a state, or an act that leaves one."""
    return token.part is Part.STATE or (token.part is Part.ACT and token.value in TURNS)


def turned_at(tokens: list[Token], at: int) -> int | None:
    for place in range(at + 1, min(at + 2 + REACH, len(tokens))):
        token = tokens[place]
        if token.part is Part.STATE and place == at + 1 and place + 1 < len(tokens) and tokens[place + 1].part in NAMED:
            return None  # "no full answer" denies the answer
        if is_so(token):
            return place
        if token.part not in PASSED_OVER:
            return None
    return None
