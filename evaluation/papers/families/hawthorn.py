"""Held. A clinic's statement in Spanish."""

from evaluation.papers.parts import cash_fact, fact, ladder, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import menu

GROUP = "training"
LANGUAGE = "es"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07", "A08", "A03")

POOL = """
99213;Consulta de control;;95-180;1;o
99204;Primera consulta;;170-330;1;o
99396;Chequeo anual;;160-290;1;o
93000;Electrocardiograma completo;;45-130;1;o
80061;Perfil de lípidos;;35-120;1;o
83036;Hemoglobina glucosilada;;25-80;1;o
81003;Examen de orina;;15-50;1;o
87880;Prueba rápida de estreptococo;;22-60;1;o
36415;Toma de muestra de sangre;;10-25;1;
90686;Vacuna contra la influenza;;28-60;1;o
90471;Aplicación de vacuna;;22-45;1;
97110;Ejercicio terapéutico;;48-95;4;
97035;Ultrasonido terapéutico;;28-60;3;
76700;Sonografía abdominal;;190-480;1;o
17110;Remoción de verrugas;;120-260;1;o
J3420;Inyección de vitamina B12;;12-35;2;
94640;Terapia respiratoria;;38-110;3;
"""
OTHER_WORDS = {"99213": "Visita de seguimiento", "99204": "Visita paciente nuevo", "93000": "ECG 12 derivaciones", "80061": "Colesterol y triglicéridos", "83036": "Prueba A1c",
               "90686": "Vacuna influenza tetravalente", "90471": "Administración de vacuna", "76700": "Ultrasonido de abdomen", "81003": "Uroanálisis", "87880": "Estreptococo A, rápida"}
