"""Who has to do something next in a case, as somebody sees it who helps with it."""

from enum import StrEnum

from almoner.engine.cases.case import CaseState


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


def waits_for(state: CaseState, *, acting: bool) -> Waits:
    """`acting`: the helper may do what the person may."""
    if state is CaseState.TO_APPROVE and not acting:
        return Waits.PERSON
    return BY_STATE.get(state, Waits.HELPER)
