"""Vectors in PostgreSQL with pgvector: compared exactly, among the documents that are asked for."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from almoner.adapters.outbound import Destination
from almoner.engine.errors import Unavailable
from almoner.ports.embeddings import Vector
from almoner.ports.vectors import KeptVectors, Made, Near

WAIT_S = 5
TABLE = """
CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE IF NOT EXISTS almoner_vectors (
    document text NOT NULL,
    number integer NOT NULL,
    collection text NOT NULL,
    model text NOT NULL,
    weights text NOT NULL,
    made_at timestamptz NOT NULL,
    vector vector NOT NULL,
    PRIMARY KEY (document, number)
)
"""


class PgVectors:
    """A `VectorStore`. The table is made at its first use."""

    def __init__(self, where: Destination) -> None:
        self.engine = create_engine(where.address, pool_pre_ping=True, connect_args={"connect_timeout": WAIT_S})
        self.lock, self.made_table = Lock(), False

    def put(self, kept: KeptVectors) -> None:
        rows = [
            {
                "document": kept.document,
                "number": number,
                "collection": kept.collection,
                "model": kept.made.model,
                "weights": kept.made.weights,
                "made_at": kept.made.at,
                "vector": written(vector),
            }
            for number, vector in enumerate(kept.vectors)
        ]
        with self._open() as connection:
            delete(connection, [kept.document])
            if rows:
                connection.execute(
                    text(
                        "INSERT INTO almoner_vectors VALUES "
                        "(:document, :number, :collection, :model, :weights, :made_at, CAST(:vector AS vector))"
                    ),
                    rows,
                )

    def nearest(self, vector: Vector, most: int, documents: Collection[str], weights: str) -> list[Near]:
        asked = text(
            "SELECT document, number, 1 - (vector <=> CAST(:vector AS vector)) AS near FROM almoner_vectors "
            "WHERE weights = :weights AND document = ANY(:documents) ORDER BY near DESC, document, number LIMIT :most"
        )
        given = {"vector": written(vector), "weights": weights, "documents": list(documents), "most": most}
        with self._open() as connection:
            return [(row.document, row.number, float(row.near)) for row in connection.execute(asked, given)]

    def made(self, document: str) -> tuple[Made, int] | None:
        asked = text(
            "SELECT model, weights, made_at, count(*) AS many FROM almoner_vectors WHERE document = :document "
            "GROUP BY model, weights, made_at"
        )
        with self._open() as connection:
            row = connection.execute(asked, {"document": document}).first()
        return None if row is None else (Made(row.model, row.weights, row.made_at), int(row.many))

    def remove(self, documents: Iterable[str]) -> None:
        with self._open() as connection:
            delete(connection, list(documents))

    def documents(self) -> frozenset[str]:
        with self._open() as connection:
            return frozenset(connection.execute(text("SELECT DISTINCT document FROM almoner_vectors")).scalars())

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def _open(self) -> Iterator[Connection]:
        """One transaction. Raises Unavailable."""
        try:
            with self.lock:
                if not self.made_table:
                    with self.engine.begin() as connection:
                        for one in TABLE.split(";"):
                            connection.execute(text(one))
                    self.made_table = True
            with self.engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise away(f"PostgreSQL answered with {type(getattr(error, 'orig', None) or error).__name__}") from error


def delete(connection: Connection, documents: list[str]) -> None:
    connection.execute(text("DELETE FROM almoner_vectors WHERE document = ANY(:documents)"), {"documents": documents})


def written(vector: Vector) -> str:
    """As pgvector reads it."""
    return "[" + ",".join(repr(float(one)) for one in vector) + "]"


def away(why: str) -> Unavailable:
    """What every store of vectors says that does not answer."""
    return Unavailable(
        "vectors_away",
        what="The store of vectors was not asked",
        why=why,
        do="look after it; meanwhile documents are found by their words alone",
    )
