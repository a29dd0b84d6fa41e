"""The `Signals` of a server: lines always, traces where an operator named a place for them, subjects as keyed digests."""

import hmac
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from almoner.adapters.chance.system import new_id
from almoner.adapters.signals.lines import Lines
from almoner.adapters.signals.metrics import Metrics
from almoner.ports.signals import Count, Event, Level, Loggable, Ref, Subject

WITHIN: ContextVar[str | None] = ContextVar("almoner_within", default=None)
"""The id of what is under way here."""


class Tracing(Protocol):
    """Spans, as a library of traces makes them."""

    def span(self, event: Event) -> AbstractContextManager["Noting"]: ...

    def close(self) -> None: ...


class Noting(Protocol):
    """A span under way."""

    def note(self, values: Mapping[str, Loggable]) -> None: ...


@dataclass(slots=True)
class Under:
    """A `Span`."""

    values: dict[str, Loggable] = field(default_factory=dict)
    level: Level = Level.INFO

    def note(self, **values: Loggable) -> None:
        self.values.update(values)


@dataclass(frozen=True, slots=True)
class Telling:
    """A `Signals`. `key` gives at least 256 bits, the same at each call."""

    lines: Lines
    key: Callable[[], bytes] = field(repr=False)
    metrics: Metrics
    tracing: Tracing | None = None

    def tell(self, event: Event, level: Level = Level.INFO, **values: Loggable) -> None:
        self.lines.write(event, level, values, WITHIN.get())

    def passed_on(self, event: Event, level: Level, values: Mapping[str, Loggable]) -> None:
        self.lines.write(event, level, values, WITHIN.get())

    @contextmanager
    def during(self, event: Event, **values: Loggable) -> Iterator[Under]:
        under, before, began = Under(dict(values)), WITHIN.get(), time.perf_counter()
        id = Ref(new_id("r"))
        token = WITHIN.set(before or id.id)
        self.metrics.began(event)
        with nullcontext() if self.tracing is None else self.tracing.span(event) as span:
            try:
                yield under
            finally:
                seconds = time.perf_counter() - began
                under.values["ms"] = Count(round(seconds * 1000))
                self.metrics.ended(event, under.values, seconds)
                if span is not None:
                    span.note(under.values | {"within": id if before is None else Ref(before)})
                self.lines.write(event, under.level, under.values, before or id.id)
                WITHIN.reset(token)

    def subject(self, id: str) -> Subject:
        return Subject(hmac.new(self.key(), id.encode(), sha256).hexdigest()[:16])

    def close(self) -> None:
        if self.tracing is not None:
            self.tracing.close()
        self.lines.close()
