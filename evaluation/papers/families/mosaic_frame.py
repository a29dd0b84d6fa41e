"""Around the mosaic's body: size of paper, letterhead, header facts in many shapes, feet of pages."""

from types import SimpleNamespace

from evaluation.papers.families.mosaic_plan import short
from evaluation.papers.families.mosaic_stock import BENEFITS, ESTIMATES, NOTES, PAYERS, TITLES, WHO
from evaluation.papers.ink import wrap
from evaluation.papers.parts import fact, pager
from evaluation.papers.style import day
from evaluation.papers.table import Flow

SIZES = ((612.0, 792.0),) * 14 + ((792.0, 612.0),) * 2 + ((595.0, 842.0), (612.0, 1008.0))


def facts_of(job, plan):
    """[(label, value, fact, real)] in the order printed."""
    people, eob = job.people, plan.profile == "eob"
    dates = plan.dates if "%b" not in plan.dates or job.odds(0.5) else "B"
    plan.person = people.name(job.one("first last", "first last", "LAST, FIRST", "last, first", "UPPER"))
    plan.account = people.number(job.one("######", "########", "##-######", "@#######", "####-####-##", "##########", "@@######", "###-##-####@"))
    ask = {name: job.r.choice(words) for name, words in WHO.items()}
    out = [(ask["patient"], plan.person, "patient", None)]
    if eob:
        plan.claim = people.number(job.one("@##########", "20########-##", "##-######-###"))
        out.append((job.one("Member ID", "Subscriber ID", "ID number"), people.number("@@@#########"), None, None))
        if plan.by in ("none", "day"):
            out.append((ask["claim"], plan.claim, "claim", None))
        if "provider" not in plan.extras and plan.by != "doctor":
            out.append((job.one("Provider", "Services by", "Provider of service"), plan.giver, "provider", None))
    else:
        out.append((ask["account"], plan.account, "account", None))
    out.append((job.one("Date processed", "Statement date", "Date of notice") if eob else job.one("Date of estimate", "Prepared on", "Estimate date") if plan.profile == "estimate" else ask["statement_date"],
                day(plan.issued, dates), "statement_date", plan.issued))
    if plan.day_mode == "bill":
        label = job.one("Date of service", "Service date", "DATE OF SERVICE", "DOS", "Visit date", "Date of visit") if plan.profile != "estimate" else job.one("Expected date of service", "Planned service date")
        out.append((label, day(plan.first, dates), None, None))
    elif not plan.year:
        out.append((job.one("Service period", "Dates of service", "Services from / to"), f"{day(min(line.day for line in plan.lines), '%m/%d/%Y')} - {day(plan.last, '%m/%d/%Y')}", None, None))
    more = [(job.one("Date of birth", "DOB", "Birth date"), day(job.date((1938, 2018)), "%m/%d/%Y"), None, None), (job.one("MRN", "Med. Rec. No.", "Medical record #", "Chart"), people.number("#######"), None, None),
            (job.one("Insurance", "Primary insurance", "Payer", "Plan"), job.r.choice(PAYERS), None, None), (job.one("Policy", "Group no.", "Member #"), people.number("@@@######"), None, None),
            (job.one("Physician", "Attending", "Ordering provider", "Doctor", "Referred by"), people.doctor(), None, None), (job.one("Phone", "Call us at", "Billing questions"), people.phone(), None, None),
            (job.one("Tax ID", "FEIN", "Fed. tax no."), people.number("##-#######"), None, None), ("NPI", people.number("1#########"), None, None), (job.one("Type of bill", "Bill type"), people.number("01##"), None, None),
            (job.one("Location", "Clinic", "Place of service"), job.one("Main campus", "North clinic", "Suite 210", "Outpatient"), None, None)]
    out += job.r.sample(more, job.one(0, 1, 2, 3, 4, 6))
    if not eob and plan.profile != "estimate" and job.odds(0.45):
        out.append((ask["due_on"], day(plan.due, dates), "due_on", plan.due))
    if plan.top_due:
        out.append(plan.top_due)
    if job.odds(0.4):
        job.r.shuffle(out)
    return out


