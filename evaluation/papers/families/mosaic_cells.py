"""The columns of the mosaic's table, what stands in their cells, and how wide they are."""

from dataclasses import dataclass, field

from evaluation.papers.families.mosaic_plan import WEEK, short
from evaluation.papers.families.mosaic_stock import HEADS
from evaluation.papers.ink import wrap
from evaluation.papers.work import MONEY, Line


@dataclass
class Col:
    role: str
    head: list = field(default_factory=list)
    align: str = "l"
    head_align: str = "l"
    wide: float = 0.0
    shift: float = 0.0


def columns(job, plan, look):
    """The columns of this paper in their order."""
    days = []
    if plan.day_mode in ("line", "first"):
        days = ["dates"] if plan.through and plan.join else ["day", "through"] if plan.through else ["day"]
        if plan.weekday:
            days = ["weekday", *days] if job.odds(0.5) else [*days, "weekday"]
    code = ["code", *(["modifiers"] if plan.mod_mode == "own" else [])] if plan.code_mode == "own" else []
    rev = ["revenue_code"] if plan.coded_rev else []
    extras = [name for name in plan.extras if name != "item"]
    job.r.shuffle(extras)
    early = [name for name in extras if job.odds(0.35)]
    late = [name for name in extras if name not in early]
    units = ["units"] if plan.units_mode in ("before", "after", "at") else []
    price = ["unit_price"] if plan.price and plan.units_mode in ("before", "after") else []
    lead = [days, rev, code, early]
    if job.odds(0.35):
        job.r.shuffle(lead)
    lead = [name for part in lead for name in part]
    if plan.units_mode == "before":
        at = job.some(0, len(lead))
        lead, units = lead[:at] + ["units"] + lead[at:] if at else ["units", *lead], []
    shape = job.r.choices(("usual", "words first", "code after", "day after"), (66, 12, 14, 8))[0]
    if shape == "words first":
        names = ["description", *lead]
    elif shape == "code after" and code:
        names = [name for name in lead if name not in code] + ["description", *code]
    elif shape == "day after" and days and not plan.day_mode == "first":
        names = [name for name in lead if name not in days] + ["description", *days]
    else:
        names = [*lead, "description"]
    if look.money_first and len(price) == 1:
        tail = [*price, *units]
    else:
        tail = [*units, *price]
    names += [*late, *tail, *plan.roles]
    if plan.profile == "ledger":
        names += ["credit"] * plan.credit + ["running"] * plan.running
    if "item" in plan.extras:
        names.insert(0, "item")
    out, used = [], set()
    for name in names:
        words = HEADS[name]
        if len(plan.roles) > 1 and name == "charge":
            words = [w for w in words if "harge" in w or "illed" in w or w == "Chgs"]
        words = [w for w in words if w.lower().strip(".#") not in used] or [name.replace("_", " ").title()]
        text = job.r.choice(words) if name not in plan.named else plan.named[name]
        used.add(text.lower().strip(".#"))
        text = text.upper() if look.caps else text
        side = "r" if name in MONEY or name == "credit" else job.r.choices(("r", "c", "l"), (70, 20, 10))[0] if name in ("units", "supply") else "c" if name in ("modifiers", "place", "pointer", "tooth", "surface", "type", "item") and job.odds(0.5) else "l"
        if name in MONEY and look.money_align != "r":
            side = look.money_align
        col = Col(name, text.split(" ") if len(text) > look.head_room and " " in text and len(text.split(" ")) < 4 else [text], side, side)
        if len(col.head) == 3:
            col.head = [f"{col.head[0]} {col.head[1]}", col.head[2]] if len(col.head[0]) < len(col.head[2]) else [col.head[0], f"{col.head[1]} {col.head[2]}"]
        if look.head_align != "same":
            col.head_align = look.head_align
        elif job.odds(0.06):
            col.head_align = job.one("l", "c", "r")
        out.append(col)
    return out


