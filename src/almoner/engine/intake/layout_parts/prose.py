"""Letters: services, payments and what is owed, said in sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from almoner.engine.bill import Lost, PaperKind, Row, RowKind, Spot
from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.coded_lists import code_before, named_before
from almoner.engine.intake.layout_parts.draft import remember
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.lines import service
from almoner.engine.intake.layout_parts.paragraphs import joined_atoms, paragraphs, sentences
from almoner.engine.intake.layout_parts.prose_days import days_said, greeted_name
from almoner.engine.intake.layout_parts.prose_words import (
    BY_NAME,
    BY_PATIENT,
    BY_PATIENT_AFTER,
    BY_PLAN,
    CHARGING,
    CODE,
    CUES,
    FORWARD,
    JOINERS,
    NO_FACT,
    NO_FACT_AFTER,
    SCHEDULE,
    TOTAL_AFTER,
    UNITS,
)
from almoner.engine.intake.layout_parts.regions import regions_of
from almoner.engine.intake.layout_parts.row_codes import codes_from_text
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.walk import Walk
from almoner.engine.intake.paper_kind import flat

LETTERS = frozenset({PaperKind.UNKNOWN, PaperKind.BILL, PaperKind.STATEMENT, PaperKind.NOTICE, PaperKind.PLAN})
"""Papers whose sentences may hold a bill's amounts; the other kinds have their own words for them."""
MOST_WORDS = 2
ODDS = 1800
PATTERNS = dict(CUES)
OWING, TOTALLING = PATTERNS["balance"], PATTERNS["total_charges"]
FEWEST_LISTED, MOST_BEFORE_SUM = 2, 6
MOST_BANDS = 2000
MOST_SAID = 250  # words and amounts of a sentence


@dataclass(slots=True)
class Told:
    """What a paper's sentences say: facts, services in reading order, and the bands they were taken from. `promised` are rows
    of payments that are agreed on and not made.
    """

    facts: list[Fact] = field(default_factory=list)
    services: list[Parts] = field(default_factory=list)
    bands: set[int] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    unclear: list[tuple[str, Spot | None]] = field(default_factory=list)
    promised: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Said:
    """One amount in a sentence: the words since the amount before it and up to the next, as printed."""

    atom: Atom
    before: tuple[Atom, ...]
    after: tuple[Atom, ...]


def told(bands: Sequence[Band], *, year: int | None, order: str | None) -> Told:
    """What the paragraphs of a paper say of amounts. A paragraph of which some amount is not understood is left alone, unless
    it lists services: then that amount is `unclear`.
    """
    found = Told()
    for run in paragraphs(bands[:MOST_BANDS]):
        own = Told()
        sure = True
        listed = False
        for sentence in sentences(joined_atoms(run, year=year, order=order)):
            listed = listed or (len(sentence) <= MOST_SAID and bool(CHARGING.search(flat(_text(sentence)))))
            sure = _sentence(sentence, run, own, charging=listed) and sure
        if own.services or (sure and any(fact.amount is not None for fact in own.facts)):
            found.facts += own.facts
            found.services += own.services
            found.unclear += own.unclear
            found.texts += own.texts
            found.bands.update(band.number for band in run)
    if SCHEDULE.search(flat(" ".join(band.text for band in bands[:MOST_BANDS]))[:100_000]):
        _promises(bands, found)
    if found.bands:
        found.facts += greeted_name(bands)
    return found


def _promises(bands: Sequence[Band], found: Told) -> None:
    """Rows of a day and amounts and hardly a word: when which payment is due."""
    for band in bands[:MOST_BANDS]:
        words = [atom for atom in band.atoms if atom.kind == "word" and any(mark.isalpha() for mark in atom.text)]
        if band.days and band.amounts and len(words) <= MOST_WORDS and band.number not in found.bands:
            found.bands.add(band.number)
            found.promised += [Row(RowKind.NOTE, band.text[:200], atom.amount, spot=atom.spot) for atom in band.amounts]


def charged_table(bands: Sequence[Band]) -> bool:
    """Whether a table with a column of charges stands on the paper."""
    regions, _ = regions_of(bands)
    return any(
        region.headed and any(column.role == "charge" and column.seen for column in region.columns) for region in regions
    )


