"""A hospital claim printed on plain paper by its label: box numbers and names, no form behind."""

import datetime

from evaluation.papers.parts import fact, pager
from evaluation.papers.style import Money
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("claim", {"claim", "bill"})
FAULTS = ("A02", "A07")

POOL = """
70551;MRI BRAIN;0611;1500-4100;1;o
99283;ED VISIT;0450;500-1600;1;o
82550;CK;0301;30-110;1;
80320;ALCOHOL LEVEL;0301;60-190;1;o
95816;EEG;0740;500-1400;1;o
96365;IV INFUSION INITIAL;0260;300-800;1;o
J1953;LEVETIRACETAM 10 MG;0636;1-3;100;
J2060;LORAZEPAM 2 MG;0636;9-33;2;
A0429;AMBULANCE BLS;0540;600-1300;1;o
85025;CBC;0305;40-160;1;
80053;CMP;0301;70-260;1;
71045;CHEST;0324;150-420;1;o
70496;CT ANGIO HEAD;0352;2100-5400;1;o
;PHARMACY;0250;60-900;1;
;STERILE SUPPLIES;0272;60-900;1;
"""
HOUSES = ["ASHGROVE MEMORIAL", "CORAL STRAND HOSPITAL", "TAMARIND HILL HOSPITAL"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("courier", "cousine", "courier-prime", size=(8.25, 9))
    money = job.one(Money("", comma=False), Money("", lead=False), Money("$"))
    first = job.date()
    lines = job.plant(job.order(menu(POOL), job.some(6, 30), first, job.some(1, 3), modifiers=False))
    person, account, house = people.name("LAST, FIRST"), people.number("########"), r.choice(HOUSES)
    last = lines[-1].day
    issued = last + datetime.timedelta(days=job.some(3, 20))

    def head(page):
        page.put(40, 40, "UB-04 CLAIM IMAGE (PAPER COPY)", face.bold())
        pager(book, page, 572, 40, "PAGE {n} OF {m}", face)
        if page.number > 1:
            return 54
        rows = [("FL01 PROVIDER", house, "provider"), ("FL03a PATIENT CONTROL NO", account, "account"), ("FL04 TYPE OF BILL", "0131", None), ("FL06 FROM/THROUGH", f"{first:%m%d%y} {last:%m%d%y}", None),
                ("FL08 PATIENT NAME", person, "patient"), ("FL10 BIRTHDATE", people.number("0#1#19##"), None), ("FL50 PAYER", "HARBOR MUTUAL BENEFITS", None), ("FL67 PRINCIPAL DX", job.one("G40909", "R569", "S060X0A"), None)]
        for at, (label, value, name) in enumerate(rows):
            page.put(40, 58 + at * 12, label, face)
            page.put(220, 58 + at * 12, value, face)
            if name:
                fact(book, page, name, value)
        return 62 + len(rows) * 12

    flow = Flow(book, head, left=40, right=572)
    columns = [Column("revenue_code", "42 REV", 52), Column("description", "43 DESCRIPTION", 156), Column("code_mod", "44 HCPCS", 74), Column("day", "45 DATE", 68), Column("units", "46 UNITS", 66, "r"), Column("charge", "47 CHARGES", 116, "r")]
    look = Look(face, money, "%m%d%y", job.one("none", "head"), job.one(11, 12), wraps=False)
    total = job.total(lines, scope="total of field 47")
    job.sum_of("A02", "0001", lines, total)
    Table(flow, columns, look).draw([*lines, Row("total", "0001 TOTALS", {"charge": total})])
    fact(book, flow.page, "total_charges", total)
    flow.skip(14)
    for label, cents, name in (("FL54 PRIOR PAYMENTS", 0, "prior_payments"), ("FL55 EST AMOUNT DUE", total, "balance")):
        flow.page.put(40, flow.y + 8, label, face)
        book.cash(flow.page, 300, flow.y + 8, cents, name, face, money)
        flow.skip(13)
    fact(book, flow.page, "balance", total)
    flow.page.put(40, flow.y + 8, f"CREATION DATE {issued:%m%d%y}", face)
    fact(book, flow.page, "statement_date", issued)
