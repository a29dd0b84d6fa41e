"""What every part alone answers to whoever looks after it: `/health`, `/ready` and `/metrics`."""

from collections.abc import Callable, Mapping
from typing import Any

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route


def watched(registry: CollectorRegistry, needs: Callable[[], tuple[bool, Mapping[str, Any]]]) -> list[Route]:
    """`needs` says whether the part can serve, and what that hangs on."""

    async def health(_request: Request) -> Response:
        return JSONResponse({"alive": True})

    async def ready(_request: Request) -> Response:
        well, said = await run_in_threadpool(needs)
        return JSONResponse({"ready": well, **said}, 200 if well else 503)

    async def metrics(_request: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    return [Route("/health", health), Route("/ready", ready), Route("/metrics", metrics)]
