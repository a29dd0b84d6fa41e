"""Who looked at a folder and what was disclosed of it, for its owner; patterns of snooping, for the privacy officer."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from almoner.engine.errors import Misused
from almoner.engine.privacy.disclosures import CITE
from almoner.engine.privacy.permissions import Action
from almoner.engine.privacy.snooping import Person
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.folders import Most
from almoner.faces.http.shapes import Id, PathId

routes = APIRouter(prefix="/api/v1", tags=["privacy"], responses=PROBLEMS)
Number = Annotated[int, Query(ge=1, le=2**31 - 1)]
Text = Annotated[str, Field(max_length=400)]
MOST_LISTED = 5000
LONGEST = timedelta(days=366)


class LookShape(BaseModel):
    """One line of the journal about a folder. `who` is an account, `name` what it is called, null where it is not known here.
    `origin` is null but for one's own."""

    number: int
    at: datetime
    who: str
    name: str | None
    is_you: bool
    purpose: str
    action: str
    resource: str
    outcome: str
    origin: str | None


class LookPage(BaseModel):
    """The latest first; `next` is the `before` of the next page, null on the last."""

    looks: list[LookShape]
    next: int | None


class DisclosureShape(BaseModel):
    """What one account was shown on one day for one purpose."""

    day: date
    who: str
    name: str | None
    action: str
    purpose: str
    resources: list[str]
    times: int


class AccountingShape(BaseModel):
    """Six years, both days included; `answer_by` is the last day for handing it over."""

    authority: str
    first: date
    last: date
    answer_by: date
    disclosures: list[DisclosureShape]


class ListedPerson(BaseModel):
    """Somebody as the privacy officer knows them; kept nowhere."""

    name: Text
    account: Id | None = None
    address: Text | None = None
    works_here: bool = False


class SnoopingAsked(BaseModel):
    """At most a year, both days included."""

    first: date
    last: date
    people: list[ListedPerson] = Field(default=[], max_length=MOST_LISTED)


class SuspicionShape(BaseModel):
    """A reason to ask, never a proof. `lines` are the first in the journal."""

    pattern: str
    who: str
    folder: str
    times: int
    first: datetime
    last: datetime
    lines: list[int]


class SnoopingShape(BaseModel):
    """`folders` were looked at by somebody at work; of `not_compared` no whole name is known; where no addresses were given,
    `addresses_compared` is false."""

    suspicions: list[SuspicionShape]
    folders: int
    not_compared: int
    addresses_compared: bool


@routes.get("/folders/{folder}/looks", openapi_extra=needs(Action.FOLDER_LOOKS))
def list_looks(folder: PathId, platform: Served, caller: Asking, before: Number | None = None, limit: Most = 50) -> LookPage:
    """Who looked at it or changed it, for its owner alone."""
    found = platform.privacy.looks(caller, folder, before=before, most=limit + 1)
    shapes = [LookShape.model_validate(one, from_attributes=True) for one in found[:limit]]
    return LookPage(looks=shapes, next=found[limit - 1].number if len(found) > limit else None)


@routes.get("/folders/{folder}/disclosures", openapi_extra=needs(Action.DISCLOSURES_SEE))
def see_disclosures(folder: PathId, platform: Served, caller: Asking, asked_on: date | None = None) -> AccountingShape:
    """The accounting of disclosures, for its owner and the privacy officer; as of today unless said."""
    found = platform.privacy.disclosures(caller, folder, asked_on=asked_on)
    made = found.accounting
    listed = [
        DisclosureShape(
            day=one.day,
            who=one.who,
            name=found.names.get(one.who),
            action=one.action,
            purpose=one.purpose.value,
            resources=list(one.resources),
            times=one.times,
        )
        for one in made.disclosures
    ]
    return AccountingShape(authority=CITE, first=made.first, last=made.last, answer_by=made.answer_by, disclosures=listed)


@routes.post("/privacy/snooping", openapi_extra=needs(Action.SNOOPING_SEE))
def find_snooping(asked: SnoopingAsked, platform: Served, caller: Asking) -> SnoopingShape:
    """Looks at work at one's own record, or that of a namesake, a neighbor or a co-worker; by ids alone."""
    if not timedelta(0) <= asked.last - asked.first <= LONGEST:
        why = "its days do not follow each other within a year"
        raise Misused("snooping_days", what="The request was not understood", why=why, do="name a first and a last day")
    listed = [person_of(one) for one in asked.people]
    found = platform.privacy.snooping(caller, asked.first, asked.last, listed)
    return SnoopingShape(
        suspicions=[SuspicionShape.model_validate(one, from_attributes=True) for one in found.suspicions],
        folders=found.folders,
        not_compared=found.not_compared,
        addresses_compared=found.addresses,
    )


def person_of(one: ListedPerson) -> Person:
    return Person((one.name,), one.account, () if one.address is None else (one.address,), one.works_here)
