"""The part of a dossier that one finding needs: small enough to hand on, whole enough to find the same again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from almoner.engine.audit import audit
from almoner.engine.checks.base import Check
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.findings import Finding
from almoner.engine.law.rulebook import Rulebook

Again = Callable[[Dossier], Finding | None]


def finding_again(dossier: Dossier, check: Check, law: Rulebook, finding: str) -> Finding | None:
    """Runs one check and gives the finding with this id, if it is still found."""
    return next((one for one in audit(dossier, law, (check,)).findings if one.id == finding), None)


def needed(dossier: Dossier, finding: Finding, again: Again) -> Dossier:
    """The smallest of a few parts in which the same finding is found: its own bills, its encounter's, the whole dossier."""
    for part in parts(dossier, finding):
        found = again(part)
        if found is not None and (found.cls, found.authority, found.stake) == (finding.cls, finding.authority, finding.stake):
            return part
    return dossier


def parts(dossier: Dossier, finding: Finding) -> Iterator[Dossier]:
    home = {line.id: bill.id for bill in dossier.bills for line in bill.lines}
    own = {*finding.found.bills, *(home[line] for line in finding.found.lines if line in home)}
    yield only(dossier, own)
    near = [one for one in dossier.encounters if own & set(everything(one))]
    yield only(dossier, own.union(*(everything(one) for one in near)))


def only(dossier: Dossier, ids: set[str]) -> Dossier:
    """The dossier with these bills and notices alone."""
    return replace(
        dossier,
        bills=tuple(bill for bill in dossier.bills if bill.id in ids),
        notices=tuple(notice for notice in dossier.notices if notice.id in ids),
        encounters=tuple(one for one in (cut(each, ids) for each in dossier.encounters) if everything(one)),
        doubted=frozenset(path for path in dossier.doubted if path.split("/")[1:2] and path.split("/")[1] in ids),
        superseded=dossier.superseded & ids,
    )


def cut(encounter: Encounter, ids: set[str]) -> Encounter:
    def kept(names: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name in ids)

    return replace(
        encounter,
        bills=kept(encounter.bills),
        decisions=kept(encounter.decisions),
        estimates=kept(encounter.estimates),
        collections=kept(encounter.collections),
        notices=kept(encounter.notices),
    )


def everything(encounter: Encounter) -> tuple[str, ...]:
    """All ids of an encounter."""
    return (*encounter.bills, *encounter.decisions, *encounter.estimates, *encounter.collections, *encounter.notices)
