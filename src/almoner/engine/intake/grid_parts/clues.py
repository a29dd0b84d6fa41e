"""What single words in a spreadsheet's heading speak for, wherever they stand in it: whose name, which number, which amount.

Whole phrases are compared in `headings`; exports make up headings of their own ("REQ_NO", "PriceEach", "Cód. servicio"), whose
words still tell the party (patient, provider, payer, somebody else) and the kind of thing (name, number, day, code, amount).
"""

import re
from collections.abc import Callable
from functools import lru_cache

from almoner.engine.intake.claim_columns import EXACT
from almoner.engine.intake.heading_words import ABBREVIATIONS
from almoner.engine.intake.headings import KNOWN_WORDS, plain_words, role_of

Odds = tuple[tuple[str, int], ...]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PLAINER = {
    short: full
    for full, shorts in {
        "birth": "dob nac nacimiento nacim birthdate birthday born fn bday",
        "charge": "cobrar cobro chrge",
        "chart": "expediente historia exp mrn",
        "clinic": "clinica consultorio",
        "collected": "coll collection drawn draw specimen muestra toma",
        "cost": "costo coste",
        "code": "clave claves",
        "count": "ct cnt",
        "description": "words what memo narrative text texto desglose descripcin longdesc shortdesc",
        "discount": "bonificacion",
        "doctor": "dr dra medico medica physician phys",
        "each": "ea unitario unitaria unit1",
        "encounter": "enc episode episodio",
        "extended": "ext extension extd",
        "facility": "fac institution institucion centro office site entity vendor supplier prestador practice",
        "invoice": "inv factura folio recibo ticket",
        "item": "articulo product producto sku",
        "laboratory": "lab laboratorio labs",
        "name": "nombres nm names",
        "other": "guarantor guar responsable referring referred refers ordering solicitante referido subscriber insured clerk user keyed"
        " poster capturo cashier cajero usuario policyholder titular",
        "patient": "client customer donor cliente beneficiary beneficiario member guest resident rider passenger huesped residente"
        " atendido atendida",
        "payer": "payor insurance carrier",
        "performed": "rendered delivered given performed aplicacion dispensed",
        "price": "prc prices",
        "quantity": "quan qnty q uos pcs pieza piezas piece pieces veces times session sessions sesion sesiones volume n qt qnt many",
        "rate": "tarifa",
        "requisition": "req requisicion orden order accession solicitud",
        "service": "serv atencion",
        "test": "estudio prueba examen exam assay panel analisis",
        "treatment": "tx tratamiento trt procedimiento procedure",
        "visit": "consulta visita appointment appt cita vst",
    }.items()
    for short in shorts.split()
}
PATIENT = frozenset({"patient"})
PROVIDER = _set("provider doctor laboratory facility clinic hospital dentist location rendering performing servicing")
PAYER = frozenset({"payer"})
CODED = _set("cpt hcpcs hcpc cdt ada cpt4 px nomenclador hcpcscpt")
NAMED_CODES = _set(
    "revenue rev diagnosis icd drug ndc modifier reason remark group zip place status adjustment postal department ub type pos"
)
SERVICES = _set("service test item treatment description activity work line long short")
NUMBERED = _set("account visit encounter invoice requisition chart case fin csn har admission statement bill bills file")
STRONG_NUMBERS = _set("account visit encounter invoice chart case fin csn har statement bill bills admission")
MONEY_WORDS = _set(
    "amount price charge cost fee total extended gross rate debit subtotal net paid balance due owe responsibility allowed"
)
OTHER_MONEY = _set(
    "allowed approved eligible negotiated contract contractual adjustment discount paid payment balance due owe responsibility copay"
    " coinsurance deductible covered share portion credit allowance ineligible savings"
)
OTHER_DAYS = _set(
    "post posted posting entry entered bill billed statement paid payment due received reported report printed created admission"
    " discharge updated invoice print through to end last"
    " result results"
)
LISTED = _set("number id")
FAR = 300
NAMELESS = _set("name full last first and y apellido apellidos")


GLUED_WORDS = (
    "account acct amount amt billed charge chg claim code cd collected count cpt date description desc dob dt each facility fee"
    " hcpcs id invoice item lab line modifier name nbr number num patient pt price proc procedure provider qty quantity rate rev"
    " revenue service svc test total unit units visit fecha codigo cantidad precio importe servicio paciente nombre unitario paid"
    " allowed adjustment discount birth diagnosis order from thru encounter extended full last first"
)
GLUED = tuple(sorted(GLUED_WORDS.split(), key=lambda word: (-len(word), word)))


def parted(heading: str) -> str:
    """The heading with words that it writes as one apart: "TESTCODE" gives "test code"."""
    return " ".join(
        part
        for word in heading.replace("_", " ").replace("º", "o ").split()
        for part in (_glued(word.lower()) if word.isalpha() else (word,)) or (word,)
    )


def _glued(word: str) -> tuple[str, ...]:
    if len(word) < 6 or word in KNOWN_WORDS or word in ABBREVIATIONS or word in PLAINER:
        return ()
    found = _split(word)
    return found if len(found) > 1 else ()


