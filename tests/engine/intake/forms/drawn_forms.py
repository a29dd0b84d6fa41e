"""Plainly drawn claim forms of made-up people, as words with places: every size and shift, with or without the form's own print."""

import random
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from almoner.engine.intake.forms.ub04_plan import PLAN as UB04
from almoner.engine.intake.layout_parts.words import Page, Word

WIDE, HIGH = 612, 792
ALIKE = {"0": "O", "1": "l", "5": "S", "8": "B", "O": "0", "I": "l", "S": "5", "B": "8", "E": "F", "C": "G"}


@dataclass
class Sheet:
    """Collects words; places are given in inches from the top left corner, the text's upper edge first."""

    size: tuple[int, int] = (100, 100)  # percent of a letter page that the form takes
    shift: tuple[int, int] = (0, 0)  # ten-thousandths of the page
    number: int = 1
    words: list[Word] = field(default_factory=list)

    def write(self, x: float, y: float, text: str, *, points: int = 10, font: str = "Courier") -> None:
        at = x * 72
        for part in text.split(" "):
            wide = stringWidth(part, font, points)
            if part:
                left, right = at * 10_000 / WIDE, (at + wide) * 10_000 / WIDE
                top, bottom = y * 72 * 10_000 / HIGH, (y * 72 + points * 0.72) * 10_000 / HIGH
                box = (self._x(left), self._y(top), self._x(right), self._y(bottom))
                self.words.append(Word(text=part, box=box, page=self.number))
            at += wide + stringWidth(" ", font, points)

    def _x(self, value: float) -> int:
        return round(value * self.size[0] / 100) + self.shift[0]

    def _y(self, value: float) -> int:
        return round(value * self.size[1] / 100) + self.shift[1]

    def page(self) -> Page:
        return Page(self.number, tuple(self.words))


def noisy(page: Page, seed: int, *, wrong: int = 3, split: int = 4, shake: int = 14, data: bool = False) -> Page:
    """As a reading engine gives it: places shake, words split, signs in long words are misread (`wrong` in a hundred).

    Digits stay as they are unless `data` says otherwise.
    """
    chance = random.Random(seed)
    words = []
    for word in page.words:
        x0, y0, x1, y1 = (edge + chance.randint(-shake, shake) for edge in word.box)
        text = "".join(
            ALIKE.get(mark, mark) if chance.randrange(100) < wrong and (data or not mark.isdigit()) else mark
            for mark in word.text
        )
        box = (x0, y0, max(x0 + 5, x1), max(y0 + 5, y1))
        seen = replace(word, text=text, box=box, printed=False, confidence=930)
        if len(text) > 5 and text.isalpha() and chance.randrange(100) < split:
            cut = len(text) // 2
            middle = x0 + (x1 - x0) * cut // len(text)
            words += [
                replace(seen, text=text[:cut], box=(x0, y0, middle, y1)),
                replace(seen, text=text[cut:], box=(middle, y0, x1, y1)),
            ]
        else:
            words.append(seen)
    chance.shuffle(words)
    return Page(page.number, tuple(words))


def pixels(value: float) -> float:
    """Inches of a place measured on a picture of 112 pixels an inch."""
    return value / 112


UB_LINES = (
    ("0120", "ROOM & BOARD SEMI", "1250.00", "020326", "2", "2500 00", ""),
    ("0250", "PHARMACY", "", "020326", "14", "318 45", ""),
    ("0301", "LAB CHEMISTRY", "80053 91", "020426", "1", "164 20", "12 00"),
    ("0450", "EMERG ROOM", "9928425", "020326", "1", "1180 00", ""),
    ("0636", "N400409123401 ML2", "J1885", "020426", "2", "45 10", ""),
)
UB_TOTAL = "4207 75"


