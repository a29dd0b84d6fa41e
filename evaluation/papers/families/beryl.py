"""Held. A therapist's superbill: boxed practice, client and diagnoses; place, modifiers and pointers in cells of a grid; paid at each visit."""

from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07", "A08")

MIND = """
90791;Diagnostic interview;;190-320;1;o
90834;Individual session, 45 minutes;;120-190;1;o
90837;Individual session, 60 minutes;;150-260;1;o
90846;Family meeting without the client;;130-220;1;o
90847;Family meeting with the client;;140-240;1;o
90853;Group session;;40-85;1;o
90785;Add-on for difficult communication;;15-38;1;o
96127;Short mood questionnaire;;8-25;2;
96130;Testing evaluation, first hour;;180-310;1;o
96131;Testing evaluation, more hours;;140-260;3;
H0004;Counseling, each quarter hour;;28-52;4;
;Missed appointment, late notice;;50-120;1;o
"""
BODY = """
97162;Movement evaluation, moderate;;140-230;1;o
97164;Re-evaluation;;80-140;1;o
97110;Strength and range exercise;;45-82;3;
97112;Balance and posture training;;46-86;2;
97140;Hands-on joint work;;44-80;2;
97530;Functional tasks;;48-88;3;
97535;Home management training;;46-82;2;
97016;Compression device;;28-55;1;o
20560;Dry needling, one or two muscles;;55-110;1;o
97750;Performance test with report;;60-110;2;
"""
OTHERWISE = {"90791": "Intake assessment", "90834": "Psychotherapy 45", "90837": "Psychotherapy 60", "90847": "Couple session", "90853": "Skills group", "97162": "Initial exam", "97530": "Dynamic activities", "97110": "Ther. exercise",
             "97140": "Manual techniques", "96127": "PHQ screening"}
ILLS = {"mind": [("F41.1", "Generalized anxiety"), ("F33.1", "Recurrent depression, moderate"), ("F43.23", "Adjustment, mixed"), ("F90.2", "Attention deficit, combined"), ("F43.10", "Post-traumatic stress")],
        "body": [("M54.16", "Lumbar radiculopathy"), ("M25.512", "Left shoulder pain"), ("S93.401D", "Ankle sprain, later visit"), ("M62.81", "Weakness"), ("R26.89", "Gait trouble")]}
HOUSES = {"mind": ["Quiet Harbor Counseling, PLLC", "Lindenwald Psychological Services", "Middle Path Behavioral Health", "Copper Beech Therapy Group"],
          "body": ["Longstride Movement Clinic", "Saddle Ridge Physical Therapy, PC", "Tidepool Rehab & Wellness"]}


