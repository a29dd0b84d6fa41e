"""The `search` and `ask` commands: questions about documents as JSON lines in, passages or answers as JSON lines out, in order."""

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.faces.knowledge.shape import LONGEST, USUAL, shaped, told
from almoner.faces.saying import DONE
from almoner.services.knowledge.search import MOST

if TYPE_CHECKING:
    from almoner.assembly.knowledge import Knowledge
    from almoner.services.knowledge.collect import Collection

TOLD_EVERY = 500


def add_knowledge(commands: Any, a_day: Callable[[str], date]) -> None:
    for name, help, run in (
        ("search", "find passages of documents that answer a question", run_search),
        ("ask", "answer a question in the words of documents, each sentence with its place", run_ask),
    ):
        one = commands.add_parser(name, help=help)
        one.add_argument("--jsonl", action="store_true", required=True, help="one question a line in, one answer a line out")
        one.add_argument(
            "--documents",
            metavar="DIR",
            help="a folder of documents; without it, the library on bills and rights that comes along",
        )
        one.add_argument("--plan", metavar="NAME", help="only what is about this plan, or about none")
        one.add_argument("--as-of", type=a_day, metavar="YYYY-MM-DD", help="the day that a question without a day is about")
        one.set_defaults(run=run)


def run_search(asked: argparse.Namespace, platform: Platform) -> int:
    """Raises Refused, Unavailable."""
    today, search = asked.as_of or platform.today(), collected(asked, platform)[0].search

    def found(question: dict[str, Any]) -> dict[str, Any]:
        most = question.get("k", USUAL)
        if not isinstance(most, int) or isinstance(most, bool) or not 1 <= most <= MOST:
            return {"error": f'"k" must be a whole number from 1 to {MOST}'}
        passages = search(question["question"], most, today, plan=asked.plan)
        return {"id": question.get("id"), "passages": [shaped(one) for one in passages]}

    return answered(found)


def run_ask(asked: argparse.Namespace, platform: Platform) -> int:
    """Raises Refused, Unavailable."""
    today = asked.as_of or platform.today()
    collection, made = collected(asked, platform)
    ask = made.ask(collection)

    def answer(question: dict[str, Any]) -> dict[str, Any]:
        return {"id": question.get("id")} | told(ask(question["question"], today, plan=asked.plan))

    return answered(answer)


def collected(asked: argparse.Namespace, platform: Platform) -> "tuple[Collection, Knowledge]":
    """The collection and what makes answers of it; what was not taken in is said beside the answers. Raises Refused."""
    from almoner.assembly.knowledge import documents_in, knowledge, library_of  # noqa: PLC0415 - heavy, and only for this
    from almoner.engine.wording.neutral import neutral  # noqa: PLC0415

    made = knowledge(asked.data)
    if asked.documents is None:
        collection = library_of(made, platform)
    else:
        collection = made.collect(documents_in(asked.documents), progress)
    for one in collection.refused:
        print(f"almoner: {neutral(str(one))}", file=sys.stderr)
    for document in collection.documents:
        if document.lost:
            print(f"almoner: {neutral(document.source)} was taken in without {'; '.join(document.lost[:3])}.", file=sys.stderr)
    if not made.models:
        print("almoner: No model is here, so words alone are searched; bring one with `almoner models bring`.", file=sys.stderr)
    return collection, made


def progress(done: int, of: int) -> None:
    if done % TOLD_EVERY == 0 and sys.stderr.isatty():
        print(f"almoner: {done} of {of} passages", file=sys.stderr)


def answered(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no text spoil their own line only
    for line in lines(sys.stdin, answer):
        print(line, flush=True)
    return DONE


def lines(given: Iterable[str], answer: Callable[[dict[str, Any]], dict[str, Any]]) -> Iterator[str]:
    """One answer a line, as the line arrives; a line that cannot be asked becomes {"error": …} and the next one follows."""
    for line in given:
        question = understood(line)
        yield json.dumps(question if "error" in question else answer(question), ensure_ascii=False)


def understood(line: str) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": "the line is not JSON"}
    if not isinstance(question, dict):
        return {"error": "the line is not a JSON object"}
    question.pop("error", None)
    if isinstance(question.get("id"), (dict, list)):
        return {"error": '"id" must be text or a number'}
    text = question.get("question")
    if not isinstance(text, str) or not text.strip():
        return {"error": '"question" must be text'}
    if len(text) > LONGEST:
        return {"error": f'"question" is longer than {LONGEST} signs'}
    return question
