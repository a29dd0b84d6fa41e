"""An audit as JSON (schema almoner.audit/1): the one shape that every door gives out."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from almoner import __version__
from almoner.engine.answers import ASKED, Per, per_of
from almoner.engine.audit import Outcome
from almoner.engine.bill import Bill, Doubt, Line, Row, Spot
from almoner.engine.dossier import Dossier, Encounter
from almoner.engine.findings import Arg, Class, Deadline, Finding, Message, NotChecked, StatedContext, StatedRight, TableRow
from almoner.engine.law.authority import Authority
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.fitting import fitting_letters
from almoner.engine.money import Money, total
from almoner.engine.reconcile.missing_papers import missing_papers
from almoner.engine.reference.editions import Edition
from almoner.engine.wording.render import Messages, plain
from almoner.services.bills.audit_papers import Audited, Taken, counting

CATALOGUE_DAY = "2026-11-21"
TEN_THOUSAND = 10_000


def edition_json(one: Edition) -> dict[str, Any]:
    """A public table that was looked into."""
    return {
        "table": one.table,
        "setting": one.setting,
        "programme": one.programme,
        "edition": one.name,
        "first_day": one.first_day.isoformat(),
        "last_day": None if one.last_day is None else one.last_day.isoformat(),
        "sha256": one.sha256,
    }


def audit_json(audited: Audited, messages: Messages, language: str = "en", *, whole: bool = True) -> dict[str, Any]:
    """Money as "1234.56", dates ISO, unknown null; the same audit gives the same bytes.

    Without `whole` the bills hold their lines as records, for who writes them by `line_json` one at a time: a long bill's
    lines take more room as JSON than all else.
    """
    say = Saying(messages, language)
    outcomes = audited.outcomes
    findings = in_order(audited, [(number, f) for number, (_, o) in enumerate(outcomes) for f in o.findings], say)
    return {
        "schema": "almoner.audit/1",
        "run": run_json(audited),
        "documents": documents_json(audited, say),
        "patients": [patient_json(dossier) for dossier, _ in outcomes],
        "bills": [
            bill_json(bill, replaced=bill.id in dossier.replaced, whole=whole)
            for dossier, _ in outcomes
            for bill in dossier.bills
        ],
        "notices": [record(notice) for dossier, _ in outcomes for notice in dossier.notices],
        "encounters": [encounter_json(one, dossier) for dossier, _ in outcomes for one in dossier.encounters],
        "findings": findings,
        "context": [context_json(one, say) for _, outcome in outcomes for one in outcome.context],
        "rights": [right_json(one, dossier, audited.law, say) for dossier, outcome in outcomes for one in outcome.rights],
        "could_not_check": could_not_check(audited, say),
        "summary": summary_json(audited),
        "editions": [edition_json(one) for one in counting(dossier for dossier, _ in outcomes)],
        "versions": {"almoner": __version__, "catalogue": CATALOGUE_DAY},
    }


class Saying:
    """Messages rendered in one language."""

    def __init__(self, messages: Messages, language: str) -> None:
        self.messages, self.language = messages, language

    def __call__(self, message: Message, part: str = "says") -> str:
        return self.messages.render(message, part, self.language)


def run_json(audited: Audited) -> dict[str, Any]:
    manifest, asked = audited.manifest, audited.request
    return {
        "id": manifest.id,
        "as_of": asked.as_of.isoformat(),
        "inputs": list(manifest.inputs),
        "names": list(manifest.names),
        "answers": manifest.answers,
        "corrections": manifest.corrections,
        "catalogue": manifest.catalogue,
        "rulebook": manifest.rulebook,
        "reader": manifest.reader,
        "payers": list(asked.payers),
        "funding": asked.funding,
        "setting": asked.setting,
        "network": asked.network.value,
        "state": asked.state,
        "language": asked.language,
    }


def documents_json(audited: Audited, say: Saying) -> list[dict[str, Any]]:
    """Documents in the order they were handed in. Only those that were read have a number in spots, so refused ones come last."""
    read = [one for one in audited.taken if one.reading is not None]
    refused = [one for one in audited.taken if one.reading is None]
    shown = []
    for one, reading in zip(read, audited.assembled.readings, strict=True):
        shown.append(
            {
                "name": one.name,
                "sha256": one.sha256,
                "kind": reading.kind.value,
                "pages": reading.pages,
                "readers": [reading.reader],
                "refused": None,
                "lost": [{"what": lost.what, "spot": spot_json(lost.spot), "key": lost.key} for lost in reading.lost],
                "doubts": [doubt_json(doubt, say) for doubt in reading.doubts],
                "parts": reading.parts,
                "parts_accounted": reading.parts_accounted,
            }
        )
    return shown + [refused_json(one) for one in refused]


def refused_json(one: Taken) -> dict[str, Any]:
    return {
        "name": one.name,
        "sha256": one.sha256 or None,
        "kind": "unknown",
        "pages": 0,
        "readers": [],
        "refused": str(one.refused),
        "lost": [],
        "doubts": [],
        "parts": 0,
        "parts_accounted": 0,
    }


def doubt_json(doubt: Doubt, say: Saying) -> dict[str, Any]:
    known = doubt.says in say.messages.entries
    return {
        "id": doubt.id,
        "field": doubt.field,
        "read": doubt.read,
        "candidates": list(doubt.candidates),
        "says": say.messages.word(doubt.says, say.language) if known else doubt.says,
        "spot": spot_json(doubt.spot),
    }


def encounter_json(one: Encounter, dossier: Dossier) -> dict[str, Any]:
    """Papers about the same care, and which one ought to be there and is not."""
    return record(one) | {"missing": [record(each) for each in missing_papers(dossier, one)]}


def patient_json(dossier: Dossier) -> dict[str, Any]:
    people = [bill.patient for bill in dossier.bills] + [notice.patient for notice in dossier.notices]
    return {
        "name": next((one.name for one in people if one.name), None),
        "birth_date": value(next((one.birth_date for one in people if one.birth_date), None)),
        "member_id": next((one.member_id for one in people if one.member_id), None),
        "bills": [bill.id for bill in dossier.bills],
    }


def bill_json(bill: Bill, *, replaced: bool = False, whole: bool = True) -> dict[str, Any]:
    """`replaced`: a corrected bill came back in its place."""
    shown = record(replace(bill, lines=(), rows=())) | {"replaced": replaced}
    shown["spots"] = {name: spot_json(spot) for name, spot in (bill.spots or {}).items()}
    shown["rows"] = [row_json(row, bill) for row in bill.rows]
    shown["lines"] = [line_json(line) for line in bill.lines] if whole else bill.lines
    return shown


def row_json(row: Row, bill: Bill) -> dict[str, Any]:
    shown = record(row)
    first, last = shown.pop("first_line"), shown.pop("last_line")
    known = first is not None and last is not None
    return shown | {"lines": [line.id for line in bill.lines[first:last]] if known else None}


def line_json(line: Line) -> dict[str, Any]:
    spots = {name: spot_json(spot) for name, spot in line.spots}
    return record(line) | {"confidence": line.confidence / 1000, "spots": spots}


def value(one: object) -> Any:
    """One value as JSON: the same everywhere."""
    match one:
        case Money():
            return str(one)
        case Spot():
            return spot_json(one)
        case date():
            return one.isoformat()
        case Decimal():
            return plain(one)
        case Enum():
            return one.value
        case tuple() | list():
            return [value(each) for each in one]
        case frozenset():
            return sorted(value(each) for each in one)
        case Mapping():
            return {str(key): value(each) for key, each in one.items()}
        case _ if is_dataclass(one):
            return record(one)
        case _:
            return one


def record(one: Any) -> dict[str, Any]:
    return {each.name: value(getattr(one, each.name)) for each in fields(one)}


def spot_json(spot: Spot | None) -> dict[str, Any] | None:
    """One of the contract's four shapes; a box in fractions of the page."""
    if spot is None:
        return None
    if spot.segment is not None:
        return {"document": spot.document, "segment": spot.segment}
    if spot.pointer is not None:
        return {"document": spot.document, "pointer": spot.pointer}
    if spot.sheet is not None or spot.cell is not None:
        return {"document": spot.document, "sheet": spot.sheet, "cell": spot.cell}
    box = [edge / TEN_THOUSAND for edge in spot.box] if spot.box is not None else None
    shown = {"document": spot.document, "page": spot.page or 1, "box": box}
    return shown if spot.row is None else shown | {"row": spot.row}


