"""Likenesses of the forms as billing programs print them: the captions and their numbers are there, the distances are not."""

from tests.engine.intake.forms.drawn_forms import CMS_LINES, UB_LINES, UB_TOTAL, Sheet


def captions(sheet: Sheet, rows) -> None:
    for y, cells in rows:
        for x, text in cells:
            sheet.write(x, y, text, points=6, font="Helvetica")


def data(sheet: Sheet, rows) -> None:
    for y, cells in rows:
        for x, text in cells:
            sheet.write(x, y, text, points=9)


def money(sheet: Sheet, right: float, y: float, text: str) -> None:
    whole, _, part = text.partition(" ")
    if whole:
        sheet.write(right - 0.075 * len(whole), y, whole, points=9)
        sheet.write(right + 0.07, y, part, points=9)


def ub04_likeness(sheet: Sheet, *, lines=UB_LINES, total=UB_TOTAL, headings: bool = True) -> Sheet:
    """A hospital's claim; without `headings` the row over the table is missing, as where a scan lost it."""
    captions(
        sheet,
        (
            (0.4, ((0.4, "1"), (2.9, "2"), (5.2, "3a PAT. CNTL #"), (7.2, "4 TYPE OF BILL"))),
            (0.65, ((5.2, "b. MED. REC. #"),)),
            (0.88, ((5.2, "5 FED. TAX NO."), (6.4, "6 STATEMENT COVERS PERIOD FROM - THROUGH"))),
            (1.25, ((0.4, "8 PATIENT NAME"), (2.9, "9 PATIENT ADDRESS"))),
            (1.6, ((0.4, "10 BIRTHDATE"), (1.3, "11 SEX"), (1.6, "12 ADM DATE"), (2.3, "13 HR"), (2.7, "14 TYPE"), (3.1, "15 SRC"),
                   (3.5, "16 DHR"), (3.9, "17 STAT"), (4.3, "18-28 CONDITION CODES"))),
            (1.95, ((0.4, "31-36 OCCURRENCE CODES / SPANS"), (4.5, "39-41 VALUE CODES CODE / AMOUNT"))),
            (6.1, ((0.9, "PAGE"), (1.4, "OF"), (3.0, "CREATION DATE"), (5.2, "TOTALS"))),
            (6.35, ((0.4, "50 PAYER NAME"), (2.4, "51 HEALTH PLAN ID"), (4.2, "54 PRIOR PAYMENTS"), (5.4, "55 EST. AMOUNT DUE"),
                    (6.7, "56 NPI"))),
            (6.85, ((0.4, "58 INSURED'S NAME"), (3.2, "59 P.REL"), (3.8, "60 INSURED'S UNIQUE ID"), (6.0, "62 INSURANCE GROUP NO."))),
            (7.25, ((0.4, "66 DX 67"), (5.0, "76 ATTENDING NPI"))),
        ),
    )  # fmt: skip
    if headings:
        captions(
            sheet,
            ((2.5, ((0.4, "42 REV. CD."), (0.9, "43 DESCRIPTION"), (2.9, "44 HCPCS / RATE / HIPPS CODE"), (4.2, "45 SERV. DATE"),
                    (4.9, "46 SERV. UNITS"), (5.5, "47 TOTAL CHARGES"), (6.6, "48 NON-COVERED CHARGES"), (7.7, "49"))),),
        )  # fmt: skip
    data(
        sheet,
        (
            (0.5, ((0.45, "MADE UP GENERAL HOSPITAL"), (5.9, "MADEUP-4411"))),
            (0.6, ((7.4, "0111"),)),
            (0.68, ((0.45, "12 NOWHERE ROAD"),)),
            (0.86, ((0.45, "ALBANY NY 12207"),)),
            (1.02, ((5.3, "14-1234567"), (6.5, "020326"), (7.3, "020526"))),
            (1.38, ((0.5, "EXAMPLE, ALEX Q"), (3.0, "7 NOWHERE ST ALBANY, NY 12207"))),
            (1.72, ((0.45, "04121961"), (1.35, "F"), (1.65, "020326"), (2.35, "14"), (2.75, "1"), (3.15, "1"), (3.55, "11"), (3.95, "01"))),
            (2.1, ((0.5, "11 020126"), (4.6, "A2"))),
            (6.1, ((1.2, "1"), (1.6, "1"), (4.25, "021026"))),
            (6.5, ((0.45, "MADE UP HEALTH PLAN"), (6.75, "1234567893"))),
            (7.0, ((0.45, "EXAMPLE, ALEX Q"), (3.9, "MU12345678"))),
            (7.45, ((0.6, "J189"), (1.5, "I10"), (2.4, "E119"))),
        ),
    )  # fmt: skip
    money(sheet, 5.3, 2.1, "310 00")
    money(sheet, 5.1, 6.5, "500 00")
    money(sheet, 6.3, 6.5, "3707 75")
    for number, (revenue, words, code, day, units, charge, other) in enumerate(lines):
        y = 2.72 + number * 0.2
        sheet.write(0.25, y + 0.02, str(number + 1), points=6, font="Helvetica")
        data(sheet, ((y, ((0.45, revenue), (0.95, words), (2.95, code), (4.25, day), (5.35 - 0.075 * len(units), units))),))
        money(sheet, 6.2, y, charge)
        money(sheet, 7.3, y, other)
    sheet.write(0.45, 6.08, "0001", points=9)
    money(sheet, 6.2, 6.08, total)
    return sheet


