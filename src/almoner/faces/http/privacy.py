"""Who looked at a folder and what was disclosed of it, for its owner; patterns of snooping, for the privacy officer."""

from datetime import date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from almoner.engine.errors import Misused
from almoner.engine.privacy.disclosures import CITE, Outside
from almoner.engine.privacy.permissions import Action
from almoner.engine.privacy.snooping import Person
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.folders import Most
from almoner.faces.http.shapes import Id, Key, Language, PathId
from almoner.faces.naming import act_in_words, in_words

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
    """What one account was shown on one day for one purpose; `did` and `why` are the action and the purpose in words."""

    day: date
    who: str
    name: str | None
    action: str
    purpose: str
    resources: list[str]
    times: int
    did: str = ""
    why: str = ""


Words = Annotated[str, Field(min_length=1, max_length=1000)]


class OutsideAsked(BaseModel):
    """What left in another way (by phone, fax or mail): on which day, `to` whom with the address if it is known, what, and what
    for."""

    day: date
    to: Words
    what: Words
    purpose: Words


class OutsideShape(OutsideAsked):
    """What was written down of it."""

    id: str


class AccountingShape(BaseModel):
    """Six years, both days included; `answer_by` is the last day for handing it over. `outside` left in another way than through this
    installation, as the privacy officer wrote it down."""

    authority: str
    first: date
    last: date
    answer_by: date
    disclosures: list[DisclosureShape]
    outside: list[OutsideShape]


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
    language: Language = "en"


class SuspicionShape(BaseModel):
    """A reason to ask, never a proof. `lines` are the first in the journal; `name` is what the account `who` is called, null where it
    is not known here; `says` is the pattern in words."""

    pattern: str
    who: str
    folder: str
    times: int
    first: datetime
    last: datetime
    lines: list[int]
    name: str | None = None
    says: str = ""


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
def see_disclosures(
    folder: PathId, platform: Served, caller: Asking, asked_on: date | None = None, language: Language = "en"
) -> AccountingShape:
    """The accounting of disclosures, for its owner and the privacy officer; as of today unless said."""
    found = platform.privacy.disclosures(caller, folder, asked_on=asked_on)
    made, messages = found.accounting, platform.messages()
    listed = [
        DisclosureShape(
            day=one.day,
            who=one.who,
            name=found.names.get(one.who),
            action=one.action,
            purpose=one.purpose.value,
            resources=list(one.resources),
            times=one.times,
            did=act_in_words(one.action, messages, language),
            why=in_words("purpose", one.purpose.value, messages, language),
        )
        for one in made.disclosures
    ]
    days = {"first": made.first, "last": made.last, "answer_by": made.answer_by}
    return AccountingShape(authority=CITE, **days, disclosures=listed, outside=[outside_shape(one) for one in made.outside])


@routes.post("/folders/{folder}/disclosures", status_code=201, openapi_extra=needs(Action.DISCLOSURES_WRITE))
def write_down_disclosure(
    folder: PathId, said: OutsideAsked, platform: Served, caller: Asking, *, response: Response, key: Key = None
) -> OutsideShape:
    """What left in another way than through this installation; it stands in the accounting from now on."""
    made = outside_shape(platform.privacy.write_down(caller, folder, key=key, **said.model_dump()))
    response.headers["Location"] = f"/api/v1/folders/{folder}/disclosures/{made.id}"
    return made


@routes.delete("/folders/{folder}/disclosures/{disclosure}", status_code=204, openapi_extra=needs(Action.DISCLOSURES_WRITE))
def take_back_disclosure(folder: PathId, disclosure: PathId, platform: Served, caller: Asking) -> None:
    """One that was written down by mistake."""
    platform.privacy.write_down.take_back(caller, folder, disclosure)


@routes.post("/privacy/snooping", openapi_extra=needs(Action.SNOOPING_SEE))
def find_snooping(asked: SnoopingAsked, platform: Served, caller: Asking) -> SnoopingShape:
    """Looks at work at one's own record, or that of a namesake, a neighbor or a co-worker; by ids alone."""
    if not timedelta(0) <= asked.last - asked.first <= LONGEST:
        why = "its days do not follow each other within a year"
        raise Misused("snooping_days", what="The request was not understood", why=why, do="name a first and a last day")
    listed = [person_of(one) for one in asked.people]
    found = platform.privacy.snooping(caller, asked.first, asked.last, listed)
    names, messages = platform.people.names(one.who for one in found.suspicions), platform.messages()
    return SnoopingShape(
        suspicions=[
            SuspicionShape(
                pattern=one.pattern.value,
                who=one.who,
                folder=one.folder,
                times=one.times,
                first=one.first,
                last=one.last,
                lines=list(one.lines),
                name=names.get(one.who),
                says=in_words("pattern", one.pattern.value, messages, asked.language),
            )
            for one in found.suspicions
        ],
        folders=found.folders,
        not_compared=found.not_compared,
        addresses_compared=found.addresses,
    )


def person_of(one: ListedPerson) -> Person:
    return Person((one.name,), one.account, () if one.address is None else (one.address,), one.works_here)


def outside_shape(one: Outside) -> OutsideShape:
    return OutsideShape(id=one.id, day=one.day, to=one.to, what=one.what, purpose=one.purpose)
