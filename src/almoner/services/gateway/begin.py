"""What a gateway reads before it serves: the registry, in which every model it may ask stands, and what was used today."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from almoner.engine.gateway.routing import Choice
from almoner.ports.keeping import Database, Work
from almoner.ports.models import ModelVersion
from almoner.services.gateway.ask import Served

FROM_SETTINGS = (("registered_by", "settings"),)


def begin(
    database: Database, models: Mapping[str, tuple[Choice, ...]], *, approved_only: bool, day: date
) -> tuple[dict[str, Served], dict[str, tuple[int, Decimal]]]:
    """The models that may be asked, each under its number in the registry (one that is new there is added, approved by nobody), and by
    key what was used on this day."""

    def work(one: Work) -> tuple[dict[str, Served], dict[str, tuple[int, Decimal]]]:
        served = {}
        for alias, choices in models.items():
            numbered = [numbered_choice(one, alias, choice, approved_only=approved_only, day=day) for choice in choices]
            able = tuple(choice for choice in numbered if choice is not None)
            if able:
                served[alias] = Served(alias, able)
        midnight = datetime.combine(day, time(), UTC)
        return served, {who: (tokens, money) for who, tokens, money in one.calls.spent(midnight)}

    return database.write(work)


def numbered_choice(work: Work, alias: str, choice: Choice, *, approved_only: bool, day: date) -> Choice | None:
    name = choice.registered or choice.model or alias
    known = [one for one in work.models.versions(name) if choice.version in {None, one.version}]
    if not known:
        known = [work.models.add(ModelVersion(name, 0, work.now, tags=(*FROM_SETTINGS, ("back_end", choice.back_end.name))))]
    may = [one for one in known if not approved_only or is_approved(one, day)]
    return replace(choice, registered=name, version=may[-1].version) if may else None


def is_approved(version: ModelVersion, day: date) -> bool:
    """By a named person, and for this day."""
    first, last = version.first_day or day, version.last_day or day
    return version.approved_by is not None and first <= day <= last
