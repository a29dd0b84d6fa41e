"""Held. A dental plan's explanation of benefits."""

from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import menu, rate_of

GROUP = "training"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "A02", "A02")
TWINS = True  # the same filling on two teeth is no error

POOL = """
D0120;Periodic exam;100;44-90;1;
D0140;Problem visit exam;100;60-120;1;
D0274;Four bitewing images;100;52-110;1;
D0330;Panoramic image;100;90-190;1;
D1110;Adult cleaning;100;82-160;1;
D1206;Fluoride varnish;100;28-60;1;
D1351;Sealant;100;40-80;1;t
D2140;Silver filling, one surface;80;110-240;1;ts
D2331;Front tooth filling, two surfaces;80;150-320;1;ts
D2392;Back tooth filling, two surfaces;80;180-370;1;ts
D2740;Crown, ceramic;50;900-1800;1;t
D2950;Core buildup;50;180-390;1;t
D3320;Root canal, premolar;80;700-1400;1;t
D4341;Root planing, quadrant;80;190-390;1;q
D4910;Gum maintenance;80;110-220;1;
D7140;Simple extraction;80;140-320;1;t
D7210;Surgical extraction;50;220-480;1;t
D9222;Deep sedation, first part;50;200-480;1;
D9944;Night guard;50;390-900;1;
"""
PLANS = ["Whitecap Dental Benefits", "Ivory Coast Dental Plan of the South", "Pioneer Molar Mutual", "Cuspid Dental Service Corp."]
GIVERS = ["Willa Marchetti, DDS", "Bright Fork Family Dental", "Odell Kettleman, DMD PC", "Harborside Endodontics", "Tansy Valley Periodontal Group"]
SURFACES = {"D2140": ("O", "B", "L"), "D2331": ("MF", "DF", "ML"), "D2392": ("MO", "DO", "OB")}
MESSAGES = {"A1": "The allowance is the fee this dentist agreed to accept.", "B4": "Your deductible was taken from this service.",
            "C9": "Your yearly maximum has been reached. The rest is yours to pay.", "D2": "Paid as a less costly treatment that is usual for this tooth."}
