"""Words by which a person owns up to a debt or promises to pay it, and those that keep it alleged."""

import re
from collections.abc import Iterator

from almoner.engine.folding import folded
from almoner.engine.wording.guard_parts.agents import WRITER, agent_of
from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.tokens import Part, Token

OWES, PROMISES, ALLEGED, FAULTY = "owes", "promises", "alleged", "at fault"
ACTS = {
    "owe": OWES,
    "admit": OWES,
    "agree": PROMISES,
    "accept": PROMISES,
    "promise": PROMISES,
    "offer": PROMISES,
    "settle": PROMISES,
}
WILL_PAY = re.compile(
    r"\b(?:i|we)(?:\s+(?:will|shall|can|could|would|am going to|are going to|am willing to|are willing to|am able to|am ready to|am prepared to|plan to|intend to|want to|would like to|commit to))\s+(?:(?!not\b|never\b)[a-z]+\s+){0,2}?(?:pay|settle|send payment|make (?:a |the |monthly )?payments?)\b"
    r"|\b(?:pagare|pagaremos|abonare|voy a pagar|vamos a pagar|puedo pagar|podemos pagar|quiero pagar|dispuest[oa] a pagar|me comprometo a pagar|nos comprometemos a pagar|acepto pagar|prometo pagar)\b"
)
MINE = re.compile(
    r"\bmy (?:own )?debts?\b|\bour debts?\b|\bmi deuda\b|\bmis deudas\b|\bnuestra deuda\b|\b(?:debt|balance|bill|charge) is (?:mine|ours)\b|\bla deuda es (?:mia|nuestra)\b"
    r"|\b(?:am|we are) (?:(?!not )\w+ )?(?:responsible|liable) for\b|(?<!no )\b(?:soy|somos) (?:\w+ )?responsables? (?:de|del|por)\b|\bwhat i owe\b|\blo que debo\b|\bi do owe\b|\bi am in debt\b|\bmoney i owe\b|\bamount i owe\b"
)
FAULT = re.compile(
    r"\b(?:sorry|(?:forgive|excuse|pardon) me|apologi[sz]\w*|regret\w*|careless\w*|negligen\w*|i did(?=\s*(?:[.,;]|$))|i (?:forgot|neglected|failed) to|i should have|"
    r"(?:my|our)(?: own)? (?:fault|mistake|error|oversight|blame)|(?:fault|mistake|error) (?:is|was) (?:mine|ours)|"
    r"(?:is|are|was|seems?|looks?|sounds?) (?:only |quite |perfectly )?(?:fair|justified)|"
    r"lo siento|lo lament\w*|lamento|perdone?n?(?: me)?|me disculpo|disculp\w+|mi culpa|culpa mia|nuestra culpa|mi (?:error|descuido)|me olvide|olvide|(?:es|parece) (?:lo )?justo)\b"
)
"""By which a person takes a fault upon himself or calls a claim fair."""
DENIED = re.compile(
    r"n\'t\b|\b(?:not|never|no|nor|dispute|deny|if|whether|nunca|ni|niego|disputo|si|que|cual|segun|according|unless|without|sin|before|antes|alleged\w*|claim\w*|say|says|state|dice\w*|afirma\w*|alega\w*)\b"
)
SHORT_FORMS = (("n't", " not"), ("i'm", "i am"), ("'ll", " will"), ("'ve", " have"), ("we're", "we are"), ("'d ", " would "))
LIFTS = frozenset({"if", "until", "even", "before"})
ENDS = frozenset({"and", "but", ",", "y", "pero", "or", "o", "e", "sino"})
BEFORE = 40
"""So many signs before the words may deny them."""


def admissions(said: Said) -> Iterator[tuple[str, str]]:
    """Each as (what it is, its words)."""
    for sentence in said.sentences:
        hedged = any(token.part is Part.HEDGE for token in sentence)
        if hedged:
            yield ALLEGED, next(token.text for token in sentence if token.part is Part.HEDGE)
        for at, token in enumerate(sentence):
            meaning = ACTS.get(token.value) if token.part is Part.ACT and not token.flipped else None
            if (
                meaning is not None
                and agent_of(sentence, at) == WRITER
                and not (hedged and meaning == OWES)
                and not lifted(sentence, at)
            ):
                yield meaning, token.text
    plain = " ".join(folded(said.text.plain).split())
    for short, whole in SHORT_FORMS:
        plain = plain.replace(short, whole)
    for pattern, meaning in ((WILL_PAY, PROMISES), (MINE, OWES), (FAULT, FAULTY)):
        for found in pattern.finditer(plain):
            clause = re.split(
                r"[.;:!?,]" if meaning == FAULTY else r"[.;:!?]", plain[max(0, found.start() - BEFORE) : found.start()]
            )[-1]
            if not DENIED.search(clause):
                yield meaning, found[0]


def agreed(said: Said) -> bool:
    """Whether the text tells of an agreement, whoever made it, and does not deny it."""
    return any(
        token.part is Part.ACT and token.value == "agree" and not token.flipped
        for sentence in said.sentences
        if not any(token.part is Part.NEG for token in sentence)
        for token in sentence
    )


def lifted(sentence: tuple[Token, ...], at: int) -> bool:
    """Whether the act is denied, only supposed, or forbidden."""
    following = [token for token in sentence[at + 1 : at + 3] if token.part is not Part.PREP]
    if following and following[0].part is Part.NEG:
        return True  # "I promise no payment", "I agree to no plan"
    for place in range(at - 1, max(-1, at - 12), -1):
        token = sentence[place]
        if (
            token.part is Part.NEG
            or (token.part is Part.COND and token.value in LIFTS)
            or (token.part is Part.MODAL and token.value in ("barred", "free"))
        ):
            return True
        if token.fact is not None or (token.part is Part.GAP and token.value in ENDS):
            return False
        if place >= at - 3 and token.part is Part.ACT and token.value in ("dispute", "show", "verify", "explain", "notify"):
            return True
    return False
