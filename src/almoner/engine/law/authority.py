"""Citations, how well each was read, and which of them may be printed for a payer on a day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

ANY = "any"


class Mark(Enum):
    """How a source was read; only V and V2 may reach a reader."""

    V = "V"  # the text itself, on an official page or data set
    V2 = "V2"  # second-hand: a dated verification or a page that quotes the rule
    VM = "Vm"  # an unofficial copy: read it again on the official site first
    U = "U"  # only asserted
    K = "K"  # professional knowledge, not yet read

    @property
    def is_printable(self) -> bool:
        return self in {Mark.V, Mark.V2}


class Side(Enum):
    """Who a section gives orders to; it is never cited against anybody else."""

    PROVIDER = "provider"
    HOSPITAL = "hospital"
    PLAN = "plan"
    COLLECTOR = "collector"
    BUREAU = "bureau"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Authority:
    """One section of law or one official page. `effective_to` is the last day in force; None is unknown or open."""

    id: str
    cite: str
    title: str
    says: str
    says_es: str
    binds: frozenset[str]
    on_whom: Side
    state: str | None
    effective_from: date | None
    effective_to: date | None
    verified_on: date | None
    text_as_of: str | None
    mark: Mark
    source: str
    cite_es: str | None = None  # where the cite is not a section's number but the name of a table or a page

    def cited(self, language: str) -> str:
        """What it is called by who reads in this language."""
        return self.cite_es if language == "es" and self.cite_es is not None else self.cite

    def in_force(self, day: date) -> bool:
        """Whether it holds on the day; an unknown start is taken as long ago."""
        if self.effective_from is not None and day < self.effective_from:
            return False
        return self.effective_to is None or day <= self.effective_to

    def binds_one_of(self, payers: Collection[str]) -> bool:
        """Whether it reaches one of these payers; `unknown` is bound by nothing but what binds everybody."""
        return ANY in self.binds or any(payer in self.binds for payer in payers)


@dataclass(frozen=True, slots=True)
class Registry:
    """Every citation the house knows, by id."""

    entries: Mapping[str, Authority]

    def lookup(self, id: str) -> Authority | None:
        return self.entries.get(id)

    def printable(
        self, ids: Iterable[str], as_of: date, payers: Collection[str] | None, state: str | None = None
    ) -> tuple[Authority, ...]:
        """Those that may be shown: read (V, V2), in force on the day, binding one of the payers, of this state or of none.

        `payers=None` means the caller already knows that they bind (a deadline rule names its own programme).
        An id that is not in the registry raises KeyError: it is our fault, never the reader's.
        """
        found = [self.entries[name] for name in ids]
        return tuple(
            authority
            for authority in found
            if authority.mark.is_printable
            and authority.in_force(as_of)
            and (payers is None or authority.binds_one_of(payers))
            and (authority.state is None or authority.state == state)
        )
