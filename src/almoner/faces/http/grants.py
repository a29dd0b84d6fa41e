"""`…/grants` and `…/glass`: whom the owner of a folder lets in, what others were given, and emergencies."""

from fastapi import APIRouter, Response

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import OWN, PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.shapes import Key, PathId
from almoner.faces.http.shapes_people import (
    GlassList,
    GlassReason,
    GlassShape,
    GrantAsked,
    GrantList,
    GrantShape,
    glass_shapes,
    grant_shapes,
)

routes = APIRouter(prefix="/api/v1", tags=["sharing"], responses=PROBLEMS)


@routes.post("/folders/{folder}/grants", status_code=201, openapi_extra=needs(Action.GRANT_GIVE))
def give_grant(
    folder: PathId, said: GrantAsked, platform: Served, caller: Asking, *, response: Response, key: Key = None
) -> GrantShape:
    """The consent is recorded, and may be taken back at any moment."""
    [made] = grant_shapes(
        [platform.people.grants.give(caller, folder=folder, key=key, **said.model_dump())], platform.people.names
    )
    response.headers["Location"] = f"/api/v1/folders/{folder}/grants/{made.id}"
    return made


@routes.get("/folders/{folder}/grants", openapi_extra=needs(Action.GRANT_SEE))
def list_grants(folder: PathId, platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> GrantList:
    """Ended ones too."""
    found, further = page_of(platform.people.grants.of(caller, folder), after, limit)
    return GrantList(grants=grant_shapes(found, platform.people.names), next=further)


@routes.delete("/folders/{folder}/grants/{grant}", status_code=204, openapi_extra=needs(Action.GRANT_END))
def end_grant(folder: PathId, grant: PathId, platform: Served, caller: Asking) -> None:
    """It counts no longer from now on."""
    platform.people.grants.end(caller, folder=folder, grant=grant)


@routes.get("/grants", openapi_extra=OWN)
def list_given_to_me(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> GrantList:
    """What others let one see today."""
    found, further = page_of(platform.people.grants.given_to_me(caller), after, limit)
    return GrantList(grants=grant_shapes(found, platform.people.names), next=further)


@routes.delete("/grants/{grant}", status_code=204, openapi_extra=OWN)
def give_up_grant(grant: PathId, platform: Served, caller: Asking) -> None:
    """Gives back what was given to oneself."""
    platform.people.grants.give_up(caller, grant)


@routes.post("/folders/{folder}/glass", status_code=201, openapi_extra=needs(Action.GLASS_BREAK))
def break_glass(folder: PathId, said: GlassReason, platform: Served, caller: Asking) -> GlassShape:
    """Opens the folder for two hours; the privacy officer is told."""
    [made] = glass_shapes([platform.people.glass(caller, folder=folder, reason=said.reason)], platform.people.names)
    return made


@routes.get("/glass", openapi_extra=needs(Action.SNOOPING_SEE))
def list_glass(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> GlassList:
    found, further = page_of(platform.people.glass.all(caller), after, limit)
    return GlassList(glass=glass_shapes(found, platform.people.names), next=further)


@routes.post("/glass/{glass}/seen", status_code=204, openapi_extra=needs(Action.SNOOPING_SEE))
def mark_glass_seen(glass: PathId, platform: Served, caller: Asking) -> None:
    """The privacy officer looked into it; never one's own."""
    platform.people.glass.seen(caller, glass)
