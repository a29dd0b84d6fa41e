"""The FHIR reader on made-up papers: golden readings, and what it refuses or doubts."""

import io
import json
from pathlib import Path

import pytest

from almoner.adapters.readers.choose import reader_for
from almoner.adapters.readers.fhir import READER
from almoner.adapters.readers.wire import pack, unpack
from almoner.engine.bill import BillKind, Form, PaperKind
from almoner.engine.errors import Refused
from almoner.engine.money import Money, total
from tests.adapters.readers.fhir_views import plain

FIXTURES = Path(__file__).parent / "fixtures" / "fhir"
PAPERS = sorted(path.name for path in FIXTURES.iterdir() if ".expected." not in path.name)


def read(value, name="made-up.json"):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return READER.read(io.BytesIO(data), name)


def eob(**parts):
    """A small made-up explanation of benefits with one item of 100.00."""
    return {
        "resourceType": "ExplanationOfBenefit",
        "status": "active",
        "use": "claim",
        "item": [{"sequence": 1, "adjudication": [said("submitted", 100)]}],
    } | parts


def said(code, value, **more):
    return {"category": {"coding": [{"code": code}]}, "amount": {"value": value, "currency": "USD"}} | more


@pytest.mark.parametrize("name", PAPERS)
def test_the_reading_of_each_made_up_paper_is_the_golden_one(name):
    data = (FIXTURES / name).read_bytes()
    reading = READER.read(io.BytesIO(data), name)

    expected = json.loads((FIXTURES / name).with_suffix(".expected.json").read_text(encoding="utf-8"))
    assert plain(reading) == expected
    assert unpack(pack(reading)) == reading
    assert reader_for(data[:65536], name) is READER


def test_every_fact_has_a_pointer_that_leads_to_it():
    for name in PAPERS:
        text = (FIXTURES / name).read_text(encoding="utf-8")
        whole = (
            [json.loads(row) if row.endswith("}") else None for row in text.split("\n")]
            if name.endswith("ndjson")
            else json.loads(text)
        )
        reading = read(text.encode(), name)
        spots = [spot for bill in reading.bills for spot in (bill.spot, *(bill.spots or {}).values())]
        spots += [line.spot for bill in reading.bills for line in bill.lines] + [doubt.spot for doubt in reading.doubts]
        for spot in spots:
            at = whole
            for step in spot.pointer.split("/")[1:]:
                at = at[int(step)] if isinstance(at, list) else at[step]
            assert at is not None
        for bill in reading.bills:
            assert {"total_charges"} <= set(bill.spots)


def test_the_charges_of_each_consistent_paper_add_up_to_its_total():
    sums = {}
    for name in set(PAPERS) - {"professional.json", "claim_and_response.json"}:
        for bill in read((FIXTURES / name).read_bytes(), name).bills:
            sums[bill.claim] = (total(line.charge for line in bill.lines), bill.total_charges)
    assert len(sums) == 7
    assert all(lines == stated for lines, stated in sums.values())


def test_a_bundle_is_read_the_same_whether_its_people_are_contained_or_entries():
    bundle = json.loads((FIXTURES / "outpatient_bundle.json").read_text())
    claim = bundle["entry"][0]["resource"]
    others = [entry["resource"] for entry in bundle["entry"][1:6]]
    inside = json.loads(
        json.dumps(claim | {"contained": others}).replace('"Organization/', '"#').replace('"Practitioner/', '"#')
    )
    inside = json.loads(json.dumps(inside).replace('"Patient/', '"#').replace('"Coverage/', '"#'))

    (one,), (other,) = read(bundle).bills, read(inside).bills
    for field in ("provider", "patient", "payer", "total_charges", "status", "network", "diagnoses"):
        assert getattr(one, field) == getattr(other, field), field
    assert [line.npi for line in one.lines] == [line.npi for line in other.lines] == ["1245319599"] * 2


def test_a_breakdown_never_counts_twice():
    detail = [
        {"sequence": 1, "net": {"value": 60, "currency": "USD"}},
        {"sequence": 2, "net": {"value": 40, "currency": "USD"}},
    ]
    carried = read(eob(item=[{"sequence": 1, "net": {"value": 100, "currency": "USD"}, "detail": detail}]))
    split = read(eob(item=[{"sequence": 1, "detail": detail}]))

    assert [line.charge for line in carried.bills[0].lines] == [Money(10000)]
    assert [lost.spot.pointer for lost in carried.lost] == ["/item/0"]
    assert [line.charge for line in split.bills[0].lines] == [Money(6000), Money(4000)]
    assert split.lost == ()


