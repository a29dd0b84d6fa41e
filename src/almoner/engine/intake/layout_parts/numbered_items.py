"""Services as numbered sentences, and what the sentences below them say the services come to.

"3. We expect to charge $84.75 for a made-up drug (code J1170), 3 units." Each item is read alone: one code, one count, one charge,
and what one of them costs. Nothing is taken where an item of the list is not understood.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.paragraphs import joined_atoms, sentences
from almoner.engine.intake.layout_parts.prose import Told
from almoner.engine.intake.layout_parts.prose_days import days_said
from almoner.engine.intake.layout_parts.prose_words import CODE, CUES, NO_FACT, NO_FACT_AFTER
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.paper_kind import flat

ODDS = 1800
FEWEST_ITEMS, MOST_ITEMS, MOST_BANDS, MOST_PARAGRAPHS = 2, 300, 6, 60
FEWEST_WORDS = 4
MOST_ABOVE = 3
NUMBER = re.compile(r"(\d{1,3})[.)]")
CLOSED = re.compile(r"(\$\d[\d,]*\.\d\d)\)[.,;:]?")
COUNT = re.compile(
    r"\b(?:quantity|qty|units?|cantidad|unidades)\b[:\s]*(\d{1,4})\b|\b(\d{1,4}) (?:units?|times|unidad(?:es)?|veces)\b",
    re.IGNORECASE,
)
EACH_BEFORE = re.compile(r"(?:\bat|@|\b(?:unit )?(?:price|rate|cost)(?: of)?|\bprecio|\ba razon de)$")
EACH_AFTER = re.compile(r"^(?:each|apiece|per unit|a unit|cada un[oa]|por unidad)\b")
SAYING = re.compile(
    r"\b(?:we expect to (?:charge|bill)|we (?:will )?charge|(?:our |the )?(?:unit )?(?:price|rate|cost|charge)(?: (?:is|of|will be))?"
    r"|(?:estimated|expected) (?:charge|cost|price)|procedure(?= *[.,;]| *$)|cobraremos|precio|cargo estimado)\b",
    re.IGNORECASE,
)
EDGES = re.compile(
    r"^(?:[\s.,;:()]|\b(?:for|at|each|por|a|cada)\b)+|(?:[\s.,;:()]|\b(?:at|each|for|cada|por)\b)+$", re.IGNORECASE
)
WOULD_PAY = re.compile(
    r"\byou (?:would |will |'d )?(?:pay|owe)$|\byour (?:estimated )?(?:cost|price|share)(?: (?:is|would be|will be))?$|\busted pagar(?:ia|a)$"
)
"""What an estimate leaves to the person; on a bill "would" says that it is not so yet."""
LEFT = dict(CUES)
SURE = frozenset({"total_charges", "adjustments"})


def listed(said: Told, bands: Sequence[Band], *, estimate: bool, year: int | None, order: str | None) -> Told:
    """What a paper says with its numbered items: the services in order, and what the sentences below say of them all. `said` as it
    is where no such list stands on the paper. An `estimate` tells what a person would pay.
    """
    items = _items(bands)
    services = [_service(item, year=year, order=order) for item in items]
    if len(items) < FEWEST_ITEMS or any(parts is None for parts in services):
        return said
    found = Told(services=[parts for parts in services if parts is not None])
    found.bands = {band.number for item in items for band in item}
    first, last = items[0][0].number, items[-1][-1].number
    for run in _runs([band for band in bands if band.number < first])[-MOST_ABOVE:]:
        for sentence in sentences(joined_atoms(run, year=year, order=order)):
            days_said(sentence, found.facts, run[0].number)
    for run in _runs([band for band in bands if band.number > last])[:MOST_PARAGRAPHS]:
        if any(band.amounts for band in run) and _summed(run, found, estimate=estimate, year=year, order=order):
            found.bands.update(band.number for band in run)
    if not said.bands & found.bands:
        found.facts = [*said.facts, *found.facts]
        found.bands |= said.bands
        found.texts += said.texts
        found.unclear += said.unclear
        found.promised += said.promised
    return found


def _items(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands from one number to the next: 1, 2, 3 and on, at one place, with what hangs under their words."""
    found: list[list[Band]] = []
    edge = 0
    for at, band in enumerate(bands):
        number = NUMBER.fullmatch(band.atoms[0].text) if len(band.atoms) >= FEWEST_WORDS else None
        if number is None or int(number[1]) != len(found) + 1 or len(found) >= MOST_ITEMS:
            continue
        if not _one_text(band.atoms[1:], band):
            continue
        if found and abs(band.atoms[1].x0 - edge) > band.width:
            continue
        edge = band.atoms[1].x0
        item = [band]
        for below in bands[at + 1 : at + MOST_BANDS]:
            close = below.y0 - item[-1].y1 <= max(1, band.y1 - band.y0)
            hangs = abs(below.atoms[0].x0 - edge) <= band.width and _one_text(below.atoms, below)
            if below.page != band.page or not close or not hangs or NUMBER.fullmatch(below.atoms[0].text):
                break
            item.append(below)
        found.append(item)
    return found


