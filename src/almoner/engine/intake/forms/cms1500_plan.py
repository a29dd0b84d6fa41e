"""The CMS-1500 (02/12, and the 08/05 and 12/90 forms before it): its captions and boxes."""

from almoner.engine.bill import Form
from almoner.engine.intake.forms.plan import Box, Plan, Typed, captions

CAPTIONS = captions(
    (254, "7988:APPROVED OMB"),
    (330, "415:PLEASE"),
    (446, "411:DO NOT"),
    (557, "407:STAPLE"),
    (670, "415:IN THIS"),
    (784, "407:AREA"),
    (1071, "376:HEALTH INSURANCE CLAIM FORM | 5090:HEALTH INSURANCE CLAIM FORM"),
    (1082, "776:PICA | 8984:PICA"),
    (1150, "376:APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12"),
    (1190, "376:APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE 08/05"),
    (
        1232,
        ("427:1. MEDICARE | 1443:MEDICAID | 2301:CHAMPUS | 2301:TRICARE | 3254:CHAMPVA | 4137:GROUP | 5047:FECA | 5764:OTHER | "
        "6172:1a. INSURED'S I.D. NUMBER | 8207:(FOR PROGRAM IN ITEM 1)"),
    ),
    (1305, "4141:HEALTH PLAN | 5047:BLK LUNG"),
    (
        1383,
        ("611:(Medicare #) | 611:(Medicare#) | 1490:(Medicaid #) | 1490:(Medicaid#) | 2274:(Sponsor's SSN) | 2274:(ID#/DoD#) | "
        "3333:(VA File #) | 3333:(Member ID#) | 4176:(SSN or ID) | 4176:(ID#) | 5117:(SSN) | 5117:(ID#) | 5796:(ID) | 5796:(ID#)"),
    ),
    (
        1527,
        ("427:2. PATIENT'S NAME (Last Name, First Name, Middle Initial) | 3807:3. PATIENT'S BIRTH DATE | 5462:SEX | "
        "6164:4. INSURED'S NAME (Last Name, First Name, Middle Initial)"),
    ),
    (1600, "3956:MM DD YY | 4337:DD | 4666:YY"),
    (1700, "5000:M | 5500:M | 5650:F | 5900:F"),
    (
        1825,
        "431:5. PATIENT'S ADDRESS (No., Street) | 3811:6. PATIENT RELATIONSHIP TO INSURED | 6168:7. INSURED'S ADDRESS (No., Street)",
    ),
    (1955, "3850:Self | 4350:Spouse | 4950:Child | 5440:Other"),
    (2124, "431:CITY | 3372:STATE | 3807:8. PATIENT STATUS | 3807:8. RESERVED FOR NUCC USE | 6168:CITY | 8960:STATE"),
    (2275, "4000:Single | 4560:Married | 5498:Other"),
    (
        2435,
        "427:ZIP CODE | 1956:TELEPHONE (Include Area Code) | 6164:ZIP CODE | 7682:TELEPHONE (INCLUDE AREA CODE)",
    ),
    (2530, "3840:Employed | 4650:Full-Time | 5360:Part-Time"),
    (2615, "4647:Student | 5368:Student"),
    (
        2735,
        ("427:9. OTHER INSURED'S NAME (Last Name, First Name, Middle Initial) | 3843:10. IS PATIENT'S CONDITION RELATED TO: | "
        "6172:11. INSURED'S POLICY GROUP OR FECA NUMBER"),
    ),
    (
        3036,
        ("431:a. OTHER INSURED'S POLICY OR GROUP NUMBER | 3811:a. EMPLOYMENT? (CURRENT OR PREVIOUS) | "
        "6168:a. INSURED'S DATE OF BIRTH | 8596:SEX"),
    ),
    (3120, "6643:MM DD YY"),
    (3185, "4560:YES | 5260:NO | 8133:M | 8964:F"),
    (
        3340,
        ("431:b. OTHER INSURED'S DATE OF BIRTH | 2654:SEX | 431:b. RESERVED FOR NUCC USE | 3811:b. AUTO ACCIDENT? | "
        "5415:PLACE (State) | 6168:b. EMPLOYER'S NAME OR SCHOOL NAME | 6168:b. OTHER CLAIM ID (Designated by NUCC)"),
    ),
    (3425, "537:MM DD YY"),
    (3490, "2250:M | 2990:F | 4560:YES | 5260:NO"),
    (
        3640,
        ("427:c. EMPLOYER'S NAME OR SCHOOL NAME | 427:c. RESERVED FOR NUCC USE | 3807:c. OTHER ACCIDENT? | "
        "6164:c. INSURANCE PLAN NAME OR PROGRAM NAME"),
    ),
    (3785, "4560:YES | 5260:NO"),
    (
        3945,
        ("427:d. INSURANCE PLAN NAME OR PROGRAM NAME | 3815:10d. RESERVED FOR LOCAL USE | "
        "3815:10d. CLAIM CODES (Designated by NUCC) | 6164:d. IS THERE ANOTHER HEALTH BENEFIT PLAN?"),
    ),
    (4115, "6509:YES | 7200:NO | 7607:If yes, return to and complete item 9 a-d. | 7607:If yes, complete items 9, 9a, and 9d."),
    (4240, "1592:READ BACK OF FORM BEFORE COMPLETING & SIGNING THIS FORM."),
    (4255, "6172:13. INSURED'S OR AUTHORIZED PERSON'S SIGNATURE I authorize"),
    (
        4332,
        "447:12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE I authorize the release of any medical or other information necessary",
    ),
    (4345, "6333:payment of medical benefits to the undersigned physician or supplier for"),
    (
        4430,
        "615:to process this claim. I also request payment of government benefits either to myself or to the party who accepts assignment",
    ),
    (4437, "6329:services described below."),
    (4515, "619:below."),
    (4725, "588:SIGNED | 4231:DATE | 6403:SIGNED"),
    (
        4875,
        ("435:14. DATE OF CURRENT: | 435:14. DATE OF CURRENT ILLNESS, INJURY, or PREGNANCY (LMP) | 1800:ILLNESS (First symptom) OR | "
        "3572:15. IF PATIENT HAS HAD SAME OR SIMILAR ILLNESS. | 3572:15. OTHER DATE | "
        "6172:16. DATES PATIENT UNABLE TO WORK IN CURRENT OCCUPATION"),
    ),
    (4950, "560:MM DD YY | 1800:INJURY (Accident) OR | 3733:GIVE FIRST DATE MM DD YY | 4400:MM DD YY | 6643:MM DD YY | 8309:MM DD YY"),
    (5020, "1800:PREGNANCY(LMP) | 6329:FROM | 8086:TO | 2000:QUAL. | 3700:QUAL."),
    (
        5157,
        ("435:17. NAME OF REFERRING PHYSICIAN OR OTHER SOURCE | 435:17. NAME OF REFERRING PROVIDER OR OTHER SOURCE | "
        "3572:17a. I.D. NUMBER OF REFERRING PHYSICIAN | 3572:17a. | 6172:18. HOSPITALIZATION DATES RELATED TO CURRENT SERVICES"),
    ),
    (5240, "6643:MM DD YY | 8309:MM DD YY"),
    (5310, "3572:17b. NPI | 6329:FROM | 8090:TO"),
    (
        5460,
        ("435:19. RESERVED FOR LOCAL USE | 435:19. ADDITIONAL CLAIM INFORMATION (Designated by NUCC) | 6164:20. OUTSIDE LAB? | "
        "7925:$ CHARGES"),
    ),
    (5625, "6556:YES | 7250:NO"),
    (
        5763,
        ("427:21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY. (RELATE ITEMS 1,2,3 OR 4 TO ITEM 24E BY LINE) | "
        "427:21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY Relate A-L to service line below (24E) ICD Ind. | "
        "6164:22. MEDICAID RESUBMISSION | 6164:22. RESUBMISSION CODE"),
    ),
    (5833, "6313:CODE | 7654:ORIGINAL REF. NO."),
    (6065, "6164:23. PRIOR AUTHORIZATION NUMBER"),
    (
        6372,
        ("427:24. | 788:A | 788:A. DATE(S) OF SERVICE | 2607:B | 2500:B. | 2900:C | 2900:C. | 3200:D. PROCEDURES, SERVICES, OR SUPPLIES | "
        "4125:D | 5698:E | 5500:E. | 6623:F | 6623:F. | 7300:G | 7300:G. | 7600:H | 7600:H. | 8000:I | 8000:I. | 8352:J | 8800:J. | 9003:K"),
    ),
    (
        6475,
        ("941:DATE(S) OF SERVICE | 2500:PLACE OF | 2556:Place | 2905:Type | 3223:PROCEDURES, SERVICES, OR SUPPLIES | 5419:DIAGNOSIS | "
        "7243:DAYS | 7556:EPSDT | 8000:ID. | 8500:RENDERING | 8678:RESERVED FOR"),
    ),
    (
        6545,
        "882:From | 1800:To | 2500:SERVICE | 2631:of | 2905:EMG | 2972:of | 3400:(Explain Unusual Circumstances) | 5450:DIAGNOSIS | 7298:OR | 7576:Family",
    ),
    (6590, "5545:CODE | 5450:POINTER | 6368:$ CHARGES | 7949:EMG | 7949:QUAL. | 8290:COB | 8500:PROVIDER ID. # | 8788:LOCAL USE"),
    (6635, "486:MM DD YY MM DD YY | 2513:Service | 2854:Service | 2500:SERVICE | 3274:CPT/HCPCS | 4172:MODIFIER | 7231:UNITS | 7623:Plan"),
    *((6800 + 300 * number, "8000:NPI") for number in range(6)),
    *((6885 + 290 * number, f"300:{number + 1}") for number in range(6)),
    (
        8480,
        ("427:25. FEDERAL TAX I.D. NUMBER | 2223:SSN EIN | 2996:26. PATIENT'S ACCOUNT NO. | 4705:27. ACCEPT ASSIGNMENT? | "
        "6156:28. TOTAL CHARGE | 7478:29. AMOUNT PAID | 8603:30. BALANCE DUE | 8603:30. Rsvd for NUCC Use"),
    ),
    (8552, "4870:(For govt. claims, see back)"),
    (8645, "4950:YES | 5550:NO | 6219:$ | 7525:$ | 8654:$"),
    (
        8790,
        ("427:31. SIGNATURE OF PHYSICIAN OR SUPPLIER | 2996:32. NAME AND ADDRESS OF FACILITY WHERE SERVICES WERE | "
        "2996:32. SERVICE FACILITY LOCATION INFORMATION | 6156:33. PHYSICIAN'S, SUPPLIER'S BILLING NAME, ADDRESS, ZIP CODE | "
        "6156:33. BILLING PROVIDER INFO & PH # ( )"),
    ),
    (8875, "600:INCLUDING DEGREES OR CREDENTIALS | 3164:RENDERED (If other than home or office) | 6321:& PHONE #"),
    (8970, "600:(I certify that the statements on the reverse"),
    (9060, "596:apply to this bill and are made a part thereof.)"),
    (9445, "431:SIGNED | 2200:DATE | 3000:a. | 4350:b. | 6172:PIN# | 6172:a. | 7850:GRP# | 7500:b. | 3150:NPI | 6350:NPI"),
    (9603, "6988:FORM HCFA-1500 (12-90), FORM RRB-1500, | 6988:APPROVED OMB-0938-1197 FORM 1500 (02-12) | 427:NUCC Instruction Manual available at: www.nucc.org"),
    (9640, "647:(APPROVED BY AMA COUNCIL ON MEDICAL SERVICE 8/88) | 3780:PLEASE PRINT OR TYPE"),
    (9690, "6988:FORM OWCP-1500"),
)  # fmt: skip
SERVICE = r"[A-Z0-9]\d{3}[0-9AFMTU]"
MONTH = r"0[1-9]|1[0-2]"
TOP, BOTTOM, PITCH, LINES = 6660, 8420, 293, 6
"""The table of services: its edges, the height of a line (a shaded half for notes above, the service below), how many."""

