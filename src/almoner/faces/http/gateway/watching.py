"""`/health`, `/ready` and `/metrics` of a gateway that runs alone."""

import asyncio
from typing import Any

import msgspec
from starlette.responses import Response

from almoner.assembly.gateway import GatewayPlatform

ADDRESSES = frozenset({"/health", "/ready", "/metrics"})
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


async def answer(path: str, platform: GatewayPlatform) -> Response:
    """Nothing of a person is in it."""
    if path == "/health":
        return json_of({"status": "alive"})
    if path == "/metrics":
        return Response(await asyncio.to_thread(platform.metrics), media_type=PROMETHEUS)
    database, ends = await asyncio.to_thread(platform.database_well), await platform.back_ends()
    ready = database and (not ends or any(ends.values()))
    needs = {name: "well" if well else "away" for name, well in ({"database": database} | ends).items()}
    return json_of({"ready": ready, "needs": needs}, 200 if ready else 503)


def json_of(said: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(said), status, media_type="application/json")
