"""The days of an estimate: when the care was booked, when the estimate was asked for and given, when the care is to be."""

import re
from collections.abc import Sequence
from datetime import date

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.letters.sentences import Sentence, days_in
from almoner.engine.intake.paper_kind import flat

CARE = r"(?:service|services|care|appointment|appt|visit|procedure|surgery|operation|test|exam|item or service|items or services|cita|servicio|procedimiento|cirugia)"
BOOK = r"(?:scheduled|booked|made|reserved|arranged|set up|set)"
LABELLED_DAYS: tuple[tuple[str, str], ...] = (
    (
        "scheduled_on",
        (
            rf"(date |day )?(the )?{CARE}?s? ?(was |were )?{BOOK} on|date (the )?({CARE}s? )?(was |were )?{BOOK}|(date|day) of (scheduling|booking)|scheduling (date|day)|booking (date|day)"
            rf"|{CARE}s? (was |were ){BOOK}|{CARE}s? (made|booked|reserved)|(date|day) you (scheduled|booked|made)( the| your| this)?( {CARE})?|you (scheduled|booked)( (the|your|this) {CARE})?( with us)? on|scheduled by patient on"
            rf"|order(ed)? and scheduled on|fecha (en que se |de )(programacion|programo|reserva|reservo|reservacion|agend\w+)( (la|el|su) {CARE})?|programad[ao] el|agendad[ao] el|reservad[ao] el|(la )?{CARE} se (programo|agendo|reservo) el|date scheduled|scheduling contact"
        ),
    ),
    (
        "requested_on",
        (
            r"((good faith )?estimate |quote |price )?(was )?requested( by (the )?(patient|you))?( on)?|(date|day) (the )?((good faith )?estimate |quote |price )?(was )?requested|request(ed)? (date|received)( on)?|(date|day) of (your |the |this )?request"
            r"|you (asked|requested)( us)?( for)?( an| this| the)?( good faith)?( estimate| price| cost| quote)?( on)?|(your )?request (of|dated|made on|received on)|inquiry date|date of inquiry|fecha de (la )?solicitud|solicitad[ao] el|usted (lo |la )?(pidio|solicito)( el)?|pedid[ao] el"
        ),
    ),
    (
        "service_on",
        (
            rf"(expected |scheduled |anticipated |planned |estimated |proposed |tentative )?(date|dates|day) of (your |the )?{CARE}|(scheduled|expected|planned|set|booked|arranged) for|{CARE} (date|day)|(expected|scheduled|anticipated|planned|estimated|proposed) (date|on|{CARE}( date)?)"
            rf"|(expected|scheduled|anticipated|planned) (start |begin )?date|{CARE} (is |to be )?(scheduled|planned|expected|set) for|to be (performed|provided|furnished|done)( on)?|fecha (prevista |programada |esperada )?de(l| la)? {CARE}|programad[ao] para( el)?|fecha de (la )?cita"
        ),
    ),
    (
        "sent_on",
        r"(date )?(of )?(this )?(good faith )?estimate( date| (was )?(provided|given|issued|created|prepared|generated|mailed|sent))?( on)?|(date )?(was )?(issued|provided|given|prepared|created|generated|mailed|sent|printed|delivered)( on| to (the )?(patient|you)( on)?)?|estimate date|date provided|date (of )?(this )?(notice|letter|document)|quote date|fecha (del estimado|de la estimacion|de este estimado|de emision|de entrega)|^date|^fecha",
    ),
)


def estimate_days(bands: Sequence[Band], sentences: Sequence[Sentence]) -> dict[str, date]:
    """Fields of an estimate notice by the words right before each day, on labelled rows first, then in sentences."""
    found: dict[str, date] = {}
    for band in bands[:400]:
        for number, atom in enumerate(band.atoms):
            if atom.kind != "day" or not atom.days or not isinstance(atom.days[0], date):
                continue
            start = max((n + 1 for n, other in enumerate(band.atoms[:number]) if other.kind == "day"), default=0)
            _take(found, flat(" ".join(other.text for other in band.atoms[start:number])), atom.days[0])
    for sentence, group in sentences:
        after = 0
        for at, day in days_in(sentence, group):
            before = flat(sentence[after:at])
            if found.get("scheduled_on") is not None and re.search(r"^\W*\S[^a-z]*(\w+ \d+, \d+ )?(for|para el|para)$", before):
                found.setdefault("service_on", day)
            _take(found, before, day)
            after = at
    return found


def days_of_rows(rows: Sequence[str]) -> dict[str, date]:
    """As `estimate_days`, for rows of a table's paper."""
    return estimate_days((), [(row, ()) for row in rows])


def _take(found: dict[str, date], before: str, day: date) -> None:
    """Keep a day under the first field whose words end right before it; a weekday's name may stand between."""
    words = re.sub(
        r"\b(?:on|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?$", "", before.rstrip(" :(.-")
    ).rstrip(" :(,-")
    for name, pattern in LABELLED_DAYS:
        if re.search(rf"(?:^|\b)(?:{pattern})$", words) or re.search(rf"(?:^|\b)(?:{pattern})$", before.rstrip(" :(.-")):
            found.setdefault(name, day)
            return
