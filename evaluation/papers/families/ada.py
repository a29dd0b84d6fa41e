"""The dental claim form: ten rows of boxes with tooth and surface, fees flush right, the total fee at the foot."""

from evaluation.papers.ink import Face
from evaluation.papers.parts import fact
from evaluation.papers.style import Money
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("claim", {"claim", "bill", "estimate"})
FAULTS = ("A02", "A02", "A07")

POOL = """
D0120;Periodic oral evaluation;;42-88;1;o
D0150;Comprehensive oral evaluation;;70-150;1;o
D0274;Bitewings four films;;50-110;1;o
D0330;Panoramic film;;90-190;1;o
D1110;Cleaning adult;;80-160;1;o
D1208;Fluoride;;25-60;1;o
D2391;Resin one surface back tooth;;140-290;1;t
D2392;Resin two surfaces back tooth;;190-360;1;t
D2740;Crown ceramic;;900-1700;1;t
D3330;Root canal molar;;900-1600;1;t
D4341;Scaling per quadrant;;190-390;1;q
D7140;Extraction erupted tooth;;130-320;1;t
D9230;Nitrous oxide;;40-110;1;o
"""
HOUSES = ["Snowdrop Dental Studio", "Molar Bay Family Dentistry", "Quarry Park Oral Health"]


def draw(job):
    book, people = job.book, job.people
    page = book.page()
    tiny = Face("arimo", 5)
    ink = job.face("courier-prime", "arimo", "cousine", size=(8.5, 9.5))
    money = job.one(Money("", comma=False), Money("$"), Money(""))
    split = job.odds(0.5)
    first = job.date()
    lines = job.order(menu(POOL), job.some(2, 9), first, job.some(1, 2), modifiers=False)
    for line in lines:
        line.extra["tooth"] = str(job.some(2, 31)) if "t" in line.flags else ""
        line.extra["area"] = job.one("10", "20", "30", "40") if "q" in line.flags else ""
        line.extra["surface"] = job.one("O", "MO", "DO", "MOD") if line.code.startswith("D23") else ""
    lines = job.plant(lines)[:10]
    person, account, house = people.name("LAST, FIRST"), people.number("######"), job.r.choice(HOUSES)
    total = job.total(lines, scope="total fee")
    job.sum_of("A02", "total fee", lines, total)

    def box(x0, y0, x1, y1, label, value="", name=None):
        page.block(x0, y0, x1, y1, line=0.5)
        page.put(x0 + 2, y0 + 6, label, tiny)
        if value:
            page.put(x0 + 5, y1 - 4, value, ink)
        if name:
            fact(book, page, name, value)

    page.put(36, 36, "Dental Claim Form", Face("arimo-bold", 13))
    page.put(36, 48, "HEADER INFORMATION", Face("arimo-bold", 7))
    actual = job.odds(0.8)
    box(36, 52, 306, 76, "1. Type of Transaction    Statement of Actual Services    Request for Predetermination/Preauthorization", "X" if actual else "            X")
    box(306, 52, 576, 76, "2. Predetermination/Preauthorization Number")
    box(36, 84, 306, 132, "3. Company/Plan Name, Address", "FIRST MEADOW DENTAL")
    box(306, 84, 576, 108, "12. Policyholder/Subscriber Name", person)
    box(306, 108, 576, 132, "15. Policyholder/Subscriber ID", people.number("#########"))
    box(36, 132, 306, 156, "20. Patient Name", person, "patient")
    box(306, 132, 440, 156, "21. Date of Birth", f"{job.some(1, 12):02d}/{job.some(1, 28):02d}/{job.some(1940, 2018)}")
    box(440, 132, 576, 156, "23. Patient ID/Account #", account, "account")
    page.put(36, 172, "RECORD OF SERVICES PROVIDED", Face("arimo-bold", 7))
    edges = [36, 96, 124, 152, 206, 244, 300, 330, 352, 500, 576]
    labels = ["24. Procedure Date", "25. Area", "26. System", "27. Tooth", "28. Surface", "29. Procedure Code", "29a. Dx", "29b. Qty", "30. Description", "31. Fee"]
    for a, b, label in zip(edges, edges[1:], labels, strict=False):
        page.block(a, 176, b, 192, line=0.5)
        page.put(a + 2, 184, label, tiny.at(4.8))
    for at in range(10):
        y = 192 + at * 17
        for a, b in zip(edges, edges[1:], strict=False):
            page.block(a, y, b, y + 17, line=0.4)
        page.put(32, y + 12, str(at + 1), tiny.at(6), "r")
        if split:
            page.rule(552, y, 552, y + 17, 0.3, dash=(1, 1.5))
        if at >= len(lines):
            continue
        line, base = lines[at], y + 12.5
        for x, value, role in ((38, f"{line.day:%m/%d/%Y}", "day"), (99, line.extra["area"], "area"), (126, "JP" if line.extra["tooth"] else "", "system"), (156, line.extra["tooth"], "tooth"),
                               (209, line.extra["surface"], "surface"), (247, line.code, "code"), (335, line.units.zfill(2), "units")):
            if value:
                page.put(x, base, value, ink)
                line.shown.add(role)
        small = ink.at(min(ink.size, 8))
        words = line.description
        while small.width(words) > 143:
            words = words[:-1].rstrip()
        page.put(355, base, words, small)
        line.words = words
        spot = book.split_cash(page, 550, 555, base, line.money["charge"], "charge", ink) if split else book.cash(page, 572, base, line.money["charge"], "charge", ink, money)
        spot.line = line
        line.shown |= {"description", "charge"}
        line.page, line.box = 1, (36, y, 576, y + 17)
        book.lines.append(line)
    y = 362
    box(36, y, 420, y + 40, "33. Missing Teeth Information (Place an X on each missing tooth)")
    for at in range(16):
        page.put(60 + at * 21, y + 20, str(at + 1), tiny.at(6), "c")
        page.put(60 + at * 21, y + 33, str(32 - at), tiny.at(6), "c")
    box(420, y, 500, y + 20, "31a. Other Fee(s)")
    page.block(500, y, 576, y + 20, line=0.5)
    box(420, y + 20, 500, y + 40, "32. Total Fee")
    page.block(500, y + 20, 576, y + 40, line=0.5)
    if split:
        book.split_cash(page, 550, 555, y + 34, total, "total_charges", ink)
    else:
        book.cash(page, 572, y + 34, total, "total_charges", ink, money)
    fact(book, page, "total_charges", total)
    box(36, y + 40, 576, y + 66, "35. Remarks")
    box(36, y + 74, 306, y + 130, "36. AUTHORIZATIONS  I have been informed of the treatment plan and associated fees.")
    page.put(44, y + 118, "Signature on file", ink)
    box(306, y + 74, 576, y + 130, "38. Place of Treatment   (e.g. 11=office; 22=O/P Hospital)", "11")
    box(36, y + 138, 306, y + 190, "48. Billing Dentist or Dental Entity: Name, Address", house, "provider")
    box(306, y + 138, 576, y + 164, "49. NPI    50. License Number    51. SSN or TIN", people.number("1#########    ##-#######"))
    box(306, y + 164, 576, y + 190, "52. Phone Number", people.phone())
