"""A Spanish account of a hospital, day by day, every service on two rows."""

from evaluation.papers.families.held_tools import Entry, Other, pieces, tall
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")
LANGUAGE = "es"

POOL = """
;Habitación semiprivada;0120;890-2100;1;d
99284;Visita a sala de emergencias, nivel 4;0450;890-1900;1;o
80053;Panel metabólico completo;0301;95-310;1;o
85025;Hemograma con diferencial;0305;70-190;1;
81001;Análisis de orina con microscopio;0307;38-110;1;o
71046;Radiografía de tórax, dos vistas;0324;240-580;1;o
70450;Tomografía de cabeza sin contraste;0351;1100-2700;1;o
76700;Ultrasonido del abdomen completo;0402;520-1150;1;o
93005;Electrocardiograma, trazado;0730;150-390;1;o
J1885;Ketorolaco, inyección de 15 mg;0636;16-41;4;
J2405;Ondansetrón, inyección de 1 mg;0636;6-20;6;
J0696;Ceftriaxona, 250 mg;0636;14-48;4;
;Acetaminofén 500 mg, tableta;0250;2-8;6;
;Suero fisiológico 1,000 ml;0258;44-110;3;
;Equipo para vía intravenosa;0270;18-49;2;
;Oxígeno por hora;0270;12-31;12;
97110;Ejercicio terapéutico, 15 minutos;0420;95-190;3;o
94640;Nebulización;0410;95-230;3;
"""
HOUSES = [
    "Hospital Santa Ysidra del Valle",
    "Centro Médico Costa Brisas",
    "Hospital General Los Almendros",
    "Clínica y Hospital San Telmo",
]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("tinos", "arimo", "times", "archivo-narrow", size=(9.0, 10.0))
    money = job.one(Money("$", minus="x CR"), Money("", minus="xCR"), Money("$", minus="-x"), Money("$", minus="(x)"))
    dates = job.one("%d/%m/%Y", "S", "s", "%m/%d/%Y")
    plain = dates if dates != "S" else "%m/%d/%Y"
    house, person, number = job.one(*HOUSES), people.name(), people.number("EXP-######")
    first, stay = job.date(), job.some(1, 4)
    if dates in {"%d/%m/%Y", "%m/%d/%Y"} and first.day < 13:
        first = first.replace(day=first.day + 13)
    gone = job.after(first, stay - 1, stay - 1)
    issued = job.after(gone, 10, 40)
    due = job.after(issued, 20, 30)
    lines = job.order(menu(POOL), job.some(5, 40), first, stay, modifiers=False)
    if job.fault is None and job.odds(0.4):
        lines = job.zero(lines, "Orientación de trabajo social, sin cargo")
    lines = job.plant(lines)
    lines.sort(key=lambda line: line.day)
    street, town, phone = people.street(), people.town(), people.phone()
    title = job.one("ESTADO DE CUENTA DETALLADO", "Factura detallada", "CUENTA DEL PACIENTE")

    def head(page: Page) -> float:
        pager(book, page, 306, 774, "Página {n} de {m}", face.plus(-1), "c")
        if page.number > 1:
            page.put(50, 46, f"{house}   Cuenta {number}   (continuación)", face)
            return 60
        page.put(306, 46, house, face.bold().at(16), "c")
        page.put(306, 60, f"{street}, {town}  Tel. {phone}", face.plus(-0.5), "c")
        page.put(306, 84, title, face.bold().plus(2), "c")
        told = [("Paciente", person, "patient", person), ("Número de cuenta", number, "account", number),
                ("Fecha de emisión", day(issued, dates), "statement_date", issued), ("Pague antes del", day(due, dates), "due_on", due)]  # fmt: skip
        for i, (words, text, name, value) in enumerate(told):
            x, y = 50 + (i % 2) * 260, 108 + (i // 2) * 26
            page.put(x, y, words.upper(), face.at(6.75), gray=0.3)
            page.put(x, y + 11, text, face.bold())
            fact(book, page, name, value)
        fact(book, page, "provider", house)
        page.rule(50, 154, 562, 154, 1.0)
        return 162

    flow = Flow(book, head, left=50, right=562, bottom=738)
    small = face.plus(-1)
    other = Other(flow, face, money)
    step = face.size * 1.28
    priced, coded = job.fault == "A01" or job.odds(0.7), job.odds(0.6)
    heading = job.one("Servicios del {d}", "Fecha de servicio: {d}", "{d}")
    sub = job.odds(0.6)
    bad = job.some(0, stay - 1) if sub and job.fault == "A02" and job.odds(0.4) else None
    days_of = [[line for line in lines if line.day == when] for when in sorted({line.day for line in lines})]
    if bad is not None:
        bad = min(bad, len(days_of) - 1)
    for at, mine in enumerate(days_of):
        label = heading.format(d=day(mine[0].day, dates))
        flow.room(step * 5)
        flow.page.put(50, flow.y + step * 0.9, label, face.bold())
        flow.skip(step * 1.25)
        for line in mine:
            rows = tall(line.description, face, 330)
            if flow.room(step * (rows + 1.3)):
                flow.page.put(50, flow.y + step * 0.9, f"{label} (cont.)", face.bold())
                flow.skip(step * 1.25)
            entry = Entry(flow, line, face, money)
            line.shown.add("day")
            line.section = label
            down = step * 0.8
            entry.words(100, down, 330)
            if line.code:
                entry.text(58, down, line.code, "code")
            entry.cash(562, down, "charge")
            text, shown = [f"Cant. {line.units}"], ["units"]
            end = entry.text(100, down + step * rows, text[0], *shown, face=small)
            if priced and "unit_price" in line.money:
                end = entry.text(end + 4, down + step * rows, "a", face=small) + 4
                spot = entry.cash(end, down + step * rows, "unit_price", "l", face=small)
                end = entry.text(spot.box[2] + 4, down + step * rows, "c/u", face=small)
            if coded and line.revenue_code:
                entry.text(end + 16, down + step * rows, f"Cód. de ingreso {line.revenue_code}", "revenue_code", face=small)
            entry.close(step * (rows + 1.25))
        right = sum(line.money["charge"] for line in mine)
        shown_sum = job.total(mine, scope=f"subtotal del día {at + 1}") if at == bad else right
        if sub:
            job.sum_of("A02", f"subtotal {at + 1}", mine, shown_sum)
            other.put("subtotal", "Subtotal del día", {"charge": (562, shown_sum)}, 480, step * 1.2, align="r")
        flow.skip(4)
    charges = sum(line.money["charge"] for line in lines) if bad is not None else job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    parts = settle(job, charges)
    account(job, parts)
    payer = job.one("Plan Corvane", "BlueMesa", "Medicare", "Unión Prado")
    credits = [("payment", "insurance_paid", f"Pago de {payer}"), ("adjustment", "adjustments", f"Ajuste por contrato, {payer}"),
               ("payment", "patient_paid", "Pago recibido del paciente")]  # fmt: skip
    flow.room(step * 13)
    if any(parts[name] for _, name, _ in credits):
        flow.page.put(50, flow.y + step, "Créditos aplicados", face.bold())
        flow.skip(step * 1.3)
    for kind, name, words in credits:
        for cents in pieces(job, parts[name]):
            when = job.after(gone, 5, 9)
            flow.page.put(58, flow.y + step * 0.5 + face.size * 0.34, day(when, plain), face)
            other.put(kind, words, {"charge": (562, -cents)}, 140, step, when=when)
    flow.skip(10)
    labels = [("total_charges", "Total de cargos"), ("adjustments", "Ajustes"), ("insurance_paid", "Pagado por el seguro"),
              ("patient_paid", "Pagado por usted"), ("balance", job.one("SALDO PENDIENTE", "Usted debe", "Total a pagar"))]  # fmt: skip
    labels = [one for one in labels if one[0] in ("total_charges", "balance") or parts[one[0]]]
    high = step * 1.25 * len(labels) + 8
    flow.page.block(316, flow.y, 568, flow.y + high, line=0.8)
    flow.page.block(316, flow.y + high - step * 1.25 - 3, 568, flow.y + high, fill=0.88, line=0.8)
    for name, words in labels:
        used = face.bold() if name == "balance" else face
        flow.skip(step * 1.25)
        flow.page.put(324, flow.y, words, used)
        cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
        cash_fact(book, flow.page, 562, flow.y, cents, name, used, money)
