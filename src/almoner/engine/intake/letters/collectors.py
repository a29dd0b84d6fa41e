"""What a collector's letter says of the debt: whose it is, who collects it, and whether and until when it may be disputed."""

import re
from collections.abc import Sequence
from datetime import date

from almoner.engine.bill import Notice
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.letters.sentences import Sentence, days_in
from almoner.engine.intake.paper_kind import flat

DISPUTE = re.compile(
    r"\bdisput|\bvalidity of (this|the) debt|\bdisput[ae]r?\b|impugnar|\bcontest (the|this|your|all|any)|\bchallenge (the|this) (debt|amount|validity)"
    r"|question the validity|(disagree|do not agree) (with|that you owe) (the|this|your|all|any)"
)
RIGHT = re.compile(
    r"(you (may|can|have the right to)|right to|notify (us|this office).{0,80}|how (can|do) (you|i)|if you|unless you|call or write|to|you have \d{1,3} days to) .{0,60}(disput|contest|challenge|question the validity|disagree)"
    r"|disputes? the validity|puede disputar|derecho a disputar|si (usted )?disputa|para disputar|disputar (la|esta) deuda|impugnar"
    r"|dispute (by|before|within|this debt)|your (right|time) to dispute|dispute rights|disputes? (must|should) be"
)
PERIOD = re.compile(
    r"(within|in) (30|thirty|treinta)|30[- ]day|(30|thirty) days|dentro de (los )?(30|treinta)|(by|before|until|no later than|on or before|antes del?|hasta el|a mas tardar el) "
    r"|(within|you have|have) (\w+ )?\(?\d{1,3}\)? days|\d{1,3}[- ]day (dispute|validation) period|(validation|dispute) period (ends|runs|closes|expires)"
)
COUNTED = re.compile(
    r"(?:within|in|have|of|dentro de(?: los)?|tiene) (?:\w+ \()?(\d{1,3}|ten|fourteen|fifteen|twenty|thirty|diez|quince|veinte|treinta)\)?[- ](?:calendar )?(?:days?|dias)\b"
    r"|\b(\d{1,3})[- ]day (?:dispute|validation)"
)
NUMBERS = {
    "ten": 10, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "diez": 10, "quince": 15, "veinte": 20, "treinta": 30,
}  # fmt: skip
ANSWERS_DISPUTE = re.compile(
    r"(received|receipt of|response to|responding to|reply to|regarding|about|reviewed|despite|notwithstanding|considered) your (recent |written )?(letter of )?(disput|letter disputing)"
    r"|your (written )?dispute (dated [^.]{0,24}|of [^.]{0,24})?(was|has been|is|does not|did not)|you (have )?disputed|previously disputed|su disputa (fue|ha sido)"
    r"|recibimos su disputa|a pesar de su disputa|(although|even though|while) you (have )?disput"
)
THIRD = re.compile(
    r"debt collector|attempt(ing)? to collect a debt|collection agency|placed with (us|our|this (office|agency))|(referred|assigned|turned over|placed|listed) (to|with) (us|our|this (office|agency))"
    r"|on behalf of|our client|assignee|original creditor|creditor to whom|cobrador de deudas|agencia de cobr|intento de cobrar"
    r"|(purchased|bought|acquired) (this|the|your) (account|debt)|(current )?(owner|holder) of (the|this|your) (debt|account)|debt (buyer|purchaser)|for collections? (with|by) (us|our)"
    r"|has been placed for collection|retained (us|this (firm|office)) to collect|represents? the creditor|trying to collect a debt"
)
FIRST = re.compile(
    r"our (first|initial) (letter|notice|communication|contact|attempt)|(first|initial) (letter|notice|communication|contact) (to you|from (us|this office))"
    r"|this is (the|an?) (first|initial) (notice|letter|communication|demand)|nuestra primera (carta|comunicacion)|primer aviso"
)
CREDITOR = re.compile(
    r"(?:[Cc]reditor(?: to whom the debt is owed)?|[Oo]riginal creditor|[Cc]urrent creditor|[Cc]lient|[Aa]creedor(?: original)?)\s*:?\s+(?:is\s+)?([A-Z][^.,:;\n]{2,60})"
    r"|(?:[Oo]n behalf of|ow(?:ed|e|ing) to|ow(?:ed|es) now is|debt to|account (?:with|from)|[Oo]we to|deuda con|debe a|a nombre de|collecting for|[Cc]ollector for|[Cc]obrador de deudas (?:de|para)|(?:collect|regarding|about|collecting) (?:a |an |the |this |your )(?:debt|account|balance|bill) (?:for|with|from|at)|(?:placed|listed|referred) (?:with|to) (?:us|our office|this office) (?:for collection )?by|(?:retained|engaged|hired) by)\s+([A-Z][^.,:;\n]{2,60}?)(?= with account|[.,:;\n]|$)"
)
RE_LINE = re.compile(r"^(?:RE|Re|Ref|REF|Asunto|ASUNTO)\s*:?\s+([A-Z][A-Za-z&'. ]{3,60}?)(?:\s+[-—–]\s|$)", re.MULTILINE)
NO_NAME = re.compile(
    r"\b(account|debt|bill|balance|notice|collection|your|cuenta|deuda|patient|amount|past due|final|cobro|saldo)\b",
    re.IGNORECASE,
)
"""What a letter is about, where that is no one's name."""
MAY_NAME = re.compile(
    r"\b[Cc]reditor|\b[Aa]creedor|\b[Cc]lient\b|\b(?:[Oo]we[ds]?|[Oo]wing) (?:\w+ ){0,3}to\b|\b[Dd]ebe[ns]? (?:\w+ ){0,3}a\b|\b[Bb]ehalf\b|"
    r"\b(?:for|to|with|from|at|by|para) (?:the )?(?:[A-Z][\w&.']+ ){1,6}(?:Hospital|Clinic|Center|Medical|Health|Group|Bank|Associates|Physicians)|"
    r"^(?:RE|Re)\b"
)
NO_CREDITOR = re.compile(
    r"creditor[^.\n]{0,40}(not stated|unknown|not (given|named))|acreedor[^.\n]{0,40}no indicad", re.IGNORECASE
)
MAY_DISPUTE = re.compile(r"disput|impugn|contest|disagree|challenge|not (your|correct)|validat|verif|no esta de acuerdo|reclam")
MAY_TIME = re.compile(r"\b(30|thirty|treinta)\b")
UNTIL = re.compile(
    r"\b(by|before|until|through|ends? on|no later than|on or before|antes del?|hasta el|a mas tardar el)\s*(the )?$"
)
PAYING = re.compile(r"\b(pay|paid|payment|remit|pague|pago)\b")
"""A count of days beside these words is not surely one of a dispute."""
NEAR = 60  # characters between a count of days and the dispute it is for
ON_THE_NEXT_LINE = re.compile(r"\n([A-Z][^.,:;\n]{1,50})(?=[.,:;])")
FULL_LINE = 60
MOST_DAYS = 120


