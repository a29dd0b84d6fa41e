"""Outpatient rates by the wages of an area: the index is taken in as published, used where the area is told, else left out aloud."""

import json
from decimal import Decimal

import pytest

from tests.faces.command import almoner, is_one_sentence, schema
from tests.published import OPPS

TITLE = "TABLE 3.-WAGE INDEX TABLE BY CBSA-FY 2026 Final Rule" + "\t" * 8 + "\r\n"
HEAD = (
    'CBSA\tArea Name\tState\tState Code\t"2FY 2026\nAverage Hourly Wage"\t"23-Year Average Hourly Wage (2024, 2025, 2026)"'
    "\tWage Index\tGAF\tReclassified Wage Index\r\n"
)
ROWS = (
    "01\tMADE-UP STATE\tZZ\t01\t30.00\t29.00\t0.7000\t0.7800\t\r\n"
    '99999\t"Nowhere-Example, ZZ"\tZZ\t01\t60.00\t58.00\t1.4512\t1.2900\t1.4000\r\n'
    '99998\t"Two-States, YY-ZZ"\tZZ\t01\t40.00\t39.00\t1.1000\t1.0600\t\r\n'
    '99998\t"Two-States, YY-ZZ"\tYY\t02\t40.00\t39.00\t0.9000\t0.9300\t\r\n'
)
NOTES = "1 A made-up footnote." + "\t" * 8 + "\r\n"
TABLE3 = (TITLE + HEAD + ROWS + NOTES).encode("cp1252")
FREE_RATE = "G0102,Made-up drug,K,,,$2.00,,\r\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return tmp_path


def put(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def fees(*questions):
    lines = "\n".join(json.dumps(one) for one in questions)
    answers = [json.loads(line) for line in almoner("lookup", "fee", "--jsonl", stdin=lines.encode()).out.splitlines()]
    for one in answers:
        schema("lookup-1").validate(one)
    return answers


def test_the_labor_share_follows_the_wages_of_the_area_and_the_rest_does_not(folder):
    opps = put(folder, "2026_July_Web_Addendum_B.csv", (OPPS + FREE_RATE).encode())
    ran = almoner("editions", "import", opps, put(folder, "FR Table 3.txt", TABLE3))
    assert ran.code == 0, ran.err
    question = {"code": "G0101", "setting": "outpatient", "on": "2026-08-01"}
    there, state, drug, unsaid, unknown, two = fees(
        question | {"cbsa": "99999"},
        question | {"cbsa": "01"},
        question | {"code": "G0102", "cbsa": "99999"},
        question,
        question | {"cbsa": "12345"},
        question | {"cbsa": "99998"},
    )
    adjusted = Decimal("88.45") * (Decimal("0.60") * Decimal("1.4512") + Decimal("0.40"))
    assert (there["amount"], state["amount"]) == ("112.40", "72.53")
    assert {name: there["parts"][name] for name in ("rate", "labor_share", "wage_index", "other_share", "adjusted_rate")} == {
        "rate": "88.45",
        "labor_share": "0.60",
        "wage_index": "1.4512",
        "other_share": "0.40",
        "adjusted_rate": str(adjusted),
    }
    assert there["parts"]["adjusted"] is True
    assert (there["parts"]["cbsa"], there["parts"]["area"]) == ("99999", "Nowhere-Example, ZZ")
    assert (drug["amount"], drug["parts"]["adjusted"], "not_adjusted" in drug) == ("2.00", False, False)
    for one in (unsaid, unknown, two):
        assert (one["amount"], one["parts"]["adjusted"]) == ("88.45", False)
    assert ["not_adjusted" in one for one in (unsaid, unknown, two)] == [False, True, True]
    assert "12345" in unknown["not_adjusted"]


def test_an_audit_uses_the_index_where_the_person_names_the_area(folder):
    almoner("editions", "import", put(folder, "2026_July_Web_Addendum_B.csv", OPPS.encode()))
    almoner("editions", "import", put(folder, "FR Table 3.txt", TABLE3))
    bill = folder / "bill.csv"
    bill.write_text(
        "Hospital,Made-up Hospital\nDate,Revenue Code,Code,Description,Qty,Charge\n08/03/2026,0510,G0101,Visit,1,400.00\n"
    )
    words = ("audit", bill, "--payer", "self-pay", "--setting", "outpatient", "--as-of", "2026-09-01")
    plain = [one for one in almoner(*words, "--json").json["context"] if one["check"] == "E01"]
    answers = put(folder, "answers.yaml", b'hospital_cbsa: "99999"\n')
    by_wages = [one for one in almoner(*words, "--answers", answers, "--json").json["context"] if one["check"] == "E01"]
    assert "unadjusted for wages" in plain[0]["says"]
    assert plain[0]["figures"]["medicare_rate"] == {"money": "88.45"}
    assert "by the wages of its area" in by_wages[0]["says"]
    assert by_wages[0]["figures"]["medicare_rate"] == {"money": "112.40"}
    assert [row["table"] for row in by_wages[0]["table_rows"]] == ["opps", "opps-wage-index"]


REFUSED = {
    "heading gone": (TABLE3.replace(b"\tWage Index\t", b"\tWages\t"), 'no column headed "Wage Index"'),
    "cut": (TABLE3[: TABLE3.index(b"99998") + 30], "the file was cut"),
    "another column": (TABLE3.replace(b"1.4512", b"60.00"), 'row 4 the column "Wage Index" holds "60.00"'),
    "no number": (TABLE3.replace(b"1.4512", b"n/a"), 'the column "Wage Index"'),
    "no area": (TABLE3.replace(b"99999", b"9999X"), 'the column "CBSA"'),
    "twice": (TABLE3.replace(b"99999", b"99998"), "stand in it twice"),
    "no year": (TABLE3.replace(b"FY 2026 Final", b"Final"), "for which time"),
}


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_a_wage_index_that_cannot_be_trusted_is_refused_in_one_sentence(case, folder):
    content, why = REFUSED[case]
    ran = almoner("editions", "import", put(folder, "Table 3.txt", content))
    assert (ran.code, ran.out, is_one_sentence(ran.err)) == (3, "", True), ran.err
    assert why in ran.err
    assert almoner("editions", "list", "--json").json == []


@pytest.mark.parametrize("spelled", ["99999-07", "9999907", "99999 07", "99999/07", " 99999-07 "])
def test_a_locality_may_be_spelled_in_each_usual_way(spelled):
    [answer] = fees({"code": "G0101", "setting": "practitioner", "on": "2026-08-01", "locality": spelled})
    assert "no_data" in answer


@pytest.mark.parametrize(
    ("key", "value", "example"),
    [
        ("locality", "San Francisco", '"01112-05"'),
        ("locality", "05", '"01112-05"'),
        ("locality", 111205, "must be text"),
        ("zip", "9411", '"94110"'),
        ("cbsa", "SF", '"41860"'),
    ],
)
def test_a_place_that_is_not_understood_is_answered_with_the_right_spelling(key, value, example):
    [answer] = fees({"code": "G0101", "setting": "practitioner", "on": "2026-08-01", key: value})
    assert f'"{key}"' in answer["error"]
    assert example in answer["error"]
