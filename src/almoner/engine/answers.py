"""Facts only the person knows: the typed keys that `--answers` understands, why each is asked, and which checks use it."""

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, NewType

from almoner.engine.bill import Network
from almoner.engine.money import Money
from almoner.engine.states import STATES

State = NewType("State", str)
"""Two letters."""


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives together and what they earn in a year, for financial-assistance questions."""

    size: int
    income: Money


@dataclass(frozen=True, slots=True)
class Limits:
    """A deductible or out-of-pocket figure for one person and for the family; None where not known."""

    person: Money | None = None
    family: Money | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The patient's own details, to compare with the papers."""

    name: str | None = None
    birth_date: date | None = None
    member_id: str | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment the person made: the day, the amount, and to whom (a provider's name), if said."""

    on: date
    amount: Money
    to: str | None = None


@dataclass(frozen=True, slots=True)
class CollectionAction:
    """Something a hospital or collector did: report, sue, lien, garnish, sell or deny_care, and when."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """A written request for an itemized statement: the day it was made, to whom, and the day the statement came, if it did."""

    on: date
    to: str | None = None
    received_on: date | None = None


class Per(StrEnum):
    """What one answer is about: all papers, or only some of them. Then it may be given apart, by a name or an id."""

    ALL = "all"
    PATIENT = "patient"
    """By the name of the patient."""
    PROVIDER = "provider"
    """By the name of the provider, or the id of one of its bills."""
    CARE = "care"
    """By the id of a bill or letter: it holds for the papers of the same provider about the same care. Or by the provider's name."""


def asks(why: str, *checks: str, per: Per = Per.ALL) -> dict[str, object]:
    """Metadata of one key: the message key of its reason, the checks that use it, and what one answer is about."""
    return {"why": why, "checks": checks, "per": per}


@dataclass(frozen=True, slots=True)
class Answers:
    """Every key is optional; None (or empty) means not answered. Field names are the keys."""

    qmb: bool | None = field(default=None, metadata=asks("why_qmb", "H05", "H10", per=Per.PATIENT))
    medicaid_on: tuple[date, ...] | None = field(default=None, metadata=asks("why_medicaid_on", "H10", per=Per.PATIENT))
    provider_takes_medicaid: bool | None = field(
        default=None, metadata=asks("why_provider_takes_medicaid", "H10", per=Per.PROVIDER)
    )
    agreed_in_writing_to_pay: bool | None = field(default=None, metadata=asks("why_agreed_in_writing", "H10", per=Per.CARE))
    uninsured: bool | None = field(default=None, metadata=asks("why_uninsured", "G07", "G08", "G09", per=Per.PATIENT))
    emergency: bool | None = field(default=None, metadata=asks("why_emergency", "G01", "G02", "G07", per=Per.CARE))
    care_on: date | None = field(default=None, metadata=asks("why_care_on", "G07", per=Per.CARE))
    care_scheduled_on: date | None = field(default=None, metadata=asks("why_care_scheduled_on", "G07", per=Per.CARE))
    estimate_requested_on: date | None = field(default=None, metadata=asks("why_estimate_requested_on", "G07", per=Per.CARE))
    estimate_received: bool | None = field(default=None, metadata=asks("why_estimate_received", "G07", per=Per.CARE))
    estimate_received_on: date | None = field(default=None, metadata=asks("why_estimate_received_on", "G07", per=Per.CARE))
    first_bill_received: date | None = field(
        default=None, metadata=asks("why_first_bill_received", "G09", "I02", "I03", per=Per.CARE)
    )
    first_bill_on: date | None = field(default=None, metadata=asks("why_first_bill_on", "I02", "I03", per=Per.CARE))
    discharged_on: date | None = field(default=None, metadata=asks("why_discharged_on", "I02", "I03", per=Per.CARE))
    hospital_non_profit: bool | None = field(
        default=None, metadata=asks("why_hospital_non_profit", "I01", "I02", "I03", per=Per.PROVIDER)
    )
    collection_actions: tuple[CollectionAction, ...] | None = field(
        default=None, metadata=asks("why_collection_actions", "I03", per=Per.CARE)
    )
    eca_notice_on: date | None = field(default=None, metadata=asks("why_eca_notice_on", "I03", per=Per.CARE))
    summary_received: bool | None = field(default=None, metadata=asks("why_summary_received", "I03", per=Per.CARE))
    collection_notice_received: date | None = field(
        default=None, metadata=asks("why_collection_notice_received", "I06", per=Per.CARE)
    )
    collection_first_contact: date | None = field(
        default=None, metadata=asks("why_collection_first_contact", "I06", per=Per.CARE)
    )
    dispute_sent_on: date | None = field(default=None, metadata=asks("why_dispute_sent_on", "I06", per=Per.CARE))
    verification_received: bool | None = field(default=None, metadata=asks("why_verification_received", "I06", per=Per.CARE))
    collection_continued: bool | None = field(default=None, metadata=asks("why_collection_continued", "I06", per=Per.CARE))
    patient: Person | None = field(default=None, metadata=asks("why_patient", "A11", per=Per.PATIENT))
    other_names: tuple[str, ...] | None = field(default=None, metadata=asks("why_other_names", "A11", per=Per.PATIENT))
    paid: tuple[Paid, ...] | None = field(default=None, metadata=asks("why_paid", "A04", "A06"))
    networks: Mapping[str, Network] | None = field(
        default=None, metadata=asks("why_networks", "F01", "F08", "G01", "G02", "G05")
    )
    coinsurance_rate: Decimal | None = field(default=None, metadata=asks("why_coinsurance_rate", "F07", per=Per.PATIENT))
    deductible_limit: Limits | None = field(default=None, metadata=asks("why_deductible_limit", "F06", per=Per.PATIENT))
    deductible_used_before: Limits | None = field(
        default=None, metadata=asks("why_deductible_used_before", "F06", per=Per.PATIENT)
    )
    out_of_pocket_limit: Limits | None = field(default=None, metadata=asks("why_out_of_pocket_limit", "F08", per=Per.PATIENT))
    out_of_pocket_used_before: Limits | None = field(
        default=None, metadata=asks("why_out_of_pocket_used_before", "F08", per=Per.PATIENT)
    )
    plan_year_start: date | None = field(default=None, metadata=asks("why_plan_year_start", "F06", "F08", per=Per.PATIENT))
    showed_insurance_card: bool | None = field(default=None, metadata=asks("why_showed_insurance_card", "F04", per=Per.CARE))
    household: Household | None = field(default=None, metadata=asks("why_household", "I01"))
    facility_network: Network | None = field(default=None, metadata=asks("why_facility_network", "G02", per=Per.CARE))
    statement_requests: tuple[StatementRequest, ...] | None = field(
        default=None, metadata=asks("why_statement_requests", "H08")
    )
    accepts_assignment: bool | None = field(default=None, metadata=asks("why_accepts_assignment", "H01", per=Per.CARE))
    provider_participates: bool | None = field(
        default=None, metadata=asks("why_provider_participates", "H01", per=Per.PROVIDER)
    )
    private_contract: bool | None = field(default=None, metadata=asks("why_private_contract", "H01", per=Per.CARE))
    hospital_cbsa: str | None = field(default=None, metadata=asks("why_hospital_cbsa", "E01", per=Per.PROVIDER))

    home_state: State | None = field(default=None, metadata=asks("why_home_state", "I01"))

    apart: Mapping[str, "Answers"] = field(default_factory=dict, hash=False)
    """What was said of one paper, provider or patient alone, by its id or name. No key of its own: a key takes a map instead."""

    def __post_init__(self) -> None:
        if self.home_state is not None and self.home_state not in STATES:
            raise ValueError(f"there is no state {self.home_state!r}")

    def about(self, *names: str | None) -> "Answers":
        """What was said of these ids and names, of the first one first, else of all. Case does not matter."""
        if not self.apart:
            return self
        known = {name.casefold(): said for name, said in self.apart.items()}
        told: dict[str, Any] = {}
        for name in names:
            said = known.get((name or "").casefold())
            for key in KEYS if said is not None else ():
                if (value := getattr(said, key)) is not None:
                    told.setdefault(key, value)
        return replace(self, **told)

    def network_of(self, bill_id: str, provider: str | None) -> Network | None:
        """What the person said of this bill's network, by bill id or provider name (case does not matter)."""
        said = self.networks or {}
        if bill_id in said:
            return said[bill_id]
        wanted = (provider or "").casefold()
        return next((network for name, network in said.items() if wanted and name.casefold() == wanted), None)


ASKED: Mapping[str, Field[Any]] = {one.name: one for one in fields(Answers) if "why" in one.metadata}
"""Every key with its type, reason and checks."""
KEYS = tuple(ASKED)

MODULES = re.compile(r"\b(?:almoner\.engine\.(?:answers|bill|money)|datetime|decimal|collections\.abc)\.")
FORMS = {
    "str": 'text in quotes, such as "41860"',
    "bool": "true or false",
    "date": "YYYY-MM-DD",
    "Money": '"1234.56"',
    "Decimal": 'a share such as "0.20"',
    "Limits": '{person: "1234.56", family: "1234.56"}',
    "Person": "{name, birth_date, member_id}",
    "Household": '{size, income: "1234.56"}',
    "tuple[date, ...]": "a list of YYYY-MM-DD",
    "tuple[str, ...]": "a list of words",
    "tuple[Paid, ...]": 'a list of {on, amount: "1234.56", to}',
    "tuple[CollectionAction, ...]": "a list of {kind: report|sue|lien|garnish|sell|deny_care, on}",
    "Mapping[str, Network]": "{bill id or provider name: in|out}",
    "Network": "in|out",
    "State": "two letters, such as OH",
    "tuple[StatementRequest, ...]": "a list of {on, to, received_on}",
}
"""How a person writes a value of each type."""


RECORDS: Mapping[str, frozenset[str]] = {
    "Limits": frozenset(one.name for one in fields(Limits)),
    "Person": frozenset(one.name for one in fields(Person)),
}
"""Types that are written as a map themselves: the names in it."""


def form_of(key: Field[Any]) -> str:
    """How a person writes this key's value."""
    return FORMS[bare_type(key)]


def per_of(key: Field[Any]) -> Per:
    """What one answer to this key is about."""
    return Per(key.metadata["per"])


def parted(plain: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Plain answers by their keys, parted into those of all papers and those of one paper, provider or patient by its id or name."""
    general: dict[str, Any] = {}
    apart: dict[str, dict[str, Any]] = {}
    for key, value in plain.items():
        if not isinstance(value, Mapping) or not is_apart(ASKED[key], value):
            general[key] = value
            continue
        for name, one in value.items():
            apart.setdefault(str(name), {})[key] = one
    return general, apart


def is_apart(key: Field[Any], value: Mapping[str, Any]) -> bool:
    """Whether a map is one of answers by name, and not one answer of several parts."""
    return per_of(key) is not Per.ALL and not (value.keys() <= RECORDS.get(bare_type(key), frozenset()))


def bare_type(key: Field[Any]) -> str:
    """The name of this key's type, without "or not answered"."""
    bare = str(key.type).removeprefix("<class '").removesuffix("'>").removesuffix(" | None")
    if bare.startswith("typing.Optional["):  # how a name for text with "or None" is told
        bare = bare.removeprefix("typing.Optional[").removesuffix("]")
    return MODULES.sub("", bare)
