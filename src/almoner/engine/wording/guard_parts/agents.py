"""Who does an act: the subject before it, or who follows "by"."""

import re

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.settling import is_name
from almoner.engine.wording.guard_parts.tokens import Part, Token, listed
from almoner.engine.wording.guard_parts.words_who import KIND_OF, PATIENT_SIDE, WRITES_ES

NOT_SUBJECT = frozenset({"writer_object", "writer_own", "reader_own", "other", "other_object", "anyone"})
BACK, FORTH = 9, 4
BETWEEN = frozenset({Part.MODAL, Part.NEG, Part.BE, Part.HEDGE, Part.WORD})
"""What may stand between a subject and its act."""
DEMANDS = re.compile(
    r"requires?$|requiring$|allows?$|permits?$|forbids?$|prohibits?$|bars?$|exigen?( que)?$|obligan? al?$|permiten?$|prohiben?$|requieren?$"
)
COMMANDS = frozenset(
    listed(
        "send remove pay refund return show call write review explain confirm cancel respond provide mail keep hold waive adjust reprocess"
    )
)
NOT_I = re.compile(r"\b(?:pueden?|deben?|deberan?|podran?|tienen? que|tendran? que|estan? obligad\w+)\b")
"""Spanish verbs that may say "you", "he" or "they", never "I"."""
WRITER, READER, NOT_WRITER = "writer", "reader", "!writer"


def agent_of(sentence: tuple[Token, ...], at: int) -> str | None:
    """The role that does the act at `at`, "!writer" where only that it is not the writer is told; None where nothing is."""
    found = subject_of(sentence, at)
    if found is None and not is_passive(sentence, at):
        beside = [sentence[place] for place in (at - 1, at + 1) if 0 <= place < len(sentence)]
        if any(token.part is Part.ROLE and token.value == "writer_object" for token in beside):
            return NOT_WRITER
        if any(token.part is Part.MODAL and NOT_I.search(folded(token.text)) for token in (sentence[at], *beside[:1])):
            return NOT_WRITER
    return found


def subject_of(sentence: tuple[Token, ...], at: int) -> str | None:
    if folded(sentence[at].text) in WRITES_ES or sentence[at].text.endswith(("é", "í", "mos")):
        return WRITER
    if at and sentence[at - 1].part is Part.MODAL and WRITES_ES & set(folded(sentence[at - 1].text).split()):
        return WRITER
    if is_passive(sentence, at):
        return by_whom(sentence, at)
    required = requires(sentence, at)
    if required is not None:
        return required
    if commanded(sentence, at):
        return READER
    for place in range(at - 1, max(-1, at - 1 - BACK), -1):
        token = sentence[place]
        if token.part is Part.ROLE and token.value not in NOT_SUBJECT:
            front = place - 1
            while front > 0 and sentence[front].value.endswith("_own"):
                front -= 1  # "calls to my employer are not allowed"
            led = place and sentence[front].part in (Part.PREP, Part.BY)
            if led and sentence[front].text.casefold() not in ("de", "del"):
                return None
            return token.value
        same_form = token.text.endswith("ed") == sentence[at].text.endswith("ed")
        if token.part is Part.ACT and same_form and joined(sentence, place, at):
            continue
        if token.part not in BETWEEN and not (
            token.part is Part.ROLE or is_name(token) or token.value in ("and", "or", "y", "o", "e", "u", "ni")
        ):
            return None
    return None


def is_passive(sentence: tuple[Token, ...], at: int) -> bool:
    if at < len(sentence) and sentence[at].part is Part.MODAL:
        return False
    for token in reversed(sentence[max(0, at - 2) : at]):
        if token.part is Part.MODAL:  # "are obliged to report"
            return False
        if token.part is Part.BE:
            return True
    return False


def demands(modal: Token) -> bool:
    """Whether the law or the plan asks it of another: "requires the hospital to"."""
    return bool(DEMANDS.search(folded(modal.text)))


def object_of(sentence: tuple[Token, ...], at: int) -> str | None:
    """Whom the act at `at` meets, where the next words say so: "refund the plan", "pay to me"."""
    if is_passive(sentence, at):
        return None
    for place in (at + 1, at + 2):
        if place >= len(sentence) or sentence[place].part not in (Part.ROLE, Part.PREP):
            return None
        if sentence[place].part is Part.ROLE and not sentence[place].value.endswith("_own"):
            return sentence[place].value.removesuffix("_object")
    return None


def commanded(sentence: tuple[Token, ...], at: int) -> bool:
    """Whether an English act is asked of the reader: "Send me …", "… or show me …"."""
    first = at == 0 or (sentence[at - 1].part is Part.GAP and not any(token.part is Part.ROLE for token in sentence[:at]))
    return first and sentence[at].text.casefold() in COMMANDS


def joined(sentence: tuple[Token, ...], first: int, second: int) -> bool:
    """Whether two acts share a subject: "may bill or collect"."""
    return any(token.part is Part.GAP for token in sentence[first + 1 : second])


def by_whom(sentence: tuple[Token, ...], at: int) -> str | None:
    for place in range(at + 1, min(at + 1 + FORTH, len(sentence) - 1)):
        if sentence[place].part is Part.BY:
            named = [
                token.value
                for token in sentence[place + 1 : place + 4]
                if token.part is Part.ROLE and not token.value.endswith("_own")
            ]
            return named[0].removesuffix("_object") if named else None
    return None


def requires(sentence: tuple[Token, ...], at: int) -> str | None:
    """ "the law requires the plan to pay": who stands between."""
    for place in range(at - 1, max(-1, at - FORTH - 1), -1):
        if sentence[place].part is Part.MODAL:
            if not demands(sentence[place]):
                return None
            between = [token.value for token in sentence[place + 1 : at] if token.part is Part.ROLE]
            return between[-1].removesuffix("_object") if between else None
    return None


def may_be_same(one: str, other: str, *, pronouns_elsewhere: bool) -> bool:
    """Whether two words can mean one person. `pronouns_elsewhere`: the text with the noun says "I" or "you" of someone else."""
    if NOT_WRITER in (one, other):
        return WRITER not in (one, other)
    if one == other or wider(one) == other or one == wider(other):
        return True
    pronoun, noun = (one, other) if one in (WRITER, READER) else (other, one)
    if pronoun not in (WRITER, READER) or noun in (WRITER, READER):
        return False
    if pronoun == WRITER and noun in PATIENT_SIDE:
        return True
    return not pronouns_elsewhere


def wider(role: str) -> str:
    return KIND_OF.get(role, role)
