"""A non-profit hospital must have written rules on help with bills, and you may ask for it.

What it looks for
    Bills of a non-profit hospital that still ask for money. With the number of people in your home and what they earn in a
    year, it says what percent of the federal poverty line that is.

Why it matters
    Many people who could get help never ask for it. The hospital's rules name the incomes that count, so the percent is
    the number to look for there. The line is that of the state in which you live. Where you did not say, we take the
    state that the bill prints for the hospital.

When it is not an error
    It never is: this is a right, and only the hospital can say who gets help. A hospital run for profit has no such duty.
    Doctors who send their own bills may not be part of it. Alaska and Hawaii have their own poverty lines, and each line
    counts for its own year only.
"""

from collections.abc import Iterator

from almoner.engine.answers import Household
from almoner.engine.bill import BillKind
from almoner.engine.checks.base import Needs, RestsOn, check
from almoner.engine.checks.hospitals import LETTERS, asking_hospitals, hospitals
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Kind, Message, Right
from almoner.engine.law.poverty import GUIDELINES, NO_LINE, guideline, share
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.money import ZERO, Money


@check(
    id="I01",
    name="may_get_hospital_help",
    cls=Class.RULE,
    kind=Kind.RIGHT,
    authority=("usc-26-501-r-4", "cfr-26-1-501-r-1-b-18"),
    rests_on=RestsOn.LAW,
    page=__doc__,
    needs=Needs(papers=frozenset({BillKind.BILL, BillKind.COLLECTION, *LETTERS})),
)
def may_get_hospital_help(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    for one in hospitals(dossier, asking_hospitals(dossier), (each for each in dossier.notices if each.kind in LETTERS)):
        if one.said.hospital_non_profit is None:
            yield CannotTell(Message("non_profit_unknown"), "answers:hospital_non_profit", Cause.ANSWER, one.about)
        elif one.said.hospital_non_profit:
            yield from helped(dossier, law, one.ids)


def helped(dossier: Dossier, law: Rulebook, bills: tuple[str, ...]) -> Iterator[Answer]:
    home = dossier.answers.household
    if home is None or home.size < 1 or home.income < ZERO:
        yield Right(Message("hospital_help"), bills=bills)
        yield CannotTell(Message("household_unknown"), "answers:household", Cause.ANSWER)
        return
    line = poverty_line(dossier, law, home, bills)
    if isinstance(line, CannotTell):
        yield Right(Message("hospital_help"), bills=bills)
        yield line
    else:
        says = Message("hospital_help_income", people=home.size, line=line, share=share(home.income, line))
        yield Right(says, bills=bills, authority=(GUIDELINES,))


def poverty_line(dossier: Dossier, law: Rulebook, home: Household, bills: tuple[str, ...]) -> Money | CannotTell:
    """What the guideline of the day gives for the household in its state; what is missing, where we have none."""
    state = dossier.answers.home_state or dossier.state_of(bills)
    if state is None:
        return CannotTell(Message("poverty_line_no_home"), "answers:home_state", Cause.ANSWER)
    if state in NO_LINE:
        return CannotTell(Message("poverty_line_no_place"), "field:state", Cause.FIELD)
    line = guideline(law.amounts, state, home.size, dossier.as_of)
    if line is None:
        return CannotTell(Message("poverty_line_no_year", on=dossier.as_of), "editions:poverty-guidelines", Cause.TABLE)
    return line
