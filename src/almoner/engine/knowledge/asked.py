"""What a question wants to be told: an amount, a number of days, a telephone number…; and whether only the person's own file could tell it."""

import re
from enum import StrEnum

from almoner.engine.folding import folded
from almoner.engine.knowledge.terms import WORD, marks


class Wanted(StrEnum):
    """What must stand in a quote that answers."""

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    TIME = "time"
    PHONE = "phone"
    MAIL = "mail"
    PLACE = "place"


UNIT = r"(?:business |calendar |working |school )?(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|terms?|semesters?|lifetime|minutos?|horas?|d[ií]as?|noches?|semanas?|mes(?:es)?|a[ñn]os?)"
NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|once|twice"
    r"|first|second|third|half|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|sesenta|noventa|cien|primer[ao]?s?)"
)
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
ASKED = {
    Wanted.SHARE: r"\b(?:what|which) (?:percent|percentage|share|part|discount)\b|\bcoinsurance\b|\bpercent\b|\binterest rate\b|\btasa de inter[eé]s\b|\bqu[eé] (?:porcentaje|parte|descuento)\b|\bcoseguro\b",
    Wanted.TIME: (
        rf"\bhow (?:long|soon|fast|quick(?:ly)?|late|often|frequently|far back)\b|\bhow (?:many|much) (?:more )?{UNIT}\b|\bhow much time\b|\b(?:by|until|since) when\b"
        r"|\bwhen (?!i\b|you\b|my\b|we\b|they\b|a\b|the\b)\w+|\b(?:what|which) (?:date|day|month|hours)\b|\bdeadline\b|\b(?:last|first) day\b|\bwait(?:ing)? period\b|\btime limit\b"
        r"|\bcu[aá]nto (?:tiempo|dura|tarda|vale la orden)\b|\bcada cu[aá]nto\b|\bcu[aá]ndo\b(?= (?:vence|es|empieza|termina|debo|tengo|puedo|se))|\bplazo\b"
        rf"|\b(?:dentro de |en )?cu[aá]nt[ao]s {UNIT}\b|\bqu[eé] (?:d[ií]a|fecha)\b|\bhorario\b"
    ),
    Wanted.PHONE: r"\b(?:phone|telephone|fax)\b(?! visit)|\bnumber (?:do|can|should|to) (?:i |we )?call\b|\bcall\b.{0,20}\bnumber\b|\bn[uú]mero de (?:tel[eé]fono|fax)\b|\btel[eé]fono\b",
    Wanted.MAIL: r"\be-?mail\b|\bcorreo electr[oó]nico\b",
    Wanted.PLACE: r"\baddress\b|\bdirecci[oó]n\b",
    Wanted.COUNT: rf"\bhow many (?!(?:more )?{UNIT}\b)(\w+(?: \w+)?)|\bcu[aá]nt[ao]s (?!{UNIT}\b)(\w+(?: \w+)?)|\bhow many (nights)\b|\bcu[aá]ntas (noches)\b|\b(?:what|which|up to what) age\b|\bhow old\b|\bqu[eé] edad\b",
    Wanted.MONEY: (
        rf"\bhow much\b(?! (?:time|more time|{UNIT}))|\bhow (?:big|large|high)\b|\bwhat (?:does|do|did|will|would|is|are|was) .{{0,50}}\b(?:cost|charge|bill|pay|premium|copay|deductible|fee|price|rate|allowance|maximum|limit)\b"
        r"|\bwhat(?:'s| is| was)? the (?:most|least)\b|\blo (?:m[aá]s|m[aá]ximo)\b|\bpago m[aá]ximo\b|\b(?:what|which) (?:price|cost|fee|charge|copay|premium|deductible|rate)\b|\b(?:price|cost|charges?|fee|copay|premium|deductible|rate|maximum|limit)s?\s*\??$"
        r"|\bcu[aá]nto\b(?! (?:tiempo|dura|tarda|vale la orden))|\bqu[eé] precio\b|\bprecio\b|\bprice\b"
    ),
}
SAID = {
    Wanted.SHARE: r"\d+(?:[.,]\d+)? ?(?:%|per ?cent|por ciento)|\b(?:half|third|quarter|mitad|in full|nothing|full)\b",
    Wanted.TIME: rf"\b{NUMBER}\)? (?:\w+ ){{0,2}}?{UNIT}\b|\b(?:last|first|same|next|every|each|primer|[uú]ltimo|mismo|cada) (?:\w+ )?(?:{UNIT}|monday|tuesday|wednesday|thursday|friday)\b|\b{MONTH}\.? \d|\b\d\d? de {MONTH}|\bonce\b|\btwice\b|\bat once\b|\bimmediately\b|\bno limit\b|\bdaily\b|\b(?:a|per|each|every|al|por|cada) (?:{UNIT})\b|\b\d{{1,2}}:\d\d\b|\b(?:end|fin) (?:of|del?)\b|\b\d+-(?:day|month|year|week)",
    Wanted.PHONE: r"\d{3}[-. ]\d{4}\b",
    Wanted.MAIL: r"\S@\S",
    Wanted.PLACE: r"\bP\.? ?O\.? Box\b|\b\d{1,5} [A-Z]\w+|\bapartado\b",
    Wanted.COUNT: rf"\b{NUMBER}\b",
    Wanted.MONEY: r"[$€£] ?\d|\b\d[\d,.]* ?(?:dollars|d[oó]lares|cents|centavos)\b|\d ?%|\bper ?cent\b|\bpor ciento\b|\b(?:free|gratis|nothing|nada|half|mitad|no charge|no cost|no copay|sin costo|in full|at no cost|waived|hours|cost)\b",
}
KINDS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in ASKED.items()}
THERE = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in SAID.items()}
OWN_FILE = re.compile(
    r"\b(?:did|has|have|is|was|were|are)\b (?:\w+ ){0,3}?(?:receive|received|approved?|processed|decided|mailed|paid|posted|scheduled|ready)\b.{0,40}\b(?:my|i)\b"
    r"|\b(?:is|was|has|did|have) my\b.{0,40}\b(?:receive|received|approved|processed|decided|mailed|paid|posted|ready|denied|arrived|go through)\b"
    r"|\bwhat (?:is|was|were) (?:the (?:balance|status|result|amount|date) (?:on|of|in|for) my|my (?:\w+ )?(?:balance|status|result|score|level))\b"
    r"|\bhow much (?:is|do i have|have i|of my .{0,40}) (?:left|used|remaining|spent)\b|\bhow much (?:is|do i have) (?:left|still) \w* ?(?:of|in|on) my\b|\bhow much of my .{0,40} (?:left|used|remaining|have i)\b"
    r"|\b(?:which|what|who)\b.{0,60}\b(?:sending|send|assigned|gave|give|put|placed) (?:me|my|us)\b(?=.{0,30}(?:\bthis\b|\bnext\b|\bon\b|\baunt|\bmother|\bfather|\bson|\bdaughter|$))"
    r"|\baccount number \d|\b(?:last|this|next) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:am|was) i (?:approved|enrolled|on the list)\b"
    r"|\b(?:ya )?(?:aprobaron|recibieron|negaron|procesaron|revisaron|pagaron) mi\b|\b(?:cu[aá]ndo|qu[eé] d[ií]a|a qu[eé] hora) es mi\b|\bcu[aá]l (?:es|fue) (?:mi|el (?:saldo|resultado|estado) de mi)\b|\bcu[aá]nto me queda\b",
    re.IGNORECASE,
)
"""A question on the person's own record, which no document of rules tells."""


