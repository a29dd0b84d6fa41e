"""The notices that a paper holds: which kinds by its words and its nature, and what all kinds have in common."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Notice, NoticeKind, PaperKind, Patient
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.closing import pages_missing
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.letters.actions import COURT, Actions, actions_of, sale_is_unlimited
from almoner.engine.intake.letters.amounts import owed
from almoner.engine.intake.letters.collectors import THIRD, collection, creditor_of
from almoner.engine.intake.letters.estimate import estimate_days
from almoner.engine.intake.letters.promises import promises_of
from almoner.engine.intake.letters.sentences import Sentence, sentences_of
from almoner.engine.intake.paper_kind import flat, notice_kinds

LETTERS = frozenset({PaperKind.NOTICE, PaperKind.COLLECTION, PaperKind.UNKNOWN, PaperKind.PLAN, PaperKind.STATEMENT})
LISTS = frozenset({PaperKind.EOB, PaperKind.REMITTANCE, PaperKind.CLAIM, PaperKind.ESTIMATE, PaperKind.PLAN})
"""Papers that take no collection step, whatever their small print says."""
REPLIES = frozenset({PaperKind.NOTICE, PaperKind.UNKNOWN, PaperKind.COLLECTION, PaperKind.BILL, PaperKind.STATEMENT})
MOST_SIGNS = 200_000
ENCLOSED = re.compile(
    r"(enclos|attach|includ|accompan|with this (letter|notice)|adjunt|inclui|on the (back|reverse)|see (the )?(back|reverse|next page)|below|copy of)"
)
SUMMARY = re.compile(
    r"plain[- ]language summary|resumen en lenguaje (sencillo|claro)|resumen de la politica|summary of (our|the) financial assistance"
)


def letters_of(bands: Sequence[Band], text: str, kind: PaperKind, drafts: Sequence[Draft]) -> list[Notice]:
    """The notices a paper holds. What a bill says in passing about assistance, denial or what may happen makes no notice."""
    kinds = set(notice_kinds(text[:MOST_SIGNS]))
    words = flat(text[:MOST_SIGNS])
    sentences = sentences_of(bands)
    common = _common(bands, drafts[0]) if drafts else None
    sent_on = common["sent_on"] if common else None
    actions = actions_of(sentences, sent_on=sent_on if isinstance(sent_on, date) else None)
    wanted = _wanted(kind, kinds, words, actions)
    said = promises_of(sentences, sent_on=sent_on if isinstance(sent_on, date) else None) if kind in REPLIES else ()
    if said:
        wanted.append(NoticeKind.REPLY)
    if not wanted or common is None or (kind is PaperKind.UNKNOWN and not _about_money(drafts, bands)):
        return []
    whole = not pages_missing(text)
    found = []
    for which in wanted:
        notice = Notice(kind=which, **common)  # type: ignore[arg-type]  # built by `_common` with this record's names
        service = drafts[0].first("service_dates")
        changes: dict[str, object] = {"service_on": service.days[0] if service and service.days else None}
        if which is NoticeKind.COLLECTION:
            changes |= collection(
                notice, draft=drafts[0], text=text, words=words, sentences=sentences, bands=bands, whole=whole
            ) | _steps(actions, words, notice.sent_on)
        elif which is NoticeKind.ESTIMATE:
            days = estimate_days(bands, sentences)
            changes |= days
            changes["sent_on"] = days.get("sent_on") or notice.sent_on
            changes["service_on"] = days.get("service_on") or changes["service_on"]
        elif which is NoticeKind.COLLECTION_ACTION:
            changes |= _steps(actions, words, notice.sent_on)
            changes |= {"summary_included": _summary(sentences, words, whole=whole)}
            if kind is PaperKind.COLLECTION:
                changes |= {"creditor": creditor_of(drafts[0], text), "third_party": True if THIRD.search(words) else None}
        elif which is NoticeKind.REPLY:
            changes["promises"] = said
        elif which is NoticeKind.FINANCIAL_ASSISTANCE:
            changes |= {"summary_included": _summary(sentences, words, whole=whole)}
        found.append(replace(notice, **changes))  # type: ignore[arg-type]  # names of this record
    return found


def _wanted(kind: PaperKind, kinds: set[NoticeKind], words: str, actions: Actions) -> list[NoticeKind]:
    """Which notices the paper is. A pleading is no validation notice and need not say what one must."""
    open_kinds = (PaperKind.COLLECTION, PaperKind.NOTICE, PaperKind.UNKNOWN)
    collects = kind is PaperKind.COLLECTION or (NoticeKind.COLLECTION in kinds and kind in open_kinds)
    wanted = [NoticeKind.COLLECTION] if collects and not COURT.search(words) else []
    if kind is PaperKind.ESTIMATE or (NoticeKind.ESTIMATE in kinds and kind in LETTERS):
        wanted.append(NoticeKind.ESTIMATE)
    if kind in (PaperKind.NOTICE, PaperKind.UNKNOWN):
        wanted.extend(other for other in (NoticeKind.ABN, NoticeKind.CONSENT) if other in kinds)
    says_step = kind is PaperKind.NOTICE or NoticeKind.COLLECTION_ACTION in kinds or actions.done or actions.act_on
    if actions.kinds and kind not in LISTS and says_step and (not actions.possible or kind in (*open_kinds,)):
        wanted.append(NoticeKind.COLLECTION_ACTION)
    if (
        NoticeKind.FINANCIAL_ASSISTANCE in kinds
        and kind in (PaperKind.NOTICE, PaperKind.UNKNOWN)
        and NoticeKind.COLLECTION_ACTION not in wanted
    ):
        wanted.append(NoticeKind.FINANCIAL_ASSISTANCE)
    if NoticeKind.DENIAL in kinds and kind in (PaperKind.NOTICE, PaperKind.UNKNOWN, PaperKind.EOB):
        wanted.append(NoticeKind.DENIAL)
    return wanted


def _steps(actions: Actions, words: str, sent_on: date | None) -> dict[str, object]:
    """A step that the letter reports without a day was done by the letter's own."""
    return {
        "actions": actions.kinds,
        "act_on": actions.act_on,
        "done_on": actions.done_on or (sent_on if actions.done else None),
        "sale_unlimited": sale_is_unlimited(words) if "sell" in actions.kinds else None,
    }


