"""What may be told to whoever runs the machine: words of the code, counts, routes, keyed digests; never what a person wrote or is.

A value is loggable by its type alone. `str`, `int`, money, days, records and papers are not: each of the types here takes only what
cannot hold them, or says in its name what it counts.
"""

import re
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Any, Protocol

from almoner.engine.errors import AlmonerError

SEGMENT = re.compile(r"\{[a-z_]{1,30}(?::path)?\}(?:\.[a-z]{1,4})?|[a-z][a-z._-]{0,30}|v\d|")
CODE = re.compile(r"[a-z][a-z0-9_-]{0,63}")
REF = re.compile(r"[jr][a-z2-7]{24}")
SUBJECT = re.compile(r"[0-9a-f]{16}")
MOST = 1 << 53


class Word(StrEnum):
    """The kind of all words that may be logged; each stands in the code."""


class Level(Word):
    """How much it matters."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Event(Word):
    """What happened."""

    STARTED = "started"
    READY = "ready"
    ENDED = "ended"
    REQUEST = "request"
    JOB = "job"
    FAULT = "fault"
    LIBRARY = "library"
    """A library said something; only which one, and where."""
    SWEPT = "swept"
    TRACES_LOST = "traces_lost"
    CALLS_LATE = "calls_late"
    """Calls of models could not be written down yet."""


class Method(Word):
    """A method of HTTP."""

    GET = "GET"
    HEAD = "HEAD"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"
    OPTIONS = "OPTIONS"
    OTHER = "other"

    @classmethod
    def of(cls, method: str) -> "Method":
        return cls(method) if method in cls._value2member_map_ else cls.OTHER


class Ended(Word):
    """How a job's try ended."""

    DONE = "done"
    AGAIN = "again"
    FAILED = "failed"
    DROPPED = "dropped"


class Kind(Word):
    """What a job makes."""

    AUDIT = "audit"
    LETTER = "letter"
    REFRESH = "refresh"
    OTHER = "other"

    @classmethod
    def of(cls, kind: str) -> "Kind":
        return cls(kind) if kind in cls._value2member_map_ else cls.OTHER


@dataclass(frozen=True, slots=True)
class Count:
    """How many, how long in milliseconds, a status: a number that says nothing about a person."""

    value: int

    def __post_init__(self) -> None:
        """Raises TypeError for what is no plain number, ValueError for one beyond all counting."""
        if type(self.value) is not int:
            raise TypeError("a count is a plain whole number")
        if not 0 <= self.value < MOST:
            raise ValueError("a count is between 0 and 2 to the 53rd")


@dataclass(frozen=True, slots=True)
class Route:
    """A route's pattern, never the address that was asked for."""

    pattern: str

    def __post_init__(self) -> None:
        """Raises ValueError for what no route of ours looks like."""
        if self.pattern != "none" and not all(SEGMENT.fullmatch(one) for one in self.pattern.split("/")):
            raise ValueError("this is no route's pattern")


NO_ROUTE = Route("none")


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a request or a job, made by chance."""

    id: str

    def __post_init__(self) -> None:
        """Raises ValueError for any other id."""
        if REF.fullmatch(self.id) is None:
            raise ValueError("this is no id of a request or a job")


@dataclass(frozen=True, slots=True)
class Subject:
    """An account or a folder as a keyed digest: the same one gives the same digest, and without the key it tells nothing."""

    digest: str

    def __post_init__(self) -> None:
        """Raises ValueError for what is no digest, such as the id itself."""
        if SUBJECT.fullmatch(self.digest) is None:
            raise ValueError("this is no digest")


@dataclass(frozen=True, slots=True, init=False)
class Code:
    """The stable code of an error; its sentence is never logged."""

    text: str

    def __init__(self, error: AlmonerError) -> None:
        object.__setattr__(self, "text", error.code if CODE.fullmatch(error.code) else "unknown")


@dataclass(frozen=True, slots=True, init=False)
class Where:
    """The kind of a fault and the line it came from; never its words."""

    text: str

    def __init__(self, error: BaseException) -> None:
        trace: Any = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        at = "?" if trace is None else f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        object.__setattr__(self, "text", f"{type(error).__name__} in {at}")


@dataclass(frozen=True, slots=True, init=False)
class Spoke:
    """Which library wrote a log line, and from which line of its code; never the words of that line."""

    text: str

    def __init__(self, logger: str, module: str, line: int) -> None:
        name = logger if re.fullmatch(r"[A-Za-z_][\w.]{0,80}", logger) else "?"
        file = module if re.fullmatch(r"\w{1,60}", module) else "?"
        object.__setattr__(self, "text", f"{name} in {file}:{int(line)}")


Loggable = Word | Count | Route | Ref | Subject | Code | Where | Spoke
Plain = str | int
WITHHELD = "withheld"


def plain(value: object) -> Plain:
    """As it stands in a line or a trace; what is not loggable is withheld, whatever a caller believed."""
    match value:
        case Word():
            return value.value
        case Count():
            return value.value
        case Route():
            return value.pattern
        case Ref():
            return value.id
        case Subject():
            return value.digest
        case Code() | Where() | Spoke():
            return value.text
        case _:
            return WITHHELD


class Span(Protocol):
    """Something that is under way. `level` is how much its line will matter."""

    level: Level

    def note(self, **values: Loggable) -> None:
        """More that is known of it by now."""
        ...


class Signals(Protocol):
    """Where lines and traces go."""

    def tell(self, event: Event, level: Level = Level.INFO, **values: Loggable) -> None:
        """One line, now."""
        ...

    def during(self, event: Event, **values: Loggable) -> AbstractContextManager[Span]:
        """A line and a span when it has ended, with how long it took; lines told meanwhile carry its id."""
        ...

    def subject(self, id: str) -> Subject: ...

    def close(self) -> None:
        """Sends what waits."""
        ...