def message_json(message: Message) -> dict[str, Any]:
    return {"key": message.key, "args": {name: arg_json(one) for name, one in message.args.items()}}


def arg_json(arg: Arg) -> Any:
    match arg:
        case Money():
            return {"money": str(arg)}
        case Decimal():
            return {"number": plain(arg)}
        case _:
            return value(arg)


def in_order(audited: Audited, numbered: Iterable[tuple[int, Finding]], say: Saying) -> list[dict[str, Any]]:
    """All people's findings, most important first; groups of different people keep apart."""
    several = len(audited.outcomes) > 1
    both = list(numbered)
    both.sort(key=lambda pair: (-pair[1].cls.strength, -(pair[1].at_stake.cents if pair[1].at_stake else 0)))
    return [
        finding_json(
            finding,
            f"p{number + 1}{finding.group}" if several else finding.group,
            audited.outcomes[number][0],
            audited.law,
            say,
        )
        for number, finding in both
    ]


def finding_json(finding: Finding, group: str, dossier: Dossier, law: Rulebook, say: Saying) -> dict[str, Any]:
    found = finding.found
    owed = found.owed
    return {
        "id": finding.id,
        "check": finding.check,
        "name": finding.name,
        "title": say(found.says, "title"),
        "class": finding.cls.value,
        "binds": finding.binds.value,
        "says": say(found.says),
        "message": message_json(found.says),
        "lines": list(found.lines),
        "bills": list(found.bills),
        "group": group,
        "at_stake": value(finding.at_stake),
        "stake": [
            {"line": one.line, "amount": str(one.amount)} | ({"bill": one.bill} if one.line is None else {})
            for one in finding.stake
        ],
        "owed_effect": None if owed is None else {"low": str(owed.low), "high": str(owed.high), "because": say(owed.because)},
        "authority": [authority_json(law.authorities.entries[one], say.language) for one in finding.authority],
        "next_step": say(found.says, "next"),
        "deadline": deadline_json(finding.deadline),
        "table_rows": [table_row_json(one) for one in found.table_rows],
        "letters": list(fitting_letters(found.says.key, dossier)),
    }


