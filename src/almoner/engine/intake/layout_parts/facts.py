"""Labels with values beside or under them: "Account: 5520148", "Amount due .... $40.00", a card with the label above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.bill import Spot
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell
from almoner.engine.intake.layout_parts.roles import is_ageing, label
from almoner.engine.intake.layout_parts.words import Word, spot_of
from almoner.engine.money import Money

MONEY_FIELDS = frozenset(
    [
        "total_charges",
        "adjustments",
        "insurance_paid",
        "payments_and_adjustments",
        "payments",
        "patient_paid",
        "previous_balance",
        "interest",
        "balance",
        "patient_responsibility",
        "allowed",
        "not_covered",
        "deductible",
        "copay",
        "coinsurance",
        "deductible_limit",
        "deductible_used",
        "family_deductible_limit",
        "family_deductible_used",
        "out_of_pocket_limit",
        "out_of_pocket_used",
        "family_out_of_pocket_limit",
        "family_out_of_pocket_used",
    ]
)
DAY_FIELDS = frozenset({"statement_date", "admitted", "discharged", "birth_date", "due_on", "service_dates"})
NUMBER_FIELDS = frozenset({"account", "claim", "member_id", "group_number", "npi", "tax_id", "type_of_bill", "zip"})
NAMING = frozenset({"patient", "account", "claim", "member_id", "provider", "payer", "birth_date", "npi"})
SURE = 2800
LEAD = re.compile(r"^(?:as of [^,]*,(?: \d{4},?)?|\d{1,2}[a-z]?\.|[-•*·]+|less:?|plus:?|menos:?)\s+", re.IGNORECASE)
NUMBER_WORD = re.compile(r"\b(number|no\.?|num|numero|n[uú]mero|id|#)$", re.IGNORECASE)
SCHEDULED = re.compile(r"^date (was )?scheduled|scheduled on|scheduling|requested", re.IGNORECASE)
MET = re.compile(r"\b(met|satisfied|used|paid|reached|cumplido|alcanzado|usado)\b.{0,30}\b(of|toward|de)\b")
BARE_NPI = re.compile(r"\bNPI\b\s*(?:no\.?|number|#)?\s*(\d{10})\b", re.IGNORECASE)
BARE_TAX_ID = re.compile(r"\b(?:tax id|tin|ein|fed(?:eral)? tax id)\b\s*(?:no\.?|number|#)?\s*(\d{2}-\d{7})\b", re.IGNORECASE)
USED = re.compile(r"\b(met|satisfied|used|reached|accumulated|applied|cumplido|alcanzado|usado|acumulado)\b")
LIMIT = re.compile(r"\b(limit|maximum|max|annual|out of|of|l[ií]mite|m[aá]ximo|anual)\b")
BEFORE_CLAIM = re.compile(r"\b(before|prior to|antes de)\b.{0,12}\b(claim|service|visit|reclamo|servicio)\b")
ASIDE = re.compile(r"\([^)]*\)|\b\d+\s?%|\bfrom patient$|\bthis claim$", re.IGNORECASE)
NUMBER = re.compile(r"[A-Za-z0-9*#][\w*#./-]*")


@dataclass(frozen=True, slots=True)
class Fact:
    """One label with its value: money, days, or text as printed."""

    field: str
    odds: int
    label: str
    band: int
    spot: Spot | None
    amount: Money | None = None
    days: tuple[date, ...] = ()
    through: tuple[date, ...] = ()
    text: str | None = None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A label as printed and what follows it, before anything is made of either. `direct` when a colon or leader joins them."""

    label: str
    value: tuple[Atom, ...]
    direct: bool
    label_words: tuple[Word, ...]


