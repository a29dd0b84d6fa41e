"""Public tables in their publishers' byte layout, made up of HCPCS Level II codes only: what CI imports.

Written from the layouts of the published files; no row is copied from one.
"""

import io
import zipfile

PTP_HEAD = (
    "CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t\r\n"
    "Column1/Column2 Edits\t\t\t\t\t\t\r\n"
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n"
    "\t\t\t\t*=no data\t1=allowed\t\r\n"
    "\t\t\t\t\t9=not applicable\t\r\n"
)
# Column 1, column 2, effective, deleted, modifier: sorted as published.
PTP = (
    ("G0101", "G0102", "20200101", "*", "1"),
    ("G0101", "Q0091", "20200101", "*", "0"),
    ("G0101", "Q0111", "20240401", "20240401", "9"),
    ("G0105", "G0104", "20200101", "20260331", "1"),
    ("G0105", "G0106", "20200101", "20211231", "1"),
    ("G0105", "G0106", "20260701", "*", "0"),
    ("G0121", "G0104", "20200101", "*", "1"),
    ("G0268", "V5010", "20200101", "*", "1"),
    ("Q0091", "G0027", "20200101", "*", "1"),
    ("Q0111", "Q0112", "20200101", "20260831", "1"),
    ("Q0112", "Q0113", "20200101", "*", "1"),
)


def ptp_text(rows=PTP, head=PTP_HEAD):
    """A practitioner or hospital file: tabs, CRLF, headings over four lines."""
    lines = (f"{a}\t{b}\t\t{effective}\t{deleted}\t{mark}\tMisuse of codes\r\n" for a, b, effective, deleted, mark in rows)
    return (head + "".join(lines)).encode("ascii")


MUE_BANNER = (
    '"Current Procedural Terminology (CPT) codes, descriptions and other data only are copyright 2025 American Medical '
    'Association. All rights reserved. \r\n\r\nCPT® is a registered trademark of the American Medical Association. ",,,\r\n'
)
MUE = (
    ("J1885", 8, "3 Date of Service Edit: Clinical"),
    ("G0101", 1, "2 Date of Service Edit: Policy"),
    ("A4550", 3, "1 Line Edit"),
)


def mue_text(rows=MUE, setting="Practitioner Services", headings=None):
    """A file of one setting in Windows-1252, its first heading over two lines."""
    head = headings or f'"HCPCS/\r\nCPT Code",{setting} MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n'
    lines = (f"{code},{value},{mai},Code Descriptor / CPT Instruction\r\n" for code, value, mai in rows)
    return (MUE_BANNER + head + "".join(lines)).encode("cp1252")


ADDON_HEAD = (
    "AOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\tAOC_Edit_DelDT"
    "\tSpecial_Instruction_Notes\r\n"
)
ADDON = (
    ("1", "G2212", "", "G0438", "", "2021001", "", ""),
    ("1", "G2212", "", "G0439", "", "2021001", "", ""),
    ("1", "G2212", "", "G0402", "", "2021001", "2023365", ""),
    ("2", "G0316", "", "CCCCC", "", "2023001", "", "Contractor Defined Primary Codes"),
    ("3", "G2211", "", "CCCCC", "", "2024001", "", ""),
    ("3", "G2211", "", "G0463", "", "2024001", "", ""),
    ("1", "U0005", "2023365", "U0003", "2023365", "2021001", "2023365", ""),
)


def addon_text(rows=ADDON, head=ADDON_HEAD):
    """The add-on file: a copyright line, headings, day of the year."""
    first = "CPT codes and descriptions only are copyright 2025 American Medical Association. All Rights Reserved.\r\n"
    return (first + head + "".join("\t".join(row) + "\r\n" for row in rows)).encode("ascii")


HCPCS = (
    ("   LT", "Left side of a made-up example", "19840101", "19970101", ""),
    (
        "J1885",
        "Made-up description that runs over a second record because it does not fit into eighty signs",
        "19930101",
        "",
        "",
    ),
    ("G0101", "Made-up screening", "19980101", "19980101", ""),
    ("Q9999", "Made-up drug that ended", "20200101", "20200101", "20250331"),
)


def hcpcs_text(rows=HCPCS):
    """Fixed-width records of 293 signs; kinds 3 and 7 begin a code or modifier, 4 and 8 go on with its description."""
    lines = []
    for code, words, added, effective, ended in rows:
        kinds = "78" if code.startswith(" ") else "34"
        parts = [words[start : start + 80] for start in range(0, len(words), 80)]
        first = f"{code}00100{kinds[0]}{parts[0]:80}{words[:28]:28}"
        first = f"{first:229}D"
        lines.append(f"{first:268}{added:8}{effective:8}{ended:8}N")
        lines += [f"{code}00{number}00{kinds[1]}{part}" for number, part in enumerate(parts[1:], 2)]
    return "".join(line + "\r\n" for line in lines).encode("cp1252")


