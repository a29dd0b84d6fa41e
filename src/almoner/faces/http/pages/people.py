"""Who may come in, for an operator: listed, invited, closed."""

from fastapi import APIRouter
from starlette.responses import Response

from almoner.engine.errors import AlmonerError, Misused
from almoner.engine.findings import Message
from almoner.engine.privacy.permissions import Action, Role
from almoner.faces.http.asking import needs
from almoner.faces.http.pages.desk import Desk, Own
from almoner.faces.http.pages.forms import Sent, field
from almoner.faces.http.sessions import origin_of
from almoner.ports.accounts import Account
from almoner.ports.pages import Block, Copied, Field, Heading, Row, Rows, Said

routes = APIRouter(include_in_schema=False)
ROLES = {
    Role.PERSON: "page_role_person",
    Role.ADVOCATE: "page_role_advocate",
    Role.BILLING_STAFF: "page_role_billing_staff",
    Role.RESEARCHER: "page_role_researcher",
    Role.OPERATOR: "page_role_operator",
    Role.PRIVACY_OFFICER: "page_role_privacy_officer",
}


@routes.get("/people", openapi_extra=needs(Action.ACCOUNT_SEE))
def people_page(desk: Own) -> Response:
    return draw_people(desk)


@routes.post("/people", openapi_extra=needs(Action.ACCOUNT_MAKE))
def invite(desk: Own, sent: Sent) -> Response:
    login, name, role = field(sent, "login"), field(sent, "name"), field(sent, "role")
    if role not in {one.value for one in Role}:
        raise Misused("form_field", what="Nobody was let in", why="there is no such role", do="choose one of the list")
    try:
        made = desk.platform.people.accounts.invite(desk.who, login=login, name=name, roles=[Role(role)])
    except AlmonerError as error:
        return draw_people(desk, wrong=error)
    address = f"{origin_of(desk.request)}/invited/{made.token}"
    told = Said(Message("page_people_invited", name=made.account.name))
    return draw_people(desk, told, Copied(Message("page_people_address"), address))


@routes.post("/people/close", openapi_extra=needs(Action.ACCOUNT_CLOSE))
def close_account(desk: Own, sent: Sent) -> Response:
    try:
        desk.platform.people.accounts.close(desk.who, field(sent, "account"))
    except AlmonerError as error:
        return draw_people(desk, wrong=error)
    return draw_people(desk)


def draw_people(desk: Desk, *said: Block, wrong: AlmonerError | None = None) -> Response:
    rows = Rows(tuple(row(desk, one) for one in desk.platform.people.accounts.all(desk.who)))
    choices = tuple((role.value, Message(words)) for role, words in ROLES.items())
    invite = desk.form(
        "/people",
        "page_people_invite",
        Field("login", Message("page_login"), most=200),
        Field("name", Message("page_people_name"), most=200),
        Field("role", Message("page_people_role"), "choice", choices=choices),
    )
    blocks = (Said(Message("page_people_says")), rows, Heading(Message("page_people_invite")), invite)
    return desk.show("page_people_title", *said, *blocks, wrong=wrong)


def row(desk: Desk, account: Account) -> Row:
    does = tuple(Message(ROLES[role]) for role in Role if role in account.roles)
    shown = account.name if account.name == account.login else f"{account.name} ({account.login})"
    if account.closed_at is not None:
        return Row(shown, (Message("page_people_closed"),))
    mine = desk.account is not None and account.id == desk.account.id
    form = None if mine else desk.form("/people/close", "page_people_close", account=account.id)
    return Row(shown, does, form)
