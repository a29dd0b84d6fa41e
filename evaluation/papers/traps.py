"""Fixed papers, each with one thing that has misled readers before. They belong to the training group."""

import datetime

from evaluation.papers.ink import Amount, Face
from evaluation.papers.parts import cash_fact, fact, ladder, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Line

DAY = datetime.date(2026, 2, 3)
PLAIN = Money("$", minus="-x")


def _line(code, words, cents, units="1", price=None, when=DAY, modifiers=(), rev="", **extra):
    return Line(day=when, code=code, modifiers=list(modifiers), revenue_code=rev, units=units, description=words,
                money={"charge": cents, "unit_price": cents if price is None else price}, extra=extra)


BASE = (("99284", "EMERGENCY VISIT LEVEL 4", 124500), ("71046", "CHEST XRAY TWO VIEWS", 31200), ("85025", "COMPLETE BLOOD COUNT", 9800), ("80053", "METABOLIC PANEL", 18850), ("93005", "ECG TRACING", 22600),
        ("36415", "VENIPUNCTURE", 3100), ("70450", "CT HEAD NO CONTRAST", 214700))


def _base(*which):
    return [_line(code, words, cents) for code, words, cents in (BASE if not which else [BASE[i] for i in which])]


def _flow(job, house="Ravelstone Hospital", left=40, right=572, bottom=735, words=("Patient", "Account", "Statement date"), dates="%m/%d/%Y", face=None, pages="Page {n} of {m}", town="Hazelton Falls, NY 10214"):
    book, face = job.book, face or Face("arimo", 9)
    issued = DAY + datetime.timedelta(days=24)

    def head(page):
        page.put(left, 46, house, face.bold().at(15))
        pager(book, page, right, 770, pages, face.at(8))
        if page.number > 1:
            return 66
        page.put(left, 58, f"41 Foundry Rd, {town}", face.at(8))
        pair(book, page, left, 82, words[0], left + 90, "Odell Braddock", face, "patient")
        pair(book, page, left, 95, words[1], left + 90, "5530-1187", face, "account")
        pair(book, page, 350, 82, words[2], 440, day(issued, dates), face, "statement_date", issued)
        fact(book, page, "provider", house)
        return 116

    return Flow(book, head, left, right, bottom), face


def _columns(units=True, priced=False, modifiers=False, time=False):
    out = [Column("day", "Date", 60), Column("code", "Code", 46)]
    if modifiers:
        out.append(Column("modifiers", "Mod", 36))
    if time:
        out.append(Column("time", "Time", 40))
    out.append(Column("description", "Description", 532 - 60 - 46 - 36 * modifiers - 40 * time - 44 * units - 70 * priced - 90))
    if units:
        out.append(Column("units", "Qty", 44, "r"))
    if priced:
        out.append(Column("unit_price", "Price", 70, "r"))
    return [*out, Column("charge", "Charge", 90, "r")]


def _plain(job, rows, columns=None, total=None, look=None, settle=None, flow=None, note=None, **where):
    """A plain bill: rows, a total, and a ladder when `settle` is given."""
    flow, face = flow or _flow(job, **where)
    lines = [row for row in rows if isinstance(row, Line)]
    right = sum(line.money["charge"] for line in lines)
    total = right if total is None else total
    job.sum_of("A02", "total", lines, total)
    Table(flow, columns or _columns(), look or Look(face, PLAIN, where.get("dates", "%m/%d/%Y"), "rows", 14)).draw([*rows, Row("total", "Total charges", {"charge": total})])
    fact(job.book, flow.page, "total_charges", total)
    if settle is not None:
        flow.room(90)
        flow.skip(12)
        parts = {"total_charges": total, "adjustments": 0, "insurance_paid": 0, "patient_paid": 0, "balance": 0} | settle
        if not parts["balance"]:
            parts["balance"] = total - parts["adjustments"] - parts["insurance_paid"] - parts["patient_paid"]
        ladder(job, flow, parts, [("total_charges", "Total charges"), ("adjustments", "Adjustments"), ("insurance_paid", "Insurance paid"), ("patient_paid", "You paid"), ("balance", "Balance due")], 350, 569, face, PLAIN)
    if note:
        job.looks.append(note)
    return flow, face


