"""Draws the made-up family's papers in src/almoner/samples/riverbend: `python tests/golden/make_samples.py`.

Everything on them is invented, and the same bytes come out each time. What is wrong on them is listed in riverbend.yaml.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

HOME = Path(__file__).parents[2] / "src" / "almoner" / "samples" / "riverbend"
WIDE, HIGH = letter
LEFT, RIGHT = 48, WIDE - 48
SHADE, LINE_GREY = Color(0.90, 0.93, 0.95), Color(0.62, 0.66, 0.70)
BOTTOM = 96

Row = Sequence[str]


@dataclass(frozen=True)
class Column:
    """A column: its heading, where it stands in points from the left edge of the page, and whether it ends there."""

    head: str
    at: float
    right: bool = False


@dataclass
class Sheet:
    """A paper while it is drawn, from the top of its first page down. Pages begin with the same letterhead."""

    path: Path
    letterhead: Callable[["Sheet"], None]
    pages: int = 1
    page: int = 1
    y: float = HIGH - 48
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=letter, invariant=1, pageCompression=1)
        self.canvas.setTitle("Made-up sample paper")
        self.canvas.setAuthor("Almoner samples, invented")
        self.letterhead(self)

    def text(
        self, x: float, words: str, *, size: float = 9, bold: bool = False, right: bool = False, y: float | None = None
    ) -> None:
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, self.y if y is None else y, words)

    def down(self, by: float) -> None:
        self.y -= by

    def rule(self) -> None:
        self.canvas.setStrokeColor(LINE_GREY)
        self.canvas.line(LEFT, self.y, RIGHT, self.y)
        self.canvas.setStrokeColor(black)

    def shade(self, x0: float, x1: float, height: float, *, below: float = 4) -> None:
        self.canvas.setFillColor(SHADE)
        self.canvas.rect(x0, self.y - below, x1 - x0, height, stroke=0, fill=1)
        self.canvas.setFillColor(black)

    def facts(self, pairs: Sequence[tuple[str, str]], *, x: float = LEFT, gap: float = 118, y: float | None = None) -> None:
        """Labels with their values beside them, one pair a line."""
        at = self.y if y is None else y
        for label, value in pairs:
            self.text(x, label, bold=True, y=at)
            self.text(x + gap, value, y=at)
            at -= 13
        if y is None:
            self.y = at

    def amounts(self, pairs: Sequence[tuple[str, str]], *, x: float = 330, last_bold: bool = True) -> None:
        """Labels with amounts at the right edge."""
        for number, (label, amount) in enumerate(pairs, start=1):
            bold = last_bold and number == len(pairs)
            self.text(x, label, bold=bold)
            self.text(RIGHT, amount, right=True, bold=bold)
            self.down(14)

    def heads(self, columns: Sequence[Column]) -> None:
        self.shade(LEFT, RIGHT, 15)
        for column in columns:
            self.text(column.at, column.head, size=8, bold=True, right=column.right)
        self.down(17)

    def row(self, columns: Sequence[Column], cells: Row, *, bold: bool = False) -> None:
        for column, cell in zip(columns, cells, strict=True):
            self.text(column.at, cell, size=8.5, bold=bold, right=column.right)
        self.down(13)

    def paragraph(self, *lines: str, size: float = 9) -> None:
        for line in lines:
            self.text(LEFT, line, size=size)
            self.down(size + 3.5)
        self.down(5)

    def coupon(self, payee: str, account: str, patient: str, due: str, amount: str) -> None:
        """The part to tear off and send with a cheque."""
        self.y = 150
        self.canvas.setDash(3, 3)
        self.rule()
        self.canvas.setDash()
        self.down(13)
        self.text(WIDE / 2 - 118, "Please detach and return this part with your payment", size=8)
        self.down(20)
        self.facts([("Account number", account), ("Patient", patient)])
        self.y += 26
        self.text(330, "Pay this amount", bold=True)
        self.text(RIGHT, amount, bold=True, right=True)
        self.down(13)
        self.text(330, "Due date", bold=True)
        self.text(RIGHT, due, right=True)
        self.down(20)
        self.text(LEFT, f"Make checks payable to {payee}, 1 Example Way, Riverbend Example, NC 27999", size=8)

    def foot(self) -> None:
        self.text(LEFT, "Made-up sample. No such people, places or plans.", size=7, y=34)
        self.text(RIGHT, f"Page {self.page} of {self.pages}", size=7, right=True, y=34)

    def turn(self) -> None:
        self.foot()
        self.canvas.showPage()
        self.page += 1
        self.y = HIGH - 48
        self.letterhead(self)

    def save(self) -> None:
        self.foot()
        self.canvas.save()


def letterhead(name: str, *under: str, right: str) -> Callable[[Sheet], None]:
    """A band in ink with the sender's name, its address and what the paper is."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setFillColor(Color(0.13, 0.30, 0.40))
        sheet.canvas.rect(0, HIGH - 36, WIDE, 36, stroke=0, fill=1)
        sheet.canvas.setFillColor(white)
        sheet.text(LEFT, name, size=14, bold=True, y=HIGH - 24)
        sheet.canvas.setFillColor(black)
        sheet.y = HIGH - 54
        sheet.text(RIGHT, right, size=11, bold=True, right=True)
        for line in under:
            sheet.text(LEFT, line, size=8)
            sheet.down(11)
        sheet.down(10)

    return draw


