"""The good faith estimate behind a claim that was made before the care."""

from datetime import date

from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Bill, BillKind, Notice, NoticeKind


def estimate_notice(claim: At, bill: Bill) -> Notice | None:
    """A Notice for a provider's good faith estimate (Da Vinci PCT); None for every other claim and for a plan's own estimate."""
    profiles = " ".join(text.lower() for profile in claim.get("meta").each("profile") if (text := profile.text()))
    asked = claim.get("resourceType").text() == "Claim" and bill.kind is BillKind.ESTIMATE
    if not asked or not ("gfe" in profiles or claim.get("use").text() == "predetermination"):
        return None
    days = [line.day for line in bill.lines if line.day is not None]
    return Notice(
        kind=NoticeKind.ESTIMATE,
        sender=bill.provider.name,
        creditor=bill.provider.name,
        patient=bill.patient,
        account=bill.claim,
        amount=bill.total_charges,
        sent_on=bill.statement_date,
        service_on=min(days) if days else bill.first_day,
        requested_on=_requested(claim),
        spot=claim.spot(),
    )


def _requested(claim: At) -> date | None:
    """When the appointment or estimate was asked for, in PCT's extension about the service."""
    for extension in claim.each("extension"):
        for part in (extension, *extension.each("extension")):
            if (part.get("url").text() or "").lower().endswith(("appointmentrequestdate", "requestdate", "gfesubmissiondate")):
                return part.get("valueDate").day() or part.get("valueDateTime").day()
    return None
