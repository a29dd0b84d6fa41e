"""Held. Infusion, cancer and dialysis: a block for each treatment day, drugs with NDC, dose and many units, waste beside what was given."""

from evaluation.papers.parts import account, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Line, menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A01", "A02", "A03", "A07", "A08")

# code, words, NDC, unit of the dose, size of a billed unit, dollars a unit, dose from-to, contents of a vial (0: waste is never billed)
DRUGS = {
    "cancer": [("J9035", "Bevacizumab 10 mg", "87120-0415-01", "mg", 10, 70, 96, 300, 900, 400), ("J9271", "Pembrolizumab 1 mg", "87126-3026-02", "mg", 1, 48, 63, 200, 200, 0), ("J9045", "Carboplatin 50 mg", "87143-0248-16", "mg", 50, 4, 21, 300, 750, 0),
               ("J9267", "Paclitaxel 1 mg", "87118-4763-05", "mg", 1, 1.1, 4, 120, 320, 0), ("J2506", "Pegfilgrastim 0.5 mg", "87513-0190-01", "mg", 0.5, 190, 420, 6, 6, 0), ("J9355", "Trastuzumab 10 mg", "87242-0132-10", "mg", 10, 80, 119, 310, 620, 150),
               ("J1453", "Fosaprepitant 1 mg", "87006-3061-00", "mg", 1, 1.2, 4, 150, 150, 0), ("J2469", "Palonosetron 25 mcg", "87856-0797-01", "mcg", 25, 9, 31, 250, 250, 0), ("J1100", "Dexamethasone 1 mg", "87323-0165-30", "mg", 1, 1.1, 3, 10, 20, 0)],
    "infusion": [("J1745", "Infliximab 10 mg", "87894-0030-01", "mg", 10, 78, 130, 300, 700, 100), ("J2350", "Ocrelizumab 1 mg", "87242-0150-01", "mg", 1, 52, 71, 600, 600, 0), ("J1569", "Immune globulin 500 mg", "87944-2700-05", "mg", 500, 38, 71, 20000, 40000, 0),
                 ("J3380", "Vedolizumab 1 mg", "87764-0300-20", "mg", 1, 19, 31, 300, 300, 0), ("J1439", "Ferric carboxymaltose 1 mg", "87517-0650-01", "mg", 1, 1.1, 3, 750, 750, 0), ("J0129", "Abatacept 10 mg", "87003-2187-13", "mg", 10, 49, 88, 500, 1000, 250),
                 ("J2920", "Methylprednisolone 40 mg", "87009-0039-28", "mg", 40, 6, 22, 40, 80, 0), ("J1200", "Diphenhydramine 50 mg", "87641-0376-25", "mg", 50, 2, 9, 50, 50, 0)],
    "dialysis": [("J0885", "Epoetin alfa 1,000 u", "87513-0283-10", "u", 1000, 12, 21, 4000, 12000, 0), ("J1756", "Iron sucrose 1 mg", "87517-2340-10", "mg", 1, 1.1, 3, 100, 100, 0), ("J2501", "Paricalcitol 1 mcg", "87074-1658-01", "mcg", 1, 4, 13, 2, 6, 0),
                 ("J1644", "Heparin 1,000 u", "87323-0540-11", "u", 1000, 1.1, 4, 3000, 9000, 0), ("J0636", "Calcitriol 0.1 mcg", "87143-9728-01", "mcg", 0.1, 1.1, 3, 1, 2, 0)],
}
WORK = {
    "cancer": "96413;Chemo infusion, first hour;0335;310-640;1;o\n96415;Chemo infusion, added hour;0335;90-220;3;\n96417;Chemo infusion, next drug;0335;140-310;2;\n96367;Infusion of another drug before;0260;80-210;2;\n96375;Push of a new drug;0260;60-170;2;\n36591;Blood drawn from a port;0300;40-110;1;o\n85025;Blood count, differential;0305;28-90;1;o\n80053;Chemistry panel, large;0301;44-150;1;o",
    "infusion": "96365;Infusion, first hour;0260;180-420;1;o\n96366;Infusion, added hour;0260;50-140;4;\n96375;Push of a new drug;0260;60-150;2;\n96361;Hydration, added hour;0260;40-120;2;\n80076;Liver panel;0301;36-110;1;o\nA4222;Infusion supplies;0270;28-74;1;o",
    "dialysis": "90935;Dialysis with one check by the doctor;0821;290-680;1;o\n90999;Dialysis treatment;0821;310-890;1;o\nA4657;Syringe with needle;0270;1.1-3;4;\n84100;Phosphorus;0301;16-60;1;o\n85018;Hemoglobin;0305;9-31;1;o\n84132;Potassium;0301;15-48;1;o",
}
OTHERWISE = {"96413": "CHEMO IV INF TO 1 HR", "96365": "THERAPEUTIC IV INIT", "90999": "HEMODIALYSIS, IN CENTER", "90935": "HD W/ EVAL", "85025": "CBC W DIFF", "80053": "CMP", "36591": "PORT DRAW", "80076": "HEPATIC PNL", "85018": "HGB", "84132": "K, SERUM", "84100": "PO4",
             "A4222": "IV SUPPLY PACK"}
