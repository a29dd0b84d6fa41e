"""The whole rulebook as handed to whoever needs law: citations, deadlines, amounts, states."""

from collections.abc import Mapping
from dataclasses import dataclass

from almoner.engine.law.amounts import Amounts
from almoner.engine.law.authority import Registry
from almoner.engine.law.deadlines import Rule
from almoner.engine.law.states import States


@dataclass(frozen=True, slots=True)
class Rulebook:
    """`edition` names its exact content: the start of a SHA-256 over every entry."""

    authorities: Registry
    deadlines: Mapping[str, Rule]
    amounts: Amounts
    states: States
    edition: str