HOSPITAL = "Riverbend Example Hospital"
HOSPITAL_LINES = (
    "1 Example Way, Riverbend Example, NC 27999   Billing office: (555) 555-0101",
    "NPI: 1111111112   Tax ID: 00-0000001",
)
CLINIC = "Willow Example Clinic"
CLINIC_LINES = ("2 Example Way, Riverbend Example, NC 27999   Phone: (555) 555-0122", "NPI: 1222222220   Tax ID: 00-0000002")
PLAN = "Muestra Example Health Plan"
PLAN_LINES = ("PO Box 0, Riverbend Example, NC 27999   Member help: (555) 555-0133",)

ELENA = [("Patient", "Elena Muestra"), ("Date of birth", "05/05/1961"), ("Account number", "RX-4471-26")]
STAY = [("Admission date", "02/26/2026"), ("Discharge date", "03/02/2026")]
INSURED = [("Primary insurance", "Muestra Example Health Plan PPO"), ("Member ID", "EXM000111")]
DEPARTMENTS: tuple[tuple[str, tuple[Row, ...], str], ...] = (
    (
        "Room and board",
        tuple(
            (day, "0120", "", "ROOM AND BOARD SEMI PRIVATE", "1", "1,850.00", "1,850.00")
            for day in ("02/26/2026", "02/27/2026", "02/28/2026", "03/01/2026", "03/02/2026")
        ),
        "9,250.00",
    ),
    ("Emergency room", (("02/26/2026", "0450", "99284", "ER VISIT LEVEL 4", "1", "1,420.00", "1,420.00"),), "1,420.00"),
    (
        "Pharmacy",
        (
            ("02/26/2026", "0258", "", "SALT WATER IV 1 LITER", "2", "95.00", "190.00"),
            ("02/26/2026", "0636", "J0696", "CEFTRIAXONE PER 250 MG", "4", "38.50", "154.00"),
            ("02/27/2026", "0636", "J0696", "CEFTRIAXONE PER 250 MG", "4", "38.50", "154.00"),
            ("02/27/2026", "0636", "J2405", "ONDANSETRON PER 1 MG", "4", "12.00", "84.00"),
            ("02/28/2026", "0636", "J0696", "CEFTRIAXONE PER 250 MG", "4", "38.50", "154.00"),
            ("02/28/2026", "0636", "J1885", "KETOROLAC PER 15 MG", "2", "24.00", "48.00"),
        ),
        "784.00",
    ),
    (
        "Laboratory",
        (
            ("02/26/2026", "0301", "80053", "BLOOD SALTS AND LIVER SET", "1", "312.00", "312.00"),
            ("02/26/2026", "0305", "85025", "CELL COUNT BY MACHINE", "1", "148.00", "148.00"),
            ("02/27/2026", "0305", "85025", "CELL COUNT BY MACHINE", "1", "148.00", "148.00"),
            ("02/27/2026", "0305", "85025", "CELL COUNT BY MACHINE", "1", "148.00", "148.00"),
            ("02/28/2026", "0306", "87040", "GERM SEARCH IN BLOOD", "1", "256.00", "256.00"),
        ),
        "1,112.00",
    ),
    (
        "Imaging",
        (
            ("02/27/2026", "0320", "71046", "CHEST FILM FRONT AND SIDE", "1", "385.00", "385.00"),
            ("02/27/2026", "0320", "71046", "CHEST FILM FRONT AND SIDE", "1", "385.00", "385.00"),
            ("02/28/2026", "0352", "71250", "CT OF THE CHEST", "1", "1,640.00", "1,640.00"),
        ),
        "2,410.00",
    ),
    (
        "Heart tests",
        (
            ("02/28/2026", "0730", "93005", "HEART TRACING", "1", "210.00", "210.00"),
            ("02/28/2026", "0730", "93005", "EKG AT THE BEDSIDE", "1", "210.00", "210.00"),
        ),
        "420.00",
    ),
    (
        "Physical therapy",
        (
            ("03/01/2026", "0420", "97116", "WALKING PRACTICE", "1", "165.00", "165.00"),
            ("03/04/2026", "0420", "97116", "WALKING PRACTICE", "1", "165.00", "165.00"),
        ),
        "330.00",
    ),
    (
        "Supplies",
        (
            ("02/26/2026", "0270", "", "IV START KIT", "1", "64.00", "64.00"),
            ("02/27/2026", "0270", "", "WASH KIT AND SLIPPERS", "1", "38.00", "38.00"),
        ),
        "102.00",
    ),
)
ITEMISED = (
    Column("Date", LEFT),
    Column("Rev", 112),
    Column("Code", 146),
    Column("Description", 192),
    Column("Qty", 396, right=True),
    Column("Unit price", 474, right=True),
    Column("Charge", RIGHT, right=True),
)


