"""Whole claim files give the same findings, byte by byte, whether columns chose whom to judge or everybody was judged."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from almoner.adapters.columnar.audit_lines import TWINNED, audit_lines, audit_plainly
from almoner.adapters.columnar.frames import judged, keyed
from almoner.adapters.columnar.twins import TWINS, uncovered
from almoner.adapters.files.sources import FileSource
from almoner.engine.audit import audit
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.intake.assemble import Request
from tests.adapters.columnar.made_up_lines import ANY_DAY, CODES, lines_of, tables_of
from tests.engine.checks.examples import all_examples, law
from tests.faces.command import almoner
from tests.published import ptp_text

REQUEST = Request(as_of=date(2026, 11, 21), payers=("medicare",))
CHECKS = {check.id: check for check in TWINNED}


def found(outcome):
    return repr((outcome.findings, outcome.at_stake)).encode()


def both(dossiers, tables):
    """For each twin and dossier: what the check finds, and what is found where the twin chooses whom to judge."""
    dossiers = [replace(one, tables=tables) for one in dossiers]
    frame = judged(dossiers)
    for id, twin in TWINS.items():
        whom = twin(frame, tables)
        for number, dossier in enumerate(dossiers):
            plain = audit(dossier, law(), (CHECKS[id],))
            chosen = audit(dossier, law(), (CHECKS[id],) if str(number) in whom else ())
            yield id, found(plain), found(chosen), bool(plain.findings)


def test_every_check_with_a_twin_is_in_the_catalogue():
    assert set(CHECKS) == set(TWINS) == {"A07", "C01", "C02", "C03", "C04"}


def test_the_same_on_every_example_bill():
    spoken = dict.fromkeys(TWINS, 0)
    examples = [example for _, example in all_examples(CATALOGUE)]
    everybody = [dossier for example in examples for dossier in example.assembled.dossiers]
    drawn = tables_of({line.code for one in everybody for bill in one.bills for line in bill.lines if line.code}, 5, ANY_DAY)
    asked = [(example.assembled.dossiers, example.tables) for example in examples if example.tables.editions]
    for dossiers, tables in [*asked, (everybody, drawn)]:
        for id, plain, chosen, speaks in both(dossiers, tables):
            assert plain == chosen, id
            spoken[id] += speaks
    assert min(spoken.values()) >= 3, spoken


def compared(count, seed):
    lines, tables = lines_of(count, seed), tables_of(CODES, seed)
    law_ = law()
    plain = [(person, found(outcome)) for person, outcome in audit_plainly(lines, tables, REQUEST, law_)]
    quick = [(person, found(outcome)) for person, outcome in audit_lines(lines, tables, REQUEST, law_)]
    assert quick == plain
    return plain


def test_the_same_on_twenty_thousand_made_up_lines():
    people = compared(20_000, seed=1)
    assert len(people) > 200
    told = b"".join(bytes_ for _, bytes_ in people)
    for id in TWINS:
        assert f"check='{id}'".encode() in told or id == "C03", id


@pytest.mark.slow
def test_the_same_on_a_million_made_up_lines():
    assert len(compared(1_000_000, seed=2)) > 10_000


def test_a_twin_that_leaves_somebody_out_would_be_seen(monkeypatch):
    monkeypatch.setitem(TWINS, "A07", lambda lines, tables: frozenset())
    with pytest.raises(AssertionError):
        compared(3_000, seed=3)


def test_lines_without_an_edition_are_counted():
    lines, tables = lines_of(5_000, seed=4), tables_of(CODES, seed=4)
    days = [(row["day"], row["code"]) for row in lines.to_pylist()]
    missing = sum(day is None or code is None or day > date(2026, 3, 31) for day, code in days)
    counts = uncovered(judged_frame(lines), tables)
    assert counts == dict.fromkeys(("addon", "ncci-mue", "ncci-ptp"), missing)
    assert 0 < missing < len(days)


def judged_frame(lines):
    import narwhals as nw

    return nw.from_native(keyed(lines), eager_only=True)


@pytest.mark.slow
def test_the_same_on_papers_of_the_training_families(tmp_path):
    """Each family's first paper, read as the audit reads it, under tables drawn over its own codes."""
    from almoner.assembly.embedded import embedded

    make = Path(__file__).parents[3] / "evaluation" / "papers" / "make.py"
    said = [sys.executable, make, tmp_path, "--group", "training", "--renderings", "text", "--per-family", "1", "--seed", "1"]
    subprocess.run(said, check=True, capture_output=True)
    spoken = 0
    audit_papers = embedded().read_papers()
    for paper in sorted(tmp_path.rglob("*.pdf")):
        done = audit_papers([FileSource(paper)], REQUEST)
        dossiers = done.assembled.dossiers
        codes = {line.code for one in dossiers for bill in one.bills for line in bill.lines if line.code}
        tables = tables_of(codes | {"G0001", "G0002"}, 6, ANY_DAY)
        for id, plain, chosen, speaks in both(dossiers, tables):
            assert plain == chosen, (id, paper.name)
            spoken += speaks
    assert spoken > 20


def test_the_page_for_whole_files_runs_as_it_is_written(tmp_path, monkeypatch, capsys):
    page = (Path(__file__).parents[3] / "docs" / "claim-files.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    (tmp_path / "ccipra-v322r0-f1.TXT").write_bytes(ptp_text())
    (tmp_path / "claims.csv").write_text(
        "Member ID,Claim number,Date of service,Code,Units,Charge\n"
        "M1,C1,08/03/2026,G0101,1,80.00\n"
        "M1,C1,08/03/2026,Q0091,1,45.00\n"
        "M2,C2,08/03/2026,G0101,1,80.00\n"
        "M2,C3,08/03/2026,Q0091,1,45.00\n"
        "M3,C4,10/03/2026,J1885,1,20.00\n"
        "M3,C4,10/03/2026,J1885,1,20.00\n"
    )
    assert almoner("editions", "import", tmp_path / "ccipra-v322r0-f1.TXT", "--whole").code == 0
    assert almoner("read", tmp_path / "claims.csv", "--parquet", tmp_path / "tables").code == 0
    exec(compile(code, "claim-files.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "C01 rule l2, l3 45.00",
        "A07 fact l6, l7 20.00",
        "lines that no edition could speak of: {'addon': 6, 'ncci-mue': 6, 'ncci-ptp': 2}",
    ]
