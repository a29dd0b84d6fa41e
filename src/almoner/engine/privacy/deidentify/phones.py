"""Telephone and fax numbers."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.proposals import FAIR, WEAK, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

EXTENSION = r"(?:,?\s?(?:ext|extension|extensi[oó]n|x)\.?:?\s?\d{1,6}\b)?"
AMERICAN = rule(
    rf"(?<![\w$.\-/])(?:\+?1[\s.\-–]?)?(?:\(\s?[2-9OoIl1]\d{{2}}\s?\)\s?[\-.]?\s?|[1-9]\d{{2}}\s?[\-–.·/\s]\s?)\d{{3}}\s?[\-–.·\s]\s?\d{{4}}(?![\w\-]|\.\d){EXTENSION}",
    re.IGNORECASE,
)
OPEN = rule(rf"\(\s?\d{{3}}\s?\)\s?[\-.]?\s?\d{{3}}\s?[\-–.·\s]?\s?\d{{4}}(?!\w){EXTENSION}", re.IGNORECASE)
ZERO = rule(rf"(?<![\w$.\-/])[01]\d{{2}}[\-.]\d{{3}}[\-.]\d{{4}}(?![\w\-]){EXTENSION}", re.IGNORECASE)
BARE = rule(r"(?<![\w$.,\-/])(?:1?[2-9]\d{9})(?![\w\-/]|[.,]\d)")
WORLD = rule(r"(?<![\w+])\+\d{1,3}(?:[\s.\-]{0,2}\(?\d{1,5}\)?){2,6}(?!\w)")
LOCAL = rule(r"(?<![\w$.,\-/])\d{3}[\-–]\d{4}(?![\w\-]|\.\d|,\d)")
LETTERS = rule(r"(?<![\w\-])1?-?8(?:00|33|44|55|66|77|88)-[A-Z\d]{3,4}-?[A-Z\d]{3,7}(?!\w)")
ALONE = rule(r"\b(?:ext|extension|extensi[oó]n|anexo)\.?:?\s?(\d{2,6})(?![\w.,]\d)", re.IGNORECASE)
GROUPED = re.compile(r"(?<![\w$.,\-/:])0?\d{1,4}(?:[ .\-]\d{2,4}){1,5}(?![\w\-/%:]|[.,]\d)")
CUE = re.compile(
    r"(?:\bphone|\btel(?:[eé]fono|ephone)?|\bcel(?:l|ular)?|\bm[oó]vil|\bmobile|\bcall(?:ed|ing)?|\bcontact|\breach(?:ed)?|\btext(?:ed)?|\bdial|\bnumber|\bn[uú]mero|\bll[aá]m\w{1,6}|\bmarc\w{1,5}|\bwhats?app|"
    r"\bph|\bhome|\bwork|\bpager|\bbeeper|\bext|\bvoice\w{0,5}|\banswering|\bring|\bconmutador|\bfijo|\bcontacto|\bcomunic\w{1,8}|\bme)\b[^\n\d]{0,28}$",
    re.IGNORECASE,
)
FAX = re.compile(r"\bfax(?:ed|ear|eado|ee)?\b[^\n\d]{0,45}$|\bf\s?[:.]\s?$", re.IGNORECASE)
FAX_AFTER = re.compile(r"[ ]?\(?fax\b(?!\s?[:#])", re.IGNORECASE)
LICENSED = re.compile(
    r"\b(?:npi|licen[sc]e|tax|ein|tin|member|account|acct|claim|mrn|record|id|serial|order|invoice|cuenta|p[oó]liza|ref\w{0,6}|case|auth\w{0,9}|iban|card|tarjeta|ndc|zip)\b[^\n\d]{0,18}$",
    re.IGNORECASE,
)
FEWEST, MOST, BEFORE = 7, 15, 48


def find_phones(page: Page) -> Iterator[Proposal]:
    text = page.text
    for pattern, sure in (
        (AMERICAN, FAIR),
        (OPEN, FAIR),
        (ZERO, FAIR),
        (WORLD, FAIR),
        (LETTERS, FAIR),
        (LOCAL, WEAK),
        (BARE, FAIR),
    ):
        for match in page.matches(pattern):
            if (pattern is LOCAL or pattern is BARE or pattern is WORLD) and not sized(match[0]):
                continue
            labelled = pattern is BARE and LICENSED.search(text, max(0, match.start() - BEFORE), match.start())
            yield Proposal(*match.span(), kind_of(text, match), WEAK if labelled else sure)
    for match in page.matches(ALONE):
        yield Proposal(*match.span(1), Kind.PHONE, WEAK)
    for match in page.at_digits(GROUPED):
        if sized(match[0]) and CUE.search(text, max(0, match.start() - BEFORE), match.start()):
            yield Proposal(*match.span(), kind_of(text, match), WEAK)
        elif (
            sized(match[0]) and match[0].startswith("0") and "." not in match[0][-4:] and len(re.split(r"[ .-]", match[0])) > 2
        ):
            yield Proposal(*match.span(), Kind.PHONE, WEAK)
        elif sized(match[0]) and FAX.search(text, max(0, match.start() - BEFORE), match.start()):
            yield Proposal(*match.span(), Kind.FAX, WEAK)


def sized(number: str) -> bool:
    return FEWEST <= sum(sign.isdigit() for sign in number) <= MOST


def kind_of(text: str, match: re.Match[str]) -> Kind:
    faxed = FAX.search(text, max(0, match.start() - BEFORE), match.start()) or FAX_AFTER.match(text, match.end())
    return Kind.FAX if faxed else Kind.PHONE
