"""From the resources of a FHIR document to bills, and what became of every other resource."""

from dataclasses import dataclass, field, replace

from almoner.adapters.readers.fhir_parts.amounts import Notes
from almoner.adapters.readers.fhir_parts.graph import Graph, Part
from almoner.adapters.readers.fhir_parts.header import bill_of
from almoner.adapters.readers.fhir_parts.notice import estimate_notice
from almoner.engine.bill import Bill, Doubt, Lost, Notice
from almoner.engine.wording.neutral import neutral

BILLS = ("Claim", "ExplanationOfBenefit", "ClaimResponse")
HELPERS = frozenset(
    {"Patient", "Organization", "Practitioner", "PractitionerRole", "Coverage", "Location", "RelatedPerson", "Condition"}
)


@dataclass(slots=True)
class Found:
    """What the claims of a document gave. `nameless` are the references of patients that no claim names."""

    bills: list[Bill] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    nameless: set[str] = field(default_factory=set)


def read_bills(graph: Graph, lost: list[Lost]) -> Found:
    """Every claim as a bill; what is none, and what of one was not understood, goes to `lost`."""
    found = Found()
    for part in graph.of(*BILLS):
        part.used = True
        status = part.at.get("status").text()
        if status in {"entered-in-error", "draft"}:
            lost.append(Lost(f"this {part.type} is marked {status}, so it was not read", part.at.spot()))
            continue
        notes = Notes()
        bill = bill_of(part.at, graph, notes)
        if not (bill.lines or bill.total_charges or bill.insurance_paid is not None or bill.rows):
            lost.append(Lost(f"this {part.type} says nothing about any charge", part.at.spot()))
            lost.extend(notes.lost())
            continue
        found.doubts.extend(replace(doubt, bill=len(found.bills)) for doubt in notes.doubts)
        lost.extend(notes.lost())
        notice = estimate_notice(part.at, bill, graph)
        if notice is not None:
            found.notices.append(notice)
        if bill.patient.name is None and bill.patient.birth_date is None and bill.patient.member_id is None:
            found.nameless.add(part.at.get("patient").reference() or "")
        found.bills.append(bill)
    return found


def why_not(part: Part) -> str:
    """Why a resource gave no bill and no fact."""
    if part.type is None:
        return "an entry without a resource"
    kind = neutral(part.type)[:60]
    return f"no claim here refers to this {kind}" if kind in HELPERS else f"{kind} is not a bill"
