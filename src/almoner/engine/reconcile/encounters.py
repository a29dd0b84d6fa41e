"""Brings together the papers about the same care, and says which payers' decisions no longer stand.

Every bill and notice lands in exactly one encounter, superseded decisions in none. Scores are integers, each paper has one
best partner, and neither the order of the papers nor an unrelated one changes what belongs together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from almoner.engine.bill import Bill, BillKind, Notice
from almoner.engine.dossier import ASKING, DECIDED, Encounter
from almoner.engine.reconcile.likeness import (
    ACCOUNT,
    CLAIM,
    Marks,
    amount_score,
    day_score,
    debt_likeness,
    estimate_likeness,
    likeness,
    marks_of_bill,
    marks_of_notice,
    number_score,
    other_patient,
    provider_score,
    same_provider,
)
from almoner.engine.reconcile.superseded import superseded

Score = Callable[[Marks, Marks], int]
DEBT_ENOUGH = 40
ESTIMATE_MARGIN = 10  # two bills of one provider for one day may share an estimate
MARGIN = 15  # a second candidate this near makes the match unsure


@dataclass(slots=True)
class Care:
    """An encounter while it is put together."""

    marks: list[Marks] = field(default_factory=list)
    bills: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)
    estimates: list[str] = field(default_factory=list)
    collections: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    sure: bool = True

    def frozen(self) -> Encounter:
        return Encounter(
            bills=tuple(sorted(self.bills)),
            decisions=tuple(sorted(self.decisions)),
            estimates=tuple(sorted(self.estimates)),
            collections=tuple(sorted(self.collections)),
            notices=tuple(sorted(self.notices)),
            sure=self.sure,
        )

    @property
    def first(self) -> str:
        return min(mark.id for mark in self.marks)


def encounters(bills: Sequence[Bill], notices: Sequence[Notice]) -> tuple[tuple[Encounter, ...], frozenset[str]]:
    """Encounters in the order of their first paper's id, and the ids of superseded decisions. Papers must carry ids."""
    gone = superseded(bills)
    marks: dict[BillKind, list[Marks]] = {kind: [] for kind in BillKind}
    for bill in sorted(bills, key=lambda one: one.id):
        if bill.id not in gone:
            marks[bill.kind].append(marks_of_bill(bill))

    cares = asked([mark for kind in sorted(ASKING) for mark in marks[kind]])
    decisions = sorted((mark for kind in sorted(DECIDED) for mark in marks[kind]), key=lambda mark: mark.id)
    loose = join(decisions, cares, likeness, enough=50, sure=60, part="decisions")
    cares += grouped(loose, decided_together, "decisions")
    loose = join(
        marks[BillKind.ESTIMATE], cares, estimate_likeness, enough=35, sure=50, part="estimates", margin=ESTIMATE_MARGIN
    )
    cares += grouped(loose, never, "estimates")
    loose = join(marks[BillKind.COLLECTION], cares, debt_likeness, enough=DEBT_ENOUGH, sure=60, part="collections")
    cares += grouped(loose, one_debt, "collections")
    letters = [marks_of_notice(notice) for notice in sorted(notices, key=lambda one: one.id)]
    loose = join(letters, cares, debt_likeness, enough=DEBT_ENOUGH, sure=60, part="notices")
    cares += grouped(loose, one_debt, "notices")
    return tuple(care.frozen() for care in sorted(cares, key=lambda care: care.first)), gone


def join(
    papers: list[Marks], cares: list[Care], score: Score, *, enough: int, sure: int, part: str, margin: int = MARGIN
) -> list[Marks]:
    """Add each paper to its best care; returns those that fit none. All are scored before any is added."""
    loose: list[Marks] = []
    chosen: list[tuple[Marks, Care, bool]] = []
    for paper in papers:
        scored = ((best(paper, care, score), care) for care in cares)
        ranked = sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].first))
        if not ranked or ranked[0][0] < enough:
            loose.append(paper)
            continue
        second = ranked[1][0] if len(ranked) > 1 else 0
        chosen.append((paper, ranked[0][1], ranked[0][0] >= sure and ranked[0][0] - second >= margin))
    for paper, care, is_sure in chosen:
        care.marks.append(paper)
        getattr(care, part).append(paper.id)
        care.sure = care.sure and is_sure
    return loose


def best(paper: Marks, care: Care, score: Score) -> int:
    return max((score(paper, mark) for mark in care.marks if comparable(paper, mark, score)), default=0)


def comparable(one: Marks, two: Marks, score: Score) -> bool:
    return score is estimate_likeness or bool(one.keys & two.keys) or (score is debt_likeness and one.document == two.document)


def grouped(papers: list[Marks], together: Callable[[Marks, Marks], bool], part: str) -> list[Care]:
    """New encounters: papers that belong together by twos, and theirs in turn, share one."""
    cares: list[Care] = []
    for paper in papers:
        near = [care for care in cares if any(together(paper, mark) for mark in care.marks)]
        joined = Care(marks=[paper])
        getattr(joined, part).append(paper.id)
        for care in near:
            joined.marks += care.marks
            getattr(joined, part).extend(getattr(care, part))
            cares.remove(care)
        cares.append(joined)
    return cares


def asked(bills: list[Marks]) -> list[Care]:
    """Bills that ask for the same care, such as two statements of one account. A statement without days joins a dated one
    only where a single one fits.
    """
    cares = grouped([bill for bill in bills if bill.days], asked_together, "bills")
    undated = [bill for bill in bills if not bill.days]
    chosen: list[tuple[Marks, Care]] = []
    alone: list[Marks] = []
    for bill in undated:
        fits = [care for care in cares if any(asked_together(bill, mark) for mark in care.marks)]
        if len(fits) == 1:
            chosen.append((bill, fits[0]))
        else:
            alone.append(bill)
    for bill, care in chosen:
        care.marks.append(bill)
        care.bills.append(bill.id)
    return cares + grouped(alone, asked_together, "bills")


def asked_together(one: Marks, two: Marks) -> bool:
    numbered = number_score(one, two) >= min(ACCOUNT, CLAIM)
    same_rows = bool(one.lines) and bool(one.days) and one.lines == two.lines and not (one.claim and two.claim)
    if not numbered and not same_rows:
        return False
    if other_patient(one, two) or provider_score(one, two) < 0 or day_score(one, two) < 0:
        return False
    if one.account and two.account and one.account != two.account:
        return False
    return numbered or same_provider(one, two)


def decided_together(one: Marks, two: Marks) -> bool:
    """A first and a second payer's decision on the same charges."""
    if other_patient(one, two) or day_score(one, two) < 0:
        return False
    if number_score(one, two) > 0:
        return True
    return same_provider(one, two) and bool(one.days & two.days) and amount_score(one, two) > 0 and one.charges == two.charges


def one_debt(one: Marks, two: Marks) -> bool:
    return debt_likeness(one, two) >= DEBT_ENOUGH


def never(_one: Marks, _two: Marks) -> bool:
    return False
