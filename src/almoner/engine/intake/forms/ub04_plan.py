"""The UB-04 (CMS-1450): its captions and boxes."""

from almoner.engine.bill import Form
from almoner.engine.intake.forms.plan import Box, Plan, Typed, captions
from almoner.engine.intake.forms.ub04_columns import columns_by_data

CAPTIONS = captions(
    (200, "6096:3a PAT. | 9274:4 TYPE"),
    (268, "6096:CNTL # | 9380:OF BILL"),
    (355, "6096:b. MED."),
    (418, "6100:REC. #"),
    (504, "7277:6 STATEMENT COVERS PERIOD | 8928:7"),
    (540, "6096:5 FED. TAX NO."),
    (578, "7532:FROM | 8269:THROUGH"),
    (843, "215:8 PATIENT NAME | 1400:a | 3746:9 PATIENT ADDRESS | 4850:a"),
    (995, "215:b | 3746:b | 7600:c | 8101:d | 9400:e"),
    (1115, "2240:ADMISSION | 5535:CONDITION CODES | 7967:29 ACDT"),
    (1147, "215:10 BIRTHDATE | 1255:11 SEX | 3381:16 DHR | 3723:17 STAT | 8360:30"),
    (
        1178,
        ("1624:12 DATE | 2334:13 HR | 2640:14 TYPE | 3032:15 SRC | 4197:18 | 4546:19 | 4888:20 | 5253:21 | 5602:22 | 5967:23 | "
        "6320:24 | 6661:25 | 7057:26 | 7375:27 | 7720:28 | 8026:STATE"),
    ),
    (
        1418,
        ("215:31 OCCURRENCE | 1380:32 OCCURRENCE | 2561:33 OCCURRENCE | 3730:34 OCCURRENCE | 4939:35 OCCURRENCE SPAN | "
        "6932:36 OCCURRENCE SPAN | 8928:37"),
    ),
    (
        1488,
        ("235:CODE DATE | 1396:CODE DATE | 2593:CODE DATE | 3754:CODE DATE | 4935:CODE FROM THROUGH | 6943:CODE FROM THROUGH | "
        "847:DATE | 2032:DATE | 3205:DATE | 4386:DATE | 5551:FROM | 6292:THROUGH | 7563:FROM | 8301:THROUGH"),
    ),
    (1600, "110:a | 9860:a"),
    (1755, "110:b | 9860:b"),
    (1878, "215:38 | 5276:39 VALUE CODES | 6822:40 VALUE CODES | 8336:41 VALUE CODES"),
    (1945, "5280:CODE | 5872:AMOUNT | 6822:CODE | 7402:AMOUNT | 8360:CODE | 8925:AMOUNT"),
    (2060, "5130:a"),
    (2210, "5130:b"),
    (2360, "5130:c"),
    (2510, "5130:d"),
    (
        2660,
        ("215:42 REV. CD. | 776:43 DESCRIPTION | 3715:44 HCPCS / RATE / HIPPS CODE | 5460:45 SERV. DATE | 6288:46 SERV. UNITS | "
        "7230:47 TOTAL CHARGES | 8407:48 NON-COVERED CHARGES | 9568:49"),
    ),
    (6145, "804:PAGE | 1686:OF | 4162:CREATION DATE | 6320:TOTALS"),
    (
        6298,
        ("211:50 PAYER NAME | 2918:51 HEALTH PLAN ID | 4656:52 REL. INFO | 5013:53 ASG. BEN. | 5276:54 PRIOR PAYMENTS | "
        "6449:55 EST. AMOUNT DUE | 7744:56 NPI"),
    ),
    (6335, "4692:INFO | 5052:BEN."),
    (6453, "110:A | 7744:57 | 9860:A"),
    (6600, "110:B | 7744:OTHER | 9860:B"),
    (6747, "110:C | 7748:PRV ID | 9860:C"),
    (6907, "215:58 INSURED'S NAME | 3252:59 P.REL | 3628:60 INSURED'S UNIQUE ID | 5990:61 GROUP NAME | 7755:62 INSURANCE GROUP NO."),
    (7058, "110:A | 9860:A"),
    (7210, "110:B | 9860:B"),
    (7360, "110:C | 9860:C"),
    (7510, "215:63 TREATMENT AUTHORIZATION CODES | 3856:64 DOCUMENT CONTROL NUMBER | 6939:65 EMPLOYER NAME"),
    (7665, "110:A | 9860:A"),
    (7815, "110:B | 9860:B"),
    (7965, "110:C | 9860:C"),
    (8088, "188:66 | 8807:68"),
    (8120, "600:67 | 1530:A | 2470:B | 3420:C | 4360:D | 5300:E | 6240:F | 7180:G | 8120:H"),
    (8155, "188:DX"),
    (8270, "600:I | 1530:J | 2470:K | 3420:L | 4360:M | 5300:N | 6240:O | 7180:P | 8120:Q"),
    (8390, "215:69 ADMIT | 1526:70 PATIENT | 4582:71 PPS | 5640:72 | 8685:73"),
    (8425, "2400:a | 3130:b | 3960:c | 6130:a | 7060:b | 7980:c"),
    (8458, "333:DX | 1530:REASON DX | 4680:CODE | 5637:ECI"),
    (8542, "215:74 PRINCIPAL PROCEDURE | 2100:a. OTHER PROCEDURE | 3770:b. OTHER PROCEDURE | 5480:75"),
    (8577, "6123:76 ATTENDING | 6940:NPI | 8313:QUAL"),
    (8606, "537:CODE | 1443:DATE | 2295:CODE | 3213:DATE | 4068:CODE | 4950:DATE"),
    (8725, "6127:LAST | 8211:FIRST"),
    (8845, "215:c. OTHER PROCEDURE | 2100:d. OTHER PROCEDURE | 3770:e. OTHER PROCEDURE"),
    (8878, "6123:77 OPERATING | 6940:NPI | 8313:QUAL"),
    (8908, "537:CODE | 1443:DATE | 2295:CODE | 3213:DATE | 4068:CODE | 4950:DATE"),
    (9028, "6127:LAST | 8211:FIRST"),
    (9136, "3032:81CC"),
    (9178, "215:80 REMARKS | 6123:78 OTHER | 6940:NPI | 8313:QUAL"),
    (9213, "3165:a"),
    (9325, "3169:b"),
    (9330, "6127:LAST | 8211:FIRST"),
    (9480, "3169:c | 6123:79 OTHER | 6940:NPI | 8313:QUAL"),
    (9628, "3165:d"),
    (9633, "6127:LAST | 8211:FIRST"),
    (
        9742,
        ("176:UB-04 CMS-1450 | 1788:APPROVED OMB NO. 0938-0997 | 4350:NUBC National Uniform Billing Committee | "
        "6080:THE CERTIFICATIONS ON THE REVERSE APPLY TO THIS BILL AND ARE MADE A PART HEREOF."),
    ),
    *((2817 + (number - 1) * 1515 // 10, f"90:{number} | 9850:{number}") for number in range(1, 24)),
)  # fmt: skip
DIAGNOSIS = r"[A-TV-Z]\d[0-9AB]\.?[0-9A-Z]{0,4}"
FIRST_ROW, PITCH, LINES = 2741, 1515, 23
"""The top of line 1, the height of a line in tenths, and how many lines there are, the totals' line included."""


def _row(number: int) -> tuple[int, int]:
    return FIRST_ROW + (number - 1) * PITCH // 10, FIRST_ROW + number * PITCH // 10


COLUMNS = (
    Box("revenue_code", 100, FIRST_ROW - 60, 725, _row(LINES)[1]),
    Box("description", 725, FIRST_ROW - 60, 3665, _row(LINES)[1]),
    Box("code", 3665, FIRST_ROW - 60, 5431, _row(LINES)[1]),
    Box("day", 5431, FIRST_ROW - 60, 6254, _row(LINES)[1]),
    Box("units", 6254, FIRST_ROW - 60, 7195, _row(LINES)[1]),
    Box("charge", 7195, FIRST_ROW - 60, 8372, _row(LINES)[1], cents=8067),
    Box("non_covered", 8372, FIRST_ROW - 60, 9538, _row(LINES)[1], cents=9244),
    Box("line_other", 9538, FIRST_ROW - 60, 9845, _row(LINES)[1]),
)


def _payers() -> tuple[Box, ...]:
    boxes: list[Box] = []
    for letter, top in (("a", 6375), ("b", 6524), ("c", 6675)):
        end = top + 152
        boxes += [
            Box(f"payer_{letter}", 168, top, 2880, end),
            Box(f"plan_id_{letter}", 2880, top, 4653, end),
            Box(f"release_{letter}", 4653, top, 4960, end),
            Box(f"assigned_{letter}", 4960, top, 5235, end),
            Box(f"prior_{letter}", 5235, top, 6415, end, cents=6187),
            Box(f"due_{letter}", 6415, top, 7720, end, cents=7479),
            Box(f"other_id_{letter}", 7720, top, 9845, end),
        ]
    for letter, top in (("a", 6983), ("b", 7134), ("c", 7286)):
        end = top + 152
        boxes += [
            Box(f"insured_{letter}", 168, top, 3235, end),
            Box(f"relation_{letter}", 3235, top, 3582, end),
            Box(f"member_{letter}", 3582, top, 5945, end),
            Box(f"group_name_{letter}", 5945, top, 7710, end),
            Box(f"group_number_{letter}", 7710, top, 9845, end),
        ]
    for letter, top in (("a", 7590), ("b", 7740), ("c", 7892)):
        end = top + 152
        boxes += [
            Box(f"authorisation_{letter}", 168, top, 3823, end),
            Box(f"control_{letter}", 3823, top, 6880, end),
            Box(f"employer_{letter}", 6880, top, 9845, end),
        ]
    return tuple(boxes)


def _diagnoses() -> tuple[Box, ...]:
    edges = (305, 1250, 2185, 3130, 4065, 5010, 5956, 6891, 7836, 8781)
    boxes: list[Box] = []
    for row, (top, end) in enumerate(((8045, 8191), (8191, 8345))):
        boxes += [Box(f"diagnosis_{row * 9 + at}", edges[at], top, edges[at + 1], end) for at in range(9)]
    return (*boxes, Box("dx_version", 100, 8045, 305, 8345), Box("box_68", 8781, 8045, 9845, 8345))


BOXES = (
    Box("provider", 100, 150, 3120, 770),
    Box("pay_to", 3120, 150, 6061, 770),
    Box("account", 6061, 155, 9233, 308),
    Box("record_number", 6061, 308, 9233, 462),
    Box("type_of_bill", 9233, 300, 9845, 470),
    Box("box_7", 8897, 470, 9845, 770),
    Box("tax_id", 6061, 590, 7248, 770),
    Box("first_day", 7248, 600, 8067, 770),
    Box("last_day", 8067, 600, 8897, 770),
    Box("patient_id", 1350, 770, 3705, 916),
    Box("patient", 100, 916, 3705, 1075),
    Box("street", 3705, 770, 9845, 916),
    Box("city", 3705, 916, 7580, 1075),
    Box("state", 7580, 916, 8080, 1075),
    Box("zip", 8080, 916, 9380, 1075),
    Box("country", 9380, 916, 9845, 1075),
    Box("birth_date", 100, 1215, 1250, 1378),
    Box("sex", 1250, 1215, 1597, 1378),
    Box("admitted", 1597, 1215, 2300, 1378),
    Box("hour", 2300, 1215, 2655, 1378),
    Box("admission_type", 2655, 1215, 3000, 1378),
    Box("admission_source", 3000, 1215, 3360, 1378),
    Box("discharge_hour", 3360, 1215, 3708, 1378),
    Box("discharge_status", 3708, 1215, 4060, 1378),
    Box("conditions", 4060, 1215, 7950, 1378),
    Box("accident_state", 7950, 1215, 8330, 1378),
    Box("box_30", 8330, 1070, 9845, 1378),
    Box("occurrences", 100, 1515, 9845, 1838),
    Box("responsible", 100, 1838, 5120, 2590),
    Box("value_codes", 5120, 1980, 9845, 2590),
    Box("npi", 7990, 6221, 9845, 6375),
    *_payers(),
    *_diagnoses(),
    Box("admitting_diagnosis", 600, 8345, 1500, 8502),
    Box("reason_diagnoses", 2000, 8345, 4560, 8502),
    Box("pps_code", 4880, 8345, 5600, 8502),
    Box("external_causes", 5600, 8345, 8650, 8502),
    Box("box_73", 8650, 8345, 9845, 8502),
    Box("procedures", 100, 8502, 5440, 9075),
    Box("box_75", 5440, 8502, 6061, 9075),
    Box("people", 6061, 8502, 9845, 9710),
    Box("remarks", 100, 9075, 3025, 9710),
    Box("code_code", 3025, 9075, 6061, 9710),
)

PLAN = Plan(
    name="UB-04",
    form=Form.INSTITUTIONAL,
    captions=CAPTIONS,
    boxes=BOXES,
    columns=COLUMNS,
    typed=(
        Typed("type_of_bill", r"0?[1-9]\d[0-9A-Z]", 9560),
        Typed("first_day", r"\d{6}", 7630),
        Typed("last_day", r"\d{6}", 8450),
        Typed("birth_date", r"\d{8}", 650),
        Typed("admitted", r"\d{6}", 1970),
        Typed("npi", r"[12]\d{9}", 8680),
        Typed("tax_id", r"\d{2}-?\d{7}", 6680),
        Typed("sex", r"[MFU]"),
        Typed("diagnosis_0", DIAGNOSIS),
        Typed("diagnosis_1", DIAGNOSIS),
        Typed("admitting_diagnosis", DIAGNOSIS),
    ),
    typed_columns=(
        Typed("revenue_code", r"0\d{3}", 460),
        Typed("day", r"\d{6}", 5830),
        Typed("code", r"[A-Z0-9]\d{4}", 4020),
    ),
    rows=tuple(sum(_row(number)) // 2 for number in range(1, LINES + 1)),
    needs=((r"\d{6}", 3), (r"0\d{3}", 2)),
    fields=(
        ("account", ("3a PAT. CNTL #", "3a PATIENT CONTROL NO.", "3a PATIENT CONTROL #", "3 PATIENT CONTROL NO.")),
        ("type_of_bill", ("4 TYPE OF BILL",)),
        ("record_number", ("b. MED. REC. #", "3b MED. REC. #", "b MEDICAL RECORD NO.")),
        ("tax_id", ("5 FED. TAX NO.", "5 FEDERAL TAX NO.", "5 FED TAX ID")),
        ("period", ("6 STATEMENT COVERS PERIOD FROM - THROUGH", "6 STATEMENT COVERS PERIOD")),
        ("patient", ("8 PATIENT NAME", "8 PATIENT'S NAME", "8b PATIENT NAME")),
        ("street", ("9 PATIENT ADDRESS", "9 PATIENT'S ADDRESS")),
        ("birth_date", ("10 BIRTHDATE", "10 BIRTH DATE", "10 PATIENT BIRTHDATE")),
        ("sex", ("11 SEX",)),
        ("admitted", ("12 ADM DATE", "12 DATE", "12 ADMISSION DATE", "12 ADMISSION", "12 ADMIT DATE")),
        ("hour", ("13 HR", "13 HOUR", "13 ADM HR")),
        ("admission_type", ("14 TYPE", "14 ADM TYPE")),
        ("admission_source", ("15 SRC", "15 SOURCE")),
        ("discharge_hour", ("16 DHR", "16 D HR")),
        ("discharge_status", ("17 STAT", "17 STATUS")),
        ("conditions", ("18-28 CONDITION CODES", "18 CONDITION CODES", "CONDITION CODES")),
        ("accident_state", ("29 ACDT STATE",)),
        (
            "occurrences",
            ("31-36 OCCURRENCE CODES / SPANS", "31-36 OCCURRENCE CODES", "31 OCCURRENCE", "31-34 OCCURRENCE CODES"),
        ),
        ("spans", ("35-36 OCCURRENCE SPAN",)),
        ("responsible", ("38 RESPONSIBLE PARTY",)),
        ("value_codes", ("39-41 VALUE CODES CODE / AMOUNT", "39-41 VALUE CODES", "39 VALUE CODES")),
        ("revenue_code", ("42 REV. CD.", "42 REV CODE", "42 REVENUE CODE", "42 REV.")),
        ("description", ("43 DESCRIPTION",)),
        ("code", ("44 HCPCS / RATE / HIPPS CODE", "44 HCPCS / RATES", "44 HCPCS / RATE", "44 HCPCS")),
        ("day", ("45 SERV. DATE", "45 SERVICE DATE")),
        ("units", ("46 SERV. UNITS", "46 SERVICE UNITS", "46 UNITS")),
        ("charge", ("47 TOTAL CHARGES",)),
        ("non_covered", ("48 NON-COVERED CHARGES", "48 NON-COVERED")),
        ("payer_a", ("50 PAYER NAME", "50 PAYER")),
        ("plan_id_a", ("51 HEALTH PLAN ID", "51 PROVIDER NO.")),
        ("release_a", ("52 / 53", "52 REL. INFO", "52 REL INFO")),
        ("assigned_a", ("53 ASG. BEN.", "53 ASG BEN")),
        ("prior_a", ("54 PRIOR PAYMENTS",)),
        ("due_a", ("55 EST. AMOUNT DUE", "55 ESTIMATED AMOUNT DUE")),
        ("npi", ("56 NPI",)),
        ("other_id_a", ("57 OTHER PRV ID", "57 OTHER")),
        ("insured_a", ("58 INSURED'S NAME",)),
        ("relation_a", ("59 P.REL", "59 P. REL", "59 PREL")),
        ("member_a", ("60 INSURED'S UNIQUE ID", "60 CERT. - SSN - HIC. - ID NO.")),
        ("group_name_a", ("61 GROUP NAME",)),
        ("group_number_a", ("62 INSURANCE GROUP NO.",)),
        ("authorisation_a", ("63 TREATMENT AUTHORIZATION CODES",)),
        ("control_a", ("64 DOCUMENT CONTROL NUMBER",)),
        ("employer_a", ("65 EMPLOYER NAME",)),
        (
            "diagnoses",
            ("66 DX 67", "67 PRIN. DIAG. CD.", "67 PRINCIPAL DIAGNOSIS CODE", "66 DX", "67 DX", "67 DIAGNOSIS CODES"),
        ),
        ("admitting_diagnosis", ("69 ADMIT DX", "69 ADMITTING DIAGNOSIS")),
        ("reason_diagnoses", ("70 PATIENT REASON DX",)),
        ("pps_code", ("71 PPS CODE",)),
        ("external_causes", ("72 ECI",)),
        ("procedures", ("74 PRINCIPAL PROCEDURE",)),
        ("people", ("76 ATTENDING NPI", "76 ATTENDING")),
        ("people", ("77 OPERATING NPI", "77 OPERATING")),
        ("people", ("78 OTHER NPI", "78 OTHER")),
        ("remarks", ("80 REMARKS",)),
        ("code_code", ("81CC",)),
    ),
    marks=(
        ("last_line", ("CREATION DATE",)),
        ("print", ("TOTALS", "PAGE", "OF", "UB-04 CMS-1450", "49", "APPROVED OMB NO. 0938-0997", "NUBC")),
    ),
    by_data=columns_by_data,
    total_mark="0001",
    last_line=FIRST_ROW + (LINES - 1) * PITCH // 10 - 40,
    required=frozenset({"revenue_code", "description", "code", "day", "units", "charge"}),
)
