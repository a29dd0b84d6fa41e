"""What became of one call: gathered while it runs, written down once when it is over."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from almoner.engine.findings import Message
from almoner.engine.gateway.asking import Door
from almoner.engine.gateway.routing import Choice, Form, Step
from almoner.engine.gateway.sensitivity import Judged
from almoner.engine.gateway.usage import Usage, usage_of
from almoner.ports.models import Call

MS = 1_000_000
CANCELLED = 499
"""The status of a call whose asker went away."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who asks: an account, by a key of a program or without one; for whom (an account or a folder)."""

    account: str
    subject: str
    key: str | None = None

    @property
    def purse(self) -> str:
        return self.key or self.account


@dataclass(slots=True)
class Went:
    """`wanted` tokens are held back for it; `turns` and bytes are what was really sent and came."""

    who: Who
    door: Door
    alias: str
    began: int
    wanted: int = 0
    judged: Judged | None = None
    why: tuple[Message, ...] = ()
    step: Step | None = None
    turns: int = 1
    bytes_in: int = 0
    bytes_out: int = 0
    said: Mapping[str, Any] | None = None
    used_model: bool = False
    cached: bool = False
    over: bool = field(default=False)

    @property
    def choice(self) -> Choice | None:
        return None if self.step is None else self.step.choice

    def usage(self) -> Usage:
        """What counts: nothing where no model was used."""
        if not self.used_model:
            return Usage(0, 0)
        said = self.said or {}
        return usage_of(
            said.get("prompt_tokens"),
            said.get("completion_tokens", 0 if self.door is Door.EMBEDDINGS else None),
            bytes_in=self.bytes_in,
            bytes_out=self.bytes_out,
            turns=self.turns,
        )

    def call(self, at: datetime, now: int, status: int) -> Call:
        used, choice, step = self.usage(), self.choice, self.step
        money = Decimal(0) if choice is None else choice.back_end.price.of(used.tokens_in, used.tokens_out)
        return Call(
            at=at,
            account=self.who.account,
            key=self.who.key,
            subject=self.who.subject,
            door=self.door.name.lower(),
            alias=self.alias,
            status=status,
            ms=(now - self.began) // MS,
            level="unknown" if self.judged is None else self.judged.level.value,
            used_model=self.used_model,
            back_end=None if choice is None else choice.back_end.name,
            place=None if choice is None else choice.back_end.place.value,
            model=None if choice is None else choice.registered,
            version=None if choice is None else choice.version,
            redacted=step is not None and step.form is Form.REDACTED,
            tokens_in=used.tokens_in,
            tokens_out=used.tokens_out,
            money=money,
            doubted=used.doubted,
        )


Finish = Callable[[Went, int], None]
"""Settles a call and writes it down, once; with its status."""
