"""The public tables a dossier may ask: the editions that are here, and the rows of its codes, already loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from almoner.engine.reference import addon, hcpcs, mue, ptp
from almoner.engine.reference.addon import AddOn, AddOnPair
from almoner.engine.reference.editions import MEDICARE, Edition, NoData, chosen, no_edition, not_in, not_whole
from almoner.engine.reference.hcpcs import Hcpcs, HcpcsCode
from almoner.engine.reference.mue import Mue, MueLimit
from almoner.engine.reference.ptp import Ptp, PtpEdit

Rows = Mapping[str, tuple[Any, ...]]
"""The rows of one edition by their first key."""


@dataclass(frozen=True)
class Tables:
    """Immutable. `slices` holds, for an edition's `sha256`, the rows of the codes that were asked for; what was not asked for
    when it was made is answered as if it were not in the table, so make it with every code of the dossier.
    """

    editions: tuple[Edition, ...] = ()
    slices: Mapping[str, Rows] = field(default_factory=lambda: MappingProxyType({}))

    def has(self, table: str) -> bool:
        """Whether any edition of this table is here."""
        return any(edition.table == table for edition in self.editions)

    def edition(self, table: str, on: date, *, setting: str | None = None, programme: str | None = None) -> Edition | NoData:
        """The edition that counts on that day."""
        return chosen(self.editions, table, on, setting=setting, programme=programme) or no_edition(
            table, on, setting, programme
        )

    def rows(self, edition: Edition, key: str) -> tuple[Any, ...]:
        """Rows of an edition whose first key is this."""
        return self.slices.get(edition.sha256, {}).get(key, ())

    def ptp(self, c1: str, c2: str, on: date, setting: str, programme: str = MEDICARE) -> Ptp | NoData:
        """May `c2` be paid beside `c1`? The order counts: ask both ways."""
        edition = self.edition(ptp.TABLE, on, setting=setting, programme=programme)
        if isinstance(edition, NoData):
            return edition
        rows: Iterable[PtpEdit] = self.rows(edition, c1)
        found = ptp.answer((row for row in rows if row.c2 == c2), on, edition)
        if edition.partial and not found.edit:
            return not_whole(edition, f"{c1} + {c2}")
        return found

    def mue(self, code: str, on: date, setting: str, programme: str = MEDICARE) -> Mue | NoData:
        """The most units of a code. A code that is not in the table has no published limit: no data, never "any number"."""
        edition = self.edition(mue.TABLE, on, setting=setting, programme=programme)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[MueLimit, ...] = self.rows(edition, code)
        if not rows:
            return not_whole(edition, code) if edition.partial else not_in(edition, code)
        row = min(rows, key=lambda one: one.value)
        return Mue(row.value, row.mai, row.rationale, edition)

    def addon(self, code: str, on: date, programme: str = MEDICARE) -> AddOn | NoData:
        """Is the code only payable beside a primary one, and which?"""
        edition = self.edition(addon.TABLE, on, programme=programme)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[AddOnPair, ...] = self.rows(edition, code)
        found = addon.answer(rows, on, edition)
        return not_whole(edition, code) if edition.partial and found.type is None else found

    def hcpcs(self, code: str, on: date) -> Hcpcs | NoData:
        """Is a Level II code or modifier valid that day? About CPT and dental codes the table says nothing."""
        edition = self.edition(hcpcs.TABLE, on)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[HcpcsCode, ...] = self.rows(edition, code)
        if not rows and not hcpcs.speaks_of(code):
            return not_in(edition, code)
        if not rows and edition.partial:
            return not_whole(edition, code)
        return hcpcs.answer(rows, on, edition)


NO_TABLES = Tables()
"""Where nothing was imported: every answer is no data."""