def itemised_bill() -> None:
    sheet = Sheet(
        HOME / "elena-3-hospital-itemized-bill.pdf", letterhead(HOSPITAL, *HOSPITAL_LINES, right="Itemized bill"), pages=2
    )
    top = sheet.y
    sheet.facts([*ELENA, *STAY])
    sheet.facts([("Statement date", "05/18/2026"), ("Claim number", "EX26-000777"), *INSURED], x=320, gap=104, y=top)
    sheet.down(6)
    for number, (name, rows, subtotal) in enumerate(DEPARTMENTS):
        if number == 4:
            sheet.turn()
            sheet.text(LEFT, "Patient: Elena Muestra     Account number: RX-4471-26")
            sheet.down(20)
        if number in {0, 4}:
            sheet.heads(ITEMISED)
        sheet.text(LEFT, name, bold=True)
        sheet.down(13)
        for row in rows:
            sheet.row(ITEMISED, row)
        sheet.text(192, f"Subtotal {name}", size=8.5, bold=True)
        sheet.text(RIGHT, subtotal, size=8.5, bold=True, right=True)
        sheet.down(18)
    sheet.rule()
    sheet.down(16)
    sheet.amounts(
        [
            ("Total charges", "$15,828.00"),
            ("Insurance discount", "-$5,331.20"),
            ("Insurance payment", "-$6,204.64"),
            ("Your payments", "$0.00"),
            ("Balance due", "$4,292.16"),
        ]
    )
    sheet.coupon(HOSPITAL, "RX-4471-26", "Elena Muestra", "06/17/2026", "$4,292.16")
    sheet.save()