WORDS = (
    {"charge": "Dentist's\nfee", "allowed": "Plan\nallowance", "percent": "Benefit\nlevel", "deductible": "Deduct-\nible", "paid": "Plan\npays", "patient_owes": "Patient\npays"},
    {"charge": "Submitted\nfee", "allowed": "Accepted\nfee", "percent": "Covered\nat", "deductible": "Deductible\napplied", "paid": "Dental\nbenefit", "patient_owes": "Enrollee\nowes"},
    {"charge": "Charged", "allowed": "Maximum\nallowable", "percent": "Co-pay\nlevel", "deductible": "Ded", "paid": "Net\nbenefit", "patient_owes": "Member\npayment"},
)


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "courier-prime", "roboto-condensed", "tinos", size=(8, 8.75))
    typed = face.name == "courier-prime"
    money = job.one(Money(""), Money("$"), Money("", comma=False))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "%m-%d-%y")
    first = job.date()
    lines = job.order(menu(POOL), job.one(2, 3, 4, 5, 7, 9, 14, 22), first, job.one(1, 2, 3), modifiers=False)
    used = set()
    for line in lines:
        if "t" in line.flags:
            tooth = job.some(2, 31)
            while tooth in used:
                tooth = job.some(2, 31)
            used.add(tooth)
            line.extra["tooth"] = str(tooth)
        elif "q" in line.flags:
            line.extra["tooth"] = job.one("UR", "UL", "LL", "LR")
        line.extra["surface"] = job.one(*SURFACES[line.code]) if line.code in SURFACES else ""
        line.extra["percent"] = int(line.revenue_code)
        line.revenue_code = ""
    again = [line for line in lines if "t" in line.flags]
    if again and job.odds(0.45):
        line = r.choice(again)
        twin = line.copy()
        twin.extra["tooth"] = str(next(n for n in range(2, 31) if n not in used))
        lines.insert(lines.index(line) + 1, twin)
        job.looks.append("the same service on two teeth")
    left, room = job.one(0, 0, 2500, 5000, 7500), job.one(10**7, 10**7, job.amount(150, 900, False))
    shares = {}
    for line in lines:
        charge, level = line.money["charge"], line.extra["percent"]
        allowed = charge * shares.setdefault(line.code, job.some(48, 100)) // 100
        opened = min(left, allowed) if level < 100 else 0
        left -= opened
        paid = rate_of(allowed - opened, level)
        marks = ["B4"] if opened else ["A1"] if allowed < charge else []
        if paid > room:
            paid, marks = room, ["C9"]
        room -= paid
        line.money = {"charge": charge, "allowed": allowed, "deductible": opened, "paid": paid, "patient_owes": allowed - paid}
        line.extra["mark"] = marks[0] if marks else ""
    issued = job.after(lines[-1].day, 9, 30)
    plan, giver, person = r.choice(PLANS), r.choice(GIVERS), people.name(job.one("first last", "UPPER"))
    member, claim = people.number("@########"), people.number(job.one("##########", "D##-######", "20#########"))
    roles = ("charge", "allowed", "deductible", "paid", "patient_owes")
    printed = {role: sum(line.money[role] for line in lines) for role in roles}
    if job.fault == "A02":
        role = job.one("charge", "allowed", "paid", "patient_owes")
        printed[role] = job.total(lines, role, f"total of {role}")
    for role in roles:
        job.sum_of("A02", f"total of {role}", lines, printed[role], role)
    words = r.choice(WORDS)
    title = job.one("EXPLANATION OF DENTAL BENEFITS", "Dental Benefit Statement", "Notice of Dental Benefit Determination")
    head_face = face.bold() if not typed else job.face("arimo", size=(7.5, 7.5)).bold()
    label_face = head_face.at(6)
    below = money.sign == "$" or typed or job.odds(0.4)  # the words of a service stand below its row
    leading = job.one(("tooth", "surface", "code", "day"), ("day", "tooth", "surface", "code"), ("code", "tooth", "surface", "day"))
    heads = {"tooth": job.one("Tooth\nno.", "Tooth/\nQuad", "Area"), "surface": "Surf.", "code": job.one("ADA\ncode", "Proc.\ncode", "CDT"), "day": job.one("Service\ndate", "Date\ncompleted")}
    widths = {"tooth": 36, "surface": 32, "code": 40, "day": 58}
    order = ("charge", "allowed", "percent", "deductible", "paid", "patient_owes") if job.odds(0.6) else ("charge", "allowed", "deductible", "percent", "patient_owes", "paid")

    def head(page):
        page.put(576, 40, title, head_face.at(12), "r")
        page.put(36, 40, plan, head_face.at(13))
        pager(book, page, 576, 52, job.one("Page {n} of {m}", "PAGE {n} OF {m}"), label_face.at(7))
        if page.number > 1:
            page.put(36, 54, f"Claim {claim} (continued)", face)
            return columns(page, 66)
        page.put(36, 53, f"{street}, {town}", label_face.at(7))
        cells = [("PATIENT", person, "patient", None), ("RELATIONSHIP", job.one("Self", "Spouse", "Child"), None, None), ("SUBSCRIBER ID", member, None, None),
                 ("GROUP", people.number("#####-####"), None, None), ("DENTIST", giver, "provider", None), ("LICENSE", people.number("@@ #####"), None, None),
                 ("CLAIM NUMBER", claim, "claim", None), ("DATE PROCESSED", day(issued, dates), "statement_date", issued)]
        for at, (label, value, name, real) in enumerate(cells):
            x, y = (36, 216, 316, 446)[at % 4], 72 + at // 4 * 28
            x1 = (216, 316, 446, 576)[at % 4]
            page.block(x, y, x1, y + 28, line=0.5)
            page.put(x + 4, y + 9, label, label_face)
            page.put(x + 4, y + 22, value, face)
            if name:
                fact(book, page, name, value if real is None else real)
        page.put(306, 144, job.one("THIS IS NOT A BILL. YOUR DENTIST WILL BILL YOU FOR YOUR PART.", "For your information only - do not send payment to the plan"), head_face, "c")
        return columns(page, 156)

    street, town = people.street(), people.town()
    reverse = job.odds(0.4)
    step = (540 - sum(widths.values()) - 26 - (0 if below else 118)) / len(order)

    def columns(page, y):
        page.block(36, y, 576, y + 24, fill=0.2 if reverse else 0.88)
        gray = 1.0 if reverse else 0.0
        x = 36
        for key in leading:
            put_head(page, x + 3, y, heads[key], "l", gray)
            x += widths[key]
        if not below:
            put_head(page, x + 3, y, "Description", "l", gray)
            x += 118
        for key in order:
            x += step
            put_head(page, x - 3, y, words[key], "r", gray)
        put_head(page, 563, y, "Msg", "c", gray)
        return y + 26

    def put_head(page, x, y, label, side, gray):
        parts = label.split("\n")
        for at, text in enumerate(parts):
            page.put(x, y + (14.5 if len(parts) == 1 else 10 + at * 9), text, head_face.at(7.25), side, gray)

    flow = Flow(book, head, left=36, right=576, bottom=600)
    tall = 25 if below else 16
    for line in lines:
        flow.room(tall)
        page, y = flow.page, flow.y
        base, x = y + 11, 36
        for key in leading:
            text = day(line.day, dates) if key == "day" else line.code if key == "code" else line.extra.get(key, "")
            if text:
                page.put(x + 3, base, text, face)
                line.shown.add(key)
            x += widths[key]
        small = face.at(min(face.size, 7.75))
        if below:
            page.put(36 + widths[leading[0]] + 3, base + 10, line.description, small)
            line.words = line.description
        else:
            text = line.description
            while small.width(text) > 113:
                text = text[:-1].rstrip(", ")
            page.put(x + 3, base, text, small)
            line.words = text
            x += 118
        for key in order:
            x += step
            if key == "percent":
                page.put(x - 3, base, f"{line.extra['percent']}%", face, "r")
                continue
            spot = book.cash(page, x - 3, base, line.money[key], key, face, money)
            spot.line = line
            line.shown.add(key)
        page.put(563, base, line.extra["mark"], face, "c")
        line.shown.add("description")
        line.page, line.box = page.number, (36, y, 576, y + tall)
        book.lines.append(line)
        page.rule(36, y + tall, 576, y + tall, 0.3, 0.5)
        flow.skip(tall)
    flow.room(20)
    page, y = flow.page, flow.y
    label = job.one("TOTALS", "Claim totals", "SUM")
    page.block(36, y, 576, y + 18, fill=0.93)
    page.put(39, y + 12, label, face.bold())
    x, amounts = 36 + sum(widths.values()) + (0 if below else 118), {}
    names = {"charge": "total_charges", "paid": "insurance_paid", "patient_owes": "patient_responsibility", "deductible": "deductible"}
    for key in order:
        x += step
        if key == "percent":
            continue
        if key in names:
            amounts[key] = cash_fact(book, page, x - 3, y + 12, printed[key], names[key], face.bold(), money)
        else:
            amounts[key] = book.cash(page, x - 3, y + 12, printed[key], f"total:{key}", face.bold(), money)
    book.rows.append((Row("total", label), amounts, page.number, (36, y, 576, y + 18)))
    flow.skip(30)
    flow.bottom = 650
    marks = sorted({line.extra["mark"] for line in lines} - {""})
    flow.room(12 * len(marks) + 4)
    for mark in marks:
        flow.page.put(39, flow.y, mark, face.bold())
        flow.page.put(62, flow.y, MESSAGES[mark], face)
        flow.skip(12)
    # what is left of the year's maximum
    paid = sum(line.money["paid"] for line in lines)
    most = max(job.one(100000, 150000, 200000), (paid // 50000 + 1) * 50000)
    if "C9" in marks:
        spent = most
    else:
        spent = min(most, paid + job.amount(0, 300, False))
    page = flow.page
    page.put(36, 664, f"Benefit year {first.year}", face.bold())
    for at, (label, cents) in enumerate((("Maximum", most), ("Used to date", spent), ("Remaining", most - spent))):
        page.put(150 + at * 145, 664, label, face)
        book.cash(page, 275 + at * 145, 664, cents, "accumulator", face, money.full(), copy=True)
    page.rule(24, 676, 588, 676, 0.7, dash=(4, 3))
    if job.odds(0.6):
        page.put(36, 694, job.one("PAYMENT VOUCHER - NOT NEGOTIABLE", "NON-NEGOTIABLE COPY OF CHECK"), label_face.at(7.5))
        page.put(36, 714, "Pay to the order of", face)
        page.put(140, 714, giver, face.bold())
        page.put(400, 714, f"No. {people.number('#######')}", face)
        book.cash(page, 576, 714, paid, "insurance_paid", face.bold().plus(1), money.full(), copy=True)
        page.put(36, 732, f"{day(issued, dates)}    Claim {claim}", face)
    else:
        page.put(36, 694, "Your right to appeal", face.bold())
        book.say(page, 36, 707, 540, ["If you do not agree, write to us within 180 days. Send the claim number, the reason and any x-rays you have. Your dentist may write for you."], face)
