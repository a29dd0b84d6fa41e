"""The pages that make accounts usable: the first one, an invitation, and the owner of a one-person machine who wants a password."""

from fastapi import APIRouter
from starlette.responses import Response

from almoner.engine.errors import AlmonerError
from almoner.engine.findings import Message
from almoner.faces.http.asking import OPEN, OWN
from almoner.faces.http.pages.desk import Desk, Open, go, is_owner
from almoner.faces.http.pages.forms import Sent, field
from almoner.ports.pages import Block, Field, Form, Said, Tone

routes = APIRouter(include_in_schema=False)
OVER = 401


@routes.get("/first/{token}", openapi_extra=OPEN)
def first_page(token: str, desk: Open) -> Response:
    return draw_first(desk, token)


@routes.post("/first/{token}", openapi_extra=OPEN)
def make_first(token: str, desk: Open, sent: Sent) -> Response:
    given = {name: field(sent, name) for name in ("login", "name", "password")}
    try:
        return desk.entered(desk.platform.people.first_start.make(token, **given, place=desk.place))
    except AlmonerError as error:
        return draw_first(desk, token, error, given)


@routes.get("/invited/{token}", openapi_extra=OPEN)
def invited_page(token: str, desk: Open) -> Response:
    return draw_invited(desk, token)


@routes.post("/invited/{token}", openapi_extra=OPEN)
def take_invitation(token: str, desk: Open, sent: Sent) -> Response:
    try:
        password = field(sent, "password")
        return desk.entered(desk.platform.people.accounts.accept(token, password=password, place=desk.place))
    except AlmonerError as error:
        return draw_invited(desk, token, error)


@routes.get("/account/turn", openapi_extra=OWN)
def turn_page(desk: Open) -> Response:
    return draw_turn(desk) if is_owner(desk) else go("/")


@routes.post("/account/turn", openapi_extra=OWN)
def turn(desk: Open, sent: Sent) -> Response:
    if not is_owner(desk):
        return go("/")
    given = {name: field(sent, name) for name in ("login", "name", "password")}
    try:
        return desk.entered(desk.platform.people.one_person.turn(desk.who, **given, place=desk.place))
    except AlmonerError as error:
        return draw_turn(desk, error, given)


def draw_first(desk: Desk, token: str, wrong: AlmonerError | None = None, given: dict[str, str] | None = None) -> Response:
    start = desk.platform.people.first_start
    if not start.holds(token):
        return over(desk, "page_first_title", "page_first_over")
    said: list[Block] = [Said(Message("page_first_says"))]
    if start.follows_owner():
        said += [Said(Message("page_first_owner"))]
    form = desk.form(f"/first/{token}", "page_first_button", *who(given), password())
    return desk.show("page_first_title", *said, form, wrong=wrong)


def draw_invited(desk: Desk, token: str, wrong: AlmonerError | None = None) -> Response:
    login = desk.platform.people.accounts.invited(token)
    if login is None:
        return over(desk, "page_invited_title", "page_invited_over")
    form = desk.form(f"/invited/{token}", "page_code_button", whose(login), password())
    return desk.show("page_invited_title", Said(Message("page_invited_says")), form, wrong=wrong)


def draw_turn(desk: Desk, wrong: AlmonerError | None = None, given: dict[str, str] | None = None) -> Response:
    form: Form = desk.form("/account/turn", "page_first_button", *who(given), password())
    return desk.show("page_turn_title", Said(Message("page_turn_says")), form, wrong=wrong)


def over(desk: Desk, title: str, says: str) -> Response:
    answer = desk.show(title, Said(Message(says), Tone.WRONG))
    answer.status_code = OVER
    return answer


def who(given: dict[str, str] | None) -> tuple[Field, Field]:
    kept = given or {}
    return (
        Field("login", Message("page_login"), fills="username", value=kept.get("login", ""), most=200),
        Field("name", Message("page_name"), fills="name", value=kept.get("name", ""), most=200),
    )


def whose(login: str) -> Field:
    """Shown beside a password, so that a keeper of passwords knows whose it is."""
    return Field("login", Message("page_login"), fills="username", value=login, most=200, fixed=True)


def password(label: str = "page_password") -> Field:
    return Field("password", Message(label), "password", "new-password", hint=Message("page_password_hint"))
