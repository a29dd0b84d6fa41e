"""Whatever is handed in: the right exit code, one clear sentence, no traceback, no hang, nothing lost silently."""

import io
import json
import random
import struct
import time
import zipfile
import zlib

import pytest

from tests.faces.command import almoner, is_one_sentence
from tests.made_up import (
    LINES,
    csv_bill,
    envelope,
    fhir_eob,
    pdf,
    pdf_bill,
    text_bill,
    x12_835,
    x12_837,
    xlsx_bill,
)

LONGEST_SECONDS = 20
READ, REFUSED = 0, 3


def bear(name, data, code, tmp_path):
    """Hand the paper in; hold the answer to everything that must be so of any paper. Gives the document, None if refused."""
    path = tmp_path / name
    path.write_bytes(data)
    started = time.monotonic()
    ran = almoner("audit", path, "--as-of", "2026-04-01", "--json")
    assert time.monotonic() - started < LONGEST_SECONDS
    assert ran.code == code, ran.err or [one["lost"] for one in ran.json["documents"]]
    if code == REFUSED:
        assert ran.out == ""
        assert is_one_sentence(ran.err), ran.err
        return None
    assert ran.err == ""
    [document] = ran.json["documents"]
    assert document["parts"] == document["parts_accounted"] > 0
    return document


# X12


R, C = x12_835(), x12_837()


def swap(data, old, new, count=-1):
    """The paper with one thing changed; the thing must be there."""
    assert old in data, old
    return data.replace(old, new, count)


def segments(data):
    return data.decode().split("~\n")[:-1]


def joined(parts):
    return "".join(part + "~\n" for part in parts).encode()


def without(data, start):
    kept = [one for one in segments(data) if not one.startswith(start)]
    assert len(kept) < len(segments(data))
    return joined(kept)


def shuffled(data, seed):
    inside = segments(data)
    body = inside[3:-3]
    random.Random(seed).shuffle(body)
    return joined([*inside[:3], *body, *inside[-3:]])