PFS_HEAD = (
    ",,2026 National Physician Fee Schedule Relative Value File July Release" + "," * 29 + "\r\n"
    ",,RELEASED 06/30/2026" + "," * 29 + "\r\n" + "," * 29 + "NON-FACILITY,FACILITY,\r\n"
    ",,,,NOT USED,,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED\r\n"
    ",,,,FOR,,,NON-FAC,,FACILITY,,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS\r\n"
    ",,,STATUS,MEDICARE,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,"
    "TEAM,PRIC,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT\r\n"
    "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,"
    "SURG,SURG,SURG,IND,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT\r\n"
)


def pfs_row(code, work, non_facility, facility, malpractice, *, modifier="", status="A", cap=("0.00", "0.00", "0.00")):
    from decimal import Decimal

    totals = [Decimal(work) + Decimal(pe) + Decimal(malpractice) for pe in (non_facility, facility)]
    cells = [code, modifier, "", status, "", work, non_facility, "", facility, "", malpractice, *map(str, totals)]
    cells += ["0", "XXX", "0.00", "0.00", "0.00", "0", "0", "0", "0", "0", "0", "", "33.4009", "09", "0", "99", *cap]
    return ",".join(cells) + "\r\n"


PFS = (
    pfs_row("G0101", "0.45", "0.70", "0.17", "0.04")
    + pfs_row("G0103", "0.00", "0.00", "0.00", "0.00", status="X")
    + pfs_row("G0279", "0.60", "3.00", "3.00", "0.05", cap=("1.00", "1.00", "0.02"))
)


def pfs_text(rows=PFS, head=PFS_HEAD):
    """The relative value file, comma-separated."""
    return (head + rows).encode("ascii")


GPCI = (
    "ADDENDUM E. FINAL CY 2026 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY,,,,,,\n,,,,,,\n"
    "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (with 1.0 Floor)***,"
    "2026 PE GPCI,2026 MP GPCI\n"
    "09999,ZZ,07,MADE-UP PLACE*,1.100,1.200,0.500\n"
    "*a footnote,,,,,,\n"
)
ZIPS = "".join(f"ZZ{code}0999907 Z9   0 A".ljust(75) + "20263\r\n" for code in ("00001", "00002", "00003", "00004"))


OPPS = (
    '"Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026",,,,,,,\r\n'
    '"CPT codes and descriptions only are copyright 2025 American Medical Association. All Rights Reserved.",,,,,,,\r\n'
    ",,,,,,,\r\n,,,,,,,\r\n,,,,,,,\r\n"
    "HCPCS Code,Short Descriptor,SI,APC,Relative Weight,Payment Rate,National Unadjusted Copayment,"
    "Minimum Unadjusted Copayment\r\n"
    "G0101,Made-up screening,V,5011,1.0000,$88.45,,$17.69\r\n"
    "G0279,Made-up picture,S,5521,1.1000,$98.76,,$19.76\r\n"
)


POSTED_HEAD = (
    'hospital_name,last_updated_on,version,hospital_location,hospital_address,license_number|ZZ,"attested"\r\n'
    'MADE-UP HOSPITAL,4/1/2026,2.0.0,MADE-UP PLACE,"1 Example Way, Nowhere, ZZ 00001",X1,TRUE\r\n'
)
POSTED_TALL = (
    "description,code|1,code|1|type,code | 2,code | 2 | type,setting,standard_charge|gross,standard_charge | discounted_cash,"
    "payer_name,plan_name,modifiers,standard_charge|negotiated_dollar,standard_charge|negotiated_percentage,standard_charge|min,"
    "standard_charge|max\r\n"
    'Made-up picture,0611,RC,G0279,HCPCS,outpatient,"$1,200.00",1080,Example Health,PPO,,400,,250,999999999\r\n'
    "Made-up picture,0611,RC,G0279,HCPCS,outpatient,1200,1080,Sample Health,HMO,TC,see note,62.5,250,400\r\n"
)
POSTED_WIDE = (
    "description,code|1,code|1|type,setting,standard_charge|gross,standard_charge|discounted_cash,"
    "standard_charge|Example_Health|PPO|negotiated_dollar,standard_charge|Sample Health|negotiated_percentage\r\n"
    "Made-up picture,G0279,HCPCS,outpatient,1200,1080,400,\r\n"
)
POSTED_JSON = (
    '{"hospital_name": "MADE-UP HOSPITAL", "last_updated_on": "2026-04-01", "version": "3.0.0", "standard_charge_information": '
    '[{"description": "Made-up picture", "code_information": [{"code": "G0279", "type": "HCPCS"}], "standard_charges": '
    '[{"setting": "outpatient", "gross_charge": 1200.10, "discounted_cash": 1080, "payers_information": '
    '[{"payer_name": "Example Health", "plan_name": "PPO", "standard_charge_dollar": 400}]}]}]}'
)


def zipped(members):
    """An archive as downloaded."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()
