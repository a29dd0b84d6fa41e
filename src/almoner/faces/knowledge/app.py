"""The door for knowledge: `POST /v1/search` and `POST /v1/ask`, in the shapes of the commands, beside health and counts.

Questions and passages stand in no line or count.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from almoner.faces.alone.asking import Wrong, answer
from almoner.faces.alone.watching import watched
from almoner.faces.passages import LONGEST, USUAL, shaped, told
from almoner.services.knowledge.ask import Ask
from almoner.services.knowledge.search import MOST

PORT = 8091


def application(collection: Callable[[], Ask], key: Callable[[], str | None], today: Callable[[], date]) -> Starlette:
    """`collection` gives what is searched as it stands now. `key` is what callers must show as a bearer token."""
    registry = CollectorRegistry()
    asked = Counter("almoner_knowledge_requests", "Questions to the knowledge.", ["door", "status"], registry=registry)
    not_there = Counter("almoner_knowledge_refused", "Questions that the documents do not answer.", registry=registry)
    seconds = Histogram("almoner_knowledge_seconds", "How long a question took.", ["door"], registry=registry)
    passages = Gauge("almoner_knowledge_passages", "Passages that are searched.", registry=registry)
    passages.set_function(lambda: len(collection().search.passages))

    def found(body: Mapping[str, Any], on: date) -> dict[str, Any]:
        hits = collection().search(question(body), most(body), on, plan=plan(body))
        return {"id": body.get("id"), "passages": [shaped(one) for one in hits]}

    def answered(body: Mapping[str, Any], on: date) -> dict[str, Any]:
        said = told(collection()(question(body), on, plan=plan(body)))
        not_there.inc(said["refused"])
        return {"id": body.get("id")} | said

    def door(name: str, do: Callable[[Mapping[str, Any], date], dict[str, Any]]) -> Route:
        async def answered_at(request: Request) -> Response:
            async def said(body: Mapping[str, Any]) -> Mapping[str, Any]:
                with seconds.labels(name).time():
                    return await run_in_threadpool(do, body, day(body) or today())

            return await answer(request, key(), said, lambda status: asked.labels(name, str(status)).inc())

        return Route(f"/v1/{name}", answered_at, methods=["POST"])

    def needs() -> tuple[bool, Mapping[str, Any]]:
        count = len(collection().search.passages)
        return count > 0, {"passages": count}

    return Starlette(routes=[door("search", found), door("ask", answered), *watched(registry, needs)])


def question(body: Mapping[str, Any]) -> str:
    """Raises Wrong."""
    text = body.get("question")
    if not isinstance(text, str) or not text.strip():
        raise Wrong(400, "The question was not answered: question must be text.", of="question")
    if len(text) > LONGEST:
        raise Wrong(
            400, f"The question was not answered: it is longer than {LONGEST} signs; ask one thing at a time.", of="question"
        )
    return text


def most(body: Mapping[str, Any]) -> int:
    """Raises Wrong."""
    given = body.get("k", USUAL)
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= MOST:
        raise Wrong(400, f"The question was not answered: k must be a whole number from 1 to {MOST}.", of="k")
    return given


def plan(body: Mapping[str, Any]) -> str | None:
    """Raises Wrong."""
    given = body.get("plan")
    if given is not None and not isinstance(given, str):
        raise Wrong(400, "The question was not answered: plan must be text.", of="plan")
    return given


def day(body: Mapping[str, Any]) -> date | None:
    """Raises Wrong."""
    given = body.get("as_of")
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise Wrong(400, "The question was not answered: as_of must be a day such as 2026-11-22.", of="as_of") from error
