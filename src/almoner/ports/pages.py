"""Plain pages: what stands on one, without any markup, and what draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from almoner.engine.findings import Message

Words = Message | str
"""A sentence of the rulebook, or text of a person, which is shown as it stands."""


class Tone(StrEnum):
    """How a sentence is meant."""

    PLAIN = "plain"
    WRONG = "wrong"
    DONE = "done"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph."""

    words: Words
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a part of the page."""

    words: Message


@dataclass(frozen=True, slots=True)
class Link:
    """`to` is an address of our own, or one a program on the device opens."""

    to: str = field(repr=False)
    words: Message


@dataclass(frozen=True, slots=True)
class Links:
    """A list of links."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Something to be copied by hand: a key, an address, a code."""

    label: Message
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """Short texts, one below the other."""

    texts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dots:
    """A square of dots that a camera reads as `text`; `label` says it to who cannot see it."""

    text: str = field(repr=False)
    label: Message


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in. `kind` is "text", "password", "code", "choice", "camera" (one photo) or "files" (some, of the kinds that
    it `accepts`); `fills` tells a browser or a keeper of passwords what belongs here (the autocomplete tokens of HTML); `choices`
    are value and words. One that is `fixed` is only shown."""

    name: str
    label: Message
    kind: str = "text"
    fills: str = "off"
    value: str = field(default="", repr=False)
    hint: Message | None = None
    choices: tuple[tuple[str, Message], ...] = ()
    most: int = 1024
    fixed: bool = False
    accepts: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Sent to `to`. `hidden` goes along unseen. `asks` is what the page's script asks a passkey for: JSON for the browser, and
    whether a new one is to be made; such a form is sent by the script with the device's answer in `answer`."""

    to: str
    button: Message
    fields: tuple[Field, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict, repr=False)
    grave: bool = False
    asks: str | None = field(default=None, repr=False)
    makes: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One of several things alike, with what can be done to it."""

    title: Words
    about: tuple[Words, ...] = ()
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Things alike."""

    rows: tuple[Row, ...]


Block = Said | Heading | Links | Copied | Listed | Dots | Form | Rows


@dataclass(frozen=True, slots=True)
class Page:
    """`ways` lead elsewhere, `leave` signs out; `other` is this page in the other language."""

    language: str
    title: Message
    blocks: tuple[Block, ...]
    ways: tuple[Link, ...] = ()
    leave: Form | None = None
    other: Link | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as UTF-8, and the policy that lets a browser do nothing else with it."""

    body: bytes = field(repr=False)
    policy: str


class PageDrawing(Protocol):
    """Draws pages."""

    def __call__(self, page: Page) -> Drawn: ...
