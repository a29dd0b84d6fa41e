"""Look up: one question to the public tables, answered for its day and setting."""

from dataclasses import dataclass
from datetime import date

from almoner.engine.reference import addon, fees, hcpcs, mue, ptp
from almoner.engine.reference.addon import AddOn
from almoner.engine.reference.editions import NoData, chosen
from almoner.engine.reference.fees import Fee
from almoner.engine.reference.hcpcs import Hcpcs
from almoner.engine.reference.mue import Mue
from almoner.engine.reference.ptp import Ptp
from almoner.engine.reference.tables import NO_TABLES, Tables
from almoner.ports.tables import TableReading
from almoner.services.tables.load import load

FEES = (fees.PFS, fees.GPCI, fees.ZIP, fees.CLFS, fees.OPPS, fees.WAGES, fees.ASP)


@dataclass(frozen=True, slots=True)
class LookUp:
    """Loads what one question needs and asks the engine."""

    reading: TableReading

    def ptp(self, c1: str, c2: str, on: date, setting: str, programme: str) -> Ptp | NoData:
        """Raises Refused where a table changed on disk; so do the others."""
        return self._view(ptp.TABLE, {c1, c2}, on, setting, programme).ptp(c1, c2, on, setting, programme)

    def mue(self, code: str, on: date, setting: str, programme: str) -> Mue | NoData:
        return self._view(mue.TABLE, {code}, on, setting, programme).mue(code, on, setting, programme)

    def addon(self, code: str, on: date, programme: str) -> AddOn | NoData:
        return self._view(addon.TABLE, {code}, on, None, programme).addon(code, on, programme)

    def hcpcs(self, code: str, on: date) -> Hcpcs | NoData:
        return self._view(hcpcs.TABLE, {code}, on).hcpcs(code, on)

    def fee(
        self,
        code: str,
        on: date,
        setting: str,
        *,
        modifier: str,
        place: str | None,
        zip: str | None,
        facility: bool,
        cbsa: str | None = None,
    ) -> Fee | NoData:
        keys = {one for one in (code, place, zip) if one}
        return load(self.reading, keys, {on}, FEES).fee(
            code, on, setting, modifier=modifier, place=place, zip=zip, facility=facility, cbsa=cbsa
        )

    def _view(self, table: str, codes: set[str], on: date, setting: str | None = None, programme: str | None = None) -> Tables:
        """Only the edition that counts."""
        edition = chosen(self.reading.editions(), table, on, setting=setting, programme=programme)
        if edition is None:
            return NO_TABLES
        return Tables((edition,), {edition.sha256: self.reading.rows(edition, frozenset(codes))})