def _one_text(atoms: Sequence[Atom], band: Band) -> bool:
    """Running words: no gap as between the columns of a table."""
    return all((after.x0 - atom.x1) <= 2 * band.width for atom, after in itertools.pairwise(atoms))


def _service(item: Sequence[Band], *, year: int | None, order: str | None) -> Parts | None:
    atoms = [_closed(atom) for atom in joined_atoms(item, year=year, order=order)[1:]]
    amounts = [at for at, atom in enumerate(atoms) if atom.kind == "money"]
    text = " ".join(atom.text for atom in atoms if atom.kind != "money")
    code = _code(text)
    if (
        code is None
        or not 1 <= len(amounts) <= 2
        or any(atom.kind == "day" or (atom.kind == "word" and "$" in atom.text) for atom in atoms)
    ):
        return None
    plain = text.replace(code[0], " ", 1)
    counts = {group for found in COUNT.finditer(plain) for group in found.groups() if group}
    units = counts.pop() if len(counts) == 1 else None
    charge, price = _priced(atoms, amounts, units)
    if charge is None or counts:
        return None
    parts = Parts(bands=list(item))
    parts.marks["code"], parts.modifiers = code[1]
    if units is not None:
        parts.marks["units"] = units
    for role, atom in (("charge", charge), ("unit_price", price)):
        if atom is not None and atom.amount is not None:
            parts.money[role] = atom.amount
            parts.places[role] = atom.words
    parts.texts["description"] = [_described(COUNT.sub(" ", plain))]
    return parts


def _closed(atom: Atom) -> Atom:
    """An amount at the end of an aside ("(3 units at $15.00).") without the bracket that belongs to the words before it."""
    found = CLOSED.fullmatch(atom.text) if atom.kind == "word" else None
    amount = values.money(found[1]) if found else None
    return replace(atom, kind="money", text=found[1], amount=amount) if found and amount is not None else atom


def _code(text: str) -> tuple[str, tuple[str, tuple[str, ...]]] | None:
    """The text that says the one code, and the code; None where several are said or none."""
    found = {said[0]: read for said in CODE.finditer(text) if (read := values.code(said[1].upper()))}
    if not found:
        words = (word.strip(",.;:()") for word in text.split())
        found = {word: read for word in words if (read := values.code(word))}
    return next(iter(found.items())) if len(found) == 1 else None


