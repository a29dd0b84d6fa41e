"""The streamed tables hold exactly the rows of the audit's reader, and memory stays flat."""

import io
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from almoner.adapters.readers.x12 import X12
from almoner.adapters.readers.x12_parts import rows
from almoner.adapters.readers.x12_parts.remittance_835 import STATUS
from almoner.adapters.readers.x12_parts.values import PAYERS
from almoner.engine.bill import Bill, BillKind, Form
from almoner.engine.errors import Refused
from benchmarks.x12_835 import generate
from tests.adapters.readers.test_x12_damaged import mutated
from tests.adapters.readers.x12_files import OWN, own, shared

ROOT = Path(__file__).parents[3]


def cents(amount):
    return None if amount is None else amount.cents


def is_remittance(bill: Bill) -> bool:
    return bill.kind is BillKind.REMITTANCE or (bill.kind is BillKind.ESTIMATE and bill.form is Form.UNKNOWN)


def expected_835(bills: list[Bill]):
    claims, lines, adjustments = [], [], []
    for bill in bills:
        at = bill.spot.segment
        claims.append(
            (
                at,
                bill.patient.account,
                bill.claim,
                bill.status,
                cents(bill.total_charges),
                cents(bill.insurance_paid),
                cents(bill.patient_responsibility),
                bill.patient.name,
                bill.patient.member_id,
                bill.first_day,
                bill.last_day,
                cents(bill.patient_paid),
                cents(bill.interest),
                bill.payer.name,
                bill.provider.name,
                bill.provider.npi,
            )
        )
        for line in bill.lines:
            lines.append(
                (
                    line.spot.segment,
                    at,
                    line.code,
                    ":".join(line.modifiers) or None,
                    line.revenue_code,
                    line.ndc,
                    line.billed_code,
                    cents(line.charge),
                    cents(line.paid),
                    cents(line.allowed),
                    line.units,
                    line.day,
                    line.through,
                    line.control,
                    line.npi,
                )
            )
            adjustments += [
                (at, line.spot.segment, one.group or None, one.reason, one.amount.cents) for one in line.adjustments
            ]
        adjustments += [(at, None, one.group or None, one.reason, one.amount.cents) for one in bill.claim_adjustments]
    return claims, lines, sorted(adjustments, key=repr)


def name(row) -> str | None:
    rest = " ".join(row[part] for part in ("patient_first", "patient_middle", "patient_suffix") if row[part])
    return ", ".join(part for part in (row["patient_last"], rest) if part) or None


def found_835(folder: Path):
    claims = [
        (
            row["segment"],
            row["account"],
            row["claim"],
            STATUS.get(row["status_code"] or ""),
            row["charge_cents"],
            row["paid_cents"],
            row["patient_responsibility_cents"],
            name(row),
            row["member_id"],
            row["first_day"],
            row["last_day"],
            row["patient_paid_cents"],
            row["interest_cents"],
            row["payer_name"],
            row["provider_name"],
            row["provider_npi"],
        )
        for row in pq.read_table(folder / "claims.parquet").to_pylist()
    ]
    lines = [tuple(row.values()) for row in pq.read_table(folder / "lines.parquet").to_pylist()]
    adjustments = [
        (row["claim_segment"], row["line_segment"], row["group"], row["reason"], row["amount_cents"])
        for row in pq.read_table(folder / "adjustments.parquet").to_pylist()
    ]
    return claims, lines, sorted(adjustments, key=repr)


def stream(function: Callable[..., Iterator[str]], data: bytes, folder: Path) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    return list(function(io.BytesIO(data), str(folder)))


def compare_835(data: bytes, folder: Path) -> int:
    try:
        reading = X12().read(io.BytesIO(data), "x")
        bills = [bill for bill in reading.bills if is_remittance(bill)]
    except Refused:
        bills = []
    if not bills:
        with pytest.raises(Refused):
            stream(rows.rows_835, data, folder)
        return 0
    stream(rows.rows_835, data, folder)
    for found, expected in zip(found_835(folder), expected_835(bills), strict=True):
        assert found == expected
    return len(bills)


@pytest.mark.parametrize("path", [path for path in OWN if "835" in path.name or "two" in path.stem], ids=lambda path: path.stem)
def test_our_remittances_give_the_same_rows(path, tmp_path):
    compare_835(path.read_bytes(), tmp_path)


def test_published_remittances_give_the_same_rows(tmp_path):
    known = [path for path in shared() if b"ST*835" in path.read_bytes()]

    assert sum(compare_835(path.read_bytes(), tmp_path / str(at)) for at, path in enumerate(known)) > 35


