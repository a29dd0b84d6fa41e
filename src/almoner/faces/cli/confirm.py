"""`almoner read --confirm`: each doubt asked at the terminal, each answer kept at once."""

import os
import shlex
import signal
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from almoner.engine.errors import Misused
from almoner.engine.intake.confirming import Kind, Question, typed
from almoner.engine.intake.corrections import Plain
from almoner.engine.wording.neutral import neutral
from almoner.faces.cli.pictures import Way, inline, way_of
from almoner.faces.words import LONGEST, Words, fact, place
from almoner.ports.beside import Folder
from almoner.ports.papers import Source
from almoner.services.bills.confirm_doubts import ConfirmDoubts

WIDTH = 80
ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Does(StrEnum):
    """What the person wants with a question."""

    ANSWER = "answer"
    SKIP = "s"
    BACK = "b"
    STOP = "q"
    HELP = "?"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed, understood: a value with ANSWER, the key of a sentence with WRONG."""

    does: Does
    value: Plain = None
    wrong: str = ""


def understood(text: str, question: Question, language: str) -> Said:
    """One line from the keyboard. A number of the list is that choice; "=2" is the value 2."""
    plain = neutral(text)
    key = plain.lower()
    if key in (Does.SKIP, Does.BACK, Does.STOP, Does.HELP):
        return Said(Does(key))
    if key == "k":
        return Said(Does.ANSWER, question.now)
    if key == "n" and question.kind is not Kind.NOTED:
        return nothing_there(question)
    if key.isdecimal() and len(key) < 6 and 1 <= int(key) <= len(question.others):
        return Said(Does.ANSWER, question.others[int(key) - 1])
    value = typed(question.kind, plain.removeprefix("="), language=language)
    return Said(Does.WRONG, wrong=value.wrong) if value.wrong else Said(Does.ANSWER, value.value)


def nothing_there(question: Question) -> Said:
    if question.kind is Kind.NETWORK:
        return Said(Does.ANSWER, "unknown")
    if not question.may_be_empty:
        return Said(Does.WRONG, wrong="confirm_cannot_be_empty")
    return Said(Does.ANSWER, [] if question.kind is Kind.MODIFIERS else None)


def question_lines(question: Question, number: int, count: int, words: Words) -> Iterator[str]:
    """The question as a person reads it, the choices after it."""
    yield f"{words('confirm_number', number=number, count=count)}: {', '.join(place(question, words))}"
    yield "  " + fact(question, words)
    yield from ("  " + line for line in as_read(question, words))
    for hint in question.hints:
        if hint != question.read:
            yield "  " + words("confirm_hint", value=hint[:LONGEST])
    yield from ("  " + words.doubt(key) for key in question.says)


def choice_lines(question: Question, words: Words) -> Iterator[str]:
    for number, other in enumerate(question.others, start=1):
        yield "  " + words("confirm_choose", key=number, value=words.value(question.kind, other))
    if question.kind is Kind.NOTED:
        yield "  " + words("confirm_noted")
        yield "  " + words("confirm_keys_noted")
        return
    nothing = question.now is None or question.now == []
    yield "  " + (
        words("confirm_keep_nothing") if nothing else words("confirm_keep", value=words.value(question.kind, question.now))
    )
    yield "  " + words("confirm_keys")


def as_read(question: Question, words: Words) -> Iterator[str]:
    read = neutral(question.read)[:LONGEST]
    if question.kind is Kind.NOTED:
        yield words("confirm_read", value=read)
    elif question.now is None or question.now == []:
        yield words("confirm_read_nothing", read=read)
    else:
        now = words.value(question.kind, question.now)
        same = typed(question.kind, question.read, language="en").value == question.now or read == question.now
        yield words("confirm_read", value=now) if same else words("confirm_read_and_use", read=read, value=now)


@dataclass(slots=True)
class Pictures:
    """Shows a picture in the terminal, or keeps it in a folder for as long as the questions last."""

    way: Way | None
    folder: Folder
    stay: bool
    told: bool = False

    def lines(self, png: bytes, number: int, words: Words) -> Iterator[str]:
        if self.way is not None:
            yield inline(png, self.way)
            return
        where = self.folder.write(f"question-{number}.png", png)
        if not self.told:
            self.told = True
            key = "confirm_pictures_stay" if self.stay else "confirm_pictures_told"
            yield folded("  " + words(key, path=self.folder.path))
        yield "  " + words("confirm_picture", path=where)

    def end(self, words: Words) -> None:
        if self.told and not self.stay:
            self.folder.clear()
            say(words("confirm_pictures_gone"))


@dataclass(slots=True)
class Confirming:
    """One sitting: the questions, where the answers go, who answers and on which day."""

    service: ConfirmDoubts
    sources: Sequence[Source]
    papers: str
    path: str
    who: str
    on: date
    words: Words
    pictures: Pictures

    def __call__(self, questions: Sequence[Question]) -> None:
        """Ask until all is answered or the person stops. Raises KeyboardInterrupt, Misused where an answer cannot be kept."""
        asked = list(questions)
        answered: set[str] = set()
        say(folded(self.words("confirm_intro", count=len(asked), path=self.path)))
        at = 0
        try:
            while at < len(asked):
                said = self.ask(asked[at], at + 1, len(asked))
                if said.does is Does.STOP:
                    break
                if said.does is Does.BACK:
                    if at == 0:
                        say("  " + self.words("confirm_first"))
                    at = max(0, at - 1)
                    continue
                if said.does is Does.ANSWER:
                    asked[at] = self.service.answer(self.path, asked[at], said.value, who=self.who, on=self.on)
                    answered.add(asked[at].field)
                    self.echo(asked[at])
                at += 1
        finally:
            self.end(len(answered), len(asked))

    def ask(self, question: Question, number: int, count: int) -> Said:
        """Show, and listen until something is said that can be done."""
        say("")
        for line in question_lines(question, number, count, self.words):
            say(folded(line))
        png = self.service.picture(self.sources, question)
        if png is not None:
            for line in self.pictures.lines(png, number, self.words):
                say(line)
        for line in choice_lines(question, self.words):
            say(folded(line))
        while True:
            text = heard()
            said = Said(Does.STOP) if text is None else understood(text, question, self.words.language)
            if said.does is Does.WRONG:
                say(folded("  " + self.words(said.wrong)))
            elif said.does is Does.HELP:
                say(folded("  " + self.words("confirm_help")))
            else:
                return said

    def echo(self, question: Question) -> None:
        """Says what was kept, so that a slip is seen and can be gone back to."""
        if question.kind is Kind.NOTED:
            say("  " + self.words("confirm_kept_nothing"))
        else:
            say("  " + self.words("confirm_kept", value=self.words.value(question.kind, question.now)))

    def end(self, answered: int, count: int) -> None:
        say("")
        say(self.words("confirm_end", answered=answered, left=count - answered))
        if answered:
            say(self.words("confirm_saved", path=self.path, papers=self.papers))
        self.pictures.end(self.words)


def confirm(
    service: ConfirmDoubts,
    questions: Sequence[Question],
    sources: Sequence[Source],
    *,
    papers: Sequence[str],
    path: str,
    who: str,
    on: date,
    words: Words,
    folder: Folder,
    stay: bool,
    environment: Mapping[str, str] = os.environ,
) -> None:
    """Ask everything. A terminal that is closed ends as if the person had interrupted: what was answered is kept."""
    pictures = Pictures(way_of(environment) if sys.stdout.isatty() else None, folder, stay)
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    with ending_well():
        Confirming(service, sources, shlex.join(papers), path, who, on, words, pictures)(questions)


def needs_a_person() -> None:
    """Raises Misused where nobody can be asked."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Misused(
            "nobody_to_ask",
            what="Nothing was asked",
            why="--confirm asks a person, and standard input is not a terminal",
            do="run it in a terminal, or write a corrections file as docs/using.md shows",
        )


def default_path(paths: Sequence[str]) -> str:
    """The corrections file when none is named: called after the first paper or folder, in the folder we are in."""
    return f"{Path(paths[0]).resolve().name or 'papers'}-corrections.yaml"


def pictures_path(path: str) -> str:
    """The folder of pictures beside a corrections file."""
    place = Path(path)
    return str(place.with_name(place.stem + "-pictures"))


def heard() -> str | None:
    """A line from the keyboard; None at its end."""
    try:
        return input("> ")
    except EOFError:
        return None


def say(line: str) -> None:
    print(line, flush=True)


def folded(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return textwrap.fill(line, WIDTH, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False)


@contextmanager
def ending_well() -> Iterator[None]:
    """While questions are asked, being told to end or losing the terminal is an interruption, so that pictures are removed."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in ENDS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
