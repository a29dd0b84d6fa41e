"""The `guard` command: pairs of texts as JSON lines in, what changed between them as JSON lines out, in order."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.wording.guard import Guarded, guard
from almoner.faces.saying import DONE

LONGEST = 20_000
"""Signs of one text; a letter has a few thousand."""


def add_guard(commands: Any) -> None:
    one = commands.add_parser("guard", help="compare a text with its rewording: which facts changed")
    one.add_argument("--jsonl", action="store_true", required=True, help="one pair a line in, one answer a line out")
    one.set_defaults(run=run_guard)


def run_guard(_asked: argparse.Namespace, _platform: Platform) -> int:
    for line in guard_lines(sys.stdin):
        print(line, flush=True)
    return DONE


def guard_lines(lines: Iterable[str]) -> Iterator[str]:
    """One answer a line, as the line arrives; a line that cannot be compared becomes {"error": …} and the next one follows."""
    for line in lines:
        yield json.dumps(said(line), ensure_ascii=False)


def said(line: str) -> dict[str, Any]:
    try:
        pair = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": "the line is not JSON"}
    if not isinstance(pair, dict):
        return {"error": "the line is not a JSON object"}
    if isinstance(pair.get("id"), (dict, list)):
        return {"error": '"id" must be text or a number'}
    for key in ("before", "after"):
        text = pair.get(key)
        if not isinstance(text, str):
            return {"error": f'"{key}" must be text'}
        if not text.strip():
            return {"error": f'"{key}" is empty'}
        if len(text) > LONGEST:
            return {"error": f'"{key}" is longer than {LONGEST} signs'}
    return shaped(pair.get("id"), guard(pair["before"], pair["after"]))


def shaped(id: Any, guarded: Guarded) -> dict[str, Any]:
    return {
        "id": id,
        "ok": guarded.ok,
        "differences": [{"kind": one.kind.value, "before": one.before, "after": one.after} for one in guarded.differences],
    }