def table_row_json(row: TableRow) -> dict[str, Any]:
    """The edition by name and checksum, and the row's cells as printed there."""
    return {
        "table": row.table,
        "setting": row.setting,
        "programme": row.programme,
        "edition": row.edition,
        "sha256": row.sha256,
        "row": dict(row.cells),
    }


def authority_json(authority: Authority, language: str = "en") -> dict[str, Any]:
    """The title is a short name in English, and in Spanish the same as `says`: the sentence that says what the rule asks."""
    says = authority.says_es if language == "es" else authority.says
    return {
        "id": authority.id,
        "cite": authority.cited(language),
        "title": says if language == "es" else authority.title,
        "mark": authority.mark.value,
        "text_as_of": authority.text_as_of,
        "says": says,
    }


def deadline_json(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {"act_by": deadline.act_by.isoformat(), "last_day": deadline.last_day.isoformat(), "rule": deadline.rule}


def context_json(stated: StatedContext, say: Saying) -> dict[str, Any]:
    return {
        "id": stated.id,
        "check": stated.check,
        "says": say(stated.context.says),
        "message": message_json(stated.context.says),
        "lines": list(stated.context.lines),
        "figures": {name: arg_json(one) for name, one in stated.context.figures.items()},
        "edition": stated.context.edition,
        "table_rows": [table_row_json(one) for one in stated.context.table_rows],
    }


def right_json(stated: StatedRight, dossier: Dossier, law: Rulebook, say: Saying) -> dict[str, Any]:
    return {
        "id": stated.id,
        "check": stated.check,
        "title": say(stated.right.says, "title"),
        "says": say(stated.right.says),
        "message": message_json(stated.right.says),
        "bills": list(stated.right.bills),
        "authority": [authority_json(law.authorities.entries[one], say.language) for one in stated.authority],
        "deadline": deadline_json(stated.deadline),
        "next_step": say(stated.right.says, "next"),
        "letters": list(fitting_letters(stated.right.says.key, dossier)),
    }


def could_not_check(audited: Audited, say: Saying) -> list[dict[str, Any]]:
    """Each check, cause and help about the same papers once, over all people."""
    seen: dict[tuple[str, str, str, tuple[str, ...]], NotChecked] = {}
    for dossier, outcome in audited.outcomes:
        for one in outcome.not_checked:
            about = about_patient(one, dossier) if len(audited.outcomes) > 1 else one.answer.about
            seen.setdefault((one.check, one.answer.would_help, say(one.answer.because), about), one)
    return [
        {
            "check": one.check,
            "because": say(one.answer.because),
            "message": message_json(one.answer.because),
            "would_help": one.answer.would_help,
            "cause": one.answer.cause.value,
            "about": list(about),
        }
        for (_, _, _, about), one in seen.items()
    ]


def about_patient(one: NotChecked, dossier: Dossier) -> tuple[str, ...]:
    """Of an answer about a patient among several: the patient's papers, so that each is asked about."""
    kind, _, key = one.answer.would_help.partition(":")
    if kind == "answers" and per_of(ASKED[key]) is Per.PATIENT:
        return tuple(bill.id for bill in dossier.bills)
    return one.answer.about


def summary_json(audited: Audited) -> dict[str, Any]:
    outcomes: list[Outcome] = [outcome for _, outcome in audited.outcomes]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    charges = [charge for dossier, _ in audited.outcomes for charge in charges_of(dossier)]
    return {
        "charges": str(total(charges)) if charges else None,
        "at_stake": str(total(outcome.at_stake for outcome in outcomes)),
        "findings": {cls.value: sum(finding.cls is cls for finding in findings) for cls in Class},
        "checks_run": len(frozenset[str]().union(*(outcome.ran for outcome in outcomes))),
        "checks_total": len(audited.catalogue),
    }


def charges_of(dossier: Dossier) -> list[Money]:
    """What providers charge: bills as printed, or their lines added up; decisions and bills that were replaced do not count again."""
    charges: list[Money] = []
    for bill in dossier.asking:
        if bill.id in dossier.replaced:
            continue
        lines = [line.charge for line in bill.lines if line.charge is not None]
        if bill.total_charges is not None:
            charges.append(bill.total_charges)
        elif lines:
            charges.append(total(lines))
    return charges
