"""The library that comes along: every printable section, deadline and state rule of the rulebook as documents to search and quote.

Nothing is written here twice: what a document says is the rulebook's own sentence, its source is the citation, and it holds on the days the
rulebook says. Sections marked as not read in the source are not in it.
"""

from collections.abc import Iterator
from hashlib import sha256

from almoner.engine.knowledge.records import Block, BlockKind, Document, InForce
from almoner.engine.law.deadlines import CountsWhen, Length, Rule, Unit, Whose
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.law.states import StateFact, Topic
from almoner.engine.states import NAMES

EVENTS = {
    "notice": ("the date of the notice", "la fecha del aviso"),
    "receipt": ("the day the notice came", "el día en que llegó el aviso"),
    "bill": ("the date of the bill", "la fecha de la factura"),
    "service": ("the day of the care", "el día de la atención"),
    "request": ("the day it was asked for", "el día en que se pidió"),
    "dispute": ("the day of the dispute", "el día de la disputa"),
    "determination": ("the day of the decision", "el día de la decisión"),
    "payment": ("the day of the payment", "el día del pago"),
    "scheduling": ("the day the care was scheduled", "el día en que se programó la atención"),
}
UNITS = {
    Unit.DAYS: ("days", "días"),
    Unit.BUSINESS_DAYS: ("business days", "días hábiles"),
    Unit.LEGAL_DAYS: ("legal working days", "días laborables legales"),
    Unit.MONTHS: ("months", "meses"),
}
COUNTS = {
    CountsWhen.RECEIVED: ("It must have come by the last day.", "Debe haber llegado a más tardar el último día."),
    CountsWhen.POSTMARKED: ("It must be postmarked by the last day.", "Debe llevar matasellos a más tardar del último día."),
    CountsWhen.SENT: ("It must be sent by the last day.", "Debe enviarse a más tardar el último día."),
}
TOPICS = {
    Topic.ITEMISED_BILL: "Itemized bill",
    Topic.CHARITY: "Help from a hospital with its bill (charity care)",
    Topic.AMBULANCE: "Ambulance bills",
    Topic.CREDIT_REPORT: "Medical debt on credit reports",
    Topic.LIMITATION: "How long a debt can be sued for (statute of limitations)",
    Topic.FACILITY_FEE: "Facility fees",
    Topic.INTEREST: "Interest on medical debt",
    Topic.TIMELY_BILLING: "How late a bill may come",
    Topic.EXTERNAL_REVIEW: "External review of a plan's denial",
}


def library(law: Rulebook) -> Iterator[Document]:
    """One document a section, a deadline and a state rule, in English, and in Spanish where the rulebook has it."""
    for one in law.authorities.entries.values():
        if one.mark.is_printable:
            days = InForce(one.effective_from, one.effective_to)
            yield page(one.cite, one.title, one.says, days)
            yield page(one.cite, "", one.says_es, days)
    for rule in law.deadlines.values():
        if rule.mark.is_printable and rule.length.on is None:
            yield from deadline(rule, law)
    for rows in law.states.entries.values():
        for fact in rows:
            if fact.mark.is_printable and not fact.challenged:
                yield state(fact)


def page(source: str, title: str, says: str, days: InForce) -> Document:
    blocks = (Block(BlockKind.HEADING, title, 1),) if title else ()
    text = f"{source}\0{title}\0{says}"
    return Document(source, None, (*blocks, Block(BlockKind.TEXT, says)), sha256(text.encode()).hexdigest(), days)


def deadline(rule: Rule, law: Rulebook) -> Iterator[Document]:
    """Its length, from what it runs, and what counts. Its source are the printable sections it rests on."""
    known = [law.authorities.lookup(id) for id in rule.authority]
    cites = "; ".join(one.cite for one in known if one is not None and one.mark.is_printable)
    if not cites:
        return
    days = InForce(rule.effective_from, rule.effective_to)
    events = sorted(one.value for one in rule.events)
    for language, title in enumerate((rule.title, rule.title_es)):
        starts = (" or ", " o ")[language].join(EVENTS[one][language] for one in events)
        says = f"{title}: {length(rule.length, starts, language)}"
        if rule.whose is Whose.PERSON:
            says += f" {COUNTS[rule.counts_when][language]}"
        yield page(cites, title, says, days)


def length(one: Length, starts: str, language: int) -> str:
    unit = UNITS[one.unit][language]
    if one.number < 0:
        return (f"at least {-one.number} {unit} before {starts}.", f"al menos {-one.number} {unit} antes de {starts}.")[
            language
        ]
    return (f"{one.number} {unit} after {starts}.", f"{one.number} {unit} desde {starts}.")[language]


def state(fact: StateFact) -> Document:
    name = NAMES.get(fact.state, fact.state)
    return page(
        f"{name}, {fact.cite}", f"{TOPICS[fact.topic]} in {name}", fact.says, InForce(fact.effective_from, fact.effective_to)
    )