def expected_837(bills: list[Bill]):
    claims, lines = [], []
    for bill in bills:
        at = bill.spot.segment
        claims.append(
            (
                at,
                bill.patient.account,
                cents(bill.total_charges),
                bill.patient.name,
                bill.patient.birth_date,
                bill.patient.member_id,
                bill.first_day,
                bill.last_day,
                cents(bill.patient_paid),
                bill.payer.name,
                bill.payer.type,
                bill.provider.name,
                bill.provider.npi,
            )
        )
        lines += [
            (
                line.spot.segment,
                at,
                line.code,
                ":".join(line.modifiers) or None,
                line.revenue_code,
                line.ndc,
                cents(line.charge),
                line.units,
                line.unit,
                line.place_of_service,
                line.day,
                line.through,
                line.control,
                line.npi,
                line.ndc_units,
                line.ndc_unit,
            )
            for line in bill.lines
        ]
    return claims, lines


def found_837(folder: Path):
    claims = [
        (
            row["segment"],
            row["account"],
            row["charge_cents"],
            row["patient_name"],
            row["birth_date"],
            row["member_id"],
            row["first_day"],
            row["last_day"],
            row["patient_paid_cents"],
            row["payer_name"],
            PAYERS.get(row["filing_code"] or ""),
            row["provider_name"],
            row["provider_npi"],
        )
        for row in pq.read_table(folder / "claims.parquet").to_pylist()
    ]
    return claims, [tuple(row.values()) for row in pq.read_table(folder / "lines.parquet").to_pylist()]


def compare_837(data: bytes, folder: Path) -> int:
    try:
        bills = [bill for bill in X12().read(io.BytesIO(data), "x").bills if not is_remittance(bill)]
    except Refused:
        bills = []
    if not bills:
        with pytest.raises(Refused):
            stream(rows.rows_837, data, folder)
        return 0
    stream(rows.rows_837, data, folder)
    for found, expected in zip(found_837(folder), expected_837(bills), strict=True):
        assert found == expected
    return len(bills)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_our_claims_give_the_same_rows(path, tmp_path):
    compare_837(path.read_bytes(), tmp_path)


@pytest.mark.parametrize("after", ["CTP****2*UN~", "CTP****2~CTP****3*ML~", "CTP****x*ML~CTP****0.5*ML:1~", "CTP*", ""])
def test_how_much_of_a_drug_is_named_is_the_same_in_the_rows(after, tmp_path):
    text = own("837p_two_lines").decode().replace("\n", "")
    drug, amount = "LIN**N4*00409379601~", "CTP****2*ML~"
    assert drug + amount in text
    for number, changed in enumerate((drug + after, after + drug, after)):
        compare_837(text.replace(drug + amount, changed).encode(), tmp_path / str(number))


def test_published_claims_give_the_same_rows(tmp_path):
    assert sum(compare_837(path.read_bytes(), tmp_path / str(at)) for at, path in enumerate(shared())) > 1_500


def test_mutated_files_give_the_same_rows(tmp_path):
    compared = 0
    for seed in range(20_000, 20_150):
        data = mutated(random.Random(seed))
        compared += compare_835(data, tmp_path / "remittances") + compare_837(data, tmp_path / "claims")

    assert compared > 150


@pytest.mark.parametrize("size", [700, 1_000, 4_096])
def test_blocks_may_end_anywhere(size, tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "BLOCK", size)
    monkeypatch.setattr("almoner.adapters.readers.x12_parts.envelope.HEAD", 300)
    path = tmp_path / "many.835"
    generate(path, 0.05, claims=7)

    assert compare_835(path.read_bytes(), tmp_path / "rows") > 90
    assert compare_835(own("two_interchanges") * 5, tmp_path / "more") == 10
    assert compare_837(own("837i_two_transactions") * 9, tmp_path / "claims") == 27


LIMIT = """
import resource, sys, tempfile
from almoner.adapters.readers.x12_parts.rows import rows_835
with tempfile.TemporaryDirectory() as folder, open(sys.argv[1], "rb") as stream:
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for line in rows_835(stream, folder):
        pass
print(line)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024)
"""


def test_memory_stays_flat(tmp_path):
    path = tmp_path / "large.835"
    generate(path, 60)

    done = subprocess.run([sys.executable, "-c", LIMIT, str(path)], check=True, capture_output=True, text=True, cwd=ROOT)

    said, grown = done.stdout.strip().splitlines()
    assert "140,800 claims" in said
    assert int(grown) < 200  # MB, of a file of 60 and tables of twice that