X12 = {
    "cut after the envelope": (R[:180], REFUSED),
    "cut inside ISA": (R[:60], REFUSED),
    "cut inside a claim": (R[: R.index(b"SVC*") + 12], READ),
    "cut inside a claim's name": (C[: C.index(b"LX*2") + 3], READ),
    "cut before SE": (R[: R.index(b"SE*")], READ),
    "cut inside IEA": (R[:-12], READ),
    "ISA left out": (without(R, "ISA*"), READ),
    "GS left out": (without(R, "GS*"), READ),
    "ST left out": (without(R, "ST*"), REFUSED),
    "SE left out": (without(R, "SE*"), READ),
    "GE and IEA left out": (without(without(R, "GE*"), "IEA*"), READ),
    "CLP left out": (without(R, "CLP*"), REFUSED),
    "CLM left out": (without(C, "CLM*"), REFUSED),
    "LX left out": (without(C, "LX*"), READ),
    "SV1 left out": (without(C, "SV1*"), READ),
    "HL left out": (without(C, "HL*"), READ),
    "wrong count in SE": (swap(R, b"SE*16*", b"SE*99*"), READ),
    "no count in SE": (swap(R, b"SE*16*", b"SE**"), READ),
    "a count that is no number": (swap(R, b"SE*16*", b"SE*many*"), READ),
    "a count of a million digits": (swap(R, b"SE*16*", b"SE*" + b"9" * 30000 + b"*"), READ),
    "control numbers that differ": (swap(R, b"SE*16*0001", b"SE*16*0002"), READ),
    "an interchange control number that differs": (swap(R, b"IEA*1*000000001", b"IEA*1*000000002"), READ),
    "an amount that is a word": (swap(R, b"SVC*HC:99213*200*80", b"SVC*HC:99213*much*80"), READ),
    "an amount with three places": (swap(R, b"CLP*A100*1*200*", b"CLP*A100*1*200.005*"), READ),
    "an amount in exponents": (swap(R, b"CLP*A100*1*200*", b"CLP*A100*1*2E2*"), READ),
    "an amount that is not a number": (swap(R, b"CLP*A100*1*200*", b"CLP*A100*1*NaN*"), READ),
    "an amount of forty digits": (swap(R, b"CLP*A100*1*200*", b"CLP*A100*1*" + b"9" * 40 + b"*"), READ),
    "a negative amount": (swap(R, b"CLP*A100*1*200*", b"CLP*A100*1*-200*"), READ),
    "an amount with a comma": (swap(R, b"CLP*A100*1*200*", b"CLP*A100*1*1,200*"), READ),
    "a day that does not exist": (swap(R, b"DTM*472*20260203", b"DTM*472*20260231"), READ),
    "a day of letters": (swap(R, b"DTM*472*20260203", b"DTM*472*YESTERDAY"), READ),
    "a day in the year zero": (swap(R, b"DTM*472*20260203", b"DTM*472*00000101"), READ),
    "a range that ends before it begins": (swap(C, b"D8*20260203", b"RD8*20260205-20260203"), READ),
    "units that are a word": (swap(C, b"UN*1", b"UN*some"), READ),
    "units that are negative": (swap(C, b"UN*1", b"UN*-1"), READ),
    "a service without a code": (swap(R, b"SVC*HC:99213", b"SVC*"), READ),
    "a service of an unknown kind": (swap(R, b"SVC*HC:99213", b"SVC*QQ:99213"), READ),
    "components beyond any number": (swap(R, b"SVC*HC:99213", b"SVC*HC:99213" + b":XX" * 500), READ),
    "elements beyond any number": (swap(R, b"CAS*CO*45*100", b"CAS*CO*45*100" + b"*" * 500), READ),
    "a segment nobody knows": (swap(R, b"LX*1~", b"LX*1~\nZZZ*what*is*this~"), READ),
    "a segment of a megabyte": (swap(R, b"LX*1~", b"LX*1~\nNTE*ADD*" + b"x" * 2**20 + b"~"), READ),
    "empty segments": (swap(R, b"~\n", b"~\n~\n~~"), READ),
    "NULs between segments": (swap(R, b"~\n", b"~\0\0\n"), READ),
    "NULs inside a name": (swap(R, b"EXAMPLE*ALEX", b"EXA\0MPLE*AL\0EX"), READ),
    "no line ends": (swap(R, b"~\n", b"~"), READ),
    "line ends instead of tildes": (swap(R, b"~\n", b"\n"), READ),
    "pipes instead of stars": (swap(R, b"*", b"|"), READ),
    "a byte order mark": (b"\xef\xbb\xbf" + R, READ),
    "UTF-16": (R.decode().encode("utf-16"), READ),
    "Latin letters that are no UTF-8": (swap(R, b"EXAMPLE*ALEX", b"EXAMPL\xc9*\xc1LEX"), READ),
    "right-to-left overrides in a name": (swap(R, b"EXAMPLE*ALEX", "EXAMPLE\u202e*ALEX\u2066".encode()), READ),
    "words before it": (b"Forwarded message\nFrom: billing\n\n" + R, READ),
    "words after it": (R + b"\n-- \nSent from my phone\n", READ),
    "twice in one file": (R + R, READ),
    "another kind inside": (swap(R, b"ST*835*", b"ST*999*"), REFUSED),
    "a claim in a remittance's clothes": (swap(C, b"ST*837*", b"ST*835*"), REFUSED),
    "a transaction inside another": (swap(R, b"LX*1~", b"ST*835*0002~\nLX*1~"), READ),
    "only an envelope": (envelope("HP", "005010X221A1", ["ST*835*0001"]), REFUSED),
    "lower case": (R.lower(), REFUSED),
    "segments in any order": (shuffled(R, 1), READ),
    "segments in another order": (shuffled(C, 2), READ),
}


