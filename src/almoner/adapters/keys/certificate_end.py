"""Until when a server's certificate is good, read from its file."""

from datetime import datetime
from pathlib import Path

from cryptography import x509


def ends_at(place: Path) -> datetime | None:
    """None where there is no certificate that can be read: the server said so when it started."""
    try:
        return x509.load_pem_x509_certificate(place.read_bytes()).not_valid_after_utc
    except (OSError, ValueError):
        return None
