"""Six-digit codes: turned on with an authenticator program, renewed and turned off with a code."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from almoner.engine.errors import AlmonerError
from almoner.engine.findings import Message
from almoner.faces.http.asking import OWN
from almoner.faces.http.pages.desk import Desk, Own, go
from almoner.faces.http.pages.forms import Sent, field
from almoner.ports.accounts import Kind
from almoner.ports.entering import Caller, Place
from almoner.ports.pages import Copied, Dots, Field, Form, Heading, Link, Links, Listed, Said, Tone

routes = APIRouter(include_in_schema=False)
CODE = Field("code", Message("page_code"), "code", "one-time-code", hint=Message("page_code_hint"), most=20)
ANY = Field("code", Message("page_codes_any"), "text", "one-time-code", most=60)


@routes.get("/account/codes", openapi_extra=OWN)
def codes_page(desk: Own) -> Response:
    return draw_codes(desk)


@routes.post("/account/codes/begin", openapi_extra=OWN)
def begin_codes(desk: Own, _sent: Sent) -> Response:
    """The key is on this one page and never asked for again."""
    if is_elsewhere(desk):
        return go("/")
    try:
        begun = desk.platform.people.second_factors.begin(desk.who)
    except AlmonerError as error:
        return draw_codes(desk, error)
    picture = Dots(begun.address, Message("page_codes_picture"))
    opened = Links((Link(begun.address, Message("page_codes_address")),))
    secret = Copied(Message("page_codes_secret"), begun.secret)
    return desk.show("page_codes_title", Said(Message("page_codes_scan")), picture, secret, opened, confirming(desk))


@routes.post("/account/codes/confirm", openapi_extra=OWN)
def confirm_codes(desk: Own, sent: Sent) -> Response:
    return with_code(desk, sent, desk.platform.people.second_factors.confirm, again=True)


@routes.post("/account/codes/renew", openapi_extra=OWN)
def renew_codes(desk: Own, sent: Sent) -> Response:
    return with_code(desk, sent, desk.platform.people.second_factors.new_recovery_codes)


@routes.post("/account/codes/stop", openapi_extra=OWN)
def stop_codes(desk: Own, sent: Sent) -> Response:
    try:
        desk.platform.people.second_factors.stop(desk.who, field(sent, "code"), desk.place)
    except AlmonerError as error:
        return draw_codes(desk, error)
    return desk.show("page_codes_title", Said(Message("page_codes_stopped"), Tone.DONE))


def with_code(
    desk: Desk, sent: dict[str, str], then: Callable[[Caller, str, Place], tuple[str, ...]], *, again: bool = False
) -> Response:
    """Shows the new recovery codes; they are on this one page and never asked for again."""
    try:
        new = then(desk.who, field(sent, "code"), desk.place)
    except AlmonerError as error:
        return desk.show("page_codes_title", confirming(desk), wrong=error) if again else draw_codes(desk, error)
    return desk.show("page_codes_new_title", Said(Message("page_codes_new")), Listed(new))


def confirming(desk: Desk) -> Form:
    return desk.form("/account/codes/confirm", "page_codes_confirm", CODE)


def draw_codes(desk: Desk, wrong: AlmonerError | None = None) -> Response:
    if is_elsewhere(desk):
        return go("/")
    codes = desk.platform.people.second_factors
    if not codes.is_on(desk.who):
        begin = desk.form("/account/codes/begin", "page_codes_begin")
        asked = (Said(Message("page_codes_asked")),) if desk.who.lacks_proof else ()
        return desk.show("page_codes_title", *asked, Said(Message("page_codes_off")), begin, wrong=wrong)
    left = Said(Message("page_codes_on", left=codes.recovery_codes_left(desk.who)))
    renew = desk.form("/account/codes/renew", "page_codes_renew", ANY)
    stop = desk.form("/account/codes/stop", "page_codes_stop", ANY)
    blocks = (left, Heading(Message("page_codes_renew")), renew, Heading(Message("page_codes_stop")), stop)
    return desk.show("page_codes_title", *blocks, wrong=wrong)


def is_elsewhere(desk: Desk) -> bool:
    """Whether an identity provider asks for proofs, and not we."""
    return desk.account is None or desk.account.kind is Kind.PROVIDER
