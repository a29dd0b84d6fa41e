"""The one registry of models: what each is and who approved it, and which one answered a person on a day."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from almoner.engine.errors import Misused, NotKnown
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.keeping import Work
from almoner.ports.models import MODEL_NAME, Call, ModelAlias, ModelVersion, RegisteredModel
from almoner.services.gateway.ask import Served
from almoner.services.people.allow import Allow

STAGES = ("None", "Staging", "Production", "Archived")
"""As MLflow names them."""
SHA256 = re.compile(r"[0-9a-f]{64}|")


@dataclass(frozen=True, slots=True)
class Listed:
    """A model with its versions and what its aliases stood for, ended ones too."""

    model: RegisteredModel
    versions: tuple[ModelVersion, ...]
    aliases: tuple[ModelAlias, ...]

    @property
    def id(self) -> str:
        return self.model.name


@dataclass(frozen=True, slots=True)
class Answered:
    """A call, and the version that answered it as the registry knows it; None where no model did, or it is not known there. `id` is
    its number on that day."""

    call: Call
    version: ModelVersion | None
    id: str = ""


def nothing_served() -> Mapping[str, Served]:
    return {}


@dataclass(frozen=True, slots=True)
class Registry:
    """Every change leaves a line in the journal. `names` are what the gateway of this process may be asked for."""

    allow: Allow
    names: Callable[[], Mapping[str, Served]] = nothing_served

    def all(self, caller: Caller) -> tuple[Listed, ...]:
        def work(one: Work) -> tuple[Listed, ...]:
            return tuple(listed(one, model) for model in list(one.models.models()))

        return self.allow(caller, Action.MODELS_SEE, lambda one, _: work(one), resource="models")

    def one(self, caller: Caller, name: str) -> Listed:
        """Raises NotKnown."""

        def work(one: Work) -> Listed:
            found = next((model for model in one.models.models() if model.name == name), None)
            if found is None:
                raise not_known("The model was not shown")
            return listed(one, found)

        return self.allow(caller, Action.MODELS_SEE, lambda one, _: work(one), resource=name[:200])

    def served(self, caller: Caller) -> tuple[Served, ...]:
        """What may be asked for here by which name, and the share of calls that a new version gets."""
        return self.allow(caller, Action.MODELS_SEE, lambda _one, _: tuple(self.names().values()), resource="models served")

    def register(self, caller: Caller, version: ModelVersion, description: str = "") -> ModelVersion:
        """The next version of a model, approved by nobody yet. Raises Misused."""
        check_name(version.name)
        if SHA256.fullmatch(version.sha256) is None:
            raise misused("a SHA-256 has 64 digits from 0 to f", "copy the whole sum")
        return self.allow(
            caller, Action.MODELS_CHANGE, lambda one, _: one.models.add(version, description), resource=named_version
        )

    def approve(
        self, caller: Caller, name: str, version: int, *, stage: str, first_day: date | None, last_day: date | None
    ) -> ModelVersion:
        """By the caller. Raises Misused, NotKnown."""
        if stage not in STAGES:
            raise misused(f"{stage} is no stage", f"name one of {', '.join(STAGES)}")
        if first_day is not None and last_day is not None and last_day < first_day:
            raise misused("it would end before it begins", "turn the two days round")

        def work(one: Work) -> ModelVersion:
            one.models.approve(name, version, by=caller.account, stage=stage, first_day=first_day, last_day=last_day)
            return known_version(one, name, version)

        return self.allow(caller, Action.MODELS_CHANGE, lambda one, _: work(one), resource=f"{name} {version}"[:200])

    def alias(self, caller: Caller, name: str, alias: str, version: int) -> ModelAlias:
        """From now on the alias stands for this version. Raises Misused, NotKnown."""
        check_name(alias)

        def work(one: Work) -> ModelAlias:
            known_version(one, name, version)
            one.models.alias(name, alias, version)
            return next(known for known in one.models.aliases(name) if known.alias == alias and known.until is None)

        return self.allow(caller, Action.MODELS_CHANGE, lambda one, _: work(one), resource=f"{name} {version}"[:200])

    def answered(self, caller: Caller, subject: str, day: date) -> Sequence[Answered]:
        """Which models answered an account, or were asked about a folder, on a day (UTC), oldest first."""
        first = datetime.combine(day, time(), UTC)
        before = datetime.max.replace(tzinfo=UTC) if day == date.max else first + timedelta(days=1)

        def work(one: Work) -> Sequence[Answered]:
            known = {(version.name, version.version): version for version in one.models.versions()}
            calls = one.calls.of_subject(subject, first, before)
            return [
                Answered(call, known.get((call.model or "", call.version or 0)), str(number))
                for number, call in enumerate(calls, 1)
            ]

        return self.allow(caller, Action.MODELS_SEE, lambda one, _: work(one), resource=subject[:64])


def listed(work: Work, model: RegisteredModel) -> Listed:
    return Listed(model, tuple(work.models.versions(model.name)), tuple(work.models.aliases(model.name)))


def known_version(work: Work, name: str, version: int) -> ModelVersion:
    """Raises NotKnown."""
    found = next((known for known in work.models.versions(name) if known.version == version), None)
    if found is None:
        raise not_known()
    return found


def named_version(version: ModelVersion) -> str:
    return f"{version.name} {version.version}"[:200]


def check_name(name: str) -> None:
    if MODEL_NAME.fullmatch(name) is None:
        raise misused("a model is named by what is no name", "use letters, digits, . _ : - and at most one /")


def misused(why: str, do: str) -> Misused:
    return Misused("models", what="The registry was not changed", why=why, do=do)


def not_known(what: str = "The registry was not changed") -> NotKnown:
    why, do = "there is no such version", "look at `almoner models registered`"
    return NotKnown("no_such_model_version", what=what, why=why, do=do)
