"""Damaged X12: every piece is read, known or named in `lost`; never a crash, a hang or a guess."""

import contextlib
import io
import random
import re
import string

import pytest

from almoner.adapters.readers.wire import pack
from almoner.adapters.readers.x12 import X12
from almoner.adapters.readers.x12_parts import book, envelope
from almoner.adapters.readers.x12_parts.rows import rows_835, rows_837
from almoner.engine.bill import Reading
from almoner.engine.errors import Refused
from tests.adapters.readers.x12_files import OWN, own

REMIT, CLAIM = own("835_four_kinds_of_claim"), own("837p_two_lines")


def swap(data: bytes, old: str, new: str) -> bytes:
    assert old.encode() in data, old
    return data.replace(old.encode(), new.encode())


def without(data: bytes, id: str) -> bytes:
    return re.sub(rb"(?m)^" + id.encode() + rb"\*[^~]*~\n", b"", data)


def reordered(data: bytes) -> bytes:
    pieces = data.split(b"~\n")
    return b"~\n".join([*pieces[:3], *reversed(pieces[3:-4]), *pieces[-4:]])


# What was done, the damaged bytes, and a piece of the sentence that must stand in `lost` (None: nothing is lost by it).
DAMAGED: dict[str, tuple[bytes, str | None]] = {
    "no SE": (without(REMIT, "SE"), "without|inside this transaction"),
    "no GE": (without(REMIT, "GE"), "GE"),
    "no IEA": (without(REMIT, "IEA"), "IEA"),
    "no trailer at all": (without(without(without(REMIT, "SE"), "GE"), "IEA"), "before its SE"),
    "no GS": (without(REMIT, "GS"), "GE closes nothing"),
    "no ST": (without(CLAIM, "GE") + CLAIM.replace(b"ST*837*0001*005010X222A1~\n", b""), "outside any transaction"),
    "SE01 too small": (swap(REMIT, "SE*47*", "SE*3*"), "SE01 says 3"),
    "SE01 not a number": (swap(REMIT, "SE*47*", "SE*MANY*"), "SE01"),
    "SE02 of another": (swap(REMIT, "SE*47*0001", "SE*47*0002"), "control numbers"),
    "GE01 wrong": (swap(REMIT, "GE*1*1", "GE*9*1"), "GE01 says 9"),
    "IEA02 wrong": (swap(REMIT, "IEA*1*000000001", "IEA*1*000000002"), "control numbers"),
    "IEA01 a billion": (swap(REMIT, "IEA*1*", "IEA*1000000000*"), "IEA01"),
    "terminators doubled": (REMIT.replace(b"~", b"~~"), None),
    "blank segments": (REMIT.replace(b"~\n", b"~ \n ~\r\n"), None),
    "NULs between segments": (REMIT.replace(b"~\n", b"~\0\0"), None),
    "NUL inside a name": (swap(REMIT, "EXAMPLE*ANNA", "EXA\0MPLE*ANNA"), "was not understood"),
    "Latin-1 name": (REMIT.replace(b"ANNA", "ANNÄ".encode("latin-1")), None),
    "UTF-16": (REMIT.decode().encode("utf-16"), None),
    "UTF-16 without mark": (REMIT.decode().encode("utf-16-le"), None),
    "UTF-16 big end": (REMIT.decode().encode("utf-16-be"), None),
    "byte order mark": (b"\xef\xbb\xbf" + REMIT, None),
    "broken UTF-8": (REMIT.replace(b"ANNA", b"AN\xff\xfe\x81A"), "was not understood"),
    "letter before it": (b"Dear Ms Example, please find your file:\n" + REMIT, "text before"),
    "junk after it": (REMIT + b"-- \nsent from a made-up phone", "ends inside"),
    "two files glued": (REMIT + CLAIM, None),
    "nested ISA": (swap(CLAIM, "LX*2~\n", CLAIM.split(b"GS*")[0].decode() + "LX*2~\n"), "ISA stands inside"),
    "nested ST": (swap(REMIT, "CLP*MUACCT1B", "ST*835*0009~\nCLP*MUACCT1B"), "ST stands inside"),
    "lower-case ids": (
        re.sub(rb"(?m)^(SVC|CAS)", lambda found: found[0].lower(), REMIT),
        "a segment no claim or remittance has",
    ),
    "unknown segment": (swap(REMIT, "LX*1~", "QQQ*1*2~\nLX*1~"), "a segment no claim"),
    "no CLP": (without(REMIT, "CLP") + REMIT, "no place where it stands"),
    "no SVC": (without(REMIT, "SVC"), "no place where it stands"),
    "no CLM": (without(CLAIM, "CLM") + CLAIM, "no place where it stands"),
    "no HL": (without(CLAIM, "HL"), "SE01"),
    "HL of no parent": (swap(CLAIM, "HL*2*1*22", "HL*2*77*22"), "HL02 names a level"),
    "HL of no kind": (swap(CLAIM, "HL*2*1*22", "HL*2*1*99"), "no place where it stands"),
    "CAS without amount": (swap(REMIT, "CAS*CO*45*30~", "CAS*CO*45~"), "CAS02"),
    "CAS without reason": (swap(REMIT, "CAS*CO*45*30~", "CAS*CO**30~"), "CAS02"),
    "CAS without group": (swap(REMIT, "CAS*CO*45*30~", "CAS**45*30~"), "without its group"),
    "CAS of seven triples": (swap(REMIT, "CAS*CO*45*30~", "CAS*CO" + "*45*30*1" * 7 + "~"), "CAS20"),
    "impossible day": (swap(REMIT, "DTM*472*20260203", "DTM*472*20261399"), "DTM02"),
    "a day in the year 0": (swap(CLAIM, "D8*20260203", "D8*00000203"), "DTP"),
    "period turned round": (swap(CLAIM, "20260203-20260204", "20260204-20260203"), "period"),
    "negative money": (swap(REMIT, "*350.5*280.4*", "*-350.5*-280.4*"), None),
    "three decimals": (swap(REMIT, "*350.5*", "*350.505*"), "CLP03"),
    "an exponent": (swap(REMIT, "*350.5*", "*12E3*"), "CLP03"),
    "words for money": (swap(REMIT, "*350.5*", "*LOTS*"), "CLP03"),
    "a number of 40 digits": (swap(REMIT, "*350.5*", "*" + "9" * 40 + "*"), "CLP03"),
    "giant element": (swap(REMIT, "EXAMPLE*ANNA", "E" * 200_000), "far too long"),
    "ten thousand elements": (swap(REMIT, "LX*1~", "LX" + "*1" * 10_000 + "~"), "LX02"),
    "no terminators": (REMIT.replace(b"~\n", b""), "refused"),
    "terminator swapped halfway": (REMIT[:600] + REMIT[600:].replace(b"~", b"|"), "ends inside"),
    "element separator swapped halfway": (REMIT[:600] + REMIT[600:].replace(b"*", b"|"), "a segment no claim"),
    "ISA a field short": (swap(REMIT, "*ZZ*MADEUPRECEIVER ", "*MADEUPRECEIVER "), "ISA07"),
    "ISA padding lost": (REMIT.replace(b"          ", b""), None),
    "ISA16 missing": (swap(REMIT, "*T*:~", "*T*~"), "ISA16"),
    "out of order": (reordered(REMIT), "no place where it stands"),
    "composite of fifty": (swap(CLAIM, "HC:99213:25", "HC:99213" + ":25" * 50), "SV101"),
    "quotes and commas": (REMIT.replace(b"*", b","), None),
    "tabs for separators": (REMIT.replace(b"*", b"\t"), "refused"),
    "line ends doubled": (REMIT.replace(b"\n", b"\r\n\r\n"), None),
    "a tag in a name": (swap(REMIT, "*EXAMPLE*", "*<script>alert(1)</script>*"), None),
}


