"""Made-up papers of every kind that is read, as bytes: visibly nobody's, and small enough to see through."""

import csv
import io
import json
import warnings

LINES = (
    ("02/03/2026", "99213", "Made-up office visit", 1, "200.00"),
    ("02/03/2026", "J1885", "Made-up injection", 1, "45.00"),
    ("02/03/2026", "J1885", "Made-up injection", 1, "45.00"),
    ("02/04/2026", "80053", "Made-up panel", 1, "60.50"),
)
TOTAL = "350.50"


def x12_835(*, patient="EXAMPLE*ALEX", account="A100", member="M0001"):
    """A remittance of one claim with one line."""
    inside = [
        "ST*835*0001",
        "BPR*I*80*C*CHK************20260301",
        "TRN*1*12345*1512345678",
        "DTM*405*20260301",
        "N1*PR*MADE UP HEALTH",
        "N1*PE*MADE UP CLINIC*XX*1234567893",
        "LX*1",
        f"CLP*{account}*1*200*80*20*12*CLM{account}*11",
        f"NM1*QC*1*{patient}****MI*{member}",
        "DTM*232*20260203",
        "SVC*HC:99213*200*80**1",
        "DTM*472*20260203",
        "CAS*CO*45*100",
        "CAS*PR*3*20",
        "AMT*B6*100",
    ]
    return envelope("HP", "005010X221A1", inside)


def x12_837(*, patient="EXAMPLE*ALEX", account="A100", charges=("200", "45", "45")):
    """A professional claim; equal charges make equal lines."""
    total = sum(int(one) for one in charges)
    inside = [
        "ST*837*0001*005010X222A1",
        "BHT*0019*00*1*20260210*1200*CH",
        "NM1*41*2*MADE UP CLINIC*****46*123",
        "NM1*40*2*MADE UP HEALTH*****46*456",
        "HL*1**20*1",
        "NM1*85*2*MADE UP CLINIC*****XX*1234567893",
        "N3*1 NOWHERE ST",
        "N4*NOWHERE*NY*12207",
        "REF*EI*123456789",
        "HL*2*1*22*0",
        "SBR*P*18*******CI",
        f"NM1*IL*1*{patient}****MI*M0001",
        "DMG*D8*19800101*F",
        "NM1*PR*2*MADE UP HEALTH*****PI*456",
        f"CLM*{account}*{total}***11:B:1*Y*A*Y*Y",
        "HI*ABK:R51",
    ]
    for number, charge in enumerate(charges, start=1):
        inside += [f"LX*{number}", f"SV1*HC:J1885*{charge}*UN*1***1", "DTP*472*D8*20260203"]
    return envelope("HC", "005010X222A1", inside)


def envelope(group, guide, inside):
    """Segments of one transaction inside ISA, GS and SE, GE, IEA with their right counts."""
    isa = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260301*1200*^*00501*000000001*0*T*:"
    whole = [isa, f"GS*{group}*SENDER*RECEIVER*20260301*1200*1*X*{guide}", *inside]
    whole += [f"SE*{len(inside) + 1}*0001", "GE*1*1", "IEA*1*000000001"]
    return "".join(segment + "~\n" for segment in whole).encode()


def text_bill(*, patient="Alex Example", account="A-100", lines=LINES, total=TOTAL, about="MADE-UP CLINIC"):
    """An itemized bill as pasted text."""
    rows = [f"{day}  {code:6} {words:28} {units:>4}  {charge:>10}" for day, code, words, units, charge in lines]
    return "\n".join(
        [
            about,
            "ITEMIZED STATEMENT",
            "",
            f"Patient: {patient}",
            f"Account number: {account}",
            "Statement date: 03/01/2026",
            "",
            f"{'Date':10}  {'Code':6} {'Description':28} {'Qty':>4}  {'Charge':>10}",
            *rows,
            "",
            f"{'Total charges':>50}  {total:>10}",
            f"{'Balance due':>50}  {total:>10}",
            "",
        ]
    ).encode()


def csv_bill(*, lines=LINES):
    """An itemized bill as a table."""
    out = io.StringIO()
    csv.writer(out).writerows([["Date of Service", "Code", "Description", "Units", "Charge"], *lines])
    return out.getvalue().encode()


def xlsx_bill(*, lines=LINES, shape=None):
    """The same as a workbook; `shape` may change the sheet before it is saved."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Date of Service", "Code", "Description", "Units", "Charge"])
    for day, code, words, units, charge in lines:
        sheet.append([day, code, words, units, charge])
    if shape is not None:
        shape(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(*pages):
    """Pages of text lines in a fixed-width face, as a text PDF."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=True)
    for page in pages:
        canvas.setFont("Courier", 9)
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(40, 750 - 12 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_bill(**said):
    """The text bill printed on one page."""
    return pdf(text_bill(**said).decode())


def fhir_eob(*, patient="Alex Example"):
    """An ExplanationOfBenefit of one line, with its patient beside it."""
    return json.dumps(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "entry": [
                {"resource": {"resourceType": "Patient", "id": "p1", "name": [{"text": patient}]}},
                {
                    "resource": {
                        "resourceType": "ExplanationOfBenefit",
                        "id": "e1",
                        "status": "active",
                        "use": "claim",
                        "type": {
                            "coding": [{"system": "http://terminology.hl7.org/CodeSystem/claim-type", "code": "professional"}]
                        },
                        "patient": {"reference": "Patient/p1"},
                        "created": "2026-03-01",
                        "insurer": {"display": "Made Up Health"},
                        "provider": {"display": "Made Up Clinic"},
                        "outcome": "complete",
                        "item": [
                            {
                                "sequence": 1,
                                "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "99213"}]},
                                "servicedDate": "2026-02-03",
                                "quantity": {"value": 1},
                                "net": {"value": 200.00, "currency": "USD"},
                                "adjudication": [
                                    {
                                        "category": {"coding": [{"code": "submitted"}]},
                                        "amount": {"value": 200.00, "currency": "USD"},
                                    }
                                ],
                            }
                        ],
                        "total": [
                            {
                                "category": {"coding": [{"code": "submitted"}]},
                                "amount": {"value": 200.00, "currency": "USD"},
                            }
                        ],
                    }
                },
            ],
        }
    ).encode()


PAPERS = {
    "remittance.835": x12_835,
    "claim.837": x12_837,
    "bill.txt": text_bill,
    "bill.csv": csv_bill,
    "bill.xlsx": xlsx_bill,
    "bill.pdf": pdf_bill,
    "eob.json": fhir_eob,
}
"""One of every kind, by the name it is handed in under."""
