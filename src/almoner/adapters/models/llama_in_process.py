"""Weights in this very process: llama.cpp by way of xllamacpp."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from almoner.adapters.chance.system import new_secret
from almoner.engine.errors import NotInstalled, Unavailable
from almoner.engine.gateway.asking import Door

DONE = b"data: [DONE]\n\n"
NAME = "built-in"


class Begun:
    """An `Opened`: what a thread hands over, piece by piece. The thread stops at the next piece once it is closed."""

    def __init__(self, *, is_stream: bool) -> None:
        self.status, self.is_stream = 200, is_stream
        self.loop = asyncio.get_running_loop()
        self.queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.closed = threading.Event()
        self.first: bytes | None = None

    def put(self, piece: bytes | None) -> None:
        if not self.closed.is_set():
            self.loop.call_soon_threadsafe(self.queue.put_nowait, piece)

    async def pieces(self) -> AsyncIterator[bytes]:
        if self.first is not None:
            yield self.first
        while (piece := await self.queue.get()) is not None:
            yield piece

    async def close(self) -> None:
        self.closed.set()


@dataclass(slots=True)
class LlamaInProcess:
    """A `ModelServer`. The weights are loaded when first asked. Raises NotInstalled without the extra."""

    path: Path
    context: int
    parallel: int
    server: Any = field(default=None, repr=False)
    pool: ThreadPoolExecutor | None = field(default=None, repr=False)
    loading: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        if find_spec("xllamacpp") is None:
            why, do = "what runs weights in this process is not installed", "install it with: pip install 'almoner[llm]'"
            raise NotInstalled("llm_missing", what="The models were not set up", why=why, do=do)

    async def ask(self, door: Door, body: bytes) -> Begun:
        asked = json.loads(body)
        begun = Begun(is_stream=asked.get("stream") is True)
        if self.pool is None:
            self.pool = ThreadPoolExecutor(self.parallel, "almoner-llama")
        running = asyncio.get_running_loop().run_in_executor(self.pool, partial(self._run, door, asked, begun))
        running.add_done_callback(partial(ended, begun))
        first = await begun.queue.get()
        if first is None:
            raise away()
        if first.startswith(b"!"):
            begun.status, begun.is_stream, first = 400, False, first[1:]
        begun.first = first
        return begun

    async def models(self) -> Sequence[str]:
        return [NAME]

    async def well(self) -> bool:
        return self.path.is_file()

    async def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=False, cancel_futures=True)
        self.server = None

    def _run(self, door: Door, asked: dict[str, Any], begun: Begun) -> None:
        """In a thread."""
        server = self._loaded()
        calls: dict[Door, Callable[..., Any]] = {
            Door.CHAT: server.handle_chat_completions,
            Door.TEXT: server.handle_completions,
        }
        if door not in calls:
            begun.put(b'!{"error": {}}')
            return

        def told(chunk: Any) -> bool:
            failed = isinstance(chunk, dict) and "error" in chunk
            begun.put(b"!" + json.dumps(chunk).encode() if failed else b"data: " + json.dumps(chunk).encode() + b"\n\n")
            return begun.closed.is_set()

        if begun.is_stream:
            calls[door](asked, told)
            begun.put(DONE)
            return
        answer = calls[door](asked)
        begun.put((b"!" if "error" in answer else b"") + json.dumps(answer).encode())

    def _loaded(self) -> Any:
        with self.loading:
            if self.server is None:
                import xllamacpp  # noqa: PLC0415 - an extra, and large

                chosen = xllamacpp.CommonParams()
                chosen.model.path = str(self.path)
                chosen.n_ctx, chosen.n_parallel = self.context * self.parallel, self.parallel
                chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = 1
                chosen.verbosity = -1  # it would write of requests
                chosen.hostnames, chosen.port = ["127.0.0.1"], 0  # it listens whether one asks it to or not:
                chosen.api_keys = [new_secret()]  # nobody else knows this key
                self.server = xllamacpp.Server(chosen)
            return self.server


def ended(begun: Begun, done: "asyncio.Future[None]") -> None:
    """However the thread ended, whoever waits is told that no more comes."""
    if not done.cancelled():
        done.exception()
    begun.put(None)


def away() -> Unavailable:
    return Unavailable(
        "model_away",
        what="No answer came",
        why="the weights could not be loaded or broke off",
        do="see whether the file is whole",
    )
