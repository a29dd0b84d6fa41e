"""What was met of a deductible or an out-of-pocket limit: said in words, or in tables of limits."""

import re
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.facts import Fact

MET = re.compile(r"\b(met|satisfied|used|paid|reached|cumplido|alcanzado|usado)\b.{0,30}\b(of|toward|de)\b")
USED = re.compile(r"\b(met|satisfied|used|reached|accumulated|applied|cumplido|alcanzado|usado|acumulado)\b")
LIMIT = re.compile(r"\b(limit|maximum|max|annual|out of|of|l[ií]mite|m[aá]ximo|anual)\b")
BEFORE_CLAIM = re.compile(r"\b(before|prior to|antes de)\b.{0,12}\b(claim|service|visit|reclamo|servicio)\b")


def met_of(band: Band) -> list[Fact]:
    """ "You have met $850 of your $1,500 family deductible", "deductible: limit $1,500, met before this claim $850": what is
    used and the limit, each by the words before its amount. Empty where the words do not say which is which.
    """
    text = band.text.lower()
    kind = (
        "deductible"
        if re.search(r"deduc", text)
        else "out_of_pocket"
        if re.search(r"out.of.pocket|\boop\b|bolsillo", text)
        else None
    )
    if kind is None or len(band.amounts) != 2:
        return []
    cues = ["", ""]
    number = 0
    for atom in band.atoms:
        if atom.kind == "money":
            number += 1
        elif number < 2:
            cues[number] += f" {atom.text.lower()}"
    used = [bool(USED.search(cue)) for cue in cues]
    limits = [bool(LIMIT.search(cue)) for cue in cues]
    if MET.search(text) and used[0]:
        order = ("used", "limit")
    elif used == [False, True] and limits[0]:
        order = ("limit", "used")
    elif used == [True, False] and limits[1]:
        order = ("used", "limit")
    else:
        return []
    who = "family_" if re.search(r"famil", text) else ""
    spent = "before" if BEFORE_CLAIM.search(text) else "used"
    return [
        Fact(
            field=f"{who}{kind}_{spent if name == 'used' else 'limit'}",
            odds=2000,
            label=band.text[:200],
            band=band.number,
            spot=atom.spot,
            amount=atom.amount,
        )
        for name, atom in zip(order, band.amounts, strict=True)
    ]


def met_tables(bands: Sequence[Band]) -> dict[int, list[Fact]]:
    """Facts by band of tables "Limit | Met before this claim | This claim": the limit, what was met before, and both met
    amounts together. The heading's own band has none.
    """
    found: dict[int, list[Fact]] = {}
    open_table = False
    for band in bands:
        text = band.text.lower()
        if not band.amounts and re.search(r"\b(limit|maximum)\b.*\bbefore\b.*\bthis claim$", text):
            found[band.number] = []
            open_table = True
            continue
        if band.is_rule or not open_table:
            continue
        kind = "deductible" if "deduc" in text else "out_of_pocket" if re.search(r"out.of.pocket|\boop\b", text) else None
        if kind is None or len(band.amounts) != 3:
            open_table = False
            continue
        limit, before, here = band.amounts
        who = "family_" if "famil" in text else ""
        used = before.amount + here.amount if before.amount is not None and here.amount is not None else None
        said = (("limit", limit.amount), ("before", before.amount), ("used", used))
        found[band.number] = [
            Fact(f"{who}{kind}_{name}", 3000, band.text[:200], band.number, band.spot, amount=amount) for name, amount in said
        ]
    return found
