"""Headings that billing exports print above their columns, by what stands below, and made-up sheets drawn from them.

The headings are those of practice systems, hospital accounts, laboratory portals, dental offices, bookkeeping programs and
clinics in Spanish. A third of them, chosen by a checksum, is held out: the reader was written without looking at how those
fare, and the tests report them apart.
"""

import csv
import io
import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from zlib import crc32

import openpyxl

HEADINGS = {
    "day": "Service Date|DOS|Svc Dt|Date of Service|SERV_DATE|From DOS|Date|Collected|Coll. Date|Collection Dt|Txn Date|ServiceDate|"
    "Fecha|Fecha de servicio|Fecha serv.|F. atención|Fecha atención|Appt Date|Visit Dt|Encounter Date|Performed|Rendered On|Tx Date|"
    "Treatment Dt|Proc Date|DATE_OF_SVC|svc_from_date|Day|Día|Date Performed|Date Rendered|Service Dt From|Chg Date|Entry Date|When|"
    "Date Given|Fill Dt|Drawn|Fecha consulta|Fecha del cargo|Specimen Date|Del Date|Delivered|Fecha aplicación",
    "code": "CPT|HCPCS|Proc Cd|Procedure Code|PROC_CODE|CPT/HCPCS|Test Code|TEST_CD|Service Cd|Svc Code|ServiceCode|Code|Cód.|Código|"
    "Clave|Código CPT|Cod. proc.|CPT4|CPT Cd|Billing Cd|BILL_CODE|HCPCS Cd|Hcpcs Code|ADA Code|Proc|Px Code|PX_CD|Treatment Code|"
    "Procedure|Clave del servicio|Cód. servicio|Código procedimiento|CPT®|HCPC/CPT|Chg Cd|Item Cd|Item Code|Product/Service|SKU|"
    "Order Code|Lab Code|Exam Code|cptCode|proc_cd|Nomenclador|Billable Code|Service ID",
    "description": "Description|Desc.|Service|Svc Desc|Procedure Description|Test|Test Name|TestName|What|Words|Item|Item Desc|Details|"
    "Memo|Memo/Description|Descripción|Descripción del servicio|Concepto|Detalle|Servicio|Estudio|Prueba|Procedimiento|Tratamiento|"
    "Charge Desc|CHG_DESC|LongDesc|Line Desc|Proc Desc|Examen|Service Rendered|Treatment Description|Narrative|Product|Panel|"
    "Svc Name|Service Name|Short Desc|Descrip.|Proc. Name|Articulo|Artículo|Trans Desc|Assay|Work Done|Activity",
    "units": "Units|Qty|Quantity|N|Ct|Quan.|Cnt|Count|No.|Svc Units|SVC_UNITS|Unit Count|Days/Units|Num|# Units|Unidades|Uds.|Cant.|"
    "Cantidad|Cant|Núm.|Número|UOS|U/S|Svc Qty|Billed Units|BILLED_QTY|Times|Volume|How Many|Nbr|Qnty|Q'ty|Pcs|Piezas|Veces|No. of Units|"
    "unit_qty|serviceUnits|Nº unidades|Sesiones|Sessions",
    "unit_price": "Unit Price|Price|Price Each|PRICE_EACH|Rate|Unit Rate|Precio c/u|Precio unitario|P. unitario|P. Unit.|P/U|PU|Precio|"
    "Each|Ea.|Unit Cost|Cost/Unit|Unit Chg|Chg/Unit|Fee Per Unit|Per Unit|Sales Price|Unit Amt|UNIT_PRC|Valor unitario|V. unitario|"
    "Costo unitario|Importe unitario|Tarifa|Amt Each|Unit Fee|@|Tarifa por unidad|Each Price|price_per_unit|Fee/Unit|Costo c/u",
    "charge": "Charge|Charges|Amount|Amt|Total|Ext|Ext. Price|Line Total|LINE_TOTAL|LineTotal|Chg Amt|CHRG_AMT|Billed|Billed Amt|Charge Amt|"
    "Gross|Gross Charges|Total Charge|Tot Chg|Fee|Importe|Importe total|Monto|Total línea|Cargo|Cargos|Valor total|Subtotal|Total MXN|"
    "Extended|Extended Amt|Extension|Debit|Billed Charges|Total Chrg|Charge $|Amount ($)|Amount USD|You Were Charged|Costo total|Costo|"
    "Valor|Price Total|Net Amount|Line Amt|Charge Total|Facturado|UCR Fee|Office Fee|Total Billed|A cobrar",
    "modifiers": "Mod|Modifier|Modifiers|MOD1|Mod 1|Mods|Mdf|Modif.|Modificador|Proc Mod|CPT Mod|modifier_1|Mod(s)|Md",
    "revenue_code": "Rev Code|REV_CD|Rev|Revenue Code|RevCd|UB Rev|UB Code|Rev Ctr|Dept Rev|REVENUE_CODE|Cód. ingreso|NUBC|Rev. Cd.|"
    "Department|RC|Rev Cde",
    "ndc": "NDC|NDC Code|NDC #|NDC_NUM|Drug Code|National Drug Code|Drug NDC|NDC11|Drug ID",
    "diagnoses": "Dx|ICD-10|ICD10|Diagnosis|DX_CODE|Diag|Diag Cd|Dx1|ICD|Diagnóstico|CIE-10|CIE10|Dx Codes|Prim Dx|ICD Code(s)",
    "npi": "NPI|Rend NPI|Rendering NPI|PROV_NPI|Provider NPI|Billing NPI|NPI #|Rendering ID|npiNumber",
    "patient": "Patient|Patient Name|PATIENT_NAME|PT_NAME|Pt Name|Pt|Name|Client|Client Name|Paciente|Nombre del paciente|Nombre paciente|"
    "Member Name|PatientName|Customer|Patient Full Name|Pat Nm|Nombre|Nombre y apellidos|Customer Full Name|Donor",
    "account": "Account|Acct|Acct #|Account No|ACCT_NO|Acct Nbr|Patient Acct|MRN|FIN|Visit|Visit #|Visit ID|Enc|Enc #|Encounter|ENC_ID|"
    "HAR|Hospital Acct|Invoice|Invoice #|Invoice No.|INV_NO|Inv|Req No|REQ_NO|Requisition|Requisition #|Req #|Cuenta|No. de cuenta|Folio|"
    "No. folio|Factura|No. factura|Expediente|No. expediente|Chart #|Chart No|Patient ID|PT_ID|Case #|Case No|Ticket|Statement #|"
    "Guarantor Acct|CSN|Num|Admission No|No. de historia|Order #|Accession #|Episode|PatientAccountNumber|acct_num|Bill No",
    "provider": "Provider|Provider Name|Lab|LAB_NAME|Lab Name|Laboratory|Facility|Facility Name|FACILITY_NM|Clinic|Clinic Name|Practice|"
    "Practice Name|Doctor|Dr.|Physician|Rendering Provider|Rend Prov|Billing Provider|Performing Lab|Hospital|Hospital Name|Clínica|"
    "Médico|Laboratorio|Nombre de la clínica|Nombre del médico|Prestador|Proveedor|Office|Location|Dentist|Prov Name|Billing Entity|"
    "Vendor|Vendor Name|Site|Centro médico|Unidad médica|Supplier|Servicing Provider|Institution",
    "birth_date": "DOB|Birth Date|Date of Birth|BIRTH_DT|Birthdate|Pt DOB|F. Nac.|Fecha de nacimiento|Fecha nac.|PATIENT_DOB|Birthday|FN|Born",
    "allowed": "Allowed|Allowed Amt|ALLOWED_AMT|Contract Amt|Approved|Plan Allowance|Allowable|Permitido|Allow|Negotiated|Eligible Amt",
    "adjustment": "Adjustment|Adj|Adj Amt|Discount|Write-off|W/O|Contractual|ADJ_AMT|Descuento|Ajuste|Disc.|Plan Disc|Adjs|Bonificación",
    "paid": "Ins Paid|Plan Paid|Insurance Paid|INS_PD|Insurance Pmt|Ins Pmt|Pagado seguro|Pago del seguro|Payer Paid|Benefit Paid|Paid by Plan|"
    "Ins. Payment|Primary Paid|Carrier Paid",
    "patient_owes": "Pt Resp|Patient Resp|Patient Responsibility|PT_RESP|You Owe|Your Share|Patient Owes|Usted debe|Member Resp|Pt Portion|"
    "Patient Portion|Pat Resp Amt|Responsabilidad del paciente|Due From Patient|A cargo del paciente",
}  # fmt: skip
"""What stands below, to the headings printed above it."""

