"""Numbers without a label that are long or mixed enough to be somebody's: Social Security, cards, vehicles, and the rest."""

import re
from collections.abc import Iterator

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page, apart
from almoner.engine.privacy.deidentify.proposals import SURE, WEAK, Proposal
from almoner.engine.privacy.deidentify.spans import Kind

SSN_CUE = re.compile(
    r"(?:\bssn|\bss\s?#|social(?:\s?security)?|seguro\ssocial|\bs\.s\.n|\bitin|\bnss)\W{0,4}(?:\w{1,9}\W{1,3}){0,5}$",
    re.IGNORECASE,
)
SSN = rule(r"(?<![\w\-])(?:\d{3}[ \-–.]\d{2}[ \-–.]\d{4}|[xX*#•]{3}[ \-–]?[xX*#•]{2}[ \-–]?\d{4})(?![\w\-])")
NINE = re.compile(r"(?<![\w\-.])\d{3}\s?\d{2}\s?\d{4}(?![\w\-])")
LAST_FOUR = re.compile(
    r"(?:last\s(?:four|4)|[uú]ltimos\s(?:cuatro|4)|ending(?:\s(?:in|with))?|terminad[oa]\sen|termina\sen|x{3,12}|\*{2,12}|•{2,12})\W{0,3}(?:\w{1,10}\W{1,3}){0,6}?(\d{4})(?!\d|[/\-]\d|\.\d)",
)
BEFORE_FOUR = ("last", "ltimos", "ending", "termina", "xxx", "**", "••")
CARD = re.compile(r"(?<![\w\-])\d(?:[ \-]?\d){11,23}(?![\w\-])")
IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?(?!\w)")
VIN = re.compile(r"(?<!\w)(?=[A-HJ-NPR-Z0-9]{0,16}\d)(?=[A-HJ-NPR-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}(?!\w)")
MBI = re.compile(
    r"(?<!\w)[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?!\w)"
)
MAC = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}(?![\w:])")
HEX = re.compile(r"(?<!\w)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!\w)", re.IGNORECASE)
CURP = re.compile(r"(?<!\w)[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d(?!\w)")
MIXED = re.compile(r"(?<![\w$€.\-/@])(?=[A-Za-z\d\-]{0,24}\d)[A-Za-z\d]{1,16}(?:-[A-Za-z\d]{1,16}){0,4}(?![\w@]|\.\d|-\w)")
PLAIN = re.compile(r"(?<![\w$€.,\-/])\d{7,20}(?![\w\-/]|[.,]\d)")
NDC = re.compile(r"\d{4,5}-\d{3,4}-\d{1,2}$")
NO_ID = re.compile(
    r"[A-Z]\d{4}[A-Z]?$|\d{5}(?:-[A-Z\d]{2}){0,4}$|\d{4}[A-Z]$|[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?$|(?:19|20)\d\d[Qq][1-4]$|[A-Z]{2,4}\d{1,3}$|(?:FY|CY|Q|H)\d{2,4}$|\d{1,6}(?:st|nd|rd|th|ro|do|er|a|o|s|am|pm|h|hr|x|k|K|mg|ml|mcg|yo|M|F)$|"
    r"[A-Z]-?\d{1,3}[A-Za-z]?$|(?:COVID|SARS|CYP|HLA|IL|CA|CD|HER|BRCA|PM|CMS|UB|HCFA|IRS|W|OMB|ICD|CPT|HCPCS|NDC|DRG|HPV|EF|GPT|MS|ABO|PHQ|GAD|SF|EQ)-?\d{1,5}[A-Za-z]?$|"
    r"\d{1,4}-\d{1,4}$|\d{1,3}-[A-Za-z]{3,}|[A-Za-z]{2,}-\d{1,2}$|\d{1,5}[A-Z]?-\d{1,5}[A-Z]?$|[A-Za-z]+-[A-Za-z]+-?\d{0,2}$|\d{1,4}-[a-z]+|(?:19|20)\d\d-\w+$|\d{1,2}-[A-Za-z]{3,9}-\d{2,4}$"
)
SMALL_WORDS = re.compile(r"(?:^|-)[a-z]{3,}(?:-|$)")
DIGIT_WORDS = rule(
    r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|dash|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|guion|guión)\b[ ,\-]{0,2}){7,24}"
)
COUNTED = rule(
    r"(?:(?<!\w)(?:no\.|n[uú]m\.|nro\.|n[º°])\s?#?|(?<![\w&])#\s?)([A-Z]{0,4}-?\d[\d\-]{3,18})(?![\w]|[.,]\d)", re.IGNORECASE
)
HANDLE = rule(r"(?<![\w@.])@[A-Za-z][\w.]{2,30}")
FEWEST_DIGITS, FEWEST_SIGNS, GAP = 3, 6, 60
HEX_PARTS, MAC_PARTS = 4, 5


