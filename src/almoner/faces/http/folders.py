"""`/api/v1/folders`: people's folders."""

import re
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from almoner.engine.errors import Misused
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.shapes import FolderName, FolderPage, FolderShape, Id, Key, PathId, SeenFolderShape, folder_shape

routes = APIRouter(prefix="/api/v1/folders", tags=["folders"], responses=PROBLEMS)
ETAG = re.compile(r'"v(\d{1,9})"')
Most = Annotated[int, Query(ge=1, le=200)]


@routes.post("", status_code=201, openapi_extra=needs(Action.FOLDER_MAKE))
def make_folder(said: FolderName, platform: Served, caller: Asking, *, response: Response, key: Key = None) -> FolderShape:
    made = folder_shape(platform.folders.make(caller, said.name, key=key))
    response.headers["Location"] = f"/api/v1/folders/{made.id}"
    response.headers["ETag"] = etag(made.version)
    return made


@routes.get("", openapi_extra=needs(Action.FOLDER_SEE))
def list_folders(platform: Served, caller: Asking, after: Id | None = None, limit: Most = 50) -> FolderPage:
    found = [folder_shape(one) for one in platform.folders.mine(caller, after=after, most=limit + 1)]
    return FolderPage(folders=found[:limit], next=found[limit - 1].id if len(found) > limit else None)


@routes.get("/{folder}", openapi_extra=needs(Action.FOLDER_SEE))
def see_folder(folder: PathId, platform: Served, caller: Asking, response: Response) -> SeenFolderShape:
    """With what the caller may do in it."""
    seen = platform.folders.see(caller, folder)
    response.headers["ETag"] = etag(seen.folder.version)
    return SeenFolderShape(**folder_shape(seen.folder).model_dump(), may=list(seen.may))


@routes.patch("/{folder}", openapi_extra=needs(Action.FOLDER_RENAME))
def rename_folder(
    folder: PathId,
    said: FolderName,
    platform: Served,
    caller: Asking,
    response: Response,
    *,
    if_match: Annotated[str | None, Header()] = None,
) -> FolderShape:
    changed = folder_shape(platform.folders.rename(caller, folder, said.name, version=version_of(if_match)))
    response.headers["ETag"] = etag(changed.version)
    return changed


@routes.delete("/{folder}", status_code=204, openapi_extra=needs(Action.FOLDER_ERASE))
def erase_folder(folder: PathId, platform: Served, caller: Asking) -> None:
    """Its key is destroyed; nothing in it can be opened again."""
    platform.folders.erase(caller, folder)


def etag(version: int) -> str:
    return f'"v{version}"'


def version_of(if_match: str | None) -> int:
    """Raises Misused."""
    found = ETAG.fullmatch((if_match or "").strip())
    if found is None:
        why = "it does not say which version it changes"
        raise Misused("if_match_missing", what="Nothing was changed", why=why, do="send the ETag you were given as If-Match")
    return int(found[1])
