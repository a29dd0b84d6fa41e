"""One's own passkeys: listed, made, removed."""

from fastapi import APIRouter
from starlette.responses import Response

from almoner.engine.errors import AlmonerError
from almoner.engine.findings import Message
from almoner.faces.http.asking import OWN
from almoner.faces.http.pages.codes import is_elsewhere
from almoner.faces.http.pages.desk import Desk, Own, go
from almoner.faces.http.pages.enter import asking, other_address
from almoner.faces.http.pages.forms import Sent, field
from almoner.ports.pages import Block, Field, Heading, Row, Rows, Said, Tone

routes = APIRouter(include_in_schema=False)


@routes.get("/account/passkeys", openapi_extra=OWN)
def passkeys_page(desk: Own) -> Response:
    return draw_passkeys(desk)


@routes.post("/account/passkeys", openapi_extra=OWN)
def make_passkey(desk: Own, sent: Sent) -> Response:
    if is_elsewhere(desk):
        return go("/")
    token, answer, name = field(sent, "token"), field(sent, "answer", most=100_000), field(sent, "name")
    try:
        desk.platform.people.passkeys.make(desk.who, token=token, answer=answer, name=name)
    except AlmonerError as error:
        return draw_passkeys(desk, wrong=error)
    return draw_passkeys(desk, Said(Message("page_passkey_made"), Tone.DONE))


@routes.post("/account/passkeys/remove", openapi_extra=OWN)
def remove_passkey(desk: Own, sent: Sent) -> Response:
    desk.platform.people.passkeys.remove(desk.who, field(sent, "passkey"))
    return draw_passkeys(desk, Said(Message("page_passkey_removed"), Tone.DONE))


def draw_passkeys(desk: Desk, *said: Said, wrong: AlmonerError | None = None) -> Response:
    if is_elsewhere(desk):
        return go("/")
    listed = desk.platform.people.passkeys.of(desk.who)
    blocks: list[Block] = [*said, Said(Message("page_passkeys_says"))]
    if listed:
        blocks += [
            Rows(
                tuple(
                    Row(
                        one.name or one.id,
                        (Message("page_passkey_made_on", day=one.made_at.date()),),
                        desk.form("/account/passkeys/remove", "page_passkey_remove", passkey=one.id),
                    )
                    for one in listed
                )
            )
        ]
    else:
        blocks += [Said(Message("page_passkeys_none"), Tone.QUIET)]
    elsewhere = other_address(desk)
    if elsewhere is not None:
        return desk.show("page_passkeys_title", *blocks, elsewhere, wrong=wrong)
    begun = desk.platform.people.passkeys.begin_making(desk.who)
    name = Field("name", Message("page_passkey_name"), most=100)
    form = asking(desk.form("/account/passkeys", "page_passkey_make", name, token=begun.token), begun.options, makes=True)
    return desk.show("page_passkeys_title", *blocks, Heading(Message("page_passkey_make")), form, wrong=wrong)
