"""A hospital's itemised bill in Spanish; days before months in some."""

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
LANGUAGE = "es"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
99284;Visita a emergencias, nivel 4;0450;800-1900;1;o
99213;Visita de seguimiento;0510;110-190;1;o
71046;Radiografía de tórax;0324;160-520;1;o
74177;Tomografía de abdomen con contraste;0352;1500-4100;1;o
76700;Ultrasonido abdominal completo;0402;380-990;1;o
80053;Panel metabólico;0301;70-260;1;
85025;Hemograma completo;0305;40-150;1;
81001;Análisis de orina;0307;20-80;1;
36415;Extracción de sangre;0300;15-40;1;
96374;Inyección intravenosa;0260;150-390;2;
J1885;Ketorolaco 15 mg;0636;15-50;2;
J7030;Suero fisiológico 1000 ml;0258;60-180;3;
93005;Electrocardiograma;0730;90-300;1;
;Habitación semiprivada, por día;0120;900-2100;1;d
;Acetaminofén 500 mg;0250;2-9;6;
;Material de curación;0272;20-120;3;
97110;Ejercicio terapéutico 15 min;0420;60-120;4;
"""
HOUSES = ["Hospital San Telmo del Valle", "Centro Médico Las Acacias", "Clínica y Hospital Bahía Serena"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "roboto-condensed", "helvetica", size=(8.25, 9.5))
    money = job.one(Money("$"), Money(""), Money("$", minus="(x)"), Money("US$", minus="-x"))
    dates = job.one("%d/%m/%Y", "%d/%m/%Y", "s", "%m/%d/%Y")
    first = job.date()
    if dates == "%d/%m/%Y":
        first = first.replace(day=job.some(13, 26))
    lines = job.order(menu(POOL), job.some(8, 30), first, job.some(1, 3))
    if job.odds(0.3):
        lines = job.zero(lines, "Orientación al alta, sin cargo", revenue="0942")
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name("last, first"), people.number("########")
    issued = job.after(first, 10, 40)
    due = job.after(issued, 25, 30)

    def head(page):
        page.put(40, 48, house, face.bold().at(15))
        page.put(572, 48, job_title if page.number == 1 else "Continuación", face.bold().at(10), "r")
        pager(book, page, 572, 770, "Página {n} de {m}", face.at(8))
        if page.number > 1:
            return 70
        for at, (label, value, name, real) in enumerate((("Paciente:", person, "patient", None), ("Cuenta:", number, "account", None),
                                                         ("Fecha de factura:", day(issued, dates), "statement_date", issued), ("Pagar antes del:", day(due, "S" if dates == "s" else dates), "due_on", due))):
            pair(book, page, 40 + (at // 2) * 280, 78 + (at % 2) * 13, label, 130 + (at // 2) * 280, value, face, name, real)
        fact(book, page, "provider", house)
        return 112

    job_title = job.one("FACTURA DETALLADA", "Estado de cuenta detallado", "Detalle de cargos")
    flow = Flow(book, head, left=40, right=572)
    columns = [Column("day", "Fecha", 66), Column("code_mod", job.one("Código", "CPT"), 54), Column("description", job.one("Descripción", "Servicio"), 204),
               Column("units", job.one("Cant.", "Cantidad"), 46, "r"), Column("unit_price", job.one("Precio", "Precio unit."), 76, "r"), Column("charge", job.one("Importe", "Cargo", "Total"), 86, "r")]
    look = Look(face, money, dates, job.one("rows", "grid", "zebra", "head"), job.one(12, 13, 14), head_fill=job.one(None, 0.88))
    total = job.total(lines, scope="total de cargos")
    job.sum_of("A02", "total", lines, total)
    Table(flow, columns, look).draw([*lines, Row("total", job.one("TOTAL DE CARGOS", "Suma de cargos"), {"charge": total})])
    flow.room(96)
    flow.skip(12)
    labels = [("total_charges", "Total de cargos"), ("adjustments", job.one("Ajuste contractual", "Descuento")), ("insurance_paid", job.one("Pagos del seguro", "Pagado por el plan")),
              ("patient_paid", job.one("Sus pagos", "Pagado por el paciente")), ("balance", job.one("SALDO A PAGAR", "Usted debe", "Saldo pendiente"))]
    ladder(job, flow, settle(job, total), labels, 330, 569, face, money, minus=job.odds(0.6), all_rows=job.odds(0.3))
