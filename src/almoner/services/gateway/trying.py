"""One try of one back end: its turn, its answer or stream, and what that tells of how well it is."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import msgspec

from almoner.engine.errors import AlmonerError, Misused, Unavailable
from almoner.engine.gateway.asking import Door, is_streamed, schema_of
from almoner.engine.gateway.circuits import Circuit, after, begun, let_go
from almoner.engine.gateway.routing import Step
from almoner.engine.gateway.shape import fits
from almoner.ports.models import ModelServer, Opened
from almoner.services.gateway.events import Chunk, Read, events, garbled, says_nothing, understood
from almoner.services.gateway.turns import Turns
from almoner.services.gateway.went import CANCELLED, Finish, Went

MOST_BYTES = 64 << 20
NOT_NOW = frozenset({401, 403, 404, 408, 409, 425, 429})
"""Statuses below 500 that tell of the back end and not of the request: it is busy, or its key or address is wrong."""
TOO_LONG = frozenset({"exceed_context_size_error", "context_length_exceeded"})


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer that is all there."""

    went: Went
    answer: dict[str, Any]


class Streamed:
    """An answer under way: the data of each event and what is known of it. Whoever has it closes it, whether it was read or not."""

    def __init__(
        self,
        went: Went,
        read: Read,
        chunks: AsyncIterator[tuple[bytes, Chunk]],
        end: Callable[[int], None],
        opened: Opened | None,
    ) -> None:
        self.went, self.read, self.chunks, self.end, self.opened = went, read, chunks, end, opened
        self.status: int | None = None

    async def each(self, status_of: Callable[[AlmonerError], int]) -> AsyncIterator[tuple[bytes, Chunk]]:
        """Raises Unavailable where it breaks off; it is never tried again."""
        try:
            async for one in self.chunks:
                yield one
            self.status = 200
        except Unavailable as error:
            self.status = status_of(error)
            raise

    async def close(self) -> None:
        """Tells the back end to stop, where it has not."""
        if self.opened is not None:
            await self.opened.close()
        self.end(CANCELLED if self.status is None else self.status)


@dataclass(slots=True)
class Trying:
    """`first_s` until a stream's first token, `whole_s` for a call that is not streamed. `finish` settles and writes down."""

    servers: Mapping[str, ModelServer]
    turns: Mapping[str, Turns]
    first_s: float
    whole_s: float
    ticks: Callable[[], int]
    finish: Finish = lambda _went, _status: None
    circuits: dict[str, Circuit] = field(default_factory=dict)

    async def __call__(self, step: Step, sent: dict[str, Any], asked: Mapping[str, Any], went: Went) -> Whole | Streamed:
        """`sent` is what goes there, `asked` what was asked for. Raises Unavailable, TooMany, Misused."""
        name = step.choice.back_end.name
        schema = None if step.choice.back_end.holds_schema else schema_of(asked)
        streams = is_streamed(sent)
        data = msgspec.json.encode(sent)
        began = await self.turns[name].enter(went.who.purse)
        self.circuits[name] = begun(self.circuits.get(name, Circuit()))
        went.step, went.bytes_in, kept = step, len(data), False
        try:
            async with asyncio.timeout(self.first_s if streams else self.whole_s):
                opened = await self.servers[name].ask(door_of(went), data)
                try:
                    await accepted(opened)
                    if streams:
                        stream = await self._begun(opened, went, name, began)
                        kept = True
                        return stream
                    answer = await whole(opened, went)
                finally:
                    if not kept:
                        await opened.close()
            if schema is not None:
                keep(answer, schema)
            self._note(name, went_well=True)
            self.finish(went, 200)
            return as_stream(went, answer) if is_streamed(asked) else Whole(went, answer)
        except (TimeoutError, Unavailable) as error:
            self._note(name, went_well=False)
            raise too_slow() if isinstance(error, TimeoutError) else error from error
        except BaseException:  # tells nothing of the back end
            self.circuits[name] = let_go(self.circuits[name])
            raise
        finally:
            if not kept:
                self.turns[name].leave(went.who.purse, began)

    async def _begun(self, opened: Opened, went: Went, name: str, began: int) -> Streamed:
        """With its first token here: what breaks before it can be tried elsewhere."""
        if not opened.is_stream:
            raise garbled()
        read, first = Read(), []
        source = events(opened, read)
        async for data, chunk in source:
            first.append((data, chunk))
            if not says_nothing(chunk):
                break
        if not first:
            raise garbled()
        went.used_model = True

        async def chunks() -> AsyncIterator[tuple[bytes, Chunk]]:
            async with aclosing(source):
                for one in first:
                    yield one
                async for one in source:
                    yield one

        def end(status: int) -> None:
            if went.over:
                return
            self.turns[name].leave(went.who.purse, began)
            went.bytes_out, went.said = read.size, read.usage
            if status == CANCELLED:
                self.circuits[name] = let_go(self.circuits[name])
            else:
                self._note(name, went_well=status == 200)
            self.finish(went, status)

        return Streamed(went, read, chunks(), end, opened)

    def _note(self, name: str, *, went_well: bool) -> None:
        self.circuits[name] = after(self.circuits.get(name, Circuit()), self.ticks(), went_well=went_well)


