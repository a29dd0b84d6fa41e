"""One claim, explanation of benefits or claim response as a Bill."""

import re
from dataclasses import dataclass, replace
from datetime import date

from almoner.adapters.readers.fhir_parts.adjudication import Said, network_of
from almoner.adapters.readers.fhir_parts.amounts import Notes
from almoner.adapters.readers.fhir_parts.graph import Graph
from almoner.adapters.readers.fhir_parts.lines import Around, Lines, care_team, lines_of
from almoner.adapters.readers.fhir_parts.people import insurance_of, patient_of, payer_of, provider_of
from almoner.adapters.readers.fhir_parts.places import At
from almoner.adapters.readers.fhir_parts.sums import Sums, sums_of
from almoner.engine.bill import Bill, BillKind, Form, Network, Spot
from almoner.engine.intake.told.plans import coinsurance_said, network_said
from almoner.engine.intake.values import icd

FORMS = {
    "institutional": Form.INSTITUTIONAL, "inpatient": Form.INSTITUTIONAL, "outpatient": Form.INSTITUTIONAL,
    "snf": Form.INSTITUTIONAL, "hha": Form.INSTITUTIONAL, "hospice": Form.INSTITUTIONAL, "professional": Form.PROFESSIONAL,
    "carrier": Form.PROFESSIONAL, "dme": Form.PROFESSIONAL, "vision": Form.PROFESSIONAL, "oral": Form.DENTAL,
}  # fmt: skip
RANKS = {1: "primary", 2: "secondary", 3: "tertiary"}
BILL_TYPE = re.compile(r"0?(\d{2}[0-9A-Z])", re.ASCII)
ESTIMATES = frozenset({"predetermination", "preauthorization", "proposed"})


@dataclass(frozen=True, slots=True)
class Days:
    """When the claim's care was, and its stay."""

    first: date | None
    last: date | None
    admitted: date | None
    discharged: date | None


def bill_of(claim: At, graph: Graph, notes: Notes) -> Bill:
    """The resource as a Bill, its lost amounts and doubts in `notes`."""
    request = graph.find(claim.get("request"), claim)  # a ClaimResponse leans on the Claim it answers
    basis = request if request.value is not None else claim
    days = _days(claim, basis, notes)
    around = _around(basis, claim, days, graph, notes)
    made = lines_of(claim, around, notes)
    sums = sums_of(claim, made, notes)
    reference = insurance_of(basis).get("coverage")
    coverage = graph.find(reference, basis)
    admission = _information(basis, {"admtype", "clm_ip_admsn_type_cd"})
    bill = Bill(
        kind=kind_of(claim),
        form=_form(basis),
        network=network_of([sums.said, *made.said], "network", notes, claim),
        emergency=_emergency(made, admission),
        provider=provider_of(basis, graph),
        patient=patient_of(claim if claim.get("patient").value is not None else basis, coverage, graph, notes),
        payer=payer_of(claim, coverage, graph),
        claim=number_of(claim),
        status=_status(claim, basis, sums.said),
        supersedes=_supersedes(claim, graph, notes),
        type_of_bill=_type_of_bill(basis),
        statement_date=notes.day(claim.get("created"), "the date it was made"),
        admitted=days.admitted,
        discharged=days.discharged,
        first_day=days.first,
        last_day=days.last,
        diagnoses=tuple(dict.fromkeys(around.diagnoses.values())),
        remarks=tuple(dict.fromkeys([*sums.said.remarks, *around.notes.values(), *_disposition(claim)])),
        insurance_pending=True if claim.get("outcome").text() == "queued" else None,
        lines=tuple(made.lines),
        spot=claim.spot(),
        discharge_status=_discharge_status(basis),
        **sums.fields,
    )
    notes.sweep(claim)
    return _told(_with_spots(bill, claim, basis, sums))


def _told(bill: Bill) -> Bill:
    """What only the plan's notes say: the network and the coinsurance rate. Running figures of one side alone name the side too."""
    if bill.kind is not BillKind.EOB:
        return bill
    text = ".\n".join(bill.remarks)
    sides = {one.network for one in bill.accumulators}
    network = bill.network if bill.network is not Network.UNKNOWN else network_said(text)
    if network is Network.UNKNOWN and len(sides) == 1:
        network = sides.pop()
    rate = bill.coinsurance_rate if bill.coinsurance_rate is not None else coinsurance_said(text, network)
    return replace(bill, network=network, coinsurance_rate=rate)


