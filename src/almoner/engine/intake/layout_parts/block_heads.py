"""What stands over a block of amounts: the service, its code and its days, or words that say the amounts are a total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.opening import PLACE
from almoner.engine.intake.layout_parts.roles import CERTAIN, heading, label, row_kind

NEAREST = 9
"""Bands above a block that may tell of it."""
TOTALS = re.compile(
    r"\b(totals?|totales|all (of )?(your )?(claims|services|charges)|altogether|combined|summary|resumen|todos|in all|overall)\b",
    re.IGNORECASE,
)
CARE_LABEL = re.compile(
    r"^(?:\W*)(type of service|service(?: (?:provided|performed|received|description|item))?|procedure(?: (?:code|description))?|description|treatment|test|item|care"
    r"|what (?:was done|you had done|we were billed for)|for|cpt(?:/hcpcs)?(?: code)?|hcpcs(?: code)?|cdt(?: code)?|billing code|code|drug"
    r"|servicio|procedimiento|descripci[oó]n|c[oó]digo|tratamiento|medicamento)\b[^:]{0,24}:\s*",
    re.IGNORECASE,
)
CODE_IN = re.compile(
    r"(?:\b(?:CPT|HCPCS|CDT|code|c[oó]digo|proc(?:edure)?)\b[:# ]*)?\(?(?<![\w$.-])([A-Z]?\d{4,5}[A-Z]?(?:[- ](?:[A-Z]\d|\d\d|[A-Z]{2})\b)*)(?![\w.])\)?",
    re.IGNORECASE,
)
JOINS = re.compile(
    r"(?:\s*[-–—,;:|/]|\s+(?:on|el|of|dated|from|to|through|thru|del?|al|code|c[oó]digo|cpt|hcpcs))+\s*$|^\s*[-–—,;:|/]+\s*",
    re.IGNORECASE,
)
UNITS = re.compile(
    r"\b(?:units?|qty|quantity|unidades|cantidad)\b[:\s]*(\d{1,4})\b|\b(\d{1,4}) (?:units?|unidades)\b|\bx\s?(\d{1,3})\b",
    re.IGNORECASE,
)
OF_THE_PAPER = frozenset({"statement_date", "birth_date", "due_on", "admitted", "discharged"})
WHO = frozenset({"patient"})
POSTED = re.compile(
    r"\b(received|processed|paid|issued|mailed|printed|completed|finali[sz]ed|recibid\w|procesad\w|pagad\w|emitid\w)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """`bands` are those that tell of the service; `repeats` the others near by, which say again what the first block says.
    `named` is True where words name what was done, `sure` where a code and a day are told. `empty` where no words stand above."""

    bands: tuple[Band, ...] = ()
    repeats: tuple[Band, ...] = ()
    code: tuple[str, tuple[str, ...]] | None = None
    day: Atom | None = None
    through: Atom | None = None
    units: str | None = None
    description: str = ""
    named: bool = False
    empty: bool = False

    @property
    def sure(self) -> bool:
        return self.code is not None and self.day is not None


def is_total(above: Sequence[Band]) -> bool:
    """Whether the words right above a block call it a total."""
    return any(
        row_kind(band.text) in ("total", "subtotal") or TOTALS.search(band.text) for band in above[-2:] if not _tells(band)
    )


def head_of(above: Sequence[Band]) -> Head:
    """The service that the bands above a block tell of."""
    near = [band for band in above if not band.is_rule][-NEAREST:]
    if not near:
        return Head(empty=True)
    scored = sorted(((_code(band), -at, band) for at, band in enumerate(reversed(near))), key=lambda one: (-one[0][0], -one[1]))
    (worth, code, at), _, coded = scored[0]
    found = code if worth > 0 else None
    days = [(band, atom) for band in near for atom in _days(band)]
    with_code = [(band, atom) for band, atom in days if band is coded]
    last = [(band, atom) for band, atom in days if band is days[-1][0]]
    chosen = with_code or last
    day = chosen[0] if chosen else None
    through = chosen[1][1] if len(chosen) > 1 and chosen[1][0] is chosen[0][0] else None
    named = next((band for band in reversed(near) if CARE_LABEL.match(band.text) and _plain(band, None)), None)
    text = _plain(coded, at) if found else ""
    if not text and named is not None:
        text = _plain(named, None)
    units = next((hit for band in near if (hit := UNITS.search(band.text))), None)
    own = {band.number: band for band in (coded if found else None, day[0] if day else None, named) if band is not None}
    used = tuple(own[number] for number in sorted(own))
    return Head(
        bands=used,
        repeats=tuple(band for band in near if band.number not in own and not _whose(band)),
        code=found,
        day=day[1] if day else None,
        through=through,
        units=next((group for group in units.groups() if group), None) if units else None,
        description=text,
        named=named is not None or found is not None,
    )


def _tells(band: Band) -> bool:
    return bool(_days(band)) or _code(band)[0] > 0


def _code(band: Band) -> tuple[int, tuple[str, tuple[str, ...]] | None, str | None]:
    """How surely a band says a service's code, the code, and the text that says it."""
    if PLACE.search(band.text) or band.amounts:
        return 0, None, None
    best: tuple[int, tuple[str, tuple[str, ...]] | None, str | None] = (0, None, None)
    labelled = CARE_LABEL.match(band.text) is not None
    first = label(band.text.split(":")[0]) if ":" in band.text else ()
    if not labelled and first and first[0][1] >= CERTAIN:
        return best  # a claim's or an account's number
    for hit in CODE_IN.finditer(band.text):
        read = values.code(hit[1].replace(" ", "-"))
        if read is None:
            continue
        bare = hit[1].isdigit()
        worth = (
            2 * labelled + 2 * hit[0].startswith("(") + (hit[0].strip("(): ") != hit[1]) * 2 + (not bare) + (hit.start() == 0)
        )
        worth += bool(band.days) + any(len(word.text) > 3 and word.text.isalpha() for word in band.words)
        if worth > best[0]:
            best = worth, read, hit[0]
    return best if best[0] > 1 else (0, None, None)


