"""Questions as JSON lines in, answers as JSON lines out, in order: what every `--jsonl` command shares."""

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from almoner.faces.saying import DONE

Question = Mapping[str, Any]
Answering = Callable[[Question], Mapping[str, Any]]


class Unclear(ValueError):
    """A question that cannot be answered; its text says why."""


def answer_stdin(answer: Answering) -> int:
    """To the end of what comes in; the exit code."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no text spoil their own line only
    for line in answer_lines(sys.stdin, answer):
        print(line, flush=True)
    return DONE


def answer_lines(lines: Iterable[str], answer: Answering) -> Iterator[str]:
    """One answer a line, as the line arrives; one that is no question, or for which `answer` raises Unclear, becomes {"error": …} and the
    next one follows."""
    for line in lines:
        try:
            said = answer(question_in(line))
        except Unclear as error:
            said = {"error": str(error)}
        yield json.dumps(said, ensure_ascii=False)


def question_in(line: str) -> Question:
    """Raises Unclear."""
    try:
        question = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Unclear("the line is not JSON") from error
    if not isinstance(question, dict):
        raise Unclear("the line is not a JSON object")
    return question


def id_of(question: Question) -> Any:
    """What the answer carries too; None where it has none. Raises Unclear."""
    id = question.get("id")
    if isinstance(id, dict | list):
        raise Unclear('"id" must be text or a number')
    return id


def text_of(question: Question, key: str, longest: int) -> str:
    """Raises Unclear; `longest` in signs."""
    text = question.get(key)
    if not isinstance(text, str):
        raise Unclear(f'"{key}" must be text')
    if len(text) > longest:
        raise Unclear(f'"{key}" is longer than {longest} signs')
    return text
