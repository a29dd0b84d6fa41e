"""Who asks, and with which platform; every route names the action it is."""

from typing import Annotated, Any

from fastapi import Depends, Request

from almoner.assembly.served import ServedPlatform
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.problems import Problem
from almoner.ports.entering import Caller, Place

ACTION, WHO = "x-action", "almoner.who"
PROBLEMS: dict[int | str, dict[str, Any]] = {
    number: {"model": Problem, "description": "A problem document"} for number in (400, 401, 403, 404, 409, 413, 422, 503)
}


def platform_of(request: Request) -> ServedPlatform:
    platform: ServedPlatform = request.app.state.platform
    return platform


def caller_of(request: Request) -> Caller:
    """The owner of a one-person machine. Raises NotSignedIn for anybody from elsewhere."""
    address = request.client.host if request.client else ""
    browser = request.headers.get("user-agent", "")[:200]
    caller = platform_of(request).people.one_person.owner(Place(address, "http", browser))
    request.scope[WHO] = caller.account
    return caller


Served = Annotated[ServedPlatform, Depends(platform_of)]
Asking = Annotated[Caller, Depends(caller_of)]


def needs(action: Action) -> dict[str, Any]:
    """Goes into a route's description."""
    return {ACTION: action.value}
