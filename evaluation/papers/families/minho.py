"""A pharmacy's receipt off a narrow roll, three or four rows a prescription, what was paid under it."""

from evaluation.papers.families.held_tools import Entry, Other, tall
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A02", "A02", "A07")
NOTES = False  # the paper is too narrow for the margins that people write in

POOL = """
;ATORVASTATIN 20MG TABLET;;18-64;1;o;78919-1613-47
;LISINOPRIL 10MG TABLET;;9-31;1;o;77838-2226-84
;METFORMIN HCL 500MG TABLET;;11-38;1;o;76757-2839-31
;AMOXICILLIN 500MG CAPSULE;;12-29;1;o;75676-3452-68
;ALBUTEROL HFA 90MCG INHALER;;38-79;1;o;74595-4065-15
;LEVOTHYROXINE 50MCG TABLET;;14-42;1;o;73514-4678-52
;OMEPRAZOLE DR 20MG CAPSULE;;15-44;1;o;72433-5291-89
;SERTRALINE 50MG TABLET;;13-36;1;o;71352-5904-36
;INSULIN GLARGINE 100U/ML PEN;;188-412;1;o;79271-6517-73
;APIXABAN 5MG TABLET;;520-640;1;o;78190-7130-20
;GABAPENTIN 300MG CAPSULE;;14-51;1;o;77109-7743-57
;FLUTICASONE 50MCG NASAL SPRAY;;19-48;1;o;76028-8356-94
;TEST STRIPS BLOOD GLUCOSE 50CT;;44-96;1;o;74947-8969-41
;PREDNISONE 10MG TABLET;;8-22;1;o;73866-9582-78
;HYDROCHLOROTHIAZIDE 25MG TAB;;9-24;1;o;72785-1195-25
"""
HOUSES = ["FENWICK DRUG & GIFT", "PRAIRIE CORNER PHARMACY", "HARROW STREET APOTHECARY", "CROSSROADS RX #214"]
COUNTS = {
    "TABLET": (30, 60, 90),
    "CAPSULE": (20, 30, 90),
    "TAB": (30, 90),
    "INHALER": (1,),
    "SPRAY": (16,),
    "PEN": (15,),
    "50CT": (50, 100),
}


