"""Tables that run over pages, and the flow of a page."""

from dataclasses import dataclass, field

from evaluation.papers.ink import Face, wrap
from evaluation.papers.style import Money, day
from evaluation.papers.work import MONEY, Line


class Flow:
    """Where the next thing goes; turns the page (or the column) when there is no room."""

    def __init__(self, book, head, left=42, right=570, bottom=730, columns=1, gutter=18):
        self.book, self.head, self.bottom, self.columns, self.gutter = book, head, bottom, columns, gutter
        self.margins = (left, right)
        self.column = columns
        self.page = None
        self.y = 0.0
        self.top = 0.0
        self.turn()

    @property
    def left(self):
        wide = (self.margins[1] - self.margins[0] - self.gutter * (self.columns - 1)) / self.columns
        return self.margins[0] + (wide + self.gutter) * self.column

    @property
    def right(self):
        wide = (self.margins[1] - self.margins[0] - self.gutter * (self.columns - 1)) / self.columns
        return self.left + wide

    def turn(self):
        self.column += 1
        if self.column >= self.columns:
            self.page = self.book.page()
            self.column = 0
            self.top = self.head(self.page)
        self.y = self.top

    def room(self, height):
        if self.y + height > self.bottom:
            self.turn()
            return True
        return False

    def skip(self, height):
        self.y += height


@dataclass
class Column:
    """One column: its role, heading (a list is several lines), width, side; `show` overrides the text (text, roles)."""

    role: str
    head: object
    width: float
    align: str = "l"
    show: object = None


@dataclass
class Row:
    """Anything in a table that is no service line."""

    kind: str
    label: str
    money: dict = field(default_factory=dict)
    when: object = None
    bold: bool = True
    note: str = ""


@dataclass
class Look:
    """How a table looks."""

    face: Face
    money: Money
    dates: str = "%m/%d/%Y"
    rules: str = "none"  # none, rows, grid, columns, zebra, dots, head
    pitch: float = 12.5
    head_fill: float | None = None
    head_gray: float = 0.0
    pad: float = 3.0
    wraps: bool = True
    repeat: bool = True
    top_dollar: bool = False  # only the first line and totals carry the dollar sign
    label_at: str = "description"
    label_align: str = "l"
    line_gray: float = 0.0
    head_face: Face | None = None


