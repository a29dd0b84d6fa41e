"""A calculation across the page: names over amounts with the signs of a sum between them.

"Charges $40.00 - Payments $10.00 = Please pay $30.00" says by its signs what each amount is, even where a name alone would not. A
statement's summary may leave the signs out: then the names say them, and the sum must hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.credits import INSURER, PAID, PERSON
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.ladder_roles import FIELDS
from almoner.engine.intake.layout_parts.ladders import LESS
from almoner.engine.intake.layout_parts.roles import heading, label

FEWEST_TERMS, MOST_BETWEEN = 3, 2
LIKELY, SAID = 1600, 3600
PLUS, MINUS, EQUALS = frozenset("+"), frozenset("-–—−"), frozenset("=")
ADDED = frozenset({"total_charges", "previous_balance", "interest"})
PAYMENTS = frozenset({"insurance_paid", "patient_paid", "payments"})
TAKEN = PAYMENTS | {"adjustments", "payments_and_adjustments"}
LEFT = frozenset({"balance", "patient_responsibility"})
NAMED = {role: name for name, role in reversed(FIELDS.items())}
"""The header's field for a column's meaning."""


@dataclass(frozen=True, slots=True)
class Term:
    """One amount with its name and the sign before it: "+", "-" or "=" before the result."""

    sign: str
    text: str
    atom: Atom

    @property
    def cents(self) -> int:
        return self.atom.amount.cents if self.atom.amount is not None else 0


@dataclass(slots=True)
class Calculations:
    """What each band with amounts says, which of its amounts nobody names, and every band that belongs to a calculation."""

    facts: dict[int, list[Fact]] = field(default_factory=dict)
    nameless: dict[int, list[Atom]] = field(default_factory=dict)
    bands: set[int] = field(default_factory=set)


def calculations(bands: Sequence[Band], *, payers: bool) -> Calculations:
    """All calculations of a paper; `payers` where a plan wrote it."""
    found = Calculations()
    for at, band in enumerate(bands):
        if len(band.amounts) < FEWEST_TERMS or any(atom.kind != "money" and not _sign(atom) for atom in band.atoms):
            continue
        above = _above(bands, at)
        if above is None:
            continue
        names, signs = above
        terms = _terms(band, names, signs)
        if not terms and not payers and signs is None and not _of_several(bands, names, band):
            terms = _unsigned(band, names)
        if not terms:
            continue
        found.bands |= {other.number for other in (*([signs] if signs is not None else []), names, band)}
        fields = _fields(terms, payers=payers)
        said = zip(terms, fields, strict=True)
        found.facts[band.number] = [_fact(term, name, band) for term, name in said if name is not None]
        found.nameless[band.number] = [term.atom for term, name in zip(terms, fields, strict=True) if name is None]
    return found


def _sign(atom: Atom) -> str:
    for sign, marks in (("+", PLUS), ("-", MINUS), ("=", EQUALS)):
        if atom.text in marks:
            return sign
    return ""


def _above(bands: Sequence[Band], at: int) -> tuple[Band, Band | None] | None:
    """The band of names over a band of amounts, and one of signs where they stand between the two."""
    signs: Band | None = None
    for band in reversed(bands[max(0, at - MOST_BETWEEN) : at]):
        if band.page != bands[at].page or band.amounts or band.days:
            return None
        if all(_sign(atom) for atom in band.atoms):
            signs = band
        else:
            return band, signs
    return None


def _terms(band: Band, names: Band, signs: Band | None) -> list[Term]:
    """The amounts with their signs and names; empty where the signs are of no sum or the names are not one over each."""
    marks = sorted([*band.atoms, *(signs.atoms if signs is not None else ())], key=lambda atom: (atom.x0 + atom.x1, atom.x1))
    marks = [atom for atom in marks if atom.kind == "money" or _sign(atom)]
    amounts = list(band.amounts)
    cells = [cell for cell in names.cells if any(map(str.isalpha, cell.text))]
    if len(marks) != 2 * len(amounts) - 1 or len(cells) != len(amounts) or any(atom.kind != "money" for atom in marks[::2]):
        return []
    before = ["+", *(_sign(atom) for atom in marks[1::2])]
    if before[-1] != "=" or "=" in before[:-1] or "" in before:
        return []
    return [Term(*one) for one in zip(before, [cell.text for cell in cells], amounts, strict=True)]


def _unsigned(band: Band, names: Band) -> list[Term]:
    """A summary without signs: each amount is added or taken off by its name, and the last is a balance that they come to."""
    cells = [cell for cell in names.cells if any(map(str.isalpha, cell.text))]
    if len(cells) != len(band.amounts) or any(_sign(atom) for atom in band.atoms):
        return []
    *before, last = [Term("=", cell.text, atom) for cell, atom in zip(cells, band.amounts, strict=True)]
    terms = [signed for term in before if (signed := _signed(term)) is not None]
    if len(terms) < len(before) or _named(last, payers=False) != "balance":
        return []
    left = sum(term.cents if term.sign == "+" else -abs(term.cents) for term in terms)
    return [*terms, last] if left == last.cents != 0 else []


def _signed(term: Term) -> Term | None:
    """The term as added or taken off, where its name allows one of both; what holds payments and adjustments has no field."""
    signs = "-" if term.cents < 0 else "-+"
    known = [one for sign in signs if _named(one := replace(term, sign=sign), payers=False) is not None]
    return known[0] if len(known) == 1 and _named(known[0], payers=False) != "payments_and_adjustments" else None


def _of_several(bands: Sequence[Band], names: Band, band: Band) -> bool:
    """Whether the same names stand over other amounts too: then they are of one service each and not of the paper."""
    own = [atom.amount for atom in band.amounts]
    others = [below for above, below in pairwise(bands) if above.text == names.text and len(below.amounts) == len(own)]
    return any([atom.amount for atom in other.amounts] != own for other in others)


def _fields(terms: Sequence[Term], *, payers: bool) -> list[str | None]:
    """A field of the header for each term: by its name among those its sign allows; where the sum holds, by what is left."""
    left = sum(term.cents if term.sign == "+" else -abs(term.cents) for term in terms[:-1])
    holds = left == terms[-1].cents != 0
    fields = [_named(term, payers=payers) for term in terms]
    if PAYMENTS & set(fields) and holds:
        fields = ["adjustments" if name == "payments_and_adjustments" else name for name in fields]
    for sign, wanted in (("+", ("total_charges", "previous_balance")), ("-", ("adjustments", "payments"))):
        unknown = [n for n, term in enumerate(terms) if term.sign == sign and fields[n] is None]
        of_sign = {fields[n] for n, term in enumerate(terms) if term.sign == sign}
        free = [name for name in wanted if name not in of_sign and not (name == "payments" and PAYMENTS & of_sign)]
        if len(unknown) == 1 and free and holds and terms[unknown[0]].cents:
            fields[unknown[0]] = free[0]
    if fields[-1] is None and holds:
        fields[-1] = "patient_responsibility" if payers else "balance"
    return [name if name is None or fields.index(name) == n else None for n, name in enumerate(fields)]


def _named(term: Term, *, payers: bool) -> str | None:
    allowed = {"+": ADDED, "-": TAKEN, "=": LEFT}[term.sign]
    odds: dict[str, int] = {}
    known = [*label(term.text), *((NAMED[role], speaks) for role, speaks in heading(term.text) if role in NAMED)]
    for name, speaks in known:
        if name in allowed:
            odds[name] = max(odds.get(name, 0), speaks)
    best = max(odds, key=lambda name: (odds[name], (name == "balance") != payers, name), default=None)
    if term.sign == "-" and (best is None or odds[best] < SAID):
        best = _taken(term.text) or best
    if best is None or (best in odds and odds[best] < LIKELY):
        return None
    return "insurance_paid" if best == "payments" and payers else best


def _taken(text: str) -> str | None:
    """What words before an amount that is taken off say of it."""
    if LESS.search(text):
        return "adjustments"
    insurer, person = bool(INSURER.search(text)), bool(PERSON.search(text))
    if PAID.search(text) and insurer != person:
        return "insurance_paid" if insurer else "patient_paid"
    return None


def _fact(term: Term, name: str, band: Band) -> Fact:
    return Fact(field=name, odds=SAID, label=term.text, band=band.number, spot=term.atom.spot, amount=term.atom.amount)


__all__ = ["calculations"]
