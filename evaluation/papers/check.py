"""Checks the truth against the paper: python evaluation/papers/check.py --group training --per-family 20 [--family NAME].

Each paper is made as text in a folder that is thrown away. Sums must agree where the paper is clean and disagree exactly where a
fault was planted; every amount must stand in the PDF's text at its box; nothing may be printed over something else.
"""

import argparse
import collections
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pypdfium2  # noqa: E402

from evaluation.papers import families  # noqa: E402
from evaluation.papers.render import build, render  # noqa: E402

EACH = ("day", "code", "modifiers", "revenue_code", "ndc", "units", "charge", "description")


def overlaps(book):
    """Words printed over each other, or too near the edge."""
    out = []
    for page in book.pages:
        wide, high = page.size
        words = sorted(page.words, key=lambda w: w[1][1])
        for number, (word, a) in enumerate(words):
            if a[0] < 8 or a[2] > wide - 8 or a[1] < 8 or a[3] > high - 8:
                out.append(f"page {page.number}: {word!r} leaves the page")
            for other, b in words[number + 1:]:
                if b[1] > a[3]:
                    break
                tall = min(a[3], b[3]) - max(a[1], b[1])
                broad = min(a[2], b[2]) - max(a[0], b[0])
                if broad > 0.8 and tall > 0.35 * min(a[3] - a[1], b[3] - b[1]):
                    out.append(f"page {page.number}: {word!r} and {other!r} overlap")
    return out


def arithmetic(truth):
    """What is wrong in the truth's own sums."""
    out = []
    lines, planted = truth["lines"], collections.Counter(e["check"] for e in truth["expected"] + truth["withheld"])
    broken = collections.Counter()
    for one in truth["sums"]:
        if not one["complete"]:
            continue
        terms = [Decimal(p) for p in one["plus"]]
        for at in one["lines"]:
            value = lines[at].get(one["role"]) or lines[at]["other"].get(one["role"])
            if value is None:
                out.append(f"line {at} has no printed {one['role']} for the sum {one['scope']}")
                continue
            terms.append(Decimal(value))
        if sum(terms) != Decimal(one["printed"]):
            broken[one["check"]] += 1
            if not planted[one["check"]]:
                out.append(f"{one['scope']}: {sum(terms)} is printed as {one['printed']}, and nothing was planted")
    for check in ("A02", "A03"):
        told = [e for e in truth["expected"] if e["check"] == check]
        if told and not broken[check]:
            out.append(f"{check} is expected and every sum holds")
    over = {at for at, line in enumerate(lines) if line["units"] and line["unit_price"] and line["charge"] and
            abs(Decimal(line["units"]) * Decimal(line["unit_price"]) - Decimal(line["charge"])) > Decimal(line["units"]) * Decimal("0.005")}
    told = {at for e in truth["expected"] if e["check"] == "A01" for at in e["lines"]}
    if over != told:
        out.append(f"A01: lines {sorted(over)} do not extend, expected {sorted(told)}")
    groups = collections.defaultdict(list)
    for at, line in enumerate(lines):
        groups[tuple(str(line[n]) for n in EACH) + (str(line.get("time")), str(line.get("rx")))].append(at)
    twins = {tuple(g) for g in groups.values() if len(g) > 1 and (Decimal(lines[g[0]]["charge"] or 0) > 0)}
    told = {tuple(sorted(e["lines"])) for e in truth["expected"] if e["check"] == "A07"}
    if twins != told and not truth.get("twins_excused"):
        out.append(f"A07: twins {sorted(twins)}, expected {sorted(told)}")
    for at, line in enumerate(lines):
        m = {n: Decimal(v) for n, v in {**line["other"], **{k: line[k] for k in ("charge", "allowed", "paid", "patient_owes")}}.items() if v}
        if {"charge", "discount", "allowed"} <= set(m) and m["charge"] - m["discount"] - m.get("not_covered", 0) != m["allowed"]:
            out.append(f"line {at}: billed less discount is not allowed")
        if {"allowed", "paid", "patient_owes"} <= set(m) and m["allowed"] != m["paid"] + m["patient_owes"] - m.get("not_covered", 0):
            out.append(f"line {at}: allowed is not paid and owed")
    if truth["coinsurance_percent"]:
        share = truth["coinsurance_percent"]
        off = set()
        for at, line in enumerate(lines):
            shared = line["other"].get("coinsurance")
            if shared and not Decimal(line["other"].get("copay", "0")):
                cents = int((Decimal(line["allowed"]) - Decimal(line["other"]["deductible"])) * 100)
                if (cents * share * 2 + 100) // 200 != int(Decimal(shared) * 100):
                    off.add(at)
        told = {at for e in truth["expected"] if e["check"] == "F07" for at in e["lines"]}
        if off != told:
            out.append(f"F07: lines {sorted(off)} do not follow the rate, expected {sorted(told)}")
    values = {Decimal(a["value"]).copy_abs() for a in truth["all_amounts"]}
    for name, value in truth["facts"].items():
        if name in MONEY_FACTS and Decimal(value).copy_abs() not in values:
            out.append(f"the fact {name} {value} is printed nowhere")
    return out