STRANGE = (
    "Zone|Batch|Src|Flag|Keyed By|Clerk|Poster|Loc Grp|Cost Ctr|User|Tray|Lote|Capturó|Turno|Sucursal|Referred By|Ordering Dr|"
    "Cubículo|Tier|Sched|Guarantor|GUAR_NAME|Responsable|Rank"
).split("|")


def held_out(role, heading):
    """Whether a heading belongs to the third that the reader was written without."""
    return crc32(f"{role}:{heading}".encode()) % 3 == 0


def synonyms(role, *, held):
    """A role's headings of one part."""
    return [heading for heading in HEADINGS[role].split("|") if held_out(role, heading) is held]


BESIDE = {
    "person": "Guarantor|GUAR_NAME|Responsible Party|Referring Dr|Ref Physician|Ordering Provider|Policy Holder|Subscriber|Entered By|Titular",
    "later": "Post Date|Posted|Entry Dt|Bill Date|Reported|Fecha de pago|Stmt Dt|Result Date|Received",
    "zip": "ZIP|Pt Zip|C.P.|Postal|Zip Code|Código postal",
    "own": "Chg No|CDM|Internal #|Line ID|Batch|Trans ID|Lote|Charge Number",
    "tax": "Tax|IVA|Shipping|Late Fee|Tax Amt|Envío",
    "small": "Age|Room|Bed|Priority|Edad|Floor|Hab.",
    "word": "Sex|Status|Sexo|Estado|Flag|Payer|Plan|Aseguradora|Specialty|Dept Name|Tipo",
}
"""Columns that stand beside a bill's own, by what is in them: nothing of a line may be read from them."""

