"""Look-ups on the shared full tables, against a second reader that shares no code with the house.

The tables are written back into the publisher's columns: the values are real, the bytes are not the publisher's.
"""

import csv
import gzip
import io
import json
import random
import zipfile
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest

from tests.faces.command import almoner
from tests.published import PTP_HEAD

QUARTERS = {"2024Q3": ("2024-07-01", "2024-09-30"), "2026Q3": ("2026-07-01", "2026-09-30")}
FILES = {
    ("practitioner", "2024Q3"): ("ncci_ptp_practitioner_2024q3.parquet", "ccipra-v302r0-f1.TXT"),
    ("outpatient", "2024Q3"): ("ncci_ptp_hospital_2024q3.parquet", "ccioph-v302r0-f1.TXT"),
    ("practitioner", "2026Q3"): ("ncci_ptp_practitioner_2026q3_active.parquet", "ccipra-v322r0-f1.TXT"),
}


@pytest.fixture(scope="module")
def tables(test_data):
    folder = test_data / "tables"
    if not folder.is_dir():
        pytest.skip(f"the shared tables are not in {folder} (ALMONER_TEST_DATA)")
    return folder


def as_published(table):
    """A PTP table as the publisher prints it: tabs, CRLF, "*" for no deletion date; the source has no effective dates."""
    nothing = pa.array([""] * table.num_rows)
    ended = nothing
    if "deletion_date" in table.column_names:
        ended = pc.fill_null(pc.strftime(table["deletion_date"], format="%Y%m%d"), "*")
    text = [table[name].cast(pa.string()) for name in ("column1", "column2")] + [nothing, nothing, ended]
    text += [table["modifier_indicator"].cast(pa.string()), nothing]
    held = io.BytesIO()
    plain = pacsv.WriteOptions(include_header=False, delimiter="\t", quoting_style="none")
    pacsv.write_csv(pa.table(text, names=list("abcdefg")), held, plain)
    return PTP_HEAD.encode() + held.getvalue().replace(b"\n", b"\r\n")


@pytest.fixture(scope="module")
def imported(tables, tmp_path_factory):
    """A data folder with the three full tables, and each table's rows as the second reader holds them."""
    home = tmp_path_factory.mktemp("full")
    known = {}
    for key, (source, name) in FILES.items():
        table = pq.read_table(tables / source)
        (home / name).write_bytes(as_published(table))
        known[key] = table.select([one for one in table.column_names if one != "rationale"])
    ran = almoner("--data", home / "data", "editions", "import", *[home / name for _, name in FILES.values()])
    assert ran.code == 0, ran.err
    assert "partial" not in ran.out
    return home / "data", known


def expected(rows, quarter):
    """The second reader's answer from all rows of a pair."""
    first = date.fromisoformat(QUARTERS[quarter][0])
    standing = [r for r in rows if r["modifier_indicator"] != 9 and (r.get("deletion_date") or date.max) >= first]
    ended = [r["deletion_date"].isoformat() for r in rows if r.get("deletion_date")]
    plain = {
        "edit": bool(standing),
        "modifier": None,
        "effective": None,
        "deleted": max(ended, default=None),
        "edition": quarter,
    }
    if standing:
        plain |= {"modifier": str(min(r["modifier_indicator"] for r in standing)), "deleted": None}
    return plain


