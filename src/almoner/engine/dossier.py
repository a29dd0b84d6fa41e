"""Everything known about one person's papers on one day: what every check looks at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from almoner.engine.answers import Answers
from almoner.engine.bill import Bill, BillKind, Line, Network, Notice, NoticeKind
from almoner.engine.payers import PAYERS as PAYERS  # noqa: PLC0414 - handed on to who asks for it here
from almoner.engine.reference.tables import NO_TABLES, Tables

T = TypeVar("T")
ASKING = frozenset({BillKind.BILL, BillKind.CLAIM})
"""Kinds whose lines are charges a provider makes."""
DECIDED = frozenset({BillKind.EOB, BillKind.REMITTANCE})
"""Kinds in which a payer says what it allowed, paid and left to the patient."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Papers about the same care: ids of bills (what providers ask), decisions (EOBs, remittances), estimates, collections,
    and notices. `sure` is False where the match rests on little: what compares papers across it is then at most a question.
    """

    bills: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    estimates: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    sure: bool = True

    @property
    def papers(self) -> tuple[str, ...]:
        """All ids."""
        return (*self.bills, *self.decisions, *self.estimates, *self.collections, *self.notices)


def named(paper: Bill | Notice) -> tuple[str, ...]:
    """Who asks by this paper: the provider, or who wrote the letter and who is owed."""
    names = (paper.provider.name,) if isinstance(paper, Bill) else (paper.sender, paper.creditor)
    return tuple(name for name in names if name)


@dataclass(frozen=True)
class Dossier:
    """One person's bills, notices and answers, and the day the question is asked for.

    `payers` are kinds as in `--payer`, primary first, never empty ("unknown" when nobody knows). `network` is the default
    where a bill does not say. `superseded` are ids of decisions replaced by a later one. `doubted` are paths of facts under
    doubt ("bills/b…/total_charges", "bills/b…/lines/l…/charge"). `tables` are the public tables with the rows of this dossier's
    codes and days. `replaced` are ids of bills in whose place a corrected one came back: they are part of the story, and what they
    charge is asked for no longer.
    """

    as_of: date
    bills: tuple[Bill, ...] = ()
    notices: tuple[Notice, ...] = ()
    answers: Answers = field(default_factory=Answers)
    payers: tuple[str, ...] = ("unknown",)
    funding: str = "unknown"
    setting: str | None = None
    network: Network = Network.UNKNOWN
    state: str | None = None
    encounters: tuple[Encounter, ...] = ()
    superseded: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()
    tables: Tables = NO_TABLES
    replaced: frozenset[str] = frozenset()

    @cached_property
    def _bills(self) -> dict[str, Bill]:
        return {bill.id: bill for bill in self.bills}

    @cached_property
    def _lines(self) -> dict[str, Line]:
        return {line.id: line for bill in self.bills for line in bill.lines}

    @cached_property
    def _places(self) -> dict[str, str]:
        """The state that a bill prints, by its id and those of its lines."""
        return {
            id: bill.provider.state
            for bill in self.bills
            if bill.provider.state
            for id in (bill.id, *(line.id for line in bill.lines))
        }

    @cached_property
    def _worked_out(self) -> dict[object, tuple[object, ...]]:
        return {}

    def once(self, work: Callable[["Dossier"], Iterable[T]]) -> tuple[T, ...]:
        """All that a pure function of a module makes of this dossier, worked out when first asked for and kept with it: many
        checks ask the same, such as which lines were charged for good.
        """
        if work not in self._worked_out:
            self._worked_out[work] = tuple(work(self))
        return cast(tuple[T, ...], self._worked_out[work])

    @cached_property
    def kinds(self) -> frozenset[BillKind | NoticeKind]:
        """The kinds of its papers."""
        return frozenset((*(bill.kind for bill in self.bills), *(notice.kind for notice in self.notices)))

    def bill(self, bill_id: str) -> Bill:
        """Raises KeyError for an id that is not here."""
        return self._bills[bill_id]

    def line(self, line_id: str) -> Line:
        """Raises KeyError for an id that is not here."""
        return self._lines[line_id]

    def of_kind(self, *kinds: BillKind) -> Iterator[Bill]:
        """Bills of these kinds, in order, superseded decisions left out."""
        return (bill for bill in self.bills if bill.kind in kinds and bill.id not in self.superseded)

    @property
    def asking(self) -> Iterator[Bill]:
        """Bills and claims: what providers charge."""
        return self.of_kind(BillKind.BILL, BillKind.CLAIM)

    @property
    def decided(self) -> Iterator[Bill]:
        """EOBs and remittances that stand: what payers decided."""
        return self.of_kind(BillKind.EOB, BillKind.REMITTANCE)

    def encounter_of(self, bill_id: str) -> Encounter | None:
        """The encounter a bill, decision, estimate, collection or notice belongs to."""
        for encounter in self.encounters:
            if bill_id in encounter.papers:
                return encounter
        return None

    def answers_of(self, *ids: str) -> Answers:
        """What the person said of these bills and letters: of one of them, or of another paper of the same provider about the same
        care, else of the provider, else of all papers.
        """
        return self.answers.about(*self._names_of(ids)) if self.answers.apart else self.answers

    def answered_of(self, *ids: str) -> Answers:
        """The same without what was said of all papers."""
        apart = Answers(apart=self.answers.apart)
        return apart.about(*self._names_of(ids)) if apart.apart else apart

    def _names_of(self, ids: Iterable[str]) -> Iterator[str]:
        """Ids and names under which answers about these papers may stand, the narrowest first."""
        papers: dict[str, Bill | Notice] = {bill.id: bill for bill in self.bills}
        papers |= {notice.id: notice for notice in self.notices}
        known = [papers[one] for one in ids if one in papers]
        names = dict.fromkeys(name for one in known for name in named(one))
        yield from (one.id for one in known)
        for one in known:
            encounter = self.encounter_of(one.id)
            for other in () if encounter is None else encounter.papers:
                if other in papers and any(name in names for name in named(papers[other])):
                    yield other
        yield from names

    def state_of(self, bills: Iterable[str], lines: Iterable[str] = ()) -> str | None:
        """Where the care of these bills and lines was: the one state of all papers, else the one that these print."""
        if self.state is not None:
            return self.state
        found = {self._places.get(one) for one in (*bills, *lines)} - {None}
        return found.pop() if len(found) == 1 else None

    def network_of(self, bill: Bill) -> Network:
        """The bill's own network as answered or printed, else the default."""
        said = self.answers.network_of(bill.id, bill.provider.name)
        if said is not None:
            return said
        return bill.network if bill.network is not Network.UNKNOWN else self.network

    def payer_is(self, *kinds: str) -> bool:
        """Whether any of the payers is of these kinds."""
        return any(payer in kinds for payer in self.payers)
