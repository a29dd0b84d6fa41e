"""The gateway as an application of its own: plain ASGI, since every call of a model passes here."""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from almoner.assembly.gateway import GatewayPlatform
from almoner.engine.errors import AlmonerError, Misused, NotInstalled, NotKnown
from almoner.engine.gateway.asking import Door, no_such_model
from almoner.engine.gateway.responses import Telling, from_chat
from almoner.engine.gateway.sensitivity import Level
from almoner.faces.http.gate import Gate
from almoner.faces.http.gateway import routing, watching
from almoner.faces.http.gateway.asking import Gone, body_of, least_of, who
from almoner.faces.http.gateway.saying import STREAM, error_body, event, headers_of, named, put, said, whole
from almoner.faces.http.guard import CODE, Guard
from almoner.faces.http.limits import Limits
from almoner.faces.http.problems import status_of
from almoner.ports.signals import Code
from almoner.services.gateway.trying import Streamed, Whole
from almoner.services.gateway.went import Who

MODELS, ROUTE = "/v1/models", "/route"
DOORS = {f"/v1/{door.value}": door for door in Door}
SPEECH = "/v1/audio/transcriptions"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What the log calls an address; the model's name in it is not kept."""

    path: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, by whom, and how private they say it is."""

    door: Door
    body: Any
    who: Who
    least: Level


PATTERNS = {path: Pattern(path) for path in (*DOORS, MODELS, ROUTE, SPEECH, *watching.ADDRESSES)}
ONE_MODEL = Pattern(MODELS + "/{model}")


def gateway(platform: GatewayPlatform, gate: Gate) -> ASGIApp:
    """Guarded as every other application of the house; starting and closing the platform is the caller's."""
    platform.ask.status_of = status_of
    limited = Limits(Gateway(platform, gate), gate=gate, every=platform.buckets, entering=platform.buckets)
    return Guard(limited, gate=gate, body_bytes=platform.body_bytes, signals=platform.signals, say=said)


def is_ours(path: str) -> bool:
    """Whether an address of the whole server belongs to the gateway."""
    return path.startswith("/v1/") or path == ROUTE


class Gateway:
    """An ASGI application."""

    def __init__(self, platform: GatewayPlatform, gate: Gate) -> None:
        self.platform, self.gate = platform, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, method = scope["path"], scope["method"]
        scope["route"] = ONE_MODEL if path.startswith(MODELS + "/") else PATTERNS.get(path)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        try:
            if path in watching.ADDRESSES and method in {"GET", "HEAD"}:
                await (await watching.answer(path, self.platform))(scope, receive, send)
                return
            asker = await who(scope, headers, self.platform, self.gate)
            if path == MODELS or path.startswith(MODELS + "/"):
                check(method, "GET")
                await self._models(path)(scope, receive, send)
                return
            if path not in PATTERNS or path in watching.ADDRESSES:
                raise nothing_here()
            check(method, "POST")
            if path == SPEECH:
                raise no_speech()
            body = await body_of(receive)
            if path == ROUTE:
                work = self._routed(body, asker, headers, send)
            else:
                work = self._answer(Asked(DOORS[path], body, asker, least_of(headers)), send)
            await until_gone(receive, work)
        except Gone:
            return
        except AlmonerError as error:
            scope[CODE] = Code(error)
            await said(error)(scope, receive, send)

    def _models(self, path: str) -> Response:
        """Raises NotKnown."""
        listed = [{"id": name, "object": "model", "created": 0, "owned_by": "almoner"} for name in self.platform.ask.models]
        if path == MODELS:
            return watching.json_of({"object": "list", "data": listed})
        one = next((one for one in listed if one["id"] == path.removeprefix(MODELS + "/")), None)
        if one is None:
            raise no_such_model()
        return watching.json_of(one)

    async def _routed(self, body: Any, asker: Who, headers: Mapping[str, str], send: Send) -> None:
        await put(watching.json_of(await routing.answer(self.platform, body, asker, headers)), send)

    async def _answer(self, asked: Asked, send: Send) -> None:
        door, body = asked.door, asked.body
        found = await self.platform.ask(door, body, asked.who, least=asked.least)
        if isinstance(found, Whole):
            answer = found.answer
            if door is Door.RESPONSES:
                answer = from_chat(body, answer, self.platform.new_id(), self.platform.seconds())
            await put(whole(answer, found.went), send)
            return
        try:
            if door is Door.RESPONSES:
                await self._told(found, body, send)
            else:
                await self._streamed(found, body, send)
        finally:
            await found.close()

    async def _streamed(self, found: Streamed, body: Mapping[str, Any], send: Send) -> None:
        options = body.get("stream_options")
        with_usage = isinstance(options, Mapping) and options.get("include_usage") is True
        await begin(found, send)
        try:
            async for data, chunk in found.each(status_of):
                line = event(data, chunk, found, with_usage=with_usage)
                if line:
                    await send({"type": "http.response.body", "body": line, "more_body": True})
            last = b"data: [DONE]\n\n"
        except AlmonerError as error:  # too late to try again: said aloud, and never a silent stop
            last = b"data: " + msgspec.json.encode(error_body(error)) + b"\n\n"
        await send({"type": "http.response.body", "body": last})

    async def _told(self, found: Streamed, body: Mapping[str, Any], send: Send) -> None:
        telling = Telling(body, self.platform.new_id(), self.platform.seconds())
        await begin(found, send)

        async def tell(events: Any) -> None:
            lines = b"".join(named(one) for one in events)
            if lines:
                await send({"type": "http.response.body", "body": lines, "more_body": True})

        await tell(telling.begin())
        try:
            async for data, _ in found.each(status_of):
                await tell(telling.feed(msgspec.json.decode(data)))
            await tell(telling.end())
        except AlmonerError as error:
            await tell(telling.fail(error.code, error_body(error)["error"]["message"]))
        await send({"type": "http.response.body", "body": b""})


async def begin(found: Streamed, send: Send) -> None:
    headers = {"content-type": STREAM, "x-accel-buffering": "no"} | headers_of(found.went)
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": 200, "headers": raw})


async def until_gone(receive: Receive, work: Coroutine[Any, Any, None]) -> None:
    """Does it, and lets it go where whoever asked goes away meanwhile: what was asked of a back end ends with it. Raises Gone."""
    doing, watching_it = asyncio.ensure_future(work), asyncio.ensure_future(gone(receive))
    try:
        await asyncio.wait({doing, watching_it}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
            return
        raise Gone
    finally:
        watching_it.cancel()
        if not doing.done():
            doing.cancel()
            with suppress(asyncio.CancelledError, AlmonerError):
                await doing


async def gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def check(method: str, wanted: str) -> None:
    if method != wanted and not (method == "HEAD" and wanted == "GET"):
        why = f"this address is asked with {wanted}"
        raise Misused("no_such_method", what="The request was not understood", why=why, do=f"use {wanted}")


def nothing_here() -> NotKnown:
    return NotKnown("no_such_address", what="Nothing is here", why="there is no such address", do="see docs/gateway.md")


def no_speech() -> NotInstalled:
    why = "speech is not part of this installation yet"
    return NotInstalled("no_speech", what="Nothing was written down", why=why, do="send text to /v1/chat/completions instead")
