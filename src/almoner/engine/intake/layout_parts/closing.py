"""The last step: which drafts are bills, what belongs to the whole paper, and whether pages are missing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Bill, BillKind, Doubt, Notice, Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft, Setting
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.intake.layout_parts.finish import finish
from almoner.engine.intake.layout_parts.lines import blocks
from almoner.engine.intake.layout_parts.recaps import without_recaps
from almoner.engine.intake.paper_kind import payer_type

PAGE_OF = re.compile(r"\b(?:page|p[aá]gina|pg\.?)\s*:?\s*(\d{1,3})\s*(?:of|de|/)\s*(\d{1,3})\b", re.IGNORECASE)
CARER = re.compile(
    r"hospital|clinic|center|medical|physician|surg|lab|radiolog|group|associates|system|ambulance|pharmacy", re.IGNORECASE
)
ASKED = frozenset(
    {
        "total_charges",
        "balance",
        "patient_responsibility",
        "insurance_paid",
        "payments",
        "payments_and_adjustments",
        "previous_balance",
    }
    | {"adjustments", "patient_paid", "allowed"}
)
"""Fields that make a paper a bill or a plan's answer to one; a copay or a deductible alone describes a plan."""
ADDED = frozenset({"charge", "allowed", "paid", "patient_owes"})
WHOLE = (
    "balance",
    "total_charges",
    "patient_responsibility",
    "insurance_paid",
    "adjustments",
    "deductible",
    "copay",
    "coinsurance",
)
PAYER_PAPERS = frozenset({BillKind.EOB, BillKind.REMITTANCE})


def pages_missing(text: str) -> bool:
    """Whether the paper counts more pages than it shows."""
    seen: dict[int, set[int]] = {}
    for found in PAGE_OF.finditer(text):
        number, of = int(found[1]), int(found[2])
        if 1 <= number <= of <= 500:
            seen.setdefault(of, set()).add(number)
    return any(len(numbers) < of for of, numbers in seen.items())


def bills_of(
    drafts: Sequence[Draft], setting: Setting, *, text: str, notices: Sequence[Notice]
) -> tuple[list[Bill], list[Doubt]]:
    """Every draft with money of its own as a bill, and all doubts."""
    missing = pages_missing(text)
    kept = [draft for draft in drafts if _worth(draft, setting, notices)]
    for draft in kept:
        without_recaps(draft)
    if setting.kind in PAYER_PAPERS:
        _above_claims(kept)
    _whole_paper(kept)
    _names(kept, setting)
    bills: list[Bill] = []
    doubts: list[Doubt] = []
    for number, draft in enumerate(kept):
        blocks(draft, setting.kind)
        draft.texts.append(text[:20_000] if number == 0 else "")
        bill, more = finish(draft, setting, pages_missing=missing, number=number)
        bills.append(bill)
        doubts.extend(more)
    return bills, doubts


def _worth(draft: Draft, setting: Setting, notices: Sequence[Notice]) -> bool:
    fields = {name for name in draft.facts if name not in draft.inherited}
    money = {
        name for name in fields & MONEY_FIELDS if name in ASKED and any(fact.amount is not None for fact in draft.facts[name])
    }
    if draft.lines:
        if money or any(line.code or line.day for line in draft.lines):
            return True
        return len(draft.lines) > 1 and bool(
            fields & {"account", "patient", "claim", "service_dates", "statement_date", "member_id"}
        )
    header = fields & {
        "account",
        "patient",
        "claim",
        "service_dates",
        "statement_date",
        "member_id",
        "due_on",
        "guarantor",
        "payer",
        "creditor",
    }
    if not money:
        return False
    del notices
    return bool(header) or len(money) >= 2 or setting.kind is not BillKind.BILL


def _names(drafts: Sequence[Draft], setting: Setting) -> None:
    """The name at the top is the provider's, or the payer's on a payer's paper."""
    heading = next((draft.first("heading_name") for draft in drafts if draft.first("heading_name")), None)
    for draft in drafts:
        if heading is None:
            break
        if setting.kind in PAYER_PAPERS:
            if "payer" not in draft.facts:
                draft.facts["payer"] = [replace(heading, field="payer")]
            if draft.first("provider") is None or draft.first("state") is None or draft.first("state").band >= 0:  # type: ignore[union-attr]  # asked just before
                for name in ("state", "zip"):
                    draft.facts[name] = [fact for fact in draft.facts.get(name, []) if fact.odds > 1000]
        elif heading.text and payer_type(heading.text) not in (None, "self-pay") and not CARER.search(heading.text):
            draft.facts.setdefault("payer", [replace(heading, field="payer")])
        elif "provider" not in draft.facts or re.search(
            r"location|facility|lugar", draft.facts["provider"][0].label, re.IGNORECASE
        ):
            draft.facts["provider"] = [replace(heading, field="provider")]


