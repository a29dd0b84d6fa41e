"""What the held families share; under the same rule as they are: nobody who builds the reader opens it."""

from dataclasses import dataclass

from evaluation.papers.ink import Amount, Face, wrap
from evaluation.papers.style import Money
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Job, Line, rate_of

SETTLED = ("charge", "discount", "allowed", "deductible", "copay", "coinsurance", "paid", "patient_owes")


@dataclass
class Entry:
    """One service line, printed piece by piece; the line learns what was printed of it. Heights are from the entry's top."""

    flow: Flow
    line: Line
    face: Face
    money: Money

    def __post_init__(self) -> None:
        self.top, self.page = self.flow.y, self.flow.page

    def text(
        self, x: float, down: float, text: str, *roles: str, align: str = "l", face: Face | None = None, gray: float = 0.0
    ) -> float:
        """Write something of the line; answers where it ends."""
        if str(text).strip():
            self.line.shown.update(roles)
            return self.page.put(x, self.top + down, text, face or self.face, align, gray)[1]
        return x

    def words(self, x: float, down: float, width: float, face: Face | None = None, lead: float = 1.15) -> float:
        """The description, wrapped; answers where its last row ends."""
        used, end = face or self.face, x
        parts = wrap(self.line.description, used, width)
        for number, part in enumerate(parts):
            end = self.page.put(x, self.top + down + number * used.size * lead, part, used)[1]
        self.line.words = " ".join(parts)
        return end

    def cash(
        self, x: float, down: float, role: str, align: str = "r", *, face: Face | None = None, money: Money | None = None
    ) -> Amount:
        """An amount of the line."""
        spot = self.flow.book.cash(
            self.page, x, self.top + down, self.line.money[role], role, face or self.face, money or self.money, align
        )
        spot.line = self.line
        self.line.shown.add(role)
        return spot

    def say(self, x: float, down: float, width: float, pieces: list, *, face: Face | None = None, lead: float = 1.35) -> float:
        """Amounts of the line in sentences: pieces are strings and (role, money). Answers the height below."""
        before = len(self.flow.book.amounts)
        told = [p if isinstance(p, str) else (self.line.money[p[0]], p[0], p[1]) for p in pieces]
        low = self.flow.book.say(self.page, x, self.top + down, width, told, face or self.face, lead)
        for spot in self.flow.book.amounts[before:]:
            spot.line = self.line
            self.line.shown.add(spot.role)
        return low - self.top

    def close(self, height: float, left: float | None = None, right: float | None = None, *, stay: bool = False) -> None:
        """The line is done; `stay` leaves the flow where it is."""
        self.line.page = self.page.number
        self.line.box = (
            self.flow.left if left is None else left,
            self.top,
            self.flow.right if right is None else right,
            self.top + height,
        )
        self.flow.book.lines.append(self.line)
        if not stay:
            self.flow.y = self.top + height


@dataclass
class Other:
    """Prints the rows that are no service: totals, payments, adjustments, notes."""

    flow: Flow
    face: Face
    money: Money

    def put(
        self,
        kind: str,
        label: str,
        money: dict[str, tuple[float, int]],
        at: float,
        height: float = 12.0,
        *,
        when: object = None,
        bold: bool = False,
        align: str = "l",
        line: bool = False,
        dots: bool = False,
    ) -> dict[str, Amount]:
        """One row: its label at a place, amounts as {role: (place of the right edge, cents)}."""
        flow, face = self.flow, self.face.bold() if bold else self.face
        base = flow.y + height * 0.5 + face.size * 0.34
        _, end = flow.page.put(at, base, label, face, align)
        amounts = {
            role: flow.book.cash(flow.page, x, base, cents, f"{kind}:{role}", face, self.money)
            for role, (x, cents) in money.items()
        }
        if dots and amounts:
            flow.page.dots(end + 4, min(a.box[0] for a in amounts.values()), base, face)
        row = Row(kind, label, {role: cents for role, (_, cents) in money.items()}, when, note="line" if line else "")
        flow.book.rows.append((row, amounts, flow.page.number, (flow.left, flow.y, flow.right, flow.y + height)))
        flow.y += height
        return amounts


def tall(text: str, face: Face, width: float) -> int:
    """How many rows a text needs."""
    return len(wrap(text, face, width))


def adjudicate(job: Job, lines: list[Line], percent: int, left: int, *, low: int = 35, high: int = 92) -> int:
    """A plan's columns for lines; answers what is left of the deductible."""
    for line in lines:
        charge = line.money["charge"]
        allowed = charge * job.some(low, high) // 100
        first = min(left, allowed)
        left -= first
        shared = rate_of(allowed - first, percent)
        line.money |= {
            "discount": charge - allowed,
            "allowed": allowed,
            "deductible": first,
            "coinsurance": shared,
            "paid": allowed - first - shared,
            "patient_owes": first + shared,
        }
    return left


def misshare(job: Job, lines: list[Line], percent: int) -> None:
    """Plant F07, if it is this paper's fault: a coinsurance that is not the plan's rate; the line's other sums hold."""
    able = [line for line in lines if line.money["coinsurance"] > 500]
    if job.fault != "F07" or not able:
        return
    line = job.r.choice(able)
    right = line.money["coinsurance"]
    base = line.money["allowed"] - line.money["deductible"]
    new = rate_of(base, percent + job.one(5, 10, 15))
    if job.odds(0.3) and 100 < rate_of(line.money["charge"], percent) - right < line.money["paid"]:
        new = rate_of(line.money["charge"], percent)
    moved = new - right
    if moved < 100 or moved > line.money["paid"]:
        return
    line.money["coinsurance"], line.money["paid"] = new, line.money["paid"] - moved
    line.money["patient_owes"] += moved
    job.expect("F07", f"coinsurance is not {percent} % of allowed less deductible", [line], new, right)


def sums(lines: list[Line], *roles: str) -> dict[str, int]:
    """The sum of each role over lines."""
    return {role: sum(line.money.get(role, 0) for line in lines) for role in roles}


def pieces(job: Job, cents: int, most: int = 2) -> list[int]:
    """An amount paid in one or more parts."""
    if cents < 4000 or most < 2 or job.odds(0.5):
        return [cents] if cents else []
    first = cents * job.some(20, 80) // 100
    return [first, cents - first]
