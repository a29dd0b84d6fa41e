"""Facts only the person knows: the typed keys that `--answers` understands, why each is asked, and which checks use it."""

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from almoner.engine.bill import Network
from almoner.engine.money import Money


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


def asks(why: str, *checks: str) -> dict[str, object]:
    """Metadata of one key: the message key of its reason, and the checks that use it."""
    return {"why": why, "checks": checks}


@dataclass(frozen=True, slots=True)
class Answers:
    """Every key is optional; None (or empty) means not answered. Field names are the keys."""

    qmb: bool | None = field(default=None, metadata=asks("why_qmb", "H05", "H10"))
    medicaid_on: tuple[date, ...] | None = field(default=None, metadata=asks("why_medicaid_on", "H10"))
    provider_takes_medicaid: bool | None = field(default=None, metadata=asks("why_provider_takes_medicaid", "H10"))
    agreed_in_writing_to_pay: bool | None = field(default=None, metadata=asks("why_agreed_in_writing", "H10"))
    uninsured: bool | None = field(default=None, metadata=asks("why_uninsured", "G07", "G08", "G09"))
    emergency: bool | None = field(default=None, metadata=asks("why_emergency", "G01", "G02", "G07"))
    care_on: date | None = field(default=None, metadata=asks("why_care_on", "G07"))
    care_scheduled_on: date | None = field(default=None, metadata=asks("why_care_scheduled_on", "G07"))
    estimate_requested_on: date | None = field(default=None, metadata=asks("why_estimate_requested_on", "G07"))
    estimate_received: bool | None = field(default=None, metadata=asks("why_estimate_received", "G07"))
    estimate_received_on: date | None = field(default=None, metadata=asks("why_estimate_received_on", "G07"))
    first_bill_received: date | None = field(default=None, metadata=asks("why_first_bill_received", "G09", "I02", "I03"))
    first_bill_on: date | None = field(default=None, metadata=asks("why_first_bill_on", "I02", "I03"))
    discharged_on: date | None = field(default=None, metadata=asks("why_discharged_on", "I02", "I03"))
    hospital_non_profit: bool | None = field(default=None, metadata=asks("why_hospital_non_profit", "I01", "I02", "I03"))
    collection_actions: tuple[CollectionAction, ...] | None = field(
        default=None, metadata=asks("why_collection_actions", "I03")
    )
    eca_notice_on: date | None = field(default=None, metadata=asks("why_eca_notice_on", "I03"))
    summary_received: bool | None = field(default=None, metadata=asks("why_summary_received", "I03"))
    collection_notice_received: date | None = field(default=None, metadata=asks("why_collection_notice_received", "I06"))
    collection_first_contact: date | None = field(default=None, metadata=asks("why_collection_first_contact", "I06"))
    dispute_sent_on: date | None = field(default=None, metadata=asks("why_dispute_sent_on", "I06"))
    verification_received: bool | None = field(default=None, metadata=asks("why_verification_received", "I06"))
    collection_continued: bool | None = field(default=None, metadata=asks("why_collection_continued", "I06"))
    patient: Person | None = field(default=None, metadata=asks("why_patient", "A11"))
    other_names: tuple[str, ...] | None = field(default=None, metadata=asks("why_other_names", "A11"))
    paid: tuple[Paid, ...] | None = field(default=None, metadata=asks("why_paid", "A04", "A06"))
    networks: Mapping[str, Network] | None = field(
        default=None, metadata=asks("why_networks", "F01", "F08", "G01", "G02", "G05")
    )
    coinsurance_rate: Decimal | None = field(default=None, metadata=asks("why_coinsurance_rate", "F07"))
    deductible_limit: Limits | None = field(default=None, metadata=asks("why_deductible_limit", "F06"))
    deductible_used_before: Limits | None = field(default=None, metadata=asks("why_deductible_used_before", "F06"))
    out_of_pocket_limit: Limits | None = field(default=None, metadata=asks("why_out_of_pocket_limit", "F08"))
    out_of_pocket_used_before: Limits | None = field(default=None, metadata=asks("why_out_of_pocket_used_before", "F08"))
    plan_year_start: date | None = field(default=None, metadata=asks("why_plan_year_start", "F06", "F08"))
    showed_insurance_card: bool | None = field(default=None, metadata=asks("why_showed_insurance_card", "F04"))
    household: Household | None = field(default=None, metadata=asks("why_household", "I01"))
    facility_network: Network | None = field(default=None, metadata=asks("why_facility_network", "G02"))
    statement_requests: tuple[StatementRequest, ...] | None = field(
        default=None, metadata=asks("why_statement_requests", "H08")
    )
    accepts_assignment: bool | None = field(default=None, metadata=asks("why_accepts_assignment", "H01"))
    provider_participates: bool | None = field(default=None, metadata=asks("why_provider_participates", "H01"))
    private_contract: bool | None = field(default=None, metadata=asks("why_private_contract", "H01"))
    hospital_cbsa: str | None = field(default=None, metadata=asks("why_hospital_cbsa", "E01"))

    def network_of(self, bill_id: str, provider: str | None) -> Network | None:
        """What the person said of this bill's network, by bill id or provider name (case does not matter)."""
        said = self.networks or {}
        if bill_id in said:
            return said[bill_id]
        wanted = (provider or "").casefold()
        return next((network for name, network in said.items() if wanted and name.casefold() == wanted), None)


KEYS = tuple(one.name for one in fields(Answers))

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
    "tuple[StatementRequest, ...]": "a list of {on, to, received_on}",
}
"""How a person writes a value of each type."""


def form_of(key: Field[Any]) -> str:
    """How a person writes this key's value."""
    return FORMS[bare_type(key)]


def bare_type(key: Field[Any]) -> str:
    """The name of this key's type, without "or not answered"."""
    bare = str(key.type).removeprefix("<class '").removesuffix("'>").removesuffix(" | None")
    return MODULES.sub("", bare)
