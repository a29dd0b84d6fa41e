"""`POST /route`: asks, and says where it went and why; or, with `dry_run`, only where it would go."""

from collections.abc import Mapping
from typing import Any

from almoner.assembly.gateway import GatewayPlatform
from almoner.engine.findings import Message
from almoner.engine.gateway.asking import Door, check, not_understood
from almoner.engine.gateway.routing import Step
from almoner.engine.gateway.sensitivity import Judged
from almoner.faces.http.gateway.asking import least_of
from almoner.services.gateway.trying import Whole
from almoner.services.gateway.went import Who

SETTINGS = ("temperature", "max_tokens")


async def answer(platform: GatewayPlatform, body: Any, asker: Who, headers: Mapping[str, str]) -> dict[str, Any]:
    """Raises as a chat does."""
    asked, language = chat_of(body, platform), language_of(headers)
    dry = body.get("dry_run", False)
    if not isinstance(dry, bool):
        raise not_understood("`dry_run` is neither true nor false", "send one of these")
    if dry:
        judged = await platform.ask.judged(check(Door.CHAT, asked), least_of(headers))
        made = platform.ask.planned(judged, asked, Door.CHAT)
        return went_to(platform, judged, next(iter(made.steps), None), made.why, language) | {"dry_run": True}
    found = await platform.ask(Door.CHAT, asked, asker, least=least_of(headers))
    if not isinstance(found, Whole) or found.went.judged is None:
        raise not_understood("it cannot be streamed", "ask /v1/chat/completions")
    told = went_to(platform, found.went.judged, found.went.step, found.went.why, language)
    said = (found.answer["choices"][0].get("message") or {}).get("content")
    rest = {"dry_run": False, "answer": said, "usage": found.answer.get("usage"), "cached": found.went.cached}
    return told | rest


def chat_of(body: Any, platform: GatewayPlatform) -> dict[str, Any]:
    """`context` is a text, or earlier turns, oldest first. Raises Misused."""
    if not isinstance(body, dict) or not isinstance(body.get("query"), str) or not body["query"]:
        raise not_understood("`query` is missing", "send {query, context, dry_run}")
    context, turns = body.get("context"), []
    if isinstance(context, str):
        turns = [{"role": "system", "content": context}] if context else []
    elif isinstance(context, list) and all(isinstance(one, dict) for one in context):
        turns = [{"role": one.get("role"), "content": one.get("content")} for one in context]
    elif context is not None:
        raise not_understood("`context` is neither a text nor turns", "send one of these")
    model = body.get("model") or next(iter(platform.ask.models), "default")
    settings = {name: body[name] for name in SETTINGS if name in body}
    return {"model": model, "messages": [*turns, {"role": "user", "content": body["query"]}], **settings}


def went_to(
    platform: GatewayPlatform, judged: Judged, step: Step | None, why: tuple[Message, ...], language: str
) -> dict[str, Any]:
    end = None if step is None else step.choice.back_end
    return {
        "level": judged.level.value,
        "detector": judged.state.value,
        "back_end": None if end is None else end.name,
        "place": None if end is None else end.place.value,
        "form": None if step is None else step.form.value,
        "why": [{"key": one.key, "says": platform.messages().render(one, language=language)} for one in why],
    }


def language_of(headers: Mapping[str, str]) -> str:
    return "es" if headers.get("accept-language", "").lower().startswith("es") else "en"
