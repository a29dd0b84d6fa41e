"""The store of vectors, chosen once: by default sealed beside the records, else at the server that an operator named."""

from importlib.util import find_spec

from almoner.adapters.knowledge.flat_vectors import FlatVectors
from almoner.adapters.outbound import door_to, web_destination
from almoner.adapters.stores.postgres_address import postgres
from almoner.assembly.stores import missing
from almoner.assembly.vector_settings import CHROMA, PGVECTOR, QDRANT, VectorSettings
from almoner.ports.keeping import Database
from almoner.ports.vectors import VectorStore


def vector_store(chosen: VectorSettings, database: Database, ca: str | None) -> VectorStore:
    """Nothing is connected here. Raises NotInstalled where a server is named and its driver is not here, Misused, Refused where the
    way to it is open to others."""
    if chosen.setting == CHROMA:
        from almoner.adapters.knowledge.chroma import ChromaVectors  # noqa: PLC0415 - each only where it is named

        return ChromaVectors(door_to(chosen.address), chosen.address)
    if chosen.setting == QDRANT:
        if find_spec("qdrant_client") is None:
            raise missing(QDRANT, "Qdrant")
        from almoner.adapters.knowledge.qdrant import at  # noqa: PLC0415

        return at(web_destination(QDRANT, chosen.address, ca), chosen.secret)
    if chosen.setting == PGVECTOR:
        if find_spec("psycopg") is None:
            raise missing(PGVECTOR, "PostgreSQL")
        from almoner.adapters.knowledge.pgvector import PgVectors  # noqa: PLC0415

        return PgVectors(postgres(chosen.address, ca, setting=PGVECTOR))
    return FlatVectors(database)
