"""What the mosaic is made of: services, houses, headings, labels. All invented; wordings of services are our own."""

from evaluation.papers.work import menu

HOSPITAL = """
99223;Initial hospital care, high;0987;410-690;1;o
80053;Metabolic panel, full;0301;88-340;1;
85025;Blood count with differential;0305;61-190;1;
83735;Magnesium level;0301;45-120;1;
84443;Thyroid hormone test;0301;95-240;1;
81001;Urine test with microscope;0307;38-96;1;
36415;Venipuncture;0300;22-48;1;
71046;Chest film 2 views;0324;260-640;1;o
74177;CT belly and pelvis with dye;0352;2900-6400;1;o
70450;CT head without dye;0351;1700-3300;1;o
73721;MRI leg joint;0610;2100-3900;1;om
93005;EKG tracing;0730;140-420;1;o
93306;Heart echo, complete;0480;1900-3600;1;o
94640;Nebulizer treatment;0410;85-190;3;
96374;IV push, first drug;0260;240-480;1;o
97161;PT evaluation, low;0424;280-410;1;o
97110;Exercise 15 min;0420;95-160;4;
J1885;Ketorolac inj 15 mg;0636;18-64;4;
J2405;Ondansetron inj 1 mg;0636;6-22;8;
J7030;Saline 1000 ml;0258;70-210;3;
J3490;Pantoprazole vial 40 mg;0250;41-96;2;
99285;Emergency visit level 5;0450;1400-4800;1;o
99284;Emergency visit level 4;0450;900-2600;1;o
99152;Sedation, first 15 min;0370;210-640;1;o
43239;Upper scope with biopsy;0750;2100-5200;1;o
87086;Urine culture;0306;60-210;1;
87040;Blood culture;0306;90-320;2;
86900;Blood type ABO;0302;44-130;1;o
82803;Blood gases;0301;120-390;1;
12001;Simple wound repair;0361;380-1100;1;o
J0696;Ceftriaxone 250 mg;0636;22-88;4;
J1644;Heparin 1000 u;0636;3-11;10;
J2270;Morphine up to 10 mg;0636;12-46;2;
90715;Tetanus booster;0636;60-160;1;o
97535;Self-care training 15 min;0430;90-190;2;
92610;Swallow evaluation;0440;240-520;1;o
76705;Ultrasound belly, limited;0402;480-1300;1;o
93970;Vein scan both legs;0921;620-1700;1;o
C1769;Guide wire;0278;140-980;2;
C1776;Joint device;0278;4100-13200;1;o
;Acetaminophen tab 325 mg;0250;1.25-9.5;6;
;Oxygen per hour;0410;14-44;24;
;Recovery room 30 min;0710;310-990;3;
;Operating room 15 min;0360;880-2900;6;
"""
DOCTOR = """
99213;Office visit, established, level 3;;118-185;1;o
99214;Office visit, established, level 4;;165-260;1;o
99203;Office visit, new patient;;150-240;1;o
99396;Yearly preventive visit;;190-310;1;o
93000;Electrocardiogram, complete;;45-98;1;o
81002;Urine dip;;9-24;1;
87880;Rapid strep test;;22-51;1;
36415;Blood draw;;10-25;1;
90686;Flu vaccine;;28-49;1;o
90471;Vaccine administration;;21-44;1;
20610;Joint injection, large;;140-290;1;om
11102;Skin biopsy;;155-270;1;o
17110;Wart destruction;;160-240;1;o
J3301;Triamcinolone 10 mg;;6-21;4;
94010;Spirometry;;55-120;1;o
96372;Injection under skin;;29-66;1;
69210;Ear wax removal;;70-140;1;om
10060;Drain abscess;;180-360;1;o
73030;Shoulder film;;85-190;1;om
G0439;Wellness visit, later;;140-220;1;o
82962;Glucose by device;;8-22;1;
83036;Hemoglobin A1c;;18-60;1;
92014;Eye exam, complete;;120-240;1;o
92015;Refraction;;35-70;1;o
90834;Talk therapy 45 min;;110-190;1;o
90837;Talk therapy 60 min;;150-250;1;o
90791;Intake evaluation;;210-380;1;o
64483;Nerve root injection;;690-1400;1;om
76942;Ultrasound guidance;;190-420;1;o
98941;Spine adjustment;;48-92;1;o
97014;Electrical stimulation;;22-48;1;
"""
LAB = """
80048;Basic metabolic panel;;24-120;1;o
80061;Lipid panel;;30-140;1;o
84439;Free thyroxine;;28-110;1;o
84443;TSH;;34-150;1;o
85027;Hemogram;;16-70;1;o
85610;Prothrombin time;;12-55;1;o
82306;Vitamin D 25-OH;;60-260;1;o
82607;Vitamin B-12;;40-150;1;o
82728;Ferritin;;36-120;1;o
83540;Iron;;20-70;1;o
86140;C-reactive protein;;18-90;1;o
86803;Hepatitis C antibody;;40-170;1;o
87491;Chlamydia probe;;70-240;1;o
88305;Tissue exam, level 4;;110-420;3;
88342;Special stain;;120-390;2;
81479;Gene panel;;700-2900;1;o
36415;Specimen collection;;8-32;1;o
P9603;Travel for collection, mile;;1.05-2.4;14;
G0480;Drug screen, definite;;120-340;1;o
84153;PSA;;44-160;1;o
"""
AMBULANCE = """
A0427;ALS emergency transport;;890-2400;1;o
A0429;BLS emergency transport;;540-1500;1;o
A0428;BLS non-emergency;;390-980;1;o
A0425;Ground mileage;;12-31;38;
A0422;Oxygen and supplies;;48-140;1;o
A0398;ALS disposables;;60-210;1;o
A0382;BLS disposables;;30-120;1;o
A0394;IV supplies;;44-160;1;o
A0420;Waiting time, half hours;;40-110;3;
A0433;ALS level 2;;1200-3100;1;o
"""
DENTAL = """
D0120;Periodic exam;;48-85;1;o
D0150;Full exam, new patient;;80-150;1;o
D0274;Bitewings, four films;;58-110;1;o
D0330;Panoramic film;;98-180;1;o
D1110;Adult cleaning;;88-160;1;o
D1206;Fluoride varnish;;32-60;1;o
D2391;White filling, 1 surface back;;150-280;1;ot
D2392;White filling, 2 surfaces back;;190-350;1;ot
D2740;Ceramic crown;;980-1700;1;ot
D2950;Core buildup;;210-380;1;ot
D3330;Root canal, molar;;1050-1800;1;ot
D4341;Scaling, one quadrant;;210-340;1;o
D4910;Gum maintenance;;120-210;1;o
D7140;Simple extraction;;140-300;1;ot
D7210;Surgical extraction;;240-450;1;ot
D9230;Nitrous oxide;;50-110;1;o
D9310;Specialist consult;;90-190;1;o
"""
DME = """
E0601;CPAP device, monthly rental;;72-180;1;or
A7030;Full face mask;;110-260;1;o
A7038;CPAP filter, disposable;;3-9;6;
A7037;CPAP tubing;;22-58;1;o
E0143;Folding wheeled walker;;68-190;1;o
K0001;Standard wheelchair rental;;48-140;1;or
E1390;Oxygen concentrator rental;;140-310;1;or
E0431;Portable oxygen rental;;30-90;1;or
A4253;Test strips, box of 50;;18-62;4;
A4259;Lancets, box of 100;;8-21;2;
L1833;Knee brace, off the shelf;;310-720;1;om
L3908;Wrist splint;;42-120;1;om
E0260;Hospital bed rental;;110-290;1;or
A4351;Catheter, straight;;1.6-4.2;90;
B4150;Feeding formula, 100 cal;;.9-2.4;240;
E0570;Nebulizer with compressor;;60-170;1;o
"""
HOME = """
G0299;Registered nurse visit;0551;140-280;1;o
G0300;Practical nurse visit;0551;110-210;1;o
G0151;Physical therapist at home;0421;150-270;1;o
G0152;Occupational therapist at home;0431;150-270;1;o
G0156;Home health aide;0571;38-88;4;
S9123;Nursing care per hour;0552;48-110;6;
G0155;Social worker visit;0561;130-250;1;o
A6216;Gauze pads;0270;.4-1.9;40;
T1019;Personal care 15 min;0579;5-9;12;
;Supplies, wound care;0270;22-140;1;
"""
THERAPY = """
97110;Exercise, 15 min;0420;48-98;4;
97140;Manual therapy;0420;46-92;3;
97112;Balance retraining;0420;50-99;2;
97530;Functional activities;0430;52-105;3;
97161;PT evaluation;0424;130-280;1;o
97116;Gait training;0420;44-88;2;
97035;Ultrasound therapy;0420;20-52;1;
G0283;Stimulation, unattended;0420;18-48;1;
92507;Speech therapy session;0440;95-190;1;o
"""
SUMMARY = """
;Room and care;0120;1900-24000;1;
;Intensive care;0200;5200-48000;1;
;Pharmacy;0250;90-9800;1;
;IV solutions;0258;60-2400;1;
;Medical supplies;0270;80-7300;1;
;Sterile supplies;0272;40-3900;1;
;Implants;0278;900-22000;1;
;Laboratory;0300;110-7600;1;
;Pathology;0310;90-1900;1;
;Diagnostic imaging;0320;240-4200;1;
;CT scans;0350;900-9900;1;
;Operating room;0360;2400-31000;1;
;Anesthesia supplies;0370;300-4900;1;
;Blood processing;0390;160-2900;1;
;Respiratory care;0410;90-3600;1;
;Physical therapy;0420;120-2800;1;
;Emergency room;0450;700-6900;1;
;Cardiology;0480;400-8300;1;
;MRI;0610;1100-7600;1;
;Recovery room;0710;500-4300;1;
;Professional fees;0960;200-5200;1;
;Telemetry;0732;300-2900;1;
"""
DRUGS = """
;Atorvastatin 20 mg tab;;9-140;1;o;00071-0156-23
;Metformin ER 500 mg;;6-80;1;o;65862-0008-01
;Lisinopril 10 mg;;5-40;1;o;68180-0514-01
;Albuterol HFA 90 mcg;;28-92;1;o;59310-0579-22
;Sertraline 50 mg;;7-90;1;o;16714-0612-04
;Insulin glargine 100 u/ml;;90-420;1;o;00088-2219-05
;Amoxicillin 500 mg cap;;6-30;1;o;00093-3109-05
;Omeprazole DR 20 mg;;8-70;1;o;62175-0118-37
;Levothyroxine 75 mcg;;9-60;1;o;00781-5184-92
;Apixaban 5 mg;;380-690;1;o;00003-0894-21
;Gabapentin 300 mg;;8-66;1;o;45963-0556-50
;Prednisone 10 mg;;5-24;1;o;00591-5442-01
"""
POOLS = {"hospital": HOSPITAL, "doctor": DOCTOR, "lab": LAB, "ambulance": AMBULANCE, "dental": DENTAL, "dme": DME, "home": HOME, "therapy": THERAPY, "summary": SUMMARY,
         "pharmacy": DRUGS}
