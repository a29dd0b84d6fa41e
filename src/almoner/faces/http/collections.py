"""`/api/v1/collections`: documents kept to be searched, and who may read them; a document's file is the body itself."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field

from almoner.engine.knowledge.records import InForce
from almoner.engine.privacy.permissions import Action, Role
from almoner.faces.http.accounts import IfMatch
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.folders import etag, version_of
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.papers import BODY, as_file, name_in, not_a_form, pieces_of
from almoner.faces.http.shapes import Id, Key, PathId
from almoner.ports.collections import CollectionDocument
from almoner.services.knowledge.collections import Listed, Wanted

routes = APIRouter(prefix="/api/v1/collections", tags=["collections"], responses=PROBLEMS)


class Readers(BaseModel):
    """Who may read it beside its owner. `logins` and `accounts` name the same: accounts by how they sign in, or by id."""

    everybody: bool = False
    roles: list[Role] = Field(default=[], max_length=len(Role))
    logins: list[Annotated[str, Field(max_length=200)]] = Field(default=[], max_length=500)
    accounts: list[Id] = Field(default=[], max_length=500)


class CollectionAsked(BaseModel):
    """What a collection is to be; `plan` is the plan its documents are about."""

    name: str = Field(max_length=1000)
    plan: str | None = Field(default=None, max_length=1000)
    readers: Readers = Readers()

    def wanted(self) -> Wanted:
        said = self.readers
        return Wanted(self.name, self.plan, said.everybody, frozenset(said.roles), tuple(said.logins), frozenset(said.accounts))


class ReadersShape(BaseModel):
    """Who may read it beside its owner; `accounts` are ids."""

    everybody: bool
    roles: list[Role]
    accounts: list[str]


class CollectionShape(BaseModel):
    """`version` is its ETag. `readers` are shown to its owner alone. `name` is null for an operator who may erase it, its owner's
    account being closed, and not read it."""

    id: str
    owner: str
    name: str | None
    plan: str | None
    readers: ReadersShape | None
    documents: int | None
    made_at: datetime
    version: int


class CollectionList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    collections: list[CollectionShape]
    next: str | None


class DocumentShape(BaseModel):
    """A document of a collection. `state`: waiting (to be taken in), ready (it is searched), refused (`why` says it). `by_meaning`:
    its passages have vectors; `lost`: what of it could not be read."""

    id: str
    collection: str
    name: str
    plan: str | None
    first_day: date | None
    last_day: date | None
    bytes: int
    sha256: str
    made_at: datetime
    state: Literal["waiting", "ready", "refused"]
    passages: int | None
    by_meaning: bool
    why: str | None
    lost: list[str]
    job: str


class DocumentList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    documents: list[DocumentShape]
    next: str | None


@routes.post("", status_code=201, openapi_extra=needs(Action.COLLECTION_MAKE))
def make_collection(
    said: CollectionAsked, platform: Served, caller: Asking, response: Response, *, key: Key = None
) -> CollectionShape:
    made = collection_shape(platform.knowledge.collections.make(caller, said.wanted(), key=key), caller.account)
    response.headers["Location"] = f"/api/v1/collections/{made.id}"
    response.headers["ETag"] = etag(made.version)
    return made


@routes.get("", openapi_extra=needs(Action.COLLECTION_SEE))
def list_collections(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> CollectionList:
    """Those that the caller may read."""
    found, further = page_of(platform.knowledge.collections.list(caller), after, limit)
    return CollectionList(collections=[collection_shape(one, caller.account) for one in found], next=further)


@routes.get("/{collection}", openapi_extra=needs(Action.COLLECTION_SEE))
def see_collection(collection: PathId, platform: Served, caller: Asking, response: Response) -> CollectionShape:
    found = collection_shape(platform.knowledge.collections.see(caller, collection), caller.account)
    response.headers["ETag"] = etag(found.version)
    return found


@routes.put("/{collection}", openapi_extra=needs(Action.COLLECTION_CHANGE))
def change_collection(
    collection: PathId,
    said: CollectionAsked,
    platform: Served,
    caller: Asking,
    response: Response,
    *,
    if_match: IfMatch = None,
) -> CollectionShape:
    """In place of what it was; who may read it counts at once."""
    changed = platform.knowledge.collections.change(caller, collection, said.wanted(), version=version_of(if_match))
    response.headers["ETag"] = etag(changed.collection.version)
    return collection_shape(changed, caller.account)


@routes.delete("/{collection}", status_code=204, openapi_extra=needs(Action.COLLECTION_ERASE))
def erase_collection(collection: PathId, platform: Served, caller: Asking) -> None:
    """Its key is destroyed; nothing in it can be opened or found again."""
    platform.knowledge.collections.erase(caller, collection)


@routes.post(
    "/{collection}/documents",
    status_code=201,
    openapi_extra=needs(Action.COLLECTION_CHANGE) | BODY,
    responses={200: {"model": DocumentShape, "description": "The same file was here already: this is it"}},
)
async def add_document(
    collection: PathId,
    request: Request,
    platform: Served,
    caller: Asking,
    response: Response,
    *,
    first_day: date | None = None,
    last_day: date | None = None,
    plan: Annotated[str | None, Query(max_length=1000)] = None,
    key: Key = None,
) -> DocumentShape:
    """The body is the file (PDF, HTML, DOCX, Markdown or text), its name stands in `Content-Disposition`. The days and the plan go
    before what the document says of itself. It is searched once its job is over."""
    not_a_form(request, "document")
    name = name_in(request.headers.get("content-disposition", ""))
    force = InForce(first_day, last_day, plan)

    def work() -> tuple[CollectionDocument, bool]:
        return platform.knowledge.documents.put(caller, collection, name, pieces_of(request), in_force=force, key=key)

    made, was_there = await run_in_threadpool(work)
    if was_there:
        response.status_code = 200
    response.headers["Location"] = f"/api/v1/collections/{collection}/documents/{made.id}"
    return document_shape(made)


@routes.get("/{collection}/documents", openapi_extra=needs(Action.COLLECTION_SEE))
def list_documents(
    collection: PathId, platform: Served, caller: Asking, after: After = None, limit: Most = USUAL
) -> DocumentList:
    """All of them for its owner, for others those that can be searched."""
    found, further = page_of(platform.knowledge.documents.list(caller, collection), after, limit)
    return DocumentList(documents=[document_shape(one) for one in found], next=further)


@routes.get("/{collection}/documents/{document}", openapi_extra=needs(Action.COLLECTION_SEE))
def see_document(collection: PathId, document: PathId, platform: Served, caller: Asking) -> DocumentShape:
    return document_shape(platform.knowledge.documents.see(caller, collection, document))


@routes.get(
    "/{collection}/documents/{document}/file",
    openapi_extra=needs(Action.COLLECTION_SEE),
    response_class=StreamingResponse,
)
def fetch_document(collection: PathId, document: PathId, platform: Served, caller: Asking) -> StreamingResponse:
    """The file as it came, as an attachment that no browser shows as a page."""
    found, stream = platform.knowledge.documents.fetch(caller, collection, document)
    return as_file(found.name, found.stored.size, stream)


@routes.post("/{collection}/documents/{document}/again", status_code=202, openapi_extra=needs(Action.COLLECTION_CHANGE))
def take_in_again(collection: PathId, document: PathId, platform: Served, caller: Asking) -> DocumentShape:
    """As after a change of models; until its job is over it is searched as it was."""
    return document_shape(platform.knowledge.documents.again(caller, collection, document))


@routes.delete("/{collection}/documents/{document}", status_code=204, openapi_extra=needs(Action.COLLECTION_CHANGE))
def remove_document(collection: PathId, document: PathId, platform: Served, caller: Asking) -> None:
    """Its key, passages and vectors are gone with it."""
    platform.knowledge.documents.remove(caller, collection, document)


def collection_shape(one: Listed, account: str) -> CollectionShape:
    kept, seen = one.collection, one.readable
    mine = kept.owner == account
    readers = ReadersShape(
        everybody=kept.readers.everybody, roles=sorted(kept.readers.roles), accounts=sorted(kept.readers.accounts)
    )
    return CollectionShape(
        id=kept.id,
        owner=kept.owner,
        name=kept.name if seen else None,
        plan=kept.plan if seen else None,
        readers=readers if mine else None,
        documents=one.documents,
        made_at=kept.made_at,
        version=kept.version,
    )


def document_shape(one: CollectionDocument) -> DocumentShape:
    state: Literal["waiting", "ready", "refused"] = "waiting"
    if one.refused is not None:
        state = "refused"
    elif one.taken_in_at is not None:
        state = "ready"
    return DocumentShape(
        id=one.id,
        collection=one.collection,
        name=one.name,
        plan=one.in_force.plan,
        first_day=one.in_force.first_day,
        last_day=one.in_force.last_day,
        bytes=one.stored.size,
        sha256=one.stored.sha256,
        made_at=one.made_at,
        state=state,
        passages=one.passages,
        by_meaning=one.meant,
        why=None if one.refused is None else sentence(one.refused),
        lost=list(one.lost),
        job=one.job,
    )


def sentence(said: Sequence[str]) -> str:
    what, why, do = said
    return f"{what}: {why}; {do}."
