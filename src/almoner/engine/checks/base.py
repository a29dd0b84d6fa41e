"""What a check is: a page, a decorator, and a pure function from a dossier to answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from almoner.engine.bill import BillKind, Line, NoticeKind
from almoner.engine.dossier import ASKING, Dossier
from almoner.engine.findings import Answer, CannotTell, Cause, Class, Kind, Message
from almoner.engine.law.rulebook import Rulebook

Body = Callable[[Dossier, Rulebook], Iterator[Answer]]


class RestsOn(StrEnum):
    """What a check's claim stands on, which decides what happens on a payer its authority does not bind.

    PAPERS: arithmetic or the papers themselves; the class stays on every payer, citations that do not bind are left out.
    LAW: a law; without a printable authority in force that binds here, rule and evidence become a question.
    PAYER_RULE: a payer's own rule; as LAW, and on other payers the finding is a benchmark.
    POSTED: a figure that somebody had to publish and need not keep to; the class stays, and it is always a benchmark.
    """

    PAPERS = "papers"
    LAW = "law"
    PAYER_RULE = "payer_rule"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class Needs:
    """What a check reads. `papers`: it applies only if one of these kinds is in the dossier. `fields`: facts of every line it
    judges, on bills of kinds `on`; lines lacking one are named in "could not check" and given to the body all the same.
    `header`: header fields whose doubt weakens its findings.
    """

    papers: frozenset[BillKind | NoticeKind] = ASKING
    fields: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    on: frozenset[BillKind] = ASKING


@dataclass(frozen=True, slots=True)
class Check:
    """One entry of the catalogue. `authority` are rulebook ids; `payers`, if given, limits it to dossiers with such a payer."""

    id: str
    name: str
    cls: Class
    kind: Kind
    authority: tuple[str, ...]
    rests_on: RestsOn
    payers: frozenset[str] | None
    page: str
    needs: Needs
    body: Body

    def applies(self, dossier: Dossier) -> bool:
        """Whether the kinds of paper and the payers it is about are here."""
        return not dossier.kinds.isdisjoint(self.needs.papers) and (self.payers is None or dossier.payer_is(*self.payers))

    def run(self, dossier: Dossier, law: Rulebook) -> Iterator[Answer]:
        """First says which needed facts are missing, then what the body finds."""
        for name in self.needs.fields:
            lacking = [line for line in self._judged(dossier) if getattr(line, name) is None]
            if lacking:
                yield CannotTell(
                    Message(f"lacks_{name}", lines=len(lacking), first=named(lacking[0])),
                    f"field:{name}",
                    Cause.FIELD,
                )
        yield from self.body(dossier, law)

    def judges_something(self, dossier: Dossier, answers: Sequence[Answer]) -> bool:
        """Whether anything could be judged: a field missing on some lines leaves the others."""
        if any(not isinstance(answer, CannotTell) for answer in answers):
            return True
        if not answers:
            return not self.needs.fields or any(True for _ in self._judged(dossier))
        if not self.needs.fields or any(
            answer.cause is not Cause.FIELD for answer in answers if isinstance(answer, CannotTell)
        ):
            return False
        return any(all(getattr(line, name) is not None for name in self.needs.fields) for line in self._judged(dossier))

    def _judged(self, dossier: Dossier) -> Iterator[Line]:
        for bill in dossier.of_kind(*self.needs.on):
            yield from bill.lines


def named(line: Line) -> str:
    """How a person finds a line on the paper: its words, else its code, else its charge."""
    return line.description or line.code or str(line.charge or "")


def check(
    *,
    id: str,
    name: str,
    cls: Class,
    page: str | None,
    authority: tuple[str, ...] = (),
    kind: Kind = Kind.FINDING,
    rests_on: RestsOn = RestsOn.PAPERS,
    payers: frozenset[str] | None = None,
    needs: Needs = Needs(),
) -> Callable[[Body], Check]:
    """Make a function a check. The body cannot choose its own id, class or authority."""
    if not page:
        raise ValueError(f"{id} has no page: start its file with one")
    return lambda body: Check(id, name, cls, kind, authority, rests_on, payers, page, needs, body)
