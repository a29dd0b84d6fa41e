"""Items of a claim as lines; a breakdown below an item becomes lines only where the item itself carries no charge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from almoner.adapters.readers.fhir_parts import categories as role
from almoner.adapters.readers.fhir_parts.adjudication import Said, gather, paid
from almoner.adapters.readers.fhir_parts.amounts import Notes, is_money
from almoner.adapters.readers.fhir_parts.decoding import below_all
from almoner.adapters.readers.fhir_parts.people import npi_of
from almoner.adapters.readers.fhir_parts.places import At
from almoner.engine.bill import Line, Row, RowKind
from almoner.engine.intake.values import ndc as read_ndc

CODE = re.compile(r"[A-Z0-9]{5}", re.ASCII)
MODIFIER = re.compile(r"[A-Z0-9]{2}", re.ASCII)
REVENUE = re.compile(r"\d{3,4}", re.ASCII)
PLACE = re.compile(r"\d{1,2}", re.ASCII)
CODE_SYSTEMS = ("cpt", "hcpcs", "cdt", "hipps", "2.16.840.1.113883.6.12", "2.16.840.1.113883.6.285", "2.16.840.1.113883.6.13")
UNITS = {
    "min": "MJ",
    "minute": "MJ",
    "minutes": "MJ",
    "d": "DA",
    "day": "DA",
    "days": "DA",
    "un": "UN",
    "unit": "UN",
    "{unit}": "UN",
}
NOT_CODES = frozenset({"not-applicable", "unknown", "not-available", "none"})


@dataclass(frozen=True, slots=True)
class Around:
    """What an item's numbers point to: diagnoses, provider numbers and notes of the claim by their sequence."""

    diagnoses: dict[int, str]
    npis: dict[int, tuple[str, str]]  # sequence -> (role, NPI)
    notes: dict[int, str]
    day: date | None
    requested: dict[int, At]


@dataclass(slots=True)
class Lines:
    """The lines of one claim, what each said beyond its fields, and rows that only add up."""

    lines: list[Line]
    said: list[Said]
    rows: list[Row]


def lines_of(claim: At, around: Around, notes: Notes) -> Lines:
    """Every item and every item the payer added."""
    made = Lines([], [], [])
    for item in claim.each("item"):
        _take(item, asked_of(item, around), around, notes, made)
    for item in claim.each("addItem"):
        before = len(made.lines)
        _take(item, item, around, notes, made)
        restates = next(item.each("itemSequence"), None) is not None
        for place in range(before, len(made.lines)):
            if restates and made.lines[place].charge is not None:
                charge = made.lines[place].charge
                made.lines[place] = replace(made.lines[place], charge=None)
                notes.lose(f"{charge} is the payer's restatement of a charge that an item already carries", item.spot())
    return made


def asked_of(item: At, around: Around) -> At:
    """A ClaimResponse's item says only what was decided; what was asked stands in its Claim."""
    wanted = item.get("itemSequence").value
    return around.requested.get(wanted, item) if isinstance(wanted, int) else item


def _take(item: At, asked: At, around: Around, notes: Notes, made: Lines) -> None:
    if not isinstance(item.value, dict):
        notes.lose("an item that is no item", item.spot())
        return
    path = f"lines/{len(made.lines)}"
    doubts = len(notes.doubts)
    line, said = _line(item, asked, around, notes, path)
    if line.revenue_code == "0001":
        # Institutional claims end with the sum of all their charges under this revenue code.
        del notes.doubts[doubts:]
        made.rows.append(
            Row(
                RowKind.TOTAL,
                line.description or "Total charges",
                line.charge,
                spot=line.spot,
                first_line=0,
                last_line=len(made.lines),
            )
        )
        _leave(said, notes, keep=role.CHARGE)
        notes.taken.discard(asked.get("unitPrice").pointer)
        made.said.append(Said(amounts={role.CHARGE: said.of(role.CHARGE)}, networks=said.networks))
        return
    below = list(_charged_below(item))
    if below and line.charge is None:
        del notes.doubts[doubts:]
        _leave(said, notes)
        notes.taken.discard(asked.get("unitPrice").pointer)
        for detail in below:
            _detail(detail, line, around, notes, made)
        return
    if below:
        for detail in below:
            notes.taken |= {pointer for value, pointer in below_all(detail.value, detail.pointer) if is_money(value, pointer)}
        notes.lose(
            f"{len(below)} details break down the charge of one item; the item was read, its details were not", item.spot()
        )
    empty = line == Line(spot=line.spot)
    if empty and not any(is_money(value, pointer) for value, pointer in below_all(item.value, item.pointer)):
        notes.lose("an item that says nothing", item.spot())
        return
    made.lines.append(line)
    made.said.append(said)


