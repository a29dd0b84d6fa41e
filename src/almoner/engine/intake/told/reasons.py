"""Why a plan refused or cut an amount and who bears it, by the codes beside a line and by the notes that explain them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from almoner.engine.bill import Adjustment, Bill, Line
from almoner.engine.intake import values
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.told.passages import passages
from almoner.engine.money import ZERO

TOO_LATE, CONTRACT = "29", "45"
LATE = re.compile(
    r"timely filing|untimely|(?:received|filed|submitted|sent|billed|came)[^.]{0,60}(?:after|past|beyond|outside|too late|not within)[^.]{0,50}(?:limit|deadline|period|time ?frame|timeframe|days|months|year|filing|date)"
    r"|(?:filing|submission|claim) (?:time )?(?:limit|deadline|period|time ?frame)[^.]{0,40}(?:expired|passed|exceeded|not met|missed|ended|was over|has passed|had passed)"
    r"|(?:time|deadline|limit|period) (?:limit |period )?(?:for|to) (?:filing|file|submit\w*|send\w*)[^.]{0,40}(?:expired|passed|exceeded|ended|was over|missed|not met)"
    r"|(?:not|wasn't|were not) (?:filed|submitted|received|sent)(?: to us| by us| with us)? (?:on time|in time|timely|within)|did not (?:file|submit|send|bill)[^.]{0,40} (?:on time|in time|timely|within)|(?:filed|submitted|received|sent) (?:too )?late\b|late (?:filing|submission|claim)|(?:received|filed|submitted|sent|billed|gave)[^.]{0,40}\btoo late\b|past (?:the )?(?:timely )?filing"
    r"|(?:fuera|despues) del? (?:plazo|limite|tiempo)[^.]{0,40}|plazo[^.]{0,40}(?:vencido|vencio|expiro|paso)|no se (?:presento|envio|recibio) a tiempo"
)
"""A claim that came too late."""
PROVIDERS = re.compile(
    r"(?:you|patient|member|the member|the patient|subscriber) (?:are|is) not (?:responsible|liable|obligated|required to pay|financially)|(?:you|patient|member|enrollee|beneficiary) (?:may|can|must|should|shall) ?not be (?:billed|charged|held|asked)"
    r"|(?:may|can|must|should|shall) ?not (?:bill|charge|balance[- ]bill|collect (?:\w+ ){0,3}from|seek payment from|hold) (?:you|the patient|the member|patient|member|from)"
    r"|(?:provider|facility|hospital|doctor|physician|supplier|practice)(?:'s)? (?:responsibility|liability|write[- ]?off|obligation|must write|has agreed|agreed|is responsible|is liable|cannot|can't|can not|may not|must not|will not bill|should not bill)"
    r"|responsibility of (?:the|your) (?:provider|facility|hospital|doctor|physician|supplier|practice)|(?:not|isn't|is not) (?:billable to|your responsibility|the (?:patient|member)'s (?:responsibility|liability)|patient (?:responsibility|liability)|member (?:responsibility|liability)|owed by (?:you|the patient|the member))"
    r"|you (?:do not|don't|owe nothing|should not|need not) (?:owe|pay)|owe nothing (?:for|on) this|no patient (?:responsibility|liability)|contractual obligation|provider (?:liability|discount|contract)|must be written off|written off by"
    r"|hold (?:you|the patient|the member) harmless|(?:usted|el paciente|el miembro) no (?:es|esta) (?:responsable|obligad)|no (?:le|se le) (?:pueden?|debe) cobrar|responsabilidad del proveedor|el proveedor no puede cobrar"
)
"""The provider bears it."""
PATIENTS = re.compile(
    r"(?:you|patient|member|the member|the patient) (?:are|is|may be|will be) (?:responsible|liable)(?! only)|(?:may|can|will) (?:bill|charge) (?:you|the patient|the member)|your (?:responsibility|liability)\b(?<!not your responsibility)|patient (?:responsibility|liability)|member (?:responsibility|liability)"
)
"""The patient bears it."""
REDUCED = re.compile(
    r"(?:exceeds?|above|over|more than|difference between|in excess of)[^.]{0,70}(?:fee schedule|contract\w*|negotiated|allow\w+|maximum|agree\w+)|(?:network|contract\w*|negotiated|provider|plan|member) (?:discount|savings?|rate|adjustment|write[- ]?off|allowance)|discount"
)
"""A cut under the provider's contract."""
NOTE = re.compile(
    r"^\W{0,2}(?:(?:note|remark|reason|code|message|nota|codigo|explanation)(?: code)? ?[#:]? ?)?((?:CO|PR|OA|PI|CR)[- ]?[A-Z]?\d{1,3}|[A-Z]{0,3}\d{1,4}[A-Z]?|[A-Z]{1,3}|[a-z]\d?|\*{1,3}|†|‡)\W{0,2}(?:[:=)\]–—.-]|\s{2,}|\s-)\s*(?=[A-Za-z¿])(.{12,})",
    re.IGNORECASE,
)
LATE_CODE = re.compile(r"\b(CO|PR|OA|PI)[- ]?0?29\b", re.IGNORECASE)
LONGEST_NOTE = 6  # printed lines


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a note says: too late or not, under contract or not, and who bears it ("CO", "PR" or "")."""

    late: bool
    reduced: bool
    group: str


def meaning_of(text: str) -> Meaning:
    """What an explanation says. Who bears it stays open where both or neither are named."""
    words = flat(text)
    providers, patients = bool(PROVIDERS.search(words)), bool(PATIENTS.search(PROVIDERS.sub(" ", words)))
    group = "CO" if providers and not patients else "PR" if patients and not providers else ""
    return Meaning(late=bool(LATE.search(words)), reduced=bool(REDUCED.search(words)), group=group)


def notes_of(text: str) -> dict[str, Meaning]:
    """The notes of a paper by the code that stands before them, as printed without case, dash and blank."""
    found: dict[str, str] = {}
    open_code: str | None = None
    left = 0
    for line in text.splitlines():
        hit = NOTE.match(line.strip())
        if hit is not None:
            open_code, left = plain_code(hit[1]), LONGEST_NOTE
            found.setdefault(open_code, hit[2])
        elif open_code is not None and left > 0 and line.strip() and not re.search(r"\d\.\d{2}\b", line):
            found[open_code] = f"{found[open_code]} {line.strip()}"
            left -= 1
        else:
            open_code = None
    return {code: meaning_of(note) for code, note in found.items()}


def plain_code(text: str) -> str:
    """A code as it is compared: without case, dash, dot, bracket and blank."""
    return re.sub(r"[\s().\[\]#:-]", "", text).upper()


def with_reasons(bill: Bill, text: str) -> Bill:
    """The same decision with groups and reasons where its lines' codes or the notes give them, and none where they do not."""
    if not bill.lines:
        return _whole(bill, text)
    notes = notes_of(text)
    lines = tuple(_line(line, notes, alone=len(bill.lines) == 1, text=text) for line in bill.lines)
    return replace(bill, lines=lines) if lines != bill.lines else bill


