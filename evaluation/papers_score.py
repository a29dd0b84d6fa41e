"""Reads made-up papers through the command line and prints how much was right, by rendering and family, with intervals.

    python evaluation/papers_score.py DIR [--jobs 2] [--by rendering,family] [--worst 10] [--json FILE]

DIR holds folders with papers and a truth.json, as `evaluation/papers/make.py` writes them. A line is right when its day, code,
units and charge all are. An amount is wrong and not doubted when it stands in the dossier, differs from the paper and bears no
doubt. Findings count by check and an accepted class: fact, rule and evidence; questions are no alarms. An expected finding that
a scan lowers to a question is counted apart as asked, and is a miss.
"""

import argparse
import json
import math
import subprocess
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CHECKS = {"A01", "A02", "A03", "A07", "A08", "F07"}
HEADER = (
    "total_charges",
    "adjustments",
    "insurance_paid",
    "patient_paid",
    "previous_balance",
    "patient_responsibility",
    "balance",
)
TOTALS = ("total_charges", "balance", "patient_responsibility")
SUM_OF = {
    "total_charges": "charge",
    "adjustments": "adjustment",
    "insurance_paid": "paid",
    "patient_responsibility": "patient_owes",
}
"""The column that a header field is the sum of, as a row of the dossier says it."""
LINE_MONEY = ("charge", "unit_price", "allowed", "paid", "patient_owes")


def wilson(part, whole):
    """The 95 % interval of a share."""
    if whole == 0:
        return (0.0, 1.0)
    z, p = 1.96, part / whole
    middle = p + z * z / (2 * whole)
    spread = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    return ((middle - spread) / (1 + z * z / whole), (middle + spread) / (1 + z * z / whole))


def number(text):
    return None if text is None else round(float(text), 4)


