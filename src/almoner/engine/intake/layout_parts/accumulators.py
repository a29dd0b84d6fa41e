"""What was met of a deductible or an out-of-pocket limit: said in words, listed, or in tables either way round.

Every fact's field is `{family_}{deductible|out_of_pocket}_{limit|used|before}`; its text says the network it counts for
("in", "out" or None).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.heads import stacked_heads
from almoner.engine.intake.layout_parts.roles import heading
from almoner.engine.intake.layout_parts.tables import Head, distance
from almoner.engine.intake.paper_kind import flat
from almoner.engine.money import Money

DEDUCTIBLE = re.compile(r"\bdeduct|\bdeduc\b|\bdeducible|^ded\b\.?")
POCKET = re.compile(r"out[- ]of[- ]pocket|\bm?oop\b|\bmoop\b|bolsillo|desembolso|stop[- ]loss")
FAMILY = re.compile(r"\bfamil|household")
OUTSIDE = re.compile(r"out[- ]of[- ]network|non[- ]?network|non[- ]?par\b|\boon\b|fuera de (la )?red")
INSIDE = re.compile(r"\bin[- ]?network|dentro de (la )?red|\bnetwork\b|\binn\b")
LEFT = re.compile(r"remain|\bleft\b|\bstill\b|to go\b|restante|\bfalta|\bresta\b")
BEFORE = re.compile(r"\bbefore|\bprior|\bprevious|\bantes|\banterior|\balready")
HERE = re.compile(r"\b(this|current|from this) (claim|service|visit|statement)|\best[ea] (reclamo|reclamacion|visita|servicio)")
AFTER = re.compile(r"\bafter|includ|\bwith\b|to date|so far|despues|incluy|hasta")
USED = re.compile(
    r"\bmet\b|\bused|\bsatisf|\bappl|\baccum|\baccrued|to date|year[- ]to|\bytd\b|so far|\bafter|\bpaid\b|\bspent|\breached|\bcounted|"
    r"\btoward|\bcredit|cumplid|alcanzad|\busad|\bacumulad|a la fecha|gastad|pagad|utilizad|\bprogress"
)
LIMIT = re.compile(
    r"\blimit|\bmaximum|\bmax\b|\bannual|\byearly|\bper year|\brequired|\bgoal|\bceiling|\bcap\b|\bout of\b|\bof (your|the|a|an)\b|l[ií]mite|"
    r"m[aá]ximo|\banual|calendar year|plan year|benefit year"
)
PLAIN_LIMIT = re.compile(
    r"^(plan |your |benefit |dollar )?(total|amount|plan|monto|cantidad|total amount|deductible|amounts?)( amount)?$"
)
ONE_OF = re.compile(r"^\W*(?:of|out of|de|toward|towards|against|/|to)\b|^\s*/", re.IGNORECASE)
WHOLLY = re.compile(
    r"\b(has been|have been|was|were|is|already|fully)\b.{0,12}\b(met|satisfied|reached)\b|\bfue (cumplido|alcanzado)|\bya (se )?(cumpl|alcanz)"
)
NOT_MET = re.compile(
    r"\bnot\b|n't\b|\buntil\b|\bonce\b|\bif\b|\bwhen\b|\bunless\b|\bafter\b|\bno (se )?ha\b|\bcuando\b|\bsi\b|\bpartly\b|\bpartially\b"
)
CLAIMED = frozenset({"day", "code", "charge", "units", "allowed", "copay", "coinsurance", "adjustment", "patient_owes"})
MAY_COUNT = re.compile(
    r"deduc|out.of.pocket|oop\b|bolsillo|desembolso|stop.loss|limit|m[aá]xim|\bmet\b|used|remain|before|antes|usad|cumplid",
    re.IGNORECASE,
)
"""Words without which nothing is said of limits: most lines of a paper have none of them."""
YEARLY = frozenset({"limit", "used", "left"})
MOST_IN_HEADING = 40
MOST_IN_NAME = 6
MOST_UNDER = 12
"""Bands that may stand between a heading of limits and its last row."""


@dataclass(frozen=True, slots=True)
class Counter:
    """What a figure counts: the kind, whose, and in which network."""

    kind: str | None = None
    family: bool = False
    network: str | None = None

    def within(self, outer: "Counter") -> "Counter":
        """The counter of a row under a section that names the rest."""
        return Counter(kind=self.kind or outer.kind, family=self.family or outer.family, network=self.network or outer.network)


def counter_of(text: str) -> Counter:
    """Whose deductible or out-of-pocket limit words are about."""
    words = flat(text)
    kind = "out_of_pocket" if POCKET.search(words) else "deductible" if DEDUCTIBLE.search(words) else None
    network = "out" if OUTSIDE.search(words) else "in" if INSIDE.search(words) else None
    return Counter(kind=kind, family=bool(FAMILY.search(words)), network=network)


def meaning_of(text: str) -> str | None:
    """What words beside a figure say of it: limit, before (this claim), here (this claim), used, left; None of others."""
    words = flat(text).strip(" :.-")
    if LEFT.search(words):
        return "left"
    if BEFORE.search(words):
        return "before"
    if HERE.search(words) and not AFTER.search(words):
        return "here"
    spent = POCKET.sub(" ", words)
    if USED.search(spent):
        return "used"
    return "limit" if LIMIT.search(spent) or PLAIN_LIMIT.match(words) else None


def met_of(band: Band) -> list[Fact]:
    """What one line says: "You have met $850 of your $1,500 family deductible", "Deductible: limit $1,500, met $850". Empty where
    the words do not say which amount is which.
    """
    if not band.amounts or counter_of(band.text).kind is None:
        return _wholly(band)
    parts = [cell for cell in band.cells if any(atom.kind == "money" for atom in cell.atoms)]
    if len(parts) > 1 and all(counter_of(cell.text).kind for cell in parts):
        return [fact for cell in parts for fact in _line(cell.atoms, cell.text, band)]
    return _line(band.atoms, band.text, band)


def _line(atoms: Sequence[Atom], text: str, band: Band) -> list[Fact]:
    amounts = [atom for atom in atoms if atom.kind == "money"]
    counter = counter_of(text)
    gaps = [""]
    for atom in atoms:
        if atom.kind == "money":
            gaps.append("")
        else:
            gaps[-1] += f" {atom.text}"
    words = flat(text)
    if len(amounts) == 1:
        if len(words.split()) > 4 and WHOLLY.search(words) and not NOT_MET.search(BEFORE.sub(" ", words)):
            spent = "before" if BEFORE.search(words) else "used"
            return _facts(counter, {"limit": amounts[0], spent: amounts[0]}, band)
        return []
    if len(amounts) == 2 and ONE_OF.search(gaps[1].strip()) and not LEFT.search(flat(gaps[0])):
        said = flat(f"{gaps[0]} {gaps[2]}")
        if not USED.search(POCKET.sub(" ", said)) and "/" not in gaps[1] and not _so_much_of(atoms, amounts, gaps):
            return []
        spent = "before" if BEFORE.search(said) and HERE.search(said) else "used"
        return _facts(counter, {spent: amounts[0], "limit": amounts[1]}, band)
    before = [meaning_of(gap) for gap in gaps[: len(amounts)]]
    behind = [meaning_of(gap) for gap in gaps[1:]]
    for names in (before, behind):
        if all(names) and len(set(names)) == len(names) and len(names) <= 4:
            return _facts(counter, dict(zip([str(name) for name in names], amounts, strict=True)), band)
    return []


def _so_much_of(atoms: Sequence[Atom], amounts: Sequence[Atom], gaps: Sequence[str]) -> bool:
    """ "Out-of-pocket maximum   $500.00 of $9,000.00": a name, so much, and of how much, with nothing said behind."""
    some, whole = amounts[0].amount, amounts[1].amount
    if some is None or whole is None or some > whole or atoms[-1] is not amounts[1]:
        return False
    return gaps[1].strip().lower() in ("of", "out of", "de") and len(gaps[0].split()) <= MOST_IN_NAME


def _wholly(band: Band) -> list[Fact]:
    """ "Your individual deductible was met before this claim": what was met is the limit, wherever that is printed."""
    words = flat(band.text)
    counter = counter_of(words)
    if counter.kind is None or not WHOLLY.search(words) or NOT_MET.search(BEFORE.sub(" ", words)) or len(words.split()) > 30:
        return []
    name = "before" if BEFORE.search(words) else "used"
    return [_fact(counter, f"{name}_whole", band, None)]


def counters(bands: Sequence[Band]) -> dict[int, list[Fact]]:
    """Facts by band of all tables and lists of limits; their headings' own bands have none."""
    found: dict[int, list[Fact]] = {}
    about = [bool(MAY_COUNT.search(band.text)) and len(band.atoms) <= MOST_IN_HEADING for band in bands]
    at = 0
    while at < len(bands):
        if about[at] and _across(bands[at]):
            found[bands[at].number] = []
        if not any(about[at : at + 3]) or bands[at].amounts:
            at += 1
            continue
        for read in (_table, _turned, _list):
            here = read(bands, at)
            if here:
                found.update(here)
                at = max(here)
                break
        at += 1
    return found