def _split(word: str) -> tuple[str, ...]:
    for first in GLUED:
        if word == first:
            return (first,)
        if word.startswith(first) and (rest := _split(word[len(first) :])):
            return (first, *rest)
    return ()


MEMBERS = re.compile(r"\b(subscribers?|insureds?|policy ?holders?|titular|asegurad[oa]|suscriptor)\b")
"""Whose number of the plan it is, though the name beside it may be another family member's."""
WHOLE_PRICES = _set("cash retail gross full usual regular list ucr")
AGREED_PRICES = _set("discounted negotiated contracted contract agreed net allowed")
DEPARTMENTS = _set("department dept name cost center code number")
HOUSES = _set("facility clinic hospital laboratory billing group location")
NOT_OURS = _set(
    "base factor room bed age floor ward edad piso hab cama habitacion priority sex sexo genero gender phone telephone telefono fax address city"
    " email zip postal specialty especialidad county race"
)
SURCHARGES = _set("tax iva shipping envio late mora tip propina deposit deposito finance interest interes")


def words_of(heading: str) -> frozenset[str]:
    """The heading's words in their plainest form."""
    return frozenset(PLAINER.get(word, word) for word in plain_words(parted(heading)))


@lru_cache(maxsize=8192)
def heading_roles(heading: str) -> Odds:
    """Roles of a heading with odds in thousandths, the likeliest first: exact names of claim files, else its phrases and words.
    A heading with one party's word never speaks for another's name.
    """
    exact = EXACT.get(heading.strip().upper())
    if exact:
        return ((exact, 1000),)
    words = words_of(heading)
    if words & LISTED and MEMBERS.search(heading.lower().replace("_", " ")):
        return (("member_id", 950),)
    clued = _clues(heading, words)
    odds = dict(role_of(parted(heading)) or role_of(heading))
    if clued:
        # A phrase that is only alike says less than the words themselves.
        odds = {role: worth if worth >= 950 else worth - 150 for role, worth in odds.items()}
    for role, worth in clued.items():
        odds[role] = max(worth, odds.get(role, 0))
    if words & OTHER_DAYS and "service" not in words and "day" in odds:
        odds["day"] = min(odds["day"], 610)  # the day of an entry or a result stands in only where no day of service is given
    if other_party(heading):
        odds = {role: worth for role, worth in odds.items() if role == "not_money"}
    if "chart" in words or {"medical", "record"} <= words or ("id" in words and "patient" in plain_words(heading)):
        odds.pop("member_id", None)  # the provider's number of a patient, not the plan's
    if "site" in odds and "quantity" in words and heading.strip().lower().endswith("s"):
        odds.pop("site")  # "Piezas" are counted; "Pieza" is a tooth
    if words == {"ucr"}:
        odds.pop("allowed", None)  # the office's usual fee
    if "house_npi" in odds:
        odds.pop("npi", None)
    if clued.get("units", 0) >= 985:
        odds.pop("unit_price", None)
    elif clued.get("unit_price", 0) >= 960:
        odds.pop("units", None)
    if words & {"minutes", "minute", "minutos"} and "unit" not in words and "units" in odds:
        odds["units"] = min(odds["units"], 620)  # minutes are counted into units; they stand in only where none are given
    for role in _not_theirs(words):
        odds.pop(role, None)
    # A far second meaning would only help another column take the first one away.
    most = max(odds.values(), default=0)
    return tuple(sorted(((r, o) for r, o in odds.items() if o >= most - FAR), key=lambda pair: (-pair[1], pair[0])))


def other_party(heading: str) -> bool:
    """Whether a heading speaks of somebody who is neither patient, provider nor payer: a guarantor, who referred, who typed."""
    words = words_of(heading)
    if {"ordered", "by"} <= words:
        return True
    return ("other" in words or ("ref" in words and bool(words & PROVIDER))) and not words & NUMBERED


def _not_theirs(words: frozenset[str]) -> tuple[str, ...]:
    whose = ("patient", "patient_last", "patient_first")
    if "other" in words or ("ref" in words and words & PROVIDER):
        return (*whose, "provider", "payer", "birth_date", "description", "code")
    if words & {"department", "dept"} and words <= DEPARTMENTS:
        return (*whose, "provider", "charge")
    if words & (PROVIDER | PAYER) and not words & PATIENT:
        return (*whose, "birth_date", "account") if not words & NUMBERED else (*whose, "birth_date")
    if words & SURCHARGES:
        return (*whose, "charge", "unit_price", "code", "description")
    if words & SERVICES and not words & PATIENT:
        return whose
    return ("provider", "payer") if words & PATIENT and not words & (PROVIDER | PAYER) else ()


