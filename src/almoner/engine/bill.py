"""What a paper says, as plain frozen data: bills with their lines, notices, and every fact's place on its page.

Readers fill these records and the engine only reads them. Unknown is None, never 0 or "".
Readers leave every `id` empty: `engine/intake/identify.py` gives ids from content and spot.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from almoner.engine.money import Money


class Form(StrEnum):
    """The claim form behind a bill."""

    INSTITUTIONAL = "institutional"
    PROFESSIONAL = "professional"
    DENTAL = "dental"
    UNKNOWN = "unknown"


class Network(StrEnum):
    """Whether a provider is in the plan's network."""

    IN = "in"
    OUT = "out"
    UNKNOWN = "unknown"


class BillKind(StrEnum):
    """What a bill-shaped record is. Only BILL, CLAIM and COLLECTION ask or lead to asking for money."""

    BILL = "bill"
    EOB = "eob"
    ESTIMATE = "estimate"
    CLAIM = "claim"
    REMITTANCE = "remittance"
    COLLECTION = "collection"


class RowKind(StrEnum):
    """Rows that are not charges: they restate, add up, or reduce."""

    SUBTOTAL = "subtotal"
    TOTAL = "total"
    PAYMENT = "payment"
    ADJUSTMENT = "adjustment"
    CARRIED_FORWARD = "carried_forward"
    NOTE = "note"


class PaperKind(StrEnum):
    """What one document is as a whole."""

    BILL = "bill"
    EOB = "eob"
    ESTIMATE = "estimate"
    REMITTANCE = "remittance"
    CLAIM = "claim"
    COLLECTION = "collection"
    NOTICE = "notice"
    PLAN = "plan"
    STATEMENT = "statement"
    UNKNOWN = "unknown"


class NoticeKind(StrEnum):
    """What a paper tells the person, beside or instead of amounts."""

    COLLECTION = "collection"
    ESTIMATE = "estimate"
    CONSENT = "consent"
    ABN = "abn"
    FINANCIAL_ASSISTANCE = "financial_assistance"
    COLLECTION_ACTION = "collection_action"
    DENIAL = "denial"
    REPLY = "reply"