HOUSES = {"cancer": ["Juniper Ridge Cancer Center", "Coastal Pines Oncology Group", "The Halden Clinic - Hematology & Oncology"], "infusion": ["Silverbrook Infusion Suites", "Rainwater Specialty Infusion", "Marlow Springs Infusion Center"],
          "dialysis": ["Riverbend Kidney Center", "Blue Heron Dialysis, LLC", "Saltgrass Renal Care - Unit 7"]}


def draw(job):
    book, people, r = job.book, job.people, job.r
    sort = job.one(*DRUGS)
    broad = job.odds(0.45)
    book.size = (792.0, 612.0) if broad else (612.0, 792.0)
    wide, high = book.size
    face = job.face("archivo-narrow", "roboto-condensed", "arimo", "cousine", "tinos", size=(7.75, 8.75))
    money = job.one(Money("", minus="(x)"), Money("$", minus="-x"), Money("", minus="x-"), Money("", comma=False, minus="-x"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "b", "%d-%b-%Y")
    lines = _treatments(job, sort)
    lines = job.plant(lines, OTHERWISE)
    blocks = list(dict.fromkeys(line.day for line in lines))
    bad = r.choice(blocks) if job.fault == "A02" and job.odds(0.5) else None
    sums = {}
    for when in blocks:
        mine = [line for line in lines if line.day == when]
        sums[when] = job.total(mine, scope="sum of a treatment") if when == bad else sum(line.money["charge"] for line in mine)
        job.sum_of("A02", f"treatment {when}", mine, sums[when])
    total = sum(sums.values()) if bad else job.total(lines, scope="total charges")
    job.sum_of("A02", "total charges", [] if bad else lines, total, plus=sums.values() if bad else ())
    house, person, number = r.choice(HOUSES[sort]), people.name(job.one("first last", "LAST, FIRST")), people.number(job.one("#########", "MRN######", "##-#####-#"))
    issued = job.after(blocks[-1], 4, 40)
    ordered, member, payer = people.doctor(), people.number("@@@########"), job.one("Medicare", "Corvane Health", "Unity Prairie Plan", "Sentry Choice HMO")
    title = job.one("ITEMIZED TREATMENT STATEMENT", "Infusion charges by visit", "Treatment charge detail", "STATEMENT OF THERAPY CHARGES")
    foot = job.one("Page {n} of {m}", "Sheet {n} of {m}", "Pg. {n}")
    named = job.one(("Patient", "Account", "Statement", "Plan / ID", "Ordering"), ("PT NAME:", "ACCT:", "BILLED ON:", "PAYER:", "PHYSICIAN:"), ("Patient name", "Medical record", "Date prepared", "Coverage", "Ordered by"))

    def head(page):
        page.put(wide - 36, high - 20, f"{number}", face.at(7), "r")
        pager(book, page, 36, high - 20, foot, face.at(7), "l")
        if page.number > 1:
            page.put(36, 38, f"{house}: {person}, continued", face.bold())
            return 48
        page.put(36, 44, house, face.bold().at(15))
        page.put(wide - 36, 57, title, face.bold().at(10.5), "r")
        page.put(36, 56, f"{people_home[0]}, {people_home[1]}   {people_home[2]}", face.at(7.5))
        page.rule(36, 62, wide - 36, 62, 2.2, 0.35)
        values = [(person, "patient", None), (number, "account", None), (day(issued, dates), "statement_date", issued), (f"{payer}  {member}", None, None), (ordered, None, None)]
        step = (wide - 72) / 3
        for at, (value, name, real) in enumerate(values):
            x, y = 36 + (at % 3) * step, 78 + (at // 3) * 24
            page.put(x, y, named[at], face.at(7), gray=0.3)
            page.put(x, y + 10.5, value, face.bold().plus(0.5))
            if name:
                fact(book, page, name, value if real is None else real)
        fact(book, page, "provider", house)
        return 126

    people_home = [people.street(), people.town(), people.phone()]
    flow = Flow(book, head, left=36, right=wide - 36, bottom=high - 40)
    look = Look(face, money, dates, job.one("head", "rows", "none", "columns", "zebra"), job.one(11.5, 12.5, 13.5), head_fill=job.one(None, 0.9), pad=2.5, label_at="description" if broad else "cell", label_align=job.one("l", "r"))
    heading, closing = job.one("Treatment {at} of {of}   {day}", "Visit {day}   chair {chair}", "DATE OF SERVICE {day}", "{day}  Cycle {cycle} day {within}"), job.one("Treatment total", "Subtotal for {day}", "Charges this visit")
    rows = []
    for at, when in enumerate(blocks, 1):
        words = {"at": at, "of": len(blocks), "day": day(when, dates), "chair": job.some(1, 24), "cycle": (at + 1) // 2, "within": 1 if at % 2 else 8}
        rows += [Row("heading", heading.format(**words)), *[line for line in lines if line.day == when], Row("subtotal", closing.format(**words), {"charge": sums[when]})]
    rows.append(Row("total", job.one("Total charges", "TOTAL ALL TREATMENTS", "Statement total"), {"charge": total}))
    carry = None
    if not bad and job.odds(0.3):
        carry = ("charge", *job.one(("Continued, charges so far", "Charges from previous page"), ("TO NEXT PAGE", "FROM PRIOR PAGE")))
        job.looks.append("sums carried from page to page")
    Table(flow, _columns(job, broad, wide - 72), look, carry).draw(rows)
    for line in lines:  # printed over each block
        line.shown.add("day")
    fact(book, flow.page, "total_charges", total)
    _account(job, flow, face, money, dates, total, blocks[-1], issued)


def _treatments(job, sort):
    """The same plan on several days; a price belongs to a drug, a dose to the patient."""
    r, lines, when = job.r, [], job.date((2023, 2025))
    plan, noted = [], job.odds(0.5)
    for code, words, ndc, unit, size, low, high, least, most, vial in r.sample(DRUGS[sort], job.some(1, min(4, len(DRUGS[sort])))):
        step = max(size, 10 if most > 100 else size)
        dose = round((least + job.some(0, int((most - least) / step)) * step) / size) * size
        plan.append((code, words, ndc, unit, size, job.amount(low, high), dose, vial))
    work = menu(WORK[sort])
    for service in work:
        service.price = job.amount(service.low / 100, service.high / 100)
    for _ in range(job.some(1, 7) if sort != "dialysis" else job.some(4, 12)):
        first = work[1 if sort == "dialysis" and job.odds(0.9) else 0]
        some = [first, *r.sample(work[2 if sort == "dialysis" else 1:], job.some(0, 3))]
        for service in some:
            line = job.line(service, when)
            if service.rev in ("0260", "0335") and noted:
                start = job.some(8, 13) * 60 + job.some(0, 59)
                stop = start + 60 * int(line.units) + job.some(-20, 25)
                line.extra["time"] = f"{start // 60:02d}:{start % 60:02d}-{stop // 60:02d}:{stop % 60:02d}"
            lines.append(line)
        for code, words, ndc, unit, size, price, dose, vial in plan:
            lines.append(_drug(when, code, words, ndc, price, round(dose / size), f"{dose:g} {unit}", ["JZ"] if vial == 0 and noted and size < 100 else []))
            over = (-dose) % vial if vial else 0
            if over >= size:
                lines.append(_drug(when, code, words, ndc, price, round(over // size), f"{over:g} {unit}", ["JW"]))
                if "waste beside what was given" not in job.looks:
                    job.looks.append("waste beside what was given")
        when = job.after(when, 2, 3) if sort == "dialysis" else job.after(when, 13, 28)
    return lines


def _drug(when, code, words, ndc, price, units, dose, marks):
    return Line(day=when, code=code, revenue_code="0636", ndc=ndc, units=f"{units:,}", description=words, modifiers=marks, flags="o", money={"unit_price": price, "charge": price * units}, extra={"dose": dose})


def _columns(job, broad, wide):
    """NDC in a column of its own on a broad sheet, under the name on an upright one."""
    style = job.one("dashed", "dashed", "plain", "N4")

    def number(line):
        return line.ndc if style == "dashed" else ("N4" if style == "N4" else "") + line.ndc.replace("-", "")

    def words(line):
        below = " ".join(x for x in (("" if style == "N4" else "NDC ") + number(line) if line.ndc else "", f"dose {line.extra['dose']}" if line.extra.get("dose") else "", f"time {line.extra['time']}" if line.extra.get("time") else "") if x)
        line.words = line.description
        return line.description + (f"\n  {below}" if below else ""), ["description", *(["ndc"] if line.ndc else []), *(["time"] if line.extra.get("time") else [])]

    each, charge = Column("unit_price", job.one("Per unit", "Unit $", "RATE"), 60, "r"), Column("charge", job.one("Charge", "Amount", "TOTAL"), 76, "r")
    count = Column("units", job.one("Billed units", "Units", "UNITS"), 56, "r")
    code, marks, rev = Column("code", job.one("HCPCS", "J-code/CPT", "Code"), 54), Column("modifiers", "Mod", 32), Column("revenue_code", job.one("Rev", "RC"), 36)
    coded = job.odds(0.5)
    if broad:
        columns = [*([rev] if coded else []), code, marks, Column("ndc", "NDC", 92, show=lambda line: (number(line), ["ndc"])), Column("dose", job.one("Given", "Dose", "Amount given"), 64, "r"), Column("time", job.one("Start-stop", "Time"), 70), count, each, charge]
        columns.insert(job.one(0, len(columns) - 6), Column("description", job.one("Drug or service", "Description"), wide - sum(c.width for c in columns)))
        return columns
    columns = [*([rev] if coded else []), code, marks, count, each, charge]
    if job.odds(0.5):
        columns = [code, marks, *([rev] if coded else []), count, each, charge]
    columns.insert(job.one(0, len(columns) - 3), Column("cell", job.one("Drug / service", "Description of treatment", "ITEM"), wide - sum(c.width for c in columns), show=words))
    return columns


def _account(job, flow, face, money, dates, total, last, issued):
    """What was paid and taken off, dated, with its own sum, then what is left."""
    book, rows = job.book, []
    off = total * job.some(20, 65) // 100 if job.odds(0.7) else 0
    got = (total - off) * job.some(40, 95) // 100 if job.odds(0.75) or job.fault == "A03" else 0
    own = min((total - off - got) // 2, job.amount(20, 300)) if job.odds(0.35) else 0
    left = job.balance(total, off, got, own)
    account(job, {"total_charges": total, "adjustments": off, "insurance_paid": got, "patient_paid": own, "balance": left})
    span = max(1, (issued - last).days)
    for kind, words, cents in (("payment", job.one("Plan payment", "Insurance check", "EFT from payer"), got), ("adjustment", job.one("Contract adjustment", "Allowance", "Payer write-off"), off), ("payment", job.one("Copay", "Card payment by patient", "Patient check"), own)):
        if cents:
            rows.append(Row(kind, words, {"charge": -cents}, job.after(last, 0, span), bold=False))
    for name, cents in (("adjustments", off), ("insurance_paid", got), ("patient_paid", own)):
        if cents:
            fact(book, flow.page, name, cents)
    flow.room(62 + 14 * len(rows))
    for name in ("adjustments", "insurance_paid", "patient_paid"):
        if name in book.facts:
            book.facts[name] = (book.facts[name][0], flow.page.number)
    flow.skip(14)
    if rows:
        flow.page.put(flow.left, flow.y + 8, job.one("Payments and adjustments", "PAYMENTS / ADJUSTMENTS", "Account activity"), face.bold().plus(0.5))
        flow.skip(13)
        columns = [Column("day", job.one("Posted", "Date"), 80), Column("description", "Description", 210), Column("charge", "Amount", 90, "r")]
        if len(rows) > 1:
            rows.append(Row("subtotal", job.one("Total payments and adjustments", "Total credits"), {"charge": -off - got - own}))
        Table(flow, columns, Look(face, money, dates, job.one("head", "grid"), 13)).draw(rows)
    flow.skip(16)
    page, label = flow.page, job.one("Current balance", "Amount you owe", "PATIENT BALANCE DUE", "Please pay")
    _, end = page.put(flow.left + 3, flow.y, label + ":", face.bold().plus(1.5))
    amount = book.cash(page, end + 14, flow.y, left, "balance", face.bold().plus(1.5), money.full(), "l")
    book.rows.append((Row("total", label), {"charge": amount}, page.number, (flow.left, flow.y - 10, end + 80, flow.y + 3)))
    fact(book, page, "balance", left)
