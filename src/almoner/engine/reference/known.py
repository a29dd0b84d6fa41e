"""The tables the house knows: what each is called, what its rows are, and when it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from almoner.engine.reference import addon, hcpcs, mue, ptp

PUBLIC = "public domain (US Government)"
AMA = "CPT code numbers are of the American Medical Association: accept its licence before you use this file"


@dataclass(frozen=True, slots=True)
class Known:
    """`row` is the record of a row; its first fields, as many as `keys` says, are the keys it is sorted by. `least`: with fewer
    rows an edition cannot be whole. `checks` are the ids of checks that ask this table."""

    name: str
    title: str
    row: type[Any]
    keys: int
    least: int
    licence: str
    checks: tuple[str, ...] = ()


TABLES: Mapping[str, Known] = {
    one.name: one
    for one in (
        Known(ptp.TABLE, "NCCI procedure-to-procedure edits", ptp.PtpEdit, 2, 1_000_000, AMA, ("C01", "C03")),
        Known(mue.TABLE, "NCCI medically unlikely edits", mue.MueLimit, 1, 2_000, AMA, ("C02",)),
        Known(addon.TABLE, "NCCI add-on code edits", addon.AddOnPair, 1, 4_000, AMA, ("C04",)),
        Known(hcpcs.TABLE, "HCPCS Level II codes", hcpcs.HcpcsCode, 1, 6_000, PUBLIC, ("C15",)),
    )
}