def cms1500_likeness(sheet: Sheet, *, lines=CMS_LINES, total: str = "1334 75") -> Sheet:
    """A doctor's claim."""
    captions(
        sheet,
        (
            (0.4, ((0.4, "HEALTH INSURANCE CLAIM FORM"),)),
            (0.7, ((0.4, "1. MEDICARE MEDICAID TRICARE CHAMPVA GROUP HEALTH PLAN FECA OTHER"), (5.6, "1a. INSURED'S I.D. NUMBER"))),
            (1.05, ((0.4, "2. PATIENT'S NAME (Last Name, First Name, Middle Initial)"), (3.6, "3. PATIENT'S BIRTH DATE SEX"),
                    (5.6, "4. INSURED'S NAME"))),
            (1.4, ((0.4, "5. PATIENT'S ADDRESS (No., Street)"), (3.6, "6. PT. RELATIONSHIP TO INSURED"), (5.6, "7. INSURED'S ADDRESS"))),
            (2.1, ((0.4, "14. DATE OF CURRENT ILLNESS, INJURY"), (3.0, "17. NAME OF REFERRING PROVIDER"), (5.6, "20. OUTSIDE LAB?"))),
            (2.5, ((0.4, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY (Relate A-L to service line below)"), (5.6, "22. RESUBMISSION CODE"))),
            (2.8, ((5.6, "23. PRIOR AUTHORIZATION NUMBER"),)),
            (3.1, ((0.4, "24. A. DATE(S) OF SERVICE"), (1.5, "To MM DD YY"), (2.4, "B. PLACE"), (2.75, "C. EMG"),
                   (3.1, "D. PROCEDURES, SERVICES"), (4.5, "E. DX PTR"), (5.0, "F. $ CHARGES"), (5.9, "G. UNITS"), (6.3, "H."),
                   (6.6, "J. RENDERING PROVIDER ID. #"))),
            (5.1, ((0.4, "25. FEDERAL TAX I.D. NUMBER"), (2.0, "26. PATIENT'S ACCOUNT NO."), (3.6, "27. ACCEPT ASSIGNMENT?"),
                   (4.8, "28. TOTAL CHARGE"), (6.0, "29. AMOUNT PAID"), (7.0, "30. BALANCE DUE"))),
            (5.5, ((0.4, "31. SIGNATURE OF PHYSICIAN OR SUPPLIER"), (3.0, "32. SERVICE FACILITY LOCATION INFORMATION"),
                   (5.6, "33. BILLING PROVIDER INFO & PH #"))),
        ),
    )  # fmt: skip
    data(
        sheet,
        (
            (0.82, ((0.45, "X"), (5.65, "MU778899"))),
            (1.17, ((0.45, "EXAMPLE, SAM, J"), (3.65, "08 15 1975"), (5.65, "EXAMPLE, SAM, J"))),
            (1.52, ((0.45, "321 NOWHERE ST"),)),
            (2.68, ((0.5, "A."), (0.7, "J20.9"), (1.6, "B."), (1.8, "R05"), (2.7, "C."), (2.9, "M54.5"))),
            (5.25, ((0.45, "12-3456789"), (2.05, "MU-2001"))),
            (5.65, ((5.65, "MADE UP DOCTORS PC"),)),
            (5.8, ((5.65, "456 NOWHERE DRIVE"),)),
            (5.95, ((5.65, "BOSTON, MA 02101"),)),
            (6.1, ((5.65, "1234567893"),)),
        ),
    )
    for number, (first, last, place, code, modifiers, pointer, charge, units, npi, _) in enumerate(lines):
        y = 3.45 + number * 0.36
        sheet.write(0.25, y, str(number + 1), points=6, font="Helvetica")
        data(sheet, ((y, ((0.45, first), (1.52, last), (2.45, place), (3.12, code), (3.6, modifiers), (4.55, pointer.replace(" ", "")),
                          (5.95, units), (6.65, npi))),))  # fmt: skip
        money(sheet, 5.5, y, charge)
    money(sheet, 5.5, 5.25, total)
    money(sheet, 6.6, 5.25, "100 00")
    money(sheet, 7.6, 5.25, "1234 75")
    return sheet
