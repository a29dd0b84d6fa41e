"""Acts and states that weigh too much to come or go, and acts of which one may not stand for the other."""

from collections import Counter
from collections.abc import Iterator

from almoner.engine.wording.guard_parts.admissions import lifted
from almoner.engine.wording.guard_parts.aligning import beside
from almoner.engine.wording.guard_parts.features import Said
from almoner.engine.wording.guard_parts.grouping import Pair
from almoner.engine.wording.guard_parts.tokens import Kind, Part


def strong_differences(before: Said, after: Said) -> Iterator[Pair]:
    """Acts and states that weigh too much to come or go: pay, refund, waive, approve."""
    for one, other, turned in ((before, after, False), (after, before, True)):
        there = Counter(
            (token.value, token.flipped and token.part is Part.ACT)
            for sentence in other.sentences
            for token in sentence
            if token.part in (Part.ACT, Part.STATE)
        )
        for sentence in one.sentences:
            for at, token in enumerate(sentence):
                if token.value == "admit" and lifted(sentence, at):
                    continue  # what is denied is compared with its "not"
                late = token.value == "timely" and token.flipped and any(one.part is Part.NEG for one in sentence)
                if (
                    (token.strong or late)
                    and token.part in (Part.ACT, Part.STATE)
                    and not any(
                        there[value, token.flipped and token.part is Part.ACT]
                        for value in ALIKE.get(token.value, (token.value,))
                    )
                    and not (token.flipped and any(there[value, False] for value in ALIKE.get(token.value, ())))
                ):
                    kind = (
                        Kind.ADMISSION
                        if token.value in ADMITTING
                        else Kind.OBLIGATION
                        if token.part is Part.ACT
                        else Kind.NEGATION
                    )
                    yield (kind, None, token.text) if turned else (kind, token.text, None)


ALIKE = {
    "agree": ("agree", "accept", "settle"),
    "accept": ("accept", "agree"),
    "consent": ("consent", "authorize", "agree", "accept"),
    "dispute": ("dispute", "appeal"),
    "appeal": ("appeal", "dispute", "review"),
    "approve": ("approve", "authorize", "accept"),
    "settle": ("settle", "pay", "agree"),
    "offer": ("offer", "agree"),
}
"""One strong act and those that may say it too."""
OPPOSITES = (
    ("cancel", "confirm"),
    ("cancel", "approve"),
    ("appeal", "withdraw"),
    ("authorize", "cancel"),
    ("hold", "collect"),
    ("continue", "withdraw"),
    ("enroll", "cancel"),
    ("approve", "dispute"),
    ("continue", "hold"),
    ("continue", "cancel"),
    ("keep", "cancel"),
    ("keep", "refund"),
    ("keep", "send"),
    ("keep", "waive"),
    ("call", "write"),
    ("accept", "dispute"),
    ("agree", "dispute"),
    ("confirm", "dispute"),
    ("withdraw", "submit"),
    ("pay", "refund"),
    ("pay", "receive"),
    ("hold", "keep"),
    ("extend", "cancel"),
    ("report", "cancel"),
    ("lose", "keep"),
    ("sell", "keep"),
    ("cover", "bill"),
)
"""Acts of which one may not stand for the other."""


def opposite_differences(before: Said, after: Said) -> Iterator[Pair]:
    lines = beside(before, after)
    had, has = ({one.topic: one for one in side.acts} for side in (before, after))
    for first, second in OPPOSITES:
        for gone, come in ((first, second), (second, first)):
            apart = gone in had and gone not in has and come in has and come not in had
            if apart and lines.answer(had[gone].line, has[come].line):
                yield Kind.OBLIGATION, had[gone].text, has[come].text


ADMITTING = frozenset({"admit", "agree", "accept", "waive", "settle", "consent", "offer", "promise"})
