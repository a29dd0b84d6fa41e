"""Held. A family's account at one practice: visits of one or more members, receipts under the visit they belong to, columns of their own."""

from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A02", "A03", "A03", "A07", "A08")
TWINS = True  # two children may have the same vaccine on the same day

CHILD = """
99392;Well child, age 1 to 4;;120-230;1;o
99393;Well child, age 5 to 11;;125-240;1;o
99213;Sick visit, established;;95-180;1;o
99214;Sick visit, longer;;140-250;1;o
90460;Vaccine counseling, first part;;22-48;1;o
90461;Vaccine counseling, other parts;;12-30;3;
90707;Measles mumps rubella vaccine;;70-130;1;o
90716;Chickenpox vaccine;;110-190;1;o
90700;Diphtheria tetanus pertussis;;28-66;1;o
90685;Flu vaccine, child dose;;24-48;1;o
87880;Strep swab;;20-50;1;o
92551;Hearing screen;;14-40;1;o
99173;Vision chart;;8-25;1;o
83655;Lead level;;16-44;1;o
85018;Hemoglobin fingerstick;;8-26;1;o
96110;Development questionnaire;;12-38;2;
69210;Ear wax removal;;48-110;1;m
94760;Oxygen level;;6-20;1;o
"""
GROWN = """
99213;Office visit, short;;95-180;1;o
99214;Office visit, longer;;140-250;1;o
99395;Yearly exam 18-39;;150-270;1;o
G0402;Welcome visit;;150-280;1;o
80053;Chemistry panel;;25-90;1;o
85025;Blood count;;18-60;1;o
83036;Sugar average;;18-62;1;o
36415;Venipuncture;;8-22;1;o
93000;Heart tracing;;40-98;1;o
90656;Flu vaccine;;26-52;1;o
90471;Vaccine given;;20-44;1;o
17000;Freezing of a skin spot;;80-160;1;o
81002;Urine test;;7-22;1;o
"""
OTHERWISE = {"99213": "OV EST LOW", "99214": "OV EST MODERATE", "99392": "PREVENTIVE 1-4 YRS", "99393": "PREVENTIVE 5-11 YRS", "87880": "STREP A RAPID", "92551": "AUDIO SCREEN", "80053": "CMP", "93000": "EKG WITH REPORT", "85025": "CBC AUTO"}
HOUSES = {"child": ["Puddle Jumper Pediatrics", "Drs. Thibodeau, Okonjo & Vance, Pediatrics", "Little Larch Children's Clinic", "Maple & Main Family Medicine"], "grown": ["Maple & Main Family Medicine", "Orchard Gap Family Practice", "Canal Street Family Doctors"]}
PAYERS = ["Cigma Choice", "BlueMesa", "Corvane Health", "State Kids Plan", "Aurelia PPO"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "helvetica", "roboto-condensed", "archivo-narrow", size=(8.25, 9.25))
    money = job.one(Money("", minus="-x"), Money("$", minus="-x"), Money("", minus="(x)"), Money("", minus="x CR"))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "m/d/Y", "%m-%d-%Y")
    holder = people.name()
    sort = job.one("child", "child", "grown")
    last = holder.split()[-1]
    firsts = list(dict.fromkeys(people.name().split()[0] for _ in range(6)))[:job.one(1, 2, 2, 3)]
    members = [f"{name} {last}" for name in firsts] if sort == "child" else [holder, *(f"{name} {last}" for name in firsts[1:])]
    visits = _visits(job, sort, members)
    lines = job.plant([line for visit in visits for line in visit["lines"]], OTHERWISE)
    for visit in visits:
        visit["lines"] = [line for line in lines if line.section == visit["key"]]
    sums = {name: sum(x.money["charge"] for v in visits if v["who"] == name for x in v["lines"]) for name in members}
    sums = {name: cents for name, cents in sums.items() if cents}
    members = list(sums)
    mode = job.one("bands", "column", "heads") if len(members) > 1 else job.one("column", "heads", "plain")
    bad = r.choice(members) if mode == "bands" and job.fault == "A02" and job.odds(0.6) else None
    if mode == "bands":
        for name in members:
            mine = [x for v in visits if v["who"] == name for x in v["lines"]]
            sums[name] = job.total(mine, scope="member's charges") if name == bad else sums[name]
            job.sum_of("A02", f"charges of {name}", mine, sums[name])
    total = sum(sums.values()) if bad else job.total(lines, scope="total charges")
    job.sum_of("A02", "total charges", [] if bad else lines, total, plus=sums.values() if bad else ())
    dues = mode != "bands" and job.fault not in ("A02", "A03") and job.odds(0.5)
    house, number = r.choice(HOUSES[sort]), people.number(job.one("#####", "F-####", "######.1"))
    issued = job.after(max(v["last"] for v in visits), 3, 25)
    due = job.after(issued, 14, 30)
    apart = job.odds(0.6)  # a column for every kind of receipt
    rows, got = _rows(job, visits, members, mode, apart, dues, sums)
    previous = job.amount(10, 260) if job.odds(0.35) else 0
    if job.fault == "A03" and not sum(got.values()) + previous:
        previous = job.amount(10, 260)
    left = job.balance(total, got["discount"], got["paid"], got["patient_paid"], previous)
    parts = {"previous_balance": previous, "total_charges": total, "adjustments": got["discount"], "insurance_paid": got["paid"], "patient_paid": got["patient_paid"], "balance": left}
    account(job, parts)
    home, street, town = [people.street(), people.town(), people.phone()], people.street(), people.town()
    title = job.one("Family statement", "STATEMENT", "Account statement", "Statement of family account")
    tags = job.one(("Account holder", "Account", "Date", "Due"), ("GUARANTOR", "GUAR. ID", "STMT DATE", "DUE DATE"), ("Responsible party", "Family account no.", "Statement date", "Pay by"))
    foot = job.one("Page {n} of {m}", "{n}/{m}", "Statement page {n}")

    def head(page):
        pager(book, page, 572, 776, foot, face.at(7), "r")
        if page.number > 1:
            page.put(40, 40, f"{title}  {number}", face.bold())
            page.put(572, 40, house, face, "r")
            return 50
        page.put(572, 46, house, face.bold().at(14), "r")
        page.put(572, 58, ", ".join(home), face.at(8), "r")
        page.put(40, 46, title, face.bold().at(12))
        for at, text in enumerate((holder, street, town)):
            page.put(40, 76 + at * 11.5, text, face.plus(0.5))
        page.block(356, 66, 572, 106, fill=0.92)
        for at, (label, value, name, real) in enumerate(((tags[1], number, "account", None), (tags[2], day(issued, dates), "statement_date", issued), (tags[3], day(due, dates), "due_on", due))):
            page.put(364, 78 + at * 11.5, label, face.bold())
            page.put(564, 78 + at * 11.5, value, face, "r")
            fact(book, page, name, value if real is None else real)
        page.put(40, 122, f"{tags[0]}: {holder}", face)
        fact(book, page, "provider", house)
        if len(members) == 1:
            page.put(572, 122, f"Patient: {members[0]}", face, "r")
            fact(book, page, "patient", members[0])
        return 132

    flow = Flow(book, head, left=40, right=572, bottom=746)
    look = Look(face, money, dates, job.one("head", "rows", "none", "zebra", "columns" if mode in ("column", "plain") else "head"), job.one(11.5, 12.5, 13.5), head_fill=job.one(None, 0.85), pad=2.5, head_face=face.bold().plus(-0.5))
    Table(flow, _columns(job, mode, apart, dues, dates), look).draw([*rows, _total(job, total, got, apart)])
    for line in lines:  # where it is printed once for a visit
        line.shown.add("day")
    _foot(job, flow, face, money.full(), parts, house, holder, number, day(due, dates))


