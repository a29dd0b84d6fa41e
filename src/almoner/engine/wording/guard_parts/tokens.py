"""The pieces a text is taken apart into: facts that must survive any rewording, and the words around them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a difference is about; the words of the contract."""

    AMOUNT = "amount"
    DATE = "date"
    CODE = "code"
    NAME = "name"
    NUMBER = "number"
    CITATION = "citation"
    NEGATION = "negation"
    OBLIGATION = "obligation"
    CONDITION = "condition"
    ADMISSION = "admission"


class Part(StrEnum):
    """What a piece of a sentence is to the guard."""

    FACT = "fact"
    ROLE = "role"
    """Who: the patient, the plan; "writer" and "reader" for I and you."""
    ACT = "act"
    STATE = "state"
    """What has an opposite: approved and denied, in and out of network."""
    LABEL = "label"
    """What an amount is called: deductible, balance."""
    THING = "thing"
    CHOICE = "choice"
    """One of a group that excludes the others: all or some, up or down."""
    MODAL = "modal"
    NEG = "neg"
    COND = "cond"
    HEDGE = "hedge"
    """What keeps a debt alleged."""
    BE = "be"
    BY = "by"
    PREP = "prep"
    GAP = "gap"
    """A comma or "and": nearer words stand apart."""
    WORD = "word"
    END = "end"
    """The end of a sentence."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, day, code, cite or name, `value` as everyone writes it. `loose` is one that a rewording may leave unsaid ("a", "one").

    `weak` is one that a reader can count for himself ("the second", "both of the two"): it may go or come, but not become another.
    """

    kind: Kind
    value: str
    text: str
    start: int
    end: int
    loose: bool = False
    weak: bool = False
    noun: str = ""
    """What a plain number counts: the word after it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece. `value` is the meaning shared by all its words; `flipped` says that the word means the opposite of `value`."""

    part: Part
    value: str
    text: str
    flipped: bool = False
    group: str = ""
    strong: bool = False
    """Must be there on both sides."""
    fact: Fact | None = None


def listed(words: str) -> tuple[str, ...]:
    """Words written one after another, as a person reads a list of them."""
    return tuple(words.split())


CONTENT = frozenset({Part.FACT, Part.ROLE, Part.ACT, Part.STATE, Part.LABEL, Part.THING, Part.CHOICE, Part.WORD})
"""What tells one sentence from another."""
