"""An estimate as a grid with low and high, insurance and patient share, before a surgery."""

from evaluation.papers.parts import fact, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("estimate", {"estimate"})
FAULTS = ("A02", "A02")

POOL = """
49505;Hernia repair, surgeon;;900-2900;1;
;Operating room;;2900-9900;1;
00830;Anesthesia for hernia repair;;600-1500;1;
C1781;Mesh;;400-1900;1;
80053;Blood tests before surgery;;60-240;1;
93005;Heart tracing before surgery;;60-220;1;
;Recovery room;;500-1700;1;
;Medicines;;90-800;1;
99213;Visit after surgery;;90-190;1;
88302;Tissue exam;;60-210;1;
"""
HOUSES = ["Tamarind Hill Hospital", "Bluff City Surgical Suites", "Fenwick Day Surgery"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "vera", "roboto-condensed", size=(8.75, 9.5))
    money = job.one(Money("$"), Money(""))
    dates = job.one("%m/%d/%Y", "b")
    when, planned = job.date(), None
    planned = job.after(when, 6, 30)
    lines = job.order(menu(POOL), job.some(4, 9), planned, 1, modifiers=False)
    share = job.some(40, 90)
    for line in lines:
        line.money["paid"] = line.money["charge"] * share // 100
        line.money["patient_owes"] = line.money["charge"] - line.money["paid"]
    house, person, number = r.choice(HOUSES), people.name(), people.number("E######")

    def head(page):
        page.put(306, 54, house, face.bold().at(16), "c")
        page.put(306, 72, job.one("ESTIMATE - NOT A BILL", "Cost estimate for planned surgery", "Pre-service estimate"), face.bold().plus(2), "c")
        pair(book, page, 60, 100, "For", 130, person, face, "patient")
        pair(book, page, 60, 114, "Estimate no.", 130, number, face, "account")
        pair(book, page, 340, 100, "Made on", 410, day(when, dates), face, "statement_date", when)
        pair(book, page, 340, 114, "Surgery", 410, day(planned, dates), face)
        fact(book, page, "provider", house)
        return 134

    flow = Flow(book, head, left=60, right=552)
    columns = [Column("code", "Code", 50), Column("description", "Item", 202), Column("charge", job.one("Estimated price", "Expected charge"), 84, "r"), Column("paid", job.one("Plan may pay", "Insurance est."), 78, "r"), Column("patient_owes", job.one("You may pay", "Your estimate"), 78, "r")]
    roles = ("charge", "paid", "patient_owes")
    printed = {role: sum(line.money[role] for line in lines) for role in roles}
    if job.fault == "A02":
        role = job.one("charge", "patient_owes")
        printed[role] = job.total(lines, role, f"total of {role}")
    for role in roles:
        job.sum_of("A02", role, lines, printed[role], role)
    look = Look(face, money, dates, job.one("grid", "columns", "zebra"), job.one(16, 19), head_fill=job.one(0.85, 0.93), head_face=face.bold().plus(-0.75))
    Table(flow, columns, look).draw([*lines, Row("total", "Estimate in all", printed)])
    for line in lines:
        line.day = planned
        line.shown.add("day")
    for name, role in (("total_charges", "charge"), ("patient_responsibility", "patient_owes")):
        fact(book, flow.page, name, printed[role])
    flow.skip(18)
    low, high = printed["patient_owes"] * 9 // 10, printed["patient_owes"] * 12 // 10
    book.say(flow.page, 60, flow.y, 490, ["Your real cost will likely lie between ", (low, "range", Money("$")), " and ", (high, "range", Money("$")), ". If you have no insurance and the bill is ", (40000, "law", Money("$")), " or more above this estimate you can dispute it."], face)
