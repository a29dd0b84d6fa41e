"""Where the vectors of collections lie: sealed on this machine, unless an operator names a server for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almoner.assembly.store_settings import RUN_SECRETS, Said, misused

CHROMA, QDRANT, PGVECTOR = "CHROMA_HOST", "QDRANT_URL", "PGVECTOR_URL"
CHROMA_PORT = 8000


@dataclass(frozen=True, slots=True)
class VectorSettings:
    """`setting` is the name of the one that names the server, None: here. `address` may hold a password; `secret` is a server's key."""

    setting: str | None = None
    address: str = field(default="", repr=False)
    secret: str | None = field(default=None, repr=False)


HERE = VectorSettings()


def vector_settings(environment: Mapping[str, str], secrets: Path = RUN_SECRETS) -> VectorSettings:
    """Raises Misused where two servers are named."""
    said = Said(environment, secrets)
    named = {name: address for name in (CHROMA, QDRANT, PGVECTOR) if (address := said(name)) is not None}
    if not named:
        return HERE
    if len(named) > 1:
        raise misused(" and ".join(named), "vectors lie in one place")
    setting, address = next(iter(named.items()))
    if setting == CHROMA and "://" not in address:
        address = f"http://{address}:{port_of(said('CHROMA_PORT'))}"  # as Chroma's own clients write it
    return VectorSettings(setting, address, said("QDRANT_API_KEY") if setting == QDRANT else None)


def port_of(text: str | None) -> int:
    """Raises Misused."""
    if text is None:
        return CHROMA_PORT
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1 << 16):
        raise misused("CHROMA_PORT", "it is no port")
    return int(text)
