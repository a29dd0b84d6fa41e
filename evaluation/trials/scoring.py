"""What all trials share: the papers and their truth, cells to values, headings to roles, and how many lines are right."""

import json
import math
import re
import statistics
import time
from collections import Counter
from datetime import date
from decimal import Decimal, InvalidOperation

MONTHS = {
    name: at % 12 + 1
    for at, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec ene feb mar abr may jun jul ago sep oct nov dic".split()
    )
}
HEADINGS = {
    "day": r"dates?|fechas?|dos|days?|día|dia|from|service dt|served",
    "code": r"cpt|hcpcs|proc\w*|código|codigo|cdt|code|service code",
    "units": r"qty|quantity|units?|un|cant\w*|unidades|ct|count|svcs",
}
"""Heading words of a role, the first column that fits."""
NOT_HERE = {"day": r"statement|due|birth", "code": r"rev|ub|reason|remark|diag", "units": r"price|cost|each"}
CHARGE_WORDS = (r"charges?|cargos?|extended|ext|line total", r"billed|facturado", r"amount|importe|monto", r"fee|cost|price|total|precio")
"""The strongest word first, the leftmost column of it."""
NO_CHARGE = r"unit|each|rate|allowed|plan|paid|you|owe|discount|adjust\w*|unitario"
ONE_DAY = re.compile(r"(?:date of (?:visit|service)|service date|collected|seen on|fecha de (?:servicio|visita))\W{0,3}\s*(\S+(?: \d{1,2},? \d{4})?)", re.IGNORECASE)
MONEY = re.compile(r"^[-(]?\s*(?:US)?[$]?\s*[-(]?\d{1,3}(?:,?\d{3})*\.\d\d\)?-?(?:\s*CR)?$")
CODE = re.compile(r"\b(?:[A-Z]\d{4}|\d{4}[A-Z]|\d{5})\b")


def papers(folder):
    """Folders of papers whose pages are all text, with their truth."""
    for home in sorted(one.parent for one in folder.glob("*/truth.json")):
        truth = json.loads((home / "truth.json").read_text())
        if truth["rendering"] == "text" and all(page["made"] == "text" for page in truth["pages"]):
            yield home, truth


def money(text):
    """Cents as a decimal, or None."""
    bare = " ".join((text or "").split())
    if not MONEY.match(bare):
        return None
    minus = "-" in bare or "(" in bare or "CR" in bare
    value = Decimal(re.sub(r"[^\d.]", "", bare))
    return -value if minus else value


def day(text, year=None):
    """A date as most American papers write it, in ISO; None where there is none."""
    text = (text or "").strip().lower().replace(".", " ").replace(",", " ")
    found = re.search(r"(\d{4})-(\d\d)-(\d\d)", text)
    if found:
        return _iso(*map(int, found.groups()))
    found = re.search(r"\b(\d{1,2})([a-z]{3})(\d{2,4})\b", text)
    if found and found[2] in MONTHS:
        return _iso(2000 + int(found[3]) % 100, MONTHS[found[2]], int(found[1]))
    found = re.search(r"\b(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2,4}))?\b", text)
    if found:
        month, number = int(found[1]), int(found[2])
        full = int(found[3]) if found[3] else year
        if full is None:
            return None
        if month > 12:
            month, number = number, month
        return _iso(full + 2000 if full < 100 else full, month, number)
    found = re.search(r"\b([a-z]{3})[a-z]*[\s-]+(\d{1,2})(?:[\s-]+(\d{2,4}))?|\b(\d{1,2})[\s-]+([a-z]{3})[a-z]*(?:[\s-]+(\d{2,4}))?", text)
    if found:
        month = MONTHS.get(found[1] or found[5])
        number, full = int(found[2] or found[4]), found[3] or found[6] or year
        if month and full:
            full = int(full)
            return _iso(full + 2000 if full < 100 else full, month, number)
    return None


def _iso(year, month, number):
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def usual_year(text):
    """The year a page names most."""
    years = Counter(re.findall(r"\b20[12]\d\b", text))
    return int(years.most_common(1)[0][0]) if years else None


def units(text):
    text = (text or "").strip().replace(",", "")
    try:
        return Decimal(text) if re.fullmatch(r"-?\d{1,6}(\.\d+)?", text) else None
    except InvalidOperation:
        return None


