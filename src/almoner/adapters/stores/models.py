"""The registry of models and the calls of them, in SQL."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.schema_models import model_aliases, model_calls, model_versions, registered_models
from almoner.ports.models import Call, ModelAlias, ModelVersion, RegisteredModel

MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class SqlCalls:
    """A `CallRecords`."""

    connection: Connection

    def add(self, calls: Sequence[Call]) -> None:
        self.connection.execute(insert(model_calls), [row_of(one) for one in calls])

    def of_subject(self, subject: str, first: datetime, before: datetime) -> Iterator[Call]:
        these = model_calls.c
        wanted = select(model_calls).where(these.subject == subject, these.at >= first, these.at < before)
        for row in self.connection.execute(wanted.order_by(these.at, these.id)):
            yield call_of(row)

    def spent(self, since: datetime) -> Iterator[tuple[str, int, Decimal]]:
        these = model_calls.c
        who = func.coalesce(these.api_key, these.account)
        wanted = select(who, func.sum(these.tokens_in + these.tokens_out), func.sum(these.micro_dollars))
        for one, tokens, micro in self.connection.execute(wanted.where(these.at >= since).group_by(who)):
            yield one, int(tokens), Decimal(int(micro)) / MICRO


def row_of(call: Call) -> dict[str, Any]:
    return {
        "id": new_id("q"),
        "at": call.at,
        "account": call.account,
        "api_key": call.key,
        "subject": call.subject,
        "door": call.door,
        "alias": call.alias,
        "status": call.status,
        "ms": call.ms,
        "level": call.level,
        "used_model": int(call.used_model),
        "back_end": call.back_end,
        "place": call.place,
        "model": call.model,
        "version": call.version,
        "redacted": int(call.redacted),
        "tokens_in": call.tokens_in,
        "tokens_out": call.tokens_out,
        "micro_dollars": int(call.money * MICRO),
        "doubted": int(call.doubted),
    }


def call_of(row: Row[Any]) -> Call:
    said = dict(row._mapping)  # noqa: SLF001 - its columns by name
    said["key"], said["money"] = said.pop("api_key"), Decimal(said.pop("micro_dollars")) / MICRO
    del said["id"]
    for name in ("used_model", "redacted", "doubted"):
        said[name] = bool(said[name])
    return Call(**said)


@dataclass(frozen=True, slots=True)
class SqlModels:
    """A `ModelRecords`."""

    connection: Connection
    now: datetime

    def models(self) -> Iterator[RegisteredModel]:
        for row in self.connection.execute(select(registered_models).order_by(registered_models.c.name)):
            yield RegisteredModel(row.name, row.made_at, row.description)

    def versions(self, name: str | None = None) -> Iterator[ModelVersion]:
        wanted = select(model_versions).order_by(model_versions.c.name, model_versions.c.version)
        if name is not None:
            wanted = wanted.where(model_versions.c.name == name)
        for row in self.connection.execute(wanted):
            yield version_of(row)

    def add(self, version: ModelVersion, description: str = "") -> ModelVersion:
        name = version.name
        known = self.connection.execute(select(registered_models.c.name).where(registered_models.c.name == name)).first()
        if known is None:
            row = {"name": name, "description": description, "made_at": self.now}
            self.connection.execute(insert(registered_models).values(row))
        last = self.connection.execute(select(func.max(model_versions.c.version)).where(model_versions.c.name == name)).scalar()
        made = replace(version, version=(last or 0) + 1, made_at=self.now)
        kept = (
            "name",
            "version",
            "stage",
            "source",
            "licence",
            "sha256",
            "card",
            "approved_by",
            "approved_at",
            "made_at",
        )
        row = (
            {one: getattr(made, one) for one in kept}
            | days(made.first_day, made.last_day)
            | {"tags": json.dumps(made.tags, ensure_ascii=False)}
        )
        self.connection.execute(insert(model_versions).values(row))
        return made

    def approve(self, name: str, version: int, *, by: str, stage: str, first_day: date | None, last_day: date | None) -> bool:
        mine = (model_versions.c.name == name) & (model_versions.c.version == version)
        values = {"approved_by": by, "approved_at": self.now, "stage": stage} | days(first_day, last_day)
        return self.connection.execute(update(model_versions).where(mine).values(values)).rowcount == 1

    def alias(self, name: str, alias: str, version: int) -> None:
        these = model_aliases.c
        mine = (these.name == name) & (these.alias == alias) & these.until.is_(None)
        self.connection.execute(update(model_aliases).where(mine).values(until=self.now))
        row = {"id": new_id("m"), "name": name, "alias": alias, "version": version, "since": self.now}
        self.connection.execute(insert(model_aliases).values(row))

    def aliases(self, name: str | None = None) -> Iterator[ModelAlias]:
        these = model_aliases.c
        wanted = select(model_aliases).order_by(these.name, these.alias, these.since, these.id)
        if name is not None:
            wanted = wanted.where(these.name == name)
        for row in self.connection.execute(wanted):
            yield ModelAlias(row.name, row.alias, row.version, row.since, row.until)


def version_of(row: Row[Any]) -> ModelVersion:
    said = dict(row._mapping)  # noqa: SLF001 - its columns by name
    for name in ("first_day", "last_day"):
        said[name] = None if said[name] is None else date.fromisoformat(said[name])
    said["tags"] = tuple((key, value) for key, value in json.loads(said["tags"]))
    return ModelVersion(**said)


def days(first: date | None, last: date | None) -> dict[str, str | None]:
    return {name: None if day is None else day.isoformat() for name, day in (("first_day", first), ("last_day", last))}
