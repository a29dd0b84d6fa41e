"""HEAD at an address of a page or a probe is answered as GET is, without the body."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PROGRAMS = "/api/"
"""Addresses below it say in the description which methods they take."""


class HeadAsGet:
    """An ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD" or scope["path"].startswith(PROGRAMS):
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self.app({**scope, "method": "GET"}, receive, without_body)