def roles(row):
    """Columns of a heading row by role; {} where it is none."""
    heads = [" ".join((cell or "").lower().split()) for cell in row]
    heads = ["" if any(mark.isdigit() for mark in head) else head for head in heads]
    found = {}
    for role, words in HEADINGS.items():
        fits = (at for at, head in enumerate(heads) if re.search(rf"\b(?:{words})\b", head) and not re.search(rf"\b(?:{NOT_HERE[role]})", head))
        at = next((at for at in fits if at not in found.values()), None)
        if at is not None:
            found[role] = at
    for strong in CHARGE_WORDS:
        fits = (at for at, head in enumerate(heads) if re.search(rf"\b(?:{strong})\b", head) and not re.search(rf"\b(?:{NO_CHARGE})\b", head))
        at = next((at for at in fits if at not in found.values()), None)
        if at is not None:
            return {**found, "charge": at} if found else {}
    return {}


def lines_of(tables, text):
    """Lines of tables (lists of rows of text cells), each under the last heading row above it, within or before its table. Where
    a table has no column of days, the day that the paper's text gives for all is taken."""
    year, one = usual_year(text), ONE_DAY.search(text)
    every = day(one[1], year) if one else None
    known, out = {}, []
    for table in tables:
        for row in table:
            head = roles(row)
            if len(head) > 1:
                known = head
                continue
            if not known or max(known.values()) >= len(row):
                continue
            charge = money(row[known["charge"]])
            cells = {role: row[at] for role, at in known.items()}
            code = CODE.search((cells.get("code") or "").upper())
            when = day(cells["day"], year) if "day" in known else every
            words = sum(bool((cell or "").strip()) for cell in row)
            if charge is None or not (code or ("day" in known and when)) or words < 3:
                continue
            out.append({"day": when, "code": code[0] if code else None, "units": units(cells.get("units")), "charge": charge})
    return out


def plain(line):
    """A true line as the trials give theirs."""
    number = lambda text: None if text is None else Decimal(str(text))  # noqa: E731
    return {"day": line["day"], "code": line["code"], "units": number(line["units"]), "charge": number(line["charge"])}


def right(ours, true):
    """How many of our lines are on the paper: day, code, units and charge. A day that the line does not print may be given."""
    def key(line):
        return tuple(line[name] for name in ("day", "code", "units", "charge"))

    left, count = Counter(map(key, ours)), 0
    later = []
    for line in true:
        if left[key(line)]:
            left[key(line)] -= 1
            count += 1
        elif line["day"] is None:
            later.append(key(line)[1:])
    for rest in later:
        one = next((other for other in left if left[other] and other[1:] == rest), None)
        if one:
            left[one] -= 1
            count += 1
    return count


def wilson(part, whole):
    """The 95 % interval of a share."""
    if not whole:
        return 0.0, 1.0
    z, p = 1.96, part / whole
    middle, spread = p + z * z / (2 * whole), z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    return (middle - spread) / (1 + z * z / whole), (middle + spread) / (1 + z * z / whole)


def trial(name, folder, read):
    """Runs `read(path, truth) -> lines` over all papers and prints the figures, by paper where some are missed."""
    whole = Counter()
    by_family = {}
    seconds = []
    for home, truth in papers(folder):
        begun = time.perf_counter()
        try:
            ours = read(home / truth["files"][0], truth)
        except Exception as wrong:  # noqa: BLE001 - a tool that fails on a paper has read no line of it
            whole["failed"] += 1
            print(f"  {home.name}: {type(wrong).__name__}: {str(wrong)[:80]}")
            ours = []
        seconds.append((time.perf_counter() - begun) / max(1, len(truth["pages"])))
        true = [plain(line) for line in truth["lines"]]
        count = right(ours, true)
        whole.update(papers=1, true=len(true), ours=len(ours), right=count, clean=len(true) and count == len(true) == len(ours))
        some = by_family.setdefault(truth["family"], Counter())
        some.update(true=len(true), right=count)
    low, high = wilson(whole["right"], whole["true"])
    print(
        f"{name}: {whole['right']} of {whole['true']} lines right = {whole['right'] / max(1, whole['true']):.3f} [{low:.3f}, {high:.3f}], "
        f"{whole['ours']} given (precision {whole['right'] / max(1, whole['ours']):.3f}), {whole['clean']} of {whole['papers']} papers whole, "
        f"{whole['failed']} failed, median {statistics.median(seconds):.3f} s a page (most {max(seconds):.2f})"
    )
    print("  " + ", ".join(f"{family} {some['right']}/{some['true']}" for family, some in sorted(by_family.items()) if some["true"]))