def _visits(job, sort, members):
    """Visits in the order of their days; brothers and sisters may come together."""
    r, out, when = job.r, [], job.date((2023, 2025))
    pool = menu(CHILD if sort == "child" else GROWN)
    for service in pool:
        service.price = job.amount(service.low / 100, service.high / 100)
    doctors = [job.people.doctor() for _ in range(2)]
    payer, had = r.choice(PAYERS), set()
    for at in range(job.some(2, 8)):
        coming = r.sample(members, job.some(2, len(members)) if len(members) > 1 and job.odds(0.3) else 1)
        for name in coming:
            mine = [pool[i] for i in (0, 2)] if sort == "child" else [pool[0], pool[1]]
            kept = [s for s in pool if s not in pool[:4 if sort == "child" else 2]]
            first = r.choice(mine)
            more = job.order(kept, job.some(1, 6), when, 1, modifiers=False) if job.odds(0.75) else []
            more = [line for line in more if not (line.flags == "o" and line.code[0] in "9G" and (name, line.code) in had)]  # a vaccine or a yearly thing once
            had |= {(name, line.code) for line in more}
            lines = [job.line(first, when, 1), *more]
            for line in lines:
                line.section = f"{at}/{name}"
            out.append({"key": f"{at}/{name}", "who": name, "day": when, "lines": lines, "doctor": r.choice(doctors), "payer": payer, "last": when})
        if len(coming) > 1 and {x.code for x in out[-1]["lines"]} & {x.code for x in out[-2]["lines"]} and "two members with the same service on the same day" not in job.looks:
            job.looks.append("two members with the same service on the same day")
        when = job.after(when, 12, 70)
    return out