MONEY_FACTS = ("total_charges", "adjustments", "insurance_paid", "patient_paid", "patient_responsibility", "balance", "deductible", "copay",
               "coinsurance", "previous_balance", "interest")


def squeeze(text):
    return "".join(text.split()).replace("\xad", "-")


def printed(truth, folder):
    """Every amount stands at its box in the text of its page."""
    out = []
    if truth["rendering"] != "text":
        return out
    document = pypdfium2.PdfDocument(folder / "paper.pdf")
    for at, page in enumerate(truth["pages"], 1):
        sheet = document[page["page"] - 1]
        wide, high = sheet.get_size()
        text = sheet.get_textpage()
        if page["made"] == "text":
            for amount in truth["all_amounts"]:
                if amount["page"] != at:
                    continue
                found = ""
                for x0, y0, x1, y1 in amount.get("parts") or [amount["box"]]:
                    found += text.get_text_bounded(x0 * wide / 1e4 - 1, high - y1 * high / 1e4 - 1, x1 * wide / 1e4 + 1, high - y0 * high / 1e4 + 1)
                if squeeze(amount["text"]) not in squeeze(found):
                    out.append(f"page {at}: {amount['text']!r} is not at its place, there is {found!r}")
        text.close()
        sheet.close()
    document.close()
    for amount in truth["all_amounts"]:
        if not all(0 <= n <= 10000 for n in amount["box"]):
            out.append(f"{amount['text']!r} lies off the page")
    return out


def main(args=None):
    """Check papers; ends 1 where one is wrong."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--group", choices=("training", "held", "traps"), default="training")
    said.add_argument("--family", action="append")
    said.add_argument("--per-family", type=int, default=20)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--rendering", default="text")
    given = said.parse_args(args)
    if given.group == "traps":
        from evaluation.papers.traps import TRAPS

        names, seeds = list(TRAPS), [1]
    else:
        names = families.TRAINING if given.group == "training" else families.HELD
        seeds = range(given.seed, given.seed + given.per_family)
    wrong, made, faulty, checks, sheets, rows = 0, 0, 0, collections.Counter(), [], []
    for name in given.family or names:
        mine = collections.Counter()
        for seed in seeds:
            _, book = build(name, seed)
            with tempfile.TemporaryDirectory() as home:
                truth = render(name, seed, given.rendering, Path(home))
                free = getattr(families.module_of(name), "OVERLAPS", False)
                faults = ([] if free else overlaps(book)) + arithmetic(truth) + printed(truth, Path(home))
            made += 1
            faulty += bool(truth["expected"] or truth["withheld"])
            mine.update(e["check"] for e in truth["expected"])
            mine["clean"] += truth["clean"]
            sheets.append(len(book.pages))
            rows.append(len(book.lines))
            if faults:
                wrong += 1
                print(f"{name} {seed} ({truth['variant']}):", *faults[:6], sep="\n    ")
        checks.update(mine)
        print(f"{name}: {dict(sorted(mine.items()))}, pages {min(sheets[-len(seeds):])}-{max(sheets[-len(seeds):])}, "
              f"lines {min(rows[-len(seeds):])}-{max(rows[-len(seeds):])}", flush=True)
    print(f"{made} papers, {wrong} wrong; {faulty} with a planted fault ({100 * faulty // max(made, 1)} %): {dict(sorted(checks.items()))}")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
