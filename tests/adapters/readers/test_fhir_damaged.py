"""Damaged and hostile FHIR papers: an answer or one sentence, never a crash, a hang or a silent drop."""

import io
import json
import random
import time
from decimal import Decimal
from pathlib import Path

import pytest

from almoner.adapters.readers.fhir import READER
from almoner.adapters.readers.wire import pack, unpack
from almoner.engine.errors import Refused
from almoner.engine.money import Money
from tests.adapters.readers.fhir_views import fates

FIXTURES = Path(__file__).parent / "fixtures" / "fhir"
WHOLE = (FIXTURES / "outpatient_bundle.json").read_bytes()
VALUE = json.loads(WHOLE)


def attempt(data):
    """The reading, or the code of the refusal."""
    try:
        reading = READER.read(io.BytesIO(data), "paper.json")
    except Refused as refused:
        return refused.code if "\n" not in str(refused) else "a refusal of several lines"
    assert reading.parts == reading.parts_accounted
    assert unpack(pack(reading)) == reading
    return reading


def changed(**parts):
    return json.dumps({"resourceType": "ExplanationOfBenefit", "total": [], "item": []} | parts).encode()


def every(value, replacement):
    """The document with each leaf replaced."""
    if isinstance(value, dict):
        return {key: part if key == "resourceType" else every(part, replacement) for key, part in value.items()}
    return [every(part, replacement) for part in value] if isinstance(value, list) else replacement


LOOP = {
    "resourceType": "Bundle",
    "entry": [
        {
            "fullUrl": "urn:uuid:1",
            "resource": {
                "resourceType": "Claim",
                "id": "a",
                "patient": {"reference": "Claim/a"},
                "provider": {"reference": "PractitionerRole/r"},
                "insurance": [{"focal": True, "coverage": {"reference": "Claim/a"}}],
                "related": [{"claim": {"reference": "Claim/a"}, "relationship": {"coding": [{"code": "prior"}]}}],
                "total": {"value": 5},
            },
        },
        {
            "resource": {
                "resourceType": "PractitionerRole",
                "id": "r",
                "organization": {"reference": "PractitionerRole/r"},
                "practitioner": {"reference": "PractitionerRole/r"},
            }
        },
    ],
}

