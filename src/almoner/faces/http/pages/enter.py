"""Signing in: a password, then a code where the account has one; or a passkey. And signing out."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from almoner.engine.errors import AlmonerError, NotSignedIn
from almoner.engine.findings import Message
from almoner.faces.http.asking import OPEN, OWN
from almoner.faces.http.cookies import Kept
from almoner.faces.http.pages.desk import Desk, Open, go, is_owner
from almoner.faces.http.pages.forms import Sent, field
from almoner.ports.pages import Block, Field, Form, Link, Links, Said, Tone
from almoner.services.people.enter import HALF_LASTS, Half

routes = APIRouter(include_in_schema=False)
WHY = {"rest": "page_sign_in_rested", "out": "page_signed_out"}


@routes.get("/sign-in", openapi_extra=OPEN)
def sign_in_page(desk: Open, why: str = "") -> Response:
    if desk.caller is not None:
        return go("/")
    return draw_sign_in(desk, *(Said(Message(WHY[why]), Tone.QUIET),) if why in WHY else ())


@routes.post("/sign-in", openapi_extra=OPEN)
def sign_in(desk: Open, sent: Sent) -> Response:
    login = field(sent, "login")
    try:
        found = desk.platform.people.enter.with_password(login=login, password=field(sent, "password"), place=desk.place)
    except AlmonerError as error:
        return draw_sign_in(desk, login=login, wrong=error)
    if not isinstance(found, Half):
        return desk.entered(found)
    answer = go("/sign-in/code")
    desk.cookies.put(answer, Kept.HALF, found.token, seconds=int(HALF_LASTS.total_seconds()))
    return answer


@routes.get("/sign-in/code", openapi_extra=OPEN)
def code_page(desk: Open) -> Response:
    return draw_code(desk) if desk.cookies.get(desk.request, Kept.HALF) else go("/sign-in")


@routes.get("/sign-in/recovery", openapi_extra=OPEN)
def recovery_page(desk: Open) -> Response:
    return draw_code(desk, recovery=True) if desk.cookies.get(desk.request, Kept.HALF) else go("/sign-in")


@routes.post("/sign-in/code", openapi_extra=OPEN)
def take_code(desk: Open, sent: Sent) -> Response:
    return with_code(desk, sent, recovery=False)


@routes.post("/sign-in/recovery", openapi_extra=OPEN)
def take_recovery(desk: Open, sent: Sent) -> Response:
    return with_code(desk, sent, recovery=True)


@routes.get("/sign-in/passkey", openapi_extra=OPEN)
def passkey_page(desk: Open) -> Response:
    return draw_passkey(desk)


@routes.post("/sign-in/passkey", openapi_extra=OPEN)
def take_passkey(desk: Open, sent: Sent) -> Response:
    token, answer = field(sent, "token"), field(sent, "answer", most=100_000)
    try:
        return desk.entered(desk.platform.people.passkeys.enter(token=token, answer=answer, place=desk.place))
    except AlmonerError as error:
        return draw_passkey(desk, error)


@routes.post("/sign-out", openapi_extra=OWN)
def sign_out(desk: Open, _sent: Sent) -> Response:
    if desk.caller is not None and desk.caller.session is not None:
        desk.platform.people.sessions.end(desk.caller, desk.caller.session)
    answer = go("/" if is_owner(desk) else "/sign-in?why=out")
    desk.cookies.drop(answer, Kept.SESSION)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def with_code(desk: Desk, sent: dict[str, str], *, recovery: bool) -> Response:
    half = desk.cookies.get(desk.request, Kept.HALF)
    if half is None:
        return go("/sign-in")
    try:
        return desk.entered(desk.platform.people.enter.with_code(half=half, code=field(sent, "code"), place=desk.place))
    except AlmonerError as error:
        return draw_code(desk, error, recovery=recovery)


def draw_sign_in(desk: Desk, *said: Block, login: str = "", wrong: AlmonerError | None = None) -> Response:
    form = desk.form(
        "/sign-in",
        "page_sign_in_button",
        Field("login", Message("page_login"), fills="username", value=login, most=200),
        Field("password", Message("page_password"), "password", "current-password"),
    )
    other = [Link("/sign-in/passkey", Message("page_with_passkey"))]
    if desk.platform.people.provider is not None:
        other += [Link("/sign-in/provider", Message("page_with_provider"))]
    usual = "page_wrong_password" if isinstance(wrong, NotSignedIn) else None
    return desk.show("page_sign_in_title", *said, form, Links(tuple(other)), wrong=wrong, usual=usual)


def draw_code(desk: Desk, wrong: AlmonerError | None = None, *, recovery: bool = False) -> Response:
    if recovery:
        title, to, way = "page_recovery_title", "/sign-in/recovery", Link("/sign-in/code", Message("page_to_code"))
        asked = Field("code", Message("page_recovery"), hint=Message("page_recovery_hint"), most=60)
    else:
        title, to, way = "page_code_title", "/sign-in/code", Link("/sign-in/recovery", Message("page_to_recovery"))
        asked = Field("code", Message("page_code"), "code", "one-time-code", hint=Message("page_code_hint"), most=20)
    again = Link("/sign-in", Message("page_with_password"))
    form = desk.form(to, "page_code_button", asked)
    return desk.show(title, form, Links((way, again)), wrong=wrong, usual="page_wrong_code")


def draw_passkey(desk: Desk, wrong: AlmonerError | None = None) -> Response:
    password = Links((Link("/sign-in", Message("page_with_password")),))
    elsewhere = other_address(desk)
    if elsewhere is not None:
        return desk.show("page_with_passkey", elsewhere, password, wrong=wrong, usual="page_wrong_passkey")
    begun = desk.platform.people.passkeys.begin_entering()
    form = asking(desk.form("/sign-in/passkey", "page_with_passkey", token=begun.token), begun.options)
    return desk.show("page_with_passkey", form, password, wrong=wrong, usual="page_wrong_passkey")


def asking(form: Form, options: str, *, makes: bool = False) -> Form:
    """The same form, sent by the page's script with a device's answer."""
    return replace(form, asks=options, makes=makes)


def other_address(desk: Desk) -> Said | None:
    """Where this page lies elsewhere than passkeys work."""
    origin = desk.platform.settings.origin
    here = f"{desk.request.url.scheme}://{desk.request.headers.get('host', '')}"
    known = desk.request.headers.get("host", "").lower() == origin.partition("://")[2]
    return None if known or here == origin else Said(Message("page_passkey_elsewhere", address=origin))