NOWHERE = (
    "Menge|Einzelpreis|Betrag|Leistung|Datum|Prix|Montant|Prestation|Preço|Fld7|Col_A|XQ1|KZ|Zzz|Petsa|Halaga|Ilosc|"
    "Kwota|Cena|Nazwa|Kod|Antal|Pris|Belopp|Q1|Aux|Alt|Var|Val2|F9|Misc"
).split("|")
"""Headings that no vocabulary of ours holds: what stands below them is read by its shape and sums, or named as not used."""


@dataclass
class Sheet:
    """A made-up sheet: its bytes, and what it says: lines as {role: value}, bill facts, the heading of each role."""

    content: bytes
    name: str
    headings: dict
    strange: list
    bills: list = field(default_factory=list)


CODES = ("80053", "84443", "85025", "99213", "J1885", "36415", "71046", "G0463", "97110", "93000", "80061", "J7030", "99284")
LABS = ("80053", "84443", "85025", "82306", "80061", "83550", "82728", "82607")
TEETH = ("D0120", "D1110", "D2392", "D0274", "D2740")
WORDS = (
    "Made-up visit",
    "Blood panel",
    "Sample film",
    "Therapy, example",
    "Office visit",
    "Estudio de ejemplo",
    "Injection, made up",
    "Made-up culture",
)
PEOPLE = ("Jane Example", "Testa Q Sample", "EXAMPLE, JOHN", "María Ejemplo Prueba", "Doe, Fictional A", "Luz Inventada")
HOUSES = (
    "Example Reference Laboratory",
    "Made-up General Hospital",
    "Clínica Inventada",
    "Pretend Dental Care",
    "Dr. Ana Ficticia",
    "Sample, Bob MD",
)
REVENUE = ("0300", "0450", "0636", "0250", "0320")
DIAGNOSES = ("E11.9", "I10", "R07.9", "M54.50", "Z00.00")
DRUGS = ("00409-1896-01", "63323-0262-01", "0004-0801-85")


def styled(draw, heading):
    """The heading as another program would spell it."""
    way = draw.random()
    words = re.findall(r"[\wáéíóúñ]+", heading)
    if way < 0.55 or len(words) != len(heading.split()):
        return heading
    if way < 0.75:
        return "_".join(words).upper()
    if way < 0.85:
        return heading.upper()
    if way < 0.95:
        return "_".join(words).lower()
    return "".join(word[:1].upper() + word[1:] for word in words)


def money(cents, *, spanish=False):
    return f"{cents / 100:,.2f}" if not spanish else f"${cents / 100:,.2f}"