def pairs_of(band: Band) -> list[Pair]:
    """Labels and values side by side in one band, left to right."""
    pairs: list[Pair] = []
    name: list[Atom] = []
    value: list[Atom] = []
    direct = False
    last: Atom | None = None
    cut = 0  # where the last cell of the name starts

    def close() -> None:
        nonlocal direct, cut
        cut = 0
        if name and value:
            pairs.append(_pair(name, value, direct=direct))
        elif name and (numbered := _numbered(name)):
            pairs.append(numbered)
        name.clear()
        value.clear()
        direct = False

    for atom in band.atoms:
        gap = last is not None and (atom.x0 - last.x1) * 1000 > 1500 * band.width
        last = atom
        if atom.text.lower() in ("re:", "ref:", "asunto:") and not name and not value:
            continue
        if atom.kind == "bar":
            if value or direct:
                close()
            continue
        if atom.kind == "leader":
            if name and not value:
                direct = True
            continue
        if atom.text == ":" and direct and name and not value:
            continue  # "Name....: Person": the dots have already joined the label to its value
        if (atom.kind == "word" and atom.text.endswith(":") and len(atom.text) > 1) or atom.text == ":":
            if value or direct:
                # The label of the next pair may have been taken for the end of this value.
                back = _label_back(value, atom, gap_width=band.width)
                tail = value[len(value) - back :] if back else []
                if back:
                    del value[len(value) - back :]
                close()
                name.extend(tail)
            elif gap and name and atom.text != ":":
                name.clear()
            elif 0 < cut < len(name):
                del name[:cut]
            cut = 0
            name.append(atom)
            direct = True
            continue
        if direct or value:
            if gap and value and atom.kind == "word":
                close()
                name.append(atom)
            else:
                value.append(atom)
            continue
        if atom.kind == "money" or (atom.kind == "day" and gap and name):
            value.append(atom)
            continue
        if gap and name:
            text = " ".join(a.text for a in name)
            odds = label(text)
            if (
                odds
                and odds[0][1] >= SURE
                and (
                    odds[0][0] in NUMBER_FIELDS
                    or odds[0][0]
                    in ("patient", "provider", "payer", "guarantor", "network", "creditor", "status", "coinsurance_rate")
                )
            ):
                value.append(atom)
                continue
            cut = len(name)
        name.append(atom)
    close()
    return pairs


def _numbered(name: Sequence[Atom]) -> Pair | None:
    """ "Account number 88-100" without a colon: a label that ends with the word for number, and one."""
    for size in (3, 2, 4):
        if len(name) > size - 1 and name[-1].kind == "word" and any(mark.isdigit() for mark in name[-1].text):
            words = name[-size:-1]
            text = " ".join(atom.text for atom in words)
            odds = label(text)
            if odds and odds[0][1] >= 3900 and odds[0][0] in NUMBER_FIELDS and NUMBER_WORD.search(text):
                return _pair(words, name[-1:], direct=True)
    return None


def _label_back(value: Sequence[Atom], colon: Atom, *, gap_width: int) -> int:
    """How many atoms at the end of a value are really the next label's first words."""
    own = colon.text.rstrip(":")
    alone = label(own) if own else ()
    best, speaks = (0, alone[0][1] if alone else 0) if own else (1 if value and value[-1].kind == "word" else 0, 0)
    if own and value and (colon.x0 - value[-1].x1) * 1000 > 1500 * gap_width:
        return 0
    for size in range(1, min(4, len(value)) + 1):
        atoms = value[len(value) - size :]
        if any(atom.kind != "word" for atom in atoms):
            break
        odds = label(" ".join([*(atom.text for atom in atoms), own]).strip())
        if odds and odds[0][1] > speaks:
            best, speaks = size, odds[0][1]
        before = value[len(value) - size - 1] if len(value) > size else None
        if before is not None and (atoms[0].x0 - before.x1) * 1000 > 1500 * gap_width:
            return size
    return best


def _pair(name: Sequence[Atom], value: Sequence[Atom], *, direct: bool) -> Pair:
    text = " ".join(atom.text for atom in name)
    return Pair(
        label=re.sub(r"\s*:\s*$", "", text),
        value=tuple(value),
        direct=direct,
        label_words=tuple(word for atom in name for word in atom.words),
    )


def fact_of(pair: Pair, band: int) -> Fact | None:
    """What a pair says, when its label is known and its value has the label's kind."""
    plain = ASIDE.sub(" ", LEAD.sub("", pair.label)).strip()
    odds = tuple(sorted({*label(pair.label), *label(plain)}, key=lambda item: (-item[1], item[0] == "guarantor", item[0])))
    if pair.direct and plain.lower() in ("service", "procedure", "servicio", "service description", "procedimiento"):
        return _with(
            Fact(field="service", odds=2600, label=pair.label, band=band, spot=spot_of(pair.label_words)),
            text=_name(pair.value),
        )
    if pair.direct and plain.lower() in ("date", "fecha"):
        odds = (("statement_date", 2600), *odds)
    elif pair.direct and (not odds or odds[0][1] < 2400):
        # "Hospital services - Patient": the last words alone may be the label.
        ends = (label(" ".join(plain.split()[-size:])) for size in (3, 2, 1))
        odds = next((end for end in ends if end and end[0][1] >= 3900 and end[0][0] in NAMING), odds)
    for field, speaks in odds:
        if (
            speaks < (2400 if pair.direct else SURE)
            or "referring" in pair.label.lower()
            or (field == "service_dates" and SCHEDULED.search(pair.label))
        ):
            continue
        fact = _valued(field, speaks, pair, band)
        if fact is not None:
            return fact
    return None