def ub04(
    sheet: Sheet,
    *,
    captions: bool = True,
    lines: tuple[tuple[str, ...], ...] = UB_LINES,
    total: str | None = UB_TOTAL,
    pages: str = "1 1",
    account: str = "MADEUP-4411",
    due: str = "3707 75",
    prior: str = "500 00",
) -> Sheet:
    """A hospital's claim; dollars and cents apart ("2500 00"), as the form wants them."""
    if captions:
        for caption in UB04.captions:
            sheet.write(caption.x * 8.5 / 10_000, caption.y * 11 / 10_000 - 0.025, caption.text, points=6, font="Helvetica")

    def at(x: float, y: float, text: str) -> None:
        sheet.write(pixels(x), pixels(y) - 0.05, text)

    def money(right: float, cents: float, y: float, text: str) -> None:
        if text:
            whole, _, part = text.partition(" ")
            at(right - stringWidth(whole, "Courier", 10) / 72 * 112, y, whole)
            at(cents, y, part)

    at(22, 29, "MADE UP GENERAL HOSPITAL")
    at(22, 48, "12 NOWHERE ROAD")
    at(22, 66, "ALBANY NY 12207")
    at(616, 29, account)
    at(890, 48, "0111")
    at(582, 86, "14-1234567")
    at(696, 86, "020326")
    at(775, 86, "020526")
    at(34, 123, "EXAMPLE, ALEX Q")
    at(362, 123, "ALBANY")
    at(22, 161, "04121961")
    at(125, 161, "F")
    at(158, 161, "020326")
    at(238, 161, "14")
    at(266, 161, "1")
    at(340, 161, "11")
    at(360, 161, "01")
    for number, (revenue, words, code, day, units, charge, other) in enumerate(lines):
        y = 348 + number * 18.66
        at(24, y, revenue)
        at(75, y, words)
        at(355, y, code)
        at(524, y, day)
        at(640, y, units)
        money(764, 772, y, charge)
        money(876, 884, y, other)
    if total:
        at(24, 758, "0001")
        at(530, 758, "021026")
        money(764, 772, 758, total)
    first, last = pages.split()
    at(128, 758, first)
    at(196, 758, last)
    at(22, 796, "MADE UP HEALTH PLAN")
    money(584, 592, 796, prior)
    money(708, 716, 796, due)
    at(775, 758, "")
    at(775, 777, "1234567893")
    at(22, 870, "EXAMPLE, ALEX Q")
    at(346, 870, "MU12345678")
    at(34, 1001, "J189")
    at(109, 1001, "Y")
    at(124, 1001, "I10")
    at(215, 1001, "E119")
    at(65, 1039, "R0602")
    at(22, 1150, "MADE UP REMARK")
    return sheet


def cms_x(column: float) -> float:
    """Inches of a print column of the CMS-1500, ten to the inch."""
    return 0.37 + (column - 1) * 0.0985


def cms_y(line: float) -> float:
    """Inches of the middle of a print line of the CMS-1500, six to the inch."""
    return 1.54 + (line - 8) / 6


