"""Two dozen small made-up exports, each from another kind of office: whose they are, what each line says, and nothing beside."""

import io
from datetime import date

import openpyxl
import pytest

from almoner.adapters.readers.table import READER
from almoner.engine.bill import BillKind, RowKind

HOUSE, DOCTOR = "1740000017", "1265000012"


def read(text, name="export.csv"):
    reading = READER.read(io.BytesIO(text.encode()), name)
    assert reading.parts == reading.parts_accounted
    return reading


def only(text, name="export.csv"):
    reading = read(text, name)
    assert len(reading.bills) == 1
    return reading.bills[0], reading


def rows(bill, *names):
    return [tuple(None if (value := getattr(line, name)) is None else str(value) for name in names) for line in bill.lines]


def lost(reading):
    return [one.what for one in reading.lost]


def test_a_nursing_home_lists_its_resident():
    bill, reading = only(
        "Resident,Room,Svc From,Svc To,Charge Category,Charge Detail,Days Billed,Daily Rate,Extended Charge\n"
        'Orla Pretendsen,12B,04/01/2026,04/10/2026,0120,Semi-private room,10,310.00,"3,100.00"\n'
        "Orla Pretendsen,12B,04/03/2026,04/03/2026,0420,Physical therapy,2,95.00,190.00\n"
    )
    assert bill.patient.name == "Orla Pretendsen"
    assert rows(bill, "revenue_code", "units", "unit_price", "charge") == [
        ("0120", "10", "310", "3100.00"),
        ("0420", "2", "95", "190.00"),
    ]
    assert lost(reading) == ["column 'Room': 2 cells not used"]


def test_an_ambulance_lists_its_rider_and_never_as_what_was_done():
    bill, _ = only(
        "Trip Date,Rider,Procedure Code,Loaded Miles or Trips,Per Trip/Mile,Amount Charged\n"
        "2026-05-02,Tomas Ficticio,A0427,1,980.00,980.00\n2026-05-02,Tomas Ficticio,A0425,14,18.50,259.00\n"
    )
    assert bill.patient.name == "Tomas Ficticio"
    assert rows(bill, "code", "description", "units", "charge") == [
        ("A0427", None, "1", "980.00"),
        ("A0425", None, "14", "259.00"),
    ]


def test_a_dentists_usual_fee_is_the_charge_and_tooth_and_surface_are_the_place():
    bill, reading = only(
        "Guest name,Chart,Tx Dt,Tooth,Surf,ADA,Narr,UCR,Ins Est,Pt Est\n"
        "Nadia Notreal,C-551,06/03/2026,14,MO,D2392,Filling two surfaces,228.00,140.00,88.00\n"
        "Nadia Notreal,C-551,06/03/2026,30,O,D2391,Filling one surface,188.00,110.00,78.00\n"
    )
    assert (bill.kind, bill.patient.name, bill.patient.account) == (BillKind.BILL, "Nadia Notreal", "C-551")
    assert rows(bill, "site", "charge", "allowed", "patient_owes") == [
        ("14 MO", "228.00", None, "88.00"),
        ("30 O", "188.00", None, "78.00"),
    ]
    assert lost(reading) == ["column 'Ins Est': 2 amounts not used"]


def test_a_pharmacys_cash_price_is_the_charge_of_all_its_pills():
    bill, _ = only(
        "Rx Number,Filled On,Medication,NDC,Qty Dispensed,Days Supply,Cash Price,Plan Paid,You Paid\n"
        "7001234,03/02/2026,Madeupstatin 20 mg,00000-1111-22,30,30,88.40,70.40,18.00\n"
        "7001235,03/02/2026,Inventopril 10 mg,00000-3333-44,90,90,41.25,31.25,10.00\n"
    )
    assert rows(bill, "units", "unit_price", "charge", "paid") == [
        ("30", None, "88.40", "70.40"),
        ("90", None, "41.25", "31.25"),
    ]
    assert [str(row.amount) for row in bill.rows if row.kind is RowKind.PAYMENT] == ["18.00", "10.00"]