def find_numbers(page: Page) -> Iterator[Proposal]:
    text = page.text
    begun = sorted({beginning(text, at, "_") for at in page.digits})
    for match in page.matches(SSN):
        yield Proposal(*match.span(), Kind.SSN, SURE)
    for match in page.at_digits(NINE):
        if SSN_CUE.search(text, max(0, match.start() - GAP), match.start()):
            yield Proposal(*match.span(), Kind.SSN, SURE)
    for match in LAST_FOUR.finditer(page.low) if any(words in page.low for words in BEFORE_FOUR) else ():
        social = SSN_CUE.search(text, max(0, match.start() - GAP), match.start(1))
        yield Proposal(*match.span(1), Kind.SSN if social or "social" in match[0].casefold() else Kind.ACCOUNT, SURE)
    for pattern, kind in (
        (IBAN, Kind.ACCOUNT),
        (VIN, Kind.VEHICLE),
        (MBI, Kind.HEALTH_PLAN),
        (CURP, Kind.LICENSE),
    ):
        for match in apart(pattern, text, begun):
            yield Proposal(*match.span(), kind)
    parts = text.count("-") + text.count(":")
    for match in HEX.finditer(text) if parts >= HEX_PARTS else ():
        yield Proposal(*match.span(), Kind.OTHER)
    for match in MAC.finditer(text) if parts >= MAC_PARTS else ():
        yield Proposal(*match.span(), Kind.DEVICE, SURE)
    for match in page.at_digits(CARD):
        if not NDC.match(match[0]) and plausible_card(match[0]):
            yield Proposal(*match.span(), Kind.ACCOUNT)
    for match in page.at_digits(PLAIN):
        yield Proposal(*match.span(), Kind.OTHER, WEAK)
    for match in apart(MIXED, text, sorted({beginning(text, at, "_-") for at in page.digits})):
        if unique(match[0]):
            yield Proposal(*match.span(), Kind.OTHER, WEAK)
    for match in page.small_matches(DIGIT_WORDS):
        yield Proposal(match.start(), match.start() + len(match[0].rstrip(" ,-")), Kind.PHONE, WEAK)
    for match in page.matches(COUNTED):
        yield Proposal(*match.span(1), Kind.OTHER, WEAK)
    for match in page.matches(HANDLE):
        yield Proposal(*match.span(), Kind.OTHER, WEAK)


def beginning(text: str, at: int, inside: str) -> int:
    """Where the word begins that the figure at `at` stands in: letters, figures and the signs of `inside`."""
    while at and (text[at - 1].isalnum() or text[at - 1] in inside):
        at -= 1
    return at


def plausible_card(number: str) -> bool:
    """Groups that a card is printed in, or one run of digits."""
    groups = re.split("[ -]", number)
    return len(groups) == 1 or all(len(group) >= FEWEST_DIGITS for group in groups)


def unique(sign: str) -> bool:
    """Letters and digits that no code, dose, gene or form is written in."""
    digits = sum(one.isdigit() for one in sign)
    letters = sum(one.isalpha() for one in sign)
    if NO_ID.match(sign) or NDC.match(sign) or SMALL_WORDS.search(sign):
        return False
    if letters and digits > FEWEST_DIGITS and "-" in sign and sign[0].isupper() and sign.rpartition("-")[2].isdigit():
        return True
    if letters == 0:
        return digits > FEWEST_SIGNS and "-" in sign
    return (digits >= FEWEST_DIGITS and digits + letters > FEWEST_SIGNS) or (
        digits >= FEWEST_DIGITS and digits + letters == FEWEST_SIGNS and sign[0].isalpha() and not sign.islower()
    )
