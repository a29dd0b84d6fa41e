"""How private a request is: all of it counts, and whoever cannot tell says health."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from almoner.engine.errors import Misused
from almoner.engine.gateway.words import those


class Level(StrEnum):
    """How private, the least first."""

    PUBLIC = "public"
    INTERNAL = "internal"
    """The house's own matters, and health without a person."""
    HEALTH = "health"


ORDER = tuple(Level)


class State(StrEnum):
    """How the detector stands for one request."""

    UP = "up"
    SLOW = "slow"
    DOWN = "down"
    UNSURE = "unsure"


class Kind(StrEnum):
    """What a part is."""

    PROSE = "prose"
    """What somebody says to a model, or the model to somebody."""
    DATA = "data"
    """Names, arguments, results, labels, schemas."""
    OPAQUE = "opaque"
    """A picture, sound, a file: nobody here can look into it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a request, wherever it stood."""

    kind: Kind
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """What a detector says. `sensitive`: of the kinds that never leave, not even redacted."""

    level: Level
    sure: bool = True
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """How private a request counts, and how the detector stood."""

    level: Level
    state: State
    sensitive: bool = False
    opaque: bool = False


DEEPEST = 48
PROSE_TYPES = frozenset({"text", "input_text", "output_text", "refusal", "summary_text"})
OTHER_TYPES = those(
    "message function function_call function_call_output custom custom_tool_call custom_tool_call_output reasoning grammar json_schema "
    "json_object object array string number integer boolean null auto content thinking allowed_tools"
)
OPAQUE_KEYS = those(
    "image_url image images input_image input_audio audio audio_url video video_url file file_data file_id file_url files attachments data_url"
)
PROSE_KEYS = frozenset({"content", "text", "instructions", "input", "prompt", "query", "context", "refusal"})
WORDS = {
    "role": frozenset({"system", "developer", "user", "assistant", "tool", "function"}),
    "type": PROSE_TYPES | OTHER_TYPES,
    "tool_choice": frozenset({"auto", "none", "required"}),
    "reasoning_effort": frozenset({"none", "minimal", "low", "medium", "high"}),
    "effort": frozenset({"none", "minimal", "low", "medium", "high"}),
    "verbosity": frozenset({"low", "medium", "high"}),
    "service_tier": frozenset({"auto", "default", "flex", "priority"}),
    "encoding_format": frozenset({"float", "base64"}),
    "truncation": frozenset({"auto", "disabled"}),
    "status": frozenset({"completed", "in_progress", "incomplete"}),
}
"""Values of the protocol itself, which nobody made up."""
KNOWN = those(
    "model messages role content type text name tools tool_calls tool_call_id tool_choice function arguments parameters description "
    "properties required items enum additionalProperties response_format json_schema schema strict stream stream_options include_usage "
    "temperature top_p top_k min_p n stop seed max_tokens max_completion_tokens presence_penalty frequency_penalty logprobs top_logprobs "
    "logit_bias user metadata input instructions output call_id id status summary reasoning effort reasoning_effort verbosity store "
    "parallel_tool_calls service_tier prompt suffix echo best_of max_output_tokens format prediction modalities query context dry_run "
    "encoding_format dimensions truncation include annotations refusal default title const anyOf oneOf allOf minimum maximum "
    "minItems maxItems minLength maxLength pattern index"
)
"""Names of the protocol; any other may be a person's."""
NUMBERS = those(
    "temperature top_p top_k min_p n max_tokens max_completion_tokens max_output_tokens presence_penalty frequency_penalty "
    "top_logprobs dimensions best_of"
)
PLAIN = 1_000_000
"""A setting is smaller."""
IDS = frozenset({"tool_call_id", "call_id", "id"})
"""What leaves has new ones in their place."""


def worst(*levels: Level) -> Level:
    return max(levels, key=ORDER.index, default=Level.PUBLIC)


def parts_of(body: Mapping[str, Any]) -> tuple[Part, ...]:
    """All that a request says, names and numbers included, but the model's name, which is the gateway's own word. Raises Misused for one
    that is nested too deep to be looked through."""
    return tuple(walk({name: value for name, value in body.items() if name != "model"}, "", 0))


def walk(value: Any, name: str, depth: int) -> Iterator[Part]:
    """`name` is the key it stands under."""
    if depth > DEEPEST:
        raise Misused(
            "too_deep", what="The request was not understood", why="it is nested too deep", do="send less in one another"
        )
    if isinstance(value, Mapping):
        kind = value.get("type")
        if isinstance(kind, str) and kind not in WORDS["type"]:
            yield Part(Kind.OPAQUE, "")
        for key, inner in value.items():
            if key in OPAQUE_KEYS and inner is not None:
                yield Part(Kind.OPAQUE, "")
            if key not in KNOWN:
                yield Part(Kind.DATA, key)
            yield from walk(inner, key, depth + 1)
    elif isinstance(value, str):
        if value and value not in WORDS.get(name, ()):
            yield Part(Kind.PROSE if name in PROSE_KEYS else Kind.DATA, value)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from walk(inner, name, depth + 1)
    elif value is not None and not isinstance(value, bool) and not (name in NUMBERS and abs(value) < PLAIN):
        yield Part(Kind.DATA, str(value))


def judge(parts: Sequence[Part], state: State, look: Look | None, *, least: Level = Level.PUBLIC) -> Judged:
    """`look` is what the detector said, None where it did not. `least` is what the caller says of it, which can only raise the level."""
    opaque = any(part.kind is Kind.OPAQUE for part in parts)
    if state is State.UP and look is not None and not look.sure:
        state = State.UNSURE
    if state is not State.UP or look is None or opaque:
        return Judged(Level.HEALTH, State.DOWN if look is None and state is State.UP else state, sensitive=True, opaque=opaque)
    return Judged(worst(look.level, least), state, look.sensitive)


def renamed(value: Any, ids: dict[str, str], name: str = "") -> Any:
    """The same with each id of a call exchanged for a number, the same for the same."""
    if isinstance(value, Mapping):
        return {key: renamed(inner, ids, key) for key, inner in value.items()}
    if isinstance(value, str):
        return ids.setdefault(value, f"call_{len(ids) + 1}") if name in IDS else value
    if isinstance(value, Sequence):
        return [renamed(inner, ids, name) for inner in value]
    return value