class PromiseKind(StrEnum):
    """What a reply says was done or will be done about a bill."""

    TAKEN_OFF = "taken_off"
    REFUND = "refund"
    NEW_BALANCE = "new_balance"
    NEW_BILL = "new_bill"
    TO_PLAN = "to_plan"
    ON_HOLD = "on_hold"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands in its document. Exactly one of page, segment, pointer and sheet is given.

    `page` counts from 1; `box` is x0, y0, x1, y1 in ten-thousandths of the page, origin top left (None on paper without
    positions, such as a text file, where `row` is the line of text, from 1). `segment` counts X12 segments from 1,
    ISA included. `pointer` is an RFC 6901 pointer into JSON. `sheet` and `cell` name a spreadsheet cell ("B7").
    """

    document: int
    page: int | None = None
    box: tuple[int, int, int, int] | None = None
    row: int | None = None
    segment: int | None = None
    pointer: str | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A reduction as on an 835: group code (CO, PR, OA, PI; "" where the paper gives none), CARC reason, amount."""

    group: str
    reason: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Line:
    """One charge. `code` is the HCPCS, CPT or CDT code; `diagnoses` are ICD-10 codes without a dot rule.

    `time` is the printed time of day or order number that tells one event from another, as printed.
    On an EOB, `patient_owes` is the plan's printed patient responsibility for the line.
    """

    id: str = ""
    day: date | None = None
    through: date | None = None
    code: str | None = None
    modifiers: tuple[str, ...] = ()
    revenue_code: str | None = None
    ndc: str | None = None
    diagnoses: tuple[str, ...] = ()
    place_of_service: str | None = None
    npi: str | None = None
    description: str | None = None
    units: Decimal | None = None
    unit_price: Decimal | None = None
    charge: Money | None = None
    allowed: Money | None = None
    paid: Money | None = None
    deductible: Money | None = None
    copay: Money | None = None
    coinsurance: Money | None = None
    patient_owes: Money | None = None
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[str, ...] = ()
    time: str | None = None
    spot: Spot | None = None
    confidence: int = 1000  # thousandths
    unit: str | None = None  # what `units` counts, as on X12: "UN" units, "MJ" minutes, "DA" days
    control: str | None = None  # the line control number (REF*6R) that a claim and its remittance share
    billed_code: str | None = None  # the code the provider sent, where the payer decided under another (`code`)
    site: str | None = None  # where on the body, as coded: a tooth with its surfaces ("14 O"), a body site
    spots: tuple[tuple[str, Spot], ...] = ()  # places of single fields, by field name, on paper with positions
    visit: str | None = None
    """The visit or encounter number printed beside the line, where it does not part the bills, or the names that a column or the
    words over the line's visit give, on a paper for several people."""
    ndc_units: Decimal | None = None  # how much of the drug a claim names beside its NDC
    ndc_unit: str | None = None  # what `ndc_units` counts, as on X12: "UN" containers, "ML", "GR", "F2", "ME"


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not a charge. `first_line` and `last_line` (positions in `Bill.lines`, last excluded) say which lines a
    subtotal or total claims to add up; None where the paper does not show it. `adds` names the column: charge (default),
    allowed, adjustment, paid, patient_owes, balance, account (one of the debts that a collector lists). `bills` is how many bills
    of the same paper a row adds up, where it adds up bills and not lines.
    """

    kind: RowKind
    label: str
    amount: Money | None
    day: date | None = None
    spot: Spot | None = None
    first_line: int | None = None
    last_line: int | None = None
    adds: str = "charge"
    bills: int | None = None


@dataclass(frozen=True, slots=True)
class Accumulator:
    """A running deductible or out-of-pocket figure: kind "deductible" or "out_of_pocket", who "person" or "family".

    `used` counts the claim that prints it; `before` is what was used before that claim.
    """

    kind: str
    who: str
    limit: Money | None = None
    used: Money | None = None
    network: Network = Network.UNKNOWN
    before: Money | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """Who treats and bills. `npi` is ten digits, `state` two letters; `address` are the lines that the paper prints under the name, the
    one with state and ZIP last, () where they are not sure."""

    name: str | None = None
    npi: str | None = None
    tax_id: str | None = None
    state: str | None = None
    zip: str | None = None
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Patient:
    """Who was treated, as the paper prints it."""

    name: str | None = None
    birth_date: date | None = None
    member_id: str | None = None
    account: str | None = None
    also_born: tuple[date, ...] = ()  # other birth dates that the same paper prints for the same person
    records: tuple[str, ...] = ()  # medical record numbers, where one paper prints several for the same person


@dataclass(frozen=True, slots=True)
class Payer:
    """The plan or programme a paper names; `type` is one of the command line's payer kinds, or None."""

    name: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill, claim, EOB claim, remittance claim, estimate, or collection notice, header and lines apart.

    Money that the paper prints with a minus only because it reduces the balance (payments, adjustments) is positive here.
    `claim` is the claim number (CLM01, CLP01, payer control number) used to match papers. `status` is "primary", "secondary",
    "tertiary", "denied", "reversal", "corrected", "pending" or None. `supersedes` is the claim number it replaces.

    Restated amounts (coupon, "pay this amount", ageing total) are Rows of kind note. `pages_missing` is true when the paper says "page 1 of 3" and not all came.
    `coinsurance_rate` is a share (0 to 1) printed on the paper. `spots` maps a header field to its place.
    """

    id: str = ""
    document: int = 0
    kind: BillKind = BillKind.BILL
    form: Form = Form.UNKNOWN
    network: Network = Network.UNKNOWN
    emergency: bool | None = None
    provider: Provider = Provider()
    patient: Patient = Patient()
    payer: Payer = Payer()
    claim: str | None = None
    status: str | None = None
    supersedes: str | None = None
    type_of_bill: str | None = None
    statement_date: date | None = None
    admitted: date | None = None
    discharged: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    due_on: date | None = None
    total_charges: Money | None = None
    adjustments: Money | None = None
    insurance_paid: Money | None = None
    patient_paid: Money | None = None
    previous_balance: Money | None = None
    interest: Money | None = None
    patient_responsibility: Money | None = None
    balance: Money | None = None
    deductible: Money | None = None
    copay: Money | None = None
    coinsurance: Money | None = None
    coinsurance_rate: Decimal | None = None
    claim_adjustments: tuple[Adjustment, ...] = ()
    diagnoses: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    accumulators: tuple[Accumulator, ...] = ()
    insurance_pending: bool | None = None
    pages_missing: bool = False
    itemised: bool | None = None
    rows: tuple[Row, ...] = ()
    lines: tuple[Line, ...] = ()
    spots: dict[str, Spot] | None = None
    spot: Spot | None = None
    discharge_status: str | None = None  # the NUBC patient discharge status, two digits ("01" home, "20" died)
    first_statement: bool | None = None  # True where the paper says that it is the first statement of this care
    whole_of: int | None = (
        None  # how many bills of the same paper (of several people or visits) this account adds up; it has no lines
    )


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing a reply says of a bill: `amount` where its sentence names one, `done` False where it is still to come, `by` the day
    until which, `code` the one code its sentence names.
    """

    kind: PromiseKind
    amount: Money | None = None
    done: bool | None = None
    by: date | None = None
    code: str | None = None
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a letter tells the person. Facts a paper does not state are None; a required statement that a whole, readable
    letter lacks is False.

    collection: `sender` wrote it, `creditor` is owed; `third_party` is True when a collector collects another's debt;
    `states_*` are the parts of a validation notice (amount, creditor, right to dispute, time to dispute);
    `dispute_by` is the end date it prints; `after_dispute` is True when it says it answers or ignores a dispute.
    collection_action / financial_assistance: `actions` are extraordinary collection actions it announces or reports (report,
    sue, lien, garnish, sell, deny_care), `act_on` the day after which, `summary_included` the plain-language summary.
    reply: `promises` are what it says was done or will be done about a bill.
    estimate: `sent_on` is the day it was given, `scheduled_on` when care was booked, `requested_on`, `service_on`.
    """

    id: str = ""
    document: int = 0
    kind: NoticeKind = NoticeKind.COLLECTION
    sender: str | None = None
    creditor: str | None = None
    third_party: bool | None = None
    patient: Patient = Patient()
    account: str | None = None
    amount: Money | None = None
    sent_on: date | None = None
    service_on: date | None = None
    scheduled_on: date | None = None
    requested_on: date | None = None
    states_amount: bool | None = None
    states_creditor: bool | None = None
    states_dispute_right: bool | None = None
    states_dispute_time: bool | None = None
    dispute_by: date | None = None
    after_dispute: bool | None = None
    actions: tuple[str, ...] = ()
    act_on: date | None = None
    summary_included: bool | None = None
    spot: Spot | None = None
    done_on: date | None = None  # the day on which one of `actions` was done, as the letter reports it
    dispute_days: int | None = None  # the days to dispute that the letter gives, where it counts days
    sale_unlimited: bool | None = None  # a letter of a sale that names none of the limits under which a sale is no harsh step
    promises: tuple[Promise, ...] = ()  # reply: what it says was done or will be done


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading a person should confirm. `field` is the path of the fact ("total_charges", "lines/3/charge" from a reader,
    "bills/b…/lines/l…/charge" once identified), `says` a message key of the rulebook's `doubts` part.
    """

    field: str
    read: str
    candidates: tuple[str, ...]
    says: str
    spot: Spot | None = None
    bill: int | None = None  # position in Reading.bills; None after identification or for a whole document
    id: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """Something in the document that was not understood: `what` in plain words with the raw text shortened, `spot` where.

    `key` is why a whole page was left over, where that is known: copy, cover, blank, no_bill, no_words.
    """

    what: str
    spot: Spot | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column of a table was taken for: its `role` ("charge", "day", …), the heading over it, and its place."""

    role: str
    heading: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document gave. `pages` is 0 where pages mean nothing. Bills and notices carry `document` 0 here;
    the audit renumbers them. `parts` counts the document's own units (segments, resources, rows) and how many of them ended
    up as facts, as known structure, or in `lost`, so that nothing goes silently.
    """

    kind: PaperKind
    reader: str
    pages: int = 0
    bills: tuple[Bill, ...] = ()
    notices: tuple[Notice, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    lost: tuple[Lost, ...] = ()
    parts: int = 0
    parts_accounted: int = 0
    columns: tuple[ColumnRole, ...] = ()  # why each column was read as it was, for `almoner read --why`
