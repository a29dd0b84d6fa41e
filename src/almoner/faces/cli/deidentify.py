"""The `deidentify` command: texts as JSON lines in, the same texts without what names a person out, in order."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.engine.errors import Misused
from almoner.engine.privacy.deidentify.spans import Kind, Redacted
from almoner.faces.cli.jsonl import Answering, Question, answer_stdin, id_of, text_of

if TYPE_CHECKING:  # other commands start without the rules
    from almoner.engine.privacy.deidentify.vocabulary import Vocabulary

LONGEST = 1_000_000
"""Signs of one text; a record of a hospital stay has a few ten thousand."""
Redact = Callable[[str], Redacted]


def add_deidentify(commands: Any) -> None:
    one = commands.add_parser("deidentify", help="take out of texts what names a person")
    one.add_argument("--jsonl", action="store_true", required=True, help="one text a line in, one answer a line out")
    one.add_argument("--surrogates", action="store_true", help="something made up in place of blanks")
    one.add_argument(
        "--seed", type=int, metavar="NUMBER", help="with --surrogates: another number makes up other things (default: 0)"
    )
    one.add_argument("--keep-kinds", metavar="KIND,…", default="", help="kinds to leave: " + ", ".join(Kind))
    one.add_argument("--language", choices=("en", "es"), help="of the texts (default: each text tells)")
    one.set_defaults(run=run_deidentify)


def run_deidentify(asked: argparse.Namespace, platform: Platform) -> int:
    if asked.seed is not None and not asked.surrogates:
        raise Misused(
            "wrong_usage",
            what="The command was not understood",
            why="--seed belongs to --surrogates",
            do="see `almoner deidentify --help`",
        )
    keep = kinds(asked.keep_kinds)
    redact = redactor(platform.vocabulary(), asked.language, keep, surrogates=asked.surrogates, seed=asked.seed or 0)
    return answer_stdin(answering(redact))


def kinds(listed: str) -> frozenset[Kind]:
    """Raises Misused for a kind there is not."""
    names = [name.strip() for name in listed.split(",") if name.strip()]
    unknown = next((name for name in names if name not in set(Kind)), None)
    if unknown is not None:
        raise Misused(
            "unknown_kind",
            what="The command was not understood",
            why=f"there is no kind {unknown!r}",
            do="choose among " + ", ".join(Kind),
        )
    return frozenset(Kind(name) for name in names)


def redactor(vocabulary: "Vocabulary", language: str | None, keep: frozenset[Kind], *, surrogates: bool, seed: int) -> Redact:
    """The rules are loaded here, so that other commands start without them."""
    from almoner.engine.privacy.deidentify.find import redact  # noqa: PLC0415
    from almoner.engine.privacy.deidentify.surrogates import Surrogates  # noqa: PLC0415

    if not surrogates:
        return lambda text: redact(text, vocabulary, language=language, keep=keep)
    made = Surrogates(seed)
    return lambda text: made.of(text, redact(text, vocabulary, language=language, keep=keep).spans)


def answering(redact: Redact) -> Answering:
    def answer(asked: Question) -> dict[str, Any]:
        """Raises Unclear."""
        id, done = id_of(asked), redact(text_of(asked, "text", LONGEST))
        spans = [{"start": span.start, "end": span.end, "kind": span.kind.value} for span in done.spans]
        return {"id": id, "text": done.text, "spans": spans}

    return answer