@pytest.mark.slow
def test_ten_thousand_pairs_half_of_them_negatives(imported):
    data, known = imported
    chance = random.Random(7)
    by_pair = {}
    for key, table in known.items():
        keys = pc.binary_join_element_wise(table["column1"].cast(pa.string()), table["column2"].cast(pa.string()), "-")
        drawn = [keys[number].as_py() for number in chance.sample(range(len(keys)), 3500)]
        turned = ["-".join(reversed(pair.split("-"))) for pair in drawn]
        by_pair[key] = (drawn, turned)
    asked = {pair for drawn, turned in by_pair.values() for pair in (*drawn, *turned)}
    rows_of = {}
    for key, table in known.items():
        keys = pc.binary_join_element_wise(table["column1"].cast(pa.string()), table["column2"].cast(pa.string()), "-")
        wanted = table.filter(pc.is_in(keys, pa.array(sorted(asked))))
        for row in wanted.to_pylist():
            rows_of.setdefault((key, f"{row['column1']}-{row['column2']}"), []).append(row)
    questions, answers = [], []
    while len(questions) < 10_000:
        key = chance.choice(list(FILES))
        drawn, turned = by_pair[key]
        kind = chance.choice(["as drawn", "as drawn", "as drawn", "reversed", "other table", "uncovered day", "other quarter"])
        pair = chance.choice(turned if kind == "reversed" else drawn)
        setting, quarter = key
        if kind == "other table":
            setting, quarter = chance.choice([other for other in FILES if other != key])
        day = chance.choice(QUARTERS[quarter])
        if kind == "uncovered day":
            day = chance.choice(["2024-06-30", "2024-10-01", "2025-08-01", "2026-06-30", "2026-10-01"])
        if kind == "other quarter":
            setting, day = "outpatient", "2026-08-01"
        c1, c2 = pair.split("-")
        questions.append({"setting": setting, "c1": c1, "c2": c2, "on": day})
        silent = kind in {"uncovered day", "other quarter"}
        answers.append(None if silent else expected(rows_of.get(((setting, quarter), pair), []), quarter))
    ran = almoner("--data", data, "lookup", "ncci-ptp", "--jsonl", stdin="\n".join(map(json.dumps, questions)).encode())
    assert ran.code == 0
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert len(found) == 10_000
    for question, answer, got in zip(questions, answers, found, strict=True):
        assert got == answer if answer is not None else list(got) == ["no_data"], (question, answer, got)
    negatives = sum(answer is None or not answer["edit"] for answer in answers)
    assert 4_000 <= negatives <= 7_000


MARKS = (
    ("", "", "rule", "rule"),
    ("76", "GA", "rule", "rule"),
    ("", "59", None, None),
    ("XS", "", None, None),
    ("", "25", None, "question"),
    ("RT", "LT", None, None),
    ("", "F2", None, "question"),
    ("RT", "RT", "evidence", "evidence"),
    ("57", "", "question", None),
    ("LT", "", "question", None),
)
"""Modifiers of the first and of the second code, and what is left of a pair that a modifier may open: where the first is in
column 1, and where the second is."""
SETS = {"80047", "80048", "80050", "80051", "80053", "80055", "80061", "80069", "80074", "80076", "80081"}


def second_opinion(rows, first, second, quarter, marks):
    """What a bill with these two codes must be told, straight from the source's rows: (check, class, second code)."""
    told = set()
    for c1, c2, left in ((first, second, marks[2]), (second, first, marks[3])):
        answer = expected(rows.get((c1, c2), []), quarter)
        cls = "rule" if answer["modifier"] == "0" else left
        if answer["edit"] and cls:
            sets = {c1, c2} & SETS and all(code.isdigit() and "80047" <= code <= "87999" for code in (c1, c2))
            told.add(("C03" if sets else "C01", cls, c2))
    return told