class Table:
    """Draws rows into a flow; lines learn what was printed of them."""

    def __init__(self, flow, columns, look, carry=None):
        self.flow, self.columns, self.look, self.carry = flow, columns, look, carry
        self.running = 0
        self.count = 0
        self.top = None

    def places(self):
        at, out = self.flow.left, []
        for column in self.columns:
            out.append((column, at, at + column.width))
            at += column.width
        return out

    @property
    def width(self):
        return sum(column.width for column in self.columns)

    def header(self):
        look, flow = self.look, self.flow
        face = look.head_face or look.face.bold()
        heads = [c.head if isinstance(c.head, (list, tuple)) else c.head.split("\n") for c in self.columns]
        tall = max(len(h) for h in heads)
        step = face.size * 1.12
        height = tall * step + 5
        x0, x1 = flow.left, flow.left + self.width
        if look.head_fill is not None:
            flow.page.block(x0, flow.y, x1, flow.y + height, fill=look.head_fill)
        for (column, a, b), head in zip(self.places(), heads, strict=True):
            for number, text in enumerate(head):
                y = flow.y + face.size + 1 + (tall - len(head) + number) * step
                x = a + look.pad if column.align == "l" else b - look.pad if column.align == "r" else (a + b) / 2
                flow.page.put(x, y, text, face, column.align, look.head_gray)
        if look.rules == "grid":
            flow.page.block(x0, flow.y, x1, flow.y + height, line=0.7)
            for _, _, b in self.places()[:-1]:
                flow.page.rule(b, flow.y, b, flow.y + height, 0.5)
        elif look.rules in ("rows", "head", "columns", "dots", "zebra"):
            flow.page.rule(x0, flow.y + height, x1, flow.y + height, 0.9)
        flow.y += height
        self.top = flow.y

    def close(self):
        """Rules that need to know where the table ended."""
        if self.look.rules == "columns" and self.top is not None:
            for _, _, b in self.places()[:-1]:
                self.flow.page.rule(b, self.top, b, self.flow.y, 0.5)
            self.flow.page.block(self.flow.left, self.top, self.flow.left + self.width, self.flow.y, line=0.7)

    def draw(self, rows):
        self.header()
        for number, row in enumerate(rows):
            self.one(row, number + 1 < len(rows))
        self.close()

    def text_of(self, column, line):
        """What a cell prints, and which fields of the line that shows."""
        if column.show:
            return column.show(line)
        role = column.role
        if role in ("day", "through"):
            return day(getattr(line, role), self.look.dates), [role]
        if role == "dates":
            text = day(line.day, self.look.dates)
            return (text, ["day"]) if not line.through else (f"{text} - {day(line.through, self.look.dates)}", ["day", "through"])
        if role == "modifiers":
            return " ".join(line.modifiers), [role]
        if role == "code_mod":
            return "-".join([line.code, *line.modifiers]) if line.code else "", ["code", "modifiers"]
        if role in ("code", "revenue_code", "ndc", "units", "description"):
            return getattr(line, role), [role]
        return str(line.extra.get(role, "")), [role]

    def one(self, row, more=True):
        look, flow = self.look, self.flow
        line = row if isinstance(row, Line) else None
        cells, tall = [], 1
        if line:
            for column, a, b in self.places():
                if column.role in MONEY:
                    continue
                text, roles = self.text_of(column, line)
                room = b - a - 2 * look.pad
                if column.role == "description":
                    parts = wrap(text, look.face, room) if look.wraps else [text]
                    while not look.wraps and look.face.width(parts[0]) > room:
                        parts = [parts[0][:-1].rstrip()]
                    line.words = " ".join(parts)
                else:
                    parts = str(text).split("\n")
                tall = max(tall, len(parts))
                if str(text):
                    line.shown.update(roles)
                cells.append((column, a, b, parts))
        height = look.pitch + (tall - 1) * look.face.size * 1.15
        spare = look.pitch * 2.2 if self.carry and more else 0
        if flow.y + height + spare > flow.bottom:
            if self.carry and more:
                self.plain(Row("carried_forward", self.carry[1], {self.carry[0]: self.running}))
            self.close()
            flow.turn()
            if look.repeat or self.carry:
                self.header()
            else:
                self.top = flow.y
            if self.carry and more:
                self.plain(Row("carried_forward", self.carry[2], {self.carry[0]: self.running}))
        if not line:
            self.plain(row)
            return
        if look.rules == "zebra" and self.count % 2:
            flow.page.block(flow.left, flow.y, flow.left + self.width, flow.y + height, fill=0.9)
        self.count += 1
        base = flow.y + look.pitch * 0.5 + look.face.size * 0.34
        line.page = flow.page.number
        line.box = (flow.left, flow.y, flow.left + self.width, flow.y + height)
        for column, a, b, parts in self.again(line, cells):
            for number, text in enumerate(parts):
                x = a + look.pad if column.align == "l" else b - look.pad if column.align == "r" else (a + b) / 2
                if text:
                    flow.page.put(x, base + number * look.face.size * 1.15, text, look.face, column.align, look.line_gray)
        last = None
        for column, _, b in self.places():
            if column.role in MONEY and column.role in line.money:
                style = look.money
                if look.top_dollar:
                    style = look.money.full() if self.count == 1 else look.money.bare()
                spot = flow.book.cash(flow.page, b - look.pad, base, line.money[column.role], column.role, look.face, style,
                                      gray=look.line_gray)
                spot.line = line
                line.shown.add(column.role)
                last = last or spot
        if look.rules == "dots" and last:
            words = [w for w in flow.page.words if flow.y <= w[1][1] < flow.y + height and w[1][2] <= last.box[0] - 8]
            if words:
                flow.page.dots(max(w[1][2] for w in words) + 4, last.box[0], base, look.face)
        self.frame(height)
        if self.carry:
            self.running += line.money.get(self.carry[0], 0)
        flow.book.lines.append(line)
        flow.y += height

    def again(self, line, cells):
        """Cells at the columns of the page they are drawn on (the page may have turned since)."""
        at = {id(column): (a, b) for column, a, b in self.places()}
        return [(column, *at[id(column)], parts) for column, _, _, parts in cells]

    def frame(self, height):
        look, flow = self.look, self.flow
        low = flow.y + height
        if look.rules == "grid":
            flow.page.block(flow.left, flow.y, flow.left + self.width, low, line=0.5)
            for _, _, b in self.places()[:-1]:
                flow.page.rule(b, flow.y, b, low, 0.5)
        elif look.rules == "rows":
            flow.page.rule(flow.left, low, flow.left + self.width, low, 0.4, 0.5)

    def plain(self, row):
        """A heading, total, payment and the like."""
        look, flow = self.look, self.flow
        face = look.face.bold() if row.bold else look.face
        height = look.pitch + (2 if row.kind in ("total", "subtotal") else 0)
        base = flow.y + height * 0.5 + face.size * 0.34
        label_at = next((c for c in self.places() if c[0].role == look.label_at), self.places()[0])
        if row.kind == "heading":
            flow.page.put(flow.left + look.pad, base, row.label, face)
            flow.y += height
            return
        money = [(column, b) for column, _, b in self.places() if column.role in row.money]
        if row.kind in ("total", "subtotal") and look.rules in ("none", "head", "zebra", "dots") and money:
            flow.page.rule(money[0][1] - 62, flow.y + 1, money[-1][1], flow.y + 1, 0.6)
        when = row.when
        if when:
            for column, a, b in self.places():
                if column.role in ("day", "dates"):
                    flow.page.put(a + look.pad, base, day(when, look.dates), face, "l")
        if look.label_align == "r":
            flow.page.put(label_at[2] - look.pad, base, row.label, face, "r")
        else:
            flow.page.put(label_at[1] + look.pad, base, row.label, face)
        amounts = {}
        for column, b in money:
            style = look.money.full() if look.top_dollar else look.money
            amounts[column.role] = flow.book.cash(flow.page, b - look.pad, base, row.money[column.role], f"{row.kind}:{column.role}",
                                                  face, style)
        flow.book.rows.append((row, amounts, flow.page.number, (flow.left, flow.y, flow.left + self.width, flow.y + height)))
        if row.kind != "carried_forward" and self.carry and row.kind in ("payment", "adjustment"):
            self.running += row.money.get(self.carry[0], 0)
        self.frame(height)
        flow.y += height
