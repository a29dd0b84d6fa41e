"""A back end that speaks OpenAI's protocol over HTTP: a llama.cpp server, vLLM, or any other that an operator named."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from almoner.adapters.outbound_async import AsyncAnswer, AsyncOutbound
from almoner.engine.errors import AlmonerError, Unavailable
from almoner.engine.gateway.asking import Door

MOST_BYTES = 1 << 20
STREAM = "text/event-stream"


class HttpOpened:
    """An `Opened`."""

    def __init__(self, answer: AsyncAnswer) -> None:
        self.status, self.pieces, self.close = answer.status, answer.pieces, answer.close
        self.is_stream = answer.media.startswith(STREAM)


@dataclass(frozen=True, slots=True)
class OpenAIHttp:
    """A `ModelServer`. `base` ends with /v1."""

    base: str
    door: AsyncOutbound
    key: str | None = field(default=None, repr=False)

    async def ask(self, door: Door, body: bytes) -> HttpOpened:
        return HttpOpened(await self.door.post(f"{self.base}/{door.value}", body, self._headers()))

    async def models(self) -> Sequence[str]:
        answer = await self.door.get(f"{self.base}/models", self._headers())
        try:
            said = bytearray()
            async for piece in answer.pieces():
                said += piece
                if len(said) > MOST_BYTES:
                    raise unclear()
        finally:
            await answer.close()
        try:
            listed: Any = json.loads(said)["data"]
            return [str(one["id"]) for one in listed]
        except (ValueError, TypeError, KeyError) as error:
            raise unclear() from error

    async def well(self) -> bool:
        try:
            await self.models()
        except AlmonerError:
            return False
        return True

    async def close(self) -> None:
        await self.door.close()

    def _headers(self) -> dict[str, str]:
        return {} if self.key is None else {"Authorization": f"Bearer {self.key}"}


def unclear() -> Unavailable:
    return Unavailable(
        "model_unclear",
        what="The models were not listed",
        why="the model server's answer is not understood",
        do="see whether its address is right",
    )
