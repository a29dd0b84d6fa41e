"""Language models: who answers, who judges how private a request is, and what is written down of each call."""

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from almoner.engine.gateway.asking import Door
from almoner.engine.gateway.sensitivity import Look, Part

MODEL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,60}(?:/[A-Za-z0-9][A-Za-z0-9._:-]{0,60})?")
"""How a model or an alias is named: never as a path."""


class Opened(Protocol):
    """An answer that has begun. Whoever has it closes it, at the latest when nobody wants it any more: the back end then stops."""

    @property
    def status(self) -> int: ...

    @property
    def is_stream(self) -> bool:
        """Whether events come (`text/event-stream`)."""
        ...

    def pieces(self) -> AsyncIterator[bytes]:
        """The body as it comes, cut anywhere. Raises Unavailable where it breaks off or stays away too long."""
        ...

    async def close(self) -> None: ...


class ModelServer(Protocol):
    """A back end that speaks as OpenAI's."""

    async def ask(self, door: Door, body: bytes) -> Opened:
        """Raises Unavailable where it does not answer in time."""
        ...

    async def models(self) -> Sequence[str]:
        """Names under which it knows its models. Raises Unavailable."""
        ...

    async def well(self) -> bool: ...

    async def close(self) -> None: ...


class Detector(Protocol):
    """Says how private something is."""

    async def look(self, parts: Sequence[Part]) -> Look: ...


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a model, without a word of what was asked or answered. `key` is the key of a program, None for who came without;
    `subject` the account or folder it was for. `money` in US dollars. `doubted`: the back end's own count of tokens could not be."""

    at: datetime
    account: str
    key: str | None
    subject: str
    door: str
    alias: str
    status: int
    ms: int
    level: str
    used_model: bool
    back_end: str | None = None
    place: str | None = None
    model: str | None = None
    version: int | None = None
    redacted: bool = False
    tokens_in: int = 0
    tokens_out: int = 0
    money: Decimal = field(default=Decimal(0))
    doubted: bool = False


class CallRecords(Protocol):
    """Calls of models, inside one transaction."""

    def add(self, calls: Sequence[Call]) -> None: ...

    def of_subject(self, subject: str, first: datetime, before: datetime) -> Iterator[Call]:
        """Oldest first."""
        ...

    def spent(self, since: datetime) -> Iterator[tuple[str, int, Decimal]]:
        """By key, or account where there was none: tokens and money."""
        ...


@dataclass(frozen=True, slots=True)
class RegisteredModel:
    """A model as MLflow names it."""

    name: str
    made_at: datetime
    description: str = ""


@dataclass(frozen=True, slots=True)
class ModelVersion:
    """One version of a registered model. `stage` is None, Staging, Production or Archived; `source` says where it came from, `sha256`
    is of its weights; it may be used from `first_day` to `last_day` (None: open)."""

    name: str
    version: int
    made_at: datetime
    stage: str = "None"
    source: str = ""
    licence: str = ""
    sha256: str = ""
    card: str = field(default="", repr=False)
    tags: tuple[tuple[str, str], ...] = ()
    approved_by: str | None = None
    approved_at: datetime | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class ModelAlias:
    """A name that stands for a version, from when until when (None: still)."""

    name: str
    alias: str
    version: int
    since: datetime
    until: datetime | None = None


class ModelRecords(Protocol):
    """The one registry, inside one transaction."""

    def models(self) -> Iterator[RegisteredModel]: ...

    def versions(self, name: str | None = None) -> Iterator[ModelVersion]:
        """By name and version."""
        ...

    def add(self, version: ModelVersion, description: str = "") -> ModelVersion:
        """With the next number; its own is not looked at. The model is registered where it is new."""
        ...

    def approve(self, name: str, version: int, *, by: str, stage: str, first_day: date | None, last_day: date | None) -> bool:
        """Whether there is one."""
        ...

    def alias(self, name: str, alias: str, version: int) -> None:
        """From now on; the one before ends."""
        ...

    def aliases(self, name: str | None = None) -> Iterator[ModelAlias]:
        """Ended ones too."""
        ...
