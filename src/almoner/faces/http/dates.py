"""`/api/v1/dates`: every date of every open case that the caller may see."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.case_asking import Words
from almoner.faces.http.case_saying import titles_in
from almoner.faces.http.case_shapes import DateShape

routes = APIRouter(prefix="/api/v1/dates", tags=["cases"], responses=PROBLEMS)


class CaseDateShape(DateShape):
    """A date, and whose case it is of."""

    folder: str
    folder_name: str
    folder_made_at: datetime
    case: str
    case_title: str


class DateList(BaseModel):
    """The earliest first."""

    dates: list[CaseDateShape]


@routes.get("", openapi_extra=needs(Action.CASE_SEE))
def list_dates(platform: Served, caller: Asking, words: Words, *, done: Annotated[bool, Query()] = False) -> DateList:
    """Of open cases in one's own folders and in those one was let into. `done`: also those about which a letter was sent."""
    found = [
        CaseDateShape(
            **words.day(one, titles_in(view), view.today).model_dump(),
            folder=within.folder.id,
            folder_name=within.folder.name,
            folder_made_at=within.folder.made_at,
            case=view.id,
            case_title=view.told.case.title,
        )
        for within in platform.cases.dates(caller)
        for view in within.cases
        for one in view.dates
        if done or not one.done
    ]
    return DateList(dates=sorted(found, key=lambda one: (one.act_by or one.last_day, one.last_day, one.case)))
