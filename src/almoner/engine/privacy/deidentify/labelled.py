"""Numbers that a label names: records, members, accounts, licences, vehicles, devices, and other unique numbers."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import SURE, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

LABELS = {
    Kind.MRN: r"(?!pat(?:ient)?\.?\s(?:cntl|control|ctrl|account|acct))(?:mrn|m\.r\.n\.|med(?:ical)?\.?\s?rec(?:ord)?s?|chart|record|patient|pt|hospital|unit\srecord|historia(?:\scl[ií]nica)?|exp|expediente(?:\scl[ií]nico)?|nhc|hc|paciente)",
    Kind.HEALTH_PLAN: r"member(?:ship)?|mbr|subscriber|insured|beneficiary|beneficiario|policy(?:holder)?|group|grp|mbi|hicn?|medicare|medicaid|medi-cal|plan|health\splan|insurance|id\scard|rxgrp|rx\sgrp|"
    r"p[oó]liza|afiliad[oa]|afiliaci[oó]n|asegurad[oa]|suscriptora?|miembro|grupo|seguro|nss",
    Kind.ACCOUNT: r"account|acct|acc|a/c|cuenta|invoice|inv|factura|recibo|receipt|statement|stmt|guarantor|credit\scard|debit\scard|card|cc|tarjeta|iban|clabe|routing|aba|cta|visit|encounter|bill|transaction|"
    r"transacci[oó]n|trace|eft|payment|confirmation|confirmaci[oó]n|check|cheque|har|fin|visita|bank|patient\sac(?:coun|c)t|pat(?:ient)?\.?\s(?:cntl|control|ctrl)|cntl",
    Kind.VEHICLE: r"vin|license\splate|licence\splate|plates?|tags?|placas?|matr[ií]cula|vehicle|veh[ií]culo",
    Kind.LICENSE: r"licen[sc]e|licencia|lic|driver'?s?\slicen[sc]e|dl|npi|dea|upin|certificate|certificado|cert|passport|pasaporte|tax\si\.?d\.?|taxpayer|ein|tin|itin|state\sid|c[eé]dula(?:\sprofesional)?|c[eé]d\.?(?:\sprof\.?)?|curp|"
    r"rfc|dni|nie|ine|alien|a-number|uscis|green\scard|visa\snumber|matr[ií]cula\sconsular",
    Kind.DEVICE: r"serial|ser|s/n|sn|device|dispositivo|udi|implant|implante|imei|mac|serie|pacemaker|marcapasos|pump|bomba|cpap|glucometer|gluc[oó]metro|model|modelo",
    Kind.OTHER: r"claim|clm|icn|dcn|tcn|case|reference|ref|authori[sz]ation|auth|pre-?auth(?:ori[sz]ation)?|prior\sauth(?:ori[sz]ation)?|referral|ticket|study(?:\scode)?|participant|subject|accession|run|"
    r"specimen|order|rx|prescription|employee|badge|student|user|username|login|folio|reclamaci[oó]n|reclamo|caso|referencia|autorizaci[oó]n|receta|orden|muestra|empleado|tracking|incident|"
    r"appeal|apelaci[oó]n|complaint|queja|id|identifier|identificaci[oó]n|identificador|control|session|registro|tr[aá]mite|batch|docket|expte|(?:gate|door|access|security|entry|verification|alarm)\scode|pin|password|passcode|contrase[nñ]a|file",
}
"""Label by kind; where two kinds know a word, the one that stands first."""
BARE = frozenset(
    "mrn nhc mbi hic hicn iban clabe npi dea upin ein tin itin curp dni nie vin plate plates placa placas serial imei udi s/n sn passport pasaporte "
    "username m.r.n. password passcode pin rfc a-number routing dl".split()
)
"""Labels that need no colon and no "number" to be one."""
LABEL = rule(
    r"(?<![\w$])(?:" + "|".join(f"(?P<{kind.name}>{words})" for kind, words in LABELS.items()) + r")(?![\w])",
)
LINK = re.compile(
    r"""[’']?s?[ \t]{0,3}(?P<named>(?:(?:i\.d|identification|identifier|account|policy|member|card|id|code|plate|licen[sc]e|record|n[uú]mero|number|num|nbr|no|n[uú]m|nro|n|serial|de\s(?:serie|cuenta|p[oó]liza|afiliaci[oó]n|
    miembro|caso|referencia|autorizaci[oó]n|reclamo|expediente|grupo|seguro|tarjeta|licencia|control|empleado|factura|historia(?:\scl[ií]nica)?|identificaci[oó]n|orden|paciente|conducir|manejo|medicare|registro))
    (?:\.|º|°|[oO]\.)?\b\.?[ \t]{0,2}){0,3}\#?)[ \t]{0,2}
    (?:\(\w{1,12}\)[ \t]?)?(?P<mark>[:=\#.]{0,2}[ \t]{0,4}(?:[-–—|]{1,2}[ \t]{1,2})?\n?[ \t]{0,4})
    (?P<verb>(?:on[ ](?:file|record)[ ])?(?:is|es[ ](?:la|el)|es|was|era|ends?[ ](?:in|with)|ending[ ](?:in|with)?|termina(?:da|do)?[ ]en|under|as|=|con|bajo)[ :]{1,3})?[\#"'“(]{0,2}""",
    re.IGNORECASE | re.VERBOSE,
)
VALUE = re.compile(
    r"(?:[A-Z]{1,3}[ ](?=\d{2}))?[A-Za-z]{0,6}[\-–#./]?[*xX•]{0,12}[\-–]?\w{0,20}\d\w{0,20}(?:[\-–./]\w{1,20}){0,5}(?:[ ]\d[\dA-Z]{1,5}(?![\w.,/%])){0,4}"
)
MONEY_OR_DATE = re.compile(
    r"\d{1,3}(?:,\d{3})|\d{1,9}\.\d{2}$|\d{1,2}[/\-.]\d{1,2}[/\-.]\d{2,4}$|(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?$"
)
AFTER_NO = re.compile(
    r"\s?(?:%|mg\b|mcg\b|ml\b|days?\b|years?\b|months?\b|weeks?\b|hours?\b|minutes?\b|d[ií]as\b|a[nñ]os\b|meses\b|of\s\d|de\s\d|dollars|/\d{2,4}\b)"
)
FEW_SIGNS, MANY_DIGITS = 3, 5


def find_labelled(page: Page) -> Iterator[Proposal]:
    text = page.text
    for label in page.small_matches(LABEL):
        link = LINK.match(text, label.end())
        value = VALUE.match(text, link.end()) if link else None
        if link is None or value is None:
            continue
        joined = bool(link["named"] or ":" in link["mark"] or "#" in link["mark"] or "=" in link["mark"] or link["verb"])
        spoken = label[0].casefold()
        if fits(value[0], joined or (spoken in BARE or spoken.endswith("code")), label, link) and not AFTER_NO.match(
            text, value.end()
        ):
            kind = Kind[label.lastgroup or "OTHER"]
            if kind is Kind.MRN and "ssn" in link[0].casefold():
                kind = Kind.SSN
            yield Proposal(value.start(), value.start() + len(value[0].rstrip(".-–/")), kind, SURE)


def fits(value: str, joined: bool, label: re.Match[str], link: re.Match[str]) -> bool:
    """A number that the label can mean: with a colon, "#" or "number" between them three signs are enough, without it must look like a
    number nobody would choose."""
    bare = value.rstrip(".-–/")
    if MONEY_OR_DATE.match(bare.rsplit(" ", 1)[-1]) and " " in bare:
        return False
    digits = sum(sign.isdigit() for sign in bare)
    if MONEY_OR_DATE.match(bare) or label.end() == link.end():
        return False
    if (
        link["mark"].startswith(".")
        and not link["named"]
        and label[0] not in {"exp", "ref", "acct", "cta", "lic", "cert", "pol", "aut", "auth"}
    ):
        return False
    glued = "".join(sign for sign in bare if sign.isalnum())
    if joined:
        if "\n" in link["mark"]:
            return digits >= MANY_DIGITS
        return (len(glued) > FEW_SIGNS and digits > 1) or (len(glued) == FEW_SIGNS == digits and bool(link["named"]))
    return digits > MANY_DIGITS or (
        digits >= FEW_SIGNS
        and len(glued) >= MANY_DIGITS
        and any(sign.isalpha() for sign in glued)
        and bare[0].isalnum()
        and not bare[0].islower()
    )
