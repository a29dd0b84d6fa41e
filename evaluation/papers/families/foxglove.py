"""Held. A good-faith estimate with co-providers for a person who pays herself."""

from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("estimate", {"estimate"})
FAULTS = ("A02", "A01", "A02")

PLANS = (
    ("Removal of the gallbladder", "Gallstones", "K80.20", "47562;Gallbladder removal by scope;;2100-6900;1;",
     """;Operating room, per 15 minutes;;300-900;6;
;Recovery room;;400-1500;1;
;Implant clip;;60-190;4;
J0690;Antibiotic before surgery;;9-40;2;
80053;Chemistry panel;;60-240;1;""",
     {"anesthesia": "00790;Anesthesia for upper belly surgery;;600-1900;1;\n01996;Pain care after surgery;;120-380;2;",
      "pathology": "88304;Tissue exam, gallbladder;;90-290;1;\n88312;Special stain;;70-190;2;",
      "after care": "99213;Visit after surgery;;95-210;2;"}),
    ("Arthroscopy of the shoulder", "Torn rotator cuff", "M75.121", "29827;Rotator cuff repair by scope;;3900-9800;1;",
     """;Facility fee, surgery;;2900-8900;1;
C1713;Suture anchor;;290-690;3;
J2250;Calming medicine;;4-18;4;
L3670;Shoulder brace;;90-260;1;""",
     {"anesthesia": "01630;Anesthesia for shoulder surgery;;700-1900;1;\n64415;Nerve block, arm;;290-700;1;",
      "rehabilitation": "97161;First therapy evaluation;;110-240;1;\n97110;Exercise, 15 minutes;;48-99;12;\n97140;Hands-on therapy;;48-96;6;",
      "imaging": "73221;MRI of the shoulder;;490-1900;1;"}),
    ("Screening colonoscopy", "Screening", "Z12.11", "45385;Colonoscopy with removal of growth;;1200-3600;1;",
     """;Endoscopy room;;800-2600;1;
J2704;Sleep medicine 10 mg;;2-9;20;
99152;Sedation, first part;;80-240;1;""",
     {"anesthesia": "00811;Anesthesia for lower scope;;390-1100;1;", "pathology": "88305;Tissue exam;;95-290;3;\n88342;Stain for tissue;;80-240;2;",
      "clinic": "99203;Visit before the scope;;140-330;1;"}),
    ("Birth, normal", "Pregnancy", "Z34.03", "59400;Care of mother, before, at and after birth;;2900-6400;1;",
     """;Room, mother, per day;;900-2400;2;
;Nursery, per day;;500-1500;2;
;Delivery room;;900-3900;1;
J2590;Medicine for the womb;;8-40;3;
90371;Protein shot;;90-260;1;""",
     {"anesthesia": "01967;Pain block in labor;;700-2200;1;", "newborn care": "99460;First newborn exam;;130-340;1;\n99462;Daily newborn exam;;80-190;1;\n92650;Newborn hearing test;;60-180;1;",
      "laboratory": "85025;Blood count;;22-90;2;\n86900;Blood type;;18-60;1;"}),
)
HOUSES = ["Fairhaven Surgical Hospital", "Ember Lake Medical Center", "St. Odile Regional Hospital", "Blue Spruce Ambulatory Center"]
CO = {"anesthesia": "Ridgeline Anesthesia Partners", "pathology": "Toma Pathology Services", "after care": "Marisol Surgeons PC", "rehabilitation": "Step Forward Rehab", "imaging": "Clearfield Imaging",
      "clinic": "Digestive Care of Tansy", "newborn care": "Little Finch Pediatrics", "laboratory": "Union Street Laboratory"}


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "vera", "tinos", size=(8.75, 9.5))
    if face.name == "vera":
        face = face.plus(-0.75)
    small = face.plus(-1.75)
    money = job.one(Money("$"), Money("$"), Money(""))
    dates = job.one("%m/%d/%Y", "b", "m/d/Y")
    kind = "price" if job.fault == "A01" else job.one("plain", "price", "discount")
    asked, illness, diagnosis, first, others, helpers = r.choice(PLANS)
    when = job.date()
    planned = job.after(when, 7, 40)
    house, person = r.choice(HOUSES), people.name()
    chosen = r.sample(sorted(helpers), job.some(1, len(helpers)))
    sections = [(house, "Facility", planned, menu(first)[:1] + menu(others))]
    sections += [(CO[name], name.capitalize(), planned if name != "after care" and name != "rehabilitation" else job.after(planned, 10, 20), menu(helpers[name])) for name in chosen]
    groups, lines = [], []
    for maker, what, day_of, pool in sections:
        mine = []
        for service in pool:
            service.price = job.amount(service.low / 100, service.high / 100)
            line = job.line(service, day_of)
            line.section = maker
            mine.append(line)
        groups.append((maker, what, day_of, mine))
        lines += mine
    if kind == "price":
        if job.fault == "A01" and not any(line.units != "1" for line in lines):
            line = groups[-1][3][0]
            line.units, line.money["charge"] = "2", line.money["unit_price"] * 2
        job.plant(lines)
    off = job.one(20, 30, 35, 40, 50)
    for line in lines:
        if kind != "price":
            del line.money["unit_price"]
        if kind == "discount":
            line.money["discount"] = line.money["charge"] * off // 100
            line.money["patient_owes"] = line.money["charge"] - line.money["discount"]
    roles = ("charge", "discount", "patient_owes") if kind == "discount" else ("charge",)
    net = roles[-1]
    bad = job.some(0, len(groups) - 1) if job.fault == "A02" and (kind == "discount" or job.odds(0.6)) else None
    totals = []
    for at, (_, _, _, mine) in enumerate(groups):
        sums = {role: sum(line.money[role] for line in mine) for role in roles}
        if at == bad:
            sums[net] = job.total(mine, net, "provider's total")
        for role in roles:
            job.sum_of("A02", f"provider {at + 1} {role}", mine, sums[role], role)
        totals.append(sums)
    if bad is not None or job.fault != "A02":
        whole = {role: sum(s[role] for s in totals) for role in roles}
        if kind == "discount":
            whole = {role: sum(line.money[role] for line in lines) for role in roles}
    else:
        whole = {"charge": job.total(lines, scope="total estimated cost")}
    for role in roles:
        job.sum_of("A02", f"total {role}", [], whole[role], plus=[s[role] for s in totals])
    number = people.number(job.one("#######", "GF-####-###", "########"))
    title = job.one("Good Faith Estimate", "GOOD FAITH ESTIMATE OF EXPECTED CHARGES", "Your Good Faith Estimate")

    def head(page):
        page.put(46, 778, f"{house}  |  Estimate {number}", small)
        pager(book, page, 566, 778, "Page {n} of {m}", small)
        if page.number > 1:
            page.put(46, 40, f"{title}: {person}", small.bold())
            page.rule(46, 45, 566, 45, 0.5, 0.4)
            return 60
        page.put(46, 50, house, face.bold().at(16))
        page.put(46, 64, f"{people.street()}, {people.town()}  |  {people.phone()}", small)
        page.put(46, 94, title, face.bold().at(14))
        return 106

    flow = Flow(book, head, left=46, right=566, bottom=752)
    fact(book, flow.page, "provider", house)
    shade = job.one(0.25, 0.85)

    def band(text):
        flow.page.block(46, flow.y, 566, flow.y + 15, fill=shade)
        flow.page.put(52, flow.y + 11, text, face.bold(), gray=1.0 if shade < 0.5 else 0.0)
        flow.skip(15)

    def form(cells):
        """One row of the form: labels over values."""
        x, page = 46, flow.page
        for wide, label, value, name, real in cells:
            page.block(x, flow.y, x + wide, flow.y + 27, line=0.5)
            page.put(x + 4, flow.y + 9, label, small)
            page.put(x + 4, flow.y + 22, value, face)
            if name:
                fact(book, page, name, value if real is None else real)
            x += wide
        flow.skip(27)

    band("PATIENT")
    form([(260, "Patient name", person, "patient", None), (130, "Date of birth", f"{job.some(1, 12)}/{job.some(1, 28)}/{job.some(1948, 2003)}", None, None), (130, "Estimate number", number, "account", None)])
    form([(390, "Mailing address", f"{people.street()}, {people.town()}", None, None), (130, "Contact preference", job.one("By mail", "By email"), None, None)])
    flow.skip(8)
    band(job.one("PRIMARY SERVICE AND DIAGNOSIS", "WHAT THIS ESTIMATE IS FOR"))
    form([(390, "Primary service or item requested/scheduled", asked, None, None), (130, "Date of this estimate", day(when, dates), "statement_date", when)])
    form([(260, "Primary diagnosis", illness, None, None), (130, "Diagnosis code", diagnosis, None, None), (130, "Scheduled for", day(planned, dates), None, None)])
    flow.skip(12)
    # what each provider's part comes to
    band(job.one("SUMMARY OF EXPECTED CHARGES", "ESTIMATED COST BY PROVIDER"))
    for (maker, what, *_), sums in zip(groups, totals, strict=True):
        page = flow.page
        page.block(46, flow.y, 566, flow.y + 19, line=0.5)
        page.put(52, flow.y + 13, maker, face)
        page.put(300, flow.y + 13, what, face)
        book.cash(page, 560, flow.y + 13, sums[net], f"summary:{net}", face, money, copy=True)
        flow.skip(19)
    page = flow.page
    if kind == "discount":
        ladder = [("Total of standard charges", "charge", "total_charges"), (f"Self-pay discount ({off}%)", "discount", "adjustments"), ("Total estimated cost to you", "patient_owes", "patient_responsibility")]
    else:
        ladder = [(job.one("Total estimated cost", "TOTAL ESTIMATED COST"), "charge", "total_charges")]
    for label, role, name in ladder:
        page.block(46, flow.y, 566, flow.y + 20, line=0.7, fill=0.95 if role == net else None)
        used = face.bold() if role == net else face
        page.put(52, flow.y + 14, label, used)
        amount = cash_fact(book, page, 560, flow.y + 14, -whole[role] if role == "discount" else whole[role], name, used, money)
        book.rows.append((Row("adjustment" if role == "discount" else "total", label), {name: amount}, page.number, (46, flow.y, 566, flow.y + 20)))
        flow.skip(20)
    if kind == "discount":
        job.sum_of("A03", "cost to the patient", [], whole["patient_owes"], plus=[whole["charge"], -whole["discount"]])
    flow.skip(14)
    flow.y = book.say(flow.page, 46, flow.y + 8, 520, ["The details for each provider follow. This estimate is not a bill. It is based on what was known when it was made."], face)
    if job.odds(0.7) or flow.y > 560:
        flow.turn()
    else:
        flow.skip(12)
    look = Look(face, money, dates, job.one("grid", "rows", "head"), job.one(15, 17), head_fill=job.one(0.9, None), pad=3, head_face=small.bold())
    item_words = job.one("Service/Item", "Items and services", "Service or item to be furnished")
    part_words = job.one("Total expected from this provider", "Expected charges, subtotal", "Provider total")
    for at, ((maker, what, day_of, mine), sums) in enumerate(zip(groups, totals, strict=True)):
        flow.room(130)
        page = flow.page
        place = f"{people.street()}, {people.town()}"
        page.put(46, flow.y + 10, f"{'Primary provider' if at == 0 else f'Co-provider {at}'}: {maker}", face.bold().plus(1.5))
        page.put(46, flow.y + 23, f"{what}    {place}", small)
        page.put(46, flow.y + 34, f"NPI {people.number('1#########')}    Tax ID {people.number('##-#######')}    Expected date of service: {day(day_of, dates)}", small)
        flow.skip(42)
        for line in mine:
            line.extra["dx"] = diagnosis
        columns = [Column("description", item_words, 0), Column("dx", "Diagnosis\ncode", 56), Column("code", "Service\ncode", 48), Column("units", "Quantity", 46, "r")]
        if kind == "price":
            columns += [Column("unit_price", "Cost of one", 76, "r"), Column("charge", "Expected cost", 86, "r")]
        elif kind == "discount":
            columns += [Column("charge", "Standard\ncharge", 76, "r"), Column("discount", "Self-pay\ndiscount", 72, "r"), Column("patient_owes", "Expected\ncost to you", 78, "r")]
        else:
            columns.append(Column("charge", "Expected cost", 96, "r"))
        columns[0].width = 520 - sum(c.width for c in columns)
        Table(flow, columns, look).draw([*mine, Row("subtotal", part_words, sums)])
        for line in mine:
            line.shown.add("day")
        flow.skip(20)
    flow.room(112)
    flow.page.put(46, flow.y + 6, "Disclaimer", face.bold().plus(1))
    flow.y = book.say(flow.page, 46, flow.y + 20, 520, [
        "The estimate does not include unknown or unexpected costs. If you are billed at least ", (40000, "law", Money("$")),
        " more than this estimate you may start a dispute within 120 calendar days of the first bill. The fee to do so is ", (2500, "law", Money("$")),
        ". If the agency agrees with you, you pay the price on this estimate. Keep a copy in a safe place."], face)
    flow.page.put(46, flow.y + 8, f"Questions: call {people.phone()}.", face)
