"""Held. A surgery centre's bill: every item is two rows, code and money above, words below; modifiers in slots, reductions apart."""

from evaluation.papers.ink import wrap
from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A02", "A03", "A07", "A08")

CASES = {
    "joint": """
29881;Knee scope with trimming of one cartilage;;3900-7400;1;m
29877;Knee scope, smoothing of joint surface;;2800-5200;1;m
29888;Rebuilding of the front knee ligament, scope;;7900-14800;1;m
29827;Shoulder scope with cuff repair;;6900-12900;1;m
29826;Shoulder scope, room under the roof bone;;2400-4900;1;
29824;Shoulder scope, end of collar bone;;2900-5600;1;m
64721;Freeing of the wrist nerve;;1900-3900;1;m
26055;Release of a trigger finger;;1400-2900;1;o
20680;Removal of deep implant;;2100-4100;1;o""",
    "eye": """
66984;Lens exchange with implant;;2900-5400;1;m
66982;Lens exchange, difficult;;3900-6900;1;m
65820;Drain opening of the front chamber;;2200-4300;1;o
66821;Laser clearing behind the lens;;790-1600;1;m
67840;Removal of lid growth;;540-1200;1;o
15823;Upper lid tightening;;1900-3800;1;m""",
    "bowel": """
45385;Large bowel scope, growth taken by snare;;1900-3900;1;o
45380;Large bowel scope with samples;;1500-3200;1;o
45378;Large bowel scope, looking only;;1200-2600;1;o
43239;Upper scope with samples;;1300-2900;1;o
43249;Upper scope, stretching by balloon;;1700-3400;1;o
46221;Banding of piles;;490-1200;1;o
88305;Tissue read by pathologist;;110-290;4;x""",
}
DEVICES = """
C1713;Anchor or screw, bone to bone;;290-980;4;
C1762;Connective tissue, donor;;1900-4600;1;o
C1776;Joint device;;2100-6900;1;o
V2632;Lens implant, back chamber;;190-490;1;o
V2787;Lens that corrects astigmatism, extra part;;890-1600;1;o
L8699;Implant not listed elsewhere;;240-900;1;o
A4649;Surgical supply, other;;18-160;3;o
C1889;Device, implantable, not otherwise named;;310-1400;1;o
"""
DRUGS = """
J0690;Cefazolin, half gram;;6-22;4;
J1100;Dexamethasone, 1 mg;;1.1-6;8;
J2250;Midazolam, 1 mg;;2-9;4;
J2704;Propofol, 10 mg;;1-5;30;
J3010;Fentanyl, 0.1 mg;;4-16;3;
J0665;Bupivacaine, half mg;;1.02-3;60;
J7120;Lactated Ringer, bag;;28-88;2;o
J2405;Ondansetron, 1 mg;;2-9;4;
;Recovery room, first hour;;390-1200;1;o
;Block performed by surgeon;;290-800;1;o
"""
OTHERWISE = {"20680": "Hardware out, deep", "26055": "Finger tendon sheath opened", "65820": "Goniotomy", "45385": "Polyp snare, colon", "45380": "Colon biopsy", "43239": "EGD biopsy", "46221": "Hemorrhoid bands", "C1762": "Graft, human tissue", "C1776": "Prosthesis, joint",
             "29826": "Decompression, shoulder", "L8699": "Prosthetic implant NOS", "V2632": "IOL posterior"}
