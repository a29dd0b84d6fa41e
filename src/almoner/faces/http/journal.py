"""`/api/v1/journal`: the record of who saw and did what, for the privacy officer: searched, verified, its head signed."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from almoner.engine.findings import Message
from almoner.engine.privacy.chain import Broken, Entry, Why
from almoner.engine.privacy.heads import plain
from almoner.engine.privacy.permissions import Action
from almoner.engine.wording.render import Messages
from almoner.faces.breach_sheet import moment
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.shapes import Id, Language
from almoner.faces.naming import act_in_words, in_words
from almoner.ports.keeping import Folder
from almoner.services.people.own import Deed
from almoner.services.privacy.verify_journal import Verified

routes = APIRouter(prefix="/api/v1/journal", tags=["privacy"], responses=PROBLEMS)
Number = Annotated[int, Query(ge=1, le=2**31 - 1)]
Word = Annotated[str, Query(max_length=60)]
BREAKS = {
    Why.CHANGED: "journal_changed",
    Why.MISSING: "journal_missing",
    Why.ORDER: "journal_order",
    Why.HEAD: "journal_head",
    Why.CUT: "journal_cut",
}
ACTIONS = (*(one.value for one in Action), *(one.value for one in Deed))


class LineShape(BaseModel):
    """One line. `who` is an account, `name` what it is called, null where it is not known here; `did`, `why` and `ended` are its action,
    purpose and outcome in words."""

    number: int
    at: datetime
    who: str
    name: str | None
    on_behalf: str | None
    action: str
    did: str
    purpose: str
    why: str
    resource: str
    folder: str | None
    outcome: str
    ended: str
    origin: str


class JournalPage(BaseModel):
    """The latest first; `next` is the `before` of the next page, null on the last."""

    lines: list[LineShape]
    next: int | None


class DidShape(BaseModel):
    """An action as the journal names it, and in words."""

    action: str
    says: str


class JournalActions(BaseModel):
    """What may stand in it, in the order of their words."""

    actions: list[DidShape]


class FolderOfShape(BaseModel):
    """A folder by its id alone: how it is called stays its owner's. `held`: a legal hold is on."""

    id: str
    made_at: date
    held: bool


class FolderOfList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    folders: list[FolderOfShape]
    next: str | None


class VerifiedShape(BaseModel):
    """`is_whole`: each line follows from the one before, and every kept head is in it. `broken_at` is the line of the first break.
    `heads` were compared; `says` is all of it in sentences."""

    is_whole: bool
    lines: int | None
    heads: int
    broken_at: int | None
    says: list[str]


class HeadShape(BaseModel):
    """Number and digest of the last line, signed (Ed25519, in hex), to be kept where nobody can change the journal."""

    schema_: str = Field(alias="schema")
    number: int
    link: str
    at: datetime
    key: str
    signature: str


@routes.get("", openapi_extra=needs(Action.JOURNAL_SEE))
def search_journal(
    platform: Served,
    caller: Asking,
    *,
    first: date | None = None,
    last: date | None = None,
    who: Id | None = None,
    action: Word | None = None,
    folder: Id | None = None,
    before: Number | None = None,
    limit: Most = 50,
    language: Language = "en",
) -> JournalPage:
    """By day (UTC, both included), by account, by action, by folder."""
    found = platform.journal(
        caller, first=first, last=last, who=who, action=action, folder=folder, before=before, most=limit + 1
    )
    messages = platform.messages()
    lines = [line(one, found.names.get(one.who), messages, language) for one in found.lines[:limit]]
    return JournalPage(lines=lines, next=lines[-1].number if len(found.lines) > limit else None)


@routes.get("/actions", openapi_extra=needs(Action.JOURNAL_SEE))
def list_journal_actions(platform: Served, caller: Asking, language: Language = "en") -> JournalActions:
    """What it may be searched for."""
    platform.journal.may(caller)
    messages = platform.messages()
    named = [DidShape(action=one, says=act_in_words(one, messages, language)) for one in ACTIONS]
    return JournalActions(actions=sorted(named, key=lambda one: one.says))


@routes.get("/folders", openapi_extra=needs(Action.JOURNAL_SEE))
def list_folders_of(
    owner: Annotated[Id, Query()], platform: Served, caller: Asking, after: After = None, limit: Most = USUAL
) -> FolderOfList:
    """Of one account."""
    found, further = page_of(platform.journal.folders_of(caller, owner), after, limit)
    return FolderOfList(folders=[folder_of(one) for one in found], next=further)


@routes.post("/verification", openapi_extra=needs(Action.JOURNAL_SEE))
def verify_journal(platform: Served, caller: Asking, language: Language = "en") -> VerifiedShape:
    """Goes over all of it; a break is an answer."""
    found, messages = platform.journal.verify(caller), platform.messages()
    says = [messages.render(one, language=language) for one in told(found, language)]
    if isinstance(found, Broken):
        return VerifiedShape(is_whole=False, lines=None, heads=0, broken_at=found.number, says=says)
    return VerifiedShape(is_whole=True, lines=found.lines, heads=found.heads, broken_at=None, says=says)


@routes.post("/heads", openapi_extra=needs(Action.JOURNAL_SEE))
def sign_head(platform: Served, caller: Asking) -> HeadShape:
    """What the journal ends with now; `almoner journal verify --heads FILE` compares with it."""
    return HeadShape.model_validate(plain(platform.journal.head(caller)))


def told(found: Verified | Broken, language: str) -> list[Message]:
    if isinstance(found, Broken):
        return [
            Message("journal_not_whole", number=found.number),
            Message(BREAKS[found.why]),
            Message("journal_stop"),
        ]
    whole = Message("journal_whole", lines=f"{found.lines:,}")
    if found.until is None:
        return [whole, Message("journal_no_heads")]
    return [whole, Message("journal_heads", heads=f"{found.heads:,}", line=found.last_line, day=moment(found.until, language))]


def line(one: Entry, name: str | None, messages: Messages, language: str) -> LineShape:
    return LineShape(
        number=one.number,
        at=one.at,
        who=one.who,
        name=name,
        on_behalf=one.on_behalf,
        action=one.action,
        did=act_in_words(one.action, messages, language),
        purpose=one.purpose,
        why=in_words("purpose", one.purpose, messages, language),
        resource=one.resource,
        folder=one.folder,
        outcome=one.outcome,
        ended=in_words("outcome", one.outcome, messages, language),
        origin=one.origin,
    )


def folder_of(one: Folder) -> FolderOfShape:
    return FolderOfShape(id=one.id, made_at=one.made_at.date(), held=one.held_until_lifted)