def test_a_guarantor_and_a_cost_center_are_nobody_of_the_bill():
    bill, reading = only(
        "Hospital Account,Guarantor,Post Date,Service Date,Cost Center,Rev,CPT(R),Charge Description,Qty,Amount\n"
        'HAR 70012345,Rolf Beispiel,04/22/2026,04/19/2026,Emergency,0450,99284,ED VISIT LVL 4,1,"1,404.00"\n'
        "HAR 70012345,Rolf Beispiel,04/22/2026,04/19/2026,Laboratory,0301,80053,METABOLIC PANEL,1,118.00\n"
    )
    assert (bill.patient.name, bill.provider.name, bill.patient.account) == (None, None, "HAR 70012345")
    assert rows(bill, "day", "description") == [("2026-04-19", "ED VISIT LVL 4"), ("2026-04-19", "METABOLIC PANEL")]
    assert len(reading.lost) == 3


def test_a_clinic_in_spanish():
    bill, reading = only(
        "Consultorio,NPI,Nombre completo,Expediente,Fecha cita,Clave CPT,Servicio prestado,Cant.,Honorario,Importe\n"
        "Clínica Inventada,1234567893,María Fingida,EX-900,15/03/2026,99213,Consulta de seguimiento,1,140.00,140.00\n"
        "Clínica Inventada,1234567893,María Fingida,EX-900,20/03/2026,36415,Toma de sangre,1,15.00,15.00\n"
    )
    assert (bill.provider.name, bill.provider.npi, bill.patient.name) == ("Clínica Inventada", "1234567893", "María Fingida")
    assert rows(bill, "day", "npi", "charge") == [("2026-03-15", None, "140.00"), ("2026-03-20", None, "15.00")]
    assert (reading.lost, reading.doubts) == ((), ())


def test_a_hospital_in_spanish_has_areas_that_are_no_part_of_the_body():
    bill, reading = only(
        "Persona atendida,Cuenta hospitalaria,Fecha,Área,Cód. renta,Cód. proc.,Detalle,Unid.,Precio,Monto\n"
        "Pablo Nulo,H-771,20/04/2026,Urgencias,0450,99283,Sala de urgencias,1,540.00,540.00\n"
        "Pablo Nulo,H-771,20/04/2026,Farmacia,0250,,Analgésico,3,4.00,12.00\n"
    )
    assert (bill.patient.name, bill.patient.account) == ("Pablo Nulo", "H-771")
    assert rows(bill, "revenue_code", "code", "site", "units", "charge") == [
        ("0450", "99283", None, "1", "540.00"),
        ("0250", None, None, "3", "12.00"),
    ]
    assert lost(reading) == ["column 'Área': 2 cells not used"]


def test_minutes_are_not_the_units_where_units_are_given():
    bill, reading = only(
        "Member,Encounter ID,Visit Date,CPT,Modifier,Timed Units,Minutes,Billed\n"
        "Ines Erfunden,E1,2026-02-02,97110,GP,2,30,96.00\nInes Erfunden,E2,2026-02-04,97140,GP,1,15,52.00\n"
    )
    assert rows(bill, "visit", "units", "charge") == [("E1", "2", "96.00"), ("E2", "1", "52.00")]
    assert lost(reading) == ["column 'Minutes': 2 cells not used"]


def test_who_ordered_a_test_is_not_the_test_and_a_discounted_price_is_what_was_agreed():
    bill, _ = only(
        "Ordering Provider,Performing Site,Donor Name,Specimen,Collected On,Test Ordered,CPT Code,List Price,Discounted Price\n"
        "Dr. A. Nadie,Sample Labs Inc,Wendell Fakeman,S-001,2026-01-12,Lipid panel,80061,72.00,50.00\n"
        "Dr. A. Nadie,Sample Labs Inc,Wendell Fakeman,S-001,2026-01-12,TSH,84443,96.00,61.00\n"
    )
    assert (bill.provider.name, bill.patient.name) == ("Sample Labs Inc", "Wendell Fakeman")
    assert rows(bill, "description", "charge", "allowed", "unit_price") == [
        ("Lipid panel", "72.00", "50.00", None),
        ("TSH", "96.00", "61.00", None),
    ]