def collection(
    notice: Notice, *, draft: Draft, text: str, words: str, sentences: Sequence[Sentence], bands: Sequence[Band], whole: bool
) -> dict[str, object]:
    """The fields of a collection notice. `whole`: no page is missing, so that what is not there was left out."""
    creditor = creditor_of(draft, text)
    same = creditor is not None and notice.sender is not None and same_house(creditor, notice.sender)
    about = [(flat(sentence), sentence, group) for sentence, group in sentences if DISPUTE.search(flat(sentence))]
    time = any(PERIOD.search(plain) or days_in(sentence, group) for plain, sentence, group in about)
    until = dispute_by(sentences)
    return {
        "creditor": creditor,
        "third_party": True if THIRD.search(words) and not same else False if same else None,
        "states_amount": states(notice.amount is not None, whole=whole, alike=any(band.amounts for band in bands)),
        "states_creditor": states(
            creditor is not None, whole=whole, alike=bool(MAY_NAME.search(text)) and not NO_CREDITOR.search(text)
        ),
        "states_dispute_right": states(
            bool(RIGHT.search(words) and about), whole=whole, alike=bool(about) or bool(MAY_DISPUTE.search(words))
        ),
        "states_dispute_time": states(time, whole=whole, alike=beside(sentences)),
        "dispute_by": until,
        "dispute_days": counted_days([plain for plain, _, _ in about]),
        "after_dispute": bool(ANSWERS_DISPUTE.search(words)),
    }


def states(found: bool, *, whole: bool, alike: bool) -> bool | None:
    """Whether a letter states something. That it does not is only said of a whole letter with nothing like it on it."""
    if found:
        return True
    return False if whole and not alike else None


def beside(sentences: Sequence[Sentence]) -> bool:
    """Whether a time stands in the sentence before or after one about a dispute."""
    about = {n for n, (sentence, _) in enumerate(sentences) if DISPUTE.search(flat(sentence))}
    near = {n + step for n in about for step in (-1, 1) if 0 <= n + step < len(sentences)}
    return any(MAY_TIME.search(flat(sentences[n][0])) for n in near)


def same_house(one: str, other: str) -> bool:
    """Whether two printed names are one house's: equal, or one the beginning of the other."""
    plain = [re.sub(r"[^a-z0-9]", "", flat(name)) for name in (one, other)]
    return plain[0] == plain[1] or (
        min(map(len, plain)) > 8 and (plain[0].startswith(plain[1]) or plain[1].startswith(plain[0]))
    )


def creditor_of(draft: Draft, text: str) -> str | None:
    """Whose debt it is, by a label, by the words of a sentence, or by the line that says what the letter is about."""
    fact = draft.first("creditor")
    if fact is not None and fact.text and not re.search(r"not stated|unknown|no indicad", fact.text, re.IGNORECASE):
        return fact.text[:120]
    found = CREDITOR.search(text)
    if found:
        name = (found[1] or found[2]).strip(" -—")
        start = text.rfind("\n", 0, found.start()) + 1
        more = ON_THE_NEXT_LINE.match(text, found.end()) if found.end() - start >= FULL_LINE else None
        if more and len(more[1].split()) <= 5:
            name = f"{name} {more[1].strip()}"
        if not re.search(r"not stated|unknown|name and address|this (debt|office)|is owed|the debt", name, re.IGNORECASE):
            return name[:120]
    about = RE_LINE.search(text)
    return about[1].strip()[:120] if about and not NO_NAME.search(about[1]) else None


def dispute_by(sentences: Sequence[Sentence]) -> date | None:
    """The day until which a dispute counts, where a sentence about a dispute prints it."""
    for sentence, group in sentences:
        if not DISPUTE.search(flat(sentence)):
            continue
        for at, day in days_in(sentence, group):
            if UNTIL.search(flat(sentence[:at])):
                return day
    return None


def counted_days(about: Sequence[str]) -> int | None:
    """The most days that the sentences about a dispute give for it, where they count days; None where they do not."""
    counted: list[int] = []
    for plain in about:
        for found in COUNTED.finditer(plain):
            near = plain[max(0, found.start() - NEAR) : found.end() + NEAR]
            number = found[1] or found[2]
            if DISPUTE.search(near) and not PAYING.search(near):
                counted.append(NUMBERS.get(number) or int(number))
    return max((days for days in counted if 0 < days <= MOST_DAYS), default=None)