def draw(job: Job) -> None:
    book, people = job.book, job.people
    book.size = (396.0, 612.0)
    face = job.face("courier", "cousine", "vt323", "courier-prime", "roboto-condensed", size=(8.5, 9.25))
    if face.name == "vt323":
        face = face.at(11.5)
    money = job.one(Money(""), Money("$"), Money("", minus="x-"), Money("$", minus="-x"))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "%m-%d-%Y")
    house, person, when = job.one(*HOUSES), people.name("LAST, FIRST"), job.date()
    number, till = people.digits(6), people.digits(4)
    lines = job.order(menu(POOL), job.some(3, 9), when, 1, modifiers=False)
    doctors = [people.doctor().upper() for _ in range(2)]
    for line in lines:
        ending = line.description.split()[-1]
        line.units = str(job.one(*COUNTS.get(ending, (30,))))
        asked = line.money["charge"]
        owes = min(asked, job.one(0, 400, 1000, 1500, asked * 20 // 100, asked))
        line.money = {"charge": asked, "paid": asked - owes, "patient_owes": owes}
        line.extra = {"rx": people.number("7######"), "doctor": job.one(*doctors), "refill": job.some(0, 5)}
    lines = job.plant(lines)
    charges = job.total(lines)
    job.sum_of("A02", "total price", lines, charges)
    insured = sum(line.money["paid"] for line in lines)
    job.sum_of("A02", "total of insurance", lines, insured, "paid")
    owed = charges - insured
    job.sum_of("A02", "total you pay", lines, owed, "patient_owes")
    half = job.one(118.0, 128.0, 140.0) if face.name != "vt323" else 124.0
    left, right = 198 - half, 198 + half
    each_day, stars = job.odds(0.5), job.odds(0.5)
    street, town, phone = people.street().upper(), people.town().upper(), people.phone()
    words = job.one(("PRICE", "INS PAID", "YOU PAY"), ("RETAIL", "PLAN PAID", "COPAY"), ("U&C PRICE", "INSURANCE", "DUE"))

    def divide(page: Page, y: float) -> None:
        text = ("*" if stars else "-") * int((right - left) / face.width("*" if stars else "-"))
        page.put(198, y, text, face, "c")

    def head(page: Page) -> float:
        if page.number > 1:
            page.put(left, 30, f"RECEIPT {number} CONT.", face)
            return 38
        page.put(198, 34, house, face.bold().plus(2), "c")
        page.put(198, 34 + face.size * 1.3, street, face, "c")
        page.put(198, 34 + face.size * 2.4, town, face, "c")
        page.put(198, 34 + face.size * 3.5, phone, face, "c")
        page.put(left, 34 + face.size * 5, f"{day(when, dates)} {job_hour}", face)
        page.put(right, 34 + face.size * 5, f"REG {till}", face, "r")
        page.put(left, 34 + face.size * 6.2, person, face)
        page.put(left, 34 + face.size * 7.4, f"PATIENT ACCT {number}", face)
        for name, value in (("provider", house), ("patient", person), ("account", number), ("statement_date", when)):
            fact(book, page, name, value)
        divide(page, 34 + face.size * 8.6)
        return 34 + face.size * 9

    job_hour = f"{job.some(8, 20):02d}:{job.some(0, 59):02d}"
    flow = Flow(book, head, left=left, right=right, bottom=578)
    other = Other(flow, face, money)
    step, inset = face.size * 1.2, right - 4
    beside = job.odds(0.4)  # the price beside the drug, the rest below
    for line in lines:
        rows = tall(line.description, face, half * 2 - 70)
        flow.room(step * (rows + 7))
        entry = Entry(flow, line, face, money)
        line.shown.add("day")
        refill = f"REFILLS {line.extra['refill']}" if line.extra["refill"] else "NO REFILLS"
        entry.text(left, step, f"RX {line.extra['rx']}", "rx")
        entry.text(right, step, day(when, dates) if each_day else refill, align="r")
        entry.words(left, step * 2, half * 2 - 70)
        down = step * (2 + rows)
        end = entry.text(left, down, f"NDC {line.ndc}", "ndc")
        entry.text(max(end + 8, left + half), down, f"QTY {line.units}", "units")
        down += step
        entry.text(left, down, f"DR {line.extra['doctor']}")
        for i, (word, role) in enumerate(zip(words, ("charge", "paid", "patient_owes"), strict=True)):
            if beside and i == 0:
                entry.cash(inset, step * 2, role)
                continue
            down += step
            entry.text(inset - 64, down, word, align="r")
            entry.cash(inset, down, role)
        entry.close(down + step * 0.5)
    flow.room(step * 9)
    divide(flow.page, flow.y + step * 0.6)
    flow.skip(step)
    page = flow.page
    for label, cents, name in ((f"{len(lines)} RX  TOTAL {words[0]}", charges, "total_charges"), (f"TOTAL {words[1]}", -insured, "insurance_paid"),
                               ("TOTAL DUE", owed, "patient_responsibility")):  # fmt: skip
        flow.skip(step)
        used = face.bold() if name == "patient_responsibility" else face
        page.put(left, flow.y, label, used)
        cash_fact(book, page, inset, flow.y, cents, name, used, money)
    account(job, {"total_charges": charges, "insurance_paid": insured, "balance": owed})
    flow.skip(step * 0.4)
    other.put(
        "payment",
        job.one("VISA ************", "DEBIT ***********", "FSA CARD ******") + people.digits(4),
        {"charge": (inset, owed)},
        left,
        step,
        when=when,
    )
    flow.skip(step * 1.2)
    page.put(198, flow.y, job.one("KEEP THIS RECEIPT FOR TAX", "NO RETURNS ON PRESCRIPTIONS", "THANK YOU"), face, "c")
    if len(book.pages) > 1:
        pager(book, page, right, 598, "{n}/{m}", face)
