"""Facts out of letters: collection notices, estimates, financial assistance, collection actions, denials, consent and ABN."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from almoner.engine.bill import Notice, NoticeKind, PaperKind, Patient
from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.closing import pages_missing
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.paper_kind import flat, notice_kinds
from almoner.engine.money import Money

LETTERS = frozenset({PaperKind.NOTICE, PaperKind.COLLECTION, PaperKind.UNKNOWN, PaperKind.PLAN, PaperKind.STATEMENT})
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-Z¿¡(])")
DISPUTE = re.compile(r"\bdisput|\bvalidity of (this|the) debt|\bdisput[ae]r?\b|impugnar")
RIGHT = re.compile(
    r"(you (may|can|have the right to)|right to|notify (us|this office).{0,80}|how (can|do) (you|i)|if you|unless you|call or write|to) .{0,60}disput"
    r"|disputes? the validity|puede disputar|derecho a disputar|si (usted )?disputa|para disputar|disputar (la|esta) deuda"
)
PERIOD = re.compile(
    r"(within|in) (30|thirty|treinta)|30[- ]day|(30|thirty) days|dentro de (los )?(30|treinta)|(by|before|until|antes del?|hasta el) "
)
ANSWERS_DISPUTE = re.compile(
    r"(received|response to|responding to|regarding|about|reviewed|despite|notwithstanding) your (recent |written )?(letter of )?disput"
    r"|your dispute (was|has been|is)|you (have )?disputed|previously disputed|su disputa (fue|ha sido)|recibimos su disputa|a pesar de su disputa"
)
THIRD = re.compile(
    r"debt collector|attempt to collect a debt|collection agency|placed with (us|our)|referred to (us|our)|on behalf of|our client|assignee|"
    r"original creditor|creditor to whom|cobrador de deudas|agencia de cobr|intento de cobrar"
)
ACTIONS: tuple[tuple[str, str], ...] = (
    (
        "report",
        r"report(ed|ing|s)? .{0,60}credit|credit (bureau|reporting|report)|buro de credito|agencias? de credito|consumer reporting",
    ),
    (
        "sue",
        r"\bsu(e|ed|ing)\b|lawsuit|legal action|file suit|civil action|court action|summons|judgment|demanda (judicial|legal)|accion(es)? legal",
    ),
    ("lien", r"\bliens?\b|gravamen"),
    ("garnish", r"garnish|wage attachment|embargo|embargar"),
    ("sell", r"\bsell(ing)? (your|the|this) (debt|account)|sale of (your|the) (debt|account)|vender (su|la) deuda"),
    (
        "deny_care",
        r"(deny|defer|refuse|delay|require payment before)\w* .{0,50}(care|treatment|services)|negar .{0,30}atencion",
    ),
)
COURT = re.compile(r"\bplaintiff\b|\bdocket no|\bcase no\b|summons")
HEDGED = re.compile(r"\b(will not|won't|do not|does not|shall not|never|no se|no vamos|not be|cannot)\b")
CONDITION = re.compile(r"\b(if|unless|should|si)\b[^,]*,")  # what it says there may not happen says nothing of the threat
NOT_ECA = re.compile(r"you have the right|consult|if you were|not been|protected")
ENCLOSED = re.compile(
    r"(enclos|attach|includ|with this (letter|notice)|adjunt|inclui|on the (back|reverse)|see (the )?(back|reverse|next page)|below)"
)
SUMMARY = re.compile(r"plain[- ]language summary|resumen en lenguaje sencillo|resumen de la politica")
CREDITOR = re.compile(
    r"(?:[Cc]reditor(?: to whom the debt is owed)?|[Oo]riginal creditor|[Cc]urrent creditor|[Cc]lient|[Aa]creedor(?: original)?)\s*:?\s+(?:is\s+)?([A-Z][^.,:;\n]{2,60})"
    r"|(?:[Oo]n behalf of|ow(?:ed|e|ing) to|ow(?:ed|es) now is|debt to|account (?:with|from)|[Oo]we to|deuda con|debe a|a nombre de|collecting for|[Cc]ollector for|[Cc]obrador de deudas (?:de|para)|(?:collect|regarding|about|collecting) (?:a |an |the |this |your )(?:debt|account|balance|bill) (?:for|with|from|at))\s+([A-Z][^.,:;\n]{2,60}?)(?= with account|[.,:;\n]|$)"
)
RE_LINE = re.compile(r"^(?:RE|Re|Ref|REF|Asunto|ASUNTO)\s*:?\s+([A-Z][A-Za-z&'. ]{3,60}?)(?:\s+[-—–]\s|$)", re.MULTILINE)
NO_NAME = re.compile(
    r"\b(account|debt|bill|balance|notice|collection|your|cuenta|deuda|patient|amount|past due|final|cobro|saldo)\b",
    re.IGNORECASE,
)
"""What a letter is about, where that is no one's name."""
MAY_NAME = re.compile(
    r"\b[Cc]reditor|\b[Aa]creedor|\b[Cc]lient\b|\b(?:[Oo]we[ds]?|[Oo]wing) (?:\w+ ){0,3}to\b|\b[Dd]ebe[ns]? (?:\w+ ){0,3}a\b|\b[Bb]ehalf\b|"
    r"\b(?:for|to|with|from|at|para) (?:the )?(?:[A-Z][\w&.']+ ){1,6}(?:Hospital|Clinic|Center|Medical|Health|Group|Bank|Associates|Physicians)|"
    r"^(?:RE|Re)\b"
)
NO_CREDITOR = re.compile(
    r"creditor[^.\n]{0,40}(not stated|unknown|not (given|named))|acreedor[^.\n]{0,40}no indicad", re.IGNORECASE
)
MAY_DISPUTE = re.compile(r"disput|impugn|contest|disagree|challenge|not (your|correct)|validat|verif|no esta de acuerdo|reclam")
MAY_TIME = re.compile(r"\b(30|thirty|treinta)\b")
DEBT_NOW = re.compile(
    r"(total )?amount of (the|this|your) debt now|total (amount )?of (the|this|your) debt|(the )?total debt now|"
    r"(cantidad|monto|importe|suma) total de (la|su|esta) deuda|(total de )?la deuda ahora",
    re.IGNORECASE,
)
"""The label of what is owed today, below what was owed and what came on top."""
DEBT_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("interest", re.compile(r"you were charged .{0,40}\bin interest|se le (cobr|carg)\w+ .{0,40}\binteres")),
    (
        "patient_paid",
        re.compile(r"you (have )?paid or were credited|(usted )?pago o se le acredit|pagos? o creditos? (a|en) su"),
    ),
)
"""How a debt came to be: what was added to it and taken off since the day it is counted from."""
ON_THE_NEXT_LINE = re.compile(r"\n([A-Z][^.,:;\n]{1,50})(?=[.,:;])")
FULL_LINE = 60
OWED = re.compile(
    r"you (now )?owe|amount (now )?(due|owed|of the debt)|total (amount )?(due|owed)|balance|usted debe|saldo|deuda de",
    re.IGNORECASE,
)
LABELLED_DAYS: tuple[tuple[str, str], ...] = (
    (
        "scheduled_on",
        r"(date |day )?(the )?(service|care|appointment|visit|procedure|it)? ?(was )?(scheduled|booked) on|date scheduled|scheduling date|date of scheduling|fecha de programacion|programad[ao] el",
    ),
    ("requested_on", r"(estimate )?requested( on)?|date requested|request date|fecha de solicitud|solicitad[ao] el"),
    (
        "service_on",
        r"(expected |scheduled |anticipated )?(date|dates) of (service|procedure|visit|surgery)|scheduled for|service date|appointment date|surgery date|procedure date|fecha (prevista )?de(l)? servicio|programad[ao] para( el)?",
    ),
    (
        "sent_on",
        r"(date )?(of )?(this )?estimate( date| provided| given| issued)?|(was )?(issued|provided|given|prepared)( on)?|estimate date|date provided|date (of )?(notice|letter)|fecha (del estimado|de la estimacion|de emision)|date",
    ),
)


