"""A paper of the fourth held set."""

from evaluation.papers.families.held_tools import Entry, Other
from evaluation.papers.parts import account, fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07", "A03")

POOL = """
72148;MRI lumbar spine without contrast;;820-2100;1;o
70553;MRI brain without and with contrast;;1200-2900;1;o
71046;X-ray chest 2 views;;70-260;1;o
74177;CT abdomen and pelvis with contrast;;900-2400;1;o
76700;Ultrasound abdomen complete;;240-620;1;o
77067;Screening mammogram, both breasts;;210-480;1;o
77080;Bone density (DXA), axial skeleton;;140-380;1;o
73721;MRI knee without contrast;;700-1700;1;o
76856;Ultrasound pelvis complete;;220-540;1;o
73630;X-ray foot 3 views;;60-190;1;o
93306;Echocardiogram complete;;620-1500;1;o
Q9967;Low osmolar contrast per ml;;90-260;1;
70450;CT head without contrast;;480-1250;1;o
"""
HOUSES = ["Beacon Point Imaging", "Clearfield Radiology Associates, P.A.", "Open Harbor MRI & Imaging Center", "Valley Oak Radiologists"]
PAYERS = ["BlueMesa PPO", "Corvane Health", "Medicare", "Sentry Choice", "Unity Prairie"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("helvetica", "tinos", "roboto-condensed", "times", size=(9.0, 10.0))
    money = job.one(Money("$"), Money("", minus="-x"), Money("$", minus="(x)"), Money("", minus="x-"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "m/d/Y")
    house, person, payer = r.choice(HOUSES), people.name(), r.choice(PAYERS)
    first = job.date()
    lines = job.plant(job.order(menu(POOL), job.some(2, 7), first, job.one(1, 2, 12), modifiers=False))
    if job.odds(0.4) and job.fault != "A07":
        for line in lines:
            if line.code[0] == "7":
                line.modifiers = ["26"]
    issued, number = job.after(lines[-1].day, 25, 70), people.number(job.one("######", "VO-#####", "##-######"))
    due = job.after(issued, 15, 30)
    doctor, reader = people.doctor(), people.name() + ", MD"
    where = [people.street(), people.town(), people.phone()]
    centred = job.odds(0.4)
    cents_at = 560
    total = job.total(lines, scope="total charges")
    job.sum_of("A02", "total charges", lines, total)
    parts = {"total_charges": total, "adjustments": 0, "insurance_paid": 0, "patient_paid": 0}
    takes = []
    for line in lines:
        charge = line.money["charge"]
        off = charge * job.some(20, 60) // 100
        paid = (charge - off) * job.one(0, 80, 70, 100, 50) // 100
        own = min(charge - off - paid, job.one(0, 0, 0, 2500, 4000))
        takes.append((off, paid, own))
    if all(sum(t) == line.money["charge"] for t, line in zip(takes, lines, strict=True)):
        takes[0] = (takes[0][0], takes[0][1] // 2, 0)
    for name, at in (("adjustments", 0), ("insurance_paid", 1), ("patient_paid", 2)):
        parts[name] = sum(t[at] for t in takes)
    parts["balance"] = job.balance(total, parts["adjustments"], parts["insurance_paid"], parts["patient_paid"])
    account(job, parts)
    due_words = job.one("Amount due", "BALANCE DUE", "Pay this amount")

    def head(page):
        pager(book, page, 566, 772, "Page {n} of {m}", face.at(8))
        if page.number > 1:
            page.put(46, 50, house, face.bold())
            page.put(566, 50, f"Account {number}", face, "r")
            page.rule(46, 56, 566, 56, 0.7)
            return 72
        fact(book, page, "provider", house)
        if centred:
            page.put(306, 50, house, face.bold().at(17), "c")
            page.put(306, 64, ", ".join(where[:2]), face.at(8.5), "c")
            page.put(306, 75, "Billing office " + where[2], face.at(8.5), "c")
        else:
            page.put(46, 50, house, face.bold().at(15))
            for row, text in enumerate(where):
                page.put(46, 62 + row * 11, text, face.at(8.5))
            page.put(566, 50, "STATEMENT", face.bold().at(13), "r")
        page.rule(46, 100, 566, 100, 1)
        pair(book, page, 46, 116, "Patient:", 120, person, face, "patient")
        pair(book, page, 46, 130, "Account:", 120, number, face, "account")
        pair(book, page, 46, 144, "Referred by:", 120, doctor, face)
        pair(book, page, 350, 116, "Statement date:", 450, day(issued, dates), face, "statement_date", issued)
        pair(book, page, 350, 130, "Due date:", 450, day(due, dates), face, "due_on", due)
        pair(book, page, 350, 144, "Insurance:", 450, payer, face)
        page.block(46, 158, 566, 174, fill=0.88)
        for x, text, side in ((50, "Date", "l"), (122, "Procedure", "l"), (190, "Description", "l"), (cents_at, "Amount", "r")):
            page.put(x, 169, text, face.bold(), side)
        return 178

    flow = Flow(book, head, left=46, right=566, bottom=728)
    other = Other(flow, face, money)
    words = job.one((f"{payer} payment", f"{payer} adjustment", "Patient payment"), ("Insurance payment", "Contractual adjustment", "Copay paid at visit"),
                    ("Ins Pmt", "Ins Adj", "Pt Pmt"))
    tell_left = job.odds(0.65) and job.fault != "A02"
    read = job.odds(0.5)
    for line, (off, paid, own) in zip(lines, takes, strict=True):
        flow.room(78)
        entry = Entry(flow, line, face, money)
        entry.text(50, 12, day(line.day, dates), "day")
        entry.text(122, 12, "-".join([line.code, *line.modifiers]), "code", "modifiers")
        entry.words(190, 12, 280)
        entry.cash(cents_at, 12, "charge")
        if read:
            flow.page.put(190, flow.y + 23, f"Read by {reader}", face.at(8), gray=0.25)
        entry.close(27 if read else 16)
        when = job.after(line.day, 14, 24)
        for words_at, (kind, cents) in enumerate((("payment", paid), ("adjustment", off), ("payment", own))):
            if cents:
                if words_at < 2:
                    flow.page.put(122, flow.y + 6.5 + face.size * 0.34, day(when, dates), face)
                other.put(kind, words[words_at], {"paid": (cents_at, -cents)}, 190, 13, when=when if words_at < 2 else None)
        if tell_left:
            left = line.money["charge"] - off - paid - own
            job.sum_of("A03", "exam balance", [line], left, plus=[-off, -paid, -own])
            other.put("subtotal", job.one("Balance", "Balance for this exam"), {"patient_owes": (cents_at, left)}, 190, 14, bold=True)
        flow.page.rule(46, flow.y + 2, 566, flow.y + 2, 0.4, 0.5)
        flow.skip(6)
    flow.room(110)
    flow.skip(10)
    for name, label in (("total_charges", "Total charges"), ("insurance_paid", "Total insurance payments"), ("adjustments", "Total adjustments"),
                        ("patient_paid", "Total patient payments"), ("balance", due_words)):
        if not parts[name] and name != "balance":
            continue
        used = face.bold().plus(1) if name == "balance" else face
        if name == "balance":
            flow.page.rule(340, flow.y - 10, 566, flow.y - 10, 0.8)
            flow.skip(3)
        flow.page.put(345, flow.y, label, used)
        cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
        book.cash(flow.page, cents_at, flow.y, cents, name, used, money.full() if name == "balance" else money)
        fact(book, flow.page, name, parts[name])
        flow.skip(14)
    flow.room(30)
    flow.skip(10)
    flow.page.put(46, flow.y, "Payment is due on receipt. Please write your account number on your check.", face.at(8.5))
