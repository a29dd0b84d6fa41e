"""A Medicare Summary Notice for Part A: stays with benefit days, money without charges in most, the maximum that may be billed."""

import datetime as dt

from evaluation.papers.families.held_tools import Entry, Other, sums, tall
from evaluation.papers.ink import Page
from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import MONTHS, Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, Line

GROUP = "held"
KIND = ("eob", {"eob", "notice"})
FAULTS = ("A02", "A02")

HOSPITALS = ["Winneshek County General", "Hollin Regional Hospital", "St. Brannock Medical Center", "Northgarth Regional"]
HOMES = ["Larch Court Nursing & Rehab", "Stillwater Skilled Care Center", "The Terraces at Elm Bend"]
AGENCIES = ["Hearthside Home Health", "Valley Visiting Nurses", "Quarry County Home Care"]
HOSPICES = ["Evenlight Hospice Care", "Larkspur Hospice"]
CARE = {
    "hospital": ["Inpatient hospital care", "Inpatient hospital stay, medical", "Inpatient stay with surgery"],
    "nursing": ["Skilled nursing facility care", "Skilled nursing and rehabilitation stay"],
    "agency": [
        "Home health visits, skilled nursing",
        "Home health visits, physical therapy",
        "Home health visits, occupational therapy",
        "Home health aide visits",
    ],
    "hospice": ["Hospice routine home care", "Hospice inpatient respite care"],
}
BLOOD = "Blood, first three pints not replaced"
DEDUCTIBLE = {2023: 160000, 2024: 163200, 2025: 167600, 2026: 173600}


