"""What every door of a part alone does with a request: asks for the key and a JSON object of some size, and answers or says why not."""

import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from almoner.engine.errors import AlmonerError

MOST_BYTES = 4 << 20


class Wrong(Exception):
    """What is answered instead: a status, and one sentence; `of` names the field that is wrong."""

    def __init__(self, status: int, sentence: str, *, of: str | None = None) -> None:
        super().__init__(sentence)
        self.status, self.of = status, of


async def answer(
    request: Request,
    key: str | None,
    work: Callable[[dict[str, Any]], Awaitable[Mapping[str, Any]]],
    counted: Callable[[int], None],
) -> JSONResponse:
    """What `work` makes of the body; `counted` is told the status."""
    try:
        allowed(request, key)
        said = await work(await read(request))
    except Wrong as wrong:
        counted(wrong.status)
        return refused(wrong)
    except AlmonerError as error:
        counted(503)
        return refused(Wrong(503, str(error)))
    counted(200)
    return JSONResponse(said)


def allowed(request: Request, key: str | None) -> None:
    """Raises Wrong."""
    if key is None:
        return
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(shown.strip().encode(), key.encode()):
        raise Wrong(
            401, "The request was not answered: the key is missing or is another one; send it as Authorization: Bearer KEY."
        )


async def read(request: Request) -> dict[str, Any]:
    """Raises Wrong."""
    whole = bytearray()
    try:
        async for piece in request.stream():
            whole += piece
            if len(whole) > MOST_BYTES:
                raise Wrong(413, f"The request was not answered: it is longer than {MOST_BYTES >> 20} MiB; send less at once.")
        body = json.loads(whole)
    except (ValueError, RecursionError) as error:
        raise Wrong(400, "The request was not answered: it is not JSON; send one JSON object.") from error
    except ClientDisconnect as error:
        raise Wrong(400, "The request was not answered: it broke off; send it again.") from error
    if not isinstance(body, dict):
        raise Wrong(400, "The request was not answered: it is not an object; send one JSON object.")
    return body


def refused(wrong: Wrong) -> JSONResponse:
    kind = {401: "authentication_error", 503: "server_error"}.get(wrong.status, "invalid_request_error")
    headers = {"WWW-Authenticate": "Bearer"} if wrong.status == 401 else None
    said = {"error": {"message": str(wrong), "type": kind, "param": wrong.of, "code": None}}
    return JSONResponse(said, wrong.status, headers=headers)
