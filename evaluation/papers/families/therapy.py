"""Physical therapy: the same few codes visit after visit, minutes beside units, days without a year."""

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
97110;Therapeutic exercise, each 15 min;;58-92;3;
97140;Manual therapy, each 15 min;;55-90;2;
97112;Neuromuscular re-education;;60-95;2;
97530;Therapeutic activities;;62-99;2;
97035;Ultrasound, each 15 min;;28-55;1;o
97014;Electrical stimulation, unattended;;24-48;1;o
97010;Hot or cold packs;;10-25;1;o
97116;Gait training;;50-88;1;
"""
HOUSES = ["Stride & Joint Physical Therapy", "Harborlight Rehab", "Kinetic Orchard PT, LLC"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "courier-prime", "roboto-condensed", "vera", size=(8.5, 9.5))
    money = job.one(Money("$"), Money(""), Money("", minus="x-"))
    short = job.odds(0.45)
    dates = "%m/%d" if short else job.one("%m/%d/%y", "m/d/Y")
    first = job.date().replace(month=job.some(1, 9))
    visits, when = [], first
    for _ in range(job.some(4, 12)):
        visits.append(when)
        when = job.after(when, 2, 5)
    pool = menu(POOL)
    lines = []
    for number, when in enumerate(visits):
        lines += job.order(pool, job.some(2, 4), when, 1, twins=False)
        if number == 0:
            start = lines[0].copy()
            start.code, start.description, start.units, start.flags = "97161", "Evaluation, low complexity", "1", "o"
            start.money = {"unit_price": 14500, "charge": 14500}
            lines.insert(0, start)
    for line in lines:
        line.extra["minutes"] = 15 * int(line.units) + job.some(-3, 5) if line.code not in ("97010", "97014") else ""
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name(), people.number("PT####")
    issued = job.after(visits[-1], 5, 30)
    diagnosis = job.one("M54.50", "M25.561", "S83.511D", "M75.41")

    def head(page):
        if page.number == 1:
            page.put(50, 52, house, face.bold().at(16))
            page.put(562, 52, job_title, face.bold().at(10), "r")
            for at, (label, value, name, real) in enumerate((("Client:", person, "patient", None), ("Chart:", number, "account", None), ("Diagnosis:", diagnosis, None, None),
                                                             ("Printed:", day(issued, "%m/%d/%Y"), "statement_date", issued))):
                pair(book, page, 50 + (at // 2) * 260, 80 + (at % 2) * 13, label, 112 + (at // 2) * 260, value, face, name, real)
            fact(book, page, "provider", house)
            top = 122
        else:
            page.put(50, 46, f"{person}  {number}", face)
            top = 58
        pager(book, page, 306, 768, "Page {n} of {m}", face.at(8), "c")
        return top

    job_title = job.one("SUPERBILL / STATEMENT", "Therapy charges", "Visit detail")
    flow = Flow(book, head, left=50, right=562)
    minutes = job.odds(0.5)
    columns = [Column("day", job.one("Date", "Visit"), 62), Column("code", job.one("CPT", "Code"), 48), Column("description", job.one("Treatment", "Service"), 178)]
    if minutes:
        columns.append(Column("minutes", job.one("Min", "Minutes"), 48, "r"))
    columns += [Column("units", job.one("Units", "Un."), 40, "r"), Column("unit_price", job.one("Rate", "Per unit"), 62, "r"), Column("charge", job.one("Charge", "Amount"), 74, "r")]
    look = Look(face, money, dates, job.one("rows", "grid", "none", "zebra"), job.one(12, 13), head_fill=job.one(None, 0.87), repeat=job.odds(0.8))
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Total", f"{len(visits)} visits"), {"charge": total})])
    flow.room(90)
    flow.skip(12)
    labels = [("total_charges", "Charges"), ("adjustments", "Write-off"), ("insurance_paid", "Insurance"), ("patient_paid", job.one("Copays collected", "Your payments")),
              ("balance", job.one("Balance", "Now due"))]
    ladder(job, flow, settle(job, total), labels, 360, 559, face, money.full(), minus=job.odds(0.5))
