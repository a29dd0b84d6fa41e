"""A back end's stream cut into its events, each looked at just enough to know that it is one; what is none ends it."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from almoner.engine.errors import Unavailable
from almoner.ports.models import Opened

MOST_BYTES = 4 << 20
END = b"[DONE]"


class Called(msgspec.Struct):
    """What a tool is called with."""

    arguments: str | None = None


class ToolCall(msgspec.Struct):
    """A call of a tool, or a piece of one."""

    function: Called | None = None


class Said(msgspec.Struct):
    """A piece of what a model says."""

    content: str | list[Any] | None = None
    reasoning_content: str | None = None
    tool_calls: list[ToolCall] | None = None


class ChunkChoice(msgspec.Struct):
    """One of the answers under way."""

    delta: Said | None = None
    text: str | None = None
    finish_reason: str | None = None


class Chunk(msgspec.Struct):
    """As much of an event as has to be known."""

    choices: list[ChunkChoice]
    model: str | None = None
    usage: dict[str, Any] | None = None


CHUNKS = msgspec.json.Decoder(Chunk)


@dataclass(slots=True)
class Read:
    """What a stream has told by now: its own name for the model, bytes of text, tokens as it counts them, whether it came to an end."""

    model: str | None = None
    size: int = 0
    usage: dict[str, Any] | None = None
    finished: bool = False
    done: bool = False
    rest: bytearray = field(default_factory=bytearray)


async def events(opened: Opened, read: Read) -> AsyncGenerator[tuple[bytes, Chunk], None]:
    """The data of each event with what is known of it, to the end. Raises Unavailable where it breaks off before, or is none of ours."""
    async for piece in opened.pieces():
        read.rest += piece
        for data in cut(read.rest):
            if data == END:
                read.done = True
                return
            yield data, understood(data, read)
    if not read.finished:
        raise cut_short()


def cut(rest: bytearray) -> list[bytes]:
    """Takes whole events away from it and gives their data; comments and empty ones are passed over."""
    if b"\r" in rest:
        rest[:] = rest.replace(b"\r\n", b"\n")
    end = rest.rfind(b"\n\n")
    if end < 0:
        if len(rest) > MOST_BYTES:
            raise garbled()
        return []
    whole = bytes(rest[:end])
    del rest[: end + 2]
    found = []
    for event in whole.split(b"\n\n"):
        if event.startswith(b"data:") and b"\n" not in event:
            found.append(event[5:].strip())
            continue
        lines = [line for line in event.split(b"\n") if line and not line.startswith((b":", b"event:", b"id:", b"retry:"))]
        if any(not line.startswith(b"data:") for line in lines):
            raise garbled()
        if lines:
            found.append(b"\n".join(line[5:].strip() for line in lines))
    return found


def understood(data: bytes, read: Read) -> Chunk:
    """Raises Unavailable."""
    try:
        chunk = CHUNKS.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise garbled() from error
    if read.model is None:
        read.model = chunk.model
    if chunk.usage:
        read.usage = chunk.usage
    for choice in chunk.choices:
        read.size += said(choice)
        read.finished = read.finished or choice.finish_reason is not None
    return chunk


def said(choice: ChunkChoice) -> int:
    """Bytes of text, roughly: letters."""
    size = len(choice.text or "")
    if choice.delta is not None:
        size += len(choice.delta.content or "") + len(choice.delta.reasoning_content or "")
        for call in choice.delta.tool_calls or ():
            size += len((call.function.arguments if call.function else None) or "")
    return size


def says_nothing(chunk: Chunk) -> bool:
    """Whether an event comes before the first token: a role alone, or nothing."""
    return not chunk.usage and all(said(one) == 0 and one.finish_reason is None for one in chunk.choices)


def garbled() -> Unavailable:
    return Unavailable(
        "model_garbled", what="The answer was broken off", why="the model server sent what is no answer", do="ask again"
    )


def cut_short() -> Unavailable:
    return Unavailable(
        "model_cut_short", what="The answer was broken off", why="the model server ended before its answer did", do="ask again"
    )
