"""Runs the evaluation dossiers through the command line and prints precision, recall and false alarms with intervals.

    python evaluation/score.py [first|second|…] [--details] [--json FILE]

A finding counts only at exactly its expected check and class: one class above is a false finding and a miss, one below is a
miss. Questions are counted apart. The dossiers' checksums are verified first: a set that was touched is not scored.
"""

import argparse
import hashlib
import json
import math
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

HERE = Path(__file__).parent
STRENGTH = {"question": 0, "evidence": 1, "rule": 2, "fact": 3}


@dataclass
class Score:
    """Counts over one set."""

    dossiers: int = 0
    clean: int = 0
    right: Counter = field(default_factory=Counter)
    false: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    false_on_clean: Counter = field(default_factory=Counter)
    clean_with_alarm: int = 0
    clean_with_sure_alarm: int = 0
    clean_questions: int = 0
    clean_bills: int = 0
    stakes: int = 0
    stakes_right: int = 0
    rights: int = 0
    rights_said: int = 0
    unchecked: int = 0
    unchecked_said: int = 0
    fired: set = field(default_factory=set)
    crashed: list = field(default_factory=list)
    details: list = field(default_factory=list)


def wilson(part, whole):
    """The 95 % interval of a share (Wilson)."""
    if whole == 0:
        return (0.0, 1.0)
    z, p = 1.96, part / whole
    middle = p + z * z / (2 * whole)
    spread = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    return ((middle - spread) / (1 + z * z / whole), (middle + spread) / (1 + z * z / whole))


def verify(folder):
    """Stop when a file is not the one whose checksum was committed before the readers existed."""
    listed = dict(reversed(line.split(maxsplit=1)) for line in (folder / "SHA256SUMS").read_text().splitlines())
    for name, digest in listed.items():
        path = folder / name.lstrip("*./")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            sys.exit(f"{path} is not the file that was put down first: the set is not scored.")


