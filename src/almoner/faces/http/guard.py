"""What every request passes: the right host, no other site behind it, not too large; and what every answer carries."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from almoner.engine.errors import AlmonerError
from almoner.faces.http.asking import WHO
from almoner.faces.http.gate import Gate
from almoner.faces.http.problems import fault, problem, too_large
from almoner.ports.signals import NO_ROUTE, Code, Count, Event, Level, Method, Route, Signals, Span, Where

HEADERS = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
    (b"cache-control", b"no-store"),
)
OVER_TLS = ((b"strict-transport-security", b"max-age=63072000"),)
"""Two years in which a browser comes by https alone, where people open an https address."""
CODE = "almoner.code"
WATCHING = frozenset({"/health", "/ready", "/metrics"})
"""Asked every few seconds."""
UPLOAD = {
    "POST": re.compile(r"/api/v1/(?:folders/(?:[^/]+/papers|import)|editions/files)/?|/papers"),  # the last from a phone
    "PATCH": re.compile(r"/api/v1/folders/[^/]+/uploads/[^/]+"),
}
"""What holds a paper or a table."""


class Guard:
    """An ASGI application around another."""

    def __init__(
        self, app: ASGIApp, *, gate: Gate, body_bytes: int, signals: Signals, say: Callable[[AlmonerError], Response] = problem
    ) -> None:
        """`say` gives an error the shape that those who ask expect."""
        self.app, self.gate, self.body_bytes, self.signals, self.say = app, gate, body_bytes, signals, say
        self.headers = HEADERS + (OVER_TLS if (gate.site or "").startswith("https:") else ())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = Answer(send, self.headers, self.say)
        limited = Limited(receive, self.body_bytes, answer, is_upload=is_upload(scope))
        with self.signals.during(Event.REQUEST, method=Method.of(scope["method"])) as span:
            try:
                headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
                self.gate.check(scope, headers)
                check_size(scope, headers, self.body_bytes)
                await self.app(scope, limited, answer)
            except AlmonerError as error:
                scope[CODE] = Code(error)
                await answer.instead(error)
            except Exception as error:
                span.level = Level.ERROR
                span.note(where=Where(error))
                if answer.status:  # too late to say anything: the connection breaks off
                    raise
                await answer.instead(fault(type(error).__name__, place(error)))
            finally:
                tell(span, scope, answer, limited, self.signals)


class Answer:
    """A `Send` that adds the headers; what was taken over by a problem is not sent any more."""

    def __init__(
        self, send: Send, headers: tuple[tuple[bytes, bytes], ...], say: Callable[[AlmonerError], Response] = problem
    ) -> None:
        self.send, self.headers, self.say, self.status, self.size = send, headers, say, 0, 0
        self.refused: AlmonerError | None = None

    async def __call__(self, message: Message) -> None:
        if self.refused is not None:
            if message["type"] == "http.response.start":
                refused, self.refused = self.refused, None
                await self._whole(refused)
                self.refused = refused
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given = {name.lower() for name, _ in message.get("headers", ())}
            added = [(name, value) for name, value in self.headers if name not in given]
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        self.size += len(message.get("body", b""))
        await self.send(message)

    async def instead(self, error: AlmonerError) -> None:
        self.refused = None
        await self._whole(error)

    async def _whole(self, error: AlmonerError) -> None:
        said = self.say(error)
        await self({"type": "http.response.start", "status": said.status_code, "headers": said.raw_headers})
        await self({"type": "http.response.body", "body": said.body})


class Limited:
    """A `Receive` that ends where a body grows beyond what is taken; a paper's own limit is its service's."""

    def __init__(self, receive: Receive, most: int, answer: Answer, *, is_upload: bool) -> None:
        self.receive, self.most, self.answer, self.is_upload, self.size = receive, most, answer, is_upload, 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.size += len(message.get("body", b""))
        if self.size > self.most and not self.is_upload:
            self.answer.refused = too_large(self.most)  # the framework would say its own words
            raise self.answer.refused
        return message


def tell(span: Span, scope: Scope, answer: Answer, limited: Limited, signals: Signals) -> None:
    """Words of the code and counts; who asked as a keyed digest."""
    route = getattr(scope.get("route"), "path", None)
    span.note(route=NO_ROUTE if route is None else Route(route), status=Count(answer.status or 500))
    span.note(received=Count(limited.size), sent=Count(answer.size))
    if CODE in scope:
        span.note(code=scope[CODE])
    if WHO in scope:
        span.note(who=signals.subject(scope[WHO]))
    if route in WATCHING and span.level is Level.INFO:
        span.level = Level.DEBUG


def is_upload(scope: Scope) -> bool:
    return scope["method"] in UPLOAD and UPLOAD[scope["method"]].fullmatch(scope["path"]) is not None


def check_size(scope: Scope, headers: Mapping[str, str], body_bytes: int) -> None:
    """Raises Misused."""
    length = headers.get("content-length", "0")
    if length.isascii() and length.isdigit() and int(length[:20]) > body_bytes and not is_upload(scope):
        raise too_large(body_bytes)


def place(error: BaseException) -> str:
    """The file and line where it broke, without any content."""
    trace: Any = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
