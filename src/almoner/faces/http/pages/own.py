"""One's own account: the first page, where one is signed in, and the password."""

from fastapi import APIRouter
from starlette.responses import Response

from almoner.engine.errors import AlmonerError
from almoner.engine.findings import Message
from almoner.faces.http.asking import OPEN, OWN
from almoner.faces.http.pages.desk import Desk, Open, Own, go, is_owner
from almoner.faces.http.pages.first import password, whose
from almoner.faces.http.pages.forms import Sent, field
from almoner.ports.accounts import Kind
from almoner.ports.entering import Session
from almoner.ports.pages import Field, Form, Link, Links, Row, Rows, Said, Tone

routes = APIRouter(include_in_schema=False)


@routes.get("/account", openapi_extra=OPEN)
def home(desk: Open) -> Response:
    return draw_home(desk)


@routes.get("/account/stays", openapi_extra=OWN)
def stays_page(desk: Own) -> Response:
    return draw_stays(desk)


@routes.post("/account/stays/end", openapi_extra=OWN)
def end_stay(desk: Own, sent: Sent) -> Response:
    desk.platform.people.sessions.end(desk.who, field(sent, "stay"))
    return draw_stays(desk, done=True)


@routes.post("/account/stays/end-others", openapi_extra=OWN)
def end_other_stays(desk: Own, _sent: Sent) -> Response:
    desk.platform.people.sessions.end_all(desk.who, but_this=True)
    return draw_stays(desk, done=True)


@routes.get("/account/password", openapi_extra=OWN)
def password_page(desk: Own) -> Response:
    return draw_password(desk)


@routes.post("/account/password", openapi_extra=OWN)
def change_password(desk: Own, sent: Sent) -> Response:
    old, new = field(sent, "old"), field(sent, "password")
    try:
        desk.platform.people.passwords.change(desk.who, old=old, new=new, place=desk.place)
    except AlmonerError as error:
        return draw_password(desk, error)
    return desk.show("page_password_title", Said(Message("page_password_done"), Tone.DONE))


def draw_home(desk: Desk, *, built: bool = True) -> Response:
    """Whose place this is; and, where the pages of the web app were not `built`, how they are."""
    how = () if built else (Said(Message("page_home_unbuilt")), Said(Message("page_home_how")))
    if is_owner(desk):
        turn = Links((Link("/account/turn", Message("page_turn_link")),))
        return desk.show("page_home_title", Said(Message("page_home_alone")), *how, turn)
    if desk.account is None:
        return go("/sign-in")
    return desk.show("page_home_title", Said(Message("page_home_known", name=desk.account.name)), *how)


def draw_stays(desk: Desk, *, done: bool = False) -> Response:
    listed = desk.platform.people.sessions.of(desk.who)
    said = (Said(Message("page_stay_ended"), Tone.DONE),) if done else ()
    rows = Rows(tuple(stay(desk, one) for one in listed))
    others: tuple[Form, ...] = ()
    if len(listed) > 1:
        others = (desk.form("/account/stays/end-others", "page_stays_end_others"),)
    return desk.show("page_stays_title", *said, Said(Message("page_stays_says")), rows, *others)


def stay(desk: Desk, session: Session) -> Row:
    about = Message(
        "page_stay_seen", day=session.seen_at.date(), time=session.seen_at.strftime("%H:%M"), since=session.made_at.date()
    )
    if session.id == desk.who.session:
        return Row(Message("page_stay_here"), (session.place, about))
    return Row(session.place, (about,), desk.form("/account/stays/end", "page_stay_end", stay=session.id))


def draw_password(desk: Desk, wrong: AlmonerError | None = None) -> Response:
    if desk.account is None or desk.account.kind is Kind.PROVIDER:
        return go("/")
    form = desk.form(
        "/account/password",
        "page_password_button",
        whose(desk.account.login),
        Field("old", Message("page_password_old"), "password", "current-password"),
        password("page_password_new"),
    )
    return desk.show("page_password_title", form, wrong=wrong)
