"""The institutional claim form, black: 22 numbered lines, the total on line 23 of the last page, dollars and cents apart."""

import datetime

from evaluation.papers.ink import Face
from evaluation.papers.parts import fact
from evaluation.papers.work import Line, menu

GROUP = "training"
KIND = ("claim", {"claim", "bill"})
FAULTS = ("A01", "A02", "A02", "A07")

POOL = """
;PHARMACY;0250;90-4300;30;
J2405;DRUGS REQUIRE SPECIF ID;0636;20-200;4;
;IV SOLUTIONS;0258;60-900;6;
;MED-SUR SUPPLIES;0270;40-2600;20;
;STERILE SUPPLY;0272;90-3400;8;
C1713;OTHER IMPLANTS;0278;700-9100;2;
80053;LABORATORY CHEMISTRY;0301;120-700;1;o
85025;LABORATORY HEMATOLOGY;0305;60-300;1;o
87070;LAB BACT-MICRO;0306;80-390;1;o
71046;DX X-RAY;0320;190-700;1;o
74176;CT SCAN BODY;0352;1900-5200;1;o
70450;CT SCAN HEAD;0351;1500-4100;1;o
47562;OR SERVICES;0360;7900-24000;1;o
;ANESTHESIA;0370;900-3900;1;
94640;RESPIRATORY SVC;0410;80-260;3;
97161;PHYS THERP EVAL;0424;190-420;1;o
99285;EMERG ROOM;0450;1900-5400;1;o
93306;ECHOCARDIOLOGY;0483;1100-3100;1;o
93005;EKG/ECG;0730;120-420;1;o
;RECOVERY ROOM;0710;700-2900;1;
96374;THERAPEUTIC PHARMACY INJ;0940;190-480;1;
G0378;OBSERVATION HOURS;0762;60-120;24;
"""
HOUSES = ["WILLOWMERE HOSPITAL", "ST BRANNOC MEDICAL CENTER", "THREE RIVERS DISTRICT HOSPITAL"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    tiny = Face("arimo", 4.6)
    ink = job.face("courier", "courier-prime", "cousine", "vt323", size=(8.5, 9.5))
    dx, dy = r.uniform(-1, 2), r.uniform(-1, 1)
    first = job.date()
    nights = job.some(1, 5)
    last = first + datetime.timedelta(days=nights)
    inside = job.odds(0.6)
    lines = []
    for service in r.sample(menu(POOL), job.some(6, 20)):
        service.price = job.amount(service.low / 100, service.high / 100)
        line = job.line(service, job.after(first, 0, nights))
        line.money["charge"] = service.price if not service.code else line.money["charge"]
        lines.append(line)
    if job.odds(0.25):
        for service in menu(POOL):
            service.price = job.amount(service.low / 100, service.high / 100)
            line = job.line(service, job.after(first, 0, nights))
            if not any(x.code == line.code and x.day == line.day and x.revenue_code == line.revenue_code for x in lines):
                lines.append(line)
    if inside:
        rate = job.amount(900, 3900, False)
        lines.append(Line(day=first, revenue_code=job.one("0120", "0110", "0206"), units=str(nights), description=job.one("ROOM-BOARD/SEMI", "R&B PRIVATE", "ICU INTERMEDIATE"),
                          money={"unit_price": rate, "charge": rate * nights}, flags="rate"))
    lines.sort(key=lambda x: x.revenue_code)
    rated = [line for line in lines if line.flags == "rate"]
    if job.fault == "A01":
        if rated and nights > 1:
            right = rated[0].money["charge"]
            rated[0].money["charge"] = job.wrong(right)
            job.expect("A01", "units times rate is not the charge", rated, rated[0].money["charge"], right)
    else:
        lines = job.plant(lines)
    person, account = people.name("LAST, FIRST"), people.number("########")
    house, street, town = r.choice(HOUSES), people.street().upper(), people.town().upper()
    issued = job.after(last, 4, 30)
    sheets = [lines[at:at + 22] for at in range(0, len(lines), 22)]
    total = job.total(lines, scope="total on line 23")
    job.sum_of("A02", "line 23", lines, total)
    covered = job.odds(0.3)
    paid = total * job.some(0, 60) // 100 if job.odds(0.4) else 0
    book.numbered = True

    def put(page, x, y, text, align="l", size=0):
        page.put(x + dx, y + dy, text, ink.plus(size), align)

    for number, part in enumerate(sheets):
        page = book.page()

        def box(x0, y0, x1, y1, label, page=page):
            page.block(x0, y0, x1, y1, line=0.5)
            page.put(x0 + 2, y0 + 5.5, label, tiny)

        box(24, 28, 200, 76, "1")
        for at, text in enumerate((house, street, town)):
            put(page, 28, 42 + at * 12, text, size=-0.5)
        box(200, 28, 372, 76, "2")
        box(372, 28, 520, 44, "3a PAT. CNTL #")
        put(page, 418, 41, account)
        box(372, 44, 520, 60, "b. MED. REC. #")
        put(page, 418, 57, people.number("MR######"))
        box(520, 28, 588, 60, "4 TYPE OF BILL")
        put(page, 536, 52, "0111" if inside else "0131")
        box(372, 60, 460, 84, "5 FED. TAX NO.")
        put(page, 376, 79, people.number("##-#######"))
        box(460, 60, 588, 84, "6 STATEMENT COVERS PERIOD  FROM - THROUGH")
        put(page, 464, 79, f"{first:%m%d%y}")
        put(page, 530, 79, f"{last:%m%d%y}")
        box(24, 84, 200, 106, "8 PATIENT NAME")
        put(page, 30, 101, person)
        box(200, 84, 588, 106, "9 PATIENT ADDRESS")
        put(page, 206, 101, f"{people.street()} {people.town()}".upper())
        edges = [24, 90, 110, 160, 186, 212, 238, 264, 290, 588]
        labels = ["10 BIRTHDATE", "11 SEX", "12 ADM DATE", "13 HR", "14 TYPE", "15 SRC", "16 DHR", "17 STAT", "18-28 CONDITION CODES"]
        values = [f"{job.some(1, 12):02d}{job.some(1, 28):02d}{job.some(1935, 2015)}", job.one("F", "M"), f"{first:%m%d%y}", f"{job.some(0, 23):02d}", "1", "1", f"{job.some(8, 18):02d}", "01", ""]
        for a, b, label, value in zip(edges, edges[1:], labels, values, strict=False):
            box(a, 106, b, 128, label)
            put(page, a + 3, 124, value)
        box(24, 128, 306, 164, "31-36 OCCURRENCE CODES / SPANS")
        put(page, 30, 146, f"11 {first:%m%d%y}")
        box(306, 128, 588, 164, "39-41 VALUE CODES  CODE / AMOUNT")
        if job.odds(0.6):
            put(page, 314, 146, "A2")
            book.split_cash(page, 392 + dx, 397 + dx, 146 + dy, job.amount(100, 1600, False), "value_code", ink)
        edges = [24, 56, 206, 296, 346, 392, 470, 548, 588]
        labels = ["42 REV. CD.", "43 DESCRIPTION", "44 HCPCS / RATE / HIPPS CODE", "45 SERV. DATE", "46 SERV. UNITS", "47 TOTAL CHARGES", "48 NON-COVERED CHARGES", "49"]
        top = 176
        for a, b, label in zip(edges, edges[1:], labels, strict=False):
            box(a, 166, b, top, label)
        pitch = 15.2
        for at in range(23):
            y = top + at * pitch
            page.block(24, y, 588, y + pitch, line=0.35, gray=0.35)
            page.put(20, y + 11, str(at + 1), tiny, "r")
            for x in edges[1:-1]:
                page.rule(x, y, x, y + pitch, 0.4)
            for x in (453, 531):
                page.rule(x, y, x, y + pitch, 0.3, dash=(1, 1.5))
        for at, line in enumerate(part):
            base = top + at * pitch + 11
            put(page, 28, base, line.revenue_code)
            put(page, 59, base, line.description[:26])
            line.words = line.description[:26]
            if line.flags == "rate":
                spot = book.cash(page, 210 + dx, base + dy, line.money["unit_price"], "unit_price", ink, lambda c: f"{c // 100}.{c % 100:02d}", "l")
                spot.line = line
                line.shown.add("unit_price")
            else:
                put(page, 210, base, " ".join([line.code, *line.modifiers]).strip())
                put(page, 299, base, f"{line.day:%m%d%y}" if line.code else "")
                if line.code:
                    line.shown |= {"code", "modifiers", "day"}
            put(page, 389, base, line.units, "r")
            spot = book.split_cash(page, 451 + dx, 455 + dx, base + dy, line.money["charge"], "charge", ink)
            spot.line = line
            if covered:
                spot = book.split_cash(page, 529 + dx, 533 + dx, base + dy, 0, "not_covered", ink)
                spot.line, line.money["not_covered"] = line, 0
                line.shown.add("not_covered")
            line.shown |= {"revenue_code", "units", "charge", "description"}
            line.page, line.box = page.number, (24, base - 11, 588, base + 4)
            book.lines.append(line)
        base = top + 22 * pitch + 11
        put(page, 28, base, "0001")
        page.put(60, base, "PAGE", tiny.at(6))
        put(page, 82, base, str(number + 1))
        page.put(100, base, "OF", tiny.at(6))
        put(page, 116, base, str(len(sheets)))
        page.put(212, base, "CREATION DATE", tiny.at(6))
        put(page, 299, base, f"{issued:%m%d%y}")
        page.put(358, base, "TOTALS", tiny.at(6))
        if number == len(sheets) - 1:
            book.split_cash(page, 451 + dx, 455 + dx, base + dy, total, "total_charges", ink)
            fact(book, page, "total_charges", total)
            fact(book, page, "statement_date", issued)
        y = top + 23 * pitch + 6
        for a, b, label in ((24, 170, "50 PAYER NAME"), (170, 260, "51 HEALTH PLAN ID"), (260, 300, "52 / 53"), (300, 390, "54 PRIOR PAYMENTS"), (390, 480, "55 EST. AMOUNT DUE"), (480, 588, "56 NPI")):
            box(a, y, b, y + 40, label)
        put(page, 28, y + 20, job.one("MEDICARE", "CORVANE HEALTH", "UNITY PRAIRIE"))
        put(page, 484, y + 20, people.number("1#########"))
        if number == len(sheets) - 1:
            book.split_cash(page, 366 + dx, 371 + dx, y + 20 + dy, paid, "prior_payments", ink)
            book.split_cash(page, 456 + dx, 461 + dx, y + 20 + dy, total - paid, "balance", ink)
            fact(book, page, "balance", total - paid)
        y += 40
        for a, b, label in ((24, 230, "58 INSURED'S NAME"), (230, 270, "59 P.REL"), (270, 430, "60 INSURED'S UNIQUE ID"), (430, 588, "62 INSURANCE GROUP NO.")):
            box(a, y, b, y + 26, label)
        put(page, 28, y + 20, person)
        put(page, 274, y + 20, people.number("@@@######"))
        y += 26
        box(24, y, 360, y + 40, "66 DX  67")
        for at, code in enumerate(r.sample(["K8000", "I2510", "J189", "E1165", "N179", "S72001A", "R6520"], job.some(2, 5))):
            put(page, 40 + at * 62, y + 22, code)
        box(360, y, 588, y + 40, "76 ATTENDING  NPI")
        put(page, 366, y + 30, people.doctor().upper()[:26])
        if number == 0:
            fact(book, page, "provider", house)
            fact(book, page, "patient", person)
            fact(book, page, "account", account)
