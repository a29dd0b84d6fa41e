"""What every element of every segment of an 837 or 835 is: its name and type, so that nothing goes unexplained.

One line a segment: its id, then name:type for each element in order. Types: id (a key), code, text, money, number, count,
date, time, when (a day, range or time as its qualifier says), yes (Y, N and the like), parts (components).
Structure after X12 004010 and 005010; element texts are ours.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from almoner.adapters.readers.x12_parts import values
from almoner.adapters.readers.x12_parts.envelope import BLANK, Segment

_TABLE = """
ISA authorisation_kind:code authorisation:text security_kind:code security:text sender_kind:code sender:text receiver_kind:code receiver:text date:date time:time repetition:text version:code control:id acknowledgement:code usage:code component:text
GS function:code sender:id receiver:id date:date time:time control:id agency:code version:id
ST kind:code control:id guide:id
SE segments:count control:id
GE transactions:count control:id
IEA groups:count control:id
TA1 control:id date:date time:time answer:code note:code
BHT structure:code purpose:code reference:id date:date time:time kind:code
HL id:id parent:id level:code has_children:code
REF kind:code value:id text:text composite:parts
NM1 role:code entity:code last_name:text first_name:text middle_name:text prefix:text suffix:text id_kind:code id:id relation:code entity_2:code last_name_2:text
N1 role:code name:text id_kind:code id:id relation:code entity:code
N2 name:text name_2:text
N3 street:text street_2:text
N4 city:text state:code zip:code country:code location_kind:code location:code subdivision:code
PER role:code name:text kind_1:code number_1:text kind_2:code number_2:text kind_3:code number_3:text inquiry:text
PRV role:code id_kind:code id:id state:code specialty:parts organisation:code
RDM how:code name:text number:text reference:parts reference_2:parts
CUR role:code currency:code rate:number role_2:code currency_2:code market:code when_1:code date_1:date time_1:time when_2:code date_2:date time_2:time when_3:code date_3:date time_3:time when_4:code date_4:date time_4:time when_5:code date_5:date time_5:time
SBR order:code relation:code group:id plan:text insurance_kind:code coordination:code yes:yes employment:code filing:code
PAT relation:code where:code employment:code student:code form:code death:when unit:code weight:number pregnant:yes
DMG form:code birth:when sex:code marital:code race:parts citizenship:code country:code verification:code quantity:number list:code industry:code
CLM account:id charge:money filing:code kind:code place:parts signature:yes assignment:code benefits:yes release:yes patient_signature:code cause:parts programme:code yes_1:yes level:code yes_2:yes agreement:code status:code yes_3:yes submission:code delay:code
DTP kind:code form:code when:when
DTM kind:code date:date time:time zone:code form:code when:when
CL1 admission:code source:code status:code home:code
PWK report:code how:code copies:count entity:code id_kind:code id:id text:text actions:parts request:code
CN1 kind:code amount:money share:number code:id discount:number version:id
AMT kind:code amount:money flag:code
QTY kind:code quantity:number unit:parts text:text
NTE kind:code text:text
K3 text:text form:code unit:parts
HI code_1:parts code_2:parts code_3:parts code_4:parts code_5:parts code_6:parts code_7:parts code_8:parts code_9:parts code_10:parts code_11:parts code_12:parts
CR1 unit:code weight:number kind:code reason:code distance_unit:code distance:number address:text address_2:text round_trip:text stretcher:text
CR2 count:count quantity:number level:code level_2:code period:code months:number treatments:number nature:code complication:yes description:text description_2:text xrays:yes
CR3 kind:code unit:code quantity:number insulin:code text:text
CR5 kind:code unit:code quantity:number equipment:code equipment_2:code reason:text flow:number used:number rate:number position:code system:code arterial:number saturation:number test:code finding:code finding_2:code finding_3:code delivery:code
CR6 prognosis:code date:date form:code period:when date_2:date skilled:yes medicare:yes kind:code date_3:date procedure_kind:code procedure:code date_4:date date_5:date date_6:date form_2:code period_2:when facility:code date_7:date date_8:date date_9:date date_10:date
CR7 discipline:code visits:count total:count
CRC category:code applies:yes condition_1:code condition_2:code condition_3:code condition_4:code condition_5:code
HSD kind:code quantity:number unit:code modulus:number period_kind:code periods:number pattern:code time:code
HCP method:code allowed:money saving:money organisation:id rate:number group:code group_amount:money revenue:code kind:code code:code unit:code quantity:number reject:code policy:code exception:code
OI filing:code submission:code assignment:yes signature:code agreement:code release:code
MIA covered_days:number lifetime_days:number psychiatric_days:number drg_amount:money remark_1:code disproportionate:money msp:money pps_capital:money pps_capital_federal:money pps_capital_hospital:money pps_capital_disproportionate:money old_capital:money pps_capital_exception:money indirect_teaching:money hospital_drg:money cost_days:number federal_drg:money capital_outlier:money remark_2:code remark_3:code remark_4:code remark_5:code capital_exception:money remark_6:code
MOA rate:number hcpcs_payable:money remark_1:code remark_2:code remark_3:code remark_4:code remark_5:code esrd:money professional:money
LX number:count
SV1 procedure:parts charge:money unit:code quantity:number place:code kind:code diagnoses:parts extra:money emergency:yes review:code epsdt:yes family:yes review_2:code national:code copay:code shortage:code zip:code level:code level_2:code prognosis:code yes:yes
SV2 revenue:code procedure:parts charge:money unit:code quantity:number rate:number noncovered:money yes:yes home:code level:code
SV3 procedure:parts charge:money place:code cavity:parts prosthesis:code quantity:number text:text copay:code level:code assignment:code diagnoses:parts
SV4 prescription:id procedure:parts reference:id yes:yes dispensed:code level:code text:text cost:number yes_2:yes cost_kind:code kind:code form:code product:code dosage:code quantity:number
SV5 procedure:parts unit:code days:number rental:money purchase:money frequency:code prognosis:code
SV6 procedure:parts place:parts diagnoses:parts quantity:number text:text charge:money
SV7 number:text unit:code quantity:number number_2:text product:parts
TOO list:code tooth:code surfaces:parts
DN1 months:number remaining:number yes:yes text:text
DN2 tooth:code status:code quantity:number form:code period:when list:code
MEA reference:code kind:code value:number unit:parts range:number range_2:number significance:code attribute:code surface:code list:code industry:code device:code
LIN assigned:id kind_1:code id_1:id kind_2:code id_2:id kind_3:code id_3:id kind_4:code id_4:id kind_5:code id_5:id
CTP class:code price_kind:code price:number quantity:number unit:parts factor_kind:code factor:number rebate:number basis:code condition:code multiple:count
PS1 provider:id amount:money state:code
SVD payer:id paid:money procedure:parts revenue:code quantity:number bundled:count
LQ list:code code:code
FRM question:id answer:yes text:text date:date share:number
BPR handling:code amount:money flag:code method:code format:code bank_kind:code bank:id account_kind:code account:id originator:id supplement:id bank_kind_2:code bank_2:id account_kind_2:code account_2:id date:date function:code bank_kind_3:code bank_3:id account_kind_3:code account_3:id
TRN kind:code trace:id originator:id reference:id
TS3 provider:id place:code year_end:date claims:number charges:money covered:money noncovered:money denied:money provider_payment:money interest:money contractual:money gramm_rudman:money msp:money blood:money noncovered_2:money coinsurance:money hcpcs_charges:money hcpcs_payable:money deductible:money professional:money msp_patient:money reimbursed:money pip_claims:number pip_amount:money
TS2 drg:money federal:money hospital:money disproportionate:money capital:money indirect_teaching:money outlier_days:number day_outlier:money cost_outlier:money stay:number discharges:number cost_days:number covered_days:number noncovered_days:number msp:money drg_weight:number pps_capital_federal:money pps_capital_hospital:money pps_disproportionate:money
CLP account:id status:code charge:money paid:money patient_owes:money filing:code claim:id place:code frequency:code patient_status:code drg:code drg_weight:number share:number consent:yes
SVC procedure:parts charge:money paid:money revenue:code units:number submitted:parts submitted_units:number
"""


def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in _TABLE.strip().splitlines():
        id, *fields = line.split()
        table[id] = tuple((name, kind) for name, _, kind in (field.partition(":") for field in fields))
    cas = [("group", "code")]
    plb = [("provider", "id"), ("year_end", "date")]
    for count in range(1, 7):
        cas += [(f"reason_{count}", "code"), (f"amount_{count}", "money"), (f"quantity_{count}", "number")]
        plb += [(f"reason_{count}", "parts"), (f"amount_{count}", "money")]
    return table | {"CAS": tuple(cas), "PLB": tuple(plb)}


TABLE = _table()
"""Segment id to (name, type) of each element, SEG01 first."""

_CODE = re.compile(r"[A-Za-z0-9.\-_]{1,12}", re.ASCII)
_DAY6 = re.compile(r"\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3])[0-5]\d(\d{2}(\d{1,2})?)?", re.ASCII)
_COUNT = re.compile(r"\d{1,10}", re.ASCII)
_WHEN = re.compile(r"\d{2}|\d{4}|\d{6}|\d{8}(-\d{8})?|\d{12}(-\d{12})?|\d{14}", re.ASCII)
_SHAPES = {"code": _CODE, "time": _TIME, "count": _COUNT, "yes": re.compile(r"\S")}
_KINDS = {id: tuple(kind for _, kind in entries) for id, entries in TABLE.items()}
MOST_PARTS = 10
"""Components of one element; the widest real one (HI) has nine."""


@lru_cache(maxsize=65_536)
def fits(kind: str, value: str) -> bool:
    """Whether a non-empty value is of its type."""
    if kind == "money":
        return values.money(value) is not None
    if kind == "number":
        return values.number(value) is not None
    if kind == "date":
        return values.day(value) is not None or _DAY6.fullmatch(value) is not None
    if kind == "when":
        return _WHEN.fullmatch(value) is not None and (len(value) not in (8, 17) or all(map(values.day, value.split("-"))))
    shape = _SHAPES.get(kind)
    return value.isprintable() if shape is None else shape.fullmatch(value) is not None


def unexplained(segment: Segment) -> list[str]:
    """The non-empty elements of one segment that reach no typed field, by name ("SEG05"); the id's own for an unknown segment."""
    known = _KINDS.get(segment.id, ())
    found = []
    for place, value in enumerate(segment.elements):
        if not value or place == 0 or not (value := value.strip(BLANK)):
            continue
        if place > len(known):
            found.append(f"{segment.id}{place:02d}")
            continue
        kind = known[place - 1]
        if kind in ("parts", "text"):
            # A composite may be cut by an unprintable separator; ISA16 is that separator itself.
            parts = value.split(segment.component)
            fit = "".join(parts).isprintable() and (kind == "text" or len(parts) <= MOST_PARTS)
        else:
            fit = fits(kind, value)
        if not fit:
            found.append(f"{segment.id}{place:02d}")
    return found


@dataclass(frozen=True, slots=True)
class Explained:
    """How many non-empty elements there are, how many reach a typed field, and the others by name with their count."""

    elements: int
    typed: int
    unexplained: dict[str, int]


def explain(segments: Iterable[Segment]) -> Explained:
    """Counts over any segments; those with a fault count all their elements as unexplained under their id."""
    total = 0
    names: Counter[str] = Counter()
    for segment in segments:
        total += sum(1 for element in segment.elements[1:] if element.strip(BLANK))
        if segment.fault is not None:
            names.update(
                f"{segment.id[:3]}{place:02d}" for place, value in enumerate(segment.elements) if place and value.strip(BLANK)
            )
        else:
            names.update(unexplained(segment))
    return Explained(total, total - names.total(), dict(sorted(names.items())))