class Cells:
    """What a table prints of each line."""

    def __init__(self, job, plan, look, flow):
        self.job, self.plan, self.look, self.flow, self.book = job, plan, look, flow, flow.book
        self.count = 0
        self.previous = None
        self.running = 0
        self.top = None

    # what stands in a cell

    def text(self, line, first):
        """Cells of a line: {role: [printed lines]}; a printed line is a string or (string, role of an amount)."""
        plan, look, out, shown = self.plan, self.look, {}, line.shown
        words = [line.description]
        under = []
        codes = line.code
        if line.code and plan.code_mode != "none":
            shown.add("code")
            if plan.mod_mode in ("dash", "space", "comma"):
                codes = {"dash": "-", "space": " ", "comma": ","}[plan.mod_mode].join([line.code, *line.modifiers])
                shown.add("modifiers")
        before = after = ""
        if codes and plan.code_mode == "prefix":
            before = codes + "  " if self.look.wide_prefix else codes + " "
        elif codes and plan.code_mode == "dash":
            before = codes + " - "
        elif codes and plan.code_mode == "bracket":
            after = f" ({codes})" if self.look.round_bracket else f" [{codes}]"
        elif codes and plan.code_mode == "suffix":
            after = f" {codes}"
        elif codes and plan.code_mode == "next":
            under.append(f"{self.look.code_word}{codes}")
        if plan.units_mode == "times" and line.units != "1":
            after += f" x{line.units}" if self.look.times == "x" else f" ({line.units})" if self.look.times == "(" else f" X{line.units}"
            shown.add("units")
        if plan.units_mode == "next":
            shown.add("units")
            under.append((f"{self.look.units_word}{line.units}" + (" @ " if plan.price else ""), "unit_price" if plan.price else None))
        if look.noise and (line.code or "x")[-1] in look.noise_at:
            under.append(look.noise.format(**line.extra))
        out["description"] = (before, words[0], after, under)
        if plan.day_mode in ("line", "first"):
            printed = plan.day_mode == "line" or line.day != self.previous or first
            text = short(line.day, plan.dates, plan.year) if printed else look.ditto
            shown.add("day")
            if plan.through and line.through:
                shown.add("through")
                last = short(line.through, plan.dates, plan.year)
                out["through"] = [last]
                out["dates"] = [text] if line.through == line.day and self.look.single else [f"{text}{self.look.span}{last}"] if not self.look.stack_span else [text + self.look.span.rstrip(), last]
                if line.through == line.day and self.look.single and plan.join:
                    shown.discard("through")
            out["day"] = [text]
            out["weekday"] = [WEEK[line.day.weekday()]] if printed else [""]
        if plan.code_mode == "own":
            out["code"] = [codes]
            if plan.mod_mode == "own":
                shown.add("modifiers")
                out["modifiers"] = [" ".join(line.modifiers)]
        if plan.coded_rev:
            shown.add("revenue_code")
            out["revenue_code"] = [line.revenue_code]
        if plan.units_mode in ("before", "after"):
            shown.add("units")
            out["units"] = [plan.units_form.format(line.units) if line.units.isdigit() else line.units]
        elif plan.units_mode == "at":
            shown.add("units")
            out["units"] = [(f"{line.units} @ ", "unit_price")]
        for name in plan.extras:
            if name == "item":
                out["item"] = [f"{self.count + 1}{self.look.dot}"]
            elif name == "ndc":
                out["ndc"] = [line.ndc.replace("-", "") if self.look.loose else line.ndc]
                shown.add("ndc")
            else:
                out[name] = [str(line.extra.get("giver" if name == "provider" else name, ""))]
                shown.add("giver" if name == "provider" else name)
        if "remark" in line.extra:
            out["remark"] = [line.extra["remark"]]
        return out

    def parts(self, cell, room):
        """The description broken into printed lines: [[text, role or None]], and which of them carry the words."""
        before, words, after, under = cell
        face = self.look.face
        lines = wrap(before + words + after, face, room) if self.look.wraps or before or after else wrap(words, face, room)
        hang = self.look.hang
        if len(lines) > 1 and hang:
            rest = " ".join(wrap(before + words + after, face, room))[len(lines[0]):].strip()
            lines = [lines[0], *wrap(rest, face, room - hang)]
        out = [(text, None, hang if at else 0) for at, text in enumerate(lines)]
        for extra in under:
            text, role = extra if isinstance(extra, tuple) else (extra, None)
            out.append((text, role, self.look.hang_under))
        return out

    def measure(self, rows):
        """Widths of the columns; the face shrinks and columns go until the words have room."""
        look, plan = self.look, self.plan
        room = self.flow.right - self.flow.left
        while True:
            face, bold = look.face, look.head_face()
            for col in self.cols:
                heads = max(bold.width(text) for text in col.head) if look.heads else 0
                wide = heads
                if col.role == "description":
                    col.wide = max(heads + 2 * look.pad, 0)
                    continue
                for row in rows:
                    if isinstance(row, Line):
                        keep = set(row.shown)
                        cell = self.text(row, True).get(col.role)
                        row.shown = keep
                        if col.role in MONEY:
                            wide = max(wide, look.face.width(look.money(row.money[col.role])) if col.role in row.money else 0)
                        elif cell:
                            for piece in cell:
                                text = piece if isinstance(piece, str) else piece[0] + look.money(row.money[piece[1]])
                                wide = max(wide, face.width(text))
                    elif col.role in row.money:
                        wide = max(wide, face.bold().width(look.money.full()(row.money[col.role])))
                col.wide = wide + 2 * look.pad + (face.width("$ ") + 4 if look.dollar == "left" and col.role in MONEY else 0)
            used = sum(col.wide for col in self.cols if col.role != "description")
            spare = room - used
            words = next((col for col in self.cols if col.role == "description"), None)
            labels = max([face.bold().width(row.label) + 12 for row in rows if not isinstance(row, Line) and row.money] or [0])
            longest = max([face.width(word) for row in rows if isinstance(row, Line) for word in row.description.split()] or [0]) + look.hang + 2 * look.pad + 2
            need = max(96, words.wide, labels, longest)
            if spare >= need:
                break
            if look.face.size > 6.75:
                look.face = look.face.plus(-0.25)
                continue
            droppable = [col for col in self.cols if col.role in ("dept", "status", "type", "ref", "pointer", "diagnosis", "place", "provider", "item", "weekday", "supply", "surface", "remark", "time")]
            if not droppable:
                if look.pad > 2:
                    look.pad -= 0.5
                    continue
                if look.face.size > 5.75:
                    look.face = look.face.plus(-0.25)
                    continue
                break
            self.cols.remove(droppable[0])
            if droppable[0].role in plan.extras:
                plan.extras.remove(droppable[0].role)
        natural = max([look.face.width("".join(self.text(row, True)["description"][:3])) for row in rows if isinstance(row, Line)] or [0]) + 2 * look.pad + 2
        for row in rows:
            if isinstance(row, Line):
                row.shown = set()
        if look.slack == "words":
            words.wide = spare
        else:
            words.wide = min(spare, max(need, min(natural, look.words_most)))
            rest = spare - words.wide
            if look.slack == "spread":
                for col in self.cols:
                    col.wide += rest / len(self.cols)
            elif look.slack == "some":
                for col in self.cols:
                    col.wide += min(12, rest / len(self.cols))
        self.wide = sum(col.wide for col in self.cols)
