"""A hospital's detail on its side: money first, the account's sum in a box at the edge."""

from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
29881;Knee arthroscopy with meniscectomy;0490;4200-7900;1;o
45380;Colonoscopy with biopsy;0750;1900-4100;1;o
43239;Upper GI endoscopy with biopsy;0750;1700-3600;1;o
66984;Cataract removal with lens;0490;3900-7200;1;m
;Recovery room, each 30 minutes;0710;210-480;5;
;Operating room minor, each 15 minutes;0360;480-990;6;
;Anesthesia supplies;0370;120-410;1;o
J2704;Propofol 10 mg;0636;2-8;30;
J3010;Fentanyl citrate 0.1 mg;0636;9-26;4;
J2250;Midazolam 1 mg;0636;4-13;5;
J1100;Dexamethasone 1 mg;0636;3-9;8;
J1644;Heparin sodium per 1000 units;0636;2-8;5;
88305;Tissue exam by pathologist;0312;190-420;3;
82962;Glucose blood test by device;0301;22-61;2;
C1713;Anchor or screw, implantable;0278;390-1400;3;
V2632;Intraocular lens, posterior chamber;0276;310-890;1;
;Suture pack absorbable;0272;38-110;4;
;Drape sheet sterile large;0272;44-120;2;
A4649;Surgical supply, miscellaneous;0272;60-230;3;
97116;Gait training, 15 minutes;0420;98-210;2;o
"""
HOUSES = [
    "Fennimore Surgical Hospital",
    "Cedar Narrows Day Surgery Center",
    "The Outpatient Pavilion at Kestrel Ridge",
    "Bay Harrow Endoscopy & Surgery",
]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    book.size = (792.0, 612.0)
    face = job.face("arimo", "tinos", "archivo-narrow", "helvetica", size=(8.25, 9.5))
    money = job.one(Money("", minus="-x"), Money("$", minus="-x"), Money("", minus="(x)"))
    dates = job.one("%m/%d/%Y", "%d-%b-%y", "%m/%d/%y", "b")
    house, person, number = job.one(*HOUSES), people.name(job.one("last, first", "first last")), people.number("##-#####")
    first = job.date()
    days = job.one(1, 2, 3)
    issued = job.after(first, 12, 50)
    lines = job.order(menu(POOL), job.some(5, 44), first, days)
    if job.fault is None and job.odds(0.5):
        lines = job.thousands(lines)
    if job.fault is None and job.odds(0.3):
        lines = job.zero(lines, "Courtesy wheelchair to exit", revenue="0270")
    lines = job.plant(lines)
    charges = job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    parts = settle(job, charges)
    account(job, parts)
    title = job.one("Detail of charges", "ITEMIZATION OF SERVICES", "Charges by item")
    street, town, phone = people.street(), people.town(), people.phone()
    edge = job.one("left", "right")
    box = (34.0, 196.0) if edge == "left" else (596.0, 758.0)
    labels = [("total_charges", job.one("Charges", "Total charges")), ("adjustments", "Adjustments"), ("insurance_paid", "Paid by insurance"),
              ("patient_paid", "Paid by patient"), ("balance", job.one("Now due", "Balance due", "Patient balance"))]  # fmt: skip
    below = job.odds(0.5)  # the amount under its word

    def head(page: Page) -> float:
        page.put(34, 36, house, face.bold().at(15))
        page.put(758, 36, title, face.plus(2.5), "r")
        page.rule(34, 42, 758, 42, 1.4, 0.3)
        pager(book, page, 758, 594, "{n} / {m}", face)
        if page.number > 1:
            page.put(34, 55, f"{person}, account {number}", face)
            return 66
        page.put(34, 55, f"{street}, {town}   {phone}", face)
        a, b = box
        page.block(a, 72, b, 72 + tall, fill=0.93, line=0.6)
        y = 90
        for words, text, name, value in (("Patient", person, "patient", person), ("Account", number, "account", number),
                                         ("Printed", day(issued, dates), "statement_date", issued)):  # fmt: skip
            page.put(a + 8, y, words, face.plus(-1), gray=0.3)
            pair(book, page, 0, y + 11, "", a + 8, text, face.bold(), name, value)
            y += 27
        fact(book, page, "provider", house)
        page.rule(a + 8, y - 8, b - 8, y - 8, 0.5)
        y += 6
        for name, words in kept:
            used = face.bold() if name == "balance" else face
            cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
            page.put(a + 8, y, words, used)
            y += 12 if below else 0
            cash_fact(book, page, b - 8, y, cents, name, used, money.full())
            y += 17
        return 72

    kept = [one for one in labels if one[0] in ("total_charges", "balance") or parts[one[0]]]
    tall = 110 + len(kept) * (29 if below else 17)
    span = (208.0, 758.0) if edge == "left" else (34.0, 584.0)
    flow = Flow(book, head, left=span[0], right=span[1], bottom=572)
    order = [Column("charge", job.one("Amount", "Charge"), 62, "r"), Column("units", job.one("Units", "Qty"), 36, "r"),
             Column("unit_price", job.one("Rate", "Each", "Unit price"), 56, "r"), Column("code_mod", "HCPCS", 58),
             Column("revenue_code", job.one("Rev", "Rev. code"), 50), Column("description", job.one("Item", "Description of service"), 218),
             Column("day", job.one("Date", "Given on"), 70)]  # fmt: skip
    if job.odds(0.4):
        order = [order[0], order[5], order[1], order[2], order[6], order[3], order[4]]
    if job.fault != "A01" and job.odds(0.3):
        order = [c for c in order if c.role != "unit_price"]
    look = Look(
        face, money, dates, job.one("none", "zebra", "rows", "head"), job.one(12, 13, 14), head_fill=job.one(None, 0.85), pad=4
    )
    word = job.one("Total of items", "TOTAL CHARGES", "Sum of all charges")
    Table(flow, order, look).draw([*lines, Row("total", word, {"charge": charges})])
    flow.skip(10)
    if flow.y < 540:
        flow.page.put(
            flow.left + 4, flow.y + 10, "Doctors, laboratories and anesthesia may bill on their own.", face.plus(-0.5), gray=0.2
        )
