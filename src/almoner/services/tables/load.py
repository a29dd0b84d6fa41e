"""Load the public tables that one dossier may ask."""

from collections.abc import Iterable
from datetime import date

from almoner.engine.bill import Bill
from almoner.engine.dossier import Dossier
from almoner.engine.reference.known import TABLES
from almoner.engine.reference.tables import NO_TABLES, Tables
from almoner.ports.tables import TableReading


def tables_for(dossier: Dossier, reading: TableReading) -> Tables:
    """The view with every code, drug, diagnosis, modifier and place of the dossier's lines on their days. Raises Refused."""
    editions = reading.editions()
    if not editions:
        return NO_TABLES
    codes: set[str] = set()
    days: set[date] = set()
    for bill in dossier.bills:
        codes |= {bill.provider.zip[:5]} if bill.provider.zip else set()
        for line in bill.lines:
            codes |= {one for one in (line.code, line.ndc, line.place_of_service, *line.modifiers, *line.diagnoses) if one}
            days |= {one for one in (line.day, line.through, bill.admitted, bill.discharged) if one is not None}
            days |= {one for one in (bill.first_day, bill.last_day) if one is not None}
    coded = any(speaks_in_codes(bill) for bill in dossier.bills)
    return load(reading, codes, days, (name for name, known in TABLES.items() if coded or not known.own_days))


def speaks_in_codes(bill: Bill) -> bool:
    """Whether a payer's reasons or remarks stand on it: the lists that explain them are asked for nothing else."""
    whole = bill.claim_adjustments or bill.remarks
    return bool(whole) or any(line.adjustments or line.remarks for line in bill.lines)


def load(reading: TableReading, codes: Iterable[str], days: Iterable[date], only: Iterable[str] | None = None) -> Tables:
    """The view that holds these codes on these days, of all tables or `only` some. Small tables are held
    whole. Raises Refused."""
    held, wanted = frozenset(days), frozenset(codes)
    names = None if only is None else frozenset(only)
    editions = reading.editions()
    slices = {}
    for edition in editions:
        known = TABLES[edition.table]
        counts = known.own_days or any(edition.covers(day) for day in held)
        if counts and (names is None or edition.table in names):
            slices[edition.sha256] = reading.rows(edition, None if known.small else wanted)
    return Tables(editions, slices)
