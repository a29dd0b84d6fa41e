"""Where a request may go, in which order, and why: health data stays in the house, whatever else is away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from almoner.engine.findings import Message
from almoner.engine.gateway.budgets import Price
from almoner.engine.gateway.circuits import Circuit, passes
from almoner.engine.gateway.sensitivity import Judged, Level, State

MILLE = 1000
FRESH, FREE = Circuit(), Price()


class Place(StrEnum):
    """Where a back end is: in the house, or anywhere else."""

    LOCAL = "local"
    REMOTE = "remote"


class Form(StrEnum):
    """What of a request goes there."""

    WHOLE = "whole"
    REDACTED = "redacted"
    """A copy without what identifies somebody; never called de-identified."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed with whoever runs a remote back end: its name or number, who signed when, until when it holds (None: until
    ended), and whether redacted copies of health data may go there."""

    id: str
    signed_by: str
    signed_on: date
    until: date | None = None
    redacted: bool = False

    def holds(self, day: date) -> bool:
        return self.signed_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class BackEnd:
    """`levels` it may be asked about as they are; health never where it is remote. `weight` beside others of the same model.
    `holds_schema`: it keeps an answer to a JSON Schema by itself. `parallel` calls at once."""

    name: str
    place: Place
    levels: frozenset[Level]
    agreement: Agreement | None = None
    weight: int = 1
    holds_schema: bool = True
    embeds: bool = False
    parallel: int = 4
    price: Price = FREE


@dataclass(frozen=True, slots=True)
class Choice:
    """A back end that has a model, under the name it has there ("" for its only one). `canary`: it gets so many thousandths of the
    calls; None: it shares the rest by weight. `registered` and `version` are its name in the registry."""

    back_end: BackEnd
    model: str
    canary: int | None = None
    registered: str | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One place to try."""

    choice: Choice
    form: Form = Form.WHOLE


@dataclass(frozen=True, slots=True)
class Plan:
    """Places to try in turn, and why these: words of the rulebook."""

    steps: tuple[Step, ...]
    why: tuple[Message, ...]


STATES = {State.SLOW: "route_detector_slow", State.DOWN: "route_detector_down", State.UNSURE: "route_detector_unsure"}
LEVELS = {Level.PUBLIC: "route_public", Level.INTERNAL: "route_internal", Level.HEALTH: "route_health"}


def plan(
    judged: Judged,
    choices: Sequence[Choice],
    circuits: Mapping[str, Circuit],
    *,
    now: int,
    day: date,
    chance: Callable[[int], int],
) -> Plan:
    """`chance(n)` is a whole number from 0, below n. `circuits` by back end; one that is not in it is fresh."""
    why = [
        Message(STATES[judged.state] if judged.state in STATES else "route_opaque" if judged.opaque else LEVELS[judged.level])
    ]
    open_to = [one for one in choices if admits(one.back_end, judged.level, day)]
    if any(one not in open_to for one in choices) and judged.level is not Level.PUBLIC:
        why.append(Message("route_kept_here" if judged.level is Level.HEALTH else "route_not_named"))
    well = [one for one in open_to if passes(circuits.get(one.back_end.name, FRESH), now)]
    if len(well) < len(open_to):
        why.append(Message("route_rests"))
    steps = [Step(one) for one in ordered(well, circuits, chance)]
    if steps and steps[0].choice.canary is not None:
        why.append(Message("route_canary"))
    copies = [one for one in choices if takes_redacted(one.back_end, judged, day)]
    if copies:
        why.append(Message("route_redacted"))
        able = [one for one in copies if passes(circuits.get(one.back_end.name, FRESH), now)]
        steps += [Step(one, Form.REDACTED) for one in ordered(able, circuits, chance)]
    elif judged.sensitive and any(one.back_end.agreement is not None and one.back_end.agreement.redacted for one in choices):
        why.append(Message("route_never_leaves"))
    return Plan(tuple(steps), tuple(why))


def admits(back_end: BackEnd, level: Level, day: date) -> bool:
    """Whether a request of this level may go there as it is. Health never leaves, whatever somebody wrote into a setting."""
    if back_end.place is Place.LOCAL:
        return level in back_end.levels
    agreed = back_end.agreement is not None and back_end.agreement.holds(day)
    return level is not Level.HEALTH and level in back_end.levels and (level is Level.PUBLIC or agreed)


def takes_redacted(back_end: BackEnd, judged: Judged, day: date) -> bool:
    """Only what a detector that is up and sure could look through, with an agreement that says so, and never what is sensitive."""
    agreement = back_end.agreement
    return (
        back_end.place is Place.REMOTE
        and judged.level is Level.HEALTH
        and judged.state is State.UP
        and not judged.sensitive
        and not judged.opaque
        and agreement is not None
        and agreement.redacted
        and agreement.holds(day)
    )


def ordered(choices: Sequence[Choice], circuits: Mapping[str, Circuit], chance: Callable[[int], int]) -> list[Choice]:
    """A canary first where chance says so, and never else unless it is alone; the others by weight and by how well they went."""
    canaries = [one for one in choices if one.canary is not None]
    rest = [one for one in choices if one.canary is None]
    drawn: list[Choice] = []
    if canaries:
        at = chance(MILLE)
        for one in canaries:
            share = one.canary or 0
            if at < share:
                drawn.append(one)
                break
            at -= share
    while rest:
        weights = [max(1, one.back_end.weight * circuits.get(one.back_end.name, FRESH).well) for one in rest]
        at = chance(sum(weights)) if len(rest) > 1 else 0
        for place, weight in enumerate(weights):
            if at < weight:
                drawn.append(rest.pop(place))
                break
            at -= weight
    return drawn or canaries