def draw(job):
    book, people, r = job.book, job.people, job.r
    sort = job.one("mind", "mind", "body")
    face = job.face("arimo", "helvetica", "tinos", "roboto-condensed", "archivo-narrow", size=(8.0, 9.0))
    money = job.one(Money("$"), Money(""), Money("$", minus="(x)"), Money("$", minus="$-x", comma=False))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "b")
    pool = menu(MIND if sort == "mind" else BODY)
    when, lines, ills = job.date((2023, 2025)), [], r.sample(ILLS[sort], job.some(1, 3))
    remote = sort == "mind" and job.odds(0.6)
    for visit in range(job.some(3, 15)):
        part = job.order(pool[1:] if visit else [pool[0], *pool[2:]], (1 if job.odds(0.7) else 2) if sort == "mind" else job.some(2, 4), when, 1, modifiers=False)
        far = remote and job.odds(0.6)
        for line in part:
            line.modifiers = ([job.one("95", "95", "GT")] if far else []) if sort == "mind" else ["GP", *(["59"] if line.code in ("97530", "97140") and job.odds(0.4) else [])]
            line.extra |= {"place": "10" if far else "11", "dx": "ABC"[:len(ills)] if job.odds(0.5) else "A"}
        lines += part
        when = job.after(when, 4, 12)
    for line in lines:
        line.modifiers = line.modifiers if line.code else []
    priced = job.fault == "A01" or job.odds(0.45)
    lines = job.repeat(_plain(lines)) if job.fault == "A07" else job.nearly(_plain(lines), OTHERWISE) if job.fault == "A08" else job.plant(lines)
    due_shown = job.fault not in ("A02", "A03") and job.odds(0.5)
    share = job.one(0, 0, 20, 30, 100)
    for line in lines:
        charge = line.money["charge"]
        line.money["patient_paid"] = charge if share == 0 and job.odds(0.75) else min(charge, share * 100)
        line.money["patient_owes"] = charge - line.money["patient_paid"]
    paid = sum(line.money["patient_paid"] for line in lines)
    total = job.total(lines, scope="total fees")
    job.sum_of("A02", "total fees", lines, total)
    job.sum_of("A02", "total paid", lines, paid, "patient_paid")
    parts = {"total_charges": total, "patient_paid": paid, "balance": job.balance(total, 0, 0, paid)}
    if job.fault == "A03" and parts["balance"] == total - paid:  # nothing was left that could be misprinted
        parts["balance"] = job.amount(20, 90)
        job.expect("A03", "fees less payments are not the balance", [], parts["balance"], total - paid)
    if due_shown:
        job.sum_of("A02", "total due", lines, parts["balance"], "patient_owes")
    account(job, parts)
    house, person, number, doctor = r.choice(HOUSES[sort]), people.name(), people.number(job.one("######", "INV #####", "SB-2#####")), people.doctor().rsplit(",", 1)[0] + (", " + job.one("LCSW", "PhD", "LMFT", "PsyD") if sort == "mind" else ", " + job.one("DPT", "PT", "PT, OCS"))
    issued = job.after(lines[-1].day, 1, 20)
    title = job.one("SUPERBILL", "Statement for Insurance Reimbursement", "Superbill / Receipt of services", "Itemized invoice for services")
    npi, ein, born = people.number("1#########"), people.number("##-#######"), f"{job.some(1, 12):02d}/{job.some(1, 28):02d}/{job.some(1951, 2012)}"
    where, town, phone, member, home = people.street(), people.town(), people.phone(), people.number("@@#########"), [people.street(), people.town()]
    tags = job.one(("Practice", "Client", "Diagnosis codes"), ("PROVIDER", "PATIENT", "ICD-10"), ("Rendered by", "Services for", "Dx"))

    def head(page):
        pager(book, page, 576, 774, numbering, face.at(7.5))
        if page.number > 1:
            page.put(36, 40, f"{title} {number}", face.bold())
            return 52
        page.put(306, 44, title, face.bold().at(14), "c")
        page.put(36, 62, f"{names[0]}: {number}", face)
        page.put(576, 62, f"{names[1]}: {day(issued, dates)}", face, "r")
        blocks = [[house, doctor, where, town, phone, f"NPI {npi}", f"Tax ID {ein}"], [person, *home, f"DOB {born}", f"Member ID {member}"], [f"{letter}. {code}  {words}" for letter, (code, words) in zip("ABC", ills, strict=False)]]
        for at, (tag, rows) in enumerate(zip(tags, blocks, strict=True)):
            x = 36 + at * 180
            page.block(x, 70, x + 180, 166, line=0.7)
            page.put(x + 6, 82, tag, face.bold().at(8), gray=0.25)
            for step, text in enumerate(rows):
                page.put(x + 6, 94 + step * 10.5, text, face.bold() if step == 0 and at < 2 else face.at(8))
        for name, value in (("patient", person), ("account", number), ("provider", house), ("statement_date", issued)):
            fact(book, page, name, value)
        return 178

    numbering = job.one("Page {n} of {m}", "{n}/{m}", "Sheet {n}")
    names = job.one(("Superbill no.", "Issued"), ("Invoice #", "Invoice date"), ("Statement", "Date"))
    flow = Flow(book, head, left=36, right=576, bottom=738)
    columns = _columns(job, priced, due_shown)
    for line in lines:
        line.words = line.description
    look = Look(face, money, dates, job.one("grid", "grid", "columns", "rows"), job.one(13, 14.5, 16), head_fill=job.one(0.86, 0.92, None), head_face=face.bold().plus(-0.75))
    sums = {"charge": total, "patient_paid": paid} | ({"patient_owes": parts["balance"]} if due_shown else {})
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Totals", "TOTAL", "Sum of visits"), sums)])
    fact(book, flow.page, "total_charges", total)
    fact(book, flow.page, "patient_paid", paid)
    if due_shown:
        fact(book, flow.page, "balance", parts["balance"])
    flow.room(96)
    flow.skip(18)
    flow.page.block(36, flow.y, 576, flow.y + 24, line=0.9)
    flow.page.put(44, flow.y + 16, job.one("Amount due from client", "Balance due", "Outstanding", "Please remit"), face.bold().plus(1))
    cash_fact(book, flow.page, 568, flow.y + 16, parts["balance"], "balance", face.bold().plus(1.5), money.full(), copy=due_shown)
    if not due_shown:
        fact(book, flow.page, "balance", parts["balance"])
    flow.skip(52)
    flow.page.rule(36, flow.y, 270, flow.y, 0.6)
    flow.page.put(36, flow.y + 10, f"{doctor}   Signature of provider", face.at(7.5))
    flow.page.rule(420, flow.y, 576, flow.y, 0.6)
    flow.page.put(420, flow.y + 10, "Date signed", face.at(7.5))
    flow.page.put(36, flow.y + 26, job.one("This superbill is not a claim. Send it to your plan to ask for reimbursement.", "Place: 10 from home by video, 11 office.", "Benefits are paid to the member."), face.at(7.5))


