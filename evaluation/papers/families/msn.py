"""A Medicare Summary Notice for Part B: claims with notes, four money columns, the maximum you may be billed."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu, rate_of

GROUP = "training"
KIND = ("eob", {"eob", "notice"})
FAULTS = ("A02", "A02")

POOL = """
99213;Established patient office or other outpatient visit, typically 15 minutes;;120-220;1;
99214;Established patient office or other outpatient visit, typically 25 minutes;;180-300;1;
93000;Routine electrocardiogram (EKG) using at least 12 leads;;40-120;1;
36415;Insertion of needle into vein for collection of blood sample;;10-30;1;
85027;Complete blood cell count, automated test;;20-70;1;
71046;X-ray of chest, 2 views;;60-190;1;
G0008;Administration of influenza virus vaccine;;20-45;1;
92014;Eye and medical examination for diagnosis and treatment;;120-260;1;
20610;Removal of fluid from or injection into a large joint;;110-290;1;
97110;Therapeutic exercise to develop strength, each 15 minutes;;50-110;2;
"""
GIVERS = ["Larkspur Lung and Allergy", "Ninth Street Eye Associates", "Fen Street Imaging", "Red Larch Family Doctors"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "tinos", size=(8.5, 9.5))
    money = Money("$", comma=True)
    dates = job.one("B", "%m/%d/%y", "b")
    person, member = people.name(), people.number("#@@#-@@#-@@##")
    issued = job.date()
    claims = []
    for number in range(job.some(2, 4)):
        when = job.after(issued, -90, -20)
        part = job.order(menu(POOL), job.some(1, 4), when, 1, modifiers=False)
        for line in part:
            allowed = line.money["charge"] * job.some(30, 90) // 100
            free = line.code in ("36415", "85027", "G0008")
            paid = allowed if free else allowed - rate_of(allowed, 20)
            line.money |= {"allowed": allowed, "paid": paid, "patient_owes": allowed - paid}
            line.section = str(number)
            line.extra["note"] = job.one("", "", "A", "B")
            line.extra["approved"] = "Yes"
        claims.append((r.choice(GIVERS), people.doctor(), when, part))

    def head(page):
        page.put(40, 36, f"{person}", face)
        page.put(306, 36, "THIS IS NOT A BILL", face.bold(), "c")
        pager(book, page, 572, 36, "Page {n} of {m}", face)
        page.rule(40, 42, 572, 42, 1.2)
        if page.number > 1:
            return 60
        page.put(40, 76, "Medicare Summary Notice", face.bold().at(20))
        page.put(40, 92, "for Part B (Medical Insurance)", face.plus(2))
        pair(book, page, 40, 124, "Notice for", 130, person, face.plus(1), "patient")
        pair(book, page, 40, 138, "Medicare Number", 130, member, face.plus(1))
        pair(book, page, 40, 152, "Date of This Notice", 150, day(issued, dates), face.plus(1), "statement_date", issued)
        return 176

    flow = Flow(book, head, left=40, right=572, bottom=730)
    everything = [line for _, _, _, part in claims for line in part]
    bad = job.some(0, len(claims) - 1) if job.fault == "A02" else None
    printed = []
    for number, (_, _, _, part) in enumerate(claims):
        totals = {role: sum(line.money[role] for line in part) for role in ("charge", "allowed", "paid", "patient_owes")}
        if number == bad:
            role = job.one("charge", "allowed", "patient_owes")
            totals[role] = job.total(part, role, f"claim's total of {role}")
        for role in totals:
            job.sum_of("A02", f"claim {number + 1} {role}", part, totals[role], role)
        printed.append(totals)
    may = sum(t["patient_owes"] for t in printed)
    flow.page.block(40, flow.y, 572, flow.y + 58, fill=0.92)
    flow.page.put(52, flow.y + 18, "Your Claims & Costs This Period", face.bold().plus(2))
    flow.page.put(52, flow.y + 34, "Did Medicare Approve All Services?", face)
    flow.page.put(540, flow.y + 34, "YES", face.bold(), "r")
    flow.page.put(52, flow.y + 50, "Total You May Be Billed", face.bold())
    book.cash(flow.page, 540, flow.y + 50, may, "patient_responsibility", face.bold(), money)
    fact(book, flow.page, "patient_responsibility", may)
    job.sum_of("A02", "total you may be billed", [], may, plus=[t["patient_owes"] for t in printed])
    flow.skip(76)
    columns = [Column("description", "Service Provided & Billing Code", 214, show=lambda line: (f"{line.description} ({line.code})", ["description", "code"])), Column("approved", "Service\nApproved?", 50, "c"), Column("charge", "Amount\nProvider\nCharged", 62, "r"),
               Column("allowed", "Medicare-\nApproved\nAmount", 62, "r"), Column("paid", "Amount\nMedicare\nPaid", 58, "r"), Column("patient_owes", "Maximum\nYou May\nBe Billed", 58, "r"), Column("note", "See\nNotes", 28, "c")]
    look = Look(face, money, dates, job.one("rows", "grid", "columns"), job.one(14, 16), head_fill=job.one(0.9, None))
    for (giver, doctor, when, part), totals in zip(claims, printed, strict=True):
        flow.room(130)
        flow.page.put(40, flow.y + 12, day(when, dates), face.bold().plus(1))
        flow.page.put(40, flow.y + 25, f"{giver}, {people.phone()}", face.bold())
        flow.page.put(40, flow.y + 37, f"{people.street()}, {people.town()}    Referred by {doctor}", face)
        flow.skip(44)
        Table(flow, columns, look).draw([*part, Row("total", f"Total for Claim #{people.number('##-#####-###-###')}", totals)])
        for line in part:
            line.words = line.words.replace(f" ({line.code})", "")
            line.day = when
            line.shown.add("day")
        flow.skip(20)
    fact(book, book.pages[0], "provider", claims[0][0])
    flow.room(60)
    flow.page.put(40, flow.y + 10, "Notes for Claims Above", face.bold())
    book.say(flow.page, 40, flow.y + 24, 520, ["A  The amount Medicare paid the provider is 80% of the approved amount; you pay 20%. B  This service was covered in full or subject to other rules."], face)
    assert everything
