"""What a column heading, a label or a row's words can mean: odds in thousandths, never a verdict.

The comparison is fuzzy (abbreviations, endings, one letter wrong as scanning gives) but made of whole numbers, so the same
words always get the same answer.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from almoner.engine.intake.heading_words import ABBREVIATIONS, LIGHT, ROLES
from almoner.engine.intake.label_words import LABELS

ROLE_FLOOR, LABEL_FLOOR = 480, 640
LONGEST_HEADING, LONGEST_LABEL = 12, 10
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
TOKEN = re.compile(r"[a-z]+\d?|\d+[a-z]{0,2}|#")

ROWS: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (kind, odds, re.compile(pattern))
    for kind, odds, pattern in (
        (
            "carried_forward",
            950,
            r"^(amount |total |balance |page |sub ?total |page sub ?total )?(to be )?(carried|carry|continued) (forward|over|on|to next page|from (the )?(previous|prior|last) page)\b|^charges (so far )?from (the )?(previous|prior|last) page|^(to|from) (the )?(next|previous|prior|last) page$|^(amount |total |balance )?brought (forward )?from (the )?(page|previous|prior|last)|^brought forward from|^(suma y sigue|suma anterior|viene de la pagina|pasa a la pagina|suma de la pagina|sigue en la pagina)|^(total|amount) (carried|brought) forward|^page total|^(sub ?)?total (from|of|on) (the )?(previous|prior|last|this) page|^(balance|total) carried to (the )?next page|^balance forward (from|to) page",
        ),
        (
            "note",
            940,
            r"^(sub ?)?totals? (for|of|in|so far in) (the |this )?(calendar |plan |benefit |policy )?(year\b|20\d\d\b)|^(year to date|ytd)( totals?)?\b|^totals? (this year|year to date|so far this year)|^totales? (del|de este|en el) ano",
        ),
        (
            "previous_balance",
            960,
            r"^(previous|prior|beginning|opening|starting|last statement) balance|^bal(ance)?s? (brought )?(forward|fwd|fwrd|frwd|b f|bf)\b|^(bal(ance)? )?(brought|b) (forward|fwd|f)\b|^(opening|starting|beginning|old|carried) bal(ance)?\b|^(prev|previous|prior|last) bal(ance)?\b|^bal(ance)? (carried )?(over|from before|last (stmt|statement|bill|month))\b|^balance from (last|previous|prior)|^(balance|saldo) (previous|anterior)|^past due (balance|amount)",
        ),
        (
            "subtotal",
            970,
            r"^sub ?total(es)?\b(?! (gastrectomy|thyroidectomy|hysterectomy|colectomy|resection|excision))|\bsub ?total$|^total for\b(?! (all )?(the )?(services|charges|care)\b)|^total (of|de) (section|page|day|department|revenue|claim|account|patient|visit|seccion)|^(daily|section|department|page|visit|claim|account|day|category|treatment|session|cycle|appointment) total|^total por\b|^total (day|visit|department|section|revenue code|room and board|pharmacy|laboratory|radiology|supplies|account number|encounter|date)\b|^rev(enue)? code total|^(pharmacy|laboratory|lab|radiology|supplies|room and board|emergency( room| dept| department)?|imaging|therapy|surgery|anesthesia|operating room|icu|nursery|blood|respiratory|cardiology|drugs?|medical supplies|professional|facility|farmacia|laboratorio|radiologia|emergencia|suministros|habitacion) totals?$|^total (emergency|imaging|therapy|supplies|lab|surgery|operating room|drugs?|blood|respiratory|cardiology|anesthesia|recovery|icu|room|professional|facility|farmacia|laboratorio|radiologia|emergencia|suministros|habitacion)( \w+){0,2}$",
        ),
        (
            "balance",
            930,
            r"^(current |account |patient |total |new |ending |your |remaining |outstanding |net )*(balance|balances)( due| owed| now due| remaining)?$|^(total |current |net |patient )?amount (now )?(due|owed|you owe)|^(please )?pay this amount|^total (now )?due|^you owe|^saldo( \w+){0,2}$|^total a pagar|^balance due|^please (pay|remit|send)( this amount)?$",
        ),
        (
            "total",
            970,
            r"^(grand |overall |statement |bill |invoice |account |claim |column |report |summary )?(totals?|totales)$|^total general$|^(grand )?total ((of |de |all |new |current |your |account |hospital |facility |visit |gross |patient |claim |amount |billed |submitted |estimated |expected |net )*)(charges?|amount|billed|services?|claims?|cost|lines?|due|allowed|cargos?|claimed|all)\b(?! (forward|carried))|^(sum of|total of all|all) charges|^all (of )?(the |your |these )?(services|charges|items|procedures|visits|claims|lines|care|fees)( (above|listed|shown|together|billed|combined|on this (page|bill|statement|notice)|in this (bill|statement|notice)))?$|^(services|charges|items|fees|claims) (in all|all together|combined|added up|taken together)$|^(sum|suma|added up|in all|all together|everything)( total)?$|^todos (los|sus) (servicios|cargos)|^suma (total|de (los )?cargos|de (los )?servicios)|^total (usd|dollars|\d)|^(charges?|chgs?|amount|services?|fees?|billed) totals?$|^total (chgs?|fees?|facturado|cobrado|billed|importe|monto|estimad[oa]s?|del estimado|del reclamo|de servicios|for (all )?services|for (this |the )?(claim|visit|invoice|bill|statement|account)|this (claim|visit|invoice|bill|statement))\b|^totales (del reclamo|de la cuenta|generales)|^claim total amount|^claim totals? for all|^claim totals?|^totals? (for|of) (this|all|the)|^totals? this|^total \(",
        ),
        (
            "payment",
            940,
            r"\bpayments?$|^(payment|pmt|pymt|pago|abono)s?\b|^(insurance|patient|medicare|medicaid|plan|primary|secondary|your|cash|check|credit card|online|self ?pay|third party|commercial|copay|guarantor|ins|pt|personal|debit card|hsa|electronic|eft|lockbox|web|blue cross)( \w+){0,3} (payments?|pmts?|pymts?|paid)\b|^pago (de|del|por)\b|^(paid|received) (by|from|on)\b|^thank you for your payment|^(visa|mastercard|amex|discover|check|cheque|cash)( (no|number|#)? ?\d+)?( payment)?$|^copay (received|collected|paid)|\bpayment (received|posted|thank you|from|by)\b|^refund\b|^reembolso|^pagad[oa]s? (por|a|el)\b",
        ),
        (
            "adjustment",
            940,
            r"^(contractual|insurance|medicare|medicaid|plan|charity|courtesy|prompt pay|hospital|clinic|facility|practice|member|cash|self ?pay|uninsured|network|provider|billing|admin\w*|bad debt|small balance|financial assistance|ins|ppo|hmo|employee|professional|blue cross|commercial|managed care|sequest\w*|charge)?( \w+){0,2} ?(adjustments?|adjs?|adjmt|discounts?|write ?offs?|allowances?|writeoffs?)( \w+){0,3}$|^(adjustments?|adj|discount|write ?off|ajustes?|descuentos?)\b|^sequestration|^contractual\b|^(charity care|financial assistance)( \w+)?$|^(contract|network|contractual|plan|insurance|payer) (discount|savings|allowance|reduction)",
        ),
        (
            "interest",
            920,
            r"^(interest|finance|late)( charges?| fees?| payment fee)?( accrued)?$|^(intereses|recargo|cargo por mora)\b",
        ),
        (
            "note",
            700,
            r"^(note|nota|see |please |if you|this is not|esto no es|thank you|gracias|page \d|pagina \d|continued|total pages)",
        ),
    )
)
PLURAL = re.compile(r"(?<=[a-z]{3})s$")


OWN_WORDS = frozenset(
    {"change", "changes", "exchange", "recharge", "discharge", "court", "counter", "device", "provide", "state"}
)
"""Words one letter from a heading's that are words of their own ("Change service requested" on an envelope)."""
RATE_IN_HEADING = re.compile(r"\b\d{1,3}(?:\.\d+)?\s?%")
"""A rate beside a column's name ("Coins 20%") is not part of the name."""
ASKED = frozenset({"balance", "patient_responsibility"})
LONGEST_ASKED = 6
SURELY_ASKED = 800
"""Labels of what the person is asked for, as rows under a table ("Pt Resp / Amt Due")."""