def _rows(job, visits, members, mode, apart, dues, sums):
    """Charges and, under each visit, what came in for it."""
    got = {"paid": 0, "discount": 0, "patient_paid": 0}
    plan_words, cut_words, own_words = job.one("{} payment", "Check from {}", "{} paid claim"), job.one("{} allowance", "Adjust per contract", "Not billable to you"), job.one("Copay at visit", "Your card payment", "Payment received, thank you")
    due_words, sum_words, band, head, unsigned = job.one("Visit balance", "You owe for this visit", "Balance of visit"), job.one("Charges for {}", "{} - total charges"), job.one("{}", "Patient: {}", "Services for {}"), job.one("{day}  {who} - seen by {doctor}", "{who}, {day}, {doctor}", "Visit of {day} ({who})"), apart and job.odds(0.6)
    sign, dates = (1 if unsigned else -1), job.one("%m/%d/%Y", "b")

    def of(visit, fresh):
        out = []
        for at, line in enumerate(visit["lines"]):
            line.extra |= {"first": at == 0, "who": visit["who"].split()[0]}
            out.append(line)
        asked = sum(line.money["charge"] for line in visit["lines"])
        spent = 0
        own = min(asked, job.one(1500, 2000, 2500, 3000, 4000)) if job.odds(0.4) else 0
        if not fresh or job.odds(0.6):
            cut = asked * job.some(8, 45) // 100
            plan = max(0, (asked - cut - own) * job.one(60, 80, 90, 100) // 100)
        else:
            cut = plan = 0
        for role, kind, cents, words, moment in (("patient_paid", "payment", own, own_words, visit["day"]), ("paid", "payment", plan, plan_words.format(visit["payer"]), job.after(visit["day"], 2, 9)), ("discount", "adjustment", cut, cut_words.format(visit["payer"]), job.after(visit["day"], 10, 11))):
            cents = min(cents, asked - spent)
            if not cents:
                continue
            spent += cents
            got[role] += cents
            visit["last"] = max(visit["last"], moment)
            out.append(Row(kind, words, {role if apart else "paid": sign * cents}, moment, bold=False))
        if dues:
            out.append(Row("subtotal", due_words, {"patient_owes": asked - spent}))
        return out

    rows = []
    if mode == "bands":
        for name in members:
            rows.append(Row("heading", band.format(name)))
            mine = [v for v in visits if v["who"] == name]
            for visit in mine:
                rows += of(visit, visit is mine[-1])
            rows.append(Row("subtotal", sum_words.format(name.split()[0]), {"charge": sums[name]}))
        return rows, got
    for visit in visits:
        if mode == "heads":
            rows.append(Row("heading", head.format(day=day(visit["day"], dates), who=visit["who"], doctor=visit["doctor"])))
        rows += of(visit, visit is visits[-1])
    return rows, got


def _columns(job, mode, apart, dues, dates):
    ditto = mode != "bands" and job.odds(0.5)
    shown = (lambda line: (day(line.day, dates) if line.extra["first"] else "", ["day"])) if ditto else None
    columns = [Column("day", job.one("Date", "DATE", "Date of svc"), 56, show=shown)]
    if mode == "column":
        columns.append(Column("who", job.one("For", "Patient", "Member"), 58))
    words = Column("description", job.one("Description", "Service or receipt", "ACTIVITY"), 0)
    code = Column("code_mod", job.one("Code", "CPT", "Proc"), 48)
    columns += [words, code] if job.odds(0.5) else [code, words]
    columns.append(Column("charge", job.one("Charges", "Fee", "CHARGE"), 58, "r"))
    if apart:
        columns += [Column("paid", job.one("Plan paid", "Insurance", "INS PAID"), 58, "r"), Column("discount", job.one("Adjust", "Adj.", "WRITE-OFF"), 58, "r"), Column("patient_paid", job.one("You paid", "Family paid", "PT PAID"), 58, "r")]
    else:
        columns.append(Column("paid", job.one("Receipts", "Credits", "PAID / ADJ"), 66, "r"))
    if dues:
        columns.append(Column("patient_owes", job.one("Due", "You owe", "BALANCE"), 58, "r"))
    words.width = 532 - sum(c.width for c in columns)
    return columns


def _total(job, total, got, apart):
    sums = {"charge": total}
    if apart:
        sums |= got
    return Row("total", job.one("Totals", "Total activity", "ALL VISITS"), sums)


def _foot(job, flow, face, money, parts, house, holder, number, due):
    """The account in words and figures, then a slip for a card."""
    book = job.book
    flow.room(112)
    flow.skip(12)
    labels = [("previous_balance", job.one("Balance on last statement", "Brought forward")), ("total_charges", job.one("Charges on this statement", "New services", "Total charges")), ("insurance_paid", job.one("Paid by insurance", "Plan payments")),
              ("adjustments", job.one("Adjustments", "Contract reductions")), ("patient_paid", job.one("Paid by family", "Your payments")), ("balance", job.one("Family balance", "PLEASE PAY", "Account balance"))]
    labels = [(name, text) for name, text in labels if parts[name] or name in ("total_charges", "balance")]
    side = job.one(40, 330)
    flow.page.block(side, flow.y, side + 242, flow.y + 10 + 13.5 * len(labels), fill=0.94, line=0.5)
    for at, (name, text) in enumerate(labels):
        used = face.bold().plus(0.5) if name == "balance" else face
        y = flow.y + 14 + at * 13.5
        flow.page.put(side + 8, y, text, used)
        cash_fact(book, flow.page, side + 234, y, -parts[name] if name in ("adjustments", "insurance_paid", "patient_paid") else parts[name], name, used, money)
    book.say(flow.page, 300 if side == 40 else 40, flow.y + 14, 260, [job.one("Receipts are printed under the visit they were for. Accounts past 60 days may be sent a second notice.", "Please bring every insurance card to each visit.",
                                                                     "Thank you for trusting us with your family.")], face.at(8))
    flow.skip(20 + 13.5 * len(labels))
    if not job.odds(0.7):
        return
    if flow.y > 640:
        flow.turn()
    page = flow.page
    page.rule(24, 652, 588, 652, 0.6, dash=(2, 3))
    page.put(306, 649, job.one("Keep the part above", "Please return this part with your payment", "Cut along the dots"), face.at(7), "c")
    for at, text in enumerate((house, f"Account {number}", holder)):
        page.put(40, 674 + at * 12, text, face)
    for at, text in enumerate(("Card number", "Expires", "Name on card", "Signature")):
        x, y = 250 + (at % 2) * 100, 676 + (at // 2) * 30
        page.rule(x, y, x + 92, y, 0.5)
        page.put(x, y + 8, text, face.at(6.5))
    page.block(462, 664, 572, 722, line=0.8)
    page.put(468, 677, job.one("Due " + due, "By " + due), face.at(8))
    page.put(468, 692, job.one("Balance", "Amount due", "Pay"), face.bold())
    book.cash(page, 566, 692, parts["balance"], "balance", face.bold(), money, copy=True)
    page.put(468, 712, "Paying $ ________", face)