def equal_price_twins(job):
    """The same code at the same price on the same day, told apart by side and by time: nothing to find."""
    lines = [_line("73562", "KNEE FILMS THREE VIEWS", 18000, modifiers=["RT"], time="09:10"), _line("73562", "KNEE FILMS THREE VIEWS", 18000, modifiers=["LT"], time="09:18"), _line("82962", "GLUCOSE, BEDSIDE", 2100, time="07:02"),
             _line("82962", "GLUCOSE, BEDSIDE", 2100, time="12:31"), _line("82962", "GLUCOSE, BEDSIDE", 2100, time="18:05"), _line("81001", "URINALYSIS", 2100, time="12:31"), _line("99213", "CLINIC VISIT", 18000, time="08:55")]
    _plain(job, lines, _columns(modifiers=True, time=True), settle={}, note="equal prices twice with other sides and times")


def printed_twin(job):
    """A line truly printed twice, beside an innocent equal price."""
    lines = _base()
    twin = lines[6].copy()
    lines = [*lines, twin, _line("70486", "CT FACE NO CONTRAST", 214700)]
    job.expect("A07", "the same line is printed twice", [lines[6], twin])
    _plain(job, lines, settle={"insurance_paid": 300000})


def compensating_errors(job):
    """Two subtotals are wrong by the same amount, one up and one down, so the total agrees."""
    flow, face = _flow(job)
    first, second = _base(0, 1, 6), [_line("80053", "METABOLIC PANEL", 18850, when=DAY + datetime.timedelta(days=1)), _line("93005", "ECG TRACING", 22600, when=DAY + datetime.timedelta(days=1)),
                                     _line("85025", "COMPLETE BLOOD COUNT", 9800, when=DAY + datetime.timedelta(days=1))]
    a, b = sum(x.money["charge"] for x in first), sum(x.money["charge"] for x in second)
    job.sum_of("A02", "subtotal 1", first, a + 9000)
    job.sum_of("A02", "subtotal 2", second, b - 9000)
    job.expect("A02", "the first section's lines do not add up to its subtotal", [], a + 9000, a)
    job.expect("A02", "the second section's lines do not add up to its subtotal", [], b - 9000, b)
    for number, lines in enumerate((first, second)):
        for line in lines:
            line.section = str(number)
    rows = [*first, Row("subtotal", "Subtotal 02/03/2026", {"charge": a + 9000}), *second, Row("subtotal", "Subtotal 02/04/2026", {"charge": b - 9000})]
    _plain(job, rows, flow=(flow, face))


def seven_for_one(job):
    """The total counts a line as 746.00 that is printed 146.00: reading the 1 as a 7 would hide the error."""
    lines = [*_base(0, 1, 2), _line("76705", "ULTRASOUND LIMITED", 14600), *_base(4, 5)]
    right = sum(line.money["charge"] for line in lines)
    job.expect("A02", "the lines do not add up to the total", [], right + 60000, right)
    _plain(job, lines, total=right + 60000, settle={})


def charge_and_allowed(job):
    """Two columns of money that both add up: what was charged and what the plan allows."""
    flow, face = _flow(job)
    lines = _base()
    for line in lines:
        line.money["allowed"] = line.money["charge"] * 43 // 100
    columns = [*_columns()[:-1], Column("charge", "Charge", 90, "r"), Column("allowed", "Allowed", 80, "r")]
    columns[2] = Column("description", "Description", 212)
    total = {role: sum(line.money[role] for line in lines) for role in ("charge", "allowed")}
    for role in total:
        job.sum_of("A02", role, lines, total[role], role)
    Table(flow, columns, Look(face, PLAIN, rules="grid", pitch=14)).draw([*lines, Row("total", "Totals", total)])
    fact(job.book, flow.page, "total_charges", total["charge"])
    job.looks.append("two columns that both add up")


