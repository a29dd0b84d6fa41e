"""`almoner backup` and `almoner restore`: one sentence for each mistake, and all that was kept on another machine."""

import pytest

from tests.faces.command import almoner, is_one_sentence

PHRASE = "four plain words here\n"


@pytest.fixture
def key(tmp_path):
    (tmp_path / "key").write_bytes(bytes(range(32)))
    return tmp_path / "key"


def test_a_backup_is_made_into_a_folder_and_restored_into_an_empty_one(tmp_path, key):
    data, backups = tmp_path / "data", tmp_path / "backups"
    backups.mkdir()
    said = almoner("--data", data, "backup", backups, "--key-file", key, "--with-secrets")
    assert (said.code, said.err) == (0, "")
    [made] = backups.glob("*.backup")
    assert said.out.startswith(f"{made}: ")
    back = almoner("--data", tmp_path / "other", "restore", made, "--key-file", key)
    assert (back.code, back.out) == (0, "Restored, with 0 documents. Everybody signs in again.\n")
    assert (tmp_path / "other" / "almoner.db").stat().st_mode & 0o777 == 0o600
    bare = almoner("--data", data, "backup", tmp_path / "bare", "--key-file", key)
    assert (bare.code, "The master key is not in it" in bare.out) == (0, True)


def test_a_passphrase_is_the_first_line_of_its_file(tmp_path):
    (tmp_path / "phrase").write_text(PHRASE)
    (tmp_path / "other").write_text("four other words here\n")
    said = almoner("--data", tmp_path / "data", "backup", tmp_path / "b", "--passphrase-file", tmp_path / "phrase")
    assert said.code == 0
    wrong = almoner("--data", tmp_path / "new", "restore", tmp_path / "b", "--passphrase-file", tmp_path / "other")
    assert (wrong.code, is_one_sentence(wrong.err), "not the one" in wrong.err) == (3, True, True)


def test_each_mistake_is_one_sentence(tmp_path, key):
    (tmp_path / "short").write_text("short")
    at = ("--data", tmp_path / "data")
    for words, code, part in (
        (("backup", tmp_path / "b"), 2, "--passphrase-file or --key-file"),
        (("backup", tmp_path / "b", "--passphrase-file", tmp_path / "short"), 3, "fewer than 12 signs"),
        (("backup", tmp_path / "b", "--key-file", tmp_path / "none"), 3, "no such file"),
        (("restore", key, "--key-file", key), 3, "no backup of almoner's"),
        (("restore", tmp_path / "none", "--key-file", key), 4, "no such file"),
        (("restore", key, "--key-file", key, "--tombstones", tmp_path / "none"), 3, "there is no file"),
    ):
        said = almoner(*at, *words)
        assert (said.code, is_one_sentence(said.err), part in said.err) == (code, True, True), said.err
