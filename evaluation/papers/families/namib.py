"""A paper of the fourth held set."""

from evaluation.papers.parts import account, cash_fact, fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07")

POOL = """
D0120;Periodic oral evaluation;;45-80;1;o
D0150;Comprehensive oral evaluation;;70-130;1;o
D0274;Bitewings, four films;;55-95;1;o
D0210;Full mouth x-rays;;110-190;1;o
D0220;Periapical x-ray, first film;;24-48;1;o
D1110;Adult cleaning;;85-150;1;o
D1206;Fluoride varnish;;30-60;1;o
D2391;Resin filling, 1 surface, posterior;;150-260;1;o;
D2392;Resin filling, 2 surfaces, posterior;;190-340;1;o;
D2740;Crown, porcelain/ceramic;;980-1650;1;o;
D2950;Core buildup incl. pins;;220-390;1;o;
D3330;Root canal, molar;;980-1500;1;o;
D4341;Scaling and root planing, per quadrant;;190-330;1;o;
D7140;Extraction, erupted tooth;;150-290;1;o;
D9230;Nitrous oxide;;50-110;1;o
D4910;Periodontal maintenance;;115-190;1;o
"""
TOOTHED = ("D0220", "D2391", "D2392", "D2740", "D2950", "D3330", "D7140")
HOUSES = ["Maplewood Family Dental", "Bright Cove Dentistry", "Harlan & Voss, DDS, PLLC", "Copper Hill Dental Group"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "roboto-condensed", "vera", size=(8.5, 9.5))
    if face.name == "vera":
        face = face.at(8.0)
    money = job.one(Money(""), Money("$", minus="-x"), Money("", minus="-x"))
    dates = job.one("%m/%d/%Y", "m/d/Y", "%m/%d/%y")
    first = job.date()
    lines = job.order(menu(POOL), job.some(3, 9), first, 1, modifiers=False)
    if job.odds(0.5):
        second = job.order(menu(POOL), job.some(1, 4), job.after(first, 14, 40), 1, modifiers=False)
        price = {line.code: line.money for line in lines}
        for line in second:
            line.money = dict(price.get(line.code, line.money))
        lines += second
    for line in lines:
        if line.code in TOOTHED:
            line.extra["tooth"] = str(job.one(2, 3, 14, 15, 18, 19, 30, 31))
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name(job.one("first last", "last, first")), people.number("#####")
    issued = job.after(lines[-1].day, 10, 45)
    doctor = people.name() + ", DDS"
    where = [people.street(), people.town(), people.phone()]
    title = job.one("Account Statement", "STATEMENT", "Walkout Statement")
    wide = job.odds(0.65) and job.fault != "A02"
    logo = job.odds(0.5)

    def head(page):
        pager(book, page, 306, 772, "Page {n} of {m}", face.at(8), "c")
        if page.number > 1:
            page.put(48, 52, f"{house} - {person}", face.bold())
            return 72
        x = 48
        if logo:
            page.block(48, 36, 82, 70, fill=0.75)
            page.put(65, 59, house[0], face.bold().at(20), "c", gray=1.0)
            x = 92
        page.put(x, 52, house, face.bold().at(16))
        page.put(x, 66, f"{where[0]}, {where[1]}   {where[2]}", face.at(8))
        page.put(564, 92, title, face.bold().at(13), "r")
        fact(book, page, "provider", house)
        pair(book, page, 48, 112, "Patient", 120, person, face, "patient")
        pair(book, page, 48, 126, "Account #", 120, number, face, "account")
        pair(book, page, 48, 140, "Dentist", 120, doctor, face)
        pair(book, page, 400, 112, "Date", 470, day(issued, dates), face, "statement_date", issued)
        return 158

    flow = Flow(book, head, left=48, right=564, bottom=728)
    columns = [Column("day", "Date", 62), Column("tooth", job.one("Tooth", "Th", "Tooth #"), 44, "c"), Column("code", job.one("Code", "ADA Code", "Proc"), 52)]
    look = Look(face, money, dates, job.one("grid", "rows", "head", "zebra"), job.one(13.5, 15), head_fill=job.one(None, 0.88))
    if not wide:
        columns += [Column("description", job.one("Description", "Procedure"), 278), Column("charge", job.one("Fee", "Charge", "Amount"), 80, "r")]
        Table(flow, columns, look).draw(lines)
        total = job.total(lines, scope="total fees")
        job.sum_of("A02", "total fees", lines, total)
        flow.room(110)
        flow.skip(10)
        words = [("total_charges", job.one("Total fees", "Total charges")), ("adjustments", job.one("PPO write-off", "Courtesy discount")), ("insurance_paid", "Dental insurance paid"),
                 ("patient_paid", job.one("Paid today - card", "Patient payment")), ("balance", job.one("Account balance", "Balance due", "Please pay"))]
        ladder(job, flow, settle(job, total, adjust=(5, 35), insure=(30, 75)), words, 350, 561, face, money, pitch=14)
    else:
        rates = {line.code: job.one(100, 80, 50, 0) for line in lines}
        for line in lines:
            share = line.money["charge"] * rates[line.code] // 100
            line.money |= {"paid": share, "patient_owes": line.money["charge"] - share}
        if not any(line.money["patient_owes"] for line in lines):
            for line in lines:
                half = line.money["charge"] // 2
                line.money |= {"paid": half, "patient_owes": line.money["charge"] - half}
        roles = ("charge", "paid", "patient_owes")
        names = job.one(("Fee", "Insurance", "Patient"), ("Charge", "Ins. paid", "You pay"), ("Our fee", "Plan paid", "Your part"))
        columns.append(Column("description", "Description", 166))
        columns += [Column(role, name, 64, "r") for role, name in zip(roles, names, strict=True)]
        printed = {role: sum(line.money[role] for line in lines) for role in roles}
        for role in roles:
            job.sum_of("A02", f"total {role}", lines, printed[role], role)
        Table(flow, columns, look).draw([*lines, Row("total", job.one("Total", "TOTALS"), printed)])
        fact(book, flow.page, "total_charges", printed["charge"])
        fact(book, flow.page, "insurance_paid", printed["paid"])
        own = min(job.amount(20, 150), printed["patient_owes"] // 2) if job.odds(0.5) else 0
        left = job.balance(printed["charge"], 0, printed["paid"], own)
        account(job, {"total_charges": printed["charge"], "insurance_paid": printed["paid"], "patient_paid": own, "balance": left})
        flow.room(70)
        flow.skip(20)
        if own:
            flow.page.put(350, flow.y, "Payment received, thank you", face)
            cash_fact(book, flow.page, 561, flow.y, -own, "patient_paid", face, money)
            flow.skip(15)
        flow.page.put(350, flow.y, job.one("Balance due", "AMOUNT DUE"), face.bold().plus(1))
        cash_fact(book, flow.page, 561, flow.y, left, "balance", face.bold().plus(1), money.full())
        flow.skip(8)
    flow.room(50)
    flow.skip(26)
    for text in (job.one("A finance charge may be added after 60 days.", "We file to your dental plan as a courtesy; you are responsible for the balance."),
                 f"Questions about this statement? Call our office at {where[2]}."):
        flow.page.put(48, flow.y, text, face.at(8))
        flow.skip(12)
