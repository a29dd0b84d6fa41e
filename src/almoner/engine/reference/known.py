"""The tables the house knows: what each is called, what its rows are, and when it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from almoner.engine.reference import addon, code_lists, fees, hcpcs, mue, posted, ptp, remittance

PUBLIC = "public domain (US Government)"
AMA = "CPT code numbers are of the American Medical Association: accept its licence before you use this file"
X12 = "the sentences are of X12 and its committees: use your own copy under its terms"


@dataclass(frozen=True, slots=True)
class Known:
    """`row` is the record of a row; its first fields, as many as `keys` says, are the keys it is sorted by. `least`: with fewer
    rows an edition cannot be whole. `checks` are the ids of checks that ask this table. A `small` table is always held whole. Where
    `own_days`, each row says its own days, so an edition may speak of days before it."""

    name: str
    title: str
    row: type[Any]
    keys: int
    least: int
    licence: str
    checks: tuple[str, ...] = ()
    small: bool = False
    own_days: bool = False


TABLES: Mapping[str, Known] = {
    one.name: one
    for one in (
        Known(ptp.TABLE, "NCCI procedure-to-procedure edits", ptp.PtpEdit, 2, 1_000_000, AMA, ("C01", "C03")),
        Known(mue.TABLE, "NCCI medically unlikely edits", mue.MueLimit, 1, 2_000, AMA, ("C02",)),
        Known(addon.TABLE, "NCCI add-on code edits", addon.AddOnPair, 1, 4_000, AMA, ("C04",)),
        Known(hcpcs.TABLE, "HCPCS Level II codes", hcpcs.HcpcsCode, 1, 6_000, PUBLIC, ("C15",)),
        Known(fees.PFS, "Physician fee schedule: relative values", fees.PfsValue, 1, 15_000, AMA, ("C05", "C07", "E01", "H01")),
        Known(fees.GPCI, "Geographic practice cost indices", fees.Gpci, 1, 100, PUBLIC, ("E01", "H01"), small=True),
        Known(fees.ZIP, "ZIP code to locality", fees.ZipPlace, 1, 40_000, PUBLIC, ("E01", "H01")),
        Known(fees.CLFS, "Clinical laboratory fee schedule", fees.LabFee, 1, 1_000, AMA, ("E01",)),
        Known(fees.OPPS, "Hospital outpatient rates (Addendum B)", fees.OppsRate, 1, 15_000, AMA, ("E01",)),
        Known(fees.WAGES, "Wage index by area, for outpatient rates", fees.WageIndex, 1, 400, PUBLIC, ("E01",), small=True),
        Known(fees.ASP, "Part B drug payment limits (ASP)", fees.DrugLimit, 1, 700, AMA, ("C20", "E01")),
        Known(fees.CROSSWALK, "ASP drug code crosswalk (NDC)", fees.DrugCode, 1, 5_000, AMA, ("C20",)),
        Known(fees.NADAC, "National average drug acquisition costs", fees.Nadac, 1, 20_000, PUBLIC),
        Known(
            posted.TABLE, "Prices a hospital has posted", posted.PostedPrice, 1, 1, "published by the hospital", ("E02", "E03")
        ),
        Known(code_lists.ICD10CM, "ICD-10-CM diagnoses", code_lists.Diagnosis, 1, 90_000, PUBLIC),
        Known(code_lists.MS_DRG, "MS-DRG weights", code_lists.Drg, 1, 700, PUBLIC),
        Known(
            remittance.CARC,
            "Claim adjustment reason codes",
            remittance.RemittanceCode,
            1,
            200,
            X12,
            ("F02", "F04"),
            small=True,
            own_days=True,
        ),
        Known(
            remittance.RARC,
            "Remittance advice remark codes",
            remittance.RemittanceCode,
            1,
            700,
            X12,
            ("H05",),
            small=True,
            own_days=True,
        ),
    )
}