COLUMNS = (
    Box("from", 340, TOP, 1490, BOTTOM),
    Box("to", 1490, TOP, 2470, BOTTOM),
    Box("place", 2470, TOP, 2830, BOTTOM),
    Box("emergency", 2830, TOP, 3150, BOTTOM),
    Box("code", 3150, TOP, 4010, BOTTOM),
    Box("modifiers", 4010, TOP, 5450, BOTTOM),
    Box("pointer", 5450, TOP, 6124, BOTTOM),
    Box("charge", 6124, TOP, 7185, BOTTOM, cents=6810),
    Box("units", 7185, TOP, 7560, BOTTOM),
    Box("family", 7560, TOP, 7890, BOTTOM),
    Box("qualifier", 7890, TOP, 8290, BOTTOM),
    Box("rendering", 8290, TOP, 9700, BOTTOM),
)
LEFT, MIDDLE, RIGHT, END = 340, 3760, 6124, 9720
BOXES = (
    Box("carrier", 4200, 100, 9600, 985),
    Box("insurance_kind", LEFT, 1290, RIGHT, 1480),
    Box("member", RIGHT, 1275, END, 1480),
    Box("patient", LEFT, 1565, MIDDLE, 1782),
    Box("birth_date", MIDDLE, 1560, 4960, 1782),
    Box("sex", 4960, 1560, RIGHT, 1782),
    Box("insured", RIGHT, 1565, END, 1782),
    Box("street", LEFT, 1865, MIDDLE, 2080),
    Box("relation", MIDDLE, 1865, RIGHT, 2080),
    Box("insured_street", RIGHT, 1865, END, 2080),
    Box("city", LEFT, 2160, MIDDLE, 2390),
    Box("status", MIDDLE, 2080, RIGHT, 2690),
    Box("insured_city", RIGHT, 2160, END, 2390),
    Box("zip", LEFT, 2460, MIDDLE, 2690),
    Box("insured_zip", RIGHT, 2460, END, 2690),
    Box("other_insured", LEFT, 2760, MIDDLE, 2985),
    Box("related", MIDDLE, 2690, RIGHT, 4200),
    Box("group_number", RIGHT, 2765, END, 2985),
    Box("other_policy", LEFT, 3060, MIDDLE, 3285),
    Box("insured_birth", RIGHT, 3060, END, 3285),
    Box("other_birth", LEFT, 3360, MIDDLE, 3590),
    Box("employer", RIGHT, 3360, END, 3590),
    Box("other_employer", LEFT, 3665, MIDDLE, 3895),
    Box("plan", RIGHT, 3670, END, 3895),
    Box("other_plan", LEFT, 3970, MIDDLE, 4200),
    Box("another_plan", RIGHT, 3895, END, 4200),
    Box("signature_patient", LEFT, 4200, RIGHT, 4800),
    Box("signature_insured", RIGHT, 4200, END, 4800),
    Box("illness", LEFT, 4800, 3500, 5110),
    Box("other_date", 3500, 4800, RIGHT, 5110),
    Box("unable", RIGHT, 4800, END, 5110),
    Box("referring", LEFT, 5110, 3500, 5410),
    Box("referring_id", 3500, 5110, RIGHT, 5410),
    Box("hospital_days", RIGHT, 5200, END, 5410),
    Box("more", LEFT, 5490, RIGHT, 5715),
    Box("outside_lab", RIGHT, 5410, END, 5715),
    Box("diagnoses", LEFT, 5715, RIGHT, 6345),
    Box("resubmission", RIGHT, 5780, 7620, 6030),
    Box("original", 7620, 5780, END, 6030),
    Box("authorisation", RIGHT, 6090, END, 6345),
    Box("tax_id", LEFT, 8505, 2180, 8740),
    Box("tax_kind", 2180, 8505, 2940, 8740),
    Box("account", 2940, 8505, 4674, 8740),
    Box("assignment", 4674, 8505, RIGHT, 8740),
    Box("total_charges", RIGHT, 8505, 7468, 8750, cents=6990),
    Box("paid", 7468, 8505, 8580, 8750, cents=8219),
    Box("balance", 8580, 8505, END, 8750, cents=9302),
    Box("signature", LEFT, 8740, 2940, 9560),
    Box("facility", 2940, 8830, RIGHT, 9560),
    Box("provider", RIGHT, 8830, END, 9330),
    Box("provider_ids", RIGHT, 9330, END, 9620),
)