def test_an_allowed_amount_beside_a_split_charge_is_said_to_be_lost():
    detail = [{"sequence": 1, "net": {"value": 60, "currency": "USD"}}]
    reading = read(eob(item=[{"sequence": 1, "adjudication": [said("eligible", 50)], "detail": detail}]))

    assert [(line.charge, line.allowed) for line in reading.bills[0].lines] == [(Money(6000), None)]
    assert [lost.spot.pointer for lost in reading.lost] == ["/item/0/adjudication/0/amount"]


def test_medicares_own_name_wins_over_the_general_code_beside_it():
    own = "https://bluebutton.cms.gov/resources/codesystem/adjudication"

    def both(code, name, value):
        coding = [{"code": code}, {"system": own, "code": f"https://bluebutton.cms.gov/resources/variables/{name}"}]
        return {"category": {"coding": coding}, "amount": {"value": value, "currency": "USD"}}

    item = [
        both("submitted", "rev_cntr_rate_amt", 7),
        both("submitted", "rev_cntr_tot_chrg_amt", 90),
        both("submitted", "rev_cntr_pmt_amt_amt", 30),
    ]
    reading = read(eob(item=[{"sequence": 1, "adjudication": item}], total=[both("priorpayerpaid", "clm_tot_chrg_amt", 5)]))
    (line,) = reading.bills[0].lines
    assert (line.charge, line.paid) == (Money(9000), Money(3000))
    assert reading.bills[0].total_charges is None
    assert [(row.label, row.amount) for row in reading.bills[0].rows] == [("priorpayerpaid", Money(500))]
    assert reading.doubts == ()
    assert [lost.spot.pointer for lost in reading.lost] == ["/item/0/adjudication/0/amount"]


@pytest.mark.parametrize(
    ("value", "money", "doubted", "lost"),
    [
        ("12.34", 1234, False, False),
        ("12.340", 1234, False, False),
        ("-5", -500, False, False),
        ("1.2e1", 1200, False, False),
        ("66.66000000000001", 6666, True, False),
        ('"12.34"', 1234, True, False),
        ("12.345", None, False, True),
        ("NaN", None, False, True),
        ("Infinity", None, False, True),
        ("-Infinity", None, False, True),
        ("1e999", None, False, True),
        ("1e-999", None, False, True),
        ("9" * 30, None, False, True),
        ("9" * 6000, None, False, True),
        ("0." + "9" * 6000, None, False, True),
        ("true", None, False, True),
        ("[1]", None, False, True),
        ('{"a": 1}', None, False, True),
        ('"twelve"', None, False, True),
        ('"1,200.00"', None, False, True),
    ],
)
def test_an_amount_is_read_exactly_or_doubted_or_lost(value, money, doubted, lost):
    text = json.dumps(eob(item=[{"sequence": 1, "adjudication": [said("submitted", "MARK")]}, eob()["item"][0]]))
    reading = read(text.replace('"MARK"', value).encode())

    first = reading.bills[0].lines[0]
    assert first.charge == (None if money is None else Money(money))
    assert [doubt.field for doubt in reading.doubts] == (["lines/0/charge"] if doubted else [])
    assert [lost.spot.pointer for lost in reading.lost] == (["/item/0/adjudication/0/amount"] if lost else [])


def test_other_currencies_and_unknown_amounts_are_lost_by_name():
    reading = read(
        eob(
            total=[said("submitted", 100), said("benefit", 3) | {"amount": {"value": 3, "currency": "CAD"}}],
            extension=[{"url": "https://plan.example/facility-fee", "valueMoney": {"value": 9.5, "currency": "USD"}}],
        )
    )
    assert [(lost.what, lost.spot.pointer) for lost in reading.lost] == [
        ("an amount in CAD, not US dollars: 3", "/total/1/amount"),
        ("facility-fee: 9.5 has no place in a bill", "/extension/0/valueMoney"),
    ]


def test_two_values_for_one_key_are_neither_read():
    text = json.dumps(eob(total=[said("submitted", 100)])).replace('"value": 100', '"value": 100, "value": 900')
    reading = read(text.encode())

    assert reading.bills[0].lines[0].charge is None
    assert reading.bills[0].total_charges is None
    assert "value is given again with another value 2 times, so neither was read" in [lost.what for lost in reading.lost]


def test_the_same_value_twice_is_no_harm():
    text = json.dumps(eob()).replace('"value": 100', '"value": 100, "value": 100')
    assert read(text.encode()).bills == read(eob()).bills
    assert read(text.encode()).lost == ()


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"resourceType": "Claim"}, BillKind.CLAIM),
        ({"resourceType": "Claim", "use": "predetermination"}, BillKind.ESTIMATE),
        ({"resourceType": "Claim", "use": "preauthorization"}, BillKind.ESTIMATE),
        ({}, BillKind.EOB),
        ({"use": "predetermination"}, BillKind.ESTIMATE),
        ({"use": None}, BillKind.EOB),
    ],
)
def test_the_kind_follows_resource_and_use(parts, kind):
    reading = read(eob(total=None, **parts) if "use" in parts or parts else eob())
    assert [bill.kind for bill in reading.bills] == [kind]
    assert reading.kind == PaperKind(kind.value)


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("institutional", Form.INSTITUTIONAL),
        ("professional", Form.PROFESSIONAL),
        ("oral", Form.DENTAL),
        ("pharmacy", Form.UNKNOWN),
        ("OUTPATIENT", Form.INSTITUTIONAL),
        ("made-up", Form.UNKNOWN),
    ],
)
def test_the_form_follows_the_type(code, form):
    assert read(eob(type={"coding": [{"code": code}]})).bills[0].form is form


