"""Anesthesia: start and stop, minutes, base and time units, a conversion factor; few lines in odd columns."""

from evaluation.papers.parts import fact, ladder, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Line

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03")

CASES = [("00840", "Anesthesia, lower abdomen", 6), ("01402", "Anesthesia, knee replacement", 7), ("00790", "Anesthesia, upper abdomen", 7), ("00142", "Anesthesia, lens surgery", 4), ("01630", "Anesthesia, shoulder", 5)]
EXTRAS = [("64447", "Femoral nerve block", 90000), ("36620", "Arterial line", 42000), ("76942", "Needle guidance by ultrasound", 31000), ("99140", "Emergency conditions", 18000), ("64415", "Brachial plexus block", 98000)]
HOUSES = ["Pale Horizon Anesthesia, PLLC", "Consulting Anesthetists of Red Larch", "SlumberWell Anesthesia Partners"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("roboto-condensed", "tinos", "vera", "arimo", size=(8.75, 9.75))
    money = job.one(Money("$", minus="-x"), Money("", minus="(x)"))
    dates = job.one("%m-%d-%Y", "b", "%m/%d/%y")
    when = job.date()
    factor = job.amount(62, 165)
    lines = []
    for code, words, base in r.sample(CASES, job.some(1, 2)):
        minutes = job.some(31, 290)
        hour, start = job.some(6, 14), job.some(0, 59)
        stop = hour * 60 + start + minutes
        time_units = -(-minutes // 15)
        units = base + time_units
        lines.append(Line(day=when, code=code, units=str(units), description=words, money={"unit_price": factor, "charge": factor * units},
                          modifiers=[job.one("AA", "QK", "QX")] if job.odds(0.6) else [], flags="o",
                          extra={"time": f"{hour:02d}:{start:02d}-{stop // 60:02d}:{stop % 60:02d}", "minutes": str(minutes), "base": str(base), "time_units": str(time_units)}))
    for code, words, price in r.sample(EXTRAS, job.some(0, 3)):
        cents = price + job.some(-9000, 9000)
        lines.append(Line(day=when, code=code, units="1", description=words, money={"unit_price": cents, "charge": cents}, flags="o"))
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name(), people.number("A-######")
    issued = job.after(when, 12, 60)
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)

    def head(page):
        page.put(50, 52, house, face.bold().at(15))
        page.put(50, 66, people.phone(), face)
        for at, (label, value, name, real) in enumerate((("Patient name", person, "patient", None), ("Statement no.", number, "account", None), ("Surgery date", day(when, dates), None, None), ("Mailed", day(issued, dates), "statement_date", issued),
                                                         ("Surgeon", people.doctor(), None, None), ("Anesthesiologist", people.doctor(), None, None))):
            page.put(50 + (at % 3) * 170, 92 + (at // 3) * 30, label, face.at(7.5), gray=0.3)
            pair(book, page, 0, 104 + (at // 3) * 30, "", 50 + (at % 3) * 170, value, face, name, real)
        fact(book, page, "provider", house)
        return 156

    flow = Flow(book, head, left=50, right=562)
    columns = [Column("code_mod", "Code", 60), Column("description", "Service", 118), Column("time", job.one("Start-stop", "Time"), 72, "c"), Column("minutes", "Min", 32, "r"), Column("base", job.one("Base\nunits", "Base"), 36, "r"),
               Column("time_units", job.one("Time\nunits", "Time u."), 40, "r"), Column("units", job.one("Total\nunits", "Units"), 38, "r"), Column("unit_price", job.one("Per unit", "Factor"), 56, "r"), Column("charge", "Fee", 60, "r")]
    look = Look(face, money, dates, job.one("grid", "rows", "head", "columns"), job.one(15, 18), head_fill=job.one(None, 0.9), pad=2.5, head_face=face.bold().plus(-1.25))
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Total fees", "Total"), {"charge": total})])
    for line in lines:
        line.day = when
        line.shown.add("day")
    flow.skip(12)
    labels = [("total_charges", "Fees"), ("adjustments", "Reduction by contract"), ("insurance_paid", "Received from plan"), ("patient_paid", "Received from you"), ("balance", job.one("Outstanding", "Please remit"))]
    ladder(job, flow, settle(job, total), labels, 340, 559, face, money.full(), minus=job.odds(0.5))
    flow.skip(16)
    book.say(flow.page, 50, flow.y, 500, ["One unit is 15 minutes or part of it. Units are base units plus time units. We bill apart from the hospital and the surgeon."], face.at(8))
