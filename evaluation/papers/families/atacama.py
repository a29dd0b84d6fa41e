"""A paper of the fourth held set."""

from evaluation.papers.parts import account, fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07")

POOL = """
;Emergency Department Visit Level 4;0450;1450-2900;1;o
;CT Scan - Head;0351;1200-2700;1;o
;Laboratory - Chemistry;0301;90-420;1;
;Laboratory - Hematology;0305;60-210;1;
;Laboratory - Urology;0307;35-110;1;
;Diagnostic Imaging - Chest;0324;220-610;1;o
;Pharmacy - General;0250;15-240;1;
;IV Solutions;0258;60-310;1;
;Medical/Surgical Supplies;0270;25-480;1;
;Respiratory Services;0410;80-390;1;o
;EKG/ECG;0730;190-460;1;o
;Ultrasound;0402;420-980;1;o
;Outpatient Clinic Visit;0510;140-420;1;o
;Physical Therapy Evaluation;0424;190-410;1;o
;Observation Hours;0762;700-2600;1;o
;Drugs Requiring Detailed Coding;0636;45-880;1;
"""
HOUSES = ["Mesa Ridge Health", "St. Brannoc Health System", "Tri-Rivers Regional Health", "Highwater University Health"]
PLACES = ["Main Campus Hospital", "North Campus Hospital", "Ridgeview Medical Pavilion", "Eastgate Outpatient Center"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "roboto-condensed", size=(8.75, 9.5))
    money = job.one(Money("$"), Money("$", minus="-x"), Money("$", minus="(x)"))
    dates = job.one("b", "%m/%d/%Y", "m/d/Y")
    house, person, number = r.choice(HOUSES), people.name(), people.number("#########")
    visits, lines, at = [], [], job.date()
    pool = menu(POOL)
    for seat in range(job.some(1, 3)):
        part = job.order(pool, job.some(3, 8), at, 1, modifiers=False)
        for line in part:
            line.section = str(seat)
        lines += part
        visits.append((at, r.choice(PLACES), people.number("3########")))
        at = job.after(at, 6, 40)
    lines = job.plant(lines)
    issued = job.after(visits[-1][0], 30, 75)
    due = job.after(issued, 20, 28)
    target = job.some(0, len(visits) - 1)
    sums = []
    for seat in range(len(visits)):
        mine = [line for line in lines if line.section == str(seat)]
        total = job.total(mine, scope="visit charges") if seat == target else sum(line.money["charge"] for line in mine)
        off = total * job.some(15, 55) // 100
        plan = (total - off) * job.some(30, 85) // 100
        own = min(job.amount(20, 120), (total - off - plan) // 2) if job.odds(0.35) else 0
        job.sum_of("A02", "visit charges", mine, total)
        sums.append((mine, total, off, plan, own))
    charges, off, plan, own = (sum(s[n] for s in sums) for n in (1, 2, 3, 4))
    parts = {"total_charges": charges, "adjustments": off, "insurance_paid": plan, "patient_paid": own,
             "balance": job.balance(charges, off, plan, own)}
    account(job, parts)
    top = job.one("side", "strip")
    phone = people.free_phone()
    words = job.one(("Total charges", "Insurance payments", "Insurance adjustments", "Your payments", "Amount you owe"),
                    ("Hospital charges", "Paid by insurance", "Discounts and adjustments", "Paid by you", "Your balance"),
                    ("Charges", "Insurance paid", "Adjustments", "Patient payments", "Amount due"))
    names = ("total_charges", "insurance_paid", "adjustments", "patient_paid", "balance")

    def head(page):
        pager(book, page, 568, 770, "Page {n} of {m}", face.at(8))
        page.put(44, 770, f"Questions? Call {phone}", face.at(8))
        if page.number > 1:
            page.put(44, 48, house, face.bold().at(11))
            page.put(568, 48, f"Guarantor account {number}", face, "r")
            page.rule(44, 55, 568, 55, 1.2)
            return 74
        page.put(44, 54, house, face.bold().at(20))
        fact(book, page, "provider", house)
        page.put(568, 54, "Patient Statement", face.at(14), "r")
        page.rule(44, 63, 568, 63, 2)
        page.put(44, 96, person, face)
        page.put(44, 108, people.street(), face)
        page.put(44, 120, people.town(), face)
        for row, (label, text, name, value) in enumerate((
                ("Patient", person, "patient", None), ("Guarantor account", number, "account", None),
                ("Statement date", day(issued, dates), "statement_date", issued), ("Payment due", day(due, dates), "due_on", due))):
            pair(book, page, 350, 84 + row * 13, label, 460, text, face, name, value)
        if top == "strip":
            for seat, (label, name) in enumerate(zip(words, names, strict=True)):
                x = 44 + seat * 104.8
                last = name == "balance"
                page.block(x, 152, x + 104.8, 194, fill=0.86 if last else 0.95, line=0.5)
                page.put(x + 52, 166, label, face.at(8), "c")
                cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
                book.cash(page, x + 52, 184, cents, name, (face.bold() if last else face).at(11), money, "c")
                fact(book, page, name, parts[name])
            return 222
        page.block(340, 148, 568, 240, fill=0.93)
        for row, (label, name) in enumerate(zip(words, names, strict=True)):
            used = face.bold().plus(1) if name == "balance" else face
            y = 164 + row * 16
            page.put(350, y, label, used)
            cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
            book.cash(page, 558, y, cents, name, used, money)
            fact(book, page, name, parts[name])
        for row, text in enumerate(("Thank you for choosing us for your care.", "This balance is your responsibility after",
                                    "any insurance payments shown below.", "Pay online, by phone or by mail.")):
            page.put(44, 166 + row * 14, text, face)
        return 264

    flow = Flow(book, head, left=44, right=568, bottom=736)
    apart = job.odds(0.5)
    columns = [Column("day", "Date", 74), Column("description", "Description", 270 if apart else 350), Column("charge", "Charges" if apart else "Amount", 90 if apart else 100, "r")]
    if apart:
        columns.append(Column("paid", job.one("Payments/Adjustments", "Payments and\nAdjustments"), 90, "r"))
    if apart:
        columns[-1].head = "Payments/\nAdjustments"
    look = Look(face, money, dates, job.one("head", "rows", "none"), job.one(13, 14), head_fill=job.one(None, 0.9))
    away = "paid" if apart else "charge"
    said = job.one("Visit balance", "Balance for this visit", "What you owe for this visit")
    for (when, place, visit), (mine, total, less, paid, yours) in zip(visits, sums, strict=True):
        flow.room(110)
        flow.page.block(44, flow.y, 568, flow.y + 17, fill=0.82)
        flow.page.put(49, flow.y + 12, f"{place} - {day(when, dates)}", face.bold())
        flow.page.put(563, flow.y + 12, f"Account {visit}", face, "r")
        flow.skip(18)
        rows = [*mine, Row("subtotal", job.one("Total charges for visit", "Total visit charges"), {"charge": total})]
        rows.append(Row("payment", job.one("Insurance payment", "Insurance payment - primary"), {away: -paid}, job.after(when, 12, 28), bold=False))
        rows.append(Row("adjustment", "Insurance adjustment", {away: -less}, rows[-1].when, bold=False))
        if yours:
            rows.append(Row("payment", "Patient payment", {away: -yours}, when, bold=False))
        left = total - less - paid - yours
        job.sum_of("A03", "visit balance", [], left, plus=[total, -less, -paid, -yours])
        rows.append(Row("subtotal", said, {away: left}))
        Table(flow, columns, look).draw(rows)
        flow.skip(18)
    flow.room(112)
    page, y = flow.page, max(flow.y + 10, 630)
    page.rule(44, y, 568, y, 0.7, dash=(4, 3))
    page.put(306, y + 12, "Detach and return with your payment", face.at(8), "c")
    pair(book, page, 44, y + 34, "Account", 120, number, face)
    pair(book, page, 44, y + 48, "Patient", 120, person, face)
    pair(book, page, 44, y + 62, "Pay by", 120, day(due, dates), face)
    page.put(360, y + 36, words[4], face.bold().plus(1))
    book.cash(page, 560, y + 36, parts["balance"], "balance", face.bold().plus(1), money, copy=True)
    page.put(360, y + 60, "Amount enclosed  $", face)
    page.rule(450, y + 62, 560, y + 62, 0.7)
    page.put(44, y + 84, f"Make checks payable to {house}", face.at(8))
