"""One bill in the making: everything said about it so far, and when the next one begins."""

import re
from dataclasses import dataclass, field
from datetime import date

from almoner.engine.bill import BillKind, Line, Row, Spot
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.intake.people import same_name

CARRIED = frozenset(
    {
        "provider",
        "npi",
        "tax_id",
        "payer",
        "statement_date",
        "due_on",
        "network",
        "state",
        "zip",
        "member_id",
        "birth_date",
        "patient",
        "account",
    }
)

PLAINLY = {
    "account": re.compile(r"acc(oun)?t|cuenta|control"),
    "claim": re.compile(r"claim|reclam|clm|icn"),
    "patient": re.compile(r"patient|paciente|\bpt\b|pat\."),
    "statement_date": re.compile(r"statement|stmt|bill|invoice|notice|letter|estimate|factura|estado|aviso|carta|emisi"),
    "service_dates": re.compile(r"service|servicio|svc|dos|d\.o\.s|visit|care"),
    "member_id": re.compile(r"member|subscriber|medicare|medicaid|insur|miembro|afiliado|suscriptor|poliza|p[oó]liza|policy"),
    "payer": re.compile(r"insur|payer|payor|carrier|segur|health plan"),
}
"""Words of the label that name a field itself; a value under a vaguer label stands back."""
VAGUELY = {
    "account": re.compile(r"ref|file|case|estimate|quote|trip|debtor|agency|order|expediente|accession|customer"),
    "patient": re.compile(r"^(for|name|seen|individual|who\b.*)$"),
    "statement_date": re.compile(r"print|mailed|sent|check|created|activity|paid|payment|posted"),
    "provider": re.compile(r"location|site|lugar|referr|order|payee|paid to|payment to|pharmacy|convening"),
    "payer": re.compile(r"type|class|program|source"),
}
NUMBER_KIND = re.compile(r"acc(oun)?t|cuenta|claim|reclam|visit|encounter|invoice|factura|statement|record|mrn|ref|file|case")


SECTION = re.compile(r"^(primary|main|convening|co-?)[ -]?provider|^co-?provider", re.IGNORECASE)
"""The name of a provider's own section of an estimate."""


@dataclass
class Draft:
    """One bill in the making. `facts` keep everything said under a field name in order; what a draft inherits from the one
    before it may be overwritten by its own first word.
    """

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    inherited: set[str] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    doubts: list[tuple[str, str, tuple[str, ...], str, Spot | None]] = field(default_factory=list)
    since: int = 0  # first line of the open section
    page_start: int = 0
    section_label: str = ""
    section_revenue: str | None = None
    section_day: date | None = None
    section_through: tuple[date, date] | None = None  # a stay from its first day, which is the section's, to its last
    visit: str | None = None  # what heads the rows of one visit
    whole_of: int | None = None
    texts: list[str] = field(default_factory=list)
    charged: list[int] = field(default_factory=lambda: [0])  # cents of the first n lines together
    day_doubted: bool = False
    credits: dict[str, list[Row]] = field(default_factory=dict)  # rows below the charges by the header field they belong to

    @property
    def has_money(self) -> bool:
        return bool(self.lines or self.rows or any(name in MONEY_FIELDS for name in self.facts if name not in self.inherited))

    def first(self, name: str) -> Fact | None:
        """The first fact under a name among those whose labels say it most plainly."""
        return max(self.facts.get(name, ()), key=plainness, default=None)

    def says(self, name: str) -> str | None:
        fact = self.first(name)
        return fact.text if fact else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole paper: its kind, its year and order of day and month, how unsure the order is, and whether a
    heading of payments or words beside an amount name a plan."""

    kind: BillKind
    year: int | None
    order: str | None
    order_unsure: bool
    plan_named: bool = False


def remember(draft: Draft, fact: Fact) -> None:
    """Keeps what a label says; a draft's own first word replaces what it inherited."""
    if fact.field in draft.inherited:
        draft.facts[fact.field] = []
        draft.inherited.discard(fact.field)
    draft.facts.setdefault(fact.field, []).append(fact)


def head_section(draft: Draft, fact: Fact) -> None:
    """Whoever a table's first section names is whom its lines are for, and not the one at the head of the paper."""
    known = draft.first("patient")
    if known is not None and known.text and fact.text and not same_name(known.text, fact.text) and plainness(fact) > 0:
        draft.facts["patient"] = []


def starts_new(draft: Draft, fact: Fact, kind: BillKind) -> bool:
    """Whether a fact names somebody or something else than the draft does, after the draft has money of its own. An estimate
    has one bill for each provider."""
    parting = ("patient", "account", "claim", "provider") if kind is BillKind.ESTIMATE else ("patient", "account", "claim")
    if fact.field not in parting or not draft.has_money:
        return False
    known = draft.first(fact.field)
    unsaid = known is None or fact.field in draft.inherited or not SECTION.search(known.label)
    if fact.field == "provider" and SECTION.search(fact.label) and unsaid:
        return True  # the first provider's own section, below a summary of all
    if known is None or fact.field in draft.inherited or plainness(fact) < plainness(known):
        return False
    if fact.field == "patient" and known.text and fact.text and same_name(known.text, fact.text):
        return False
    before = [old for old in draft.facts[fact.field] if _number_kind(old.label) == _number_kind(fact.label)]
    if not before or any(_same(old.text) == _same(fact.text) for old in draft.facts[fact.field]):
        return False
    if any(old.text and old.text in fact.label.split() for old in draft.facts[fact.field]):
        return False  # the head of the next page says the same number, with a day of figures alone beside it
    return _same(known.text) != _same(fact.text)


def plainness(fact: Fact) -> int:
    """How plainly a label names its field: an account number before a reference, a patient before a member."""
    label = fact.label.lower()
    plain, vague = PLAINLY.get(fact.field), VAGUELY.get(fact.field)
    return (1 if plain and plain.search(label) else 0) - (1 if vague and vague.search(label) else 0)


def _number_kind(label: str) -> str:
    """Which of a paper's several numbers a label names: those of different kinds may differ on one bill."""
    found = NUMBER_KIND.search(label.lower())
    return found[0] if found else ""


def _same(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]", "", (text or "").lower())


def follow(draft: Draft, kind: BillKind) -> Draft:
    """The next bill on the same paper: the provider, payer and dates stay until it says otherwise."""
    new = Draft()
    for name, facts in draft.facts.items():
        if name in CARRIED or (name == "service_dates" and kind is BillKind.ESTIMATE):
            new.facts[name] = facts[:1]
            new.inherited.add(name)
    return new