def _summary(sentences: Sequence[Sentence], words: str, *, whole: bool) -> bool | None:
    """Whether the plain-language summary came with the letter; None where a page is missing."""
    told = any(SUMMARY.search(flat(sentence)) and ENCLOSED.search(flat(sentence)) for sentence, _ in sentences)
    told = told or bool(re.search(r"plain language summary\s*(of|:)", words) and len(words) > 1500)
    return True if told else False if whole else None


def _about_money(drafts: Sequence[Draft], bands: Sequence[Band]) -> bool:
    """A paper of unknown kind is a letter to a patient only with an account, a patient or an amount on it."""
    return any(
        draft.facts.keys() & {"account", "patient", "claim", "member_id", "balance", "creditor"} for draft in drafts
    ) or any(band.amounts for band in bands)


def _common(bands: Sequence[Band], draft: Draft) -> dict[str, object]:
    name = draft.first("patient")
    heading = draft.first("heading_name") or draft.first("provider")
    birth = draft.first("birth_date")
    amount, spot = owed(draft, bands)
    sent = draft.first("statement_date")
    return {
        "sender": heading.text if heading else None,
        "patient": Patient(
            name=name.text if name else None,
            birth_date=birth.days[0] if birth and birth.days else None,
            member_id=draft.says("member_id"),
            account=draft.says("account"),
        ),
        "account": draft.says("account"),
        "amount": amount,
        "sent_on": sent.days[0] if sent and sent.days else _letter_date(bands),
        "spot": spot or (heading.spot if heading else bands[0].spot if bands else None),
    }


def _letter_date(bands: Sequence[Band]) -> date | None:
    """A date that stands alone near the top, as letters have it."""
    for band in bands[:25]:
        if band.days and len([atom for atom in band.atoms if atom.kind == "word"]) <= 2 and band.days[0].short is None:
            first = band.days[0].days[0]
            return first if isinstance(first, date) else None
    return None