HOUSES = ["Clínica Familiar Los Robles", "Centro Médico Río Hondo", "Grupo Médico Sierra Azul", "Policlínica Santa Brígida"]
PLANS = ["Plan de Salud Ceiba", "Medicare", "Alianza Bienestar", "Seguros del Istmo"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "vera", "roboto-condensed", size=(8.75, 9.5))
    if face.name == "vera":
        face = face.plus(-0.75)
    money = job.one(Money("$", minus="-x"), Money("", minus="-x"), Money("$", minus="(x)"), Money("$", minus="x-"))
    dates = job.one("%d/%m/%Y", "%m/%d/%Y", "S", "s")
    flat = job.odds(0.25)  # an old system without accents

    def say(text):
        return text.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN")) if flat else text

    house, plan, person = say(r.choice(HOUSES)), r.choice(PLANS), people.name()
    number = people.number(job.one("######", "EXP-#####", "##-####"))
    when = job.date((2024, 2025)).replace(day=job.some(13, 27))
    pool, visits, lines = menu(POOL), [], []
    for at in range(job.some(1, 5)):
        part = job.order(pool, job.some(1, 6), when, 1, modifiers=False)
        for line in part:
            line.section = str(at)
            line.description = say(line.description)
        lines += part
        visits.append((when, people.doctor()))
        when = job.after(when, 28, 45)
        when = when.replace(day=max(13, min(27, when.day)))
    if job.odds(0.2):
        lines = job.zero(lines, say("Orientación nutricional, sin costo"))
    lines = job.plant(lines, {code: say(words) for code, words in OTHER_WORDS.items()})
    issued = job.after(visits[-1][0], 15, 40)
    issued = issued.replace(day=max(13, issued.day))
    due = job.after(issued, 20, 25)
    due = due.replace(day=max(13, due.day))
    show_left = job.fault != "A03" and job.odds(0.6)
    previous = job.amount(15, 260) if job.odds(0.3) else 0
    bad = job.some(0, len(visits) - 1) if job.fault == "A02" else None
    blocks, parts = [], {"total_charges": 0, "adjustments": 0, "insurance_paid": 0, "patient_paid": 0, "previous_balance": previous, "interest": 0}
    for at, (start, doctor) in enumerate(visits):
        mine = [line for line in lines if line.section == str(at)]
        total = job.total(mine, scope="cargos de la visita") if at == bad else sum(line.money["charge"] for line in mine)
        cut = total * job.some(5, 45) // 100 if job.odds(0.8) else 0
        got = (total - cut) * job.some(30, 100) // 100 if cut else 0
        own = min(total - cut - got, job.one(1000, 1500, 2000, 3000)) if job.odds(0.5) else 0
        blocks.append((start, doctor, mine, total, cut, got, own))
        for name, cents in (("total_charges", total), ("adjustments", cut), ("insurance_paid", got), ("patient_paid", own)):
            parts[name] += cents
        job.sum_of("A02", f"visita {at + 1}", mine, total)
    if job.fault == "A03" and not (parts["adjustments"] + parts["patient_paid"] + previous):
        parts["previous_balance"] = previous = job.amount(15, 260)
    job.sum_of("A02", "total de cargos", [], parts["total_charges"], plus=[b[3] for b in blocks])
    left = parts["balance"] = job.balance(parts["total_charges"], parts["adjustments"], parts["insurance_paid"], parts["patient_paid"], previous)
    street, town, phone = people.street(), people.town(), people.phone()
    title = say(job.one("ESTADO DE CUENTA", "Estado de cuenta del paciente", "RESUMEN DE SU CUENTA"))
    labels = [say(text) for text in job.one(("Paciente", "Expediente núm.", "Fecha de corte", "Fecha límite de pago"), ("Nombre del paciente", "Número de récord", "Emitido el", "Favor de pagar antes del"))]
    centred = job.odds(0.5)

    def head(page):
        pager(book, page, 306, 780, say(job_pages), face.at(7.5), "c")
        if page.number > 1:
            page.put(48, 44, f"{house} - {title}", face.bold())
            page.put(564, 44, number, face, "r")
            page.rule(48, 50, 564, 50, 0.6)
            return 64
        if centred:
            page.put(306, 48, house, face.bold().at(17), "c")
            page.put(306, 61, f"{street}, {town}  *  Tel. {phone}", face.at(8), "c")
            page.put(306, 84, title, face.bold().at(12), "c")
        else:
            page.put(48, 48, house, face.bold().at(16))
            page.put(48, 61, f"{street}, {town}", face.at(8))
            page.put(564, 48, title, face.bold().at(12), "r")
            page.put(564, 61, f"Tel. {phone}", face.at(8), "r")
        page.block(48, 96, 564, 130, line=0.7)
        for at, (label, value, name, real) in enumerate(zip(labels, (person, number, day(issued, dates), day(due, dates)), ("patient", "account", "statement_date", "due_on"), (None, None, issued, due), strict=True)):
            x = (54, 206, 310, 430)[at]
            page.put(x, 108, label, face.at(7.5))
            page.put(x, 123, value, face.bold() if at == 0 else face)
            fact(book, page, name, value if real is None else real)
        fact(book, page, "provider", house)
        return 142

    job_pages = job.one("Página {n} de {m}", "Hoja {n} de {m}", "- {n} de {m} -")
    flow = Flow(book, head, left=48, right=564, bottom=752)
    words = [say(text) for text in job.one(("Cargos de esta visita", f"Pagó {plan}", "Ajuste del plan", "Usted pagó", "Queda por pagar"), ("Total de la visita", f"Pago de {plan}", "Descuento por contrato", "Copago recibido", "Saldo de la visita"))]
    boxed, dotted, coded = job.odds(0.5), job.odds(0.7), job.fault == "A08" or job.odds(0.75)
    edge = 366
    pitch = job.one(13, 14.5)
    for start, doctor, mine, total, cut, got, own in blocks:
        right_rows = [(words[0], total, "subtotal")]
        right_rows += [row for row in ((words[1], -got, "payment"), (words[2], -cut, "adjustment"), (words[3], -own, "payment")) if row[1]]
        if show_left:
            right_rows.append((words[4], total - cut - got - own, "subtotal"))
            job.sum_of("A03", "saldo de la visita", [], total - cut - got - own, plus=[total, -cut, -got, -own])
        tall = 22 + max(pitch * len(mine), 15 * len(right_rows)) + 8
        flow.room(tall)
        page, y = flow.page, flow.y
        page.block(48, y, 564, y + 17, fill=0.9)
        page.put(54, y + 12, say(f"{job_visit(job)} {day(start, dates)}"), face.bold())
        page.put(558, y + 12, f"{doctor}", face, "r")
        if boxed:
            page.block(48, y, 564, y + tall - 6, line=0.6)
            page.rule(edge + 8, y + 17, edge + 8, y + tall - 6, 0.5)
        base = y + 17 + pitch * 0.8
        for line in mine:
            line.page, line.box, line.words = page.number, (48, base - pitch * 0.7, edge, base + pitch * 0.3), line.description
            text, at = line.description, 54
            if coded:
                at = 92
            if coded and line.code:
                page.put(54, base, line.code, face)
                line.shown.add("code")
            page.put(at, base, text, face)
            at += face.width(text)
            line.shown |= {"day", "description", "charge"}
            if line.units != "1":
                x = at + 6
                page.put(x, base, f"{line.units} x", face)
                x += face.width(f"{line.units} x ")
                spot = book.cash(page, x, base, line.money["unit_price"], "unit_price", face, money, "l")
                spot.line = line
                at = spot.box[2]
                line.shown |= {"units", "unit_price"}
            spot = book.cash(page, edge, base, line.money["charge"], "charge", face, money)
            spot.line = line
            if dotted:
                page.dots(at + 4, spot.box[0], base, face)
            book.lines.append(line)
            base += pitch
        base = y + 30
        for label, cents, kind in right_rows:
            used = face.bold() if kind == "subtotal" else face
            page.put(edge + 16, base, label, used)
            role = "charge" if label == words[0] else "patient_owes" if kind == "subtotal" else "paid"
            amount = book.cash(page, 558, base, cents, f"{kind}:{role}", used, money)
            book.rows.append((Row(kind, label), {role: amount}, page.number, (edge + 8, base - 10, 564, base + 4)))
            base += 15
        flow.skip(tall)
    flow.room(250 if flow.page.number == 1 or flow.y > 560 else 200)
    flow.skip(8)
    names = [("previous_balance", say(job.one("Saldo anterior", "Balance previo"))), ("total_charges", say(job.one("Cargos de este periodo", "Total de cargos"))), ("insurance_paid", "Pagos del plan"),
             ("adjustments", say(job.one("Ajustes", "Ajustes y descuentos"))), ("patient_paid", say(job.one("Pagos recibidos de usted", "Sus pagos"))), ("balance", say(job.one("TOTAL A PAGAR", "BALANCE PENDIENTE", "Pague esta cantidad")))]
    ladder(job, flow, parts, names, 320, 558, face.plus(0.5), money, pitch=14.5, minus=True)
    page = flow.page
    y = max(flow.y + 14, 610)
    shares = [left, 0, 0, 0]
    if len(visits) > 1:
        for at in range(1, 4):
            if job.odds(0.4):
                moved = shares[0] * job.some(10, 50) // 100
                shares[0], shares[at] = shares[0] - moved, moved
    job.sum_of("A03", "antigüedad", [], left, plus=shares)
    for at, (label, cents) in enumerate(zip(("Al día", "30 días", "60 días", "90 días o más"), shares, strict=True)):
        page.put(54 + at * 130, y, say(label), face.at(8))
        book.cash(page, 54 + at * 130, y + 13, cents, "ageing", face, money, "l", copy=True)
    page.rule(36, y + 26, 576, y + 26, 0.7, dash=(4, 3))
    page.put(306, y + 35, say("Desprenda y envíe este talón con su pago"), face.at(7), "c")
    for at, text in enumerate((person, f"{labels[1]}: {number}", f"{labels[3]}: {day(due, dates)}")):
        page.put(54, y + 56 + at * 14, text, face)
    page.put(350, y + 56, names[-1][1], face.bold())
    cash_fact(book, page, 558, y + 56, left, "balance", face.bold(), money.full(), copy=True)
    page.put(350, y + 74, say("Cantidad enviada  $ ______________"), face)
    page.put(350, y + 90, f"{house}", face.at(8))


def job_visit(job):
    return ("Visita del", "Atención del", "Servicios del")[job.seed % 3]