@pytest.mark.parametrize("name", sorted(X12))
def test_damaged_x12(name, tmp_path):
    data, code = X12[name]
    assert bear("damaged.edi", data, code, tmp_path) is None or code == READ


def test_there_are_enough_of_them():
    assert len(X12) >= 40


@pytest.mark.parametrize(
    "name",
    [
        "cut inside a claim",
        "SE left out",
        "wrong count in SE",
        "an amount that is a word",
        "an amount that is not a number",
        "an amount of forty digits",
        "a day that does not exist",
        "a segment nobody knows",
        "a segment of a megabyte",
        "a transaction inside another",
    ],
)
def test_what_x12_lost_is_named(name, tmp_path):
    document = bear("damaged.edi", X12[name][0], READ, tmp_path)
    assert document["lost"] or document["doubts"]


# JSON


E = fhir_eob()


def nested(depth):
    return b'{"resourceType": "Bundle", "entry": ' + b"[" * depth + b"]" * depth + b"}"


JSON = {
    "cut in the middle": (E[: len(E) // 2], REFUSED),
    "cut at the last brace": (E[:-1], REFUSED),
    "nested a thousand deep": (nested(1_000), REFUSED),
    "nested a million deep": (nested(1_000_000), REFUSED),
    "never closed": (b"[" * 1_000_000, REFUSED),
    "an empty object": (b"{}", REFUSED),
    "an empty list": (b"[]", REFUSED),
    "a bundle of nothing": (b'{"resourceType": "Bundle", "entry": []}', REFUSED),
    "a bundle of the wrong shape": (b'{"resourceType": "Bundle", "entry": {"resource": 7}}', REFUSED),
    "a patient alone": (b'{"resourceType": "Patient", "id": "p1", "name": [{"text": "Alex Example"}]}', REFUSED),
    "a resource nobody bills with": (b'{"resourceType": "Observation", "valueQuantity": {"value": 3}}', REFUSED),
    "not FHIR": (b'{"openapi": "3.1.0", "paths": {}}', REFUSED),
    "a number of a million digits": (swap(E, b'"value": 200.0', b'"value": ' + b"9" * 1_000_000, 1), READ),
    "not a number": (swap(E, b'"value": 200.0', b'"value": NaN', 1), READ),
    "an amount that is a word": (swap(E, b'"value": 200.0', b'"value": "much"', 1), READ),
    "an amount in another currency": (swap(E, b'"USD"', b'"EUR"'), READ),
    "an amount with four places": (swap(E, b'"value": 200.0', b'"value": 200.0049', 1), READ),
    "an item that is a word": (swap(E, b'"item": [{', b'"item": ["what", {'), READ),
    "a day that does not exist": (swap(E, b"2026-02-03", b"2026-02-31"), READ),
    "a reference to itself": (swap(E, b'"Patient/p1"', b'"ExplanationOfBenefit/e1"'), READ),
    "a key that stands twice": (swap(E, b'"use": "claim"', b'"use": "claim", "use": "claim"'), READ),
    "a byte order mark": (b"\xef\xbb\xbf" + E, READ),
    "UTF-16": (E.decode().encode("utf-16"), READ),
    "half a surrogate": (swap(E, b"Alex Example", b"Alex \\ud800 Example"), READ),
    "NULs in a name": (swap(E, b"Alex Example", b"Alex\\u0000 Example"), READ),
}


@pytest.mark.parametrize("name", sorted(JSON))
def test_damaged_json(name, tmp_path):
    data, code = JSON[name]
    bear("damaged.json", data, code, tmp_path)


# Text and tables


T, V = text_bill(), csv_bill()

TEXT = {
    "UTF-16": ("bill.txt", T.decode().encode("utf-16"), READ),
    "UTF-16 without a mark": ("bill.txt", T.decode().encode("utf-16-le"), READ),
    "Latin letters": ("bill.txt", swap(T, b"Alex", "Álex Ñ".encode("latin-1")), READ),
    "a byte order mark": ("bill.txt", b"\xef\xbb\xbf" + T, READ),
    "broken UTF-8": ("bill.txt", swap(T, b"Alex", b"Al\xff\xfe\xc3x"), READ),
    "NULs": ("bill.txt", swap(T, b"Alex", b"Al\0\0ex"), READ),
    "form feeds": ("bill.txt", swap(T, b"\n\n", b"\n\f\n"), READ),
    "old Macintosh line ends": ("bill.txt", T.replace(b"\n", b"\r"), READ),
    "a line of ten megabytes": ("bill.txt", T + b"x" * 10_000_000, READ),
    "ten megabytes of one letter": ("long.txt", b"a" * 10_000_000, REFUSED),
    "a million lines": ("lines.txt", b"a b c\n" * 1_000_000, REFUSED),
    "a hundred thousand amounts": ("money.txt", b"$1.00\n" * 100_000, REFUSED),
    "the amounts only": ("money.txt", b"200.00\n45.00\n45.00\n", REFUSED),
    "a program": ("program.txt", b"#!/bin/sh\nrm -rf /\n", REFUSED),
    "a page of the web": ("page.html", b"<html><body><script>alert(1)</script>hello</body></html>", REFUSED),
    "an executable": ("bill.txt", b"\x7fELF" + bytes(4000), REFUSED),
    "noise": ("bill.pdf", random.Random(1).randbytes(20_000), REFUSED),
    "noise that names itself text": ("bill.txt", random.Random(2).randbytes(20_000), REFUSED),
    "a CSV of headings": ("bill.csv", V.splitlines()[0], REFUSED),
    "a CSV of one column": ("bill.csv", b"Charge\n45.00\n45.00\n", REFUSED),
    "a CSV with short rows": ("bill.csv", V + b"02/05/2026,99213\n02/06/2026\n", READ),
    "a CSV with long rows": ("bill.csv", V + b"02/05/2026,99213,Visit,1,10.00,what,is,this\n", READ),
    "a CSV with an open quote": ("bill.csv", V + b'02/05/2026,99213,"Visit,1,10.00\n', READ),
    "a CSV with a cell of a megabyte": ("bill.csv", V + b"02/05/2026,99213," + b"x" * 2**20 + b",1,10.00\n", READ),
    "a CSV of formulas": ("bill.csv", V + b'02/05/2026,99213,"=HYPERLINK(""http://example.invalid"")",1,=1+1\n', READ),
    "a CSV with a thousand columns": ("wide.csv", b"a," * 1000 + b"\n" + b"1," * 1000, REFUSED),
    "a CSV with NULs": ("bill.csv", swap(V, b"Made-up", b"Made\0up"), READ),
    "a CSV in UTF-16": ("bill.csv", V.decode().encode("utf-16"), READ),
    "semicolons": ("bill.csv", V.replace(b",", b";"), READ),
    "tabs": ("bill.tsv", V.replace(b",", b"\t"), READ),
}


@pytest.mark.parametrize("name", sorted(TEXT))
def test_damaged_text_and_tables(name, tmp_path):
    bear(*TEXT[name], tmp_path)


# Workbooks


def formulas(sheet):
    sheet["E2"] = "=100+100"
    sheet["E3"] = '=HYPERLINK("http://example.invalid","45.00")'
    sheet["C4"] = "=cmd|' /C calc'!A0"


def merged(sheet):
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("C3:D3")


def scattered(sheet):
    sheet["XFD1"] = "far"
    sheet["A1048576"] = "deep"


def bomb(size=400 * 2**20):
    """A workbook whose one sheet unpacks to hundreds of megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_bill())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for entry in good.infolist():
            if not entry.filename.startswith("xl/worksheets/"):
                bad.writestr(entry, good.read(entry))
        with bad.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(size // 2**20):
                sheet.write(b" " * 2**20)
    return out.getvalue()


def rewritten(name, data):
    """The workbook with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_bill())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for entry in good.infolist():
            bad.writestr(entry.filename, data if entry.filename == name else good.read(entry))
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    + b"]><worksheet>&m;</worksheet>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


BOOKS = {
    "formulas": (lambda: xlsx_bill(shape=formulas), READ),
    "merged cells": (lambda: xlsx_bill(shape=merged), READ),
    "cells at the far corners": (lambda: xlsx_bill(shape=scattered), READ),
    "no rows": (lambda: xlsx_bill(lines=()), REFUSED),
    "cut in the middle": (lambda: xlsx_bill()[:2500], REFUSED),
    "a byte changed in the middle": (lambda: flipped(xlsx_bill(), 900), REFUSED),
    "a sheet that unpacks to 400 megabytes": (bomb, REFUSED),
    "a sheet of laughs": (lambda: rewritten("xl/worksheets/sheet1.xml", LAUGHS), REFUSED),
    "a sheet that asks for a file": (lambda: rewritten("xl/worksheets/sheet1.xml", OUTSIDE), REFUSED),
    "a sheet that is no XML": (lambda: rewritten("xl/worksheets/sheet1.xml", b"\0\1\2"), REFUSED),
    "a ZIP of other things": (lambda: zipped(**{"../../etc/passwd": b"x", "readme.txt": b"y"}), REFUSED),
    "an empty ZIP": (zipped, REFUSED),
    "a ZIP that names itself a bill": (lambda: zipped(**{"bill.pdf": pdf_bill()}), REFUSED),
}


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_damaged_workbooks(name, tmp_path):
    make, code = BOOKS[name]
    bear("book.xlsx", make(), code, tmp_path)


# PDF


P = pdf_bill()


def encrypted(user="open sesame"):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from reportlab.lib.pdfencrypt import StandardEncryption
        from reportlab.pdfgen.canvas import Canvas
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="owner", strength=128))
    canvas.drawString(72, 720, "Patient: Alex Example")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def objects(count):
    """A PDF that holds so many empty objects beside its page."""
    parts = [b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"]
    parts.append(b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n")
    parts += [b"%d 0 obj<<>>endobj\n" % number for number in range(4, count)]
    parts.append(b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % count)
    return b"".join(parts)


def stream_bomb(size=600 * 2**20):
    """A PDF whose page's content unpacks to hundreds of megabytes."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"0 0 m " * 174763) for _ in range(size // 2**20)) + packer.flush()
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n"
        % len(content)
        + content
        + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n"
    )


LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj\n"
    b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
)

PDF = {
    "encrypted": (encrypted, REFUSED),
    "cut in the middle": (lambda: P[: len(P) // 2], REFUSED),
    "cut at its table": (lambda: P[: P.index(b"startxref")], READ),
    "a wrong table": (lambda: swap(P, b"startxref\n", b"startxref\n9"), READ),
    "words before it": (lambda: b"Received: from nowhere\n\n" + P, READ),
    "words after it": (lambda: P + b"\n" * 500 + b"what is this", READ),
    "no page": (lambda: b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", REFUSED),
    "pages that hold themselves": (lambda: LOOP, REFUSED),
    "an empty page": (lambda: pdf(""), REFUSED),
    "a letter": (lambda: pdf("Dear Alex,\n\nthank you for the lovely weekend.\n\nYours, Blair"), REFUSED),
    "noise after its head": (lambda: b"%PDF-1.7\n" + random.Random(3).randbytes(50_000), REFUSED),
    "a hundred thousand objects": (lambda: objects(100_000), REFUSED),
    "a content that unpacks to 600 megabytes": (stream_bomb, REFUSED),
}


def noisy(data, seed):
    chance = random.Random(seed)
    out = bytearray(data)
    for _ in range(30):
        out[chance.randrange(20, len(out))] = chance.randrange(256)
    return bytes(out)


@pytest.mark.parametrize("name", sorted(PDF))
def test_damaged_pdf(name, tmp_path):
    make, code = PDF[name]
    bear("bill.pdf", make(), code, tmp_path)


@pytest.mark.slow
def test_a_pdf_of_a_million_objects(tmp_path):
    bear("objects.pdf", objects(1_000_000), REFUSED, tmp_path)


def test_a_page_of_a_long_bill_says_it_all(tmp_path):
    many = [LINES[0]] * 30
    document = bear("long.pdf", pdf(*[text_bill(lines=many, total="6000.00").decode()] * 3), READ, tmp_path)
    assert document["pages"] == 3


# Pictures


def png(width, height):
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("small.png", png(10, 10)),
        ("huge.png", png(2**31 - 1, 2**31 - 1)),
        ("photo.jpg", b"\xff\xd8\xff\xe1" + bytes(1000)),
        ("scan.tif", b"II*\0" + bytes(1000)),
        ("phone.heic", b"\0\0\0\x18ftypheic" + bytes(100)),
        ("bill.pdf", png(10, 10)),
    ],
)
def test_a_picture_that_is_none_is_refused(name, data, tmp_path):
    bear(name, data, REFUSED, tmp_path)


# All of it at once, and at random


def test_bad_papers_beside_good_ones_stop_nobody(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number, (data, _) in enumerate(list(X12.values())[::6]):
        (folder / f"{number}.edi").write_bytes(data)
    for number, (data, _) in enumerate(list(JSON.values())[::6]):
        (folder / f"{number}.json").write_bytes(data[:100_000])
    (folder / "good.txt").write_bytes(T)
    ran = almoner("audit", folder, "--as-of", "2026-04-01", "--json")
    assert (ran.code, ran.err) == (0, "")
    documents = ran.json["documents"]
    assert len(documents) == len(list(folder.iterdir()))
    assert all(one["parts"] == one["parts_accounted"] for one in documents)
    assert next(one for one in documents if one["name"] == "good.txt")["refused"] is None


WHOLE = {"r.835": R, "c.837": C, "e.json": E, "t.txt": T, "v.csv": V, "b.xlsx": None, "p.pdf": P}


def harmed(name, seed):
    """The paper with a few random bytes changed, taken out or doubled."""
    chance = random.Random(f"{name}{seed}")
    out = bytearray(WHOLE[name] if WHOLE[name] is not None else xlsx_bill())
    for _ in range(chance.choice([1, 3, 30])):
        at = chance.randrange(len(out))
        match chance.randrange(3):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randrange(1, 40)]
            case _:
                out[at:at] = out[at : at + chance.randrange(1, 40)]
        if not out:
            break
    return bytes(out)


def bear_any(name, data, tmp_path):
    """As `bear`, where either answer is right."""
    path = tmp_path / name
    path.write_bytes(data)
    started = time.monotonic()
    ran = almoner("audit", path, "--as-of", "2026-04-01", "--json")
    assert time.monotonic() - started < LONGEST_SECONDS
    assert ran.code in {READ, REFUSED}, ran.err
    if ran.code == REFUSED:
        assert is_one_sentence(ran.err), ran.err
    else:
        assert all(one["parts"] == one["parts_accounted"] for one in json.loads(ran.out)["documents"])


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_paper_harmed_at_random(name, tmp_path):
    for seed in range(2):
        bear_any(name, harmed(name, seed), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_paper_harmed_at_random_many_times(name, tmp_path):
    for seed in range(2, 200):
        bear_any(name, harmed(name, seed), tmp_path)


def test_bytes_changed_here_and_there_in_a_pdf(tmp_path):
    for seed in range(4, 8):
        bear_any("bill.pdf", noisy(P, seed), tmp_path)
