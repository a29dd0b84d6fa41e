"""`/api/v1/keys`: keys of programs, sent as `Authorization: Bearer`, `X-Api-Key` or `stack_api_key`."""

from datetime import timedelta

from fastapi import APIRouter, Response

from almoner.engine.privacy.permissions import TABLE, Action
from almoner.faces.http.asking import OWN, PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.problems import not_understood
from almoner.faces.http.shapes import Language, PathId
from almoner.faces.http.shapes_operating import ChoiceShape, KeyChoices
from almoner.faces.http.shapes_people import KeyAsked, KeyList, MadeKeyShape, key_shape
from almoner.faces.naming import in_words

routes = APIRouter(prefix="/api/v1/keys", tags=["keys"], responses=PROBLEMS)


@routes.post("", status_code=201, openapi_extra=needs(Action.KEY_MAKE))
def make_key(said: KeyAsked, platform: Served, caller: Asking, response: Response) -> MadeKeyShape:
    """Never for more than the account itself may do, and not for what only a person does."""
    if said.until.tzinfo is None:
        raise not_understood("until: a moment with its zone, such as 2027-01-31T00:00:00Z")
    made = platform.people.api_keys.make(caller, name=said.name, actions=said.actions, until=said.until)
    response.headers["Location"] = f"/api/v1/keys/{made.key.id}"
    return MadeKeyShape(**key_shape(made.key).model_dump(), key=made.token)


@routes.get("", openapi_extra=OWN)
def list_keys(platform: Served, caller: Asking, after: After = None, limit: Most = USUAL) -> KeyList:
    found, further = page_of(list(platform.people.api_keys.of(caller)), after, limit)
    return KeyList(keys=[key_shape(one) for one in found], next=further)


@routes.get("/choices", openapi_extra=OWN)
def see_key_choices(platform: Served, caller: Asking, language: Language = "en") -> KeyChoices:
    """What a key of one's own may be for, in words, and the last day it may count."""
    actions, until = platform.people.api_keys.choices(caller)
    messages = platform.messages()
    named = [
        ChoiceShape(action=one, says=in_words("may", one.value, messages, language), by_role=not TABLE[one].ties)
        for one in Action
        if one in actions
    ]
    return KeyChoices(actions=named, last_day=until.date() - timedelta(days=1))


@routes.delete("/{key}", status_code=204, openapi_extra=needs(Action.KEY_END))
def end_key(key: PathId, platform: Served, caller: Asking) -> None:
    platform.people.api_keys.end(caller, key)
