"""Lists in pages: those after one of them, and the id to go on from."""

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

from fastapi import Query

from almoner.engine.errors import Refused
from almoner.faces.http.shapes import Id

Most = Annotated[int, Query(ge=1, le=200)]
After = Annotated[Id | None, Query()]
USUAL = 50


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


One = TypeVar("One", bound=Named)


def page_of(found: Sequence[One], after: str | None, most: int) -> tuple[list[One], str | None]:
    """At most so many of what is there, and the `after` of the next page, None on the last. Raises Refused where `after` is none
    of them."""
    ids = [one.id for one in found]
    if after is not None and after not in ids:
        raise Refused("no_such_page", what="Nothing was found", why="the page after this one is not there", do="begin anew")
    start = 0 if after is None else ids.index(after) + 1
    page = list(found[start : start + most])
    return page, page[-1].id if len(found) > start + most else None
