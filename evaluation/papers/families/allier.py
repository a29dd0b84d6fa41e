"""An itemised account off a hospital's line printer, by revenue code."""

from evaluation.papers.families.held_tools import Entry, Other, pieces
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A02", "A03", "A07", "A08")

POOL = """
;ROOM AND BOARD SEMI-PRIVATE;0120;980-2450;1;d
J1885;KETOROLAC TROMETH 15MG INJ;0636;18-44;4;r
J2405;ONDANSETRON 1MG INJ;0636;6-21;6;r
J0690;CEFAZOLIN SODIUM 500MG;0636;14-39;4;r
J2270;MORPHINE SULF TO 10MG;0636;19-48;2;r
;ACETAMINOPHEN 325MG TAB;0250;2-9;6;r
;PANTOPRAZOLE 40MG TAB UD;0250;7-19;2;r
;LISINOPRIL 10MG TAB UD;0250;3-12;1;r
;SODIUM CHLORIDE 0.9% 1000ML;0258;46-118;3;r
;LACTATED RINGERS 1000ML;0258;52-121;3;r
;TRAY FOLEY CATH 16FR;0272;58-144;1;o
;DRESSING FOAM 4X4 STER;0272;14-38;4;r
;KIT IV START;0270;17-36;2;r
80053;METABOLIC PANEL COMP;0301;118-340;1;r
85025;CBC AUTO W/DIFF;0305;82-210;1;r
81001;URINALYSIS W/MICRO;0307;44-120;1;o
83735;MAGNESIUM;0301;48-133;1;r
71046;XR CHEST 2 VIEWS;0324;290-640;1;o
74177;CT ABD PELV W/CONTRAST;0352;2600-5900;1;o
93005;EKG TRACING ONLY;0730;190-480;1;o
94640;NEBULIZER TREATMENT;0410;110-260;3;r
97161;PT EVAL LOW COMPLEX;0424;240-510;1;o
97530;THERAPEUTIC ACTIVITY 15M;0420;110-220;3;o
"""
GROUPS = {
    "0120": "ROOM-BOARD/SEMI", "0250": "PHARMACY", "0258": "IV SOLUTIONS", "0270": "MED-SUR SUPPLIES", "0272": "STERILE SUPPLY",
    "0301": "LAB/CHEMISTRY", "0305": "LAB/HEMATOLOGY", "0307": "LAB/UROLOGY", "0324": "DX X-RAY/CHEST", "0352": "CT SCAN/BODY",
    "0410": "RESPIRATORY SVC", "0420": "PHYSICAL THERP", "0424": "PHYS THERP/EVAL", "0636": "DRUGS/DETAIL CODE", "0730": "EKG/ECG",
}  # fmt: skip
WORDINGS = {
    "71046": "CHEST PA AND LATERAL",
    "93005": "ELECTROCARDIOGRAM TRACING",
    "80053": "CMP 14 ANALYTES",
    "85025": "COMPLETE BLOOD CT",
}
HOUSES = [
    "TALLOW RIVER MEMORIAL HOSPITAL",
    "ST BRANNOCK MEDICAL CENTER",
    "WINNESHEK COUNTY GENERAL",
    "HOLLIN REGIONAL HOSPITAL",
]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("courier", "cousine", "courier-prime", size=(8.0, 8.75))
    money = job.one(Money("", minus="x-"), Money("", comma=False, minus="x-"), Money("", minus="xCR"))
    dates = job.one("%m/%d/%y", "%m%d%y", "%m-%d-%y")
    house, person, number = job.one(*HOUSES), people.name("LAST, FIRST"), people.number("V########")
    first, stay = job.date(), job.some(1, 4)
    gone = job.after(first, stay, stay)
    issued = job.after(gone, 6, 40)
    street, town, phone, mrn, clerk = people.street(), people.town(), people.phone(), people.digits(7), people.number("#@@")
    lines = job.order(menu(POOL), job.some(6, 38), first, stay)
    if job.fault is None and job.odds(0.5):
        lines = job.rounded(lines)
    lines = job.plant(lines, WORDINGS)
    lines.sort(key=lambda line: (line.revenue_code, line.day))
    after, ditto, each = job.odds(0.5), job.odds(0.6), job.odds(0.5)
    w = face.width("0")
    left = 40.0
    at = {"chg": 10, "desc": 19, "qty": 62}
    at |= {"charge": 78, "unit_price": 90} if after else {"unit_price": 76, "charge": 90}

    def x(n: float) -> float:
        return left + n * w

    plain = face.at(face.size)

    def head(page: Page) -> float:
        page.put(x(0), 40, f"RUN {day(issued, '%m/%d/%y')} {clerk}", plain)
        page.put(306, 40, house, plain, "c")
        pager(book, page, x(94), 40, "PAGE {n} OF {m}", plain)
        page.put(306, 52, "I T E M I Z E D   A C C O U N T", plain, "c")
        rows = [
            ("PATIENT", person, "ACCT#", number),
            ("ADM", day(first, dates), "MRN", mrn),
            ("DIS", day(gone, dates), "BILLED", day(issued, dates)),
        ]
        for i, (a, b, c, d) in enumerate(rows):
            page.put(x(0), 72 + i * 11, a, plain)
            page.put(x(9), 72 + i * 11, b, plain)
            page.put(x(56), 72 + i * 11, c, plain)
            page.put(x(64), 72 + i * 11, d, plain)
        if page.number == 1:
            for name, value in (("provider", house), ("patient", person), ("account", number), ("statement_date", issued)):
                fact(book, page, name, value)
            page.put(306, 112, f"{street}  {town}  {phone}".upper(), plain, "c")
        y = 130
        stack = {
            0: ("SERVICE", "DATE", dates_word),
            at["chg"]: ("CHARGE", "ITEM", "NUMBER"),
            at["desc"]: ("HCPCS IF ANY", "AND", "DESCRIPTION"),
        }
        for n, texts in stack.items():
            for i, text in enumerate(texts):
                page.put(x(n), y + i * 10, text, plain)
        tops = {"qty": ("", "", "QTY"), "charge": ("TOTAL", "CHARGE", "AMOUNT"), "unit_price": ("PRICE", "PER", "UNIT")}
        for name, texts in tops.items():
            for i, text in enumerate(texts):
                page.put(x(at[name]), y + i * 10, text, plain, "r")
        page.put(x(0), y + 29, "-" * 94, plain)
        return y + 33

    dates_word = {"%m/%d/%y": "MM/DD/YY", "%m%d%y": "MMDDYY", "%m-%d-%y": "MM-DD-YY"}[dates]
    flow = Flow(book, head, left=left, right=x(94), bottom=742)
    other = Other(flow, plain, money)
    groups = sorted({line.revenue_code for line in lines})
    items: dict[tuple[str, str], str] = {}
    subtotals = job.odds(0.75)
    bad = job.one(*groups) if subtotals and job.fault == "A02" and job.odds(0.4) else None
    total = 0
    pitch = job.one(10.5, 11, 12)
    for code in groups:
        mine = [line for line in lines if line.revenue_code == code]
        flow.room(pitch * 3.2)
        flow.page.put(x(2), flow.y + pitch * 0.75, f"REV {code}  {GROUPS[code]}", plain)
        flow.skip(pitch)
        last = None
        for line in mine:
            if flow.room(pitch):
                flow.page.put(x(2), flow.y + pitch * 0.75, f"REV {code}  {GROUPS[code]} CONT", plain)
                flow.skip(pitch)
            entry = Entry(flow, line, plain, money)
            down = pitch * 0.75
            line.shown.update(("day", "revenue_code"))
            line.section = GROUPS[code]
            if not ditto or last != (line.day, entry.page):
                entry.text(x(0), down, day(line.day, dates))
            last = (line.day, entry.page)
            entry.text(x(at["chg"]), down, items.setdefault((line.code, line.description), people.digits(7)))
            begin = x(at["desc"])
            if line.code:
                glued = "".join([line.code, *(f"-{m}" for m in line.modifiers), "-"])
                begin = entry.text(begin, down, glued, "code", *(["modifiers"] if line.modifiers else []))
            entry.words(begin, down, 400)
            entry.text(x(at["qty"]), down, line.units, "units", align="r")
            if each or job.fault == "A01" or line.units != "1":
                entry.cash(x(at["unit_price"]), down, "unit_price")
            entry.cash(x(at["charge"]), down, "charge")
            entry.close(pitch)
        right = sum(line.money["charge"] for line in mine)
        total += right
        if not subtotals:
            flow.skip(pitch * 0.4)
            continue
        shown = job.total(mine, scope=f"subtotal {code}") if code == bad else right
        job.sum_of("A02", f"subtotal {code}", mine, shown)
        flow.room(pitch)
        other.put("subtotal", f"*SUBTOTAL {code}", {"charge": (x(at["charge"]), shown)}, x(at["desc"] + 20), pitch)
        flow.skip(pitch * 0.5)
    charges = total if bad else job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    parts = settle(job, charges)
    account(job, parts)
    flow.room(pitch * 12)
    flow.page.put(x(0), flow.y + pitch * 0.5, "=" * 94, plain)
    flow.skip(pitch)
    payer = job.one("CORVANE HLTH", "BLUEMESA PPO", "MEDICARE A", "UNITY PRAIRIE")
    for kind, name, words in (
        ("payment", "insurance_paid", f"PAYMENT {payer}"),
        ("adjustment", "adjustments", f"CONTRACTUAL {payer}"),
    ):
        for cents in pieces(job, parts[name]):
            when = job.after(gone, 20, 45)
            flow.page.put(x(0), flow.y + pitch * 0.5 + plain.size * 0.34, day(when, dates), plain)
            other.put(kind, words, {"charge": (x(at["charge"]), -cents)}, x(at["desc"]), pitch, when=when)
    flow.skip(pitch)
    names = [
        ("total_charges", "TOTAL CHARGES"),
        ("insurance_paid", "INS PAYMENTS"),
        ("adjustments", "ADJUSTMENTS"),
        ("patient_paid", "PATIENT PAYMENTS"),
    ]
    for name, words in [*names, ("balance", job.one("ACCOUNT BALANCE", "BALANCE DUE", "AMT DUE FROM PATIENT"))]:
        if name in ("total_charges", "balance") or parts[name]:
            cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
            flow.page.put(x(at["charge"] - 36), flow.y + pitch * 0.75, words, plain)
            cash_fact(book, flow.page, x(at["charge"]), flow.y + pitch * 0.75, cents, name, plain, money)
            flow.skip(pitch)
