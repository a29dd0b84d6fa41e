"""Who asks, and with which platform; every route names the action it is, or that it needs none."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Request

from almoner.assembly.served import ServedPlatform
from almoner.engine.errors import NotSignedIn
from almoner.engine.privacy.permissions import Action
from almoner.faces.http.cookies import Cookies, Kept
from almoner.faces.http.problems import Problem, too_often
from almoner.ports.entering import Caller, Place

ACTION, WHO = "x-action", "almoner.who"
OPEN = {ACTION: "open"}
"""For anybody: monitors, and who is about to sign in."""
OWN = {ACTION: "own"}
"""For whoever is signed in, about their own account and nothing else."""
PROBLEMS: dict[int | str, dict[str, Any]] = {
    number: {"model": Problem, "description": "A problem document"} for number in (400, 401, 403, 404, 409, 413, 422, 429, 503)
}
BEARER = "bearer "
KEYS = ("x-api-key", "stack_api_key")
"""Headers in which a program may send its key, beside `Authorization: Bearer`."""


def platform_of(request: Request) -> ServedPlatform:
    platform: ServedPlatform = request.app.state.platform
    return platform


def place_of(request: Request) -> Place:
    place: Place = request.app.state.gate.place(request.scope)
    return place


def cookies_of(request: Request) -> Cookies:
    return Cookies(closed=platform_of(request).settings.origin.startswith("https:"))


def caller_of(request: Request) -> Caller:
    """By a program's key, by a session, or as the owner of a one-person machine. Raises NotSignedIn, TooMany."""
    key = key_in(request.headers)
    caller = known(request) if key is None else platform_of(request).people.api_keys.who(key, place_of(request))
    request.scope[WHO] = caller.account
    wait = platform_of(request).buckets.take(caller.account)
    if wait is not None:
        raise too_often(wait)
    return caller


def key_in(headers: Mapping[str, str]) -> str | None:
    """By their names in small letters, as `Headers` knows any other too."""
    said = headers.get("authorization", "")
    if said[: len(BEARER)].lower() == BEARER:
        return said[len(BEARER) :].strip()
    return next((headers[name].strip() for name in KEYS if name in headers), None)


def known(request: Request) -> Caller:
    """By what a browser has. Raises NotSignedIn."""
    people, place = platform_of(request).people, place_of(request)
    token = cookies_of(request).get(request, Kept.SESSION)
    if token is not None:
        try:
            return people.sessions.who(token, place)
        except NotSignedIn:
            if not people.one_person.is_on():  # a cookie from before is no reason to keep the owner out
                raise
    return people.one_person.owner(place)


Served = Annotated[ServedPlatform, Depends(platform_of)]
Asking = Annotated[Caller, Depends(caller_of)]


def needs(action: Action) -> dict[str, Any]:
    """Goes into a route's description."""
    return {ACTION: action.value}