def block(job, plan, page, x0, x1, y, items, how, face):
    """Draw header facts; answers the y below. `how` was chosen once."""
    book = job.book

    def value(x, low, item, used, align="l"):
        if item[2] == "cash":
            book.cash(page, x, low, item[3], "balance", used, plan.shown_money, align, copy=True)
            return
        page.put(x, low, item[1], used, align)
        if item[2]:
            fact(book, page, item[2], item[1] if item[3] is None else item[3])

    small, strong = face.at(max(6.25, face.size - 2)), face.bold()
    step = face.size * how.lead
    if how.style in ("rows", "rows2"):
        count = 2 if how.style == "rows2" and x1 - x0 > 380 else 1
        wide = (x1 - x0) / count
        tab = max(strong.width(label + how.colon) for label, *_ in items) + how.tab
        if any(tab + strong.width(item[1]) > wide - 6 for item in items):
            count, wide = 1, x1 - x0
        per = -(-len(items) // count)
        for at, item in enumerate(items):
            x, low = x0 + (at // per) * wide, y + face.size + (at % per) * step
            label = item[0].rstrip(":") + how.colon
            if how.flush:
                page.put(x + tab - 6, low, label, strong if how.bold else face, "r")
            else:
                page.put(x, low, label, strong if how.bold else face)
            value(x + tab, low, item, face)
        return y + per * step + 4
    if how.style == "line":
        x, low = x0, y + face.size
        for item in items:
            label = item[0].rstrip(":") + ": "
            wide = strong.width(label) + face.width(item[1])
            if x > x0 and x + wide > x1:
                x, low = x0, low + step
            page.put(x, low, label, strong if how.bold else face)
            value(x + (strong if how.bold else face).width(label), low, item, face)
            x += wide + 18
        return low + step * 0.6
    # labels over values, in cells
    need = [max(small.width(label), strong.width(text)) + 12 for label, text, *_ in items]
    rows, row, used = [], [], 0.0
    for item, wide in zip(items, need, strict=True):
        if row and (used + wide > x1 - x0 or len(row) >= how.most):
            rows.append(row)
            row, used = [], 0.0
        row.append((item, wide))
        used += wide
    rows.append(row)
    tall = small.size + face.size + 9
    for row in rows:
        spare = (x1 - x0 - sum(wide for _, wide in row)) / len(row)
        x = x0
        for item, wide in row:
            wide += spare
            if how.style == "table":
                page.block(x, y, x + wide, y + small.size + 4, fill=how.shade)
            if how.boxed:
                page.block(x, y, x + wide, y + tall, line=0.5)
            if how.centre:
                page.put(x + wide / 2, y + small.size + 1, item[0].rstrip(":"), small, "c")
                value(x + wide / 2, y + tall - 4, item, strong if how.bold else face, "c")
            else:
                page.put(x + 4, y + small.size + 1, item[0].rstrip(":"), small)
                value(x + 4, y + tall - 4, item, strong if how.bold else face)
            x += wide
        y += tall + (0 if how.boxed else 3)
    return y + 4


def frame(job, plan, face, summary=None):
    """The flow of this paper; `summary(page, y)` draws something before the body and answers the y below."""
    book, people = job.book, job.people
    book.size = job.one(*SIZES) if not plan.broad else (792.0, 612.0)
    wide, high = book.size
    left = job.one(22, 30, 36, 42, 48, 54, 62) if not plan.tight else job.one(18, 24, 30)
    right = wide - left
    top = job.one(26, 34, 42, 54)
    eob, estimate = plan.profile == "eob", plan.profile == "estimate"
    title = job.one(*(BENEFITS if eob else ESTIMATES if estimate else TITLES))
    if job.odds(0.3):
        title = title.upper()
    items = facts_of(job, plan)
    body = face.at(min(10.0, max(7.5, face.size + job.one(0, 0, 0.5, 1))))
    how = SimpleNamespace(style=job.r.choices(("rows", "rows2", "line", "cells", "table"), (26, 28, 10, 20, 16))[0], colon=job.one(":", ":", ""), tab=job.one(8, 12, 24), flush=job.odds(0.15), bold=job.odds(0.5), lead=job.one(1.25, 1.4, 1.6),
                          most=job.one(3, 4, 5, 6), boxed=job.odds(0.7), centre=job.odds(0.25), shade=job.one(0.85, 0.92))
    letter = job.r.choices(("left", "centre", "right", "band", "logo", "plain"), (34, 20, 8, 10, 14, 14))[0]
    title_at = job.one("right", "centre", "left", "under")
    if letter in ("right", "centre") and title_at == "right":
        title_at = "under"
    address = [people.street(), people.town(), people.phone()]
    joined = job.odds(0.5)
    big = job.one(11, 13, 15, 17, 20)
    house_face = face.bold() if job.odds(0.8) else face
    shown = plan.house.upper() if job.odds(0.25) else plan.house
    mail = job.odds(0.25)
    mail_at = job.one("before", "after")
    home = [people.street(), people.town()]
    later = job.r.choices(("short", "house", "none"), (60, 25, 15))[0]
    pages = job.one("Page {n} of {m}", "Page {n} of {m}", "Page: {n} / {m}", "PAGE {n}", "{n}/{m}", "- {n} -", "")
    page_at = job.one("foot right", "foot centre", "head right", "foot left")
    if letter == "band" and page_at == "head right":
        page_at = "foot right"
    foot = job.odds(0.4)
    foot_text = job.r.choice(NOTES).format(phone=people.free_phone(), account=plan.account, pin=people.number("####-####"), tax=people.number("##-#######"), npi=people.number("1#########"), form=people.number("@@-####"))
    message = job.odds(0.2)
    said = job.r.sample([note for note in NOTES if "{" not in note or "{phone}" in note], 2)
    said = " ".join(note.format(phone=people.phone()) for note in said)
    dark = job.one(0.1, 0.25, 0.35)
    bars = job.odds(0.1)
    bar_seed = people.digits(24)
    intro = job.odds(0.12) and plan.day_mode == "bill"
    small = face.at(max(6.5, min(8, face.size)))

    def feet(page):
        if pages:
            if page_at == "head right":
                pager(book, page, right, 18 if top < 30 else top - 12, pages, small)
            else:
                pager(book, page, {"foot right": right, "foot centre": wide / 2, "foot left": left}[page_at], high - 20, pages, small, {"foot right": "r", "foot centre": "c", "foot left": "l"}[page_at])
        if foot:
            page.put(left, high - 32, foot_text, small, gray=0.2)

    def head(page):
        feet(page)
        if page.number > 1:
            if later == "none":
                return top + 6
            text = f"{shown}   {plan.person}   {plan.account if not eob else ''}".rstrip() if later == "short" else shown
            page.put(left, top + 8, text, face.bold())
            return top + 22
        y = top + big * 0.8
        used = house_face.at(big)
        while used.width(shown) > (right - left) * (0.55 if title_at == "right" else 0.9):
            used = used.plus(-0.5)
        x = left
        if letter == "band":
            page.block(0, 0, wide, y + 10, fill=dark)
            page.put(left, y, shown, used, gray=1.0)
        elif letter == "centre":
            page.put(wide / 2, y, shown, used, "c")
        elif letter == "right":
            page.put(right, y, shown, used, "r")
        else:
            if letter == "logo":
                page.block(left, y - big, left + big * 1.4, y + big * 0.5, fill=0.3)
                page.rule(left + 3, y - big / 4, left + big * 1.4 - 3, y - big / 4, 2, 1.0)
                x = left + big * 1.4 + 8
            page.put(x, y, shown, used)
        if not eob:
            fact(book, page, "provider", shown)
        if title_at == "right":
            tf = face.bold().at(min(13, big))
            while tf.width(title) > (right - left) * 0.4:
                tf = tf.plus(-0.5)
            page.put(right, y, title, tf, "r", 1.0 if letter == "band" else 0.0)
        y += 12 if letter != "band" else 22
        where, side = (wide / 2, "c") if letter == "centre" else (right, "r") if letter == "right" else (x, "l")
        if letter != "plain" or job_address:
            for text in ([job_glue.join(address)] if joined else address):
                page.put(where, y, text, small, side)
                y += small.size * 1.25
        if title_at in ("centre", "under", "left"):
            y += 10
            if title_at == "centre":
                page.put(wide / 2, y, title, face.bold().plus(2), "c")
            else:
                page.put(left, y, title, face.bold().plus(1 if title_at == "under" else 3))
            y += 6
        if ruled:
            page.rule(left, y, right, y, job_heavy)
        y += 8
        if eob and "EOB" not in title.upper() or (eob and "NOT A BILL" not in title.upper()):
            page.put(left, y + 6, "This is not a bill.", face.bold())
            y += 12
        if estimate:
            page.put(left, y + 6, "This is an estimate of expected charges. It is not a bill.", face)
            y += 13
        if mail and mail_at == "before":
            y = send(page, y)
        y = block(job, plan, page, left, right if not half else (left + right) / 2 + 20, y, items, how, body)
        if mail and mail_at == "after":
            y = send(page, y)
        if bars:
            at = right - 110
            for digit in bar_seed:
                page.rule(at, 8.5, at, 15, 0.4 + int(digit) / 8)
                at += 4.2
        if message:
            y += 4
            for text in wrap(said, body, right - left - 20):
                page.put(left + 10, y + body.size, text, body)
                y += body.size * 1.3
            y += 4
        if plan.percent is not None:
            y += 4
            for text in wrap(plan.rate_text, body, right - left):
                page.put(left, y + body.size, text, body)
                y += body.size * 1.3
        if intro:
            y += 4
            page.put(left, y + body.size, f"The services below were provided on {short(plan.first, 'B')}.", body)
            y += body.size * 1.6
        if summary:
            y = summary(page, left, right, y + 4)
        return y + air

    def send(page, y):
        y += 8
        for text in (plan.person, *home):
            page.put(left + 8, y + body.size, text, body)
            y += body.size * 1.2
        return y + 8

    job_address, job_glue, ruled, job_heavy, half, air = job.odds(0.7), job.one(", ", "  |  ", "   "), job.odds(0.35), job.one(0.5, 1, 2), job.odds(0.25) and how.style == "rows", job.one(4, 8, 12, 18)
    two = plan.body in ("stack", "cards", "pairs") and job.odds(0.4) and wide > 600
    if plan.body == "grid" and plan.slim and not plan.through and not plan.weekday and "cour" not in face.name and job.odds(0.55):
        two = True
    flow = Flow(book, head, left, right, high - (46 if foot else 36), columns=2 if two else 1, gutter=job.one(14, 20, 28))
    return flow