def read(data: bytes) -> Reading | Refused:
    try:
        reading = X12().read(io.BytesIO(data), "damaged.x12")
    except Refused as refused:
        return refused
    assert reading.parts == reading.parts_accounted
    assert len(reading.lost) <= book.MOST_LOST + 1
    assert all(len(lost.what) < 400 for lost in reading.lost)
    pack(reading)
    return reading


def stream(data: bytes, folder) -> None:
    for function in (rows_835, rows_837):
        with contextlib.suppress(Refused):
            list(function(io.BytesIO(data), str(folder)))


def test_there_are_enough():
    assert len(DAMAGED) >= 40


@pytest.mark.parametrize("what", list(DAMAGED))
def test_damage_is_survived_and_named(what, tmp_path):
    data, says = DAMAGED[what]

    reading = read(data)
    stream(data, tmp_path)

    if says == "refused":
        assert isinstance(reading, Refused)
        return
    assert isinstance(reading, Reading)
    assert reading.bills
    if says is None:
        assert reading.lost == ()
    else:
        assert any(re.search(says, lost.what) for lost in reading.lost), [lost.what for lost in reading.lost]


@pytest.mark.parametrize(
    "path", [path for path in OWN if "4010a1" in path.stem or "four" in path.stem], ids=lambda path: path.stem
)
def test_a_file_cut_anywhere_loses_nothing_silently(path):
    data = path.read_bytes()
    whole = read(data)
    assert isinstance(whole, Reading)
    amounts = {line.charge for bill in whole.bills for line in bill.lines} | {bill.total_charges for bill in whole.bills}
    for at in range(0, len(data) - 8, 3):
        reading = read(data[:at])
        if isinstance(reading, Reading):
            assert reading.lost, at
            # A cut amount ("35" of "350.5") must not be read as one.
            assert {line.charge for bill in reading.bills for line in bill.lines} <= amounts, at
            assert {bill.total_charges for bill in reading.bills} <= amounts, at


