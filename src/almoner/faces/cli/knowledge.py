"""The `search` and `ask` commands: questions about documents as JSON lines in, passages or answers as JSON lines out, in order."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.faces.cli.jsonl import Question, Unclear, answer_stdin, id_of, text_of
from almoner.faces.passages import LONGEST, USUAL, shaped, told
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

    def found(question: Question) -> dict[str, Any]:
        id, text = id_of(question), asked_in(question)
        most = question.get("k", USUAL)
        if not isinstance(most, int) or isinstance(most, bool) or not 1 <= most <= MOST:
            raise Unclear(f'"k" must be a whole number from 1 to {MOST}')
        passages = search(text, most, today, plan=asked.plan)
        return {"id": id, "passages": [shaped(one) for one in passages]}

    return answer_stdin(found)


def run_ask(asked: argparse.Namespace, platform: Platform) -> int:
    """Raises Refused, Unavailable."""
    today = asked.as_of or platform.today()
    collection, made = collected(asked, platform)
    ask = made.ask(collection)

    def answer(question: Question) -> dict[str, Any]:
        return {"id": id_of(question)} | told(ask(asked_in(question), today, plan=asked.plan))

    return answer_stdin(answer)


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


def asked_in(question: Question) -> str:
    """Raises Unclear."""
    text = text_of(question, "question", LONGEST)
    if not text.strip():
        raise Unclear('"question" must be text')
    return text
