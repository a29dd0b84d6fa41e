"""The `screen` command: messages as JSON lines in, what they say of danger as JSON lines out, in order."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from almoner.assembly.platform import Platform
from almoner.faces.cli.jsonl import Answering, Question, Unclear, answer_stdin, id_of, text_of

if TYPE_CHECKING:  # other commands start without the rules
    from almoner.engine.safety.screen import Screened
    from almoner.services.safety.screen_message import ScreenMessage

LONGEST = 200_000
"""Signs of one message; a pasted bill has a few thousand."""
Showing = Callable[["Screened"], dict[str, Any]]


def add_screen(commands: Any) -> None:
    one = commands.add_parser("screen", help="notice a crisis in messages, and say which help is shown")
    one.add_argument("--jsonl", action="store_true", required=True, help="one message a line in, one answer a line out")
    one.add_argument("--say", choices=("en", "es"), help="also the help that is shown, in this language")
    one.set_defaults(run=run_screen)


def run_screen(asked: argparse.Namespace, platform: Platform) -> int:
    screening = platform.screen_message(told)
    screening("")  # the rules are read now, and not while a person waits; the operator hears at once if they cannot be
    if asked.say is None:
        return answer_stdin(answering(screening, lambda _: {}))
    return answer_stdin(answering(screening, showing(platform, asked.say)))


def told(broke: str) -> None:
    """The operator's sentence holds nothing of the message."""
    print(
        f"almoner: The screen broke ({broke}): a message was not screened, and the help was shown; run `almoner doctor`.",
        file=sys.stderr,
    )


def answering(screening: "ScreenMessage", show: Showing) -> Answering:
    def answer(asked: Question) -> dict[str, Any]:
        """Raises Unclear."""
        id, text, context = id_of(asked), text_of(asked, "text", LONGEST), turns(asked)
        screened, microseconds = screening(text, context)
        return {"id": id, "risk": screened.risk.value, "kind": screened.kind, "ms": microseconds / 1000} | show(screened)

    return answer


def turns(asked: Question) -> tuple[Any, ...]:
    """Raises Unclear."""
    from almoner.engine.safety.screen import Turn  # noqa: PLC0415 - other commands start without it

    listed = asked.get("context") or []
    if not isinstance(listed, list) or not all(isinstance(turn, dict) for turn in listed):
        raise Unclear('"context" must be a list of turns')
    return tuple(Turn(text_of(turn, "role", 100), text_of(turn, "content", LONGEST)) for turn in listed)


def showing(platform: Platform, language: str) -> Showing:
    """Also warns the operator of lines that nobody verified."""
    from almoner.engine.findings import Message  # noqa: PLC0415 - other commands start without it
    from almoner.engine.safety.help import help_for, unverified  # noqa: PLC0415

    messages, lines = platform.messages(), {line.id: line for line in platform.helplines()}
    old = unverified(lines.values(), platform.today())
    if old:
        print(f"almoner: Nobody verified these helplines in twelve months: {', '.join(old)}.", file=sys.stderr)

    def show(screened: "Screened") -> dict[str, Any]:
        shown = help_for(screened)
        if shown is None:
            return {"help": None}
        said = [messages.render(Message(key), language=language) for key in shown.says]
        ways = [
            {"name": line.name[language], "call": line.call, "text": line.text, "chat": line.chat, "hours": line.hours}
            for line in map(lines.__getitem__, shown.lines)
        ]
        return {"help": {"says": said, "lines": ways}}

    return show