def put(walk: Walk, said: Told) -> None:
    """Sentences become lines and facts of the paper's first bill, under what its labels say."""
    draft = walk.drafts[0]
    first = len(draft.lines)
    for parts in said.services:
        service(draft, parts, walk.setting, doubted={})
    known = {name for name, facts in draft.facts.items() if facts}
    for fact in said.facts:
        if fact.field in known:
            continue
        remember(draft, fact)
        if fact.field == "total_charges" and len(draft.lines) > first:
            row = Row(
                RowKind.TOTAL, fact.label[:200], fact.amount, spot=fact.spot, first_line=first, last_line=len(draft.lines)
            )
            draft.rows.append(row)
    draft.rows.extend(said.promised)
    draft.texts.extend(said.texts)
    walk.lost.extend(Lost(what=f"an amount whose meaning is not clear: {what}", spot=spot) for what, spot in said.unclear)


def _text(atoms: Sequence[Atom]) -> str:
    return " ".join(atom.text for atom in atoms)


def _sentence(atoms: Sequence[Atom], run: Sequence[Band], own: Told, *, charging: bool) -> bool:
    """Takes what a sentence says; False where one of its amounts is not understood."""
    if len(atoms) > MOST_SAID:
        return False
    band = run[0].number
    own.texts.append(_text(atoms)[:400])
    days_said(atoms, own.facts, band)
    said = _said(atoms)
    sure = True
    listing = charging and _lists(said)
    forward = listing and _forward(said)
    day: Atom | None = None  # said before a code, it is the day of all that follow until another is said
    coded = not listing and sum(1 for one in said if code_before(one.before) is not None) >= FEWEST_LISTED
    for number, one in enumerate(said):
        at = code_before(one.before) if coded else None
        if at is not None:
            day = next((atom for atom in reversed(one.before[:at]) if atom.kind == "day"), day)
            parts = _service(replace(one, before=one.before[at:]), run, first=False, forward=False)
            if day is not None:
                parts.days.setdefault("day", day)
            own.services.append(parts)
            continue
        # Without days: "May" is a month and "may" is none.
        before = flat(_text([atom for atom in one.before if atom.kind != "day"]))
        after = flat(_text(one.after))
        if NO_FACT.search(before) or NO_FACT_AFTER.search(after):
            continue
        cue = _cue(before)
        if listing and _adds_up(one, own, after if one is said[-1] else ""):
            cue = "total_charges"
        elif listing and (cue in (None, "charge") or (number > 0 and not _parts_off(one.before))):
            own.services.append(_service(one, run, first=number == 0, forward=forward))
            continue
        name = _payer(one, before, after) if cue == "paid" else cue if cue != "charge" else None
        name = (named_before(one.before) if coded else None) or name
        if name is None:
            own.unclear.append((_text(atoms)[:80], one.atom.spot))
            sure = False
            continue
        amount = abs(one.atom.amount) if one.atom.amount is not None else None
        own.facts.append(Fact(name, ODDS, _text(one.before)[-80:], band, one.atom.spot, amount=amount))
    return sure


def _adds_up(one: _Said, own: Told, after: str) -> bool:
    """Whether an amount at the end of a list is all of it ("… which is $90.00 altogether"), by the words after it or to the cent."""
    if len(own.services) < FEWEST_LISTED or one.atom.amount is None:
        return False
    listed = sum(parts.money["charge"].cents for parts in own.services if "charge" in parts.money)
    return bool(TOTAL_AFTER.match(after)) or (listed == one.atom.amount.cents and len(one.before) <= MOST_BEFORE_SUM)


def _said(atoms: Sequence[Atom]) -> list[_Said]:
    at = [n for n, atom in enumerate(atoms) if atom.kind == "money"]
    found = []
    for position, n in enumerate(at):
        start = at[position - 1] + 1 if position else 0
        end = at[position + 1] if position + 1 < len(at) else len(atoms)
        found.append(_Said(atoms[n], tuple(atoms[start:n]), tuple(atoms[n + 1 : end])))
    return found


