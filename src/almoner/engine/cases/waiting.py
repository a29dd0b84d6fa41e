"""Who has to do something next in a case, as somebody sees it who helps with it."""

from enum import StrEnum

from almoner.engine.cases.case import CaseState
from almoner.engine.privacy.permissions import Tie


class Waits(StrEnum):
    """For whom a case waits."""

    HELPER = "helper"
    PERSON = "person"
    """Whose papers they are: only they, and who acts for them, say yes to a letter."""
    OTHERS = "others"
    """The office or plan that a letter went to."""
    MACHINE = "machine"
    NOBODY = "nobody"


BY_STATE = {
    CaseState.READING: Waits.MACHINE,
    CaseState.WRITING: Waits.MACHINE,
    CaseState.WAITING: Waits.OTHERS,
    CaseState.CLOSED: Waits.NOBODY,
}
"""All other states wait for whoever helps."""


def waits_for(state: CaseState, tie: Tie) -> Waits:
    """`tie` of the helper: who acts for the person may approve, who only looks can do nothing next."""
    waits = BY_STATE.get(state, Waits.HELPER)
    alone = {Tie.ACTING: False, Tie.HELPING: state is CaseState.TO_APPROVE}.get(tie, True)
    return Waits.PERSON if waits is Waits.HELPER and alone else waits
