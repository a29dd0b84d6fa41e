"""Below (or above) the mosaic's body: how charges become a balance, ageing, a slip to return, notes."""

from evaluation.papers.families.mosaic_stock import LADDER, NOTES
from evaluation.papers.ink import wrap
from evaluation.papers.parts import TAKES_OFF, account, cash_fact, fact
from evaluation.papers.style import day

STEPS = ("total_charges", "adjustments", "insurance_paid", "patient_paid", "balance")


class Tail:
    """Chosen once; drawn before the body, after it, or both (the second time as a copy)."""

    def __init__(self, job, plan, parts, face, money):
        self.job, self.plan, self.parts, self.face, self.book = job, plan, parts, face, job.book
        self.money = money.full() if money.sign == "" and job.odds(0.55) else money
        steps = [name for name in STEPS]
        if parts.get("previous_balance"):
            steps.insert(0 if job.odds(0.7) else 1, "previous_balance")
        zeros = job.odds(0.25)
        self.steps = [name for name in steps if parts[name] or zeros or name in ("total_charges", "balance")]
        self.words = {name: job.r.choice(LADDER[name]) for name in LADDER}
        if job.odds(0.2):
            self.words = {name: words.upper() for name, words in self.words.items()}
        self.minus = job.odds(0.55)
        self.style = job.r.choices(("ladder", "ladder left", "boxes", "strip", "sentence", "wide ladder"), (40, 12, 18, 12, 6, 12))[0]
        self.colon, self.dots, self.rule, self.lead = job.one("", ":", ""), job.odds(0.2), job.odds(0.6), job.one(1.3, 1.5, 1.8)
        self.grid, self.shade, self.flush = job.odds(0.6), job.one(None, 0.9, 0.85), job.odds(0.25)
        self.big = job.one(0, 0, 1, 2)
        self.title = job.one("", "", "Account summary", "SUMMARY", "Your account at a glance", "Totals")
        self.declared = False

    @property
    def tall(self):
        return {"boxes": 54, "strip": 44, "sentence": 60}.get(self.style, (len(self.steps) + 1) * self.face.size * self.lead + 30)

    def cents(self, name):
        return -self.parts[name] if name in TAKES_OFF and self.minus else self.parts[name]

    def draw(self, page, left, right, y):
        """Answers the y below."""
        copy = self.declared
        if not copy:
            account(self.job, self.parts)
        self.declared = True
        face, book, money = self.face, self.book, self.money
        if self.title and self.style != "sentence":
            page.put(left, y + face.size, self.title, face.bold())
            y += face.size * 1.7
        if self.style == "sentence":
            text = []
            for name in self.steps:
                if name == "balance":
                    text += [f"{self.words[name]}: ", (self.cents(name), name, money, copy), "."]
                else:
                    text += [f"{self.words[name]}: ", (self.cents(name), name, money, copy), "; "]
                if not copy:
                    self.remember(page, name)
            return book.say(page, left, y + face.size, right - left, text, face, lead=1.5)
        if self.style in ("boxes", "strip"):
            wide = (right - left) / len(self.steps)
            small = face.at(max(6.25, face.size - 1))
            heads = {name: wrap(self.words[name], small, wide - 6) for name in self.steps}
            rows = max(len(head) for head in heads.values())
            tall = rows * small.size * 1.15 + face.size + 14
            if self.shade and self.style == "strip":
                page.block(left, y, right, y + rows * small.size * 1.15 + 5, fill=self.shade)
            for at, name in enumerate(self.steps):
                x = left + at * wide
                if self.grid or self.style == "boxes":
                    page.block(x, y, x + wide, y + tall, line=0.6)
                for number, text in enumerate(heads[name]):
                    page.put(x + wide / 2, y + small.size + 2 + number * small.size * 1.15, text, small, "c")
                self.cash(page, x + wide / 2, y + tall - 5, name, face.bold() if name == "balance" else face, "c", copy)
            return y + tall + 6
        span = (right - left) * (0.42 if right - left > 420 else 0.62 if right - left > 260 else 1.0)
        span = max(span, max(face.bold().plus(self.big).width(self.words[name] + self.colon + "  " + money(self.cents(name))) for name in self.steps) + 30)
        a, b = (left, left + span) if self.style == "ladder left" else (left, right) if self.style == "wide ladder" else (right - span, right)
        step = face.size * self.lead
        y += face.size
        for name in self.steps:
            last = name == "balance"
            used = face.bold().plus(self.big) if last else face
            if last and self.rule:
                page.rule(a, y - used.size + 1, b, y - used.size + 1, 0.7)
            y += self.big if last else 0
            label = self.words[name] + self.colon
            amount = self.cash(page, b - 3, y, name, used, "r", copy)
            if self.flush:
                page.put(min(amount.box[0] - 14, b - 80), y, label, used, "r")
            else:
                _, x1 = page.put(a + 2, y, label, used)
                if self.dots:
                    page.dots(x1 + 3, amount.box[0], y, face)
            y += step
        return y + 2

    def remember(self, page, name):
        fact(self.book, page, name, abs(self.parts[name]) if name in TAKES_OFF else self.parts[name])

    def cash(self, page, x, y, name, face, align, copy):
        return cash_fact(self.book, page, x, y, self.cents(name), name, face, self.money, align, copy=copy)