def _leave(said: Said, notes: Notes, keep: str | None = None) -> None:
    """What an item says that is no line after all."""
    notes.leave(amount for name, amounts in said.amounts.items() if name != keep for amount in amounts)
    notes.leave(amount for _, amount in said.reductions)


def _charged_below(item: At) -> Iterator[At]:
    """Details (and sub-details of a detail without money) that carry amounts of their own."""
    for key in ("detail", "subDetail"):
        for detail in item.each(key):
            deeper = list(_charged_below(detail))
            if _carries(detail) or not deeper:
                if _carries(detail):
                    yield detail
            else:
                yield from deeper


def _carries(detail: At) -> bool:
    if isinstance(detail.get("net").value, dict):
        return True
    return any(isinstance(one.get("amount").value, dict) for one in detail.each("adjudication"))


def _detail(detail: At, parent: Line, around: Around, notes: Notes, made: Lines) -> None:
    line, said = _line(detail, detail, around, notes, f"lines/{len(made.lines)}")
    made.lines.append(
        replace(
            line,
            day=line.day or parent.day,
            through=line.through if line.day else parent.through,
            revenue_code=line.revenue_code or parent.revenue_code,
            place_of_service=line.place_of_service or parent.place_of_service,
            diagnoses=line.diagnoses or parent.diagnoses,
            npi=line.npi or parent.npi,
        )
    )
    made.said.append(said)


def _line(item: At, asked: At, around: Around, notes: Notes, path: str) -> tuple[Line, Said]:
    said = gather(item.each("adjudication"), notes, f"{path}/adjustments")
    first, last = days_of(asked, around, notes)
    first = first or _extended(asked, "estimatedDateOfService").get("valueDate").day()
    service = asked.get("productOrService") if asked.get("productOrService").value is not None else asked.get("service")
    code, drug = codes_of(service, notes)
    if code is None and service.value is None:
        code = _code_among_modifiers(asked, f"{path}/code", notes)
    for detail in asked.each("detail"):
        drug = drug or codes_of(detail.get("productOrService"), Notes())[1]
    net = [amount for amount in (notes.amount(asked.get("net")),) if amount is not None]
    charges = said.of(role.CHARGE) + net or said.of(role.DRUG_COST)
    if charges and charges[0] not in said.of(role.DRUG_COST):
        notes.leave(said.of(role.DRUG_COST))
    quantity = asked.get("quantity")
    numbers = [place.value for key in ("diagnosisSequence", "diagnosisLinkId") for place in asked.each(key)]
    diagnoses = [around.diagnoses[number] for number in numbers if isinstance(number, int) and number in around.diagnoses]
    unit = quantity.get("code").text() or quantity.get("unit").text() or ""
    line = Line(
        day=first,
        through=last,
        code=code,
        modifiers=tuple(modifiers_of(asked, notes)),
        revenue_code=revenue_of(asked, notes),
        ndc=drug,
        diagnoses=tuple(dict.fromkeys(diagnoses)),
        place_of_service=place_of(asked),
        npi=_npi(asked, around),
        description=service.words() or _extended(asked, "serviceDescription").get("valueString").text(),
        units=_units(quantity, notes),
        unit_price=notes.price(asked.get("unitPrice")),
        charge=notes.choose(f"{path}/charge", charges),
        allowed=notes.choose(f"{path}/allowed", said.of(role.ALLOWED)),
        paid=notes.choose(f"{path}/paid", paid(said)),
        deductible=notes.choose(f"{path}/deductible", said.of(role.DEDUCTIBLE)),
        copay=notes.choose(f"{path}/copay", said.of(role.COPAY)),
        coinsurance=notes.choose(f"{path}/coinsurance", said.of(role.COINSURANCE)),
        patient_owes=notes.choose(f"{path}/patient_owes", said.of(role.OWES)),
        adjustments=tuple(said.adjustments),
        remarks=tuple(dict.fromkeys([*said.remarks, *_remarks(item, around)])),
        spot=item.spot(),
        unit=UNITS.get(unit.lower()),
        site=site_of(asked),
        control=_extended(asked, "gfeBillingProviderLineItemCtrlNum").get("valueIdentifier").get("value").text(),
    )
    return line, said


def _extended(item: At, name: str) -> At:
    """The extension of this name (Da Vinci's estimates have several), or nothing."""
    for extension in item.each("extension"):
        if (extension.get("url").text() or "").rpartition("/")[2] == name:
            return extension
    return At(None, item.pointer)


def _units(quantity: At, notes: Notes) -> Decimal | None:
    value = quantity.get("value")
    units = value.number()
    if units is None and value.value is not None:
        notes.lose("a quantity that is no number", quantity.spot())
    return units


