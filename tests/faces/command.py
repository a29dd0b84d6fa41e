"""Runs the command line inside this process, for speed, and tells what a person would see."""

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from functools import cache

import jsonschema

from almoner.faces.cli.main import main
from tests.faces.schemas import HOME


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@cache
def schema(name):
    """The validator of one committed schema."""
    return jsonschema.Draft202012Validator(json.loads((HOME / f"{name}.json").read_text(encoding="utf-8")))


def fits(words, answer):
    """Every JSON answer of every test is held against its schema."""
    command, rest = words[0], words[1:]
    if command in {"audit", "read", "questions"} or (command == "checks" and rest == ["--json"]):
        name = {"audit": "audit-1", "read": "reading-1", "checks": "checks-1", "questions": "questions-1"}[command]
        schema(name).validate(json.loads(answer))


class Terminal(io.TextIOWrapper):
    """A stream that takes what a real one takes."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")

    def text(self):
        self.flush()
        return self.buffer.getvalue().decode("utf-8")


def almoner(*words, stdin=b""):
    """Every word is an argument; a path may be one."""
    out, err = Terminal(), Terminal()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(word) for word in words])
    finally:
        sys.stdin = before
    ran = Ran(code, out.text(), err.text())
    if "--json" in words and ran.out:
        fits([str(word) for word in words], ran.out)
    return ran


def is_one_sentence(text):
    """One line "almoner: what: why; what to do." and nothing else."""
    return (
        text.startswith("almoner: ")
        and text.endswith(".\n")
        and text.count("\n") == 1
        and ": " in text[9:]
        and "; " in text
        and "Traceback" not in text
        and text.isprintable() is False  # only for its line end
        and text[:-1].isprintable()
    )
