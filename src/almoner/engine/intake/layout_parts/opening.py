"""The top of a paper: who sends it and from where, its year, and whether days or months come first."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from almoner.engine.intake.days import day as days_of
from almoner.engine.intake.layout_parts.addresses import address_below
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.open_ends import ends_open
from almoner.engine.intake.layout_parts.regions import HEADING, Region
from almoner.engine.intake.layout_parts.roles import is_label, row_kind
from almoner.engine.intake.layout_parts.row_parts import chosen_day
from almoner.engine.intake.layout_parts.rows import UNTIL
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.paper_kind import flat, payer_type
from almoner.engine.states import STATES

PAYER = re.compile(
    r"insurance|assurance|mutual|health ?plan|\bplan\b|\bblue\b|casualty|benefit (trust|fund|administrators?)|health (trust|fund|net|alliance)|indemnity|medicare|"
    r"medicaid|tricare|aseguradora|seguros?\b|plan de salud|\bhmo\b|\bppo\b|third party|employees? trust|underwriters|life (and|&) health|administrators",
    re.IGNORECASE,
)
FEWEST_LETTERS = 6
MOST_BETWEEN = 8
WORDS_OF_SPAN = 3
"""A first day, the sign or word between, a last day."""
NOTICE_OF_MEDICARE = re.compile(r"medicare summary notice|(aviso )?resumen de medicare", re.IGNORECASE)
PLACE = re.compile(r"\b([A-Z]{2})[ ,.]+(\d{5})(?:\s?-\s?\d{4})?\b")
DATED = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})\b")
FULL_YEAR = re.compile(r"[/-]((?:19|20)\d{2})\b|\b((?:19|20)\d{2})-\d{2}-\d{2}\b|,? (20\d{2})\b")
CARE = re.compile(
    r"hospital|medical|clinic|health|center|centro|physician|associates|radiolog|laborator|ambulance|surgery|surgical|emergency|care|dental|"
    r"imaging|pathology|anesthesia|therapy|pediatric|orthop|cardio|gastro|family medicine|md\b|llc|inc\b|pllc|group|partners|hospice|nursing|"
    r"practice|pediatr|obgyn|ob.gyn|women|urgent|rehab|wellness|vision|eye|ear|skin|dermatolog|urolog|oncolog|neurolog|nephrolog|pulmon|heart|bone|joint|spine|sleep|foot|podiatr|chiropract|dialysis|smiles|orthodont|endodont|periodont|oral surg|infirmary|sanatorium|institute|diagnostic|imagen|laboratorio|hospicio|consultorio|odontolog|farmacia|emergencia|recuperacion|cobros|dds\b|dmd\b|\bdo\b|\bpc\b|\bpa\b|p\.c\.|m\.d\.|"
    r"pharmacy|services|doctors|system|university|regional|memorial|salud|medico|clinica|fire district|collections|recovery|credit",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"statement|\bbill\b|invoice|explanation|estimate|itemi[sz]ed|page \d|factura|estado de cuenta|summary|account|confidential|duplicate|copy|important|notice|not a bill|"
    r"remit|\bpatient\b|\bdate\b|\bdue\b|questions|call|phone|www|http|@|p\.?o\.? box|dear|estimad|thank",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """The paper's year, "mdy" or "dmy", and whether nothing on it settles the order."""

    year: int | None
    order: str | None
    unsure: bool


def paper_dates(pages: Sequence[Page]) -> Dates:
    """From all marks that look like days: a first number over twelve means days come first, a second one months."""
    text = " ".join(word.text for page in pages for word in page.words)[:400_000]
    first_over = second_over = 0
    years: dict[int, int] = {}
    for found in DATED.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        first_over += 12 < first <= 31 and second <= 12
        second_over += 12 < second <= 31 and first <= 12
        year = year if year > 99 else 2000 + year
        if 1990 <= year <= 2100:
            years[year] = years.get(year, 0) + 1
    for found in FULL_YEAR.finditer(text):
        year = int(found[1] or found[2] or found[3])
        if 1990 <= year <= 2100:
            years[year] = years.get(year, 0) + 1
    newest = max(years, default=None)
    likely = max(years, key=lambda year: (years[year] * 2 + (year == newest), year), default=None)
    words = flat(text[:20_000])
    spanish = len(re.findall(r"\b(de|del|fecha|cargos?|saldo|paciente|servicio|cuenta|pago)\b", words)) > 12
    if first_over and not second_over:
        return Dates(year=likely, order="dmy", unsure=False)
    if second_over and not first_over:
        return Dates(year=likely, order="mdy", unsure=False)
    # An American paper writes the month first; only a Spanish one, or one that does both, leaves it open.
    return Dates(year=likely, order=None, unsure=bool(DATED.search(text)) and (spanish or bool(first_over and second_over)))


def _joined(band: Band) -> str | None:
    """ "M A D E U P   C L I N I C": letters set apart, words further apart."""
    letters = [atom for atom in band.atoms if len(atom.text) == 1 and atom.text.isalpha()]
    if len(letters) < FEWEST_LETTERS or len(letters) < len(band.atoms):
        return None
    return " ".join("".join(atom.text for atom in cell.atoms) for cell in band.cells)


