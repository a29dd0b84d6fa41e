"""At which hospital or surgery center care was given, and whether that is in the plan's network."""

import re
from collections.abc import Iterator

from almoner.engine.bill import Bill, Form, Network
from almoner.engine.checks.lines import words_of
from almoner.engine.checks.surprise import Outside
from almoner.engine.dossier import ASKING, DECIDED, Dossier
from almoner.engine.reconcile.likeness import days_of, marks_of_bill, same_provider

PLACES = frozenset({"19", "21", "22", "23", "24"})
"""Places of service of a hospital, its departments, and a surgery center."""
NAMED = re.compile(r"\b(hospital|medical center|surg(ery|ical) center|surgicenter|infirmary|centro medico|centro de cirugia)\b")
NO_FACILITY = re.compile(
    r"\b(physicians?|doctors|associates|group|anesthesi\w*|radiolog\w*|patholog\w*|laborator\w*|imaging)\b"
)
REMARK = "N865"
"""By this remark the plan says that the care was given at a facility in its network."""


def is_facility(paper: Bill) -> bool:
    """Whether a hospital or surgery center itself bills on this paper."""
    if paper.form is Form.UNKNOWN and not paper.type_of_bill:
        said = words_of(paper.provider.name)
        return bool(NAMED.search(said)) and not NO_FACILITY.search(said)
    return paper.form is Form.INSTITUTIONAL or bool(paper.type_of_bill)


def facility_papers(dossier: Dossier, found: Outside) -> Iterator[Bill]:
    """Papers of the facility for the same days, from another provider than the bill's."""
    own = marks_of_bill(found.one.bill)
    for paper in dossier.bills:
        stands = paper.kind in ASKING | DECIDED and paper.id not in dossier.superseded
        if stands and is_facility(paper) and days_of(paper) & found.days and not same_provider(own, marks_of_bill(paper)):
            yield paper


def facility_network(dossier: Dossier, found: Outside) -> Network:
    """As the person says, else as the plan's remark or the facility's own papers say where they agree."""
    said = dossier.answers_of(found.one.bill.id).facility_network
    if said in {Network.IN, Network.OUT}:
        return said
    if REMARK in found.remarks:
        return Network.IN
    papers = facility_papers(dossier, found)
    sides = {dossier.answers.network_of(paper.id, paper.provider.name) or paper.network for paper in papers} - {Network.UNKNOWN}
    return next(iter(sides)) if len(sides) == 1 else Network.UNKNOWN


def at_facility(found: Outside) -> bool | None:
    """Whether the bill's own papers show that the care was at a facility; False where they name another place, None where they do
    not say.
    """
    places = {line.place_of_service for paper in found.papers for line in paper.lines} - {None}
    if places & PLACES or REMARK in found.remarks:
        return True
    return False if places else None


def was_at_one(dossier: Dossier, found: Outside) -> bool:
    """Whether a facility's paper shows that the person was there on one of the days."""
    return any(True for _ in facility_papers(dossier, found))