def wanted(question: str) -> frozenset[Wanted]:
    """Empty where any sentence on it may answer. A share is an amount too; a time asked for by its unit is no count."""
    found = {kind for kind, pattern in KINDS.items() if pattern.search(question)}
    if Wanted.SHARE in found:
        found.discard(Wanted.MONEY)
    if Wanted.TIME in found and Wanted.COUNT in found and counted(question) is None:
        found.discard(Wanted.COUNT)
    if {Wanted.PHONE, Wanted.MAIL, Wanted.PLACE} & found:
        found -= {Wanted.MONEY, Wanted.TIME, Wanted.COUNT}
    return frozenset(found)


def counted(question: str) -> str | None:
    """The thing whose number is asked for."""
    found = KINDS[Wanted.COUNT].search(question)
    return next((one for one in found.groups() if one), None) if found is not None else None


def stands(kind: Wanted, text: str, question: str) -> bool:
    """Whether such a thing stands in a text; of a count, beside what is counted."""
    found = THERE[kind].search(text)
    if found is None:
        return False
    noun = counted(question) if kind is Wanted.COUNT else None
    if noun is None:
        return True
    meant = marks(noun)
    words = WORD.findall(folded(text))
    number = re.compile(NUMBER)
    return any(
        number.fullmatch(word) is not None and any(marks(one) & meant for one in words[max(0, at - 3) : at + 5])
        for at, word in enumerate(words)
    )


def is_own_file(question: str) -> bool:
    return OWN_FILE.search(question) is not None
