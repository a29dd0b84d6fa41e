"""A gateway inside this process, asked as a program asks it, before recording fake back ends."""

import asyncio
import json
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace

from almoner.assembly.gateway_alone import gateway_alone
from almoner.assembly.gateway_settings import GatewaySettings, ServerSettings
from almoner.assembly.settings import Settings
from almoner.engine.gateway.routing import Agreement, BackEnd, Choice, Place
from almoner.engine.gateway.sensitivity import Level, Look
from almoner.faces.http.gate import Gate
from almoner.faces.http.gateway.app import gateway

EVERY = frozenset(Level)
LOCAL = BackEnd("here", Place.LOCAL, EVERY, embeds=True)
REMOTE = BackEnd("outside", Place.REMOTE, frozenset({Level.PUBLIC}), weight=1_000_000, embeds=True)
AGREED = Agreement("A-1", "Pat Example", date(2026, 1, 2), redacted=True)
SAID = "one two three"


def chunk(text=None, finish=None, usage=None, **more):
    choices = (
        []
        if usage and text is None and finish is None
        else [{"index": 0, "delta": {"content": text} if text is not None else {}, "finish_reason": finish}]
    )
    return (
        b"data: "
        + json.dumps(
            {"id": "c", "object": "chat.completion.chunk", "model": "/srv/x.gguf", "choices": choices, "usage": usage} | more
        ).encode()
        + b"\n\n"
    )


STREAM = [
    chunk(""),
    *(chunk(word + " ") for word in SAID.split()),
    chunk(finish="stop"),
    chunk(usage={"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12}),
    b"data: [DONE]\n\n",
]
WHOLE = {
    "id": "c",
    "object": "chat.completion",
    "created": 1,
    "model": "/srv/x.gguf",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": SAID}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 9, "completion_tokens": 3, "total_tokens": 12},
}
VECTORS = {
    "object": "list",
    "model": "/srv/x.gguf",
    "data": [{"object": "embedding", "index": 0, "embedding": [0.5]}],
    "usage": {"prompt_tokens": 2, "total_tokens": 2},
}


class Fake:
    """A `ModelServer` that keeps what it is sent. `script` gives an answer by the request: status, whether it streams, pieces; a piece may
    be an error to raise or an event to wait for."""

    def __init__(self, script=None):
        self.script, self.seen, self.closed = script or usual, [], 0

    async def ask(self, door, body):
        self.seen.append(body)
        found = self.script(door, json.loads(body))
        if isinstance(found, Exception):
            raise found
        return Opened(self, *found)

    async def models(self):
        return ["/srv/x.gguf"]

    async def well(self):
        return True

    async def close(self):
        pass


class Opened:
    def __init__(self, fake, status, is_stream, pieces):
        self.fake, self.status, self.is_stream, self.given = fake, status, is_stream, pieces

    async def pieces(self):
        for one in self.given:
            await asyncio.sleep(0)
            if isinstance(one, Exception):
                raise one
            if isinstance(one, asyncio.Event):
                await one.wait()
                continue
            yield one

    async def close(self):
        self.fake.closed += 1


def usual(door, asked):
    if asked.get("stream"):
        return 200, True, STREAM
    if door.value == "embeddings":
        return 200, False, [json.dumps(VECTORS).encode()]
    if door.value == "completions":
        return 200, False, [json.dumps(WHOLE | {"choices": [{"index": 0, "text": SAID, "finish_reason": "stop"}]}).encode()]
    return 200, False, [json.dumps(WHOLE).encode()]


class Says:
    """A detector that always says the same."""

    def __init__(self, level, *, sure=True, sensitive=False):
        self.found = Look(level, sure, sensitive)

    async def look(self, _parts):
        return self.found


class Sleeps:
    async def look(self, _parts):
        await asyncio.sleep(3600)


class Breaks:
    async def look(self, _parts):
        raise RuntimeError("it broke, and quotes what it was shown")


@contextmanager
def door(data, ends=(LOCAL, REMOTE), models=None, servers=None, **settings):
    """`fakes` by back end; `ask(path, body)` gives status, headers and body."""
    fakes = servers or {one.name: Fake() for one in ends}
    models = models or {"default": tuple(Choice(one, "their-name") for one in ends)}
    chosen = GatewaySettings(tuple(ServerSettings(one, "http://127.0.0.1:9") for one in ends), models, **settings)
    made = gateway_alone(Settings(str(data), gateway=chosen), servers=fakes)
    made.start()
    app = gateway(made.gateway, Gate())

    runner = asyncio.Runner()

    def ask(path, body=None, **more):
        return runner.run(asked(app, path, body, **more))

    try:
        yield SimpleNamespace(
            ask=ask, app=app, fakes=fakes, gateway=made.gateway, calls=made.gateway.ask.ledger.waiting, made=made, data=data
        )
    finally:
        runner.run(made.gateway.close())
        runner.close()
        made.close()


async def asked(app, path, body=None, *, method=None, headers=None, gone_after=None):
    """`gone_after` so many pieces of the answer the asker goes away."""
    sent = [b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()]
    leaving, got = asyncio.Event(), SimpleNamespace(status=None, headers={}, pieces=[])

    async def receive():
        if sent:
            return {"type": "http.request", "body": sent.pop(), "more_body": False}
        await leaving.wait()
        return {"type": "http.disconnect"}

    async def send(message):
        if message["type"] == "http.response.start":
            got.status = message["status"]
            got.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            got.pieces.append(message.get("body", b""))
            if gone_after is not None and len(got.pieces) >= gone_after:
                leaving.set()

    given = {"host": "127.0.0.1:8092"} | (headers or {})
    scope = {
        "type": "http",
        "method": method or ("GET" if body is None else "POST"),
        "path": path,
        "query_string": b"",
        "scheme": "http",
        "client": ("127.0.0.1", 50000),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    if gone_after == 0:
        leaving.set()
    await app(scope, receive, send)
    got.body = b"".join(got.pieces)
    return got


def told(got):
    """The data of each event of a stream."""
    found = [line[6:] for line in got.body.decode().split("\n") if line.startswith("data: ")]
    return [one if one == "[DONE]" else json.loads(one) for one in found]
