"""The units and scripts of deploy/systemd: systemd finds nothing wrong, every command in them exists, a rehearsal is real."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from almoner.assembly.settings import Settings, settings
from almoner.faces.cli.commands import parser
from tests.faces.command import almoner
from tests.faces.http.conftest import running

UNITS = Path(__file__).parents[2] / "deploy" / "systemd"
SERVICES = sorted(one.name for one in UNITS.glob("*.service"))
OURS = "/opt/almoner/.venv/bin/almoner"
EXPOSED = 15
"""A tenth of systemd's own measure, from 0 to 100; a service without any of it has 96."""


def checked(tmp_path, *words):
    """What systemd-analyze says of the units, with programs that are here in the place of those that are not."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    home = tmp_path / "systemd"
    shutil.copytree(UNITS, home)
    for one in home.glob("*.service"):
        said = one.read_text(encoding="utf-8").replace(OURS, sys.executable).replace("/opt/almoner/deploy/systemd", str(home))
        one.write_text(said, encoding="utf-8")
    units = [str(one) for one in sorted(home.glob("almoner-*.*")) if one.is_file()]
    return subprocess.run(["systemd-analyze", "--no-pager", *words, *units], capture_output=True, text=True, check=False)


def test_systemd_finds_nothing_wrong_in_them(tmp_path):
    ran = checked(tmp_path, "verify")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_word_that_systemd_does_not_know_would_be_found(tmp_path, monkeypatch):
    theirs = tmp_path / "theirs"
    shutil.copytree(UNITS, theirs)
    with (theirs / "almoner-.service.d/hardening.conf").open("a", encoding="utf-8") as stream:
        stream.write("ProtectEverything=yes\n")
    monkeypatch.setattr(sys.modules[__name__], "UNITS", theirs)
    assert "ProtectEverything" in checked(tmp_path, "verify").stderr


def test_little_is_open_to_them(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    help = subprocess.run(["systemd-analyze", "--help"], capture_output=True, text=True, check=True).stdout
    if "--offline" not in help:
        pytest.skip("systemd-analyze is older than 250 and cannot measure files")
    for name in SERVICES:
        words = ["security", "--offline=true", f"--threshold={EXPOSED}", "--no-pager", str(UNITS / name)]
        ran = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout[-200:]


@pytest.mark.parametrize("name", SERVICES)
def test_what_they_run_exists_with_those_flags(name):
    said = (UNITS / name).read_text(encoding="utf-8")
    for line in re.findall(r"^ExecStart=(.*)$", said, re.MULTILINE):
        program, *words = shlex.split(line)
        if program == OURS:
            assert parser().parse_args(words).run
        else:
            assert (UNITS / Path(program).name).stat().st_mode & 0o111
            assert len(words) == 4


def test_the_settings_that_are_shown_are_understood(tmp_path):
    lines = [one.lstrip("#") for one in (UNITS / "almoner.env").read_text(encoding="utf-8").splitlines() if "# " not in one[:2]]
    named = dict(one.split("=", 1) for one in lines if re.match(r"[A-Z_]+=", one))
    assert {"ALMONER_SITE", "ALMONER_PROXIES", "DATABASE_URL", "REDIS_URL", "ALMONER_MAIL_SERVER"} <= set(named)
    found = settings(str(tmp_path), "127.0.0.1", 8000, named)
    assert (found.site, found.proxies) == ("https://almoner.example:8443", ("127.0.0.1/32", "::1/128"))
    assert found.mail is not None


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A server's backup, its secrets and their key, and how the rehearsal is begun."""
    key, data = tmp_path / "key", str(tmp_path / "data")
    key.write_bytes(bytes(range(32)))
    backups, room = tmp_path / "backups", tmp_path / "room"
    backups.mkdir()
    room.mkdir()
    with running(Settings(data)) as house:
        assert house.at().post("/api/v1/folders", json={"name": "Robin Made-Up"}).status_code == 201
    assert almoner("--data", data, "backup", backups, "--key-file", key).code == 0
    assert almoner("--data", data, "secrets", "backup", tmp_path / "secrets", "--key-file", key).code == 0
    ours = tmp_path / "almoner"
    ours.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m almoner.faces.cli.main "$@"\n', encoding="utf-8")
    ours.chmod(0o755)
    monkeypatch.setenv("ALMONER", str(ours))
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/live")  # a rehearsal never asks the live one
    return backups, [str(UNITS / "rehearse"), str(backups), str(tmp_path / "secrets"), str(key), str(room)]


def test_a_rehearsal_restores_the_newest_backup_and_takes_it_away(kept):
    backups, words = kept
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for said in ("Secrets put back: ", "Restored, with 0 documents.", "The journal is whole.", "Rehearsed: "):
        assert said in ran.stdout
    assert list(Path(words[-1]).iterdir()) == []
    [newest] = backups.glob("*.backup")
    newest.write_bytes(newest.read_bytes()[:-1] + b"x")
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Rehearsed" in ran.stdout, list(Path(words[-1]).iterdir())) == (3, False, [])
    newest.unlink()
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.startswith("Nothing was rehearsed")) == (3, True)


def test_what_the_page_tells_to_type_and_to_watch_exists():
    said = (UNITS.parents[1] / "docs" / "clinic.md").read_text(encoding="utf-8")
    typed = "\n".join(re.findall(r"^```text\n(.*?)^```", said, re.MULTILINE | re.DOTALL))
    ours = [one.split("almoner ", 1)[1] for one in re.findall(r"(?:^|&& )almoner .*$", typed, re.MULTILINE)]
    assert len(ours) >= 7
    for line in ours:
        assert parser().parse_args(shlex.split(line, comments=True)).run, line
    for path in re.findall(r"(?<![\w/])(?:/opt/almoner/)?(deploy/[\w./*-]+)", typed):
        assert list(UNITS.parents[1].glob(path)), path
    for unit in re.findall(r"almoner-(?:server|worker|backup|rehearsal)[@\w.]*", typed):
        name = re.sub(r"@.*", "@", unit) if "@" in unit else unit
        assert list(UNITS.glob(f"{name}*")), unit
    source = "".join(
        one.read_text(encoding="utf-8") for one in (UNITS.parents[1] / "src/almoner/adapters/signals").glob("*.py")
    )
    watched = re.findall(r"^\| `(almoner_\w+)`", said, re.MULTILINE)
    assert len(watched) == 5
    assert all(f'"{one.removesuffix("_total")}' in source for one in watched), watched
