"""The `guard` command: pairs of texts as JSON lines in, what changed between them as JSON lines out, in order."""

import argparse
from typing import Any

from almoner.assembly.platform import Platform
from almoner.engine.wording.guard import Guarded, guard
from almoner.faces.cli.jsonl import Question, Unclear, answer_stdin, id_of, text_of

LONGEST = 20_000
"""Signs of one text; a letter has a few thousand."""


def add_guard(commands: Any) -> None:
    one = commands.add_parser("guard", help="compare a text with its rewording: which facts changed")
    one.add_argument("--jsonl", action="store_true", required=True, help="one pair a line in, one answer a line out")
    one.set_defaults(run=run_guard)


def run_guard(_asked: argparse.Namespace, _platform: Platform) -> int:
    return answer_stdin(compared)


def compared(pair: Question) -> dict[str, Any]:
    """Raises Unclear."""
    id, before, after = id_of(pair), side(pair, "before"), side(pair, "after")
    return shaped(id, guard(before, after))


def side(pair: Question, key: str) -> str:
    """Raises Unclear."""
    text = text_of(pair, key, LONGEST)
    if not text.strip():
        raise Unclear(f'"{key}" is empty')
    return text


def shaped(id: Any, guarded: Guarded) -> dict[str, Any]:
    return {
        "id": id,
        "ok": guarded.ok,
        "differences": [{"kind": one.kind.value, "before": one.before, "after": one.after} for one in guarded.differences],
    }
