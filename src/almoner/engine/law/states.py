"""What a state's own law adds; a state or topic without a row means that we do not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from almoner.engine.law.authority import Mark


class Topic(Enum):
    """The questions we keep state rows for."""

    ITEMISED_BILL = "itemised-bill"
    CHARITY = "charity"
    AMBULANCE = "ambulance"
    CREDIT_REPORT = "credit-report"
    LIMITATION = "limitation"
    FACILITY_FEE = "facility-fee"
    INTEREST = "interest"
    TIMELY_BILLING = "timely-billing"
    EXTERNAL_REVIEW = "external-review"


@dataclass(frozen=True, slots=True)
class StateFact:
    """One row; it binds plans the state regulates, not self-funded ones, unless it says so. `challenged`: a court may set it aside."""

    state: str
    topic: Topic
    cite: str
    says: str
    effective_from: date | None
    effective_to: date | None
    verified_on: date | None
    mark: Mark
    source: str
    challenged: bool

    def in_force(self, day: date) -> bool:
        if self.effective_from is not None and day < self.effective_from:
            return False
        return self.effective_to is None or day <= self.effective_to


@dataclass(frozen=True, slots=True)
class States:
    """Every row, by the state's two letters."""

    entries: Mapping[str, tuple[StateFact, ...]]

    def lookup(self, state: str, topic: Topic) -> tuple[StateFact, ...] | None:
        """All rows whatever their mark; None: we do not know for this state."""
        rows = tuple(fact for fact in self.entries.get(state, ()) if fact.topic is topic)
        return rows or None

    def printable(self, state: str, topic: Topic, as_of: date) -> tuple[StateFact, ...] | None:
        """The rows that were read and are in force; None: we do not know for this state."""
        rows = self.lookup(state, topic) or ()
        return tuple(fact for fact in rows if fact.mark.is_printable and fact.in_force(as_of)) or None
