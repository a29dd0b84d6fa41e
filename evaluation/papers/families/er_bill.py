"""An emergency room bill: one night, revenue and procedure codes, a discount in brackets that explains the total."""

from evaluation.papers.parts import account, cash_fact, fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07", "A08")

POOL = """
99284;EMERGENCY DEPT VISIT LVL 4;0450;1150-2600;1;o
99285;EMERGENCY DEPT VISIT LVL 5;0450;1900-4200;1;o
96360;HYDRATION IV INFUSION INIT;0260;280-620;1;o
96361;HYDRATION IV EACH ADDL HR;0260;90-240;3;
96375;IV PUSH NEW DRUG;0260;160-390;3;
12002;LACERATION REPAIR 2.6-7.5 CM;0450;420-980;1;o
29125;SHORT ARM SPLINT;0450;260-590;1;om
73110;XRAY WRIST 3+ VIEWS;0320;220-510;1;om
70486;CT FACIAL BONES;0351;1800-3300;1;o
72125;CT CERVICAL SPINE;0352;1900-3900;1;o
93005;ECG;0730;180-420;1;
84484;TROPONIN;0301;120-310;2;
80053;COMP METABOLIC PNL;0301;140-390;1;
85025;CBC;0305;70-210;1;
36415;VENIPUNCTURE;0300;20-55;1;
90715;TDAP VACCINE;0636;70-160;1;o
90471;IMMUNIZATION ADMIN;0771;60-130;1;
J2405;ONDANSETRON 1 MG;0636;8-26;4;
J1885;KETOROLAC 15 MG;0636;21-70;2;
J7040;SALINE 500 ML;0258;60-190;2;
;IBUPROFEN 600 MG TAB;0250;3-16;2;
;CRUTCHES PAIR;0270;80-240;1;
"""
OTHERWISE = {"70486": "CT MAXILLOFACIAL NO CONTRAST", "72125": "CT C-SPINE W/O DYE", "99284": "ER LEVEL IV FACILITY", "99285": "ER LEVEL V FACILITY"}
HOUSES = ["Ridgeway Emergency & Trauma Center", "Bayou Light Hospital ER", "Northgate Freestanding Emergency", "Prairie Lights Hospital"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "roboto-condensed", "helvetica", size=(8.25, 9.5))
    money = job.one(Money("$", minus="(x)"), Money("$", minus="-x"), Money("", minus="(x)"), Money("$", minus="x CR"))
    dates = job.one("%m/%d/%Y", "b", "%m-%d-%y")
    when = job.date()
    pool = menu(POOL)
    drop = {"99285" if job.odds(0.5) else "99284"}
    lines = job.order([s for s in pool if s.code not in drop], job.some(7, 17), when, 1)
    visit = next((s for s in pool if s.code.startswith("9928") and s.code not in drop), None)
    if not any(line.code == visit.code for line in lines):
        visit.price = visit.price or job.amount(visit.low / 100, visit.high / 100)
        lines.insert(0, job.line(visit, when, 1))
    if job.odds(0.35):
        lines = job.zero(lines, "TRIAGE / REGISTRATION NO CHARGE", revenue="0450")
    if job.odds(0.35):
        lines = job.rounded(lines)
    lines = job.plant(lines, OTHERWISE)
    house, person, number = r.choice(HOUSES), people.name(), people.number("#########")
    issued = job.after(when, 9, 60)
    due = job.after(issued, 20, 30)
    boxed = job.odds(0.5)

    def head(page):
        if page.number == 1:
            if boxed:
                page.block(36, 30, 576, 66, fill=0.2)
                page.put(46, 53, house, face.bold().at(15), gray=1)
            else:
                page.put(306, 50, house, face.bold().at(17), "c")
                page.rule(36, 60, 576, 60, 1.4)
            page.put(36, 84, f"{people_street}, {people_town}", face.at(8))
            rows = [("Patient", person, "patient", None), (job.one("Account no.", "Encounter"), number, "account", None),
                    ("Date of visit", day(when, dates), None, None), (job.one("Bill date", "Statement date"), day(issued, dates), "statement_date", issued),
                    (job.one("Due date", "Please pay by"), day(due, dates), "due_on", due)]
            for at, (label, value, name, real) in enumerate(rows):
                pair(book, page, 36 + (at % 2) * 290, 106 + (at // 2) * 13, label + ":", 120 + (at % 2) * 290, value, face, name, real)
            fact(book, page, "provider", house)
            top = 152
        else:
            page.put(36, 46, f"{house} - {number}", face)
            top = 60
        pager(book, page, 576, 772, "Page {n} of {m}", face.at(8))
        return top

    people_street, people_town = people.street(), people.town()
    flow = Flow(book, head, left=36, right=576)
    units_style = job.odds(0.25)
    columns = [Column("revenue_code", job.one("Rev. Code", "REV"), 48), Column("code_mod", job.one("CPT / HCPCS", "CODE", "Procedure"), 60),
               Column("description", job.one("Description", "What was done"), 208)]
    if units_style:
        columns.append(Column("units", "Qty", 44, "r", lambda line: (f"{line.units}.00", ["units"])))
    else:
        columns.append(Column("units", job.one("Units", "Qty"), 44, "r"))
    columns += [Column("unit_price", job.one("Unit price", "Each"), 80, "r"), Column("charge", job.one("Charge", "Amount", "Extended"), 92, "r")]
    dated = job.odds(0.4)
    if dated:
        columns.insert(0, Column("day", "Date", 60))
        columns[3] = Column("description", columns[3].head, 160)
        columns[-2] = Column("unit_price", columns[-2].head, 72, "r")
        columns[-1] = Column("charge", columns[-1].head, 84, "r")
    look = Look(face, money, dates, job.one("grid", "rows", "zebra", "none", "columns"), job.one(13, 14, 15.5), head_fill=job.one(0.82, 0.9, None))
    total = job.total(lines, scope="total charges")
    job.sum_of("A02", "total", lines, total)
    percent = job.one(20, 25, 40, 60)
    cut = total * percent // 100 if job.odds(0.7) else 0
    insured = 0 if cut else total * job.some(20, 70) // 100
    paid = job.amount(50, 400) if job.odds(0.4) else 0
    paid = min(paid, total - cut - insured)
    left = job.balance(total, cut, insured, paid)
    rows = [*lines, Row("total", job.one("TOTAL CHARGES", "Total"), {"charge": total})]
    if cut:
        job.looks.append("a discount row that explains the balance")
        rows.append(Row("adjustment", job.one(f"Uninsured discount {percent}%", f"{percent}% self-pay discount", f"Prompt pay adj. {percent}%"), {"charge": -cut}, bold=False))
    if insured:
        rows.append(Row("payment", "Insurance payment", {"charge": -insured}, bold=False))
    if paid:
        rows.append(Row("payment", job.one("Paid at visit", "Deposit received"), {"charge": -paid}, bold=False))
    rows.append(Row("total", job.one("AMOUNT DUE", "Balance you owe", "Pay this amount"), {"charge": left}))
    Table(flow, columns, look).draw(rows)
    for line in lines:  # one day for all, printed once above
        line.shown.add("day")
    parts = {"total_charges": total, "adjustments": cut, "insurance_paid": insured, "patient_paid": paid, "balance": left}
    account(job, parts)
    for name, cents in parts.items():
        if cents or name in ("total_charges", "balance"):
            fact(book, flow.page, name, cents)
    if job.odds(0.5):
        flow.room(70)
        flow.skip(20)
        flow.page.block(350, flow.y, 576, flow.y + 44, line=1.2)
        flow.page.put(362, flow.y + 18, job.one("Amount due", "Please pay"), face.bold())
        cash_fact(book, flow.page, 566, flow.y + 34, left, "balance", face.bold().at(15), money.full(), copy=True)