PLAN = Plan(
    name="CMS-1500",
    form=Form.PROFESSIONAL,
    captions=CAPTIONS,
    boxes=BOXES,
    columns=COLUMNS,
    typed=(
        Typed("tax_id", r"\d{2}-?\d{7}|\d{3}-\d{2}-\d{4}", 1000, 8673),
        Typed("total_charges", r"\d{2,6}(?:\.\d{2})?", None, 8673),
        Typed("provider_ids", r"[12]\d{9}", 6680, 9430),
        Typed("diagnoses", r"[A-TV-Z]\d[0-9AB]\.?[0-9A-Z]{0,4}", None, 5945),
        Typed("zip", r"\d{5}(?:-?\d{4})?", 710, 2612),
        Typed("insured_zip", r"\d{5}(?:-?\d{4})?", 6390, 2612),
        Typed("birth_date", MONTH, 4020, 1703),
    ),
    typed_columns=(
        Typed("from", MONTH, 545),
        Typed("code", SERVICE, 3490),
        Typed("charge", r"\d{2,5}(?:\.\d{2})?"),
        Typed("place", r"\d{2}", 2630),
        Typed("rendering", r"[12]\d{9}", 8770),
    ),
    rows=tuple(6855 + 303 * number for number in range(LINES)),
    needs=((MONTH, 2), (r"[12]\d{9}", 1), (SERVICE, 1)),
    fields=(
        (
            "insurance_kind",
            ("1. MEDICARE MEDICAID TRICARE CHAMPVA GROUP HEALTH PLAN FECA OTHER", "1. MEDICARE", "1. TYPE OF INSURANCE"),
        ),
        ("member", ("1a. INSURED'S I.D. NUMBER", "1a. INSURED'S ID NUMBER", "1a. INSURED ID")),
        ("patient", ("2. PATIENT'S NAME (Last Name, First Name, Middle Initial)", "2. PATIENT'S NAME", "2. PATIENT NAME")),
        ("birth_date", ("3. PATIENT'S BIRTH DATE SEX", "3. PATIENT'S BIRTH DATE", "3. PATIENT BIRTH DATE", "3. BIRTH DATE")),
        ("insured", ("4. INSURED'S NAME (Last Name, First Name, Middle Initial)", "4. INSURED'S NAME", "4. INSURED NAME")),
        ("street", ("5. PATIENT'S ADDRESS (No., Street)", "5. PATIENT'S ADDRESS", "5. PATIENT ADDRESS")),
        (
            "relation",
            (
                "6. PT. RELATIONSHIP TO INSURED Self Spouse Child Other",
                "6. PATIENT RELATIONSHIP TO INSURED",
                "6. PT. RELATIONSHIP TO INSURED",
            ),
        ),
        ("insured_street", ("7. INSURED'S ADDRESS (No., Street)", "7. INSURED'S ADDRESS")),
        ("city", ("CITY, STATE, ZIP",)),
        ("status", ("8. RESERVED FOR NUCC USE", "8. PATIENT STATUS")),
        ("other_insured", ("9. OTHER INSURED'S NAME (Last Name, First Name, Middle Initial)", "9. OTHER INSURED'S NAME")),
        ("related", ("10. IS PATIENT'S CONDITION RELATED TO: EMPLOYMENT?", "10. IS PATIENT'S CONDITION RELATED TO:")),
        ("group_number", ("11. INSURED'S POLICY GROUP OR FECA NUMBER", "11. INSURED'S POLICY GROUP")),
        ("plan", ("11c. INSURANCE PLAN NAME OR PROGRAM NAME", "c. INSURANCE PLAN NAME OR PROGRAM NAME")),
        ("another_plan", ("d. IS THERE ANOTHER HEALTH BENEFIT PLAN?",)),
        ("signature_patient", ("12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE",)),
        ("signature_insured", ("13. INSURED'S OR AUTHORIZED PERSON'S SIGNATURE",)),
        (
            "illness",
            (
                "14. DATE OF CURRENT ILLNESS, INJURY, or PREGNANCY (LMP)",
                "14. DATE OF CURRENT ILLNESS, INJURY",
                "14. DATE OF CURRENT",
            ),
        ),
        ("other_date", ("15. OTHER DATE", "15. IF PATIENT HAS HAD SAME OR SIMILAR ILLNESS")),
        ("unable", ("16. DATES PATIENT UNABLE TO WORK IN CURRENT OCCUPATION", "16. DATES PATIENT UNABLE TO WORK")),
        (
            "referring",
            (
                "17. NAME OF REFERRING PROVIDER OR OTHER SOURCE",
                "17. NAME OF REFERRING PROVIDER",
                "17. NAME OF REFERRING PHYSICIAN",
            ),
        ),
        ("hospital_days", ("18. HOSPITALIZATION DATES RELATED TO CURRENT SERVICES", "18. HOSPITALIZATION DATES")),
        (
            "more",
            (
                "19. ADDITIONAL CLAIM INFORMATION (Designated by NUCC)",
                "19. ADDITIONAL CLAIM INFORMATION",
                "19. RESERVED FOR LOCAL USE",
            ),
        ),
        ("outside_lab", ("20. OUTSIDE LAB? $ CHARGES", "20. OUTSIDE LAB?")),
        (
            "diagnoses",
            (
                "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY (Relate A-L to service line below)",
                "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY (RELATE ITEMS 1,2,3 OR 4 TO ITEM 24E BY LINE)",
                "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY",
            ),
        ),
        ("resubmission", ("22. RESUBMISSION CODE", "22. MEDICAID RESUBMISSION CODE", "22. RESUBMISSION")),
        ("authorisation", ("23. PRIOR AUTHORIZATION NUMBER", "23. PRIOR AUTHORIZATION")),
        ("from", ("24. A. DATE(S) OF SERVICE", "24. A DATES OF SERVICE", "24A. DATE(S) OF SERVICE", "24. A. DATE OF SERVICE")),
        ("to", ("To MM DD YY",)),
        ("place", ("B. PLACE OF SERVICE", "B. PLACE", "B. POS", "24B. PLACE OF SERVICE")),
        ("emergency", ("C. EMG",)),
        ("code", ("D. PROCEDURES, SERVICES, OR SUPPLIES", "D. PROCEDURES, SERVICES", "D. PROCEDURES", "D. CPT/HCPCS")),
        ("pointer", ("E. DX PTR", "E. DIAGNOSIS POINTER", "E. DIAG PTR", "E. POINTER", "E. DIAGNOSIS CODE", "E. DIAGNOSIS")),
        ("charge", ("F. $ CHARGES", "F. CHARGES")),
        ("units", ("G. DAYS OR UNITS", "G. UNITS", "G. DAYS")),
        ("family", ("H. EPSDT", "H.")),
        ("qualifier", ("I. ID QUAL", "I. ID. QUAL.", "I.")),
        ("rendering", ("J. RENDERING PROVIDER ID. #", "J. RENDERING PROVIDER", "J. RENDERING", "K. RESERVED FOR LOCAL USE")),
        ("tax_id", ("25. FEDERAL TAX I.D. NUMBER", "25. FEDERAL TAX ID NUMBER", "25. FEDERAL TAX ID")),
        ("account", ("26. PATIENT'S ACCOUNT NO.", "26. PATIENT ACCOUNT NO.", "26. PATIENT'S ACCOUNT NUMBER")),
        ("assignment", ("27. ACCEPT ASSIGNMENT?",)),
        ("total_charges", ("28. TOTAL CHARGE", "28. TOTAL CHARGES")),
        ("paid", ("29. AMOUNT PAID",)),
        ("balance", ("30. BALANCE DUE", "30. Rsvd for NUCC Use", "30. RESERVED FOR NUCC USE")),
        ("signature", ("31. SIGNATURE OF PHYSICIAN OR SUPPLIER",)),
        ("facility", ("32. SERVICE FACILITY LOCATION INFORMATION", "32. NAME AND ADDRESS OF FACILITY", "32. SERVICE FACILITY")),
        (
            "provider",
            (
                "33. BILLING PROVIDER INFO & PH #",
                "33. BILLING PROVIDER INFO",
                "33. PHYSICIAN'S, SUPPLIER'S BILLING NAME",
                "33. BILLING PROVIDER",
            ),
        ),
        (
            "foot",
            (
                "NUCC Instruction Manual available at: www.nucc.org",
                "APPROVED OMB-0938-1197 FORM 1500 (02-12)",
                "PLEASE PRINT OR TYPE",
            ),
        ),
    ),
    marks=(
        (
            "print",
            (
                "HEALTH INSURANCE CLAIM FORM",
                "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12",
                "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 08/05",
                "CPT/HCPCS",
                "MODIFIER",
                "From MM DD YY",
                "MM DD YY",
                "From",
                "To",
                "PLEASE PRINT OR TYPE",
                "NUCC Instruction Manual available at: www.nucc.org",
                "DAYS OR UNITS",
                "MEDICARE",
                "MEDICAID",
                "TRICARE",
                "CHAMPVA",
                "GROUP HEALTH PLAN",
                "FECA",
                "OTHER",
            ),
        ),
    ),
    required=frozenset({"from", "place", "code", "pointer", "charge", "units", "rendering"}),
)
