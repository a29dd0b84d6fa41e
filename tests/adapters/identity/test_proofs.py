"""Hashes, codes and lists of lost passwords, against what others published."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from almoner.adapters.identity.argon2 import AT_ONCE, Argon2Hasher
from almoner.adapters.identity.breached import BreachedFile
from almoner.adapters.identity.totp import Totp
from almoner.engine.errors import Unavailable


def test_a_password_is_hashed_with_argon2id_and_its_own_salt():
    hasher = Argon2Hasher()
    one, two = hasher.hash("four plain words of mine"), hasher.hash("four plain words of mine")
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != two
    assert hasher.holds(one, "four plain words of mine")
    assert not hasher.holds(one, "four plain words of yours")
    assert not hasher.is_old(one)
    assert hasher.is_old(Argon2Hasher(passes=1, kib=8, lanes=1).hash("x"))


@pytest.mark.parametrize("password", ["", "\ud800", "x" * 100_000, "\x00"])
def test_no_password_is_right_without_a_hash_or_against_a_broken_one(password):
    hasher = Argon2Hasher(passes=1, kib=8, lanes=1)
    assert not hasher.holds(None, password)
    assert not hasher.holds(None, "nobody's password")
    assert not hasher.holds("not a hash", password)


def test_many_at_once_wait_for_room():
    hasher, inside, most, lock = Argon2Hasher(passes=1, kib=8, lanes=1), 0, 0, threading.Lock()
    leave = threading.Event()

    def verify(_hashed, _password):
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
            if inside == AT_ONCE:
                leave.set()
        assert leave.wait(10)
        with lock:
            inside -= 1
        return True

    hasher.argon2 = type("Argon", (), {"verify": staticmethod(verify)})()
    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(lambda _: hasher.holds("hash", "x"), range(40)))
    assert most == AT_ONCE


def test_an_accent_is_the_same_on_every_keyboard():
    hasher = Argon2Hasher(passes=1, kib=8, lanes=1)
    assert hasher.holds(hasher.hash("caf\u00e9 con leche"), "cafe\u0301 con leche")


# RFC 6238, appendix B, for SHA-1; the last six of its eight digits
@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_codes_are_those_of_the_rfc(seconds, code):
    assert Totp().at(b"12345678901234567890", seconds // 30) == code


def lost(path, words, tail="", end="\n"):
    rows = sorted(hashlib.sha1(word.encode()).hexdigest().upper() + tail for word in words)
    path.write_bytes((end.join(rows) + end).encode())
    return BreachedFile(path)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 50, 777])
@pytest.mark.parametrize(("tail", "end"), [("", "\n"), (":1", "\n"), (":123456", "\r\n")])
def test_every_lost_password_is_found_and_no_other(tmp_path, many, tail, end):
    words = [f"word {n}" for n in range(many)]
    found = lost(tmp_path / "lost", words, tail, end)
    assert all(found.knows(word) for word in words)
    assert not any(found.knows(f"other {n}") for n in range(200))


def test_a_list_that_is_gone_is_said(tmp_path):
    with pytest.raises(Unavailable, match="cannot be read"):
        BreachedFile(tmp_path / "none").knows("x")
