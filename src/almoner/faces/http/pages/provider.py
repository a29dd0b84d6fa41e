"""Signing in through the institution's identity provider: there, back, and out without a browser."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from almoner.engine.errors import AlmonerError, NotKnown, Refused
from almoner.faces.http.asking import OPEN, Served, place_of
from almoner.faces.http.cookies import Kept
from almoner.faces.http.pages.desk import Open, go
from almoner.faces.http.pages.enter import draw_sign_in
from almoner.faces.http.pages.forms import field, fields_of
from almoner.faces.http.problems import nothing_here
from almoner.services.people.provider import LASTS, EnterByProvider

routes = APIRouter(include_in_schema=False, prefix="/sign-in/provider")


@routes.get("", openapi_extra=OPEN)
def begin(desk: Open) -> Response:
    try:
        sent = named(desk.platform.people.provider).begin()
    except NotKnown:
        raise
    except AlmonerError as error:
        return draw_sign_in(desk, wrong=error)
    answer = go(sent.address)
    desk.cookies.put(answer, Kept.PROVIDER, sent.state, seconds=int(LASTS.total_seconds()))
    return answer


@routes.get("/back", openapi_extra=OPEN)
def come_back(desk: Open, state: str = "", code: str = "") -> Response:
    """Where it did not work there, it comes without a code."""
    provider, cookie = named(desk.platform.people.provider), desk.cookies.get(desk.request, Kept.PROVIDER) or ""
    try:
        if not code or not state or not cookie:
            raise Refused("provider_refused", what="You were not signed in", why="it did not work there", do="try again")
        return desk.entered(provider.enter(state=state, cookie=cookie, code=code, place=desk.place))
    except AlmonerError as error:
        return draw_sign_in(desk, wrong=error)


@routes.post("/out", openapi_extra=OPEN)
async def out(request: Request, platform: Served) -> Response:
    """OpenID Connect Back-Channel Logout 1.0: the provider itself says who is out. The token proves it; there is no browser."""
    provider = named(platform.people.provider)
    token = field(await fields_of(request), "logout_token", most=100_000)
    try:
        await run_in_threadpool(provider.signed_out, token, place_of(request))
    except Refused:
        return JSONResponse({"error": "invalid_request"}, 400)
    return Response(status_code=200)


def named(provider: EnterByProvider | None) -> EnterByProvider:
    if provider is None:
        raise nothing_here()
    return provider