def _across(band: Band) -> bool:
    """Whether one line tells of a year's maximum of another kind, what was used of it and what is left, which add up."""
    if len(band.amounts) != len(YEARLY) or counter_of(band.text).kind is not None:
        return False
    said: dict[str | None, int] = {}
    words: list[str] = []
    for atom in band.atoms:
        if atom.kind != "money":
            words.append(atom.text)
        elif atom.amount is not None:
            said[meaning_of(" ".join(words))] = atom.amount.cents
            words = []
    return said.keys() == YEARLY and bool(LIMIT.search(flat(band.text))) and said["used"] + said["left"] == said["limit"]


def _heads_at(bands: Sequence[Band], at: int) -> Iterator[tuple[tuple[Head, ...], int]]:
    """Headings of one to three bands from here, with the position of the first band under them."""
    for size in (1, 2, 3):
        group = bands[at : at + size]
        if (
            len(group) < size
            or group[-1].amounts
            or group[-1].page != group[0].page
            or len(group[-1].atoms) > 40
            or group[-1].is_rule
        ):
            return
        heads = stacked_heads(group, parted=False)
        if len(heads) > 1 and not any(_claims(head) for head in heads):
            yield heads, at + size


def _claims(head: Head) -> bool:
    odds = heading(head.text)
    return bool(odds) and odds[0][1] >= 3600 and odds[0][0] in CLAIMED


