"""From readings and a request to one dossier per person."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from almoner.engine.answers import Answers
from almoner.engine.bill import Bill, Network, Notice, PaperKind, Reading
from almoner.engine.dossier import Dossier
from almoner.engine.intake.corrections import Correction, corrected
from almoner.engine.intake.identify import Paper, identified
from almoner.engine.intake.people import by_person, same_name
from almoner.engine.reconcile.encounters import encounters
from almoner.engine.reconcile.replaced import replaced


@dataclass(frozen=True, slots=True)
class Request:
    """What the person asked: the day the question is for, who pays, and what only they know."""

    as_of: date
    payers: tuple[str, ...] = ()
    funding: str = "unknown"
    setting: str | None = None
    network: Network = Network.UNKNOWN
    state: str | None = None
    answers: Answers = field(default_factory=Answers)
    corrections: tuple[Correction, ...] = ()
    language: str = "en"  # of the sentences in the answer
    replies: tuple[str, ...] = ()  # SHA-256 of the papers that came back, in the order in which they came


@dataclass(frozen=True, slots=True)
class Assembled:
    """Dossiers, one per person, and the readings behind them with ids and corrections in place."""

    readings: tuple[Reading, ...]
    dossiers: tuple[Dossier, ...]


def assemble(papers: Sequence[Paper], request: Request) -> Assembled:
    """Give ids, replay corrections, split by person, match papers of the same care. Raises Refused for a wrong correction."""
    first = tuple(identified(paper, position) for position, paper in enumerate(papers))
    readings, settled = corrected(first, request.corrections)
    doubted = frozenset(doubt.field for reading in readings for doubt in reading.doubts) - settled
    things: list[Bill | Notice] = [bill for reading in readings for bill in reading.bills]
    things += [notice for reading in readings for notice in reading.notices]
    groups = [[things[position] for position in group] for group in by_person(things)]
    came = {paper.sha256: position for position, paper in enumerate(papers)}
    replies = [came[one] for one in request.replies if one in came]
    dossiers = tuple(dossier_of(group, request, doubted, replies, alone=len(groups) == 1) for group in groups)
    return Assembled(readings, dossiers)


def dossier_of(
    group: Sequence[Bill | Notice], request: Request, doubted: frozenset[str], replies: Sequence[int], *, alone: bool
) -> Dossier:
    """`replies` are the numbers of the documents that came back."""
    bills = tuple(thing for thing in group if isinstance(thing, Bill))
    notices = tuple(thing for thing in group if isinstance(thing, Notice))
    matched, superseded = encounters(bills, notices)
    states = {bill.provider.state for bill in bills if bill.provider.state}
    answers = request.answers.about(*(thing.patient.name for thing in group))
    return Dossier(
        as_of=request.as_of,
        bills=bills,
        notices=notices,
        answers=answers if alone else answers_for(bills, answers),
        payers=with_answers(request.payers or payers_on(bills), answers),
        funding=request.funding,
        setting=request.setting,
        network=request.network,
        state=request.state or (next(iter(states)) if len(states) == 1 else None),
        encounters=matched,
        superseded=superseded,
        doubted=doubted,
        replaced=replaced(
            [bill for bill in bills if bill.document not in replies],
            [[bill for bill in bills if bill.document == one] for one in replies],
        ),
    )


def answers_for(bills: Sequence[Bill], answers: Answers) -> Answers:
    """Among several people, the person's own details belong only to the one who bears that name."""
    person = answers.patient
    if person is None or person.name is None:
        return replace(answers, patient=None)
    named = [bill.patient.name for bill in bills if bill.patient.name]
    return answers if any(same_name(person.name, name) for name in named) else replace(answers, patient=None)


def payers_on(bills: Sequence[Bill]) -> tuple[str, ...]:
    """The kinds of payer the papers name, in order; "unknown" when they name none."""
    named = dict.fromkeys(bill.payer.type for bill in bills if bill.payer.type)
    return tuple(named) or ("unknown",)


def with_answers(payers: tuple[str, ...], answers: Answers) -> tuple[str, ...]:
    """Who pays as the person says: nobody for the uninsured, Medicaid beside or after the others on its days."""
    if answers.uninsured and payers == ("unknown",):
        return ("self-pay",)
    if answers.medicaid_on and "medicaid" not in payers:
        return ("medicaid",) if payers == ("unknown",) else (*payers, "medicaid")
    return payers


def as_bare_paper(reading: Reading, name: str = "made-up") -> Paper:
    """A paper around a reading that came from no file, for examples."""
    return Paper(name, "0" * 64, reading)


def reading_of(bills: Sequence[Bill], notices: Sequence[Notice] = ()) -> Reading:
    """A reading around records that came from no file, for examples."""
    return Reading(PaperKind.UNKNOWN, "example", bills=tuple(bills), notices=tuple(notices))