def _days(band: Band) -> list[Atom]:
    """Days that may be those of the service: not those of the paper, of a birth, or of the plan's own work."""
    if band.amounts:
        return []
    found: list[Atom] = []
    words: list[str] = []
    for atom in band.atoms:
        if atom.kind == "word":
            words.append(atom.text)
        elif atom.kind == "day" and atom.days and isinstance(atom.days[0], date):
            ends = [" ".join(words[-size:]).rstrip(" :") for size in range(1, 6)]
            paper = any(odds and odds[0][0] in OF_THE_PAPER and odds[0][1] >= CERTAIN - 400 for odds in map(label, ends))
            if not paper and not POSTED.search(ends[-1]):
                found.append(atom)
    return found


def _plain(band: Band, code: str | None) -> str:
    """A band's words without its label, its code and its days."""
    text = band.text
    for atom in band.days:
        text = text.replace(atom.text, " ", 1)
    if code:
        text = text.replace(code, " ", 1)
    text = CARE_LABEL.sub("", text, count=1)
    before = None
    while before != text:
        before, text = text, JOINS.sub("", " ".join(text.split())).strip(" ()")
    return text if len(text) > 2 and any(map(str.isalpha, text)) else ""


def _whose(band: Band) -> bool:
    """Whether a band names whose care this is: a family's paper may tell of several people."""
    names = [label(cell.text.split(":")[0]) for cell in band.cells]
    return any(odds and odds[0][0] in WHO and odds[0][1] >= CERTAIN - 400 for odds in names) or any(
        odds and odds[0][0] in WHO for odds in [heading(band.text.split(":")[0])]
    )


__all__ = ["Head", "head_of", "is_total"]