def _table(bands: Sequence[Band], at: int) -> dict[int, list[Fact]]:
    """ "Benefit | Limit | Used before this claim | This claim" over rows of deductibles and limits."""
    for heads, start in _heads_at(bands, at):
        named = {head: meaning for head in heads if (meaning := meaning_of(head.text))}
        if len({meaning_of(head.text) for head in heads[1:]} - {None}) > 1:
            named.pop(heads[0], None)  # what stands over the rows' own names
        if len(set(named.values())) < 2 or (
            meaning_of(heads[0].text) and counter_of(heads[0].text).kind is None and len(heads) < 3
        ):
            continue
        found: dict[int, list[Fact]] = {bands[n].number: [] for n in range(at, start)}
        outer = counter_of(heads[0].text)
        rows = 0
        for band in bands[start : start + MOST_UNDER]:
            if band.is_rule:
                continue
            counter = counter_of(" ".join(atom.text for atom in band.atoms if atom.kind != "money"))
            if not band.amounts:
                whole = Counter(counter.kind or outer.kind, counter.family, counter.network)
                if (counter.kind or counter.network) and len(band.atoms) <= 6 and counter != outer:
                    outer = whole
                    found[band.number] = []
                    continue
                break
            here = counter.within(outer)
            if here.kind is None:
                break
            said = _under(band, tuple(named))
            if not said:
                break
            found[band.number] = _facts(here, {named[head]: atom for head, atom in said.items()}, band)
            rows += 1
        if rows:
            return found
    return {}