def _valued(field: str, odds: int, pair: Pair, band: int) -> Fact | None:
    spot = spot_of([word for atom in pair.value for word in atom.words])
    said = Fact(field=field, odds=odds, label=pair.label, band=band, spot=spot)
    texts = " ".join(atom.text for atom in pair.value)
    if field in MONEY_FIELDS:
        amount = next((atom.amount for atom in pair.value if atom.kind == "money"), None)
        if amount is None and pair.direct and len(pair.value) == 1:
            amount = values.money(pair.value[0].text, bare=True)
        at = next((n for n, atom in enumerate(pair.value) if atom.kind == "money"), 0)
        if amount is None or at > 3:
            return None
        return _with(said, amount=amount, text=texts)
    if field in DAY_FIELDS:
        days = [atom for atom in pair.value if atom.kind == "day"]
        if not days:
            span = values.span(texts)
            return _with(said, days=span[0], through=span[1], text=texts) if span and field == "service_dates" else None
        first = tuple(day for day in days[0].days if isinstance(day, date))
        second = (
            tuple(day for day in days[1].days if isinstance(day, date)) if len(days) > 1 and field == "service_dates" else ()
        )
        return _with(said, days=first, through=second, text=days[0].text) if first else None
    if field == "coinsurance_rate":
        share = values.share(texts) or values.share(texts.split()[0].rstrip(".,;") if texts.split() else "")
        return _with(said, share=share, text=texts) if share is not None else None
    if field in NUMBER_FIELDS:
        word = pair.value[0].text.strip(",;")
        if field == "npi":
            return _with(said, text=word) if re.fullmatch(r"\d{10}", word) else None
        if not any(mark.isdigit() for mark in texts) or any(atom.kind == "money" for atom in pair.value[:1]):
            return None
        number = _number(pair.value)
        return _with(said, text=number) if number else None
    if is_ageing(pair.label) or not texts.strip(" -_"):
        return None
    if any(atom.kind == "money" for atom in pair.value):
        return None
    return _with(said, text=_name(pair.value))


def _number(value: Sequence[Atom]) -> str | None:
    """The number at the start of a value: one word, or several short groups of digits that belong together."""
    words = [word.text for atom in value for word in atom.words]
    kept: list[str] = []
    for word in words:
        bare = word.strip(",;:()")
        if not NUMBER.fullmatch(bare) or (kept and not any(mark.isdigit() for mark in bare)):
            break
        if kept and any(mark.isdigit() for mark in kept[0]) and len(kept[0]) > 4:
            break
        kept.append(bare)
        if len(kept) == 4:
            break
    while kept and not any(mark.isdigit() for mark in kept[-1]):
        kept.pop()
    return " ".join(kept) or None


def _name(value: Sequence[Atom]) -> str:
    return " ".join(atom.text for atom in value).strip(" ,;:")


def _with(fact: Fact, **changes: object) -> Fact:
    from dataclasses import replace  # noqa: PLC0415

    return replace(fact, **changes)  # type: ignore[arg-type]  # the names are this record's own


def bare_numbers(band: Band) -> list[Fact]:
    """ "NPI 1234567893" and "Tax ID 12-3456789" without a colon; an NPI only with its right check digit."""
    found: list[Fact] = []
    for field, pattern, right in (("npi", BARE_NPI, values.npi), ("tax_id", BARE_TAX_ID, str)):
        hit = pattern.search(band.text)
        if hit is not None and right(hit[1]):
            found.append(
                Fact(
                    field=field,
                    odds=2000,
                    label=hit[0][: hit.start(1) - hit.start()].strip(),
                    band=band.number,
                    spot=band.spot,
                    text=hit[1],
                )
            )
    return found


