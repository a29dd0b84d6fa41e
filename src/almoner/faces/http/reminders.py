"""`/api/v1/reminders` and `/api/v1/calendar`: dates come to a person, in words that say nothing of what they are about."""

from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field

from almoner.engine.cases.calendar import MOST_DAYS_BEFORE
from almoner.faces.http.asking import OPEN, OWN, PROBLEMS, Asking, Served
from almoner.faces.http.shapes import Language
from almoner.ports.reminding import ReminderWay, Reminding

routes = APIRouter(prefix="/api/v1", tags=["reminders"], responses=PROBLEMS)
Long = Annotated[str, Field(max_length=500)]
MEDIA = "text/calendar; charset=utf-8"


class ReminderAsked(BaseModel):
    """`address`: a mail address, the address of a Mattermost hook, or of a Matrix server; with Matrix also a room and a token."""

    way: ReminderWay
    address: Long
    room: Long = ""
    token: Long = ""
    days_before: int = Field(default=7, ge=0, le=MOST_DAYS_BEFORE)
    language: Language = "en"


class ReminderShape(BaseModel):
    """`way` null: off. `ways` are those that are ready on this machine. The token is never shown."""

    way: ReminderWay | None
    address: str
    room: str
    days_before: int
    language: str
    ways: list[ReminderWay]


class FeedAsked(BaseModel):
    """In which language its title is."""

    language: Language = "en"


class FeedShape(BaseModel):
    """`made_at` null: there is none. `path` is the private address, shown once, when it is made."""

    made_at: str | None
    path: str | None = None


@routes.get("/reminders", openapi_extra=OWN)
def see_reminders(platform: Served, caller: Asking) -> ReminderShape:
    return shape(platform.reminding.reminders.get(caller), platform.reminding.reminders.ways())


@routes.put("/reminders", openapi_extra=OWN)
def write_reminders(asked: ReminderAsked, platform: Served, caller: Asking) -> ReminderShape:
    """On, in place of what was asked for before."""
    wish = Reminding("", asked.way, asked.days_before, asked.language, asked.address, asked.room, asked.token)
    return shape(platform.reminding.reminders.put(caller, wish), platform.reminding.reminders.ways())


@routes.delete("/reminders", status_code=204, openapi_extra=OWN)
def remove_reminders(platform: Served, caller: Asking) -> None:
    """Off."""
    platform.reminding.reminders.remove(caller)


@routes.get("/calendar", openapi_extra=OWN)
def see_calendar(platform: Served, caller: Asking) -> FeedShape:
    feed = platform.reminding.calendars.get(caller)
    return FeedShape(made_at=None if feed is None else feed.made_at.isoformat())


@routes.post("/calendar", status_code=201, openapi_extra=OWN)
def make_calendar(asked: FeedAsked, platform: Served, caller: Asking) -> FeedShape:
    """A new private address; one made before ends."""
    token = platform.reminding.calendars.make(caller, asked.language)
    feed = platform.reminding.calendars.get(caller)
    return FeedShape(made_at=None if feed is None else feed.made_at.isoformat(), path=f"/api/v1/calendar/{token}.ics")


@routes.delete("/calendar", status_code=204, openapi_extra=OWN)
def remove_calendar(platform: Served, caller: Asking) -> None:
    """Its address ends."""
    platform.reminding.calendars.remove(caller)


@routes.get("/calendar/{token}.ics", openapi_extra=OPEN, response_class=Response)
def read_calendar(token: Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{20,100}$")], platform: Served) -> Response:
    """For calendar programs, which cannot sign in: whole days with a neutral title."""
    feed, found = platform.reminding.calendars.read(token)
    title = platform.messages().word("reminder_title", feed.language)
    return Response(platform.reminding.written(found, title, platform.reminding.now()), media_type=MEDIA)


def shape(wish: Reminding | None, ways: tuple[ReminderWay, ...]) -> ReminderShape:
    if wish is None:
        return ReminderShape(way=None, address="", room="", days_before=7, language="en", ways=list(ways))
    return ReminderShape(
        way=wish.way,
        address=wish.address,
        room=wish.room,
        days_before=wish.days_before,
        language=wish.language,
        ways=list(ways),
    )
