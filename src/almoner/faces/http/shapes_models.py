"""What the API tells of the registry of language models, and takes for it."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from almoner.ports.models import MODEL_NAME, ModelAlias, ModelVersion
from almoner.services.gateway.ask import Served
from almoner.services.gateway.registry import Answered, Listed

NAME = f"^{MODEL_NAME.pattern}$"
Stage = Literal["None", "Staging", "Production", "Archived"]


class VersionShape(BaseModel):
    """One version of a model. `approved_by` is the account of who said yes, null where nobody did; it may be used from `first_day` to
    `last_day` (null: open)."""

    version: int
    stage: str
    source: str
    licence: str
    sha256: str
    card: str
    tags: dict[str, str]
    approved_by: str | None
    approved_at: datetime | None
    first_day: date | None
    last_day: date | None
    registered_at: datetime


class AliasShape(BaseModel):
    """A name that stands for a version; `until` null: still."""

    alias: str
    version: int
    since: datetime
    until: datetime | None


class ModelShape(BaseModel):
    """A model with its versions, and what its aliases stood for."""

    name: str
    description: str
    versions: list[VersionShape]
    aliases: list[AliasShape]


class ModelList(BaseModel):
    """By name. `next` is the `after` of the next page, null on the last."""

    models: list[ModelShape]
    next: str | None


class VersionAsked(BaseModel):
    """The next version of a model; `description` is of the model, where it is new. `sha256` of its weights."""

    name: str = Field(pattern=NAME)
    source: str = Field("", max_length=2000)
    licence: str = Field("", max_length=40)
    sha256: str = Field("", pattern=r"^([0-9a-f]{64})?$")
    card: str = Field("", max_length=200_000)
    tags: dict[str, str] = Field(default_factory=dict, max_length=50)
    description: str = Field("", max_length=2000)


class ApprovalAsked(BaseModel):
    """A yes to one version, by whoever asks; from and until which day it may be used (null: open)."""

    name: str = Field(pattern=NAME)
    version: int = Field(ge=1, lt=1 << 31)
    stage: Stage = "Production"
    first_day: date | None = None
    last_day: date | None = None


class AliasAsked(BaseModel):
    """A name that stands for a version from now on."""

    name: str = Field(pattern=NAME)
    alias: str = Field(pattern=NAME)
    version: int = Field(ge=1, lt=1 << 31)


class ServedChoice(BaseModel):
    """A back end that has it. `canary`: thousandths of the calls that try it, null for a usual one."""

    back_end: str
    place: str
    model: str | None
    version: int | None
    canary: int | None


class ServedModel(BaseModel):
    """A name that programs ask for, and what answers to it."""

    name: str
    choices: list[ServedChoice]


class ServedModels(BaseModel):
    """What the gateway of this server may be asked for; a change of the settings holds when it starts again."""

    models: list[ServedModel]


class ModelAnswerShape(BaseModel):
    """A call, without a word of what was said. `registered` is the version that answered, as the registry knows it now; null where no
    model did, or it is not known there. Money in US dollars; `doubted`: the back end's own count of tokens could not be."""

    at: datetime
    asked_for: str
    model: str | None
    version: int | None
    back_end: str | None
    place: str | None
    level: str
    redacted: bool
    used_model: bool
    status: int
    tokens_in: int
    tokens_out: int
    doubted: bool
    money: str
    registered: VersionShape | None


class ModelAnswerList(BaseModel):
    """Oldest first. `next` is the `after` of the next page, null on the last."""

    answers: list[ModelAnswerShape]
    next: str | None


def version_shape(one: ModelVersion) -> VersionShape:
    return VersionShape(
        version=one.version,
        stage=one.stage,
        source=one.source,
        licence=one.licence,
        sha256=one.sha256,
        card=one.card,
        tags=dict(one.tags),
        approved_by=one.approved_by,
        approved_at=one.approved_at,
        first_day=one.first_day,
        last_day=one.last_day,
        registered_at=one.made_at,
    )


def alias_shape(one: ModelAlias) -> AliasShape:
    return AliasShape(alias=one.alias, version=one.version, since=one.since, until=one.until)


def model_shape(one: Listed) -> ModelShape:
    return ModelShape(
        name=one.model.name,
        description=one.model.description,
        versions=[version_shape(each) for each in one.versions],
        aliases=[alias_shape(each) for each in one.aliases],
    )


def served_shape(one: Served) -> ServedModel:
    choices = [
        ServedChoice(
            back_end=each.back_end.name,
            place=each.back_end.place.value,
            model=each.registered,
            version=each.version,
            canary=each.canary,
        )
        for each in one.choices
    ]
    return ServedModel(name=one.alias, choices=choices)


def answer_shape(one: Answered) -> ModelAnswerShape:
    call = one.call
    return ModelAnswerShape(
        at=call.at,
        asked_for=call.alias,
        model=call.model,
        version=call.version,
        back_end=call.back_end,
        place=call.place,
        level=call.level,
        redacted=call.redacted,
        used_model=call.used_model,
        status=call.status,
        tokens_in=call.tokens_in,
        tokens_out=call.tokens_out,
        doubted=call.doubted,
        money=str(call.money),
        registered=None if one.version is None else version_shape(one.version),
    )