def letters_of(bands: Sequence[Band], text: str, kind: PaperKind, drafts: Sequence[Draft]) -> list[Notice]:
    """The notices a paper holds. What a bill says in passing about assistance or denial makes no notice."""
    kinds = set(notice_kinds(text[:200_000]))
    words = flat(text[:200_000])
    sentences = _sentences(bands)
    actions, act_on = _actions(sentences)
    wanted: list[NoticeKind] = []
    if (
        NoticeKind.COLLECTION in kinds and kind in (PaperKind.COLLECTION, PaperKind.NOTICE, PaperKind.UNKNOWN)
    ) or kind is PaperKind.COLLECTION:
        wanted.append(NoticeKind.COLLECTION)
    if kind is PaperKind.ESTIMATE or (NoticeKind.ESTIMATE in kinds and kind in LETTERS):
        wanted.append(NoticeKind.ESTIMATE)
    if kind in (PaperKind.NOTICE, PaperKind.UNKNOWN):
        wanted.extend(other for other in (NoticeKind.ABN, NoticeKind.CONSENT) if other in kinds)
    if actions and (kind is PaperKind.NOTICE or (kind is not PaperKind.EOB and NoticeKind.COLLECTION_ACTION in kinds)):
        wanted.append(NoticeKind.COLLECTION_ACTION)
    if (
        NoticeKind.FINANCIAL_ASSISTANCE in kinds
        and kind in (PaperKind.NOTICE, PaperKind.UNKNOWN)
        and NoticeKind.COLLECTION_ACTION not in wanted
    ):
        wanted.append(NoticeKind.FINANCIAL_ASSISTANCE)
    if NoticeKind.DENIAL in kinds and kind in (PaperKind.NOTICE, PaperKind.UNKNOWN, PaperKind.EOB):
        wanted.append(NoticeKind.DENIAL)
    if COURT.search(words) and NoticeKind.COLLECTION in wanted:
        wanted.remove(NoticeKind.COLLECTION)  # a pleading is no validation notice and need not say what one must
    if not wanted or (kind is PaperKind.UNKNOWN and not _about_money(drafts, wanted, bands)):
        return []
    draft = drafts[0]
    common = _common(bands, draft, sentences)
    return [
        _notice(
            which,
            bands=bands,
            words=words,
            sentences=sentences,
            draft=draft,
            common=common,
            actions=actions,
            act_on=act_on,
            text=text,
        )
        for which in wanted
    ]