FIRSTS = "Alderbrook|Amber Ridge|Basin|Bluestem|Cascade Pine|Cottonwood|Dry Creek|Eastgate|Fallbrook|Glen Arbor|Hickory Flats|Ironwood|Lakemont|Maple Fork|Northfield|Old Harbor|Pinecrest|Quail Run|Redstone|Sagebrush|Three Rivers|Upland|Valley Oak|Westbrook|Yellow Pine|St. Brannoc|Holy Lantern|Mercy Fields|Kittering|Dunmore County".split("|")
ENDS = {"hospital": "Medical Center|Regional Hospital|Health System|Memorial Hospital|Hospital & Clinics|Community Hospital".split("|"),
        "doctor": "Family Medicine|Physicians, P.C.|Medical Group|Dermatology|Orthopedic Associates|Eye Center|Counseling|Urgent Care|Chiropractic|Internal Medicine LLC|Pediatrics".split("|"),
        "lab": "Laboratories|Diagnostics|Pathology Services, Inc.|Clinical Lab".split("|"), "ambulance": "EMS|Ambulance Service|Fire Rescue District|Medical Transport".split("|"),
        "dental": "Dental Care|Family Dentistry|Smiles, DDS|Endodontics".split("|"), "dme": "Home Medical|Mobility & Oxygen|Medical Supply Co.|Sleep Supplies".split("|"),
        "home": "Home Health|Visiting Nurses|Hospice & Home Care".split("|"), "therapy": "Physical Therapy|Rehab Partners|Therapy & Wellness".split("|"),
        "summary": "Medical Center|Hospital|Health Network".split("|"), "pharmacy": "Pharmacy|Drug|Specialty Rx|Apothecary".split("|"),
        "eob": "Health Plan|Insurance Company|Benefit Trust|Mutual|Health Options".split("|")}