def april_statement() -> None:
    sheet = Sheet(
        HOME / "elena-2-hospital-statement-april.pdf", letterhead(HOSPITAL, *HOSPITAL_LINES, right="Account statement")
    )
    top = sheet.y
    sheet.facts([*ELENA, *STAY])
    sheet.facts([("Statement date", "04/20/2026"), ("Claim number", "EX26-000777"), *INSURED], x=320, gap=104, y=top)
    sheet.down(14)
    sheet.text(LEFT, "Account summary", size=11, bold=True)
    sheet.down(20)
    sheet.amounts(
        [
            ("Total charges", "$15,828.00"),
            ("Insurance discount", "-$5,331.20"),
            ("Insurance payment", "-$6,204.64"),
            ("Your payments", "-$250.00"),
            ("Balance due", "$4,042.16"),
        ],
        x=LEFT,
    )
    sheet.down(12)
    sheet.paragraph("Questions about this statement? Call our billing office, Monday to Friday.")
    sheet.coupon(HOSPITAL, "RX-4471-26", "Elena Muestra", "05/20/2026", "$4,042.16")
    sheet.save()


EOB = (
    Column("Service", LEFT),
    Column("Dates", 124),
    Column("Billed", 222, right=True),
    Column("Discount", 274, right=True),
    Column("Reason", 284),
    Column("Allowed", 362, right=True),
    Column("Plan paid", 414, right=True),
    Column("Deductible", 468, right=True),
    Column("Coins", 516, right=True),
    Column("You owe", RIGHT, right=True),
)
EOB_ROWS: tuple[Row, ...] = (
    ("Room and board", "02/26/2026", "9,250.00", "3,700.00", "CO-45", "5,550.00", "3,240.00", "1,500.00", "810.00", "2,310.00"),
    ("Emergency room", "02/26/2026", "1,420.00", "568.00", "CO-45", "852.00", "681.60", "0.00", "170.40", "170.40"),
    ("Pharmacy", "02/26/2026", "784.00", "313.60", "CO-45", "470.40", "376.32", "0.00", "94.08", "94.08"),
    ("Laboratory", "02/26/2026", "1,112.00", "444.80", "CO-45", "667.20", "533.76", "0.00", "133.44", "133.44"),
    ("Imaging", "02/27/2026", "2,410.00", "964.00", "CO-45", "1,446.00", "964.00", "0.00", "482.00", "482.00"),
    ("Heart tests", "02/28/2026", "420.00", "168.00", "CO-45", "252.00", "201.60", "0.00", "50.40", "50.40"),
    ("Physical therapy", "03/01/2026", "330.00", "132.00", "CO-45", "198.00", "158.40", "0.00", "39.60", "39.60"),
    ("Supplies", "02/26/2026", "102.00", "40.80", "CO-45", "61.20", "48.96", "0.00", "12.24", "12.24"),
)
EOB_TOTAL: Row = ("Total", "", "15,828.00", "6,331.20", "", "9,496.80", "6,204.64", "1,500.00", "1,792.16", "3,292.16")


def hospital_eob() -> None:
    sheet = Sheet(HOME / "elena-1-plan-eob-hospital.pdf", letterhead(PLAN, *PLAN_LINES, right="Explanation of Benefits"))
    sheet.text(LEFT, "THIS IS NOT A BILL", size=11, bold=True)
    sheet.down(20)
    top = sheet.y
    sheet.facts(
        [
            ("Member", "Elena Muestra"),
            ("Member ID", "EXM000111"),
            ("Date of birth", "05/05/1961"),
            ("Plan", "Muestra Example Health Plan PPO"),
        ]
    )
    sheet.facts(
        [
            ("EOB date", "03/30/2026"),
            ("Claim number", "EX26-000777"),
            ("Provider", HOSPITAL),
            ("Network", "In network"),
            ("Patient account", "RX-4471-26"),
        ],
        x=330,
        gap=96,
        y=top,
    )
    sheet.down(18)
    sheet.heads(EOB)
    for row in EOB_ROWS:
        sheet.row(EOB, row)
    sheet.rule()
    sheet.down(13)
    sheet.row(EOB, EOB_TOTAL, bold=True)
    sheet.down(14)
    sheet.facts(
        [
            ("Plan coinsurance", "20%"),
            ("Annual deductible", "$1,500.00"),
            ("Deductible met", "$1,500.00"),
            ("Out-of-pocket maximum", "$6,500.00"),
            ("Out-of-pocket met", "$3,592.16"),
        ],
        gap=130,
    )
    sheet.down(10)
    sheet.paragraph(
        "CO-45: more than the amount agreed with the provider. The provider writes this off. You do not pay it.",
        "If you do not agree with this decision, you have the right to appeal within 180 days.",
        size=8.5,
    )
    sheet.save()


