"""Names after a label with a colon ("Patient: Lopez, Ana"), in either language, on its line or the next."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.lists.people import CREDENTIALS, PARTICLES, TITLES
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.spans import Kind

CARERS = (
    r"provider|physician|doctor|attending|surgeon|anesthesiologist|radiologist|pathologist|pcp|primary care|referring|ordering|rendering|seen by|signed(?: electronically)? by|electronically signed by|dictated by|reviewed by|"
    r"interpreted by|read by|performed by|therapist|dentist|nurse|practitioner|clinician|prescriber|admitting|discharged by|verified by|m[eé]dic[oa](?: tratante| de cabecera)?|doctora?|atendid[oa] por|firmado por|cirujan[oa]|dentista|"
    r"enfermer[oa]|anestesi[oó]log[oa]|especialista|tratante|proveedor|prestador|resident|hospitalist|consultant"
)
PEOPLE = (
    r"patient|pt|name|full name|last name|first name|middle name|surname|maiden name|member|subscriber|insured|policy ?holder|guarantor|responsible party|guardian|parent|mother|father|spouse|husband|wife|son|daughter|child|dependent|beneficiary|"
    r"account holder|card ?holder|employee|claimant|applicant|contact|emergency contact|next of kin|proxy|caller|author|sender|recipient|ship to|bill to|attn|attention|from|to|cc|re|user|customer|client|witness|signature|print(?:ed)? name|signed|"
    r"prepared by|representative|relative|interpreter|owner|addressee|infant|baby|newborn|regarding|subject|"
    r"paciente|nombre(?:s)?(?: completo| del paciente| y apellidos?)?|apellidos?(?: paterno| materno)?|titular|asegurad[oa]|suscriptora?|afiliad[oa]|responsable|tutora?|madre|padre|espos[oa]|hij[oa]|beneficiari[oa]|contacto(?: de emergencia)?|familiar|"
    r"remitente|destinatari[oa]|de|para|asunto|atenci[oó]n|at|firma|firmado|cliente|usuari[oa]|solicitante|declarante|testigo|garante|facturar a"
)
FORM = rule(r"\b(?:LAST|FIRST|Last|First|MIDDLE|SURNAME)(?: NAME| Name)? (?=[A-Z])")
NAMED = rule(
    r"\b(?:PATIENT|INSURED|SUBSCRIBER|MEMBER|GUARANTOR|Patient|Insured|Guarantor|Member|Subscriber|OTHER INSURED)(?:['’][Ss])? (?:NAME|name|Name)[ ]{1,4}(?=[A-Z])"
)
INITIAL = rule(r"\b(?:MI|M\.I\.|[Mm]iddle [Ii]nitial)\s?:\s?(?=[A-Z]\b)")
TAIL = r"(?:[ \t]?(?:['’]s)?[ \t](?:name|nombre|physician|provider|doctor|signature|full name|used|legal name|del paciente|del titular|del asegurado|responsable|id|md))?(?:[ \t]?\([^)\n]{1,24}\))?"
LABEL = rule(
    rf"(?<![\w])(?:(?P<carer>{CARERS})|(?P<person>{PEOPLE})){TAIL}[ \t]{{0,3}}(?::|=|\||-{{1,2}}>?(?=[ ]))[ \t]{{0,12}}(?:\n[ \t]{{0,12}})?"
)
LOOSE = frozenset(
    "re from to de para asunto subject at cc regarding user usuario usuaria contact contacto parent signed resident specialist id".split()
)
"""Labels that often have something else after them."""
STOP = re.compile(
    r"\s{2,}|[\n\t|;()\[\]<>/]|\s-\s|\d|:|\b(?:dob|mrn|ssn|phone|tel|id|acct|account|date|sex|age|address|member|group|fecha|nac|edad|sexo|cuenta|tel[eé]fono|direcci[oó]n|npi|relationship)\b",
    re.IGNORECASE,
)
MOST, LONGEST = 6, 70


def labelled_names(page: Page) -> Iterator[tuple[int, Kind]]:
    text, words = page.text, page.words
    yield from of_forms(page)
    for label in page.small_matches(LABEL):
        if label.end() == len(text) or (
            not label["carer"]
            and text[label.start() : label.end()].rstrip()[-1] == "-"
            and text[label.start() - 1 : label.start()] not in {"", "\n"}
        ):
            continue
        stop = STOP.search(text, label.end(), label.end() + LONGEST)
        end = stop.start() if stop else min(len(text), label.end() + LONGEST)
        kind = Kind.CLINICIAN if label["carer"] else Kind.NAME
        loose = (label["person"] or "").casefold().split(" ")[0] in LOOSE
        for number in value(page, page.first_word(label.end()), end, loose=loose):
            yield (
                number,
                Kind.CLINICIAN
                if number + 1 < len(words)
                and words[number + 1].low in CREDENTIALS
                and words[number + 1].all_capitals
                and kind is Kind.NAME
                and not loose
                else kind,
            )


def of_forms(page: Page) -> Iterator[tuple[int, Kind]]:
    """ "LAST Greaves FIRST Imogen", "MI: T"."""
    for label in page.matches(NAMED):
        stop = STOP.search(page.text, label.end(), label.end() + LONGEST)
        for number in value(page, page.first_word(label.end()), stop.start() if stop else label.end() + LONGEST, loose=False):
            yield number, Kind.NAME
    for pattern in (FORM, INITIAL):
        for label in page.matches(pattern):
            number = page.first_word(label.end())
            word = page.words[number] if number < len(page.words) else None
            if (
                word is not None
                and word.start == label.end()
                and (
                    pattern is INITIAL
                    or (
                        (word.known.surname or word.known.given)
                        and not word.known.kept
                        and page.text[word.start - 6 : word.start].isupper()
                    )
                )
            ):
                yield number, Kind.NAME


def value(page: Page, number: int, end: int, *, loose: bool) -> list[int]:
    """The words of a name that stands after a label, or none where the value is something else."""
    words = page.words
    taken: list[int] = []
    while number < len(words) and words[number].end <= end and len(taken) < MOST:
        word = words[number]
        if word.low in TITLES and not taken and (number + 1 < len(words)):
            number += 1
            continue
        if taken and (not fits_gap(word.gap) or ("." in word.gap and len(words[number - 1].text) > 2)):
            break
        if word.all_capitals and word.low in CREDENTIALS and taken:
            break
        if stops(page, number, first=not taken, loose=loose):
            break
        taken.append(number)
        number += 1
    while taken and words[taken[-1]].low in PARTICLES and not words[taken[-1]].capital:
        taken.pop()
    return taken if good(page, taken, loose=loose) else []


def fits_gap(gap: str) -> bool:
    return gap in {" ", "-", ", ", ",", ". ", ".", " '", ' "', "' ", '" ', " & ", " “", "” "}


def stops(page: Page, number: int, *, first: bool, loose: bool) -> bool:
    word = page.words[number]
    low, known = word.low, word.known
    if word.initial:
        return first and loose
    if known.drug or (known.kept and not known.name_too):
        return not (low in PARTICLES and not first)
    plain = not word.capital
    if plain and low in PARTICLES and not first:
        return False
    if plain and known.ordinary("both") and not known.name_too:
        return True
    return loose and not known.given and not known.surname and (plain or known.ordinary(page.language))


def good(page: Page, taken: list[int], *, loose: bool) -> bool:
    """Something of it is a name or at least no word, or, after a strict label, it is two words with capitals."""
    lows = [
        page.words[number] for number in taken if len(page.words[number].low) > 1 and page.words[number].low not in PARTICLES
    ]
    if not lows:
        return False
    named = [word for word in lows if word.known.given or word.known.surname]
    strange = [word for word in lows if not word.known.ordinary(page.language)]
    if loose:
        return (
            any(word.known.given and not word.known.ordinary("both") for word in lows)
            or (len(named) > 1)
            or (len(lows) > 1 and len(strange) == len(lows))
            or (len(strange) == 1 and len(named) == 1 and strange == named)
        )
    if strange or len(named) == len(lows):
        return True
    return bool(named) and all(word.capital for word in lows)