def made_sheet(seed, *, held, hard=False):
    """One made-up sheet, all of its headings from one part."""
    draw = random.Random(f"{seed}-{held}")
    benefits = draw.random() < 0.2
    roles = ["day", "code", "description", "units", "charge"]
    if draw.random() < 0.15:
        roles.remove("code")
        roles.append("revenue_code")
    elif draw.random() < 0.2:
        roles.append("revenue_code")
    if draw.random() < 0.6:
        roles.append("unit_price")
    for role, odds in (("modifiers", 0.2), ("ndc", 0.08), ("diagnoses", 0.15), ("npi", 0.12)):
        if draw.random() < odds:
            roles.append(role)
    if benefits:
        roles += ["allowed", "adjustment", "paid", "patient_owes"]
    flat = draw.random() < 0.6
    party = [role for role in ("patient", "account", "provider", "birth_date") if flat and draw.random() < 0.7]
    if draw.random() < 0.6:
        draw.shuffle(party)
        order = party + [
            r
            for r in (
                "day",
                "revenue_code",
                "code",
                "modifiers",
                "description",
                "ndc",
                "diagnoses",
                "npi",
                "units",
                "unit_price",
                "charge",
                "allowed",
                "adjustment",
                "paid",
                "patient_owes",
            )
            if r in roles
        ]
    else:
        order = party + roles
        draw.shuffle(order)
    taken, headings = set(), {}
    for role in order:
        choice = styled(draw, draw.choice([h for h in synonyms(role, held=held) if h.lower() not in taken]))
        taken |= {choice.lower()}
        headings[role] = choice
    if hard:
        for role in draw.sample(sorted(headings), draw.choice((0, 1, 1, 2, 3))):
            headings[role] = draw.choice([word for word in NOWHERE if word not in headings.values()])
    strange = [heading for heading in STRANGE if draw.random() < 0.03 and heading.lower() not in taken][:2]
    order += strange
    beside = {}
    if hard:
        for kind in draw.sample(sorted(BESIDE), draw.randint(1, 3)):
            heading = draw.choice(BESIDE[kind].split("|"))
            if heading.lower() not in taken:
                beside[heading] = kind
                order.insert(draw.randint(0, len(order)), heading)
    one_each = hard and draw.random() < 0.2
    wrong = 0.1 if hard else 0
    codes = draw.choice((CODES, CODES, LABS, TEETH))
    bills = []
    several = "account" in party and draw.random() < 0.35
    for number in range(draw.randint(2, 3) if several else 1):
        facts = {
            "patient": draw.choice(PEOPLE),
            "account": f"{draw.choice(('MU-', 'EX', '', 'V'))}{draw.randint(10000, 9999999)}{number}",
            "provider": draw.choice(HOUSES),
            "birth_date": date(1950, 1, 1) + timedelta(days=draw.randint(0, 20000)),
        }
        if bills:
            facts["provider"] = bills[0][0]["provider"]
        lines = []
        start = date(2026, 1, 5) + timedelta(days=draw.randint(0, 200))
        for _ in range(draw.randint(3, 9)):
            units, price = 1 if one_each else draw.choice((1, 1, 1, 2, 3, 4, 12)), draw.randint(800, 90000)
            charge = units * price + (draw.randint(1, 9) * 1000 if draw.random() < wrong else 0)
            allowed = charge * draw.randint(40, 90) // 100
            paid = allowed * draw.randint(0, 10) // 10
            lines.append(
                {
                    "day": start + timedelta(days=draw.randint(0, 25)), "code": draw.choice(codes), "description": draw.choice(WORDS),
                    "units": units, "unit_price": price, "charge": charge, "allowed": allowed, "adjustment": charge - allowed,
                    "paid": paid, "patient_owes": allowed - paid, "revenue_code": draw.choice(REVENUE),
                    "modifiers": draw.choice(("", "", "59", "25", "LT", "RT")), "ndc": draw.choice(DRUGS),
                    "diagnoses": draw.choice(DIAGNOSES), "npi": "1234567893",
                }
            )  # fmt: skip
        bills.append((facts, lines))
    sheet = Sheet(b"", "", headings, strange)
    sheet.bills = [
        ({role: facts[role] for role in party}, [{role: line[role] for role in roles} for line in lines])
        for facts, lines in bills
    ]
    _print(draw, sheet, order, bills, beside, flat)
    return sheet


