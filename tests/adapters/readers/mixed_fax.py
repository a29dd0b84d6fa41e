"""A made-up fax of forty pages: papers of three people and several kinds, with cover sheets, blank pages, one page upside down,
pages out of order, and one page that does not say whose it is. The truth stands beside it."""

import io
import random
from dataclasses import dataclass

import pypdfium2
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

PEOPLE = {
    "rosa": ("Rosa Exampel", "03/14/1961", "MBR7710001"),
    "tobias": ("Tobias Madeup", "11/02/1984", "MBR7710002"),
    "nia": ("Nia Pretend", "07/30/2009", "MBR7710003"),
}


@dataclass(frozen=True)
class Sheet:
    """One page: whose, of which paper, its rows. `whose` and `paper` None: of nobody (a cover, a blank)."""

    whose: str | None
    paper: str | None
    rows: tuple[str, ...]
    upside_down: bool = False


def charges(seed, count):
    """Rows of charges with no two alike, and their sum in cents."""
    chance = random.Random(seed)
    codes = chance.sample(["99213", "80053", "85025", "71046", "J1885", "93005", "36415", "81001", "97110", "G0463"], count)
    rows, total = [], 0
    for at, code in enumerate(codes):
        cents = chance.randrange(2000, 40000, 25)
        total += cents
        rows.append(
            f"{chance.randrange(1, 9):02d}/{at + 3:02d}/2026  {code}  Made-up service {at + 1:<4} 1  {cents / 100:>10,.2f}"
        )
    return rows, total


def bill(who, number, account, house, pages, seed):
    """An itemized bill of some pages, each with its own number; the total stands on the last."""
    name, born, _ = PEOPLE[who]
    made, total = [], 0
    for page in range(1, pages + 1):
        rows, cents = charges(seed + page, 5)
        total += cents
        head = [house, "ITEMIZED STATEMENT", f"Page {page} of {pages}", f"Patient: {name}", f"Account number: {account}"]
        head += [f"Date of birth: {born}", "Statement date: 09/15/2026"] if page == 1 else []
        foot = [f"Total charges {total / 100:>20,.2f}", f"Balance due {total / 100:>20,.2f}"] if page == pages else []
        table = ["Date        Code   Description        Units     Charge"]
        made.append(Sheet(who, number, (*head, "", *table, *rows, "", *foot)))
    return made


def benefits(who, number, claim, plan, pages, seed):
    name, _, member = PEOPLE[who]
    made = []
    for page in range(1, pages + 1):
        rows, _ = charges(seed + page, 3)
        head = [plan, "EXPLANATION OF BENEFITS", "THIS IS NOT A BILL", f"Page {page} of {pages}", f"Member: {name}"]
        head += [f"Member ID: {member}", f"Claim number: {claim}", "Provider: Made-up Valley Clinic"]
        table = ["Date        Code   Description        Units     Amount billed"]
        made.append(Sheet(who, number, (*head, "", *table, *rows)))
    return made


def debt(who, number, reference):
    name, _, _ = PEOPLE[who]
    rows = [
        "INVENTED RECOVERY GROUP",
        "This communication is from a debt collector.",
        f"{name}",
        f"Reference number: {reference}",
        "Original creditor: Made-up Valley Clinic",
        "September 20, 2026",
        "Amount of the debt: $312.40",
        "You have the right to dispute the debt within 30 days.",
    ]
    return [Sheet(who, number, tuple(rows))]


def estimate(who, number, house, seed):
    name, born, _ = PEOPLE[who]
    rows, total = charges(seed, 3)
    head = [house, "GOOD FAITH ESTIMATE", f"Patient: {name}", f"Date of birth: {born}", "Estimate date: 08/01/2026"]
    table = ["Date        Code   Description        Units     Expected charge"]
    return [Sheet(who, number, (*head, "", *table, *rows, f"Total expected charges {total / 100:>14,.2f}"))]


def cover(pages):
    rows = ["FAX", "COVER SHEET", "To: A made-up advocate", "From: Made-up front desk", f"Pages: {pages} including cover"]
    return [Sheet(None, None, (*rows, "Confidential: if you are not the person named above, please call us."))]


def forty():
    """The pages in the order they came."""
    blank = [Sheet(None, None, ())]
    a1 = bill("rosa", "a1", "RX-4471002", "MADE-UP VALLEY HOSPITAL", 4, 100)
    a2 = benefits("rosa", "a2", "CLM88120017", "INVENTED HEALTH PLAN", 3, 200)
    a3 = bill("rosa", "a3", "RX-4471955", "MADE-UP EAST IMAGING", 1, 300)
    b1 = bill("tobias", "b1", "TB-9034410", "MADE-UP VALLEY CLINIC", 3, 400)
    b2 = debt("tobias", "b2", "IRG-5540093")
    b3 = benefits("tobias", "b3", "CLM88120455", "INVENTED HEALTH PLAN", 2, 500)
    b4 = benefits("tobias", "b4", "CLM88120501", "INVENTED HEALTH PLAN", 2, 550)
    b5 = bill("tobias", "b5", "TB-9034999", "MADE-UP VALLEY HOSPITAL", 5, 600)
    c1 = bill("nia", "c1", "NP-2200317", "MADE-UP CHILDREN'S CLINIC", 3, 700)
    c2 = benefits("nia", "c2", "CLM88121111", "OTHER INVENTED PLAN", 2, 800)
    c3 = estimate("nia", "c3", "MADE-UP CHILDREN'S CLINIC", 900)
    c4 = bill("nia", "c4", "NP-2200940", "MADE-UP CHILDREN'S CLINIC", 2, 1000)
    a4 = bill("rosa", "a4", "RX-4472210", "MADE-UP VALLEY HOSPITAL", 5, 1100)
    rows, _ = charges(1200, 4)
    nobody = [Sheet(None, "x1", ("continued from the page before", "", *rows))]
    pages = cover(40) + a1 + a2 + blank + b1[1:2] + b1[:1] + b1[2:] + b2 + a3 + cover(25) + b3 + b4
    pages += [b5[0], b5[1], *c1[:1], b5[3], b5[2], b5[4], *c1[1:], *blank, *c2, *c3, *nobody, *c4, *a4, *blank]
    assert len(pages) == 40, len(pages)
    turned = pages.index(c1[1])
    pages[turned] = Sheet(c1[1].whose, c1[1].paper, c1[1].rows, upside_down=True)
    return pages


def drawn(sheets, *, header=True):
    """A PDF with text; `header` is the line that a fax machine puts on every page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    width, height = letter
    for number, sheet in enumerate(sheets, start=1):
        if sheet.upside_down:
            canvas.translate(width, height)
            canvas.rotate(180)
        canvas.setFont("Courier", 9)
        if header and sheet.rows:
            canvas.drawString(40, 775, f"09/28/2026 10:14  FROM 5550100  TO 5550199  P.{number:03d}/{len(sheets):03d}")
        for at, row in enumerate(sheet.rows):
            canvas.drawString(60, 730 - at * 15, row)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pictured(sheets, dpi=200):
    """The same as pictures of its pages, as a fax machine keeps them."""
    text = pypdfium2.PdfDocument(drawn(sheets))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    for page in text:
        canvas.drawImage(ImageReader(page.render(scale=dpi / 72, grayscale=True).to_pil()), 0, 0, *letter)
        canvas.showPage()
        page.close()
    text.close()
    canvas.save()
    return out.getvalue()
