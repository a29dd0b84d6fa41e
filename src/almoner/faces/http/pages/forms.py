"""Forms as browsers send them: read in one place, and taken only from a page that this browser was shown."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import QueryParams

from almoner.engine.errors import Misused, Refused
from almoner.faces.http.asking import cookies_of
from almoner.faces.http.cookies import Kept, holds
from almoner.faces.http.problems import not_understood, too_large

MOST_BYTES, MOST_FIELDS = 1 << 18, 40
MEDIA = "application/x-www-form-urlencoded"
TOKEN = "form"  # noqa: S105 - the field's name


async def fields_of(request: Request) -> dict[str, str]:
    """Each field once. Raises Misused."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA:
        raise not_understood("it is not the form of one of these pages")
    body = await request.body()
    if len(body) > MOST_BYTES:
        raise too_large(MOST_BYTES)
    if body.count(b"&") >= MOST_FIELDS or not body.isascii():
        raise not_understood("its body cannot be read")
    pairs = QueryParams(body.decode("ascii")).multi_items()
    fields = dict(pairs)
    if len(fields) != len(pairs) or any("\x00" in value for value in fields.values()):
        raise not_understood("its body cannot be read")
    return fields


async def sent(request: Request) -> dict[str, str]:
    """As `fields_of`. Raises Refused where the form is of another browser, or of a session that is over."""
    fields, cookies = await fields_of(request), cookies_of(request)
    token, secrets = fields.pop(TOKEN, ""), (cookies.get(request, Kept.SESSION), cookies.get(request, Kept.FORM))
    if not any(holds(secret, token) for secret in secrets):
        raise Refused(
            "form_late",
            what="This was not done",
            why="the page was open too long, or came from elsewhere",
            do="open the page again and send it once more",
        )
    return fields


def field(fields: dict[str, str], name: str, *, most: int = 2000) -> str:
    """Raises Misused where it is missing or very long."""
    found = fields.get(name)
    if found is None or len(found) > most:
        raise Misused("form_field", what="This was not done", why="a field is missing or very long", do="fill in the form anew")
    return found


Sent = Annotated[dict[str, str], Depends(sent)]
