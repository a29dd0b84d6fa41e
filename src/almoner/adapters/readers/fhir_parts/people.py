"""Who treated, who was treated, who pays: resources, contained resources, identifiers or only a display."""

import re
from collections.abc import Iterator

from almoner.adapters.readers.fhir_parts.amounts import Notes
from almoner.adapters.readers.fhir_parts.categories import is_medicare
from almoner.adapters.readers.fhir_parts.graph import Graph
from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Patient, Payer, Provider

NPI = re.compile(r"[12]\d{9}", re.ASCII)
TAX_SYSTEMS = ("2.16.840.1.113883.4.4", "us-ein", "irs.gov", "us-tin", "tax_num", "tax-num")
STATE = re.compile(r"[A-Z]{2}", re.ASCII)
ZIP = re.compile(r"(\d{5})(?:-?\d{4})?", re.ASCII)

COVERAGE_CODES = {
    "medicare": "medicare", "part-a": "medicare", "part-b": "medicare", "part-d": "medicare", "part a": "medicare",
    "part b": "medicare", "part d": "medicare", "medicaid": "medicaid", "subsidiz": "medicaid", "mandpol": "unknown",
    "autopol": "auto", "wcbpol": "workers-comp", "hip": "commercial", "hmo": "commercial", "ppo": "commercial",
    "pos": "commercial", "ehcpol": "commercial", "mcpol": "commercial", "ehealth": "commercial", "retire": "commercial",
    "mmedcare": "medicare-advantage", "milpol": "tricare", "tricare": "tricare", "vet": "va", "vetpol": "va", "pay": "self-pay",
    "hirisk": "commercial", "dental": None, "cmsmedicare": "medicare", "private": "commercial", "chip": "chip",
}  # fmt: skip

SOPT = {  # the public health source-of-payment typology, longest prefix first
    "111": "medicare-advantage", "112": "medicare", "11": "medicare-advantage", "12": "medicare", "1": "medicare", "23": "chip",
    "2": "medicaid", "311": "tricare", "32": "va", "33": "ihs", "5": "commercial", "6": "commercial", "81": "self-pay",
    "95": "workers-comp", "96": "auto",
}  # fmt: skip

PAYER_NAMES = (
    (re.compile(r"\bmedicare advantage\b|\bmedicare (?:hmo|ppo)\b|\bpart c\b", re.IGNORECASE), "medicare-advantage"),
    (re.compile(r"\bmedi-?cal\b|\bmedicaid\b(?! services)", re.IGNORECASE), "medicaid"),
    (re.compile(r"^cms$|^medicare(?: part [abd])?$|^part [abd]$|\bcenters for medicare\b", re.IGNORECASE), "medicare"),
    (re.compile(r"\btricare\b", re.IGNORECASE), "tricare"),
    (re.compile(r"\bveterans (?:affairs|health)\b", re.IGNORECASE), "va"),
    (re.compile(r"\bworkers'? comp", re.IGNORECASE), "workers-comp"),
    (re.compile(r"^self[- ]?pay$", re.IGNORECASE), "self-pay"),
    (re.compile(r"^private$|^commercial$", re.IGNORECASE), "commercial"),
)


def npi_of(at: At) -> str | None:
    """The ten-digit NPI among a resource's or reference's identifiers."""
    for identifier in at.each("identifier"):
        system = (identifier.get("system").text() or "").lower()
        kinds = {code.lower() for _, code in identifier.get("type").codings()}
        value = identifier.get("value").text()
        if value and NPI.fullmatch(value) and ("npi" in kinds or "npi" in re.split(r"[^a-z]+", system)):
            return value
    return None


def tax_id_of(at: At) -> str | None:
    """A federal tax number, as printed."""
    for identifier in at.each("identifier"):
        system = (identifier.get("system").text() or "").lower()
        kinds = {code.lower() for _, code in identifier.get("type").codings()}
        if kinds & {"tax", "ein", "ssn/ein", "en"} or any(part in system for part in TAX_SYSTEMS):
            return identifier.get("value").text()
    return None


def name_of(at: At) -> str | None:
    """An organisation's name, or a person's: the official or first one, given names first."""
    plain = at.get("name").text()
    if plain:
        return plain
    names = list(at.each("name"))
    names.sort(key=lambda name: {"official": 0, "usual": 1, None: 2}.get(name.get("use").text(), 3))
    for name in names:
        words = [part.text() for key in ("given", "family", "suffix") for part in name.each(key)]
        made = " ".join(word for word in words if word)
        if made or name.get("text").text():
            return made or name.get("text").text()
    return None


