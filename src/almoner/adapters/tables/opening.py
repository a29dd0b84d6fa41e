"""Takes a published file apart and finds which of the known layouts each member has; names decide nothing here."""

from collections.abc import Callable
from dataclasses import dataclass

from almoner.adapters.tables import (
    addon,
    asp,
    clfs,
    gpci,
    hcpcs,
    hospital_prices,
    icd10cm,
    ms_drg,
    mue,
    nadac,
    ncci_ptp,
    opps_b,
    pfs,
    remittance_codes,
    wage_index,
    zip_locality,
)
from almoner.adapters.tables.members import Member, members, preferred, stem
from almoner.adapters.tables.refusals import not_imported
from almoner.engine.errors import Refused
from almoner.ports.papers import Source
from almoner.ports.tables import Opened, Piece, Told


@dataclass(frozen=True, slots=True)
class Layout:
    """One publisher's layout."""

    recognises: Callable[[Member], bool]
    read: Callable[[Member, Told], Piece]


LAYOUTS = (
    Layout(ncci_ptp.recognises, ncci_ptp.read),
    Layout(mue.recognises, mue.read),
    Layout(addon.recognises, addon.read),
    Layout(pfs.recognises, pfs.read),
    Layout(gpci.recognises, gpci.read),
    Layout(clfs.recognises, clfs.read),
    Layout(opps_b.recognises, opps_b.read),
    Layout(asp.recognises, asp.read),
    Layout(asp.recognises_crosswalk, asp.read_crosswalk),
    Layout(nadac.recognises, nadac.read),
    Layout(hospital_prices.recognises, hospital_prices.read),
    Layout(hospital_prices.recognises_json, hospital_prices.read_json),
    Layout(ms_drg.recognises, ms_drg.read),
    Layout(zip_locality.recognises, zip_locality.read),
    Layout(icd10cm.recognises, icd10cm.read),
    Layout(hcpcs.recognises, hcpcs.read),
    Layout(remittance_codes.recognises, remittance_codes.read),
    Layout(wage_index.recognises, wage_index.read),
)


def open_tables(source: Source, told: Told) -> Opened:
    """Everything in a file that is a known table. Raises Refused where nothing is, or where one of them cannot be trusted."""
    pieces: list[Piece] = []
    passed: list[str] = []
    taken: set[tuple[str, ...]] = set()
    found = sorted(members(source), key=rank)
    for member in found:
        if stem(member) in taken:
            continue
        layout = next((one for one in LAYOUTS if one.recognises(member)), None)
        if layout is None:
            passed.append(member.said)
            continue
        taken.add(stem(member))
        pieces.append(layout.read(member, told))
    if not pieces:
        raise unknown(source, found)
    return Opened(tuple(pieces), tuple(passed))


def rank(member: Member) -> tuple[str, ...]:
    return (*stem(member), f"{preferred(member):02d}")


def unknown(source: Source, found: list[Member]) -> Refused:
    inside = f" ({', '.join(member.name for member in found[:4])})" if len(found) > 1 else ""
    whole = Member((source.name,), b"")
    return not_imported(
        whole,
        f"it has the layout of none of the tables that are known{inside}",
        "see docs/editions.md for the files that can be imported",
        "table_not_known",
    )
