"""What a finding means for the person, what the other side is likely to answer, and the paper that settles it: message keys by name."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Likely:
    """Keys of whole sentences without arguments; the rulebook has them for every check that finds something."""

    matters: str
    answer: str
    settles: str

    def __iter__(self) -> Iterator[str]:
        return iter((self.matters, self.answer, self.settles))


def likely(name: str) -> Likely:
    """By the check's name, such as same_line_twice."""
    return Likely(f"{name}_matters", f"{name}_likely_answer", f"{name}_settles")
