"""The papers disagree on who the patient is.

What it looks for
    A name, birth date, record or member number that differs between papers, letters or pages of one person, or from what you told us.

Why it matters
    Care of another person may be on the bill, and a plan turns down a claim with the wrong details.

When it is not an error
    Middle names and initials, order, capitals, accents, short names, and Jr or Sr printed on only one paper are
    the same name. So is a former name you told us. If only the family name or one letter differs, we ask. A new
    baby may be listed as "Baby boy". Each plan has its own number, which may end in two digits for each family member:
    a number wholly unlike the one you told us may be another plan's, so we ask.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from almoner.engine.bill import Bill, BillKind, NoticeKind, Patient
from almoner.engine.checks.base import Needs, check
from almoner.engine.checks.lines import lacks_term
from almoner.engine.checks.names import is_baby, name_difference, number_slip, one_number
from almoner.engine.dossier import Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Found, Message
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.reconcile.likeness import words

T = TypeVar("T")
PLACEHOLDER = 1900
LISTED = frozenset({BillKind.CLAIM, BillKind.REMITTANCE, BillKind.ESTIMATE})
"""Kinds of which one file lists many, for many people: their names are not pages of one paper."""


@check(
    id="A11",
    name="patient_details_differ",
    cls=Class.FACT,
    page=__doc__,
    needs=Needs(papers=frozenset((*BillKind, *NoticeKind)), header=("patient",)),
)
def patient_details_differ(dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
    papers = [bill for bill in (*dossier.bills, *letters(dossier)) if named(bill.patient)]
    told = dossier.answers.patient
    if not papers:
        yield lacks_term("patient")
        return
    alone = len(papers) == 1 and told is None
    if alone and not papers[0].patient.also_born and not papers[0].patient.records:
        yield CannotTell(Message("lacks_own_details"), "answers:patient", Cause.ANSWER)
        return
    listed = Counter(bill.document for bill in papers if bill.kind in LISTED)
    papers = [
        bill for bill in papers if not is_baby(bill.patient.name) and not (bill.kind in LISTED and listed[bill.document] > 1)
    ]
    yield from names(dossier, papers)
    yield from birth_dates(dossier, papers)
    yield from member_ids(dossier, papers)
    for bill in papers:
        if len(bill.patient.records) > 1 and not bill.patient.also_born:  # on one paper, for one name
            one, other, *_ = bill.patient.records
            yield Found(Message("record_numbers_differ", one=one, other=other), bills=pair(None, bill), about=about(bill))


def named(patient: Patient) -> bool:
    return bool(patient.name or patient.birth_date or patient.member_id)


def letters(dossier: Dossier) -> Iterator[Bill]:
    """Letters that name somebody, unless a bill of the same paper says the same, in the form of bills that ask for nothing."""
    told = {(bill.document, bill.patient.name) for bill in dossier.bills}
    for notice in dossier.notices:
        if (notice.document, notice.patient.name) not in told:
            yield Bill(document=notice.document, kind=BillKind.COLLECTION, patient=notice.patient)


def usual(values: Sequence[T], alike: Callable[[T, T], bool]) -> T:
    """The value most papers agree with; of equals, the first."""
    return max(values, key=lambda one: sum(alike(one, other) for other in values))


def names(dossier: Dossier, papers: Sequence[Bill]) -> Iterator[Answer]:
    named = [(bill, bill.patient.name) for bill in papers if bill.patient.name]
    told = dossier.answers.patient.name if dossier.answers.patient else None
    if not named:
        return
    common = told or usual([name for _, name in named], lambda one, other: name_difference(one, other) is None)
    others = dossier.answers.other_names or ()
    home = next((bill for bill, name in named if name_difference(common, name) is None), None)
    for bill, name in named:
        differs = name_difference(common, name)
        if differs is None or any(name_difference(other, name) is None for other in others):
            continue
        confirmed = any(agrees(bill.patient, one.patient) for one in papers if one is not bill) or own(dossier, bill.patient)
        doubtful = differs == "letter" or (differs == "family" and confirmed)
        says = Message("name_not_yours", yours=told, printed=name) if told else Message("names_differ", one=common, other=name)
        yield Found(says, bills=pair(home, bill), cls=Class.QUESTION if doubtful else Class.FACT, about=about(bill))


def pair(home: Bill | None, odd: Bill) -> tuple[str, ...]:
    """The bills among the two; a letter has no id here."""
    return tuple(dict.fromkeys(bill.id for bill in (home, odd) if bill is not None and bill.id))


def about(odd: Bill) -> str:
    return f"patient:{odd.id or odd.document}"


def agrees(one: Patient, two: Patient) -> bool:
    """Whether birth date or member number say that it is the same person, and neither says otherwise."""
    born = None if None in (one.birth_date, two.birth_date) else one.birth_date == two.birth_date
    member = None if not one.member_id or not two.member_id else one_number(one.member_id, two.member_id)
    return False not in (born, member) and True in (born, member)


def own(dossier: Dossier, patient: Patient) -> bool:
    told = dossier.answers.patient
    return told is not None and agrees(patient, Patient(birth_date=told.birth_date, member_id=told.member_id))


def birth_dates(dossier: Dossier, papers: Sequence[Bill]) -> Iterator[Answer]:
    dated = [(bill, born) for bill in papers for born in (bill.patient.birth_date, *bill.patient.also_born)]
    known = [(bill, born) for bill, born in dated if born is not None and born.year > PLACEHOLDER]
    told = dossier.answers.patient.birth_date if dossier.answers.patient else None
    if not known:
        return
    common = told or usual([born for _, born in known], lambda one, other: one == other)
    home = next((bill for bill, born in known if born == common), None)
    for bill, born in known:
        if born == common:
            continue
        swapped = (born.year, born.month, born.day) == (common.year, common.day, common.month)
        says = (
            Message("birth_date_not_yours", yours=told, printed=born)
            if told
            else Message("birth_dates_differ", one=common, other=born)
        )
        yield Found(says, bills=pair(home, bill), cls=Class.QUESTION if swapped else Class.FACT, about=about(bill))


def member_ids(dossier: Dossier, papers: Sequence[Bill]) -> Iterator[Answer]:
    """Numbers contradict each other when one plan prints both, or when one is plainly the other misprinted; else the person's
    own, or a second paper's, may belong to another plan.
    """
    told = dossier.answers.patient.member_id if dossier.answers.patient else None
    seen: list[tuple[Bill, str]] = []
    for bill, member in ((bill, bill.patient.member_id) for bill in papers):
        if member is None:
            continue
        if told and not one_number(told, member):
            says = Message("member_id_not_yours", yours=told, printed=member)
            cls = Class.FACT if number_slip(told, member) else Class.QUESTION
            yield Found(says, bills=pair(None, bill), cls=cls, about=about(bill))
        elif not told:
            first = next((one for one in seen if one_plan(one, (bill, member))), None)
            if first is not None and not one_number(first[1], member):
                says = Message("member_ids_differ", one=first[1], other=member)
                yield Found(says, bills=pair(first[0], bill), about=about(bill))
            seen.append((bill, member))


def one_plan(one: tuple[Bill, str], other: tuple[Bill, str]) -> bool:
    """Whether two numbers are of one plan: both papers name it, or only one names any and the numbers differ by a slip."""
    plans = [words(bill.payer.name) for bill, _ in (one, other)]
    return plans[0] == plans[1] if all(plans) else number_slip(one[1], other[1])
