"""Vectors in Chroma, by its HTTP interface (v2): one of its collections for each model's weights."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from almoner.adapters.knowledge.pgvector import away
from almoner.adapters.outbound import Outbound
from almoner.engine.errors import Unavailable
from almoner.ports.embeddings import Vector
from almoner.ports.vectors import KeptVectors, Made, Near

TOGETHER, PAGE = 100, 500
PREFIX = "almoner-"
BASE = "/api/v2/tenants/default_tenant/databases/default_database/collections"


class ChromaVectors:
    """A `VectorStore` at an address; `door` names its host."""

    def __init__(self, door: Outbound, address: str) -> None:
        self.door, self.address = door, address.rstrip("/") + BASE

    def put(self, kept: KeptVectors) -> None:
        """Those of another model go once these are there."""
        made = kept.made
        rows = [
            (f"{kept.document} {number}", [float(one) for one in vector], {"document": kept.document, "number": number})
            for number, vector in enumerate(kept.vectors)
        ]
        about = {"collection": kept.collection, "model": made.model, "weights": made.weights, "at": made.at.isoformat()}
        mine = self._named(name_of(made.weights)) if rows else None
        for at in range(0, len(rows), TOGETHER):
            part = rows[at : at + TOGETHER]
            body = {
                "ids": [id for id, _vector, _place in part],
                "embeddings": [vector for _id, vector, _place in part],
                "metadatas": [place | about for _id, _vector, place in part],
            }
            self._asked(f"/{mine}/upsert", body)
        for id in self._collections().values():
            which: Mapping[str, Any] = {"document": kept.document}
            if id == mine:
                which = {"$and": [which, {"number": {"$gte": len(rows)}}]}
            self._asked(f"/{id}/delete", {"where": which})

    def nearest(self, vector: Vector, most: int, documents: Collection[str], weights: str) -> list[Near]:
        mine = self._collections().get(name_of(weights))
        if mine is None or not documents:
            return []
        body = {
            "query_embeddings": [[float(one) for one in vector]],
            "n_results": most,
            "where": {"document": {"$in": list(documents)}},
            "include": ["metadatas", "distances"],
        }
        said = self._asked(f"/{mine}/query", body)
        pairs = zip(said["metadatas"][0], said["distances"][0], strict=True)
        near = [(str(one["document"]), int(one["number"]), 1 - float(distance)) for one, distance in pairs]
        return sorted(near, key=lambda one: (-one[2], one[0], one[1]))

    def made(self, document: str) -> tuple[Made, int] | None:
        for id in self._collections().values():
            found = self._all(id, {"document": document})
            if found:
                one = found[0]
                at = datetime.fromisoformat(one["at"])
                return Made(one["model"], one["weights"], at), len(found)
        return None

    def remove(self, documents: Iterable[str]) -> None:
        gone = sorted(documents)
        for id in self._collections().values() if gone else ():
            self._asked(f"/{id}/delete", {"where": {"document": {"$in": gone}}})

    def documents(self) -> frozenset[str]:
        return frozenset(one["document"] for id in self._collections().values() for one in self._all(id))

    def close(self) -> None:
        """Each question has a connection of its own."""

    def _all(self, id: str, where: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while True:
            body = {"limit": PAGE, "offset": len(found), "include": ["metadatas"]} | ({"where": where} if where else {})
            page = self._asked(f"/{id}/get", body)["metadatas"]
            found += page
            if len(page) < PAGE:
                return found

    def _named(self, name: str) -> str:
        """Its id; made where it is not there."""
        body = {"name": name, "get_or_create": True, "configuration": {"hnsw": {"space": "cosine"}}}
        return str(self._asked("", body)["id"])

    def _collections(self) -> dict[str, str]:
        """Ids by name, of ours alone."""
        said = self._told(lambda: self.door.ask(f"{self.address}?limit={PAGE}"))
        return {one["name"]: one["id"] for one in said if one["name"].startswith(PREFIX)}

    def _asked(self, where: str, body: Mapping[str, Any]) -> Any:
        return self._told(lambda: self.door.post(self.address + where, json.dumps(body).encode(), "application/json"))

    def _told(self, ask: Callable[[], Any]) -> Any:
        """Raises Unavailable."""
        try:
            reply = ask()
        except Unavailable as error:
            raise away("Chroma did not answer") from error
        if not 200 <= reply.status < 300:
            raise away(f"Chroma answered {reply.status}")
        try:
            return json.loads(reply.body) if reply.body else None
        except ValueError as error:
            raise away("what Chroma answered is no JSON") from error


def name_of(weights: str) -> str:
    return f"{PREFIX}{weights[:32]}"