HEADS = {
    "day": ["Date", "Date of Service", "DOS", "Service Date", "Svc Date", "DATE", "Serv. Date", "Date of Svc", "Performed", "Visit Date", "Svc Dt", "Posted", "Date(s) of Service", "When"],
    "through": ["Through", "To", "Thru", "End Date", "TO DATE", "Last Date"],
    "dates": ["Dates of Service", "Service Period", "From - Through", "Service Dates", "Period"],
    "code": ["Code", "CPT", "CPT/HCPCS", "Procedure", "Proc Code", "HCPCS", "Service Code", "PROC", "Procedure Code", "Svc Code", "CPT4", "HCPCS/Rate", "Billing Code", "Item No."],
    "modifiers": ["Mod", "Modifier", "MODS", "M1 M2", "Mod."],
    "revenue_code": ["Rev", "Rev Code", "REV CD", "Revenue Code", "Rev. Cd.", "R/C", "RC"],
    "description": ["Description", "Service", "Description of Service", "Services Rendered", "DESCRIPTION", "Procedure Description", "Service Description", "Item", "Details", "Service or Item", "Explanation", "Charge Description",
                    "Treatment", "What was done"],
    "units": ["Qty", "Units", "QTY", "Quantity", "Unit", "No.", "Svc Units", "Days/Units", "Count", "#"],
    "unit_price": ["Unit Price", "Price", "Rate", "Each", "Unit Cost", "Price Each", "Unit Charge", "Per Unit"],
    "charge": ["Charge", "Charges", "Amount", "Total Charge", "AMOUNT", "Fee", "Billed", "Amount Billed", "Total", "Charge Amount", "Extended", "Gross Charge", "Your Charges", "Chgs"],
    "discount": ["Adjustment", "Adj.", "Discount", "Insurance Discount", "Write-off", "Contractual", "Adjustments", "Plan Discount", "Network Savings"],
    "allowed": ["Allowed", "Allowed Amount", "Plan Allows", "Eligible Amount", "Covered Amount", "Negotiated Price", "Contract Rate"],
    "paid": ["Insurance Paid", "Ins Paid", "Plan Paid", "Paid by Insurance", "Ins. Pmts", "Insurance Payments", "Insurance", "Payor Paid"],
    "patient_paid": ["You Paid", "Patient Paid", "Pt Payments", "Your Payments", "Pt Paid"],
    "patient_owes": ["You Owe", "Patient Balance", "Patient Owes", "Patient Resp.", "Your Share", "Patient Responsibility", "Amount You Owe", "Pt Due", "Your Balance"],
    "running": ["Balance", "Running Balance", "Acct Balance", "Bal."], "credit": ["Payments/ Credits", "Credits", "Payments", "Paid/Adj", "Payment"],
    "deductible": ["Deductible", "Deduct.", "Applied to Deductible"], "copay": ["Copay", "Co-pay", "Copayment"], "coinsurance": ["Coinsurance", "Co-ins.", "Coins"],
    "provider": ["Provider", "Prov", "Doctor", "Rendering", "Performed By", "Seen By"], "place": ["POS", "Place", "PL"], "pointer": ["Dx", "Diag", "Dx Ptr", "DX PTR"], "diagnosis": ["ICD-10", "Diagnosis", "Dx Code"],
    "ndc": ["NDC", "NDC Number", "Drug Code"], "rx": ["Rx", "Rx #", "Prescription"], "supply": ["Days", "Day Supply", "DS"], "tooth": ["Tooth", "Tth", "Th", "Tooth #"], "surface": ["Surf", "Surface"],
    "item": ["#", "Line", "Ln", "No.", "Item"], "remark": ["Remark", "Notes", "See Note", "Codes"], "ref": ["Ref", "Reference", "Claim", "Order #", "Ticket", "Batch"], "type": ["Type", "TY", "T"], "time": ["Time", "Hour"],
    "status": ["Status", "St"], "dept": ["Dept", "Department", "Area"], "weekday": ["Day", "Wkdy"],
}
LONG = ["performed in the outpatient department", "with review and written report", "each, as ordered by physician", "including supplies and interpretation", "medically necessary, see chart", "by licensed staff",
        "standard, per protocol", "same day scheduling", "hospital outpatient location", "incl. reading", "for the condition named on the order", "as documented in the record of this visit", "2nd floor east", "ordered by attending"]
