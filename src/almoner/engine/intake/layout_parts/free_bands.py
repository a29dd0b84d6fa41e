"""Bands that are no row of a table: sums and credits beside their words, labels, and running words."""

import re
from collections.abc import Sequence

from almoner.engine.bill import BillKind, Row, RowKind
from almoner.engine.intake.layout_parts.accumulators import met_of
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.credits import credit_kind, credited
from almoner.engine.intake.layout_parts.facts import Fact, bare_numbers, fact_of
from almoner.engine.intake.layout_parts.pairs import bare_pairs, names_on, pairs_of
from almoner.engine.intake.layout_parts.regions import Region
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.layout_parts.row_parts import Parts, chosen_day
from almoner.engine.intake.layout_parts.sums import summed
from almoner.engine.intake.layout_parts.walk import Walk
from almoner.engine.intake.values import revenue_code
from almoner.engine.money import Money

PAPER_WORD = re.compile(r"statement|\bbill|invoice|estado de|factura|notice|letter|estimate|explanation", re.IGNORECASE)

MOST_CREDIT_ATOMS = 12
FEWEST_IN_SENTENCE, MOST_OF_NAME = 5, 4
ONE_OF_SEVERAL = re.compile(
    r"\b(medicaid|medicare|tricare|champva|va|primary|secondary|tertiary|supplement\w*|medigap|1st|2nd|first|second|hospital|clinic|"
    r"facility|courtesy|charity|prompt|self.?pay|uninsured|financial|employee|cash|primari[oa]|secundari[oa]|caridad)\b",
    re.IGNORECASE,
)
CHARGES_OF = re.compile(
    r"(?:(?:[Ee]xpected|[Ee]stimated|EXPECTED|ESTIMATED) )?(?:[Cc]harges|CHARGES|[Ss]ervices|[Ii]tems (?:and|or) [Ss]ervices|[Cc]argos(?: estimados| esperados)?)"
    r" (?:of|from|by|OF|FROM|BY|provided by|expected from|de) ((?:the )?[A-Z][\w&.'’-]*(?: (?:[A-Z&][\w&.'’-]*|of|and|the|de|y|del|la))*)"
    r"(?: ?\((?:[Cc]o-?[Pp]rovider|[Cc]onvening(?: [Pp]rovider)?|[Pp]rovider|[Ff]acility)\))?:?"
)
CREDITS = frozenset({"payment", "adjustment"})
ADDING = re.compile(r"\b(totals?|totales|to date|all)\b", re.IGNORECASE)


def plain_sum(walk: Walk, band: Band) -> bool:
    """ "Total: $1,040.00" and the like, beside no column."""
    if len(band.amounts) != 1 or band.atoms[-1].kind != "money" or len(band.atoms) > 8:
        return False
    label = " ".join(atom.text for atom in band.atoms if atom.kind == "word").rstrip(" :")
    kind = row_kind(label)
    amount = band.amounts[0]
    if kind not in ("total", "subtotal", "balance"):
        return False
    walk.flush()
    if kind == "balance":
        walk.say(Fact(field="balance", odds=2400, label=label, band=band.number, spot=amount.spot, amount=amount.amount))
        return True
    parts = Parts(bands=[band], money={"charge": amount.amount or Money(0)}, texts={"description": [label]})
    parts.places["charge"] = amount.words
    summed(walk.draft, parts, kind, band=band.number)
    return True


def plain_credit(walk: Walk, band: Band) -> bool:
    """ "Blue Madeup paid -$80.00", "Less: payments ($80.00)" under the charges, beside no column."""
    if len(band.amounts) != 1 or band.atoms[-1].kind != "money" or len(band.atoms) > MOST_CREDIT_ATOMS:
        return False
    amount = band.amounts[0].amount
    if amount is None or walk.setting.kind is not BillKind.BILL or not walk.after_charges():
        return False
    words = " ".join(atom.text for atom in band.atoms if atom.kind == "word")
    kind = credit_kind(words, below_zero=amount.cents < 0)
    if kind is None:
        return False
    walk.flush()
    walk.latest = None
    day = chosen_day(band.days[0]) if len(band.days) == 1 else None
    row = Row(kind=kind, label=words.rstrip(" :-")[:200], amount=abs(amount), day=day, spot=band.amounts[0].spot)
    credited(walk.draft, row)
    return True


def credit_below(walk: Walk, band: Band) -> bool:
    """A label that names one payer or one reason, with an amount below zero under the charges, is one credit of several."""
    only = band.amounts[0].amount if len(band.amounts) == 1 else None
    if only is None or only.cents >= 0 or ADDING.search(band.text) or not ONE_OF_SEVERAL.search(band.text):
        return False
    return plain_credit(walk, band)


def provider_section(band: Band) -> Fact | None:
    """ "Expected charges of Made-up Hospital (co-provider):" says whose charges follow."""
    found = CHARGES_OF.fullmatch(band.text.strip()) if not band.amounts and not band.days else None
    if found is None:
        return None
    name = found[1].strip(" :-,")
    return Fact(field="provider", odds=2500, label="provider", band=band.number, spot=band.spot, text=name)