def ageing(job, plan, flow, left, face, money):
    """What is due by age; it adds up to the balance."""
    shares = [left, 0, 0, 0]
    if job.odds(0.3):
        shares.append(0)
    for at in range(1, len(shares)):
        if job.odds(0.4):
            moved = shares[0] * job.some(10, 60) // 100
            shares[0], shares[at] = shares[0] - moved, moved
    heads = job.one(("Current", "31-60 days", "61-90 days", "Over 90 days"), ("0-30", "31-60", "61-90", "91+"), ("CURRENT", "30 DAYS", "60 DAYS", "90 DAYS"))
    heads = (*heads[:4], "Over 120")[:len(shares)] if len(shares) == 5 else heads
    if len(shares) == 5:
        heads = (*heads[:3], "91-120", "Over 120")
    boxed, total = job.odds(0.6), job.odds(0.4)
    cells = [*zip(heads, shares, strict=True), *([(job.one("Total", "Total due"), left)] if total else [])]
    flow.room(50)
    wide = (flow.right - flow.left) / len(cells)
    for at, (words, cents) in enumerate(cells):
        x = flow.left + at * wide
        if boxed:
            flow.page.block(x, flow.y, x + wide, flow.y + 30, line=0.5)
        flow.page.put(x + wide / 2, flow.y + 11, words, face.at(min(8, face.size)), "c")
        job.book.cash(flow.page, x + wide / 2, flow.y + 24, cents, "ageing", face, money, "c", copy=True)
    job.sum_of("A03", "ageing", [], left, plus=shares)
    flow.skip(36)


def slip(job, plan, flow, left, face, money):
    """A part to tear off and return."""
    flow.room(150)
    if job.odds(0.6):
        flow.y = max(flow.y, flow.bottom - 145)
    page, x0, x1, y = flow.page, flow.left, flow.right, flow.y
    page.rule(x0 - 8, y, x1 + 8, y, 0.7, dash=(4, 3))
    page.put((x0 + x1) / 2, y + 9, job.one("Detach and return this portion with your payment", "- - - please cut here - - -", "RETURN THIS STUB WITH PAYMENT", "Keep the upper part for your records"), face.at(7), "c")
    home = [plan.house, plan.person]
    for at, text in enumerate(home):
        page.put(x0, y + 26 + at * 13, text, face.bold() if not at else face)
    cells = [(job.one("Account", "Account number", "ACCT #"), plan.account), (job.one("Statement date", "Date"), day(plan.issued, plan.dates)), (job.one("Amount due", "PAY THIS AMOUNT", "Balance"), None),
             (job.one("Amount enclosed", "AMOUNT PAID", "Enclosed"), "$ ____________")]
    if job.odds(0.5):
        cells.insert(2, (job.one("Due", "Pay by"), day(plan.due, plan.dates)))
    middle = x0 + (x1 - x0) * 0.5
    for at, (words, value) in enumerate(cells):
        low = y + 26 + at * 15
        page.put(middle, low, words, face)
        if value is None:
            cash_fact(job.book, page, x1 - 6, low, left, "balance", face.bold(), money.full(), copy=True)
        else:
            page.put(x1 - 6, low, value, face, "r")
    low = y + 34 + len(cells) * 15
    if job.odds(0.5):
        page.put(x0, low, f"[ ] Visa  [ ] MasterCard   Card no. {'_' * 20}  Exp. ____", face.at(7.5))
        low += 14
    if job.odds(0.6):
        page.put(x0, low, "".join(c for c in plan.account if c.isdigit()) + f"{abs(left):010d}" + job.people.digits(2), face)
    flow.y = max(flow.y + 130, low + 8)


def notes(job, plan, flow, face):
    """Sentences under the sums."""
    for note in job.r.sample(NOTES, job.some(1, 3)):
        text = note.format(phone=job.people.phone(), account=plan.account, pin=job.people.number("@@@###"), tax=job.people.number("##-#######"), npi=job.people.number("1#########"), form=job.people.number("@@-####"))
        for part in wrap(text, face, flow.right - flow.left):
            flow.room(face.size * 1.5)
            flow.page.put(flow.left, flow.y + face.size, part, face)
            flow.skip(face.size * 1.35)
