"""A person imports the public tables as published and has a hospital's bill audited: prices and codes speak, and name their rows."""

import pytest

from tests.faces.command import almoner, schema
from tests.published import GPCI, HCPCS, OPPS, POSTED_HEAD, POSTED_TALL, ZIPS, hcpcs_text, pfs_text

BILL = """Made-Up Hospital,,,,,
Patient: Ana Example,,,,,
Date of service,Rev code,HCPCS,Description,Units,Charge
08/03/2026,0401,G0279,Made-up picture,1,"1,200.00"
08/03/2026,0510,G0101,Made-up screening,2,240.00
08/03/2026,0636,Q9999,Made-up drug,1,310.00
Total charges,,,,,"1,750.00"
Balance due,,,,,"1,750.00"
"""
LISTED = (*HCPCS, ("G0279", "Made-up picture", "20180101", "20180101", ""))


@pytest.fixture
def data(tmp_path):
    """A data folder with one edition of each table."""
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "HCPC2026_JUL_ANWEB.txt").write_bytes(hcpcs_text(LISTED))
    (drop / "PPRRVU2026_Jul_nonQPP.csv").write_bytes(pfs_text())
    (drop / "GPCI2026.csv").write_text(GPCI)
    (drop / "ZIP5_JUL2026.txt").write_text(ZIPS)
    (drop / "july_2026_opps_addendum_b.csv").write_text(OPPS)
    (drop / "123456789_made-up-hospital_standardcharges.csv").write_text(POSTED_HEAD + POSTED_TALL)
    ran = almoner("--data", tmp_path / "data", "editions", "import", drop, "--whole")
    assert ran.code == 0, ran.err
    return tmp_path / "data"


@pytest.fixture
def audit(data, tmp_path):
    """Audits one bill as CSV for a person without a plan, care in a hospital without a stay."""

    def run(bill=BILL, *more):
        path = tmp_path / "bill.csv"
        path.write_text(bill)
        options = ("--payer", "self-pay", "--setting", "outpatient", "--as-of", "2026-09-01", *more)
        return almoner("--data", data, "audit", path, *options)

    return run


def of(found, check):
    return [one for one in found if one["check"] == check]


def test_the_cash_price_the_ended_code_and_the_public_rate_name_their_rows(audit):
    shown = audit(BILL, "--json").json
    schema("audit-1").validate(shown)
    editions = {one["table"]: one for one in shown["editions"]}

    [cash] = of(shown["findings"], "E02")
    assert (cash["class"], cash["binds"], cash["at_stake"]) == ("evidence", "benchmark", "120.00")
    [row] = cash["table_rows"]
    assert (row["table"], row["setting"], row["edition"]) == ("hospital-prices", "made-up-hospital", "2026-04-01")
    assert row["sha256"] == editions["hospital-prices"]["sha256"]
    assert row["row"] == {"code": "G0279", "discounted_cash": "1080", "minimum": "250", "maximum": "400"}

    [ended] = of(shown["findings"], "C15")
    assert ended["message"]["args"] == {"code": "Q9999", "day": "2026-08-03", "last": "2025-03-31"}
    assert ended["table_rows"][0]["edition"] == "2026Q3"

    rates = {one["message"]["args"]["code"]: one for one in of(shown["context"], "E01")}
    assert rates["G0279"]["figures"]["medicare_rate"] == {"money": "98.76"}
    assert rates["G0101"]["figures"]["charge"] == {"money": "240.00"}
    assert rates["G0101"]["figures"]["medicare_rate"] == {"money": "176.90"}
    assert rates["G0101"]["figures"]["rate_for_one"] == {"number": "88.45"}
    assert rates["G0101"]["figures"]["adjusted"] is False
    assert rates["G0101"]["edition"] == "opps 2026Q3"
    assert rates["G0101"]["table_rows"][0]["row"] == {"code": "G0101", "status": "V", "apc": "5011", "rate": "88.45"}

    [agreed] = of(shown["context"], "E03")
    prices = ("charge", "lowest_negotiated", "highest_negotiated", "cash_price")
    assert [agreed["figures"][name]["money"] for name in prices] == ["1200.00", "250.00", "400.00", "1080.00"]
    assert not {"E01", "E03"} & {one["check"] for one in shown["findings"]}


@pytest.mark.parametrize(("language", "heading"), [("en", "PRICES TO COMPARE"), ("es", "PRECIOS PARA COMPARAR")])
def test_the_report_shows_at_most_three_prices_of_a_bill_and_counts_the_rest(audit, language, heading):
    plain = audit(BILL, "--language", language).out
    block = plain.split(heading)[1].split("\n\n")[0]
    assert block.count("\n- ") == 3
    more = BILL.replace("Total charges", '08/04/2026,0401,G0279,Made-up picture,1,"1,300.00"\nTotal charges')
    block = audit(more, "--language", language).out.split(heading)[1].split("\n\n")[0]
    assert block.count("\n- ") == 4
    assert "1,300.00" in block.replace("\n", " ")
    assert "--json" in block


def test_a_bill_of_another_hospital_or_of_an_earlier_day_gets_no_posted_price(audit):
    other = audit(BILL.replace("Made-Up Hospital", "Made-Up Hospital of Elsewhere"), "--json").json
    assert not of(other["findings"], "E02")
    assert {"E02", "E03"} <= {
        one["check"] for one in other["could_not_check"] if one["would_help"] == "editions:hospital-prices"
    }
    earlier = audit(BILL.replace("08/03/2026", "03/31/2026"), "--json").json
    assert not of(earlier["findings"], "E02")
    assert not of(earlier["context"], "E01")
    assert {"E01", "E02", "C15"} <= {one["check"] for one in earlier["could_not_check"]}


def test_nothing_is_called_a_price_where_no_table_is_here(tmp_path):
    path = tmp_path / "bill.csv"
    path.write_text(BILL)
    ran = almoner("--data", tmp_path / "empty", "audit", path, "--payer", "self-pay", "--setting", "outpatient", "--json")
    assert ran.json["context"] == []
    missing = [one["would_help"] for one in ran.json["could_not_check"] if one["check"] in {"C15", "E01", "E02", "E03"}]
    assert sorted(missing) == ["editions:hcpcs", "editions:hospital-prices", "editions:hospital-prices", "editions:opps"]
