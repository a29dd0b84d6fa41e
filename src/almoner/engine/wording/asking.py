"""Questions that a check needs for these papers and that only the person can answer, each with its reason and how to answer it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import Field, fields
from typing import Any

from almoner.engine.answers import Answers, bare_type, form_of
from almoner.engine.findings import Cause
from almoner.engine.wording.neutral import neutral
from almoner.engine.wording.render import Messages

NETWORKS = ("in", "out")
COLLECTING = ("report", "sue", "lien", "garnish", "sell", "deny_care")
PLAIN = {
    "bool": "yes_no",
    "date": "day",
    "tuple[date, ...]": "days",
    "tuple[str, ...]": "texts",
    "Money": "amount",
    "Decimal": "share",
    "str": "text",
    "Network": "choice",
}
"""How one thing is answered, by the type of its key."""
PARTS: Mapping[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "Limits": ("record", (("person", "amount"), ("family", "amount"))),
    "Person": ("record", (("name", "text"), ("birth_date", "day"), ("member_id", "text"))),
    "Household": ("record", (("size", "number"), ("income", "amount"))),
    "tuple[Paid, ...]": ("records", (("on", "day"), ("amount", "amount"), ("to", "text"))),
    "tuple[CollectionAction, ...]": ("records", (("kind", "choice"), ("on", "day"))),
    "tuple[StatementRequest, ...]": ("records", (("on", "day"), ("to", "text"), ("received_on", "day"))),
    "Mapping[str, Network]": ("named", (("provider", "text"), ("network", "choice"))),
}
"""Answers of several parts: one record, a list of them, or a choice for each name."""
CHOICES = {"network": NETWORKS, "kind": COLLECTING}


def questions(audit: Mapping[str, Any], messages: Messages, language: str) -> list[dict[str, Any]]:
    """For an audit's JSON value, in the order of the keys; each says which checks wait for it."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for one in audit["could_not_check"]:
        kind, _, key = one["would_help"].partition(":")
        if kind == "answers" and one["cause"] == Cause.ANSWER.value:
            waiting[key].append(one["check"])
    names = list(dict.fromkeys(neutral(one["provider"]["name"]) for one in audit["bills"] if one["provider"]["name"]))
    return [question(one, waiting[one.name], names, messages, language) for one in fields(Answers) if one.name in waiting]


def question(key: Field[Any], checks: list[str], names: list[str], messages: Messages, language: str) -> dict[str, Any]:
    """`type` is how a person writes it by hand, `kind` how a page asks for it; `names` are those that the papers say."""
    kind, parts = PARTS.get(bare_type(key), (PLAIN.get(bare_type(key), "text"), ()))
    return {
        "key": key.name,
        "type": form_of(key),
        "kind": kind,
        "choices": choices("network", messages, language) if kind == "choice" else None,
        "parts": [
            {
                "name": name,
                "kind": how,
                "says": messages.word(f"ask_{name}", language),
                "choices": choices(name, messages, language) if how == "choice" else None,
            }
            for name, how in parts
        ],
        "names": names if kind == "named" else [],
        "why": messages.word(str(key.metadata["why"]), language),
        "checks": list(dict.fromkeys(checks)),
    }


def choices(name: str, messages: Messages, language: str) -> list[dict[str, str]]:
    return [{"value": one, "says": messages.word(f"ask_choice_{one}", language)} for one in CHOICES[name]]