def plain_words(text: str) -> tuple[str, ...]:
    """Lower-case words without accents or signs, abbreviations expanded: "Svc Dt" gives ("service", "date")."""
    flat = unicodedata.normalize("NFKD", CAMEL.sub(" ", text[:200]))
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign)).lower()
    flat = flat.replace("co-pay", "copay").replace("co-ins", "coins").replace("non-", "non").replace("'s", "").replace("’s", "")
    flat = flat.replace("pre-", "pre").replace("%", " percent ").replace("d.o.b", "dob").replace("d.o.s", "dos")
    return tuple(_expand(word) for word in TOKEN.findall(flat))


def role_of(heading: str) -> tuple[tuple[str, int], ...]:
    """The roles a column heading can have with odds in thousandths, the likeliest first; () where no word is known."""
    if heading.strip(" .:").casefold() == "unit":  # beside "Qty" it is the price of one; alone, most often the count
        return (("units", 700), ("unit_price", 690))
    return _roles(plain_words(RATE_IN_HEADING.sub(" ", heading)))


def label_of(text: str) -> tuple[str, int] | None:
    """The header field that a label ("Amount due:", "Fecha de servicio") names, with its odds, or None.

    Fields are those of Bill, Patient, Provider and Payer, and: service_dates, payments, payments_and_adjustments, allowed,
    not_covered, guarantor, creditor, group_number, payer_secondary, zip, state, and the accumulators deductible_limit,
    deductible_used, out_of_pocket_limit, out_of_pocket_used, each also with "family_" before it.
    """
    found = labels_of(text)
    return found[0] if found else None


