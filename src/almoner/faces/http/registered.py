"""`/api/v1/models`: the one registry of language models: what each is, who approved it, and which one answered a person on a day."""

from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import APIRouter, Query

from almoner.engine.privacy.permissions import Action
from almoner.faces.http.asking import PROBLEMS, Asking, Served, needs
from almoner.faces.http.pages_of import USUAL, After, Most, page_of
from almoner.faces.http.shapes import Id
from almoner.faces.http.shapes_models import (
    NAME,
    AliasAsked,
    AliasShape,
    ApprovalAsked,
    ModelAnswerList,
    ModelList,
    ModelShape,
    ServedModels,
    VersionAsked,
    VersionShape,
    alias_shape,
    answer_shape,
    model_shape,
    served_shape,
    version_shape,
)
from almoner.ports.models import ModelVersion

routes = APIRouter(prefix="/api/v1/models", tags=["models"], responses=PROBLEMS)
Name = Annotated[str, Query(pattern=NAME)]
AfterName = Annotated[str | None, Query(pattern=NAME)]
NEW = datetime.min.replace(tzinfo=UTC)
"""Its moment is the registry's."""


@routes.get("", openapi_extra=needs(Action.MODELS_SEE))
def list_models(platform: Served, caller: Asking, after: AfterName = None, limit: Most = USUAL) -> ModelList:
    found, further = page_of(platform.registry.all(caller), after, limit)
    return ModelList(models=[model_shape(one) for one in found], next=further)


@routes.get("/versions", openapi_extra=needs(Action.MODELS_SEE))
def see_model(name: Name, platform: Served, caller: Asking) -> ModelShape:
    """One model with all its versions; its name may have a stroke in it, and so is no part of the address."""
    return model_shape(platform.registry.one(caller, name))


@routes.post("/versions", status_code=201, openapi_extra=needs(Action.MODELS_CHANGE))
def register_model(said: VersionAsked, platform: Served, caller: Asking) -> VersionShape:
    """The next version of a model; nobody has approved it yet."""
    new = ModelVersion(
        said.name,
        0,
        NEW,
        source=said.source,
        licence=said.licence,
        sha256=said.sha256,
        card=said.card,
        tags=tuple(sorted(said.tags.items())),
    )
    return version_shape(platform.registry.register(caller, new, said.description))


@routes.put("/approval", openapi_extra=needs(Action.MODELS_CHANGE))
def approve_model(said: ApprovalAsked, platform: Served, caller: Asking) -> VersionShape:
    """Under the caller's own account, at this moment. A gateway that admits only approved models learns of it when it starts again."""
    days = {"first_day": said.first_day, "last_day": said.last_day}
    return version_shape(platform.registry.approve(caller, said.name, said.version, stage=said.stage, **days))


@routes.put("/alias", openapi_extra=needs(Action.MODELS_CHANGE))
def set_alias(said: AliasAsked, platform: Served, caller: Asking) -> AliasShape:
    return alias_shape(platform.registry.alias(caller, said.name, said.alias, said.version))


@routes.get("/served", openapi_extra=needs(Action.MODELS_SEE))
def see_served(platform: Served, caller: Asking) -> ServedModels:
    """By which names models may be asked here, what answers to each, and which share of the calls tries a new one."""
    return ServedModels(models=[served_shape(one) for one in platform.registry.served(caller)])


@routes.get("/answers", openapi_extra=needs(Action.MODELS_SEE))
def see_answers(
    subject: Annotated[Id, Query(description="An account, or a folder.")],
    on: date,
    platform: Served,
    caller: Asking,
    *,
    after: After = None,
    limit: Most = USUAL,
) -> ModelAnswerList:
    """Which model answered this person, or was asked about this folder, on that day (UTC)."""
    found, further = page_of(platform.registry.answered(caller, subject, on), after, limit)
    return ModelAnswerList(answers=[answer_shape(one) for one in found], next=further)
