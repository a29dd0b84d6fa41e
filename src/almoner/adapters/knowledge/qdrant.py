"""Vectors in Qdrant, by its own client: a server, or a folder on this machine; one of its collections for each model's weights."""

import uuid
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar

from qdrant_client import QdrantClient
from qdrant_client.http.exceptions import ApiException
from qdrant_client.models import (
    Distance,
    FieldCondition,
    Filter,
    FilterSelector,
    MatchAny,
    MatchValue,
    PayloadSchemaType,
    PointStruct,
    Range,
    VectorParams,
)

from almoner.adapters.knowledge.pgvector import away
from almoner.adapters.outbound import Destination
from almoner.ports.embeddings import Vector
from almoner.ports.vectors import KeptVectors, Made, Near

Answer = TypeVar("Answer")
TOGETHER, PAGE, WAIT_S = 200, 500, 10
PREFIX, DOCUMENT = "almoner-", "document"
NAMES = uuid.UUID("5f0c2f4a-1d6d-4f0f-9d3a-7a4b1b9f5a11")
"""Of points: a document and a number give one id for ever."""


class QdrantVectors:
    """A `VectorStore` over a client, which `at` makes for a server."""

    def __init__(self, client: QdrantClient) -> None:
        self.client = client

    def put(self, kept: KeptVectors) -> None:
        """Those of another model go once these are there."""
        made, mine = kept.made, name_of(kept.made.weights)
        about = {
            DOCUMENT: kept.document,
            "collection": kept.collection,
            "model": made.model,
            "weights": made.weights,
            "at": made.at.isoformat(),
        }
        points = [
            PointStruct(
                id=point(kept.document, number), vector=[float(one) for one in vector], payload=about | {"number": number}
            )
            for number, vector in enumerate(kept.vectors)
        ]

        def work() -> None:
            if points and not self.client.collection_exists(mine):
                size = len(kept.vectors[0])
                self.client.create_collection(mine, vectors_config=VectorParams(size=size, distance=Distance.COSINE))
                self.client.create_payload_index(mine, DOCUMENT, field_schema=PayloadSchemaType.KEYWORD)
            for at in range(0, len(points), TOGETHER):
                self.client.upsert(mine, points=points[at : at + TOGETHER], wait=True)
            for name in self._collections():
                more = [FieldCondition(key="number", range=Range(gte=len(points)))] if name == mine else []
                which = Filter(must=[FieldCondition(key=DOCUMENT, match=MatchValue(value=kept.document)), *more])
                self.client.delete(name, points_selector=FilterSelector(filter=which), wait=True)

        asked(work)

    def nearest(self, vector: Vector, most: int, documents: Collection[str], weights: str) -> list[Near]:
        mine = name_of(weights)

        def work() -> list[Near]:
            if not documents or not self.client.collection_exists(mine):
                return []
            said = self.client.query_points(
                mine,
                query=[float(one) for one in vector],
                query_filter=among(documents),
                limit=most,
                with_payload=[DOCUMENT, "number"],
            )
            return [(str(of(one)[DOCUMENT]), int(of(one)["number"]), float(one.score)) for one in said.points]

        return sorted(asked(work), key=lambda one: (-one[2], one[0], one[1]))

    def made(self, document: str) -> tuple[Made, int] | None:
        def work() -> tuple[Made, int] | None:
            for name in self._collections():
                which = among([document])
                found, _next = self.client.scroll(name, scroll_filter=which, limit=1)
                if found:
                    one = of(found[0])
                    many = self.client.count(name, count_filter=which, exact=True).count
                    return Made(one["model"], one["weights"], datetime.fromisoformat(one["at"])), many
            return None

        return asked(work)

    def remove(self, documents: Iterable[str]) -> None:
        gone = sorted(documents)

        def work() -> None:
            for name in self._collections() if gone else ():
                self.client.delete(name, points_selector=FilterSelector(filter=among(gone)), wait=True)

        asked(work)

    def documents(self) -> frozenset[str]:
        def work() -> frozenset[str]:
            found: set[str] = set()
            for name in self._collections():
                further: Any = None
                while True:
                    page, further = self.client.scroll(name, limit=PAGE, offset=further, with_payload=[DOCUMENT])
                    found |= {str(of(one)[DOCUMENT]) for one in page}
                    if further is None:
                        break
            return frozenset(found)

        return asked(work)

    def close(self) -> None:
        self.client.close()

    def _collections(self) -> list[str]:
        return sorted(one.name for one in self.client.get_collections().collections if one.name.startswith(PREFIX))


def at(where: Destination, key: str | None) -> QdrantVectors:
    """Nothing is connected here."""
    made = QdrantClient(url=where.address, api_key=key, timeout=WAIT_S, check_compatibility=False, verify=where.ca or True)
    return QdrantVectors(made)


def asked(work: Callable[[], Answer]) -> Answer:
    """Raises Unavailable."""
    try:
        return work()
    except (ApiException, OSError) as error:
        raise away(f"Qdrant answered with {type(error).__name__}") from error


def among(documents: Collection[str]) -> Filter:
    return Filter(must=[FieldCondition(key=DOCUMENT, match=MatchAny(any=sorted(documents)))])


def of(one: Any) -> dict[str, Any]:
    """What goes with a point."""
    payload: dict[str, Any] = one.payload or {}
    return payload


def point(document: str, number: int) -> str:
    return str(uuid.uuid5(NAMES, f"{document} {number}"))


def name_of(weights: str) -> str:
    return f"{PREFIX}{weights[:32]}"