def provider_of(claim: At, graph: Graph) -> Provider:
    """The billing provider; Medicare's STU3 papers name it under `organization` or `facility`."""
    name = npi = tax_id = state = zip_code = None
    for pointer in (*claim.each("provider"), *claim.each("organization"), *claim.each("facility")):
        for one in (*_resolved(pointer, claim, graph), pointer):
            name = name or name_of(one) or one.get("display").text()
            npi = npi or npi_of(one)
            tax_id = tax_id or tax_id_of(one)
            if state is None:
                state, zip_code = _address(one)
    if state is None:
        states = {item.get("locationAddress").get("state").text() for item in claim.each("item")} - {None}
        only = next(iter(states)) if len(states) == 1 else None
        state = only if only and STATE.fullmatch(only) else None
    return Provider(name=name, npi=npi, tax_id=tax_id, state=state, zip=zip_code)


def _resolved(pointer: At, home: At, graph: Graph) -> Iterator[At]:
    """The resource behind a reference, and behind a PractitionerRole its organisation and practitioner."""
    found = graph.find(pointer, home)
    if found.get("resourceType").text() == "PractitionerRole":
        for key in ("organization", "practitioner"):
            part = found.get(key)
            yield graph.find(part, home)
            yield part
    yield found


def _address(at: At) -> tuple[str | None, str | None]:
    for address in at.each("address"):
        state, code = address.get("state").text(), address.get("postalCode").text()
        if state and STATE.fullmatch(state.upper()):
            match = ZIP.fullmatch(code or "")
            return state.upper(), match[1] if match else None
    return None, None


def patient_of(claim: At, coverage: At, graph: Graph, notes: Notes) -> Patient:
    """The patient, with the member number of the plan and the provider's account number where they are given."""
    pointer = claim.get("patient")
    found = graph.find(pointer, claim)
    name = name_of(found) or pointer.get("display").text()
    born = notes.day(found.get("birthDate"), "the birth date")
    member = (
        next((value for at in (found, coverage, pointer) if (value := _member(at))), None)
        or coverage.get("subscriberId").text()
    )
    return Patient(name=name, birth_date=born, member_id=member, account=_account(claim))


def _member(at: At) -> str | None:
    for wanted in ({"mb"}, {"mc", "um"}):
        for identifier in at.each("identifier"):
            kinds = {code.lower() for _, code in identifier.get("type").codings()}
            if kinds & wanted or ("mb" in wanted and (identifier.get("system").text() or "").endswith("us-mbi")):
                return identifier.get("value").text()
    return None


def _account(claim: At) -> str | None:
    for info in (*claim.each("supportingInfo"), *claim.each("information")):
        if any(code.lower() == "patientaccountnumber" for _, code in info.get("category").codings()):
            value = info.get("valueString").text() or info.get("code").words() or _first_code(info.get("code"))
            if value:
                return value
    for identifier in claim.each("identifier"):
        if any(code.lower() in {"pat", "an"} for _, code in identifier.get("type").codings()):
            return identifier.get("value").text()
    return None


def _first_code(at: At) -> str | None:
    return next((code for _, code in at.codings()), None)


def insurance_of(claim: At) -> At:
    """The focal insurance, else the first."""
    every = list(claim.each("insurance"))
    return next((one for one in every if one.get("focal").value is True), every[0] if every else At(None, claim.pointer))


def payer_of(claim: At, coverage: At, graph: Graph) -> Payer:
    """Who pays; its kind only where a code or a plain name says so."""
    pointer = claim.get("insurer")
    reference = insurance_of(claim).get("coverage")
    names = [name_of(graph.find(pointer, claim)), pointer.get("display").text()]
    for payor in coverage.each("payor"):
        names += [name_of(graph.find(payor, claim)), payor.get("display").text()]
    names += [pointer.get("identifier").get("value").text(), reference.get("display").text()]
    names.append(reference.get("identifier").get("value").text())
    name = next((name for name in names if name), None)
    names.append(coverage.get("type").words())
    kind = _coded(coverage) or next((kind for one in names if one and (kind := kind_of_name(one))), None)
    if kind is None and any(is_medicare(system) and "eob-type" in system.lower() for system, _ in claim.get("type").codings()):
        kind = "medicare"
    return Payer(name=name, type=kind)


def _coded(coverage: At) -> str | None:
    words = [word.get("name").text() or "" for word in coverage.each("class")]
    if any(kind_of_name(word) == "medicare-advantage" for word in words):
        return "medicare-advantage"
    for system, code in coverage.get("type").codings():
        if "sopt" in system.lower() or "2.16.840.1.113883.3.221.5" in system:
            return next((SOPT[code[:size]] for size in (3, 2, 1) if code[:size] in SOPT), None)
        if code.lower() in COVERAGE_CODES:
            return COVERAGE_CODES[code.lower()]
    return None


def kind_of_name(name: str) -> str | None:
    """The kind of payer where the name alone says it."""
    return next((kind for pattern, kind in PAYER_NAMES if pattern.search(name)), None)
