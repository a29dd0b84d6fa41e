"""Certificates for tests: an authority of our own, and servers' certificates that it signs, for this machine's address alone."""

import ipaddress
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

SOME_DAY = datetime(2020, 1, 1, tzinfo=UTC)
CENTURY = timedelta(days=36500)


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def begun(name, issuer, key):
    made = x509.CertificateBuilder().subject_name(named(name)).issuer_name(named(issuer)).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(SOME_DAY).not_valid_after(SOME_DAY + CENTURY)
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def authority(folder, name="made-up authority"):
    """The file of an authority, and what makes a server's certificate and key files with it."""
    folder.mkdir(exist_ok=True)
    key = ec.generate_private_key(ec.SECP256R1())
    usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
    made = begun(name, name, key).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = made.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    file = folder / "ca.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM))

    def server(host="127.0.0.1"):
        own = ec.generate_private_key(ec.SECP256R1())
        try:
            known = x509.IPAddress(ipaddress.ip_address(host))
        except ValueError:
            known = x509.DNSName(host)
        signed = begun(host, name, own).add_extension(x509.SubjectAlternativeName([known]), critical=False)
        signed = signed.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        around = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
        signed = signed.add_extension(around, critical=False).sign(key, hashes.SHA256())
        certificate, private = folder / f"{host}.pem", folder / f"{host}.key"
        certificate.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
        plain = own.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        private.write_bytes(plain)
        private.chmod(0o600)
        return certificate, private

    return file, server