def facts_on(band: Band) -> list[Fact]:
    """What the labels of a band say, those of limits and of a section's provider among them."""
    if len(band.atoms) > 80:
        return []
    if section := provider_section(band):
        return [section]
    if told := met_of(band):
        return told
    facts = [fact for pair in pairs_of(band) if (fact := fact_of(pair, band.number)) is not None]
    said = {fact.field for fact in facts}
    facts += [fact for fact in bare_numbers(band) if fact.field not in said]
    said = {fact.field for fact in facts}
    bare = (fact_of(pair, band.number) for pair in bare_pairs(band))
    facts += [fact for fact in bare if fact is not None and fact.field not in said]
    if len(facts) > 1 and not PAPER_WORD.search(band.text):
        # "Patient: …  Date: …" may as well be the day of service: a bare date dates the paper only beside its name.
        return [fact for fact in facts if fact.label.lower() not in ("date", "fecha")]
    return facts


def closing_total(walk: Walk, fact: Fact) -> None:
    """A total charge beside its label adds up the lines above it."""
    lines = len(walk.draft.lines)
    if fact.field == "total_charges" and lines and fact.amount is not None and row_kind(fact.label) == "total":
        row = Row(kind=RowKind.TOTAL, label=fact.label[:200], amount=fact.amount, spot=fact.spot, first_line=0, last_line=lines)
        walk.draft.rows.append(row)


def leftover(walk: Walk, band: Band, facts: Sequence[Fact]) -> None:
    """Amounts of a band of labels that no label took."""
    said = [fact.amount for fact in facts if fact.amount is not None]
    for atom in band.amounts:
        if atom.amount in said:
            said.remove(atom.amount)
        else:
            walk.draft.rows.append(Row(kind=RowKind.NOTE, label=band.text[:200], amount=atom.amount, spot=atom.spot))


def words_only(walk: Walk, band: Band, parts: Parts | None, region: Region | None) -> None:
    """Words that are no row and no label: kept for what they tell, amounts in sentences as notes."""
    text = band.text
    walk.draft.texts.append(text[:400])
    if band.amounts and parts is not None and region is not None and region.headed and (parts.days or "code" in parts.marks):
        walk.lose(band)
        return
    if band.amounts:
        nothing = all(atom.amount is not None and not atom.amount.cents for atom in band.amounts)  # "Tax 0% $0.00"
        many = nothing or len([atom for atom in band.atoms if atom.kind == "word"]) >= 3
        if (many or colon_before(band) or _goes_on(walk, band)) and not (
            walk.takes_off(band) and band.atoms[-1].kind == "money"
        ):
            for atom in band.amounts:
                walk.draft.rows.append(Row(kind=RowKind.NOTE, label=text[:200], amount=atom.amount, spot=atom.spot))
        else:
            walk.lose(band)
        return
    if band.number in walk.furniture:
        return  # the head of the next page opens no section
    if parts is not None and region is not None and parts.label and row_kind(parts.label) in CREDITS:
        walk.draft.section_label = text[:120]  # "Adjustments" over what was taken off
    if parts is not None and region is not None and parts.label and not row_kind(parts.label):
        walk.latest = None
        revenue = parts.marks.get("revenue_code")
        text = text.strip("*=#~- ")
        if (revenue is None and text[:1].isdigit()) or text.lower().startswith("rev"):
            words = text.replace("-", " ").split()

            revenue = next(
                (found for word in words[:3] if (found := revenue_code(word, context=text.lower().startswith("rev")))), None
            )
        walk.flush()
        walk.draft.section_label = text[:120]
        walk.draft.visit = names_on(band) if _of_family(walk, band) else walk.draft.visit
        walk.draft.section_revenue = revenue
        walk.draft.since = len(walk.draft.lines)


def _of_family(walk: Walk, band: Band) -> bool:
    """Whether a section's heading is a name and no more, with the last name of somebody the paper is for."""
    words = [atom.text.strip(",.") for atom in band.atoms]
    facts = [fact for name in ("patient", "guarantor") for fact in walk.draft.facts.get(name, ())]
    known = {word for fact in facts for word in (fact.text or "").replace(",", " ").split() if len(word) > 1}
    return words[-1] in known and (names_on(band) or "").split()[-1:] == words[-1:] and len(words) <= MOST_OF_NAME


def _goes_on(walk: Walk, band: Band) -> bool:
    """Whether a band ends the sentence that the band above it left open: the last words of a paragraph are few."""
    above = walk.bands[band.number - 1] if band.number else None
    return (
        above is not None
        and above.page == band.page
        and len(band.cells) == 1
        and band.text.endswith(".")
        and not above.text.endswith((".", ":", "!", "?"))
        and len([atom for atom in above.cells[-1].atoms if atom.kind == "word" and atom.text.isalpha()]) >= FEWEST_IN_SENTENCE
        and abs(above.cells[-1].atoms[0].x0 - band.atoms[0].x0) <= band.width
    )


def colon_before(band: Band) -> bool:
    at = next((n for n, atom in enumerate(band.atoms) if atom.kind == "money"), 0)
    return at > 0 and band.atoms[at - 1].text.endswith(":")