def _whole_paper(drafts: Sequence[Draft]) -> None:
    """An amount that adds up all bills of the paper belongs to none of them: it stays as a note of the first."""
    if len(drafts) < 2:
        return
    _grand_totals(drafts)
    for name in WHOLE:
        values = [[fact for fact in draft.facts.get(name, ()) if fact.amount is not None] for draft in drafts]
        for position in (0, len(drafts) - 1):
            for fact in values[position]:
                others = [_other(name, draft, fact) for draft in drafts]
                if (
                    fact.amount is not None
                    and all(other is not None for other in others)
                    and fact.amount.cents == sum(other or 0 for other in others)
                ):
                    draft = drafts[position]
                    draft.facts[name] = [kept for kept in draft.facts[name] if kept is not fact]
                    draft.rows.append(Row(kind=RowKind.NOTE, label=fact.label[:200], amount=fact.amount, spot=fact.spot))
                    break


def _above_claims(drafts: Sequence[Draft]) -> None:
    """Sums that a plan prints above the number of the first of several claims are the whole paper's, and no claim's."""
    claim = drafts[0].first("claim") if len(drafts) > 1 and "claim" not in drafts[0].inherited else None
    if claim is None or not drafts[0].lines:
        return
    first = drafts[0]
    for name in sorted(ASKED & first.facts.keys()):
        above = [fact for fact in first.facts[name] if fact.amount is not None and fact.band < claim.band]
        kept = [fact for fact in first.facts[name] if fact not in above]
        for fact in above:
            if fact.text != "row":  # a row of sums is kept as one
                first.rows.append(Row(kind=RowKind.NOTE, label=fact.label[:200], amount=fact.amount, spot=fact.spot))
        if kept:
            first.facts[name] = kept
        else:
            del first.facts[name]
    for at, row in enumerate(first.rows):
        if row.first_line is not None:
            break  # a sum of lines: the claims have begun
        if row.kind in (RowKind.TOTAL, RowKind.SUBTOTAL) and row.adds != "balance":
            first.rows[at] = replace(row, kind=RowKind.NOTE)


def _grand_totals(drafts: Sequence[Draft]) -> None:
    """A total row over all bills of the paper is none of the last one's, whichever of its columns shows it."""
    for draft in drafts:
        whole = [row for row in draft.rows if row.kind is RowKind.TOTAL and _over_all(row, draft, drafts)]
        draft.rows = [
            replace(row, kind=RowKind.NOTE, first_line=None, last_line=None)
            if row.kind is RowKind.TOTAL and any(row is one or _same_row(row, one) for one in whole)
            else row
            for row in draft.rows
        ]


def _over_all(row: Row, draft: Draft, drafts: Sequence[Draft]) -> bool:
    if row.amount is None or row.adds not in ADDED:
        return False
    sums = [sum(amount.cents for line in one.lines if (amount := getattr(line, row.adds)) is not None) for one in drafts]
    own = next(cents for cents, one in zip(sums, drafts, strict=True) if one is draft)
    return bool(row.amount.cents == sum(sums) and row.amount.cents != own)


def _same_row(row: Row, other: Row) -> bool:
    """Whether two sums stand in one line of print."""
    if row.label != other.label or row.spot is None or other.spot is None or row.spot.page != other.spot.page:
        return False
    box, beside = row.spot.box, other.spot.box
    return box is not None and beside is not None and min(box[3], beside[3]) > max(box[1], beside[1])


def _other(name: str, draft: Draft, fact: Fact) -> int | None:
    """The draft's own amount under this name, the questioned one left out."""
    own = next(
        (other.amount.cents for other in draft.facts.get(name, ()) if other is not fact and other.amount is not None), None
    )
    if own is None and name == "total_charges" and draft.lines:
        return sum(line.charge.cents for line in draft.lines if line.charge)
    return own


__all__ = ["bills_of", "pages_missing"]