def days_of(item: At, around: Around, notes: Notes) -> tuple[date | None, date | None]:
    """First and last day of service; a claim whose whole period is one day lends it to items without any."""
    period = item.get("servicedPeriod")
    first = notes.day(item.get("servicedDate"), "a date of service") or notes.day(period.get("start"), "a date of service")
    last = notes.day(period.get("end"), "a date of service")
    if first is None and item.get("servicedDate").value is None and period.value is None:
        return around.day, None
    if first is not None and last is not None and last < first:
        notes.lose(f"a service that ends on {last}, before it began on {first}", period.spot())
        last = None
    return first, last if last != first else None


def codes_of(service: At, notes: Notes) -> tuple[str | None, str | None]:
    """The procedure code (HCPCS, CPT, CDT) and the drug code. Codes no bill uses (SNOMED CT and the like) are left to the words."""
    code = drug = None
    for system, said in service.codings():
        where = system.lower()
        if where.endswith("/ndc") or "2.16.840.1.113883.6.69" in where:
            drug = drug or read_ndc(said)
            if drug is None:
                notes.lose(f"a drug code that is no NDC: {said[:40]}", service.spot())
        elif any(part in where for part in CODE_SYSTEMS) or not where:
            plain = said.upper().strip()
            if CODE.fullmatch(plain) and any(sign.isdigit() for sign in plain):
                code = code or plain
            elif code is None and said.lower() not in NOT_CODES:
                notes.lose(f"a procedure code that is none: {said[:40]}", service.spot())
    return code, drug


def _code_among_modifiers(item: At, path: str, notes: Notes) -> str | None:
    """Medicare's R4 server once put the procedure code of an outpatient line where its modifiers stand."""
    for concept in item.each("modifier"):
        for system, said in concept.codings():
            if "hcpcs" in system.lower() and CODE.fullmatch(said) and any(sign.isdigit() for sign in said):
                notes.doubt(path, said, (said,), "code_among_modifiers", concept.spot())
                return said
    return None


def modifiers_of(item: At, notes: Notes) -> Iterator[str]:
    """Two-character modifiers, each once, in order."""
    seen: set[str] = set()
    for concept in item.each("modifier"):
        plain = [code.upper() for system, code in concept.codings() if "unitsofmeasure" not in system]
        found = next((code for code in plain if MODIFIER.fullmatch(code)), None)
        if found is None and plain and not (CODE.fullmatch(plain[0]) and "productOrService" not in item.value):
            notes.lose(f"a modifier that is none: {plain[0][:20]}", concept.spot())
        elif found is not None and found not in seen:
            seen.add(found)
            yield found


def revenue_of(item: At, notes: Notes) -> str | None:
    """The revenue code as four digits."""
    codes = [code for _, code in item.get("revenue").codings()]
    found = next((code for code in codes if REVENUE.fullmatch(code)), None)
    if found is None and codes and codes[0].lower() not in NOT_CODES:
        notes.lose(f"a revenue code that is none: {codes[0][:20]}", item.get("revenue").spot())
    return found.zfill(4) if found else None


def place_of(item: At) -> str | None:
    """The place-of-service code as two digits."""
    for _, code in item.get("locationCodeableConcept").codings():
        if PLACE.fullmatch(code) and int(code) > 0:
            return code.zfill(2)
    return None


def site_of(item: At) -> str | None:
    """Body site (a tooth) and sub-sites (its surfaces), as coded."""
    codes = [code for key in ("bodySite", "subSite") for place in item.each(key) for _, code in place.codings()]
    return " ".join(codes) or None


def _npi(item: At, around: Around) -> str | None:
    """Who performed it: the care team member the item names, performing and rendering ones first."""
    numbers = [place.value for key in ("careTeamSequence", "careTeamLinkId") for place in item.each(key)]
    linked = [around.npis[number] for number in numbers if isinstance(number, int) and number in around.npis]
    linked.sort(key=lambda one: one[0] not in {"performing", "rendering"})
    return linked[0][1] if linked else None


def care_team(claim: At, resolve: "dict[int, At]") -> dict[int, tuple[str, str]]:
    """Role and NPI of each care team member by sequence; `resolve` gives the resource behind each."""
    found: dict[int, tuple[str, str]] = {}
    for member in claim.each("careTeam"):
        number = member.get("sequence").value
        if not isinstance(number, int) or isinstance(number, bool):
            continue
        npi = npi_of(member.get("provider")) or npi_of(resolve.get(number, At(None)))
        if npi:
            found[number] = (next((code.lower() for _, code in member.get("role").codings()), ""), npi)
    return found


def _remarks(item: At, around: Around) -> Iterator[str]:
    for number in item.each("noteNumber"):
        if isinstance(number.value, int) and number.value in around.notes:
            yield around.notes[number.value]