@pytest.mark.slow
def test_pairs_of_the_real_tables_are_found_as_a_second_reader_finds_them(imported):
    from almoner.adapters.tables.reading import ParquetReading
    from almoner.adapters.tables.store import DataFolder
    from almoner.engine.audit import audit
    from almoner.engine.bill import Bill, BillKind, Line
    from almoner.engine.checks.catalogue import CATALOGUE
    from almoner.engine.dossier import Dossier
    from almoner.engine.money import Money
    from almoner.services.tables.load import load
    from tests.engine.checks.examples import law

    data, known = imported
    chance, told = random.Random(11), {}
    catalogue = tuple(check for check in CATALOGUE if check.id in {"C01", "C03"})
    reading = ParquetReading(DataFolder(data))
    for (setting, quarter), table in known.items():
        whole = [table[name].cast(pa.string()) for name in ("column1", "column2")]
        some = chance.sample(range(table.num_rows), 1200)
        labs = pc.indices_nonzero(pc.and_(*(pc.is_in(one, pa.array(sorted(SETS | {"82947", "83721"}))) for one in whole)))
        drawn = [(whole[0][at].as_py(), whole[1][at].as_py()) for at in (*some, *labs.to_pylist())]
        codes = pa.array(sorted({code for pair in drawn for code in pair}))
        rows = {}
        for row in table.filter(pc.and_(pc.is_in(whole[0], codes), pc.is_in(whole[1], codes))).to_pylist():
            rows.setdefault((str(row["column1"]), str(row["column2"])), []).append(row)
        days = [date.fromisoformat(QUARTERS[quarter][0])]
        tables = load(reading, codes.to_pylist(), days, only=["ncci-ptp"])
        for c1, c2 in drawn:
            first, second = chance.choice([(c1, c2), (c2, c1)])
            marks = chance.choice(MARKS)
            lines = tuple(
                Line(id=code, day=days[0], code=code, modifiers=tuple(mark.split()), charge=Money(100))
                for code, mark in ((first, marks[0]), (second, marks[1]))
            )
            dossier = Dossier(
                as_of=date(2026, 11, 21),
                bills=(Bill(id="b", kind=BillKind.CLAIM, lines=lines),),
                payers=("medicare",),
                setting=setting,
                tables=tables,
            )
            found = {
                (one.check, one.cls.value, one.found.says.args["second"]) for one in audit(dossier, law(), catalogue).findings
            }
            wanted = second_opinion(rows, first, second, quarter, marks)
            assert found == wanted, (setting, quarter, first, second, marks)
            for one in wanted or {("none", "", "")}:
                told[one[:2]] = told.get(one[:2], 0) + 1
    assert min(told[one] for one in [("C01", "rule"), ("C01", "evidence"), ("C01", "question"), ("none", "")]) > 20, told
    assert told["C03", "rule"] > 5, told


def test_the_excerpts_in_true_layout_give_their_rows_and_never_a_no(tables, tmp_path):
    official = tables / "official" / "ncci"
    for number, name in enumerate(
        ["ccipra-v322r0-f1.excerpt.TXT", "medicare-ncci-2026q3-practitioner-ptp-edits-ccipra-v322r0-f1.excerpt.zip"]
    ):
        data = tmp_path / str(number)
        assert almoner("--data", data, "editions", "import", official / name).code == 0
        with (official / "ccipra-v322r0-f1.excerpt.TXT").open(newline="", encoding="cp1252") as stream:
            rows = [row for row in csv.reader(stream, delimiter="\t") if len(row[0]) == 5 and len(row[1]) == 5]
        questions = [{"setting": "practitioner", "c1": row[0], "c2": row[1], "on": "2026-08-01"} for row in rows]
        turned = [one | {"c1": one["c2"], "c2": one["c1"]} for one in questions]
        text = "\n".join(map(json.dumps, questions + turned)).encode()
        found = [
            json.loads(line) for line in almoner("--data", data, "lookup", "ncci-ptp", "--jsonl", stdin=text).out.splitlines()
        ]
        for row, got in zip(rows, found, strict=False):
            stands = row[5] != "9" and row[4] in {"", "*"}
            assert got.get("edit", False) == stands, row
        assert sum("edit" in one for one in found) > 10
        assert not any(one.get("edit") is False for one in found)


