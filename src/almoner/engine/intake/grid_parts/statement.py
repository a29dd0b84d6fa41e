"""What a whole table says of its bill: whether visit numbers part it, and what its column of balances holds."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.grid_parts.cells import GridRow, blank, money_in
from almoner.engine.intake.grid_parts.clues import heading_roles, words_of
from almoner.engine.intake.grid_parts.columns import Layout
from almoner.engine.intake.grid_parts.shapes import number_in
from almoner.engine.intake.headings import row_of
from almoner.engine.intake.paper_kind import flat

VISITS = frozenset({"visit", "encounter"})
BILLS = frozenset({"account", "invoice", "claim", "statement", "bill", "har", "file"})
WHOSE = ("patient", "patient_last", "patient_first", "birth_date", "member_id", "claim", "provider")
HOUSE_WORDS = (
    "hospital clinic clinica medical medico health physicians associates laboratory laboratories laboratorio lab imaging radiology"
    " dental dentistry surgery pharmacy farmacia ambulance therapy hospice center centro healthcare group care services"
    " surgical diagnostics diagnostic pathology anesthesia anesthesiology cardiology orthopedics orthopaedics pediatrics oncology"
    " dermatology urology neurology gastroenterology obstetrics gynecology ophthalmology optometry podiatry chiropractic psychiatry"
    " counseling rehabilitation rehab nursing infirmary sanatorio consultorio ems paramedics doctors practice dentists orthodontics"
    " emergency hearing audiology dialysis sleep spine joint heart eye vision wound infusion radiologia cirugia salud dialisis"
)
HOUSES = frozenset(HOUSE_WORDS.split())
REDUCED = ("paid", "patient_paid", "adjustment", "other_paid", "payments_and_adjustments")


def settled(layout: Layout, headings: Sequence[str], body: Sequence[GridRow], *, patient_known: bool) -> Layout:
    """The layout: visit numbers are the lines' own where one patient of one provider has the whole table, the provider's number
    is the house's where it alone is named, and the column of balances is what the patient owes where it is that of each line.
    """
    roles = list(layout.roles)
    at = layout.column("account")
    visits = at is not None and at < len(headings) and _visits(headings[at]) and len(_values(body, at)) > 1
    if at is not None and visits and _one(layout, body, patient_known=patient_known):
        roles[at] = "visit"
        _account_instead(roles, headings, body)
    for place, heading in enumerate(headings):
        if (
            "visit" not in roles
            and roles[place] == "ignore"
            and _visits(heading)
            and not dict(heading_roles(heading)).get("day")
        ):
            roles[place] = "visit"
    at = layout.column("npi")
    if at is not None and len(layout.columns("npi")) == 1 and "house_npi" not in roles and _house(layout, headings, body, at):
        roles[at] = "house_npi"
    at = layout.column("running_balance")
    if at is not None and "patient_owes" not in roles and _by_line(layout, body, at):
        roles[at] = "patient_owes"
    at = layout.column("payments_and_adjustments")
    if at is not None and "adjustment" in roles and not {"paid", "patient_paid"} & set(roles):
        roles[at] = "paid"  # "Receipts" beside a column of adjustments holds what was paid, by whomever
    return layout if tuple(roles) == layout.roles else replace(layout, roles=tuple(roles))


def _account_instead(roles: list[str], headings: Sequence[str], body: Sequence[GridRow]) -> None:
    """A column left aside whose heading may be the account, and which holds one number all the way down, is it."""
    for at, heading in enumerate(headings):
        cells = [row.at(at) for row in body if not blank(row.at(at))]
        free = at < len(roles) and roles[at] == "ignore" and "account" in dict(heading_roles(heading))
        if free and len({flat(cell.text) for cell in cells}) == 1 and all(map(number_in, cells)):
            roles[at] = "account"
            return


def _house(layout: Layout, headings: Sequence[str], body: Sequence[GridRow], at: int) -> bool:
    """Whether a column headed by nothing but "NPI" holds one number beside one provider whose name is a house's."""
    provider = layout.column("provider")
    if provider is None or at >= len(headings) or words_of(headings[at]) - {"npi", "number", "provider", "id"}:
        return False
    names, numbers = _values(body, provider), _values(body, at)
    return len(names) == len(numbers) == 1 and bool(set(next(iter(names)).split()) & HOUSES)


def _visits(heading: str) -> bool:
    words = words_of(heading)
    return bool(words & VISITS) and not words & BILLS


def _values(body: Sequence[GridRow], at: int) -> set[str]:
    return {flat(row.at(at).text) for row in body if not blank(row.at(at))}


def _one(layout: Layout, body: Sequence[GridRow], *, patient_known: bool) -> bool:
    """Whether the table is one patient's and one provider's, as far as it names them."""
    if not patient_known and not {"patient", "patient_last", "member_id"} & set(layout.roles):
        return False
    return all(len(_values(body, at)) <= 1 for role in WHOSE for at in layout.columns(role))


def _by_line(layout: Layout, body: Sequence[GridRow], at: int) -> bool:
    """Whether each balance is its own row's charge less what was paid on it; a running one is that on its first row only."""
    charge = layout.column("charge")
    less = [column for role in REDUCED if (column := layout.column(role)) is not None]
    if charge is None or not less:
        return False
    held = missed = telling = 0
    for row in body:
        amount, balance = money_in(row.at(charge)), money_in(row.at(at))
        words = next((cell.text for cell in row.cells if any(sign.isalpha() for sign in cell.text)), "")
        if amount is None or balance is None or row_of(words) is not None:
            continue
        paid = sum(abs(one.cents) for column in less if (one := money_in(row.at(column))) is not None)
        fits = amount.cents - paid == balance.cents
        held, missed, telling = held + fits, missed + (not fits), telling + (fits and paid > 0)
    return bool(telling) and held >= 2 and held >= 4 * missed
