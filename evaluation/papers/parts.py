"""Small pieces that many papers have: labelled facts, a ladder of totals, page numbers."""

from evaluation.papers.style import decimal

TAKES_OFF = ("adjustments", "insurance_paid", "patient_paid", "discount")


def fact(book, page, name, value):
    """Remember a header fact and the page that prints it. Dates become ISO, cents become decimals."""
    if isinstance(value, int):
        value = decimal(value)
    elif hasattr(value, "isoformat"):
        value = value.isoformat()
    book.facts[name] = (value, page.number)


def pair(book, page, x, y, label, at, text, face, name=None, value=None, bold=True, align="l"):
    """A label and its text; with a name it is a fact of the paper."""
    if label:
        page.put(x, y, label, face.bold() if bold else face)
    page.put(at, y, text, face, align)
    if name:
        fact(book, page, name, text if value is None else value)


def cash_fact(book, page, x, y, cents, name, face, style, align="r", copy=False, gray=0.0):
    """An amount that is a fact of the paper."""
    amount = book.cash(page, x, y, cents, name, face, style, align, gray, copy=copy)
    if not copy:
        fact(book, page, name, abs(cents) if name in TAKES_OFF else cents)
    return amount


def pager(book, page, x, y, pattern, face, align="r"):
    """"Page {n} of {m}", written when the number of pages is known."""
    book.numbered = "{m}" in pattern
    book.later.append(lambda count: page.put(x, y, pattern.format(n=page.number, m=count), face, align))


def settle(job, total, adjust=(10, 60), insure=(0, 85), paid=(20, 300), odds=(0.6, 0.7, 0.3), previous=0, interest=0):
    """How an account came to its balance: {name: cents}, wrong balance when the fault is A03."""
    adjusted = total * job.some(*adjust) // 100 if job.odds(odds[0]) else 0
    insured = (total - adjusted) * job.some(*insure) // 100 if job.odds(odds[1]) else 0
    patient = min(job.amount(*paid), total - adjusted - insured) if job.odds(odds[2]) else 0
    if job.fault == "A03" and not adjusted + insured + patient + previous + interest:
        patient = min(total // 3, job.amount(*paid))
    left = job.balance(total, adjusted, insured, patient, previous, interest)
    return {"total_charges": total, "adjustments": adjusted, "insurance_paid": insured, "patient_paid": patient,
            "previous_balance": previous, "interest": interest, "balance": left}


def account(job, parts):
    """Declare the equation of a settled account."""
    job.book.sums.append({
        "check": "A03", "scope": "balance", "role": "fact", "_lines": [],
        "plus": [decimal(parts.get("total_charges", 0) + parts.get("previous_balance", 0) + parts.get("interest", 0)),
                 *(decimal(-parts.get(name, 0)) for name in TAKES_OFF)],
        "printed": decimal(parts["balance"])})


def ladder(job, flow, parts, labels, x, at, face, style, pitch=13.0, minus=True, all_rows=False, dots=False, rule=True, page=None):
    """Totals one under the other. `labels` is [(name, words)], in the order printed; zero rows are left out unless asked for."""
    book, page = job.book, page or flow.page
    account(job, parts)
    for name, words in labels:
        cents = parts[name]
        if not cents and not all_rows and name not in ("total_charges", "balance"):
            continue
        last = name == labels[-1][0]
        used = face.bold() if last else face
        if last and rule:
            page.rule(x, flow.y + 1, at, flow.y + 1, 0.7)
        base = flow.y + pitch * 0.5 + face.size * 0.36
        page.put(x, base, words, used)
        shown = -cents if minus and name in TAKES_OFF else cents
        amount = cash_fact(book, page, at, base, shown, name, used, style)
        if dots:
            page.dots(x + used.width(words) + 4, amount.box[0], base, face)
        flow.skip(pitch)
