"""`almoner models registered`, `register`, `approve`, `alias`, `answered`: the one registry of language models."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused, Refused
from almoner.faces.cli.printing import print_json
from almoner.faces.cli.secrets import opened
from almoner.faces.saying import DONE

if TYPE_CHECKING:  # databases are loaded only where they are needed
    from almoner.ports.models import ModelVersion
    from almoner.services.gateway.registry import Answered

TEXTS = ("source", "licence", "sha256")


def add_registry(ways: Any, a_day: Any) -> None:
    """The registry's ways of the command."""
    one = ways.add_parser("registered", help="models, their versions and what names stand for them")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_list)
    one = ways.add_parser("register", help="the next version of a model; nobody has approved it yet")
    one.add_argument("name", metavar="NAME")
    one.add_argument("--source", default="", metavar="TEXT", help="where it came from")
    one.add_argument("--licence", default="", metavar="TEXT")
    one.add_argument("--sha256", default="", metavar="SUM", help="of its weights")
    one.add_argument("--card", metavar="FILE", help="its model card")
    one.add_argument("--tag", action="append", default=[], metavar="KEY=VALUE")
    one.add_argument("--description", default="", metavar="TEXT", help="of the model, where it is new")
    one.set_defaults(run=run_register)
    one = ways.add_parser("approve", help="say yes to a version, under your account")
    one.add_argument("name", metavar="NAME")
    one.add_argument("version", type=int, metavar="VERSION")
    one.add_argument("--stage", default="Production", metavar="STAGE", help="None, Staging, Production (default) or Archived")
    one.add_argument("--from", dest="first_day", type=a_day, metavar="YYYY-MM-DD", help="the first day it may be used")
    one.add_argument("--to", dest="last_day", type=a_day, metavar="YYYY-MM-DD", help="the last day")
    one.set_defaults(run=run_approve)
    one = ways.add_parser("alias", help="let a name stand for a version from now on")
    one.add_argument("name", metavar="NAME")
    one.add_argument("alias", metavar="ALIAS")
    one.add_argument("version", type=int, metavar="VERSION")
    one.set_defaults(run=run_alias)
    one = ways.add_parser("answered", help="which model answered an account, or about a folder, on a day")
    one.add_argument("--subject", required=True, metavar="ID", help="of the account or the folder")
    one.add_argument("--on", required=True, type=a_day, metavar="YYYY-MM-DD", help="a day, by UTC")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_answered)


def run_list(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        found = made.registry.all(made.owner())
    if asked.json:
        print_json(
            [
                {
                    "name": one.model.name,
                    "description": one.model.description,
                    "versions": [version_json(version) for version in one.versions],
                    "aliases": [
                        {
                            "alias": alias.alias,
                            "version": alias.version,
                            "since": alias.since.isoformat(),
                            "until": None if alias.until is None else alias.until.isoformat(),
                        }
                        for alias in one.aliases
                    ],
                }
                for one in found
            ]
        )
        return DONE
    for one in found:
        names = {alias.version: alias.alias for alias in one.aliases if alias.until is None}
        for version in one.versions:
            yes = "not approved" if version.approved_by is None else f"approved by {version.approved_by}"
            print(
                f"{one.model.name:32} {version.version:>4}  {version.stage:10}  {yes}  {names.get(version.version, '')}".rstrip()
            )
    if not found:
        print("No model is registered yet.")
    return DONE


def version_json(version: "ModelVersion") -> dict[str, Any]:
    days = {"from": version.first_day, "to": version.last_day}
    return {
        "version": version.version,
        "stage": version.stage,
        **{name: getattr(version, name) for name in TEXTS},
        "card": version.card,
        "tags": dict(version.tags),
        "approved_by": version.approved_by,
        "approved_at": None if version.approved_at is None else version.approved_at.isoformat(),
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "registered_at": version.made_at.isoformat(),
    }


def run_register(asked: argparse.Namespace, _platform: Platform) -> int:
    from almoner.ports.models import ModelVersion  # noqa: PLC0415

    texts = {name: getattr(asked, name) for name in TEXTS}
    with opened(asked) as made:
        new = ModelVersion(asked.name, 0, made.now(), card=card_of(asked.card), tags=tags_of(asked.tag), **texts)
        done = made.registry.register(made.owner(), new, asked.description)
    print(f"{done.name} {done.version} is registered; say yes to it with: almoner models approve {done.name} {done.version}")
    return DONE


def tags_of(said: list[str]) -> tuple[tuple[str, str], ...]:
    """Raises Misused."""
    if not all("=" in one for one in said):
        raise Misused("models", what="The registry was not changed", why="a tag is no pair", do="write --tag KEY=VALUE")
    return tuple((key, value) for key, _, value in (one.partition("=") for one in said))


def card_of(path: str | None) -> str:
    """Raises Refused."""
    if path is None:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = "it cannot be read as text"
        raise Refused("file_not_read", what="The model card was not read", why=why, do="name a text file") from error


def run_approve(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        days = {"first_day": asked.first_day, "last_day": asked.last_day}
        made.registry.approve(made.owner(), asked.name, asked.version, stage=asked.stage, **days)
    print(f"{asked.name} {asked.version} is approved; a gateway that runs learns of it when it starts again.")
    return DONE


def run_alias(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        made.registry.alias(made.owner(), asked.name, asked.alias, asked.version)
    print(f"{asked.alias} stands for {asked.name} {asked.version} from now on.")
    return DONE


def run_answered(asked: argparse.Namespace, _platform: Platform) -> int:
    with opened(asked) as made:
        found = made.registry.answered(made.owner(), asked.subject, asked.on)
    if asked.json:
        print_json([answered_json(one) for one in found])
        return DONE
    for one in found:
        call = one.call
        what = f"{call.model} {call.version}" if call.used_model else "no model"
        yes = "" if one.version is None or one.version.approved_by is None else f", approved by {one.version.approved_by}"
        print(f"{call.at:%H:%M:%S}  {what} ({call.place or 'nowhere'}, {call.level}, {call.status}){yes}")
    if not found:
        print("No model was asked for it on that day.")
    return DONE


def answered_json(one: "Answered") -> dict[str, Any]:
    call = one.call
    return {
        "at": call.at.isoformat(),
        "alias": call.alias,
        "model": call.model,
        "version": call.version,
        "back_end": call.back_end,
        "place": call.place,
        "level": call.level,
        "redacted": call.redacted,
        "used_model": call.used_model,
        "status": call.status,
        "tokens": {"in": call.tokens_in, "out": call.tokens_out, "doubted": call.doubted},
        "money": str(call.money),
        "registered": None if one.version is None else version_json(one.version),
    }
