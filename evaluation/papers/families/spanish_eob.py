"""An explanation of benefits in Spanish, one table, totals and the plan's percentage in words."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu, rate_of

GROUP = "training"
LANGUAGE = "es"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07")

POOL = """
99213;Consulta médica;;110-210;1;
99385;Examen preventivo;;160-290;1;
80061;Perfil de lípidos;;40-140;1;
73562;Radiografía de rodilla;;90-260;1;
76856;Ultrasonido pélvico;;220-600;1;
97110;Terapia física;;60-130;3;
45378;Colonoscopia;;1200-3000;1;
99283;Sala de emergencias;;480-1500;1;
90834;Psicoterapia 45 min;;110-220;1;
J3420;Vitamina B12, inyección;;12-40;1;
"""
PLANS = ["Plan de Salud Ceiba", "Seguros Médicos del Estrecho", "Alianza Bienestar"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "archivo-narrow", size=(7.5, 8.25))
    money = job.one(Money("$"), Money(""))
    dates = job.one("%d/%m/%Y", "%m/%d/%Y", "s")
    plan, person, claim = r.choice(PLANS), people.name(), people.number("R########")
    first = job.date()
    if dates == "%d/%m/%Y":
        first = first.replace(day=job.some(13, 25))
    issued = job.after(first, 20, 30)
    percent = job.one(10, 20, 30)
    lines = job.order(menu(POOL), job.some(3, 10), first, job.some(1, 3), modifiers=False)
    left = job.one(0, job.amount(60, 500))
    for line in lines:
        charge = line.money["charge"]
        allowed = charge * job.some(40, 92) // 100
        opened = min(left, allowed)
        left -= opened
        shared = rate_of(allowed - opened, percent)
        line.money |= {"discount": charge - allowed, "allowed": allowed, "deductible": opened, "coinsurance": shared, "paid": allowed - opened - shared, "patient_owes": opened + shared}
    book.percent = percent
    if job.fault == "F07":
        able = [line for line in lines if line.money["paid"] > 1000 and line.money["coinsurance"] > 100]
        if able:
            line = r.choice(able)
            right = line.money["coinsurance"]
            new = min(rate_of(line.money["allowed"] - line.money["deductible"], percent + 15), right + line.money["paid"])
            line.money["coinsurance"] = new
            line.money["paid"] -= new - right
            line.money["patient_owes"] += new - right
            job.expect("F07", f"coinsurance is not {percent} % of allowed less deductible", [line], new, right)

    def head(page):
        page.put(40, 46, plan, face.bold().at(15))
        page.put(572, 46, job.one("EXPLICACIÓN DE BENEFICIOS", "Resumen de beneficios"), face.bold().at(11), "r")
        page.put(572, 59, "ESTO NO ES UNA FACTURA", face.bold().at(9), "r")
        pager(book, page, 572, 770, "Pág. {n} de {m}", face)
        if page.number > 1:
            return 76
        pair(book, page, 40, 82, "Asegurado", 104, person, face.plus(1), "patient")
        pair(book, page, 40, 95, "Reclamación", 104, claim, face.plus(1), "claim")
        pair(book, page, 330, 82, "Fecha", 390, day(issued, dates), face.plus(1), "statement_date", issued)
        pair(book, page, 330, 95, "Proveedor", 390, "Clínica Las Acacias", face.plus(1), "provider")
        return 114

    flow = Flow(book, head, left=40, right=572)
    flow.y = book.say(flow.page, 40, flow.y + 8, 520, [f"Después del deducible su plan paga el {100 - percent}% de la cantidad aprobada; su coaseguro es el {percent}%."], face) + 6
    roles = {"charge": "Cargo del\nproveedor", "discount": "Descuento", "allowed": "Cantidad\naprobada", "deductible": "Deducible", "coinsurance": "Coaseguro", "paid": "Pagó\nel plan", "patient_owes": job.one("Usted\ndebe", "Su\nparte")}
    columns = [Column("day", "Fecha", 58), Column("code", "Código", 40), Column("description", "Servicio", 78), *(Column(role, head_of, 50.5, "r") for role, head_of in roles.items())]
    printed = {role: sum(line.money[role] for line in lines) for role in roles}
    if job.fault == "A02":
        role = job.one("charge", "paid", "patient_owes")
        printed[role] = job.total(lines, role, f"total of {role}")
    for role in roles:
        job.sum_of("A02", role, lines, printed[role], role)
    look = Look(face, money, dates, job.one("grid", "rows", "zebra"), job.one(13, 15), head_fill=job.one(0.9, None), pad=2)
    Table(flow, columns, look).draw([*lines, Row("total", "TOTAL", printed)])
    for name, role in (("total_charges", "charge"), ("adjustments", "discount"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes"), ("deductible", "deductible"), ("coinsurance", "coinsurance")):
        fact(book, flow.page, name, printed[role])