def _about_money(drafts: Sequence[Draft], wanted: Sequence[NoticeKind], bands: Sequence[Band]) -> bool:
    """A paper of unknown kind is a letter to a patient only with an account, a patient or an amount on it."""
    del wanted
    return any(
        draft.facts.keys() & {"account", "patient", "claim", "member_id", "balance", "creditor"} for draft in drafts
    ) or any(band.amounts for band in bands)


def _common(bands: Sequence[Band], draft: Draft, sentences: Sequence[tuple[str, tuple[Band, ...]]]) -> dict[str, object]:
    name = draft.first("patient")
    heading = draft.first("heading_name") or draft.first("provider")
    birth = draft.first("birth_date")
    amount, spot = _owed(draft, bands)
    sent = draft.first("statement_date")
    day = sent.days[0] if sent and sent.days else _letter_date(bands)
    del sentences
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
        "sent_on": day,
        "spot": spot or (heading.spot if heading else bands[0].spot if bands else None),
    }


def _notice(
    which: NoticeKind,
    *,
    bands: Sequence[Band],
    words: str,
    sentences: Sequence[tuple[str, tuple[Band, ...]]],
    draft: Draft,
    common: dict[str, object],
    actions: tuple[str, ...],
    act_on: date | None,
    text: str,
) -> Notice:
    notice = Notice(kind=which, **common)  # type: ignore[arg-type]  # built right above with this record's names
    service = draft.first("service_dates")
    changes: dict[str, object] = {"service_on": service.days[0] if service and service.days else None}
    whole = not pages_missing(text)
    if which is NoticeKind.COLLECTION:
        creditor = _creditor(draft, text)
        sender = notice.sender
        same = creditor is not None and sender is not None and _same(creditor, sender)
        told = any(DISPUTE.search(flat(sentence)) for sentence, _ in sentences)
        right = bool(RIGHT.search(words))
        time = any(
            DISPUTE.search(flat(sentence)) and (PERIOD.search(flat(sentence)) or _days(group)) for sentence, group in sentences
        )
        changes |= {
            "creditor": creditor,
            "third_party": True if THIRD.search(words) and not same else False if same else None,
            "states_amount": _states(notice.amount is not None, whole=whole, alike=any(band.amounts for band in bands)),
            "states_creditor": _states(
                creditor is not None, whole=whole, alike=bool(MAY_NAME.search(text)) and not NO_CREDITOR.search(text)
            ),
            "states_dispute_right": _states(right and told, whole=whole, alike=told or bool(MAY_DISPUTE.search(words))),
            "states_dispute_time": _states(time, whole=whole, alike=_beside(sentences)),
            "dispute_by": _dispute_by(sentences),
            "after_dispute": bool(ANSWERS_DISPUTE.search(words)),
            "actions": actions,
            "act_on": act_on,
        }
    elif which is NoticeKind.ESTIMATE:
        changes |= _estimate_days(bands)
        changes["sent_on"] = changes.get("sent_on") or notice.sent_on
        changes["service_on"] = changes.get("service_on") or (service.days[0] if service and service.days else None)
    elif which in (NoticeKind.COLLECTION_ACTION, NoticeKind.FINANCIAL_ASSISTANCE):
        included = any(SUMMARY.search(flat(sentence)) and ENCLOSED.search(flat(sentence)) for sentence, _ in sentences)
        included = included or bool(re.search(r"plain language summary\s*(of|:)", words) and len(words) > 1500)
        changes |= {
            "actions": actions if which is NoticeKind.COLLECTION_ACTION else (),
            "act_on": act_on if which is NoticeKind.COLLECTION_ACTION else None,
            "summary_included": True if included else False if whole else None,
        }
    return replace(notice, **changes)  # type: ignore[arg-type]  # names of this record


