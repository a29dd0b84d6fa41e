"""OpenAI's Responses said as chat, and chat said as Responses: requests, whole answers, and the events of a stream."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from almoner.engine.errors import Misused

SAME = (
    "model",
    "temperature",
    "top_p",
    "user",
    "metadata",
    "parallel_tool_calls",
    "stream",
    "seed",
    "stop",
    "top_logprobs",
    "store",
)
TEXTS = frozenset({"input_text", "output_text", "text", "summary_text"})
STATUS = {"length": "incomplete", "content_filter": "incomplete"}
WHY = {"length": "max_output_tokens", "content_filter": "content_filter"}


def to_chat(body: Mapping[str, Any]) -> dict[str, Any]:
    """Raises Misused for parts that chat does not have."""
    turns: list[dict[str, Any]] = []
    if body.get("instructions"):
        turns.append({"role": "system", "content": body["instructions"]})
    given = body["input"]
    for one in [{"role": "user", "content": given}] if isinstance(given, str) else given:
        turn(one, turns)
    made: dict[str, Any] = {name: body[name] for name in SAME if body.get(name) is not None}
    made["messages"] = turns
    if body.get("max_output_tokens") is not None:
        made["max_tokens"] = body["max_output_tokens"]
    if body.get("tools"):
        made["tools"] = [tool(one) for one in body["tools"]]
    if body.get("tool_choice") is not None:
        choice = body["tool_choice"]
        named = isinstance(choice, Mapping) and choice.get("type") == "function"
        made["tool_choice"] = {"type": "function", "function": {"name": choice.get("name")}} if named else choice
    form = (body.get("text") or {}).get("format") if isinstance(body.get("text"), Mapping) else None
    if isinstance(form, Mapping) and form.get("type") == "json_schema":
        made["response_format"] = {"type": "json_schema", "json_schema": {k: v for k, v in form.items() if k != "type"}}
    elif isinstance(form, Mapping) and form.get("type") == "json_object":
        made["response_format"] = {"type": "json_object"}
    if isinstance(body.get("reasoning"), Mapping) and body["reasoning"].get("effort") is not None:
        made["reasoning_effort"] = body["reasoning"]["effort"]
    return made


def turn(one: Any, turns: list[dict[str, Any]]) -> None:
    if not isinstance(one, Mapping):
        raise unlike()
    kind = one.get("type", "message")
    if kind == "message" and isinstance(one.get("role"), str):
        content = one.get("content")
        turns.append({"role": one["role"], "content": content if isinstance(content, str) else contents(content)})
    elif kind == "function_call":
        call = {"id": one.get("call_id"), "type": "function"}
        call["function"] = {"name": one.get("name"), "arguments": one.get("arguments")}
        if turns and turns[-1].get("tool_calls"):
            turns[-1]["tool_calls"].append(call)
        else:
            turns.append({"role": "assistant", "content": None, "tool_calls": [call]})
    elif kind == "function_call_output":
        output = one.get("output")
        said = output if isinstance(output, str) else contents(output)
        turns.append({"role": "tool", "tool_call_id": one.get("call_id"), "content": said})
    elif kind != "reasoning":  # a model's earlier thoughts: chat has no place for them
        raise unlike()


def contents(given: Any) -> list[dict[str, Any]]:
    if not isinstance(given, list):
        raise unlike()
    made: list[dict[str, Any]] = []
    for one in given:
        kind = one.get("type") if isinstance(one, Mapping) else None
        if kind in TEXTS:
            made.append({"type": "text", "text": one.get("text", "")})
        elif kind == "input_image":
            made.append({"type": "image_url", "image_url": {"url": one.get("image_url")}})
        elif kind == "input_file":
            made.append({"type": "file", "file": {name: value for name, value in one.items() if name != "type"}})
        elif kind == "refusal":
            made.append({"type": "text", "text": one.get("refusal", "")})
        else:
            raise unlike()
    return made


def tool(one: Mapping[str, Any]) -> dict[str, Any]:
    if one.get("type") != "function":
        raise unlike()
    return {"type": "function", "function": {name: value for name, value in one.items() if name != "type"}}


def unlike() -> Misused:
    why = "one of its parts is none that chat has"
    return Misused(
        "request",
        what="The request was not understood",
        why=why,
        do="send messages, pictures, files, function calls and their outputs",
    )


def usage(said: Any) -> dict[str, Any] | None:
    if not isinstance(said, Mapping):
        return None
    into, out = said.get("prompt_tokens", 0), said.get("completion_tokens", 0)
    details = {"input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0}}
    return {"input_tokens": into, "output_tokens": out, "total_tokens": into + out, **details}


def message_of(id: str, text: str, status: str = "completed") -> dict[str, Any]:
    content = (
        [{"type": "output_text", "text": text, "annotations": [], "logprobs": []}] if text or status == "completed" else []
    )
    return {"id": id, "type": "message", "role": "assistant", "status": status, "content": content}


def call_of(id: str, call: Mapping[str, Any], status: str = "completed") -> dict[str, Any]:
    told = call.get("function") or {}
    said = {"call_id": call.get("id") or id, "name": told.get("name") or "", "arguments": told.get("arguments") or ""}
    return {"id": id, "type": "function_call", "status": status, **said}


def frame(body: Mapping[str, Any], id: str, at: int) -> dict[str, Any]:
    """An answer that has nothing in it yet; `at` in seconds."""
    return {
        "id": id,
        "object": "response",
        "created_at": at,
        "status": "in_progress",
        "model": body["model"],
        "output": [],
        "error": None,
        "incomplete_details": None,
        "instructions": body.get("instructions"),
        "metadata": body.get("metadata") or {},
        "parallel_tool_calls": body.get("parallel_tool_calls", True),
        "temperature": body.get("temperature"),
        "top_p": body.get("top_p"),
        "tool_choice": body.get("tool_choice", "auto"),
        "tools": body.get("tools") or [],
        "text": body.get("text") or {"format": {"type": "text"}},
        "usage": None,
        "store": False,
    }


def ended(made: dict[str, Any], reason: str | None, used: Any) -> dict[str, Any]:
    made["status"] = STATUS.get(reason or "", "completed")
    if reason in WHY:
        made["incomplete_details"] = {"reason": WHY[reason]}
    made["usage"] = usage(used)
    return made


def from_chat(body: Mapping[str, Any], answer: Mapping[str, Any], id: str, at: int) -> dict[str, Any]:
    """A whole answer of chat as one of Responses."""
    choice = answer["choices"][0]
    said, made = choice.get("message") or {}, frame(body, id, at)
    if said.get("content") or not said.get("tool_calls"):
        made["output"].append(message_of("msg_" + id[5:], said.get("content") or ""))
    for number, call in enumerate(said.get("tool_calls") or ()):
        made["output"].append(call_of(f"fc_{id[5:]}_{number}", call))
    return ended(made, choice.get("finish_reason"), answer.get("usage"))


@dataclass(slots=True)
class Telling:
    """A stream of chat told as the events of Responses: feed it the chunks, then end it."""

    body: Mapping[str, Any]
    id: str
    at: int
    number: int = 0
    items: list[dict[str, Any]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    message: int | None = None
    calls: dict[int, int] = field(default_factory=dict)
    reason: str | None = None
    used: Any = None

    def begin(self) -> Iterator[dict[str, Any]]:
        whole = frame(self.body, self.id, self.at)
        yield self._event("response.created", response=whole)
        yield self._event("response.in_progress", response=whole)

    def feed(self, chunk: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        self.used = chunk.get("usage") or self.used
        for choice in chunk.get("choices") or ():
            self.reason = choice.get("finish_reason") or self.reason
            delta = choice.get("delta") or {}
            if delta.get("content"):
                yield from self._said(delta["content"])
            for call in delta.get("tool_calls") or ():
                yield from self._called(call)

    def end(self) -> Iterator[dict[str, Any]]:
        if not self.items:
            yield from self._said("")
        for place, item in enumerate(self.items):
            yield from self._done(place, item)
        whole = frame(self.body, self.id, self.at)
        whole["output"] = self.items
        made = ended(whole, self.reason, self.used)
        yield self._event("response.incomplete" if made["status"] == "incomplete" else "response.completed", response=made)

    def fail(self, code: str, sentence: str) -> Iterator[dict[str, Any]]:
        whole = frame(self.body, self.id, self.at) | {"status": "failed", "error": {"code": code, "message": sentence}}
        yield self._event("response.failed", response=whole)

    def _event(self, kind: str, **said: Any) -> dict[str, Any]:
        self.number += 1
        return {"type": kind, "sequence_number": self.number - 1, **said}

    def _said(self, text: str) -> Iterator[dict[str, Any]]:
        if self.message is None:
            self.message = len(self.items)
            self.items.append(message_of("msg_" + self.id[5:], "", "in_progress"))
            where = {"output_index": self.message, "item_id": self.items[self.message]["id"], "content_index": 0}
            yield self._event("response.output_item.added", output_index=self.message, item=dict(self.items[self.message]))
            part = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
            yield self._event("response.content_part.added", part=part, **where)
        self.text.append(text)
        where = {"output_index": self.message, "item_id": self.items[self.message]["id"], "content_index": 0}
        yield self._event("response.output_text.delta", delta=text, logprobs=[], **where)

    def _called(self, call: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        number, told = call.get("index", 0), call.get("function") or {}
        if number not in self.calls:
            self.calls[number] = len(self.items)
            begun = {"id": call.get("id"), "function": {"name": told.get("name")}}
            self.items.append(call_of(f"fc_{self.id[5:]}_{number}", begun, "in_progress"))
            yield self._event("response.output_item.added", output_index=self.calls[number], item=dict(self.items[-1]))
        if told.get("arguments"):
            item = self.items[self.calls[number]]
            item["arguments"] += told["arguments"]
            where = {"output_index": self.calls[number], "item_id": item["id"]}
            yield self._event("response.function_call_arguments.delta", delta=told["arguments"], **where)

    def _done(self, place: int, item: dict[str, Any]) -> Iterator[dict[str, Any]]:
        where = {"output_index": place, "item_id": item["id"]}
        if item["type"] == "message":
            text = "".join(self.text)
            self.items[place] = item = message_of(item["id"], text)
            yield self._event("response.output_text.done", text=text, logprobs=[], content_index=0, **where)
            yield self._event("response.content_part.done", part=item["content"][0], content_index=0, **where)
        else:
            item["status"] = "completed"
            yield self._event("response.function_call_arguments.done", name=item["name"], arguments=item["arguments"], **where)
        yield self._event("response.output_item.done", output_index=place, item=dict(item))
