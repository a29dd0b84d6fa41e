"""Small words brought to one form before sentences are compared: "may not" and "must not", double Spanish negation, "30 days from"."""

from dataclasses import replace

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.tokens import Kind, Part, Token
from almoner.engine.wording.guard_parts.turning import (
    KEPT,
    LONG_REACH,
    capped,
    guessed,
    is_no,
    owing,
    provided,
    raised,
    reached,
)

BARRED, FREE = "barred", "free"
"""What one must or may not do, and what one need not do."""
NO_WORDS = frozenset({"no", "ningun", "ninguna", "ninguno", "nobody", "nadie", "neither", "none", "ni", "nothing", "nada"})
ECHOES = frozenset(
    {
        "ninguna parte de",
        "ninguna parte del",
        "ningun",
        "ninguna",
        "ninguno",
        "nada",
        "nadie",
        "nunca",
        "jamas",
        "tampoco",
        "ni",
        "nor",
    }
)
"""After a "no" these say it again, not twice."""
TURNS = frozenset({"approve", "accept", "cover"})
NOUNS = frozenset(
    {
        "approval",
        "approvals",
        "coverage",
        "acceptance",
        "aprobacion",
        "cobertura",
        "aceptacion",
        "denial",
        "denials",
        "negativa",
        "denegacion",
        "rechazo",
        "rejection",
        "refusal",
    }
)
"""What is done or not as a thing is so or not: "not approved" is "denied"."""
PASSED_OVER = frozenset({Part.BE, Part.ROLE, Part.PREP, Part.WORD, Part.BY, Part.CHOICE})
NAMED = frozenset({Part.ACT, Part.THING, Part.LABEL})
REACH = 3


def settled(tokens: tuple[Token, ...], previous: Token | None = None) -> tuple[Token, ...]:
    """The sentence with every negation either fused into what it turns or standing before it.

    `previous` is the last state of the sentence before, which "the other one is not" denies.
    """
    return states(modals(echoes(guessed(raised(reached(times(capped(owing(provided(list(tokens)))))))))), previous)


SUBJECTS = frozenset({"nadie", "nada", "ninguno", "ninguna", "ningun", "nunca", "ninguna parte del", "ninguna parte de"})
MAY_FOLLOW_IF = frozenset({Part.ROLE, Part.THING, Part.LABEL, Part.CHOICE})


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
        if token.part is Part.COND and token.value == "until" and following is not None and following.value == "after":
            continue  # "not until after" is "only after"
        if is_length(made[-1] if made else None) and token.part is Part.COND and token.value in ("after", "from"):
            continue
        opens = number == 0 or tokens[number - 1].part is Part.GAP
        if opens and token.value == "should" and following is not None and following.part in MAY_FOLLOW_IF:
            made.append(Token(Part.COND, "if", token.text))  # "Should you not answer"
            continue
        counted = following.fact.kind if following is not None and following.fact is not None else None
        if token.part is Part.MODAL and token.value == "need" and folded(token.text).startswith("requir") and not binds(made):
            made.append(Token(Part.ACT, "need", token.text))  # "should you require it"
            continue
        if token.value == "under" and counted in (Kind.AMOUNT, Kind.NUMBER):
            made.append(Token(Part.COND, "less", token.text))
            continue
        if token.part is Part.BY and following is not None and following.fact is not None and following.fact.kind is Kind.DATE:
            made.append(Token(Part.COND, "by", token.text))
            continue
        made.append(token)
    return made


def binds(tokens: list[Token]) -> bool:
    """Whether something stands before "require" that can bind others, as a law or a plan; who needs a thing does not."""
    if not tokens or tokens[-1].part is Part.COND:
        return False
    return tokens[-1].value != "reader" and tokens[-1].part is not Part.GAP


def is_length(token: Token | None) -> bool:
    """Whether it is a length of time such as 30 days."""
    return token is not None and token.fact is not None and token.value.endswith((" day", " month", " hour"))


def echoes(tokens: list[Token]) -> list[Token]:
    made: list[Token] = []
    denied = False
    for number, token in enumerate(tokens):
        if token.part is not Part.NEG or token.value in KEPT:
            made.append(token)
            continue
        echo = folded(token.text) in ECHOES
        if token.value == "nor":
            own = number + 1 < len(tokens) and tokens[number + 1].part is Part.ROLE and folded(token.text) == "nor"
            own = own and not any(folded(one.text) == "neither" for one in tokens[:number])
            if denied and not own:
                made.append(Token(Part.GAP, "nor", token.text))
                continue
        elif denied and (listed_on(tokens, number) or (echo and says_again(tokens, number))):
            continue
        denied = True
        made.append(Token(Part.NEG, "not", token.text))
    return made


def says_again(tokens: list[Token], at: int) -> bool:
    return not before_modal(tokens, at) and not opens_anew(tokens, at)


def opens_anew(tokens: list[Token], at: int) -> bool:
    """Whether a Spanish "nadie" or "nada" is the subject of a new clause and so denies for itself."""
    return at > 0 and tokens[at - 1].part is Part.GAP and folded(tokens[at].text) in SUBJECTS


def listed_on(tokens: list[Token], at: int) -> bool:
    """Whether a "no" only goes on with a list: "no right and no time limit"."""
    if folded(tokens[at].text) != "no" or at < 3 or tokens[at - 1].part is not Part.GAP or at + 1 >= len(tokens):
        return False
    listed = all(tokens[place].part in (Part.THING, Part.LABEL, Part.WORD) for place in (at - 2, at + 1))
    return listed and is_no(tokens[at - 3]) and folded(tokens[at - 3].text) == "no"


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
                if (
                    denier is not None
                    and denier
                    and made[denier - 1].part is Part.COND
                    and made[denier - 1].text == made[denier].text
                ):
                    denier = None  # "unless you can"
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
    for back in range(1, LONG_REACH):
        place = at - back
        if place < 0 or tokens[place].part in (Part.ACT, Part.COND, Part.MODAL, Part.HEDGE):
            return None
        if tokens[place].part is Part.GAP and tokens[place].value not in ("nor", "or", "ni", "o"):
            return None
        if is_no(tokens[place]):
            if back > REACH + 1 and folded(tokens[place].text) not in ("neither", "ni"):
                return None
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
            if (
                at
                and made[at - 1].part is Part.BE
                and denied is not None
                and all(token.part in (Part.BE, Part.GAP) for token in made[at + 1 :])
            ):
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
    if token.part is Part.STATE:
        return True
    return token.part is Part.ACT and token.value in TURNS and folded(token.text) not in NOUNS


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