def _plain(lines):
    """Without modifiers, so that a twin can be planted."""
    for line in lines[: len(lines) // 2 + 1]:
        line.modifiers = []
    return lines


def _columns(job, priced, due_shown):
    """One of three ways to order the cells."""
    def cell(line):
        return f"{line.code}\n{line.description}", ["code", "description"]

    day_, place, code = Column("day", job.one("Date", "DOS", "Service date"), 58), Column("place", job.one("POS", "Place"), 30, "c"), Column("code", job.one("CPT", "Code", "Svc code"), 44)
    mods, dx = Column("modifiers", job.one("Mod", "Modifiers", "M"), 44 if priced else 48), Column("dx", job.one("Dx", "DX ptr", "Diag"), 34, "c")
    count, each = Column("units", job.one("Units", "U", "Qty"), 34, "c"), Column("unit_price", job.one("Rate", "Unit fee"), 52, "r")
    fee, paid, owed = Column("charge", job.one("Fee", "Charged", "Fees"), 56, "r"), Column("patient_paid", job.one("Paid", "Client paid", "Pmt"), 54, "r"), Column("patient_owes", job.one("Due", "Balance", "Owed"), 54, "r")
    order = job.some(0, 2)
    if order == 0:
        columns = [day_, place, code, mods, dx, "words", count]
    elif order == 1:
        columns = [code, mods, "words", day_, place, dx, count]
    else:
        columns = [Column("number", "#", 22, "c", show=_counter()), day_, "cell", mods, dx, place, count]
    columns += ([each] if priced else []) + [fee, paid] + ([owed] if due_shown else [])
    spare = 540 - sum(c.width for c in columns if not isinstance(c, str))
    filled = {"words": Column("description", job.one("Description", "Service", "What was done"), spare), "cell": Column("cell", job.one("Service", "Procedure", "Code / service"), spare, show=cell)}
    return [filled[c] if isinstance(c, str) else c for c in columns]


def _counter():
    """Numbers the lines as they are drawn."""
    seen = {}
    return lambda line: (str(seen.setdefault(id(line), len(seen) + 1)), [])