REFUSED = {
    "cut in the middle": (WHOLE[: len(WHOLE) // 2], "json_broken"),
    "cut in a string": (WHOLE[: WHOLE.index(b"Made-Up General") + 5], "json_broken"),
    "last brace missing": (WHOLE.rstrip()[:-1], "json_broken"),
    "one brace": (b"{", "json_broken"),
    "100,000 lists deep": (b"[" * 100_000, "json_too_deep"),
    "100,000 lists deep and closed": (b"[" * 100_000 + b"]" * 100_000, "json_too_deep"),
    "100,000 objects deep": (b'{"resourceType":' * 100_000, "json_too_deep"),
    "100,000 extensions deep": (
        b'{"resourceType":"Claim","extension":' + b'[{"extension":' * 50_000 + b"1" + b"}]" * 50_000 + b"}",
        "json_too_deep",
    ),
    "single quotes": (b"{'resourceType': 'Claim'}", "json_broken"),
    "a comma too many": (b'{"resourceType": "Claim", }', "json_broken"),
    "two documents run together": (b'{"resourceType":"Claim"}{"resourceType":"Claim"}', "json_broken"),
    "a million escaped quotes": (b'{"resourceType": "' + b'\\"' * 1_000_000, "json_broken"),
    "the type is a number": (b'{"resourceType": 7, "total": {"value": 5}}', "not_fhir"),
    "the type is given twice": (b'{"resourceType": "Claim", "resourceType": "Patient"}', "not_fhir"),
    "zeros": (b"\x00" * 1000, "empty"),
    "every leaf null": (json.dumps(every(VALUE, None)).encode(), "fhir_no_claim"),
    "a bundle in a bundle without end": (
        b'{"resourceType":"Bundle","entry":[{"resource":' * 12 + b"{}" + b"}]}" * 12,
        "fhir_no_claim",
    ),
    "html": (b'{"resourceType"<html>', "json_broken"),
}

READ = {
    "a byte order mark": b"\xef\xbb\xbf" + WHOLE,
    "utf-16 with a mark": WHOLE.decode().encode("utf-16"),
    "utf-16 big end first": b"\xfe\xff" + WHOLE.decode().encode("utf-16-be"),
    "utf-16 without a mark": WHOLE.decode().encode("utf-16-le"),
    "utf-32": WHOLE.decode().encode("utf-32"),
    "an invalid byte": WHOLE.replace(b"Made-Up General", b"Made-Up G\xffneral"),
    "a lone surrogate": WHOLE.replace(b"Made-Up General", b"Made-Up \\ud800General"),
    "references in a circle": json.dumps(LOOP).encode(),
    "items are one object": changed(item={"sequence": 1, "net": {"value": 5}}),
    "items are words": changed(item=["one", 2, None, {"net": {"value": 5}}]),
    "everything is a list": changed(type=[], patient=[], provider=[[]], insurance=[[]], created=[], total=[{"category": {"coding": [{"code": "submitted"}]}, "amount": {"value": 1}}]),
    "everything is a number": changed(type=1, patient=2, provider=3, insurance=4, created=5, item=[{"net": {"value": 5}, "modifier": 6, "quantity": 7, "adjudication": 8}]),
    "sequences are words": changed(careTeam=[{"sequence": "x"}], diagnosis=[{"sequence": []}], item=[{"sequence": {}, "careTeamSequence": ["x", [], {}], "diagnosisSequence": "1", "noteNumber": [[]], "net": {"value": 5}}]),
    "numbers as strings": WHOLE.replace(b'"value": 900,', b'"value": "900",'),
    "a number of 5,000 digits": WHOLE.replace(b'"value": 900,', b'"value": ' + b"9" * 5000 + b","),
    "not a number": WHOLE.replace(b'"value": 900,', b'"value": NaN,'),
    "a bare amount": changed(item=[{"net": 5, "unitPrice": 3}, {"net": {"value": 1}}], total=7),
    "dates that are none": changed(created="2026-02-30", billablePeriod={"start": "9999-99-99", "end": 3}, item=[{"servicedDate": "0000-00-00", "net": {"value": 5}}]),
    "a period backwards": changed(billablePeriod={"start": "2026-02-03", "end": "2026-01-01"}, item=[{"servicedPeriod": {"start": "2026-02-03", "end": "2026-02-01"}, "net": {"value": 5}}]),
    "contained in itself": changed(contained=[{"resourceType": "Patient", "id": "p", "contained": [{"id": "p"}]}], patient={"reference": "#p"}, item=[{"net": {"value": 5}}]),
    "an empty reference": changed(patient={"reference": ""}, provider={"reference": "#"}, insurer={"reference": "/"}, item=[{"net": {"value": 5}}]),
    "a long name": changed(provider={"display": "A" * 1_000_000}, item=[{"net": {"value": 5}}]),
    "strange keys": changed(**{"a/b~c": {"d": {"valueMoney": {"value": 3, "currency": "USD"}}}}, item=[{"net": {"value": 5}}]),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_beyond_reading_is_refused_at_once(what):
    data, code = REFUSED[what]
    began = time.process_time()
    assert attempt(data) == code
    assert time.process_time() - began < 5


@pytest.mark.parametrize("what", READ)
def test_what_can_be_read_in_part_is(what):
    reading = attempt(READ[what])
    assert not isinstance(reading, str), reading
    assert reading.bills


@pytest.mark.parametrize(
    "what", ["a byte order mark", "utf-16 with a mark", "utf-16 big end first", "utf-16 without a mark", "utf-32"]
)
def test_the_encoding_changes_nothing(what):
    assert attempt(READ[what]) == attempt(WHOLE)


def test_an_invalid_byte_is_said():
    assert "some characters are damaged and were left out" in [lost.what for lost in attempt(READ["an invalid byte"]).lost]


def test_a_strange_key_is_escaped_in_the_pointer():
    assert [lost.spot.pointer for lost in attempt(READ["strange keys"]).lost] == ["/a~1b~0c/d/valueMoney"]


def test_what_is_not_a_number_leaves_the_rest_alone():
    for what in ("not a number", "a number of 5,000 digits"):
        reading = attempt(READ[what])
        assert [line.charge for line in reading.bills[0].lines] == [None, Money(35050)]
        assert any(lost.spot and lost.spot.pointer == "/entry/0/resource/item/0/adjudication/0/amount" for lost in reading.lost)


def test_every_cut_of_newline_delimited_papers_keeps_the_whole_lines():
    claims = [
        {"resourceType": "Claim", "id": f"c{number}", "total": {"value": number, "currency": "USD"}} for number in range(1, 5)
    ]
    data = "\n".join(json.dumps(claim) for claim in claims).encode()
    ends = [place for place in range(len(data) + 1) if place == len(data) or data[place : place + 1] == b"\n"]
    for cut in range(ends[0] + 2, len(data) + 1):
        reading = attempt(data[:cut])
        whole = sum(end <= cut for end in ends)
        assert [bill.claim for bill in reading.bills] == [f"c{number}" for number in range(1, whole + 1)]
        started = whole + (cut > ends[whole - 1] + 1)
        assert reading.parts == started
        assert len(reading.lost) == started - whole


def test_a_line_cut_in_the_middle_of_the_paper_is_lost_by_its_number():
    data = b'{"resourceType":"Claim","id":"a","total":{"value":1}}\n{"resourceType":"Cl\n{"resourceType":"Claim","id":"b","total":{"value":2}}\n'
    reading = attempt(data)
    assert [bill.spot.pointer for bill in reading.bills] == ["/0", "/2"]
    assert [lost.spot.pointer for lost in reading.lost] == ["/1"]
    assert reading.parts == 3


def test_many_items_are_read_in_a_bounded_time():
    item = {
        "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "99213"}]},
        "net": {"value": 1.25, "currency": "USD"},
    }
    began = time.process_time()
    reading = attempt(changed(item=[item] * 100_000))
    assert len(reading.bills[0].lines) == 100_000
    assert time.process_time() - began < 50


def test_many_losses_are_counted_not_listed():
    extension = [
        {"url": f"https://plan.example/{number}", "valueMoney": {"value": 3, "currency": "USD"}} for number in range(5000)
    ]
    reading = attempt(changed(extension=extension, item=[{"net": {"value": 5}}]))
    assert len(reading.lost) == 401
    assert reading.lost[-1].what == "4600 more parts of this claim that were not understood"


ODD = (
    None,
    True,
    -1,
    0,
    1e308,
    10**30,
    "",
    "x",
    "\u0000",
    "2026-13-45",
    [],
    {},
    [[]],
    [None],
    {"value": "x"},
    "#p1",
    "Claim/q1",
    {"reference": "#"},
)


def mutated(value, chance):
    """A copy with one to six parts replaced, removed, doubled or moved."""
    copy = json.loads(json.dumps(value))
    for _ in range(chance.randint(1, 6)):
        at = copy
        for _ in range(chance.randint(1, 9)):
            inner = [part for part in (at.values() if isinstance(at, dict) else at) if isinstance(part, (dict, list)) and part]
            if not inner or chance.random() < 0.1:
                break
            at = chance.choice(inner)
        key = chance.choice(list(at)) if isinstance(at, dict) else chance.randrange(len(at))
        what = chance.randrange(4)
        if what == 0:
            at[key] = chance.choice(ODD)
        elif what == 1:
            del at[key]
        elif what == 2:
            at[key] = [at[key], at[key]]
        else:
            at[key] = {"coding": [at[key]]} if chance.random() < 0.5 else str(at[key])
        if not copy:
            return {}
    return copy


def spoil(data, chance):
    """Bytes cut, doubled or replaced."""
    place = chance.randrange(len(data))
    size = chance.randint(1, 40)
    return chance.choice(
        [
            data[:place],
            data[:place] + data[place + size :],
            data[:place] + chance.randbytes(size) + data[place:],
            data[place:] + data[:place],
        ]
    )


def whole(data):
    """The document with exact decimals, or None where it is not one plain document."""
    try:
        return json.loads(data, parse_float=Decimal)
    except ValueError:
        return None


def fuzz(times, seed):
    chance = random.Random(seed)
    papers = [path for path in sorted(FIXTURES.glob("*.json")) if ".expected." not in path.name]
    values = [json.loads(path.read_text(encoding="utf-8")) for path in papers]
    read = 0
    for _ in range(times):
        data = json.dumps(mutated(chance.choice(values), chance)).encode()
        if chance.random() < 0.2:
            data = spoil(data, chance)
        reading, value = attempt(data), whole(data)
        if isinstance(reading, str):
            continue
        read += 1
        if value is not None and b"given again" not in pack(reading):
            assert [pointer for pointer, fate in fates(value, reading) if fate == "silent"] == [], data
    return read


def test_three_hundred_mutated_papers_are_read_or_refused():
    assert fuzz(300, 20260203) > 150


@pytest.mark.slow
def test_ten_thousand_mutated_papers_are_read_or_refused():
    assert fuzz(10_000, 7) > 5_000
