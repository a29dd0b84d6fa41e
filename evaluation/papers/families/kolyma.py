"""An estimate for a person who pays alone, as a letter whose amounts stand in numbered sentences."""

from evaluation.papers.families.held_tools import Entry
from evaluation.papers.ink import Page
from evaluation.papers.parts import fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Job, Line, menu

GROUP = "held"
KIND = ("estimate", {"estimate"})
FAULTS = ("A02", "A01", "A02")

COMMON = """
80053;blood test, metabolic panel;;40-160;1;o
85025;blood count with white cells;;28-90;1;o
93000;tracing of the heart with a report;;60-170;1;o
99204;visit of a new patient;;220-390;1;o
J1170;hydromorphone up to 4 mg;;9-31;3;
J2704;propofol 10 mg;;2-7;40;
A4550;surgical tray;;45-130;2;
71046;chest x-ray in two views;;120-330;1;o
"""
THEMES = [
    """
45378;colonoscopy to look at the large bowel;;1300-2900;1;o
43235;look into the stomach with a scope;;900-2100;1;o
00811;anesthesia for a bowel examination;;420-990;1;o
88305;examination of a tissue sample under the microscope;;110-290;4;
74177;CT scan of the abdomen and pelvis with contrast;;900-2400;1;o
""",
    """
27447;replacement of one knee joint;;9800-19500;1;o
C1776;joint device, implanted;;3900-7400;2;
97110;therapy exercise of 15 minutes;;70-150;12;
97161;first examination by a physical therapist;;150-310;1;o
73562;x-ray of the knee, three views;;110-310;1;o
""",
    """
59400;routine care of a pregnancy with delivery;;2900-5200;1;o
01967;anesthesia during labor;;700-1600;1;o
76805;ultrasound of a pregnancy;;260-610;2;
59025;fetal non-stress test;;90-240;3;
86900;blood typing;;18-60;1;o
""",
    """
47562;removal of the gall bladder through small cuts;;3900-8200;1;o
00790;anesthesia for surgery in the upper belly;;620-1490;1;o
76705;ultrasound of the upper belly;;210-520;1;o
88304;examination of a tissue sample;;80-190;2;
47563;x-ray of the bile ducts during surgery;;300-800;1;o
""",
]
HOUSES = ["Fennimore Surgical Hospital", "Aldermere Women's Center", "Three Pines Outpatient Clinic", "Osprey Digestive Health"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("tinos", "times", "arimo", "helvetica", size=(10.0, 11.0))
    money = Money("$")
    dates = job.one("B", "B", "%m/%d/%Y")
    house, person, number = job.one(*HOUSES), people.name(), people.number(job.one("EST-######", "Q#####", "2026-####"))
    planned = job.date()
    written, doctor, clerk = job.after(planned, -40, -12), people.doctor(), people.name()
    lines = job.order(menu(job.one(*THEMES)) + menu(COMMON), job.some(3, 12), planned, 1, modifiers=False)
    if job.fault == "A01" and all(line.units == "1" for line in lines):
        lines.append(
            Line(planned, code="J1885", units="4", description="ketorolac 15 mg", money={"unit_price": 2150, "charge": 8600})
        )
    lines = job.plant(lines)
    charges = job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    percent = job.one(0, 20, 30, 35, 40, 50)
    off = charges * percent // 100
    phone, street, town = people.phone(), people.street(), people.town()
    style = job.some(0, 3)
    priced = job.fault == "A01" or job.odds(0.6)

    def head(page: Page) -> float:
        pager(book, page, 306, 770, "Page {n} of {m}", face.plus(-2), "c")
        if page.number > 1:
            page.put(72, 60, f"Estimate {number}, {person}", face.plus(-1))
            return 84
        page.put(72, 58, house, face.bold().at(16))
        page.put(72, 73, f"{street}, {town}", face.plus(-1.5))
        page.put(540, 73, phone, face.plus(-1.5), "r")
        page.rule(72, 80, 540, 80, 1.5, 0.35)
        page.put(72, 110, day(written, dates), face)
        page.put(72, 134, person, face)
        page.put(72, 134 + face.size * 1.3, people.street(), face)
        page.put(72, 134 + face.size * 2.6, people.town(), face)
        for name, value in (("provider", house), ("patient", person), ("statement_date", written), ("account", number)):
            fact(book, page, name, value)
        y = 134 + face.size * 5.2
        page.put(72, y, f"{job_title} {number}", face.bold().plus(1))
        return y + face.size * 2

    job_title = job.one("Good faith estimate no.", "Cost estimate", "Estimate of charges, number")
    flow = Flow(book, head, left=72, right=540, bottom=736)

    def write(*told: object, gap: float = 8, inset: float = 0) -> list:
        """A paragraph; answers its amounts."""
        before = len(book.amounts)
        flow.y = book.say(flow.page, 72 + inset, flow.y, 468 - inset, list(told), face) + gap
        return book.amounts[before:]

    write(f"Dear {person},")
    write(f"You asked what your care with {doctor} on {day(planned, 'B')} will cost when no insurance is used. This is an estimate and not a bill. "
          "The items we expect are these:")  # fmt: skip
    for index, line in enumerate(lines, 1):
        flow.room(face.size * 1.35 * 3)
        entry = Entry(flow, line, face, money)
        line.shown.update(("day", "code", "units"))
        line.words = line.description
        many = f"{line.units} units" if line.units != "1" else "1 unit"
        rate = [" at ", ("unit_price", money), *([" each"] if line.units != "1" else [])] if priced else []
        words = line.description[0].upper() + line.description[1:]
        if style == 0:
            line.words = words
            told = [f"{words} (code {line.code}), {many}", *rate, ": ", ("charge", money), "."]
        elif style == 1:
            told = [
                "We expect to charge ",
                ("charge", money),
                f" for {line.description} (code {line.code}), {many}",
                *rate,
                ".",
            ]
        elif style == 2:
            line.words = words
            told = [f"{words}. Procedure code {line.code}. Quantity {line.units}"] + (
                ["; price ", ("unit_price", money)] if priced else []
            )
            told += ["; estimated charge ", ("charge", money), "."]
        else:
            told = [f"For {line.description}, code {line.code}, our price is ", ("charge", money), f" ({many}", *rate, ")."]
        entry.text(84, 0, f"{index}.", align="r")
        high = entry.say(92, 0, 448, told)
        entry.top -= face.size
        entry.close(high + 2)
        flow.y = entry.top + face.size + high + 3
    flow.skip(5)
    flow.room(face.size * 1.35 * 10)
    top, page = flow.y, flow.page
    words = job.one("Together these come to ", "All items together: ", "The expected charges add up to ")
    spots = write(words, (charges, "total_charges", money), ".")
    fact(book, page, "total_charges", charges)
    book.rows.append(
        (
            Row("total", words.strip(" :"), {"charge": charges}),
            {"charge": spots[0]},
            page.number,
            (72, top - face.size, 540, flow.y - face.size),
        )
    )
    if off:
        write(f"Because you pay on your own we take off {percent}%, that is ", (off, "adjustments", money), ", so that you would pay ",
              (charges - off, "patient_responsibility", money), ".")  # fmt: skip
        fact(book, page, "adjustments", off)
    else:
        write("You would pay ", (charges, "patient_responsibility", money), ".")
    fact(book, page, "patient_responsibility", charges - off)
    down = (charges - off) // 4 // 100 * 100
    if down and job.odds(0.5):
        write("We ask for ", (down, "deposit", money), " a week before the visit; it is part of the amount above.")
    write("The final bill may differ. If it is higher than this estimate by ", (40000, "threshold", money, True),
          f" or more you may dispute it; call {people.free_phone()} or write to us within 120 days.")  # fmt: skip
    flow.room(60)
    flow.skip(10)
    flow.page.put(72, flow.y, "Sincerely,", face)
    flow.page.put(72, flow.y + 30, f"{clerk}, Patient Financial Services", face)
