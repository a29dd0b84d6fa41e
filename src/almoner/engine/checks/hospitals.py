"""Which papers are a hospital's own, what it asks for, and when its first bill after the care was sent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from almoner.engine.answers import Answers
from almoner.engine.bill import Bill, BillKind, Form, Notice, NoticeKind
from almoner.engine.checks.accounts import accounts, asked_by
from almoner.engine.checks.by_provider import by_provider
from almoner.engine.dossier import Dossier, named
from almoner.engine.money import ZERO
from almoner.engine.reconcile.likeness import days_of, same_words, words

HOSPITAL = frozenset({"hospital", "hospitals", "infirmary"})
HOSPITAL_NAME = re.compile(r"\b(medical cent(er|re)|health system|centro medico)\b", re.IGNORECASE)
DOCTORS = frozenset(
    {"physicians", "doctors", "associates", "anesthesia", "anesthesiology", "radiologists", "pathologists", "hospitalists"}
)
"""Words of the names of groups that work in a hospital and bill on their own."""
DOCTORS_HOSPITAL = re.compile(
    r"(doctors|physicians)'?( regional| community| general| memorial)? (hospital|medical center)", re.IGNORECASE
)
"""Names of hospitals that begin with such a word."""
STAYS = re.compile(r"^0?(1[1-4]|85)")  # types of bill of hospitals
LETTERS = frozenset({NoticeKind.COLLECTION_ACTION, NoticeKind.FINANCIAL_ASSISTANCE, NoticeKind.COLLECTION})
ASKS_PERSON = (BillKind.BILL, BillKind.COLLECTION)
IN_THE_POST = timedelta(days=21)
"""A bill that came as the first within so many days of a paper's date is that paper."""


@dataclass(frozen=True, slots=True)
class Hospital:
    """One hospital's own bills, the letters about what is owed to it, and what the person said of it. `shared`: some of it may be
    another hospital's.
    """

    bills: tuple[Bill, ...]
    letters: tuple[Notice, ...]
    said: Answers
    shared: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its bills."""
        return tuple(bill.id for bill in self.bills)

    @property
    def about(self) -> tuple[str, ...]:
        """Of all its papers."""
        return (*self.ids, *(letter.id for letter in self.letters))


def hospitals(dossier: Dossier, bills: Iterable[Bill], letters: Iterable[Notice]) -> Iterator[Hospital]:
    """Each hospital of these bills and letters. A letter belongs to the one it names, or whose care it is about; one that tells
    neither to the only hospital, or may belong to any.
    """
    letters = list(letters)
    places: list[tuple[tuple[Bill, ...], list[Notice]]] = [(group, []) for group in by_provider(dossier, bills)]
    if not places and not owed_to_hospital(dossier, letters):
        return
    strays: list[Notice] = []
    for letter in letters:
        mine = [place for place in places if is_of(dossier, letter, *place)]
        if len(mine) == 1:
            mine[0][1].append(letter)
        elif not mine and is_hospital_name(letter.creditor):
            places.append(((), [letter]))
        else:
            strays.append(letter)
    if strays and not places:
        places.append(((), []))
    for own, theirs in places:
        about = [letter for letter in letters if any(letter is one for one in (*theirs, *strays))]
        said = dossier.answers_of(*(bill.id for bill in own), *(one.id for one in (theirs if len(places) > 1 else about)))
        told_of_all = (
            dossier.answers.collection_actions is not None and said.collection_actions is dossier.answers.collection_actions
        )
        yield Hospital(own, tuple(about), said, shared=len(places) > 1 and (bool(strays) or told_of_all))


def is_of(dossier: Dossier, letter: Notice, bills: tuple[Bill, ...], letters: list[Notice]) -> bool:
    """Whether a letter names this hospital, or is about the care of one of its bills."""
    papers: tuple[Bill | Notice, ...] = (*bills, *letters)
    names = {words(name) for paper in papers for name in named(paper)}
    if any(same_words(words(name), other) for name in named(letter) for other in names):
        return True
    encounter = dossier.encounter_of(letter.id)
    return (
        not is_hospital_name(letter.creditor) and encounter is not None and any(bill.id in encounter.papers for bill in bills)
    )


def is_hospitals(bill: Bill) -> bool:
    """Whether the bill is the hospital's own, not that of a doctor who works there."""
    if bill.form is Form.PROFESSIONAL or bill.form is Form.DENTAL:
        return False
    kind = bill.type_of_bill
    return (
        bool(kind and STAYS.match(kind))
        or (bill.form is Form.INSTITUTIONAL and not kind)
        or is_hospital_name(bill.provider.name)
    )


def is_hospital_name(name: str | None) -> bool:
    """Whether a name is a hospital's, and not that of a group of doctors there."""
    said = words(name)
    if said & DOCTORS and not DOCTORS_HOSPITAL.match(name or ""):
        return False
    return bool(said & HOSPITAL) or bool(HOSPITAL_NAME.search(name or ""))


def owed_to_hospital(dossier: Dossier, letters: Iterable[Notice]) -> bool:
    """Whether the letters name a hospital, or name one creditor and the person, who was asked about the hospital, answered."""
    letters = list(letters)
    if any(is_hospital_name(notice.creditor) for notice in letters):
        return True
    creditors = {words(notice.creditor) for notice in letters if notice.creditor}
    answered = dossier.answers_of(*(notice.id for notice in letters)).hospital_non_profit is not None
    return answered and len(creditors) == 1 and not any(True for _ in dossier.asking)


def asking_hospitals(dossier: Dossier) -> tuple[Bill, ...]:
    """The hospital's own bills, and collectors' papers that bear its name, of accounts that ask the person for money or do not
    say that nothing is left. A claim goes to the plan and asks the person for nothing.
    """
    settled = {bill.id for group in accounts(dossier, *ASKS_PERSON) if is_settled(group) for bill in group}
    return tuple(
        bill for bill in dossier.of_kind(*ASKS_PERSON) if bill.id not in settled and is_hospitals(bill) and still_asks(bill)
    )


def is_settled(group: tuple[Bill, ...]) -> bool:
    """Whether the newest statement of an account, by its date, asks for nothing more."""
    dated = [bill for bill in group if bill.statement_date is not None]
    return bool(dated) and not still_asks(max(dated, key=lambda bill: (str(bill.statement_date), bill.id)))


def still_asks(bill: Bill) -> bool:
    asked = asked_by(bill)
    return asked is None or asked > ZERO


def first_bill(answers: Answers, bills: tuple[Bill, ...]) -> tuple[date | None, bool]:
    """The day of the first bill after the stay, and whether that is sure: as answered, or the earliest of our bills where it
    calls itself the first, or came as the first. Without one of these an earlier bill may exist.
    """
    out = answers.discharged_on
    dated = [
        (bill.statement_date, bill.first_statement is True)
        for bill in bills
        if bill.kind is BillKind.BILL and bill.statement_date is not None
        if bill.statement_date >= (out or bill.discharged or max(days_of(bill), default=bill.statement_date))
    ]
    printed, said = min(dated, default=(None, False))
    if answers.first_bill_on is not None and (printed is None or answers.first_bill_on <= printed):
        return answers.first_bill_on, True  # a bill from before the answered day shows that the answer is about other care
    if answers.first_bill_on is not None:
        return printed, said
    came = answers.first_bill_received
    if came is None or printed is None:
        return printed or came, said
    return (printed, True) if printed <= came <= printed + IN_THE_POST else (min(printed, came), came < printed)