def _whole(bill: Bill, text: str) -> Bill:
    """A claim without lines that was refused in full because it came too late."""
    charged, unpaid = bill.total_charges, bill.insurance_paid in (None, ZERO) and bill.patient_responsibility in (None, ZERO)
    if charged is None or not unpaid or bill.claim_adjustments:
        return bill
    coded = {hit[1].upper() for hit in LATE_CODE.finditer(text)}
    late = any(meaning_of(piece).late for piece in passages(text))
    group = coded.pop() if len(coded) == 1 else meaning_of(text).group
    if not group or not (late or LATE_CODE.search(text)):
        return bill
    return replace(bill, claim_adjustments=(Adjustment(group, TOO_LATE, charged),))


def _line(line: Line, notes: Mapping[str, Meaning], *, alone: bool, text: str) -> Line:
    """A line with one cut that has no group yet takes it from its own code; the only line of a paper from its words."""
    bare = [one for one in line.adjustments if one.group == ""]
    if len(bare) != 1 or len(line.adjustments) != 1:
        return line
    (cut,) = bare
    codes = [*line.remarks, *([cut.reason] if cut.reason else [])]
    printed = {code for piece in codes if (code := values.adjustment_code(piece))}
    if len(printed) == 1:
        group, reason = printed.pop()
        return replace(line, adjustments=(Adjustment(group, reason, cut.amount),))
    said = [notes[key] for piece in codes if (key := plain_code(piece)) in notes]
    if not said and alone and cut.amount == line.charge:
        said = [meaning for sentence in passages(text) if (meaning := meaning_of(sentence)).late]
        said = [replace(said[0], group=meaning_of(text).group or said[0].group)] if said else []
    late, reduced = any(one.late for one in said), any(one.reduced for one in said)
    groups = {one.group for one in said} - {""}
    group = groups.pop() if len(groups) == 1 else ""
    reason = TOO_LATE if late else CONTRACT if reduced and group == "CO" else ""
    if not reason:
        return line
    return replace(line, adjustments=(Adjustment(group, reason, cut.amount),))
