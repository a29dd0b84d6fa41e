"""What a letter asks for, and how the debt came to be: the amount owed today, what was added and what was taken off."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Notice, Spot
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.paper_kind import flat
from almoner.engine.money import Money

DEBT_NOW = re.compile(
    r"(total )?amount of (the|this|your) debt now|total (amount )?of (the|this|your) debt|(the )?total debt now|"
    r"total amount (now|today|owed now|you owe now)|(total )?amount you owe (now|today|as of today)|total (now )?owed (now|today)|"
    r"(cantidad|monto|importe|suma) total de (la|su|esta) deuda|(total de )?la deuda ahora",
    re.IGNORECASE,
)
"""The label of what is owed today, below what was owed and what came on top."""
DEBT_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "total_charges",
        re.compile(
            r"^(as of|on) .{4,40},? you owed|^you owed (on|as of)\b|^(amount|balance|total)( of (the|this|your) (debt|account)| owed| due)? (on|as of|at) (the )?itemi[sz]ation date"
            r"|^principal (owed|due|amount|balance)\b|^(original|starting|opening|charged?.?off) (debt|balance|amount|principal)\b"
            r"|^(amount|balance|debt) (referred|placed|assigned|listed|turned over)\b|^(amount|balance) (when|as) (placed|referred|assigned)"
            r"|^(al|el) .{4,40},? usted debia|^(deuda|monto|saldo) original\b"
        ),
    ),
    (
        "interest",
        re.compile(
            r"you were charged .{0,40}\bin interest|se le (cobr|carg)\w+ .{0,40}\binteres|^interest (charged |added |accrued )?since"
            r"|^interest (charged|added|accrued)\b"
            r"|^(accrued |added |plus )?interest( (to date|due|owed|accrued|added))?[ :.$]*(?=[\d(-]|$)"
        ),
    ),
    (
        "fees",
        re.compile(
            r"you were charged .{0,40}\bin fees|se le (cobr|carg)\w+ .{0,40}\b(cargos|honorarios)"
            r"|^(costs?|fees?) ((charged|added|accrued)\b|since\b)"
            r"|^(plus )?(court|filing|legal|attorneys?|collection|agency|late|service)\b.{0,30}\b(costs?|fees?|charges?)\b"
            r"|^(plus )?(costs?|fees?)( (and|or) (costs?|fees?))?( (to date|added))?[ :.$]*(?=[\d(-]|$)"
        ),
    ),
    (
        "patient_paid",
        re.compile(
            r"you (have )?paid or were credited|(usted )?pago o se le acredit|pagos? o creditos? (a|en) su"
            r"|^(payments?|credits?|paid|paid or credited|payments (and|or) credits) (made |received |applied )?since"
            r"|^(payments?|amounts? paid|paid)( (and|or) |/)(credits?|credited)\b"
            r"|^(less:? )?(payments?|credits?|payments? (and|or) credits?)( (received|made|applied|to date))?[ :.$]*(?=[\d(-]|$)"
        ),
    ),
)
"""How a debt came to be: what was added to it and taken off since the day it is counted from."""
NOW = re.compile(
    r"^(total )?(amount )?you (now )?owe\b|\b(now|today)\b|^total\b|^balance (now|on|as of|due)|^(usted )?debe\b|ahora|\bhoy\b"
)
"""The name of what is owed now, at the end of a row of such sums."""
FEWEST_PARTS = 3
ROW = "row of a debt"
OWED = re.compile(
    r"you (now )?owe|amount (now )?(due|owed|of the debt)|total (amount )?(due|owed)|balance|usted debe|saldo|deuda de"
    r"|past due (amount|in the amount)|outstanding (amount|debt)|in the (amount|sum) of|demand for payment|amount claimed"
    r"|(please|must) (pay|send|remit)|principal (amount|balance)|payoff|judgment amount|amount referred|amount placed",
    re.IGNORECASE,
)


def owed(draft: Draft, bands: Sequence[Band]) -> tuple[Money | None, Spot | None]:
    """What the letter asks for, and where: the debt of today, else a label's balance, else an amount in its words."""
    for band in bands[:400]:
        if band.amounts and DEBT_NOW.search(band.text):
            return band.amounts[-1].amount, band.spot
    for name in ("balance", "patient_responsibility", "total_charges"):
        fact = draft.first(name)
        if fact is not None and fact.amount is not None:
            return fact.amount, fact.spot
    for band in bands[:400]:
        if band.amounts and OWED.search(band.text):
            return band.amounts[-1].amount, band.spot
    return None, None


def debt_part(band: Band) -> Fact | None:
    """What was added to a debt or taken off it, by its words and its one amount; None of any other band."""
    return _part(flat(band.text), band.amounts[0], band) if len(band.amounts) == 1 else None


def _part(words: str, amount: Atom, band: Band) -> Fact | None:
    name = next((name for name, pattern in DEBT_PARTS if pattern.search(words)), None)
    if name is None or amount.amount is None:
        return None
    label, spot = band.text[:160], amount.spot
    return Fact(field=name, odds=3000, label=label, band=band.number, spot=spot, amount=abs(amount.amount), text=ROW)


def debt_columns(band: Band, above: Sequence[Band]) -> list[Fact]:
    """What a debt was, what came on top and what is owed now, side by side: names of two or three rows over one row of amounts.
    Empty where the names do not say it from the first to the last."""
    if len(band.amounts) < FEWEST_PARTS or len(band.amounts) != len(band.atoms):
        return []
    named: list[list[str]] = [[] for _ in band.amounts]
    for other in above:
        for cell in other.cells:
            middles = [abs(cell.x0 + cell.x1 - amount.x0 - amount.x1) for amount in band.amounts]
            ends = [min(abs(cell.x0 - amount.x0), abs(cell.x1 - amount.x1)) * 2 for amount in band.amounts]
            far = [min(pair) for pair in zip(middles, ends, strict=True)]
            named[far.index(min(far))].append(cell.text)
    texts = [flat(" ".join(words)) for words in named]
    found = [_part(text, amount, band) for text, amount in zip(texts, band.amounts, strict=True)]
    last = band.amounts[-1]
    if found[0] is None or found[0].field != "total_charges" or not NOW.search(texts[-1]) or not all(found[:-1]):
        return []
    now = Fact(field="balance", odds=4000, label=texts[-1], band=band.number, spot=last.spot, amount=last.amount)
    return [*(fact for fact in found[:-1] if fact is not None), now]


def on_top(draft: Draft, part: Fact) -> Fact:
    """Fees and interest that were added to a debt are one sum on top of it, whichever is said first; payments in rows one under
    the other are one sum too."""
    if part.field == "patient_paid":
        before = next((fact for fact in draft.facts.get("patient_paid", ()) if fact.text == ROW), None)
        if before is None or before.amount is None or part.amount is None or part.band - before.band != 1:
            return part
        draft.facts["patient_paid"].remove(before)
        return replace(part, amount=before.amount + part.amount)
    if part.field not in ("fees", "interest"):
        return part
    known = next((fact for fact in draft.facts.get("interest", ()) if fact.text in ("fees", "interest")), None)
    if known is None or known.text == part.field or known.amount is None or part.amount is None:
        return replace(part, field="interest", text=part.field)
    draft.facts["interest"].remove(known)
    return replace(known, amount=known.amount + part.amount, text="both")


def owed_fact(notice: Notice) -> Fact | None:
    """The amount a letter asks for as a balance, where its words gave it and no label did."""
    if notice.amount is None:
        return None
    return Fact(field="balance", odds=1500, label="", band=0, spot=notice.spot, amount=notice.amount)