@pytest.mark.parametrize(
    ("path", "table", "setting", "rows"),
    [
        ("mue_relaid/MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", "ncci-mue", "practitioner", 14_677),
        ("mue_relaid/MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv", "ncci-mue", "outpatient", 14_628),
        ("mue_relaid/MCR_MUE_DMESupplierServices_Eff_07-01-2024.csv", "ncci-mue", "dme", 2_928),
        ("aoc_relaid/AOC_V2024Q2-MCR.relaid.txt", "addon", None, 8_186),
        ("aoc_relaid/AOC_V2024Q2-MCR.relaid.xlsx", "addon", None, 8_186),
        ("hcpcs/october-2024-alpha-numeric-hcpcs-file.zip", "hcpcs", None, 8_474),
        ("hcpcs/2019-Alpha-Numeric-HCPCS-File.zip", "hcpcs", None, 6_800),
        ("rvu26c/PPRRVU2026_Jul_nonQPP.csv", "pfs", None, 19_356),
        ("rvu26c/GPCI2026.csv", "gpci", None, 109),
        ("zip_code_carrier_locality_file_oct2025.zip", "zip-locality", None, 42_956),
        ("clfs_relaid/CLFS_2026_Q2.relaid.csv", "clfs", None, 2_006),
        ("opps_relaid/2026_April_Web_Addendum_B.relaid.csv", "opps", None, 19_059),
        ("asp/october-2025-asp-pricing-file.csv", "asp", None, 1_012),
        ("asp/october-2025-asp-ndc-hcpcs-crosswalk.csv.gz", "asp-crosswalk", None, 8_245),
        ("icd10cm/2025-code-descriptions-tabular-order-april.zip", "icd10cm", None, 97_584),
        ("msdrg/CMS-1833-F_Table_5_FY2026_drg_weights.txt", "ms-drg", None, 772),
    ],
)
def test_each_published_file_is_taken_in_whole(path, table, setting, rows, tables, tmp_path):
    ran = almoner("--data", tmp_path, "editions", "import", tables / "official" / path)
    assert ran.code == 0, ran.err
    found = json.loads(almoner("--data", tmp_path, "editions", "list", "--json").out)
    assert [(one["table"], one["setting"], one["rows"], one["partial"]) for one in found] == [(table, setting, rows, False)]


def test_units_are_those_of_the_file(tables, tmp_path):
    file = tables / "official" / "mue_relaid" / "MCR_MUE_OutpatientHospitalServices_Eff_07-01-2024.csv"
    almoner("--data", tmp_path, "editions", "import", file)
    with file.open(newline="", encoding="cp1252") as stream:
        rows = [row for row in csv.reader(stream) if len(row[0]) == 5]
    asked = [{"setting": "outpatient", "code": row[0], "on": "2024-08-15"} for row in rows]
    ran = almoner("--data", tmp_path, "lookup", "ncci-mue", "--jsonl", stdin="\n".join(map(json.dumps, asked)).encode())
    expected = [{"value": int(row[1]), "mai": row[2][0], "edition": "2024Q3"} for row in rows]
    assert [json.loads(line) for line in ran.out.splitlines()] == expected


def test_level_two_codes_are_those_of_the_file(tables, tmp_path):
    file = tables / "official" / "hcpcs" / "october-2024-alpha-numeric-hcpcs-file.zip"
    almoner("--data", tmp_path, "editions", "import", file)
    with zipfile.ZipFile(file) as archive:
        lines = archive.read("HCPC2024_OCT_ANWEB.txt").decode("cp1252").splitlines()
    firsts = [line for line in lines if line[10:11] == "3"][::7]
    asked = [{"code": line[:5], "on": "2024-11-15"} for line in firsts]
    ran = almoner("--data", tmp_path, "lookup", "hcpcs", "--jsonl", stdin="\n".join(map(json.dumps, asked)).encode())
    for line, got in zip(firsts, map(json.loads, ran.out.splitlines()), strict=True):
        ended = line[284:292].strip()
        assert got["valid"] is (not ended or ended >= "20241115"), line
        assert (got["first_day"] or "").replace("-", "") == line[268:276].strip(), line


