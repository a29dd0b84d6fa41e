"""One paper to be made: its chance, its fault, its lines and sums."""

import datetime
import random
from dataclasses import dataclass, field

from evaluation.papers.ink import Book, Face
from evaluation.papers.people import People
from evaluation.papers.style import decimal, number

MONEY = ("charge", "discount", "allowed", "paid", "patient_paid", "not_covered", "deductible", "copay", "coinsurance", "patient_owes",
         "running", "unit_price")
FAULT_SHARE = 0.56


@dataclass
class Service:
    """Something that can be billed: code, short wording of our own, revenue code, price range in cents, most units, flags.

    Flags: o done once a day (a twin is an error), r may be repeated in a day, d every day of a stay, m takes a side modifier.
    """

    code: str
    words: str
    rev: str
    low: int
    high: int
    most: int = 1
    flags: str = ""
    price: int = 0
    ndc: str = ""


def menu(text):
    """`code;words;rev;low-high;most units;flags[;ndc]`, one a line, prices in dollars."""
    out = []
    for row in text.strip().splitlines():
        code, words, rev, span, most, flags, *ndc = (part.strip() for part in (row + ";").split(";"))
        low, _, high = span.partition("-")
        out.append(Service(code, words, rev, round(float(low) * 100), round(float(high or low) * 100), int(most or 1), flags,
                           ndc=ndc[0] if ndc else ""))
    return out


@dataclass
class Line:
    """One service row: what is true of it; `shown` names what was printed of it."""

    day: datetime.date | None = None
    through: datetime.date | None = None
    code: str = ""
    modifiers: list = field(default_factory=list)
    revenue_code: str = ""
    ndc: str = ""
    units: str = "1"
    description: str = ""
    money: dict = field(default_factory=dict)
    extra: dict = field(default_factory=dict)
    flags: str = ""
    section: str = ""
    shown: set = field(default_factory=set)
    page: int = 0
    box: tuple = ()
    words: str = ""
    order: int = -1

    def copy(self):
        return Line(self.day, self.through, self.code, list(self.modifiers), self.revenue_code, self.ndc, self.units, self.description,
                    dict(self.money), dict(self.extra), self.flags, self.section)

    def key(self):
        return (self.day, self.code or self.description, tuple(self.modifiers), self.units, self.money.get("charge"))

    def truth(self):
        """The line as the truth file has it: only what is printed."""
        show = self.shown
        out = {
            "day": self.day.isoformat() if self.day and "day" in show else None,
            "through": self.through.isoformat() if self.through and "through" in show else None,
            "code": self.code if self.code and "code" in show else None,
            "modifiers": list(self.modifiers) if "modifiers" in show else [],
            "revenue_code": self.revenue_code if self.revenue_code and "revenue_code" in show else None,
            "ndc": self.ndc if self.ndc and "ndc" in show else None,
            "units": number(self.units) if "units" in show else None,
        }
        for name in ("unit_price", "charge", "allowed", "paid", "patient_owes"):
            out[name] = decimal(self.money[name]) if name in show and name in self.money else None
        others = {n: decimal(self.money[n]) for n in MONEY if n not in out and n in show and n in self.money}
        out["other"] = others
        for name in ("time", "minutes", "place", "giver", "tooth", "rx"):
            if name in show and self.extra.get(name):
                out[name] = str(self.extra[name])
        out["description"] = self.words or None
        out["section"] = self.section or None
        out["page"] = self.page
        out["box"] = self.box
        return out


