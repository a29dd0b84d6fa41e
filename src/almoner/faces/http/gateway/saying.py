"""Answers and errors in the shapes that OpenAI's clients expect; an error's message is the house's own sentence."""

from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.responses import Response
from starlette.types import Send

from almoner.engine.errors import AlmonerError, TooMany, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.faces.http.problems import status_of
from almoner.services.gateway.events import Chunk
from almoner.services.gateway.trying import Streamed
from almoner.services.gateway.went import Went

JSON, STREAM = "application/json", "text/event-stream; charset=utf-8"
TYPES = {401: "authentication_error", 403: "permission_error", 404: "not_found_error", 429: "rate_limit_error"}
AWAY_S = 2
"""After how many seconds to ask again where something is away."""


async def put(response: Response, send: Send) -> None:
    """A whole answer; it reads nothing more of the request."""
    await response({"type": "http"}, nothing, send)


async def nothing() -> Any:
    return {"type": "http.disconnect"}


def error_body(error: AlmonerError) -> dict[str, Any]:
    status = status_of(error)
    kind = TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {"message": neutral(str(error)), "type": kind, "param": None, "code": error.code}}


def said(error: AlmonerError) -> Response:
    headers = {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.wait_s)
    elif status_of(error) == 503 and isinstance(error, Unavailable):
        headers["Retry-After"] = str(AWAY_S)
    return Response(msgspec.json.encode(error_body(error)), status_of(error), headers, JSON)


def headers_of(went: Went) -> dict[str, str]:
    """Where it went and how private it was taken to be: words of the code."""
    found = {"x-almoner-cached": "yes"} if went.cached else {}
    if went.judged is not None:
        found["x-almoner-level"] = went.judged.level.value
    if went.choice is not None:
        found["x-almoner-place"] = went.choice.back_end.place.value
    return found


def whole(answer: Mapping[str, Any], went: Went) -> Response:
    return Response(msgspec.json.encode(answer), 200, headers_of(went), JSON)


def event(data: bytes, chunk: Chunk, stream: Streamed, *, with_usage: bool) -> bytes:
    """One event of chat as it goes on, under the name that was asked for; b"" for what nobody asked for."""
    if not chunk.choices and not (with_usage and chunk.usage):
        return b""
    if stream.read.model is not None:
        theirs = b'"model":' + msgspec.json.encode(stream.read.model)
        ours = b'"model":' + msgspec.json.encode(stream.went.alias)
        if theirs in data:
            data = data.replace(theirs, ours)
        elif chunk.model is not None:  # written in another way
            data = msgspec.json.encode(msgspec.json.decode(data) | {"model": stream.went.alias})
    return b"data: " + data + b"\n\n"


def named(told: Mapping[str, Any]) -> bytes:
    """One event of Responses."""
    kind: str = told["type"]
    return b"event: " + kind.encode() + b"\ndata: " + msgspec.json.encode(told) + b"\n\n"