def door_of(went: Went) -> Door:
    """Responses are asked of every back end as chat: one way, looked at in one place."""
    return Door.CHAT if went.door is Door.RESPONSES else went.door


async def accepted(opened: Opened) -> None:
    """Raises Unavailable where the back end is in trouble, Misused where it does not take this request."""
    if opened.status == 200:
        return
    if opened.status >= 500 or opened.status < 400 or opened.status in NOT_NOW:
        raise in_trouble(opened.status)
    said = bytearray()
    async for piece in opened.pieces():
        said += piece
        if len(said) > 1 << 16:
            break
    raise not_taken(bytes(said))


async def whole(opened: Opened, went: Went) -> dict[str, Any]:
    """Raises Unavailable for what is no answer to what was asked."""
    pieces: list[bytes] = []
    size = 0
    async for piece in opened.pieces():
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise garbled()
    went.used_model = True
    try:
        answer: Any = msgspec.json.decode(b"".join(pieces))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise garbled() from error
    listed = answer.get("data" if went.door is Door.EMBEDDINGS else "choices") if isinstance(answer, dict) else None
    if not isinstance(listed, list) or not listed or not all(isinstance(one, dict) for one in listed):
        raise garbled()
    went.bytes_out = sum(map(size_of, listed))
    went.said = answer.get("usage") if isinstance(answer.get("usage"), dict) else None
    made: dict[str, Any] = answer
    made["model"] = went.alias
    return made


def size_of(choice: Mapping[str, Any]) -> int:
    """Letters of what a model said. Raises Unavailable for a message that is none."""
    message = choice.get("message")
    if message is None:
        return len(choice["text"]) if isinstance(choice.get("text"), str) else 0
    if not isinstance(message, dict) or not isinstance(message.get("content"), str | list | None):
        raise garbled()
    calls = [one.get("function") or {} for one in message.get("tool_calls") or () if isinstance(one, dict)]
    return len(message.get("content") or "") + sum(len(str(one.get("arguments") or "")) for one in calls)


def keep(answer: Mapping[str, Any], schema: Any) -> None:
    """Raises Unavailable where a part of the answer does not keep to a JSON Schema."""
    for choice in answer["choices"]:
        try:
            value = msgspec.json.decode((choice.get("message") or {}).get("content") or "")
        except msgspec.DecodeError as error:
            raise out_of_shape() from error
        if not fits(value, schema):
            raise out_of_shape()


def as_stream(went: Went, answer: dict[str, Any]) -> Streamed:
    """A whole answer told in one piece."""
    choices = []
    for place, one in enumerate(answer["choices"]):
        said = {name: value for name, value in (one.get("message") or {}).items() if name in {"role", "content"}}
        choices.append({"index": place, "delta": said, "finish_reason": one.get("finish_reason") or "stop"})
    chunk = {name: answer.get(name) for name in ("id", "created", "model")} | {
        "object": "chat.completion.chunk",
        "choices": choices,
    }
    data, read = msgspec.json.encode(chunk), Read(model=went.alias, usage=answer.get("usage"))

    async def chunks() -> AsyncIterator[tuple[bytes, Chunk]]:
        yield data, understood(data, read)

    return Streamed(went, read, chunks(), lambda _status: None, None)


def in_trouble(status: int) -> Unavailable:
    why = f"the model server answered with {status}"
    return Unavailable("model_in_trouble", what="No answer came", why=why, do="try again in a moment, or look at that server")


def too_slow() -> Unavailable:
    why = "the model server took too long"
    return Unavailable("model_too_slow", what="No answer came", why=why, do="try again, ask for a shorter answer, or stream it")


def out_of_shape() -> Unavailable:
    why = "the model did not keep to the JSON Schema"
    return Unavailable(
        "model_out_of_shape", what="No answer came", why=why, do="ask again, or ask a model whose server holds it to one"
    )


def not_taken(said: bytes) -> Misused:
    """Of a back end's words only numbers are passed on: the rest may quote the request, or name a path."""
    try:
        error = msgspec.json.decode(said)["error"]
        kind = {error.get("type"), error.get("code")} - {None}
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        error, kind = {}, set()
    if kind & TOO_LONG:
        counts = [error.get("n_prompt_tokens"), error.get("n_ctx")]
        has, fits_in = (one if isinstance(one, int) else None for one in counts)
        why = (
            "it is longer than the model can take"
            if has is None or fits_in is None
            else f"it has {has} tokens, and the model takes {fits_in}"
        )
        return Misused("context_length_exceeded", what="Nothing was answered", why=why, do="send less, or ask another model")
    why = "the model server does not take a request like this"
    return Misused("model_refused", what="Nothing was answered", why=why, do="leave out what this model cannot do")