def test_physician_rates_agree_with_the_publishers_own_caps_and_totals(tables, tmp_path):
    """The publisher prints, for imaging, the capped rate of each locality: the arithmetic must give it to two cents."""
    file = tables / "official" / "rvu25d.zip"
    almoner("--data", tmp_path, "editions", "import", file)
    with zipfile.ZipFile(file) as archive:
        caps = list(csv.DictReader(io.StringIO(archive.read("OPPSCAP_Oct.csv").decode("cp1252"))))
    rows = [row for row in caps if row["PROCSTAT"].strip() == "A"][::23]
    asked = [
        {
            "code": row["HCPCS"],
            "modifier": row["MOD"].strip(),
            "setting": "practitioner",
            "locality": row["CARRIER"].strip() + row["LOCALITY"].strip(),
            "on": "2025-11-15",
        }
        for row in rows
    ]
    ran = almoner("--data", tmp_path, "lookup", "fee", "--jsonl", stdin="\n".join(map(json.dumps, asked)).encode())
    held = 0
    for row, got in zip(rows, map(json.loads, ran.out.splitlines()), strict=True):
        if "amount" in got:
            assert abs(round(float(got["parts"]["cap"]) * 100) - round(float(row["NON-FACILTY PRICE"]) * 100)) <= 2, (row, got)
            assert float(got["amount"]) <= float(got["parts"]["cap"]) + 0.001
            held += 1
    assert held > 100


def test_outpatient_rates_are_those_of_the_tidy_copy(tables, tmp_path):
    almoner(
        "--data", tmp_path, "editions", "import", tables / "official" / "opps_relaid" / "2026_April_Web_Addendum_B.relaid.csv"
    )
    with gzip.open(tables / "opps" / "opps_addendum_b_2026q2.csv.gz", "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["payment_rate"]][::5]
    asked = [{"code": row["hcpcs"], "setting": "outpatient", "on": "2026-05-01"} for row in rows]
    ran = almoner("--data", tmp_path, "lookup", "fee", "--jsonl", stdin="\n".join(map(json.dumps, asked)).encode())
    for row, got in zip(rows, map(json.loads, ran.out.splitlines()), strict=True):
        assert abs(float(got["amount"]) - float(row["payment_rate"])) <= 0.0051, (row, got)


def test_price_files_of_hospitals_are_taken_in(tables, tmp_path):
    files = sorted((tables / "hpt").glob("cms_templates/*example*")) + sorted((tables / "hpt").glob("real/*"))
    assert len(files) == 12
    for file in files:
        ran = almoner("--data", tmp_path / file.name, "editions", "import", file)
        assert ran.code == 0, ran.err


def test_add_on_codes_and_primaries_are_those_of_the_file(tables, tmp_path):
    file = tables / "official" / "aoc_relaid" / "AOC_V2024Q2-MCR.relaid.txt"
    almoner("--data", tmp_path, "editions", "import", file)
    on = "2024137"  # 2024-05-16 as year and day of the year, which is how the file writes its days
    kinds, primaries = {}, {}
    with file.open(newline="", encoding="cp1252") as stream:
        for row in list(csv.reader(stream, delimiter="\t"))[2:]:
            kinds.setdefault(row[1], set())
            if row[5] <= on and all(not end or end >= on for end in (row[2], row[4], row[6])):
                kinds[row[1]].add(row[0])
                primaries.setdefault(row[1], set()).add(row[3])
    codes = sorted(kinds)
    text = "\n".join(json.dumps({"code": code, "on": "2024-05-16"}) for code in codes)
    ran = almoner("--data", tmp_path, "lookup", "addon", "--jsonl", stdin=text.encode())
    expected = [
        {"type": max(kinds[code], default=None, key="123".index), "primaries": sorted(primaries.get(code, ()))}
        for code in codes
    ]
    got = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["primaries"] for one in got] == [one["primaries"] for one in expected]
    assert [one["type"] for one in got] == [one["type"] for one in expected]
    assert len(codes) > 700