NOT = {"joint": {"V2632", "V2787", "C1889"}, "eye": {"C1713", "C1762", "C1776", "L8699", "C1889"}, "bowel": {"C1713", "C1762", "C1776", "L8699", "V2632", "V2787", "J0665", "J0690"}}
GROUPS = {"procedures": "Procedures", "devices": "Implants and devices", "drugs": "Drugs and recovery"}
HOUSES = ["Fernbrook Ambulatory Surgery Center", "Two Bridges Surgical Suites", "Quarry Street Outpatient Surgery", "Clearmark Eye & Specialty Surgicenter", "Millrace Endoscopy and Surgery"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "courier-prime", "archivo-narrow", "helvetica", size=(8.75, 9.75))
    money = job.one(Money("", minus="(x)"), Money("$", minus="-x"), Money("", minus="x-"), Money("$", minus="(x)", comma=False))
    dates = job.one("%m/%d/%Y", "B", "b", "%m-%d-%Y")
    when = job.date((2023, 2025))
    lines = _case(job, when)
    lines = job.plant(lines, OTHERWISE)
    groups = list(dict.fromkeys(line.section for line in lines))
    total, subtotals = _sums(job, lines, groups)
    cuts = {}
    if job.odds(0.6):
        second = [line for line in lines if line.section == groups[0] and line.money["charge"] > 0][1:]
        cuts = {id(line): (line.money["charge"] + 1) // 2 for line in second if line.flags != "x"}
        if cuts:
            job.looks.append("reductions of items that explain the balance")
    parts = {"total_charges": total, "adjustments": sum(cuts.values()), "patient_paid": 0}
    parts["insurance_paid"] = (total - parts["adjustments"]) * job.some(30, 85) // 100 if job.odds(0.55) else 0
    if job.odds(0.5) or job.fault == "A03" and not parts["adjustments"] + parts["insurance_paid"]:
        parts["patient_paid"] = min(job.amount(100, 900, cents=False), (total - parts["adjustments"] - parts["insurance_paid"]) // 2)
    parts["balance"] = job.balance(total, parts["adjustments"], parts["insurance_paid"], parts["patient_paid"])
    account(job, parts)
    house, person, number = r.choice(HOUSES), people.name(job.one("first last", "last, first", "UPPER")), people.number(job.one("ASC-#####", "########", "##C####"))
    issued = job.after(when, 6, 50)
    surgeon, home = people.doctor(), [people.street(), people.town(), people.phone()]
    title = job.one("Itemized surgical bill", "STATEMENT OF FACILITY CHARGES", "Invoice - Outpatient Surgery", "ITEMIZED BILL")
    words = job.one(("Patient", "Case", "Date of surgery", "Surgeon", "Billed"), ("PATIENT:", "CASE NO:", "SURGERY DATE:", "SURGEON:", "BILL DATE:"), ("Name of patient", "Encounter", "Procedure date", "Physician", "Prepared on"))
    heads = job.one(("Item", "CPT / HCPCS", "Modifiers", "Qty", "Each", "Amount"), ("No.", "Code", "M1 M2 M3", "Units", "Unit fee", "Gross fee"), ("LN", "PROC", "MODS", "QTY", "RATE", "CHARGES"))
    foot = job.one("{n} of {m}", "Page {n}", "- {n} -")

    def head(page):
        pager(book, page, 306, 770, foot, face.at(8), "c")
        if page.number == 1:
            page.put(306, 44, house, face.bold().at(15), "c")
            page.put(306, 57, "  *  ".join(home), face.at(8), "c")
            page.put(306, 80, title, face.bold().at(11.5), "c")
            page.rule(60, 88, 552, 88, 1.6)
            for at, (value, name, real) in enumerate(((person, "patient", None), (number, "account", None), (day(when, dates), None, None), (surgeon, None, None), (day(issued, dates), "statement_date", issued))):
                x, y = 60 + (at % 2) * 262, 104 + (at // 2) * 14
                page.put(x, y, words[at], face.bold())
                page.put(x + 112, y, value, face)
                if name:
                    fact(book, page, name, value if real is None else real)
            fact(book, page, "provider", house)
            y = 150
        else:
            page.put(60, 44, f"{person}   {number}   {day(when, dates)}", face)
            y = 50
        page.rule(60, y, 552, y, 0.8)
        for (x, align), text in zip(((60, "l"), (88, "l"), (168, "l"), (316, "r"), (420, "r"), (552, "r")), heads, strict=True):
            page.put(x, y + 11, text, face.bold().plus(-0.75), align)
        page.rule(60, y + 16, 552, y + 16, 0.8)
        return y + 20

    flow = Flow(book, head, left=60, right=552, bottom=736)
    _items(job, flow, face, money, lines, groups, subtotals, cuts)
    flow.room(104)
    flow.skip(8)
    _sum(job, flow, face, money.full(), parts)


def _case(job, when):
    """The procedures, devices and drugs of one session."""
    sort = job.one(*CASES)
    pool = menu(CASES[sort])
    part = job.order(pool, job.some(1, 4), when, 1)
    part.sort(key=lambda line: -line.money["charge"])
    for line in part:
        line.section = GROUPS["procedures"]
        if "m" in line.flags and not line.modifiers:
            line.modifiers = [job.one("RT", "LT", "50")] if sort == "joint" else [job.one("RT", "LT")]
    for line in part[1:]:
        if line.modifiers and job.odds(0.5):
            line.modifiers.append(job.one("59", "51", "XS"))
    if job.odds(0.3):
        for line in part:
            line.modifiers = [*line.modifiers, "SG"][:3] if line.modifiers else []
    lines = part
    for name, text, low, high in (("devices", DEVICES, 0, 5), ("drugs", DRUGS, 1, 8)):
        more = job.order([s for s in menu(text) if s.code not in NOT[sort]], job.some(low, high), when, 1, modifiers=False)
        for line in more:
            line.section = GROUPS[name]
        lines = [*lines, *more]
    if sort == "joint" and job.odds(0.5) and job.fault not in ("A07", "A08"):
        last = next((i for i, line in enumerate(lines) if line.section == GROUPS["devices"]), None)
        if last is not None:
            free = lines[last].copy()
            free.code, free.description, free.units, free.modifiers, free.money = "", "Rep-supplied tray, no charge", "1", [], {"unit_price": 0, "charge": 0}
            lines.insert(last + 1, free)
            job.looks.append("a line of 0.00")
    return lines


def _sums(job, lines, groups):
    """The sum of each group and of all; wrong in one place when that is the fault."""
    bad = job.r.choice(groups) if job.fault == "A02" and job.odds(0.5) else None
    subtotals = {}
    for name in groups:
        mine = [line for line in lines if line.section == name]
        subtotals[name] = job.total(mine, scope="group's sum") if name == bad else sum(line.money["charge"] for line in mine)
        job.sum_of("A02", f"sum of {name}", mine, subtotals[name])
    total = sum(subtotals.values()) if bad else job.total(lines, scope="gross charges")
    job.sum_of("A02", "gross charges", [] if bad else lines, total, plus=subtotals.values() if bad else ())
    return total, subtotals


def _items(job, flow, face, money, lines, groups, subtotals, cuts):
    book, number, numbers = job.book, 0, {}
    slots, above = job.odds(0.6), job.odds(0.65)
    small = face.plus(-0.75)
    cut_words, job_item, sum_words = job.one("Less 50% multiple procedure rule", "Second procedure, 50%", "Half price in the same session"), job.one("item", "line", "no."), job.one("{} subtotal", "Total {}", "Sum - {}")
    for name in groups:
        flow.room(46)
        flow.page.block(60, flow.y + 2, 552, flow.y + 15, fill=0.9)
        flow.page.put(64, flow.y + 11.5, name, face.bold())
        flow.skip(19)
        for line in [x for x in lines if x.section == name]:
            parts = wrap(line.description, small, 330)
            tall = 15 + 11 * len(parts)
            flow.room(tall)
            page, y = flow.page, flow.y
            number += 1
            numbers[id(line)] = number
            line.words, line.page, line.box = " ".join(parts), page.number, (60, y, 552, y + tall)
            first, second = (y + 9.5, y + 20.5) if above else (y + 9.5 + 11 * len(parts), y + 9.5)
            page.put(60, first if above else second, f"{number}" if slots else f"{number}.", face)
            if line.code:
                page.put(88, first, line.code, face.bold())
            if line.modifiers and slots:
                for at, mark in enumerate(line.modifiers):
                    page.put(168 + at * 26, first, mark, face)
            elif line.modifiers:
                page.put(168, first, "-".join(line.modifiers), face)
            page.put(316, first, line.units, face, "r")
            line.shown |= {"day", "code", "modifiers", "units", "unit_price", "charge", "description"}
            for role, x in (("unit_price", 420), ("charge", 552)):
                book.cash(page, x, first, line.money[role], role, face, money).line = line
            for at, text in enumerate(parts):
                page.put(88, second + at * 11, text, small, gray=0.15)
            book.lines.append(line)
            flow.skip(tall)
        label = sum_words.format(name.lower() if sum_words[0] != "{" else name)
        page = flow.page
        page.rule(470, flow.y, 552, flow.y, 0.5)
        page.put(420, flow.y + 11, label, face.bold(), "r")
        amount = book.cash(page, 552, flow.y + 11, subtotals[name], "subtotal:charge", face.bold(), money)
        book.rows.append((Row("subtotal", label), {"charge": amount}, page.number, (60, flow.y, 552, flow.y + 14)))
        flow.skip(20)
    if not cuts:
        return
    flow.room(30 + 13 * len(cuts))
    flow.page.put(64, flow.y + 11.5, job.one("Reductions", "Multiple procedure reductions", "Contract reductions"), face.bold())
    flow.skip(16)
    for line in (x for x in lines if id(x) in cuts):
        page, label = flow.page, f"{cut_words}, {job_item} {numbers[id(line)]}"
        page.put(88, flow.y + 10, label, face)
        amount = book.cash(page, 552, flow.y + 10, -cuts[id(line)], "adjustment:charge", face, money)
        book.rows.append((Row("adjustment", label), {"charge": amount}, page.number, (60, flow.y, 552, flow.y + 13)))
        flow.skip(13)


def _sum(job, flow, face, money, parts):
    """The account in a frame at the left of the foot."""
    book, page = job.book, flow.page
    labels = [("total_charges", job.one("Gross charges", "Total of all items", "TOTAL CHARGES")), ("adjustments", job.one("Multiple procedure reductions", "Reductions")), ("insurance_paid", job.one("Carrier paid", "Insurance remittance")),
              ("patient_paid", job.one("Collected at check-in", "Deposit")), ("balance", job.one("Net due from patient", "REMAINING BALANCE", "Owed by you"))]
    labels = [(name, text) for name, text in labels if parts[name] or name in ("total_charges", "balance")]
    page.block(60, flow.y, 330, flow.y + 8 + 15 * len(labels), line=0.9)
    for at, (name, text) in enumerate(labels):
        used = face.bold() if name == "balance" else face
        y = flow.y + 14 + at * 15
        page.put(68, y, text, used)
        cash_fact(book, page, 322, y, parts[name] if name in ("total_charges", "balance") else -parts[name], name, used, money)
    book.say(page, 346, flow.y + 12, 206, [job.one("This bill is for the facility only. Your surgeon and anesthesia clinician bill apart.", "A second procedure in one session is charged at half. Please call with questions.",
                                                  "Payment plans without interest are available.")], face.at(8.5))
