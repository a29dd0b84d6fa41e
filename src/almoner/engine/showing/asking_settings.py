"""What a person may have said of all papers at once, when they were handed in: the kind of plan, and the state of the care."""

from collections.abc import Mapping
from typing import Any

from almoner.engine.states import STATES
from almoner.engine.wording.render import Messages

OFFERED = ("commercial", "medicare", "medicare-advantage", "medicaid", "self-pay", "tricare", "va")
"""The kinds of plan a page offers; another one that was said is offered beside them."""
JOINED = ","


def settings_asked(
    request: Mapping[str, Any], audit: Mapping[str, Any], messages: Messages, language: str
) -> list[dict[str, Any]]:
    """For the request and the JSON value of a case's last audit, in the shape of a question. `answered`: it was said, or the papers
    show it, and then `value` is what they show. Several plans are one value, joined by commas.
    """
    printed = {bill["payer"]["type"] for bill in audit["bills"] if bill["payer"]["type"]}
    payers = JOINED.join(one for one in request["payers"] if one != "unknown") or (printed.pop() if len(printed) == 1 else None)
    offered = list(dict.fromkeys((*OFFERED, *((payers,) if payers else ()))))
    kinds = [{"value": one, "says": plan_named(one, messages, language)} for one in offered]
    found = [setting("payers", kinds, payers, messages, language)]
    places = {bill["provider"]["state"] for bill in audit["bills"] if bill["provider"]["state"]}
    if request["state"] or len(places) != 1:
        states = [{"value": one, "says": one} for one in sorted(STATES)]
        found.append(setting("state", states, request["state"], messages, language))
    return found


def plan_named(kinds: str, messages: Messages, language: str) -> str:
    return ", ".join(messages.word(f"ask_plan_{one.replace('-', '_')}", language) for one in kinds.split(JOINED))


def setting(key: str, choices: list[dict[str, str]], value: str | None, messages: Messages, language: str) -> dict[str, Any]:
    return {
        "key": key,
        "about": None,
        "of": None,
        "value": value,
        "answered": value is not None,
        "setting": True,
        "type": key,
        "kind": "choice",
        "choices": choices,
        "parts": [],
        "names": [],
        "why": messages.word(f"ask_setting_{key}", language),
        "checks": [],
    }