def _clues(heading: str, words: frozenset[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    if not words:
        return {"unit_price": 800} if heading.strip() == "@" else {}

    def say(role: str, odds: int) -> None:
        found[role] = max(odds, found.get(role, 0))

    dated = bool(words & {"date", "dos"}) or ("f" in words and bool(words & {"service", "visit"}))
    coded = "code" in words
    listed = bool(words & LISTED)
    priced = words & MONEY_WORDS
    if "birth" in words:
        return {"birth_date": 990}
    if words & NOT_OURS or words == {"c", "p"}:
        return {"not_money": 950}
    if "npi" in words:
        return {"house_npi": 1000} if words & HOUSES and "rendering" not in words else {"npi": 1000}
    if heading.strip(" .:").lower() in {"dr", "debe", "debit"}:
        say("charge", 960)
    if heading.strip(" .:").lower() in {"cr", "haber"}:
        return {"payments_and_adjustments": 960}
    if words == {"u"}:
        return {"units": 800}
    if words & {"ndc", "ndc11"} or ("drug" in words and (coded or listed)):
        return {"ndc": 950}
    if words & {"icd", "icd10", "icd9", "cie", "cie10", "diagnosis"} or any(word[:2] == "dx" for word in words):
        return {"diagnoses": 950}
    if (
        "modifier" in words
        or words == {"md"}
        or any(word[:3] == "mod" and word[3:].isdigit() for word in words)
        or "mdf" in words
    ):
        return {"modifiers": 950}
    if words & {"revenue", "revcd", "nubc", "ub"} and not priced:
        return {"revenue_code": 950}
    if words & {"department", "dept"}:
        say("revenue_code", 800)
        say("provider", 700)
    if words & CODED:
        say("code", 950)
    elif coded and "description" in words:
        return {"description": 960}
    elif coded and not words & NAMED_CODES:
        say("code", 860)
    elif listed and words & SERVICES and not words & {"line", "description"}:
        say("code", 720)
    if dated or words & {"collected", "performed", "when"}:
        say("day", 610 if words & OTHER_DAYS else 900 if dated else 800)
    elif words <= {"day", "dia"}:
        say("day", 850)
    own = words & NUMBERED
    if {"medical", "record"} <= words:
        return {"account": 900}
    if own and not priced - {"bill"} and not dated and not coded and (listed or own & STRONG_NUMBERS or len(words) == 1):
        say("account", 900 if own & STRONG_NUMBERS else 820)
    if words & PATIENT:
        if listed:
            say("account", 860)
            say("member_id", 700)
        elif not priced and not words & OTHER_MONEY and not dated and not own:
            say("patient", 950)
            say("account", 640)
    elif "name" in words and not words - NAMELESS:
        say("patient", 720)
    if words & PROVIDER and not listed and not coded and not priced and not dated and not own and "other" not in words:
        say("provider", 900)
    if words & {"rendering", "provider"} and listed:
        say("npi", 820)
    if not coded and not listed and not dated and not priced and not own and words & SERVICES and not words & PATIENT:
        say("description", 820 if not words & PROVIDER else 640)
        if len(words) == 1:
            say("code", 640)
    if "type" in words and words & {"quantity", "visit"}:
        return {"description": 820}
    if "estimate" in words and words & PATIENT:
        return {"patient_owes": 900}
    _amounts(words, say, counted="units" in heading.lower() and "per" not in words)
    return found


def _amounts(words: frozenset[str], say: Callable[[str, int], None], *, counted: bool) -> None:
    """Counts, prices of one, amounts of a line, and what a plan does to them."""
    per_one = bool(words & {"each", "unit", "per"}) or {"c", "u"} <= words or {"p", "u"} <= words or "pu" in words
    per_one = per_one or {"v", "unit"} <= words
    money = words & {"amount", "price", "charge", "cost", "fee", "rate"}
    theirs = words & OTHER_MONEY
    if counted:
        say("units", 985)
    elif per_one and (money or words & {"each", "pu", "p", "v", "c"}) and not theirs:
        say("unit_price", 960)
    elif words & {"price", "rate"} and words & AGREED_PRICES:
        say("allowed", 880)
    elif words & WHOLE_PRICES and (words & {"price", "rate", "fee", "charge"} or words == {"ucr"}):
        say("charge", 1000)
    elif words & {"price", "rate"} and not words & {"total", "extended", "line"} and not theirs:
        say("unit_price", 850)
        say("charge", 640)
    elif (
        words & {"amount", "charge", "cost", "fee", "extended", "gross", "debit", "subtotal", "total", "price", "billed"}
        and not theirs
        and not words & {"code", "date", "number", "id", "description"}
    ):
        say("charge", 860)
    if words & {"quantity", "count", "unit"} and not money and not theirs and "date" not in words:
        say("units", 880)
    if words == {"number"}:
        say("units", 760)
        say("account", 700)
    if words & {"allowed", "approved", "eligible", "negotiated", "contract"} and not words & {
        "number",
        "adjustment",
        "discount",
    }:
        say("allowed", 880)
    reduces = words & {"adjustment", "discount", "contractual", "writeoff"} or {"w", "o"} == words or {"write", "off"} <= words
    if reduces and not words & {"code", "reason", "group", "payment"}:
        say("adjustment", 880)
    if "paid" in words and words & {"payer", "plan", "benefit", "primary"}:
        say("paid", 880)
    if words & PATIENT and words & {"responsibility", "owe", "share", "portion", "due", "charge"}:
        say("patient_owes", 900)
