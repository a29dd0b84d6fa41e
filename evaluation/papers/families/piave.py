"""A Spanish explanation of benefits: several claims, every amount with its own caption, totals over all claims."""

from evaluation.papers.families.held_tools import SETTLED, Entry, adjudicate, misshare, sums
from evaluation.papers.ink import Amount, Page
from evaluation.papers.parts import fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07")
LANGUAGE = "es"

POOL = """
99213;Visita al consultorio, paciente conocido;;110-200;1;o
99203;Visita al consultorio, paciente nuevo;;180-330;1;o
99283;Sala de emergencias, nivel 3;;520-1200;1;o
71046;Radiografía de tórax;;120-390;1;o
73610;Radiografía de tobillo;;110-310;1;o
80053;Análisis de sangre, panel metabólico;;60-210;1;o
85025;Hemograma completo;;35-120;1;o
87880;Prueba rápida de estreptococo;;25-70;1;o
97110;Terapia física, ejercicio;;70-160;3;o
90471;Aplicación de vacuna;;24-60;1;o
93000;Electrocardiograma;;50-160;1;o
20610;Inyección en articulación grande;;160-350;1;o
76830;Ultrasonido pélvico;;240-560;1;o
D0150;Examen dental completo;;70-140;1;o
"""
PLANS = ["Plan de Salud Unión Prado", "Corvane Salud", "BlueMesa en Español", "Cooperativa de Seguros Tres Ríos"]
GIVERS = [
    "Clínica San Telmo",
    "Centro de Imágenes Brisas",
    "Dra. M. Quintanar",
    "Laboratorio del Valle",
    "Terapia Los Almendros",
    "Dr. R. Espinal",
]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "tinos", "roboto-condensed", "helvetica", size=(8.75, 9.75))
    money = job.one(Money("$"), Money("$"), Money("US$"))
    dates = job.one("S", "%d/%m/%Y", "%m/%d/%Y", "s")
    plan, person, member = job.one(*PLANS), people.name(), people.number("M########")
    percent, issued = job.one(10, 20, 20, 30), job.date()
    if issued.day < 13:
        issued = issued.replace(day=issued.day + 13)
    left = job.one(0, job.amount(30, 250), job.amount(150, 600))
    claims = []
    for number in range(job.some(1, 4)):
        when = job.after(issued, -66 + number * 9, -61 + number * 9)
        if when.day < 13:  # the order of day and month is never in doubt
            when = when.replace(day=when.day + 12)
        part = job.order(menu(POOL), job.some(1, 5) if number else job.some(3, 6), when, 1, modifiers=False)
        left = adjudicate(job, part, percent, left)
        claims.append((job.one(*GIVERS), people.number("R-########"), when, part))
    everything = [line for claim in claims for line in claim[3]]
    misshare(job, everything, percent)
    book.percent = percent
    roles = ("charge", "discount", "allowed", "deductible", "coinsurance", "paid", "patient_owes")
    whole = len(claims) > 1
    bad = job.some(0, len(claims) - 1) if not whole or job.odds(0.5) else None
    role_of = job.one("charge", "paid", "patient_owes", "allowed")
    printed = []
    for number, claim in enumerate(claims):
        totals = sums(claim[3], *SETTLED)
        if job.fault == "A02" and bad == number:
            totals[role_of] = job.total(claim[3], role_of, f"claim {number + 1}, {role_of}")
        for role in roles:
            job.sum_of("A02", f"claim {number + 1} {role}", claim[3], totals[role], role)
        printed.append(totals)
    grand = sums(everything, *SETTLED) if whole else printed[0]
    if job.fault == "A02" and bad is None:
        grand[role_of] = job.total(everything, role_of, f"all claims, {role_of}")
    if whole:
        for role in roles:
            job.sum_of("A02", f"all claims {role}", everything, grand[role], role)
    names = job.one(("Facturado", "Descuento", "Permitido", "Deducible", "Coaseguro", "Pagó el plan", "Usted debe"),
                    ("Cargo", "Ahorro", "Monto aprobado", "Al deducible", "Su coaseguro", "Pagado", "Su parte"))  # fmt: skip
    boxed = job.odds(0.5)
    not_bill = job.one("ESTO NO ES UNA FACTURA", "Esto no es una factura")

    def head(page: Page) -> float:
        pager(book, page, 566, 776, "Página {n} de {m}", face.plus(-1))
        page.put(46, 776, not_bill, face.plus(-1))
        if page.number > 1:
            page.put(46, 44, f"{plan}, miembro {member}", face)
            return 60
        page.block(46, 30, 52, 92, fill=0.3)
        page.put(60, 46, plan, face.bold().at(15))
        page.put(60, 64, "Explicación de beneficios", face.plus(3))
        page.put(60, 82, not_bill, face.bold())
        page.put(566, 46, f"Paciente: {person}", face, "r")
        page.put(566, 60, f"Miembro: {member}", face, "r")
        page.put(566, 74, f"Fecha: {day(issued, dates)}", face, "r")
        fact(book, page, "patient", person)
        fact(book, page, "statement_date", issued)
        text = f"Después del deducible el plan paga el {100 - percent}% del monto aprobado y usted paga un coaseguro del {percent}%."
        return book.say(page, 46, 112, 520, [text], face) + 4

    flow = Flow(book, head, left=46, right=566, bottom=742)
    small, step = face.at(6.75), face.size * 1.4
    wide = 520 / 7

    def amounts_of(top: float, totals: dict[str, int], kind: str, entry: Entry | None) -> dict[str, Amount]:
        """Seven amounts with captions, in boxes or one after the other on two rows."""
        page, out = flow.page, {}
        used = face if entry else face.bold()
        for i, role in enumerate(roles):
            if boxed:
                x = 46 + wide * i
                page.block(x, top, x + wide, top + 25, line=0.5, gray=0.35)
                page.put(x + 3, top + 8, names[i], small, gray=0.2)
                x, y, side = x + wide - 4, top + 20, "r"
            else:
                x, y, side = 62 + (i % 4) * 128, top + (i // 4) * step + step * 0.7, "l"
                x = page.put(x, y, f"{names[i]}:", face, gray=0.15)[1] + 4
            if entry:
                out[role] = entry.cash(x, y - entry.top, role, side, face=used)
            else:
                out[role] = book.cash(page, x, y, totals[role], f"{kind}:{role}", used, money, side)
        return out

    high = 27 if boxed else step * 2

    def totals_of(label: str, totals: dict[str, int]) -> None:
        flow.room(step + high + 6)
        top = flow.y
        flow.page.put(50, top + step * 0.8, label, face.bold())
        spots = amounts_of(top + step * 1.1, totals, "total", None)
        flow.y = top + step * 1.1 + high
        book.rows.append((Row("total", label, {r: totals[r] for r in roles}), spots, flow.page.number, (46, top, 566, flow.y)))

    for (giver, claim, when, part), totals in zip(claims, printed, strict=True):
        flow.room(step * 4 + high * 2)
        label = f"Reclamo {claim}, {giver}"
        flow.page.rule(46, flow.y, 566, flow.y, 1.3)
        flow.page.put(46, flow.y + step, label, face.bold().plus(1))
        flow.page.put(
            566,
            flow.y + step,
            f"Servicio del {day(when, dates)}" if dates == "S" else f"Servicio: {day(when, dates)}",
            face,
            "r",
        )
        if not whole:
            fact(book, flow.page, "claim", claim)
            fact(book, flow.page, "provider", giver)
        flow.skip(step * 1.5)
        for line in part:
            if flow.room(step + high + 6):
                flow.page.put(50, flow.y + step * 0.8, f"{label}, {day(when, dates)} (continuación)", face)
                flow.skip(step * 1.3)
            entry = Entry(flow, line, face, money)
            line.shown.add("day")
            line.section = label
            end = entry.words(50, step * 0.8, 400)
            entry.text(end + 5, step * 0.8, f"[{line.code}]", "code")
            amounts_of(entry.top + step * 1.1, line.money, "", entry)
            entry.close(step * 1.1 + high)
            flow.skip(3)
        totals_of(job.one("Total del reclamo", "Suma del reclamo"), totals)
        flow.skip(8)
    if whole:
        flow.page.rule(46, flow.y, 566, flow.y, 1.3)
        flow.skip(2)
        totals_of(f"Total de los {len(claims)} reclamos", grand)
    for name, role in (("total_charges", "charge"), ("adjustments", "discount"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes"),
                       ("deductible", "deductible"), ("coinsurance", "coinsurance")):  # fmt: skip
        fact(book, flow.page, name, grand[role])
