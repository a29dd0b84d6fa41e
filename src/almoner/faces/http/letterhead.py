"""`/api/v1/letterhead`: what stands at the head of the letters that one writes for others."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from almoner.engine.letters.letterhead import LONGEST, MOST_LINES, Letterhead
from almoner.faces.http.asking import OWN, PROBLEMS, Asking, Served

routes = APIRouter(prefix="/api/v1/letterhead", tags=["letters"], responses=PROBLEMS)
Short = Annotated[str, Field(max_length=LONGEST)]


class LetterheadShape(BaseModel):
    """`mark` is a short line above the name, `lines` an address, a phone number. Shown as they stand; empty for none."""

    name: Short
    lines: list[Short] = Field(default=[], max_length=MOST_LINES)
    mark: Short = ""


@routes.get("", openapi_extra=OWN)
def see_letterhead(platform: Served, caller: Asking) -> LetterheadShape:
    """With no name where there is none."""
    return shape(platform.people.letterheads.get(caller) or Letterhead(""))


@routes.put("", openapi_extra=OWN)
def write_letterhead(said: LetterheadShape, platform: Served, caller: Asking) -> LetterheadShape:
    """On every letter that is written from now on."""
    return shape(platform.people.letterheads.put(caller, name=said.name, lines=said.lines, mark=said.mark))


@routes.delete("", status_code=204, openapi_extra=OWN)
def remove_letterhead(platform: Served, caller: Asking) -> None:
    """Letters have none from now on."""
    platform.people.letterheads.remove(caller)


def shape(head: Letterhead) -> LetterheadShape:
    return LetterheadShape(name=head.name, lines=list(head.lines), mark=head.mark)
