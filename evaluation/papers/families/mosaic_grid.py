"""The mosaic's table: headings of any kind, groups, wrapped words, amounts at any height of their row."""

from evaluation.papers.families.mosaic_cells import Cells, columns
from evaluation.papers.families.mosaic_plan import short
from evaluation.papers.ink import Amount
from evaluation.papers.table import Row
from evaluation.papers.work import MONEY, Line


class Grid(Cells):
    """Draws rows into a flow."""

    def places(self):
        at = self.flow.left
        for col in self.cols:
            yield col, at, at + col.wide
            at += col.wide

    def edge(self, col, a, b, align):
        pad = self.look.pad
        return a + pad if align == "l" else b - pad if align == "r" else (a + b) / 2

    # rows

    def head(self):
        look, flow = self.look, self.flow
        self.top = flow.y
        if not look.heads:
            return
        face = look.head_face()
        tall = max(len(col.head) for col in self.cols)
        step = face.size * 1.13
        height = tall * step + 5 + look.head_air
        x0, x1 = flow.left, flow.left + self.wide
        over = [(a, b) for col, a, b in self.places() if col.role in ("discount", "allowed", "paid", "deductible", "copay", "coinsurance")]
        if look.spanner and len(over) > 1 and over[-1][1] - over[0][0] > face.width(look.spanner) + 6:
            flow.page.put((over[0][0] + over[-1][1]) / 2, flow.y + face.size, look.spanner, face, "c")
            flow.page.rule(over[0][0] + 3, flow.y + face.size + 2.5, over[-1][1] - 3, flow.y + face.size + 2.5, 0.5)
            flow.y += step + 3
            self.top = flow.y
        white = 0.0
        if look.head_style == "fill":
            flow.page.block(x0, flow.y, x1, flow.y + height, fill=look.shade)
        elif look.head_style == "inverse":
            flow.page.block(x0, flow.y, x1, flow.y + height, fill=look.dark)
            white = 1.0
        elif look.head_style == "double":
            flow.page.rule(x0, flow.y, x1, flow.y, 0.8)
        for col, a, b in self.places():
            for number, text in enumerate(col.head):
                lower = tall - len(col.head) if look.head_low else 0
                y = flow.y + face.size + 1 + look.head_air / 2 + (lower + number) * step
                x0_, x1_ = flow.page.put(self.edge(col, a, b, col.head_align), y, text, face, col.head_align, white)
                if look.head_style == "each" and number == len(col.head) - 1:
                    flow.page.rule(x0_, y + 2, x1_, y + 2, 0.5)
        if look.rules == "grid":
            flow.page.block(x0, flow.y, x1, flow.y + height, line=0.6)
            self.uprights(flow.y, flow.y + height)
        elif look.head_style in ("under", "double"):
            flow.page.rule(x0, flow.y + height, x1, flow.y + height, look.heavy)
        elif look.head_style == "dashes" and look.typed:
            for _, a, b in self.places():
                flow.page.put(a + look.pad, flow.y + height + face.size * 0.35, look.typed * int((b - a - 2 * look.pad) / look.face.width(look.typed)), look.face)
            height += face.size * 0.8
        elif look.head_style == "dashes":
            flow.page.rule(x0, flow.y + height, x1, flow.y + height, 0.6, dash=(3, 2))
        flow.y += height

    def uprights(self, y0, y1, gray=0.0):
        for _, _, b in list(self.places())[:-1]:
            self.flow.page.rule(b, y0, b, y1, 0.5, gray)

    def close(self):
        look, flow = self.look, self.flow
        if self.top is None:
            return
        if look.rules in ("columns", "box"):
            flow.page.block(flow.left, self.top, flow.left + self.wide, flow.y, line=0.7)

    def turn(self, more=None):
        look = self.look
        if look.carry and self.running and more is not None:
            self.plain(Row("carried_forward", look.carry[0], {"charge": self.running}))
        self.close()
        self.flow.turn()
        self.previous = None
        if look.repeat or look.carry:
            self.head()
        else:
            self.top = self.flow.y
        if look.carry and self.running and more is not None:
            self.plain(Row("carried_forward", look.carry[1], {"charge": self.running}))

    def draw(self, rows):
        self.cols = columns(self.job, self.plan, self.look)
        self.measure(rows)
        self.head()
        for at, row in enumerate(rows):
            nxt = rows[at + 1] if at + 1 < len(rows) else None
            if isinstance(row, Line):
                self.line(row, nxt)
                self.previous = row.day
            else:
                need = self.look.pitch * (3.5 if row.kind == "heading" else 2.4 if row.kind == "subtotal" else 1.4)
                if self.flow.y + need > self.flow.bottom:
                    self.turn(row if row.kind not in ("heading",) else None)
                self.plain(row)
                if row.kind == "heading":
                    self.previous = None
                    if self.look.head_each and at:
                        self.head_again()
        self.close()

    def head_again(self):
        top = self.top
        self.head()
        self.top = top

    def line(self, line, nxt):
        look, flow = self.look, self.flow
        words = next(col for col in self.cols if col.role == "description")
        mine = {col.role for col in self.cols}
        cells = {role: cell for role, cell in self.text(line, False).items() if role in mine}
        parts = self.parts(cells.pop("description"), words.wide - 2 * look.pad)
        lead = look.face.size * 1.16
        tall = max([len(parts), *(len(cell) for cell in cells.values())])
        height = look.pitch + (tall - 1) * lead + (look.gap if tall > 1 or look.gap_all else 0)
        reserve = look.pitch * 2.4 if look.carry and nxt is not None else 0
        if flow.y + height + reserve > flow.bottom:
            self.turn(line)
            cells = self.text(line, True)
            parts = self.parts(cells.pop("description"), words.wide - 2 * look.pad)
        page = flow.page
        if look.rules == "zebra" and self.count % 2 == look.odd:
            page.block(flow.left, flow.y, flow.left + self.wide, flow.y + height, fill=look.pale)
        base = flow.y + look.pitch * 0.5 + look.face.size * 0.34
        line.words = line.description
        line.page, line.box = page.number, (flow.left, flow.y, flow.left + self.wide, flow.y + height)
        drop = {"first": 0, "last": tall - 1, "mid": tall // 2, "centre": (tall - 1) / 2}[look.valign] * lead
        side = drop if look.valign == "centre" else 0
        ends = flow.left
        first_money = None
        for col, a, b in self.places():
            if col.role == "description":
                shift = (tall - len(parts)) / 2 * lead if look.valign == "centre" else 0
                for number, (text, role, hang) in enumerate(parts):
                    y = base + shift + number * lead
                    _, x1 = page.put(a + look.pad + hang, y, text, look.face)
                    ends = x1 if number == 0 else ends
                    if role:
                        self.cash(page, x1, y, line, role, align="l")
            elif col.role in MONEY:
                if col.role in line.money:
                    spot = self.money(page, col, a, b, base + drop, line.money[col.role], col.role, look.face, line, self.count == 0)
                    first_money = first_money or spot
            elif cells.get(col.role):
                for number, piece in enumerate(cells[col.role]):
                    y = base + side + number * lead
                    x = self.edge(col, a, b, col.align)
                    if isinstance(piece, str):
                        if piece:
                            page.put(x, y, piece, look.face, col.align)
                    else:
                        text, role = piece
                        wide = look.face.width(text + look.money(line.money[role]))
                        x -= wide if col.align == "r" else wide / 2 if col.align == "c" else 0
                        _, x1 = page.put(x, y, text, look.face)
                        self.cash(page, x1, y, line, role, align="l")
        if look.rules == "dots" and first_money and self.cols[-2].role == "description" and look.valign == "first":
            page.dots(ends + 4, first_money.box[0] - 2, base, look.face)
        self.count += 1
        self.frame(height)
        self.running += line.money.get("charge", 0)
        self.book.lines.append(line)
        flow.y += height

    def cash(self, page, x, y, line, role, align="r"):
        spot = self.book.cash(page, x, y, line.money[role], role, self.look.face, self.look.money, align)
        spot.line = line
        line.shown.add(role)
        return spot

    def money(self, page, col, a, b, y, cents, role, face, line=None, first=False):
        """An amount in its column, in the paper's way."""
        look = self.look
        style = look.money
        if look.dollar in ("first", "left"):
            style = style.bare()
            if look.dollar == "first" and (first or line is None):
                style = style.full()
            if look.dollar == "left" and (look.dollar_all or first or line is None):
                page.put(a + look.pad, y, "$", face)
        if cents == 0 and line is not None and style.zero == "":
            return None
        x = self.edge(col, a, b, col.align)
        if look.raised and cents >= 0 and col.align == "r" and cents < 100000000:
            small = face.at(face.size * 0.66)
            whole = f"{style.sign}{cents // 100:,}" if style.comma else f"{style.sign}{cents // 100}"
            c0, c1 = page.put(x, y - face.size * 0.26, f"{cents % 100:02d}", small, "r")
            d0, d1 = page.put(c0 - 2.4, y, whole, face, "r")
            top, low = y - 0.74 * face.size, y + 0.2 * face.size
            spot = Amount(f"{whole} {cents % 100:02d}", cents, role, page.number, (d0, top, c1, low), ((d0, top, d1, low), (c0, top, c1, y - 0.05 * face.size)))
            self.book.amounts.append(spot)
        else:
            spot = self.book.cash(page, x, y, cents, role, face, style, col.align)
        if line is not None:
            spot.line = line
            line.shown.add(role)
        return spot

    def frame(self, height):
        look, flow = self.look, self.flow
        low = flow.y + height
        if look.rules == "grid":
            flow.page.block(flow.left, flow.y, flow.left + self.wide, low, line=0.45, gray=look.rule_gray)
            self.uprights(flow.y, low, look.rule_gray)
        elif look.rules == "columns":
            self.uprights(flow.y, low)
        elif look.rules == "rows":
            flow.page.rule(flow.left, low, flow.left + self.wide, low, 0.4, look.rule_gray)
        elif look.rules == "dashed":
            flow.page.rule(flow.left, low, flow.left + self.wide, low, 0.4, 0.4, dash=(1, 2))

    def plain(self, row):
        """A heading, total, payment and the like."""
        look, flow, page = self.look, self.flow, self.flow.page
        face = look.face.bold() if row.bold else look.face
        height = look.pitch + (3 if row.kind in ("total", "subtotal", "heading") else 0)
        base = flow.y + height * 0.5 + face.size * 0.34
        places = list(self.places())
        x0, x1 = flow.left, flow.left + self.wide
        money = [(col, a, b) for col, a, b in places if col.role in row.money]
        def start_of(col, a, b):
            wide = face.width(look.money.full()(row.money[col.role]))
            return a if look.dollar == "left" else a + look.pad if col.align == "l" else b - look.pad - wide if col.align == "r" else (a + b - wide) / 2

        limit = min([start_of(*place) for place in money] or [x1])
        over = money and row.label and x0 + look.pad + face.width(row.label) > limit - 4  # the words need a row of their own
        height += look.pitch if over else 0
        deep = base + look.pitch if over else base
        white = 0.0
        if row.kind == "heading" or row.note == "heading":
            if look.group in ("fill", "inverse"):
                page.block(x0, flow.y + 1, x1, flow.y + height - 1, fill=look.shade if look.group == "fill" else look.dark)
                white = 1.0 if look.group == "inverse" else 0.0
            start = x0 + look.pad
            if look.group == "words" and not row.money:
                start = next(a for col, a, _ in places if col.role == "description") + look.pad
            if look.group == "centre" and not row.money:
                _, end = page.put((x0 + x1) / 2, base, row.label, face, "c", white)
            else:
                _, end = page.put(start, base, row.label, face, "l", white)
            if look.group == "under":
                page.rule(start, base + 2, end, base + 2, 0.5)
        else:
            if row.kind in ("total", "subtotal") and look.total_rule and money:
                page.rule(limit - 4 if look.total_rule == "short" else x0, flow.y + 1.5, x1, flow.y + 1.5, 0.6)
            if row.kind == "total" and look.total_fill:
                page.block(x0, flow.y + 2, x1, flow.y + height, fill=look.shade)
            if row.when:
                for col, a, b in places:
                    if col.role in ("day", "dates"):
                        page.put(self.edge(col, a, b, col.align), base, short(row.when, self.plan.dates, self.plan.year), face, col.align)
            start = next(a for col, a, _ in places if col.role == "description") + look.pad
            if row.kind in ("total", "subtotal") and look.label_at == "first":
                start = x0 + look.pad
            later = [a for col, a, _ in places if row.when and col.role in ("day", "dates") and a > start]
            while later and face.width(row.label) > later[0] - start - 2 and " " in row.label:
                row.label = row.label.rsplit(" ", 1)[0]
            wide = face.width(row.label)
            if over:
                start, limit = x0 + look.pad, x1
            elif (row.kind in ("total", "subtotal") and look.label_at == "near") or start + wide > limit - 6:
                start = max(x0 + look.pad, limit - 10 - wide)
            if row.label:
                page.put(start, base, row.label, face)
        amounts = {}
        for col, a, b in money:
            # amounts of rows are black: a dark band's words are white, so they go without the band there
            if white:
                spot = self.book.cash(page, self.edge(col, a, b, col.align), deep, row.money[col.role], f"{row.kind}:{col.role}", face, look.money, col.align, gray=1.0)
            else:
                spot = self.money(page, col, a, b, deep, row.money[col.role], f"{row.kind}:{'charge' if col.role == 'credit' else col.role}", face)
            amounts[col.role] = spot
        if row.kind != "heading":
            self.book.rows.append((row, amounts, page.number, (x0, flow.y, x1, flow.y + height)))
        if look.rules == "grid":
            page.block(x0, flow.y, x1, flow.y + height, line=0.45, gray=look.rule_gray)
        flow.y += height