TITLES = ["STATEMENT", "Itemized Statement", "PATIENT STATEMENT", "Billing Statement", "INVOICE", "Statement of Account", "Itemized Bill", "Patient Bill", "Account Statement", "YOUR BILL", "Detail of Charges", "Statement of Services",
          "Medical Bill", "Summary of Your Account", "Your recent visit"]
ESTIMATES = ["GOOD FAITH ESTIMATE", "Estimate of Charges", "Cost Estimate - This Is Not a Bill", "Pre-Service Estimate", "Good Faith Estimate of Expected Charges"]
BENEFITS = ["Explanation of Benefits", "EXPLANATION OF BENEFITS", "Your Benefits Statement - Explanation of Benefits", "EOB - THIS IS NOT A BILL", "Explanation of Health Care Benefits"]
WHO = {"patient": ["Patient", "Patient Name", "PATIENT", "Name", "Patient:", "Member/Patient", "For services to", "Pt. Name"],
       "account": ["Account", "Account Number", "Acct #", "ACCOUNT NO.", "Account #:", "Patient Account", "Acct No", "Guarantor Acct", "Invoice No.", "Reference Number"],
       "statement_date": ["Statement Date", "Date", "Bill Date", "DATE OF STATEMENT", "Statement date:", "Date Issued", "Printed on", "Date Prepared", "Billing Date"],
       "due_on": ["Due Date", "Pay By", "Payment Due", "Due on", "PAYMENT DUE BY", "Please pay by"], "claim": ["Claim Number", "Claim #", "Claim No.", "Claim ID"]}