def kind_of(claim: At) -> BillKind:
    """An estimate when it is asked or answered before the care, else by its resource type."""
    profiles = " ".join(text.lower() for profile in claim.get("meta").each("profile") if (text := profile.text()))
    if claim.get("use").text() in ESTIMATES or "gfe" in profiles or "good-faith" in profiles or "aeob" in profiles:
        return BillKind.ESTIMATE
    return BillKind.CLAIM if claim.get("resourceType").text() == "Claim" else BillKind.EOB


def _form(claim: At) -> Form:
    for concept in (claim.get("type"), claim.get("subType")):
        for _, code in concept.codings():
            if code.lower() in FORMS:
                return FORMS[code.lower()]
    return Form.UNKNOWN


def number_of(claim: At) -> str | None:
    """The claim number: the unique claim identifier first, never Medicare's number of a group of claims."""
    own: list[str] = []
    other: list[str] = []
    for identifier in claim.each("identifier"):
        value = identifier.get("value").text()
        system = identifier.get("system").text() or ""
        if value and not system.endswith("claim-group"):
            unique = any(code.lower() == "uc" for _, code in identifier.get("type").codings())
            (own if unique else other).append(value)
    named = next(iter(own + other), None)
    if named is None and claim.get("resourceType").text() == "Claim":
        return claim.get("id").text()  # what its EOB will call it
    return named


def _status(claim: At, basis: At, said: Said) -> str | None:
    if claim.get("status").text() == "cancelled":
        return "reversal"
    if claim.get("outcome").text() == "queued":
        return "pending"
    if any(_replaces(related) for related in claim.each("related")):
        return "corrected"
    if "denied" in said.statuses:
        return "denied"
    focal = insurance_of(basis)
    rank = focal.get("sequence").value
    several = len(list(basis.each("insurance"))) > 1
    return RANKS.get(rank) if several and isinstance(rank, int) else None


def _replaces(related: At) -> bool:
    return any(code.lower() in {"replaced", "replaces", "prior"} for _, code in related.get("relationship").codings())


def _supersedes(claim: At, graph: Graph, notes: Notes) -> str | None:
    for related in claim.each("related"):
        pointer = related.get("claim")
        name = pointer.get("identifier").get("value").text() or related.get("reference").get("value").text()
        name = name or number_of(graph.find(pointer, claim)) or (pointer.reference() or "").rpartition("/")[2] or None
        if _replaces(related):
            return name
        if name:
            notes.lose(f"a related claim that it does not replace: {name[:60]}", related.spot())
    return None


def _days(claim: At, basis: At, notes: Notes) -> Days:
    period = claim.get("billablePeriod") if claim.get("billablePeriod").value is not None else basis.get("billablePeriod")
    first = notes.day(period.get("start"), "the first day billed")
    last = notes.day(period.get("end"), "the last day billed")
    if first is not None and last is not None and last < first:
        notes.lose(f"a billed period that ends on {last}, before it begins on {first}", period.spot())
        last = None
    stay = basis.get("hospitalization")
    for info in (*basis.each("supportingInfo"), *basis.each("information")):
        if any(code.lower() == "admissionperiod" for _, code in info.get("category").codings()):
            stay = info.get("timingPeriod")
    admitted = notes.day(stay.get("start"), "the day of admission") or _information_day(basis, {"clm_admsn_dt"})
    discharged = notes.day(stay.get("end"), "the day of discharge") or _information_day(basis, {"nch_bene_dschrg_dt"})
    return Days(first, last, admitted, discharged)


def _entries(claim: At, names: set[str]) -> list[At]:
    found = []
    for info in (*claim.each("supportingInfo"), *claim.each("information")):
        codes = {code.rpartition("/")[2].lower() for _, code in info.get("category").codings()}
        if codes & names:
            found.append(info)
    return found


def _information(claim: At, names: set[str]) -> list[tuple[str, str]]:
    return [coding for info in _entries(claim, names) for coding in info.get("code").codings()]


def _information_day(claim: At, names: set[str]) -> date | None:
    return next((day for info in _entries(claim, names) if (day := info.get("timingDate").day())), None)