def _priced(atoms: Sequence[Atom], amounts: Sequence[int], units: str | None) -> tuple[Atom | None, Atom | None]:
    """The charge and the price of one, by the words around them and else by their product; (None, None) where neither tells."""
    one = [at for at in amounts if _is_each(atoms, at)]
    rest = [at for at in amounts if at not in one]
    if len(amounts) == 1:
        return (atoms[rest[0]], None) if rest else (atoms[one[0]], None) if units == "1" else (None, None)
    if len(one) == 1 and len(rest) == 1:
        return atoms[rest[0]], atoms[one[0]]
    first, second = (atoms[at].amount for at in amounts)
    if units is None or first is None or second is None:
        return None, None
    many = int(units)
    if second.cents * many == first.cents:
        return atoms[amounts[0]], atoms[amounts[1]]
    return (atoms[amounts[1]], atoms[amounts[0]]) if first.cents * many == second.cents else (None, None)


def _is_each(atoms: Sequence[Atom], at: int) -> bool:
    before = flat(" ".join(atom.text for atom in atoms[max(0, at - FEWEST_WORDS) : at] if atom.kind == "word"))
    after = flat(" ".join(atom.text for atom in atoms[at + 1 : at + FEWEST_WORDS]))
    return bool(EACH_AFTER.match(after) or (EACH_BEFORE.search(before) and "charge" not in before.split()[-2:]))


def _described(text: str) -> str:
    words = " ".join(SAYING.sub(" ", text).split())
    before = None
    while before != words:
        before, words = words, EDGES.sub("", words)
    return re.sub(r"\s+([.,;:)])", r"\1", words)


def _runs(bands: Sequence[Band]) -> list[list[Band]]:
    """Paragraphs: bands of running words close under each other at one left edge."""
    runs: list[list[Band]] = []
    for band in bands:
        last = runs[-1][-1] if runs else None
        joins = (
            last is not None
            and last.page == band.page
            and abs(last.atoms[0].x0 - band.atoms[0].x0) <= band.width
            and band.y0 - last.y1 <= (band.y1 - band.y0) * 3 // 4
        )
        if joins:
            runs[-1].append(band)
        else:
            runs.append([band])
    return [run for run in runs if not any(band.is_rule for band in run) and all(_one_text(band.atoms, band) for band in run)]


def _summed(run: Sequence[Band], told: Told, *, estimate: bool, year: int | None, order: str | None) -> bool:
    """Takes what a paragraph below the items says of them all; False, and nothing, where one amount is not understood."""
    found: list[Fact] = []
    notes: list[Row] = []
    for sentence in sentences(joined_atoms(run, year=year, order=order)):
        start = 0
        for at, atom in enumerate(sentence):
            if atom.kind != "money" or atom.amount is None:
                continue
            after = next((n for n in range(at + 1, len(sentence)) if sentence[n].kind == "money"), len(sentence))
            before = flat(" ".join(word.text for word in sentence[start:at] if word.kind == "word")).rstrip(" :,")
            name = _named(before, flat(" ".join(word.text for word in sentence[at + 1 : after])), estimate=estimate)
            label = " ".join(word.text for word in sentence[start:at])[-80:]
            start = at + 1
            if name == "":
                notes.append(Row(RowKind.NOTE, label, atom.amount, spot=atom.spot))
            elif name is not None:
                found.append(Fact(name, ODDS, label, run[0].number, atom.spot, amount=abs(atom.amount)))
            else:
                return False
    told.facts += [fact for fact in found if not any(fact.field == known.field for known in told.facts)]
    told.promised += notes
    return True


def _named(before: str, after: str, *, estimate: bool) -> str | None:
    """The field of an amount below the items; "" for what is only asked for, possible or a measure, None where nothing tells."""
    if estimate and WOULD_PAY.search(before):
        return "patient_responsibility"
    if NO_FACT.search(before) or NO_FACT_AFTER.search(after) or re.search(r"\b(?:deposit|we ask for|deposito)\b", before):
        return ""
    spoken = [(found.end(), name) for name, pattern in CUES for found in re.finditer(pattern, before)]
    last = max(spoken, default=None)
    if last is None:
        return None
    if last[1] == "charge" and re.search(LEFT["total_charges"], before):
        return "total_charges"
    return last[1] if last[1] in SURE else None


__all__ = ["listed"]
