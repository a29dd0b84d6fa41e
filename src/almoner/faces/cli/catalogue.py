"""`almoner checks` and `almoner questions`: what is checked, and which facts only the person knows."""

import argparse
import textwrap
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.answers import ASKED, form_of, per_of
from almoner.engine.checks.base import Check
from almoner.engine.errors import Misused
from almoner.engine.findings import Message
from almoner.faces.cli.parsing import did_you_mean
from almoner.faces.cli.printing import print_json
from almoner.faces.saying import DONE

WIDTH = 80


def add_catalogue(commands: Any) -> None:
    """The two commands and their flags."""
    one = commands.add_parser("checks", help="the catalogue, or one check's page")
    one.add_argument("check", nargs="?", metavar="CHECK")
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=run_checks)
    one = commands.add_parser("questions", help="the keys that --answers understands")
    one.add_argument("--json", action="store_true")
    one.add_argument("--language", choices=("en", "es"), default="en")
    one.set_defaults(run=run_questions)


def run_checks(asked: argparse.Namespace, platform: Platform) -> int:
    catalogue = platform.catalogue()
    if asked.check is None:
        if asked.json:
            print_json([check_json(check) for check in catalogue])
        else:
            for check in catalogue:
                kind = check.cls.value if check.kind.value == "finding" else check.kind.value
                print(folded(f"{check.id}  {kind:9} {check.page.splitlines()[0]}", hang=15))
        return DONE
    wanted = next((check for check in catalogue if asked.check.upper() == check.id or asked.check == check.name), None)
    if wanted is None:
        raise Misused(
            "no_such_check",
            what=f"There is no check {asked.check!r}",
            why="the catalogue does not list it",
            do=did_you_mean(asked.check, [name for check in catalogue for name in (check.id, check.name)])
            + "see `almoner checks`",
        )
    if asked.json:
        print_json(check_json(wanted) | {"page": wanted.page})
        return DONE
    law, printable = platform.law(), []
    for one in wanted.authority:
        authority = law.authorities.entries[one]
        if authority.mark.is_printable:
            printable.append(folded(f"    {authority.cite}: {authority.title}", hang=6))
    print(f"{wanted.id} {wanted.name}\n\n{wanted.page.strip()}\n")
    print("Authority\n" + ("\n".join(printable) or "    Arithmetic and the papers themselves.") + "\n")
    print("Examples\n" + "\n".join(folded("    " + line, hang=8) for line in platform.examples(wanted).splitlines()))
    return DONE


def check_json(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": check.name,
        "class": check.cls.value,
        "authority": list(check.authority),
        "needs": {"papers": sorted(kind.value for kind in check.needs.papers), "fields": list(check.needs.fields)},
        "kind": check.kind.value,
    }


def run_questions(asked: argparse.Namespace, platform: Platform) -> int:
    messages = platform.messages()
    shown = [
        {
            "key": one.name,
            "type": form_of(one),
            "why": messages.render(Message(str(one.metadata["why"])), "says", asked.language),
            "checks": list(one.metadata["checks"]),
            "per": per_of(one).value,
        }
        for one in ASKED.values()
    ]
    if asked.json:
        print_json(shown)
    else:
        for one in shown:
            print(folded(f"{one['key']} ({one['type']}): {one['why']} [{', '.join(one['checks'])}]", hang=2))
    return DONE


def folded(text: str, hang: int) -> str:
    """A long line on several, none wider than a terminal."""
    indent = len(text) - len(text.lstrip())
    wrap = textwrap.TextWrapper(WIDTH, subsequent_indent=" " * (indent + hang if indent else hang), break_on_hyphens=False)
    return "\n".join(wrap.wrap(text))