ENGLISH = """Claim,Provider of service,Date(s) of Service,Service Code,Provider billed,Plan allowed,Plan discount,Plan paid,\
Applied to deductible,Your copay,Your coinsurance,What you owe"""
SPANISH = """No. de reclamo,Médico,Fecha del servicio,Código,Cobrado por el médico,Monto aprobado,Descuento,Pagado por el plan,\
Deducible,Copago,Coaseguro,Lo que usted debe"""


@pytest.mark.parametrize("heads", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_an_explanation_of_benefits(heads):
    bill, _ = only(
        f"{heads}\nC-1,Dra. Falsa,03/24/2026,99214,176.00,140.00,36.00,100.00,0.00,40.00,0.00,40.00\n"
        "C-1,Dra. Falsa,03/24/2026,80061,72.00,50.00,22.00,50.00,0.00,0.00,0.00,0.00\n"
    )
    assert (bill.kind, bill.claim) == (BillKind.EOB, "C-1")
    assert rows(bill, "charge", "allowed", "paid", "copay", "patient_owes") == [
        ("176.00", "140.00", "100.00", "40.00", "40.00"),
        ("72.00", "50.00", "50.00", "0.00", "0.00"),
    ]
    assert [str(line.adjustments[0].amount) for line in bill.lines] == ["36.00", "22.00"]


def test_a_ledger_with_debits_and_credits():
    bill, reading = only(
        "Tran Date,Type,Tran Desc,Dr,Cr,Running Bal\n03/02/2026,CHG,99213 Visit,140.00,,140.00\n"
        "03/02/2026,CHG,81003 Urine test,22.00,,162.00\n03/20/2026,PMT,Ins payment EFT 123,,90.00,72.00\n"
        "03/20/2026,ADJ,Contractual write off,,40.00,32.00\n04/01/2026,PMT,Card payment - thank you,,32.00,0.00\n"
    )
    assert rows(bill, "code", "charge") == [("99213", "140.00"), ("81003", "22.00")]
    assert [(row.kind, str(row.amount)) for row in bill.rows] == [
        (RowKind.PAYMENT, "90.00"),
        (RowKind.ADJUSTMENT, "40.00"),
        (RowKind.PAYMENT, "32.00"),
    ]
    assert (str(bill.balance), reading.lost) == ("0.00", ())


def test_two_clients_of_one_sheet():
    reading = read(
        "Client,Client DOB,Acct,Svc,Proc,Desc,U,$ Ea,$ Ext\nAl Invento,01/02/1980,A1,05/01/2026,99213,Visit,1,140.00,140.00\n"
        "Bo Invento,03/04/2012,A2,05/01/2026,99212,Visit,2,100.00,200.00\n"
    )
    assert [(bill.patient.name, str(bill.patient.birth_date)) for bill in reading.bills] == [
        ("Al Invento", "1980-01-02"),
        ("Bo Invento", "2012-03-04"),
    ]
    assert [rows(bill, "units", "charge") for bill in reading.bills] == [[("1", "140.00")], [("2", "200.00")]]


def test_equipment_delivered_to_somebody_is_a_name_to_confirm():
    bill, reading = only(
        "Deliver To,Order No,Delivered,Item HCPCS,Item,Qty Shipped,Price,Ext Price\n"
        "Gus Imaginario,O-77,2026-03-03,E0114,Crutches pair,1,68.00,68.00\n"
        "Gus Imaginario,O-77,2026-03-03,A6449,Elastic wrap,4,6.50,26.00\n"
    )
    assert bill.patient.name == "Gus Imaginario"
    assert [(doubt.field, doubt.read) for doubt in reading.doubts] == [("patient", "Gus Imaginario")]
    assert rows(bill, "units", "unit_price", "charge") == [("1", "68", "68.00"), ("4", "6.5", "26.00")]


def test_base_units_and_a_factor_of_anesthesia_are_neither_price_nor_count():
    bill, _ = only(
        "Patient's name,Case,DOS,Anes code,Mod,Base,Time,Conv factor,Total fee\n"
        "Ute Muster,K-5,2026-04-04,00840,QK,6,8,62.00,868.00\nUte Muster,K-5,2026-04-04,99140,,2,0,62.00,124.00\n"
    )
    assert rows(bill, "units", "unit_price", "charge") == [(None, None, "868.00"), (None, None, "124.00")]


def test_two_houses_and_their_own_numbers():
    reading = read(
        "Billed by,Billing NPI,Person,On,HCPCS code,Service given,No. of units,Each,Line amount\n"
        f'Fictional Hospital,{HOUSE},Kay Example,2026-02-03,70450,Head scan,1,"1,100.00","1,100.00"\n'
        f'Madeup Imaging Group,{DOCTOR},Kay Example,2026-02-03,70450,Head scan,1,"1,100.00","1,100.00"\n'
    )
    assert [(bill.provider.name, bill.provider.npi) for bill in reading.bills] == [
        ("Fictional Hospital", HOUSE),
        ("Madeup Imaging Group", DOCTOR),
    ]
    assert reading.lost == ()


def test_a_house_and_who_did_it_have_two_numbers():
    bill, _ = only(
        "Facility,Facility NPI,Rendering NPI,Pt,Acct,DOS,Code,Mods,Dx,Units,Chgs\n"
        f'Unreal Surgery Center,{HOUSE},{DOCTOR},Ivo Nadie,U-1,03/02/2026,29881,RT,M23.2,1,"4,200.00"\n'
        f"Unreal Surgery Center,{HOUSE},{DOCTOR},Ivo Nadie,U-1,03/02/2026,64447,,M23.2,1,600.00\n"
    )
    assert (bill.provider.npi, {line.npi for line in bill.lines}) == (HOUSE, {DOCTOR})


def test_semicolons_and_commas_for_decimals():
    bill, _ = only(
        "Paciente;Factura;Fecha;Código;Concepto;Cantidad;P. unitario;Importe\n"
        "Lía Ejemplo;F-22;21/02/2026;99213;Consulta;1;85,00;85,00\nLía Ejemplo;F-22;21/02/2026;85025;Hemograma;2;12,50;25,00\n"
        "Total;;;;;;;110,00\n"
    )
    assert (bill.patient.name, str(bill.total_charges)) == ("Lía Ejemplo", "110.00")
    assert rows(bill, "units", "unit_price", "charge") == [("1", "85", "85.00"), ("2", "12.5", "25.00")]


def test_tabs():
    bill, reading = only(
        "Name of patient\tAcct no\tDt of svc\tProc\tDescr\tQty\tUnit chg\tTot chg\n"
        "Sol Nemo\tT-1\t2/3/2026\t99213\tOffice visit\t1\t140.00\t140.00\n",
        "export.tsv",
    )
    assert (bill.patient.name, bill.patient.account, rows(bill, "charge")) == ("Sol Nemo", "T-1", [("140.00",)])
    assert reading.lost == ()


def test_a_department_is_not_the_house():
    bill, _ = only(
        "Example Community Hospital,,,,,\nPatient,Uma Nobody,,Visit no.,V-100,\nDate,Dept,Code,What,Qty,Amt\n"
        "02/03/2026,Lab,80053,Panel,1,90.00\n02/03/2026,Lab,85025,Blood count,1,38.00\n,,,Lab subtotal,,128.00\n"
        "02/03/2026,X-Ray,71046,Chest film,1,96.00\n,,,X-Ray subtotal,,96.00\n,,,Grand total,,224.00\n"
    )
    assert bill.provider.name == "Example Community Hospital"
    assert [(row.first_line, row.last_line) for row in bill.rows] == [(0, 2), (2, 3), (0, 3)]


def test_one_patients_visits_and_the_number_of_the_chart():
    bill, reading = only(
        "Patient,MRN,Visit #,Svc Date,CPT,Description,Qty,Charge\nEli Nonsuch,M-1,V1,2026-03-01,99213,Visit,1,140.00\n"
        "Eli Nonsuch,M-1,V2,2026-03-01,99213,Visit,1,140.00\nEli Nonsuch,M-1,V2,2026-03-01,36415,Draw,1,15.00\n"
    )
    assert (bill.patient.account, [line.visit for line in bill.lines]) == ("M-1", ["V1", "V2", "V2"])
    assert reading.lost == ()


def test_a_statement_that_speaks_to_its_reader():
    bill, reading = only(
        "STATEMENT OF ACCOUNT,,,\nBill to:,Hal Unreal,Stmt dt:,05/01/2026\n"
        "Patient acct:,S-10,Provider:,Make Believe Medical Group\n,,,\nDate of visit,What was done,Procedure,Your charge\n"
        "04/02/2026,Visit,99213,140.00\n04/02/2026,Urine test,81003,22.00\n,,Sum of charges,162.00\n,,Plan paid,-90.00\n"
        ",,Plan discount,-40.00\n,,You paid,-10.00\n,,Please pay,22.00\n"
    )
    assert bill.provider.name == "Make Believe Medical Group"
    sums = (bill.total_charges, bill.insurance_paid, bill.adjustments, bill.patient_paid, bill.balance)
    assert [str(amount) for amount in sums] == ["162.00", "90.00", "40.00", "10.00", "22.00"]
    assert (reading.lost, reading.doubts) == ((), ())


def test_a_codes_description_is_no_code():
    bill, reading = only(
        "Client ID,First,Last,Service Rendered Date,Billing Code,Billing Code Description,Billable Qty,Unit Rate,Gross Amt\n"
        '9901,Ann,Makebelieve,"March 3, 2026",90834,Talk session 45 min,1,160.00,160.00\n'
        '9901,Ann,Makebelieve,"March 10, 2026",90834,Talk session 45 min,1,160.00,160.00\n'
    )
    assert (bill.patient.name, bill.patient.account) == ("Ann Makebelieve", "9901")
    assert rows(bill, "day", "code", "description") == [
        ("2026-03-03", "90834", "Talk session 45 min"),
        ("2026-03-10", "90834", "Talk session 45 min"),
    ]
    assert reading.lost == ()


def test_rows_without_headings_are_lines_though_one_says_visit_beside_a_number():
    bill, reading = only(
        "2026-03-01,99213,Visit,1,140.00,140.00\n2026-03-01,81003,Urine,1,22.00,22.00\n2026-03-01,36415,Draw,2,15.00,30.00\n"
    )
    assert rows(bill, "code", "units", "charge") == [("99213", "1", "140.00"), ("81003", "1", "22.00"), ("36415", "2", "30.00")]
    assert {doubt.says for doubt in reading.doubts} == {"column_may_be_other"}


def test_a_type_of_session_is_what_was_done():
    reading = read(
        "Service location,Seen by,Client's full name,Invoice ref,Session date,Session type,CPT,Fee\n"
        "Quiet Room Therapy,Dr. X Nobody,Max Mustermann,INV-1,2026-01-05,Individual 45,90834,160.00\n"
        "Quiet Room Therapy,Dr. X Nobody,Max Mustermann,INV-2,2026-01-12,Individual 45,90834,160.00\n"
    )
    assert [rows(bill, "description", "charge") for bill in reading.bills] == [[("Individual 45", "160.00")]] * 2
    assert {bill.patient.name for bill in reading.bills} == {"Max Mustermann"}


def test_a_subscribers_number_is_the_members():
    bill, _ = only("Patient,Subscriber ID,DOS,CPT,Charge\nAda Sample,LMX4402810,03/01/2026,99213,140.00\n")
    assert bill.patient.member_id == "LMX4402810"


def workbook(*rows, title="Bill"):
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    kept = io.BytesIO()
    made.save(kept)
    reading = READER.read(io.BytesIO(kept.getvalue()), "export.xlsx")
    assert reading.parts == reading.parts_accounted
    assert len(reading.bills) == 1
    return reading.bills[0], reading


def test_a_workbook_with_real_days_and_numbers():
    bill, reading = workbook(
        ["Guest", "Hosp Acct", "Given on", "Rev Cd", "HCPCS", "Item given", "Qty", "Each", "Ext"],
        ["Ada Sample", "H-1", date(2026, 2, 3), 450, 99284, "Emergency visit", 1, 1204, 1204],
        ["Ada Sample", "H-1", date(2026, 2, 3), 636, "J1885", "Injection", 2, 32.5, 65],
    )
    assert (bill.patient.name, bill.patient.account) == ("Ada Sample", "H-1")
    assert rows(bill, "day", "revenue_code", "code", "units", "unit_price", "charge") == [
        ("2026-02-03", "0450", "99284", "1", "1204", "1204.00"),
        ("2026-02-03", "0636", "J1885", "2", "32.5", "65.00"),
    ]
    assert (reading.lost, reading.doubts) == ((), ())


def test_a_workbook_in_spanish_whose_second_department_adds_up_wrong():
    bill, _ = workbook(
        ["Centro Médico Inventado"],
        ["Paciente", "Lía Ejemplo", "No. de cuenta", "F-22"],
        ["Fecha", "Clave", "Concepto", "Cant.", "Precio c/u", "Importe"],
        [date(2026, 2, 3), 97110, "Ejercicio", 2, 48, 96],
        [None, None, "Subtotal rehabilitación", None, None, 96],
        [date(2026, 2, 4), 85025, "Hemograma", 1, 38, 38],
        [date(2026, 2, 4), 80053, "Química", 1, 90, 90],
        [None, None, "Subtotal análisis", None, None, 150],
        [None, None, "Total de cargos", None, None, 224],
    )
    assert (bill.provider.name, bill.patient.name, bill.patient.account) == ("Centro Médico Inventado", "Lía Ejemplo", "F-22")
    assert [(row.kind, str(row.amount), row.first_line, row.last_line) for row in bill.rows] == [
        (RowKind.SUBTOTAL, "96.00", 0, 1),
        (RowKind.SUBTOTAL, "150.00", 1, 3),
        (RowKind.TOTAL, "224.00", 0, 3),
    ]


def test_a_workbook_of_visits_with_minutes_and_units():
    bill, reading = workbook(
        [
            "Client name",
            "Encounter",
            "Session date",
            "Service code",
            "Units billed",
            "Minutes",
            "Usual fee",
            "Plan paid",
            "You owe",
        ],
        ["Max Muster", "E-1", date(2026, 1, 5), 97153, 4, 60, 120, 96, 24],
        ["Max Muster", "E-2", date(2026, 1, 12), 97153, 8, 120, 240, 192, 48],
    )
    assert rows(bill, "visit", "units", "charge", "paid", "patient_owes") == [
        ("E-1", "4", "120.00", "96.00", "24.00"),
        ("E-2", "8", "240.00", "192.00", "48.00"),
    ]
    assert lost(reading) == ["column 'Minutes': 2 cells not used"]


@pytest.mark.parametrize("heading", ["Receipts", "Credits"])
def test_receipts_beside_a_column_of_adjustments_are_payments_by_whomever(heading):
    bill, reading = only(
        f"Visit No,Patient,Service Date,Procedure Code,Charges,{heading},Adjustments,Balance\n"
        "511,Ada Sample,03/02/2026,97110,90.00,40.00,10.00,40.00\n"
        "512,Ada Sample,03/04/2026,97140,48.00,0.00,0.00,48.00\n"
        "Total,,,,138.00,40.00,10.00,88.00\n"
    )
    assert rows(bill, "charge", "paid") == [("90.00", "40.00"), ("48.00", "0.00")]
    assert [row.amount.cents for row in bill.rows if row.adds == "paid"] == [4000]
    assert (bill.insurance_paid, str(bill.balance), lost(reading)) == (None, "88.00", [])


def test_receipts_without_a_column_of_adjustments_may_hold_both():
    _, reading = only("Patient,Service Date,Procedure Code,Charges,Receipts\nAda Sample,03/02/2026,97110,90.00,40.00\n")
    assert lost(reading) == ["column 'Receipts': 1 amounts not used"]


@pytest.mark.parametrize("heading", ["Processed Date", "Date finalized", "Adjudication Date"])
def test_the_day_a_plan_decided_dates_its_paper_and_no_service(heading):
    reading = read(
        f"Claim Number,Patient Name,Service Date,{heading},Procedure Code,Amount Billed,Your Plan Paid,Your Responsibility\n"
        "HM-1,Ada Sample,02/06/2026,02/20/2026,72148,210.00,90.00,120.00\n"
        "HM-2,Ada Sample,04/27/2026,05/08/2026,62323,185.00,32.00,153.00\n"
    )
    assert [(str(bill.statement_date), str(bill.lines[0].day)) for bill in reading.bills] == [
        ("2026-02-20", "2026-02-06"),
        ("2026-05-08", "2026-04-27"),
    ]
    assert lost(reading) == []