def _states(found: bool, *, whole: bool, alike: bool) -> bool | None:
    """Whether a letter states something. That it does not is only said of a whole letter with nothing like it on it."""
    if found:
        return True
    return False if whole and not alike else None


def _beside(sentences: Sequence[tuple[str, tuple[Band, ...]]]) -> bool:
    """Whether a time stands in the sentence before or after one about a dispute."""
    about = {n for n, (sentence, _) in enumerate(sentences) if DISPUTE.search(flat(sentence))}
    near = {n + step for n in about for step in (-1, 1) if 0 <= n + step < len(sentences)}
    return any(MAY_TIME.search(flat(sentences[n][0])) for n in near)


def _same(one: str, other: str) -> bool:
    plain = [re.sub(r"[^a-z0-9]", "", flat(name)) for name in (one, other)]
    return plain[0] == plain[1] or (
        min(map(len, plain)) > 8 and (plain[0].startswith(plain[1]) or plain[1].startswith(plain[0]))
    )


def _sentences(bands: Sequence[Band]) -> list[tuple[str, tuple[Band, ...]]]:
    """Running text as sentences, each with the bands it stands in."""
    found: list[tuple[str, tuple[Band, ...]]] = []
    run: list[Band] = []

    def close() -> None:
        text = " ".join(band.text for band in run)
        for piece in SENTENCE.split(text):
            inside = tuple(band for band in run if band.text in piece or piece in band.text or _share(band.text, piece))
            found.append((piece, inside))
        run.clear()

    for band in bands[:2000]:
        if band.is_rule or (run and (band.page != run[-1].page or band.y0 - run[-1].y1 > 2 * max(1, band.y1 - band.y0))):
            if run:
                close()
            if band.is_rule:
                continue
        run.append(band)
        if len(run) >= 60:
            close()
    if run:
        close()
    return found


