"""Medicaid's own NCCI files, from their published description: known by layout and notice, and asked for Medicaid's bills only."""

import csv
import io
import json

import pytest

from tests.faces.command import almoner, is_one_sentence
from tests.published import PTP, mue_text, ptp_text

NOTICE = "This file should NOT be used by state Medicaid programs as their edit file.\t\t\t\t\t\r\n"
COPYRIGHT = "CPT only copyright 2025 American Medical Association. All rights reserved.\t\t\t\t\t\r\n"
HEAD = "Column 1\tColumn 2\tEffective Date\tDeletion Date\tModifier Indicator\tPTP Edit Rationale\r\n"
PAIRS = (("G0101", "Q0113", "20200101", "*", "0"), ("Q0091", "G0027", "20200101", "20260331", "1"))
LIMITS = (
    "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Rationale\r\nG0101,1,Made up\r\nJ1885,2,Made up\r\nQ0113,1,Made up\r\n"
)
HEAD_OF_BILL = ("Patient", "Account", "Date of service", "Code", "Units", "Charge")
BILLED = (("08/03/2026", "G0101", "1", "80.00"), ("08/03/2026", "Q0113", "1", "45.00"), ("08/03/2026", "J1885", "4", "30.00"))


def pairs_text(rows=PAIRS, above=NOTICE + COPYRIGHT, head=HEAD):
    lines = (f"{a}\t{b}\t{begun}\t{ended}\t{mark}\tMisuse of codes\r\n" for a, b, begun, ended, mark in rows)
    return (above + head + "".join(lines)).encode("ascii")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_DATA", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    return tmp_path


def imported(folder, name, content, *more):
    path = folder / name
    path.write_bytes(content)
    return almoner("editions", "import", path, *more)


def listed():
    return [
        (one["table"], one["setting"], one["programme"], one["edition"]) for one in almoner("editions", "list", "--json").json
    ]


def ask(table, **question):
    line = json.dumps({"setting": "practitioner", "on": "2026-08-01"} | question)
    return json.loads(almoner("lookup", table, "--jsonl", stdin=line.encode()).out)


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("medicaid-ncci-q3-2026-ptp-edits-practitioner-services.txt", "practitioner"),
        ("medicaid-ncci-q3-2026-ptp-edits-outpatient-hospital-services.txt", "outpatient"),
        ("medicaid-ncci-q3-2026-ptp-edits-durable-medical-equipment-dme.txt", "dme"),
        ("pairs-2026q3-practitioner.txt", "practitioner"),
    ],
)
def test_the_published_layout_is_known_and_its_notice_makes_it_medicaids_whatever_it_is_called(name, setting, folder):
    ran = imported(folder, name, pairs_text())
    assert ran.code == 0, ran.err
    assert listed() == [("ncci-ptp", setting, "medicaid", "2026Q3")]


def test_limits_without_an_indicator_are_medicaids_and_count_on_each_line(folder):
    named = "medicaid-ncci-q3-2026-mue-edits-practitioner-services.csv"
    assert imported(folder, named, LIMITS.encode()).code == 0
    assert ask("ncci-mue", code="J1885", programme="medicaid") == {"value": 2, "mai": None, "edition": "2026Q3"}
    assert list(ask("ncci-mue", code="J1885")) == ["no_data"]
    plain = LIMITS.replace("Practitioner Services MUE Values", "MUE Value")
    assert imported(folder, named.replace("practitioner", "outpatient-hospital"), plain.encode()).code == 0
    assert [one[1] for one in listed()] == ["outpatient", "practitioner"]


REFUSED = {
    "pairs of nobody": ("edits-practitioner-2026q3.txt", pairs_text(above=COPYRIGHT), (), "says Medicaid; keep"),
    "limits of nobody": ("mue-practitioner-2026q3.csv", LIMITS.encode(), (), "says Medicaid; keep"),
    "told otherwise": ("medicaid-2026q3-practitioner.txt", pairs_text(), ("--programme", "medicare"), "itself that it is of Medicaid"),
    "indicator gone": ("medicaid-2026q3-practitioner.txt", pairs_text(head=HEAD.replace("Modifier Indicator\t", "")), (), '"Modifier"'),
    "limit no number": ("medicaid-2026q3-practitioner.csv", LIMITS.replace(",2,", ",two,").encode(), (), '"MUE Values" holds "two"'),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_what_is_not_surely_medicaids_or_medicares_is_refused(case, folder):
    name, content, more, why = REFUSED[case]
    ran = imported(folder, name, content, *more)
    assert (ran.code, ran.out, is_one_sentence(ran.err)) == (3, "", True), ran.err
    assert why in ran.err
    assert listed() == []


def found(folder, payer):
    """Checks of codes and whose rows they show, and those that could not be made."""
    held = io.StringIO()
    csv.writer(held).writerows([HEAD_OF_BILL, *(("Alex Example", "A-100", *line) for line in BILLED)])
    (folder / "bill.csv").write_text(held.getvalue())
    words = ("--payer", payer, "--setting", "practitioner", "--as-of", "2026-09-01", "--json")
    audit = almoner("audit", folder / "bill.csv", *words).json
    rows = {(one["check"], row["programme"]) for one in audit["findings"] for row in one["table_rows"]}
    return rows, {one["check"] for one in audit["could_not_check"]} & {"C01", "C02"}


def test_medicaids_tables_speak_of_medicaids_bills_only(folder):
    imported(folder, "medicaid-2026q3-practitioner.txt", pairs_text(), "--whole")
    imported(folder, "medicaid-mue-practitioner-2026q3.csv", LIMITS.encode(), "--whole")
    assert found(folder, "medicaid") == ({("C01", "medicaid"), ("C02", "medicaid")}, set())
    for payer in ("medicare", "commercial", "unknown"):
        assert found(folder, payer) == (set(), {"C01", "C02"})


def test_medicares_tables_never_answer_for_medicaid(folder):
    pairs = (*PTP[:2], ("G0101", "Q0113", "20200101", "*", "0"), *PTP[3:])
    imported(folder, "ccipra-v322r0-f1.TXT", ptp_text(pairs), "--whole")
    imported(folder, "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv", mue_text(), "--whole")
    assert ask("ncci-ptp", c1="G0101", c2="Q0113")["edit"] is True
    assert list(ask("ncci-ptp", c1="G0101", c2="Q0113", programme="medicaid")) == ["no_data"]
    assert found(folder, "medicaid") == (set(), {"C01", "C02"})
    assert ("C01", "medicare") in found(folder, "medicare")[0]
