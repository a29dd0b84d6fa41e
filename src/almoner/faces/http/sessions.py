"""`/api/v1/sessions` and `/api/v1/me`: signing in and out from programs and pages with script, and who one is."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from almoner.faces.http.asking import OPEN, OWN, PROBLEMS, Asking, Served, cookies_of, place_of
from almoner.faces.http.cookies import Cookies, Kept
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.shapes import PathId
from almoner.faces.http.shapes_people import (
    AccountShape,
    HalfShape,
    SecondStep,
    SessionList,
    SessionShape,
    SignIn,
    account_shape,
    session_shape,
)
from almoner.ports.entering import Place
from almoner.services.people.enter import Half
from almoner.services.people.sessions import Entered

routes = APIRouter(prefix="/api/v1", tags=["sessions"], responses=PROBLEMS)
From = Annotated[Place, Depends(place_of)]
Keeping = Annotated[Cookies, Depends(cookies_of)]


@routes.post(
    "/sessions",
    status_code=201,
    openapi_extra=OPEN,
    response_model=SessionShape,
    responses={202: {"model": HalfShape, "description": "A code is still asked for"}},
)
def sign_in(said: SignIn, platform: Served, place: From, cookies: Keeping) -> Response:
    """The session's token is in a cookie that no script reads."""
    found = platform.people.enter.with_password(login=said.login, password=said.password, place=place)
    return JSONResponse({"half": found.token}, 202) if isinstance(found, Half) else opened(found, cookies)


@routes.post("/sessions/code", status_code=201, openapi_extra=OPEN, response_model=SessionShape)
def sign_in_with_code(said: SecondStep, platform: Served, place: From, cookies: Keeping) -> Response:
    return opened(platform.people.enter.with_code(half=said.half, code=said.code, place=place), cookies)


@routes.get("/sessions", openapi_extra=OWN)
def list_sessions(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> SessionList:
    found, further = page_of([session_shape(one, caller.session) for one in platform.people.sessions.of(caller)], after, limit)
    return SessionList(sessions=found, next=further)


@routes.delete("/sessions", status_code=204, openapi_extra=OWN)
def end_other_sessions(platform: Served, caller: Asking) -> None:
    """All but the one that asks."""
    platform.people.sessions.end_all(caller, but_this=True)


@routes.delete("/sessions/{session}", status_code=204, openapi_extra=OWN)
def end_session(session: PathId, platform: Served, caller: Asking) -> None:
    platform.people.sessions.end(caller, session)


@routes.get("/me", openapi_extra=OWN)
def see_me(platform: Served, caller: Asking) -> AccountShape:
    return account_shape(platform.people.me(caller))


def opened(entered: Entered, cookies: Cookies) -> Response:
    answer = JSONResponse(session_shape(entered.session, entered.session.id).model_dump(mode="json"), 201)
    cookies.put(answer, Kept.SESSION, entered.token)
    return answer


def origin_of(request: Request) -> str:
    """As it was asked for, which the gate has looked at."""
    site: str | None = request.app.state.platform.settings.site
    return site or f"{request.url.scheme}://{request.headers.get('host', '')}"
