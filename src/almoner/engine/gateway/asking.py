"""What may be asked of a model: requests shaped as OpenAI's, without anything that the gateway could not look into."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from almoner.engine.errors import Misused, NotKnown
from almoner.engine.gateway.usage import reckoned

LONGEST_NAME = 128
USUAL_ANSWER = 1024
"""Tokens reckoned for an answer whose length nobody bounds."""
MOST_ANSWERS = 8


class Door(StrEnum):
    """What is asked for; the value is its path below /v1."""

    CHAT = "chat/completions"
    TEXT = "completions"
    RESPONSES = "responses"
    EMBEDDINGS = "embeddings"


NEEDS = {Door.CHAT: "messages", Door.TEXT: "prompt", Door.RESPONSES: "input", Door.EMBEDDINGS: "input"}
ELSEWHERE = {
    "previous_response_id": "earlier turns are not kept here; send them in `input`",
    "conversation": "conversations are not kept here; send the turns in `input`",
    "background": "nothing is answered in the background; leave it out",
    "web_search_options": "a model may not search the web from here; leave it out",
}
"""What names something that the gateway has never seen."""
TOOLS = frozenset({"function", "custom"})


def check(door: Door, body: Any) -> dict[str, Any]:
    """The body, where it can be asked. Raises Misused."""
    if not isinstance(body, dict):
        raise not_understood("its body is no JSON object", "send one")
    model, needed = body.get("model"), NEEDS[door]
    if not isinstance(model, str) or not 0 < len(model) <= LONGEST_NAME:
        raise not_understood("it names no model", "name one of /v1/models in `model`")
    if not isinstance(body.get(needed), str | list) or not body[needed]:
        raise not_understood(f"`{needed}` is missing or empty", f"send `{needed}`")
    for name, why in ELSEWHERE.items():
        if body.get(name):
            raise not_understood(f"`{name}` names what this gateway cannot look into", why)
    if door is Door.CHAT and not all(isinstance(one, dict) and isinstance(one.get("role"), str) for one in body["messages"]):
        raise not_understood("a message has no role", "send messages as {role, content}")
    if not isinstance(body.get("stream", False), bool | None):
        raise not_understood("`stream` is neither true nor false", "send one of these")
    answers = body.get("n", 1)
    if isinstance(answers, bool) or not (answers is None or (isinstance(answers, int) and 0 < answers <= MOST_ANSWERS)):
        raise not_understood(f"`n` is no number from 1 to {MOST_ANSWERS}", "ask for fewer answers")
    tools = body.get("tools") or []
    if not isinstance(tools, list) or not all(isinstance(one, dict) and one.get("type") in TOOLS for one in tools):
        raise not_understood("a tool would be called by the model server itself", "send tools of type function")
    if fetches(body):
        raise not_understood(
            "a picture or file is named by an address, which a model server would fetch", "send its bytes as a data: URL"
        )
    return body


def fetches(value: Any, name: str = "") -> bool:
    """Whether somebody would have to go and get something."""
    if isinstance(value, Mapping):
        return any(fetches(inner, key if key != "url" else name) for key, inner in value.items())
    if isinstance(value, list):
        return any(fetches(inner, name) for inner in value)
    if name in {"image_url", "audio_url", "video_url", "file_url"}:
        return isinstance(value, str) and not value.startswith("data:")
    return name == "file_id" and value is not None


def is_streamed(body: Mapping[str, Any]) -> bool:
    return body.get("stream") is True


def schema_of(body: Mapping[str, Any]) -> Any:
    """The JSON Schema that an answer has to keep, None for none."""
    wanted = body.get("response_format")
    if not isinstance(wanted, Mapping) or wanted.get("type") != "json_schema":
        return None
    inner = wanted.get("json_schema")
    return inner.get("schema") if isinstance(inner, Mapping) else None


def expected(body: Mapping[str, Any], size: int) -> int:
    """Tokens that a request of so many bytes may use, for a budget to hold back."""
    most = next(
        (body[name] for name in ("max_completion_tokens", "max_tokens") if isinstance(body.get(name), int)), USUAL_ANSWER
    )
    return reckoned(size) + max(0, most) * (body.get("n") or 1)


def not_understood(why: str, do: str) -> Misused:
    return Misused("request", what="The request was not understood", why=why, do=do)


def no_such_model() -> NotKnown:
    return NotKnown("model_not_found", what="Nothing was asked", why="there is no such model here", do="name one of /v1/models")