def discount_rows(job):
    """Discounts between the lines, with a minus, in brackets and with CR; the total is net of them."""
    flow, face = _flow(job)
    lines = _base()
    book = job.book
    cuts = (("Package discount", 4000, "-x"), ("Courtesy adjustment", 12500, "(x)"), ("Bundled service credit", 9900, "x CR"))
    table = Table(flow, _columns(), Look(face, PLAIN, rules="none", pitch=14))
    table.header()
    at = 0
    for number, line in enumerate(lines):
        table.one(line)
        if number in (1, 3, 5):
            label, cents, minus = cuts[at]
            at += 1
            table.look = Look(face, Money("$", minus=minus), rules="none", pitch=14)
            table.plain(Row("adjustment", label, {"charge": -cents}, bold=False))
            table.look = Look(face, PLAIN, rules="none", pitch=14)
    net = sum(line.money["charge"] for line in lines) - 26400
    table.plain(Row("total", "Amount due after discounts", {"charge": net}))
    fact(book, flow.page, "balance", net)
    job.sum_of("A02", "net of discounts", lines, net, plus=[-26400])
    job.looks.append("discount rows that explain the total")


def faded_minus(job):
    """The minus before the adjustments is nearly gone."""
    flow, face = _flow(job)
    lines = _base()
    book, total = job.book, sum(line.money["charge"] for line in lines)
    job.sum_of("A02", "total", lines, total)
    Table(flow, _columns(), Look(face, PLAIN, rules="head", pitch=14)).draw([*lines, Row("total", "Total charges", {"charge": total})])
    fact(book, flow.page, "total_charges", total)
    flow.skip(14)
    left = total
    for label, cents, name in (("Contract adjustment", 180000, "adjustments"), ("Insurance payment", 120000, "insurance_paid")):
        flow.page.put(350, flow.y + 9, label, face)
        text = f"${cents // 100:,}.00"
        x0, _ = flow.page.put(569, flow.y + 9, text, face, "r")
        flow.page.put(x0, flow.y + 9, "-", face, "r", gray=0.6)
        book.amounts.append(Amount("-" + text, -cents, name, flow.page.number, (x0 - face.width("-"), flow.y + 2.3, 569, flow.y + 10.8)))
        fact(book, flow.page, name, cents)
        left -= cents
        flow.skip(14)
    flow.page.put(350, flow.y + 9, "Balance due", face.bold())
    cash_fact(book, flow.page, 569, flow.y + 9, left, "balance", face.bold(), PLAIN)
    job.sum_of("A03", "balance", [], left, plus=[total, -180000, -120000])
    job.looks.append("minus signs that are nearly invisible")


def wrapped_amounts(job):
    """A column so narrow that the cents of large amounts stand on the next line."""
    flow, face = _flow(job)
    book = job.book
    lines = [_line("27447", "TOTAL KNEE REPLACEMENT", 3848000), _line("C1776", "JOINT DEVICE", 1241000), _line("97161", "PT EVALUATION", 31200), _line("01402", "ANESTHESIA KNEE", 218900), _line("99231", "HOSPITAL VISIT", 14900)]
    total = sum(line.money["charge"] for line in lines)
    job.sum_of("A02", "total", lines, total)
    page, y = flow.page, flow.y
    for x, text in ((40, "Date"), (100, "Code"), (150, "Description")):
        page.put(x, y + 9, text, face.bold())
    page.put(569, y + 9, "Charge", face.bold(), "r")
    y += 14
    for line in [*lines, None]:
        cents = line.money["charge"] if line else total
        page.rule(40, y, 572, y, 0.4, 0.5)
        used = face if line else face.bold()
        if line:
            page.put(40, y + 11, day(line.day, "%m/%d/%Y"), face)
            page.put(100, y + 11, line.code, face)
            page.put(150, y + 11, line.description, face)
        else:
            page.put(150, y + 11, "Total charges", used)
        text = f"${cents // 100:,}.{cents % 100:02d}"
        if cents >= 1000000:
            a, b = page.put(569, y + 11, text[:-2], used, "r")
            c, d = page.put(569, y + 22, text[-2:], used, "r")
            amount = Amount(text, cents, "charge" if line else "total_charges", 1, (a, y + 4, b, y + 24), ((a, y + 4, b, y + 13), (c, y + 15, d, y + 24)))
            tall = 27
        else:
            a, b = page.put(569, y + 11, text, used, "r")
            amount = Amount(text, cents, "charge", 1, (a, y + 4, b, y + 13))
            tall = 16
        book.amounts.append(amount)
        if line:
            amount.line = line
            line.shown |= {"day", "code", "description", "charge"}
            line.page, line.box, line.words = 1, (40, y, 572, y + tall), line.description
            book.lines.append(line)
        y += tall
    fact(book, page, "total_charges", total)
    job.looks.append("amounts broken over two lines")


