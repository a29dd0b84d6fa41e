"""One call of a model: judged, planned, tried in turn, settled and written down."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec

from almoner.engine.errors import AlmonerError, NotInstalled, TooMany, Unavailable
from almoner.engine.findings import Message
from almoner.engine.gateway.asking import Door, check, expected, is_streamed, no_such_model, schema_of
from almoner.engine.gateway.redacting import Found, for_outside, redacted
from almoner.engine.gateway.responses import to_chat
from almoner.engine.gateway.retries import Purse, earn, spend
from almoner.engine.gateway.routing import Choice, Form, Place, Plan, Step, plan
from almoner.engine.gateway.sensitivity import Judged, Level, Look, State, judge, parts_of
from almoner.engine.gateway.shape import unchecked
from almoner.ports.models import Detector
from almoner.services.gateway.accounts import Purses
from almoner.services.gateway.cache import Cache
from almoner.services.gateway.events import garbled
from almoner.services.gateway.ledger import Ledger
from almoner.services.gateway.trying import Streamed, Trying, Whole
from almoner.services.gateway.went import CANCELLED, Went, Who

FULL = Purse()


@dataclass(frozen=True, slots=True)
class Served:
    """A model by the name that people ask for, and the back ends that have it."""

    alias: str
    choices: tuple[Choice, ...]


@dataclass(slots=True)
class Ask:
    """Within one event loop. `look_s` is the detector's time; `find` marks what identifies somebody; `chance(n)` is a whole number from
    0, below n. `status_of` is the face's, for what is written down."""

    models: Mapping[str, Served]
    trying: Trying
    detector: Detector
    look_s: float
    find: Callable[[str], Found]
    purses: Purses
    ledger: Ledger
    cache: Cache
    now: Callable[[], datetime]
    ticks: Callable[[], int]
    chance: Callable[[int], int]
    status_of: Callable[[AlmonerError], int] = lambda _error: 500
    purse: Purse = FULL
    names: dict[str, str] = field(default_factory=dict)

    async def __call__(self, door: Door, body: Any, who: Who, *, least: Level = Level.PUBLIC) -> Whole | Streamed:
        """Raises Misused, NotKnown, TooMany, Unavailable. Whoever gets a stream closes it."""
        went = Went(who, door, "", self.ticks())
        try:
            return await self._asked(went, body, least)
        except asyncio.CancelledError:
            self.finish(went, CANCELLED)
            raise
        except AlmonerError as error:
            self.finish(went, self.status_of(error))
            raise

    async def judged(self, body: Mapping[str, Any], least: Level = Level.PUBLIC) -> Judged:
        """How private it counts. A detector that fails or is slow never lets anything pass."""
        parts = parts_of(body)
        state, found = State.UP, None
        try:
            async with asyncio.timeout(self.look_s):
                found = await self.detector.look(parts)
        except TimeoutError:
            state = State.SLOW
        except Exception:  # noqa: BLE001 - whatever it was: it did not look
            state = State.DOWN
        return judge(parts, state, found if isinstance(found, Look) else None, least=least)

    def planned(self, judged: Judged, body: Mapping[str, Any], door: Door) -> Plan:
        """Only back ends that can do what is asked. Raises NotKnown."""
        schema, served = schema_of(body), self.served(body["model"])
        if door is Door.EMBEDDINGS and not any(one.back_end.embeds for one in served.choices):
            raise NotInstalled(
                "no_embeddings", what="Nothing was asked", why="this model makes no vectors", do="name a model that does"
            )
        able = [
            one
            for one in served.choices
            if (door is not Door.EMBEDDINGS or one.back_end.embeds)
            and (schema is None or one.back_end.holds_schema or next(unchecked(schema), None) is None)
        ]
        return plan(judged, able, self.trying.circuits, now=self.ticks(), day=self.now().date(), chance=self.chance)

    def served(self, alias: str) -> Served:
        """Raises NotKnown."""
        if alias not in self.models:
            raise no_such_model() if self.models else nobody(())
        return self.models[alias]

    def finish(self, went: Went, status: int) -> None:
        """Once."""
        if went.over:
            return
        went.over = True
        call = went.call(self.now(), self.ticks(), status)
        self.purses.settle(went.who.purse, went.wanted, call.tokens_in + call.tokens_out, call.money)
        self.ledger.add(call)

    async def _asked(self, went: Went, body: Any, least: Level) -> Whole | Streamed:
        if self.ledger.is_full:
            raise Unavailable(
                "keeping_away", what="Nothing was asked", why="calls cannot be written down now", do="try again in a moment"
            )
        whole = check(went.door, body)
        went.alias = self.served(whole["model"]).alias
        went.judged = await self.judged(whole, least)
        asked = to_chat(whole) if went.door is Door.RESPONSES else whole
        went.turns = len(asked.get("messages") or ()) or 1
        key = self.cache.key(went.who, went.door.value, whole, went.judged)
        known = self.cache.get(key)
        if known is not None:
            went.cached = True
            self.finish(went, 200)
            return Whole(went, known)
        wanted = expected(asked, len(msgspec.json.encode(asked)))
        self.purses.hold(went.who.purse, wanted)
        went.wanted = wanted
        self.purse = earn(self.purse)
        made = self.planned(went.judged, asked, went.door)
        went.why = made.why
        found = await self._each(made.steps, went, asked)
        if isinstance(found, Whole):
            self.cache.put(key, found.answer, went.bytes_out)
        return found

    async def _each(self, steps: Sequence[Step], went: Went, asked: Mapping[str, Any]) -> Whole | Streamed:
        failed: AlmonerError = nobody(went.why)
        tried = 0
        for step in steps:
            if tried:
                left = spend(self.purse)
                if left is None:
                    break
                self.purse = left
            try:
                sent = await self._sent(step, asked, went)
                if sent is None:
                    continue
                tried += 1
                return await self.trying(step, sent, asked, went)
            except (Unavailable, TooMany) as error:
                failed = failed if isinstance(failed, TooMany) else error
        raise failed

    async def _sent(self, step: Step, asked: Mapping[str, Any], went: Went) -> dict[str, Any] | None:
        """What goes there; None where a redacted copy would still say too much."""
        choice, body = step.choice, dict(asked)
        if step.form is Form.REDACTED:
            body = redacted(for_outside(body), self.find)
            again = await self.judged(body)
            if again.state is not State.UP or again.sensitive or any(self.find(part.text) for part in parts_of(body)):
                went.why += (Message("route_still_says_who"),)
                return None
        elif choice.back_end.place is Place.REMOTE:
            body = for_outside(body)
        body["model"] = choice.model or await self._only_model(choice.back_end.name)
        held = not choice.back_end.holds_schema and schema_of(body) is not None
        if held:  # an answer is looked at whole before any of it is passed on
            body = in_words(body)
            body.pop("stream", None)
        body.pop("stream_options", None)
        if is_streamed(body):
            body["stream_options"] = {"include_usage": True}
        return body

    async def _only_model(self, name: str) -> str:
        """Of a back end whose model an operator did not name. Raises Unavailable."""
        if name not in self.names:
            found = await self.trying.servers[name].models()
            if not found:
                raise garbled()
            self.names[name] = found[0]
        return self.names[name]


def in_words(body: dict[str, Any]) -> dict[str, Any]:
    """A JSON Schema said to a model whose server does not hold it to one."""
    schema = msgspec.json.encode(schema_of(body)).decode()
    rule = {"role": "system", "content": f"Answer with JSON alone, and only as this JSON Schema allows: {schema}"}
    return {name: value for name, value in body.items() if name != "response_format"} | {"messages": [rule, *body["messages"]]}


def nobody(why: Sequence[Message]) -> Unavailable:
    if any(one.key == "route_rests" for one in why):
        said = "every model server that may be asked this has just failed"
        return Unavailable("models_rest", what="Nothing was asked", why=said, do="try again in a moment")
    said = "no model server is named here that may be asked this"
    return Unavailable(
        "no_back_end", what="Nothing was asked", why=said, do="ask whoever runs this installation to name one on this machine"
    )
