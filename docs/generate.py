"""Writes the pages that come from the source: docs/checks/, docs/permissions.md, docs/columns.md and the answers in docs/using.md. `make docs` runs it."""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import yaml

import almoner.adapters.stores.database  # noqa: F401 - with it all tables are known
from almoner.adapters.stores.open_columns import why_open
from almoner.adapters.stores.schema import Sealed, metadata
from almoner.adapters.stores.sealed_columns import key_of
from almoner.assembly.embedded import embedded
from almoner.engine.checks.base import Check, RestsOn
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.privacy.permissions import TABLE, Allowed, Role, Tie
from almoner.faces.cli.main import main

HOME = Path(__file__).parent
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SOURCE = "src/almoner/engine/checks"
START, END = "<!-- answers: written by docs/generate.py -->\n", "<!-- end of answers -->"
SURE = {"fact": "sure", "rule": "a rule says so", "evidence": "likely", "question": "ask about it"}
SCOPE = {
    RestsOn.PAPERS: "Holds for every payer: it stands on the papers themselves.",
    RestsOn.LAW: "Stands on a law. Where none that can be named binds the payer, it is only a question.",
    RestsOn.PAYER_RULE: "Stands on a payer's own rule. On any other payer it is only a question.",
    RestsOn.POSTED: "Stands on a figure that had to be published. Nobody has to keep to it.",
}


def word_of(check: Check) -> str:
    return SURE[check.cls.value] if check.kind.value == "finding" else check.kind.value


def cited(check: Check, law: Rulebook) -> list[str]:
    """The authorities that may be printed, with what each says."""
    entries = [law.authorities.entries[one] for one in check.authority]
    return [f"{one.cite}: {one.says}" for one in entries if one.mark.is_printable]


def scope_of(check: Check) -> str:
    only = "" if check.payers is None else f" Only for: {', '.join(sorted(check.payers))}."
    return SCOPE[check.rests_on] + only


def page_of(check: Check, law: Rulebook, examples: str) -> str:
    """One check's page in Markdown."""
    title, _, rest = check.page.strip().partition("\n")
    parts = [f"# {check.id}: {title}", f"`{check.name}` · {word_of(check)}"]
    for line in rest.strip().splitlines():
        plain = line.strip()
        if plain and not line.startswith(" "):
            parts.append(f"## {plain}\n")
        elif plain:
            parts[-1] += ("" if parts[-1].endswith("\n") else "\n") + plain
    parts += ["## Whom it binds", scope_of(check)]
    listed = cited(check, law)
    parts.append(
        "\n".join(f"- {one}" for one in listed) if listed else "No authority is needed: arithmetic, or the papers themselves."
    )
    names = [
        one["name"] + (" (a trap)" if one.get("trap") else " (cannot be checked)" if one.get("cannot_tell") else "")
        for one in yaml.load(examples, Loader)["examples"]  # noqa: S506 - a safe loader, in C
    ]
    parts += [
        "## Examples",
        "Each is run as a test. A trap looks like an error and is none, or is less sure.",
        "\n".join(f"- {one}" for one in names),
    ]
    module = check.body.__module__.removeprefix("almoner.engine.checks.").replace(".", "/")
    parts.append(f"Source: [{module}.py](../../{SOURCE}/{module}.py), [{module}.yaml](../../{SOURCE}/{module}.yaml)")
    return "\n\n".join(parts) + "\n"


def index_of(checks: tuple[Check, ...], law: Rulebook) -> str:
    rows = [
        f"| [{one.id}]({one.id}.md) | {one.page.strip().splitlines()[0]} | {word_of(one)} | "
        f"{'every payer' if one.payers is None else ', '.join(sorted(one.payers))} | "
        f"{'; '.join(line.partition(': ')[0] for line in cited(one, law)) or '–'} |"
        for one in checks
    ]
    head = [
        "# The checks",
        "Written by `make docs` from the checks themselves. `almoner checks A07` prints the same page with its examples.",
    ]
    table = ["| check | what it says | how sure | payers | authority |", "| --- | --- | --- | --- | --- |", *rows]
    return "\n\n".join([*head, "\n".join(table)]) + "\n"


PER = {"all": "", "patient": "patient", "provider": "provider", "care": "bill or provider"}
"""What an answer may be given apart for."""


def answers_table() -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["questions", "--json"])
    rows = [
        f"| `{one['key']}` | {one['type'].replace('|', ' or ')} | {PER[one['per']]} | {one['why']} | {', '.join(one['checks'])} |"
        for one in json.loads(out.getvalue())
    ]
    return (
        "\n".join(["| key | written as | may differ by | why it is asked | checks |", "| --- | --- | --- | --- | --- |", *rows])
        + "\n"
    )