def audited(home, truth):
    """The dossier of one folder's papers and the seconds it took; None with the sentence where it was refused."""
    began = time.monotonic()
    files = [str(home / name) for name in truth["files"]]
    command = [
        sys.executable,
        "-m",
        "almoner.faces.cli.main",
        "audit",
        *files,
        "--json",
        "--as-of",
        truth.get("as_of", "2026-11-21"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    seconds = time.monotonic() - began
    if done.returncode not in (0, 1):
        return None, seconds, done.stderr.strip()
    return json.loads(done.stdout), seconds, ""


def key(line):
    return (line["day"], line["code"], number(line["units"]), number(line["charge"]))


def right_lines(ours, true):
    """How many of our lines are on the paper. Where the paper prints no day on the line, a day from its heading is right too."""
    left = Counter(map(key, ours))
    right = 0
    later = []
    for line in true:
        if left[key(line)] > 0:
            left[key(line)] -= 1
            right += 1
        elif line["day"] is None:
            later.append(key(line)[1:])
    for rest in later:
        one = next((other for other in left if left[other] > 0 and other[1:] == rest), None)
        if one is not None:
            left[one] -= 1
            right += 1
    return right


def matched(ours, true):
    """Pairs of positions (true, ours) of lines about the same row: the same in all, else in amount and code, else in the
    amount, else by order."""
    pairs, left_true, left_ours = [], list(range(len(true))), list(range(len(ours)))
    for mark in (key, lambda line: (number(line["charge"]), line["code"]), lambda line: number(line["charge"])):
        places = defaultdict(list)
        for at in left_ours:
            places[mark(ours[at])].append(at)
        for at in list(left_true):
            if places[mark(true[at])]:
                pairs.append((at, places[mark(true[at])].pop(0)))
                left_true.remove(at)
                left_ours.remove(pairs[-1][1])
    partner = dict(pairs)
    taken = {o: t for t, o in pairs}

    def steps(count, own, other):
        """The rows between two that are matched, named by the last matched one before."""
        before, found = -1, []
        for at in range(count):
            if at in own:
                before = at if other is None else own[at]
            else:
                found.append((before, at))
        return found

    gaps = defaultdict(lambda: ([], []))
    for before, at in steps(len(true), partner, None):
        gaps[before][0].append(at)
    for before, at in steps(len(ours), taken, partner):
        gaps[before][1].append(at)
    for some_true, some_ours in gaps.values():
        pairs += list(zip(some_true, some_ours, strict=False))
    return sorted(pairs)


def scored(home, audited=audited):
    """Counts for one folder; `audited` is how its papers are read."""
    truth = json.loads((home / "truth.json").read_text())
    return judged(truth, *audited(home, truth))


def judged(truth, dossier, seconds, refused):
    """Counts for one folder's truth and the dossier read from it, None with the sentence where it was refused."""
    tally = Counter(papers=1, pages=len(truth["pages"]), true_lines=len(truth["lines"]))
    tally["milliseconds"] = int(seconds * 1000)
    notes = []
    expected = [one for one in truth["expected"] if one["check"] in CHECKS]
    tally["expected"] = len(expected)
    tally["clean"] = int(truth["clean"])
    money_true = sum(1 for line in truth["lines"] for name in LINE_MONEY if line.get(name) is not None)
    money_true += sum(1 for name in HEADER if truth["facts"].get(name) is not None)
    tally["true_amounts"] = money_true
    if dossier is None:
        tally["refused"] = 1
        return truth, tally, [f"refused: {refused[:150]}"]
    bills = dossier["bills"]
    ours = [line for bill in bills for line in bill["lines"]]
    tally["our_lines"] = len(ours)
    true_keys, our_keys = Counter(map(key, truth["lines"])), Counter(map(key, ours))
    tally["right_lines"] = right_lines(ours, truth["lines"])
    for one in list((true_keys - our_keys).elements())[:3]:
        notes.append(f"missed line {one}")
    for one in list((our_keys - true_keys).elements())[:3]:
        notes.append(f"extra line {one}")
    doubted = {doubt["field"] for document in dossier["documents"] for doubt in document["doubts"]}
    tally["doubts"] = len(doubted)
    pairs = matched(ours, truth["lines"])
    line_bill = {line["id"]: bill["id"] for bill in bills for line in bill["lines"]}
    for t, o in pairs:
        for name in LINE_MONEY:
            wanted, got = truth["lines"][t].get(name), ours[o].get(name)
            if wanted is None:
                continue
            if got is None:
                continue
            if number(wanted) == number(got):
                tally["right_amounts"] += 1
            elif f"bills/{line_bill[ours[o]['id']]}/lines/{ours[o]['id']}/{name}" in doubted:
                tally["doubted_wrong"] += 1
            else:
                tally["silently_wrong"] += 1
                notes.append(f"silently wrong {name} of line {t}: {wanted} read {got}")
    for o in set(range(len(ours))) - {o for _, o in pairs}:
        if ours[o]["charge"] is not None and f"bills/{line_bill[ours[o]['id']]}/lines/{ours[o]['id']}/charge" not in doubted:
            tally["invented"] += 1
    for name in HEADER:
        wanted = truth["facts"].get(name)
        if wanted is None:
            continue
        got = [bill.get(name) for bill in bills if bill.get(name) is not None]
        if name == "balance":
            got = got or [bill["patient_responsibility"] for bill in bills if bill.get("patient_responsibility") is not None]
        if name == "patient_responsibility":
            got = got or [bill["balance"] for bill in bills if bill.get("balance") is not None]
        if not got:
            notes.append(f"not read: {name} {wanted}")
            continue
        if any(abs(number(one)) == abs(number(wanted)) for one in got) or (
            len(got) == len(bills) > 1 and round(sum(abs(number(one)) for one in got), 2) == abs(number(wanted))
        ):  # a paper of several claims is several bills, and what it says of them all is what they come to
            tally["right_amounts"] += 1
        elif any(
            row.get("bills") == len(bills) > 1
            and row["adds"] == SUM_OF.get(name)
            and abs(number(row["amount"])) == abs(number(wanted))
            for bill in bills
            for row in bill["rows"]
        ):  # its printed sum over them all, kept as such where one of the sums is wrong
            tally["right_amounts"] += 1
        elif any(f"bills/{bill['id']}/{name}" in doubted for bill in bills):
            tally["doubted_wrong"] += 1
        else:
            tally["silently_wrong"] += 1
            tally["wrong_totals"] += name in TOTALS
            notes.append(f"silently wrong {name}: {wanted} read {got}")
    said = Counter(
        (one["check"], one["class"]) for one in dossier["findings"] if one["class"] != "question" and one["check"] in CHECKS
    )
    questions = [one for one in dossier["findings"] if one["class"] == "question"]
    tally["questions"] = len(questions)
    asked = Counter(one["check"] for one in questions)
    for one in expected:
        accepted = one.get("classes_accepted") or [one.get("class", "fact")]
        name = next(((one["check"], strength) for strength in accepted if said[one["check"], strength]), None)
        if name is not None:
            said[name] -= 1
            tally["found"] += 1
        else:
            notes.append(f"missed finding {one['check']} {'or'.join(accepted)}")
            if asked[one["check"]]:
                asked[one["check"]] -= 1
                tally["asked"] += 1
    for check in truth.get("may_be_said", ()):
        for strength in ("fact", "rule", "evidence"):
            said.pop((check, strength), None)
    for one in +said:
        notes.append(f"false finding {one}")
    tally["false"] = sum((+said).values())
    if truth["clean"]:
        tally["clean_alarm"] = int(any(one["class"] != "question" for one in dossier["findings"]))
    tally["lost"] = sum(len(document["lost"]) for document in dossier["documents"])
    return truth, tally, notes


def share(part, whole):
    if not whole:
        return "      -          "
    low, high = wilson(min(part, whole), whole)
    return f"{part / whole:.3f} [{low:.3f},{high:.3f}]"


def shown(name, t):
    print(
        f"{name:26} papers {t['papers']:3} refused {t['refused']:2} | lines R {share(t['right_lines'], t['true_lines'])} P {share(t['right_lines'], t['our_lines'])}"
        f" | amounts {share(t['right_amounts'], t['true_amounts'])} silently wrong {t['silently_wrong']} (totals {t['wrong_totals']}) doubted wrong {t['doubted_wrong']} invented {t['invented']}"
        f" | doubts {t['doubts']} ({1000 * t['doubts'] // max(1, t['true_amounts']) / 10} %)"
        f" | findings P {share(t['found'], t['found'] + t['false'])} R {share(t['found'], t['expected'])} asked {t['asked']} | clean alarms {t['clean_alarm']}/{t['clean']}"
        f" | s/page {t['milliseconds'] / 1000 / max(1, t['pages']):.1f}"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    homes = sorted(home.parent for home in asked.folder.glob("*/truth.json") if asked.only in home.parent.name)
    by_rendering, by_family, notes = defaultdict(Counter), defaultdict(Counter), []
    everything = Counter()
    with ThreadPoolExecutor(asked.jobs) as pool:
        for home, (truth, tally, said) in zip(homes, pool.map(scored, homes), strict=True):
            by_rendering[truth["rendering"]] += tally
            by_family[truth["family"]] += tally
            everything += tally
            notes.append((home.name, tally, said))
    for name in sorted(by_rendering):
        shown(name, by_rendering[name])
    print()
    for name in sorted(by_family):
        shown(name, by_family[name])
    print()
    shown("all", everything)
    if asked.worst:

        def badness(item):
            t = item[1]
            return -(
                t["true_lines"]
                - t["right_lines"]
                + 5 * t["silently_wrong"]
                + 10 * t["false"]
                + 5 * (t["expected"] - t["found"])
                + 20 * t["refused"]
            )

        for name, tally, said in sorted(notes, key=badness)[: asked.worst]:
            print(
                f"\n{name}: lines {tally['right_lines']}/{tally['true_lines']} (ours {tally['our_lines']}), doubts {tally['doubts']}"
            )
            for one in said[:10]:
                print("   ", one)
    if asked.json:
        asked.json.write_text(json.dumps({"rendering": by_rendering, "family": by_family, "all": everything}, indent=1))


if __name__ == "__main__":
    main()