@dataclass(frozen=True, slots=True)
class Visit:
    """The day or the two days that stand alone over a table, and who gave the care."""

    day: date
    provider: Fact | None
    through: date | None = None


def visits(bands: Sequence[Band], where: Sequence[int]) -> dict[int, Visit]:
    """Days that stand alone a few bands over a table's headings, one or from one to another, as on a Medicare Summary Notice, by
    position."""
    found: dict[int, Visit] = {}
    for at, band in enumerate(bands):
        day, through = _alone(band)
        if day is None or (at and ends_open(bands[at - 1], band)):
            continue
        until = next((n for n in range(at + 1, min(at + MOST_BETWEEN, len(bands))) if where[n] == HEADING), None)
        if until is not None:
            near = [bands[n] for n in (*range(at + 1, until), at - 1) if 0 <= n < len(bands)]
            provider = next((fact for one in near if (fact := _carer(one))), None)
            found[at] = Visit(day=day, provider=provider, through=through)
    return found


def _alone(band: Band) -> tuple[date | None, date | None]:
    """The day that is all of a band, or the first and the last of a stay ("May 18 - May 21, 2024", the year said once)."""
    if len(band.atoms) == 1 and band.days and band.days[0].short is None:
        return chosen_day(band.days[0]), None
    last = chosen_day(band.atoms[-1])
    if last is None or band.atoms[-1].short is not None or len(band.atoms) != WORDS_OF_SPAN:
        return None, None
    first = band.atoms[0].text if band.days[0] is band.atoms[0] else ""
    if not first or band.atoms[1].text.lower() not in UNTIL:
        return None, None
    for year in (last.year, last.year - 1):  # from December into January
        read = days_of(first, year_hint=year) if band.atoms[0].short is not None else band.atoms[0].days
        day = next((one for one in read if isinstance(one, date)), None)
        if day is not None and day <= last:
            return day, last
    return None, None


def _carer(band: Band) -> Fact | None:
    """ "Made Up Person, M.D., (555) 555-0100": a name of who treats, without label or amount."""
    head = re.split(r",?\s+\(?\d|,\s+\d", band.text)[0].strip(" ,-")
    if ":" in band.text or band.amounts or not CARE.search(head) or TITLE.search(head) or any(map(str.isdigit, head)):
        return None
    return Fact(field="provider", odds=1200, label="", band=band.number, spot=band.spot, text=head)


def opening_facts(bands: Sequence[Band], regions: Sequence[Region]) -> list[Fact]:
    """The sender's name and place from the first bands, as facts any label may still overrule."""
    del regions
    found: list[Fact] = []
    name: Band | None = None
    for band in bands[:14]:
        if band.is_rule or not band.cells:
            continue
        cell = band.cells[0]
        text = (_joined(band) or cell.text).strip(" -=*|")
        if name is None and band.amounts == () and 3 <= len(text) <= 90 and not text.endswith(":") and ":" not in text:
            head = re.split(r"\s+[-—–|]\s+", text)[0].strip() if re.search(r"\s[-—–|]\s", text) else text
            if (
                not TITLE.search(head)
                and not is_label(head)
                and not row_kind(head)
                and (CARE.search(head) or PAYER.search(head) or payer_type(head) not in (None, "self-pay"))
                and not any(mark.isdigit() for mark in head)
                and not head.startswith("(")
            ):
                name = band
                found.append(Fact(field="heading_name", odds=1000, label="", band=band.number, spot=band.spot, text=head))
                if payer_type(head) in ("commercial", "medicare", "medicaid", "medicare-advantage"):
                    found.append(Fact(field="heading_payer", odds=1000, label="", band=band.number, spot=band.spot, text=head))
        if NOTICE_OF_MEDICARE.search(band.text):
            found.append(Fact(field="payer", odds=1000, label="", band=band.number, spot=band.spot, text="Medicare"))
        found.extend(_bare_date(band) if not any(fact.field == "statement_date" for fact in found) else ())
        place = PLACE.search(band.text)
        if place and place[1] in STATES and name is not None and not any(fact.field == "state" for fact in found):
            found.append(Fact(field="state", odds=1000, label="", band=band.number, spot=band.spot, text=place[1]))
            found.append(Fact(field="zip", odds=1000, label="", band=band.number, spot=band.spot, text=place[2]))
    heading = next((fact for fact in found if fact.field == "heading_name"), None)
    address = None if heading is None else address_below(bands, heading)
    return found if address is None else [*found, address]


def _bare_date(band: Band) -> list[Fact]:
    """ "Date" with a day right beside it, nothing else in either cell, dates the paper at its top."""
    for name, value in itertools.pairwise(band.cells):
        if name.text.strip(" :").lower() in ("date", "fecha") and len(value.atoms) == 1 and value.atoms[0].kind == "day":
            days = tuple(day for day in value.atoms[0].days if isinstance(day, date))
            spot = value.atoms[0].spot
            return (
                [Fact(field="statement_date", odds=1000, label=name.text, band=band.number, spot=spot, days=days)]
                if days
                else []
            )
    return []
