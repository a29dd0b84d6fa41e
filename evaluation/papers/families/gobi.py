"""A paper of the fourth held set."""

from evaluation.papers.parts import account, fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07")

POOL = """
80053;COMPREHENSIVE METAB PANEL;;48-160;1;
85025;CBC W/ DIFF, AUTOMATED;;28-95;1;
80061;LIPID PANEL;;45-150;1;
84443;TSH;;60-190;1;
83036;HEMOGLOBIN A1C;;38-110;1;
82306;VITAMIN D 25-HYDROXY;;120-320;1;
82728;FERRITIN;;50-150;1;
83540;IRON;;25-80;1;
84153;PSA, TOTAL;;70-190;1;
87086;URINE CULTURE;;35-120;1;
81001;URINALYSIS W/ MICROSCOPY;;18-60;1;
36415;VENIPUNCTURE;;8-26;1;o
82607;VITAMIN B-12;;55-160;1;
86140;C-REACTIVE PROTEIN;;30-95;1;
87591;GC DNA AMPLIFIED PROBE;;90-240;1;
88142;PAP, THIN LAYER;;70-190;1;o
84439;FREE T4;;40-130;1;
"""
HOUSES = ["Corbel Reference Laboratories", "Halyard Clinical Lab, Inc.", "Northline Diagnostics", "PrairieStar Laboratories LLC"]
PAYERS = ["BLUEMESA PPO", "CORVANE HEALTH", "MEDICARE PART B", "UNITY PRAIRIE"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "archivo-narrow", "cousine", size=(8.0, 9.0))
    if face.name == "cousine":
        face = face.at(7.75)
    money = job.one(Money("$"), Money("", minus="-x"), Money("$", minus="x-"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y")
    house, person, payer = r.choice(HOUSES), people.name(job.one("UPPER", "LAST, FIRST")), r.choice(PAYERS)
    first = job.date()
    lines = job.order(menu(POOL), job.some(3, 13), first, job.one(1, 1, 2), modifiers=False)
    issued = job.after(first, 18, 60)
    due = job.after(issued, 21, 30)
    number, lab = people.number("##########"), people.number("@@#######")
    wide = job.odds(0.7) and job.fault != "A02"
    roles = ("charge", "discount", "paid", "patient_owes")
    for line in lines:
        charge = line.money["charge"]
        off = charge * job.some(35, 80) // 100
        paid = 0 if job.odds(0.3) else (charge - off) * job.one(80, 60, 100) // 100
        line.money |= {"discount": off, "paid": paid, "patient_owes": charge - off - paid}
    if not any(line.money["patient_owes"] for line in lines):
        lines[0].money["patient_owes"], lines[0].money["paid"] = lines[0].money["paid"], 0
    lines = job.plant(lines)
    doctor = people.doctor()
    lines_of = [people.street(), people.town()]
    boxed = job.odds(0.5)
    title = job.one("LABORATORY INVOICE", "Invoice", "Bill for Laboratory Services")

    def head(page):
        pager(book, page, 306, 772, "Page {n} of {m}", face.at(7.5), "c")
        page.put(40, 50, house, face.bold().at(15))
        page.put(572, 50, title, face.bold().at(12), "r")
        if page.number > 1:
            page.put(572, 64, f"Invoice {number}", face, "r")
            return 84
        fact(book, page, "provider", house)
        for row, text in enumerate((*lines_of, "Federal tax ID " + people.number("##-#######"))):
            page.put(40, 63 + row * 10, text, face.at(7.5))
        left = (("Patient", person, "patient", None), ("Ordering provider", doctor, None, None), ("Insurance billed", payer, None, None), ("Lab reference", lab, None, None))
        right = (("Invoice number", number, "account", None), ("Invoice date", day(issued, dates), "statement_date", issued),
                 ("Due date", day(due, dates), "due_on", due))
        if boxed:
            page.block(40, 104, 300, 168, line=0.6)
            page.block(312, 104, 572, 168, line=0.6)
        for x, group in ((48, left), (320, right)):
            for row, (label, text, name, value) in enumerate(group):
                pair(book, page, x, 118 + row * 13, label + ":", x + 100, text, face, name, value)
        return 188

    flow = Flow(book, head, left=40, right=572, bottom=730)
    if wide:
        names = job.one(("Charge", "Insurance\nDiscount", "Insurance\nPaid", "Patient\nOwes"), ("Lab Fee", "Plan Adj.", "Plan Paid", "You Owe"),
                        ("Billed\nAmount", "Allowance\nAdjustment", "Carrier\nPayment", "Patient\nAmount"))
        columns = [Column("day", "Service\nDate", 62), Column("code", "CPT", 40), Column("description", job.one("Test", "Test Description"), 174),
                   *(Column(role, name, 64, "r") for role, name in zip(roles, names, strict=True))]
    else:
        columns = [Column("day", "Date", 74), Column("code", job.one("CPT Code", "Proc Code"), 64), Column("description", job.one("Test Performed", "Description"), 264),
                   Column("units", "Qty", 40, "r"), Column("charge", job.one("Amount", "Charge"), 90, "r")]
    look = Look(face, money, dates, job.one("rows", "zebra", "grid", "head"), job.one(13, 14, 15.5), head_fill=job.one(None, 0.88, 0.93))
    table = Table(flow, columns, look)
    if not wide:
        table.draw(lines)
        total = job.total(lines, scope="total charges")
        job.sum_of("A02", "total charges", lines, total)
        flow.room(110)
        flow.skip(8)
        words = [("total_charges", job.one("Total charges", "Total lab fees")), ("adjustments", "Insurance discount"), ("insurance_paid", f"Paid by {payer}"),
                 ("patient_paid", "Payments received"), ("balance", job.one("AMOUNT DUE", "Please pay", "Balance due"))]
        parts = settle(job, total, adjust=(20, 60), insure=(20, 80), odds=(0.8, 0.8, 0.25))
        ladder(job, flow, parts, words, job.one(330, 380), 572, face.plus(0.5), money, pitch=14.5)
        flow.skip(20)
    else:
        printed = {role: sum(line.money[role] for line in lines) for role in roles}
        for role in roles:
            job.sum_of("A02", f"total {role}", lines, printed[role], role)
        off, paid = printed["discount"], printed["paid"]
        left = job.balance(printed["charge"], off, paid)
        account(job, {"total_charges": printed["charge"], "adjustments": off, "insurance_paid": paid, "balance": left})
        table.draw([*lines, Row("total", job.one("Totals", "TOTAL", "Invoice total"), printed)])
        for name, role in (("total_charges", "charge"), ("adjustments", "discount"), ("insurance_paid", "paid")):
            fact(book, flow.page, name, printed[role])
        flow.room(80)
        flow.skip(14)
        flow.page.block(372, flow.y, 572, flow.y + 24, fill=0.9, line=0.7)
        flow.page.put(380, flow.y + 16, job.one("PLEASE PAY THIS AMOUNT", "Amount due"), face.bold())
        book.cash(flow.page, 564, flow.y + 16, left, "balance", face.bold().plus(1), money.full())
        fact(book, flow.page, "balance", left)
        flow.skip(44)
    flow.room(50)
    for text in ("Your physician asked us to perform the tests above. This bill is separate from your doctor's bill.",
                 f"We billed {payer} first. Questions about coverage: call your plan.",
                 "To pay or to give us other insurance, call " + people.free_phone() + " with your invoice number."):
        flow.page.put(40, flow.y, text, face.at(8 if face.name != "cousine" else 7.25))
        flow.skip(12)
