"""The last step: which drafts are bills, what belongs to the whole paper, and whether pages are missing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Bill, BillKind, Doubt, Notice
from almoner.engine.intake.layout_parts.addresses import ADDRESS
from almoner.engine.intake.layout_parts.draft import Draft, Setting
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS
from almoner.engine.intake.layout_parts.family import family_account
from almoner.engine.intake.layout_parts.finish import finish
from almoner.engine.intake.layout_parts.lines import blocks
from almoner.engine.intake.layout_parts.no_charges import without_no_charges
from almoner.engine.intake.layout_parts.recaps import without_recaps
from almoner.engine.intake.layout_parts.restated_credits import without_restated
from almoner.engine.intake.layout_parts.summary_first import without_summary
from almoner.engine.intake.layout_parts.visit_accounts import visit_accounts
from almoner.engine.intake.layout_parts.whole_paper import whole_paper
from almoner.engine.intake.paper_kind import payer_type

PAGE_OF = re.compile(r"\b(?:page|p[aá]gina|pg\.?)\s*:?\s*(\d{1,3})\s*(?:of|de|/)\s*(\d{1,3})\b", re.IGNORECASE)
BARE_PAGE_OF = re.compile(r"^\s*(\d{1,3}) ?/ ?(\d{1,3})\s*$", re.MULTILINE)
"""A page's number without the word, on a paper that says the word on another page."""
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
PAYER_PAPERS = frozenset({BillKind.EOB, BillKind.REMITTANCE})


def pages_missing(text: str, *, shown: int = 0) -> bool:
    """Whether the paper counts more pages than it shows. A page of those `shown` without a number may be the one that lacks."""
    seen: dict[int, set[int]] = {}
    for found in PAGE_OF.finditer(text):
        number, of = int(found[1]), int(found[2])
        if 1 <= number <= of <= 500:
            seen.setdefault(of, set()).add(number)
    for found in BARE_PAGE_OF.finditer(text):
        if int(found[2]) in seen:
            seen[int(found[2])].add(int(found[1]))
    unnumbered = max(0, shown - sum(len(numbers) for numbers in seen.values()))
    return any(len(numbers) + unnumbered < of for of, numbers in seen.items())


def bills_of(
    drafts: Sequence[Draft], setting: Setting, *, text: str, notices: Sequence[Notice], shown: int = 0
) -> tuple[list[Bill], list[Doubt]]:
    """Every draft with money of its own as a bill, and all doubts; `shown` is how many pages the paper has."""
    missing = pages_missing(text, shown=shown)
    kept = [draft for draft in drafts if _worth(draft, setting, notices)]
    for draft in kept:
        without_recaps(draft)
        without_no_charges(draft)
    if kept:
        kept = without_summary(kept, setting.kind)
    visits = visit_accounts(kept, setting.kind)
    if visits is None:
        whole_paper(kept, decided=setting.kind in PAYER_PAPERS)
        if setting.kind is BillKind.BILL:
            kept = family_account(kept)
    kept = visits or kept
    _names(kept, setting)
    bills: list[Bill] = []
    doubts: list[Doubt] = []
    for number, draft in enumerate(kept):
        without_restated(draft)
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
    address = next((fact for draft in drafts for fact in draft.facts.pop(ADDRESS, ())), None)
    for draft in drafts:
        provider = draft.first("provider")
        if address is not None and heading is not None and provider is not None and provider.text == heading.text:
            draft.facts[ADDRESS] = [address]


__all__ = ["bills_of", "pages_missing"]