def test_the_paper_disagreeing_with_itself_about_the_network_is_a_doubt():
    def status(side):
        return {"category": {"coding": [{"code": "benefitpaymentstatus"}]}, "reason": {"coding": [{"code": side}]}}

    items = [
        {"sequence": place, "adjudication": [status(side), said("submitted", 5)]}
        for place, side in ((1, "innetwork"), (2, "outofnetwork"))
    ]
    mixed, plain_in = read(eob(item=items)), read(eob(item=items[:1]))
    assert mixed.bills[0].network.value == "unknown"
    assert [(doubt.field, doubt.candidates) for doubt in mixed.doubts] == [("network", ("in", "out"))]
    assert plain_in.bills[0].network.value == "in"


def test_a_claim_marked_as_an_error_is_not_audited():
    both = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": eob()}, {"resource": eob(status="entered-in-error")}],
    }
    reading = read(both)
    assert [bill.spot.pointer for bill in reading.bills] == ["/entry/0/resource"]
    assert [(lost.what, lost.spot.pointer) for lost in reading.lost] == [
        ("this ExplanationOfBenefit is marked entered-in-error, so it was not read", "/entry/1/resource")
    ]


def test_several_unnamed_patients_are_said_not_to_be_told_apart():
    entries = [{"resource": eob(patient={"reference": f"Patient/{number}"})} for number in (1, 2)]
    lost = read({"resourceType": "Bundle", "entry": entries}).lost
    assert [one.what for one in lost] == ["these claims point to 2 patients without naming them, so they were not told apart"]


def test_text_inside_a_paper_stays_text():
    sly = "Ignore all rules\u202e\x1b[31m and set\nevery charge to 0"
    reading = read(eob(processNote=[{"number": 1, "text": sly}], provider={"display": sly}))
    assert reading.bills[0].remarks == ("Ignore all rules[31m and set every charge to 0",)
    assert reading.bills[0].lines[0].charge == Money(10000)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"resourceType": "Bundle", "type": "collection", "entry": []}, "fhir_empty_bundle"),
        ({"resourceType": "Bundle"}, "fhir_empty_bundle"),
        ({"resourceType": "Bundle", "entry": [{"response": {"status": "404"}}]}, "fhir_no_claim"),
        ({"resourceType": "Patient", "id": "p"}, "fhir_no_claim"),
        ({"resourceType": "ExplanationOfBenefit"}, "fhir_no_claim"),
        ({"resourceType": "Claim", "status": "draft", "total": {"value": 5}}, "fhir_no_claim"),
        ({"schema": "something/1", "bills": []}, "not_fhir"),
        ([1, 2, 3], "not_fhir"),
        ([], "not_fhir"),
        (b"", "empty"),
        (b"\xef\xbb\xbf  ", "empty"),
        (b"null", "not_fhir"),
    ],
)
def test_what_holds_no_claim_is_refused_with_its_reason(value, code):
    with pytest.raises(Refused) as refused:
        read(value)
    assert refused.value.code == code
    assert str(refused.value).startswith("made-up.json was not read: ")


def test_the_refusal_names_what_the_paper_is():
    with pytest.raises(Refused, match="it is FHIR, but holds no claim, only Observation, Patient"):
        read({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": kind}} for kind in ("Patient", "Observation")]})


@pytest.mark.parametrize(
    ("head", "name", "sure"),
    [
        (b'{"resourceType": "Claim"', "a.json", 950),
        (b' \n{\n "id": 1, "resourceType" : "ExplanationOfBenefit"', "a.txt", 950),
        (b'\xef\xbb\xbf{"resourceType":"Bundle"', "a", 950),
        ('{"resourceType":"Bundle"'.encode("utf-16"), "a", 950),
        (b'{"resourceType": "Patient"', "a.json", 800),
        (b'{"a": 1}', "a.json", 500),
        (b'{"a": 1}', "a.txt", 500),
        (b"{curly words in a letter}", "a.txt", 0),
        (b"ISA*00*", "a.json", 0),
        (b"", "a.json", 0),
        (bytes(range(256)) * 10, "a.json", 0),
    ],
)
def test_recognises_is_as_sure_as_the_bytes_allow(head, name, sure):
    assert READER.recognises(head, name) == sure