def met_of(band: Band) -> list[Fact]:
    """ "You have met $850 of your $1,500 family deductible", "deductible: limit $1,500, met before this claim $850": what is
    used and the limit, each by the words before its amount. Empty where the words do not say which is which.
    """
    text = band.text.lower()
    kind = (
        "deductible"
        if re.search(r"deduc", text)
        else "out_of_pocket"
        if re.search(r"out.of.pocket|\boop\b|bolsillo", text)
        else None
    )
    if kind is None or len(band.amounts) != 2:
        return []
    cues = ["", ""]
    number = 0
    for atom in band.atoms:
        if atom.kind == "money":
            number += 1
        elif number < 2:
            cues[number] += f" {atom.text.lower()}"
    used = [bool(USED.search(cue)) for cue in cues]
    limits = [bool(LIMIT.search(cue)) for cue in cues]
    if MET.search(text) and used[0]:
        order = ("used", "limit")
    elif used == [False, True] and limits[0]:
        order = ("limit", "used")
    elif used == [True, False] and limits[1]:
        order = ("used", "limit")
    else:
        return []
    who = "family_" if re.search(r"famil", text) else ""
    spent = "before" if BEFORE_CLAIM.search(text) else "used"
    return [
        Fact(
            field=f"{who}{kind}_{spent if name == 'used' else 'limit'}",
            odds=2000,
            label=band.text[:200],
            band=band.number,
            spot=atom.spot,
            amount=atom.amount,
        )
        for name, atom in zip(order, band.amounts, strict=True)
    ]


def met_tables(bands: Sequence[Band]) -> dict[int, list[Fact]]:
    """Facts by band of tables "Limit | Met before this claim | This claim": the limit, what was met before, and both met
    amounts together. The heading's own band has none.
    """
    found: dict[int, list[Fact]] = {}
    open_table = False
    for band in bands:
        text = band.text.lower()
        if not band.amounts and re.search(r"\b(limit|maximum)\b.*\bbefore\b.*\bthis claim$", text):
            found[band.number] = []
            open_table = True
            continue
        if band.is_rule or not open_table:
            continue
        kind = "deductible" if "deduc" in text else "out_of_pocket" if re.search(r"out.of.pocket|\boop\b", text) else None
        if kind is None or len(band.amounts) != 3:
            open_table = False
            continue
        limit, before, here = band.amounts
        who = "family_" if "famil" in text else ""
        used = before.amount + here.amount if before.amount is not None and here.amount is not None else None
        said = (("limit", limit.amount), ("before", before.amount), ("used", used))
        found[band.number] = [
            Fact(f"{who}{kind}_{name}", 3000, band.text[:200], band.number, band.spot, amount=amount) for name, amount in said
        ]
    return found


def stacked(bands: Sequence[Band], at: int) -> list[tuple[Fact, int]]:
    """Facts whose label stands in band `at` and whose value stands under it, as on a card. Each with its value's band."""
    band = bands[at]
    if at + 1 >= len(bands) or any(atom.kind in ("money", "day", "leader") for atom in band.atoms):
        return []
    found: list[tuple[Fact, int]] = []
    if any(fact_of(pair, 0) for pair in pairs_of(band)):
        return []
    labels = [cell for cell in band.cells if _is_card_label(cell)]
    if not labels or len(labels) * 3 < len(band.cells):
        return []
    for below in bands[at + 1 : at + 3]:
        if below.page != band.page or below.is_rule:
            continue
        if below.y0 - band.y1 > 3 * max(1, band.y1 - band.y0):
            break
        for cell in labels:
            value = _under(cell, below, band.cells)
            if value is not None:
                pair = Pair(label=cell.text, value=value.atoms, direct=False, label_words=())
                fact = fact_of(pair, below.number)
                if fact is not None and fact.odds >= 3900 and _short(fact):
                    found.append((fact, below.number))
        if found:
            break
    return found


def _short(fact: Fact) -> bool:
    return fact.text is None or len(fact.text.split()) <= 6


def _is_card_label(cell: Cell) -> bool:
    odds = label(cell.text)
    return bool(odds) and odds[0][1] >= 3900


def _under(cell: Cell, below: Band, others: Sequence[Cell]) -> Cell | None:
    best = None
    for candidate in below.cells:
        shared = min(cell.x1, candidate.x1) - max(cell.x0, candidate.x0)
        near = abs(cell.x0 - candidate.x0) <= 2 * below.width or abs(cell.x1 - candidate.x1) <= 2 * below.width or shared > 0
        closer = any(
            other is not cell
            and abs(other.x0 + other.x1 - candidate.x0 - candidate.x1) < abs(cell.x0 + cell.x1 - candidate.x0 - candidate.x1)
            for other in others
        )
        if near and not closer:
            best = best or candidate
    return best