PERMISSIONS = """# Who may do what

Written by docs/generate.py from the one table that decides (src/almoner/engine/privacy/permissions.py). What is not marked is refused, and the refusal stands in the journal too.

A **tie** is how an account stands to a folder: its *own*; *acting* for its owner; *helping*, let in by the owner to add papers and prepare letters, for a purpose and until a day; *granted* a look, which changes nothing, for a purpose and until a day; *glass*, broken in an emergency with a reason, for two hours. A **role** is what an account is on this installation. An operator has no tie by being one, and so reads no papers.

Lines tagged as sensitive are shown to the owner, and to others only where the owner's grant includes them: not to who acts for the owner, nor behind broken glass.
"""


def and_role(allowed: Allowed) -> str:
    """The roles without which a tie is not enough."""
    names = [role.value.replace("_", " ") for role in Role if role in allowed.only]
    return f" (only as {' or '.join(names)})" if names else ""


def permissions() -> str:
    """One table for ties, one for roles."""
    ties, roles = [tie for tie in Tie if tie is not Tie.NONE], list(Role)
    tied = {action: allowed for action, allowed in TABLE.items() if allowed.ties}
    by_role = {action: allowed for action, allowed in TABLE.items() if allowed.roles}
    return "\n".join(
        [
            PERMISSIONS,
            *rows("By the tie to the folder", [tie.value for tie in ties]),
            *(row(action.value + and_role(allowed), [tie in allowed.ties for tie in ties]) for action, allowed in tied.items()),
            "",
            *rows("By role", [role.value.replace("_", " ") for role in roles]),
            *(row(action.value, [role in allowed.roles for role in roles]) for action, allowed in by_role.items()),
            "",
            *addresses(),
            "",
        ]
    )


def addresses() -> list[str]:
    """Each address of the API and the action it is, from its description."""
    told = json.loads((HOME.parent / "clients" / "openapi.json").read_text(encoding="utf-8"))["paths"]
    named = {"open": "open to anybody", "own": "one's own account, whoever is signed in, never a program's key"}
    rows = [
        f"| `{method.upper()} {path}` | {named.get(one['x-action'], one['x-action'])} |"
        for path, methods in sorted(told.items())
        for method, one in methods.items()
    ]
    return [
        "## By address",
        "",
        "Tried by every role and every tie, over HTTP.",
        "",
        "| address | needs |",
        "| --- | --- |",
        *rows,
    ]


def rows(title: str, heads: list[str]) -> list[str]:
    return [f"## {title}", "", f"| action | {' | '.join(heads)} |", f"| --- |{' --- |' * len(heads)}"]


def row(name: str, marks: list[bool]) -> str:
    return f"| {name} | {' | '.join('yes' if mark else '' for mark in marks)} |"


COLUMNS = """# What is sealed, and what is not

Written by docs/generate.py from the tables themselves; a test fails for a column that is neither sealed nor has its reason here. **Sealed** is AES-256-GCM, bound to table, row and column: with the folder's own key, or with the house's where a row is about who did what. Documents are sealed too, each with a key of its own that stands sealed in these tables, in a folder or in S3. Reading and drawing pages happens in memory; a folder that is being imported lies under a key that is in memory alone; a backup in the making is a sealed file.

| table | column | |
| --- | --- | --- |
"""


def columns() -> str:
    """Every column of every table."""
    told = []
    for table in sorted(metadata.tables.values(), key=lambda one: one.name):
        key = "the house's key" if key_of(table) is None else "the folder's key"
        for column in table.c:
            why = f"**sealed** with {key}" if isinstance(column.type, Sealed) else why_open(column)
            told.append(f"| {table.name} | {column.name} | {why} |")
    return COLUMNS + "\n".join(told) + "\n"


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    platform = embedded()
    law, checks = platform.law(), platform.catalogue()
    written = {f"checks/{one.id}.md": page_of(one, law, platform.examples(one)) for one in checks}
    using = (HOME / "using.md").read_text(encoding="utf-8")
    before, _, rest = using.partition(START)
    return {
        "checks/README.md": index_of(checks, law),
        **written,
        "columns.md": columns(),
        "permissions.md": permissions(),
        "using.md": before + START + answers_table() + END + rest.partition(END)[2],
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (HOME / name).parent.mkdir(exist_ok=True)
        (HOME / name).write_text(text, encoding="utf-8")
