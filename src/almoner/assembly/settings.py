"""What an operator decides about a server, from flags and the environment."""

from collections.abc import Mapping
from dataclasses import dataclass

from almoner.engine.errors import Misused

NOT_YET = ("DATABASE_URL", "REDIS_URL", "MINIO_ENDPOINT")
"""Names whose part is not built yet."""
HOST, PORT = "127.0.0.1", 8000
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` is the data folder, None for the usual one. `paper_bytes` is the largest paper kept, `body_bytes` the largest other
    request. `unheard` are names that are set and change nothing yet."""

    data: str | None = None
    host: str = HOST
    port: int = PORT
    paper_bytes: int = 512 * MIB
    body_bytes: int = MIB
    unheard: tuple[str, ...] = ()


def settings(data: str | None, host: str, port: int, environment: Mapping[str, str]) -> Settings:
    """Raises Misused for a port that is none."""
    if not 0 < port < 65536:
        why = "a port is a number from 1 to 65535"
        raise Misused("port", what="The server was not started", why=why, do="name another with --port")
    unheard = tuple(name for name in NOT_YET if environment.get(name, "").strip())
    return Settings(data, host, port, unheard=unheard)