def clinic_estimate() -> None:
    sheet = Sheet(HOME / "diego-1-clinic-estimate.pdf", letterhead(CLINIC, *CLINIC_LINES, right="Good Faith Estimate"))
    top = sheet.y
    sheet.facts(
        [
            ("Patient", "Diego Muestra"),
            ("Date of birth", "09/09/1997"),
            ("Account number", "WC-2093"),
            ("Primary insurance", "Self-pay"),
        ]
    )
    sheet.facts(
        [("Estimate date", "07/21/2026"), ("Date scheduled", "07/20/2026"), ("Expected date of service", "08/04/2026")],
        x=320,
        gap=130,
        y=top,
    )
    sheet.down(16)
    sheet.heads(CLINIC_COLUMNS)
    for row in ESTIMATED:
        sheet.row(CLINIC_COLUMNS, row)
    sheet.rule()
    sheet.down(16)
    sheet.amounts([("Total expected charges", "$860.00")])
    sheet.down(10)
    sheet.paragraph(
        "This Good Faith Estimate shows the costs of items and services that are reasonably expected for your care.",
        "If you are billed for more than this Good Faith Estimate, you have the right to dispute the bill.",
        size=8.5,
    )
    sheet.save()


CLINIC_COLUMNS = (
    Column("Date", LEFT),
    Column("Code", 124),
    Column("Description", 180),
    Column("Qty", 380, right=True),
    Column("Unit price", 464, right=True),
    Column("Charge", RIGHT, right=True),
)
ESTIMATED: tuple[Row, ...] = (
    ("08/04/2026", "99203", "FIRST VISIT, NEW PATIENT", "1", "220.00", "220.00"),
    ("08/04/2026", "73562", "KNEE FILM", "1", "180.00", "180.00"),
    ("08/04/2026", "20610", "SHOT INTO THE KNEE", "1", "410.00", "410.00"),
    ("08/04/2026", "J3301", "TRIAMCINOLONE PER 10 MG", "4", "12.50", "50.00"),
)
ADDED: tuple[Row, ...] = (
    ("08/04/2026", "76942", "SOUND PICTURE FOR THE NEEDLE", "1", "480.00", "480.00"),
    ("08/04/2026", "L1833", "KNEE BRACE, READY MADE", "1", "545.00", "545.00"),
)


def clinic_bill() -> None:
    sheet = Sheet(HOME / "diego-2-clinic-bill.pdf", letterhead(CLINIC, *CLINIC_LINES, right="Patient statement"))
    top = sheet.y
    sheet.facts([("Patient", "Diego Muestra"), ("Date of birth", "09/09/1997"), ("Account number", "WC-2093")])
    sheet.facts(
        [("Statement date", "08/24/2026"), ("Due date", "09/23/2026"), ("Primary insurance", "Self-pay")], x=320, gap=104, y=top
    )
    sheet.down(16)
    sheet.heads(CLINIC_COLUMNS)
    for row in (*ESTIMATED, *ADDED):
        sheet.row(CLINIC_COLUMNS, row)
    sheet.rule()
    sheet.down(16)
    sheet.amounts(
        [
            ("Total charges", "$1,885.00"),
            ("Self-pay discount", "-$100.00"),
            ("Your payment 08/04/2026", "-$120.00"),
            ("Balance due", "$1,785.00"),
        ]
    )
    sheet.coupon(CLINIC, "WC-2093", "Diego Muestra", "09/23/2026", "$1,785.00")
    sheet.save()


