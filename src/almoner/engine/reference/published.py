"""Where publishers put their files: names as they were published, with the quarter to be filled in.

The names are those of files that were really published; none was fetched from the publisher when this was written, and
publishers rename files. What is fetched is recognised by its content like any other file.
"""

from collections.abc import Mapping
from datetime import date

from almoner.engine.reference import addon, code_lists, fees, hcpcs, mue, ptp
from almoner.engine.reference.known import AMA, TABLES

CMS = "https://www.cms.gov/files/zip/"
PARTS = (1, 2, 3, 4)
RELEASES = "abcd"
MONTHS = ("january", "april", "july", "october")
NAMES: Mapping[str, tuple[str, ...]] = {
    ptp.TABLE: (
        *(f"medicare-ncci-{{year}}q{{quarter}}-practitioner-ptp-edits-ccipra-v{{version}}r0-f{part}.zip" for part in PARTS),
        *(f"medicare-ncci-{{year}}q{{quarter}}-hospital-ptp-edits-ccioph-v{{version}}r0-f{part}.zip" for part in PARTS),
    ),
    mue.TABLE: (
        "medicare-ncci-{year}-q{quarter}-practitioner-services-mue-table.zip",
        "medicare-ncci-{year}-q{quarter}-outpatient-hospital-services-mue-table.zip",
        "medicare-ncci-{year}-q{quarter}-dme-supplier-services-mue-table.zip",
    ),
    addon.TABLE: ("medicare-ncci-{year}q{quarter}-add-code-edits.zip",),
    hcpcs.TABLE: ("{month}-{year}-alpha-numeric-hcpcs-file.zip",),
    fees.PFS: ("rvu{short}{release}.zip",),
    fees.ZIP: ("zip-code-carrier-locality-file.zip",),
    fees.CLFS: ("{short}clabq{quarter}.zip",),
    fees.OPPS: ("{month}-{year}-opps-addendum-b.zip",),
    fees.ASP: ("{month}-{year}-asp-pricing-file.zip",),
    fees.CROSSWALK: ("{month}-{year}-asp-ndc-hcpcs-crosswalk.zip",),
    code_lists.ICD10CM: ("{fiscal}-code-descriptions-tabular-order.zip",),
}


def fetchable() -> tuple[str, ...]:
    """Tables whose files have a known name."""
    return tuple(NAMES)


def needs_ama_licence(table: str) -> bool:
    """Whether the file holds CPT code numbers."""
    return TABLES[table].licence == AMA


def addresses(table: str, on: date, base: str = CMS) -> tuple[str, ...]:
    """Where the files of the quarter of a day should be. Raises KeyError for a table that has none."""
    number = (on.month + 2) // 3
    filled = {
        "year": on.year,
        "quarter": number,
        "version": f"{on.year - 1994:02d}{number - 1}",
        "short": f"{on.year % 100:02d}",
        "release": RELEASES[number - 1],
        "month": MONTHS[number - 1],
        "fiscal": on.year + (on.month >= 10),
    }
    return tuple(base.rstrip("/") + "/" + name.format(**filled) for name in NAMES[table])
