"""From plain papers to a finding and its letter: surprise bills, and bills to people with Medicare and QMB."""

import json

import pytest

from tests.faces.command import almoner

BILL = """{name}
Statement date: 03/15/2026
Account number: A-1001
Patient: Pat Example
Claim number: C1001
{more}
Date        Code    Description                      Charges
02/03/2026  {code}   Made-up service                  $1,500.00

Total charges        $1,500.00
Insurance payments   $300.00
Balance due          ${balance}
"""
EOB = """EXPLANATION OF BENEFITS
THIS IS NOT A BILL
Example Health Plan (PPO)
Member: Pat Example
Claim number: C1001
Provider: {name}
Network status: {network}

Date of service  Code   Billed     Allowed   Plan paid  Coinsurance  You owe
02/03/2026       {code}  $1,500.00  $400.00   $300.00    $100.00      $100.00

Total billed  $1,500.00
Your responsibility  $100.00
"""
STAY = """EXPLANATION OF BENEFITS
THIS IS NOT A BILL
Example Health Plan (PPO)
Member: Pat Example
Claim number: H2002
Provider: EXAMPLE HOSPITAL
Network status: In-network

Date of service  Description     Billed     Allowed    Plan paid  Coinsurance  You owe
02/03/2026       Operating room  $9,000.00  $5,000.00  $4,500.00  $500.00      $500.00

Total billed  $9,000.00
Your responsibility  $500.00
"""
NOTICE = """MEDICARE SUMMARY NOTICE
THIS IS NOT A BILL
Pat Example
Claim number: C1001
Facility: {name}

Date of service  Service          Amount charged  Medicare approved  Medicare paid  Deductible  Coinsurance  Maximum you may be billed
02/03/2026       Made-up service  $1,500.00       $400.00            $300.00        $0.00       $100.00      $100.00

Total charges $1,500.00
Maximum you may be billed $100.00
"""
MINE = {"G01", "G02", "G05", "H02", "H05", "H08"}


def papers(folder, **texts):
    """Each text as a file; their paths in order."""
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def audited(paths, payer, answers, folder):
    told = folder / "answers.json"
    told.write_text(json.dumps(answers), encoding="utf-8")
    ran = almoner("audit", *paths, "--payer", payer, "--answers", told, "--as-of", "2026-11-21", "--json")
    assert ran.code == 0, ran.err
    (folder / "audit.json").write_text(ran.out, encoding="utf-8")
    return ran.json


def found(audit):
    """Check, class and money of what these checks found."""
    return {(one["check"], one["class"], one["at_stake"]) for one in audit["findings"] if one["check"] in MINE}


def surprise(folder, *, name, code, balance="1,200.00", network="Out-of-network", payer="commercial", **texts):
    paths = papers(
        folder,
        bill=BILL.format(name=name, code=code, balance=balance, more=""),
        eob=EOB.format(name=name, code=code, network=network),
        **texts,
    )
    return paths, audited(paths, payer, {}, folder)


def test_emergency_care_outside_the_network_is_found_once_and_disputed(tmp_path):
    paths, audit = surprise(tmp_path, name="SAMPLE EMERGENCY PHYSICIANS", code="99285")
    assert found(audit) == {("G01", "rule", "1100.00")}
    assert audit["summary"]["at_stake"] == "1100.00"  # the plain difference to the plan's share (F01) is the same money
    assert len({one["group"] for one in audit["findings"] if one["check"] in {"F01", "G01"}}) == 1
    letter = almoner("letter", "surprise-bill", "--audit", tmp_path / "audit.json", "--papers", *paths)
    assert letter.code == 0, letter.err
    said = " ".join(letter.out.split())
    assert "may ask me for that share and no more. That puts $1,100.00 in doubt" in said
    assert "300gg-131" in said
    assert "300gg-132" not in said


def test_anesthesia_at_a_hospital_inside_the_network(tmp_path):
    _, audit = surprise(tmp_path, name="SAMPLE ANESTHESIA GROUP", code="00790", stay=STAY)
    assert found(audit) == {("G02", "rule", "1100.00")}


@pytest.mark.parametrize(
    "change",
    [
        {"balance": "100.00"},
        {"network": "In-network"},
        {"payer": "short-term"},
        {"payer": "sharing-ministry"},
        {"payer": "tricare"},
        {"code": "99213"},
        {"name": "SAMPLE COUNTY AMBULANCE", "code": "A0427"},
    ],
    ids=str,
)
def test_what_looks_like_a_surprise_bill_and_is_none(tmp_path, change):
    _, audit = surprise(tmp_path, **{"name": "SAMPLE EMERGENCY PHYSICIANS", "code": "99285", **change})
    assert found(audit) == set()


def test_a_hospital_bills_a_person_with_medicare_and_qmb(tmp_path):
    paths = papers(
        tmp_path,
        bill=BILL.format(name="EXAMPLE HOSPITAL", code="99285", balance="600.00", more="Type of bill: 0131"),
        notice=NOTICE.format(name="EXAMPLE HOSPITAL"),
    )
    asked = [{"on": "2026-08-01", "to": "Example Hospital"}]
    audit = audited(paths, "medicare", {"qmb": True, "statement_requests": asked}, tmp_path)
    assert found(audit) == {("H02", "rule", "500.00"), ("H05", "rule", "600.00"), ("H08", "rule", None)}
    for kind, words in (("qmb-refusal", "1396a(n)(3)"), ("medicare-statement-overdue", "August 31, 2026")):
        letter = almoner(
            "letter", kind, "--audit", tmp_path / "audit.json", "--papers", *paths, "--answers", tmp_path / "answers.json"
        )
        assert letter.code == 0, letter.err
        assert words in " ".join(letter.out.split())
    assert found(audited(paths, "medicare", {}, tmp_path)) == {("H02", "rule", "500.00")}