def zero_lines(job):
    """Rows of 0.00, a row marked N/C, and a total that none of them changes."""
    lines = _base()
    for at, words in ((1, "TRAY, INCLUDED IN PROCEDURE"), (3, "PATIENT EDUCATION"), (5, "WRITTEN INSTRUCTIONS")):
        lines.insert(at, _line("", words, 0))
    _plain(job, lines, settle={"adjustments": 50000}, note="lines of 0.00")


def _long(job, seed_of, count=70):
    """Lines for several pages, all different."""
    out, when = [], DAY
    pool = [("85025", "CBC", 9800), ("80053", "METABOLIC PANEL", 18850), ("36415", "VENIPUNCTURE", 3100), ("71045", "CHEST PORTABLE", 22000), ("94640", "NEBULIZER", 11400), ("97110", "EXERCISE 15 MIN", 10200),
            ("J2405", "ONDANSETRON", 1250), ("J7030", "SALINE 1000", 8800), ("99232", "HOSPITAL VISIT", 19100), ("82962", "GLUCOSE", 1900)]
    while len(out) < count:
        for at, (code, words, cents) in enumerate(pool):
            if (at + seed_of + when.day) % 3:
                out.append(_line(code, words, cents, when=when))
        when += datetime.timedelta(days=1)
    return out[:count]


def missing_middle_page(job):
    """Page 2 of 3 is not there. The lines at hand cannot add up; that is no error of the bill."""
    _plain(job, _long(job, 1, 110), settle={}, note="a missing page explains the sum")


def notes_over_print(job):
    """Somebody wrote on the bill, with amounts, and crossed a line out. The print below is what counts."""
    lines = _base()
    flow, _ = _plain(job, lines, settle={"insurance_paid": 200000}, note="amounts written by hand")
    page, pen = flow.page, Face("caveat", 15)
    blue = (0.1, 0.15, 0.6)
    spot = next(a for a in job.book.amounts if getattr(a, "line", None) is lines[4])
    page.put(330, spot.box[3] + 1, "told me", pen, colour=blue)
    noted = job.book.cash(page, 374, spot.box[3] + 1, 15000, "note", pen, Money("$"), "l", colour=blue)
    assert noted
    line = lines[3]
    page.marks.append(("stroke", [(60, line.box[1] + 8), (300, line.box[1] + 5), (520, line.box[1] + 8)], 1.3, blue))
    page.put(250, 700, "called 3/1, they will check!", pen, colour=blue)
    page.put(180, 560, "COPY", Face("courier-prime-bold", 40), gray=0.8)


def carried_forward(job):
    """The sum is carried from page to page and the last line of a page is not a new one on the next."""
    flow, face = _flow(job, bottom=500)
    lines = _long(job, 2, 58)
    total = sum(line.money["charge"] for line in lines)
    job.sum_of("A02", "total", lines, total)
    Table(flow, _columns(), Look(face, Money("", minus="x-"), rules="none", pitch=13), ("charge", "Carried forward", "Brought forward")).draw([*lines, Row("total", "Total charges", {"charge": total})])
    fact(job.book, flow.page, "total_charges", total)
    job.looks.append("sums carried from page to page")