def _type_of_bill(claim: At) -> str | None:
    codes = _information(claim, {"typeofbill", "clm_freq_cd"})
    for system, code in codes:
        match = BILL_TYPE.fullmatch(code)
        if match and "bluebutton" not in system:
            return match[1]
    # Medicare spreads it over three places: facility, classification and frequency.
    frequency = next((code for system, code in codes if system.endswith("clm_freq_cd")), None)
    kind = next((code for system, code in claim.get("type").codings() if system.endswith("clm_srvc_clsfctn_type_cd")), None)
    place = next(
        (
            code
            for extension in (*claim.get("facility").each("extension"), *claim.each("extension"))
            if (extension.get("url").text() or "").endswith(("clm_fac_type_cd", "clm_srvc_clsfctn_type_cd"))
            for system, code in extension.get("valueCoding").codings()
            if system.endswith("clm_fac_type_cd")
        ),
        None,
    )
    if kind is None:
        kind = next(
            (
                code
                for extension in claim.each("extension")
                for system, code in extension.get("valueCoding").codings()
                if system.endswith("clm_srvc_clsfctn_type_cd")
            ),
            None,
        )
    whole = f"{place}{kind}{frequency}" if place and kind and frequency else ""
    return whole if BILL_TYPE.fullmatch(whole) else None


def _discharge_status(claim: At) -> str | None:
    codes = [code for _, code in _information(claim, {"discharge-status", "ptnt_dschrg_stus_cd"})]
    return next((code.zfill(2) for code in codes if re.fullmatch(r"\d{1,2}", code, re.ASCII)), None)


def _emergency(made: Lines, admission: list[tuple[str, str]]) -> bool | None:
    """True where a line or the admission says emergency; never False, since a paper does not say that it was none."""
    if any(line.place_of_service == "23" or (line.revenue_code or "").startswith("045") for line in made.lines):
        return True
    return True if any(code == "1" for _, code in admission) else None


def _around(claim: At, answer: At, days: Days, graph: Graph, notes: Notes) -> Around:
    members = {}
    for member in claim.each("careTeam"):
        number = member.get("sequence").value
        if isinstance(number, int):
            members[number] = graph.find(member.get("provider"), claim)
    said = {}
    for key in ("processNote", "note"):
        for place, note in enumerate(answer.each(key), start=1):
            number = note.get("number").value
            text = note.get("text").text()
            if text:
                said[number if isinstance(number, int) else -place] = text
    requested = {}
    if claim.value is not answer.value:
        for item in claim.each("item"):
            number = item.get("sequence").value
            if isinstance(number, int):
                requested[number] = item
    return Around(
        diagnoses=_diagnoses(claim, graph, notes),
        npis=care_team(claim, members),
        notes=said,
        day=days.first if days.first is not None and days.first == days.last else None,
        requested=requested,
    )


def _diagnoses(claim: At, graph: Graph, notes: Notes) -> dict[int, str]:
    found: dict[int, str] = {}
    other = 0
    for place, one in enumerate(claim.each("diagnosis"), start=1):
        concept = one.get("diagnosisCodeableConcept")
        if concept.value is None:
            concept = graph.find(one.get("diagnosisReference"), claim).get("code")
        codes = [code for system, code in concept.codings() if "icd-10" in system.lower() or "6.90" in system or not system]
        code = next((read for code in codes if (read := icd(code))), None)
        number = one.get("sequence").value
        if code is None:
            other += "packageCode" not in (one.value if isinstance(one.value, dict) else {})
        else:
            found[number if isinstance(number, int) else -place] = code
    if other:
        notes.lose(f"{other} diagnoses without an ICD-10-CM code in this document", claim.get("diagnosis").spot())
    return found


def _disposition(claim: At) -> list[str]:
    text = claim.get("disposition").text()
    return [text] if text and any(sign.isalpha() for sign in text) else []


def _with_spots(bill: Bill, claim: At, basis: At, sums: Sums) -> Bill:
    spots: dict[str, Spot] = dict(sums.spots)
    places = {
        "form": basis.get("type"), "provider": basis.get("provider"), "patient": claim.get("patient"), "payer": claim.get("insurer"),
        "claim": claim.get("identifier"), "statement_date": claim.get("created"), "first_day": claim.get("billablePeriod").get("start"),
        "last_day": claim.get("billablePeriod").get("end"), "diagnoses": basis.get("diagnosis"), "supersedes": claim.get("related"),
    }  # fmt: skip
    for name, at in places.items():
        if at.value is not None and getattr(bill, name) not in (None, (), Form.UNKNOWN):
            spots[name] = at.spot()
    return replace(bill, spots=spots)
