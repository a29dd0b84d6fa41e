"""`almoner certificate`: a finding handed on with its proof, and everything that makes the proof fail."""

import base64
import json
import shutil
from pathlib import Path

import pytest

from almoner.faces.cli.main import main

SAMPLES = Path(__file__).parents[2] / "src" / "almoner" / "samples"
ITEMISED = SAMPLES / "riverbend" / "elena-3-hospital-itemized-bill.pdf"
EOB = SAMPLES / "riverbend" / "elena-1-plan-eob-hospital.pdf"


def run(capsys, *argv):
    code = main([str(one) for one in argv])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """A folder with two papers, their audit, and the certificates of a finding on lines and of one between papers."""
    home = tmp_path_factory.mktemp("certified")
    papers = home / "papers"
    papers.mkdir()
    for one in (ITEMISED, EOB):
        shutil.copy(one, papers)
    return home


@pytest.fixture(scope="module")
def made(world):
    import contextlib
    import io

    audit = io.StringIO()
    with contextlib.redirect_stdout(audit):
        assert main(["audit", str(world / "papers"), "--json", "--as-of", "2026-11-21"]) == 0
    (world / "audit.json").write_text(audit.getvalue(), encoding="utf-8")
    findings = {one["check"]: one["id"] for one in json.loads(audit.getvalue())["findings"]}
    for check in ("B01", "F01"):
        asked = ["--audit", str(world / "audit.json"), "--papers", str(world / "papers"), "--finding", findings[check]]
        with contextlib.redirect_stdout(io.StringIO()):
            assert (
                main(["--data", str(world / "data"), "certificate", "make", *asked, "--out", str(world / f"{check}.json")]) == 0
            )
    return world


@pytest.mark.parametrize("check", ["B01", "F01"])
def test_a_certificate_holds_here_and_says_so(made, capsys, check):
    code, out, _ = run(capsys, "--data", made / "data", "certificate", "verify", made / f"{check}.json")
    assert code == 0
    assert "with this installation's key; nothing was changed since" in out
    assert "finds the same" in out
    assert (made / f"{check}.json").stat().st_mode & 0o077 == 0


def test_it_holds_elsewhere_too_and_says_whose_key_it_is(made, capsys, tmp_path):
    code, out, _ = run(capsys, "--data", tmp_path / "other", "certificate", "verify", made / "B01.json", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["signed"], told["ours"], told["found"], told["missing"], told["holds"]) == (True, False, True, [], True)
    assert not (tmp_path / "other").exists(), "looking makes no key"


def test_it_shows_the_lines_and_only_the_papers_it_needs(made):
    whole = json.loads((made / "B01.json").read_text())
    assert [one["name"] for one in whole["documents"]] == [ITEMISED.name]
    assert all(base64.b64decode(one["png"]).startswith(b"\x89PNG") for one in whole["pictures"])
    assert len(whole["pictures"]) == 5
    assert len(whole["dossier"]["bills"]) == 1
    assert len(json.loads((made / "F01.json").read_text())["dossier"]["bills"]) == 2


def change(whole, way):
    if way == "charge":
        whole["dossier"]["bills"][0]["lines"][0]["charge"] = "1.00"
    elif way == "sentence":
        whole["finding"]["says"] = "The bill is wrong."
    elif way == "picture":
        whole["pictures"][0]["png"] = base64.b64encode(b"another").decode()
    elif way == "check":
        whole["check"]["catalogue"] = "other"
    elif way == "key":
        whole["public_key"] = base64.b64encode(bytes(32)).decode()
    elif way == "signature":
        whole["signature"] = base64.b64encode(bytes(64)).decode()


@pytest.mark.parametrize("way", ["charge", "sentence", "picture", "check", "key", "signature"])
def test_any_change_is_seen(made, capsys, tmp_path, way):
    whole = json.loads((made / "B01.json").read_text())
    change(whole, way)
    (tmp_path / "c.json").write_text(json.dumps(whole))
    code, out, _ = run(capsys, "--data", made / "data", "certificate", "verify", tmp_path / "c.json")
    assert code == 1
    assert "something was changed" in out


def test_a_table_that_is_not_here_is_named(made, capsys, tmp_path):
    whole = json.loads((made / "B01.json").read_text())
    whole["editions"] = [{"table": "ncci-ptp", "edition": "2026Q1", "setting": None, "programme": None, "sha256": "0" * 64}]
    (tmp_path / "c.json").write_text(json.dumps(whole))
    code, out, _ = run(capsys, "--data", made / "data", "certificate", "verify", tmp_path / "c.json")
    assert code == 1
    assert "ncci-ptp 2026Q1 is not here" in out


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"schema": "almoner.certificate/1"}', b"\xff\xfe", b"null"])
def test_what_is_no_certificate_is_refused_in_one_sentence(capsys, tmp_path, data):
    (tmp_path / "c.json").write_bytes(data)
    code, out, err = run(capsys, "certificate", "verify", tmp_path / "c.json")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert "not a certificate" in err


def test_what_does_not_fit_makes_none(made, capsys, tmp_path):
    asked = ["--audit", made / "audit.json", "--papers", made / "papers", "--out", tmp_path / "c.json"]
    code, _, err = run(capsys, "certificate", "make", *asked, "--finding", "f000")
    assert (code, "no finding 'f000'" in err) == (2, True)
    asked[3] = made / "papers" / EOB.name
    finding = json.loads((made / "audit.json").read_text())["findings"][0]["id"]
    code, _, err = run(capsys, "certificate", "make", *asked, "--finding", finding)
    assert (code, "papers of the audit are not among those given" in err) == (3, True)
    asked[5] = made / "audit.json"
    code, _, err = run(capsys, "certificate", "make", *asked, "--finding", finding)
    assert (code, "is there already" in err) == (2, True)
