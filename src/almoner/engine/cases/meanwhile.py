"""What may happen to a bill while it is open: rules on collectors, courts and credit reports."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from almoner.engine.law.authority import Registry

CREDIT = ("bureau-policy-medical-debt",)
OF_STATE: Mapping[str, tuple[str, ...]] = {
    "NY": ("ny-phl-2807-k-9-a", "ny-phl-4926", "ny-gbl-380-j-f"),
    "TX": ("tx-hsc-185-002",),
    "WA": ("wa-shb-1531",),
}
"""What may happen meanwhile, by the state in which the provider is."""
HARSH = ("cfr-26-1-501-r-6-c-3", "cfr-26-1-501-r-6-c-4")


def what_may_happen(audit: Mapping[str, Any], registry: Registry, today: date) -> tuple[str, ...]:
    """Rules that may be printed on collectors, courts and credit reports while it is open."""
    cited = {one["id"] for listed in (audit["findings"], audit["rights"]) for each in listed for one in each["authority"]}
    wanted = [*(HARSH if any(one.startswith("cfr-26-1-501-r") for one in cited) else ()), *CREDIT]
    found = [one.id for one in registry.printable(wanted, today, None)]
    for state in sorted({one["provider"]["state"] for one in audit["bills"] if one["provider"]["state"]}):
        found += [one.id for one in registry.printable(OF_STATE.get(state, ()), today, None, state)]
    return tuple(found)
