"""Claims tables of any size as Parquet: lines and rejects together are all rows of the file."""

import csv
import io
import random

import pyarrow.parquet as pq
import pytest

from almoner.adapters.readers.table_rows import LINES, rows_csv
from almoner.engine.errors import Refused

HEADINGS = "Claim ID,Service Date,HCPCS,Mod 1,Mod 2,Units,Billed Amount,Paid,Description"


def stream(text, folder, encoding="utf-8"):
    said = list(rows_csv(io.BytesIO(text.encode(encoding)), str(folder)))
    with (folder / "rejects.csv").open(encoding="utf-8", newline="") as file:
        rejects = list(csv.reader(file))[1:]
    return pq.read_table(folder / "lines.parquet").to_pylist(), rejects, said[-1]


def test_money_is_whole_cents_and_bad_rows_are_named(tmp_path):
    lines, rejects, said = stream(
        f'{HEADINGS}\nC1,02/03/2026,71046,26,LT,1,"$1,204.00",(5.25),Made-up\n\nC1,02/13/2026,0J1885,,,2.5,7,0,Made-up\ntoo,few\n'
        "C2,02/30/2026,99213,,,1,5.00,5.00,bad day\nC2,02/03/2026,99213,,,1,5.005,5.00,bad money\n,,,,,,1216.00,,Total\n=cmd,few\n",
        tmp_path,
    )
    assert [(row["row"], row["code"], row["modifiers"], row["charge_cents"], row["paid_cents"], str(row["units"])) for row in lines] == [
        (2, "71046", "26 LT", 120400, -525, "1.000000"), (4, "J1885", None, 700, 0, "2.500000"),
    ]  # fmt: skip
    assert sorted((int(row), why) for row, why, _ in rejects) == [
        (5, "2 columns instead of 9"), (6, "day not understood"), (7, "charge not understood"), (8, "total row, not a charge"),
        (9, "2 columns instead of 9"),
    ]  # fmt: skip
    assert [text for row, _, text in rejects if row == "9"] == ["'=cmd,few"]
    assert said == "done: 2 lines, 5 rows rejected"


def test_lines_and_rejects_add_up_over_many_blocks(tmp_path):
    chance = random.Random(7)
    rows, broken, cents = [], 0, 0
    for number in range(120_000):
        if chance.random() < 0.001:
            rows.append("broken,row")
            broken += 1
        else:
            charge = chance.randrange(10**6)
            cents += charge
            rows.append(
                f"C{number},2026-02-{chance.randint(1, 28):02d},99213,,,1,{charge // 100}.{charge % 100:02d},1.00,{'made-up words ' * 5}"
            )
    lines, rejects, _ = stream("\n".join([HEADINGS, *rows]), tmp_path)
    assert len(rejects) == broken
    assert len(lines) == 120_000 - broken
    assert sum(row["charge_cents"] for row in lines) == cents
    assert all(rows[row["row"] - 2].startswith(row["claim"] + ",") for row in lines[::501])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(tmp_path, encoding):
    lines, rejects, _ = stream(
        "Fecha de servicio;Código;Descripción;Cargo\n2026-02-03;99213;Visita médica;1.234,56\n", tmp_path, encoding
    )
    assert [(row["description"], row["charge_cents"]) for row in lines] == [("Visita médica", 123456)]
    assert rejects == []


def test_the_schema_holds_no_inexact_number(tmp_path):
    assert not [field for field in LINES if "float" in str(field.type) or "double" in str(field.type)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("a,b\n1,2\n", "no_headings"),
        ("Date,Patient,Provider\n2026-02-03,Jane Example,X\n", "no_charges_in_table"),
    ],
)
def test_what_is_no_claims_table_is_refused(tmp_path, text, code):
    with pytest.raises(Refused) as refused:
        stream(text, tmp_path)
    assert refused.value.code == code
