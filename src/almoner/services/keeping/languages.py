"""An audit's answer in every language: kept whole in the one it was asked for, with what the others say differently beside it."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

BESIDE = "in_other_languages"
Difference = tuple[list[str | int], Any]
"""Where, as keys and positions, and what stands there."""


def in_all(answer: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The answer to keep. `others` are the same answer in other languages, by language."""
    return dict(answer) | {BESIDE: {language: list(differences(answer, one)) for language, one in others.items()}}


def in_one(kept: Mapping[str, Any], language: str | None) -> dict[str, Any]:
    """The answer in a language, without the others; as it was asked for where None is named, or an old one lacks the language."""
    answer = {name: one for name, one in kept.items() if name != BESIDE}
    said = [] if language is None else kept.get(BESIDE, {}).get(language, [])
    if not said:
        return answer
    answer = deepcopy(answer)
    for place, value in said:
        at: Any = answer
        for step in place[:-1]:
            at = at[step]
        at[place[-1]] = value
    return answer


def differences(one: Any, other: Any) -> Iterator[Difference]:
    """Least values that differ; a whole list or record where they are not of one shape."""
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.keys() == other.keys():
        pairs: list[tuple[str | int, Any, Any]] = [(key, one[key], other[key]) for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(at, *both) for at, both in enumerate(zip(one, other, strict=True))]
    else:
        if one != other:
            yield [], other
        return
    for key, mine, theirs in pairs:
        for place, value in differences(mine, theirs):
            yield [key, *place], value
