"""The folder for machines without a network: whole, checked, and enough to install and audit with the network cut."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_privacy_of_a_server import no_network

ROOT = Path(__file__).parents[2]
PROXY = "http://127.0.0.1:1"


def run(words, **more):
    return subprocess.run([str(one) for one in words], capture_output=True, text=True, check=False, **more)


def cut_off(tmp_path):
    """Words before a command, and an environment, in which no network can be had."""
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), PROXY)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return no_network() or [], kept | nowhere | {"HOME": str(tmp_path / "home"), "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture
def small(tmp_path):
    """A folder that holds no more than the installer looks at first."""
    folder = tmp_path / "bundle"
    folder.mkdir()
    shutil.copy(ROOT / "deploy" / "bundle" / "install", folder)
    (folder / "PYTHON").write_text("{}.{}\n".format(*sys.version_info[:2]))
    sums = run(["sh", "-c", "sha256sum PYTHON install > SHA256SUMS"], cwd=folder)
    assert sums.returncode == 0
    return folder


def test_a_changed_file_is_refused_before_anything_is_installed(small, tmp_path):
    with (small / "install").open("a") as script:
        script.write("# changed\n")
    said = run([small / "install", tmp_path / "to"])
    assert said.returncode == 1
    assert "a file of this folder was changed" in said.stderr
    assert not (tmp_path / "to").exists()


def test_another_python_is_refused_before_anything_is_installed(small, tmp_path):
    (small / "PYTHON").write_text("2.7\n")
    assert run(["sh", "-c", "sha256sum PYTHON install > SHA256SUMS"], cwd=small).returncode == 0
    said = run([small / "install", tmp_path / "to"], env=os.environ | {"PYTHON": sys.executable})
    assert said.returncode == 1
    assert "this folder is for Python 2.7" in said.stderr
    assert not (tmp_path / "to").exists()


@pytest.mark.slow
def test_it_installs_and_audits_with_the_network_cut(tmp_path):
    bundle = Path(os.environ.get("ALMONER_TEST_BUNDLE", tmp_path / "bundle"))
    if not bundle.exists():
        made = run([ROOT / "deploy" / "bundle" / "make", sys.executable, bundle])
        if made.returncode:
            pytest.skip("no wheel can be fetched here: " + made.stderr[-200:])
    (tmp_path / "home").mkdir()
    words, environment = cut_off(tmp_path)
    to = tmp_path / "to"
    installed = run([*words, bundle / "install", to], env=environment | {"PYTHON": sys.executable})
    assert installed.returncode == 0, installed.stderr
    paper = tmp_path / "bill.txt"
    from tests.made_up import text_bill

    paper.write_bytes(text_bill())
    audited = run([*words, to / ".venv" / "bin" / "almoner", "audit", paper, "--json"], env=environment, cwd=tmp_path)
    assert audited.returncode == 0, audited.stderr
    found = json.loads(audited.stdout)
    assert found["schema"] == "almoner.audit/1"
    assert any(one["check"] == "A07" for one in found["findings"])
    where = run(
        [to / ".venv" / "bin" / "python", "-c", "import almoner; print(almoner.__file__)"], env=environment, cwd=tmp_path
    )
    assert str(to) in where.stdout
