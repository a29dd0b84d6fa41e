"""The corrections file only grows, every entry is on disk at once, and what cannot take one is refused before it is touched."""

import os
import stat

import pytest
import yaml

from almoner.adapters.files.corrections_file import append_correction, check_growing
from almoner.adapters.files.said import load_corrections
from almoner.engine.errors import Misused
from almoner.engine.intake.corrections import Correction


def entry(field="bills/b1/balance", old="1.00", new="2.00"):
    return Correction(who="Alex Example", when="2026-11-21", field=field, old=old, new=new)


def test_entries_come_back_as_they_were_given_and_in_order(tmp_path):
    path = tmp_path / "corrections.yaml"
    given = [
        entry(),
        entry(old=None, new="2026-02-03"),
        entry(old=["25"], new=["25"]),
        entry(old=True, new=False),
        entry(old="yes", new="no: \"'- [x] #\\ ñ 日本"),
        entry(old="0450", new="007"),
    ]
    for one in given:
        append_correction(str(path), one)
    assert load_corrections(str(path))[0] == tuple(given)


def test_a_new_file_is_its_owners_alone_and_an_old_one_is_only_added_to(tmp_path):
    path = tmp_path / "corrections.yaml"
    before = os.umask(0)
    try:
        append_correction(str(path), entry())
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = "# mine\n" + path.read_text().rstrip()
    path.write_text(kept)
    append_correction(str(path), entry(new="3.00"))
    assert path.read_text().startswith(kept + "\n")
    assert [one.new for one in load_corrections(str(path))[0]] == ["2.00", "3.00"]


@pytest.mark.parametrize("text", ["a: 1\n", '[{"who": "me"}]', "{", "- a\n...\n---\n- b\n", "just words"])
def test_what_is_no_list_that_can_grow_is_refused_and_left_alone(text, tmp_path):
    path = tmp_path / "corrections.yaml"
    path.write_text(text)
    for attempt in (lambda: check_growing(str(path)), lambda: append_correction(str(path), entry())):
        with pytest.raises(Misused, match="not a YAML list"):
            attempt()
    assert path.read_text() == text


def test_a_file_full_of_answers_says_so(tmp_path):
    path = tmp_path / "corrections.yaml"
    path.write_bytes(b"#" * (4 * 1024 * 1024) + b"\n")
    with pytest.raises(Misused, match="larger than 4 MiB"):
        check_growing(str(path))


def test_a_folder_or_a_missing_folder_is_refused_before_the_first_question(tmp_path):
    with pytest.raises(Misused, match="not kept"):
        check_growing(str(tmp_path))
    with pytest.raises(Misused, match="not kept"):
        check_growing(str(tmp_path / "nowhere" / "c.yaml"))
    assert list(tmp_path.iterdir()) == []


def test_checking_writes_nothing(tmp_path):
    path = tmp_path / "corrections.yaml"
    check_growing(str(path))
    assert not path.exists()
    append_correction(str(path), entry())
    assert yaml.safe_load(path.read_text())[0]["field"] == "bills/b1/balance"