def audit(case, home):
    """One dossier through `almoner audit --json`."""
    command = [
        sys.executable,
        "-m",
        "almoner.faces.cli.main",
        "audit",
        str(home / "papers"),
        "--json",
        *map(str, case.get("args", [])),
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as answers:
        if case.get("answers"):
            yaml.safe_dump(case["answers"], answers)
            answers.flush()
            command += ["--answers", answers.name]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603 - our own command
    if done.returncode not in {0, 1}:
        return None, f"exit {done.returncode}: {done.stderr.strip()}"
    return json.loads(done.stdout), None


def compare(case, result, score, name):
    """Add one dossier to the score."""
    expected = Counter((one["check"], one["class"]) for one in case["expected"].get("findings") or [])
    actual = Counter((one["check"], one["class"]) for one in result["findings"])
    both = expected & actual
    left, extra = expected - both, actual - both
    score.right.update(both)
    score.missed.update(left)
    unmatched = Counter({pair: n for pair, n in left.items()})
    notes = [f"missed {check} {cls} x{n}" for (check, cls), n in left.items()]
    for (check, cls), n in extra.items():
        if cls == "question":
            continue
        stronger = sum(m for (c, k), m in unmatched.items() if c == check and STRENGTH[k] > STRENGTH[cls])
        false = max(0, n - stronger)
        if false:
            score.false[check, cls] += false
            notes.append(f"false {check} {cls} x{false}")
            if case["clean"]:
                score.false_on_clean[check, cls] += false
    score.fired |= {one["check"] for one in result["findings"]} | {one["check"] for one in result["rights"]}
    stakes = Counter((one["check"], one["class"], one["at_stake"]) for one in result["findings"])
    for one in case["expected"].get("findings") or []:
        if one.get("at_stake") is not None and (one["check"], one["class"]) in both:
            score.stakes += 1
            key = (one["check"], one["class"], str(one["at_stake"]))
            if stakes[key]:
                stakes[key] -= 1
                score.stakes_right += 1
            else:
                shown = [k[2] for k in stakes if k[:2] == key[:2]]
                notes.append(f"stake of {one['check']}: {one['at_stake']} expected, {shown}")
    said = {one["check"] for one in result["rights"]}
    for check in case["expected"].get("rights") or []:
        score.rights += 1
        score.rights_said += check in said
        if check not in said:
            notes.append(f"right {check} not said")
    told = {one["check"] for one in result["could_not_check"]}
    for check in case["expected"].get("could_not_check") or []:
        score.unchecked += 1
        score.unchecked_said += check in told
        if check not in told:
            notes.append(f"could-not-check {check} not said")
    if case["clean"]:
        score.clean += 1
        sure = [one for one in result["findings"] if one["class"] in {"fact", "rule"}]
        alarms = [one for one in result["findings"] if one["class"] != "question"]
        score.clean_with_alarm += bool(alarms)
        score.clean_with_sure_alarm += bool(sure)
        score.clean_questions += sum(one["class"] == "question" for one in result["findings"])
        score.clean_bills += max(1, sum(bill["kind"] in {"bill", "claim"} for bill in result["bills"]))
    questions = [one["check"] for one in result["findings"] if one["class"] == "question"]
    if questions:
        notes.append("questions " + " ".join(questions))
    lost = [item["what"][:60] for document in result["documents"] for item in document["lost"]]
    refused = [document["refused"] for document in result["documents"] if document["refused"]]
    score.details.append((name, case["clean"], notes, lost, refused))


def score_set(folder):
    verify(folder)
    score = Score()
    for home in sorted(path for path in folder.iterdir() if (path / "case.yaml").exists()):
        case = yaml.safe_load((home / "case.yaml").read_text(encoding="utf-8"))
        score.dossiers += 1
        result, failure = audit(case, home)
        if result is None:
            score.crashed.append(f"{home.name}: {failure}")
            score.missed.update((one["check"], one["class"]) for one in case["expected"].get("findings") or [])
            continue
        compare(case, result, score, home.name)
    return score


def show(name, score):
    right, false, missed = sum(score.right.values()), sum(score.false.values()), sum(score.missed.values())

    def share(label, part, whole):
        low, high = wilson(part, whole)
        print(f"  {label:<44} {part}/{whole} = {part / whole if whole else 0:.3f}  [{low:.3f}, {high:.3f}]")

    print(f"set {name}: {score.dossiers} dossiers, {score.clean} clean")
    share("precision (fact, rule, evidence)", right, right + false)
    share("recall", right, right + missed)
    share("clean dossiers with a false alarm", score.clean_with_alarm, score.clean)
    share("clean dossiers with a false fact or rule", score.clean_with_sure_alarm, score.clean)
    print(
        f"  questions per clean bill                     {score.clean_questions}/{score.clean_bills} = {score.clean_questions / max(1, score.clean_bills):.3f}"
    )
    share("money at stake exactly as expected", score.stakes_right, score.stakes)
    share("rights said", score.rights_said, score.rights)
    share("could-not-check said", score.unchecked_said, score.unchecked)
    print(f"  checks that fired: {len(score.fired)}: {' '.join(sorted(score.fired))}")
    for label, counts in (("false", score.false), ("missed", score.missed)):
        if counts:
            print(f"  {label}: " + ", ".join(f"{check} {cls} x{n}" for (check, cls), n in sorted(counts.items())))
    for one in score.crashed:
        print(f"  not audited: {one}")


def main():
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("sets", nargs="*", default=[])
    reading.add_argument("--details", action="store_true")
    reading.add_argument("--json")
    asked = reading.parse_args()
    names = asked.sets or sorted(path.name for path in HERE.iterdir() if (path / "SHA256SUMS").exists())
    figures = {}
    for name in names:
        score = score_set(HERE / name)
        show(name, score)
        if asked.details:
            for dossier, clean, notes, lost, refused in score.details:
                if notes or lost or refused:
                    print(
                        f"    {dossier}{' (clean)' if clean else ''}: {'; '.join(notes)} {'LOST ' + str(lost[:3]) if lost else ''} {refused or ''}"
                    )
        figures[name] = {
            "right": sum(score.right.values()),
            "false": sum(score.false.values()),
            "missed": sum(score.missed.values()),
            "clean_with_alarm": score.clean_with_alarm,
            "clean": score.clean,
        }
    if asked.json:
        Path(asked.json).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