def _cue(before: str) -> str | None:
    """The field whose words stand last before an amount."""
    best: tuple[int, str] | None = None
    for name, pattern in CUES:
        last = max((found.end() for found in re.finditer(pattern, before)), default=-1)
        if last >= 0 and (best is None or last > best[0]):
            best = (last, name)
    if best is None:
        return None
    if best[1] == "charge" and re.search(TOTALLING, before):
        return "total_charges"  # "your total charges were"
    if best[1] == "total_charges" and re.search(OWING, before):
        return "balance"  # "the balance comes to"
    return best[1]


def _payer(one: _Said, before: str, after: str) -> str | None:
    """Who paid, by the last one named before the amount."""
    words = _text(one.before)
    you = max((found.end() for found in BY_PATIENT.finditer(before)), default=-1)
    plan = max((found.end() for found in BY_PLAN.finditer(before)), default=-1)
    if BY_PATIENT_AFTER.search(after) and plan < 0:
        return "patient_paid"
    if you > plan:
        return "patient_paid"
    if plan >= 0 or BY_NAME.search(words):
        return "insurance_paid"
    return "payments" if BY_PATIENT.search(before) is None else None


def _lists(said: Sequence[_Said]) -> bool:
    """Whether a sentence charges service by service, and does not only say a sum."""
    if not said:
        return False
    words = flat(_text(said[0].before))
    begins = CHARGING.search(words)
    if begins is None or _cue(words) not in ("charge", None):
        return False
    return bool(words[begins.end() :].strip(" ,:;")) or bool(FORWARD.match(flat(_text(said[0].after))))


def _forward(said: Sequence[_Said]) -> bool:
    """ "$44.50 for a urine test": the amount comes before its words."""
    words = flat(_text(said[0].before))
    begins = CHARGING.search(words)
    rest = words[begins.end() :].strip(" ,:;") if begins else words
    return not [word for word in rest.split() if word not in JOINERS] and bool(FORWARD.match(flat(_text(said[0].after))))


def _parts_off(before: Sequence[Atom]) -> bool:
    """Whether the list has ended before an amount and another clause begun."""
    return _cue(flat(_text(before))) in ("balance", "adjustments", "paid", "total_charges", "interest", "previous_balance")


def _service(one: _Said, run: Sequence[Band], *, first: bool, forward: bool) -> Parts:
    atoms = list(one.after if forward else one.before)
    if first and not forward:
        atoms = _after_charging(atoms)
    day = next((atom for atom in atoms if atom.kind == "day"), None)
    words = [atom for atom in atoms if atom is not day]
    while words and words[0].text.lower().strip(",;") in JOINERS | {""}:
        words.pop(0)
    while words and words[-1].text.lower().strip(",;") in JOINERS | {"at", "on", "a", "el", "("}:
        words.pop()
    bands = [band for band in run if {id(word) for word in band.words} & {id(word) for word in one.atom.words}]
    parts = Parts(bands=[replace(band, atoms=_of(band, [*words, one.atom])) for band in bands])
    text = _text(words).strip(" ,;:.")
    if (named := CODE.search(text)) and (code := values.code(named[1])):
        parts.marks["code"], parts.modifiers = code
        text = f"{text[: named.start()]} {text[named.end() :]}".strip(" ,;:.")
    if counted := UNITS.search(text):
        parts.marks["units"] = counted[1]
    parts.texts["description"] = [text]
    codes_from_text(parts)
    if one.atom.amount is not None:
        parts.money["charge"] = one.atom.amount
    parts.places["charge"] = one.atom.words
    if day is not None:
        parts.days["day"] = day
    return parts


def _of(band: Band, atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """Those of the band's own atoms whose words belong to one service."""
    own = {id(word) for atom in atoms for word in atom.words}
    return tuple(atom for atom in band.atoms if any(id(word) in own for word in atom.words))


def _after_charging(atoms: list[Atom]) -> list[Atom]:
    """The first service's words: what follows the words that charge for it."""
    for end in range(len(atoms), 0, -1):
        if CHARGING.search(flat(_text(atoms[:end]))) and not CHARGING.search(flat(_text(atoms[: end - 1]))):
            rest = atoms[end:]
            while rest and rest[0].text.lower() in {"you", "for", "with", "por"}:
                rest = rest[1:]
            return rest
    return atoms


__all__ = ["LETTERS", "Told", "charged_table", "put", "told"]