@lru_cache(maxsize=256)
def labels_of(text: str) -> tuple[tuple[str, int], ...]:
    """All header fields a label can name, the likeliest first."""
    words = plain_words(text.strip().rstrip(":"))
    return () if len(words) > LONGEST_LABEL else _labels(words)


@lru_cache(maxsize=256)
def row_of(text: str) -> tuple[str, int] | None:
    """What a row without a code is by its words: subtotal, total, payment, adjustment, carried_forward, previous_balance,
    balance, interest or note, with odds; None for what reads like a service. The caller makes sure there is no code.
    """
    flat = unicodedata.normalize("NFKD", text[:200])
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign)).lower()
    flat = " ".join(re.sub(r"[^a-z0-9#() ]+", " ", flat.replace("'s", "")).split())
    for kind, odds, pattern in ROWS:
        if pattern.search(flat):
            return kind, odds
    asked = label_of(text) if len(flat.split()) <= LONGEST_ASKED else None
    if asked is not None and asked[0] in ASKED and asked[1] >= SURELY_ASKED:
        return "balance", asked[1]
    return None


def _expand(word: str) -> str:
    if word in ABBREVIATIONS:
        return ABBREVIATIONS[word]
    single = PLURAL.sub("", word)
    return ABBREVIATIONS.get(single, word if word in KNOWN_WORDS or len(word) < 6 else single)


