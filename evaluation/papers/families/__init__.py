"""The layout families and who may look at them.

`TRAINING`: whoever builds the reader may open these papers and their truth (seeds 1 to 999).
`HELD`: nobody who builds the reader opens these modules, their papers or their truth; only the final score is run.
"""

from importlib import import_module

TRAINING = (
    "hospital_daily", "hospital_dept", "er_bill", "lab_invoice", "doctor_ledger", "therapy", "cards", "portal", "tearoff", "spanish_bill",
    "ub04", "cms1500", "eob_table", "gfe", "collection", "letter", "plan",
    # Held until the first score of 2026-11-21, opened after it.
    "ward_itemised", "revenue_summary", "ambulance", "anesthesia", "pharmacy", "two_column", "dense_ledger", "ada", "claim_print", "eob_blocks",
    "msn", "spanish_eob", "estimate_grid", "final_notice", "abn", "hardship_letter",
    # Held until the second score, opened after it.
    "amaranth", "bracken", "calendula", "damson", "elder", "foxglove", "gentian", "hawthorn", "agate", "beryl", "cobalt", "dolomite", "feldspar",
    "galena", "jasper", "onyx",
    # Every seed another layout.
    "mosaic",
)
HELD: tuple[str, ...] = (
    "allier", "brenta", "clyde", "drava", "ebro", "fulda", "garonne", "havel", "isar", "jordan", "kolyma", "loire", "minho", "neckar", "oder", "piave",
    "atacama", "gobi", "kalahari", "mojave", "namib", "negev", "sonora", "taklamakan",
)


def module_of(family):
    """A family's module; the traps live beside this folder."""
    if family.startswith("trap_"):
        return import_module("evaluation.papers.traps").Trap(family)
    if family not in TRAINING + HELD:
        raise SystemExit(f"There is no family called {family}.")
    return import_module(f"evaluation.papers.families.{family}")