def _turned(bands: Sequence[Band], at: int) -> dict[int, list[Fact]]:
    """ "Individual deductible | Out-of-pocket maximum" over rows "Annual limit", "Used to date", "Remaining"."""
    for heads, start in _heads_at(bands, at):
        named = [head for head in heads if counter_of(head.text).kind]
        if len(named) < 2:
            continue
        found: dict[int, list[Fact]] = {bands[n].number: [] for n in range(at, start)}
        said: dict[Head, dict[str, Atom]] = {}
        for band in bands[start : start + MOST_UNDER]:
            if band.is_rule:
                continue
            meaning = meaning_of(" ".join(atom.text for atom in band.atoms if atom.kind != "money"))
            if meaning is None or not band.amounts or band.days:
                break
            under = _under(band, tuple(named))
            if not under:
                break
            found[band.number] = []
            for head, atom in under.items():
                said.setdefault(head, {})[meaning] = atom
        last = max(found)
        for head, amounts in said.items():
            if len(amounts) > 1:
                found[last].extend(_facts(counter_of(head.text), amounts, bands[start]))
        if found[last]:
            return found
    return {}


def _list(bands: Sequence[Band], at: int) -> dict[int, list[Fact]]:
    """A line that names a deductible or limit, and under it "Annual amount 1,500.00", "Met so far 850.00"."""
    first = bands[at]
    counter = counter_of(first.text)
    if counter.kind is None or first.amounts or len(first.atoms) > 8 or first.is_rule:
        return {}
    found: dict[int, list[Fact]] = {first.number: []}
    said: dict[str, Atom] = {}
    for band in bands[at + 1 : at + 6]:
        if band.is_rule:
            continue
        words = " ".join(atom.text for atom in band.atoms if atom.kind != "money")
        meaning = meaning_of(words)
        own = counter_of(words)
        if (
            len(band.amounts) != 1
            or meaning is None
            or meaning in said
            or len(band.atoms) > 9
            or (own.kind is not None and own.kind != counter.kind)
        ):
            break
        said[meaning] = band.amounts[0]
        found[band.number] = []
    if len(said) < 2 or not said.keys() & {"used", "before", "left"}:
        return {}
    found[max(found)] = _facts(counter, said, first)
    return found


def _under(band: Band, heads: tuple[Head, ...]) -> dict[Head, Atom]:
    """Each amount of a band under the heading nearest to it; empty where two claim one."""
    found: dict[Head, Atom] = {}
    for atom in band.amounts:
        head = min(heads, key=lambda head: (distance(head.x0, head.x1, atom.x0, atom.x1), head.x0))
        if head in found:
            return {}
        found[head] = atom
    return found


def _facts(counter: Counter, said: dict[str, Atom], band: Band) -> list[Fact]:
    """Facts of one counter. Figures that only follow from the others (what is left, this claim's share) complete them."""
    cents = {name: atom.amount.cents for name, atom in said.items() if atom.amount is not None}
    spots = {name: atom for name, atom in said.items() if name in ("limit", "used", "before")}
    facts = [_fact(counter, name, band, atom) for name, atom in spots.items()]
    if "used" not in said:
        used = (
            cents["before"] + cents["here"]
            if {"before", "here"} <= cents.keys()
            else cents["limit"] - cents["left"]
            if {"limit", "left"} <= cents.keys() and "before" not in said
            else None
        )
        source = said.get("here") or said.get("left")
        if used is not None and source is not None:
            facts.append(_fact(counter, "used", band, source, Money(used)))
    elif "before" not in said and {"used", "here"} <= cents.keys():
        facts.append(_fact(counter, "before", band, said["here"], Money(cents["used"] - cents["here"])))
    return facts


def _fact(counter: Counter, name: str, band: Band, atom: Atom | None, amount: Money | None = None) -> Fact:
    return Fact(
        field=f"{'family_' if counter.family else ''}{counter.kind}_{name}",
        odds=3000,
        label=band.text[:200],
        band=band.number,
        spot=atom.spot if atom is not None else band.spot,
        amount=amount if amount is not None else atom.amount if atom is not None else None,
        text=counter.network,
    )


__all__ = ["Cell", "counter_of", "counters", "meaning_of", "met_of"]
