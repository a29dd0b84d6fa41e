"""`…/audits/{audit}/doubts` and `/corrections`: what an audit is unsure of, and a new audit with what the person says to it."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from almoner.engine.privacy.permissions import Action
from almoner.engine.showing.doubted import as_value, doubted
from almoner.engine.wording.render import Messages
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.audits import SOME_DAY
from almoner.faces.http.shapes import AuditShape, InLanguage, Key, PathId, as_text, audit_shape

routes = APIRouter(prefix="/api/v1/folders/{folder}/audits/{audit}", tags=["audits"], responses=PROBLEMS)


class DoubtChoice(BaseModel):
    value: Any
    says: str


class DoubtShape(BaseModel):
    """A doubt as in the audit's JSON; `document` is the position among its documents, `now` what stands there. `read_says` and
    `choices` are what was read and what it may be, as people write days and money; a choice's `value` is what a correction takes."""

    id: str
    document: int
    field: str
    read: str | None
    candidates: list[str]
    says: str
    spot: dict[str, Any] | None
    now: Any
    read_says: str
    choices: list[DoubtChoice]


class DoubtList(BaseModel):
    """In the order of the papers: all there are."""

    doubts: list[DoubtShape]


MOST_CHOICES = 6


class Corrected(BaseModel):
    """One fact: its path as in doubts, and what it should be. `old` is what stands there now, unless said."""

    field: str = Field(min_length=1, max_length=300)
    new: Any
    old: Any = None

    def plain(self) -> dict[str, Any]:
        return {name: as_text(getattr(self, name)) for name in self.model_fields_set}


class CorrectionsSaid(BaseModel):
    """In their order."""

    corrections: Annotated[list[Corrected], Field(min_length=1, max_length=200)]


@routes.get("/doubts", openapi_extra=needs(Action.AUDIT_SEE))
def list_doubts(folder: PathId, audit: PathId, platform: Served, caller: Asking, language: InLanguage = None) -> DoubtList:
    found, spoken = platform.corrections.doubts(caller, folder, audit, language)
    return DoubtList(doubts=[doubt_shape(one, platform.messages(), spoken) for one in found])


def doubt_shape(one: Mapping[str, Any], messages: Messages, language: str) -> DoubtShape:
    """Each choice once: what stands there first, then what else it may be."""
    says = partial(doubted, one["field"], messages=messages, language=language)
    choices: dict[str, Any] = {}
    for value in (one["now"], *one["candidates"]):
        if (called := says(value)) != "":
            choices.setdefault(called, value if value == one["now"] else as_value(one["field"], value, one["now"]))
    listed = [DoubtChoice(value=value, says=called) for called, value in choices.items()]
    return DoubtShape(**one, read_says=says(one["read"]), choices=listed[:MOST_CHOICES])


@routes.post("/corrections", status_code=202, openapi_extra=needs(Action.AUDIT_MAKE))
def correct_audit(
    folder: PathId,
    audit: PathId,
    platform: Served,
    caller: Asking,
    *,
    response: Response,
    said: CorrectionsSaid,
    key: Key = None,
) -> AuditShape:
    """A new audit of the same papers, for the same day, with these corrections after those it had. The first one stays."""
    plain = [one.plain() for one in said.corrections]
    platform.understand_corrections([one | {"who": "", "when": SOME_DAY.date().isoformat()} for one in plain])
    seen = platform.corrections(caller, folder, audit, plain, key=key)
    response.headers["Location"] = f"/api/v1/folders/{folder}/audits/{seen.audit.id}"
    return audit_shape(seen.audit, seen.job)
