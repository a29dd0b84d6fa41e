"""The store of vectors, chosen once: by default sealed beside the records."""

from almoner.adapters.knowledge.flat_vectors import FlatVectors
from almoner.assembly.vector_settings import VectorSettings
from almoner.ports.keeping import Database
from almoner.ports.vectors import VectorStore


def vector_store(_chosen: VectorSettings, database: Database) -> VectorStore:
    """Nothing is connected here."""
    return FlatVectors(database)