def two_patients(job):
    """One statement for two children; each has a section and a sum of their own."""
    flow, face = _flow(job)
    book = job.book
    rows, sums = [], []
    for name, which in (("Milo Braddock", (1, 2, 3)), ("Greta Braddock", (2, 5, 4))):
        lines = _base(*which)
        for line in lines:
            line.section = name
        part = sum(line.money["charge"] for line in lines)
        job.sum_of("A02", f"subtotal {name}", lines, part)
        sums.append(part)
        rows += [Row("heading", f"Patient: {name}"), *lines, Row("subtotal", f"Subtotal {name}", {"charge": part})]
    job.sum_of("A02", "total", [], sum(sums), plus=sums)
    Table(flow, _columns(), Look(face, PLAIN, rules="rows", pitch=14)).draw([*rows, Row("total", "Family total", {"charge": sum(sums)})])
    fact(book, flow.page, "balance", sum(sums))
    job.looks.append("two patients with the same test on the same day")


def year_to_date(job):
    """Figures of the year, a previous balance that was paid, and a footer: none of them is a charge."""
    flow, face = _plain(job, _base(0, 2, 3), settle={"insurance_paid": 90000})
    book, page = job.book, flow.page
    flow.skip(22)
    for label, cents in (("Charges this year to date", 1984350), ("Payments this year to date", 1702110), ("Last statement's balance", 28240), ("Paid since last statement", 28240)):
        page.put(60, flow.y, label, face)
        book.cash(page, 300, flow.y, cents, "year_to_date", face, PLAIN, copy=True)
        flow.skip(13)
    page.put(40, 752, "Returned checks: ", face.at(8))
    book.cash(page, 108, 752, 3500, "fee", face.at(8), PLAIN, "l", copy=True)
    job.looks.append("figures of the year and of the last statement")


def thousand_units(job):
    """Units of 1,000 and more, a ZIP that looks like a code, an account that looks like an NDC."""
    flow, face = _flow(job, town="Amity, TX 99213")
    lines = [_line("J1644", "HEPARIN SODIUM PER UNIT", 5000, "1,000", 5), _line("J1644", "HEPARIN SODIUM PER UNIT", 25000, "5,000", 5, when=DAY + datetime.timedelta(days=1)), _line("J2704", "PROPOFOL", 40000, "200", 200), *_base(0, 2)]
    flow.page.put(350, 95, "Member", face.bold())
    flow.page.put(440, 95, "55513-0021-01", face)
    _plain(job, lines, _columns(priced=True), flow=(flow, face), settle={"patient_paid": 10000}, note="units of a thousand and more")


def reversal(job):
    """Charged, taken back, charged again: two equal rows and no duplicate."""
    lines = _base()
    lines.insert(4, _line("80053", "METABOLIC PANEL", -18850, units="1"))
    lines.insert(5, _line("80053", "METABOLIC PANEL", 18850))
    _plain(job, lines, settle={}, note="a correction and its reversal")


def rounded_price(job):
    """A unit price rounded to print it; units times price misses the charge by less than half a cent a unit."""
    lines = [*_base(0, 3), _line("J3490", "COMPOUNDED DRUG", 10000, "3", 3333), _line("97110", "EXERCISE 15 MIN", 40001, "6", 6667), _line("A9270", "ITEM, SHARED COST", 5000, "7", 714)]
    _plain(job, lines, _columns(priced=True), settle={}, note="unit prices rounded to the cent")


def day_before_month(job):
    """A statement that writes the day first; 03/02 is the third of February, as its 27/02 tells."""
    lines = [_line("99213", "Visita de seguimiento", 14500), _line("85025", "Hemograma", 7200), _line("71046", "Radiografía de tórax", 26000, when=DAY + datetime.timedelta(days=2))]
    flow, face = _flow(job, "Clínica Bahía Serena", words=("Paciente", "Cuenta", "Fecha"), dates="%d/%m/%Y", pages="Página {n} de {m}")
    columns = [Column("day", "Fecha", 70), Column("code", "Código", 60), Column("description", "Servicio", 312), Column("charge", "Cargo", 90, "r")]
    total = sum(line.money["charge"] for line in lines)
    job.sum_of("A02", "total", lines, total)
    Table(flow, columns, Look(face, PLAIN, "%d/%m/%Y", "rows", 14)).draw([*lines, Row("total", "Total de cargos", {"charge": total})])
    fact(job.book, flow.page, "total_charges", total)
    job.looks.append("days before months")


