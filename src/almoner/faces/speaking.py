"""How a server of ours speaks: over TLS with forward secrecy, and never reading heads without an end."""

from collections.abc import Callable
from typing import Any

import uvicorn

from almoner.assembly.settings import Tls

HEAD_BYTES = 32 << 10
CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20"
"""Of TLS 1.2; all of TLS 1.3 are good."""


def speaking(tls: Tls | None) -> dict[str, Any]:
    """TLS 1.2 with forward secrecy, or 1.3, and nothing older."""
    if tls is None:
        return {}

    def made(_config: uvicorn.Config, usual: Callable[[], Any]) -> Any:
        context = usual()
        context.minimum_version = type(context.minimum_version).TLSv1_2
        return context

    return {
        "ssl_certfile": tls.certificate,
        "ssl_keyfile": tls.key,
        "ssl_keyfile_password": "none",  # without one it would ask whoever sits at the machine, and wait
        "ssl_ciphers": CIPHERS,
        "ssl_context_factory": made,
    }
