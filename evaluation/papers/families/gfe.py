"""A good-faith estimate: expected services by provider, an estimate and no bill."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("estimate", {"estimate"})
FAULTS = ("A01", "A02")

POOL = """
45378;Diagnostic colonoscopy;;1100-2900;1;
00812;Anesthesia, lower bowel;;420-1200;1;
88305;Pathology exam of tissue;;110-320;3;
99203;New patient visit;;140-290;1;
29881;Knee arthroscopy with meniscus repair;;2900-7400;1;
01400;Anesthesia, knee;;500-1300;1;
73721;MRI of a joint;;520-1900;1;
97110;Therapeutic exercise;;52-99;8;
99213;Follow-up visit;;90-180;3;
L1833;Knee orthosis, off the shelf;;280-700;1;
59400;Maternity care, all visits and delivery;;3200-6900;1;
76805;Ultrasound in pregnancy;;190-460;2;
80055;Prenatal blood panel;;60-200;1;
"""
HOUSES = ["Wrenfield Surgery Center", "Applegate Clinic", "Cinder Cone Ambulatory"]
OTHERS = ["Slate Valley Anesthesia", "Toma Pathology", "Riverwalk Rehab"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "roboto-condensed", "helvetica", size=(9, 10))
    money = job.one(Money("$"), Money("$"), Money(""))
    dates = job.one("%m/%d/%Y", "B")
    when = job.date()
    planned = job.after(when, 5, 40)
    lines = job.plant(job.order(menu(POOL), job.some(4, 11), planned, 1, modifiers=False))
    person = people.name()
    makers = [r.choice(HOUSES), *r.sample(OTHERS, job.some(0, 2))]
    for line in lines:
        line.section = r.choice(makers)
    lines.sort(key=lambda line: makers.index(line.section))
    makers = [m for m in makers if any(line.section == m for line in lines)]
    number = people.number("GFE-######")

    def head(page):
        page.put(306, 48, "Good Faith Estimate for Health Care Items and Services" if page.number == 1 else "Good Faith Estimate (continued)", face.bold().at(14), "c")
        pager(book, page, 560, 768, "Page {n} of {m}", face.at(8))
        if page.number > 1:
            return 70
        for at, (label, value, name, real) in enumerate((("Patient", person, "patient", None), ("Date of birth", f"{job.some(1, 12)}/{job.some(1, 28)}/{job.some(1950, 2010)}", None, None),
                                                         ("Estimate number", number, "account", None), ("Date of estimate", day(when, dates), "statement_date", when),
                                                         ("Planned date of service", day(planned, dates), None, None), ("Diagnosis", job.one("Z12.11", "M23.221", "O09.90"), None, None))):
            x, y = 52 + (at % 2) * 256, 76 + (at // 2) * 26
            page.block(x, y, x + 256, y + 26, line=0.5)
            page.put(x + 4, y + 9, label, face.at(7))
            pair(book, page, 0, y + 21, "", x + 4, value, face, name, real)
        fact(book, page, "provider", makers[0])
        return 168

    flow = Flow(book, head, left=52, right=564)
    columns = [Column("description", job.one("Service or item", "Details of services"), 202), Column("code", job.one("Service code", "CPT/HCPCS"), 70), Column("units", job.one("Quantity", "Qty"), 54, "r")]
    columns += [Column("unit_price", job.one("Cost each", "Price per unit"), 86, "r"), Column("charge", job.one("Expected cost", "Estimated charge"), 100, "r")]
    look = Look(face, money, dates, job.one("grid", "rows", "zebra"), job.one(14, 16), head_fill=0.88)
    rows, totals = [], {}
    bad = r.choice(makers) if job.fault == "A02" and len(makers) > 1 and job.odds(0.5) else None
    for name in makers:
        mine = [line for line in lines if line.section == name]
        totals[name] = job.total(mine, scope="provider's total") if name == bad else sum(line.money["charge"] for line in mine)
        if len(makers) > 1:
            job.sum_of("A02", f"subtotal {name}", mine, totals[name])
            rows += [Row("heading", name), *mine, Row("subtotal", f"Expected charges from {name}", {"charge": totals[name]})]
        else:
            rows += mine
    total = sum(totals.values()) if bad else job.total(lines, scope="total")
    if bad:
        job.sum_of("A02", "total of the providers", [], total, plus=totals.values())
    else:
        job.sum_of("A02", "total", lines, total)
    rows.append(Row("total", job.one("Total expected charges", "TOTAL ESTIMATED COST"), {"charge": total}))
    Table(flow, columns, look).draw(rows)
    for line in lines:
        line.day = planned
        line.shown.add("day")
    fact(book, flow.page, "total_charges", total)
    flow.room(120)
    flow.skip(20)
    flow.page.put(52, flow.y, "Disclaimer", face.bold().plus(1))
    book.say(flow.page, 52, flow.y + 15, 508, [
        "This estimate is not a bill. It shows the costs that are reasonably expected for your care and is based on what is known today. If you are billed ",
        (40000, "law", Money("$")), " or more above this estimate, you have the right to dispute the bill within 120 days of its date. A small fee (",
        (2500, "law", Money("$")), ") applies. This is no contract and does not oblige you to have these services here."], face)
