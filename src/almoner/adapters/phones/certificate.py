"""The certificate this machine shows to phones nearby: made here when it is first wanted, known by its fingerprint alone."""

import ipaddress
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from almoner.engine.errors import Unavailable
from almoner.ports.phones import Shown

FILE = "phones.pem"
LASTS, EARLY = timedelta(days=397), timedelta(days=30)
"""No phone takes one that is good for longer; it is made anew before it ends."""


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """A `Certificate`. `folder` is the folder of secrets: key and certificate lie in one file for its owner alone."""

    folder: Path
    now: Callable[[], datetime]

    def __call__(self, address: str) -> Shown:
        """Made anew for another address, so that a fingerprint stays as long as the address does. Raises Unavailable."""
        place = self.folder / FILE
        try:
            known = self._known(place, address)
            if known is None:
                known = self._made(place, address)
        except (OSError, ValueError) as error:
            raise Unavailable(
                "no_certificate",
                what="No phone was paired",
                why=f"the certificate in {self.folder} cannot be read or made",
                do="look at that folder and try again",
            ) from error
        return Shown(str(place), fingerprint(known))

    def _known(self, place: Path, address: str) -> x509.Certificate | None:
        if not place.is_file():
            return None
        found = x509.load_pem_x509_certificate(place.read_bytes())
        named = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        good = ipaddress.ip_address(address) in named.get_values_for_type(x509.IPAddress)
        return found if good and found.not_valid_after_utc - EARLY > self.now() else None

    def _made(self, place: Path, address: str) -> x509.Certificate:
        key, now = ec.generate_private_key(ec.SECP256R1()), self.now()
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Almoner on this machine")])
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + LASTS - timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .sign(key, hashes.SHA256())
        )
        plain = serialization.NoEncryption()
        secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = place.with_name(f".{FILE}.{os.getpid()}")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(secret + made.public_bytes(serialization.Encoding.PEM))
        draft.replace(place)
        return made


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 as browsers show it: pairs of letters and digits with colons."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()
