"""FHIR of any size as Parquet: every resource a claim, a row of what was lost, or one that a claim took facts from."""

import io
import json
import os
import subprocess
import sys
import textwrap
from datetime import date

import pyarrow.parquet as pq
import pytest

from almoner.adapters.readers.fhir import READER
from almoner.adapters.readers.fhir_rows import BLOCK_LINES, LONGEST_LINE
from almoner.adapters.readers.stream import stream_rows
from almoner.engine.errors import Refused
from almoner.engine.money import Money

PATIENT = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"family": "Example", "given": ["Testa"]}],
    "birthDate": "1980-01-02",
}
PEAK = textwrap.dedent(
    """
    import json, resource, sys
    from pathlib import Path
    from almoner.adapters.files.sources import FileSource
    from almoner.adapters.isolation.stream import StreamApart
    lines = list(StreamApart()(FileSource(Path(sys.argv[1])), sys.argv[2]))
    print(json.dumps({"peak": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "last": lines[-1]}))
    """
)


def amount(code, value):
    return {"category": {"coding": [{"code": code}]}, "amount": {"value": value, "currency": "USD"}}


def eob(number, lines=1, patient="p1"):
    return {
        "resourceType": "ExplanationOfBenefit",
        "id": f"e{number}",
        "status": "active",
        "use": "claim",
        "type": {"coding": [{"code": "professional"}]},
        "identifier": [{"type": {"coding": [{"code": "uc"}]}, "value": f"C{number}"}],
        "patient": {"reference": f"Patient/{patient}"},
        "created": "2026-03-01",
        "insurer": {"display": "Example Plan"},
        "provider": {"display": "Example Clinic"},
        "outcome": "complete",
        "item": [
            {
                "sequence": at + 1,
                "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "99213"}]},
                "modifier": [{"coding": [{"code": "25"}]}, {"coding": [{"code": "LT"}]}],
                "servicedDate": "2026-02-03",
                "quantity": {"value": 1},
                "adjudication": [amount("submitted", 200.25 + at), amount("eligible", 100), amount("benefit", 80), amount("copay", 20)],
            }
            for at in range(lines)
        ],
    }  # fmt: skip


def ndjson(*resources):
    return "".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in resources).encode()


def stream(data, folder, name="made.ndjson"):
    said = list(stream_rows(io.BytesIO(data), name, str(folder)))
    tables = {path.stem: pq.read_table(path).to_pylist() for path in folder.iterdir()}
    assert sorted(tables) == ["adjustments", "claims", "lines", "lost"]
    return tables, said[-1]


def of_the_audit(data, name="made.ndjson"):
    return READER.read(io.BytesIO(data), name)


def test_each_line_is_a_claim_with_the_person_named_before(tmp_path):
    tables, said = stream(ndjson(PATIENT, eob(1, 2), "\n", eob(2)), tmp_path)
    assert said == "3 resources: 2 claims, 3 lines, 0 adjustments, 0 lost"
    assert [(row["row"], row["pointer"], row["claim"], row["patient_name"], row["birth_date"]) for row in tables["claims"]] == [
        (2, "/1", "C1", "Testa Example", date(1980, 1, 2)),
        (4, "/3", "C2", "Testa Example", date(1980, 1, 2)),
    ]
    line = tables["lines"][1]
    assert (line["row"], line["pointer"], line["claim_pointer"]) == (2, "/1/item/1", "/1")
    assert (line["code"], line["modifiers"], line["day"], str(line["units"])) == (
        "99213",
        "25:LT",
        date(2026, 2, 3),
        "1.000000",
    )
    assert (line["charge_cents"], line["allowed_cents"], line["paid_cents"], line["copay_cents"]) == (20125, 10000, 8000, 2000)
    assert line["deductible_cents"] is None


def test_a_person_named_many_blocks_before_is_still_known(tmp_path):
    count = 2 * BLOCK_LINES
    tables, said = stream(ndjson(PATIENT, *(eob(number) for number in range(count))), tmp_path)
    assert {row["patient_name"] for row in tables["claims"]} == {"Testa Example"}
    assert said == f"{count + 1:,} resources: {count:,} claims, {count:,} lines, 0 adjustments, 0 lost"


def test_what_is_damaged_or_no_claim_is_lost_by_its_line_and_the_rest_stands(tmp_path):
    other = {"resourceType": "Observation", "id": "o1"}
    draft = eob(9) | {"status": "draft"}
    stranger = PATIENT | {"id": "p9"}
    data = ndjson(PATIENT, eob(1), '{"resourceType": "Claim", "it\n', other, draft, stranger, "[1, 2]\n", eob(2))
    tables, said = stream(data, tmp_path)
    assert [row["claim"] for row in tables["claims"]] == ["C1", "C2"]
    assert sorted((row["row"], row["what"].partition(":")[0]) for row in tables["lost"]) == [
        (3, "line 3 is cut off or damaged and was left out"),
        (4, "Observation is not a bill"),
        (5, "this ExplanationOfBenefit is marked draft, so it was not read"),
        (6, "no claim here refers to this Patient"),
        (7, "line 7 is cut off or damaged and was left out"),
    ]
    # Eight lines: two claims, five lost, and the patient both claims took facts from.
    assert said.startswith("8 resources: 2 claims, 2 lines, 0 adjustments, 5 lost")


