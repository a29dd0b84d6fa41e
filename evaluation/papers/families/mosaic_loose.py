"""Bodies of the mosaic that are no table: two-row entries, cards, labels with values, sentences."""

from evaluation.papers.families.mosaic_plan import short
from evaluation.papers.families.mosaic_stock import HEADS
from evaluation.papers.ink import wrap
from evaluation.papers.work import Line

ASK = {"day": ["Date", "Date of service", "Service date", "When", "Visit date"], "code": ["Code", "Procedure code", "CPT/HCPCS", "Billing code"], "units": ["Qty", "Quantity", "Units", "How many"],
       "unit_price": ["Unit price", "Price each", "Each", "Rate"], "charge": ["Charge", "Amount", "Total charge", "Fee", "Billed amount"], "rx": ["Rx", "Rx number"], "ndc": ["NDC"], "revenue_code": ["Rev. code", "Revenue code"],
       "provider": ["Provider", "Seen by", "Performed by"], "tooth": ["Tooth"]}


class Loose:
    """Draws rows that are no table into a flow."""

    def __init__(self, job, plan, look, flow):
        self.job, self.plan, self.look, self.flow, self.book = job, plan, look, flow, flow.book
        self.count = 0
        self.ask = {name: job.r.choice(words) for name, words in ASK.items()}
        self.ask |= {name: job.r.choice(HEADS[name]) for name in plan.extras if name not in self.ask}
        for name in plan.roles:
            if name not in self.ask or plan.profile == "eob":
                self.ask[name] = job.r.choice([w for w in HEADS[name] if w not in ("Amount", "Total", "Insurance", "Your Charges", "Extended")])
        self.colon = job.one(":", ":", "")
        self.sep = job.one("  |  ", "   ", " - ", "  /  ", ", ")
        self.pattern = job.some(0, 2)
        self.inset = job.one(0, 0, 10)
        self.bold = job.odds(0.6)
        self.rule = job.odds(0.5)
        self.box = job.odds(0.6)
        self.fill = job.odds(0.3)
        self.low = job.odds(0.35)
        self.item = job.odds(0.2)
        self.dots = job.odds(0.3)
        self.at = job.some(90, 130)
        self.whole = job.odds(0.5)
        self.named = job.odds(0.35)

    def marks(self, line):
        """[(field, printed text)] of a line beside its words and money."""
        plan, out = self.plan, []
        if plan.day_mode in ("line", "first"):
            out.append((["day"], "day", short(line.day, plan.dates, plan.year)))
            if plan.through and line.through:
                out[-1] = (["day", "through"], "day", f"{short(line.day, plan.dates, plan.year)} - {short(line.through, plan.dates, plan.year)}")
        if plan.coded_rev:
            out.append((["revenue_code"], "revenue_code", line.revenue_code))
        if plan.code_mode != "none" and line.code:
            glue = [line.code, *line.modifiers] if plan.mod_mode != "none" else [line.code]
            out.append((["code", *(["modifiers"] if plan.mod_mode != "none" else [])], "code", "-".join(glue)))
        for name in plan.extras:
            value = line.ndc if name == "ndc" else str(line.extra.get("giver" if name == "provider" else name, ""))
            if value:
                out.append((["giver" if name == "provider" else name], name, value))
        if plan.units_mode != "none":
            out.append((["units"], "units", line.units))
        return out

    def roles(self):
        return (["unit_price"] if self.plan.price else []) + self.plan.roles

    def draw(self, rows):
        for at, row in enumerate(rows):
            if isinstance(row, Line):
                getattr(self, self.plan.body)(row)
                self.book.lines.append(row)
                self.count += 1
            else:
                self.flow.room(self.look.pitch * (5 if row.kind == "heading" else 2) + (len(row.money) + 1) * self.look.face.size * 1.3)
                self.plain(row, at)

    def pay(self, page, x, y, line, role, face, align="r"):
        spot = self.book.cash(page, x, y, line.money[role], role, face, self.look.money, align)
        spot.line = line
        line.shown.add(role)
        return spot

    def note(self, line, y0, y1):
        line.words, line.page, line.box = line.description, self.flow.page.number, (self.flow.left, y0, self.flow.right, y1)

    def stack(self, line):
        """Words and amount in one row, the rest small beneath or above."""
        flow, face = self.flow, self.look.face
        lead = face.size * 1.25
        small = face if self.pattern else face.at(max(6.5, face.size - 1))
        marks = self.marks(line)
        texts = [f"{self.ask[name]} {text}" if name not in ("day", "code", "provider") or self.named else text for _, name, text in marks]
        words = wrap((f"{self.count + 1}. " if self.item else "") + line.description, face, flow.right - flow.left - 110)
        under = wrap(self.sep.join(texts).replace("  ", "\xa0\xa0"), small, flow.right - flow.left - 130) if texts else []
        under = [text.replace("\xa0", " ") for text in under]
        tall = (len(words) + len(under)) * lead + (lead if self.plan.price else 0) + 6
        flow.room(tall)
        page, y = flow.page, flow.y + face.size + 1
        top = y
        first = [(text, face.bold() if self.bold else face, 0) for text in words]
        second = [(text, small, self.inset) for text in under]
        both = second + first if self.pattern == 2 else first + second
        for text, used, inset in both:
            _, end = page.put(flow.left + inset, y, text, used)
            if text == both[0][0] and y == top:
                ends = end
            y += lead
        if self.plan.price:
            _, x1 = page.put(flow.left + self.inset, y, f"{self.ask['unit_price']}{self.colon} ", small)
            self.pay(page, x1, y, line, "unit_price", small, "l")
            y += lead
        at = y - lead if self.low and not self.plan.price else top
        spot = self.pay(page, flow.right - 2, at, line, "charge", face.bold() if self.bold else face)
        if self.dots and at == top:
            page.dots(ends + 4, spot.box[0], top, face)
        for fields, *_ in marks:
            line.shown.update(fields)
        self.note(line, flow.y, flow.y + tall)
        if self.rule:
            page.rule(flow.left, flow.y + tall - 2, flow.right, flow.y + tall - 2, 0.4, 0.6)
        flow.skip(tall)

    def cells(self, line):
        """Labels and values of a card: [(label, text or None, role or fields)]."""
        out = [(self.ask[name], text, fields) for fields, name, text in self.marks(line)]
        return out + [(self.ask[role], None, role) for role in self.roles()]

    def cards(self, line):
        """A box with the words on top and labels over values."""
        look, flow, face = self.look, self.flow, self.look.face
        cells = self.cells(line)
        wide = flow.right - flow.left - 16
        small = face.at(max(6.0, face.size - 2))
        need = max(max(small.width(label) for label, *_ in cells), max(face.bold().width(text if text is not None else look.money(line.money[role])) for _, text, role in cells)) + 8
        per = max(1, min(len(cells), int(wide / need)))
        words = wrap(line.description, face.bold(), wide)
        rows = -(-len(cells) // per)
        lead = face.size * 1.2
        tall = len(words) * lead + rows * (small.size + face.size + 9) + 8
        flow.room(tall + 6)
        page, y = flow.page, flow.y + face.size + 4
        if self.fill:
            page.block(flow.left, flow.y, flow.right, flow.y + tall, fill=0.94)
        if self.box:
            page.block(flow.left, flow.y, flow.right, flow.y + tall, line=0.6, gray=0.4)
        for text in words:
            page.put(flow.left + 8, y, text, face.bold())
            y += lead
        for at, (label, text, role) in enumerate(cells):
            x = flow.left + 8 + (at % per) * wide / per
            low = y + (at // per) * (small.size + face.size + 9) + small.size - face.size + 3
            page.put(x, low, label, small, gray=0.25)
            if text is None:
                self.pay(page, x, low + face.size + 3, line, role, face.bold() if role == self.plan.roles[-1] else face, "l")
            else:
                page.put(x, low + face.size + 3, text, face)
                line.shown.update(role)
        self.note(line, flow.y, flow.y + tall)
        flow.skip(tall + 6)

    def pairs(self, line):
        """Labels with values one under the other, amounts flush right or beside their label."""
        flow, face = self.flow, self.look.face
        cells = self.cells(line)
        lead = face.size * 1.32
        label_wide = max(face.width(label + ":") for label, *_ in cells) + 10
        at = max(label_wide, self.at if flow.right - flow.left > 300 else 0)
        words = wrap(line.description, face, flow.right - flow.left - at - 10)
        tall = (len(words) + len(cells)) * lead + 8
        flow.room(tall)
        page, y = flow.page, flow.y + face.size + 2
        page.put(flow.left, y, ("Item " + str(self.count + 1) if self.item else self.job_word) + self.colon, face.bold() if self.bold else face)
        for text in words:
            page.put(flow.left + at, y, text, face.bold() if self.bold else face)
            y += lead
        for label, text, role in cells:
            page.put(flow.left, y, label + self.colon, face)
            if text is None:
                spot = self.pay(page, flow.right - 4 if self.whole else flow.left + at, y, line, role, face, "r" if self.whole else "l")
                if self.whole and self.dots:
                    page.dots(flow.left + face.width(label + self.colon) + 4, spot.box[0], y, face)
            else:
                page.put(flow.left + at, y, text, face)
                line.shown.update(role)
            y += lead
        self.note(line, flow.y, flow.y + tall)
        if self.rule:
            page.rule(flow.left, flow.y + tall - 4, flow.right, flow.y + tall - 4, 0.5, 0.5)
        flow.skip(tall)

    @property
    def job_word(self):
        return ("Service", "Procedure", "Item")[self.pattern]

    def prose(self, line):
        """One sentence a service."""
        plan, look, flow, face = self.plan, self.look, self.flow, self.look.face
        got = {name: text for _, name, text in self.marks(line)}
        start = f"{self.count + 1}. " if self.item else "- " if self.fill else ""
        when = ("On {}: ", "{} - ", "{}, ")[self.pattern].format(got.get("day"))
        text = [start + (when if "day" in got else "")]
        code = (" (code {})" if self.whole else " ({})").format(got.get("code"))
        text.append(line.description + (code if "code" in got else ""))
        for name in ("rx", "ndc", "tooth", "provider", "revenue_code"):
            if name in got:
                text.append(f", {self.ask[name]} {got[name]}")
        price = (line.money["unit_price"], "unit_price", look.money)
        if "units" in got:
            text.append(f", quantity {got['units']}" + (" at " if plan.price else ""))
            text += [price, " each"] if plan.price else []
        text += [(", charge " if self.whole else ", "), (line.money["charge"], "charge", look.money), "."]
        flow.room(face.size * 4.2)
        before, top = len(self.book.amounts), flow.y
        flow.y = self.book.say(flow.page, flow.left, flow.y + face.size, flow.right - flow.left, text, face) - face.size + (4 if self.rule else 0.5)
        for spot in self.book.amounts[before:]:
            spot.line = line
            line.shown.add(spot.role)
        for fields, *_ in self.marks(line):
            line.shown.update(fields)
        self.note(line, top, flow.y)

    def plain(self, row, at):
        """Headings, subtotals and totals between them."""
        look, flow = self.look, self.flow
        face = look.face.bold() if row.bold else look.face
        page = flow.page
        if row.kind in ("heading",) and at:
            flow.skip(5)
        base = flow.y + face.size + 3
        if look.group in ("fill", "inverse") and row.kind == "heading":
            page.block(flow.left, flow.y, flow.right, flow.y + face.size + 7, fill=look.shade)
        if row.kind == "total" and look.total_rule:
            page.rule(flow.left, flow.y, flow.right, flow.y, 0.7)
        page.put(flow.left + (3 if row.kind == "heading" else 0), base, row.label, face)
        amounts = {}
        right = flow.right - 2
        for number, (role, cents) in enumerate(row.money.items()):
            if len(row.money) > 1:
                if number or row.label:
                    base += face.size * 1.3
                page.put(flow.left + 14, base, self.ask[role], look.face)
            amounts[role] = self.book.cash(page, right, base, cents, f"{row.kind}:{role}", face, look.money.full() if look.money.sign else look.money)
        if row.kind != "heading":
            self.book.rows.append((row, amounts, page.number, (flow.left, flow.y, flow.right, base + 3)))
        flow.y = base + face.size * 0.9