@dataclass
class Job:
    """What a family is handed: its seed's chance, the fault it should plant if it can, and helpers."""

    family: str
    seed: int
    faults: tuple = ()
    forced: str | None = None

    def __post_init__(self):
        self.r = random.Random(f"{self.family}/{self.seed}")
        self.people = People(random.Random(f"people/{self.family}/{self.seed}"))
        pick = self.r.random()
        choice = self.r.choice(self.faults) if self.faults else None
        self.fault = choice if pick < FAULT_SHARE else None
        if self.forced is not None:
            self.fault = self.forced or None
        self.expected = []
        self.looks = []  # look-alikes that must not be reported
        self.book = Book()

    # chance

    def one(self, *choices):
        return self.r.choice(choices)

    def odds(self, share):
        return self.r.random() < share

    def some(self, low, high):
        return self.r.randint(low, high)

    def face(self, *names, size=(8.5, 9.5), stretch=(1.0,)):
        return Face(self.one(*names), round(self.r.uniform(*size) * 4) / 4, self.one(*stretch))

    def date(self, year=(2024, 2026)):
        return datetime.date(self.some(*year), self.some(1, 12), self.some(1, 28))

    def after(self, when, low, high):
        return when + datetime.timedelta(days=self.some(low, high))

    def amount(self, low, high, cents=True):
        """Dollars low to high as cents; prices often end in .00, .25, .50, .95."""
        value = self.some(round(low * 100), round(high * 100))
        if not cents:
            return value // 100 * 100
        if self.odds(0.45):
            value = value // 100 * 100 + self.one(0, 0, 25, 50, 75, 95, 99)
        return value

    def wrong(self, cents):
        """A misprint of an amount that a typist, a carry or a dropped row could make; never the amount itself."""
        text = str(abs(cents))
        for _ in range(40):
            kind = self.some(0, 4)
            if kind == 0 and len(text) > 3:  # two neighbours change places
                at = self.some(0, len(text) - 2)
                new = text[:at] + text[at + 1] + text[at] + text[at + 2:]
            elif kind == 1:  # one digit
                at = self.some(0, len(text) - 1)
                new = text[:at] + str(self.some(0, 9)) + text[at + 1:]
            elif kind == 2:
                new = str(abs(cents) + self.one(-1, 1) * self.one(1000, 10000, 900, 9000, 100))
            elif kind == 3:  # a seven for a one, a one for a seven, a three for an eight
                swap = {"1": "7", "7": "1", "3": "8", "8": "3", "0": "6", "6": "0"}
                places = [i for i, c in enumerate(text) if c in swap]
                if not places:
                    continue
                at = self.r.choice(places)
                new = text[:at] + swap[text[at]] + text[at + 1:]
            else:
                new = str(round(abs(cents) * self.one(1.1, 1.05, 0.9, 2)))
            if new.lstrip("-").isdigit() and not new.startswith(("0", "-")) and abs(int(new) - abs(cents)) >= 2:
                return int(new) if cents >= 0 else -int(new)
        return cents + 1000

    # findings

    def expect(self, check, says, lines=(), printed=None, adds=None, strength="fact", also=()):
        """A planted finding; `lines` are Line objects, resolved when the truth is written."""
        self.expected.append({"check": check, "class": strength, "classes_accepted": sorted({strength, *also}), "says": says, "_lines": list(lines),
                              "printed": None if printed is None else decimal(printed),
                              "should_be": None if adds is None else decimal(adds)})

    # lines

    def order(self, pool, count, first, days=1, twins=True, modifiers=True):
        """Count lines of a menu over some days, in order, without accidental twins; a code has one price and one wording."""
        for service in pool:
            if not service.price:
                service.price = self.amount(service.low / 100, service.high / 100)
        daily = [s for s in pool if "d" in s.flags]
        others = [s for s in pool if "d" not in s.flags]
        lines, seen = [], set()
        for number_of in range(days):
            for service in daily:
                lines.append(self.line(service, first + datetime.timedelta(days=number_of), 1))
        seen.update(line.key() for line in lines)
        once = set()
        for _ in range(count * 12):
            if len(lines) >= count:
                break
            service = self.r.choice(others)
            when = first + datetime.timedelta(days=self.some(0, days - 1))
            if (service.code or service.words, when) in once:
                continue
            once.add((service.code or service.words, when))
            line = self.line(service, when)
            if line.key() not in seen:
                seen.add(line.key())
                lines.append(line)
        if modifiers and twins and self.odds(0.3):
            sided = [i for i, line in enumerate(lines) if "m" in line.flags]
            if sided:
                at = self.r.choice(sided)
                twin = lines[at].copy()
                lines[at].modifiers, twin.modifiers = ["RT"], ["LT"]
                lines.insert(at + 1, twin)
                self.looks.append("the same service on both sides")
        lines.sort(key=lambda line: line.day)
        return lines

    def line(self, service, when, units=None):
        """One line of a service."""
        units = units or (self.some(1, service.most) if self.odds(0.6) else 1)
        return Line(day=when, code=service.code, revenue_code=service.rev, ndc=service.ndc, units=str(units),
                    description=service.words, flags=service.flags, money={"unit_price": service.price, "charge": service.price * units})

    def repeat(self, lines, gap=(1, 3)):
        """Plant A07: one line printed twice."""
        able = [line for line in lines if "o" in line.flags and not line.modifiers and line.money["charge"] > 0]
        if not able:
            return lines
        line = self.r.choice(able)
        twin = line.copy()
        same = [i for i, other in enumerate(lines) if other.day == line.day and other.section == line.section]
        at = min(lines.index(line) + self.some(*gap), same[-1] + 1)
        lines = [*lines[:at], twin, *lines[at:]]
        laboratory = line.code[:1] == "8" and len(line.code) == 5
        if line.revenue_code.startswith("030"):  # serial tests are normal: ask, do not assert
            self.expect("A07", "the same line is printed twice", [line, twin], strength="evidence")
        elif laboratory or line.revenue_code[:3] in ("041", "046", "026"):
            self.expect("A07", "the same line is printed twice", [line, twin], also=("evidence",))
        else:
            self.expect("A07", "the same line is printed twice", [line, twin])
        return lines

    def nearly(self, lines, wordings):
        """Plant A08: the same code, day, units and charge under other words."""
        able = [line for line in lines if line.code in wordings and not line.modifiers]
        if not able:
            return lines
        line = self.r.choice(able)
        twin = line.copy()
        twin.description = wordings[line.code]
        at = lines.index(line) + 1
        lines = [*lines[:at], twin, *lines[at:]]
        self.expect("A08", "the same code on the same day under other words", [line, twin], strength="evidence")
        return lines

    def misextend(self, lines):
        """Plant A01: units x price is not the charge of one line."""
        able = [line for line in lines if line.units not in ("1", "0") and line.money.get("charge", 0) > 500 and line.units.isdigit()]
        if not able:
            return lines
        line = self.r.choice(able)
        right = line.money["charge"]
        for _ in range(30):
            line.money["charge"] = self.wrong(right)
            if abs(line.money["charge"] - right) > int(number(line.units)) and line.money["charge"] > 0:
                break
        self.expect("A01", "units times price is not the charge", [line], line.money["charge"], right)
        return lines

    def zero(self, lines, words, code="", revenue=""):
        """A clean look-alike: a row without a price."""
        line = lines[self.some(0, len(lines) - 1)]
        free = Line(day=line.day, code=code, revenue_code=revenue, description=words, section=line.section,
                    money={"unit_price": 0, "charge": 0})
        lines.insert(lines.index(line) + 1, free)
        self.looks.append("a line of 0.00")
        return lines

    def rounded(self, lines):
        """A clean look-alike: a price that was rounded to print it, so that units x price misses the charge by a cent or two."""
        able = [line for line in lines if line.units in ("3", "6", "7")]
        if able:
            line = self.r.choice(able)
            units = int(line.units)
            line.money["charge"] += self.some(1, units - 1)
            line.money["unit_price"] = (line.money["charge"] * 2 + units) // (2 * units)
            if line.money["unit_price"] * units != line.money["charge"]:
                self.looks.append("a unit price rounded to the cent")
        return lines

    def thousands(self, lines):
        """A clean look-alike: units such as 1,000 or 5,000 at a small price."""
        for line in lines:
            if line.code == "J1644":
                line.units = self.one("1,000", "5,000", "2,500")
                line.money["unit_price"] = self.some(1, 9)
                line.money["charge"] = line.money["unit_price"] * int(line.units.replace(",", ""))
                self.looks.append("units of a thousand and more")
                break
        return lines

    def plant(self, lines, wordings=None):
        """The line faults of this paper, if its fault is one."""
        if self.fault == "A07":
            return self.repeat(lines)
        if self.fault == "A08":
            return self.nearly(lines, wordings or {})
        if self.fault == "A01":
            return self.misextend(lines)
        return lines

    # sums

    def total(self, lines, role="charge", scope="total", fault="A02", share=1.0):
        """The sum of lines as the paper will print it: wrong when this paper's fault is a sum. Once a paper."""
        right = sum(line.money.get(role, 0) for line in lines)
        if self.fault == fault and not any(e["check"] == fault for e in self.expected) and self.odds(share):
            printed = self.wrong(right)
            self.expect(fault, f"the lines do not add up to the {scope}", [], printed, right)
            return printed
        return right

    def balance(self, charges, adjustments=0, insurance=0, patient=0, previous=0, interest=0):
        """What is left, wrong when the fault is A03."""
        right = charges - adjustments - insurance - patient + previous + interest
        if self.fault == "A03" and not any(e["check"] == "A03" for e in self.expected) and right > 0:
            printed = self.wrong(right)
            self.expect("A03", "charges less adjustments and payments are not the balance", [], printed, right)
            return printed
        return right

    def sum_of(self, check, scope, lines, printed, role="charge", plus=()):
        """Remember an equation of the paper, for the self-check: lines (and signed amounts) = a printed amount."""
        self.book.sums.append({"check": check, "scope": scope, "role": role, "_lines": list(lines), "plus": [decimal(p) for p in plus],
                               "printed": decimal(printed)})


def rate_of(cents, percent):
    """A percentage, half a cent up."""
    return (cents * percent * 2 + 100) // 200
