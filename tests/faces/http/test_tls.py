"""The server speaks TLS itself: by a certificate of our authority, only what is modern, and in words where it cannot."""

import json
import ssl
import urllib.request
import warnings

import pytest

from tests.adapters.stores.certificates import authority
from tests.adapters.stores.servers import free_port
from tests.faces.command import almoner, is_one_sentence
from tests.faces.http.process import Server


class TlsServer(Server):
    """Asked over TLS alone, and known by our authority."""

    def __init__(self, data, ca, certificate, key, **environment):
        named = {"ALMONER_TLS_CERTIFICATE": str(certificate), "ALMONER_TLS_KEY": str(key)}
        super().__init__(data, free_port(), **named, **environment)
        self.context = ssl.create_default_context(cafile=str(ca))

    def raw(self, path, method="GET", body=None, **headers):
        request = urllib.request.Request(f"https://127.0.0.1:{self.port}{path}", method=method, data=body, headers=headers)
        with urllib.request.urlopen(request, timeout=30, context=self.context) as answer:
            return answer.status, answer.read()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    ca, server = authority(folder / "ours")
    certificate, key = server()
    other, another = authority(folder / "others", "another authority")
    return {"ca": ca, "certificate": certificate, "key": key, "other": other, "other_key": another()[1]}


@pytest.fixture(scope="module")
def server(made, tmp_path_factory):
    one = TlsServer(tmp_path_factory.mktemp("served") / "data", made["ca"], made["certificate"], made["key"])
    one.start()
    yield one.ready()
    one.kill()


def old(version, ciphers):
    """A client that speaks this and nothing newer."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = version
    context.set_ciphers(ciphers + ":@SECLEVEL=0")
    return context


def shaken(server, context):
    """The version and cipher agreed on."""
    with socket_to(server) as plain, context.wrap_socket(plain, server_hostname="127.0.0.1") as closed:
        return closed.version(), closed.cipher()[0]


def socket_to(server):
    import socket

    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


def test_who_knows_the_authority_comes_in_and_who_does_not_stays_out(server, made):
    assert json.loads(server.raw("/ready")[1])["ready"] is True
    stranger = ssl.create_default_context(cafile=str(made["other"]))
    with pytest.raises(ssl.SSLCertVerificationError):
        shaken(server, stranger)


def test_in_the_clear_nothing_is_answered(server):
    with socket_to(server) as plain:
        plain.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert b"HTTP" not in plain.recv(100)


def test_tls_1_3_and_1_2_with_forward_secrecy_are_spoken(server):
    assert shaken(server, server.context)[0] == "TLSv1.3"
    version, cipher = shaken(server, old(ssl.TLSVersion.TLSv1_2, "ALL"))
    assert (version, cipher.startswith("ECDHE-"), "CBC" in cipher) == ("TLSv1.2", True, False)


@pytest.mark.parametrize(
    ("version", "ciphers"),
    [
        pytest.param("TLSv1_1", "ALL", id="TLS 1.1"),
        pytest.param("TLSv1", "ALL", id="TLS 1.0"),
        pytest.param("TLSv1_2", "AES256-GCM-SHA384:AES128-SHA", id="no forward secrecy"),
        pytest.param("TLSv1_2", "ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA", id="CBC"),
    ],
)
def test_what_is_old_or_weak_is_refused(server, version, ciphers):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context = old(ssl.TLSVersion[version], ciphers)
    with pytest.raises(OSError, match=r"(?i)alert|handshake|reset|eof|closed"):
        shaken(server, context)


def test_health_knows_the_server_by_its_certificate(server, made, monkeypatch):
    monkeypatch.setenv("ALMONER_TLS_CERTIFICATE", str(made["certificate"]))
    monkeypatch.setenv("ALMONER_TLS_KEY", str(made["key"]))
    assert f"https://127.0.0.1:{server.port} is well" in almoner("health", "--port", server.port).out
    monkeypatch.setenv("ALMONER_TLS_CERTIFICATE", str(made["other"]))
    said = almoner("health", "--port", server.port)
    assert (said.code, is_one_sentence(said.err)) == (4, True)


def test_a_certificate_that_cannot_be_used_is_said_at_start(made, tmp_path, monkeypatch):
    from cryptography.hazmat.primitives import serialization

    key = serialization.load_pem_private_key(made["key"].read_bytes(), None)
    locked = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"made up")
    )
    (tmp_path / "locked.key").write_bytes(locked)
    (tmp_path / "broken.pem").write_text("made up\n")
    for certificate, private in (
        (made["certificate"], made["other_key"]),
        (made["certificate"], tmp_path / "locked.key"),
        (tmp_path / "broken.pem", made["key"]),
        (made["certificate"], tmp_path / "none"),
        (made["certificate"], ""),
    ):
        monkeypatch.setenv("ALMONER_TLS_CERTIFICATE", str(certificate))
        monkeypatch.setenv("ALMONER_TLS_KEY", str(private))
        said = almoner("--data", tmp_path / "data", "serve", "--port", free_port())
        assert (said.code, is_one_sentence(said.err)) == (2, True), said.err
        assert "ALMONER_TLS" in said.err