def _share(text: str, piece: str) -> bool:
    """Whether the end or the start of a line lies inside a sentence."""
    half = max(12, len(text) // 3)
    return text[-half:] in piece or text[:half] in piece


def _days(group: Sequence[Band]) -> list[date]:
    return [atom.days[0] for band in group for atom in band.days if atom.days and isinstance(atom.days[0], date)]


def _creditor(draft: Draft, text: str) -> str | None:
    fact = draft.first("creditor")
    if fact is not None and fact.text and not re.search(r"not stated|unknown|no indicad", fact.text, re.IGNORECASE):
        return fact.text[:120]
    found = CREDITOR.search(text)
    if found:
        name = (found[1] or found[2]).strip(" -—")
        start = text.rfind("\n", 0, found.start()) + 1
        more = ON_THE_NEXT_LINE.match(text, found.end()) if found.end() - start >= FULL_LINE else None
        if more and len(more[1].split()) <= 5:
            name = f"{name} {more[1].strip()}"
        if not re.search(r"not stated|unknown|name and address|this (debt|office)|is owed|the debt", name, re.IGNORECASE):
            return name[:120]
    about = RE_LINE.search(text)
    return about[1].strip()[:120] if about and not NO_NAME.search(about[1]) else None


def _owed(draft: Draft, bands: Sequence[Band]) -> tuple[Money | None, object]:
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


def _letter_date(bands: Sequence[Band]) -> date | None:
    """A date that stands alone near the top, as letters have it."""
    for band in bands[:25]:
        if band.days and len([atom for atom in band.atoms if atom.kind == "word"]) <= 2 and band.days[0].short is None:
            first = band.days[0].days[0]
            return first if isinstance(first, date) else None
    return None


def _dispute_by(sentences: Sequence[tuple[str, tuple[Band, ...]]]) -> date | None:
    for sentence, group in sentences:
        words = flat(sentence)
        if not DISPUTE.search(words) or not re.search(r"\b(by|before|until|antes del?|hasta el)\b", words):
            continue
        for band in group:
            for atom in band.days:
                if atom.text and atom.text in sentence and atom.days and isinstance(atom.days[0], date):
                    before = flat(sentence[: sentence.find(atom.text)])
                    if re.search(r"\b(by|before|until|antes del?|hasta el)\s*(the )?$", before):
                        return atom.days[0]
    return None


def _actions(sentences: Sequence[tuple[str, tuple[Band, ...]]]) -> tuple[tuple[str, ...], date | None]:
    """Announced or reported actions, hedged sentences left out, and the day after which they come."""
    found: list[str] = []
    on: date | None = None
    for sentence, group in sentences:
        words = flat(sentence)
        if len(words) < 12 or NOT_ECA.search(words):
            continue
        here = [name for name, pattern in ACTIONS if re.search(pattern, words)]
        if not here or HEDGED.search(CONDITION.sub(" ", words)):
            continue
        found.extend(name for name in here if name not in found)
        if on is None:
            after = re.search(
                r"(on or after|after|by|before|no (earlier|sooner) than|beginning|starting|despues del?|a partir del?|antes del?)\s",
                words,
            )
            days = [atom for band in group for atom in band.days if atom.text in sentence]
            if after and days and isinstance(days[0].days[0], date):
                on = days[0].days[0]
    return tuple(name for name, _ in ACTIONS if name in found), on


def _estimate_days(bands: Sequence[Band]) -> dict[str, object]:
    found: dict[str, object] = {}
    for band in bands[:400]:
        for number, atom in enumerate(band.atoms):
            if atom.kind != "day" or not atom.days or not isinstance(atom.days[0], date):
                continue
            start = max((n + 1 for n, other in enumerate(band.atoms[:number]) if other.kind == "day"), default=0)
            before = flat(" ".join(other.text for other in band.atoms[start:number])).rstrip(" :(")
            for name, pattern in LABELLED_DAYS:
                if name not in found and re.search(rf"(?:{pattern})$", before):
                    found[name] = atom.days[0]
                    break
    return found


def debt_part(band: Band) -> Fact | None:
    """What was added to a debt or taken off it, by its words and its one amount; None of any other band."""
    words = flat(band.text)
    name = next((name for name, pattern in DEBT_PARTS if pattern.search(words)), None) if len(band.amounts) == 1 else None
    amount = band.amounts[0].amount if name is not None else None
    if name is None or amount is None:
        return None
    return Fact(field=name, odds=3000, label=band.text[:160], band=band.number, spot=band.amounts[0].spot, amount=abs(amount))


def owed_fact(notice: Notice) -> Fact | None:
    """The amount a letter asks for as a balance, where its words gave it and no label did."""
    if notice.amount is None:
        return None
    return Fact(field="balance", odds=1500, label="", band=0, spot=notice.spot, amount=notice.amount)
