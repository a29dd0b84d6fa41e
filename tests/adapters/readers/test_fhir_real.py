"""The FHIR reader on the published examples of CARIN, Medicare's servers and Synthea, against a plain second reading of them."""

import io
import json
import os
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from almoner.adapters.readers.fhir import READER
from almoner.adapters.readers.wire import pack, unpack
from almoner.engine.errors import Refused
from almoner.engine.money import Money, total
from tests.adapters.readers.fhir_views import at, fates

DATA = Path(os.environ.get("ALMONER_TEST_DATA") or Path(__file__).parents[4] / "shared" / "data") / "fhir_eob"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the published FHIR examples are not at {DATA}")

CLAIMS = ("Claim", "ExplanationOfBenefit")
OWN = "https://bluebutton.cms.gov/"
CHARGES = ("line_sbmtd_chrg_amt", "rev_cntr_tot_chrg_amt", "clm_line_sbmt_chrg_amt", "tot_rx_cst_amt")


@cache
def papers():
    """(path, plain values with exact decimals, reading or refusal code) of all files."""
    found = []
    for path in sorted(DATA.rglob("*.json")):
        data = path.read_bytes()
        try:
            reading = READER.read(io.BytesIO(data), path.name)
        except Refused as refused:
            reading = refused.code
        found.append((path, json.loads(data, parse_float=Decimal), reading))
    return found


def read_only():
    return [(path, value, reading) for path, value, reading in papers() if not isinstance(reading, str)]


def resources(value):
    """(pointer, resource), Bundles opened."""
    if value.get("resourceType") == "Bundle":
        return [(f"/entry/{place}/resource", entry["resource"]) for place, entry in enumerate(value.get("entry", []))]
    return [("", value)]


def plain_charge(item):
    """The charge as a reader in a hurry would take it: Medicare's name first, then "submitted", then net."""
    said = {}
    for one in item.get("adjudication", []):
        for coding in one["category"].get("coding", []):
            said.setdefault(coding.get("code", "").rpartition("/")[2].lower(), one.get("amount", {}).get("value"))
    own = next((said[name] for name in CHARGES if said.get(name) is not None), None)
    medicare = any(
        "cms.gov" in coding.get("system", "")
        for one in item.get("adjudication", [])
        for coding in one["category"].get("coding", [])
    )
    stated = own if own is not None or medicare else said.get("submitted")
    return stated if stated is not None else item.get("net", {}).get("value")


def test_all_files_are_there_and_read_or_refused_for_holding_no_claim():
    assert len(papers()) == 954
    for path, value, reading in papers():
        holds = any(resource["resourceType"] in CLAIMS for _, resource in resources(value))
        assert (reading == "fhir_no_claim") == (not holds), path
    assert Counter(isinstance(reading, str) for *_, reading in papers()) == {False: 916, True: 38}


def test_every_resource_is_accounted_for():
    total_parts = bills = lines = 0
    for path, value, reading in read_only():
        found = resources(value)
        assert reading.parts == reading.parts_accounted == len(found), path
        assert unpack(pack(reading)) == reading, path
        claims = [pointer for pointer, resource in found if resource["resourceType"] in CLAIMS]
        assert [bill.spot.pointer for bill in reading.bills] == claims, path
        total_parts += reading.parts
        bills += len(reading.bills)
        lines += sum(len(bill.lines) for bill in reading.bills)
    assert (total_parts, bills, lines) == (998, 989, 2157)


def test_each_line_carries_the_charge_its_item_states():
    checked = 0
    for path, value, reading in read_only():
        for bill in reading.bills:
            for line in bill.lines:
                stated = plain_charge(at(value, line.spot.pointer))
                if stated is None or (Decimal(stated) * 100) % 1:
                    continue
                assert line.charge == Money(int(Decimal(stated) * 100)), (path, line.spot.pointer)
                checked += 1
    assert checked > 840


def test_no_amount_of_money_goes_silently():
    counted = Counter()
    for path, value, reading in read_only():
        for pointer, fate in fates(value, reading):
            assert fate != "silent", (path, pointer)
            counted[fate] += 1
    assert counted == {"placed": 4500, "lost": 1424}


def test_charges_add_up_to_the_total_wherever_the_source_is_consistent():
    counted = Counter()
    for path, value, reading in read_only():
        for bill in reading.bills:
            charges = [line.charge for line in bill.lines]
            if bill.total_charges is None or not charges or None in charges:
                counted["cannot be compared"] += 1
                continue
            items = [item for item in at(value, bill.spot.pointer)["item"] if not is_total(item)]
            stated = [plain_charge(item) for item in items]
            consistent = None not in stated and sum(int(Decimal(one) * 100) for one in stated) == bill.total_charges.cents
            assert consistent == (total(charges) == bill.total_charges), path
            counted["adds up" if consistent else "the source does not add up"] += 1
    assert counted == {"cannot be compared": 894, "adds up": 31, "the source does not add up": 64}


def is_total(item):
    return any(coding.get("code") == "0001" for coding in item.get("revenue", {}).get("coding", []))


def pairs():
    for path in sorted(DATA.glob("cms_bfd/v1_eobRead*.json")):
        other = path.with_name(path.name.replace("v1_", "v2_").replace("CarrierMultipleLines", "CarrierWithMultipleLines"))
        if other.exists():
            yield path, other


def test_medicares_stu3_and_r4_papers_of_one_claim_read_alike():
    compared = 0
    by_path = {path: reading for path, _, reading in papers()}
    for one, other in pairs():
        for old, new in zip(by_path[one].bills, by_path[other].bills, strict=True):
            for field in (
                "claim",
                "kind",
                "form",
                "first_day",
                "last_day",
                "admitted",
                "discharged",
                "type_of_bill",
                "emergency",
            ):
                assert getattr(old, field) == getattr(new, field), (one.name, field)
            for field in ("diagnoses", "insurance_paid", "deductible", "coinsurance", "patient_paid", "discharge_status"):
                assert getattr(old, field) == getattr(new, field), (one.name, field)
            assert new.total_charges in {old.total_charges, Money(55000)}  # only R4 gives a drug claim a total
            assert old.payer.type == new.payer.type == "medicare"
            for before, after in zip(old.lines, new.lines, strict=True):
                for field in ("day", "through", "code", "modifiers", "revenue_code", "ndc", "place_of_service", "diagnoses"):
                    assert getattr(before, field) == getattr(after, field), (one.name, field)
                for field in ("charge", "allowed", "paid", "deductible", "coinsurance", "adjustments"):
                    assert getattr(before, field) == getattr(after, field), (one.name, field)
                compared += 1
    assert compared >= 16