def emergency_statement() -> None:
    sheet = Sheet(HOME / "diego-3-hospital-statement.pdf", letterhead(HOSPITAL, *HOSPITAL_LINES, right="Account statement"))
    top = sheet.y
    sheet.facts([("Patient", "Diego Muestra"), ("Date of birth", "09/09/1997"), ("Account number", "RX-5520-26")])
    sheet.facts(
        [("Statement date", "08/17/2026"), ("Date of service", "07/12/2026"), ("Primary insurance", "Self-pay")],
        x=320,
        gap=104,
        y=top,
    )
    sheet.down(14)
    sheet.text(LEFT, "Account summary", size=11, bold=True)
    sheet.down(20)
    sheet.amounts([("Total charges", "$1,732.00"), ("Your payments", "$0.00"), ("Balance due", "$1,732.00")], x=LEFT)
    sheet.down(12)
    sheet.paragraph("This is a summary. Riverbend Example Hospital is a non-profit hospital.")
    sheet.coupon(HOSPITAL, "RX-5520-26", "Diego Muestra", "09/16/2026", "$1,732.00")
    sheet.save()


def collection_letter() -> None:
    sheet = Sheet(
        HOME / "diego-4-collection-letter.pdf",
        letterhead(
            "Pretend Example Collections", "3 Example Way, Riverbend Example, NC 27999   Phone: (555) 555-0144", right="Notice"
        ),
    )
    sheet.facts([("Date", "11/02/2026"), ("Name", "Diego Muestra"), ("Account number", "RX-5520-26")])
    sheet.facts([("Original creditor", HOSPITAL), ("Date of service", "07/12/2026"), ("Amount due", "$1,732.00")])
    sheet.down(16)
    sheet.paragraph("Dear Diego Muestra,", size=10)
    sheet.paragraph(
        "Your account with Riverbend Example Hospital was placed with us for collection.",
        "We are a debt collector. This is an attempt to collect a debt.",
        "The balance of $1,732.00 is due now.",
        size=10,
    )
    sheet.paragraph(
        "If we do not receive your payment, we will report your account to the credit bureaus after 12/01/2026.", size=10
    )
    sheet.paragraph("Pretend Example Collections", size=10)
    sheet.save()


CLINIC_EOB = """\
Muestra Example Health Plan
PO Box 0, Riverbend Example, NC 27999

EXPLANATION OF BENEFITS
THIS IS NOT A BILL

Member: Elena Muestra
Date of birth: 05/05/1961
Member ID: EXM000111
Plan: Muestra Example Health Plan PPO
EOB date: 01/28/2026
Claim number: EX26-000102
Provider: Willow Example Clinic
Network: In network

Date        Code   Description              Billed  Discount  Reason  Allowed  Plan paid  Deductible  You owe
01/14/2026  99213  OFFICE VISIT             420.00    120.00  CO-45    300.00       0.00      300.00   300.00
Total                                       420.00    120.00           300.00       0.00      300.00   300.00

Annual deductible: $1,500.00
Deductible met: $300.00
Out-of-pocket maximum: $6,500.00
Out-of-pocket met: $300.00

Made-up sample. No such people, places or plans.
"""


def main() -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    for draw in (
        hospital_eob,
        april_statement,
        itemised_bill,
        clinic_estimate,
        clinic_bill,
        emergency_statement,
        collection_letter,
    ):
        draw()
    (HOME / "elena-0-plan-eob-january.txt").write_text(CLINIC_EOB, encoding="utf-8")


if __name__ == "__main__":
    main()