def looks_like_a_bill(job):
    """An estimate set like a bill; it says so in one small line."""
    flow, face = _plain(job, _base(0, 1, 6))
    flow.page.put(306, 70, "Estimate of charges - this is not a bill", face.at(8), "c")


def one_paragraph(job):
    """Every line of the bill in one paragraph."""
    flow, face = _flow(job)
    book, lines = job.book, _base()
    pieces = ["Services of 02/03/2026: "]
    for line in lines:
        pieces += [f"{line.code} {line.description} ", (line.money["charge"], "charge", PLAIN), "; "]
    total = sum(line.money["charge"] for line in lines)
    job.sum_of("A02", "total", lines, total)
    start = len(book.amounts)
    flow.y = book.say(flow.page, 40, flow.y, 520, [*pieces, "total charges ", (total, "total_charges", PLAIN), "; less insurance ", (250000, "insurance_paid", PLAIN), "; you owe ", (total - 250000, "balance", PLAIN), "."], face.plus(1), lead=1.5)
    for line, spot in zip(lines, book.amounts[start:], strict=False):
        spot.line = line
        line.page, line.box, line.words = 1, (40, spot.box[1], 560, spot.box[3]), line.description
        line.shown |= {"day", "code", "description", "charge"}
        book.lines.append(line)
    job.sum_of("A03", "balance", [], total - 250000, plus=[total, -250000])
    for name, cents in (("total_charges", total), ("insurance_paid", 250000), ("balance", total - 250000)):
        fact(book, flow.page, name, cents)


def page_twice(job):
    """One page was scanned twice: no line of it is a duplicate."""
    _plain(job, _long(job, 3, 60), settle={"insurance_paid": 300000}, note="a page that is there twice")


def unnamed_subtotals(job):
    """Subtotals in bold without a word beside them."""
    flow, face = _flow(job)
    rows = []
    lines = _long(job, 4, 18)
    for when in sorted({line.day for line in lines}):
        mine = [line for line in lines if line.day == when]
        part = sum(line.money["charge"] for line in mine)
        job.sum_of("A02", f"subtotal {when}", mine, part)
        rows += [*mine, Row("subtotal", "", {"charge": part})]
    _plain(job, rows, flow=(flow, face), note="subtotals without a label")


_ALL = (equal_price_twins, printed_twin, compensating_errors, seven_for_one, charge_and_allowed, discount_rows, faded_minus, wrapped_amounts, zero_lines, missing_middle_page, notes_over_print, carried_forward, two_patients,
        year_to_date, thousand_units, reversal, rounded_price, day_before_month, looks_like_a_bill, one_paragraph, page_twice, unnamed_subtotals)
TRAPS = {f"trap_{one.__name__}": one for one in _ALL}


class Trap:
    """A trap in the shape of a family's module."""

    GROUP = "traps"
    FAULTS = ()

    def __init__(self, name):
        if name not in TRAPS:
            raise SystemExit(f"There is no trap called {name}.")
        self.draw = TRAPS[name]
        self.KIND = ("estimate", {"estimate"}) if name == "trap_looks_like_a_bill" else ("bill", {"bill", "statement"})
        self.LANGUAGE = "es" if name == "trap_day_before_month" else "en"
        self.VARIANT = {"trap_missing_middle_page": "missing_page", "trap_page_twice": "duplicate_page"}.get(name, "plain")
        self.OVERLAPS = name == "trap_notes_over_print"
        self.TWINS = name in ("trap_reversal", "trap_two_patients")
        self.NOTES = False