def _phrases(vocabulary: Mapping[str, str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    found: dict[tuple[tuple[str, ...], str], None] = {}
    for meaning, phrases in vocabulary.items():
        for phrase in phrases.split("|"):
            found[(tuple(_expand(word) for word in TOKEN.findall(phrase)), meaning)] = None
    return tuple(found)


def _weight(word: str) -> int:
    return 3 if word in LIGHT or word.isdigit() else 10


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Phrases with their meanings, the positions of the phrases that hold each word, and every phrase's weight."""

    phrases: tuple[tuple[tuple[str, ...], str], ...]
    places: dict[str, tuple[int, ...]]
    weights: tuple[int, ...]


def _vocabulary(words: Mapping[str, str]) -> Vocabulary:
    phrases = _phrases(words)
    places: dict[str, list[int]] = {}
    for at, (phrase, _) in enumerate(phrases):
        for word in phrase:
            places.setdefault(word, []).append(at)
    return Vocabulary(
        phrases=phrases,
        places={word: tuple(found) for word, found in places.items()},
        weights=tuple(sum(map(_weight, phrase)) for phrase, _ in phrases),
    )


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> int:
    """How alike two words are: 10 the same, 8 one letter apart or one a long beginning of the other, 0 not."""
    if one == other:
        return 10
    if one in OWN_WORDS or other in OWN_WORDS:
        return 0
    if one[:2] != other[:2] and one[-2:] != other[-2:]:
        return 0  # a letter wrong or an ending more leaves two letters at one end
    short, long = sorted((one, other), key=len)
    if len(short) < 4:
        return 0
    if long.startswith(short) and len(short) >= 5:
        return 8
    if len(long) >= 5 and _one_apart(short, long):
        return 8
    return 0


def _one_apart(short: str, long: str) -> bool:
    if len(long) - len(short) > 1:
        return False
    at = next((place for place, sign in enumerate(short) if sign != long[place]), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def _closeness(words: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    if words == phrase:
        return 1000
    left = list(phrase)
    shared = 0
    for word in words:
        best = max(left, key=lambda other: _alike(word, other), default=None)
        if best is not None and (like := _alike(word, best)):
            shared += like * (_weight(word) + _weight(best))
            left.remove(best)
    whole = sum(map(_weight, words)) + sum(map(_weight, phrase))
    return min(shared * 98 // whole, 985) if whole else 0


def _best(words: tuple[str, ...], known: Vocabulary, floor: int) -> tuple[tuple[str, int], ...]:
    if not words:
        return ()
    odds: dict[str, int] = {}
    near = {at for word in set(words) for other in _kin(word) for at in known.places.get(other, ())}
    whole = sum(map(_weight, words))
    for at in sorted(near):
        (phrase, meaning), weight = known.phrases[at], known.weights[at]
        # Even if every word of the shorter one had its twin it would stay below the floor, or below what is known.
        most = min(whole, weight) * 1960 // (whole + weight) if words != phrase else 1000
        if most < floor or most <= odds.get(meaning, 0):
            continue
        close = _closeness(words, phrase)
        if close >= floor and close > odds.get(meaning, 0):
            odds[meaning] = close
    return tuple(sorted(odds.items(), key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=256)
def _labels(words: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return _best(words, LABEL_PHRASES, LABEL_FLOOR)


@lru_cache(maxsize=4096)
def _kin(word: str) -> tuple[str, ...]:
    """The vocabulary's words that are alike this one: one wrong letter or a longer ending leaves two letters at one end."""
    near = dict.fromkeys((*ENDS.get(word[:2] + "<", ()), *ENDS.get(">" + word[-2:], ())))
    return tuple(other for other in near if _alike(word, other))


@lru_cache(maxsize=256)
def _roles(words: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return _best(words[:LONGEST_HEADING], ROLE_PHRASES, ROLE_FLOOR)


KNOWN_WORDS = frozenset(
    word for vocabulary in (ROLES, LABELS) for phrases in vocabulary.values() for word in TOKEN.findall(phrases)
) | frozenset(ABBREVIATIONS.values())
ROLE_PHRASES = _vocabulary(ROLES)
LABEL_PHRASES = _vocabulary(LABELS)
ENDS: dict[str, list[str]] = {}
for _word in dict.fromkeys((*ROLE_PHRASES.places, *LABEL_PHRASES.places)):
    ENDS.setdefault(_word[:2] + "<", []).append(_word)
    ENDS.setdefault(">" + _word[-2:], []).append(_word)