def span(first: dt.date, last: dt.date, style: str) -> str:
    """A stay's days as a heading has them."""
    if style != "B":
        return f"{day(first, style)} - {day(last, style)}"
    start = f"{MONTHS[first.month - 1]} {first.day}" + (f", {first.year}" if first.year != last.year else "")
    return f"{start} - {day(last, 'B')}"


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "helvetica", "tinos", "roboto-condensed", size=(9.0, 10.0))
    money = job.one(Money("$"), Money("$"), Money("$", minus="-x"))
    dates = job.one("B", "B", "%m/%d/%y", "%m/%d/%Y")
    person, member, issued = people.name(), people.number("#@#@-@@#-@@##"), job.date()
    charged = job.odds(0.35)
    roles = (*(("charge",) if charged else ()), "not_covered", "paid", "patient_owes")
    when = job.after(issued, -150, -120)
    once = DEDUCTIBLE[when.year]
    claims = []
    for number in range(job.some(3, 6)):
        kind = "hospital" if number == 0 else job.one("hospital", "nursing", "agency", "hospice")
        length = {
            "hospital": job.some(1, 9),
            "nursing": job.some(6, 30),
            "agency": job.some(5, 25),
            "hospice": job.some(5, 25),
        }[kind]
        last = when + dt.timedelta(days=length)
        asked = {
            "hospital": job.amount(6000, 48000),
            "nursing": length * job.amount(260, 520),
            "agency": job.amount(400, 3600),
            "hospice": job.amount(900, 4200),
        }[kind]
        away = job.amount(12, 240) if job.odds(0.3) else 0
        owes = {"hospital": once if number == 0 else 0, "nursing": max(0, length - 20) * once // 8, "agency": 0, "hospice": 0}[
            kind
        ]
        paid = max(0, (asked - away) * job.some(30, 60) // 100 - owes)
        lines = [
            Line(
                when,
                last,
                description=job.one(*CARE[kind]),
                money={"charge": asked, "not_covered": away, "paid": paid, "patient_owes": owes + away},
            )
        ]
        if kind == "hospital" and number == 0 and job.odds(0.35):
            pint = job.amount(180, 420)
            lines.append(
                Line(when, last, description=BLOOD, money={"charge": pint, "not_covered": 0, "paid": 0, "patient_owes": pint})
            )
        if kind == "agency" and job.odds(0.5):
            more = next(c for c in CARE["agency"] if c != lines[0].description)
            asked = job.amount(150, 1900)
            lines.append(
                Line(
                    when,
                    last,
                    description=more,
                    money={"charge": asked, "not_covered": 0, "paid": asked * job.some(50, 95) // 100, "patient_owes": 0},
                )
            )
        lines[0].extra["used"] = f"{length} days" if kind in {"hospital", "nursing"} else ""
        lines[0].extra["letters"] = ",".join(
            sorted(
                {"A" if owes else "", "B" if away else "", job.one("", "C") if kind in {"hospital", "nursing"} else ""} - {""}
            )
        )
        house = job.one(*{"hospital": HOSPITALS, "nursing": HOMES, "agency": AGENCIES, "hospice": HOSPICES}[kind])
        claims.append((house, when, last, lines))
        when = job.after(last, 1, 6)
    everything = [line for claim in claims for line in claim[3]]
    bad = job.some(0, len(claims)) if job.fault == "A02" else None
    wrong_of = job.one("paid", "patient_owes")
    printed = []
    for number, (_, _, _, lines) in enumerate(claims):
        totals = sums(lines, *roles)
        if number == bad and totals[wrong_of]:
            totals[wrong_of] = job.total(lines, wrong_of, f"claim {number + 1}, {wrong_of}")
        for role in roles:
            job.sum_of("A02", f"claim {number + 1} {role}", lines, totals[role], role)
        printed.append(totals)
    may = sum(t["patient_owes"] for t in printed)
    if job.fault == "A02" and not job.expected:
        right, may = may, job.wrong(may)
        job.expect("A02", "the claims do not add up to what may be billed", [], may, right)
    job.sum_of("A02", "total you may be billed", [], may, plus=[t["patient_owes"] for t in printed])
    heads = {"charge": ("Amount", "Facility", "Charged"), "not_covered": ("Non-", "Covered", "Charges"), "paid": ("Amount", "Medicare", "Paid"),
             "patient_owes": ("Maximum", "You May", "Be Billed")}  # fmt: skip
    place = dict(zip(roles, (320, 390, 462, 538) if charged else (372, 452, 536), strict=True))
    used_at, yes_at, note_at = (214, 252, 560) if charged else (236, 290, 560)
    width = used_at - 60

    def head(page: Page) -> float:
        page.put(36, 34, person, face)
        page.put(306, 34, job_not, face.bold(), "c")
        pager(book, page, 576, 34, "Page {n} of {m}", face)
        page.rule(36, 40, 576, 40, 0.8)
        return 56 if page.number > 1 else first_page(page)

    def first_page(page: Page) -> float:
        page.put(36, 72, "Medicare Summary Notice", face.bold().at(21))
        page.put(36, 88, "for Part A (Hospital Insurance)", face.plus(2.5))
        page.put(576, 72, "The Official Summary of Your Medicare", face.plus(-1), "r")
        page.put(576, 83, "Claims from the Federal Government", face.plus(-1), "r")
        pair(book, page, 36, 118, "Notice for", 150, person, face.plus(1), "patient")
        pair(book, page, 36, 132, "Medicare Number", 150, member, face.plus(1))
        pair(book, page, 36, 146, "Date of This Notice", 150, day(issued, "B"), face.plus(1), "statement_date", issued)
        pair(book, page, 36, 160, "Claims Processed", 150, span(job.after(issued, -90, -90), issued, "B"), face.plus(1))
        page.block(360, 104, 576, 172, fill=0.92)
        page.put(368, 119, "Total You May Be Billed", face.bold().plus(1))
        book.cash(page, 568, 138, may, "patient_responsibility", face.bold().at(15), money)
        fact(book, page, "patient_responsibility", may)
        page.put(368, 160, "Claims this period: " + str(len(claims)), face)
        facilities = sorted({house for house, *_ in claims})
        page.put(36, 190, "Facilities with claims:", face.bold())
        for i, text in enumerate(facilities):
            page.put(36 + (i % 2) * 270, 203 + (i // 2) * 12, text, face)
        y = 203 + ((len(facilities) - 1) // 2) * 12 + 22
        return book.say(page, 36, y, 540, ["Your deductible status: you have met your ", (once, "accumulator", money, True),
                                           " deductible for inpatient hospital services for the benefit period that began ",
                                           day(claims[0][1], "B") + "."], face) + 6  # fmt: skip

    job_word = job.one("Care You Received", "Type of Care", "Services Provided")
    job_not = job.one("THIS IS NOT A BILL", "This Is Not A Bill")
    flow = Flow(book, head, left=36, right=576, bottom=738)
    other = Other(flow, face, money)
    step = face.size * 1.25
    grid = job.odds(0.6)
    for (house, first, last, lines), totals in zip(claims, printed, strict=True):
        high = sum(step * (tall(line.description, face, width) + 0.5) for line in lines)
        flow.room(44 + step * 6 + high)
        page = flow.page
        label = f"{house}, {people.phone()}"
        page.put(36, flow.y + 12, span(first, last, dates), face.bold().plus(2))
        page.put(36, flow.y + 25, label, face.bold())
        page.put(36, flow.y + 37, f"{people.street()}, {people.town()}   Referred by {people.doctor()}", face.plus(-0.5))
        flow.skip(44)
        top = flow.y
        page.block(36, top, 576, top + step * 3.4, fill=0.9)
        small = face.bold().plus(-1)
        columns = [(place[r], heads[r], "r") for r in roles]
        columns += [
            (used_at, ("Benefit", "Days", "Used"), "c"),
            (yes_at, ("Claim", "Approved?"), "c"),
            (note_at, ("See", "Notes"), "c"),
        ]
        for x, words, side in columns:
            for i, text in enumerate(words):
                page.put(x, top + step * (3 - len(words) + i + 0.8), text, small, side)
        page.put(42, top + step * 2.8, job_word, small)
        flow.y = top + step * 3.4
        for line in lines:
            rows = tall(line.description, face, width)
            entry = Entry(flow, line, face, money)
            line.shown.update(("day", "through"))
            line.section = label
            entry.words(42, step * 0.95, width)
            entry.text(used_at, step * 0.95, line.extra.get("used", ""), align="c", face=face.plus(-1))
            entry.text(yes_at, step * 0.95, "Yes", align="c")
            for role in roles:
                entry.cash(place[role], step * 0.95, role)
            entry.text(note_at, step * 0.95, line.extra.get("letters", ""), align="c")
            entry.close(step * (rows + 0.5))
            page.rule(36, flow.y, 576, flow.y, 0.4, 0.4)
        name = f"Total for Claim #{people.number('#-#####-###-###')}"
        other.put("total", name, {r: (place[r], totals[r]) for r in roles}, 42, step * 1.5, bold=True)
        if grid:
            page.block(36, top, 576, flow.y, line=0.6)
        flow.skip(18)
    flow.room(66)
    flow.page.put(36, flow.y + 10, "Notes for Claims Above", face.bold().plus(1))
    flow.y = flow.y + 24
    for text in ("A  You are responsible for the deductible or coinsurance shown under Maximum You May Be Billed.",
                 "B  Some charges, such as convenience items, are not covered by Medicare.",
                 "C  Days used count toward the 90 days of your benefit period."):  # fmt: skip
        flow.y = book.say(flow.page, 36, flow.y, 540, [text], face)
    if len(everything) > len(claims):
        job.looks.append("two rows of one stay")
