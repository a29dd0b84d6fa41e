"""The good faith estimate behind a claim that was made before the care."""

from datetime import date

from almoner.adapters.readers.fhir_parts.graph import Graph, Part
from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Bill, BillKind, Notice, NoticeKind


def estimate_notice(claim: At, bill: Bill, graph: Graph) -> Notice | None:
    """A Notice for a provider's good faith estimate (Da Vinci PCT); None for every other claim and for a plan's own estimate."""
    profiles = " ".join(text.lower() for profile in claim.get("meta").each("profile") if (text := profile.text()))
    asked = claim.get("resourceType").text() == "Claim" and bill.kind is BillKind.ESTIMATE
    if not asked or not ("gfe" in profiles or claim.get("use").text() == "predetermination"):
        return None
    days = [line.day for line in bill.lines if line.day is not None]
    initiated, scheduled, planned = _request(claim, graph)
    return Notice(
        kind=NoticeKind.ESTIMATE,
        sender=bill.provider.name,
        creditor=bill.provider.name,
        patient=bill.patient,
        account=bill.claim,
        amount=bill.total_charges,
        sent_on=bill.statement_date,
        scheduled_on=initiated if scheduled is True else None,
        requested_on=initiated if scheduled is False else None,
        service_on=min(days) if days else planned or bill.first_day,
        spot=claim.spot(),
    )


def _request(claim: At, graph: Graph) -> tuple[date | None, bool | None, date | None]:
    """When the estimate was set off, whether by scheduling care (None: not said), and the planned first day.

    PCT puts them on the claim or on the packet's Composition.
    """
    initiated: date | None = None
    scheduled: bool | None = None
    planned: date | None = None
    for holder in (Part(claim, "Claim", used=True), *graph.of("Composition")):
        for outer in holder.at.each("extension"):
            for one in (outer, *outer.each("extension")):
                name = (one.get("url").text() or "").rpartition("/")[2]
                days = [one.get(key).day() for key in ("valueInstant", "valueDateTime", "valueDate")]
                day = next((day for day in days if day is not None), None) or one.get("valuePeriod").get("start").day()
                if name in {"requestInitiationTime", "requestInitiationDateTime"}:
                    initiated, holder.used = initiated or day, True
                elif name == "plannedPeriodOfService":
                    planned, holder.used = planned or day, True
                elif name == "requestOriginationType":
                    codes = {code for _, code in one.get("valueCodeableConcept").codings()}
                    said = True if "scheduled-request" in codes else False if "nonscheduled-request" in codes else None
                    scheduled, holder.used = (said if scheduled is None else scheduled), True
    return initiated, scheduled, planned