def _print(draw, sheet, order, bills, beside, flat):
    workbook, written = draw.random() < 0.4, draw.choice(("us", "us", "iso"))
    dollars = draw.random() < 0.2

    def shown(role, value):
        if isinstance(value, float):
            return value if workbook else f"{value:.2f}"
        if isinstance(value, date):
            return value if workbook else value.strftime("%m/%d/%Y" if written == "us" else "%Y-%m-%d")
        if role in {"unit_price", "charge", "allowed", "adjustment", "paid", "patient_owes"}:
            return value / 100 if workbook else money(value, spanish=dollars)
        if role == "units" and not workbook:
            return str(value)
        return value

    rows = []
    if not flat:
        rows += [["Made-up General Hospital"], ["Patient:", "Jane Example", "", "Account #:", "MU-00451"], []]
    rows.append([sheet.headings.get(role, role) for role in order])
    total = 0
    for facts, lines in bills:
        for line in lines:
            total += line["charge"]
            both = {**facts, **line}
            rows.append([shown(role, both[role]) if role in both else _beside(draw, beside.get(role), line) for role in order])
    if draw.random() < 0.4 and order[0] != "charge":
        rows.append(["Total", *["" for _ in order[1:]]])
        rows[-1][order.index("charge")] = shown("charge", total)
    kept = io.BytesIO()
    if workbook:
        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(row)
            for cell in made.active[made.active.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "#,##0.00"
        made.save(kept)
        sheet.content, sheet.name = kept.getvalue(), "made.xlsx"
    else:
        text = io.StringIO()
        csv.writer(text, delimiter=draw.choice((",", ",", ";", "\t"))).writerows(rows)
        sheet.content, sheet.name = text.getvalue().encode(), "made.csv"


def _beside(draw, kind, line):
    """A cell of a column that is not the bill's own."""
    return {
        "person": lambda: draw.choice(PEOPLE),
        "later": lambda: line["day"] + timedelta(days=draw.randint(1, 30)),
        "zip": lambda: f"{draw.randint(10001, 99950)}",
        "own": lambda: f"{draw.randint(1000000, 9999999)}",
        "tax": lambda: draw.choice((0.0, 0.0, 1.25, 4.1)),
        "small": lambda: draw.randint(1, 90),
        "word": lambda: draw.choice(("F", "M", "Open", "Example Health Plan", "Cardio")),
    }.get(kind, lambda: draw.choice(("A", "B2", "x", "North", "K. Clerk")))()


HEADER = {
    "patient": "patient.name",
    "account": "patient.account",
    "provider": "provider.name",
    "birth_date": "patient.birth_date",
}
AMOUNTS = ("units", "unit_price", "charge", "allowed", "adjustment", "paid", "patient_owes")


def judge(sheet, reading):
    """What became of each fact as (role, fate, detail): right, doubted, lost, or wrong in silence."""
    told = " ".join(lost.what for lost in reading.lost)
    doubted = {doubt.field.rpartition("/")[2] for doubt in reading.doubts}
    named = {doubt.read for doubt in reading.doubts}
    fates = []

    def fate(role, ok, got):
        heading = sheet.headings.get(role, role)
        if ok:
            return (role, "doubted" if role in doubted and role in AMOUNTS else "right", "")
        if role in doubted or heading in named:
            return (role, "doubted", heading)
        if repr(heading) in told:
            return (role, "lost", heading)
        return (role, "wrong", f"{heading!r} in {list(sheet.headings.values())}: {got}")

    read = {
        line.spot.cell[-3:].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"): (bill, line) for bill in reading.bills for line in bill.lines
    }
    ordered = [read[key] for key in sorted(read, key=int)]
    wanted = [(facts, line) for facts, lines in sheet.bills for line in lines]
    if len(ordered) != len(wanted):
        return [
            (role, "wrong", f"{len(ordered)} lines for {len(wanted)}: {list(sheet.headings.values())}")
            for role in sheet.headings
        ]
    for role in sheet.headings:
        got = [_value(role, bill, line) for bill, line in ordered]
        want = [facts[role] if role in facts else _plain(role, line[role]) for facts, line in wanted]
        bad = next((pair for pair in zip(got, want, strict=True) if pair[0] != pair[1]), None)
        fates.append(fate(role, bad is None, f"{bad}"))
    for heading in sheet.strange:
        if repr(heading) not in told and heading not in named:
            fates.append(("strange", "wrong", f"{heading!r} vanished"))
        else:
            fates.append(("strange", "right", ""))
    return fates


def _plain(role, value):
    if role == "modifiers":
        return (value,) if value else ()
    if role == "diagnoses":
        return (value,)
    if role == "ndc":
        first, second, third = value.split("-")
        return first.zfill(5) + second.zfill(4) + third.zfill(2)
    if role == "unit_price":
        return value
    return value


def _value(role, bill, line):
    if role == "adjustment":
        return sum(one.amount.cents for one in line.adjustments)
    if role in HEADER:
        one, two = HEADER[role].split(".")
        return getattr(getattr(bill, one), two)
    value = getattr(line, role)
    if role == "unit_price":
        return None if value is None else int(value * 100)
    if role == "units":
        return None if value is None else int(value)
    return value.cents if hasattr(value, "cents") else value
