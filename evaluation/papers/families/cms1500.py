"""The professional claim form, black on white: numbered boxes, dates in three small boxes, dollars and cents apart."""

from evaluation.papers.ink import Face
from evaluation.papers.parts import fact
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("claim", {"claim", "bill"})
FAULTS = ("A02", "A03", "A07")

POOL = """
99213;;;112-190;1;o
99204;;;220-360;1;o
99284;;;420-980;1;o
71046;;;60-180;1;o
36415;;;9-25;1;
85025;;;20-80;1;o
80053;;;30-110;1;o
97110;;;56-99;4;
97140;;;52-90;2;
20610;;;140-290;1;m
12001;;;210-460;1;o
93000;;;44-110;1;o
J1030;;;11-30;2;
90834;;;110-210;1;o
"""


def box(page, x0, y0, x1, y1, label, tiny, gray=0.0):
    page.block(x0, y0, x1, y1, line=0.5, gray=gray)
    page.put(x0 + 2, y0 + 6, label, tiny)


def draw(job):
    book, people = job.book, job.people
    page = book.page()
    tiny, small = Face("arimo", 5), Face("arimo-bold", 7)
    ink = job.face("courier", "courier-prime", "cousine", size=(9, 10.5))
    dx, dy = job.r.uniform(-1.5, 2.5), job.r.uniform(-1.5, 1.5)
    old = job.odds(0.5) or job.fault == "A03"
    first = job.date()
    lines = job.plant(job.order(menu(POOL), job.some(1, 5 if job.fault == "A07" else 6), first, job.some(1, 6)))[:6]
    person, account = people.name("UPPER"), people.number("@@#####")
    total = job.total(lines, scope="total in box 28")
    job.sum_of("A02", "box 28", lines, total)
    paid = job.one(0, job.amount(10, 60)) if job.fault != "A03" else job.amount(10, 60)
    paid = min(paid, total // 2)
    left = job.balance(total, 0, 0, paid)

    def put(x, y, text, align="l"):
        page.put(x + dx, y + dy, text, ink, align)

    page.put(36, 40, "HEALTH INSURANCE CLAIM FORM", Face("arimo-bold", 11))
    page.put(36, 49, "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) " + ("08/05" if old else "02/12"), tiny)
    left_x, right_x, y = 30, 582, 60
    box(page, 30, y, 400, y + 24, "1. MEDICARE     MEDICAID     TRICARE     CHAMPVA     GROUP HEALTH PLAN     FECA     OTHER", tiny)
    put(job.one(33, 84, 245), y + 18, "X")
    box(page, 400, y, 582, y + 24, "1a. INSURED'S I.D. NUMBER", tiny)
    put(406, y + 19, people.number("@@#########"))
    y = 84
    box(page, 30, y, 250, y + 24, "2. PATIENT'S NAME (Last Name, First Name, Middle Initial)", tiny)
    put(34, y + 19, person)
    fact(book, page, "patient", person)
    box(page, 250, y, 400, y + 24, "3. PATIENT'S BIRTH DATE          SEX", tiny)
    put(256, y + 19, f"{job.some(1, 12):02d} {job.some(1, 28):02d} {job.some(1940, 2019)}")
    box(page, 400, y, 582, y + 24, "4. INSURED'S NAME", tiny)
    put(406, y + 19, person if job.odds(0.7) else people.name("UPPER"))
    y = 108
    street, town = people.street().upper(), people.town().upper()
    box(page, 30, y, 250, y + 24, "5. PATIENT'S ADDRESS (No., Street)", tiny)
    put(34, y + 19, street)
    box(page, 250, y, 400, y + 24, "6. PT. RELATIONSHIP TO INSURED   Self Spouse Child Other", tiny)
    box(page, 400, y, 582, y + 24, "7. INSURED'S ADDRESS", tiny)
    y = 132
    box(page, 30, y, 250, y + 24, "CITY, STATE, ZIP", tiny)
    put(34, y + 19, town)
    box(page, 250, y, 400, y + 24, "8. RESERVED FOR NUCC USE", tiny)
    box(page, 400, y, 582, y + 24, "11. INSURED'S POLICY GROUP OR FECA NUMBER", tiny)
    put(406, y + 19, people.number("######"))
    y = 156
    for at, label in enumerate(("10. IS PATIENT'S CONDITION RELATED TO: EMPLOYMENT?  AUTO ACCIDENT?  OTHER ACCIDENT?", "12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE",
                                "13. INSURED'S OR AUTHORIZED PERSON'S SIGNATURE")):
        box(page, 30 + at * 184, y, 214 + at * 184, y + 40, label[:52], tiny)
        if at:
            put(40 + at * 184, y + 30, "SIGNATURE ON FILE")
    y = 196
    box(page, 30, y, 214, y + 24, "14. DATE OF CURRENT ILLNESS, INJURY", tiny)
    box(page, 214, y, 398, y + 24, "17. NAME OF REFERRING PROVIDER", tiny)
    put(220, y + 19, people.doctor().upper()[:26])
    box(page, 398, y, 582, y + 24, "20. OUTSIDE LAB?      $ CHARGES", tiny)
    put(414, y + 19, "NO")
    y = 220
    box(page, 30, y, 400, y + 44, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY (Relate A-L to service line below)", tiny)
    for at, code in enumerate(job.r.sample(["M54.50", "I10", "E11.9", "J06.9", "R07.9", "S61.412A", "Z23", "F41.1"], job.some(1, 4))):
        page.put(36 + at * 88, y + 22, "ABCD"[at] + ".", tiny.at(6))
        put(46 + at * 88, y + 23, code)
    box(page, 400, y, 582, y + 22, "22. RESUBMISSION CODE", tiny)
    box(page, 400, y + 22, 582, y + 44, "23. PRIOR AUTHORIZATION NUMBER", tiny)
    top = 264
    edges = [30, 92, 154, 178, 198, 300, 340, 402, 430, 452, 582]
    names = ["24. A. DATE(S) OF SERVICE\nFrom  MM  DD  YY", "To  MM  DD  YY", "B. PLACE", "C. EMG", "D. PROCEDURES, SERVICES\nCPT/HCPCS      MODIFIER", "E. DX PTR", "F. $ CHARGES", "G. UNITS", "H.", "J. RENDERING PROVIDER ID. #"]
    for a, b, label in zip(edges, edges[1:], names, strict=False):
        page.block(a, top, b, top + 22, line=0.5)
        for at, text in enumerate(label.split("\n")):
            page.put(a + 2, top + 7 + at * 9, text, tiny.at(4.6))
    npi = people.number("1#########")
    for at in range(6):
        y = top + 22 + at * 27
        for a, b in zip(edges, edges[1:], strict=False):
            page.block(a, y, b, y + 27, line=0.5)
        page.put(22, y + 22, str(at + 1), small)
        for x in (51, 72, 113, 134):
            page.rule(x, y + 12, x, y + 27, 0.4)
        for x in (236, 252, 268, 284):
            page.rule(x, y + 12, x, y + 27, 0.4)
        page.rule(386, y + 12, 386, y + 27, 0.4, dash=(1.5, 1.5))
        if at >= len(lines):
            continue
        line = lines[at]
        line.through = line.day
        base = y + 23
        for x, text in ((33, f"{line.day:%m}"), (54, f"{line.day:%d}"), (75, f"{line.day:%y}"), (95, f"{line.day:%m}"), (116, f"{line.day:%d}"), (137, f"{line.day:%y}")):
            put(x, base, text)
        line.extra["place"] = job.one("11", "22", "23")
        put(158, base, line.extra["place"])
        put(201, base, line.code)
        for slot, modifier in enumerate(line.modifiers):
            put(239 + slot * 16, base, modifier)
        put(306, base, "AB"[: job.some(1, 2)])
        spot = book.split_cash(page, 383 + dx, 388 + dx, base + dy, line.money["charge"], "charge", ink)
        spot.line = line
        put(414, base, line.units, "c")
        put(456, base, npi)
        line.shown |= {"day", "through", "code", "modifiers", "charge", "units", "place"}
        line.page, line.box = 1, (30, y, 582, y + 27)
        book.lines.append(line)
    y = top + 22 + 6 * 27
    for a, b, label in ((30, 140, "25. FEDERAL TAX I.D. NUMBER"), (140, 250, "26. PATIENT'S ACCOUNT NO."), (250, 330, "27. ACCEPT ASSIGNMENT?"), (330, 420, "28. TOTAL CHARGE"),
                        (420, 500, "29. AMOUNT PAID"), (500, 582, "30. BALANCE DUE" if old else "30. Rsvd for NUCC Use")):
        box(page, a, y, b, y + 26, label, tiny)
    put(34, y + 21, people.number("##-#######"))
    put(144, y + 21, account)
    fact(book, page, "account", account)
    put(258, y + 21, "X")
    page.put(334, y + 21, "$", small)
    page.put(424, y + 21, "$", small)
    book.split_cash(page, 396 + dx, 401 + dx, y + 21 + dy, total, "total_charges", ink)
    fact(book, page, "total_charges", total)
    book.split_cash(page, 478 + dx, 483 + dx, y + 21 + dy, paid, "amount_paid", ink)
    fact(book, page, "amount_paid", paid)
    for x in (399, 481):
        page.rule(x, y + 10, x, y + 26, 0.4, dash=(1.5, 1.5))
    if old:
        page.put(504, y + 21, "$", small)
        book.split_cash(page, 562 + dx, 567 + dx, y + 21 + dy, left, "balance", ink)
        page.rule(565, y + 10, 565, y + 26, 0.4, dash=(1.5, 1.5))
        fact(book, page, "balance", left)
        job.sum_of("A03", "box 30", [], left, plus=[total, -paid])
    y += 26
    house = job.one("RIVERTHORN MEDICAL GROUP", "OAKMOSS CLINIC PC", "HALF MOON URGENT CARE", "EASTERLY SPINE CENTER LLC")
    for a, b, label in ((30, 214, "31. SIGNATURE OF PHYSICIAN OR SUPPLIER"), (214, 398, "32. SERVICE FACILITY LOCATION INFORMATION"), (398, 582, "33. BILLING PROVIDER INFO & PH #")):
        box(page, a, y, b, y + 62, label, tiny)
    put(34, y + 40, people.doctor().upper()[:28])
    for at, text in enumerate((house, people.street().upper(), people.town().upper())):
        page.put(402 + dx, y + 20 + at * 12 + dy, text, ink.at(8.5))
        if job.seed % 2:
            page.put(218 + dx, y + 20 + at * 12 + dy, text, ink.at(8.5))
    page.put(402, y + 58, "a.", tiny.at(6))
    put(412, y + 59, npi)
    fact(book, page, "provider", house)
    page.put(30, y + 76, "NUCC Instruction Manual available at: www.nucc.org", tiny.at(6))
    page.put(582, y + 76, "PLEASE PRINT OR TYPE", tiny.at(6), "r")
