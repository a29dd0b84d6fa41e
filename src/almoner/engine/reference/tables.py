"""The public tables a dossier may ask: the editions that are here, and the rows of its codes, already loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from almoner.engine.findings import Message
from almoner.engine.reference import addon, fees, hcpcs, mue, posted, ptp, remittance
from almoner.engine.reference.addon import AddOn, AddOnPair
from almoner.engine.reference.editions import MEDICARE, Edition, Lack, NoData, chosen, no_edition, not_in, not_whole
from almoner.engine.reference.fees import (
    DrugCode,
    DrugLimit,
    DrugUnit,
    Fee,
    Gpci,
    LabFee,
    OppsRate,
    PfsValue,
    WageIndex,
    ZipPlace,
)
from almoner.engine.reference.hcpcs import Hcpcs, HcpcsCode
from almoner.engine.reference.mue import Mue, MueLimit
from almoner.engine.reference.posted import Posted, PostedPrice
from almoner.engine.reference.ptp import Ptp, PtpEdit
from almoner.engine.reference.remittance import Meaning, RemittanceCode

Rows = Mapping[str, tuple[Any, ...]]
"""The rows of one edition by their first key."""


@dataclass(frozen=True)
class Tables:
    """Immutable. `slices` holds, for an edition's `sha256`, the rows of the codes that were asked for; what was not asked for
    when it was made is answered as if it were not in the table, so make it with every code of the dossier.
    """

    editions: tuple[Edition, ...] = ()
    slices: Mapping[str, Rows] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def _series(self) -> Mapping[tuple[str, str | None, str | None], tuple[Edition, ...]]:
        found: dict[tuple[str, str | None, str | None], tuple[Edition, ...]] = {}
        for edition in self.editions:
            found[edition.series] = (*found.get(edition.series, ()), edition)
        return found

    def has(self, table: str) -> bool:
        """Whether any edition of this table is here."""
        return any(edition.table == table for edition in self.editions)

    def edition(self, table: str, on: date, *, setting: str | None = None, programme: str | None = None) -> Edition | NoData:
        """The edition that counts on that day."""
        series = self._series.get((table, setting, programme), ())
        return chosen(series, table, on, setting=setting, programme=programme) or no_edition(table, on, setting, programme)

    @property
    def used(self) -> tuple[Edition, ...]:
        """Editions that count on one of the days this was made for."""
        return tuple(edition for edition in self.editions if edition.sha256 in self.slices)

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

    def value(self, code: str, on: date, modifier: str = "") -> tuple[PfsValue, Edition] | NoData:
        """The physician fee schedule's row of a code with exactly this component modifier ("" for the whole service)."""
        edition = self.edition(fees.PFS, on)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[PfsValue, ...] = self.rows(edition, code)
        row = next((one for one in rows if one.modifier == modifier), None)
        if row is None:
            return not_whole(edition, code) if edition.partial else not_in(edition, code)
        return row, edition

    def posted(
        self, code: str, on: date, hospital: str, setting: str, modifiers: frozenset[str] = frozenset()
    ) -> Posted | NoData:
        """What a hospital (`posted.of_hospital`) has published for a code in a setting ("inpatient", "outpatient")."""
        edition = self.edition(posted.TABLE, on, setting=hospital)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[PostedPrice, ...] = self.rows(edition, code)
        found = posted.answer(posted.matching(rows, setting=setting, modifiers=modifiers), edition)
        return not_in(edition, code) if found is None else found

    def fee(
        self,
        code: str,
        on: date,
        setting: str,
        *,
        modifier: str = "",
        place: str | None = None,
        zip: str | None = None,
        facility: bool = False,
        cbsa: str | None = None,
    ) -> Fee | NoData:
        """Medicare's rate. `place` is contractor and locality (seven digits), or `zip` five digits; `facility` whether the
        service was in a hospital or the like. Practitioners' codes are looked for in the physician, then the laboratory, then
        the drug table; outpatient ones in Addendum B first, with the wages of the area `cbsa` where it is named and known.
        """
        if setting == "outpatient":
            return self._outpatient(code, on, modifier, cbsa)
        if setting != "practitioner":
            return no_edition(fees.PFS, on, setting)
        first = self._practitioner(code, on, modifier, place, zip, facility=facility)
        return first if isinstance(first, Fee) else self._laboratory_or_drug(code, on, modifier) or first

    def wages(self, cbsa: str, on: date) -> tuple[WageIndex, Edition] | NoData:
        """The wage index of an area; no data where it crosses states and they differ."""
        edition = self.edition(fees.WAGES, on)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[WageIndex, ...] = self.rows(edition, cbsa)
        if len({row.index for row in rows}) != 1:
            return NoData(Lack.NO_PLACE, fees.WAGES, Message("table_no_area", table=fees.WAGES, place=cbsa))
        return rows[0], edition

    def _outpatient(self, code: str, on: date, modifier: str, cbsa: str | None) -> Fee | NoData:
        edition = self.edition(fees.OPPS, on)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[OppsRate, ...] = self.rows(edition, code)
        if not rows:
            return not_whole(edition, code) if edition.partial else not_in(edition, code)
        if rows[0].rate is not None:
            wages = None if cbsa is None else self.wages(cbsa, on)
            return fees.outpatient_fee(rows[0], rows[0].rate, edition, wages)
        return self._laboratory_or_drug(code, on, modifier) or no_price(edition, code, rows[0].status)

    def _laboratory_or_drug(self, code: str, on: date, modifier: str) -> Fee | None:
        """None where neither table has a rate."""
        edition = self.edition(fees.CLFS, on)
        if isinstance(edition, Edition):
            rates: dict[str, LabFee] = {row.modifier: row for row in self.rows(edition, code)}
            rate = rates.get(modifier) or rates.get("")
            if rate is not None:
                return fees.laboratory_fee(rate, edition)
        edition = self.edition(fees.ASP, on)
        if isinstance(edition, Edition):
            limits: tuple[DrugLimit, ...] = self.rows(edition, code)
            for row in limits:
                if row.limit is not None:
                    return fees.drug_fee(row, row.limit, edition)
        return None

    def _practitioner(
        self, code: str, on: date, modifier: str, place: str | None, zip: str | None, *, facility: bool
    ) -> Fee | NoData:
        edition, indices = self.edition(fees.PFS, on), self.edition(fees.GPCI, on)
        if isinstance(edition, NoData):
            return edition
        values: tuple[PfsValue, ...] = self.rows(edition, code)
        value = fees.with_modifier(values, modifier)
        if value is None:
            return not_whole(edition, code) if edition.partial else not_in(edition, code)
        if value.status not in fees.PAYABLE or (facility and value.facility_na and not value.facility_pe):
            return no_price(edition, code, value.status)
        if isinstance(indices, NoData):
            return indices
        found = self.place(on, zip) if place is None and zip is not None else place
        if isinstance(found, NoData):
            return found
        gpci: tuple[Gpci, ...] = () if found is None else self.rows(indices, found)
        if not gpci:
            return NoData(Lack.NO_PLACE, fees.GPCI, Message("table_no_place", table=fees.GPCI, place=found or ""))
        return fees.practitioner_fee(value, gpci[0], facility=facility, editions=(edition, indices))

    def meaning(self, table: str, code: str, on: date) -> Meaning | NoData:
        """What a reason (`remittance.CARC`) or remark (`RARC`) on a paper of that day means, in the publisher's words."""
        lists = remittance.in_order(self.editions, table, on)
        for edition in lists:
            rows: tuple[RemittanceCode, ...] = self.rows(edition, code)
            for row in rows:
                if remittance.speaks_of(row, edition, on):
                    return Meaning(row, edition)
        return not_in(lists[0], code) if lists else no_edition(table, on)

    def drug_unit(self, code: str, on: date, ndc: str | None = None) -> DrugUnit | NoData:
        """What one billing unit of a drug's code is: by its NDC under that code in the crosswalk, else by the payment limits."""
        crosswalk = self.edition(fees.CROSSWALK, on)
        if ndc is not None and isinstance(crosswalk, Edition):
            drugs: tuple[DrugCode, ...] = self.rows(crosswalk, ndc)
            for drug in drugs:
                if drug.code == code and drug.dosage:
                    return DrugUnit(drug.dosage, drug.units, drug, crosswalk)
        limits = self.edition(fees.ASP, on)
        if isinstance(limits, NoData):
            return crosswalk if ndc is not None and isinstance(crosswalk, NoData) else limits
        rows: tuple[DrugLimit, ...] = self.rows(limits, code)
        if not rows:
            return not_whole(limits, code) if limits.partial else not_in(limits, code)
        return DrugUnit(rows[0].dosage, None, rows[0], limits)

    def place(self, on: date, zip: str) -> str | NoData:
        """Contractor and locality of a ZIP code; where its four further digits decide, no data."""
        edition = self.edition(fees.ZIP, on)
        if isinstance(edition, NoData):
            return edition
        rows: tuple[ZipPlace, ...] = self.rows(edition, zip)
        places = {row.place for row in rows}
        if len(places) != 1:
            return NoData(Lack.NO_PLACE, fees.ZIP, Message("table_no_place", table=fees.ZIP, place=zip))
        return places.pop()


def no_price(edition: Edition, code: str, status: str) -> NoData:
    return NoData(
        Lack.NOT_PRICED,
        edition.table,
        Message("table_no_price", table=edition.table, edition=edition.name, code=code, status=status),
    )


NO_TABLES = Tables()
"""Where nothing was imported: every answer is no data."""
