"""The door for vectors: `/v1/embeddings` and `/v1/models` beside `/health`, `/ready` and `/metrics`.

A text is never cut in silence: one that is longer than the model reads is refused with both counts, unless `"truncate": true` asks for its
beginning. Nothing of a text stands in any answer, line or count.
"""

from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from almoner.engine.errors import AlmonerError
from almoner.faces.alone.asking import Wrong, allowed, answer, refused
from almoner.faces.alone.watching import watched
from almoner.ports.embeddings import Embedded, Embedder

MOST_TEXTS = 256
FORMATS = ("float", "base64")


def application(embedders: Mapping[str, Embedder], key: Callable[[], str | None]) -> Starlette:
    """`key` is what callers must show as a bearer token; None: whoever reaches the door may ask."""
    registry = CollectorRegistry()
    asked = Counter("almoner_embeddings_requests", "Requests for vectors.", ["model", "status"], registry=registry)
    texts = Counter("almoner_embeddings_texts", "Texts that became vectors.", ["model"], registry=registry)
    seconds = Histogram("almoner_embeddings_seconds", "How long a request for vectors took.", ["model"], registry=registry)

    async def embeddings(request: Request) -> Response:
        name = "none"

        async def made(body: Mapping[str, Any]) -> Mapping[str, Any]:
            nonlocal name
            name, embedder = model_of(body, embedders)
            given = texts_of(body)
            form = one_of(body, "encoding_format", FORMATS)
            check_dimensions(body, embedder)
            with seconds.labels(name).time():
                found = await run_in_threadpool(vectors, embedder, given, cut=body.get("truncate") is True)
            texts.labels(name).inc(len(found))
            return shaped(name, found, form)

        return await answer(request, key(), made, lambda status: asked.labels(name, str(status)).inc())

    async def models(request: Request) -> Response:
        try:
            allowed(request, key())
        except Wrong as wrong:
            return refused(wrong)
        return JSONResponse({"object": "list", "data": [described(one) for _, one in sorted(embedders.items())]})

    def needs() -> tuple[bool, Mapping[str, Any]]:
        well = {name: opens(one) for name, one in embedders.items()}
        return bool(well) and all(well.values()), {"models": well}

    doors = [Route("/v1/embeddings", embeddings, methods=["POST"]), Route("/v1/models", models)]
    return Starlette(routes=[*doors, *watched(registry, needs)])


def model_of(body: Mapping[str, Any], embedders: Mapping[str, Embedder]) -> tuple[str, Embedder]:
    """Raises Wrong."""
    name = body.get("model")
    if not isinstance(name, str) or name not in embedders:
        here = ", ".join(sorted(embedders)) or "none yet: bring one with `almoner models bring`"
        raise Wrong(404, f"The request was not answered: there is no such model; models here: {here}.", of="model")
    return name, embedders[name]


def texts_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Raises Wrong."""
    given = body.get("input")
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list) or not texts or not all(isinstance(one, str) for one in texts):
        raise Wrong(
            400,
            "The request was not answered: input must be a text or a list of texts; numbers of tokens are not taken.",
            of="input",
        )
    if len(texts) > MOST_TEXTS:
        raise Wrong(
            400, f"The request was not answered: there are {len(texts)} texts; send at most {MOST_TEXTS} at once.", of="input"
        )
    if any(not one.strip() for one in texts):
        raise Wrong(400, "The request was not answered: a text is empty; leave it out.", of="input")
    return tuple(texts)


def one_of(body: Mapping[str, Any], name: str, choices: tuple[str, ...]) -> str:
    """Raises Wrong."""
    value = body.get(name) or choices[0]
    if value not in choices:
        raise Wrong(400, f"The request was not answered: {name} must be one of {', '.join(choices)}.", of=name)
    return str(value)


def check_dimensions(body: Mapping[str, Any], embedder: Embedder) -> None:
    """Raises Wrong for fewer than the model has: a vector cut short would be another one."""
    wanted = body.get("dimensions")
    if wanted is not None and wanted != embedder.card.dimensions:
        raise Wrong(
            400,
            f"The request was not answered: this model's vectors have {embedder.card.dimensions} numbers; leave dimensions out.",
            of="dimensions",
        )


def vectors(embedder: Embedder, texts: tuple[str, ...], *, cut: bool) -> list[Embedded]:
    """Raises Wrong for a text that is too long, and what an embedder raises."""
    made = []
    for number, text in enumerate(texts):
        one = embedder(text)
        if one.whole > one.tokens and not cut:
            raise Wrong(
                400,
                f"The request was not answered: text {number} has {one.whole} tokens and this model reads {embedder.card.longest}; "
                'divide it, or send "truncate": true to have its beginning alone.',
                of="input",
            )
        made.append(one)
    return made


def shaped(name: str, made: list[Embedded], form: str) -> dict[str, Any]:
    """Base64 is of 32-bit numbers, the lowest byte first, as OpenAI's client unpacks it."""
    tokens = sum(one.tokens for one in made)
    return {
        "object": "list",
        "model": name,
        "data": [
            {
                "object": "embedding",
                "index": number,
                "embedding": b64encode(one.vector.astype("<f4").tobytes()).decode()
                if form == "base64"
                else one.vector.astype(np.float64).tolist(),
            }
            for number, one in enumerate(made)
        ],
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    }


def described(embedder: Embedder) -> dict[str, Any]:
    card = embedder.card
    return {
        "id": card.id,
        "object": "model",
        "created": 0,
        "owned_by": "almoner",
        "licence": card.licence,
        "weights": card.weights,
        "sha256": card.sha256,
        "dimensions": card.dimensions,
        "longest": card.longest,
    }


def opens(embedder: Embedder) -> bool:
    try:
        embedder("ready")
    except AlmonerError:
        return False
    return True
