"""Runs the command line inside this process, for speed, and tells what a person would see."""

import contextlib
import io
import json
import sys
from dataclasses import dataclass

from almoner.faces.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


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
    return Ran(code, out.text(), err.text())


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