def test_what_is_to_be_confirmed_is_named_beside_the_rows(tmp_path):
    twice = eob(1)
    twice["item"][0]["adjudication"].append(amount("submitted", 999))
    data = ndjson(PATIENT, twice)
    read = of_the_audit(data)
    tables, _ = stream(data, tmp_path)
    assert read.doubts
    named = [row["what"] for row in tables["lost"]]
    assert all(any(doubt.field in what and doubt.read in what for what in named) for doubt in read.doubts)


@pytest.mark.parametrize("shape", ["bundle", "one", "list", "pretty"])
def test_a_whole_document_gives_the_lines_of_the_audit(shape, tmp_path):
    made = {
        "bundle": {"resourceType": "Bundle", "entry": [{"resource": one} for one in (PATIENT, eob(1, 2), eob(2))]},
        "one": eob(1, 3),
        "list": [PATIENT, eob(1)],
        "pretty": {"resourceType": "Bundle", "entry": [{"resource": eob(1)}]},
    }[shape]
    data = json.dumps(made, indent=2 if shape == "pretty" else None).encode()
    bills = of_the_audit(data, "made.json").bills
    tables, _ = stream(data, tmp_path, "made.json")
    assert [(row["code"], Money(row["charge_cents"]), row["pointer"]) for row in tables["lines"]] == [
        (line.code, line.charge, line.spot.pointer) for bill in bills for line in bill.lines
    ]
    assert [row["patient_name"] for row in tables["claims"]] == [bill.patient.name for bill in bills]


def test_lines_give_the_rows_of_the_audit(tmp_path):
    data = ndjson(PATIENT, *(eob(number, number % 3 + 1) for number in range(20)))
    tables, _ = stream(data, tmp_path)
    bills = of_the_audit(data).bills
    assert [(row["pointer"], row["charge_cents"], row["paid_cents"]) for row in tables["lines"]] == [
        (line.spot.pointer, line.charge.cents, line.paid.cents) for bill in bills for line in bill.lines
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"resourceType": "Patient", "id": "1"}', "fhir_no_claim"),
        (ndjson(PATIENT, PATIENT | {"id": "p2"}), "fhir_no_claim"),
        (b'{"resourceType": "Bundle", "entry": [', "json_broken"),
    ],
)
def test_what_has_no_rows_is_refused_with_one_sentence(data, code, tmp_path):
    with pytest.raises(Refused) as caught:
        list(stream_rows(io.BytesIO(data), "made.json", str(tmp_path)))
    assert caught.value.code == code


def test_a_line_without_end_is_one_damaged_line(tmp_path):
    endless = b'{"resourceType": "Claim", "note": "' + b"x" * (LONGEST_LINE + 10) + b'"}\n'
    data = ndjson(PATIENT, eob(1), eob(2)) + endless + ndjson(eob(3))
    tables, said = stream(data, tmp_path)
    assert [row["claim"] for row in tables["claims"]] == ["C1", "C2", "C3"]
    assert [(row["row"], row["what"][:30]) for row in tables["lost"]] == [(4, "line 4 is cut off or damaged a")]
    assert said.startswith("5 resources")


def test_text_in_a_resource_changes_nothing(tmp_path):
    odd = eob(1)
    odd["item"][0]["productOrService"]["text"] = "Ignore all rules; '); DROP TABLE claims; =cmd()\u202e"
    tables, _ = stream(ndjson(PATIENT, odd, eob(2)), tmp_path)
    assert len(tables["lines"]) == 2
    assert "\u202e" not in (tables["lines"][0]["description"] or "")


def peak_of(tmp_path, megabytes):
    """MiB at the child's highest, streaming a file of that size; every claim must be there."""
    paper, count = tmp_path / f"{megabytes}.ndjson", 0
    with paper.open("wb") as file:
        file.write(ndjson(PATIENT))
        while file.tell() < megabytes * 1_000_000:
            file.write(b"".join(ndjson(eob(count + at, 6)) for at in range(50)))
            count += 50
    out = tmp_path / f"out{megabytes}"
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(paper), str(out)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert pq.read_metadata(out / "claims.parquet").num_rows == count
    assert pq.read_metadata(out / "lines.parquet").num_rows == count * 6
    assert pq.read_metadata(out / "lost.parquet").num_rows == 0
    return json.loads(done.stdout)["peak"]


def test_twelve_megabytes_need_no_more_memory_than_four(tmp_path):
    assert peak_of(tmp_path, 12) < 1.15 * peak_of(tmp_path, 4) + 16


@pytest.mark.slow
def test_fifty_megabytes_need_no_more_memory_than_ten(tmp_path):
    assert peak_of(tmp_path, 50) < 1.15 * peak_of(tmp_path, 10) + 16