def test_too_much_lost_is_counted():
    data = swap(REMIT, "LX*1~", "QQQ*1~\n" * (book.MOST_LOST + 500) + "LX*1~")

    reading = read(data)

    assert isinstance(reading, Reading)
    assert reading.lost[-1].what == "501 more pieces that were not understood"  # SE01 is wrong, too


def test_a_file_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("almoner.adapters.readers.x12.MOST_BYTES", 1_000)

    refused = read(REMIT)

    assert isinstance(refused, Refused)
    assert refused.code == "x12_too_large"


def test_a_claim_without_end_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(envelope, "MOST_BLOCK", 300_000)
    monkeypatch.setattr("almoner.adapters.readers.x12_parts.rows.BLOCK", 100_000)
    head, tail = REMIT.split(b"SVC*HC:J1885", 1)

    with pytest.raises(Refused) as refused:
        list(rows_835(io.BytesIO(head + b"LQ*HE*N130~\n" * 50_000 + b"SVC*HC:J1885" + tail), str(tmp_path)))

    assert refused.value.code == "x12_claim_too_long"


def mutated(chance: random.Random) -> bytes:
    data = bytearray(chance.choice(SEEDS))
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data))
        kind = chance.randrange(8)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            data[at:at] = chance.choice(TOKENS)
        elif kind == 2:
            del data[at : at + chance.choice((1, 2, 8, 60))]
        elif kind == 3:
            data[at:at] = data[at : at + chance.choice((5, 40, 200))]
        elif kind == 4:
            data[at : at + 1] = chance.choice(string.printable).encode()
        elif kind == 5:
            other = chance.choice(SEEDS)
            start = chance.randrange(len(other))
            data[at:at] = other[start : start + chance.choice((10, 100, 500))]
        elif kind == 6:
            del data[at:]
        else:
            data = bytearray(bytes(data).replace(chance.choice(TOKENS), chance.choice(TOKENS)))
        if not data:
            data = bytearray(b"ISA")
    return bytes(data)


SEEDS = [path.read_bytes() for path in OWN]
TOKENS = [b"*", b"~", b":", b"\n", b"\0", b"ISA*", b"GS*", b"ST*835*1~", b"ST*837*1~", b"SE*1*1~", b"CLP*", b"SVC*", b"CAS*PR*1*1~", b"CLM*A*1~", b"HL*1**20~",
    b"20261399", b"-", b".5", b"1.005", b"\xff", b"\xc3\xa4", b"HC:", b"LX*1~", b"PLB*1*20261231*WO*1~", b"DTM*472*", b"HI*ABK:", b"REF*6R*1~"]  # fmt: skip


def fuzz(first: int, count: int, folder) -> None:
    for seed in range(first, first + count):
        data = mutated(random.Random(seed))
        try:
            X12().recognises(data[:65536], "x")
            read(data)
            if seed % 10 == 0:
                stream(data, folder)
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error


def test_mutated_files_are_survived(tmp_path):
    fuzz(0, 300, tmp_path)


@pytest.mark.slow
def test_many_mutated_files_are_survived(tmp_path):
    fuzz(1_000, 10_000, tmp_path)