CMS_CAPTIONS = (
    (1, 5.6, "HEALTH INSURANCE CLAIM FORM"),
    (1, 6.2, "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12"),
    (1, 7.2, "1. MEDICARE"),
    (9.7, 7.2, "MEDICAID"),
    (17, 7.2, "TRICARE"),
    (25, 7.2, "CHAMPVA"),
    (50.2, 7.2, "1a. INSURED'S I.D. NUMBER"),
    (1, 9.1, "2. PATIENT'S NAME (Last Name, First Name, Middle Initial)"),
    (30, 9.1, "3. PATIENT'S BIRTH DATE"),
    (50.2, 9.1, "4. INSURED'S NAME (Last Name, First Name, Middle Initial)"),
    (1, 11, "5. PATIENT'S ADDRESS (No., Street)"),
    (30, 11, "6. PATIENT RELATIONSHIP TO INSURED"),
    (50.2, 11, "7. INSURED'S ADDRESS (No., Street)"),
    (1, 13, "CITY"),
    (25, 13, "STATE"),
    (30, 13, "8. RESERVED FOR NUCC USE"),
    (1, 15, "ZIP CODE"),
    (14, 15, "TELEPHONE (Include Area Code)"),
    (1, 16.9, "9. OTHER INSURED'S NAME (Last Name, First Name, Middle Initial)"),
    (30, 16.9, "10. IS PATIENT'S CONDITION RELATED TO:"),
    (50.2, 16.9, "11. INSURED'S POLICY GROUP OR FECA NUMBER"),
    (1, 18.9, "a. OTHER INSURED'S POLICY OR GROUP NUMBER"),
    (50.2, 18.9, "a. INSURED'S DATE OF BIRTH"),
    (50.2, 22.9, "c. INSURANCE PLAN NAME OR PROGRAM NAME"),
    (1, 24.9, "d. INSURANCE PLAN NAME OR PROGRAM NAME"),
    (1, 30.9, "14. DATE OF CURRENT ILLNESS, INJURY, or PREGNANCY (LMP)"),
    (28, 30.9, "15. OTHER DATE"),
    (50.2, 30.9, "16. DATES PATIENT UNABLE TO WORK IN CURRENT OCCUPATION"),
    (1, 32.8, "17. NAME OF REFERRING PROVIDER OR OTHER SOURCE"),
    (50.2, 32.8, "18. HOSPITALIZATION DATES RELATED TO CURRENT SERVICES"),
    (1, 34.9, "19. ADDITIONAL CLAIM INFORMATION (Designated by NUCC)"),
    (50.2, 34.9, "20. OUTSIDE LAB?"),
    (1, 36.8, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY Relate A-L to service line below (24E) ICD Ind."),
    (50.2, 36.8, "22. RESUBMISSION CODE"),
    (50.2, 39, "23. PRIOR AUTHORIZATION NUMBER"),
    (1, 41, "24. A. DATE(S) OF SERVICE"),
    (24.5, 41, "D. PROCEDURES, SERVICES, OR SUPPLIES"),
    (51, 42, "$ CHARGES"),
    (25, 42.4, "CPT/HCPCS"),
    (33, 42.4, "MODIFIER"),
    (1, 55, "25. FEDERAL TAX I.D. NUMBER"),
    (23.3, 55, "26. PATIENT'S ACCOUNT NO."),
    (37.8, 55, "27. ACCEPT ASSIGNMENT?"),
    (50.2, 55, "28. TOTAL CHARGE"),
    (61.5, 55, "29. AMOUNT PAID"),
    (71, 55, "30. Rsvd for NUCC Use"),
    (1, 57.1, "31. SIGNATURE OF PHYSICIAN OR SUPPLIER"),
    (23.3, 57.1, "32. SERVICE FACILITY LOCATION INFORMATION"),
    (50.2, 57.1, "33. BILLING PROVIDER INFO & PH # ( )"),
)
CMS_LINES = (
    ("02 03 26", "02 03 26", "11", "99214", "25", "A B", "185 00", "1", "1234567893", ""),
    ("02 03 26", "02 03 26", "11", "J1885", "", "B", "45 50", "2", "1234567893", "N400409123401 ML2"),
    ("02 04 26", "02 06 26", "11", "97110", "GP KX", "C", "1104 25", "12", "1234567893", ""),
)


def cms1500(
    sheet: Sheet,
    *,
    captions: bool = True,
    lines: tuple[tuple[str, ...], ...] = CMS_LINES,
    total: str | None = "1334 75",
    account: str = "MU-2001",
) -> Sheet:
    """A doctor's claim, printed at the columns and lines that the form's makers name."""

    def at(column: float, line: float, text: str) -> None:
        sheet.write(cms_x(column), cms_y(line) - 0.05, text)

    def money(column: int, cents: int, line: float, text: str) -> None:
        whole, _, part = text.partition(" ")
        at(column - len(whole), line, whole)
        at(cents, line, part)

    if captions:
        for column, line, text in CMS_CAPTIONS:
            sheet.write(cms_x(column), cms_y(line) - 0.03, text, points=5, font="Helvetica")
    at(41, 2, "MADE UP INSURANCE")
    at(41, 3, "1 NOWHERE PLAZA")
    at(31, 8, "X")
    at(50, 8, "MU778899")
    at(1, 10, "EXAMPLE, SAM, J")
    at(31, 10, "08 15 1975")
    at(42, 10, "X")
    at(50, 10, "EXAMPLE, SAM, J")
    at(1, 12, "321 NOWHERE ST")
    at(1, 14, "BOSTON")
    at(26, 14, "MA")
    at(1, 16, "02101")
    at(50, 24, "MADE UP PPO")
    at(42, 37, "0")
    for column, text in ((3, "J209"), (16, "R05"), (29, "M545")):
        sheet.write(cms_x(column - 1.6), cms_y(38) - 0.03, "ABCDEFG"[(column - 3) // 13] + ".", points=6, font="Helvetica")
        at(column, 38, text)
    at(3, 39, "Z0000")
    for number, (first, last, place, code, modifiers, pointer, charge, units, npi, above) in enumerate(lines):
        line = 44 + 2 * number
        at(1, line - 1, above)
        for start, day in ((1, first), (10, last)):
            for step, part in enumerate(day.split()):
                at(start + 3 * step, line, part)
        at(19, line, place)
        at(25, line, code)
        at(33, line, modifiers)
        at(45, line, pointer.replace(" ", ""))
        money(55, 56, line, charge)
        at(59, line, units)
        at(68, line, npi)
    at(1, 56, "12-3456789")
    at(23, 56, account)
    if total:
        money(57, 58, 56, total)
        money(67, 68, 56, "100 00")
    at(1, 60, "SIGNATURE ON FILE")
    at(6, 61, "02 10 26")
    at(23, 58, "MADE UP CLINIC")
    at(50, 58, "MADE UP DOCTORS PC")
    at(50, 59, "456 NOWHERE DRIVE")
    at(50, 60, "BOSTON MA 02101")
    at(50, 61, "1234567893")
    return sheet
