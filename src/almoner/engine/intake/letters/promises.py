"""What a reply says was done or will be done about a bill: taken off, paid back, a new balance, a new bill, or nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from almoner.engine.bill import Promise, PromiseKind, Spot
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.letters.actions import NUMBERS, WITHIN
from almoner.engine.intake.letters.sentences import Sentence, days_in
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.values import SERVICE, money
from almoner.engine.money import ZERO, Money

ANSWERS = re.compile(
    r"\b(contacting us|your (letter|call|dispute|inquiry|request|concern|question|complaint|correspondence)|you (wrote|asked|contacted|called)|"
    r"in (response|reply) to|(we|has|have|been|was) (have |been )?(review|investigat|look|receiv)\w*|as a result of (our|the) (review|audit)|"
    r"su (carta|llamada|disputa|consulta|solicitud|queja|pregunta)|usted (escribio|pidio|llamo)|en respuesta a|hemos (revisado|recibido)|revisamos)\b"
)
"""Without words that answer somebody a paper is no reply, whatever its small print promises."""
AMOUNT = re.compile(r"\(?\$\s?\d[\d,]*(?:\.\d{2})?\)?|(?<![\d.,-])\d{1,3}(?:,\d{3})*\.\d{2}(?![\d%])")
CLAUSE = re.compile(r";|, (?=and\b|but\b|so\b|y\b|pero\b)|\b(?:and|y) (?=(?:your|the|we|you|a|su|el|la|le)\b)", re.IGNORECASE)
CONDITION = re.compile(
    r"\b(if|unless|once|provided|as soon as|when|upon receipt|subject to|pending|may|might|could|should|si|siempre que|cuando|podria|puede)\b"
)
NOT = re.compile(
    r"\b(no|not|cannot|can't|won't|unable|never|neither|without|declin\w*|deni(ed|es)|nor|ningun\w*|sin|negad[oa]|niega\w*|rechaz\w*)\b"
)
PAST = re.compile(
    r"\b(has|have|had|was|were|been|did|fue|fueron|se (quito|elimino|ajusto|acredito|reembolso)|hemos|ha sido|we (removed|credited|"
    r"adjusted|refunded|deleted|corrected|waived|reversed|issued|applied|mailed|sent|wrote|took|voided|reduced))\b"
)
COMING = re.compile(r"\b(will|shall|going to|being|to be|sera|seran|vamos a|va a|estamos)\b")
BY = re.compile(r"\b(by|no later than|before|on or before|antes del?|a mas tardar el?|para el)\W*$")
ON_HOLD = re.compile(
    r"\b(on hold|hold (on )?(your|the|this) account|account .{0,30}\bheld\b|suspend\w* (all )?(collection|billing)|en espera|suspend\w* el cobro)\b"
)
TO_PLAN = re.compile(
    r"\b((re)?bill|(re)?submit|(re)?sen[dt]|(re)?fil(e|ed)|forward)\w*\b.{0,50}\b(to |with )?your (insurance|insurer|plan|health plan|carrier)|"
    r"\b(envi|mand|factur)\w*\b.{0,40}\bsu (seguro|plan)\b"
)
NEW_BILL = re.compile(
    r"\b(corrected|revised|updated|new|itemi[sz]ed) (bill|statement|invoice|claim)\b|\b(cuenta|factura) (corregida|nueva|revisada)\b"
)
NEW_BALANCE = re.compile(
    r"\b(new|revised|updated|adjusted|remaining|current|corrected) (account )?(balance|amount (due|owed)|total)\b|\bbalance (of|on) (your|this|the) account is (now)?\b"
    r"|\bbalance is now\b|\b(balance|saldo)\b.{0,40}\b(reduced|adjusted|corrected|lowered|bajo|ajustado)\b.{0,40}\b(to|a)\b (?!your|the|su|la|el)|\byour balance (is|will be|has been (reduced|adjusted|corrected) to)\b|\breduced (your balance )?to\b|\bsaldo (nuevo|actual|restante|ajustado|corregido)\b|\bnuevo saldo\b|\bsu saldo (es|sera|ahora)\b"
)
REFUND = re.compile(r"\brefund\w*|\breimburs\w*|\breembols\w*|\bdevol(v|uc)\w*|\bdevuelv\w*")
TAKEN_OFF = re.compile(
    r"\b(remov\w*|delet\w*|credit(ed|ing)?\b|a credit\b|adjust(ed|ing|ment)\b|waiv\w*|revers\w*|void\w*|cancel\w*|discount(ed)?\b|"
    r"(writ\w*|wrote|written|tak\w*|took) off|written-off|write-off|reduc(ed|ing|tion)\b|elimin\w*|quit(ar|amos|ado|aron|o)\b|ajust\w*|"
    r"acredit\w*|anul\w*|condon\w*|descont\w*|descuento)\b"
)
REFUSED = re.compile(
    r"\b(charges?|bill|balance|account|billing|coding|claim)\b.{0,60}\b(is|are|was|were|remains?|found( to be)?|determined( to be)?) "
    r"(\w+ )?(correct|valid|accurate|appropriate|due|owed|responsibility)\b|\b(unable|not able|cannot|will not|declin\w*) (to )?(adjust|remove|change|reduce|"
    r"credit|waive|refund|honor|grant|approve)\w*|\bno (adjustment|change|credit|refund|correction|error)s?\b.{0,40}\b(made|found|due|warranted|necessary|issued)\b|"
    r"\b(your|the) (request|dispute|appeal) (is|was|has been) (denied|declined)\b|\b(los cargos|la cuenta|el saldo) (son|es|estan|esta) (correct|valid)\w*|"
    r"\bno (podemos|se puede|vamos a) (quitar|ajustar|cambiar|reducir)\b"
)
MOST = 24
LONGEST_WAIT = 365


def promises_of(sentences: Sequence[Sentence], *, sent_on: date | None = None) -> tuple[Promise, ...]:
    """What the sentences promise, in order, each thing once; () for a paper that answers nobody. What hangs on a condition is no
    promise. Days "within" which something is done count from the letter's own day.
    """
    if not any(ANSWERS.search(flat(text)) for text, _ in sentences):
        return ()
    found: dict[tuple[object, ...], Promise] = {}
    for sentence in sentences:
        for promise in said_in(sentence, sent_on):
            found.setdefault((promise.kind, promise.amount, promise.code), promise)
    return tuple(found.values())[:MOST]


def said_in(sentence: Sentence, sent_on: date | None) -> Iterator[Promise]:
    text, group = sentence
    words = flat(text)
    if REFUSED.search(words):
        yield Promise(PromiseKind.REFUSED, spot=place_of(group))
        return
    spot = place_of(group)
    by = day_by(sentence, sent_on)
    for clause in clauses(text):
        said = flat(clause)
        kind = kind_of(said)
        if kind is None or CONDITION.search(said) or NOT.search(said):
            continue
        done = None if not (PAST.search(said) or COMING.search(said)) else not COMING.search(said)
        code = only(re.findall(rf"\b{SERVICE}\b", clause))
        amount = amount_of(clause, kind)
        yield Promise(kind, amount, done, by, code, spot)


def place_of(group: Sequence[Band]) -> Spot | None:
    """All rows of the sentence that stand on its first page as one place; on paper without positions its first row."""
    first = group[0].spot if group else None
    if first is None or first.box is None:
        return first
    spots = [band.spot for band in group]
    boxes = [spot.box for spot in spots if spot is not None and spot.page == first.page and spot.box is not None]
    left, top, right, bottom = zip(*boxes, strict=True)
    return replace(first, box=(min(left), min(top), max(right), max(bottom)))


def clauses(text: str) -> Iterator[str]:
    """Parts of a sentence that each say one thing: split where a second subject begins."""
    start = 0
    for mark in CLAUSE.finditer(text):
        yield text[start : mark.start()]
        start = mark.end()
    yield text[start:]


def kind_of(words: str) -> PromiseKind | None:
    """What a clause is about. A balance comes before a reduction: "reduced to" names what is left."""
    if REFUND.search(words):
        return PromiseKind.REFUND
    if NEW_BALANCE.search(words):
        return PromiseKind.NEW_BALANCE
    if ON_HOLD.search(words):
        return PromiseKind.ON_HOLD
    if TO_PLAN.search(words):
        return PromiseKind.TO_PLAN
    if NEW_BILL.search(words):
        return PromiseKind.NEW_BILL
    if TAKEN_OFF.search(words) and re.search(
        r"\b(we|has|have|had|been|was|were|will|be|hemos|se|fue|fueron|sera|vamos)\b", words
    ):
        return PromiseKind.TAKEN_OFF
    return None


NAMES_SUM = frozenset({PromiseKind.TAKEN_OFF, PromiseKind.REFUND, PromiseKind.NEW_BALANCE})


def amount_of(clause: str, kind: PromiseKind) -> Money | None:
    """The one amount of the clause. Of "from 500.00 to 300.00" the second is the balance; of other pairs nobody can say."""
    if kind not in NAMES_SUM:
        return None
    marks = list(AMOUNT.finditer(clause))
    read = [
        one
        for mark in marks
        if (one := money(mark[0].strip("()"))) is not None and (one > ZERO or kind is PromiseKind.NEW_BALANCE)
    ]
    if len(read) > 1 and kind is PromiseKind.NEW_BALANCE:
        onto = [mark for mark in marks if re.search(r"\b(to|is|of|a|es|de)\s*$", clause[: mark.start()], re.IGNORECASE)]
        return money(onto[-1][0].strip("()")) if onto else None
    return read[0] if len(set(read)) == 1 else None


def day_by(sentence: Sentence, sent_on: date | None) -> date | None:
    """The day until which the sentence says that it is done."""
    text, group = sentence
    named = next((day for at, day in days_in(text, group) if BY.search(flat(text[:at]))), None)
    counted = WITHIN.search(flat(text))
    if named is None and counted is not None and sent_on is not None and (number := counted[1]):
        days = NUMBERS.get(number) or int(number)
        return sent_on + timedelta(days=days) if 0 < days <= LONGEST_WAIT else None
    return named


def only(codes: Sequence[str]) -> str | None:
    return codes[0] if len(set(codes)) == 1 else None