LADDER = {"total_charges": ["Total charges", "Charges", "Total Charges", "TOTAL CHARGES", "Total of all services", "Sum of charges", "Total billed", "Gross charges", "Total for services"],
          "adjustments": ["Adjustments", "Contractual adjustment", "Insurance adjustment", "Less adjustments", "Insurance discount", "Write-offs", "Discounts and adjustments", "Plan discount"],
          "insurance_paid": ["Insurance payments", "Paid by insurance", "Less: insurance paid", "Insurance paid", "Plan payments", "Payments from your insurance", "Ins. payments"],
          "patient_paid": ["Patient payments", "Payments by you", "You have paid", "Less: patient payments", "Your payments", "Patient paid to date"],
          "previous_balance": ["Previous balance", "Balance forward", "Prior balance", "Last statement balance"],
          "balance": ["Balance due", "AMOUNT DUE", "Please pay this amount", "Amount you owe", "BALANCE", "Patient balance", "Total due", "Pay this amount", "You owe", "Current balance due", "NET AMOUNT DUE", "Due from patient"]}
SUBS = ["Subtotal", "Total for {}", "{} total", "Sub-total {}", "SUBTOTAL: {}", "Total {}", "Section total", "Subtotal for {}"]
DEPARTMENTS = ["Laboratory", "Radiology", "Pharmacy", "Emergency", "Supplies", "Therapy", "Nursing", "Cardiology", "Surgery", "Clinic"]
PARTS = ["Office services", "Procedures", "Diagnostics", "Preventive care", "Other services", "Supplies and drugs", "Treatment", "Follow-up"]
NOTES = ["Questions? Call {phone} weekdays 8:00 to 4:30.", "Financial help is available. Ask for an application or call {phone}.", "Please have your account number {account} at hand when you call.",
         "Checks returned by the bank may be charged a fee.", "Pay online at pay.example.org with code {pin}.", "We billed your insurance as a courtesy. Please keep this statement.", "Professional services may be billed separately.",
         "Thank you for choosing us for your care.", "If your insurance has changed, call {phone} or write the new policy on the back.", "Federal tax ID {tax}. NPI {npi}.", "This statement reflects activity received by the date above.",
         "You may ask for an itemized bill at no cost.", "Para español llame al {phone}.", "Form {form} Rev. 04/25"]
PAYERS = ["Corvane Health", "BlueMesa PPO", "Unity Prairie Plan", "Medicare", "Sentry Choice", "Lakeshore Mutual", "Aldine Benefit", "Self pay"]


HINTS = ["This estimate is not a bill and not a contract. If you are billed ", " or more above it you may dispute the bill within 120 days; a fee of ", " applies."]
YEAR = [("So far this year ", " of your ", " deductible has been met."), ("Out-of-pocket used: ", " of ", " this plan year."), ("Deductible met to date: ", "; yearly limit: ", ".")]


def services(profile, job):
    """A menu, each code and each wording once."""
    out, seen = [], set()
    for service in menu(POOLS[profile]):
        if service.words not in seen:
            seen.add(service.words)
            out.append(service)
    job.r.shuffle(out)
    return out


def house(job, profile):
    first = job.r.choice(FIRSTS)
    return f"{first} {job.r.choice(ENDS[profile])}"


def other_words(words):
    """The same service in other words."""
    head, _, rest = words.partition(",")
    return f"{rest.strip()} {head.lower()}" if rest else f"{words} service"
