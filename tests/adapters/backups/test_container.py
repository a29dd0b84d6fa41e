"""A backup's file: what went in comes out, and with one bit changed, cut or another key nothing does."""

import os
from datetime import UTC, datetime
from io import BytesIO

import pytest

from almoner.adapters.backups import container
from almoner.adapters.backups.container import MAGIC, BackupFolder
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.backups import Lock, Member

MARKER = b"Zebulon Markerson"
KEY = Lock(bytes(range(32)), False)
PHRASE = Lock(b"four plain words here", True)
FILES = {"database.sqlite": MARKER * 200_000, "documents/d1": b"", "documents/d2": os.urandom(70_000)}


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(container, "SCRYPT", {"n": 1 << 10, "r": 8, "p": 1})


@pytest.fixture
def files():
    return BackupFolder(lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))


def members(given=FILES):
    return [Member(name, lambda content=content: BytesIO(content)) for name, content in given.items()]


def read(files, path, lock):
    return {name: b"".join(pieces) for name, pieces in files.read(str(path), lock)}


@pytest.mark.parametrize("lock", [KEY, PHRASE], ids=["key", "passphrase"])
def test_what_went_in_comes_out_and_nothing_of_it_can_be_read(files, tmp_path, lock):
    written = files.write(str(tmp_path), lock, members())
    place = tmp_path / "almoner-20261121T120000Z.backup"
    assert (written.place, written.members, written.size) == (str(place), 3, place.stat().st_size)
    assert place.stat().st_mode & 0o777 == 0o600
    assert MARKER not in place.read_bytes()
    assert b"documents/" not in place.read_bytes()
    assert read(files, place, lock) == FILES
    assert [one.name for one in tmp_path.iterdir()] == [place.name]


@pytest.mark.parametrize(
    "other", [Lock(bytes(32), False), Lock(b"four other words here", True), Lock(b"x" * 40, True)], ids=str
)
def test_another_key_or_passphrase_opens_nothing(files, tmp_path, other):
    lock = KEY if not other.is_passphrase else PHRASE
    files.write(str(tmp_path / "b"), lock, members())
    with pytest.raises(Refused, match="not the one"):
        read(files, tmp_path / "b", other)


def test_the_wrong_way_of_opening_is_named(files, tmp_path):
    files.write(str(tmp_path / "b"), KEY, members())
    with pytest.raises(Refused, match="opens with a key file"):
        read(files, tmp_path / "b", PHRASE)


def test_one_changed_byte_anywhere_or_any_cut_is_refused(files, tmp_path):
    small = {"database.sqlite": b"made-up", "documents/d1": b"x" * 50}
    files.write(str(tmp_path / "b"), KEY, members(small))
    good = (tmp_path / "b").read_bytes()
    spoiled = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in range(len(good))]
    spoiled += [good[:at] for at in range(len(good))] + [good + b"\0"]
    for bad in spoiled:
        (tmp_path / "bad").write_bytes(bad)
        with pytest.raises(Refused, match="backup was neither"):
            read(files, tmp_path / "bad", KEY)


def test_a_head_that_asks_for_too_much_memory_is_refused(files, tmp_path, monkeypatch):
    files.write(str(tmp_path / "b"), PHRASE, members())
    monkeypatch.setattr(container, "MOST_N", 1 << 9)
    with pytest.raises(Refused, match="changed"):
        read(files, tmp_path / "b", PHRASE)


def test_a_list_that_names_other_things_is_refused():
    frames = list(container.framed(members({"a": b"1", "b": b"2"}), [0]))
    left_out = b"".join(frames[3:])
    with pytest.raises(Refused, match="cut, changed or exchanged"):
        {name: list(pieces) for name, pieces in container.members_in(BytesIO(left_out))}


@pytest.mark.parametrize(
    ("lock", "why"),
    [(Lock(b"short", True), "fewer than 12 signs"), (Lock(bytes(31), False), "fewer than 32 bytes")],
    ids=["passphrase", "key"],
)
def test_a_weak_lock_is_refused(files, tmp_path, lock, why):
    with pytest.raises(Refused, match=why):
        files.write(str(tmp_path / "b"), lock, members())
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_ever_written_over(files, tmp_path):
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(Refused, match="of that name already"):
        files.write(str(tmp_path / "b"), KEY, members())
    assert (tmp_path / "b").read_bytes() == b"mine"
    with pytest.raises(Unavailable, match="look at its place"):
        files.write(str(tmp_path / "none" / "b"), KEY, members())


def test_what_breaks_off_leaves_nothing(files, tmp_path):
    def broken():
        yield members()[0]
        raise Refused("gone", what="It broke", why="made up", do="nothing")

    with pytest.raises(Refused, match="It broke"):
        files.write(str(tmp_path / "b"), KEY, broken())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"PK\3\4 another file", MAGIC, MAGIC + b"\xff\xff\xff\xff"], ids=["empty", "zip", "cut", "long"]
)
def test_another_file_is_no_backup(files, tmp_path, content):
    (tmp_path / "b").write_bytes(content)
    with pytest.raises(Refused, match="backup was neither"):
        read(files, tmp_path / "b", KEY)
