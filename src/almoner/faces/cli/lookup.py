"""The `lookup` command: questions to the public tables as JSON lines in, answers as JSON lines out, in order."""

import argparse
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.reference.editions import MEDICARE, NoData
from almoner.engine.reference.places import is_facility
from almoner.engine.wording.render import Messages
from almoner.faces.cli.jsonl import Question, Unclear, answer_stdin
from almoner.services.tables.look_up import LookUp

SETTINGS = {
    "practitioner": "practitioner",
    "outpatient": "outpatient",
    "hospital": "outpatient",
    "outpatient-hospital": "outpatient",
    "inpatient": "inpatient",
    "dme": "dme",
    "asc": "asc",
    "snf": "snf",
    "home-health": "home-health",
}
"""As `--setting` writes them; the hospital files are for outpatients."""
PROGRAMMES = ("medicare", "medicaid")
CODE = re.compile(r"[0-9A-Z]{5}", re.ASCII)
CODE_OR_MODIFIER = re.compile(r"[0-9A-Z]{5}|[0-9A-Z]{2}", re.ASCII)
LOCALITY = re.compile(r"(\d{5})[ ./-]?(\d\d)", re.ASCII)
CBSA = re.compile(r"\d{5}|\d\d", re.ASCII)
ZIP = re.compile(r"\d{5}(-?\d{4})?", re.ASCII)


def add_lookup(commands: Any) -> None:
    one = commands.add_parser("lookup", help="ask the public tables")
    one.add_argument("table", choices=tuple(ASKED))
    one.add_argument("--jsonl", action="store_true", required=True, help="one question a line in, one answer a line out")
    one.set_defaults(run=run_lookup)


def run_lookup(asked: argparse.Namespace, platform: Platform) -> int:
    return answer_stdin(partial(answer, ask=ASKED[asked.table], look_up=platform.look_up, messages=platform.messages()))


def answer(question: Question, ask: Callable[[Question, LookUp], Any], look_up: LookUp, messages: Messages) -> dict[str, Any]:
    """Raises Unclear."""
    answered = ask(question, look_up)
    if isinstance(answered, NoData):
        return {"no_data": messages.render(answered.because)}
    return {name: messages.render(one.because) if isinstance(one, NoData) else one for name, one in answered.items()}


def ask_ptp(question: Question, look_up: LookUp) -> Any:
    answered = look_up.ptp(code(question, "c1"), code(question, "c2"), day(question), setting(question), programme(question))
    if isinstance(answered, NoData):
        return answered
    return {
        "edit": answered.edit,
        "modifier": answered.modifier,
        "effective": iso(answered.effective),
        "deleted": iso(answered.deleted),
        "edition": answered.edition.name,
    }


def ask_mue(question: Question, look_up: LookUp) -> Any:
    answered = look_up.mue(code(question, "code"), day(question), setting(question), programme(question))
    if isinstance(answered, NoData):
        return answered
    return {"value": answered.value, "mai": answered.mai, "edition": answered.edition.name}


def ask_addon(question: Question, look_up: LookUp) -> Any:
    answered = look_up.addon(code(question, "code"), day(question), programme(question))
    if isinstance(answered, NoData):
        return answered
    return {"type": answered.type, "primaries": list(answered.listed)}


def ask_hcpcs(question: Question, look_up: LookUp) -> Any:
    answered = look_up.hcpcs(code(question, "code", CODE_OR_MODIFIER), day(question))
    if isinstance(answered, NoData):
        return answered
    return {"valid": answered.valid, "first_day": iso(answered.first_day), "last_day": iso(answered.last_day)}


def ask_fee(question: Question, look_up: LookUp) -> Any:
    """`locality` is contractor and locality, or `zip` tells it; a place of service says whether it is a facility; `cbsa` is the area
    whose wages a hospital's rate follows."""
    where = {key: question.get(key) for key in ("modifier", "locality", "zip", "place_of_service", "cbsa")}
    for key, value in where.items():
        if value is not None and not isinstance(value, str):
            raise Unclear(f'"{key}" must be text')
    locality = LOCALITY.fullmatch((where["locality"] or "").strip())
    if where["locality"] and not locality:
        raise Unclear(
            '"locality" must be contractor and locality, five and two digits, such as "01112-05" or "0111205"; or give "zip"'
        )
    if where["zip"] and not ZIP.fullmatch(where["zip"].strip()):
        raise Unclear('"zip" must be five digits, such as "94110", or nine, such as "94110-1234"')
    if where["cbsa"] and not CBSA.fullmatch(where["cbsa"].strip()):
        raise Unclear('"cbsa" must be an area of five digits, such as "41860", or of two for the rest of a state')
    answered = look_up.fee(
        code(question, "code"),
        day(question),
        setting(question),
        modifier=(where["modifier"] or "").strip().upper(),
        place=locality[1] + locality[2] if locality else None,
        zip=(where["zip"] or "").strip()[:5] or None,
        facility=is_facility(where["place_of_service"] or "") is True,
        cbsa=(where["cbsa"] or "").strip() or None,
    )
    if isinstance(answered, NoData):
        return answered
    return {
        "amount": str(answered.amount),
        "parts": {name: part if isinstance(part, bool) else str(part) for name, part in answered.parts},
        "edition": answered.editions[0].name,
    } | ({} if answered.lacks is None else {"not_adjusted": answered.lacks})


def code(question: Question, key: str, pattern: re.Pattern[str] = CODE) -> str:
    value = question.get(key)
    if not isinstance(value, str) or not pattern.fullmatch(value.strip().upper()):
        raise Unclear(f'"{key}" must be a code of five letters or digits, as text')
    return value.strip().upper()


def day(question: Question) -> date:
    value = question.get("on")
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Unclear('"on" must be a day written as YYYY-MM-DD')


def setting(question: Question) -> str:
    value = question.get("setting")
    if not isinstance(value, str) or value not in SETTINGS:
        raise Unclear(f'"setting" must be one of {", ".join(SETTINGS)}')
    return SETTINGS[value]


def programme(question: Question) -> str:
    value = question.get("programme", MEDICARE)
    if not isinstance(value, str) or value not in PROGRAMMES:
        raise Unclear('"programme" must be medicare or medicaid')
    return value


def iso(one: date | None) -> str | None:
    return None if one is None else one.isoformat()


ASKED: Mapping[str, Callable[[Question, LookUp], Any]] = {
    "ncci-ptp": ask_ptp,
    "ncci-mue": ask_mue,
    "addon": ask_addon,
    "hcpcs": ask_hcpcs,
    "fee": ask_fee,
}
